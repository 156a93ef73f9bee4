"""Secrecy marks, and what shows how the police work."""

from __future__ import annotations

from typing import TYPE_CHECKING

from authoring.check import Hit, Rule
from authoring.document import Paragraph
from authoring.rules.data import load_rules_json
from authoring.rules.matching import flat, matches
from authoring.rules.matching.lists import is_part_of
from authoring.rules.privacy.bases import SAFETY, SECRET
from authoring.standard.patterns import pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

    from authoring.check import Check, Context

_BEFORE = 60  # characters in which the code names of a case stand before 专案
_ROW = pattern(r"[“\"][^”\"\n]{1,12}[”\"](?:(?:[、和及,，]|等)*(?:[“\"][^”\"\n]{1,12}[”\"])?)*")
_CODE = pattern(r"[“\"]\s*(\d{1,2}\s*[.·．・]\s*\d{1,2}|[^”\"\n]{1,10}?\d*号?)\s*[”\"](?=[^“”\"。；;\n]{0,14}$)")


def _marks(context: Context) -> Iterator[Hit]:
    """A mark of secrecy in its place is right on a paper that is sent up, and wrong on one that is published."""
    text, publish = flat(context), context.purpose == "publish"
    labels = text.spans(_labelled(context)) if publish else []
    for label in labels:
        yield Hit(text.mark(*label))
    for entry in load_rules_json("privacy")["secrecy"]["patterns"]:
        if entry.get("publish") and not publish:
            continue
        for start, end, _ in matches(text, entry):
            if not any(begin <= start < stop for begin, stop in labels):
                yield Hit(text.mark(start, end))


def _labelled(context: Context) -> Iterator[int]:
    """The blocks that stand in the place of 密级和保密期限, however they are written."""
    for number, block in enumerate(context.document.blocks):
        if isinstance(block, Paragraph) and block.role == "secrecy":
            yield number


def _words(key: str) -> Check:
    """Words of a list; each once, at its first place."""

    def check(context: Context) -> Iterator[Hit]:
        text, data = flat(context), load_rules_json("privacy")[key]
        for word in text.among(data["words"]):
            for at in text.find(word):
                if not is_part_of(text, at, word, data["except"]):
                    yield Hit(text.mark(at, at + len(word)))
                    break

    return check


def _operations(context: Context) -> Iterator[Hit]:
    text = flat(context)
    told: set[int] = set()
    for entry in load_rules_json("privacy")["operations"]["patterns"]:
        for found in matches(text, entry):
            begin = max(text.sentence(found.start)[0], found.start - _BEFORE)
            match = _CODE.search(text.text[begin : found.start])
            if match and begin + match.start() not in told:
                told.add(begin + match.start())
                yield Hit(text.mark(begin + match.start(), found.end))


def _forces(context: Context) -> Iterator[Hit]:
    text = flat(context)
    for entry in load_rules_json("privacy")["forces"]["patterns"]:
        for start, end, _ in matches(text, entry):
            yield Hit(text.mark(start, end))


RULES = (
    Rule(
        code="O301",
        name="secrecy-mark",
        title="有密级标志或不公开的标注",
        message="这里有“{text}”，标注了密级或者不公开。",
        suggestion="涉密的不能公开；定密有误的，先按程序解除，再删去标志。",
        explanation=(
            "“内部资料 注意保存”“此件不公开”一类标注，和“机密★”一类密级标志。"
            "上报的稿子可以有密级标志，只在查公开的版本时提示，表单里写着密级的也一样；只说“保守国家秘密”的不算。"
        ),
        basis=SECRET,
        severity="warning",
        check=_marks,
        by_purpose={"publish": "error"},
    ),
    Rule(
        code="O302",
        name="case-code-name",
        title="写了专案、督办案件的代号",
        message="这里写了案件代号：{text}。",
        suggestion="公开的版本改写“一起重大案件”；已经向社会公布的可以保留。",
        explanation="引号里的代号后面跟着专案、督办案件时提示。",
        basis=SAFETY,
        severity="hint",
        check=_operations,
        by_purpose={"publish": "warning"},
    ),
    Rule(
        code="O303",
        name="investigation-means",
        title="写了侦查手段",
        message="这里写了侦查手段：“{text}”。",
        suggestion="公开的版本删去或者改写“专业手段”。",
        explanation="技侦、网侦、特情等手段不公开。同一个词只提示第一处。",
        basis=SAFETY,
        severity="hint",
        check=_words("means"),
        by_purpose={"publish": "warning"},
    ),
    Rule(
        code="O304",
        name="stability-detail",
        title="写了涉稳的内部用语",
        message="这里写了“{text}”，是维护稳定工作的内部用语。",
        suggestion="公开的版本删去具体情况和数据，改写“矛盾纠纷排查化解”等。",
        explanation="稳控、缠访、高危人员等内部用语和情况不宜公开。同一个词只提示第一处。",
        basis=SAFETY,
        severity="hint",
        check=_words("stability"),
        by_purpose={"publish": "warning"},
    ),
    Rule(
        code="O305",
        name="force-figures",
        title="写了警力数字",
        message="这里写了警力数字：“{text}”。",
        suggestion="公开的版本删去人数。",
        explanation="编制、在编民警、辅警总数一般不公开；某次活动出动的人次不算。",
        basis=SAFETY,
        severity="hint",
        check=_forces,
        by_purpose={"publish": "warning"},
    ),
)
