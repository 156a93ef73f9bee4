"""Titles in 书名号 against the documents and laws of the field."""

from __future__ import annotations

from collections import Counter
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from authoring.check import Basis, Hit, Rule
from authoring.named import NamedTuple
from authoring.rules.data import load_rules_json
from authoring.rules.matching import flat, listed
from authoring.standard.patterns import pattern

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from authoring.check import Check, Context

_SPAN = pattern(r"\s*\(\s*(\d{4})\s*年?\s*[-—–―~至到]+\s*(\d{4})\s*(年?)\s*\)")
_KIND = pattern(
    "(?:(?:实施|指导|若干|工作|处理)?意见|通知|通告|决定|通报|(?:实施|工作)?方案|(?:暂行|实施)?办法|规定|批复|函|报告)$"
)
_STATE = "中华人民共和国"
_SHORT = 10  # a title below this many characters may have one slip, a longer one two
_LEAST = 5  # shorter names differ by one character and are both right: 教师法, 律师法
_LEAST_WITHOUT = 5  # characters of a name that may lack a word
_OF_TITLES = Basis("《党政机关公文处理工作条例》关于标题组成的规定", "unverified")
_OF_NAMES = Basis("文件和法律公布时的名称", "verified")


class _Title(NamedTuple):
    """A title as written: its span without the marks, the name proper and the years behind it."""

    start: int
    end: int
    name: str
    years: tuple[str, str] | None
    lacks_nian: bool


@cache
def _spans() -> dict[str, tuple[str, ...]]:
    """The names of documents, each with its spans of years."""
    return {each["title"]: tuple(each.get("spans", ())) for each in load_rules_json("names")["documents"]}


@cache
def _known() -> frozenset[str]:
    data = load_rules_json("names")
    lists = (*data["laws"], *data["allowed_titles"])
    return frozenset(_spans()) | {title for entry in lists for title in entry["titles"]}


@cache
def _by_pair() -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    allowed = {title for entry in load_rules_json("names")["allowed_titles"] for title in entry["titles"]}
    for name in sorted(_known() - allowed):
        for at in range(len(name) - 1):
            found.setdefault(name[at : at + 2], []).append(name)
    return found


def _titles(context: Context) -> list[_Title]:
    text = flat(context)
    found = []
    for start, end in text.titled:
        inner = text.text[start + 1 : end - 1]
        match = _SPAN.search(inner)
        name = inner[: match.start()] if match else inner
        years = (match[1], match[2]) if match else None
        lead = len(_STATE) if name.startswith(_STATE) else 0
        found.append(_Title(start + 1 + lead, start + 1 + len(name), name[lead:], years, bool(match and not match[3])))
    return found


def _misspelt(context: Context) -> Iterator[Hit]:
    text = flat(context)
    for title in context.once(_titles):
        if right := nearest(title.name):
            yield Hit(text.mark(title.start, title.end), {"right": right}, replacement=right)


@lru_cache(maxsize=1024)
def nearest(name: str) -> str | None:
    """The document that is meant by a name with a slip; None for a right name, and for one that is no document's."""
    if len(name) < _LEAST or name in _known() or any(mark in name for mark in "《〈<"):
        return None
    shared = Counter(each for at in range(len(name) - 1) for each in _by_pair().get(name[at : at + 2], ()))
    for known, _ in shared.most_common(3):
        most = 1 if min(len(known), len(name)) < _SHORT else 2
        if len(known) < _LEAST or known in name or abs(len(known) - len(name)) > most:
            continue
        if _starts_or_ends_alike(name, known) and _distance(name, known) <= most:
            return known
    return next((known for known, _ in shared.most_common(3) if _lacks_a_word(name, known)), None)


def _lacks_a_word(name: str, known: str) -> bool:
    """Whether ``name`` is ``known`` without a word of two to four characters in its middle."""
    if len(name) < _LEAST_WITHOUT or not 2 <= len(known) - len(name) <= 4:
        return False
    same = next(at for at in range(len(name)) if name[at] != known[at]) if name != known[: len(name)] else len(name)
    return 2 <= same <= len(name) - 2 and known.endswith(name[same:])


def _starts_or_ends_alike(name: str, known: str) -> bool:
    """A local document has its region before the name, an explanation of a law a word behind it."""
    return name[:2] == known[:2] or name[-2:] == known[-2:]


def _distance(one: str, other: str) -> int:
    """Characters to drop, add or exchange to make one of the other; two swapped neighbours count one."""
    before: list[int] = []
    row = list(range(len(other) + 1))
    for i, a in enumerate(one, 1):
        older, before, row = before, row, [i]
        for j, b in enumerate(other, 1):
            best = min(before[j] + 1, row[-1] + 1, before[j - 1] + (a != b))
            if i > 1 and j > 1 and a == other[j - 2] and one[i - 2] == b:
                best = min(best, older[j - 2] + 1)
            row.append(best)
    return row[-1]


