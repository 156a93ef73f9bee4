"""Text from a draft or a file name, as it may be shown: nothing in it can steer a terminal or turn a line around."""

from __future__ import annotations

import re

# control characters but for tab and line break, marks of writing direction, halves of surrogate pairs
_UNSAFE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
_SIGN = "\ufffd"


def shown(text: str) -> str:
    """``text`` with a sign for each such character, the same object where there is none."""
    if text.isprintable() or not (found := set(_UNSAFE.findall(text))):
        return text
    return text.translate({ord(char): _SIGN for char in found})  # of a text that is marked up, so is the outcome


def json_safe(text: str) -> str:
    r"""A JSON text with such characters as ``\uXXXX``: the same value, and nothing for a terminal to obey."""
    return _UNSAFE.sub(lambda match: f"\\u{ord(match[0]):04x}", text)
