"""A .docx as a package: its parts, unpacked within limits, and their XML, parsed without entities or network."""

from __future__ import annotations

import posixpath
import zipfile
import zlib
from functools import cached_property, lru_cache
from io import BytesIO
from typing import TYPE_CHECKING

from lxml import etree

from authoring.errors import UnreadableError
from authoring.readers.limits import HOW_TO_RAISE

if TYPE_CHECKING:
    from lxml.etree import _Element

    from authoring.readers.limits import Limits

_DAMAGED = "文件已损坏或没有下载完整，无法打开，请重新获取，或用 Word、WPS 修复后再试"
_TOO_LARGE = "文件解开后太大，不像正常的报告，为安全起见没有读取，请用 Word 打开后另存，再试一次"
_RATIO_FROM = 10 * 1024 * 1024  # bytes; small parts may well be repetitive
_TOO_DEEP = "文件内部一层套一层，超过了能读的深度，不像正常的报告，请把正文复制到新的 Word 文件里再试"
_PACKED = "文件内部的压缩方式不是 Word 所用的，为安全起见没有读取，请用 Word 打开后另存，再试一次"
_FAULTS = (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, KeyError, NotImplementedError)
_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
"""What the packaging convention allows. Others can ask for memory without limit before they give a byte."""
_ENCRYPTED = 1
_MAIN = "word/document.xml"


def _parser(*, whole: bool) -> etree.XMLParser:
    return etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_comments=not whole,
        remove_pis=not whole,
    )


_PARSER = _parser(whole=False)


class Package:
    """The parts of a .docx; every method raises UnreadableError for a part that is damaged or too large."""

    def __init__(self, data: bytes, limits: Limits) -> None:
        self.limits = limits
        try:
            self._zip = zipfile.ZipFile(BytesIO(data))
        except _FAULTS as error:
            raise UnreadableError(_DAMAGED) from error
        infos = self._zip.infolist()
        self._infos = {info.filename.lstrip("/"): info for info in infos}
        if any(info.flag_bits & _ENCRYPTED for info in infos):
            raise UnreadableError("文件设有密码，读不出内容，请取消密码后另存为 .docx")
        if any(info.compress_type not in _METHODS for info in infos):
            raise UnreadableError(_PACKED)
        if len(infos) > limits.members or sum(info.file_size for info in infos) > limits.unpacked:
            raise UnreadableError(_TOO_LARGE)
        self._roots: dict[str, _Element] = {}
        self._bytes: dict[str, bytes | None] = {}
        self.main = _MAIN
        self.main = self._main()

    def data(self, name: str) -> bytes | None:
        """The bytes of a part; None when the package has no such part."""
        info = self._infos.get(name)
        return None if info is None else self.read(info)

    def kept(self, name: str) -> bytes | None:
        """The same for parts that are asked for again: as bytes and as XML."""
        if name not in self._bytes:
            self._bytes[name] = self.data(name)
        return self._bytes[name]

    def xml(self, name: str) -> _Element | None:
        """The root element of a part, parsed once; None when the package has no such part."""
        if name not in self._roots:
            data = self.data(name) if name == self.main else self.kept(name)
            if data is None:
                return None
            self._roots[name] = parse(data, self.limits)
        return self._roots[name]

    def related(self) -> list[tuple[str, str]]:
        """(kind, part name) of what the main part refers to inside the package; kind as in styles, header, comments."""
        return [(kind, part) for _, kind, part in self._relations]

    def part(self, kind: str, usual: str) -> str:
        """The name of the part of this kind that the main part refers to; ``usual`` where it refers to none."""
        return next((name for each, name in self.related() if each == kind), usual)

    def targets(self) -> dict[str, str]:
        """Part names by the ids with which the main part refers to them."""
        return {relation: part for relation, _, part in self._relations}

    @cached_property
    def _relations(self) -> list[tuple[str, str, str]]:
        """(id, kind, part name) of each."""
        folder, base = posixpath.split(self.main)
        root = self.xml(posixpath.join(folder, "_rels", f"{base}.rels"))
        return [] if root is None else relation_targets(root, folder)

    def _main(self) -> str:
        if _MAIN in self._infos:
            return _MAIN
        root = self.xml("_rels/.rels")
        targets = [] if root is None else relation_targets(root, "")
        named = next((part for _, kind, part in targets if kind == "officeDocument"), _MAIN)
        return named if named in self._infos else _MAIN

    def read(self, info: zipfile.ZipInfo) -> bytes:
        """The bytes of a member."""
        limits = self.limits
        ratio = info.file_size / max(info.compress_size, 1)
        if info.file_size > limits.member or (info.file_size > _RATIO_FROM and ratio > limits.ratio):
            raise UnreadableError(_TOO_LARGE)
        try:
            return self._zip.read(info)
        except (*_FAULTS, RuntimeError) as error:
            raise UnreadableError(_DAMAGED) from error


def parse(data: bytes, limits: Limits, *, whole: bool = False) -> _Element:
    """The root element of a part's XML; ``whole`` keeps comments and processing instructions, to be written again."""
    if data.count(b"<") - data.count(b"</") + data.count(b"=") > limits.nodes:  # each takes a hundred bytes and more
        raise UnreadableError(f"{_TOO_LARGE}；{HOW_TO_RAISE}")
    try:
        root = etree.fromstring(data, _parser(whole=True) if whole else _PARSER)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise UnreadableError(_TOO_DEEP if "depth" in str(error) else _DAMAGED) from error
    if root.getroottree().docinfo.internalDTD is not None:
        raise UnreadableError("文件内部含有不应出现的文档类型声明，为安全起见没有读取，请用 Word 打开后另存，再试一次")
    return root


def relation_targets(root: _Element, folder: str) -> list[tuple[str, str, str]]:
    """(id, kind, part name) of each relation inside the package."""
    found = []
    for relation in root:
        target = relation.get("Target") or ""
        if relation.get("TargetMode") != "External" and target:
            path = _path(folder, target)
            found.append((relation.get("Id") or "", (relation.get("Type") or "").rpartition("/")[2], path))
    return found


@lru_cache(maxsize=256)  # the parts of most packages have the same names
def _path(folder: str, target: str) -> str:
    """The name of the part that a target means which is told in a part of this folder."""
    return target.lstrip("/") if target.startswith("/") else posixpath.normpath(posixpath.join(folder, target))
