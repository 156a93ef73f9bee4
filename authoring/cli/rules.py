"""``authoring rules``."""

from __future__ import annotations

import click

from authoring.cli.chinese import Command
from authoring.cli.console import user_errors


@click.command(
    cls=Command, help="列出全部检查规则；写上规则代码（如 S101）则解释这一条，代码开头（S1）或类别（结构）则列出这些。"
)
@click.argument("codes", nargs=-1, metavar="[代码]")
def command(codes: tuple[str, ...]) -> None:
    """List or explain rules."""
    from authoring.emitters.rule_docs import explain, listing

    with user_errors():
        click.echo("\n\n".join(explain(code) for code in codes) if codes else listing())