def _years(wrong: Callable[[_Title, tuple[str, ...]], bool]) -> Check:
    """Titles of documents with a span of years of which ``wrong`` is true."""

    def check(context: Context) -> Iterator[Hit]:
        text = flat(context)
        for title in context.once(_titles):
            spans = _spans().get(title.name, ())
            if spans and wrong(title, spans):
                yield from _with_years(context, title, spans, text.text)

    return check


def _with_years(context: Context, title: _Title, spans: tuple[str, ...], text: str) -> Iterator[Hit]:
    match = _SPAN.match(text, title.end)
    end = match.end() if match else title.end
    report = context.recognition.year or context.year
    years = [span for span in spans if title.years and span.startswith(title.years[0])]
    fitting = [span for span in spans if report and int(span[:4]) <= report <= int(span[5:9]) + 1]
    right = (years or fitting or list(spans))[-1]
    certain = f"{title.name}（{right}）" if len(spans) == 1 or years else None
    values = {"right": right, "name": title.name}
    yield Hit(flat(context).mark(title.start, end), values, replacement=certain)


def _wrong_years(title: _Title, spans: tuple[str, ...]) -> bool:
    return title.years is not None and not any(
        span[:4] == title.years[0] and span[5:9] == title.years[1] for span in spans
    )


def _without_nian(title: _Title, spans: tuple[str, ...]) -> bool:
    return title.lacks_nian and not _wrong_years(title, spans)


def _without_years(context: Context) -> Iterator[Hit]:
    """The first mention of a document that has its years in its name, where the years are told nowhere."""
    text = flat(context)
    titles = context.once(_titles)
    told = {title.name for title in titles if title.years}
    for title in titles:
        spans = _spans().get(title.name, ())
        if spans and title.name not in told:
            told.add(title.name)
            yield from _with_years(context, title, spans, text.text)


def _without_de(context: Context) -> Iterator[Hit]:
    """《关于加强……工作意见》: a title that opens with 关于 joins the kind of document with 的."""
    text = flat(context)
    for start, end in text.titled if text.has("《关于") else ():
        inner = text.text[start + 1 : end - 1]
        if (match := _KIND.search(inner)) and inner.startswith("关于") and "的" not in inner:
            right = f"{inner[: match.start()]}的{match[0]}"
            yield Hit(text.mark(start, end), {"right": right})


RULES = (
    Rule(
        code="M101",
        name="document-name-misspelt",
        title="文件或法律的名称写错",
        message="没有叫《{text}》的文件，应为《{right}》。",
        suggestion="改为《{right}》。",
        explanation=(
            "书名号里的名称与已知的中央文件、法律、行政法规只差一两个字时提示。地方文件、解读、实施办法另有名称的不算。"
            "名称清单见 names.json，逐行注明出处。"
        ),
        basis=_OF_NAMES,
        severity="error",
        check=_misspelt,
    ),
    Rule(
        code="M102",
        name="document-years-wrong",
        title="文件名称里的起止年份写错",
        message="《{name}》的起止年份写成了“{text}”，应为（{right}）。",
        suggestion="改为《{name}（{right}）》。",
        explanation="纲要、规划、行动计划的起止年份是名称的一部分，写错就成了另一份文件。",
        basis=_OF_NAMES,
        severity="error",
        check=_years(_wrong_years),
    ),
    Rule(
        code="M103",
        name="document-years-without-nian",
        title="文件名称里的起止年份漏了“年”字",
        message="“{text}”漏了“年”字。",
        suggestion="改为《{name}（{right}）》。",
        explanation="公布的名称是“（2021—2025年）”，年字在后一个年份之后，不能省。",
        basis=_OF_NAMES,
        severity="warning",
        check=_years(_without_nian),
    ),
    Rule(
        code="M104",
        name="document-years-missing",
        title="没有写明文件的起止年份",
        message="《{text}》没有写起止年份，看不出是哪一个。",
        suggestion="第一次写全称《{name}（{right}）》，后面可以用简称。",
        explanation="同名的纲要先后有两个，全文没有一处写起止年份时提示一次。",
        basis=_OF_NAMES,
        severity="hint",
        check=_without_years,
    ),
    Rule(
        code="M105",
        name="document-name-garbled",
        title="文件或法律的名称不准确",
        message="“{text}”不是准确的名称，应为“{right}”：{note}。",
        suggestion="改为“{right}”。",
        explanation="常见的误称清单，不论有没有书名号都查；每一条在 names.json 里注明出处。",
        basis=_OF_NAMES,
        severity="error",
        check=listed("names", "wrong_documents", titles=True),
    ),
    Rule(
        code="M106",
        name="document-name-without-de",
        title="“关于……”的文件名漏了“的”",
        message="{text}在文种前面漏了“的”。",
        suggestion="核对原文件的名称，一般是《{right}》。",
        explanation="公文标题由“关于”加事由、“的”和文种组成，如《关于加强执法监督的意见》。名称里一个“的”也没有的提示。",
        basis=_OF_TITLES,
        severity="warning",
        check=_without_de,
    ),
)
