"""Reading a draft against checking its figures, in one run: ``python benchmarks/figures.py DRAFT.docx``.

Cold is the first time in a process, which is what a check of one draft costs; warm is the median of many. Processor
time, so that a busy machine does not tell; milliseconds differ from machine to machine, the ratios carry over.
"""

from __future__ import annotations

import statistics
import sys
import time
from pathlib import Path

ROUNDS = 25


def main(draft: Path) -> None:
    from authoring.document import lines
    from authoring.readers import read_draft
    from authoring.recognition.recognise import recognise
    from authoring.rules.figures import FIGURES

    reading, checking, found = [], [], 0
    for _ in range(ROUNDS + 1):
        start = time.process_time()
        document = read_draft(draft)
        reading.append(time.process_time() - start)
        context = _context(document, recognise(document))
        start = time.process_time()
        found = sum(len(list(rule.check(context))) for rule in FIGURES)
        checking.append(time.process_time() - start)
    size = sum(map(len, lines(document)))
    print(f"{size} characters, {len(FIGURES)} rules, {found} findings")
    _row("cold", reading[0], checking[0])
    _row("warm", statistics.median(reading[1:]), statistics.median(checking[1:]))


def _context(document, recognition):
    """The draft as the structure rules leave it: folded, its parts known."""
    from authoring.check import Context

    context = Context(document, recognition)
    _ = context.texts, context.part_of, context.lead
    return context


def _row(name: str, reading: float, checking: float) -> None:
    print(f"{name}  reading {reading * 1000:7.2f} ms   figures {checking * 1000:7.2f} ms   x{checking / reading:5.2f}")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
