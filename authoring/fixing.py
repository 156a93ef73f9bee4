"""Mechanical faults mended: every finding that says what to put in place of its words.

Round by round, for one mending may bring out the next; it ends when nothing is left that can be mended, so that mending
the result again changes nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from authoring.document import block_text
from authoring.editing.edits import Edit
from authoring.errors import FormError, UserError
from authoring.named import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from pathlib import Path

    from authoring.check import Finding
    from authoring.document import Document
    from authoring.form.loader import LoadedForm

    Read = Callable[[bytes], Document]
    Apply = Callable[[bytes, Iterable[Edit]], tuple[bytes, tuple[Edit, ...]]]

AUTHOR = "审核"
"""Whose tracked changes they are."""

_MOST_ROUNDS = 8
_MARKUP = frozenset("<>&")
_AROUND = 12  # characters on each side by which a place is known again


class Fixed(NamedTuple):
    """The mended draft, the findings that were mended, and those that are left, which a person has to mend.

    ``laid`` are the findings about the layout that laying it out anew has mended, ``lost`` the words that stood in
    footers which gave way to the standard's.
    """

    data: bytes
    mended: tuple[Finding, ...]
    left: tuple[Finding, ...]
    laid: tuple[Finding, ...] = ()
    lost: tuple[str, ...] = ()


class Way(NamedTuple):
    """How drafts of one format are read and changed; ``has_pages`` says that the format has a layout."""

    read: Read
    apply: Apply
    has_pages: bool = False


def mend(data: bytes, way: Way, judge: Callable[[Document], Sequence[Finding]]) -> Fixed:
    """``data`` mended; ``judge`` finds the faults."""
    mended: list[Finding] = []
    for _ in range(_MOST_ROUNDS):
        document = way.read(data)
        wanted = {edit: finding for finding in judge(document) if (edit := edit_for(document, finding))}
        changed, made = way.apply(data, wanted)
        if not made or changed == data:
            break
        data = changed
        mended += [wanted[edit] for edit in made]
    return Fixed(data, tuple(mended), tuple(judge(way.read(data))))


def word_way(file: str, *, tracked: bool) -> Way:
    """A .docx; ``tracked`` makes changes that can be refused in Word."""
    from authoring.editing.replace import edit_docx
    from authoring.readers import read_docx

    author = AUTHOR if tracked else None
    return Way(
        lambda data: read_docx(data, file=file),
        lambda data, edits: edit_docx(data, edits, author=author),
        has_pages=True,
    )


def text_way(file: str) -> Way:
    """A plain text."""
    from authoring.editing.plain import edit_text
    from authoring.readers import read_text

    return Way(lambda data: read_text(data, file=file), edit_text)


def page_way(file: str) -> Way:
    """A web page: words change where the page then reads as it did, but for them; its markup keeps its bytes."""
    from authoring.editing.plain import edit_text
    from authoring.readers import read_html

    def read(data: bytes) -> Document:
        return read_html(data, file=file)

    def text(data: bytes) -> str:
        return "".join(map(block_text, read(data).blocks))

    def apply(data: bytes, edits: Iterable[Edit]) -> tuple[bytes, tuple[Edit, ...]]:
        made: list[Edit] = []
        old = text(data)
        for edit in sorted(edits, reverse=True):
            changed, done = edit_text(data, [edit], markup=True)
            if not done or _MARKUP.intersection(edit.words + edit.replacement):
                continue
            around = edit._replace(words=edit.before + edit.words, replacement=edit.before + edit.replacement)
            if _is_edited(old, new := text(changed), around):
                data, old, made = changed, new, [edit, *made]
        return data, tuple(made)

    return Way(read, apply)


def form_way(file: str, compose: Callable[[LoadedForm], Document]) -> Way:
    """A form: its comments and layout stay, and it stays a form that can be read."""
    from authoring.editing.plain import edit_text
    from authoring.form.loader import parse_form
    from authoring.form.source import decode
    from authoring.form.yamltree import read_tree

    def read(data: bytes) -> Document:
        return compose(parse_form(decode(data, file).text, file))

    def apply(data: bytes, edits: Iterable[Edit]) -> tuple[bytes, tuple[Edit, ...]]:
        made: list[Edit] = []
        for edit in sorted(edits, reverse=True):  # one by one: a mark that means something in YAML must not break it
            changed, done = edit_text(data, [edit])
            if done and says_the_same(data, changed, edit):
                data, made = changed, [edit, *made]
        return data, tuple(made)

    def says_the_same(before: bytes, after: bytes, edit: Edit) -> bool:
        """Whether a form says what it said, but for the words of an edit."""
        try:
            read(after)
        except FormError:
            return False
        old, new = (list(_said(read_tree(decode(data, file).text).data)) for data in (before, after))
        changes = [(a, b) for a, b in zip(old, new, strict=False) if a != b]
        return len(old) == len(new) and len(changes) == 1 and _is_edited(*changes[0], edit)

    return Way(read, apply)


def _said(data: object) -> Iterator[str]:
    """The keys and texts of a form, and where its lists and mappings end."""
    if isinstance(data, dict):
        for key, value in data.items():
            yield key
            yield from _said(value)
        yield ""
    elif isinstance(data, list):
        for value in data:
            yield from _said(value)
        yield ""
    else:
        yield str(data)


def _is_edited(old: str, new: str, edit: Edit) -> bool:
    """Whether a text differs from another by an edit at one spot, and did not become empty: that is a gap."""
    at = old.find(edit.words)
    while at >= 0 and new.strip():
        if new == old[:at] + edit.replacement + old[at + len(edit.words) :]:
            return True
        at = old.find(edit.words, at + 1)
    return False


def way_for(path: Path, data: bytes, compose: Callable[[LoadedForm], Document], *, tracked: bool) -> Way:
    """How to mend the draft at ``path``; raises UserError for a format that can't be mended."""
    from authoring.readers.foreign import FOREIGN
    from authoring.readers.sniff import sniff

    file = str(path)
    if path.suffix.lower() in (".yaml", ".yml"):
        found, way = "表单", form_way(file, compose)
    else:
        form = sniff(data, path.suffix.lower())
        if form in FOREIGN:
            raise UserError(f"“{path}”是{FOREIGN[form].name}，不能直接修改；请用 Word 或 WPS 打开后另存为 .docx 再试")
        ways = {"docx": ("Word 文件", word_way(file, tracked=tracked)), "html": ("网页", page_way(file))}
        found, way = ways.get(form) or ("文本", text_way(file))
    if tracked and found != "Word 文件":
        raise UserError(f"--tracked（修订）只用于 .docx；“{path}”是{found}，请去掉 --tracked")
    return way


def edit_for(document: Document, finding: Finding) -> Edit | None:
    """The edit that mends a finding; None for one that only a person can mend."""
    at, new = finding.at, finding.replacement
    if at is None or new is None or new == finding.evidence:
        return None
    text = block_text(document.blocks[at.block])
    before, after = text[max(at.start - _AROUND, 0) : at.start], text[at.end : at.end + _AROUND]
    place = finding.place
    if place.line is not None and place.file != document.source.file:
        return None  # words of the profile
    number = place.block if place.line is None else place.line
    return Edit(number or 0, place.start or 0, text[at.start : at.end], new, before, after)
