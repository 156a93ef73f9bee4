"""Drafts judged by the rules, and mended by what the rules find."""

from __future__ import annotations

import os
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from authoring.api.composing import compose, load_form, whole
from authoring.api.drafts import paper
from authoring.api.files import about, is_form
from authoring.api.profiles import form_profile, judging_profile, with_own_words
from authoring.errors import UnreadableError, UserError, in_one_line
from authoring.inputs import refuse_inputs

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from authoring.check import FileReport, Finding, Purpose
    from authoring.check.baseline import Baseline
    from authoring.check.choice import Choice
    from authoring.comparison import Paper
    from authoring.document import Document
    from authoring.fixing import Fixed
    from authoring.form.loader import LoadedForm
    from authoring.inputs import StrPath
    from authoring.standard.profile import Profile


def check(
    draft: StrPath | Document,
    *,
    year: int | None = None,
    profile: str | None = None,
    profile_folders: Sequence[StrPath] = (),
    choice: Choice | None = None,
    purpose: Purpose = "report",
    previous: StrPath | Document | None = None,
    limits: int = 1,
) -> FileReport:
    """What is missing or wrong in a draft; one that can't be read gives a report that says why.

    A form is judged by the profile it names, unless ``profile`` says another.
    ``choice`` None means all rules with their own severities. Comments in a form may silence findings, see
    :mod:`authoring.form.silence`. The layout is judged only where the draft is given as the path of a .docx.
    ``purpose`` is what the draft is checked for: "report", sending it up, or "publish", with more care for what must
    not be published.
    ``previous`` is last year's report to compare with; one that can't be read raises UserError or FormError.
    ``limits`` is how many times as large as usual the draft may be.
    """
    last = paper(previous, profile, profile_folders) if previous is not None else None
    judged = partial(judge, year=year, choice=choice, purpose=purpose, previous=last)
    if not isinstance(draft, str | os.PathLike):
        return judged(draft, draft.source.file or "", judging_profile(profile, profile_folders, None))
    return _check_file(Path(draft), judged, profile, profile_folders, limits)


def _check_file(
    path: Path,
    judged: Callable[[Document, str, Profile], FileReport],
    profile: str | None,
    profile_folders: Sequence[StrPath],
    limits: int,
) -> FileReport:
    from authoring.check import FileReport
    from authoring.readers import DEFAULT, read_draft

    file = str(path)
    chosen = with_own_words(judging_profile(profile, profile_folders, file), path.parent)
    try:
        if is_form(path):
            form = load_form(path)
            chosen = with_own_words(form_profile(form, profile, profile_folders), path.parent)
            document = whole(form, compose(form, profile=profile, profile_folders=profile_folders))
        else:
            document = read_draft(path, limits=DEFAULT.times(limits), look=True)
    except UnreadableError as error:
        return FileReport(file, "unreadable", error.message)
    except UserError as error:
        return FileReport(file, "unreadable", in_one_line(error, file))
    report = judged(document, file, chosen)
    return report._replace(findings=unsilenced(report.findings, file)) if is_form(path) else report


def judge(
    document: Document,
    file: str,
    profile: Profile,
    *,
    year: int | None = None,
    choice: Choice | None = None,
    purpose: Purpose = "report",
    previous: Paper | None = None,
) -> FileReport:
    """What is found in a document that was read already; see :func:`check`."""
    from authoring.check import Context, FileReport, run_in
    from authoring.recognition import recognise
    from authoring.rules import rules_for
    from authoring.rules.content.coverage import coverage

    recognition = recognise(document, profile)
    found = rules_for(document)
    rules = choice.rules(found) if choice else found
    context = Context(document, recognition, profile, year, purpose, previous)
    findings = run_in(context, rules)
    graded = choice.graded(findings, rules) if choice else findings
    topics = context.once(coverage) if recognition.kind == "annual-report" else ()
    context.forget()
    return FileReport(file, "checked", None, document, recognition, graded, coverage=topics)


