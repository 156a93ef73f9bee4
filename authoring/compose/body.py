"""The parts of the report, in their order."""

from __future__ import annotations

from typing import TYPE_CHECKING

from authoring.compose.content import Content
from authoring.form.checks import heading_level, item_place
from authoring.form.fields import PART_NAMES
from authoring.form.models import DutiesPart, FormModel, Item, Part
from authoring.form.text import Text
from authoring.standard.parts import PART_KEYS, PartKey, requirements

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from authoring.compose.builder import Builder

MIN_DUTIES = 3
"""Kinds of duty that a substantial account names at least, of six."""


def compose_body(builder: Builder, leftover: Callable[[str], None]) -> None:
    """All parts, or the full text in their stead; ``leftover`` prints what belongs after a field."""
    report = builder.report
    covered = set(_covered(report))
    if report.full_text:
        Content(builder, "full_text").blocks(report.full_text, 1, "全文")
        for key in PART_KEYS:
            if key in builder.profile.required - covered:
                builder.missing(key, PART_NAMES[key], builder.place("full_text"), printed=False)
            leftover(key)
        leftover("full_text")
        return
    for key in dict.fromkeys((*report.order, *builder.profile.order, *PART_KEYS)):
        _part(builder, key, covered)
        leftover(key)
    leftover("full_text")


def _covered(model: FormModel) -> Iterator[PartKey]:
    """The parts that some section says it covers."""
    if isinstance(model, Item):
        yield from model.covers
    for value in vars(model).values():
        if isinstance(value, FormModel):
            yield from _covered(value)
        elif isinstance(value, tuple):
            for item in value:
                if isinstance(item, FormModel):
                    yield from _covered(item)


def _part(builder: Builder, key: PartKey, covered: set[PartKey]) -> None:
    part = builder.report.part(key)
    needed = key in builder.profile.required and key not in covered
    titled = part.title.filled and not part.title.none
    if part.omitted or (not _written(part) and not titled):
        if needed:
            _missing_part(builder, key, part)
        return
    level = heading_level(part, 1)
    title = _heading_text(builder, key, part)
    if _has_duties(part):
        _duties(builder, part, title, level)
    elif part.content:
        shown = part.model_copy(update={"title": title})
        Content(builder, key).item(shown, level, PART_NAMES[key])
    else:
        builder.heading(level, part.label, [title])
        open_content = "content" in part.model_fields_set
        text = builder.missing(key, PART_NAMES[key], item_place(part), printed=open_content) if needed else Text()
        builder.paragraph([text] if open_content else [])


def _written(part: Part) -> bool:
    return bool(part.content) or _has_duties(part)


def _missing_part(builder: Builder, key: PartKey, part: Part) -> None:
    if part.omitted:
        builder.missing(key, PART_NAMES[key], printed=False)
        return
    builder.heading(1, part.label, [_heading_text(builder, key, part)])
    builder.paragraph([builder.missing(key, PART_NAMES[key])])


def _heading_text(builder: Builder, key: PartKey, part: Part) -> Text:
    if part.title.filled:
        return builder.rendered(part.title, f"{PART_NAMES[key]} › 标题")
    spec = requirements().part(key)
    wording = builder.profile.headings.get(key, spec.heading)
    place = item_place(part) or builder.place(key)
    return builder.rendered(Text(wording.replace("{year}", builder.year_text(spec.offset)), place), PART_NAMES[key])


def _kinds(part: Part) -> dict[str, tuple[Text, ...]]:
    """The six kinds of duty by name, with what is written on each."""
    return (
        {spec.name: getattr(part, spec.key) for spec in requirements().duties} if isinstance(part, DutiesPart) else {}
    )


def _has_duties(part: Part) -> bool:
    return any(_kinds(part).values())


def _duties(builder: Builder, part: Part, title: Text, level: int) -> None:
    assert isinstance(part, DutiesPart)
    name = PART_NAMES["duties"]
    content = Content(builder, "duties")
    if not part.title.none:
        builder.heading(level, part.label, [title])
        level += 1
    if part.content:
        content.blocks(part.content, level, name)
    else:
        _lead(builder, part)
    for kind, texts in _kinds(part).items():
        lines = [line for text in texts for line in builder.rendered(text, f"{name} › {kind}").lines()]
        if lines:
            builder.heading(level, Text(), [Text(f"{kind}。", lines[0].place)], [lines[0]])
            for line in lines[1:]:
                builder.paragraph([line])
    if not part.content and sum(map(bool, _kinds(part).values())) < MIN_DUTIES:
        builder.paragraph([builder.missing("duties", name)])


def _lead(builder: Builder, part: DutiesPart) -> None:
    place = part.post.place if part.post.place.line is not None else builder.place("duties")
    post = builder.rendered(part.post, f"{PART_NAMES['duties']} › 职务")
    if not post.filled:
        about = DutiesPart.model_fields["post"]
        post = builder.missing("duties.post", f"{PART_NAMES['duties']} › 职务", place, about=about)
    before, _, after = builder.wording("duties", place, 职务="\0").partition("\0")
    builder.paragraph([text for text in (Text(before, place), post, Text(after, place)) if text])
