"""Headings that are only bold text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from authoring.rules.layout.view import HEADINGS, Laid, main_text, stretches

if TYPE_CHECKING:
    from authoring.check import Context


def faked(context: Context) -> frozenset[int]:
    """Headings without an outline level that only bold type tells from the text."""
    body = context.layout.roles["body"].font
    usual = {context.layout.font_role(each.look.east) for each in context.once(stretches) if each.kind == "body"}
    return frozenset(
        each.block
        for each in context.once(main_text)
        if each.kind in HEADINGS and _is_faked(context, each, {*usual, body})
    )


def _is_faked(context: Context, each: Laid, fonts: set[object]) -> bool:
    if each.printed[0].look.outline:
        return False
    runs = [run for text, run in each.pieces[0][1] if not text.isspace()]
    level = context.layout.roles[each.kind].font
    return bool(runs) and all(
        run.bold and context.layout.font_role(run.east) in fonts and context.layout.font_role(run.east) != level
        for run in runs
    )
