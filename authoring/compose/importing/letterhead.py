"""版头 and 版记 of a draft as fields of the form: the inverse of :mod:`authoring.compose.formal`.

The form prints each element at the place and in the form that the standard gives it, so that here, unlike in the
text, two papers are alike when their elements say the same: blanks, widths and the order of elements don't count.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from authoring.compose.importing.plans import NO_MARK, text_lines
from authoring.document import HEAD_ROLES, IMPRINT_ROLES, Paragraph, block_text, plain
from authoring.form.checks import printed_date
from authoring.form.formal import formal_faults
from authoring.form.models import Report
from authoring.form.template import has_template, literal
from authoring.form.text import Text
from authoring.named import NamedTuple
from authoring.standard.compiled import compiled
from authoring.standard.width import fold

if TYPE_CHECKING:
    import re
    from collections.abc import Iterable, Sequence

    from authoring.compose.importing.plans import Data
    from authoring.document import Block, Role

_FORMAL: frozenset[Role] = HEAD_ROLES | (IMPRINT_ROLES - {"copy-to"})
"""What only the formal edition prints."""

_WORD = "文件"
_ROW = compiled(r"(.*号)\s*(签\s*发\s*人\s*:.*)")
_PRINTING = compiled(r"(.*?\S)\s*((?:20\d\d|二\S{3})\s*年.{1,4}月.{1,4}日\s*印\s*发)")
_NUMBER = compiled(r"(.*?\S)\s*[〔\[(【]\s*第?\s*((?:20)?\d\d)\s*年?\s*[〕\])】]\s*第?\s*0*(\d*)\s*号")
_SIGNERS = compiled(r"签\s*发\s*人\s*:")
_NAMES_APART = compiled(r"[、，,\s]+")
_COPIES = compiled(r"抄送：([^：\n]+)。")
_MOVED = compiled(r"主送：([^：\n]+)。")
_PRINTED = compiled(r"(.*日)印发")
_INSIGNIFICANT = compiled(r"[\s、,。]+")


class Tidied(NamedTuple):
    """The blocks with each element of 版头 and 版记 in a paragraph of its own, and what was written anew: the block as
    it was, and its text now."""

    blocks: tuple[Block, ...]
    changed: tuple[tuple[Block, str], ...] = ()


def is_formal(blocks: Iterable[Block]) -> bool:
    """Whether a paper has what only the formal edition prints."""
    return any(_has(block, _FORMAL) for block in blocks)


def is_letterhead(block: Block) -> bool:
    """Whether a block belongs to 版头 or 版记."""
    return _has(block, HEAD_ROLES | IMPRINT_ROLES)


def _has(block: Block, roles: frozenset[Role]) -> bool:
    return isinstance(block, Paragraph) and block.role in roles


def tidied(blocks: Sequence[Block]) -> Tidied:
    """The blocks with rows of two elements taken apart, and a 发文字号 whose year or number is written otherwise than
    the standard has it (青公[25]第06号) put right, and a 成文日期 with noughts (2025年01月05日)."""
    found: list[Block] = []
    changed: list[tuple[Block, str]] = []
    for block in blocks:
        for each in _apart(block) if isinstance(block, Paragraph) and is_letterhead(block) else (block,):
            number = _right_number(each) if _has(each, frozenset({"document-number"})) else _right_date(each)
            if number is not None and isinstance(each, Paragraph):
                changed.append((each, number))
                found.append(each._replace(runs=plain(number)))
            else:
                found.append(each)
    return Tidied(tuple(found), tuple(changed))


def _apart(block: Paragraph) -> Sequence[Block]:
    """A row that holds 发文字号 and 签发人, or 印发机关 and 印发日期, as two paragraphs."""
    text = block_text(block)
    pairs: dict[str, tuple[re.Pattern[str], Role]] = {
        "document-number": (_ROW, "signatory"),
        "printer": (_PRINTING, "print-date"),
    }
    if block.role not in pairs:
        return (block,)
    form, second = pairs[block.role]
    match = form.fullmatch(fold(text))
    if match is None:
        return (block,)
    first = plain(text[: match.end(1)].strip())
    return block._replace(runs=first), block._replace(runs=plain(text[match.start(2) :].strip()), role=second)


def _right_date(block: Block) -> str | None:
    """The 成文日期 as the form prints it; None where it is so already, or is no 成文日期."""
    text = block_text(block)
    right = str(printed_date(Text(text))) if _has(block, frozenset({"date"})) and not has_template(text) else text
    return right if right != text else None


def _right_number(block: Block) -> str | None:
    """The 发文字号 as the standard writes it; None where it is so already, or can't be told."""
    text = block_text(block)
    match = _NUMBER.fullmatch(fold(text).strip())
    if match is None:
        return None
    right = f"{text.strip()[: match.end(1)]}〔20{match[2][-2:]}〕{match[3] or ' '}号"
    return right if "".join(right.split()) != "".join(text.split()) else None


