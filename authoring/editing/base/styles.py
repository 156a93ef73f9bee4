"""The styles of a base under the ids that we write, with ours for those it lacks.

A style of theirs is taken for an element of the paper where it has our id, or one of the names that offices give it;
else as the base's own text shows the element; else as Word's built-in style of that kind says; else it is ours. What
is ours stands on a style of its own, for the base's Normal may have anything.
"""

from __future__ import annotations

from copy import deepcopy
from typing import TYPE_CHECKING, Final

from lxml import etree

from authoring.editing.base.clean import clean
from authoring.editing.base.styleparts import (
    child_of,
    id_of,
    is_built_in,
    is_default,
    kind_of,
    made,
    name_of,
    names_of,
)
from authoring.editing.relayout.properties import PARAGRAPH_ORDER, RUN_ORDER, local, put
from authoring.readers.docx.tags import tags as tags_of
from authoring.standard import stylenames as names
from authoring.standard.data import load_json
from authoring.writers.docx.styles import styles_root
from authoring.writers.docx.xml import W, add, root, serialise

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from lxml.etree import _Element

    from authoring.editing.base.samples import Sample
    from authoring.standard.layout import FontSet, Layout

_TAGS: Final = tags_of(f"{{{W}}}")
_NORMAL: Final = "Normal"
_REFERENCES: Final = ("basedOn", "next", "link")
_LEARNED_OF_PARAGRAPH: Final = frozenset(
    (
        *("widowControl", "kinsoku", "wordWrap", "overflowPunct", "topLinePunct", "autoSpaceDE", "autoSpaceDN"),
        *("adjustRightInd", "snapToGrid", "spacing", "ind", "contextualSpacing", "jc", "textAlignment"),
    )
)
_NOT_LEARNED_OF_RUN: Final = frozenset(
    ("rStyle", "highlight", "vanish", "specVanish", "webHidden", "ins", "del", "lang")
)
_STYLES: Final[Mapping[str, str]] = {
    **{style: role for role, (style, _) in names.PARAGRAPH_STYLES.items()},
    **{names.heading_style(level): f"heading{level}" for level in range(1, 5)},
}
"""Elements by our ids of their styles."""

_PLACED: Final = frozenset(("signature", "date", "signatory", "copy-to", "imprint-addressee", "printer", "print-date"))
_PLACE: Final = ("ind", "jc")
_HEADING: Final = ("keepNext", "outlineLvl")
_PAGE_BREAK: Final = frozenset(("attachment-label",))


def merged_styles(
    theirs: _Element | None, fonts: FontSet, laid: Layout, samples: Mapping[str, Sample]
) -> tuple[bytes, dict[str, str]]:
    """The whole styles part, and the ids of theirs that are called otherwise in it."""
    ours = styles_root(fonts, laid)
    if theirs is None:
        theirs = root("styles")
    clean(theirs)
    merging = _Merging(theirs, ours)
    renamed = merging.rename(samples)
    merging.fill()
    for role, sample in samples.items():
        if role in merging.to_learn:
            merging.learn(role, sample, renamed)
    merging.run_in()
    return serialise(_plain(theirs)), renamed


def _plain(styles: _Element) -> _Element:
    """The same under a root that declares our namespaces only."""
    whole = root("styles")
    whole.extend(list(styles))
    etree.cleanup_namespaces(whole)
    return whole


