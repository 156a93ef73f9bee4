"""Errors, by who should see them.

``UserError`` and its kinds are for the person at the terminal: their message is plain Chinese, tells file,
line and what to do, and never comes with a traceback. Anything else that escapes is a fault of ours.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from authoring.place import Place


class AuthoringError(Exception):
    """Any error this package raises on purpose."""


class UserError(AuthoringError):
    """Something the user can cause and mend; ``str()`` is the whole message, without a place."""

    def __init__(self, message: str, place: Place | None = None) -> None:
        super().__init__(message)
        self.message = message
        self.place = place


class UnreadableError(UserError):
    """A draft that can't be read: empty, damaged, encrypted, of another type, or too large."""


class FaultyError(UserError):
    """One or more faults, all of them found in one go; ``faults`` is never empty.

    ``str()`` has a line for each, with the file, line and column where these are known.
    """

    def __init__(self, faults: Sequence[UserError]) -> None:
        super().__init__("\n".join(fault.message for fault in faults), faults[0].place)
        self.faults = tuple(faults)

    def __str__(self) -> str:
        return "\n".join(_where(fault.place) + fault.message for fault in self.faults)


class FormError(FaultyError):
    """A form that is not as it should be."""


class ProfileError(FaultyError):
    """A profile that is unknown, or whose files are not as they should be."""

    def at(self, place: Place) -> ProfileError:
        """The same, with ``place`` for the faults that have none: where the profile is named."""
        return ProfileError([fault if fault.place else UserError(fault.message, place) for fault in self.faults])


def in_one_line(error: UserError, file: str) -> str:
    """All that an error says of ``file``, each fault with its line, and its file where that is another."""
    faults = error.faults if isinstance(error, FaultyError) else (error,)
    return "；".join(_spot(fault.place, file) + fault.message for fault in faults)


def _where(place: Place | None) -> str:
    """``文件:行:列：`` or ""."""
    spot = (place.file, place.line, place.column if place.line else None) if place else ()
    return "".join(f"{part}:" for part in spot if part).removesuffix(":") + ("：" if any(spot) else "")


def _spot(place: Place | None, file: str) -> str:
    parts = [
        place.file if place and place.file != file else None,
        f"第{place.line}行" if place and place.line else None,
    ]
    told = " ".join(filter(None, parts))
    return f"{told}：" if told else ""
