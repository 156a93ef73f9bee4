"""All rules, by family. Registration is these tuples: a rule that is not in one does not exist.

The layout family is imported only for drafts that have a look, which most do not: it costs more than reading a text.

A rule must cost next to nothing until a draft gives it something to look at, for most of a check's time is start-up:

- A rule's module declares :class:`Rule` tuples and imports no more than the check's own layers.
- Patterns come from :func:`~authoring.standard.patterns.pattern`, or as a list of wordings from
  :class:`~authoring.standard.patterns.AnyOf`: compiled only for a text that has the words which every match has. Write
  patterns that have such words; no flags, no ``re.compile`` in a module's body. What is put together from data must be
  put together alike in each run (no set unsorted), for it is kept from one run to the next.
- Word lists and wordings are in one JSON file a family; one of more than about 50 kB is better loaded in the check.
- Data classes of a rule's own are named tuples: to define a frozen dataclass takes 2 ms, a named tuple a tenth of that.
- Words of a list are asked for all at once (:meth:`Flat.find_all <authoring.rules.matching.Flat.find_all>`), the whole
  text before its parts: most drafts have nothing of what a rule looks for, and a first look at everything tells so.
- What several rules need of a draft is a view, computed once (:meth:`Context.once <authoring.check.Context.once>`).
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from authoring.rules.content import CONTENT
from authoring.rules.dates import DATES
from authoring.rules.figures import FIGURES
from authoring.rules.lists import LISTS
from authoring.rules.names import NAMES
from authoring.rules.numerals import NUMERALS
from authoring.rules.phrases import PHRASES
from authoring.rules.previous import PREVIOUS
from authoring.rules.privacy import PRIVACY
from authoring.rules.punctuation import PUNCTUATION
from authoring.rules.structure import STRUCTURE
from authoring.rules.wording import WORDING

if TYPE_CHECKING:
    from authoring.check import Rule
    from authoring.document import Document

_ALL = (
    *(*CONTENT, *DATES, *FIGURES, *LISTS, *NAMES, *NUMERALS, *PHRASES),
    *(*PREVIOUS, *PRIVACY, *PUNCTUATION, *STRUCTURE, *WORDING),
)

RULES: tuple[Rule, ...] = tuple(sorted(_ALL, key=lambda rule: rule.code))
"""The rules that judge the tree, and so drafts of any format."""

__all__ = ["RULES", "every_rule", "rules_for"]


def rules_for(document: Document) -> tuple[Rule, ...]:
    """The rules that have something to judge in this draft."""
    return RULES if document.source.look is None else every_rule()


@cache
def every_rule() -> tuple[Rule, ...]:
    """All rules, by code."""
    from authoring.rules.layout import LAYOUT

    return tuple(sorted((*RULES, *LAYOUT), key=lambda rule: rule.code))
