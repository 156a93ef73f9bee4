"""署名 and 成文日期: where they stand, and that they do not stand alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from authoring.check import Hit, Rule
from authoring.document import Paragraph
from authoring.named import NamedTuple
from authoring.rules.layout.bases import clause
from authoring.rules.layout.view import Laid, first_of, hit, laid, leading, look, whole
from authoring.standard.layout import layout, text_width
from authoring.standard.patterns import pattern
from authoring.standard.units import count_text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from authoring.check import Context
    from authoring.document.look import Printed

_NO_TEXT = pattern(r"[（(]?\s*此页无正文\s*[)）]?")


class _Line(NamedTuple):
    """Where a line of the signature stands, in characters: room at its left and right, and its width."""

    laid: Laid
    left: float
    right: float
    width: float


def _line(context: Context, each: Laid | None) -> _Line | None:
    if each is None or each.printed[0].where != "body" or each.printed[0].look.framed:
        return None
    run = leading(each.pieces[0][1])
    text = each.printed[0].text.rstrip(" \t\f\n")
    section = look(context).sections[each.printed[0].section]
    if run is None or section.text_width is None or "\t" in text:
        return None
    unit, shape = run.half_points * 10 + run.spacing, each.printed[0].look
    room = section.text_width / unit
    lead = text_width(text) - text_width(text.lstrip(" \u3000"))
    width = text_width(text.strip(" \u3000"))
    left, right = shape.left.in_characters(unit), shape.right.in_characters(unit)
    if shape.align == "right":
        right += text_width(text) - text_width(text.rstrip("\u3000"))
    elif shape.align == "center":
        right += (room - left - right - width) / 2
    else:
        right = room - left - shape.first.in_characters(unit) - lead - width
    return _Line(each, room - right - width, right, width)


class _Signed(NamedTuple):
    signature: _Line
    date: _Line


def _signed(context: Context) -> _Signed | None:
    """The one signature with its date below; None where there are several, or their places can't be told."""
    signatures = [each for each in context.once(laid) if each.kind == "signature"]
    if len(signatures) != 1:
        return None
    signature, date = _line(context, signatures[0]), _line(context, first_of(context, "date"))
    if signature is None or date is None or date.laid.block != signature.laid.block + 1:
        return None
    return _Signed(signature, date)


def _near(context: Context, a: float, b: float) -> bool:
    return abs(a - b) <= context.layout.judging.signature_characters


def _is_sealed(context: Context, signed: _Signed) -> bool:
    """The arrangement for a seal: the date four characters in, the signature centred above it."""
    signature, date = signed
    return _near(context, date.right, context.layout.seal.right_characters) and _near(
        context, signature.left + signature.width / 2, date.left + date.width / 2
    )


def _expected(context: Context, signed: _Signed) -> tuple[float, float]:
    """Right indents of signature and date without a seal."""
    base, shift = context.layout.roles["signature"].right, context.layout.judging.date_shift_characters
    signature, date = signed
    if date.width > signature.width:
        return base + date.width - signature.width + shift, base
    return base, max(base + signature.width - shift - date.width, 0)


def _date_place(context: Context) -> Iterator[Hit]:
    signed = context.once(_signed)
    if signed is None or _is_sealed(context, signed):
        return
    signature, date = _expected(context, signed)
    at = signed.date.right
    if _near(context, at, date):
        return
    # with the signature in its place the date is wrong; else the date as for a seal is right, and the signature wrong
    if _near(context, signed.signature.right, signature) or not _near(
        context, at, context.layout.seal.right_characters
    ):
        yield from _misplaced(context, signed.date, date)


def _misplaced(context: Context, line: _Line, right: float) -> Iterator[Hit]:
    told = count_text(line.right)
    values = {"found": "没有右空" if told == "0" else f"右空{told}字", "right": f"右空{count_text(right)}字"}
    yield from hit(context, [whole(context, line.laid.block)], values)


def _signature_place(context: Context) -> Iterator[Hit]:
    signed = context.once(_signed)
    if signed is None or _is_sealed(context, signed):
        return
    signature, date = _expected(context, signed)
    if _near(context, signed.signature.right, signature):
        return
    sealed = not _near(context, signed.date.right, date) and _near(
        context, signed.date.right, context.layout.seal.right_characters
    )
    right = signed.date.right + (signed.date.width - signed.signature.width) / 2 if sealed else signature
    yield from _misplaced(context, signed.signature, right)


def _alone(context: Context) -> Iterator[Hit]:
    """A page break right before signature or date leaves them alone on their page."""
    if (each := _parted(context)) is not None:
        yield from hit(context, [whole(context, each.block)], {})


