"""Word files whose paragraphs are written in all the ways in which Word and WPS write them, made by chance.

Around the visible text stands what must not be touched: deleted and hidden words, field codes, footnotes, headers.
"""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.sax.saxutils import escape

from tests.readers.docxfiles import docx, number

if TYPE_CHECKING:
    from collections.abc import Sequence
    from random import Random

LOOKS = ("", "<w:b/>", "<w:i/>", '<w:rFonts w:eastAsia="楷体"/>', '<w:color w:val="FF0000"/>', '<w:sz w:val="28"/>')
FAULTY = ("全年,办案 312件。。", "，，", " ", ",", "(一)、")
"""What stands where nothing may be mended."""

NUMBERING = (
    '<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/>'
    '<w:lvlText w:val="%1."/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
)
STYLES = (
    '<w:style w:type="character" w:styleId="unseen"><w:name w:val="unseen"/><w:rPr><w:vanish/></w:rPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="plain"><w:name w:val="plain"/></w:style>'
)


class Shaper:
    """Writes lines as w:p in ways that ``chance`` picks."""

    def __init__(self, chance: Random) -> None:
        self._chance = chance
        self._id = 100

    def body(self, lines: Sequence[str]) -> str:
        """All lines as paragraphs, some of them in tables and content controls."""
        return "".join(self._block(line) for line in lines)

    def _block(self, line: str) -> str:
        kind = self._chance.randrange(24)
        paragraph = self._paragraph(line)
        if kind == 0:
            return _table(paragraph, self._paragraph(self._chance.choice(FAULTY)))
        if kind == 1:
            return f"<w:sdt><w:sdtContent>{paragraph}</w:sdtContent></w:sdt>"
        if kind == 2:
            return f"<w:p><w:r>{_box(paragraph)}</w:r>{''.join(self._runs('另见，下页。'))}</w:p>"
        return paragraph

    def _paragraph(self, line: str) -> str:
        chance = self._chance
        properties = '<w:pStyle w:val="plain"/>' if chance.random() < 0.2 else ""
        properties += number(1) if chance.random() < 0.05 else ""
        properties += '<w:rPr><w:del w:id="1" w:author="甲"/></w:rPr>' if chance.random() < 0.03 else ""
        inner = "".join(self._pieces(line))
        return f"<w:p>{f'<w:pPr>{properties}</w:pPr>' if properties else ''}{inner}</w:p>"

    def _pieces(self, line: str) -> list[str]:
        """The runs of a line, some of them wrapped, and other things between them."""
        chance = self._chance
        found = []
        for run in self._runs(line):
            found.append(self._wrapped(run) if chance.random() < 0.3 else run)
            if chance.random() < 0.3:
                found.append(self._between())
        return found

    def _runs(self, line: str) -> list[str]:
        chance = self._chance
        cuts = sorted(chance.randrange(len(line) + 1) for _ in range(chance.choice((0, 0, 1, 2, 5))))
        parts = [line[start:end] for start, end in zip([0, *cuts], [*cuts, len(line)], strict=True)]
        return [self._run(part) for part in parts if part]

    def _run(self, text: str) -> str:
        look = self._chance.choice(LOOKS)
        cut = self._chance.randrange(len(text)) if self._chance.random() < 0.1 else 0
        texts = "".join(_text(part) for part in (text[:cut], text[cut:]) if part)
        return f"<w:r>{f'<w:rPr>{look}</w:rPr>' if look else ''}{texts}</w:r>"

    def _wrapped(self, run: str) -> str:
        kind = self._chance.randrange(6)
        if kind == 0:
            return f'<w:ins w:id="{self._next()}" w:author="甲">{run}</w:ins>'
        if kind == 1:
            return f'<w:hyperlink w:anchor="a">{run}</w:hyperlink>'
        if kind == 2:
            return f'<w:fldSimple w:instr=" REF 全年,办案 ">{run}</w:fldSimple>'
        if kind == 3:
            return f"<w:sdt><w:sdtContent>{run}</w:sdtContent></w:sdt>"
        if kind == 4:
            return f'<w:smartTag w:uri="a" w:element="b">{run}</w:smartTag>'
        code = '<w:instrText xml:space="preserve"> REF 全年,办案 312件。。 </w:instrText>'
        return f"{_mark('begin')}<w:r>{code}</w:r>{_mark('separate')}{run}{_mark('end')}"

    def _between(self) -> str:
        """What shows no text, or at most a tab."""
        text, number_ = _text(self._chance.choice(FAULTY)), self._next()
        deleted = text.replace("w:t>", "w:delText>").replace("<w:t ", "<w:delText ")
        kinds = (
            f'<w:del w:id="{number_}" w:author="甲"><w:r>{deleted}</w:r></w:del>',
            f"<w:r><w:rPr><w:vanish/></w:rPr>{text}</w:r>",
            f'<w:r><w:rPr><w:rStyle w:val="unseen"/></w:rPr>{text}</w:r>',
            f'<w:bookmarkStart w:id="{number_}" w:name="n{number_}"/><w:bookmarkEnd w:id="{number_}"/>',
            '<w:r><w:footnoteReference w:id="1"/></w:r>',
            '<w:proofErr w:type="spellStart"/>',
            "<w:r><w:t>\u200b</w:t></w:r>",
            "<w:r><w:tab/></w:r>",
            "<w:r><w:br/></w:r>",
            "<w:r><w:lastRenderedPageBreak/></w:r>",
        )
        return self._chance.choice(kinds)

    def _next(self) -> int:
        self._id += 1
        return self._id


def shaped(lines: Sequence[str], chance: Random) -> bytes:
    """A .docx with these lines, and faults in its header, footer and footnotes."""
    fault = f"<w:p><w:r>{_text(FAULTY[0])}</w:r></w:p>"
    notes = f'<w:footnote w:id="1">{fault}</w:footnote>'
    parts = {"header1": fault, "footer1": fault, "footnotes": notes, "numbering": NUMBERING, "styles": STYLES}
    return docx(Shaper(chance).body(lines), **parts)


def _text(text: str) -> str:
    return f'<w:t xml:space="preserve">{escape(text)}</w:t>'


def _mark(kind: str) -> str:
    return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'


def _table(*cells: str) -> str:
    grid = '<w:gridCol w:w="4000"/>' * len(cells)
    rows = f"<w:tr>{''.join(f'<w:tc>{cell}</w:tc>' for cell in cells)}</w:tr>"
    return f"<w:tbl><w:tblPr/><w:tblGrid>{grid}</w:tblGrid>{rows * 2}</w:tbl>"


def _box(paragraph: str) -> str:
    return f"<w:pict><v:shape><v:textbox><w:txbxContent>{paragraph}</w:txbxContent></v:textbox></v:shape></w:pict>"
