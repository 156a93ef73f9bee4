"""What looking at the layout costs, as ratios measured in one run: ``python benchmarks/layout.py DRAFT.docx``.

Prints what the look and the layout rules add to reading the file, and the whole check beside python-docx merely
opening it and touching each paragraph's text. Processor time, the best of several turns.
"""

from __future__ import annotations

import sys
import time
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

import docx

from authoring import api
from authoring.check import run
from authoring.readers import read_docx
from authoring.recognition import recognise
from authoring.rules import RULES, every_rule

if TYPE_CHECKING:
    from collections.abc import Callable

TURNS = 5


def best(job: Callable[[], object]) -> float:
    """The least processor time of several turns, in milliseconds."""
    times = []
    for _ in range(TURNS):
        start = time.process_time()
        job()
        times.append(time.process_time() - start)
    return min(times) * 1000


def touch(data: bytes) -> int:
    return sum(len(paragraph.text) for paragraph in docx.Document(BytesIO(data)).paragraphs)


def main(path: Path) -> None:
    data = path.read_bytes()
    paper = read_docx(data, look=True)
    recognition = recognise(paper)
    reading = best(lambda: read_docx(data))
    looking = best(lambda: read_docx(data, look=True)) - reading
    judging = best(lambda: run(paper, recognition, every_rule())) - best(lambda: run(paper, recognition, RULES))
    whole, touching = best(lambda: api.check(path)), best(lambda: touch(data))
    print(f"reading {reading:.0f} ms; look {looking:+.0f} ms, layout rules {judging:+.0f} ms")
    print(f"layout adds {(looking + judging) / reading:.0%} to reading")
    print(f"whole check {whole:.0f} ms, python-docx {touching:.0f} ms: {whole / touching:.1f} times")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
