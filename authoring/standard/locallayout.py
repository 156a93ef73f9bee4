"""The standard's layout with the numbers that one office has otherwise."""

from __future__ import annotations

from math import floor
from typing import TYPE_CHECKING, Any

from authoring.standard.layout import Layout, layout, twips

if TYPE_CHECKING:
    from collections.abc import Mapping

    from authoring.standard.layout import RoleLayout

_AS_TEXT = ("addressee", "attachment-note", "signature", "date", "note", "heading3", "heading4")
"""Roles that look like the body where nothing is said of them."""


def adapted(said: Mapping[str, Any]) -> Layout:
    """The layout with these values.

    Keys: ``top_mm`` ``bottom_mm`` ``left_mm`` ``right_mm`` ``footer_mm`` (millimetres), ``pitch`` (points), ``lines``
    ``characters``, ``first_line`` (characters), ``side`` (of the page number), and ``<role>_font`` ``<role>_size`` (a
    FontRole; half-points) for the roles title, body, heading1 to heading4 and page_number.
    """
    found = _page(layout(), said)
    found = found._replace(page_number=_page_number(found, said), roles=_roles(found.roles, said))
    if "footer_mm" in said:
        slack = found.judging.margin_mm
        least, most = said["footer_mm"] - slack, said["footer_mm"] + slack
        found = found._replace(judging=found.judging._replace(least_footer_mm=least, most_footer_mm=most))
    return found


def _page(found: Layout, said: Mapping[str, Any]) -> Layout:
    page, judging = found.page, found.judging
    top, left = said.get("top_mm", page.top_mm), said.get("left_mm", page.left_mm)
    right = said.get("right_mm", page.width_mm - page.left_mm - page.text_width_mm)
    bottom = said.get("bottom_mm", page.height_mm - page.top_mm - page.text_height_mm)
    width, height = page.width_mm - left - right, page.height_mm - top - bottom
    changed = page._replace(top_mm=top, left_mm=left, text_width_mm=width, text_height_mm=height)
    if "characters" in said:
        count = said["characters"]
        changed = changed._replace(characters=count)
        judging = judging._replace(least_characters=count, most_characters=count)
    points = twips(height) / 20
    if "pitch" in said:
        pitch = said["pitch"]
        changed = changed._replace(pitch=round(pitch * 20), lines=floor(points / pitch))
        judging = judging._replace(least_pitch=pitch, most_pitch=pitch)
    elif "lines" in said or height != page.text_height_mm:
        changed = changed._replace(lines=said.get("lines", page.lines))
        most, below = changed.line_pitch / 20, points / (changed.lines + 1)
        judging = judging._replace(least_pitch=floor(below * 20 + 1) / 20, most_pitch=most)
    return found._replace(page=changed, judging=judging)


def _page_number(found: Layout, said: Mapping[str, Any]) -> Any:
    number = found.page_number
    return number._replace(
        side=said.get("side", number.side),
        font=said.get("page_number_font", number.font),
        half_points=said.get("page_number_size", number.half_points),
        footer_mm=said.get("footer_mm", number.footer_mm),
    )


def _roles(roles: Mapping[str, RoleLayout], said: Mapping[str, Any]) -> dict[str, RoleLayout]:
    found = dict(roles)
    for role in ("body", "title", "heading1", "heading2", "heading3", "heading4"):
        changes = {
            field: said[f"{role}_{key}"]
            for key, field in (("font", "font"), ("size", "half_points"))
            if f"{role}_{key}" in said
        }
        for each in (role, *_AS_TEXT) if role == "body" else (role,):
            found[each] = found[each]._replace(**changes)
    if "first_line" in said:
        for role in ("body", "note", "heading1", "heading2", "heading3", "heading4"):
            found[role] = found[role]._replace(first_line=said["first_line"])
    return found
