"""Workbooks to read, made in the tests."""

from __future__ import annotations

import re
import zipfile
from io import BytesIO
from typing import TYPE_CHECKING, Any

from openpyxl import Workbook

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

HEAD = ("名称", "单位", "本年", "上年", "总数", "小数位", "公开", "来源", "备注")


def workbook(path: Path, sheets: Mapping[str, Sequence[Sequence[Any]]], merged: Sequence[str] = ()) -> Path:
    """A workbook of these rows; ``merged`` areas are those of the first sheet."""
    book = Workbook()
    book.remove(book.active)
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(list(row))
    for area in merged:
        book.worksheets[0].merge_cells(area)
    book.save(path)
    return path


def with_cached(path: Path, values: Mapping[str, str]) -> Path:
    """The workbook with these values stored for its formulas, as Excel does; openpyxl stores none."""
    with zipfile.ZipFile(path) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    name = "xl/worksheets/sheet1.xml"
    text = parts[name].decode()
    for cell, value in values.items():
        text, count = re.subn(
            rf'(<c r="{cell}"[^>]*><f>[^<]*</f>)<v ?/>|(<c r="{cell}"[^>]*><f>[^<]*</f>)<v></v>',
            lambda match, value=value: f"{match[1] or match[2]}<v>{value}</v>",
            text,
        )
        assert count == 1, text
    parts[name] = text.encode()
    out = BytesIO()
    with zipfile.ZipFile(out, "w") as package:
        for each, data in parts.items():
            package.writestr(each, data)
    path.write_bytes(out.getvalue())
    return path
