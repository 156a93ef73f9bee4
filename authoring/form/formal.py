"""What the elements of 版头 and 版记 look like in the form, and what is wrong with them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from authoring.errors import UserError
from authoring.form.template import has_template
from authoring.standard.compiled import compiled

if TYPE_CHECKING:
    from collections.abc import Iterator

    from authoring.form.models import Report
    from authoring.form.text import Text

_COPY_NUMBER = compiled(r"[0-9]{1,6}")
_SECRECY = compiled(r"(绝密|机密|秘密)(?:★?((?:[0-9]{1,2}(?:年|个月))|长期))?")
_URGENCY = compiled(r"[特加]\s*急")
_DOCUMENT_NUMBER = compiled(r"[^\d〔〕()（）\[\]【】]+〔20\d\d〕\s*(?:[1-9]\d*)?\s*号")


def formal_faults(report: Report) -> Iterator[tuple[str, UserError]]:
    """The field's name in Chinese and the fault; texts with template marks are not judged."""
    for name, text, form, advice in (
        ("份号", report.copy_number, _COPY_NUMBER, "写不超过六位的数字，例如 000001"),
        ("密级和保密期限", report.secrecy, _SECRECY, "写成“机密★1年”这样，密级是绝密、机密或秘密"),
        ("紧急程度", report.urgency, _URGENCY, "写“特急”或“加急”，不急的不写；“特提”“平急”只用于电报"),
        (
            "发文字号",
            report.document_number,
            _DOCUMENT_NUMBER,
            "写成“青公〔2025〕1号”这样：年份写全，用六角括号〔〕，不加“第”，序号不补零；还没有编号的空着序号",
        ),
    ):
        if _judged(text) and not form.fullmatch(text.strip()):
            yield name, UserError(f"“{text.strip()[:20]}”不合格式，请{advice}", text.place)


def _judged(text: Text) -> bool:
    return text.filled and not text.none and not has_template(text)


def printed_copy_number(text: str) -> str:
    """Six digits."""
    return text.strip().zfill(6)


def printed_secrecy(text: str) -> str:
    """机密★1年, with the star that the author may have left out."""
    match = _SECRECY.fullmatch(text.strip())
    return f"{match[1]}★{match[2]}" if match and match[2] else text.strip()


def is_top_secret(text: str) -> bool:
    """Whether copies of such a paper must be numbered."""
    return text.strip().startswith(("绝密", "机密"))
