"""Rules that are data from end to end: their texts and what they look for, from ``data/<family>.json``."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from authoring.check import Basis, Rule
from authoring.check.kinds import Find, finds
from authoring.rules.data import load_rules_json

if TYPE_CHECKING:
    from collections.abc import Mapping

    from authoring.check import Check


def load_rules(family: str, checks: Mapping[str, Check] | None = None) -> tuple[Rule, ...]:
    """The rules of one family in the order of their codes.

    An entry of the file's ``rules`` has the fields of Rule; ``basis`` names one of the file's ``bases``, and ``find``
    is a list of the fields of Find. A rule without ``find`` takes its check from ``checks``, by its name.
    """
    data = load_rules_json(family)
    bases = {name: Basis(**basis) for name, basis in data["bases"].items()}
    rules = (_rule(entry, bases, checks or {}) for entry in data["rules"])
    return tuple(sorted(rules, key=lambda rule: rule.code))


def _rule(entry: Mapping[str, Any], bases: Mapping[str, Basis], checks: Mapping[str, Check]) -> Rule:
    told = {key: value for key, value in entry.items() if key not in ("basis", "find")}
    check = finds(*map(_find, entry["find"])) if "find" in entry else checks[entry["name"]]
    return Rule(**told, basis=bases[entry["basis"]], check=check)


def _find(entry: Mapping[str, Any]) -> Find:
    return Find(**{**entry, "triggers": tuple(entry.get("triggers", ()))})
