"""Names of systems, organs, meetings and leaders that are often miswritten."""

from __future__ import annotations

from typing import TYPE_CHECKING

from authoring.check import Basis, Hit, Rule
from authoring.rules.data import load_rules_json
from authoring.rules.matching import flat, listed, matches

if TYPE_CHECKING:
    from collections.abc import Iterator

    from authoring.check import Context

_SYSTEMS = Basis("国务院办公厅关于行政执法“三项制度”等文件的用语", "verified")
_OFFICIAL = Basis("机构、会议公布时的名称", "verified")
_USAGE = Basis("党和国家文件的用语", "unverified")
_INSPECTION = Basis("《法治政府建设与责任落实督察工作规定》的用语", "verified")


def _leader(context: Context) -> Iterator[Hit]:
    text = flat(context)
    for entry in load_rules_json("names")["leaders"]["patterns"]:
        for start, end, _ in matches(text, entry):
            if not text.in_title(start):
                yield Hit(text.mark(start, end), {"right": entry["right"]}, replacement=entry["right"])


RULES = (
    Rule(
        code="M201",
        name="system-name-wrong",
        title="制度名称写错",
        message="“{text}”的名称不对，应为“{right}”：{note}。",
        suggestion="改为“{right}”。",
        explanation=(
            "三项制度是行政执法公示、执法全过程记录、重大执法决定法制审核制度，这里用“法制审核”，不是“法治审核”。"
            "其他常见误称也在清单里。"
        ),
        basis=_SYSTEMS,
        severity="error",
        check=listed("names", "systems"),
    ),
    Rule(
        code="M202",
        name="system-name-unusual",
        title="名称与通行写法不同",
        message="“{text}”通行的写法是“{right}”：{note}。",
        suggestion="改为“{right}”；本地确有这个名称的，不必改。",
        explanation="名称不算错，但与国家统一的叫法不同。",
        basis=_USAGE,
        severity="hint",
        check=listed("names", "systems", hints=True),
    ),
    Rule(
        code="M203",
        name="inspection-word-wrong",
        title="“督察”与“督查”混用",
        message="“{text}”应为“{right}”：{note}。",
        suggestion="改为“{right}”。",
        explanation="法治建设、生态环境保护、公安机关内部监督用“督察”，政府工作落实用“督查”。",
        basis=_INSPECTION,
        severity="error",
        check=listed("names", "inspection"),
    ),
    Rule(
        code="M204",
        name="organ-name-wrong",
        title="机关或会议的名称写错",
        message="“{text}”应为“{right}”：{note}。",
        suggestion="改为“{right}”。",
        explanation="机关和会议的名称要与公布的一致，不漏字、不颠倒。清单里没有的名称不查。",
        basis=_OFFICIAL,
        severity="error",
        check=listed("names", "organs"),
    ),
    Rule(
        code="M205",
        name="law-and-system-confused",
        title="“法治”与“法制”混用",
        message="“{text}”应为“{right}”：{note}。",
        suggestion="改为“{right}”。",
        explanation=(
            "法治政府、法治思维、法治宣传教育、法治化用“法治”；法制审核、法制员、法制大队、法制办用“法制”。"
            "标题里的错字另由 S510 提示。"
        ),
        basis=_USAGE,
        severity="error",
        check=listed("names", "law_words"),
    ),
    Rule(
        code="M206",
        name="review-name-wrong",
        title="合法性审核等名称写错",
        message="“{text}”应为“{right}”：{note}。",
        suggestion="改为“{right}”。",
        explanation="规范性文件、重大决策、合同用“合法性审核（审查）”；重大执法决定用“法制审核”。两者不能换用。",
        basis=_SYSTEMS,
        severity="warning",
        check=listed("names", "review"),
    ),
    Rule(
        code="M207",
        name="court-or-exam-name-wrong",
        title="出庭应诉、法律职业资格考试的名称写错",
        message="“{text}”应为“{right}”：{note}。",
        suggestion="改为“{right}”。",
        explanation="出庭应诉率不能简作出庭率；2018年起是国家统一法律职业资格考试，“国家”“统一”“资格”都不能省。",
        basis=_OFFICIAL,
        severity="warning",
        check=listed("names", "court"),
    ),
    Rule(
        code="M208",
        name="court-name-unusual",
        title="出庭应诉的说法与法律不同",
        message="“{text}”在法律里的说法是“{right}”：{note}。",
        suggestion="改为“{right}”。",
        explanation="行政诉讼法规定的是行政机关负责人出庭应诉。",
        basis=_OFFICIAL,
        severity="hint",
        check=listed("names", "court", hints=True),
    ),
    Rule(
        code="M209",
        name="leader-title-wrong",
        title="领导人的称谓不规范",
        message="“{text}”的称谓不规范。",
        suggestion="写“{right}”。",
        explanation="公文里写“习近平总书记”，不写“习总书记”，也不直接写姓名加“讲话、指示、强调”。书名号里的篇名不查。",
        basis=_USAGE,
        severity="error",
        check=_leader,
    ),
)
