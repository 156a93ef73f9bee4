"""How the rules about words find them: one text per draft, lists of words, patterns behind anchors, near misses.

All rules of a draft share one :class:`Flat`. Lists of words are asked for all at once: a word that has a pair of
neighbouring characters which the draft lacks costs nothing.
"""

from authoring.rules.matching.flat import Flat, flat
from authoring.rules.matching.lists import Word, WordList, find_words, listed, word_list
from authoring.rules.matching.near import halves, near_misses
from authoring.rules.matching.patterns import Anchored, anchored, matches
from authoring.standard.pairs import Index

__all__ = [
    "Anchored",
    "Flat",
    "Index",
    "Word",
    "WordList",
    "anchored",
    "find_words",
    "flat",
    "halves",
    "listed",
    "matches",
    "near_misses",
    "word_list",
]
