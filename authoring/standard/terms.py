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
from authoring.standard.pairs import characters, pairs_in
from authoring.standard.patterns import pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

_HAN = pattern(r"[\u4e00-\u9fff]{2,}")


@cache
def _generic() -> re.Pattern[str]:
    words = sorted(load_json("generic")["words"], key=len, reverse=True)
    return compiled("|".join(map(re.escape, words)))


@cache
def _generic_characters() -> frozenset[int]:
    return frozenset(map(ord, "".join(load_json("generic")["words"])))


def share_terms(one: str, other: str) -> bool:
    """Whether the texts surely share a term: a pair of characters of which no generic word has any."""
    generic = _generic_characters()
    return any(
        _is_han(first) and _is_han(second) and first not in generic and second not in generic
        for first, second in map(characters, pairs_in(one) & pairs_in(other))
    )


def _is_han(code: int) -> bool:
    return 0x4E00 <= code <= 0x9FFF


def chunks(text: str) -> Iterator[str]:
    """The stretches of Chinese characters that are left between generic words, figures and marks."""
    yield from _HAN.findall(_generic().sub(" ", text))


def terms(text: str) -> set[str]:
    """All terms of the text."""
    return {chunk[i : i + 2] for chunk in chunks(text) for i in range(len(chunk) - 1)}
