"""Two years' reports beside each other: all that can be told of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from authoring.comparison.copied import copies
from authoring.comparison.figures import compare_figures
from authoring.comparison.follow import follow_through, problems_again
from authoring.named import NamedTuple

if TYPE_CHECKING:
    from authoring.comparison.copied import Copy, Likeness
    from authoring.comparison.figures import FigureComparison
    from authoring.comparison.follow import Again, Followed
    from authoring.comparison.paper import Paper


class Comparison(NamedTuple):
    """``last`` and ``this`` are the two papers; all places are in the paper that the field names."""

    last: Paper
    this: Paper
    figures: FigureComparison
    copies: tuple[Copy, ...]
    parts: tuple[Likeness, ...]
    plan: tuple[Followed, ...]
    problems: tuple[Again, ...]


def compare(last: Paper, this: Paper) -> Comparison:
    """Everything at once; pure, and linear in the length of both texts but for the sorting of answers."""
    copied, parts = copies(last, this)
    plan, problems = follow_through(last, this), problems_again(last, this)
    return Comparison(last, this, compare_figures(last, this), copied, parts, plan, problems)
