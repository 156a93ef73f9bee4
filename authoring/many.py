"""The public functions for many files at once; those for one file are in :mod:`authoring.api`."""

from __future__ import annotations

import hashlib
from functools import partial
from typing import TYPE_CHECKING, Any

from authoring import __version__, api
from authoring.errors import UserError

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

    from authoring.batch.building import Built
    from authoring.batch.checking import CheckOutcome, CheckPlan
    from authoring.batch.sources import Sources
    from authoring.check import FileReport, Purpose
    from authoring.check.baseline import Baseline
    from authoring.check.choice import Choice


def find_drafts(named: Sequence[str]) -> Sources:
    """The drafts that these files, folders, patterns and lists stand for; raises UserError when there are none."""
    from authoring.batch.sources import find_sources
    from authoring.readers import foreign
    from authoring.readers.sniff import SUFFIXES

    return find_sources(named, (*SUFFIXES, *foreign.SUFFIXES, *api.FORM_SUFFIXES))


def find_forms(named: Sequence[str]) -> Sources:
    """The forms that these files, folders, patterns and lists stand for; raises UserError when there are none."""
    from authoring.batch.sources import find_sources

    return find_sources(named, api.FORM_SUFFIXES)


def check_many(
    plan: CheckPlan,
    *,
    year: int | None = None,
    profile: str | None = None,
    profile_folders: Sequence[Path] = (),
    choice: Choice | None = None,
    purpose: Purpose = "report",
    known: Baseline | None = None,
    limits: int = 1,
) -> CheckOutcome:
    """Check many drafts into summaries by ``plan``; the other arguments are those of :func:`authoring.api.check`.

    Raises UserError for a profile or summary that can't be used, and a cluster that can't be reached.
    """
    from authoring.batch.checking import CheckWork, check_batch

    folders = _absolute(profile_folders)
    if profile:
        api.load_profile(profile, folders)  # a wrong name is told once, not for every draft
    choice = choice._replace(severities=dict(choice.severities)) if choice else None  # a plain dict can be sent
    settings = repr((__version__, year, profile, folders, choice, purpose, known, limits))
    options: dict[str, Any] = {"year": year, "profile": profile, "profile_folders": folders}
    options["limits"] = limits
    work = CheckWork(
        check=partial(_check_new, known, choice=choice, purpose=purpose, **options),
        read=partial(api.read, **{name: value for name, value in options.items() if name != "year"}),
        settings=hashlib.blake2b(settings.encode("utf-8", "backslashreplace"), digest_size=16).hexdigest(),
    )
    return check_batch(plan, work)


def _check_new(known: Baseline | None, draft: Path, **options: Any) -> FileReport:
    """A check without what an earlier round told; a function of its own, so that it can be sent to a worker."""
    report = api.check(draft, **options)
    return known.without_known(report) if known else report


def build_many(
    forms: Sources, folder: Path | None, jobs: int, *, ending: str = ".docx", **options: Any
) -> Iterator[Built]:
    """Build many forms into ``folder`` (None: each beside its form); outcomes in the forms' order.

    A draft is named as its form, with ``ending`` for the suffix. ``options`` are those of :func:`authoring.api.build`.
    Raises UserError before anything is built when two forms would give one file.
    """
    from authoring.batch.building import build_batch, plan_builds

    options["profile_folders"] = _absolute(options.get("profile_folders", ()))
    return build_batch(plan_builds(forms.items, folder, ending), partial(_built, options), jobs)


def _built(options: Mapping[str, Any], form: Path, output: Path) -> tuple[int, int, tuple[str, ...]]:
    loaded, composition = api.build(form, output, **options)
    return len(composition.gaps), len(composition.left_out), loaded.notices


def _absolute(folders: Sequence[Path]) -> tuple[Path, ...]:
    """The folders of profiles as a worker elsewhere finds them; raises UserError for one that is not there."""
    for folder in folders:
        if not folder.is_dir():
            raise UserError(f"没有“{folder}”这个文件夹，请检查 --profiles 后面的路径")
    return tuple(folder.absolute() for folder in folders)
