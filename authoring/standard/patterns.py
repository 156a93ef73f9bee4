"""Regular expressions that are compiled when a text first may match them.

Compiling costs 0.2 to 3 ms a pattern, more than all else that a check of one draft does with it; even loading what an
earlier run compiled (see :mod:`authoring.standard.compiled`) takes time, and most drafts have nothing that most
patterns look for. So :func:`pattern` reads off a pattern's source what words every match has in it
(:func:`needles`), and compiles it for the first text that has them. Whoever writes a pattern need not think of it, but
can help: one pattern for each wording (:class:`AnyOf`) rather than one long alternation, words rather than ``.`` and
``\\w``, and no flags.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Any, cast

from authoring.standard.compiled import compiled
from authoring.standard.kept import made, stamp

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence

Needles = tuple[tuple[str, ...], ...]
"""Of each group, every match has at least one word."""

_TOKEN = compiled(
    r"[^\\()\[*+?{.^$|]+"  # a word
    r"|\((?:\?:|\?<?[=!])?[^\\()\[*+?{.^$]*\)"  # a bracket with words only
    r"|\\.|\[\^?(?:\\.|[^\\\]])+\]|\(\?<?[:=!]?|(?:[*+?]|\{\d*,?\d*\})[?+]?|.",
    re.DOTALL,
)
_LOOKS = ("(?=", "(?!", "(?<=", "(?<!")
_UNKNOWN = "unknown syntax"
_RANGE = compiled(r"\\|.-.")


def needles(source: str) -> Needles:
    """What every match of ``source`` has in it: words, of which one of each group must be there; () tells nothing."""
    return made(("needles", _maker(), source), lambda: _needles(source))


@cache
def _maker() -> Hashable:
    """What needles are made by: another version of this module may read a pattern otherwise."""
    return stamp(__file__)


def _needles(source: str) -> Needles:
    try:
        return tuple(_alternatives(iter([*_TOKEN.findall(source), ")"])))
    except ValueError:
        return ()


def has(text: str, groups: Needles) -> bool:
    """Whether ``text`` has one word of each group."""
    for group in groups:
        for word in group:
            if word in text:
                break
        else:
            return False
    return True


def _alternatives(tokens: Iterator[str]) -> Sequence[tuple[str, ...]]:
    """The groups of the alternatives up to the closing bracket."""
    branches: list[Sequence[tuple[str, ...]]] = []
    found: list[tuple[str, ...]] = []
    last: Sequence[tuple[str, ...]] = ()  # of the element before, which a quantifier may make optional
    word = ""
    for token in tokens:
        first = token[0]
        if first in "|)":
            branches.append([*found, *last, *_one(word)])
            found, last, word = [], (), ""
            if first == ")":
                return either(branches)
        elif first in "*+?{":
            optional = first in "*?" or token[1:2] in ("0", ",")
            found += _one(word[:-1] if optional else word) if word else () if optional else last
            last, word = (), ""
        else:
            found += (*last, *_one(word))
            if first in "([\\.^$":
                last, word = _element(token, tokens), ""
            else:
                last, word = (), token
    raise ValueError(_UNKNOWN)


def _element(token: str, tokens: Iterator[str]) -> Sequence[tuple[str, ...]]:
    """The groups of a bracket, a set of characters, an escape or an anchor."""
    first = token[0]
    if first == "(":
        return _bracket(token, tokens)
    if first == "[":
        return () if token[1] == "^" or _RANGE.search(token) else (tuple(token[1:-1]),)
    return () if len(token) == 1 or token[1].isalnum() else ((token[1],),)


def _bracket(token: str, tokens: Iterator[str]) -> Sequence[tuple[str, ...]]:
    looks = token.startswith(_LOOKS)
    if token[-1] == ")":
        words = token[1:-1].removeprefix("?:").split("|")
        return (tuple(words),) if not looks and all(words) else ()
    if not looks and token not in ("(", "(?:"):
        raise ValueError(_UNKNOWN)
    groups = _alternatives(tokens)
    return () if looks else groups


def _one(word: str) -> Sequence[tuple[str, ...]]:
    return ((word,),) if word else ()


def either(branches: Sequence[Sequence[tuple[str, ...]]]) -> Sequence[tuple[str, ...]]:
    """The groups that hold whichever of ``branches`` matches: of each the one that is the rarest in a text."""
    if len(branches) == 1:
        return branches[0]
    if not all(branches):
        return ()
    rarest = [max(groups, key=lambda group: (min(map(len, group)), -len(group))) for groups in branches]
    return (tuple(dict.fromkeys(word for group in rarest for word in group)),)


class _Lazy:
    """Stands for a compiled pattern until a text may match it, or another of its attributes is asked for."""

    def __init__(self, source: str, flags: int) -> None:
        self.pattern = source
        self._flags = flags
        self._needles: Needles | None = () if flags & (re.IGNORECASE | re.VERBOSE) else None

    def needles(self) -> Needles:
        if self._needles is None:
            self._needles = needles(self.pattern)
        return self._needles

    def _may_match(self, text: str) -> bool:
        return has(text, self.needles())

    def _compiled(self) -> re.Pattern[str]:
        exact = compiled(self.pattern, self._flags)
        for method in ("search", "match", "fullmatch", "finditer", "findall", "sub", "subn", "split"):
            setattr(self, method, getattr(exact, method))  # from now on without any detour
        return exact

    def search(self, text: str, *span: int) -> re.Match[str] | None:
        return self._compiled().search(text, *span) if self._may_match(text) else None

    def match(self, text: str, *span: int) -> re.Match[str] | None:
        return self._compiled().match(text, *span) if self._may_match(text) else None

    def fullmatch(self, text: str, *span: int) -> re.Match[str] | None:
        return self._compiled().fullmatch(text, *span) if self._may_match(text) else None

    def finditer(self, text: str, *span: int) -> Iterator[re.Match[str]]:
        return self._compiled().finditer(text, *span) if self._may_match(text) else iter(())

    def findall(self, text: str, *span: int) -> list[Any]:
        return self._compiled().findall(text, *span) if self._may_match(text) else []

    def sub(self, new: str | Callable[[re.Match[str]], str], text: str, count: int = 0) -> str:
        return self._compiled().sub(new, text, count) if self._may_match(text) else text

    def __getattr__(self, name: str) -> Any:
        return getattr(self._compiled(), name)


def pattern(source: str, flags: int = 0) -> re.Pattern[str]:
    """``re.compile(source, flags)``, but only when it is needed; a mistake in ``source`` shows then, too."""
    return cast("re.Pattern[str]", _Lazy(source, flags))


@cache
def shared(source: str, flags: int = 0) -> re.Pattern[str]:
    """The one :func:`pattern` of that source, for sources that come from data."""
    return pattern(source, flags)


class AnyOf:
    """Any of some patterns, as ``(?:one)|(?:other)`` would match, but each compiled only when needed."""

    def __init__(self, sources: Iterable[str]) -> None:
        self._parts = tuple(_Lazy(source, 0) for source in sources)
        self._needles: Needles | None = None

    def _may_match(self, text: str) -> bool:
        if self._needles is None:
            self._needles = tuple(either([part.needles() for part in self._parts]))
        return has(text, self._needles)

    def search(self, text: str) -> re.Match[str] | None:
        """The leftmost match; of two that begin at one place that of the pattern named first."""
        return next(self.finditer(text), None)

    def finditer(self, text: str) -> Iterator[re.Match[str]]:
        """The matches, none of them empty, that do not overlap, from left to right."""
        if not self._may_match(text):
            return
        ahead = {part: match for part in self._parts if (match := part.search(text))}
        while ahead:
            found = min(ahead.values(), key=_start)
            yield found
            for part, match in tuple(ahead.items()):  # the others still stand: no text is searched twice for a pattern
                if match.start() < found.end():
                    if later := part.search(text, found.end()):
                        ahead[part] = later
                    else:
                        del ahead[part]

    def mask(self, text: str) -> str:
        """``text`` with what matches blotted out, at unchanged length."""
        for match in self.finditer(text):
            text = text[: match.start()] + "□" * len(match[0]) + text[match.end() :]
        return text


def _start(match: re.Match[str]) -> int:
    return match.start()
