"""Region and kind of a bureau, as far as its name tells them."""

from __future__ import annotations

import json
import re
from functools import cache
from pathlib import Path

from authoring.named import NamedTuple
from authoring.standard.compiled import compiled

_DATA = Path(__file__).parent / "data" / "bureaus.json"
UNKNOWN = "（名称里看不出）"


class Bureau(NamedTuple):
    """What a name tells: 青岚县公安局 is of the region 青岚县 and the kind 公安."""

    region: str
    kind: str


class _Names(NamedTuple):
    kinds: tuple[tuple[str, str], ...]
    region: re.Pattern[str]


def bureau_of(issuer: str | None) -> Bureau:
    """Region and kind by an issuer's name; UNKNOWN where the name does not tell."""
    names = _names()
    name = re.sub(r"\s+", "", issuer or "")
    kind, at = next(((kind, name.find(word)) for word, kind in names.kinds if word in name), (UNKNOWN, len(name)))
    region = names.region.match(name[:at])
    return Bureau(region[0] if region else UNKNOWN, kind)


@cache
def _names() -> _Names:
    data = json.loads(_DATA.read_bytes())
    words = [(word, each["kind"]) for each in data["kinds"] for word in each["words"]]
    endings = "|".join(sorted(data["regions"], key=len, reverse=True))
    single = "".join(ending for ending in data["regions"] if len(ending) == 1)
    return _Names(
        tuple(sorted(words, key=lambda word: -len(word[0]))),
        compiled(rf"(?:[^{single}]{{1,10}}?(?:{endings}))+"),
    )
