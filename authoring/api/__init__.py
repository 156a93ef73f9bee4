"""The public functions: each ties the layers together for one job.

Heavy imports happen only where used, those of the modules below too: a name is looked up when it is first asked for.
Paths may be given as text or as any :class:`os.PathLike`.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from authoring.api.building import build, font_stand_ins, load_base, refuse_base
    from authoring.api.composing import compose, load_form
    from authoring.api.drafts import compare, read, write
    from authoring.api.files import FORM_SUFFIXES, PAGED, write_text
    from authoring.api.forms import import_draft, new, new_from, schema_text
    from authoring.api.judging import annotate, check, fix, load_baseline, load_choice
    from authoring.api.profiles import load_profile
    from authoring.api.statistics import stats_merge, stats_template

__all__ = [
    "FORM_SUFFIXES",
    "PAGED",
    "annotate",
    "build",
    "check",
    "compare",
    "compose",
    "fix",
    "font_stand_ins",
    "import_draft",
    "load_base",
    "load_baseline",
    "load_choice",
    "load_form",
    "load_profile",
    "new",
    "new_from",
    "read",
    "refuse_base",
    "schema_text",
    "stats_merge",
    "stats_template",
    "write",
    "write_text",
]
_NAMES = {
    "files": ("FORM_SUFFIXES", "PAGED", "write_text"),
    "profiles": ("load_profile",),
    "composing": ("compose", "load_form"),
    "drafts": ("compare", "read", "write"),
    "judging": ("annotate", "check", "fix", "load_baseline", "load_choice"),
    "building": ("build", "font_stand_ins", "load_base", "refuse_base"),
    "forms": ("import_draft", "new", "new_from", "schema_text"),
    "statistics": ("stats_merge", "stats_template"),
}
_MODULES = {name: module for module, names in _NAMES.items() for name in names}


def __getattr__(name: str) -> Any:
    if name not in _MODULES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    found = getattr(import_module(f"authoring.api.{_MODULES[name]}"), name)
    globals()[name] = found
    return found
