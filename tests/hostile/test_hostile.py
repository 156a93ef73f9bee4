"""The hostile set but for its heavy cases; all of it by ``python -m tests.hostile``."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

from tests.hostile.running import ROOT


@pytest.mark.skipif(not hasattr(os, "fork"), reason="each case runs in a fork, which only Unix has")
@pytest.mark.parametrize("module", ["packages", "texts", "forms", "surroundings"])
def test_nothing_that_anyone_sends_can_crash_hang_or_trick(module):
    command = [sys.executable, "-m", "tests.hostile", "--quick", f"hostile.{module}"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stdout + done.stderr
