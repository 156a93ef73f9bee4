"""Which kind of paper a draft is, whose, of which year, and how each required part stands in it."""

from authoring.recognition.recognise import recognise
from authoring.recognition.result import PRESENT, Evidence, Kind, Part, Recognition, State

__all__ = ["PRESENT", "Evidence", "Kind", "Part", "Recognition", "State", "recognise"]