# ---- fields


def head_fields(head: Sequence[Paragraph]) -> tuple[Data, list[Block]]:
    """The fields of a 版头, and the blocks that the form would not take."""
    by_role: dict[Role, list[Paragraph]] = {}
    for block in head:
        by_role.setdefault(block.role, []).append(block)
    data: Data = dict(NO_MARK)
    refused: list[Block] = []
    for role, name in (
        ("copy-number", "份号"),
        ("secrecy", "密级和保密期限"),
        ("urgency", "紧急程度"),
        ("document-number", "发文字号"),
    ):
        blocks = by_role.get(role, [])  # type: ignore[call-overload]
        if not blocks:
            continue
        text = text_lines(blocks) if role in ("urgency", "document-number") else _unspaced(text_lines(blocks))
        if any(formal_faults(Report.from_data({name: text}))):
            refused += blocks
        else:
            data[name] = text
    marks = [text_lines([block]) for block in by_role.get("mark", ())]
    if len(marks) > 1 and not marks[-1].endswith(_WORD):  # the form would add the word
        refused += by_role["mark"]
    elif marks:
        data["发文机关标志"] = marks[:-1] if len(marks) > 2 and marks[-1] == _WORD else marks
    if rows := by_role.get("signatory", []):
        data["签发人"] = _names(rows)
    return data, refused


def _unspaced(text: str) -> str:
    return "".join(text.split())


def _names(rows: Sequence[Paragraph]) -> list[str]:
    """The names of all rows; one that was set wide (李　四) in one piece."""
    names: list[str] = []
    for row in rows:
        text = block_text(row)
        label = _SIGNERS.match(fold(text))
        pieces = [piece for piece in _NAMES_APART.split(text[label.end() if label else 0 :]) if piece]
        joined: list[str] = []
        for piece in pieces:
            if joined and len(piece) == len(joined[-1]) == 1:
                joined[-1] += piece
            else:
                joined.append(piece)
        names += map(literal, joined)
    return names


def imprint_fields(imprint: Sequence[Paragraph]) -> Data:
    """The fields of a 版记."""
    data: Data = {}
    if moved := [block for block in imprint if block.role == "imprint-addressee"]:
        data |= {"主送": _within(_MOVED, text_lines(moved)), "主送移至版记": "是"}
    if copies := [block for block in imprint if block.role == "copy-to"]:
        data["抄送"] = _within(_COPIES, text_lines(copies))
    if printer := [block for block in imprint if block.role == "printer"]:
        data["印发机关"] = text_lines(printer)
    if date := [block for block in imprint if block.role == "print-date"]:
        data["印发日期"] = _within(_PRINTED, text_lines(date))
    return data


def _within(form: re.Pattern[str], text: str) -> str:
    """What the form's field holds of the element's text: what is added in print left out."""
    match = form.fullmatch(text)
    return match[1] if match else text


# ---- the same paper


def same_paper(made: Sequence[Block], region: Sequence[Block]) -> bool:
    """Whether the text is the same block for block, and 版头 and 版记 say the same."""
    return without_letterhead(made) == without_letterhead(region) and elements(made) == elements(region)


def without_letterhead(blocks: Sequence[Block]) -> list[Block]:
    """The blocks that belong to neither 版头 nor 版记."""
    return [block for block in blocks if not is_letterhead(block)]


def elements(blocks: Sequence[Block]) -> dict[str, str]:
    """What each element says: its paragraphs in one, without blanks and the marks between names."""
    found: dict[str, str] = {}
    for block in blocks:
        if isinstance(block, Paragraph) and is_letterhead(block):
            found[block.role] = found.get(block.role, "") + _INSIGNIFICANT.sub("", fold(block_text(block)))
    return found
