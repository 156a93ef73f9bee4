"""Names of files: as they can be shown, and those of the files a summary brings along."""

from __future__ import annotations

import hashlib
import unicodedata
from pathlib import Path

PAGES_SUFFIX = "-逐份"
COMMENTED_SUFFIX = "-审核.docx"
"""What follows a draft's name in that of its commented copy."""
_JOURNAL_SUFFIX = "-进度.jsonl"
_STEM = 40  # characters of a draft's name that its page's name keeps; 255 bytes hold 85 Chinese characters


def printable(name: str) -> str:
    """``name`` without anything a table or a terminal can't hold: bytes that are no text, control characters."""
    clean = name.encode("utf-8", "backslashreplace").decode()
    return "".join("�" if unicodedata.category(char).startswith("C") else char for char in clean)


def journal_of(summary: Path) -> Path:
    """Where the progress of the run that writes ``summary`` is kept."""
    return summary.with_name(summary.stem + _JOURNAL_SUFFIX)


def pages_of(summary: Path) -> Path:
    """The folder of the pages that ``summary`` links to."""
    return summary.with_name(summary.stem + PAGES_SUFFIX)


def page_name(path: str) -> str:
    """The name of the page about the draft at ``path``: the same in every run, different for every draft."""
    mark = hashlib.blake2b(path.encode("utf-8", "surrogateescape"), digest_size=6).hexdigest()
    stem = "".join(char if char.isalnum() or char in "-_（）()" else "_" for char in printable(Path(path).stem)[:_STEM])
    return f"{stem}-{mark}.html"
