"""``authoring schema``."""

from __future__ import annotations

from pathlib import Path

import click

from authoring.cli.chinese import Command, option
from authoring.cli.console import put_out, say, user_errors
from authoring.errors import UserError


@click.command(cls=Command, help="输出表单的 JSON Schema。放在表单旁边，VS Code 等编辑器就能补全和校验中文键名。")
@option(
    "-o",
    "--output",
    type=click.Path(path_type=Path, readable=False),
    metavar="文件",
    help="写到这个文件；不写则输出到屏幕。",
)
@option("--force", is_flag=True, help="文件已经存在时也覆盖。")
def command(output: Path | None, force: bool) -> None:
    """Print or write the schema."""
    from authoring import api
    from authoring.form.schema import SCHEMA_FILE

    with user_errors():
        if output is not None and output.suffix.lower() != ".json":
            raise UserError(f"JSON Schema 的文件名要以 .json 结尾，例如 {SCHEMA_FILE}")
        text = api.schema_text()
        if output is None:
            put_out(text)
        else:
            api.write_text(output, text, overwrite=force)
            say(f"已写好：{output}")
