"""Write and check 法治政府建设年度报告.

The public API is the few names below; they load what they need when first used.
"""

from __future__ import annotations

import sys
from types import ModuleType
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from authoring.api import build, check, compose, import_draft, load_form, read, write

__version__ = "0.1.0"
__all__ = ["build", "check", "compose", "import_draft", "load_form", "read", "write"]


def __getattr__(name: str) -> Any:
    if name in __all__:
        from authoring import api

        return getattr(api, name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


class _Package(ModuleType):
    """This package: ``check`` and ``compose`` name the functions, also once the folders of that name are imported."""

    def __setattr__(self, name: str, value: Any) -> None:
        if name not in __all__ or not isinstance(value, ModuleType):
            super().__setattr__(name, value)


sys.modules[__name__].__class__ = _Package
