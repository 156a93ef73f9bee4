"""YAML as plain data whose texts are exactly what was written, with the place of every key and value.

Read from the parser's events, so that nothing is constructed, resolved or expanded: no numbers, dates or yes/no,
no aliases, no tags.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.error import YAMLError
from ruamel.yaml.events import (
    AliasEvent,
    CollectionEndEvent,
    DocumentStartEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceStartEvent,
)

from authoring.errors import FormError, UserError
from authoring.form.folding import scalar_text
from authoring.form.limits import MAX_DEPTH, MAX_NODES
from authoring.form.text import Text
from authoring.place import Place
from authoring.safetext import shown
from authoring.standard.compiled import compiled

_SHOWN = 40  # characters of a text that a message may repeat
_MARKS = compiled(r"[ -]*")
_MAY_SLIP = compiled(r" *(?:[^\w \"'“”《》（）【】〔〕]|\S{0,20}\s*[:：；;=＝])")
"""Lines worth a look at their beginning: they open with a mark, or have a colon or the like soon."""
_NULLS = frozenset(("", "~", "null", "Null", "NULL"))

Path = tuple[str | int, ...]


@dataclass(slots=True)
class Tree:
    """Data of dicts, lists and :class:`Text`; places of values and keys by path; faults found on the way."""

    file: str | None
    source: tuple[str, ...]
    data: Any = None
    values: dict[Path, Place] = field(default_factory=dict)
    keys: dict[Path, Place] = field(default_factory=dict)
    faults: list[tuple[Path, UserError]] = field(default_factory=list)
    nodes: int = 0


class _StoppedError(Exception):
    """Reading ends here; the fault is recorded."""


def read_tree(text: str, file: str | None = None) -> Tree:
    """The tree of the file's only document; raises FormError when it is no YAML at all."""
    tree = Tree(file, tuple(text.split("\n")))
    events = YAML(typ="safe", pure=True).parse(text)
    try:
        _document(tree, events)
    except _StoppedError:
        pass
    except YAMLError as error:
        from authoring.form.syntax import syntax_faults

        raise FormError(syntax_faults(error, text, file)) from None
    return tree


def _document(tree: Tree, events: Any) -> None:
    seen = False
    for event in events:
        if isinstance(event, DocumentStartEvent):
            if seen:
                _stop(tree, (), "文件里有两份文档（中间有 ---），一个文件只写一份表单", event)
            seen = True
        elif isinstance(event, ScalarEvent | AliasEvent | MappingStartEvent | SequenceStartEvent):
            tree.data = _node(tree, event, events, ())


def _node(tree: Tree, event: Any, events: Any, path: Path) -> Any:
    _count(tree, event, path)
    if isinstance(event, AliasEvent):
        _mark_fault(tree, path, event)
        return Text()
    if event.anchor is not None or event.tag is not None:
        _mark_fault(tree, path, event)
    if isinstance(event, ScalarEvent):
        return _scalar(tree, event, path)
    tree.values[path] = _place(tree, event)
    if isinstance(event, SequenceStartEvent):
        return _sequence(tree, events, path)
    return _mapping(tree, events, path)


def _scalar(tree: Tree, event: ScalarEvent, path: Path) -> Text:
    text = scalar_text(event, tree.source, tree.file)
    tree.values[path] = text.place
    if shown(text) is not text:
        _fault(tree, path, "这里有看不见的控制字符，请删去", event)
    if event.style is None:
        if event.value in _NULLS:
            return Text("", text.place)
        if path:
            _slips(tree, event, path)
    return text


def _slips(tree: Tree, event: ScalarEvent, path: Path) -> None:
    """Faults of a plain text some line of which was meant as an entry of its own."""
    first, last = event.start_mark, event.end_mark
    begins = _MARKS.fullmatch(tree.source[first.line], 0, first.column) is not None
    if begins and not isinstance(path[-1], int):
        begins = not tree.source[first.line][: first.column].strip()
    for number in range(first.line, last.line + (last.column > 0)):
        if number == first.line and not begins:
            continue  # a value beside its key, or in brackets
        start = first.column if number == first.line else 0
        if not _MAY_SLIP.match(tree.source[number], start):
            continue
        from authoring.form.slips import slip_in_text

        if slip := slip_in_text(tree.source[number][start:], number + 1):
            column, message = slip
            place = Place(file=tree.file, line=number + 1, column=start + column + 1)
            tree.faults.append((path, UserError(message, place)))


def _sequence(tree: Tree, events: Any, path: Path) -> list[Any]:
    items: list[Any] = []
    while not isinstance(event := next(events), CollectionEndEvent):
        items.append(_node(tree, event, events, (*path, len(items))))
    return items


def _mapping(tree: Tree, events: Any, path: Path) -> Any:
    entries: dict[str, Any] = {}
    broken = False
    while not isinstance(event := next(events), CollectionEndEvent):
        if not isinstance(event, ScalarEvent):
            broken = True
            _fault(tree, path, "这里的键不是文字；以 {{ 或 [ 开头的文字要用引号括起来", event)
            _node(tree, event, events, (*path, -1))
            _node(tree, next(events), events, (*path, -1))
            continue
        key = str(event.value).strip()
        below = (*path, key)
        place = _place(tree, event)
        if key in entries:
            first = tree.keys[below].line
            _fault(tree, path, f"“{key}”写了两次（第{first}行已有），请合并或去掉一个", event)
            _node(tree, next(events), events, (*path, key, -1))
            continue
        tree.keys[below] = place
        value = _node(tree, next(events), events, below)
        # the parser puts a value that is not there at the start of what comes next
        entries[key] = Text("", place) if value == "" else value
    return Text("", tree.values[path]) if broken and path else entries


def _count(tree: Tree, event: Any, path: Path) -> None:
    tree.nodes += 1
    if tree.nodes > MAX_NODES:
        _stop(tree, path, f"内容太多（超过{MAX_NODES}项），不像是一份表单", event)
    if len(path) > MAX_DEPTH:
        _stop(tree, path[:4], f"嵌套太深（超过{MAX_DEPTH}层）", event)


def _place(tree: Tree, event: Any) -> Place:
    return Place(file=tree.file, line=event.start_mark.line + 1, column=event.start_mark.column + 1)


def _fault(tree: Tree, path: Path, message: str, event: Any) -> None:
    tree.faults.append((path, UserError(message, _place(tree, event))))


def _mark_fault(tree: Tree, path: Path, event: Any) -> None:
    """The text begins with a mark for references, anchors or tags, none of which a form has."""
    from authoring.form.slips import mark_message

    mark = event.start_mark
    written = tree.source[mark.line][mark.column : mark.column + _SHOWN].rstrip()
    _fault(tree, path, mark_message(written[:1], written), event)


def _stop(tree: Tree, path: Path, message: str, event: Any) -> None:
    _fault(tree, path, message, event)
    raise _StoppedError


def is_blank(text: str) -> bool:
    """Whether there is nothing but comments and blanks."""
    return not re.sub(r"(?m)^\s*(#.*|---\s*|\.\.\.\s*)?$", "", text).strip()
