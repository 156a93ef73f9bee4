"""Drafts read, written, and laid beside each other."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from authoring.api.composing import compose, load_form
from authoring.api.files import is_form
from authoring.api.profiles import form_profile, judging_profile
from authoring.standard.finish import PLAIN

if TYPE_CHECKING:
    from collections.abc import Sequence

    from authoring.comparison import Comparison, Paper
    from authoring.document import Document
    from authoring.inputs import StrPath
    from authoring.standard.finish import Finish
    from authoring.standard.layout import FontSet
    from authoring.writers.docx.base import Base


def read(
    path: StrPath, *, profile: str | None = None, profile_folders: Sequence[StrPath] = (), limits: int = 1
) -> Document:
    """Any draft as a tree: .docx, .txt, .html, or a form. Raises UnreadableError, or FormError for a form.

    ``limits`` is how many times as large as usual it may be.
    """
    file = Path(path)
    if is_form(file):
        return compose(load_form(file), profile=profile, profile_folders=profile_folders).document
    from authoring.readers import DEFAULT, read_draft

    return read_draft(file, limits=DEFAULT.times(limits))


def write(
    document: Document,
    path: StrPath,
    *,
    fonts: FontSet = "gb2312",
    finish: Finish = PLAIN,
    base: Base | None = None,
    overwrite: bool = True,
) -> None:
    """The tree as .docx, .html, .txt or .pdf by the path's suffix, whole or not at all."""
    from authoring.writers import write as write_tree

    write_tree(document, Path(path), fonts=fonts, finish=finish, base=base, overwrite=overwrite)


def compare(
    last: StrPath | Document,
    this: StrPath | Document,
    *,
    profile: str | None = None,
    profile_folders: Sequence[StrPath] = (),
) -> Comparison:
    """Last year's report beside this year's; raises UserError or FormError for one that can't be read."""
    from authoring.comparison import compare as compare_papers

    return compare_papers(paper(last, profile, profile_folders), paper(this, profile, profile_folders))


def paper(draft: StrPath | Document, profile: str | None, profile_folders: Sequence[StrPath]) -> Paper:
    """A report with what is recognised in it, a form by the profile it names."""
    from authoring.comparison import Paper
    from authoring.recognition import recognise

    if not isinstance(draft, str | os.PathLike):
        return Paper(draft, recognise(draft, judging_profile(profile, profile_folders, None)))
    path = Path(draft)
    if is_form(path):
        form = load_form(path)
        document = compose(form, profile=profile, profile_folders=profile_folders).document
        return Paper(document, recognise(document, form_profile(form, profile, profile_folders)))
    document = read(path)
    return Paper(document, recognise(document, judging_profile(profile, profile_folders, str(path))))
