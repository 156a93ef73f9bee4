"""A workbook's package looked over before openpyxl reads it, which trusts what it is given."""

from __future__ import annotations

import zipfile
import zlib
from typing import TYPE_CHECKING

from authoring.standard.compiled import compiled
from authoring.stats.layout import layout

if TYPE_CHECKING:
    import re

FAULTS = (zipfile.BadZipFile, zlib.error, EOFError, ValueError, OSError, KeyError, NotImplementedError, RuntimeError)
"""What a damaged package makes zipfile raise."""

_XML = (".xml", ".rels")
_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)  # others may ask for memory without limit
_MERGED = compiled(rb"<(?:\w+:)?mergeCell\s")
_AREA = compiled(
    rb"<(?:\w+:)?mergeCell\s+ref\s*=\s*[\"']\s*([A-Z]{1,3})([0-9]{1,7})(?::([A-Z]{1,3})([0-9]{1,7}))?\s*[\"']\s*/?>"
)


def package_fault(package: zipfile.ZipFile) -> str:
    """What is wrong with a package, in Chinese; "" for one that may be read."""
    limits = layout().limits
    infos = package.infolist()
    if any(info.compress_type not in _METHODS for info in infos):
        return "工作簿内部的压缩方式不是 Excel 所用的，没有读取，请用 Excel 或 WPS 打开后另存一份"
    if sum(info.file_size for info in infos) > limits.unzipped:
        return f"工作簿太大（展开后超过{limits.unzipped // 1_000_000} MB），请删去不用的工作表和格式"
    parts = (package.read(info) for info in infos if info.filename.lower().endswith(_XML))
    return next(filter(None, (_part_fault(data) for data in parts)), "")


def _part_fault(data: bytes) -> str:
    limits = layout().limits
    if data.count(b"<") - data.count(b"</") > limits.nodes:
        return "工作簿里的单元格太多，不像是一份统计表，请删去空行和不用的格式"
    if b"<!DOCTYPE" in data or b"\0" in data:  # Excel writes neither entities nor UTF-16
        return "工作簿内部含有不应出现的内容，没有读取，请用 Excel 或 WPS 打开后另存一份"
    areas = list(_AREA.finditer(data))
    if len(areas) != len(_MERGED.findall(data)) or sum(map(_cells, areas)) > limits.rows * limits.columns:
        return "工作簿里合并的单元格太多，请取消不用的合并"
    return ""


def _cells(area: re.Match[bytes]) -> int:
    left, top = area[1], area[2]
    right, bottom = area[3] or left, area[4] or top
    return (abs(_column(right) - _column(left)) + 1) * (abs(int(bottom) - int(top)) + 1)


def _column(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - ord("A") + 1
    return number
