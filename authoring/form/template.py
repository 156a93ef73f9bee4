"""Jinja2 in the prose of forms and in the wording of profiles, as a small closed language.

Only what is on the list is allowed: names, comparisons, ``if``, a few filters. There are no loops, calls,
attributes, macros or multiplication, so a template's result is never longer than a small multiple of its source
and its variables, and it always ends. The sandbox stands behind that as a second wall.
"""

from __future__ import annotations

import difflib
import re
from collections import Counter
from functools import cache
from typing import TYPE_CHECKING

from authoring.errors import FaultyError, UserError
from authoring.form.limits import MAX_NESTING, MAX_RESULT, MAX_SOURCE, MAX_VALUE
from authoring.form.text import Text
from authoring.standard.compiled import compiled

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

    from jinja2 import nodes
    from jinja2.sandbox import ImmutableSandboxedEnvironment

    from authoring.place import Place

VARIABLES: Mapping[str, str] = {
    "年度": "year",
    "上年度": "last_year",
    "下年度": "next_year",
    "单位": "organisation",
    "简称": "short_name",
}
"""What a template can name, in Chinese and in English."""

FILTERS = frozenset({"default", "d", "trim", "length"})

_MARKS = compiled(r"\{\{|\{%")
_SIMPLE = compiled(r"\{\{ *(\w+)(?: or (\w+))? *\}\}")
"""Names, and one name in the stead of another: rendered without Jinja2, whose import takes longer than a whole form."""
_IFS = compiled(r"\{%[-+]?\s*(if|endif)\b")
_EXPRESSION = r"(?s)\{\{.*?\}\}"
_ALLOWED = frozenset(
    {
        *("Template", "Output", "TemplateData", "Name", "Const", "Filter", "Test", "If", "CondExpr"),
        *("Compare", "Operand", "And", "Or", "Not", "Add", "Sub", "Concat", "List", "Tuple"),
    }
)
_TESTS = frozenset({"defined", "undefined", "none"})
_NAMES_IN_CHINESE = {
    **dict.fromkeys(("Call", "CallBlock"), "函数调用"),
    **dict.fromkeys(("Assign", "AssignBlock"), "赋值（set）"),
    **dict.fromkeys(("Include", "Import", "FromImport"), "引入（include、import）"),
    **dict.fromkeys(("Getitem", "Slice"), "方括号取值"),
    **dict.fromkeys(("Div", "FloorDiv"), "除法"),
    **dict.fromkeys(("Neg", "Pos"), "正负号"),
    "For": "循环（for）",
    "Getattr": "点号取值",
    "Macro": "宏（macro）",
    "Mul": "乘法",
    "Pow": "乘方",
    "Mod": "求余",
    "Dict": "花括号",
    "Extends": "继承（extends）",
    "Block": "块（block）",
    "With": "with",
    "FilterBlock": "filter",
}
_OTHER = "这种写法"


def has_template(text: str) -> bool:
    """Whether the text is to be rendered at all."""
    return "{" in text and bool(_MARKS.search(text))


def literal(text: str) -> str:
    """``text`` so written in a form that it is printed as it stands, template marks included."""
    return _MARKS.sub(lambda match: "{{ '" + match[0] + "' }}", text)


def template_faults(text: Text, more: frozenset[str] = frozenset()) -> list[UserError]:
    """What keeps the text from being rendered; empty for most. ``more`` are further names it may use."""
    if not has_template(text):
        return []
    if _is_simple(text, {*VARIABLES, *VARIABLES.values(), *more}):
        return []
    if len(text) > MAX_SOURCE:
        return [UserError(f"带 {{{{ }}}} 的文字太长（超过{MAX_SOURCE}字），请分段", text.place)]
    from jinja2 import TemplateSyntaxError

    try:
        tree = _environment().parse(_mark_by_line(text))
        return list(_node_faults(tree, text, more))
    except TemplateSyntaxError as error:
        if (opened := _unclosed(text)) is not None:
            message = "这个 {% if %} 没有对应的 {% endif %}，请补上，或者删去它"
            return [UserError(message, text.place.span(opened, opened + 1))]
        return [UserError("{{ }} 或 {% %} 的写法有误，请检查是否配对", _mark_place(text, error.lineno))]
    except (RecursionError, ValueError, OverflowError):
        return [UserError("{{ }} 里的内容太复杂，请写简单些", text.place)]


