"""Forms whose texts are written in all the ways that YAML has, with comments, made by chance."""

from __future__ import annotations

from typing import TYPE_CHECKING

from authoring.errors import FormError
from authoring.form.yamltree import read_tree
from tests.fixing.shapes import FAULTY

if TYPE_CHECKING:
    from collections.abc import Sequence
    from random import Random

_HEADS = 30  # characters of a line that may be a heading
_PARTS = ("主要举措和成效", "存在的不足和原因", "第一责任人履职", "下一年度主要安排", "其他需要报告的情况")


class Writer:
    """Writes a form; ``chance`` picks how each text is written."""

    def __init__(self, chance: Random) -> None:
        self._chance = chance

    def form(self, lines: Sequence[str]) -> str:
        """A form whose parts have these lines, in the order of the lines."""
        lines = [line for line in lines if line.strip()]
        parts = len(_PARTS)
        shares = [lines[at * len(lines) // parts : (at + 1) * len(lines) // parts] for at in range(parts)]
        written = "年度: 2024\n单位:   云岫县市场监督管理局   # 单位,\n"
        for part, share in zip(_PARTS, shares, strict=True):
            written += self._comment() + f"{part}:\n" + "".join(self._item(line) for line in share)
        return written + "成文日期: '2025-02-18'\n# 全年,办案 312件。。"

    def _item(self, line: str) -> str:
        comment = self._comment("  ")
        if len(line) <= _HEADS and self._chance.random() < 0.5:
            return f"{comment}  - 标题: {self._scalar(line, 6)}"
        if self._chance.random() < 0.3:
            return f"{comment}  - 标题: 规范执法\n    内容:\n      - {self._scalar(line, 8)}"
        if self._chance.random() < 0.15:
            cell = self._scalar(self._chance.choice(FAULTY[:2]), 14)
            cells = f"          - - {cell}            - {self._scalar(line, 14)}"
            return f"{comment}  - 内容:\n      - 表头: ['办案,数', \"件\"]\n        行:\n{cells}"
        return f"{comment}  - {self._scalar(line, 4)}"

    def _comment(self, indent: str = "") -> str:
        return f"{indent}#  {self._chance.choice(FAULTY)}\n" if self._chance.random() < 0.2 else ""

    def _scalar(self, text: str, indent: int) -> str:
        ways = [self._single, self._double, self._literal, self._folded, self._plain, self._plain, self._plain]
        written = self._chance.choice(ways)(text, " " * indent)
        if not _says(written, text):
            written = self._double(text, "")
        return written + ("" if "\n" in written else self._chance.choice(("", "", "  # 全年,办案 312件。。"))) + "\n"

    def _plain(self, text: str, indent: str) -> str:
        return f"\n{indent}".join(self._cut(text))

    def _single(self, text: str, indent: str) -> str:
        return f"'{self._plain(text, indent)}'" if "'" not in text else "'" + text.replace("'", "''") + "'"

    def _double(self, text: str, _: str) -> str:
        escaped = text.replace("\\", "\\\\").replace('"', '\\"')
        return '"' + "".join(f"\\u{ord(char):04x}" if self._chance.random() < 0.02 else char for char in escaped) + '"'

    def _literal(self, text: str, indent: str) -> str:
        return f"|\n{indent}{text}"

    def _folded(self, text: str, indent: str) -> str:
        return ">-\n" + "\n".join(indent + part for part in self._cut(text))

    def _cut(self, text: str) -> list[str]:
        cuts = sorted(
            {self._chance.randrange(1, len(text)) for _ in range(self._chance.randrange(3))} if text[1:] else ()
        )
        return [text[start:end] for start, end in zip([0, *cuts], [*cuts, len(text)], strict=True)]


def _says(written: str, text: str) -> bool:
    """Whether a reader of the form reads ``text``."""
    try:
        tree = read_tree(f"k:\n  - {written}\n")
    except FormError:
        return False
    return not tree.faults and str(tree.data["k"][0]) == text
