"""Numbers as printed, and as a cell of a workbook keeps them: the number itself and a format code (300余: 0"余")."""

from __future__ import annotations

from decimal import Decimal, InvalidOperation

from authoring.named import NamedTuple
from authoring.standard.compiled import compiled

_PRINTED = compiled(r"(\D*)(\d+(?:\.\d+)?)(\D*)")
_CODE = compiled(r'(?:"([^"]*)")?(?:#,##)?0(?:\.(0+))?(%)?((?:"[^"]*")*)')
_DIGITS = 15  # that Excel shows of a number; what stands behind them is noise
_LARGEST = 30  # digits of a number that anybody draws


class PrintedNumber(NamedTuple):
    """A number with the decimals it is printed with, and what stands before and after it (近, 余)."""

    value: Decimal
    before: str = ""
    after: str = ""


def printed_number(text: str) -> PrintedNumber | None:
    """The parts of a printed number; None for "" and what else is none."""
    match = _PRINTED.fullmatch(text)
    return PrintedNumber(Decimal(match[2]), match[1], match[3]) if match else None


def format_code(number: PrintedNumber, unit: str = "") -> str:
    """The code by which Excel and Word print the number as it is printed, with a unit behind it."""
    exponent = number.value.as_tuple().exponent
    places = -exponent if isinstance(exponent, int) else 0
    digits = "0." + "0" * places if places > 0 else "0"
    return _literal(number.before) + digits + _literal(number.after) + _literal(unit)


def printed(value: str, code: str) -> str:
    """A cell's value as its code prints it; a code of another kind leaves it plain. "" for what is no number."""
    try:
        number = Decimal(value)
    except InvalidOperation:
        return ""
    if not number.is_finite() or abs(number.adjusted()) > _LARGEST:
        return ""
    match = _CODE.fullmatch(code.partition(";")[0].strip())
    if match is None:
        return _plain(number)
    before, places, percent, after = match.groups()
    number = number * 100 if percent else number
    behind = after.replace('"', "")
    return f"{before or ''}{number:.{len(places or '')}f}{percent or ''}{behind}"


def added(code: str, longer: str) -> str:
    """What the longer code prints behind that of the first, "" where it is not the same with something behind it."""
    return longer.removeprefix(code).replace('"', "") if longer.startswith(code) else ""


def _plain(number: Decimal) -> str:
    text = f"{Decimal(f'{number:.{_DIGITS}g}'):f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def _literal(text: str) -> str:
    bare = text.replace('"', "")
    return f'"{bare}"' if bare else ""
