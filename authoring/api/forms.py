"""New forms: empty ones, next year's, and those made of drafts."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

from authoring.api.composing import load_form
from authoring.api.drafts import paper, read
from authoring.api.files import is_form, must_be_form, write_text
from authoring.api.profiles import all_folders, form_profile, load_profile
from authoring.errors import UserError
from authoring.form.limits import MAX_VALUE
from authoring.inputs import refuse_inputs

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from authoring.compose.importing import Imported
    from authoring.inputs import StrPath


def new(
    path: StrPath,
    *,
    organisation: str,
    year: int,
    profile: str | None = None,
    profile_folders: Sequence[StrPath] = (),
    overwrite: bool = False,
) -> None:
    """Write a new commented form; never over an existing file unless ``overwrite``."""
    from authoring.form.scaffold import new_form

    must_be_form(Path(path))
    if not organisation.strip():
        raise UserError("单位名称是空的，请用 --org 写上单位全称，如 --org 青岚县公安局")
    if len(organisation) > MAX_VALUE or not organisation.strip().isprintable():
        raise UserError(f"单位名称要写在一行里，不超过{MAX_VALUE}字，请核对 --org 后面的文字")
    text = new_form(organisation, year, load_profile(profile, all_folders(profile_folders, str(path))))
    write_text(path, text, overwrite=overwrite)


def new_from(
    path: StrPath,
    last: StrPath,
    *,
    organisation: str = "",
    year: int | None = None,
    profile: str | None = None,
    profile_folders: Sequence[StrPath] = (),
    overwrite: bool = False,
) -> None:
    """Write next year's form from last year's report, a form or any draft; never over a file unless ``overwrite``.

    ``organisation``, ``year`` and ``profile`` replace what last year's report says.
    """
    from authoring.compose.importing import import_document
    from authoring.compose.nextyear import Carried, next_form

    source = Path(last)
    must_be_form(Path(path))
    refuse_inputs(Path(path), (source,))
    folders = (*profile_folders, source.parent)
    if is_form(source):
        form = load_form(source)
        report, chosen = form.report, form_profile(form, profile, profile_folders)
    else:
        chosen = load_profile(profile, all_folders(profile_folders, str(path)))
        report = import_document(read(source), chosen).report
    carried = Carried(report, paper(source, profile, folders))
    text = next_form(carried, chosen, organisation=organisation.strip(), year=year)
    write_text(path, text, overwrite=overwrite)


def import_draft(
    draft: StrPath,
    form: StrPath,
    *,
    profile: str | None = None,
    profile_folders: Sequence[StrPath] = (),
    limits: int = 1,
    overwrite: bool = False,
) -> Imported:
    """Write the form that holds all of a draft; what found no field of its own is listed in the result.

    Pictures of the draft go into a folder beside the form, before the form itself: no form names a file that isn't
    there. Raises UserError, with nothing written, where one of the files is there already, unless ``overwrite``.
    """
    from authoring.compose.importing import import_document
    from authoring.writers.files import refuse_existing

    target = Path(form)
    must_be_form(target)
    refuse_inputs(target, (Path(draft),))
    chosen = load_profile(profile, all_folders(profile_folders, str(target)))
    imported = import_document(read(draft, limits=limits), chosen, pictures=f"{target.stem}的图片")
    pictures = {target.parent / picture.path: picture.data for picture in imported.pictures}
    if not overwrite:
        refuse_existing(target, *pictures)
    _write_pictures(pictures, overwrite=overwrite)
    write_text(target, imported.text, overwrite=overwrite)
    return imported


def _write_pictures(pictures: Mapping[Path, bytes], *, overwrite: bool) -> None:
    from authoring.writers.files import make_folder, write_atomically

    for path, data in pictures.items():
        make_folder(path.parent)
        write_atomically(path, data, overwrite=overwrite)


def schema_text() -> str:
    """The JSON Schema of the form."""
    from authoring.form.schema import form_schema

    return json.dumps(form_schema(), ensure_ascii=False, indent=2) + "\n"
