"""What the rules are, for people: the list and the explanations of ``authoring rules``, and docs/rules.md.

``python -m authoring.emitters.rule_docs docs/rules.md`` writes the page; a test fails when it is out of date.
"""

from __future__ import annotations

import re
import sys
from difflib import get_close_matches
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING

from authoring.check import BASIS_STATUS, CRASH_CODE, FAMILIES
from authoring.check.choice import fits
from authoring.emitters.layout import SEVERITY_NAMES
from authoring.errors import UserError
from authoring.rules import every_rule
from authoring.rules.examples import of_rule
from authoring.rules.layoutexamples import of_layout_rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from authoring.check import Rule
    from authoring.document import Medium
    from authoring.rules.examples import Example, Expected

_MEDIA: dict[Medium, str] = {"docx": "Word 文档", "txt": "纯文本", "html": "网页", "form": "表单"}
_SLOTS = {
    "document-number": "发文字号",
    "title": "标题",
    "addressee": "主送机关",
    "opening": "引言",
    "measures": "主要举措和成效",
    "problems": "存在的不足和原因",
    "duties": "第一责任人履职",
    "plan": "下一年度主要安排",
    "other": "其他需要报告的情况",
    "closing": "结束语",
    "signature": "署名",
    "date": "成文日期",
    "print-date": "印发日期",
}
_CRASH_TITLE = "规则运行出错"
_CRASH_TEXT = "某条规则自身出错，没有检查完。其他规则的结果不受影响；请把这条信息告诉工具的维护者。"
_LONGEST = 60  # characters of an example's line that the page shows


def listing() -> str:
    """All rules, a line each, by family."""
    rules = every_rule()
    lines = map(_line, rules)
    heads = [f"{len(rules)}条规则。用 authoring rules 代码 查看一条的说明，如 authoring rules {rules[0].code}。"]
    return "\n".join([*heads, "", *lines])


def _line(rule: Rule) -> str:
    return f"{rule.code}  {_weights(rule, short=True)}  {rule.title}"


def explain(code: str) -> str:
    """One rule in full, or a line for each rule of a family or of codes that begin so.

    Raises UserError for a code there is none of, with the nearest one.
    """
    fitting = [rule for rule in every_rule() if fits(code.strip(), rule)]
    if len(fitting) > 1:
        return "\n".join(map(_line, fitting))
    rule = fitting[0] if fitting else find_rule(code)
    if rule is None:
        return f"{CRASH_CODE} {_CRASH_TITLE}\n{_CRASH_TEXT}"
    status = BASIS_STATUS[rule.basis.status]
    lines = [
        f"{rule.code} {rule.title}（{rule.family}；{rule.name}）",
        f"级别：{_weights(rule)}",
        f"依据：{rule.basis.text}（{status}）",
        f"说明：{rule.explanation}",
        f"消息：{_open(rule.message)}",
        f"建议：{_open(rule.suggestion)}",
    ]
    return "\n".join(lines)


def find_rule(code: str) -> Rule | None:
    """The rule with this code, in any case; None for the code of crashed rules; UserError for any other."""
    wanted = code.strip().upper()
    if wanted == CRASH_CODE:
        return None
    codes = {rule.code: rule for rule in every_rule()}
    if wanted in codes:
        return codes[wanted]
    near = get_close_matches(wanted, codes, n=1, cutoff=0.5)
    hint = f"，是不是 {near[0]}？" if near else "。"
    raise UserError(f"没有规则“{code}”{hint}用 authoring rules 查看全部规则。")


def page() -> str:
    """docs/rules.md."""
    return "\n".join(_page()) + "\n"


