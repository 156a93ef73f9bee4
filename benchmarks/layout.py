"""What looking at the layout costs, as ratios measured in one run: ``python benchmarks/layout.py DRAFT.docx``.

Prints what the look and the layout rules add to reading the file, and the whole check beside python-docx merely
opening it and touching each paragraph's text. Processor time, the best of several turns.
"""

from __future__ import annotations

import gc
import sys
import time
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any

import docx

from authoring import api
from authoring.check import Context, run_in
from authoring.readers import read_docx
from authoring.recognition import recognise
from authoring.rules.layout import LAYOUT

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

TURNS = 15


def best(jobs: Mapping[str, Callable[[Any], object]], prepare: Callable[[], Any]) -> dict[str, float]:
    """The least processor time of each job in milliseconds, turn about; what ``prepare`` makes is not counted."""
    times = dict.fromkeys(jobs, float("inf"))
    for _ in range(TURNS):
        gc.collect()
        gc.disable()  # what one job leaves is not cleared up in the time of the next
        for name, job in jobs.items():
            given = prepare()
            start = time.process_time()
            job(given)
            times[name] = min(times[name], (time.process_time() - start) * 1000)
        gc.enable()
    return times


def touch(data: bytes) -> int:
    return sum(len(paragraph.text) for paragraph in docx.Document(BytesIO(data)).paragraphs)


def main(path: Path) -> None:
    data = path.read_bytes()
    paper = read_docx(data, look=True)
    recognition = recognise(paper)

    def as_other_rules_leave_it() -> Context:
        context = Context(paper, recognition)
        _ = context.texts, context.part_of, context.lead
        return context

    times = best(
        {
            "reading": lambda _: read_docx(data),
            "with look": lambda _: read_docx(data, look=True),
            "judging": lambda context: run_in(context, LAYOUT),
            "whole": lambda _: api.check(path),
            "touching": lambda _: touch(data),
        },
        as_other_rules_leave_it,
    )
    reading, judging, whole, touching = (times[name] for name in ("reading", "judging", "whole", "touching"))
    looking = times["with look"] - reading
    print(f"reading {reading:.2f} ms; look {looking:+.2f} ms, layout rules {judging:+.2f} ms")
    print(f"layout adds {(looking + judging) / reading:.0%} to reading")
    print(f"whole check {whole:.0f} ms, python-docx {touching:.0f} ms: {whole / touching:.1f} times")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
