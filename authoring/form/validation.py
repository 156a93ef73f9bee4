"""From a YAML tree to a model: pydantic's errors as Chinese faults with path and place."""

from __future__ import annotations

import difflib
from typing import TYPE_CHECKING, Any, TypeVar

from pydantic import BaseModel, ValidationError

from authoring.errors import UserError
from authoring.form.keys import KEYS, KINDS, owners
from authoring.place import Place

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pydantic_core import ErrorDetails

    from authoring.form.yamltree import Path, Tree

M = TypeVar("M", bound=BaseModel)

_BY_NAME: frozenset[Path] = frozenset({("指标",), ("figures",)})
"""Lists that may be written as a mapping of names."""


def validate(model: type[M], tree: Tree) -> tuple[M | None, list[UserError]]:
    """The model, or None, with all faults of the tree and of its values, in the order of the file."""
    kinds: dict[int, type[BaseModel]] = {}
    faults = [_named(tree, path, fault, model, kinds) for path, fault in tree.faults]
    try:
        found = model.model_validate(tree.data, context=kinds)
    except ValidationError as error:
        found = None
        faults = [_named(tree, path, fault, model, kinds) for path, fault in tree.faults]
        faults += [_fault(tree, details, model, kinds) for details in error.errors(include_url=False)]
    return (None if faults else found), sorted(faults, key=position)


def position(fault: UserError) -> tuple[int, int]:
    """Line and column of a fault, to sort by; (0, 0) where there is none."""
    place = fault.place or Place()
    return place.line or 0, place.column or 0


def _fault(
    tree: Tree, details: ErrorDetails, model: type[BaseModel], kinds: Mapping[int, type[BaseModel]]
) -> UserError:
    unknown = details["type"] == "extra_forbidden"
    path, owner = _raw_path(tree.data, details["loc"][:-1] if unknown else details["loc"])
    if unknown:
        key = str(details["loc"][-1])
        message = _unknown_key(key, owner, kinds.get(id(owner), model))
        return _named(tree, path, UserError(message, tree.keys.get((*path, key)) or _place(tree, path)), model, kinds)
    if details["type"] == "missing":
        message = f"缺少“{details['loc'][-1]}”"
    elif details["type"] == "form":
        message = details["msg"]
    else:
        message = "这里的写法不对，请对照 authoring new 生成的表单"
    place = tree.keys.get(path) if details["loc"][-1:] == ("[key]",) else None
    return _named(tree, path, UserError(message, place or _place(tree, path)), model, kinds)


def _raw_path(data: Any, loc: tuple[int | str, ...]) -> tuple[Path, Any]:
    """The part of an error's location that is in the file (the rest names models), and the mapping it ends in."""
    path: Path = ()
    current, owner = data, data
    for step in loc:
        if isinstance(current, dict) and step in current:
            owner, current, path = current, current[str(step)], (*path, step)
        elif isinstance(current, list) and isinstance(step, int) and step < len(current):
            current, path = current[step], (*path, step)
        elif isinstance(current, dict) and isinstance(step, int) and path in _BY_NAME and step < len(current):
            key = list(current)[step]
            current, path = current[key], (*path, key)
    return path, current if isinstance(current, dict) else owner


def _place(tree: Tree, path: Path) -> Place:
    while path and path not in tree.values:
        path = path[:-1]
    return tree.values.get(path) or Place(file=tree.file, line=1, column=1)


def _unknown_key(key: str, owner: Any, model: type[BaseModel]) -> str:
    names = {name: field.alias or name for name, field in model.model_fields.items()}
    if key in names or key in names.values():
        other = names.get(key) or next(name for name, alias in names.items() if alias == key)
        return f"“{key}”和“{other}”是同一项，写了两次，请去掉一个"
    if key in KEYS and any(issubclass(model, kind.model) for kind in KINDS):
        where = "、".join(f"“{name}”" for name in owners(key))
        return f"这里没有叫“{key}”的项，它是{where}里的；请检查缩进：同一条的各项要对齐"
    aliases = list(names.values())
    near = difflib.get_close_matches(key, aliases, 1, 0.5) or difflib.get_close_matches(key, names, 1, 0.7)
    if near:
        return f"没有叫“{key}”的项，是不是“{near[0]}”？"
    written = {names.get(name, name) for name in owner} if isinstance(owner, dict) else set()
    free = [alias for alias in aliases if alias not in written]
    prose = "" if written & set(aliases) else "；如果这是一句话，请把半角冒号改成全角“：”"
    return f"没有叫“{key}”的项。可以写：{'、'.join(free)}{prose}"


def _named(
    tree: Tree, path: Path, fault: UserError, model: type[BaseModel], kinds: Mapping[int, type[BaseModel]]
) -> UserError:
    names = chinese_path(tree.data, path, model, kinds)
    return UserError(f"{names}：{fault.message}" if names else fault.message, fault.place)


def chinese_path(data: Any, path: Path, model: type[BaseModel], kinds: Mapping[int, type[BaseModel]]) -> str:
    """主要举措和成效 › 第2项 › 标题: English keys by their Chinese names, items by their number."""
    names, current = [], data
    for step in path:
        if isinstance(step, int):
            if step >= 0:
                names.append(f"第{step + 1}项")
            current = current[step] if isinstance(current, list) and 0 <= step < len(current) else None
            continue
        field = kinds.get(id(current), model).model_fields.get(step)
        names.append((field.alias if field else None) or step)
        current = current.get(step) if isinstance(current, dict) else None
    return " › ".join(names)