def _page() -> Iterator[str]:
    yield "# 检查规则"
    yield ""
    yield "<!-- 本页由 python -m authoring.emitters.rule_docs docs/rules.md 生成，请改规则本身，不要改本页。 -->"
    yield ""
    yield f"共{len(every_rule())}条。代码的首字母表示类别，代码和英文名不会改作他用。"
    yield f"级别分{'、'.join(SEVERITY_NAMES.values())}三级，是默认值；同一个缺陷在网页和纯文本里可能轻一些。"
    yield "每条规则都有自动验证的示例：不合格的只触发这一条，合格的什么也不触发。示例是对同一篇范文的改动。"
    yield "版式（L）的规则只查 Word 文档，按排出来的实际效果判断；数值可以用模板的“版式”改，见 [form.md](form.md)。"
    for letter, rules in groupby(every_rule(), key=lambda rule: rule.code[0]):
        told = list(rules)
        yield ""
        yield f"## {FAMILIES[letter]}（{letter}）"
        yield ""
        yield "| 代码 | 缺陷 | 级别 | 依据 |"
        yield "| --- | --- | --- | --- |"
        for rule in told:
            yield f"| [{rule.code}](#{rule.code.lower()}) | {rule.title} | {_weights(rule)} | {rule.basis.text} |"
        for rule in told:
            yield from _entry(rule)
    yield ""
    yield f"## {CRASH_CODE} {_CRASH_TITLE}"
    yield ""
    yield _CRASH_TEXT


def _entry(rule: Rule) -> Iterator[str]:
    yield ""
    yield f'### <a id="{rule.code.lower()}"></a>{rule.code} {rule.title}'
    yield ""
    yield f"`{rule.name}`，{_weights(rule)}。{rule.explanation}"
    yield ""
    yield f"- 消息：{_open(rule.message)}"
    yield f"- 建议：{_open(rule.suggestion)}"
    yield f"- 依据：{rule.basis.text}（{BASIS_STATUS[rule.basis.status]}）"
    yield from _examples(rule, "fails", "不合格")
    yield from _examples(rule, "passes", "合格")


def _open(template: str) -> str:
    """A message with …… for what a finding fills in."""
    return re.sub(r"\{\w+\}", "……", template)


def _examples(rule: Rule, expected: Expected, name: str) -> Iterator[str]:
    for case in of_layout_rule(rule.code, expected):
        said = "，".join(f"{key}: {value}" for key, value in case.layout.items())
        head = "（带版头的）" if case.head else ""
        yield f"- {name}：{head}{case.told}{f'（{said}）' if said else ''}"
    for example in of_rule(rule.code, expected):
        yield f"- {name}：{'；'.join(_edits(example)) or '范文原样'}{_last_year(example)}{_options(example)}"


def _edits(example: Example) -> Iterator[str]:
    for slot, text in example.slots.items():
        lines = [line if len(line) <= _LONGEST else line[: _LONGEST - 2] + "……" for line in text.splitlines()]
        shown = lines if len(lines) <= 3 else [*lines[:3], "……"]
        yield f"{_SLOTS[slot]}写成“{' / '.join(shown)}”" if shown else f"删去{_SLOTS[slot]}"
    for old, new in example.swaps.items():
        yield f"“{old}”写成“{new}”"


def _last_year(example: Example) -> str:
    """What last year's report says in the example."""
    if example.last is None:
        return ""
    return "；上年报告里" + ("，".join(_edits(example.last)) or "照范文的上年报告")


def _options(example: Example) -> str:
    told = [
        f"检查的是{_MEDIA[example.medium]}" if example.medium != "docx" else "",
        f"要查{example.year}年度" if example.year else "",
        f"篇幅下限{example.least}字" if example.least else "",
        f"篇幅上限{example.most}字" if example.most else "",
        "全文标点转成半角" if example.folded else "",
        *(f"用语表里“{word.right}”常误为“{'、'.join(word.wrong)}”" for word in example.words),
    ]
    given = "，".join(filter(None, told))
    return f"（{given}）" if given else ""


def _weights(rule: Rule, *, short: bool = False) -> str:
    usual = SEVERITY_NAMES[rule.severity]
    if short or not rule.by_medium:
        return usual
    groups: dict[str, list[str]] = {}
    for medium, severity in rule.by_medium.items():
        groups.setdefault(SEVERITY_NAMES[severity], []).append(_MEDIA[medium])
    return "，".join([usual, *(f"{'、'.join(media)}为{name}" for name, media in groups.items())])


if __name__ == "__main__":
    Path(sys.argv[1]).write_text(page(), encoding="utf-8", newline="\n")
