"""The standard's layout with the numbers that one office has otherwise."""

from __future__ import annotations

from math import floor
from typing import TYPE_CHECKING, Any

from authoring.errors import UserError
from authoring.standard.layout import Layout, layout, twips
from authoring.standard.units import points_text, size_text

if TYPE_CHECKING:
    from collections.abc import Mapping

    from authoring.standard.layout import RoleLayout

_AS_TEXT = ("addressee", "attachment-note", "signature", "date", "note", "heading3", "heading4")
"""Roles that look like the body where nothing is said of them."""
_LEAST_MM = 60  # of the type area, either way
_TIGHTEST = 0.85  # of a character's width, between two characters of a line


def adapted(said: Mapping[str, Any]) -> Layout:
    """The layout with these values.

    Keys: ``top_mm`` ``bottom_mm`` ``left_mm`` ``right_mm`` ``footer_mm`` (millimetres), ``pitch`` (points), ``lines``
    ``characters``, ``first_line`` (characters), ``side`` (of the page number), and ``<role>_font`` ``<role>_size`` (a
    FontRole; half-points) for the roles title, body, heading1 to heading4 and page_number. Raises UserError where the
    text would have no room on the page.
    """
    found = _page(layout(), said)
    found = found._replace(page_number=_page_number(found, said), roles=_roles(found.roles, said))
    if "footer_mm" in said:
        slack = found.judging.margin_mm
        least, most = said["footer_mm"] - slack, said["footer_mm"] + slack
        found = found._replace(judging=found.judging._replace(least_footer_mm=least, most_footer_mm=most))
    _refuse_crowded(found)
    return found


def _refuse_crowded(found: Layout) -> None:
    """Raises UserError for a page on which lines or characters would run into one another."""
    page, size = found.page, found.roles["body"].half_points
    width, height = page.text_width_mm, page.text_height_mm
    if min(width, height) < _LEAST_MM:
        raise UserError(f"版心只剩{width:g}毫米宽、{height:g}毫米高，排不下正文；请改小边距")
    named = size_text(size)
    if page.text_width / page.characters < size * 10 * _TIGHTEST:
        fitting = int(page.text_width / (size * 10))
        raise UserError(
            f"版心宽{width:g}毫米，排不下每行{page.characters}个{named}字；"
            f"请写“每行字数: {fitting}字”，或者改小边距、正文字号"
        )
    if page.line_pitch < size * 10:
        pitch = points_text(page.line_pitch / 20)
        raise UserError(f"行距只有{pitch}，{named}的正文会上下重叠；请改大行距，或者改小每页行数、正文字号")


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
