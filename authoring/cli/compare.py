"""``authoring compare``."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from authoring.cli.chinese import Command, option
from authoring.cli.console import complain, put_out, say, user_errors
from authoring.cli.options import profile_options
from authoring.cli.outputs import form_of
from authoring.errors import UserError
from authoring.inputs import refuse_inputs
from authoring.safetext import shown

if TYPE_CHECKING:
    from authoring.comparison import Comparison

_FORMATS = ("text", "html", "docx", "json")


@click.command(
    cls=Command,
    help="两年的报告对照：数据怎么变、哪些段落照搬上年、上年的安排落实没有、哪些不足年年有。稿件或表单都可以。",
)
@click.argument("last", type=click.Path(path_type=Path, readable=False), metavar="上年稿件")
@click.argument("this", type=click.Path(path_type=Path, readable=False), metavar="本年稿件")
@profile_options
@option(
    "--format",
    "form",
    type=click.Choice(_FORMATS),
    help="输出形式：text 文字（默认）、html 网页、docx、json；不写则看输出文件名的结尾。",
)
@option(
    "-o",
    "--output",
    type=click.Path(path_type=Path, readable=False),
    metavar="文件",
    help="把结果写进文件；docx 必须写。",
)
@option("--force", is_flag=True, help="输出文件已有也覆盖。")
def command(
    last: Path,
    this: Path,
    profile: str | None,
    profiles: tuple[Path, ...],
    form: str | None,
    output: Path | None,
    force: bool,
) -> None:
    """Compare two years' reports and put out what was found."""
    from authoring import api

    with user_errors():
        form = form_of(form, output, _FORMATS)
        if form == "docx" and output is None:
            raise UserError("docx 要写进文件，请加上 -o，例如 -o 对照.docx")
        found = api.compare(last, this, profile=profile, profile_folders=profiles)
        _tell_order(found)
        if output is None:
            text = shown(_text(found, form))
            click.echo(text, nl=False) if form == "text" else put_out(text)
            return
        refuse_inputs(output, (last, this))
        if form == "docx":
            _write_docx(found, output, overwrite=force)
        else:
            api.write_text(output, _text(found, form), overwrite=force)
        say(f"已写入：{output}")


def _tell_order(found: Comparison) -> None:
    """Say it where the years are not one after the other: most likely the files were named the wrong way round."""
    last, this = found.last.recognition.year, found.this.recognition.year
    if last is not None and this is not None and this != last + 1:
        complain(f"前一份是{last}年度的，后一份是{this}年度的，不是相接的两年；先写上年的，后写本年的", kind="提示")


def _write_docx(found: Comparison, output: Path, *, overwrite: bool) -> None:
    from authoring.emitters.comparison_tree import as_tree
    from authoring.writers import render, write_atomically

    write_atomically(output, render(as_tree(found), ".docx"), overwrite=overwrite)


def _text(found: Comparison, form: str) -> str:
    match form:
        case "html":
            from authoring.emitters.comparison_html import as_html

            return as_html(found)
        case "json":
            from authoring.emitters.comparison_json import as_json

            return as_json(found)
        case _:
            from authoring.emitters.comparison_text import as_text

            return as_text(found)
