"""Workbooks of statistics: the empty one, and the sums of those sent back."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from authoring.api.profiles import all_folders, load_profile
from authoring.errors import UserError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from authoring.inputs import StrPath
    from authoring.stats.merging import Merged


def stats_template(
    path: StrPath, *, profile: str | None = None, profile_folders: Sequence[StrPath] = (), overwrite: bool = False
) -> None:
    """Write the empty workbook of statistics to send to the units; raises UserError where openpyxl is missing."""
    from authoring.stats.template import template
    from authoring.writers import write_atomically

    target = Path(path)
    _check_workbook(target)
    names = load_profile(profile, all_folders(profile_folders, str(path))).name.split("+")
    write_atomically(target, template(names), overwrite=overwrite)


def stats_merge(
    paths: Sequence[StrPath], output: StrPath, *, units: StrPath | None = None, overwrite: bool = False
) -> Merged:
    """Add up the workbooks that the units sent; returns the totals and what is to be cleared up.

    A path may be a pattern (单位*.xlsx).

    ``units`` is a text with the name of each unit that should have sent one. Raises FormError with all faults of all
    workbooks.
    """
    from authoring.stats.files import sent_files
    from authoring.stats.merging import merge
    from authoring.stats.reading import read_all, read_lines
    from authoring.stats.summary import summary
    from authoring.writers import write_atomically

    target = Path(output)
    _check_workbook(target)
    merged = merge(read_all(sent_files(map(Path, paths), target)), read_lines(Path(units)) if units else ())
    write_atomically(target, summary(merged), overwrite=overwrite)
    return merged


def _check_workbook(path: Path) -> None:
    if path.suffix.lower() != ".xlsx":
        raise UserError(f"统计表的文件名要以 .xlsx 结尾，例如 {path.stem or '统计表'}.xlsx")
