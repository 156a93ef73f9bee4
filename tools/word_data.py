"""Make the word data of the rules from texts: ``python tools/word_data.py TEXT…`` (needs jieba and pypinyin).

TEXT are large plain texts of laws, regulations and other official prose; only counts of words are taken from them. The
labelled reports and examples of this repository join them. Written are, in ``authoring/rules/data``:

- ``words.txt``: common words by how much they cost: the negative natural logarithm of their share, in whole numbers;
- ``groups.txt``: groups of four characters that official texts have often: two words that go together, long words;
- ``sounds.txt``: characters by sound, without tone, and zh/z, ang/an and the like not told apart;
- ``spelling.txt``: the commonest words of two characters, and all other pairs of characters that sound like one of
  them and are words or stand in the texts: what is no slip although it looks like one.

The library for words is needed here only: a segmentation at each check would cost ten times what these lists do.
"""

from __future__ import annotations

import math
import re
import sys
from collections import Counter, defaultdict
from pathlib import Path

import jieba
from pypinyin import lazy_pinyin

ROOT = Path(__file__).parents[1]
DATA = ROOT / "authoring" / "rules" / "data"
HAN = re.compile(r"[一-龥]+")
OWN = ("tests/labelled/tune/*.txt", "examples/*.yaml", "authoring/rules/data/model.txt")
GENRE = (
    "评查 述法 法考 普法 办案 执法 应诉 权责 辅警 交办 督办 研判 罚没 联席 会签 备案 裁量 送达 取证 立案 涉案 涉企 "
    "涉法 涉诉 信访 调处 调解 化解 排查 巡查 巡防 台账 亮证 网办"
)
COMMON, RARE = 20, 16  # how often a word is in the dictionary at least; what it may cost at most
WEIGHT = 6  # what an own text counts more than another
OWN_LEAST, OTHER_LEAST, BOTH_LEAST = 2, 60, 15  # how often a group is in the texts at least
CLEARLY_MORE = 10
WELL_KNOWN = 11  # what a word costs at most for which slips are looked for
SEEN, LISTED = 2, 3  # how often a right pair is in the texts, or in the dictionary's, at least


def main(files: list[str]) -> None:
    """Write the three lists."""
    for word in GENRE.split():
        jieba.add_word(word, 2000)
    own = [path.read_text(encoding="utf-8", errors="ignore") for pattern in OWN for path in sorted(ROOT.glob(pattern))]
    other = [Path(file).read_text(encoding="utf-8", errors="ignore") for file in files]
    costs = word_costs(own, other)
    sound = sounds()
    write("words", "jieba 0.42 的词典（MIT 许可）与法律法规、自编报告的词频", by_cost(costs))
    write("groups", "法律法规、自编报告里常见的四字组合，由 tools/word_data.py 统计", groups(own, other, costs, sound))
    write("spelling", "法律法规、政府工作报告、自编报告里出现两次以上的两字组合", spelling(own + other, costs, sound))
    write("sounds", "pypinyin 的读音（MIT 许可）：不分声调，平翘舌、前后鼻音不分", by_sound(sound))


def write(name: str, source: str, lines: list[str]) -> None:
    """A list with its source and status as the head."""
    head = f"# 来源：{source}；status: common\n"
    (DATA / f"{name}.txt").write_text(head + "\n".join(lines) + "\n", encoding="utf-8")


def tokens(texts: list[str]) -> Counter[str]:
    """The words of texts."""
    return Counter(word for text in texts for run in HAN.findall(text) for word in jieba.cut(run, HMM=False))


def word_costs(own: list[str], other: list[str]) -> dict[str, int]:
    """What characters and words of two cost; single ones at least 5, or they would swallow all that is misspelt."""
    dictionary = {word: int(count) for word, count in jieba.dt.FREQ.items() if count and HAN.fullmatch(word)}
    seen = tokens(other)
    for word, count in tokens(own).items():
        seen[word] += WEIGHT * count
    all_seen, all_words = sum(seen.values()), sum(dictionary.values())
    costs = {}
    for word in dictionary:
        if len(word) > 1 and dictionary[word] < COMMON and seen[word] < 12:
            continue
        share = 0.5 * dictionary[word] / all_words + 0.5 * seen[word] / all_seen
        cost = -math.log(share)
        if len(word) == 1:
            costs[word] = round(max(cost, 4) + 1)
        elif len(word) == 2 and cost < RARE:
            costs[word] = round(cost)
    return {word: cost for word, cost in costs.items() if len(word) > 1 or cost < RARE}


