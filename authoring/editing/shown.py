"""The text of a document as the reader gives it, each character with where it stands in the XML; words found in it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from authoring.editing.walk import body_of, numbered_texts
from authoring.named import NamedTuple
from authoring.readers.docx.inline import CHARACTERS
from authoring.readers.docx.styles import Styles, is_hidden
from authoring.readers.docx.tags import ALTERNATE, MATH, MATH_TEXT, child_of, choice_of
from authoring.readers.raw import INVISIBLE
from authoring.standard.compiled import compiled

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from lxml.etree import _Element

    from authoring.editing.edits import Edit
    from authoring.editing.package import EditedPackage
    from authoring.readers.docx.tags import Tags

_LONGEST_LABEL: Final = 10  # characters of an automatic number, which is in the reader's text but not in the XML
_PARTING: Final = compiled(r"[\t\n\f]")


class Spot(NamedTuple):
    """A character: the w:t it stands in, and where."""

    node: _Element
    offset: int


class Shown(NamedTuple):
    """A character that Word shows; ``spot`` is None for one that stands in no w:t: a tab, a break, a formula.

    ``begins``: it is the first of its paragraph, before which an automatic number may stand; ``tabbed``: a tab stands
    before it.
    """

    char: str
    spot: Spot | None = None
    begins: bool = False
    tabbed: bool = False


_BREAK: Final = Shown("\n")
_END: Final = Shown("\n", begins=True)  # behind the end of a paragraph the next one begins


class ShownText:
    """The characters of each block of a document; ``count`` is how many blocks there are."""

    def __init__(self, package: EditedPackage, root: _Element, tags: Tags) -> None:
        part = package.related("styles")
        self._styles = Styles(lambda: package.xml(part) if part else None, tags)
        self._tags = tags
        self._elements = numbered_texts(body_of(root, tags), tags)
        self._found: dict[int, list[Shown]] = {}
        self.count = len(self._elements)

    def spots(self, number: int) -> list[Spot]:
        """Where the characters of a block (from 1) stand that can be marked or changed; none for a block without."""
        return [each.spot for each in self._block(number) if each.spot]

    def find(self, number: int, words: str, start: int, before: str, after: str) -> tuple[Spot, Spot] | None:
        """The first and last character of ``words`` in a block, where what stands around fits best.

        ``start`` is their offset in the block, to choose by where it fits equally. Blanks don't count, and an automatic
        number before the words may be lacking, for it is no text of the XML. None when the words are not there, or
        blank.
        """
        row = [each for each in self._block(number) if each.spot and not each.char.isspace()]
        wanted, left, right = ("".join(text.split()) for text in (words, before, after))
        for cut in range(min(_LONGEST_LABEL, len(wanted))):
            found = _places(row, wanted[cut:], "" if cut else left, right)
            if (at := _best(found, start)) is not None:
                first, last = row[at].spot, row[at + len(wanted) - cut - 1].spot
                return (first, last) if first and last else None
        return None

    def exact(self, edit: Edit) -> list[Spot | None] | None:
        """The characters of an edit's words, None for those in no w:t; None for words that are not there.

        What stands around must be as the edit says, but for automatic numbers: words are found nowhere else.
        """
        row = _joined(self._block(edit.number))
        before, after = (_PARTING.sub("", text) for text in (edit.before, edit.after))
        in_line = len(_PARTING.split(edit.before)[-1]), len(_PARTING.split(edit.after)[0])
        found = [place for place in _places(row, edit.words, before, after) if _fits(row, place, *in_line)]
        at = _best(found, edit.start)
        return None if at is None else [spot for _, spot, *_ in row[at : at + len(edit.words)]]

    def _block(self, number: int) -> Sequence[Shown]:
        if not 0 < number <= self.count:
            return ()
        if number not in self._found:
            shown: list[Shown] = []
            for element in self._elements[number - 1]:
                if shown and shown[-1].spot is None:
                    shown.pop()  # a paragraph that goes on: the end of it was deleted
                shown += self._shown(element)
            self._found[number] = shown
        return self._found[number]

    def _shown(self, element: _Element) -> Iterator[Shown]:
        """The characters below ``element``, in order; text boxes come where they are anchored."""
        tags = self._tags
        tag = element.tag
        if tag in tags.deleted:
            return
        if tag == tags.r:
            if not self._hides(element):
                for child in element:
                    yield from self._of_run(child)
        elif tag in MATH:
            yield from (Shown(char) for node in element.iter(*MATH_TEXT) for char in node.text or "")
        elif tag == ALTERNATE:
            if (chosen := choice_of(element, tags)) is not None:
                yield from self._shown(chosen)
        else:
            for child in element:
                yield from self._shown(child)
            if tag == tags.p:
                yield _END

    def _of_run(self, child: _Element) -> Iterator[Shown]:
        tags = self._tags
        if child.tag == tags.t:
            yield from (
                Shown(char, Spot(child, offset))
                for offset, char in enumerate(child.text or "")
                if not INVISIBLE.match(char)
            )
        elif isinstance(child.tag, str):
            name = child.tag.removeprefix(tags.w)
            if name == "br" or name in CHARACTERS:
                yield Shown(CHARACTERS.get(name, "\n"))
            elif child.tag != tags.rpr:
                yield from self._shown(child)

    def _hides(self, run: _Element) -> bool:
        tags = self._tags
        properties = child_of(run, tags.rpr)
        if properties is None:
            return False
        style = child_of(properties, tags.rstyle)
        return is_hidden(properties, tags) or (
            style is not None and self._styles.info(style.get(tags.val) or "").hidden
        )


def _joined(shown: Sequence[Shown]) -> list[Shown]:
    """The characters without breaks and tabs, and without blanks beside them: what the reader makes of those varies."""
    found: list[Shown] = []
    line: list[Shown] = []
    begins, tabbed = True, False
    for each in (*shown, _BREAK):
        if each.spot or not each.char.isspace():
            line.append(each)
            continue
        while line and line[-1].char.isspace():
            line.pop()
        first = next((at for at, one in enumerate(line) if not one.char.isspace()), len(line))
        if line[first:]:
            found += (line[first]._replace(begins=begins, tabbed=tabbed), *line[first + 1 :])
            begins = tabbed = False
        begins = begins or each.begins
        tabbed = tabbed or each.char == "\t"
        line = []
    return found


class _Place(NamedTuple):
    """Where words stand, and how many characters before and after them are those that were wanted."""

    start: int
    end: int
    before: int
    after: int


def _places(row: Sequence[Shown], words: str, before: str, after: str) -> list[_Place]:
    """All places of ``words`` in a row of characters."""
    text = "".join([each.char for each in row])
    found: list[_Place] = []
    at = text.find(words) if words else -1
    while at >= 0:
        end = at + len(words)
        left = _same(text[max(at - len(before), 0) : at][::-1], before[::-1])
        if not any(each.tabbed for each in row[at + 1 : end]):
            found.append(_Place(at, end, left, _same(text[end : end + len(after)], after)))
        at = text.find(words, at + 1)
    return found


def _best(found: Sequence[_Place], start: int) -> int | None:
    """Where most of what stands around is as wanted; of equals the nearest to ``start``."""
    best = min(found, key=lambda each: (-each.before - each.after, abs(each.start - start)), default=None)
    return None if best is None else best.start


def _fits(row: Sequence[Shown], place: _Place, before: int, after: int) -> bool:
    """Whether that many characters around a place are as wanted; at the head there may be an automatic number first."""
    first = place.start - place.before
    return place.after >= after and (place.before >= before or (first < len(row) and row[first].begins))


def _same(one: str, other: str) -> int:
    """How many characters both begin with."""
    count = 0
    for a, b in zip(one, other, strict=False):
        if a != b:
            break
        count += 1
    return count
