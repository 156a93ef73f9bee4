"""Whole-process and in-process ratios: ``python benchmarks/first_look.py DRAFT.docx FORM.yaml``.

Interleaved rounds, medians; milliseconds differ from machine to machine, the ratios carry over.
"""

from __future__ import annotations

import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROUNDS = 15


def main(draft: Path, form: Path) -> None:
    authoring = shutil.which("authoring", path=str(Path(sys.executable).parent)) or "authoring"
    with tempfile.TemporaryDirectory() as folder:
        out = str(Path(folder) / "out.docx")
        commands = {
            "python -c pass": [sys.executable, "-c", "pass"],
            "authoring --help": [authoring, "--help"],
            "authoring check": [authoring, "check", str(draft)],
            "authoring build": [authoring, "build", str(form), "-o", out, "--force"],
        }
        _table(_rounds({name: _process(command) for name, command in commands.items()}), "python -c pass")
    _table(
        _rounds({"python-docx's API": _python_docx(draft), "authoring's reader": _reader(draft)}), "authoring's reader"
    )


def _process(command: list[str]):
    return lambda: subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False)


def _python_docx(draft: Path):
    import docx

    def read() -> None:
        document = docx.Document(str(draft))
        for paragraph in document.paragraphs:
            _ = paragraph.text, paragraph.style.name
        for table in document.tables:
            for row in table.rows:
                _ = [cell.text for cell in row.cells]

    return read


def _reader(draft: Path):
    from authoring.readers import read_draft

    return lambda: read_draft(draft)


def _rounds(jobs) -> dict[str, float]:
    times: dict[str, list[float]] = {name: [] for name in jobs}
    for number in range(ROUNDS + 1):
        for name, job in jobs.items():
            start = time.perf_counter()
            job()
            if number:  # the first round warms up
                times[name].append(time.perf_counter() - start)
    return {name: statistics.median(values) for name, values in times.items()}


def _table(medians: dict[str, float], base: str) -> None:
    for name, value in medians.items():
        print(f"{name:24} {value * 1000:9.2f} ms   x{value / medians[base]:6.2f} {base}")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
