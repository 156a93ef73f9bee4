"""Profiles: the one asked for, the one that a form names, and what stands beside a draft."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from authoring.errors import ProfileError, UserError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from authoring.form.loader import LoadedForm
    from authoring.inputs import StrPath
    from authoring.standard.profile import Profile


def load_profile(name: str | None = None, folders: Sequence[StrPath] = ()) -> Profile:
    """The profile of that name, with wording and guidance."""
    from authoring.form.profiles import load_profile as load

    return load(name, [Path(folder) for folder in folders])


def form_profile(loaded: LoadedForm, profile: str | None, profile_folders: Sequence[StrPath]) -> Profile:
    """The profile asked for, else the one that the form names, else the national one."""
    named, folders = loaded.report.profile, all_folders(profile_folders, loaded.file)
    try:
        return load_profile(profile or str(named) or None, folders)
    except ProfileError as error:
        raise error if profile else error.at(named.place) from None


def judging_profile(name: str | None, folders: Sequence[StrPath], file: str | None) -> Profile:
    """The profile to check by; the national requirements need no template files."""
    from authoring.standard.profile import Profile

    return load_profile(name, all_folders(folders, file)) if name else Profile()


def with_own_words(profile: Profile, folder: Path) -> Profile:
    """The profile with the words of the list that stands beside the draft; raises FormError for a faulty list."""
    from authoring.standard.profile import OWN_WORDS_FILE

    if not (folder / OWN_WORDS_FILE).is_file():  # the reader of lists is heavy, and most folders have none
        return profile
    from authoring.form.ownwords import load_own_words

    return profile._replace(words=(*profile.words, *load_own_words(folder)))


def all_folders(folders: Sequence[StrPath], file: str | None) -> tuple[Path, ...]:
    """The folders to look for profiles in, that of the file too; raises ProfileError for one that is not there."""
    found = [Path(folder) for folder in folders]
    for folder in found:
        if not folder.is_dir():
            raise ProfileError([UserError(f"没有“{folder}”这个文件夹，请检查 --profiles 后面的路径")])
    return (*found, Path(file).parent) if file else tuple(found)
