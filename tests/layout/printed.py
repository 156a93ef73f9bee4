"""Print a .docx through LibreOffice and measure the pages in millimetres."""

from __future__ import annotations

import os
import shutil
import subprocess
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pdfplumber

from authoring.standard.layout import layout

if TYPE_CHECKING:
    from pathlib import Path

MM = 72 / 25.4
OFFICE = shutil.which("soffice") or shutil.which("libreoffice")
WHY_NOT = "LibreOffice 不在这台机器上，量不了版面（apt install libreoffice-writer-nogui fonts-noto-cjk）"


_STAND_INS = {"xiaobiaosong": "Noto Serif CJK SC", "song": "Noto Serif CJK SC"}


@dataclass(frozen=True)
class Line:
    """A printed line: its text, and its ink's left, right and baseline in mm from the paper's left and top."""

    text: str
    left: float
    right: float
    bottom: float
    size: float


def print_pages(docx: Path, folder: Path) -> list[list[Line]]:
    """The lines of each page, top to bottom."""
    command = [OFFICE, "--headless", f"-env:UserInstallation=file://{folder}/profile", "--convert-to", "pdf"]
    environment = os.environ | {"FONTCONFIG_FILE": str(_fontconfig(folder))}
    subprocess.run([*command, "--outdir", folder, docx], check=True, capture_output=True, timeout=180, env=environment)
    with pdfplumber.open(folder / f"{docx.stem}.pdf") as pdf:
        return [_lines(page) for page in pdf.pages]


def _fontconfig(folder: Path) -> Path:
    """Aliases from the official fonts to Noto CJK; a bare Debian would take DejaVu with its wide digits."""
    aliases = "".join(
        f"<match target='pattern'><test name='family'><string>{name}</string></test><edit name='family' mode='assign'"
        f" binding='strong'><string>{_STAND_INS.get(role, 'Noto Sans CJK SC')}</string></edit></match>"
        for names in layout().font_sets.values()
        for role, name in names.items()
    )
    path = folder / "fonts.conf"
    path.write_text(
        "<?xml version='1.0'?><!DOCTYPE fontconfig SYSTEM 'fonts.dtd'><fontconfig>"
        f"<include>/etc/fonts/fonts.conf</include>{aliases}</fontconfig>",
        encoding="utf-8",
    )
    return path


def _lines(page) -> list[Line]:
    rows: dict[int, list[dict]] = {}
    for char in page.chars:
        if char["text"].strip():
            baseline = page.height - char["matrix"][5]
            rows.setdefault(round(baseline), []).append(char | {"baseline": baseline})
    lines = []
    for key in sorted(rows):
        chars = sorted(rows[key], key=lambda char: char["x0"])
        lines.append(
            Line(
                "".join(char["text"] for char in chars),
                chars[0]["x0"] / MM,
                chars[-1]["x1"] / MM,
                chars[0]["baseline"] / MM,
                chars[len(chars) // 2]["size"],
            )
        )
    return lines
