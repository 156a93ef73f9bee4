"""A new form: every field with a Chinese comment that says what belongs there, how much, and on what basis.

The comments are put together from the models' descriptions and the profile's guidance and basis.
"""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from authoring.form.dumper import dump_scalar
from authoring.form.models import DutiesPart, Item, PlanItem, Problem, Report
from authoring.form.schema import SCHEMA_FILE
from authoring.named import NamedTuple
from authoring.standard.compiled import compiled
from authoring.standard.layout import text_width
from authoring.standard.parts import requirements

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from authoring.form.models import FormModel
    from authoring.standard.profile import Profile

_WIDTH = 44
"""Full-width characters of a comment line."""

_WHOLE = compiled(
    r"(?:\{\{.*?\}\}|《[^》]*》|“[^”]*”|（[^）]*）|[^《“（，。、；：！？》”） ])+[，。、；：！？》”） ]*"
    r"|[，。、；：！？》”） ]+|."
)
"""What stays on one line: up to a mark or a blank, what is in brackets or quotation marks with it."""
_SMALLER = compiled(r"(?:[A-Za-z0-9_./{}]+|《[^》]{0,40}》|“[^”]{0,12}”|.)[，。、；：！？》”） ]*")
"""The same where that is longer than a line."""

_OPTIONAL = frozenset(
    {
        *(
            "figures",
            "figure_sources",
            "figure_table",
            "figure_charts",
            "title",
            "transition",
            "order",
            "other",
            "full_text",
            "closing",
        ),
        *("attachment_note", "signatures", "note", "attachments", "leftover"),
        *("copy_number", "secrecy", "urgency", "marks", "document_number", "signatories"),
        *("addressees_in_imprint", "sealed", "printer", "print_date", "duplex", "table_look", "private"),
    }
)
"""Fields that a usual report does without: shown, but as comments."""

_ITEMS: dict[str, tuple[type[FormModel], tuple[str, ...]]] = {
    "measures": (Item, ("title", "content")),
    "problems": (Problem, ("problem", "reason", "answered_by")),
    "plan": (PlanItem, ("title", "content", "answers")),
}
"""The first item of each part, to be filled in and copied."""


class Filled(NamedTuple):
    """What a new form already holds: YAML lines by field, those of the figures, and further comments by field."""

    fields: Mapping[str, str] = MappingProxyType({})
    figures: str = ""
    notes: Mapping[str, tuple[str, ...]] = MappingProxyType({})


_EMPTY = Filled()


def new_form(organisation: str, year: int | None, profile: Profile, filled: Filled = _EMPTY) -> str:
    """The text of a form to fill in; it loads as it is."""
    own = {**filled.fields, **({"figures": filled.figures} if filled.figures else {})}
    values = {"profile": _profile_name(profile), "year": year, "organisation": organisation}
    lines = [
        f"# yaml-language-server: $schema={SCHEMA_FILE}",
        "# 法治政府建设年度报告表单。冒号用半角，后面空一格；缩进用空格，不用制表符。",
        "# 不填的项可以空着，生成文稿时会标出【待填】；确定不写的项写“无”。",
        "# 正文里可以用 {{ 年度 }}、{{ 上年度 }}、{{ 下年度 }}、{{ 单位 }}、{{ 简称 }}，",
        "# 以它们开头的文字要用引号括起来。",
    ]
    for name, field in Report.model_fields.items():
        mark = "# " if name in _OPTIONAL else ""
        lines += ["", *_comment(field.description or "", profile, name, "")]
        if name == "measures" and profile.topics:
            lines += _wrapped(f"常用主题：{'、'.join(profile.topics)}", "")
        for note in filled.notes.get(name, ()):
            lines += _wrapped(note, "")
        lines.append(own.get(name) or f"{mark}{field.alias}: {dump_scalar(values.get(name) or None)}".rstrip())
        lines += _below(name, profile)
    return "\n".join(lines) + "\n"


def _profile_name(profile: Profile) -> str:
    if "+" in profile.name:
        return profile.description
    return profile.names[0] if profile.names else profile.name


def _below(name: str, profile: Profile) -> Iterator[str]:
    if name == "duties":
        yield from _duties(profile)
    if name not in _ITEMS:
        return
    model, keys = _ITEMS[name]
    for key in keys:
        field = model.model_fields[key]
        yield from _comment(field.description or "", profile, f"{name}.{key}", "    ")
        yield f"{'  - ' if key == keys[0] else '    '}{field.alias}:"


def _duties(profile: Profile) -> Iterator[str]:
    field = DutiesPart.model_fields["post"]
    yield from _comment(field.description or "", profile, "duties.post", "  ")
    yield f"  {field.alias}:"
    for spec in requirements().duties:
        field = DutiesPart.model_fields[spec.key]
        yield from _wrapped(f"{field.description}：{spec.evidence}", "  ")
        yield f"  {field.alias}:"


def _comment(description: str, profile: Profile, field: str, indent: str) -> Iterator[str]:
    yield from _wrapped(description, indent)
    if advice := profile.guidance.get(field):
        yield from _wrapped(f"写法：{advice}", indent)
    if basis := profile.basis.get(field):
        yield from _wrapped(f"依据：{basis}", indent)


def _wrapped(text: str, indent: str) -> Iterator[str]:
    """The text as comment lines, which part at marks and blanks rather than within words."""
    line = ""
    for piece in _pieces(" ".join(text.split("\n"))):
        if line and text_width((line + piece).rstrip()) > _WIDTH:
            yield f"{indent}# {line.rstrip()}"
            line = ""
        line += piece
    if line.strip():
        yield f"{indent}# {line.rstrip()}"


def _pieces(text: str) -> Iterator[str]:
    for whole in _WHOLE.findall(text):
        yield from [whole] if text_width(whole) <= _WIDTH else _SMALLER.findall(whole)