def unsilenced(findings: Sequence[Finding], form: str | None) -> tuple[Finding, ...]:
    """The findings without those that comments in the form silence."""
    from authoring.check.choice import fits
    from authoring.form.silence import silenced
    from authoring.form.source import read_source
    from authoring.rules import RULES

    names = silenced(read_source(Path(form)).text) if form else {}
    if not names:
        return tuple(findings)
    rules = {rule.code: rule for rule in RULES}
    return tuple(
        finding
        for finding in findings
        if finding.code not in rules
        or not any(fits(name, rules[finding.code]) for name in names.get(finding.place.line or 0, ()))
    )


def load_choice(settings: StrPath | None = None, *, select: Sequence[str] = (), ignore: Sequence[str] = ()) -> Choice:
    """Which rules to check by: the settings file's word, and the names given here beside it.

    Raises FormError for faults of the file, UserError for a name that fits no rule.
    """
    from authoring.check.choice import Choice, check_names
    from authoring.rules import every_rule

    file = None
    if settings is not None:
        from authoring.form.settings import load_settings

        file = load_settings(Path(settings))
    choice = Choice(
        (*select, *(map(str, file.select) if file else ())),
        (*ignore, *(map(str, file.ignore) if file else ())),
        dict(file.severities) if file else {},
    )
    check_names((*select, *ignore, *(file.names() if file else ())), every_rule())
    return choice


def load_baseline(path: StrPath) -> Baseline:
    """What an earlier round found, from its JSON report; raises UserError when the file holds none."""
    from authoring.check.baseline import read_baseline

    return read_baseline(Path(path))


def fix(
    draft: StrPath,
    output: StrPath,
    *,
    tracked: bool = False,
    year: int | None = None,
    profile: str | None = None,
    profile_folders: Sequence[StrPath] = (),
    choice: Choice | None = None,
    overwrite: bool = False,
) -> Fixed:
    """Write a copy of the draft with its mechanical faults mended; the draft itself is not touched.

    A .docx is laid out anew where ``choice`` selects rules of the layout by name; its text stays. ``tracked`` makes the
    changes in a .docx ones that can be refused in Word. Raises UserError for a draft that can't be read or is no .docx,
    .txt, .html or form, and where it can't be laid out.
    """
    from authoring.writers import write_atomically

    path, target = Path(draft), Path(output)
    refuse_inputs(target, (path,))
    chosen = with_own_words(judging_profile(profile, profile_folders, str(path)), path.parent)

    def composed(form: LoadedForm) -> Document:
        return whole(form, compose(form, profile=profile, profile_folders=profile_folders))

    def judged(document: Document) -> Sequence[Finding]:
        return judge(document, str(path), chosen, year=year, choice=choice).findings

    fixed = _mended(path, target, composed, judged, chosen, choice, tracked=tracked)
    write_atomically(target, fixed.data, overwrite=overwrite)
    return fixed


def _mended(
    path: Path,
    target: Path,
    composed: Callable[[LoadedForm], Document],
    judged: Callable[[Document], Sequence[Finding]],
    profile: Profile,
    choice: Choice | None,
    *,
    tracked: bool,
) -> Fixed:
    from authoring.fixing import mend, way_for
    from authoring.laying import asks_for_layout, lay_out
    from authoring.readers import DEFAULT
    from authoring.readers.sniff import load
    from authoring.standard.layout import layout

    with about(path):
        data = load(path, DEFAULT)
        way = way_for(path, data, composed, tracked=tracked)
        _check_kind(path, target)
        fixed = mend(data, way, judged)
        if choice and asks_for_layout(choice):
            fixed = lay_out(fixed, way, judged, profile.layout or layout(), tracked=tracked)
        return fixed


def _check_kind(path: Path, target: Path) -> None:
    if target.suffix.lower() != path.suffix.lower() and not (is_form(path) and is_form(target)):
        raise UserError(f"改好的稿件还是原来的格式，“{target}”要以 {path.suffix or '原来的扩展名'} 结尾")


def annotate(report: FileReport) -> bytes:
    """A copy of the checked draft as .docx with each finding as a Word comment; the draft itself is not touched."""
    from authoring.emitters.commented import commented
    from authoring.readers import DEFAULT
    from authoring.readers.sniff import load

    assert report.document is not None, "only a checked draft has a text to comment on"
    source = report.document.source
    is_docx = source.medium == "docx" and not source.via
    with about(Path(report.file)):
        return commented(report, load(Path(report.file), DEFAULT) if is_docx else None)
