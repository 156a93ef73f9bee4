"""The public names, as README shows them."""

from __future__ import annotations

import subprocess
import sys

TWICE = """
import authoring
from authoring.check import Finding
from authoring.compose import Composition
import authoring.check.run
for name in authoring.__all__ * 2:
    assert not hasattr(getattr(authoring, name), "__path__"), name
    assert callable(getattr(authoring, name)), name
"""


def test_the_functions_are_not_hidden_by_folders_of_the_same_name():
    done = subprocess.run([sys.executable, "-W", "error", "-c", TWICE], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
