"""The draft as it grows: blocks, numbers of headings, placeholders and the gaps behind them."""

from __future__ import annotations

from itertools import dropwhile, pairwise
from typing import TYPE_CHECKING

from authoring.compose.captions import Captions
from authoring.compose.result import Gap
from authoring.document import Block, Heading, Paragraph, Picture, Run, Table, normal
from authoring.errors import FaultyError, UserError
from authoring.figures.writing import wording
from authoring.form.fields import MAX_LEVEL
from authoring.form.figures import figure_set, joined
from authoring.form.models import Report
from authoring.form.profilefile import field_names
from authoring.form.template import has_template, render, render_text
from authoring.form.text import Text
from authoring.place import NOWHERE, Place
from authoring.standard.compiled import compiled
from authoring.standard.numbering import format_label, parse_label

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from pydantic.fields import FieldInfo

    from authoring.document import Chart, Role
    from authoring.form.loader import LoadedForm
    from authoring.standard.profile import Profile

MAX_NUMBER = 99
"""Highest number a heading can have."""

_OPENING = "【待填"
_PLACEHOLDER = compiled(rf"({_OPENING}[：:][^】]*】)")
_SHORT = {"year": "【待填：年度】", "organisation": "【待填：单位】"}
"""Placeholders that stand within a phrase."""


