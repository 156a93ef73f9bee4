"""The comparison as one standalone page: no network, no fonts, one style sheet, no script."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from authoring.emitters.comparison_view import view

if TYPE_CHECKING:
    from authoring.comparison import Comparison

_FOLDER = Path(__file__).parent / "pages"


def as_html(found: Comparison) -> str:
    """The page."""
    environment = Environment(
        loader=FileSystemLoader(_FOLDER),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    return environment.get_template("compare.html.jinja").render(shown=view(found))
