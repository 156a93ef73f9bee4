"""A w:p with its format: automatic number, heading level, weight; cut at its line breaks."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from authoring.document import Run, normal, plain
from authoring.named import NamedTuple
from authoring.readers.docx import own
from authoring.readers.docx.styles import Format, StyleInfo, is_strong, read_format
from authoring.readers.docx.tags import child_of
from authoring.readers.heads import LONGEST_UNNUMBERED, split_heading
from authoring.readers.lines import Line, group_lines
from authoring.readers.raw import RawParagraph, cut, shifted, stripped, text_runs
from authoring.standard.numbering import parse_label
from authoring.standard.patterns import pattern

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from lxml.etree import _Element

    from authoring.document import Role
    from authoring.place import Place
    from authoring.readers.docx.numbering import Numbering
    from authoring.readers.docx.styles import Styles
    from authoring.readers.docx.tags import Tags
    from authoring.readers.raw import Align

Pieces = list[tuple[str, str]]
_BREAKS = pattern(r"[\n\f]")
_LONGEST_LABEL = 8
_MARK = pattern(r"[。！？；：，.!?;:,]$")


class ParagraphFormat(NamedTuple):
    """A paragraph's style, with what is set on the paragraph itself.

    ``role``, ``own_level`` and ``run_in`` tell what a style of our own means; ``dropped`` is why the paragraph is no
    part of the text, "" where it is. ``counts``: it has an automatic number, so that the next one's is another.
    """

    style: str
    info: StyleInfo
    label: str
    level: int
    align: Align
    mark_deleted: bool
    is_own: bool = False
    role: Role | None = None
    own_level: int = 0
    run_in: bool = False
    dropped: str = ""
    counts: bool = False


class Source(NamedTuple):
    """What a w:p says.

    ``pieces`` is None where no run has a style of its own. ``texts`` are those of its w:t elements where they are not
    in them; None where they are.
    """

    text: str
    pieces: Pieces | None = None
    texts: Sequence[str] | None = None


class Paragraphs:
    """Makes raw paragraphs; counts automatic numbers on the way."""

    def __init__(self, tags: Tags, styles: Styles, numbering: Numbering, *, are_own: bool) -> None:
        self._tags = tags
        self._styles = styles
        self._numbering = numbering
        self._formats: dict[str, ParagraphFormat] = {}
        self.are_own = are_own

    def format(self, element: _Element) -> ParagraphFormat:
        """The format of a w:p; to be asked once for each paragraph, in order."""
        tags = self._tags
        ppr = element[0] if len(element) and element[0].tag == tags.ppr else child_of(element, tags.ppr)
        if ppr is None:
            return self._plain("")
        if len(ppr) == 1 and ppr[0].tag == tags.pstyle:
            return self._plain(ppr[0].get(tags.val) or "")
        return self._merged(read_format(ppr, tags))

    def role(self, element: _Element) -> Role | None:
        """The role of a w:p in a style of ours; counts no number."""
        return own.ROLES.get(self.style(element))

    def style(self, element: _Element) -> str:
        """The id of the style of a w:p, "" where it names none; counts no number."""
        ppr = child_of(element, self._tags.ppr)
        return "" if ppr is None else read_format(ppr, self._tags).style or ""

    def _plain(self, style: str) -> ParagraphFormat:
        """The format of a paragraph that has a style and nothing else."""
        found = self._formats.get(style)
        if found is None:
            found = self._merged(Format(style or None))
            if found.info.number is None:
                self._formats[style] = found
        return found

    def _merged(self, direct: Format) -> ParagraphFormat:
        # our own styles are known without a look at the styles part, whose parsing is a fifth of the time
        known = self.are_own and own.is_known(direct.style or "")
        info = StyleInfo() if known else self._styles.info(direct.style)
        number = direct.number if direct.number is not None else info.number
        label = ""
        counts = number is not None and number != "0"
        if number is not None and counts:
            depth = direct.depth if direct.depth is not None else info.depth
            if depth is None:
                depth = self._numbering.depth_of_style(number, direct.style)
            label = self._numbering.label(number, depth)
        style = (direct.style or "") if self.are_own else ""
        own_level = own.heading_level(style)
        return ParagraphFormat(
            style=direct.style or "",
            info=info,
            label=label,
            level=info.level if direct.level is None else direct.level,
            align=info.align if direct.align is None else direct.align,
            mark_deleted=direct.mark_deleted,
            is_own=style in own.ROLES or own_level > 0,
            role=own.ROLES.get(style),
            own_level=own_level,
            run_in=own.is_run_in(style),
            dropped="目录" if info.contents else "隐藏文字" if info.hidden else "",
            counts=counts,
        )

    def raws(self, element: _Element, form: ParagraphFormat, source: Source, place: Place) -> list[RawParagraph]:
        """The raw paragraphs of a w:p that has text: more than one where line breaks part it."""
        text = source.text
        if form.is_own:
            number = (len(form.label) or self._label_length(element, source.texts)) if form.own_level else 0
            return self._own(form, text, source.pieces, place, number)
        if "\n" in text or "\f" in text:
            return self._parted(element, form, source, place)
        raw = RawParagraph(form.label + text.strip(), place, number=len(form.label))
        self._describe(raw, element, form, source.texts)
        if self.are_own and source.pieces:
            raw.runs = stripped(_styled(text_runs(form.label), source.pieces))
        return [raw]

    def lines(self, form: ParagraphFormat, pieces: Pieces) -> list[tuple[Run, ...]]:
        """The lines of a paragraph in a table cell."""
        runs = _styled(text_runs(form.label), pieces) if self.are_own else text_runs(form.label + _text(pieces))
        if len(runs) == 1 and not _BREAKS.search(runs[0].text):
            return [line] if (line := stripped(runs)) else []
        text = "".join(run.text for run in runs)
        ends = [match.start() for match in _BREAKS.finditer(text)]
        lines = [
            stripped(cut(runs, start, end))
            for start, end in zip([0, *(end + 1 for end in ends)], [*ends, len(text)], strict=True)
        ]
        return [line for line in lines if line]

    def _parted(self, element: _Element, form: ParagraphFormat, source: Source, place: Place) -> list[RawParagraph]:
        """Lines of one paragraph are as likely parts of a sentence as paragraphs of their own."""
        lines = []
        for number, part in enumerate(_BREAKS.split(source.text)):
            body = part.strip()
            if body:
                indent = 2 * (len(part) - len(part.lstrip())) if number else 0
                lines.append(Line(body, (), indent))
        raws, at = [], 0
        for group in group_lines(lines):
            label = form.label if at == 0 else ""
            body = label + "".join(line.text for line in group)
            raw = RawParagraph(body, shifted(place, at), number=len(label))
            self._describe(raw, element, form, source.texts)
            raws.append(raw)
            at += len(body)
        return raws

    def _describe(
        self, raw: RawParagraph, element: _Element, form: ParagraphFormat, texts: Sequence[str] | None
    ) -> None:
        raw.level, raw.align, raw.title = form.level, form.align, form.info.title
        if raw.level or len(raw.text) > LONGEST_UNNUMBERED or _MARK.search(raw.text) or parse_label(raw.text):
            return
        raw.strong = self._is_strong(element, form, texts)

    def _is_strong(self, element: _Element, form: ParagraphFormat, texts: Sequence[str] | None) -> bool:
        tags = self._tags
        told = None if texts is None else iter(texts)
        for run in element.iter(tags.r):
            shown = [node.text if told is None else next(told) for node in run.iterchildren(tags.t)]
            if not shown or not (shown[0] or "").strip():
                continue
            rpr = child_of(run, tags.rpr)
            strong = None if rpr is None else is_strong(rpr, tags)
            if not (form.info.strong if strong is None else strong):
                return False
        return True

    def _own(
        self, form: ParagraphFormat, text: str, pieces: Pieces | None, place: Place, number: int
    ) -> list[RawParagraph]:
        if pieces is None and not form.label and not form.run_in and "\n" not in text:
            text = text.strip()
            return [RawParagraph(text, place, (Run(text),), form.own_level, number, sure=True, role=form.role)]
        pieces = [(text, "")] if pieces is None else pieces
        broken = "\n" in text or "\f" in text
        if form.run_in and not form.label and not broken and own.APART.isdisjoint([style for _, style in pieces]):
            body = text.strip()
            raw = RawParagraph(body, place, (Run(body),), form.own_level, number, sure=True, role=form.role)
            raw.split = _run_in_end(body, pieces, number)
            return [raw]
        if form.style in own.LAYOUT_BREAKS:
            pieces = [(_BREAKS.sub("", text), style) for text, style in pieces]
        raws: list[RawParagraph] = []
        at = 0
        for role, part in _beside(_part(pieces) if broken else [pieces], form.role):
            runs = stripped(_styled(text_runs(form.label) if at == 0 else (), part))
            body = "".join([run.text for run in runs])
            if not body:
                continue
            raw = RawParagraph(body, shifted(place, at), runs, form.own_level, sure=True, role=role)
            raw.number = 0 if raws else number
            if form.run_in:
                raw.split = _run_in_end(body, part, raw.number)
            raws.append(raw)
            at += len(body)
        return raws

    def _label_length(self, element: _Element, texts: Sequence[str] | None) -> int:
        """Characters of a heading's literal number, which we write as a run of its own; 0 where there is none.

        The run tells 1. and 12345热线 apart, which the text 1.12345热线 does not.
        """
        first = next(element.iter(self._tags.t), None) if texts is None else None
        text = texts[0] if texts else (first.text or "") if first is not None else ""
        return _length_of_label(text) if 0 < len(text) <= _LONGEST_LABEL else 0


@lru_cache(maxsize=1000)  # of hundreds of headings, most have numbers that others have, too
def _length_of_label(text: str) -> int:
    label = parse_label(text + "字")
    return len(text) if label is not None and label.text == text else 0


def _beside(parts: list[Pieces], role: Role | None) -> Iterator[tuple[Role | None, Pieces]]:
    """The parts with their roles; at a tab of ours another element begins (签发人 beside 发文字号)."""
    for part in parts:
        start = 0
        for at, (_, style) in enumerate(part):
            if style in own.TABS:
                yield role, part[start:at]
                role, start = own.TABS[style], at + 1
        yield role, part[start:]


def _run_in_end(text: str, pieces: Pieces, number: int) -> int:
    """Where a run-in heading ends: where its style says, and where somebody took that style away, where it reads so."""
    if not number:
        label = parse_label(text)
        number = len(label.text) if label else 0
    whole = _text(pieces)
    end = own.run_in_end(pieces, number) - len(whole) + len(whole.lstrip())
    if end > number:
        return min(end, len(text))
    split = split_heading(text)
    return split.title if split else len(text)


def _text(pieces: Pieces) -> str:
    return "".join([text for text, _ in pieces])


def _part(pieces: Pieces) -> list[Pieces]:
    """``pieces`` cut at line breaks."""
    parts: list[Pieces] = [[]]
    for text, style in pieces:
        for number, bit in enumerate(_BREAKS.split(text)):
            if number:
                parts.append([])
            parts[-1].append((bit, style))
    return parts


def _styled(lead: tuple[Run, ...], pieces: Pieces) -> tuple[Run, ...]:
    if not lead and all(style != own.PLACEHOLDER for _, style in pieces):
        return plain(_text(pieces))
    runs = [Run(text, "placeholder" if style == own.PLACEHOLDER else "") for text, style in pieces]
    return normal((*lead, *runs))
