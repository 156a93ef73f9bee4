"""The issuer's name: the same in title, text and signature."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from authoring.check import Basis, Hit, Rule
from authoring.rules.matching import flat, near_misses
from authoring.standard.patterns import pattern
from authoring.standard.width import fold

if TYPE_CHECKING:
    from collections.abc import Iterator

    from authoring.check import Context

_PRACTICE = Basis("年度报告的写作惯例", "practice")
_NAMED = Basis("《党政机关公文格式》（GB/T 9704—2012）关于发文机关署名的规定", "verified")
_LEAST = 6
_ALIKE = 2  # characters that name and signature have in common at the end: 公安局
_PARTY = {
    "党组": pattern(r"党组(?<=[局厅委我]党组)|党组(?=会议?|理论学习中心组)(?<![市县区府]党组)"),
    "党委": pattern(
        r"党委(?<=[局厅我]党委)(?<!公安局党委)|党委(?=会议?(?!精神)|理论学习中心组)(?<![市县区关公级局]党委)"
    ),
}
_LEAST_SHORTENED = 5  # characters of an organ's name that can be shortened: 公安局 can't
_REGION = pattern(r"([\u4e00-\u9fff]{1,10}?[省市县区旗州])([\u4e00-\u9fff]+[局委厅会])")
_ORGAN = pattern(r"[\u4e00-\u9fff]{1,4}?[局委厅]")
_OURS = pattern(r"我(分局|支队|大队|总队|中心|街道|办事处|[局委厅办部署镇乡县市区院站所处行])(?![长一二三])")


def _garbled(context: Context) -> Iterator[Hit]:
    issuer = context.recognition.issuer
    if not issuer or len(issuer) < _LEAST:
        return
    text, signature = flat(context), context.role("signature")
    for miss in near_misses(text, (fold(issuer),)):
        written = text.text[miss.start : miss.end]
        if "".join(written.split()) == "".join(fold(issuer).split()):
            continue
        if (
            text.block(miss.start) != signature and text.text.count(written) == 1
        ):  # a name that comes again is another organ's
            yield Hit(text.mark(miss.start, miss.end), {"right": issuer})


def _signature(context: Context) -> Iterator[Hit]:
    block, issuer = context.role("signature"), context.recognition.issuer
    if block is None or not issuer:
        return
    signed, title = context.texts[block].replace(" ", ""), fold(issuer).replace(" ", "")
    if title in signed or signed in title or not signed or signed[-_ALIKE:] != title[-_ALIKE:]:
        return
    shared = sum((Counter(signed) & Counter(title)).values())
    if shared < max(len(signed), len(title)):
        yield Hit(context.mark(block), {"issuer": issuer})


def _ours(context: Context) -> Iterator[Hit]:
    text = flat(context)
    if not text.has("我"):
        return
    found = [
        (match.start(), match[1])
        for match in _OURS.finditer(text.text)
        if match[1] not in "县市区" and text.part(match.start()) is not None
    ]
    counts = Counter(word for _, word in found)
    if len(counts) > 1:
        usual = counts.most_common(1)[0][0]
        at, other = next((at, word) for at, word in found if word != usual)
        values = {"usual": usual, "count": counts[usual], "other": counts[other]}
        yield Hit(text.mark(at, at + 1 + len(other)), values)


def _shortened(context: Context) -> Iterator[Hit]:
    """桐河县交运局 for 桐河县交通运输局, where the draft doesn't say that it is called so."""
    match = _REGION.fullmatch(fold(context.recognition.issuer or ""))
    text = flat(context)
    if not match or len(match[2]) < _LEAST_SHORTENED:
        return
    region, organ = match[1], match[2]
    for at in text.find(region):
        short = _ORGAN.match(text.text, at + len(region))
        whole = text.text.startswith(organ, at + len(region))
        told = text.part(at) is not None or text.block(at) in context.lead
        if whole or not told or not short or text.in_title(at) or not _abbreviates(short[0], organ):
            continue
        if f"简称“{short[0]}" not in text.text and f"简称“{region}{short[0]}" not in text.text:
            yield Hit(text.mark(at, short.end()), {"right": region + organ})
            return


def _abbreviates(short: str, organ: str) -> bool:
    """Whether the characters of ``short`` are some of those of ``organ`` in their order, from the first to the last."""
    left = iter(organ)
    return short != organ and short[0] == organ[0] and len(short) < len(organ) and all(each in left for each in short)


def _party_organ(context: Context) -> Iterator[Hit]:
    """局党组 and 局党委 in one draft: a bureau has one of them."""
    text = flat(context)
    if not (text.has("党组") and text.has("党委")):
        return
    spots = {organ: [match.start() for match in found.finditer(text.text)] for organ, found in _PARTY.items()}
    if all(spots.values()):
        few, usual = sorted(spots, key=lambda organ: len(spots[organ]))
        at = spots[few][0]
        yield Hit(text.mark(at, at + len(few)), {"usual": usual, "count": len(spots[usual])})


RULES = (
    Rule(
        code="M401",
        name="issuer-misspelt",
        title="本单位的名称写错",
        message="“{text}”与标题里的单位名称“{right}”差一个字。",
        suggestion="核对后改为“{right}”。",
        explanation="与发文机关的全称只差一个字、全文又只出现一次的，多半是打错了。",
        basis=_NAMED,
        severity="warning",
        check=_garbled,
    ),
    Rule(
        code="M402",
        name="signature-differs",
        title="署名与标题的单位不一致",
        message="署名是“{text}”，标题里的单位是“{issuer}”。",
        suggestion="核对单位名称，标题和署名用同一个全称或规范化简称。",
        explanation="署名是标题名称的简称或者前面加了上级名称的不算。",
        basis=_NAMED,
        severity="warning",
        check=_signature,
    ),
    Rule(
        code="M403",
        name="self-name-varies",
        title="自称前后不一",
        message="全文多用“我{usual}”（{count}处），这里却用“{text}”（共{other}处）。",
        suggestion="统一为一个自称；确实指另一个单位的，写出它的名称。",
        explanation="同一个单位有时写“我局”、有时写“我分局”，读者会以为是两个单位。",
        basis=_PRACTICE,
        severity="hint",
        check=_ours,
    ),
    Rule(
        code="M404",
        name="issuer-shortened",
        title="用了没有说明的简称",
        message="“{text}”是本单位的简称，前面没有说明。",
        suggestion="写全称“{right}”，或者第一次写全称时注明（以下简称“……”）。",
        explanation="正文里本单位名称第一次出现用全称，需要简称的用“以下简称”说明，以后统一。",
        basis=_PRACTICE,
        severity="hint",
        check=_shortened,
    ),
    Rule(
        code="M405",
        name="party-organ-varies",
        title="党组、党委前后不一",
        message="这里写“{text}”，全文其他地方写“{usual}”（{count}处）。",
        suggestion="核对本单位设的是党组还是党委，全文统一；说的是上级或下属单位的，写明是哪个单位。",
        explanation="一个局要么设党组，要么设党委。“局党组”“党组会”和“局党委”“党委会”都出现时提示；机关党委、上级党委不算。",
        basis=_PRACTICE,
        severity="hint",
        check=_party_organ,
    ),
)
