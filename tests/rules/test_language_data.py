"""The data of the families: every entry has a source and a status, and no list contradicts itself."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from authoring.rules.data import load_rules_json, model_report
from authoring.rules.wording.lexicon import _slips

if TYPE_CHECKING:
    from collections.abc import Iterator

FILES = ("names", "phrases", "dates", "wording", "privacy", "content")
STATUS = {"verified", "common", "practice", "unverified", "unchecked"}
LISTS = {
    "names": ("wrong_documents", "systems", "inspection", "organs", "law_words", "review", "court"),
    "phrases": ("short",),
}


def entries(value: Any, path: str = "") -> Iterator[tuple[str, dict[str, Any]]]:
    """The objects that are told with a source: the items of lists, else the objects at the top."""
    for key, below in value.items():
        if isinstance(below, list) and below and isinstance(below[0], dict):
            yield from ((f"{path}{key}[{number}]", item) for number, item in enumerate(below))
        elif isinstance(below, dict):
            nested = any(isinstance(each, list) and each and isinstance(each[0], dict) for each in below.values())
            if nested and "source" not in below:
                yield from entries(below, f"{path}{key}.")
            else:
                yield f"{path}{key}", below


@pytest.mark.parametrize("name", FILES)
def test_each_entry_has_source_and_status(name: str) -> None:
    found = list(entries(load_rules_json(name)))
    assert found
    for path, entry in found:
        assert entry.get("source"), path
        assert entry.get("status") in STATUS, path


@pytest.mark.parametrize(("file", "key"), [(file, key) for file, keys in LISTS.items() for key in keys])
def test_no_word_is_both_right_and_wrong(file: str, key: str) -> None:
    for entry in load_rules_json(file)[key]:
        for wrong in entry["wrong"]:
            right = entry.get("rights", {}).get(wrong, entry["right"])
            assert wrong != right
            assert len(wrong) >= 3
        assert set(entry.get("rights", {})) <= set(entry["wrong"])


def test_typos_are_no_part_of_what_they_should_be() -> None:
    pairs = {wrong: right for entry in load_rules_json("wording")["typos"] for wrong, right in entry["pairs"].items()}
    assert len(pairs) > 300
    assert [wrong for wrong, right in pairs.items() if wrong in right] == []
    fine = [word for entry in load_rules_json("wording")["allowed"] for word in entry["words"]]
    assert [word for word in fine if not any(wrong in word for wrong in pairs)] == []


def test_no_list_finds_fault_with_the_model_or_with_itself() -> None:
    model = "\n".join(model_report().values())
    lexicon = load_rules_json("wording")["lexicon"]["words"]
    assert [slip for slip in _slips()[1] if slip in model or any(slip in word for word in lexicon)] == []


def test_all_strings_are_width_folded_where_they_are_searched_for() -> None:
    """Texts are matched folded: a full-width mark in a list could never be found."""
    dates = load_rules_json("dates")
    names = [name for key in ("events", "plans", "repealed") for entry in dates[key] for name in entry["names"]]
    assert [name for name in names if set(name) & set("（），：；")] == []
