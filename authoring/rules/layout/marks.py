"""Patterns of characters and of the elements around the text that the layout rules share."""

from __future__ import annotations

from authoring.standard.patterns import pattern

HAN = pattern(r"[\u3400-\u9fff]")
LATIN_DIGITS = pattern(r"[0-9A-Za-z]")
SHARED_MARKS = pattern(r"[“”‘’—…]+")
"""Marks that Chinese and Western scripts share."""

DOCUMENT_NUMBER = pattern(r"\S{1,20}?[〔\[(【［（]\s*第?\d{2,4}年?\s*[〕\])】］）]\s*第?\s*\d{1,5}\s*号")
SECRECY = pattern(r"(?:绝密|机密|秘密)(?:\s*[★☆*].{0,6})?")
URGENCY = pattern(r"特\s*急|加\s*急|平\s*急")
COPY_NUMBER = pattern(r"\d{6}|\d{1,5}")
SIGNATORY = pattern(r"签\s*发\s*人\s*[:：]")
PRINTED_ON = pattern(r".{0,40}\d{4}年\d{1,2}月\d{1,2}日\s*印发")
"""印发日期, after a printer's name or alone."""
