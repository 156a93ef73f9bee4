"""``authoring fix``."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from authoring.cli.chinese import Command, option
from authoring.cli.console import say, user_errors
from authoring.cli.options import profile_options
from authoring.cli.outputs import beside
from authoring.emitters.layout import spot

if TYPE_CHECKING:
    from collections.abc import Iterator

    from authoring.check import Finding
    from authoring.fixing import Fixed

_MENDED = "-修改"
_LAYOUT = "L"  # codes of the rules about the layout begin so


@click.command(
    cls=Command,
    help="改好稿件（.docx、.txt、.html、表单）里有固定改法的毛病：标点、全半角、空格、日期写法、固定名称等，另存一份。",
    epilog="只改检查时说得出改成什么的地方，其余文字和格式不动；原稿不动。版式要写 --only 版式 才重排。",
)
@click.argument("draft", type=click.Path(path_type=Path, readable=False), metavar="稿件")
@option(
    "-o",
    "--output",
    type=click.Path(path_type=Path, readable=False),
    metavar="文件",
    help="输出文件；不写则在原名后加“-修改”。",
)
@option("--tracked", is_flag=True, help="用修订的形式改（.docx），在 Word、WPS 里可以逐处接受或拒绝。")
@option(
    "--only",
    multiple=True,
    metavar="规则",
    help="只改这些规则查出的：代码（P101）、代码开头或类别（标点），可以写多次；写“版式”则按标准重排 .docx，文字不动。",
)
@option("--year", type=click.IntRange(2000, 2099), metavar="年", help="应当是哪一年度的报告；不写则从稿件里认。")
@profile_options
@option("--force", is_flag=True, help="输出文件已有也覆盖。")
def command(
    draft: Path,
    output: Path | None,
    tracked: bool,
    only: tuple[str, ...],
    year: int | None,
    profile: str | None,
    profiles: tuple[Path, ...],
    force: bool,
) -> int:
    """Write the mended draft and list what was mended."""
    from authoring import api

    with user_errors():
        target = output or beside(draft, _MENDED + draft.suffix)
        fixed = api.fix(
            draft,
            target,
            tracked=tracked,
            year=year,
            profile=profile,
            profile_folders=profiles,
            choice=api.load_choice(select=only) if only else None,
            overwrite=force,
        )
    for finding in fixed.mended:
        say(_told(finding))
    for line in _laid(fixed):
        say(line)
    changes = [f"改了{len(fixed.mended)}处"] if fixed.mended or not fixed.laid else []
    changes += ["重排了版式"] if fixed.laid else []
    left = f"，还有{len(fixed.left)}处要人来改，见 authoring check" if fixed.left else ""
    say(f"已写入：{target}（{'，'.join(changes)}{left}）")
    return 0


def _laid(fixed: Fixed) -> Iterator[str]:
    """What was laid out anew, what went with the old footers, and which faults of the layout are left."""
    for finding in fixed.laid:
        yield f"{finding.code} {finding.message}已按规定排好。"
    for words in fixed.lost:
        yield f"原页脚里的文字没有留下：“{words}”。页脚换成了规定的页码；要保留的，请在 Word 里另外加上。"
    for finding in fixed.left:
        if finding.code.startswith(_LAYOUT):
            where = spot(finding.place)
            yield f"未动 {finding.code} {where}{'：' if where else ''}{finding.message}{finding.suggestion}"


def _told(finding: Finding) -> str:
    change = f"改为{_quoted(finding.replacement)}" if finding.replacement else "删去"
    return f"{finding.code} {spot(finding.place)}：{_quoted(finding.evidence)}{change}"


def _quoted(words: str) -> str:
    """Words in quotation marks, unless they have them."""
    return words if words.startswith("“") and words.endswith("”") else f"“{words}”"
