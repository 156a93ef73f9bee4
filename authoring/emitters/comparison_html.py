"""The comparison as one standalone page: no network, no fonts, one style sheet, no script."""

from __future__ import annotations

from typing import TYPE_CHECKING

from authoring.emitters.comparison_view import view
from authoring.emitters.templating import template

if TYPE_CHECKING:
    from authoring.comparison import Comparison


def as_html(found: Comparison) -> str:
    """The page."""
    return template("compare.html.jinja").render(shown=view(found))
