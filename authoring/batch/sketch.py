"""The likeness of two texts: a small sketch of each to find likely pairs, the exact share to confirm one.

Likeness is the share of equal character 5-grams (distinct grams in both, of those in either) of the texts without
blanks, in one width, with each number as 0: so last year's copy with this year's figures is still a copy. The sketches
are MinHashes by datasketch, chosen for its upkeep: many hands since 2015, and pure Python on NumPy, so it runs wherever
that does. Rensa, in Rust, is thirty times as fast at this, but younger and one person's; a sketch takes some
tenth of the time that a check takes.
"""

from __future__ import annotations

import base64
import hashlib
from functools import cache
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any
from zlib import crc32

from authoring.document import lines
from authoring.standard.compiled import compiled
from authoring.standard.width import fold

if TYPE_CHECKING:
    from authoring.document import Document

PERMUTATIONS = 128  # hashes in a sketch: likeness is estimated within 0.04 (one standard deviation)
SHORTEST = 200  # characters below which texts are alike by chance: forms not filled in
LONGEST = 200_000  # characters compared: twenty long reports; a text of 16 MB would take a gigabyte to compare
_GRAM = 5
_BLANKS = compiled(r"\s+")
_NUMBER = compiled(r"\d+(?:\.\d+)?")
_SEED = 2024


def comparable(document: Document) -> str:
    """The text of a draft as it is compared."""
    return _NUMBER.sub("0", _BLANKS.sub("", fold("".join(lines(document)))))[:LONGEST]


def text_digest(text: str) -> str:
    """A digest of a comparable text: equal for equal texts."""
    return hashlib.blake2b(text.encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()


def grams(text: str) -> set[str]:
    """The distinct 5-grams of a comparable text."""
    return {text[at : at + _GRAM] for at in range(len(text) - _GRAM + 1)}


def exact_share(one: str, other: str) -> float:
    """The share of equal 5-grams of two comparable texts, 0 to 1."""
    mine, theirs = grams(one), grams(other)
    either = len(mine | theirs)
    return len(mine & theirs) / either if either else 0.0


def is_available() -> bool:
    """Whether sketches can be made: the extra ``batch`` is installed. Nothing is imported, which takes a second."""
    return find_spec("datasketch") is not None


def sketch(text: str) -> str:
    """The MinHash of a comparable text: 128 numbers of 32 bits, in base64."""
    hashes = _blank().copy()
    hashes.update_batch([gram.encode("utf-8", "surrogatepass") for gram in grams(text)])
    return base64.b64encode(hashes.hashvalues.astype("<u4").tobytes()).decode()


def matrix(sketches: list[str]) -> Any:
    """Sketches as rows of one array of unsigned 32-bit integers, shape (len(sketches), PERMUTATIONS)."""
    import numpy

    raw = b"".join(map(base64.b64decode, sketches))
    return numpy.frombuffer(raw, dtype="<u4").reshape(len(sketches), PERMUTATIONS)


@cache
def _blank() -> Any:
    from datasketch import MinHash

    return MinHash(num_perm=PERMUTATIONS, seed=_SEED, hashfunc=crc32)
