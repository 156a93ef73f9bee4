"""The data files: JSON, because it loads in under a millisecond; each names its sources and their status."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

_FOLDER = Path(__file__).parent


def load_json(name: str) -> Any:
    """The content of ``data/<name>.json``."""
    return json.loads((_FOLDER / f"{name}.json").read_bytes())
