"""Profiles from folders: ``profile.yaml`` with what is required and advised, ``wording.j2`` with the fixed phrases.

A derived profile names its parents (继承) and writes only what differs: mappings merge key by key, wording block
by block, anything else is replaced. Several profiles can be combined with ``+`` (公安+广东); later ones prevail,
and the usual topics of both are kept.
"""

from __future__ import annotations

import difflib
import os
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

from authoring.errors import FormError, ProfileError, UserError
from authoring.form.limits import MAX_BYTES
from authoring.form.profilefile import ProfileFile
from authoring.form.source import read_source
from authoring.form.validation import validate
from authoring.form.wording import read_wording
from authoring.form.yamltree import read_tree
from authoring.inputs import TooLargeError, read_file
from authoring.named import NamedTuple
from authoring.place import Place
from authoring.standard.compiled import compiled
from authoring.standard.locallayout import adapted
from authoring.standard.parts import PART_KEYS
from authoring.standard.profile import PROFILE_FILE, Profile

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from authoring.standard.layout import Layout

DEFAULT = "national"
_WORDING = "wording.j2"
_MAX_ANCESTORS = 20


class _Layer(NamedTuple):
    """One profile folder as written."""

    folder: Path
    file: ProfileFile
    wording: Mapping[str, str]
    layout_place: Place | None = None

    @property
    def name(self) -> str:
        return self.folder.name


def templates_dir() -> Path:
    """The folder of shipped templates: beside the package in a checkout, inside it when installed."""
    package = Path(__file__).resolve().parents[1]
    installed = package / "_templates"
    return installed if installed.is_dir() else package.parent / "templates"


def load_profile(name: str | None = None, folders: Sequence[Path] = ()) -> Profile:
    """The profile of that Chinese name or folder name; None and "" are the national one.

    ``folders`` are looked through first, in order: each may be a profile's own folder, or hold profile folders
    directly or under ``profiles``. Raises ProfileError.
    """
    store = _Store(folders)
    wanted = [part.strip() for part in re.split(r"[+＋×]", name or DEFAULT) if part.strip()] or [DEFAULT]
    chain: list[_Layer] = []
    faults: list[UserError] = []
    for part in wanted:
        try:
            known = [layer.folder for layer in chain]
            chain += [layer for layer in store.chain(part) if layer.folder not in known]
        except ProfileError as error:
            faults += error.faults
    if faults:
        raise ProfileError(faults)
    return _profile("+".join(store.find(part).name for part in wanted), chain, store)


def available_profiles(folders: Sequence[Path] = ()) -> tuple[str, ...]:
    """The Chinese names of all profiles there are."""
    return _Store(folders).names()


class _Store:
    """The profile folders that can be reached; each is read once."""

    def __init__(self, folders: Sequence[Path]) -> None:
        self._folders = list(_profile_folders([*folders, templates_dir()]))
        self._layers: dict[Path, _Layer] = {}

    def names(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys((self._names(folder) or (folder.name,))[0] for folder in self._folders))

    def _names(self, folder: Path) -> Sequence[str]:
        """The Chinese names of a profile; none for one that is broken, which must not stand in the way of others."""
        try:
            return self._layer(folder).file.names
        except ProfileError:
            return ()

    def find(self, name: str, passed: Sequence[Path] = ()) -> _Layer:
        """The profile of that name; one of ``passed`` only when no other has it (a folder may extend its namesake)."""
        by_folder = [folder for folder in self._folders if folder.name == name]
        found = by_folder or [
            folder for folder in self._folders if _mentions(folder, name) and name in self._names(folder)
        ]
        if found:
            return self._layer(next((folder for folder in found if folder not in passed), found[0]))
        for folder in self._folders:
            if _mentions(folder, name):
                self._layer(folder)  # one that is broken may have that name: its faults are what is to be told
        known = self.names()
        near = difflib.get_close_matches(name, known, 1, 0.4)
        hint = f"是不是“{near[0]}”？" if near else ""
        raise ProfileError([UserError(f"没有叫“{name[:20]}”的模板。{hint}现有：{'、'.join(known)}；几个可以用 + 叠加")])

    def chain(self, name: str, below: tuple[Path, ...] = ()) -> list[_Layer]:
        """The profile's ancestors, the eldest first, and itself."""
        layer = self.find(name, below)
        if layer.folder in below or len(below) > _MAX_ANCESTORS:
            place = Place(file=str(layer.folder / PROFILE_FILE))
            raise ProfileError([UserError(f"模板“{name}”的“继承”绕成了圈", place)])
        found: list[_Layer] = []
        faults: list[UserError] = []
        for parent in layer.file.extends:
            try:
                found += [each for each in self.chain(parent, (*below, layer.folder)) if each not in found]
            except ProfileError as error:
                faults += error.at(parent.place).faults
        if faults:
            raise ProfileError(faults)
        return [*found, layer]

    def descends(self, layer: _Layer, other: _Layer) -> bool:
        """Whether ``layer`` is derived from ``other``."""
        parents = (parent for name in layer.file.extends for parent in self.chain(name, (layer.folder,)))
        return other.folder in [layer.folder, *(parent.folder for parent in parents)]

    def _layer(self, folder: Path) -> _Layer:
        if folder not in self._layers:
            self._layers[folder] = _read_layer(folder)
        return self._layers[folder]


