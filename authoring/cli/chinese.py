"""click in Chinese: help pages and usage errors for people who are no programmers."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any, TypeVar

import click

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

F = TypeVar("F", bound="Callable[..., Any]")

_HELP = "显示这份说明。"


class Option(click.Option):
    """An option whose extras are Chinese: no [required], no [2000<=x<=2099]."""

    def get_help_extra(self, ctx: click.Context) -> Any:
        """必填 where it must be given; nothing else."""
        return {"required": "必填"} if self.required else {}


class Command(click.Command):
    """A command whose help page is Chinese."""

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """用法: authoring build …"""
        formatter.write_usage(ctx.command_path, " ".join(self.collect_usage_pieces(ctx)), prefix="用法：")

    def collect_usage_pieces(self, ctx: click.Context) -> list[str]:
        """Arguments first, the way people type them."""
        pieces = super().collect_usage_pieces(ctx)
        return [*(p for p in pieces if p != "[OPTIONS]"), *(["[选项]"] if "[OPTIONS]" in pieces else [])]

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        """--help with its Chinese text."""
        option = super().get_help_option(ctx)
        if option is not None:
            option.help = _HELP
        return option

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The options under 选项."""
        params = [param for param in self.get_params(ctx) if isinstance(param, click.Option)]
        records = [record for param in params if (record := param.get_help_record(ctx)) is not None]
        if records:
            with formatter.section("选项"):
                formatter.write_dl(records)


class Group(Command, click.Group):
    """A group whose commands are imported only when they are run; their one-line help stands here."""

    def __init__(self, *args: Any, lazy: Mapping[str, tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.lazy = lazy  # command name: (module, one line of help)

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The commands in the order of the work."""
        return list(self.lazy)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command, imported now."""
        if cmd_name not in self.lazy:
            return None
        command = import_module(self.lazy[cmd_name][0]).command
        assert isinstance(command, click.Command)
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The list of commands, without importing any of them."""
        with formatter.section("命令"):
            formatter.write_dl([(name, text) for name, (_, text) in self.lazy.items()])

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Options, then commands."""
        Command.format_options(self, ctx, formatter)
        self.format_commands(ctx, formatter)

    def collect_usage_pieces(self, ctx: click.Context) -> list[str]:
        """authoring 命令 …"""
        return ["命令", "…"]


def option(*names: str, **settings: Any) -> Callable[[F], F]:
    """click.option with Chinese extras."""
    return click.option(*names, cls=Option, **settings)


def explain(error: click.ClickException) -> str:
    """A usage error in one Chinese sentence."""
    match error:
        case click.NoSuchOption():
            near = f"；是不是 {'、'.join(error.possibilities)}？" if error.possibilities else ""
            return f"没有“{error.option_name}”这个选项{near}"
        case click.MissingParameter():
            return f"缺少{_what(error.param).rstrip()}"
        case click.BadOptionUsage() if "does not take" in error.message:
            return f"选项“{error.option_name}”后面不能写值"
        case click.BadOptionUsage():
            return f"选项“{error.option_name}”后面要有一个值"
        case click.BadParameter():
            return f"{_what(error.param)}写得不对：{_reason(error)}"
        case click.UsageError() if "No such command" in error.message:
            return f"没有这个命令：{error.message.split(chr(39))[1] if chr(39) in error.message else error.message}"
        case click.UsageError() if "unexpected extra argument" in error.message:
            extra = error.message[error.message.find("(") + 1 : error.message.rfind(")")]
            return f"多写了参数：{extra}；文件名里有空格时请用引号括起来"
        case _:
            return error.format_message()


def _what(param: click.Parameter | None) -> str:
    if param is None:
        return "参数"
    if isinstance(param, click.Option):
        return f"选项 {'/'.join(param.opts)} "
    return f"参数 {param.make_metavar(click.Context(click.Command('authoring')))} "


def _reason(error: click.BadParameter) -> str:
    kind = error.param.type if error.param is not None else None
    if isinstance(kind, click.Choice):
        return f"只能是 {'、'.join(map(str, kind.choices))} 之一"
    if isinstance(kind, click.IntRange):
        return f"要写 {kind.min} 到 {kind.max} 之间的整数"
    if isinstance(kind, click.types.IntParamType):
        return "要写整数"
    return error.message
