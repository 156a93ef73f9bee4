"""Where a run-in heading needs a 。 of its own before the text that follows it."""

from __future__ import annotations

from authoring.standard.compiled import compiled

_CLOSED = compiled(r"[。．.！!？?；;：:，,、…—\s]$")
_OPENS_CLOSED = compiled(r"^[\s。．.，,：:；;、]")


def needs_stop(text: str, following: str = "") -> bool:
    """Whether 。 is missing between ``text`` and what follows: neither ends nor begins with a mark or blank."""
    if not text or text.endswith("】"):
        return False
    return not _CLOSED.search(text) and not _OPENS_CLOSED.match(following)