def _profile_folders(folders: Iterable[Path]) -> Iterable[Path]:
    seen = set()
    for folder in folders:
        for place in (folder, *_below(folder), *_below(folder / "profiles")):
            path = Path(os.path.realpath(place))  # unlike resolve, it raises for no link
            if path not in seen and _is_profile(path):
                seen.add(path)
                yield path


def _is_profile(folder: Path) -> bool:
    """Whether it is a profile's folder; one that may not be looked into is none (lost+found beside a form)."""
    try:
        return (folder / PROFILE_FILE).is_file()
    except OSError:
        return False


def _below(folder: Path) -> list[Path]:
    try:
        return sorted(path for path in folder.iterdir() if path.is_dir())
    except OSError:
        return []


def _mentions(folder: Path, name: str) -> bool:
    """Whether a profile's file has the name anywhere: a look that spares reading most profiles as YAML."""
    try:
        data = read_file(folder / PROFILE_FILE, MAX_BYTES)
        return any(name.encode(encoding) in data for encoding in ("utf-8", "gb18030", "utf-16-le", "utf-16-be"))
    except TooLargeError:
        return True  # reading it as YAML says what is wrong with it
    except (OSError, UnicodeEncodeError):
        return False


def _read_layer(folder: Path) -> _Layer:
    """The folder's two files; raises ProfileError with the faults of both."""
    path, wording_file = folder / PROFILE_FILE, folder / _WORDING
    file, wording = ProfileFile(), dict[str, str]()
    layout_place = None
    faults: list[UserError] = []
    try:
        tree = read_tree(read_source(path, "模板").text, str(path))
        tree.data = {} if tree.data is None else tree.data
        layout_place = tree.keys.get(("版式",)) or tree.keys.get(("layout",))
        found, faults = validate(ProfileFile, tree)
        file = found or file
    except FormError as error:
        faults = list(error.faults)
    try:
        wording = (
            read_wording(read_source(wording_file, "模板").text, str(wording_file)) if wording_file.is_file() else {}
        )
    except FormError as error:
        faults += error.faults
    if faults:
        raise ProfileError([UserError(f"模板“{folder.name}”有误：{each.message}", each.place) for each in faults])
    return _Layer(folder, file, wording, layout_place)


def _profile(name: str, chain: Sequence[_Layer], store: _Store) -> Profile:
    values: dict[str, Any] = {"name": name, "names": tuple(map(str, chain[-1].file.names))}
    for number, layer in enumerate(chain):
        for key, value in layer.file.given().items():
            if isinstance(value, dict):
                values[key] = {**(values.get(key) or _default(key)), **value}
            elif key == "topics" and not all(store.descends(layer, earlier) for earlier in chain[:number]):
                values[key] = tuple(dict.fromkeys((*values.get(key, ()), *value)))
            elif key == "words":
                values[key] = (*values.get(key, ()), *value)
            else:
                values[key] = value
        values["wording"] = _override(values.get("wording", {}), layer.wording)
    if "order" in values:
        values["order"] = (*values["order"], *(part for part in PART_KEYS if part not in values["order"]))
    if "+" in name:
        values["description"] = "+".join(str(store.find(part).file.description) for part in name.split("+"))
    if "layout" in values:
        values["layout"] = _adapted(values["layout"], chain)
    return Profile(**values)


def _adapted(said: Mapping[str, Any], chain: Sequence[_Layer]) -> Layout:
    try:
        return adapted(said)
    except UserError as error:
        layer = next(layer for layer in reversed(chain) if "layout" in layer.file.given())
        message = f"模板“{layer.name}”有误：版式：{error.message}"
        raise ProfileError([UserError(message, layer.layout_place)]) from None


def _default(key: str) -> dict[Any, Any]:
    default = Profile()
    return dict(getattr(default, key) or {}) if key in Profile._fields else {}


_SUPER = compiled(r"\{\{-?\s*super\(\)\s*-?\}\}")


def _override(parent: Mapping[str, str], own: Mapping[str, str]) -> dict[str, str]:
    """The blocks of both, one's own first; ``{{ super() }}`` stands for the parent's block."""
    merged = dict(parent)
    for block, source in own.items():
        merged[block] = _SUPER.sub(lambda _, block=block: parent.get(block, ""), source)  # type: ignore[misc]
    return merged
