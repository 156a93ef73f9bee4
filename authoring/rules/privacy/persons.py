"""Persons and companies by name."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

from authoring.check import Hit, Rule
from authoring.rules.data import load_rules_json
from authoring.rules.matching import flat
from authoring.rules.privacy.bases import BUSINESS, MINORS, PERSONAL
from authoring.standard.patterns import pattern

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from authoring.check import Check, Context

_HAN = "\u4e00-\u9fff"
_AROUND = 30  # characters in which a company's penalty stands


def _data() -> Any:
    return load_rules_json("privacy")


@cache
def _named() -> re.Pattern[str]:
    """A name of two or three characters, or an anonymous one, with what may follow a name."""
    data = _data()
    surname, after = data["surnames"]["single"], "|".join(data["persons"]["after"])
    sure = rf"[,，、。;；()（）:：\s]|{after}"
    return pattern(rf"[\s:：“]?([{surname}][{_HAN}]{{1,2}}?)(?={sure})")


def _after_roles(key: str) -> Check:
    """Full names behind words such as 犯罪嫌疑人; 张某, 李某某 are no names."""

    def check(context: Context) -> Iterator[Hit]:
        text, persons = flat(context), _data()["persons"]
        found: set[int] = set()
        for at, role in text.find_all(persons[key]):
            match = _named().match(text.text, at + len(role))
            if match and match.start(1) not in found and _is_name(match[1], persons["not_names"]):
                found.add(match.start(1))
                yield Hit(text.mark(*match.span(1)), {"role": role})

    return check


@cache
def _dispute() -> re.Pattern[str]:
    """村民张三与李四宅基地纠纷: both by name; groups 1 and 2."""
    data = _data()
    name = rf"[{data['surnames']['single']}][{_HAN}]{{1,2}}"
    who = "|".join(data["persons"]["neighbours"])
    about = "|".join(data["persons"]["disputes"])
    return pattern(
        rf"(?:{who})({name}?)(?:与|和|、|诉)(?:{who})?({name}?)(?:的|因|之间|等)?[{_HAN}]{{0,10}}?(?:{about})"
    )


def _disputing(context: Context) -> Iterator[Hit]:
    text, persons = flat(context), _data()["persons"]
    if text.has("纠纷") or text.has("争议") or text.has("一案") or text.has("矛盾"):
        for match in _dispute().finditer(text.text):
            if all(_is_name(match[group], persons["not_names"]) for group in (1, 2)):
                yield Hit(text.mark(match.start(1), match.end(2)), {"role": "纠纷双方"})


def _parties(context: Context) -> Iterator[Hit]:
    yield from _after_roles("roles")(context)
    yield from _disputing(context)


def _is_name(word: str, not_names: list[str]) -> bool:
    return "某" not in word and not word.startswith(tuple(not_names))


@cache
def _officer() -> re.Pattern[str]:
    surname = _data()["surnames"]["single"]
    return pattern(rf"(?<![{_HAN}])[{surname}][{_HAN}]{{1,2}}$")


def _officers(context: Context) -> Iterator[Hit]:
    """Officers by name outside the part on the first responsible person."""
    text = flat(context)
    for at, title in text.find_all(_data()["officers"]["titles"]):
        before = text.text[max(at - 24, 0) : at]
        name = before[-2:] if before[-3:-2] in "、，,。和长记任授问员" else before[-3:]
        if text.part(at) in (None, "duties") or "某" in name or text.in_title(at):
            continue
        if name[:1] in _data()["surnames"]["single"] and _boundary(before, name) and len(name) >= 2:
            yield Hit(text.mark(at - len(name), at + len(title)))


def _boundary(before: str, name: str) -> bool:
    """Whether the name begins a word: behind a mark or a post."""
    rest = before[: -len(name)]
    posts = ("书记", "局长", "主任", "顾问", "教授", "科长", "所长", "队长", "民警", "委员", "政委", "干警", "律师")
    return rest.endswith(posts) or rest[-1:] in "、，,。“("


@cache
def _company() -> re.Pattern[str]:
    return pattern(r"(?:股份有限|有限责任|有限)公司")


_LEADS = pattern(r"(?:对|向|与|由|为|在|给|将|把|和|及|查处|责令|约谈|帮助|协助|指导|如|了|因|是)")


def _companies(context: Context) -> Iterator[Hit]:
    text, words = flat(context), _data()["companies"]["punished"]
    if not text.has("有限"):
        return
    for match in _company().finditer(text.text):
        begin, stop = text.sentence(match.start())
        name_start = max(match.start() - 20, begin)
        before = text.text[name_start : match.start()]
        cut = max((lead.end() for lead in _LEADS.finditer(before)), default=0)
        cut = max(cut, before.rfind("，") + 1, before.rfind(",") + 1, before.rfind("、") + 1)
        around = text.text[max(match.start() - _AROUND, begin) : min(match.end() + _AROUND, stop)]
        name = before[cut:]
        if len(name) >= 2 and "某" not in name and not name[0].isdigit() and any(word in around for word in words):
            yield Hit(text.mark(name_start + cut, match.end()))


RULES = (
    Rule(
        code="O201",
        name="party-named",
        title="写了当事人的姓名",
        message="这里写了{role}的姓名“{text}”。",
        suggestion="改为“某某”，或者不写姓名。",
        explanation="嫌疑人、受害人、信访人等后面跟着姓名的提示；“张某”“李某某”不算。公开的版本不能有。",
        basis=PERSONAL,
        severity="hint",
        check=_parties,
        by_purpose={"publish": "error"},
    ),
    Rule(
        code="O202",
        name="minor-named",
        title="写了未成年人的姓名",
        message="这里写了未成年人的姓名“{text}”。",
        suggestion="删去姓名，学校、住址等能推断出身份的内容也要删去。",
        explanation="未成年人的姓名、住所、照片和其他可以推断出身份的资料不得披露，报送稿里也不应当写。",
        basis=MINORS,
        severity="warning",
        check=_after_roles("minors"),
        by_purpose={"publish": "error"},
    ),
    Rule(
        code="O203",
        name="officer-named",
        title="写了工作人员的姓名",
        message="这里写了姓名：“{text}”。",
        suggestion="改写职务，如“分管副局长”“法律顾问”。",
        explanation="年度报告里一般只写职务。第一责任人履职部分不查。",
        basis=PERSONAL,
        severity="hint",
        check=_officers,
    ),
    Rule(
        code="O204",
        name="company-named",
        title="点名写了受处罚的企业",
        message="这里点名写了企业：“{text}”。",
        suggestion="改写“某企业”，或者只写件数；已经依法公开的处罚决定可以引用。",
        explanation="企业名称与处罚、立案、约谈等写在一起时提示。",
        basis=BUSINESS,
        severity="hint",
        check=_companies,
        by_purpose={"publish": "warning"},
    ),
)
