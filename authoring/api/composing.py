"""Forms as drafts."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from authoring.api.profiles import form_profile

if TYPE_CHECKING:
    from collections.abc import Sequence

    from authoring.compose import Composition
    from authoring.document import Document
    from authoring.form.loader import LoadedForm
    from authoring.form.models import Report
    from authoring.inputs import StrPath
    from authoring.standard.finish import Edition


def load_form(path: StrPath) -> LoadedForm:
    """The form at ``path``; raises FormError with all its faults."""
    from authoring.form.loader import load_form as load

    return load(Path(path))


def compose(
    form: LoadedForm | Report,
    *,
    edition: Edition = "draft",
    profile: str | None = None,
    profile_folders: Sequence[StrPath] = (),
) -> Composition:
    """The draft a form gives, with its gaps. ``profile`` None means the one the form names, else the national."""
    from authoring.compose import compose as compose_tree
    from authoring.form.loader import LoadedForm

    loaded = form if isinstance(form, LoadedForm) else LoadedForm(form)
    return compose_tree(loaded, form_profile(loaded, profile, profile_folders), edition)


def whole(form: LoadedForm, composition: Composition) -> Document:
    """What a form's draft is judged by: its text, and what only another edition prints."""
    from authoring.compose.issuing import with_issuing

    return with_issuing(composition.document, form.report)
