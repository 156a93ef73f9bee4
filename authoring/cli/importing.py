"""``authoring import``."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from authoring.cli.chinese import Command, option
from authoring.cli.console import complain, say, user_errors
from authoring.cli.options import limits_option, profile_options
from authoring.cli.outputs import beside
from authoring.errors import UserError

if TYPE_CHECKING:
    from authoring.document import Dropped

_LONGEST = 40  # characters of an excerpt


@click.command(cls=Command, help="把已有稿件转成表单：一句不丢，归不进各项的放在“补充内容”里并逐条报告。")
@click.argument("draft", type=click.Path(path_type=Path, readable=False), metavar="稿件")
@option(
    "-o",
    "--output",
    type=click.Path(path_type=Path, readable=False),
    metavar="表单.yaml",
    help="输出的表单；不写则与稿件同名的 .yaml。",
)
@profile_options
@limits_option
@option("--force", is_flag=True, help="表单已经存在时也覆盖。")
def command(
    draft: Path, output: Path | None, profile: str | None, profiles: tuple[Path, ...], limits: int, force: bool
) -> None:
    """Import a draft."""
    from authoring import api

    with user_errors():
        if draft.suffix.lower() in api.FORM_SUFFIXES and draft.is_file():
            raise UserError(f"“{draft}”已经是表单，不用导入；生成文稿用 authoring build，写下一年的用 new --from")
        target = output or beside(draft, ".yaml")
        imported = api.import_draft(
            draft, target, profile=profile, profile_folders=profiles, limits=limits, overwrite=force
        )
    for each in imported.changed:
        complain(f"按标准改写（{_kind(each)}）：{_excerpt(each.text)}", each.place, kind="提示")
    for each in imported.leftover:
        told = "，".join(filter(None, ("归不进表单各项", _where(each))))
        complain(f"{told}，放在“补充内容”：{_excerpt(each.text)}", each.place, kind="提示")
    for each in imported.dropped:
        complain(f"没有转入（{_kind(each)}）：{_excerpt(each.text)}", each.place, kind="提示")
    if imported.edition == "formal":
        complain("稿件的版头、版记已填进表单，生成时加 --edition 上报 才印出来", kind="提示")
    if imported.pictures:
        folder = target.parent / Path(imported.pictures[0].path).parent
        say(f"已存好{len(imported.pictures)}幅图片：{folder}，请与表单放在一起")
    say(f"已写好表单：{target}")


def _kind(each: Dropped) -> str:
    """What it is and where it stands, as far as the place of the message does not tell."""
    return "，".join(filter(None, (each.kind, _where(each))))


def _where(each: Dropped) -> str:
    from authoring.emitters.layout import spot

    return "" if each.place.line else spot(each.place)


def _excerpt(text: str) -> str:
    """The beginning of a text in one line; of a table its first cells."""
    line, *more = text.split("\n")
    cells = [" ".join(cell.split()) for cell in line.split("\t")]
    shown = "、".join(filter(None, cells))
    return f"{shown[:_LONGEST]}……" if len(shown) > _LONGEST or more else shown
