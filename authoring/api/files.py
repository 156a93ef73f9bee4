"""What the public functions have in common about files."""

from __future__ import annotations

from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from authoring.errors import UnreadableError, UserError
from authoring.place import Place

if TYPE_CHECKING:
    from collections.abc import Iterator

    from authoring.inputs import StrPath

FORM_SUFFIXES = (".yaml", ".yml")
PAGED = (".docx", ".pdf")


def is_form(path: Path) -> bool:
    """Whether it is a form, by its name."""
    return path.suffix.lower() in FORM_SUFFIXES


def must_be_form(path: Path) -> None:
    """Raises UserError for a path that is no form's."""
    if not is_form(path):
        raise UserError(f"表单的文件名要以 .yaml 结尾，例如 {path.stem or '2024'}.yaml")


@contextmanager
def about(draft: Path) -> Iterator[None]:
    """An UnreadableError that is raised meanwhile names the draft."""
    try:
        yield
    except UnreadableError as error:
        error.place = error.place or Place(str(draft))
        raise


def write_text(path: StrPath, text: str, *, overwrite: bool = False) -> None:
    """``text`` as a UTF-8 file, whole or not at all."""
    from authoring.writers import write_atomically

    write_atomically(Path(path), text.encode("utf-8", "backslashreplace"), overwrite=overwrite)
