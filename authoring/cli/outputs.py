"""Where the result of a check goes: to stdout, to one file, or as commented drafts to files of their own."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from authoring.cli.console import complain, put_out, say
from authoring.errors import UserError
from authoring.inputs import refuse_inputs
from authoring.safetext import shown

if TYPE_CHECKING:
    from collections.abc import Sequence

    from authoring.check import FileReport

FORMATS = ("text", "json", "sarif", "html", "docx")
_ENDINGS = {"": "text", ".txt": "text", **{f".{form}": form for form in FORMATS[1:]}, ".htm": "html"}


def form_of(asked: str | None, output: Path | None, formats: Sequence[str]) -> str:
    """The format that is ``asked`` for, else the one of the output's name; raises UserError for one there is none of.

    Says it where the name has the end of another format.
    """
    form = _ENDINGS.get(output.suffix.lower(), "") if output else "text"
    if asked is not None:
        if output is not None and output.suffix and form and form != asked:
            complain(f"“{output}”里写的是 --format 指定的 {asked} 形式，与文件名的结尾不同", kind="提示")
        return asked
    if form not in formats:
        known = "、".join(end for end, each in _ENDINGS.items() if end and each in formats)
        raise UserError(f"看不出“{output}”要写成哪种形式：文件名请以 {known} 结尾，或者用 --format 写明")
    return form


def beside(draft: Path, ending: str) -> Path:
    """The path beside the draft with its name up to the suffix and then ``ending``; raises UserError for no name."""
    if not draft.name:
        raise UserError(f"“{draft}”是文件夹，不是文件，请指明其中的文件")
    return draft.with_name(draft.stem + ending)


def deliver(reports: Sequence[FileReport], form: str, output: Path | None, *, overwrite: bool) -> None:
    """Put the reports out in the format ``form``; raises UserError for files that can't be written."""
    from authoring import api

    if form != "docx" and output is not None and output.is_dir() and not output.suffix:
        raise UserError(f"“{output}”是文件夹：要给每份稿件存一份批注稿，请加上 --format docx；否则请写出文件名")
    if form == "docx":
        _commented(reports, output, overwrite=overwrite)
    elif output is not None:
        refuse_inputs(output, _drafts(reports))
        api.write_text(output, _whole(reports, form), overwrite=overwrite)
        say(f"已写入：{output}")
    elif form == "text":
        from authoring.emitters.terminal import write_report

        write_report(reports, sys.stdout)
    else:
        put_out(_whole(reports, form))


def _whole(reports: Sequence[FileReport], form: str) -> str:
    match form:
        case "json":
            from authoring.emitters.json_report import as_json

            return as_json(reports)
        case "sarif":
            from authoring.emitters.sarif import as_sarif

            return as_sarif(reports)
        case "html":
            from authoring.emitters.html_report import as_html

            return as_html(reports)
        case _:
            from authoring.emitters.layout import lay_out

            return "".join(shown(line.text) + "\n" for line in lay_out(reports))


def _commented(reports: Sequence[FileReport], output: Path | None, *, overwrite: bool) -> None:
    """A commented copy of each readable draft: beside it, in the folder ``output``, or for one draft at ``output``."""
    from authoring import api
    from authoring.writers.files import make_folder, write_atomically

    is_folder = output is not None and output.suffix.lower() != ".docx"
    if output is not None and not is_folder and len(reports) > 1:
        raise UserError(f"检查了{len(reports)}个文件，-o 后面要写文件夹，批注稿各存一份；现在写的是“{output}”")
    targets = [_copy_of(Path(report.file), output, is_folder=is_folder) for report in reports]
    _refuse_doubled(reports, targets)
    if output is not None and is_folder:
        make_folder(output)
    for report, target in zip(reports, targets, strict=True):
        if report.status == "unreadable":
            say(f"{report.file}：无法检查，{report.reason}", err=True)
            continue
        refuse_inputs(target, _drafts(reports))
        write_atomically(target, api.annotate(report), overwrite=overwrite)
        say(f"已写入：{target}（批注{len(report.findings)}条）")


def _copy_of(draft: Path, output: Path | None, *, is_folder: bool) -> Path:
    """Where the commented copy of a draft goes."""
    from authoring.batch.names import COMMENTED_SUFFIX

    if output is None:
        return draft.with_name(draft.stem + COMMENTED_SUFFIX)
    return output / (draft.stem + COMMENTED_SUFFIX) if is_folder else output


def _refuse_doubled(reports: Sequence[FileReport], targets: Sequence[Path]) -> None:
    """Raises UserError where two drafts would give one file."""
    taken: dict[str, str] = {}
    for report, target in zip(reports, targets, strict=True):
        if report.status != "unreadable":
            before = taken.setdefault(os.path.normcase(target), report.file)
            if before != report.file:
                raise UserError(f"“{before}”和“{report.file}”的批注稿会是同一个文件“{target}”，请分开检查")


def _drafts(reports: Sequence[FileReport]) -> list[Path]:
    return [Path(report.file) for report in reports]
