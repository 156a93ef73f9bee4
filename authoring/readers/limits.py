"""How much a draft may be before reading it is refused: a report has 3,000 to 10,000 characters.

Within these limits any draft is checked in ten seconds and 512 MiB, on a processor of 2020; see SECURITY.md.
"""

from __future__ import annotations

from authoring.errors import UnreadableError
from authoring.named import NamedTuple

MIB = 1024 * 1024
HOW_TO_RAISE = "确实要读，请加 --limits 2（上限放宽到几倍）"


class Limits(NamedTuple):
    """Sizes in bytes. ``ratio`` is unpacked to packed size of one member of a package, looked at from 10 MiB on.

    ``nodes`` are elements and attributes of one part of a package, or tags of a page; ``blocks`` paragraphs and tables;
    ``characters`` those of the text, blanks included.
    """

    file: int = 64 * MIB
    text: int = 16 * MIB
    unpacked: int = 256 * MIB
    member: int = 96 * MIB
    ratio: int = 200
    members: int = 5000
    nodes: int = 1_000_000
    blocks: int = 50_000
    characters: int = 2_000_000

    def times(self, factor: int) -> Limits:
        """All of them ``factor`` times as high."""
        return Limits(*(limit * factor for limit in self))

    def check_blocks(self, count: int) -> None:
        """Raises UnreadableError for a draft of more paragraphs and tables."""
        if count > self.blocks:
            raise UnreadableError(f"文件有{count}段，超过上限{self.blocks}段，请确认是否选错了文件；{HOW_TO_RAISE}")

    def check_characters(self, count: int) -> None:
        """Raises UnreadableError for a text that is longer."""
        if count > self.characters:
            raise UnreadableError(
                f"文件有{count}字，超过上限{self.characters}字，不像一份报告，请确认是否选错了文件；{HOW_TO_RAISE}"
            )


DEFAULT = Limits()
