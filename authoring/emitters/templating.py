"""The templates of our pages."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from authoring.safetext import shown

if TYPE_CHECKING:
    from jinja2 import Template

_FOLDER = Path(__file__).parent / "pages"


@cache
def template(name: str) -> Template:
    """The template of that file name; all values are escaped."""
    environment = Environment(
        loader=FileSystemLoader(_FOLDER),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        finalize=_finalized,
    )
    return environment.get_template(name)


def _finalized(value: Any) -> Any:
    """A value as it is put into the page; a mark-up text stays one."""
    return shown(value) if isinstance(value, str) else value
