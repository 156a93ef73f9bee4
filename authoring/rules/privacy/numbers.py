"""Numbers of persons: identity cards, telephones, bank cards, number plates, addresses."""

from __future__ import annotations

from datetime import date
from functools import cache
from typing import TYPE_CHECKING

from authoring.check import Hit, Rule
from authoring.rules.data import load_rules_json
from authoring.rules.matching import flat
from authoring.rules.privacy.bases import PERSONAL
from authoring.standard.patterns import pattern

if TYPE_CHECKING:
    import re
    from collections.abc import Callable, Iterator

    from authoring.check import Check, Context

_RUN = pattern(r"\d[\d -]{9,22}\d[Xx]?(?![\dA-Za-z]|\.\d)")
_MOBILE = pattern(r"1[3-9]\d{9}")
_CARD = pattern(r"\d{16,19}")
_IDENTITY = pattern(r"[1-9]\d{16}[\dXx]")
_LANDLINE = pattern(r"0\d{2,3}\)?[ -]\d{7,8}(?![\d-])")
_MAIL = pattern(r"[A-Za-z0-9_.+-]{2,40}@[A-Za-z0-9-]{2,40}\.[A-Za-z.]{2,12}")
_HOME = pattern(r"(?:家住|户籍地址|家庭住址|住址|(?<=[(（])现?住)[:：]?[^，。；,;\n]{4,40}?(?:号|室|组|栋)(?!码|称)")
_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_CHECKS = "10X98765432"


def _runs(context: Context) -> list[tuple[int, int, str]]:
    """Every long number: its span and its digits without blanks."""
    text = flat(context).text
    return [
        (*match.span(), match[0].replace(" ", "").replace("-", ""))
        for match in _RUN.finditer(text)
        if not _goes_on(text[match.start() - 1 : match.start()])
    ]


def _goes_on(before: str) -> bool:
    """Whether the character before a number belongs to it."""
    return before.isascii() and (before.isalnum() or before in (".", "-"))


def is_identity_number(number: str) -> bool:
    """Whether 18 characters are a number of an identity card: region, day of birth, check digit (GB 11643—1999)."""
    if not _IDENTITY.fullmatch(number) or number[:2] not in load_rules_json("privacy")["area_codes"]["codes"]:
        return False
    try:
        born = date(int(number[6:10]), int(number[10:12]), int(number[12:14]))
    except ValueError:
        return False
    total = sum(weight * int(digit) for weight, digit in zip(_WEIGHTS, number, strict=False))
    return born.year >= 1900 and _CHECKS[total % 11] == number[17].upper()


def is_card_number(number: str) -> bool:
    """Whether 16 to 19 digits are a bank card's number: they pass the check of ISO/IEC 7812 (Luhn)."""
    if not _CARD.fullmatch(number) or number[0] not in "3456" or len(set(number)) < 4:
        return False
    doubled = [int(digit) * (1 + at % 2) for at, digit in enumerate(reversed(number))]
    return sum(value // 10 + value % 10 for value in doubled) % 10 == 0


def _numbers(is_one: Callable[[str], bool]) -> Check:
    def check(context: Context) -> Iterator[Hit]:
        for start, end, number in context.once(_runs):
            if is_one(number):
                yield Hit(flat(context).mark(start, end))

    return check


def _is_card(number: str) -> bool:
    return is_card_number(number) and not is_identity_number(number)


def _is_mobile(number: str) -> bool:
    return bool(_MOBILE.fullmatch(number))


@cache
def _plate() -> re.Pattern[str]:
    provinces = load_rules_json("privacy")["plates"]["provinces"]
    return pattern(
        rf"[{provinces}][A-HJ-NP-Z]\s?[·.]?\s?(?=[A-HJ-NP-Z]*\d)(?:[A-HJ-NP-Z0-9]{{5,6}}(?![A-Za-z0-9])|[A-HJ-NP-Z0-9]{{4}}[挂学警港澳])"
    )


def _plates(context: Context) -> Iterator[Hit]:
    text = flat(context)
    for match in _plate().finditer(text.text):
        yield Hit(text.mark(*match.span()))


_OFFICIAL = ("监督", "服务", "举报", "咨询", "投诉", "热线", "值班", "办公")
_BEFORE_LINE = 20  # characters before a number that may tell that it is an office's


def _contacts(context: Context) -> Iterator[Hit]:
    text = flat(context)
    found = [*_MAIL.finditer(text.text)] if "@" in text.text else []
    for match in (*found, *_LANDLINE.finditer(text.text)):
        before = text.text[max(match.start() - _BEFORE_LINE, 0) : match.start()]
        official = match[0][0] == "0" and any(word in before for word in _OFFICIAL)
        if not official and (match[0][0] != "0" or not _goes_on(before[-1:])):
            yield Hit(text.mark(*match.span()))


def _addresses(context: Context) -> Iterator[Hit]:
    text = flat(context)
    if any(map(text.has, ("家住", "户籍地址", "住址", "(住", "(现住"))):
        for match in _HOME.finditer(text.text):
            yield Hit(text.mark(*match.span()))


RULES = (
    Rule(
        code="O101",
        name="identity-number",
        title="写了身份证号码",
        message="这里有身份证号码：{text}。",
        suggestion="删去，或者隐去出生日期和末四位。",
        explanation="校验码、出生日期和省级代码都对的18位号码才提示。报送稿里也不应当有。",
        basis=PERSONAL,
        severity="error",
        check=_numbers(is_identity_number),
    ),
    Rule(
        code="O102",
        name="mobile-number",
        title="写了手机号码",
        message="这里有手机号码：{text}。",
        suggestion="删去；确需留联系方式的，写单位的办公电话或者热线。",
        explanation="11位手机号码提示，12345、12309、110 等热线不算。",
        basis=PERSONAL,
        severity="error",
        check=_numbers(_is_mobile),
    ),
    Rule(
        code="O103",
        name="card-number",
        title="写了银行卡号",
        message="这里有银行卡号：{text}。",
        suggestion="删去。",
        explanation="16至19位、校验位正确的数字才提示，身份证号码另由 O101 提示。",
        basis=PERSONAL,
        severity="error",
        check=_numbers(_is_card),
    ),
    Rule(
        code="O104",
        name="number-plate",
        title="写了车牌号码",
        message="这里有车牌号码：{text}。",
        suggestion="删去，或者隐去后几位。",
        explanation="车牌号码可以查到个人。",
        basis=PERSONAL,
        severity="warning",
        check=_plates,
        by_purpose={"publish": "error"},
    ),
    Rule(
        code="O105",
        name="contact-given",
        title="写了电子邮箱或电话",
        message="这里有电子邮箱或电话：{text}。",
        suggestion="公开的版本删去；单位对外公布的办公电话可以保留。",
        explanation="报送稿里可以留联系方式，因此平时只作提示。",
        basis=PERSONAL,
        severity="hint",
        check=_contacts,
        by_purpose={"publish": "warning"},
    ),
    Rule(
        code="O106",
        name="address-given",
        title="写了个人住址",
        message="这里有个人住址：{text}。",
        suggestion="删去，或者只写到县、乡。",
        explanation="住址是个人信息。",
        basis=PERSONAL,
        severity="warning",
        check=_addresses,
        by_purpose={"publish": "error"},
    ),
)
