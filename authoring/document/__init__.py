"""The document tree that readers make, writers print and rules judge."""

from authoring.document.grid import GridRow, grid, squared
from authoring.document.nodes import (
    HEAD_ROLES,
    IMPRINT_ROLES,
    Block,
    Cell,
    Document,
    Dropped,
    Heading,
    Medium,
    Paragraph,
    Picture,
    Role,
    Run,
    RunStyle,
    Source,
    Table,
)
from authoring.document.outline import Section, outline
from authoring.document.text import block_text, cell_text, heading_text, lines, normal, plain, runs_text

__all__ = [
    "HEAD_ROLES",
    "IMPRINT_ROLES",
    "Block",
    "Cell",
    "Document",
    "Dropped",
    "GridRow",
    "Heading",
    "Medium",
    "Paragraph",
    "Picture",
    "Role",
    "Run",
    "RunStyle",
    "Section",
    "Source",
    "Table",
    "block_text",
    "cell_text",
    "grid",
    "heading_text",
    "lines",
    "normal",
    "outline",
    "plain",
    "runs_text",
    "squared",
]
