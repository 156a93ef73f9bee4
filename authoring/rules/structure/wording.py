"""Words that have no place in a finished report: placeholders left over, requests."""

from __future__ import annotations

from authoring.check import Rule
from authoring.check.kinds import words
from authoring.rules.data import load_rules_json
from authoring.rules.structure.bases import JUDGEMENT, PAPERS, PRACTICE

_DATA = load_rules_json("structure")
_REQUESTS, _PLACEHOLDERS = _DATA["requests"], _DATA["placeholders"]

RULES = (
    Rule(
        code="S502",
        name="placeholder-left",
        title="留空没有填",
        message="这里留空没有填：{text}。",
        suggestion="填上实际内容；不需要的，连同前后文字一起删去。",
        explanation="“【待填】”“XX”“××”“〔 〕”“此处填写”“____”一类的占位文字，定稿时都应换成实际内容。",
        basis=JUDGEMENT,
        severity="error",
        check=words(_PLACEHOLDERS["patterns"], _PLACEHOLDERS["triggers"]),
    ),
    Rule(
        code="S503",
        name="request-for-approval",
        title="报告里请求批示",
        message="报告里写了“{text}”，这是请示的用语。",
        suggestion="删去这句；结尾可以写“特此报告。”。确需批准的事项，另写请示。",
        explanation="报告不要求上级批复，不得夹带请示事项。",
        basis=PAPERS,
        severity="error",
        check=words(_REQUESTS["closing"], _REQUESTS["triggers"]),
    ),
    Rule(
        code="S504",
        name="request-smuggled-in",
        title="夹带请示事项",
        message="报告里夹带了请求：“{text}”。",
        suggestion="改为客观陈述困难或者提出工作意见；确需上级解决的事项，另写请示。",
        explanation="要编制、要经费、请求支持解决，都属于请示事项，应当一文一事另行请示。",
        basis=PAPERS,
        severity="warning",
        check=words(_REQUESTS["asking"], _REQUESTS["triggers"], outside=("measures",)),
    ),
    Rule(
        code="S505",
        name="closing-asks-for-reading",
        title="结尾请求审阅",
        message="结尾写了“{text}”，报告一般不用。",
        suggestion="改为“特此报告。”，或者不写结束语。",
        explanation="“请审阅”不算请示，但报告的规范结束语是“特此报告”。随报告附上的报送函不查。",
        basis=PRACTICE,
        severity="hint",
        check=words(_REQUESTS["mild"], _REQUESTS["triggers"], outside=("measures",), letter=False),
    ),
)
