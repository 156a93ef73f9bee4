"""Drafts of the layout rules: a right .docx of our own writer, changed as the examples say."""

from __future__ import annotations

import zipfile
from functools import cache
from io import BytesIO
from typing import TYPE_CHECKING

from lxml import etree

from authoring.check import run
from authoring.form.profilelayout import page_layout
from authoring.readers import read_docx
from authoring.recognition import recognise
from authoring.rules import every_rule
from authoring.rules.data import model_report
from authoring.standard.profile import Profile
from authoring.writers.docx import write_docx
from tests.readers.docxfiles import pack
from tests.rules.drafts import document

if TYPE_CHECKING:
    from collections.abc import Mapping

    from authoring.check import Finding
    from authoring.rules.layoutexamples import LayoutExample

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_TAIL = {
    "attachment-label": "附件",
    "attachment-title": "执法情况统计表",
    "other-text": "全年办理行政处罚案件312件，评查案卷120卷。",
    "copy-to": "抄送：县委全面依法治县委员会办公室。",
}
_RUN = '<w:rFonts w:ascii="{0}" w:hAnsi="{0}" w:eastAsia="{0}" w:hint="eastAsia"/>'
_BLANK = "<w:p/>"


def _head() -> str:
    """A 版头 as the standard has it, in lines of 28.95 pt: seven paragraphs, two blank lines, then the title."""

    def line(text: str, font: str, properties: str = "", run: str = "") -> str:
        return f"<w:p><w:pPr>{properties}</w:pPr>{_run(text, font, run)}</w:p>"

    fangsong, hei = "仿宋_GB2312", "黑体"
    red = '<w:color w:val="FF0000"/><w:spacing w:val="0"/><w:sz w:val="68"/>'
    mark = '<w:spacing w:before="114" w:line="864" w:lineRule="exact"/><w:jc w:val="center"/>'
    border = '<w:pBdr><w:bottom w:val="single" w:sz="8" w:space="8" w:color="FF0000"/></w:pBdr>'
    signatory = f"<w:r><w:tab/></w:r>{_run('签发人：', fangsong)}{_run('王岚', '楷体_GB2312')}"
    row = f'{border}<w:ind w:leftChars="100" w:left="320"/>'
    return "".join(
        (
            line("000001", fangsong),
            line("机密★1年", hei),
            line("加急", hei),
            line("云岫县市场监督管理局文件", "方正小标宋简体", mark, red),
            _BLANK * 2,
            f"<w:p><w:pPr>{row}</w:pPr>{_run('云市监〔2025〕1号', fangsong)}{signatory}</w:p>",
            _BLANK * 2,
        )
    )


def _run(text: str, font: str, properties: str = "") -> str:
    return f"<w:r><w:rPr>{_RUN.format(font)}{properties}</w:rPr><w:t>{text}</w:t></w:r>"


@cache
def right_draft(fonts: str = "gb2312", *, head: bool = False) -> bytes:
    """The draft that all examples change: the model report with an attachment and a 版记."""
    report = model_report()
    slots = {}
    for slot, text in report.items():
        if slot == "signature":
            slots["attachment-note"] = "附件：执法情况统计表"
        slots[slot] = text
    data = write_docx(document(slots | _TAIL), fonts=fonts)  # type: ignore[arg-type]
    if not head:
        return data
    return changed(data, ({"part": "document", "at": "(//w:body/w:p)[1]", "before": _head()},))


def changed(data: bytes, changes) -> bytes:
    """The package with the changes made; each must find something to change."""
    with zipfile.ZipFile(BytesIO(data)) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    for change in changes:
        name = f"word/{change['part']}.xml"
        parts[name] = change["new"].encode() if "new" in change else _part(parts[name], change)
    return pack(parts)


def _part(data: bytes, change: Mapping) -> bytes:
    root = etree.fromstring(data)
    found = root.xpath(change["at"], namespaces={"w": W})
    assert found, f"nothing to change at {change['at']}"
    for element in found:
        _change(element, change)
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def _change(element, change: Mapping) -> None:
    for name, value in change.get("set", {}).items():
        if value is None:
            element.attrib.pop(f"{{{W}}}{name}", None)
        else:
            element.set(f"{{{W}}}{name}", value)
    if "text" in change:
        element.text = change["text"]
    for each in reversed(_xml(change.get("after", ""))):
        element.addnext(each)
    for each in _xml(change.get("before", "")):
        element.addprevious(each)
    element.extend(_xml(change.get("add", "")))
    if change.get("remove"):
        element.getparent().remove(element)


def _xml(text: str):
    return list(etree.fromstring(f'<x xmlns:w="{W}">{text}</x>'))


def findings_in(data: bytes, profile: Profile | None = None) -> tuple[Finding, ...]:
    """All findings, those about the structure too."""
    paper = read_docx(data, file="draft", look=True)
    return run(paper, recognise(paper), every_rule(), profile=profile)


def of_layout_example(example: LayoutExample) -> tuple[Finding, ...]:
    data = changed(right_draft(example.fonts, head=example.head), example.changes)
    return findings_in(data, _profile(example.layout))


def _profile(said: Mapping[str, str]) -> Profile | None:
    if not said:
        return None
    return Profile(layout=page_layout(said))
