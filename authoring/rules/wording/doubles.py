"""Words and characters that stand there twice."""

from __future__ import annotations

from itertools import accumulate, pairwise
from typing import TYPE_CHECKING

from authoring.check import Hit, Rule
from authoring.rules.data import load_rules_json
from authoring.rules.matching import flat, matches
from authoring.rules.matching.vocabulary import is_word
from authoring.rules.wording.bases import PRACTICE
from authoring.rules.wording.sentences import clauses
from authoring.standard.patterns import pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

    from authoring.check import Context

_HAN = pattern(r"[\u4e00-\u9fff]+")
_NUMERALS = pattern(r"[零一二三四五六七八九十百千万亿两几数多半]")
_PAIRED = pattern(r"[立边即应随既又能可越且自各]")  # 进行立行立改, 边查边改: an idiom of pairs
_LEAST = 4  # characters of a clause that is told when it stands twice
_SELF = pattern(r"(亲自[\u4e00-\u9fff]{2})[,、]\1(?![,。;])")
_SIZES = (4, 3, 2)  # characters of a word that is looked for twice, the longest first


def _words(context: Context) -> Iterator[Hit]:
    text = flat(context).text
    fine = load_rules_json("wording")["doubled_fine"]["words"]
    taken: set[int] = set()
    for start, size in _doubled(text):
        word = text[start : start + size]
        if start in taken or not _HAN.fullmatch(word) or word in fine or len(set(word)) == 1:
            continue
        pair = size == 2 and _PAIRED.search(word) and not is_word(word)
        if _NUMERALS.match(word) or pair or (size == 2 and _crossing(text, start)):
            continue
        taken.update(range(start, start + 2 * size))
        yield Hit(flat(context).mark(start, start + 2 * size), {"word": word})


def _crossing(text: str, start: int) -> bool:
    """Whether three words meet: 企业创业创新 has 业创 twice and no word twice."""
    return is_word(text[max(start - 1, 0) : start + 1]) and is_word(text[start + 3 : start + 5])


def _doubled(text: str) -> Iterator[tuple[int, int]]:
    """Where a word stands twice, and its length.

    The text against itself moved by ``size`` characters: where both agree ``size`` times in a row. Done on whole
    texts as one number each, a comparison of all characters at once.
    """
    encoded = text.encode("utf-16-le", "surrogatepass")
    number = int.from_bytes(encoded, "little")
    for size in _SIZES:
        differing = (number ^ (number >> 16 * size)).to_bytes(len(encoded), "little")
        run, at = bytes(2 * size), -1
        while (at := differing.find(run, at + 1)) >= 0:
            if at % 2 == 0 and at // 2 + 2 * size <= len(text):
                yield at // 2, size
                at += 1


def _beside(context: Context) -> Iterator[Hit]:
    """A clause, or the end of one, that stands again right behind its mark."""
    text, pieces = flat(context), context.once(clauses)
    again = [at for at, (one, other) in enumerate(pairwise(pieces)) if other and one.endswith(other)]
    starts = [0, *accumulate(len(piece) + 1 for piece in pieces)] if again else []
    for at in again:
        words, start = pieces[at + 1], starts[at + 1]
        if len(words) >= _LEAST and _HAN.match(words) and text.text[start - 1] in ",;":
            yield Hit(text.mark(start - 1 - len(words), start + len(words)), {"words": words})
    for match in _SELF.finditer(text.text):
        yield Hit(text.mark(*match.span()), {"words": match[1]})


def _characters(context: Context) -> Iterator[Hit]:
    text = flat(context)
    for entry in load_rules_json("wording")["context_pairs"]:
        if entry.get("once"):
            for start, end, match in matches(text, entry):
                yield Hit(text.mark(start, end), {"right": match[0][0]})


RULES = (
    Rule(
        code="W202",
        name="word-doubled",
        title="词语连写了两遍",
        message="“{word}”连写了两遍。",
        suggestion="删去一个“{word}”。",
        explanation=(
            "两个字以上的词紧挨着出现两次时提示；“一件一件”“逐一逐一”一类本来就重叠的不算。"
            "实测：没有用来调整过的地方性法规88万字误报1处；自编的标注句子报出2处，属实。"
        ),
        basis=PRACTICE,
        severity="warning",
        check=_words,
    ),
    Rule(
        code="W208",
        name="clause-doubled",
        title="同一个小句紧接着又写一遍",
        message="“{words}”紧接着又写了一遍。",
        suggestion="删去一个；如果是复制后忘了改，改成应有的内容。",
        explanation=(
            "四个字以上的小句，或者小句末尾的词，隔一个标点又原样出现时提示。隔得远的由 W302 提示。"
            "实测：公开的法规和政府工作报告419万字没有误报。"
        ),
        basis=PRACTICE,
        severity="warning",
        check=_beside,
    ),
    Rule(
        code="W203",
        name="character-doubled",
        title="多写了一个字",
        message="“{text}”里多写了一个“{right}”。",
        suggestion="删去多写的字。",
        explanation=(
            "“的的”“进进行”一类，连写起来就不成话的叠字；“目的的”“和和美美”等本来就对的除外。"
            "实测：公开的法规和政府工作报告163万字没有误报；自编的标注句子报出3处，属实。"
        ),
        basis=PRACTICE,
        severity="warning",
        check=_characters,
    ),
)
