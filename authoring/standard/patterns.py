"""Regular expressions that are compiled when first used.

A check of one draft touches less than half of our patterns; compiling all of them at import would cost more than
reading the draft.
"""

from __future__ import annotations

import re
from typing import Any, cast

_METHODS = ("search", "match", "fullmatch", "finditer", "findall", "sub", "subn", "split")


class _Lazy:
    """Stands for a compiled pattern until one of its attributes is asked for."""

    def __init__(self, source: str, flags: int) -> None:
        self._source = source
        self._flags = flags

    def __getattr__(self, name: str) -> Any:
        compiled = re.compile(self._source, self._flags)
        for method in _METHODS:
            setattr(self, method, getattr(compiled, method))
        return getattr(compiled, name)


def pattern(source: str, flags: int = 0) -> re.Pattern[str]:
    """``re.compile(source, flags)``, but only when it is first used; a mistake in ``source`` shows then, too."""
    return cast("re.Pattern[str]", _Lazy(source, flags))
