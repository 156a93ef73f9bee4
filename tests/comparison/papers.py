"""Papers for the tests of the comparison."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

from authoring import api
from authoring.comparison import Comparison, Paper, compare
from authoring.recognition import recognise
from tests.rules.drafts import draft

if TYPE_CHECKING:
    from authoring.document import Document

FOLDER = Path(__file__).parent
LAST, THIS = FOLDER / "water-2023.txt", FOLDER / "water-2024.txt"


def key() -> Any:
    """What somebody who wrote both reports says of them."""
    return json.loads((FOLDER / "key.json").read_text(encoding="utf-8"))


def paper(text: str | Document) -> Paper:
    document = draft(text) if isinstance(text, str) else text
    return Paper(document, recognise(document))


def both() -> Comparison:
    return api.compare(LAST, THIS)


def compared(last: str, this: str) -> Comparison:
    return compare(paper(last), paper(this))


def report(year: int, measures: str, plan: str = "", problems: str = "") -> str:
    """A short report with these words in its parts."""
    return "\n".join(
        (
            f"某县某局关于{year}年度法治政府建设情况的报告",
            f"一、{year}年度推进法治政府建设的主要举措和成效",
            measures,
            f"二、{year}年度推进法治政府建设存在的不足和原因",
            problems or "（一）个别案卷归档不及时。原因是装订人手少。",
            f"三、{year}年度党政主要负责人履行推进法治建设第一责任人职责的有关情况",
            "局长主持研究立案标准9次，旁听庭审1次。",
            f"四、{year + 1}年度推进法治政府建设的主要安排",
            plan or "（一）添置装订设备。购置装订机两台。",
        )
    )
