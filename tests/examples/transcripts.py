"""What the command says about each example: ``python -m tests.examples.transcripts`` writes examples/*.check.txt."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).parents[2]
EXAMPLES = ROOT / "examples"
NAMES = tuple(sorted(path.stem for path in EXAMPLES.glob("*.yaml")))


def transcript_path(name: str) -> Path:
    """Where the transcript of an example is kept."""
    return EXAMPLES / f"{name}.check.txt"


def transcript(name: str, folder: Path) -> str:
    """Form checked, draft built, draft checked: each command, what it printed, its exit code.

    The commands run in ``folder``, laid out like the checkout, so that the paths in the text are those of the README.
    """
    (folder / "examples").mkdir()
    (folder / "build").mkdir()
    form, draft = f"examples/{name}.yaml", f"build/{name}.docx"
    for file in EXAMPLES.glob(f"{name}.*"):  # a form may name a workbook beside it
        shutil.copy(file, folder / "examples")
    profile = ["--profile", "公安"] if name.startswith("police") else []
    commands = (["check", form], ["build", form, "-o", draft], ["check", draft, *profile])
    return "\n".join(_run(command, folder) for command in commands)


def _run(command: list[str], folder: Path) -> str:
    done = subprocess.run(
        [sys.executable, "-m", "authoring", *command],
        cwd=folder,
        env={**os.environ, "PYTHONUTF8": "1", "PYTHONPATH": str(ROOT)},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        check=False,
    )
    return f"$ authoring {' '.join(command)}\n{done.stdout}（退出码 {done.returncode}）\n"


if __name__ == "__main__":
    for each in NAMES:
        with tempfile.TemporaryDirectory() as place:
            transcript_path(each).write_text(transcript(each, Path(place)), encoding="utf-8")
