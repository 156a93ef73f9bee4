"""``authoring build``."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from authoring.cli.batch import build_forms, jobs_option
from authoring.cli.chinese import Command, option
from authoring.cli.console import complain, say, user_errors
from authoring.cli.options import profile_options
from authoring.cli.outputs import beside
from authoring.standard.finish import EDITIONS
from authoring.standard.layout import FONT_SETS, FontSet

if TYPE_CHECKING:
    from collections.abc import Sequence

    from authoring.convert import Standin

_KINDS = ("docx", "pdf", "html", "txt")
_NAME_ENDS = {"draft": "", "formal": "-上报", "public": "-公开"}


@click.command(
    cls=Command,
    help="由表单生成文稿（版式按 GB/T 9704-2012）。缺的内容在稿中标成【待填：…】，并逐条列出表单的行号和依据。"
    "表单可以写几份，也可以写文件夹、“表单/*.yaml”这样的式子，或者“@名单.txt”。",
)
@click.argument("forms", nargs=-1, required=True, metavar="表单.yaml…")
@option(
    "-o",
    "--output",
    type=click.Path(path_type=Path, readable=False),
    metavar="文件",
    help="输出文件（.docx、.pdf、.html 或 .txt）；不写则与表单同名，上报稿、公开稿的文件名后加“-上报”“-公开”。"
    "也可以写文件夹，一次生成许多份时只能写文件夹。",
)
@jobs_option
@option(
    "--edition",
    type=click.Choice(tuple(EDITIONS)),
    default="送审稿",
    help="哪一稿：送审稿（默认，待填处加批注）、上报（有版头和版记）、公开（略去不公开的内容，逐项列出）。",
)
@option(
    "--to",
    "suffix",
    type=click.Choice(_KINDS),
    help="生成哪种文件，不写则为 docx；-o 写了文件名的，以文件名的结尾为准。pdf 要用 LibreOffice。",
)
@option("--duplex", is_flag=True, help="双面印刷：上报稿的版记排在双数页，与表单里写“双面印刷: 是”相同。")
@option(
    "--fonts",
    type=click.Choice(FONT_SETS),
    default=FONT_SETS[0],
    help="字体：gb2312（仿宋_GB2312 等，默认）、windows（Windows 自带）、fangzheng（方正，麒麟、统信常用）。",
)
@option(
    "--base",
    type=click.Path(path_type=Path, readable=False),
    metavar="本单位.docx",
    help="底稿：页面、样式、页眉页脚和版头用本单位这份 .docx 的，它没有的按标准补上；与标准不同的逐项列出。",
)
@profile_options
@option("--strict", is_flag=True, help="有缺项时退出码为 1。")
@option("--force", is_flag=True, help="输出文件被人改过也覆盖。")
def command(
    forms: tuple[str, ...],
    output: Path | None,
    jobs: int | None,
    edition: str,
    suffix: str | None,
    duplex: bool,
    fonts: FontSet,
    base: Path | None,
    profile: str | None,
    profiles: tuple[Path, ...],
    strict: bool,
    force: bool,
) -> int:
    """Build the draft and list its gaps."""
    from authoring import api
    from authoring.batch.sources import is_plain

    chosen = EDITIONS[edition]
    ending = f"{_NAME_ENDS[chosen]}.{suffix or _KINDS[0]}"
    options: Any = {
        "edition": chosen,
        "duplex": duplex,
        "fonts": fonts,
        "base": base and base.absolute(),
        "profile": profile,
        "profile_folders": profiles,
        "overwrite": force,
    }
    with user_errors():
        is_one = len(forms) == 1 and is_plain(forms[0])
        if base is not None:
            api.refuse_base(output if is_one and output and not output.is_dir() else Path(ending))
            _tell_base(base, fonts)
        if is_one:
            form = Path(forms[0])
            return _build_one(form, _target(form, output, ending, suffix), strict=strict, **options)
        from authoring.many import find_forms

        return build_forms(find_forms(forms), output, ending, jobs, strict=strict, **options)


def _target(form: Path, output: Path | None, ending: str, suffix: str | None) -> Path:
    """Where the draft of one form goes: beside it, into the folder ``output``, or to that file."""
    if output is None:
        return beside(form, ending)
    if os.path.isdir(output):  # noqa: PTH112 - raises nothing where we may not look
        return output / beside(form, ending).name
    if suffix and output.suffix.lower() in {f".{each}" for each in _KINDS} - {f".{suffix}"}:
        complain(f"按 -o 的文件名生成“{output.suffix}”文件，--to {suffix} 没有用上", kind="提示")
    return output


def _build_one(form: Path, target: Path, *, strict: bool, **options: Any) -> int:
    from authoring import api

    loaded, composition = api.build(form, target, **options)
    for notice in loaded.notices:
        complain(notice, kind="提示")
    for gap in composition.gaps:
        basis = f"（依据：{gap.basis}）" if gap.basis else ""
        complain(f"{gap.path}：{gap.guidance}{basis}", gap.place, kind="待填")
    for left_out in composition.left_out:
        complain(left_out.path, left_out.place, kind="公开稿略去")
    if target.suffix.lower() == ".pdf":
        _tell_fonts(api.font_stand_ins(options["fonts"]))
    gaps = f"，还有{len(composition.gaps)}处待填" if composition.gaps else ""
    say(f"已生成：{target}{gaps}")
    return 1 if strict and composition.gaps else 0


def _tell_base(base: Path, fonts: FontSet) -> None:
    """What of the base could not be taken, and in what it differs from the standard, each once."""
    from authoring import api
    from authoring.place import Place

    _, notices, findings = api.load_base(base, fonts)
    place = Place(file=str(base))
    for notice in notices:
        complain(notice, place, kind="提示")
    for finding in findings:
        complain(f"{finding.message}（{finding.code}，{finding.basis}）", place, kind="底稿与标准不同")


def _tell_fonts(stand_ins: Sequence[Standin]) -> None:
    if stand_ins:
        told = "、".join(f"{each.wanted}用{each.taken}" for each in stand_ins)
        complain(f"这台电脑上没有标准字体，PDF 里的代替：{told}", kind="提示")