def by_cost(costs: dict[str, int]) -> list[str]:
    """A line for each length and cost: both, and the words without anything between them."""
    lines = defaultdict(list)
    for word in sorted(costs):
        lines[len(word), costs[word]].append(word)
    return [f"{length} {cost} {''.join(words)}" for (length, cost), words in sorted(lines.items())]


def sounds() -> dict[str, str]:
    """How the characters of GB 2312 sound."""
    found = {}
    for high in range(0xB0, 0xF8):
        for low in range(0xA1, 0xFF):
            character = bytes([high, low]).decode("gb2312", "ignore")
            if character:
                found[character] = _fuzzy(lazy_pinyin(character)[0])
    return found


def _fuzzy(sound: str) -> str:
    sound = re.sub("^([zcs])h", r"\1", sound)
    return re.sub("(?<=[aei])ng$", "n", sound)


def by_sound(sound: dict[str, str]) -> list[str]:
    """A line for each sound that several characters have."""
    lines = defaultdict(list)
    for character, spelt in sound.items():
        lines[spelt].append(character)
    return ["".join(characters) for _, characters in sorted(lines.items()) if len(characters) > 1]


def spelling(texts: list[str], costs: dict[str, int], sound: dict[str, str]) -> list[str]:
    """Two lines: common words, and what else sounds like one of them but for one character and is right."""
    double = {word: cost for word, cost in costs.items() if len(word) == 2}
    common = sorted(word for word, cost in double.items() if cost <= WELL_KNOWN)
    alike = defaultdict(set)
    for word in common:
        alike[tuple(sound.get(each, each) for each in word)].add(word)
    count: Counter[str] = Counter()
    for text in texts:
        for run in HAN.findall(text):
            count.update(run[at : at + 2] for at in range(len(run) - 1))
    right = double.keys() | {pair for pair, times in count.items() if times >= SEEN}
    right |= {word for word, times in jieba.dt.FREQ.items() if times >= LISTED and HAN.fullmatch(word)}
    others = {
        pair
        for pair in right.difference(common)
        if len(pair) == 2
        for word in alike.get(tuple(sound.get(each, each) for each in pair), ())
        if (pair[0] == word[0]) != (pair[1] == word[1])
    }
    return ["".join(common), "".join(sorted(others))]


def groups(own: list[str], other: list[str], costs: dict[str, int], sound: dict[str, str]) -> list[str]:
    """The groups, the rarest first, twenty a line; without those that look like slips of others."""
    ours, others = _groups_in(own), _groups_in(other)
    count = Counter({group: WEIGHT * ours[group] + others[group] for group in ours.keys() | others.keys()})
    chosen = {group for group in count if others[group] >= OTHER_LEAST or ours[group] >= OWN_LEAST}
    chosen |= {group for group in ours if others[group] >= BOTH_LEAST}
    chosen |= {word for word in costs if len(word) == 4}
    spelt = defaultdict(list)
    for group in chosen:
        spelt[" ".join(sound.get(each, each) for each in group)].append(group)
    for alike in spelt.values():
        most = max(count[group] for group in alike)
        chosen -= {group for group in alike if not others[group] and count[group] * CLEARLY_MORE < most}
    listed = sorted(chosen, key=lambda group: (count[group], group))
    return ["".join(listed[at : at + 20]) for at in range(0, len(listed), 20)]


def _groups_in(texts: list[str]) -> Counter[str]:
    found: Counter[str] = Counter()
    for text in texts:
        for run in HAN.findall(text):
            words = list(jieba.cut(run, HMM=False))
            for size in (1, 2, 3):
                for at in range(len(words) - size + 1):
                    found.update(_fours("".join(words[at : at + size]), size))
    return found


def _fours(phrase: str, size: int) -> list[str]:
    if len(phrase) == 4:
        return [phrase]
    long = len(phrase) > 4 if size == 1 else size == 2 and len(phrase) in (5, 6)
    return [phrase[at : at + 4] for at in range(len(phrase) - 3)] if long else []


if __name__ == "__main__":
    main(sys.argv[1:])