class Builder:
    """Collects the blocks of one draft."""

    def __init__(self, form: LoadedForm, profile: Profile) -> None:
        self.form = form
        self.report: Report = form.report
        self.profile = profile
        self.blocks: list[Block] = []
        self.gaps: list[Gap] = []
        self.notes: dict[str, Gap] = {}  # by the placeholder's text
        self.faults: list[UserError] = []
        self.figures = figure_set(self.report.figures, {**wording(), **profile.figure_words})
        self.captions = Captions()
        self._counters = [0] * (MAX_LEVEL + 1)
        self._numbered: dict[int, tuple[Sequence[Text], Sequence[Text]]] = {}  # automatic numbers: title and body
        self._starts: list[int] = []  # blocks before which numbers begin anew
        self._names = {english: chinese for chinese, english in field_names().items()}

    # ---- text

    def variables(self) -> dict[str, object]:
        """What templates can name; what is not filled in is a placeholder."""
        year, organisation = self.report.year, str(self.report.organisation)
        missing = _SHORT["year"]
        return {
            "年度": missing if year is None else year,
            "上年度": missing if year is None else year - 1,
            "下年度": missing if year is None else year + 1,
            "单位": organisation or _SHORT["organisation"],
            "简称": str(self.report.short_name),
        }

    def year_text(self, offset: int = 0) -> str:
        """The report year plus ``offset``, or its placeholder."""
        return _SHORT["year"] if self.report.year is None else str(self.report.year + offset)

    def rendered(self, text: Text, path: str) -> Text:
        """The text with its template rendered; placeholders in it are gaps."""
        if has_template(text):
            try:
                values = {**self.variables(), **self.figures.variables()}
                text = render_text(joined(text, self.figures), values)
            except UserError as error:
                for fault in error.faults if isinstance(error, FaultyError) else (error,):
                    self.fault(UserError(f"{path}：{fault.message}", fault.place))
        if _OPENING in text:
            for found in _PLACEHOLDER.findall(text):
                self._gap_in_text(found, path, text.place)
        return text

    def fault(self, fault: UserError) -> None:
        """Records a fault of the form, once."""
        # a text that is printed in two pieces is rendered twice
        if (fault.message, fault.place) not in [(known.message, known.place) for known in self.faults]:
            self.faults.append(fault)

    def wording(self, block: str, place: Place, **values: object) -> Text:
        """A phrase of the profile, at the place of the field that it stands for."""
        phrase = render(self.profile.wording.get(block, ""), {**self.variables(), **values})
        for found in _PLACEHOLDER.findall(phrase):
            self._gap_in_text(found, block, place)
        return Text(phrase, place._replace(joins=()))

    # ---- gaps

    def missing(
        self, field: str, path: str, place: Place | None = None, *, printed: bool = True, about: FieldInfo | None = None
    ) -> Text:
        """The placeholder of a field (English name, dotted below a part), recorded as a gap.

        ``about`` is the model's own field where that is not one of the report's.
        """
        about = about or Report.model_fields.get(field)
        name = (about.alias if about else None) or self._names.get(field, field).rpartition(".")[2]
        guidance = self.guidance(field, about)
        shown = f"【待填：{name}，{guidance}】" if guidance else f"【待填：{name}】"
        self._gap(Gap(path, guidance, self.basis(field), place or self.place(field), printed), shown if printed else "")
        return Text(shown, place or self.place(field))

    def guidance(self, field: str, about: FieldInfo | None = None) -> str:
        """What belongs in a field: by the profile, else by the form's own description."""
        about = about or Report.model_fields.get(field)
        return self.profile.guidance.get(field) or (about.description if about else None) or ""

    def basis(self, field: str) -> str:
        """The document that asks for a field; "" where none does."""
        return self.profile.basis.get(field) or self.profile.basis.get(field.partition(".")[0]) or ""

    def place(self, field: str) -> Place:
        """Where the top-level field of that English name is written."""
        return self.form.place(field.partition(".")[0])

    def _gap_in_text(self, found: str, path: str, place: Place) -> None:
        if field := next((field for field, short in _SHORT.items() if short == found), None):
            self._gap(Gap(self._names[field], self.guidance(field), self.basis(field), self.place(field)), found)
        else:
            self._gap(Gap(path, found[4:-1], "", place), found)

    def _gap(self, gap: Gap, shown: str) -> None:
        if shown:
            self.notes.setdefault(shown, gap)
        if gap not in self.gaps:
            self.gaps.append(gap)

    # ---- blocks

    def paragraph(self, texts: Sequence[Text], role: Role = "body") -> None:
        """A paragraph of these texts in a row, without blanks around it; nothing when they are empty."""
        texts = trimmed(texts)
        if texts:
            self.blocks.append(Paragraph(runs(texts), role, self._where([("", texts)])))

    def heading(self, level: int, label: Text, title: Sequence[Text], body: Sequence[Text] = ()) -> None:
        """A heading with its own or the next automatic number; 无 as label means that of the title at most."""
        title, body = (title, trimmed(body)) if body else (trimmed(title, start=False), body)
        printed = self._number(min(level, MAX_LEVEL), label, title)
        if not printed:
            printed, title = _own_number(unindented(title))
        if printed and not label:
            self._numbered[len(self.blocks)] = title, body
        place = self._where([(printed, title), ("", body)])
        self.blocks.append(Heading(min(level, MAX_LEVEL), printed, runs(title), runs(body), place))

    def table(self, table: Table) -> None:
        """A table, numbered as a block."""
        self.blocks.append(table._replace(place=table.place._replace(block=len(self.blocks) + 1)))

    def picture(self, picture: Picture) -> None:
        """A picture, numbered as a block."""
        self.blocks.append(picture._replace(place=picture.place._replace(block=len(self.blocks) + 1)))

    def figure_caption(self, caption: Text) -> None:
        """The caption below a figure of any kind, with its number; nothing, and no number, when it is empty."""
        if caption.filled:
            self.paragraph(self.captions.numbered(caption), "figure-caption")

    def chart(self, chart: Chart) -> None:
        """A chart, numbered as a block."""
        self.blocks.append(chart._replace(place=chart.place._replace(block=len(self.blocks) + 1)))

    def restart(self) -> None:
        """Numbers begin anew."""
        self._counters = [0] * (MAX_LEVEL + 1)
        self._starts.append(len(self.blocks))

    def without_lone_numbers(self) -> tuple[Block, ...]:
        """The blocks; an item that has no fellow at its level loses its automatic number.

        A title that itself begins with one keeps both: it would be taken for the item's.
        """
        found = list(self.blocks)
        for start, end in pairwise((0, *self._starts, len(found))):
            for index in lone_numbers(found[start:end]):
                heading, texts = found[start + index], self._numbered.get(start + index)
                if isinstance(heading, Heading) and texts is not None:
                    title, body = unindented(texts[0]), texts[1]
                    if parse_label("".join(title)):
                        continue
                    place = self._where([("", title), ("", body)])._replace(block=start + index + 1)
                    found[start + index] = heading._replace(label="", runs=runs(title), place=place)
        return tuple(found)

    def _number(self, level: int, label: Text, title: Sequence[Text]) -> str:
        self._counters[level + 1 :] = [0] * (MAX_LEVEL - level)
        if label.none:
            return ""
        if label:
            found = parse_label(str(label).strip())
            self._counters[level] = found.value if found else self._counters[level] + 1
            return str(label)
        self._counters[level] += 1
        if self._counters[level] > MAX_NUMBER:
            if self._counters[level] == MAX_NUMBER + 1:  # once is enough
                place = next((text.place for text in title), None)
                self.fault(UserError(f"同一级标题超过{MAX_NUMBER}个，请分节，或用“编号”自定", place))
            return ""
        return format_label(level, self._counters[level])

    def _where(self, pieces: Iterable[tuple[str, Sequence[Text]]]) -> Place:
        """The place of a block made of (printed text without a source, texts) in a row."""
        offset, joins, first = 0, [], NOWHERE
        for printed, texts in pieces:
            offset += len(printed)
            for text in texts:
                place = text.place
                if place.line is not None:
                    first = place if first.line is None else first
                    inner = place.joins or ((0, place.line, place.column or 1),)
                    joins += [(offset + start, line, column) for start, line, column in inner]
                elif first.file is None:
                    first = place
                offset += len(text)
        kept = tuple(joins) if len(joins) > 1 or (joins and joins[0][0]) else ()
        return Place(first.file, first.line, first.column, len(self.blocks) + 1, first.start, first.end, kept)


