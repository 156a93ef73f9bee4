"""Our styles in somebody's styles part: by our ids, instead of those of theirs that have the same name."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from lxml import etree

from authoring.editing.relayout.properties import local
from authoring.standard.layout import FONT_SETS, layout
from authoring.writers.docx.styles import styles_root

if TYPE_CHECKING:
    from collections.abc import Mapping

    from lxml.etree import _Element

    from authoring.editing.package import EditedPackage
    from authoring.readers.docx.tags import Tags
    from authoring.standard.layout import FontSet, Layout

TRANSITIONAL: Final = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_CONTENT_TYPE: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml.styles+xml"
_REFERENCES: Final = frozenset(
    [
        "pStyle",
        "rStyle",
        "tblStyle",
        "basedOn",
        "next",
        "link",
        "styleLink",
        "numStyleLink",
        "defaultTableStyle",
        "clickAndTypeStyle",
    ]
)
_WITH_REFERENCES: Final = frozenset(
    ["styles", "numbering", "settings", "header", "footer", "footnotes", "endnotes", "comments", "glossaryDocument"]
)


def fonts_of(package: EditedPackage) -> FontSet:
    """The family of fonts whose 仿宋 the draft names most often; the usual one where it names none."""
    parts = [package.data(name) or b"" for name in (package.main, package.related("styles") or "")]

    def count(fonts: FontSet) -> int:
        return sum(part.count(f'eastAsia="{layout().font_sets[fonts]["fangsong"]}"'.encode()) for part in parts)

    return max(FONT_SETS, key=count)


def put_styles(package: EditedPackage, root: _Element, tags: Tags, fonts: FontSet, standard: Layout) -> None:
    """Puts our styles and defaults into the package; references to theirs of the same name become references to ours.

    ``root`` is the main part, which is changed in place.
    """
    name = package.related("styles") or package.relate("styles", _CONTENT_TYPE)
    theirs = package.xml(name)
    if theirs is None:
        theirs = etree.Element(tags.w + "styles", nsmap={"w": tags.w.strip("{}")})
    ours = in_namespace(styles_root(fonts, standard), tags)
    renamed = _replace(theirs, ours, tags)
    package.put(name, theirs)
    _rename(root, renamed, tags)
    for kind, part in list(package.relations().values()):
        content = package.xml(part) if kind in _WITH_REFERENCES else None
        if content is not None and _rename(content, renamed, tags) | _unlink(content, tags):
            package.put(part, content)


def in_namespace(element: _Element, tags: Tags) -> _Element:
    """An element of the writer's in the draft's namespace, which differs where the draft is strict."""
    wanted = tags.w.strip("{}")
    if wanted == TRANSITIONAL:
        return element
    return etree.fromstring(etree.tostring(element).replace(TRANSITIONAL.encode(), wanted.encode()))


def _replace(theirs: _Element, ours: _Element, tags: Tags) -> dict[str, str]:
    """Puts ours in; gives the ids of theirs that went, with ours instead."""
    w = tags.w
    own_ids = {each.get(w + "styleId") for each in ours if each.tag == w + "style"}
    by_name = {_key(each, tags): each.get(w + "styleId") or "" for each in ours if each.tag == w + "style"}
    defaults = {each.get(w + "type"): each.get(w + "styleId") or "" for each in ours if each.get(w + "default") == "1"}
    renamed: dict[str, str] = {}
    for style in list(theirs.iterchildren(w + "style")):
        style_id = style.get(w + "styleId") or ""
        same = by_name.get(_key(style, tags))
        if same is None and style.get(w + "default") in ("1", "true", "on"):
            same = defaults.get(style.get(w + "type"))
        if style_id in own_ids or same is not None:
            theirs.remove(style)
            if same is not None and style_id != same:
                renamed[style_id] = same
    for link in [each for each in theirs.iter(w + "link") if renamed.get(each.get(tags.val) or "", "") in own_ids]:
        _drop(link)
    for old in list(theirs.iterchildren(w + "docDefaults")):
        theirs.remove(old)
    defaults_element, *styles = list(ours)
    theirs.insert(0, defaults_element)
    theirs.extend(styles)
    return renamed


def _key(style: _Element, tags: Tags) -> tuple[str, str]:
    name = next((each.get(tags.val) or "" for each in style.iterchildren(tags.w + "name")), "")
    return style.get(tags.w + "type") or "", name.strip().lower()


def _rename(root: _Element, renamed: Mapping[str, str], tags: Tags) -> bool:
    found = False
    for element in root.iter() if renamed else ():
        if local(element) in _REFERENCES and (new := renamed.get(element.get(tags.val) or "")):
            element.set(tags.val, new)
            found = True
    return found


def _unlink(root: _Element, tags: Tags) -> bool:
    """Takes away the links from list levels to our styles, which have no numbers."""
    if local(root) != "numbering":
        return False
    linked = [each for each in root.iter(tags.pstyle) if (each.get(tags.val) or "").startswith(("Heading", "Normal"))]
    for each in linked:
        _drop(each)
    return bool(linked)


def _drop(element: _Element) -> None:
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)
