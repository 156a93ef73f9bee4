"""The cases that prove the layout rules: small changes to a right .docx, from ``data/layout.examples.json``.

A change names a part of the package, the elements in it (XPath, prefix w) and what is done to each of them: attributes
``set`` (None takes one away) or ``text`` replaced, XML put in (``add`` at the end, ``before``, ``after``), or the
element taken away (``remove``). ``new`` makes a part of its own.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

from authoring.named import NamedTuple
from authoring.rules.data import load_rules_json

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from authoring.rules.examples import Expected


class LayoutExample(NamedTuple):
    """A draft and what it proves.

    ``told`` says in Chinese what was changed; ``head`` whether the right draft has a 版头. ``layout`` is what a
    profile's 版式 says, ``fonts`` the family that the draft was written with.
    """

    code: str
    expected: Expected
    told: str
    changes: Sequence[Mapping[str, Any]] = ()
    head: bool = False
    layout: Mapping[str, str] = {}
    fonts: str = "gb2312"


@cache
def layout_examples() -> tuple[LayoutExample, ...]:
    """All of them, in the order of the file."""
    return tuple(LayoutExample(**example) for example in load_rules_json("layout.examples")["examples"])


def of_layout_rule(code: str, expected: Expected) -> tuple[LayoutExample, ...]:
    """The cases of one rule."""
    return tuple(example for example in layout_examples() if (example.code, example.expected) == (code, expected))
