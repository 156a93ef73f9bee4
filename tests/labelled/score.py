"""Score recognition on the labelled drafts: ``python tests/labelled/score.py [tune|held] [--wrong]``.

``tune`` is the part we steer by; ``held`` is only measured. Both are our own writing about invented bureaus. What the
labels mean in doubtful cases stands in README.md beside this file.
"""

from __future__ import annotations

import sys
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from ruamel.yaml import YAML

from authoring.readers import read_draft
from authoring.recognition import PRESENT, recognise
from authoring.standard.parts import PART_KEYS

if TYPE_CHECKING:
    from collections.abc import Iterator

FOLDER = Path(__file__).parent
SPLITS = ("tune", "held")


@dataclass
class Score:
    """Counts over one split; ``wrong`` has a line for each state that is not as labelled."""

    files: int = 0
    states: int = 0
    right: int = 0
    kinds: int = 0
    years: int = 0
    names: Counter[str] = field(default_factory=Counter)
    presence: dict[str, Counter[str]] = field(default_factory=lambda: {key: Counter() for key in PART_KEYS})
    wrong: list[str] = field(default_factory=list)

    @property
    def exact(self) -> float:
        return self.right / self.states

    def precision(self, key: str) -> float:
        count = self.presence[key]
        return count["tp"] / ((count["tp"] + count["fp"]) or 1) if count["tp"] + count["fp"] else 1.0

    def recall(self, key: str) -> float:
        count = self.presence[key]
        return count["tp"] / (count["tp"] + count["fn"]) if count["tp"] + count["fn"] else 1.0


def labels(split: str) -> Iterator[tuple[Path, dict]]:
    for file in sorted((FOLDER / split).glob("labels*.yaml")):
        for name, label in YAML(typ="safe").load(file.read_text(encoding="utf-8")).items():
            yield FOLDER / split / name, label


def score(split: str) -> Score:
    result = Score()
    for path, label in labels(split):
        found = recognise(read_draft(path))
        result.files += 1
        result.kinds += found.kind == label["kind"]
        if found.kind != label["kind"]:
            result.wrong.append(f"{path.name}: kind {found.kind} ({found.kind_reason}), labelled {label['kind']}")
        _count_names(result, path.name, found, label)
        if label["kind"] == "other":
            result.years += 1
            continue
        result.years += found.year == label["year"]
        if found.year != label["year"]:
            result.wrong.append(f"{path.name}: year {found.year}, labelled {label['year']}")
        for key in PART_KEYS:
            _count(result, path.name, key, found.parts[key], label["parts"][key])
    return result


def _count_names(result: Score, name: str, found, label: dict) -> None:
    """Title and issuer, where they are labelled; null is a label too."""
    for key in ("title", "issuer"):
        if key in label:
            result.names["labelled"] += 1
            result.names["right"] += getattr(found, key) == label[key]
            if getattr(found, key) != label[key]:
                result.wrong.append(f"{name}: {key} {getattr(found, key)}, labelled {label[key]}")


def _count(result: Score, name: str, key: str, part, labelled: str) -> None:
    result.states += 1
    result.right += part.state == labelled
    there, present = labelled in PRESENT, part.state in PRESENT
    if there or present:
        result.presence[key]["tp" if there and present else "fn" if there else "fp"] += 1
    if part.state != labelled:
        words = part.evidence[0].text[:40] if part.evidence else ""
        result.wrong.append(f"{name}: {key} {part.state}, labelled {labelled} {words!r}")


def report(split: str, *, wrong: bool) -> str:
    result = score(split)
    names = f"title and issuer {result.names['right']}/{result.names['labelled']}"
    kinds, years = f"kind {result.kinds}/{result.files}", f"year {result.years}/{result.files}"
    lines = [f"{split}: {result.files} drafts, {kinds}, {years}, {names}"]
    lines += [
        f"  {key:9} presence precision {result.precision(key):.3f} recall {result.recall(key):.3f}" for key in PART_KEYS
    ]
    lines.append(f"  exact five-way state {result.right}/{result.states} = {result.exact:.3f}")
    return "\n".join(lines + ([f"  {line}" for line in result.wrong] if wrong else []))


if __name__ == "__main__":
    chosen = [arg for arg in sys.argv[1:] if arg in SPLITS] or list(SPLITS)
    for one in chosen:
        print(report(one, wrong="--wrong" in sys.argv))
