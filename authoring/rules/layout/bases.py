"""The clauses that the layout rules rest on, each with how far its wording was verified, and names for messages."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from authoring.check import Basis

if TYPE_CHECKING:
    from collections.abc import Mapping

STANDARD = "《党政机关公文格式》（GB/T 9704—2012）"
PRACTICE = Basis("公文排版的通行做法", "practice")
SENDING = Basis("公文定稿报送的通行做法", "practice")
TOOL = Basis("文字处理软件的特性，据通行知识", "practice")

KINDS: Final[Mapping[str, str]] = {
    "title": "标题",
    "addressee": "主送机关",
    "body": "正文",
    "heading1": "一级标题",
    "heading2": "二级标题",
    "heading3": "三级标题",
    "heading4": "四级标题",
    "attachment-note": "附件说明",
    "signature": "署名",
    "date": "成文日期",
    "note": "附注",
    "copy-to": "抄送机关",
    "attachment-label": "附件标识",
    "attachment-title": "附件标题",
}
"""What messages call each kind of paragraph."""


def clause(number: str) -> Basis:
    """A clause of the standard, by number."""
    return Basis(f"{STANDARD}{number}", "unverified")