def _parted(context: Context) -> Laid | None:
    """Signature or date, where a page break stands right before it."""
    for kind in ("signature", "date"):
        each = first_of(context, kind)
        if each is None:
            continue
        breaks = each.printed[0].look.new_page or each.printed[0].text.lstrip(" ").startswith("\f")
        for line in _lines_above(context, each):
            text = line.text
            breaks = breaks or text.rstrip(" ").endswith("\f") or (not text.strip() and line.look.new_page)
        if breaks:
            return each
    return None


def _lines_above(context: Context, each: Laid) -> Iterator[Printed]:
    """The blank lines above a paragraph, nearest first, and the line of text above them."""
    number = each.printed[0].number
    before = [line for line in look(context).paragraphs if line.number < number and line.where == "body"]
    for line in reversed(before):
        yield line
        if line.text.strip() and not _NO_TEXT.fullmatch(line.text.strip()):
            return


def _alone_as_shown(context: Context) -> Iterator[Hit]:
    """The program that saved the file began a page right before signature or date."""
    starts = look(context).page_starts
    if not starts or _parted(context) is not None:
        return
    for kind in ("signature", "date"):
        each = first_of(context, kind)
        if each is None or each.printed[0].where != "body":
            continue
        blank = [line.number for line in _lines_above(context, each) if not line.text.strip()]
        if starts & {each.printed[0].number, *blank}:
            yield from hit(context, [whole(context, each.block)], {})
            return


def _no_text(context: Context) -> Iterator[Hit]:
    for index, block in enumerate(context.document.blocks):
        if isinstance(block, Paragraph) and _NO_TEXT.fullmatch(context.text_of(index).strip()):
            yield from hit(context, [whole(context, index)], {})


_SIGNATURE = clause(layout().roles["signature"].clause)
_SPECIAL = clause("7.3.5.5")

RULES = (
    Rule(
        code="L701",
        name="date-place",
        title="成文日期的位置不对",
        message="成文日期{found}，应{right}。",
        suggestion="把成文日期段落的右缩进改为{right}；要盖章的，右空4字，署名以日期为准居中。",
        explanation="不盖章的，署名右空二字，日期首字比署名首字右移二字，日期长于署名的，日期右空二字；盖章的，日期右空四字。",
        basis=_SIGNATURE,
        severity="warning",
        check=_date_place,
        kind=None,
    ),
    Rule(
        code="L702",
        name="signature-place",
        title="署名和成文日期没有对好",
        message="署名{found}，应{right}。",
        suggestion="把署名段落的右缩进改为{right}。",
        explanation="不盖章的，署名右空二字，日期首字比署名首字右移二字，日期长于署名的，署名相应左移；盖章的，署名以日期为准居中。",
        basis=_SIGNATURE,
        severity="warning",
        check=_signature_place,
        kind=None,
    ),
    Rule(
        code="L703",
        name="signature-alone",
        title="署名单独在一页",
        message="署名或日期前面有分页，会单独排在一页上。",
        suggestion="去掉分页；一页排不下的，调整行距、字距，使署名所在的页有正文。",
        explanation="当页排不下署名、日期和印章时，用调整行距、字距的办法解决，不另起一页。",
        basis=_SPECIAL,
        severity="warning",
        check=_alone,
        kind=None,
    ),
    Rule(
        code="L704",
        name="no-text-on-page",
        title="写了“此页无正文”",
        message="文中有“此页无正文”。",
        suggestion="删去这一行，用调整行距、字距的办法使署名所在的页有正文。",
        explanation="当页排不下时应调整行距、字距，不采用标注“此页无正文”的办法。",
        basis=_SPECIAL,
        severity="warning",
        check=_no_text,
        kind=None,
    ),
    Rule(
        code="L705",
        name="signature-alone-as-shown",
        title="署名所在的一面没有正文",
        message="上次保存时，署名或日期排到了新的一面，这一面没有正文。",
        suggestion=(
            "把正文行距调到28磅，或者把字距调紧一点，收回前一面；仍排不下的，放宽行距，使正文末尾一两行移到这一面。"
            "不要写“此页无正文”。"
        ),
        explanation=(
            "当页排不下署名、日期和印章时，用调整行距、字距的办法解决。依据是 Word、LibreOffice 存在文件里的分页位置；"
            "没有保存分页位置的文件（包括本工具新生成的）不判断，新生成的文稿已使署名与正文末行同在一面。"
        ),
        basis=_SPECIAL,
        severity="warning",
        check=_alone_as_shown,
        kind=None,
    ),
)