class _Merging:
    def __init__(self, theirs: _Element, ours: _Element) -> None:
        self.theirs = theirs
        self.ours = {id_of(each): each for each in ours.iterchildren(f"{{{W}}}style")}
        self._our_defaults = ours.find(f"{{{W}}}docDefaults")
        self.to_learn: set[str] = set()

    # ---- names and ids

    def rename(self, samples: Mapping[str, Sample]) -> dict[str, str]:
        """Gives theirs our ids; returns those that changed. What a sample is to teach is left for it."""
        wanted = load_json("basestyles")["styles"]
        renamed: dict[str, str] = {}
        for style, mine in self.ours.items():
            role = _STYLES.get(style, "")
            aliases = wanted.get(role, ()) if role else ()
            found = self._named(style, kind_of(mine), [*aliases, name_of(mine)])
            is_custom = found is not None and not is_built_in(found)
            if role in samples and not is_custom:
                self.to_learn.add(role)
            if found is not None:
                _completed(found, mine, role)
            if found is not None and id_of(found) != style:
                self._give_way(style)
                renamed[id_of(found)] = style
                found.set(f"{{{W}}}styleId", style)
        for each in self._styles():
            for name in _REFERENCES:
                for reference in each.findall(f"{{{W}}}{name}"):
                    value = reference.get(f"{{{W}}}val") or ""
                    reference.set(f"{{{W}}}val", renamed.get(value, value))
        return renamed

    def _named(self, style: str, kind: str, wanted: list[str]) -> _Element | None:
        of_kind = [each for each in self._styles() if kind_of(each) == kind]
        for each in of_kind:
            if id_of(each) == style and style.startswith("GB"):
                return each
        for name in wanted:
            if (found := next((each for each in of_kind if name.lower() in names_of(each)), None)) is not None:
                return found
        return None

    def _give_way(self, style: str) -> None:
        """Another style of theirs has our id: it is called otherwise."""
        for each in self._styles():
            if id_of(each) == style:
                new = f"{style}Base"
                each.set(f"{{{W}}}styleId", new)
                for other in self._styles():
                    for name in _REFERENCES:
                        for reference in other.findall(f"{{{W}}}{name}"):
                            if reference.get(f"{{{W}}}val") == style:
                                reference.set(f"{{{W}}}val", new)

    def _styles(self) -> Iterator[_Element]:
        return self.theirs.iterchildren(f"{{{W}}}style")

    # ---- ours for what is lacking

    def fill(self) -> None:
        """Adds ours for what theirs lack."""
        if self.theirs.find(f"{{{W}}}docDefaults") is None and self._our_defaults is not None:
            self.theirs.insert(0, deepcopy(self._our_defaults))
        known = {id_of(each) for each in self._styles()}
        taken = {name for each in self._styles() for name in names_of(each)}
        self.theirs.append(self._ground())
        for style, mine in self.ours.items():
            if style in known:
                continue
            added = deepcopy(mine)
            based = added.find(f"{{{W}}}basedOn")
            if based is not None and based.get(f"{{{W}}}val") == _NORMAL:
                based.set(f"{{{W}}}val", names.GROUND[0])
            if name_of(added).lower() in taken:
                added[0].set(f"{{{W}}}val", f"{name_of(added)}（补）")
            kind = kind_of(added)
            if added.get(f"{{{W}}}default") == "1" and any(is_default(each, kind) for each in self._styles()):
                del added.attrib[f"{{{W}}}default"]
            self.theirs.append(added)

    def _ground(self) -> _Element:
        """What our Normal and our defaults say, in a style that stands on nothing."""
        ground = etree.Element(f"{{{W}}}style")
        for name, value in (("type", "paragraph"), ("customStyle", "1"), ("styleId", names.GROUND[0])):
            ground.set(f"{{{W}}}{name}", value)
        add(ground, "name", val=names.GROUND[1])
        normal = self.ours[_NORMAL].find(f"{{{W}}}pPr")
        if normal is not None:
            properties = deepcopy(normal)
            indents = {"leftChars": 0, "left": 0, "rightChars": 0, "right": 0, "firstLineChars": 0, "firstLine": 0}
            indent = etree.Element(f"{{{W}}}ind")
            for name, number in indents.items():
                indent.set(f"{{{W}}}{name}", str(number))
            put(properties, indent, PARAGRAPH_ORDER)
            ground.append(properties)
        run = None if self._our_defaults is None else self._our_defaults.find(f"{{{W}}}rPrDefault/{{{W}}}rPr")
        if run is not None:
            look = deepcopy(run)
            fonts = look.find(f"{{{W}}}rFonts")
            at = 0 if fonts is None else 1
            for offset, name in enumerate(("b", "i")):
                off = etree.Element(f"{{{W}}}{name}")
                off.set(f"{{{W}}}val", "0")
                look.insert(at + offset, off)
            ground.append(look)
        return ground

    # ---- what the text shows

    def learn(self, role: str, sample: Sample, renamed: Mapping[str, str]) -> None:
        """Makes our style of an element look as the base's own paragraph."""
        style_id = next(style for style, known in _STYLES.items() if known == role)
        element = next(each for each in self._styles() if id_of(each) == style_id)
        based = renamed.get(sample.style, sample.style)
        if based != style_id:
            self._stand_on(element, based)
            for old in element.findall(f"{{{W}}}pPr") + element.findall(f"{{{W}}}rPr"):
                element.remove(old)
        paragraph = child_of(element, "pPr")
        for child in sample.paragraph if sample.paragraph is not None else ():
            if local(child) in _LEARNED_OF_PARAGRAPH:
                put(paragraph, deepcopy(child), PARAGRAPH_ORDER)
        if role[:-1] == "heading":
            put(paragraph, made("keepNext"), PARAGRAPH_ORDER)
            put(paragraph, made("outlineLvl", val=str(int(role[-1]) - 1)), PARAGRAPH_ORDER)
        if role in _PAGE_BREAK:
            put(paragraph, made("pageBreakBefore"), PARAGRAPH_ORDER)
        run = child_of(element, "rPr")
        for child in sample.run if sample.run is not None else ():
            if local(child) not in _NOT_LEARNED_OF_RUN:
                for old in run.findall(child.tag):
                    run.remove(old)
                run.append(deepcopy(child))
        _sort_run(run)

    def _stand_on(self, element: _Element, based: str) -> None:
        known = {id_of(each) for each in self._styles()}
        default = next((id_of(each) for each in self._styles() if is_default(each, "paragraph")), _NORMAL)
        found = element.find(f"{{{W}}}basedOn")
        if found is None:
            found = etree.Element(f"{{{W}}}basedOn")
            at = sum(1 for child in element if local(child) in ("name", "aliases"))
            element.insert(at, found)
        found.set(f"{{{W}}}val", based if based in known else default)
        for link in element.findall(f"{{{W}}}link"):
            element.remove(link)

    def run_in(self) -> None:
        """Headings that run in look as those that stand alone."""
        by_id = {id_of(each): each for each in self._styles()}
        for level in range(1, 5):
            heading, text = by_id[names.heading_style(level)], by_id[names.run_in_text_style(level)]
            if text is None or _is_theirs(text, self.ours):
                continue
            if (looks := _run_chain(heading, by_id)) is not None:
                for old in text.findall(f"{{{W}}}rPr"):
                    text.remove(old)
                text.append(looks)


