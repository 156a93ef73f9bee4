"""The checks that keep the code as we want it, run with the tests so that nobody forgets them."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
BIN = Path(sys.executable).parent


@pytest.mark.parametrize(
    "command",
    [
        ("ruff", "check", "."),
        ("ruff", "format", "--check", "."),
        ("mypy",),
        ("lint-imports", "--no-cache"),
    ],
    ids=lambda command: " ".join(command),
)
def test_tool_is_content(command):
    done = subprocess.run([BIN / command[0], *command[1:]], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def test_nothing_heavy_is_imported_for_help_and_check():
    """Start-up: drafts are checked without pydantic, jinja2, YAML, rich or python-docx."""
    code = (
        "import sys\nfrom authoring.cli import cli\n"
        "import authoring.cli.check, authoring.api.judging, authoring.readers, authoring.recognition, authoring.rules\n"
        "print(' '.join(m for m in ('pydantic','jinja2','ruamel.yaml','rich','docx','lxml') if m in sys.modules))"
    )
    done = subprocess.run([sys.executable, "-W", "error", "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.split() == []


def test_no_machine_path_or_registry_host_is_committed():
    names = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=True).stdout.split("\n")
    hosts = re.compile("|".join(["pypi" + r"\.org", "python" + "hosted", "registry" + r"\.npmjs", "deb" + r"\.debian"]))
    for name in filter(None, names):
        path = ROOT / name.strip('"')
        if path.suffix in (".py", ".toml", ".md", ".yaml", ".json", "") and path.is_file():
            assert not hosts.search(path.read_text(encoding="utf-8", errors="ignore")), name
