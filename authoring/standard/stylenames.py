"""The style ids of our documents: what the writer gives and our reader trusts.

Word shows the names beside them; ids stay the same when an office restyles or renames.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping

    from authoring.document import Role

PARAGRAPH_STYLES: Final[Mapping[Role, tuple[str, str]]] = {
    "copy-number": ("GBCopyNumber", "份号"),
    "secrecy": ("GBSecrecy", "密级和保密期限"),
    "urgency": ("GBUrgency", "紧急程度"),
    "mark": ("GBMark", "发文机关标志"),
    "document-number": ("GBDocumentNumber", "发文字号"),
    "signatory": ("GBSignatory", "签发人"),
    "title": ("GBTitle", "公文标题"),
    "addressee": ("GBAddressee", "主送机关"),
    "body": ("GBBody", "公文正文"),
    "attachment-note": ("GBAttachmentNote", "附件说明"),
    "signature": ("GBSignature", "发文机关署名"),
    "date": ("GBDate", "成文日期"),
    "note": ("GBNote", "附注"),
    "imprint-addressee": ("GBImprintAddressee", "版记主送机关"),
    "copy-to": ("GBCopyTo", "抄送机关"),
    "printer": ("GBPrinter", "印发机关"),
    "print-date": ("GBPrintDate", "印发日期"),
    "attachment-label": ("GBAttachmentLabel", "附件标识"),
    "attachment-title": ("GBAttachmentTitle", "附件标题"),
    "caption": ("GBCaption", "表题"),
    "figure-caption": ("GBFigureCaption", "图题"),
}
"""Style id and name of each role's paragraphs."""

LEVEL_NAMES: Final = ("一级标题", "二级标题", "三级标题", "四级标题")
BLANK: Final = ("GBBlank", "公文空行")
GROUND: Final = ("GBGround", "公文基准")
"""What our styles are based on beside an office's own, whose Normal may have anything."""
PICTURE: Final = ("GBPicture", "图片")
IMPRINT: Final = ("GBImprint", "版记")
PLACEHOLDER: Final = ("GBPlaceholder", "待填")
SIGNATORY_NAME: Final = ("GBSignatoryName", "签发人姓名")
SIGNATORY_TAB: Final = ("GBSignatoryTab", "签发人制表位")
PRINT_DATE_TAB: Final = ("GBPrintDateTab", "印发日期制表位")
FRAME: Final = ("GBFrame", "无框表格")
TABLE: Final = ("GBTable", "公文表格")
OPEN_TABLE: Final = ("GBOpenTable", "三线表")
COMMENT_AUTHOR: Final = "authoring 表单"
COMMENT: Final = ("CommentText", "annotation text")
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
