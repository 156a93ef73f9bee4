"""What a run keeps for the next one: beside the byte code, unseen, and with the same outcome."""

from __future__ import annotations

import os
import subprocess
import sys

from authoring.rules.data import model_report


def check(draft, folder, *, writes=True):
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    environment |= {"PYTHONPYCACHEPREFIX": str(folder)} | ({} if writes else {"PYTHONDONTWRITEBYTECODE": "1"})
    command = [sys.executable, "-m", "authoring", "check", str(draft)]
    done = subprocess.run(command, env=environment, capture_output=True, check=False)
    assert not done.stderr
    return done.returncode, done.stdout


def kept(folder):
    return [(path, path.stat().st_mtime_ns) for path in folder.rglob("*.data")]


def test_a_second_run_says_the_same_and_leaves_the_file_alone(tmp_path):
    draft, folder = tmp_path / "稿.txt", tmp_path / "cache"
    draft.write_text("\n".join(model_report().values()), encoding="utf-8")
    told = check(draft, folder, writes=False)
    assert not folder.exists(), "what is to be left without byte code is left clean"
    assert check(draft, folder) == told
    [(file, _)] = written = kept(folder)
    assert file.name.startswith("kept.")
    assert check(draft, folder) == told
    assert kept(folder) == written
