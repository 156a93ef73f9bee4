"""All rules beside fifty plain patterns on the same text: ``python benchmarks/rules_speed.py DRAFT [DRAFT ...]``.

A megabyte (UTF-8) of main text is judged twice: as one long paper made of the drafts' blocks, and draft by draft, where
what is done once for each draft weighs more. Reading and recognising is not counted. The patterns are the first fifty
of the rules' own, compiled beforehand and run with ``finditer`` over the same text. Rounds are interleaved; the best of
each is shown, in processor time.
"""

from __future__ import annotations

import re
import sys
import time
from itertools import cycle
from pathlib import Path

from authoring.api import read
from authoring.check import run
from authoring.document import Document, lines
from authoring.recognition.recognise import recognise
from authoring.rules import RULES
from authoring.rules.data import load_rules_json

ROUNDS = 5
MEGABYTE = 1_000_000
PATTERNS = 50
ATTACHED = ("attachment-label", "attachment-title")


def main(paths: list[Path]) -> None:
    papers = [read(path) for path in paths]
    wanted, total = [], 0
    for paper in cycle(papers):
        if total >= MEGABYTE:
            break
        wanted.append(paper)
        total += len(_text(paper).encode())
    # rules leave out what follows the first attachment's label
    blocks = (block for paper in wanted for block in paper.blocks if getattr(block, "role", "") not in ATTACHED)
    whole = Document(tuple(blocks), papers[0].source)
    patterns = [re.compile(source) for source in _patterns()]
    jobs = {
        f"{len(RULES)} rules, one paper": _rules([(whole, recognise(papers[0]))]),
        f"{len(patterns)} patterns, one paper": _finditer(patterns, [_text(whole)]),
        f"{len(RULES)} rules, {len(wanted)} drafts": _rules([(paper, recognise(paper)) for paper in wanted]),
        f"{len(patterns)} patterns, {len(wanted)} drafts": _finditer(patterns, list(map(_text, wanted))),
    }
    print(f"{total / 1e6:.2f} MB of text")
    for name, seconds in _best(jobs).items():
        print(f"{name:26} {seconds * 1000:8.1f} ms  {total / 1e6 / seconds:7.2f} MB/s")


def _text(paper: Document) -> str:
    return "\n".join(lines(paper))


def _rules(papers):
    def judge() -> None:
        for document, recognition in papers:
            run(document, recognition, RULES)

    return judge


def _finditer(patterns: list[re.Pattern[str]], texts: list[str]):
    def search() -> None:
        for text in texts:
            for pattern in patterns:
                for _ in pattern.finditer(text):
                    pass

    return search


def _best(jobs) -> dict[str, float]:
    best = dict.fromkeys(jobs, float("inf"))
    for _ in range(ROUNDS):
        for name, job in jobs.items():
            start = time.process_time()
            job()
            best[name] = min(best[name], time.process_time() - start)
    return best


def _patterns() -> list[str]:
    data = [load_rules_json(family)["rules"] for family in ("punctuation", "numerals")]
    found = [find["pattern"] for rules in data for rule in rules for find in rule.get("find", ())]
    return found[:PATTERNS]


if __name__ == "__main__":
    main([Path(name) for name in sys.argv[1:]])
