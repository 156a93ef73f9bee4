"""A profile: what one region or kind of bureau adds to the national requirements. Data only; loading is elsewhere."""

from __future__ import annotations

from typing import TYPE_CHECKING

from authoring.named import NamedTuple
from authoring.standard.parts import PART_KEYS, PartKey, requirements

if TYPE_CHECKING:
    from collections.abc import Mapping

    from authoring.standard.layout import Layout


def _required() -> frozenset[PartKey]:
    return frozenset(part.key for part in requirements().parts if part.required)


def _headings() -> Mapping[PartKey, str]:
    return {part.key: part.heading for part in requirements().parts}


PROFILE_FILE = "profile.yaml"
"""The file of a profile, in the profile's own folder."""
OWN_WORDS_FILE = "用语.yaml"
"""The file of the user's own words: it stands in the folder of the draft."""


class OwnWord(NamedTuple):
    """A word of the user's own list: its right form, the wrong ones, why, and on what basis."""

    right: str
    wrong: tuple[str, ...]
    note: str = ""
    source: str = ""


class Profile(NamedTuple):
    """Requirements and wording of a profile; the default is the national standard.

    ``headings`` has ``{year}`` for the year the part speaks of. ``variants`` are further heading wordings by which a
    part is recognised. ``topics`` are the usual subjects of the measures; ``guidance`` tells, by field, what belongs
    there; ``wording`` holds Jinja2 sources by block name (title, opening, closing ...). ``length`` is the usual span
    of the report in characters. ``names`` are its Chinese names; ``basis`` the documents to cite, by field as in
    ``guidance``: English names, with a dot below a part (``problems.reason``). ``figure_words`` are the house's own
    words for figures, by the keys of the usual ones. ``layout`` is the page where it differs from the standard's, None
    where it does not. ``words`` is the user's own word list.
    """

    name: str = "national"
    description: str = "国家通用"
    order: tuple[PartKey, ...] = PART_KEYS
    required: frozenset[PartKey] = _required()
    headings: Mapping[PartKey, str] = _headings()
    variants: Mapping[PartKey, tuple[str, ...]] = {}
    topics: tuple[str, ...] = ()
    guidance: Mapping[str, str] = {}
    wording: Mapping[str, str] = {}
    length: tuple[int, int] = (1500, 8000)
    names: tuple[str, ...] = ("国家通用",)
    basis: Mapping[str, str] = {}
    figure_words: Mapping[str, str] = {}
    layout: Layout | None = None
    words: tuple[OwnWord, ...] = ()
