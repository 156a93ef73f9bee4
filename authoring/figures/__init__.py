"""Figures in Chinese official prose: reading them, calculating with them, writing them."""

from authoring.figures.quantity import Cue, Quantity, Tally, Time, Token
from authoring.figures.reading import Change, Passage, Sentence, changes, follow, lead, name, passages, read, sentences

__all__ = [
    "Change",
    "Cue",
    "Passage",
    "Quantity",
    "Sentence",
    "Tally",
    "Time",
    "Token",
    "changes",
    "follow",
    "lead",
    "name",
    "passages",
    "read",
    "sentences",
]
