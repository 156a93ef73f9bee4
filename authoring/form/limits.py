"""How large and how deep what a person writes in YAML may be: forms, profiles, word lists, settings."""

MAX_BYTES = 1_000_000
"""Largest file: some hundred times a long report."""
MAX_DEPTH = 24
"""Deepest nesting of lists and mappings; a form of four levels needs about ten."""
MAX_NODES = 50_000
"""Most keys and values in one file."""
MAX_SOURCE = 20_000
"""Longest text, in characters, that may hold template marks."""
MAX_NESTING = 20
"""Deepest nesting of conditions and operations in one text."""
MAX_VALUE = 500
"""Longest value, in characters, that a template may put in: a text has room for thousands of marks."""
MAX_RESULT = 200_000
"""Longest text, in characters, that a template may give."""