def lone_numbers(blocks: Sequence[Block]) -> Iterator[int]:
    """Indices of headings below level one that are the only numbered ones of their level under the heading above."""
    groups: list[list[int]] = [[] for _ in range(MAX_LEVEL + 1)]
    for index, block in enumerate(blocks):
        if isinstance(block, Heading):
            for level in range(block.level + 1, MAX_LEVEL + 1):
                yield from _if_lone(groups[level])
                groups[level] = []
            if block.label and block.level > 1:
                groups[block.level].append(index)
    for group in groups:
        yield from _if_lone(group)


def _if_lone(group: list[int]) -> list[int]:
    return group if len(group) == 1 else []


def trimmed(texts: Sequence[Text], *, start: bool = True) -> list[Text]:
    """The texts without the blanks at the end of their row, and at its start where wanted."""
    kept = [text for text in texts if text]
    if start:
        kept = unindented(kept)
    while kept and not kept[-1].strip():
        del kept[-1]
    if kept:
        kept[-1] = kept[-1].piece(0, len(kept[-1].rstrip()))
    return kept


def _own_number(title: Sequence[Text]) -> tuple[str, Sequence[Text]]:
    """The number that a title begins with, as any reader of the page takes it, and the rest."""
    found = parse_label(title[0]) if title else None
    if found is None:
        return "", title
    first = title[0].piece(len(found.text), len(title[0]))
    return found.text, [first, *title[1:]] if first else title[1:]


def unindented(texts: Sequence[Text]) -> list[Text]:
    """The texts without the blanks at the start of their row."""
    kept = list(dropwhile(lambda text: not text.strip(), texts))
    if kept and kept[0][0].isspace():
        kept[0] = kept[0].piece(len(kept[0]) - len(kept[0].lstrip()), len(kept[0]))
    return kept


def runs(texts: Iterable[str]) -> tuple[Run, ...]:
    """Runs of the texts in a row; 【待填：…】 becomes a placeholder."""
    text = "".join(texts)
    if _OPENING not in text:
        return (Run(text),) if text else ()
    pieces = _PLACEHOLDER.split(text)
    return normal(Run(piece, "placeholder" if number % 2 else "") for number, piece in enumerate(pieces))
