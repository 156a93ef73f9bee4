"""Mending web pages: the words found in their text, and no byte of markup."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from hypothesis import given

from authoring.fixing import mend, page_way
from authoring.rules.data import model_report
from tests.fixing.faults import FEW, chances, faulty_lines, judge
from tests.fixing.shapes import FAULTY
from tests.fixing.watching import watched

if TYPE_CHECKING:
    from collections.abc import Sequence
    from random import Random


WAY = page_way("页.html")
FAULT = FAULTY[0]
PAGE = f"""<!DOCTYPE html>
<html><head><meta charset="CHARSET"><title>{FAULT}</title><script>var a = "{FAULT}";</script></head>
<body data-note="{FAULT}"><div class="nav"><a href="/?{FAULT}">首页,{FAULT}</a></div>
<!-- {FAULT} --><div class="TRS_Editor" title="{FAULT}">
BODY
</div><div class="footer">{FAULT}</div></body></html>
"""
MARKUP = re.compile(
    r"(?s)<!--.*?-->|<script.*?</script>|<title.*?</title>|<div class=\"(?:nav|footer).*?</div>|<[^<>]*>"
)
ENTITIES = {"“": "&ldquo;", "”": "&rdquo;", " ": "&nbsp;", "，": "&#65292;", "%": "&#x25;"}


def page(lines: Sequence[str], chance: Random) -> bytes:
    charset = chance.choice(("utf-8", "gb18030", "utf-8-sig"))
    body = "\n".join(_paragraph(line, chance) for line in lines)
    return PAGE.replace("BODY", body).replace("CHARSET", charset.removesuffix("-sig")).encode(charset)


def _paragraph(line: str, chance: Random) -> str:
    inner = "".join(_piece(char, chance) for char in line)
    if chance.random() < 0.05:
        return f"<table><tr><td>{inner}</td><td>{FAULT}</td></tr><tr><td>{inner}</td><td>2</td></tr></table>"
    return f"<p style='text-indent: 2em'>　　{inner}</p>"


def _piece(char: str, chance: Random) -> str:
    kind = chance.random()
    shown = ENTITIES.get(char, char) if kind < 0.03 else char
    if kind > 0.99:
        return f'<span title="{FAULT}">{shown}</span>'
    if kind > 0.985:
        return f"<b>{shown}</b><!--，，-->"
    return shown + "\r\n" if kind > 0.98 else shown


def markup(data: bytes, encoding: str) -> list[str]:
    return MARKUP.findall(data.decode(encoding))


@FEW
@given(faulty_lines(), chances())
def test_any_page(lines: list[str], chance: Random) -> None:
    data = page(lines, chance)
    encoding = WAY.read(data).source.encoding or ""
    fixed = mend(data, watched(WAY), judge)
    if not fixed.mended:
        assert fixed.data == data
        return
    assert mend(fixed.data, WAY, judge).data == fixed.data
    assert markup(fixed.data, encoding) == markup(data, encoding)


def test_words_that_stand_in_the_markup_too() -> None:
    report = "".join(f"<p>{line}</p>\n" for text in model_report().values() for line in text.splitlines())
    before = f"<p title='全年,办'>全年,办<b>案</b><!--,-->&nbsp;三,件{FAULT}</p>"
    after = "<p title='全年,办'>全年，办<b>案</b><!--,-->&nbsp;三，件全年，办案312件。</p>"
    data, expected = (
        PAGE.replace("BODY", report + paragraph).replace("CHARSET", "utf-8").encode() for paragraph in (before, after)
    )
    assert mend(data, WAY, judge).data == expected
