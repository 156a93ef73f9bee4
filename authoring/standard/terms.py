"""What a text is about: its words without those that any report has.

Chinese is written without blanks between words, so a term is a pair of neighbouring characters: two texts that share
many pairs share words.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from authoring.standard.compiled import compiled
from authoring.standard.data import load_json
from authoring.standard.pairs import pairs_in
from authoring.standard.patterns import pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

_HAN = pattern(r"[\u4e00-\u9fff]{2,}")


@cache
def _generic() -> re.Pattern[str]:
    words = sorted(load_json("generic")["words"], key=len, reverse=True)
    return compiled("|".join(map(re.escape, words)))


@cache
def _telling() -> re.Pattern[str]:
    """Stretches of Chinese characters that no generic word has."""
    generic = "".join(sorted(set("".join(load_json("generic")["words"]))))
    return compiled(f"[^\\0-\u4dff\ua000-\U0010ffff{re.escape(generic)}]{{2,}}")


def share_terms(one: str, other: str) -> bool:
    """Whether the texts surely share a term: a pair of characters of which no generic word has any."""
    found, telling = _telling().findall, []
    for text, gap in ((one, "\n"), (other, "\t")):  # pairs with a gap in them are not shared
        telling.append(pairs_in(gap.join(found(text))))
    return not telling[0].isdisjoint(telling[1])


def chunks(text: str) -> Iterator[str]:
    """The stretches of Chinese characters that are left between generic words, figures and marks."""
    yield from _HAN.findall(_generic().sub(" ", text))


def terms(text: str) -> set[str]:
    """All terms of the text."""
    return {chunk[i : i + 2] for chunk in chunks(text) for i in range(len(chunk) - 1)}