def render(text: str, variables: Mapping[str, object]) -> str:
    """The rendered text; raises UserError for what ``template_faults`` tells and for values that don't fit."""
    if not has_template(text):
        return text
    values = _both_names(variables)
    _check_values(text, values)
    if _is_simple(text, values):
        return _SIMPLE.sub(lambda match: str(values[match[1]] or values.get(match[2], values[match[1]])), text)
    from jinja2 import TemplateError

    located = text if isinstance(text, Text) else Text(text)
    if faults := template_faults(located, frozenset(variables)):
        raise faults[0]
    try:
        result = _environment().from_string(str(text)).render(values)
    except (TemplateError, TypeError, ValueError, ArithmeticError, RecursionError):
        place = _failing_place(located, values)
        raise UserError("{{ }} 里的计算做不了，请检查数字和文字是否用对", place) from None
    if len(result) > MAX_RESULT:
        raise UserError(f"{{{{ }}}} 代入以后太长（超过{MAX_RESULT}字），请分段", located.place)
    return result


def _check_values(text: str, values: Mapping[str, object]) -> None:
    """Raises UserError for a value so long that a text full of marks would fill the memory with it."""
    for name, value in values.items():
        if isinstance(value, str) and len(value) > MAX_VALUE and name in text:
            place = text.place if isinstance(text, Text) else None
            raise UserError(f"“{name}”太长（超过{MAX_VALUE}字），不能用 {{{{ }}}} 代入，请写短些", place)


def render_text(text: Text, variables: Mapping[str, object]) -> Text:
    """The rendered text, each of its lines at its place where no mark reaches over several; else as :func:`render`.

    Raises FaultyError with the faults of all lines.
    """
    joins = text.place.joins
    ends = [*(offset for offset, _, _ in joins[1:]), len(text)]
    pieces = [text.piece(join[0], end) for join, end in zip(joins, ends, strict=False)]
    if not pieces or "{%" in text or any(piece.count("{{") != piece.count("}}") for piece in pieces):
        return Text(render(text, variables), text.place._replace(joins=()))
    whole, placed, faults = "", [], list[UserError]()
    for piece, (_, line, column) in zip(pieces, joins, strict=True):
        placed.append((len(whole), line, column))
        try:
            whole += render(piece, variables)
        except UserError as error:
            faults.append(error)
    if faults:
        raise FaultyError(faults)
    return Text(whole, text.place._replace(joins=tuple(placed)))


def _is_simple(text: str, known: Collection[str]) -> bool:
    """Whether every mark in the text is a known name, or two joined by ``or``."""
    found = list(_SIMPLE.finditer(text))
    names = {name for match in found for name in match.groups() if name}
    return len(text) <= MAX_SOURCE and names <= set(known) and not _MARKS.search(_SIMPLE.sub("", text))


@cache
def _environment() -> ImmutableSandboxedEnvironment:
    from jinja2 import StrictUndefined
    from jinja2.sandbox import ImmutableSandboxedEnvironment

    environment = ImmutableSandboxedEnvironment(
        undefined=StrictUndefined,
        keep_trailing_newline=True,
        autoescape=False,
        # a "{#" in prose is prose: comments get marks nobody types
        comment_start_string="\x02#",
        comment_end_string="#\x03",
        cache_size=50,
    )
    environment.globals.clear()
    environment.filters = {name: environment.filters[name] for name in FILTERS}
    return environment


def _both_names(variables: Mapping[str, object]) -> dict[str, object]:
    return {**variables, **{english: variables[name] for name, english in VARIABLES.items() if name in variables}}


