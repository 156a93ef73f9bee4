"""Where the result of a check goes: to stdout, to one file, or as commented drafts to files of their own."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from authoring.cli.console import say
from authoring.errors import UserError
from authoring.safetext import shown

if TYPE_CHECKING:
    from collections.abc import Sequence

    from authoring.check import FileReport

FORMATS = ("text", "json", "sarif", "html", "docx")
_COMMENTED = "-审核.docx"


def deliver(reports: Sequence[FileReport], form: str, output: Path | None, *, overwrite: bool) -> None:
    """Put the reports out in the format ``form``; raises UserError for files that can't be written."""
    from authoring import api

    if form == "docx":
        _commented(reports, output, overwrite=overwrite)
    elif output is not None:
        api.write_text(output, _whole(reports, form), overwrite=overwrite)
        say(f"已写入：{output}")
    elif form == "text":
        from authoring.emitters.terminal import write_report

        write_report(reports, sys.stdout)
    else:
        click.echo(_whole(reports, form), nl=False)


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
    from authoring.writers import write_atomically

    is_folder = output is not None and output.suffix.lower() != ".docx"
    if output is not None and not is_folder and len(reports) > 1:
        raise UserError(f"检查了{len(reports)}个文件，-o 后面要写文件夹，批注稿各存一份；现在写的是“{output}”")
    if output is not None and is_folder and not output.is_dir():
        raise UserError(f"没有“{output}”这个文件夹，请先建好；只检查一个文件时，也可以写 .docx 文件名")
    for report in reports:
        if report.status == "unreadable":
            say(f"{report.file}：无法检查，{report.reason}", err=True)
            continue
        name = Path(report.file).stem + _COMMENTED
        target = Path(report.file).with_name(name) if output is None else output / name if is_folder else output
        write_atomically(target, api.annotate(report), overwrite=overwrite)
        say(f"已写入：{target}（批注{len(report.findings)}条）")
