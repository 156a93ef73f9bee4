"""Somebody's .docx laid out anew by the standard: styles, page and footers are ours, the content stays theirs.

Each paragraph gets the style of what it is for, and loses what was set on the spot; pictures, fields, notes, comments,
tracked changes and bookmarks stay where they are. What is read from the file before and after is the same text.
"""

from authoring.editing.relayout.paper import relayout

__all__ = ["relayout"]