def _completed(style: _Element, mine: _Element, role: str) -> None:
    """Adds to a style of theirs what the writer counts on: the place of lines that it shifts, levels of headings."""
    ours = mine.find(f"{{{W}}}pPr")
    wanted = _PLACE if role in _PLACED else _HEADING if role[:-1] == "heading" else ()
    for name in wanted:
        properties = child_of(style, "pPr")
        found = None if ours is None else ours.find(f"{{{W}}}{name}")
        if found is not None and properties.find(f"{{{W}}}{name}") is None:
            put(properties, deepcopy(found), PARAGRAPH_ORDER)


def _is_theirs(style: _Element, ours: Mapping[str, _Element]) -> bool:
    """Whether the look of a style that we have too is not as we have it."""
    looks, mine = style.find(f"{{{W}}}rPr"), ours[id_of(style)].find(f"{{{W}}}rPr")
    return looks is not None and mine is not None and etree.tostring(looks) != etree.tostring(mine)


def _run_chain(style: _Element, by_id: Mapping[str, _Element]) -> _Element | None:
    """The run properties of a style with those that it stands on, nearest first."""
    merged = etree.Element(f"{{{W}}}rPr")
    at: _Element | None = style
    seen: set[str] = set()
    while at is not None and id_of(at) not in seen:
        seen.add(id_of(at))
        looks = at.find(f"{{{W}}}rPr")
        for child in looks if looks is not None else ():
            if merged.find(child.tag) is None:
                merged.append(deepcopy(child))
        based = at.find(f"{{{W}}}basedOn")
        at = None if based is None else by_id.get(based.get(f"{{{W}}}val") or "")
    _sort_run(merged)
    return merged if len(merged) else None


def _sort_run(properties: _Element) -> None:
    known = [child for child in properties if local(child) in RUN_ORDER]
    properties[:] = sorted(known, key=lambda child: RUN_ORDER.index(local(child)))
