"""Changing somebody's .docx in place: everything that is not meant to change keeps its bytes.

The readers count paragraphs and characters of what Word shows; this layer finds them again in the XML.
"""
