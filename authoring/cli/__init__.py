"""The command line: each command parses, calls one function and maps the outcome to an exit code.

Exit codes: 0 done and clean; 1 findings or gaps at the level asked for; 2 something could not be done.
"""

from __future__ import annotations

import atexit
import gc
import os
import sys
from contextlib import suppress
from typing import TYPE_CHECKING, NoReturn

import click

from authoring.cli.chinese import Command, Group, explain
from authoring.cli.console import complain, prepare_streams

if TYPE_CHECKING:
    from collections.abc import Sequence

_COLLECT_EVERY = 200_000  # objects; a short run makes hardly any rubbish, and looking for it costs time
_COMMANDS = {
    "new": ("authoring.cli.new", "新建一份带说明的表单（YAML）"),
    "build": ("authoring.cli.build", "由表单生成合规的 Word 稿"),
    "check": ("authoring.cli.check", "检查稿件：缺什么、错在哪、依据什么、怎么改"),
    "compare": ("authoring.cli.compare", "两年的报告对照：数据、照搬的段落、安排的落实"),
    "fix": ("authoring.cli.fix", "改好有固定改法的毛病，另存一份"),
    "import": ("authoring.cli.importing", "把已有稿件转成表单"),
    "stats": ("authoring.cli.stats", "统计表：发给各单位的空表，报回来的汇总"),
    "rules": ("authoring.cli.rules", "列出或解释检查规则"),
    "schema": ("authoring.cli.schema", "输出表单的 JSON Schema（供编辑器补全）"),
}


@click.group(
    cls=Group,
    lazy=_COMMANDS,
    invoke_without_command=True,
    help="编写和检查法治政府建设年度报告。",
    subcommand_metavar="",
)
@click.option("--version", is_flag=True, help="显示版本号。")
@click.pass_context
def cli(ctx: click.Context, version: bool) -> None:
    """Root of the commands."""
    if version:
        from authoring import __version__

        click.echo(f"authoring {__version__}")
    elif ctx.invoked_subcommand is None:
        click.echo(ctx.get_help())


def main(args: Sequence[str] | None = None) -> None:
    """Run the command line and exit."""
    prepare_streams()
    gc.set_threshold(_COLLECT_EVERY)
    atexit.register(gc.freeze)  # nothing is left to clean up for, yet looking through all modules takes a twentieth
    try:
        outcome = cli.main(args=list(args) if args is not None else None, prog_name="authoring", standalone_mode=False)
        sys.stdout.flush()
        _keep()
        sys.exit(outcome if isinstance(outcome, int) else 0)
    except click.ClickException as error:
        context = error.ctx if isinstance(error, click.UsageError) else None
        complain(explain(error))
        if context is not None:
            complain(f"用“{context.command_path} --help”看用法", kind="提示")
        sys.exit(2)
    except OSError as error:  # the report itself could not be printed
        _give_up(error)
    except click.Abort:
        complain("已中止")
        sys.exit(130)


def _keep() -> None:
    if "authoring.standard.kept" in sys.modules:  # else there is nothing to keep, and it need not be loaded
        from authoring.standard.kept import keep

        keep()


def _give_up(error: OSError) -> NoReturn:
    """Exit code 2 when the output can't be written: a full disk, or a pipe that nobody reads."""
    with suppress(OSError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # else Python complains once more at exit
    if not isinstance(error, BrokenPipeError):
        complain(f"输出没有写完：{error.strerror or error}")
    sys.exit(2)


__all__ = ["Command", "Group", "cli", "main"]
