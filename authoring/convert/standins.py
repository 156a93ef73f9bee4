"""Which fonts stand in for those that a draft asks for and this machine lacks.

Left alone, fontconfig takes whatever it likes for a name that it doesn't know, often a font whose letters and digits
have other widths. So LibreOffice is run with a list of better ones.
"""

from __future__ import annotations

import os
import shutil
import subprocess
from html import escape
from typing import TYPE_CHECKING

from authoring.named import NamedTuple
from authoring.standard.layout import layout

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

_SECONDS = 20
_HEAD = "<?xml version='1.0'?><!DOCTYPE fontconfig SYSTEM 'fonts.dtd'><fontconfig>"
_SYSTEM = "/etc/fonts/fonts.conf"


class Standin(NamedTuple):
    """A font that is asked for and the one that is taken."""

    wanted: str
    taken: str


def environment(folder: Path) -> dict[str, str]:
    """Environment variables that make fontconfig prefer our stand-ins; the list is written into ``folder``."""
    if shutil.which("fc-match") is None or "FONTCONFIG_FILE" in os.environ:
        return {}
    path = folder / "fonts.conf"
    include = f"<include ignore_missing='yes'>{_SYSTEM}</include>"
    path.write_text(f"{_HEAD}{include}{''.join(_aliases())}</fontconfig>", encoding="utf-8")
    return {"FONTCONFIG_FILE": str(path)}


def _aliases() -> Iterable[str]:
    for names in layout().font_sets.values():
        for role, name in names.items():
            prefer = "".join(f"<family>{escape(each)}</family>" for each in layout().stand_ins[role])
            yield f"<alias binding='same'><family>{escape(name)}</family><prefer><family>{escape(name)}</family>"
            yield f"{prefer}</prefer></alias>"


def stand_ins(wanted: Iterable[str], folder: Path) -> tuple[Standin, ...]:
    """The fonts that are not installed, by fontconfig; nothing where fontconfig is not at hand."""
    matcher = shutil.which("fc-match")
    if matcher is None:
        return ()
    variables = os.environ | environment(folder)
    found = []
    for name in dict.fromkeys(wanted):
        families = _families(matcher, name, variables)
        if families and name not in families:
            found.append(Standin(name, families[0]))
    return tuple(found)


def _families(matcher: str, name: str, variables: dict[str, str]) -> list[str]:
    command = [matcher, "-f", "%{family}", name]
    try:
        done = subprocess.run(command, capture_output=True, timeout=_SECONDS, check=False, env=variables)
    except (OSError, subprocess.TimeoutExpired):
        return []
    families = done.stdout.decode("utf-8", "replace").split(",")
    return [family.strip() for family in families if family.strip()]
