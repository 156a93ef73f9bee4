"""The style ids of our documents: what the writer gives and our reader trusts.

Word shows the names beside them; ids stay the same when an office restyles or renames.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping

    from authoring.document import Role

PARAGRAPH_STYLES: Final[Mapping[Role, tuple[str, str]]] = {
    "title": ("GBTitle", "公文标题"),
    "addressee": ("GBAddressee", "主送机关"),
    "body": ("GBBody", "公文正文"),
    "attachment-note": ("GBAttachmentNote", "附件说明"),
    "signature": ("GBSignature", "发文机关署名"),
    "date": ("GBDate", "成文日期"),
    "note": ("GBNote", "附注"),
    "copy-to": ("GBCopyTo", "抄送机关"),
    "attachment-label": ("GBAttachmentLabel", "附件标识"),
    "attachment-title": ("GBAttachmentTitle", "附件标题"),
    "caption": ("GBCaption", "表题"),
}
"""Style id and name of each role's paragraphs."""

LEVEL_NAMES: Final = ("一级标题", "二级标题", "三级标题", "四级标题")
BLANK: Final = ("GBBlank", "公文空行")
IMPRINT: Final = ("GBImprint", "版记")
PLACEHOLDER: Final = ("GBPlaceholder", "待填")
TABLE: Final = ("GBTable", "公文表格")
TABLE_TEXT: Final = ("GBTableText", "表格文字")


def heading_style(level: int) -> str:
    """Id of the style of a heading that stands alone; Word's own, so that the navigation pane lists it."""
    return f"Heading{level}"


def run_in_style(level: int) -> str:
    """Id of the paragraph style of a run-in heading with its text."""
    return f"GBRunIn{level}"


def run_in_text_style(level: int) -> str:
    """Id of the character style of the heading sentence in a run-in paragraph."""
    return f"GBRunInText{level}"
