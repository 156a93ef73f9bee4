"""How much a draft may be before reading it is refused: a report has 3,000 to 10,000 characters."""

from __future__ import annotations

from authoring.named import NamedTuple

MIB = 1024 * 1024


class Limits(NamedTuple):
    """Sizes in bytes. ``ratio`` is unpacked to packed size of one member of a package, looked at from 10 MiB on."""

    file: int = 64 * MIB
    text: int = 16 * MIB
    unpacked: int = 256 * MIB
    member: int = 96 * MIB
    ratio: int = 200
    members: int = 5000
    blocks: int = 200_000


DEFAULT = Limits()