def _node_faults(tree: nodes.Template, text: Text, more: frozenset[str]) -> Iterator[UserError]:
    from jinja2 import nodes

    known = {*VARIABLES, *VARIABLES.values(), *more}
    passed: Counter[tuple[int, str]] = Counter()
    pending: list[tuple[nodes.Node, int]] = [(tree, 0)]
    while pending:
        node, depth = pending.pop(0)
        if depth > MAX_NESTING:
            yield UserError("{{ }} 或 {% %} 套得太深，请写简单些", _mark_place(text, node.lineno))
            return
        below = node
        while isinstance(below, nodes.Getattr):
            below = below.node
        if isinstance(below, nodes.Name):
            passed[below.lineno, below.name] += 1
            message = _name_fault(below.name, node.attr if isinstance(node, nodes.Getattr) else "", known, more)
            if message:
                yield UserError(message, _name_place(text, below.lineno, below.name, passed[below.lineno, below.name]))
            continue
        if what := _forbidden(node):
            yield UserError(f"{{{{ }}}} 里不能用{what}，请直接写出要印的文字", _mark_place(text, node.lineno))
            continue
        pending.extend((child, depth + 1) for child in node.iter_child_nodes())


def _forbidden(node: nodes.Node) -> str:
    """What a node is that has no place in the language; "" for one that has."""
    kind = type(node).__name__
    name = getattr(node, "name", "")
    if kind == "Filter" and name not in FILTERS:
        return f"“|{name[:20]}”"
    if kind == "Test" and name not in _TESTS:
        return f"“is {name[:20]}”"
    return "" if kind in _ALLOWED else _NAMES_IN_CHINESE.get(kind, _OTHER)


def _name_fault(name: str, attribute: str, known: Collection[str], more: frozenset[str]) -> str:
    """What is wrong with a name, with ``attribute`` behind a dot where there is one; "" for nothing."""
    if name not in known:
        return _unknown_name(name, more, "要用数据，先写在“指标”里；" if attribute else "")
    if attribute:
        return f"“{name.replace('_', '.')}”后面不能加“.{attribute[:20]}”，请去掉，或者直接写出要印的文字"
    return ""


def _unknown_name(name: str, more: frozenset[str], advice: str) -> str:
    known = [*VARIABLES, *sorted(more)]
    near = difflib.get_close_matches(name, known, 1, 0.4)
    hint = f"，是不是“{near[0].replace('_', '.')}”？" if near else f"，{advice}"
    plain = [each for each in known if "_" not in each]  # a figure's phrases go by its name, see form.figures
    return f"没有叫“{name[:20]}”的值{hint}可以用：{'、'.join(plain)}"


# ---- places: Jinja2 knows lines only, so each mark is read on a line of its own


def _mark_by_line(text: str) -> str:
    """The text with each mark at the start of a line, and no other line breaks: line 2 is that of the first mark."""
    return _MARKS.sub(r"\n\g<0>", text.replace("\n", " "))


def _mark_place(text: Text, number: int) -> Place:
    """The mark on line ``number`` of ``_mark_by_line``."""
    start, _ = _mark_span(text, number)
    return text.place.span(start, start + 1)


def _unclosed(text: str) -> int | None:
    """Where the ``{% if %}`` that nothing closes begins; None where other marks are at fault too."""
    opened: list[int] = []
    for match in _IFS.finditer(text):
        if match[1] == "if":
            opened.append(match.start())
        elif opened:
            opened.pop()
        else:
            return None
    is_whole = text.count("{{") == text.count("}}") and text.count("{%") == text.count("%}")
    return opened[-1] if opened and is_whole else None


def _mark_span(text: str, number: int) -> tuple[int, int]:
    starts = [match.start() for match in _MARKS.finditer(text)]
    index = min(max(number - 2, 0), len(starts) - 1)
    return starts[index], [*starts, len(text)][index + 1]


def _name_place(text: Text, number: int, name: str, count: int) -> Place:
    """The ``count``-th time that a mark names something."""
    span = _mark_span(text, number)
    found = list(compiled(rf"(?<!\w){re.escape(name)}(?!\w)").finditer(text, *span))
    start = found[min(count, len(found)) - 1].start() if found else span[0]
    return text.place.span(start, start + len(name) if found else start + 1)


def _failing_place(text: Text, values: Mapping[str, object]) -> Place:
    """The first mark that can't be rendered alone, else the first."""
    for match in re.finditer(_EXPRESSION, text):
        try:
            _environment().from_string(match[0]).render(values)
        except Exception:  # whatever it is, the whole text has failed of it
            return text.place.span(match.start(), match.end())
    return _mark_place(text, 0)
