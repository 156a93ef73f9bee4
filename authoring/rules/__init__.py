"""All rules, by family. Registration is this tuple: a rule that is not in it does not exist.

A rule must cost next to nothing until a draft gives it something to look at, for most of a check's time is start-up:

- A rule's module declares :class:`Rule` tuples and imports no more than the check's own layers.
- Patterns come from :func:`~authoring.standard.patterns.pattern`, or as a list of wordings from
  :class:`~authoring.standard.patterns.AnyOf`: compiled only for a text that has the words which every match has. Write
  patterns that have such words; no flags, no ``re.compile`` in a module's body.
- Word lists and wordings are in one JSON file a family; one of more than about 50 kB is better loaded in the check.
- Data classes of a rule's own are named tuples: to define a frozen dataclass takes 2 ms, a named tuple a tenth of that.
- What several rules need of a draft is a view, computed once (:meth:`Context.once <authoring.check.Context.once>`).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from authoring.rules.figures import FIGURES
from authoring.rules.lists import LISTS
from authoring.rules.numerals import NUMERALS
from authoring.rules.punctuation import PUNCTUATION
from authoring.rules.structure import STRUCTURE

if TYPE_CHECKING:
    from authoring.check import Rule

_ALL = (*FIGURES, *LISTS, *NUMERALS, *PUNCTUATION, *STRUCTURE)

RULES: tuple[Rule, ...] = tuple(sorted(_ALL, key=lambda rule: rule.code))

__all__ = ["RULES"]
