"""Last year's report beside this year's: figures, copied passages, what became of the plan, problems that stayed."""

from authoring.comparison.paper import Paper
from authoring.comparison.result import Comparison, compare

__all__ = ["Comparison", "Paper", "compare"]
