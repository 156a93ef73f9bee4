"""The public functions: each ties the layers together for one job. Heavy imports happen only where used."""

from __future__ import annotations

import json
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from authoring.errors import ProfileError, UnreadableError, UserError, in_one_line
from authoring.inputs import refuse_inputs
from authoring.place import Place
from authoring.standard.finish import PLAIN

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from authoring.check import FileReport, Finding, Purpose
    from authoring.check.baseline import Baseline
    from authoring.check.choice import Choice
    from authoring.comparison import Comparison, Paper
    from authoring.compose import Composition
    from authoring.compose.importing import Imported
    from authoring.convert import Standin
    from authoring.document import Document
    from authoring.fixing import Fixed
    from authoring.form.loader import LoadedForm
    from authoring.form.models import Report
    from authoring.standard.finish import Edition, Finish
    from authoring.standard.layout import FontSet, Layout
    from authoring.standard.profile import Profile
    from authoring.stats.merging import Merged
    from authoring.writers.docx.base import Base

FORM_SUFFIXES = (".yaml", ".yml")
PAGED = (".docx", ".pdf")
_FEW = 3
_NEARLY_ALONE = (
    "署名所在的一面只有正文的最后{lines}行左右（已使署名不单独占一面）；想收回前一面，请在 Word 里把行距调到28磅，"
    "或者把字距调紧一点；也可以放宽行距，让这一面多几行正文。不要写“此页无正文”（GB/T 9704-2012 7.3.5.5）"
)
_UNCOUNTED = "没有找到 LibreOffice，数不出页数，版记已另起一个双数页；如果正文恰好在双数页结束，请在 Word 里改回"


def load_form(path: Path) -> LoadedForm:
    """The form at ``path``; raises FormError with all its faults."""
    from authoring.form.loader import load_form as load

    return load(path)


def compose(
    form: LoadedForm | Report,
    *,
    edition: Edition = "draft",
    profile: str | None = None,
    profile_folders: Sequence[Path] = (),
) -> Composition:
    """The draft a form gives, with its gaps. ``profile`` None means the one the form names, else the national."""
    from authoring.compose import compose as compose_tree
    from authoring.form.loader import LoadedForm

    loaded = form if isinstance(form, LoadedForm) else LoadedForm(form)
    return compose_tree(loaded, _form_profile(loaded, profile, profile_folders), edition)


def _form_profile(loaded: LoadedForm, profile: str | None, profile_folders: Sequence[Path]) -> Profile:
    """The profile asked for, else the one that the form names, else the national one."""
    named, folders = loaded.report.profile, _folders(profile_folders, loaded.file)
    try:
        return load_profile(profile or str(named) or None, folders)
    except ProfileError as error:
        raise error if profile else error.at(named.place) from None


def read(path: Path, *, profile: str | None = None, profile_folders: Sequence[Path] = (), limits: int = 1) -> Document:
    """Any draft as a tree: .docx, .txt, .html, or a form. Raises UnreadableError, or FormError for a form.

    ``limits`` is how many times as large as usual it may be.
    """
    if _is_form(path):
        return compose(load_form(path), profile=profile, profile_folders=profile_folders).document
    from authoring.readers import DEFAULT, read_draft

    return read_draft(path, limits=DEFAULT.times(limits))


def write(
    document: Document,
    path: Path,
    *,
    fonts: FontSet = "gb2312",
    finish: Finish = PLAIN,
    base: Base | None = None,
    overwrite: bool = True,
) -> None:
    """The tree as .docx, .html, .txt or .pdf by the path's suffix, whole or not at all."""
    from authoring.writers import write as write_tree

    write_tree(document, path, fonts=fonts, finish=finish, base=base, overwrite=overwrite)


def check(
    draft: Path | Document,
    *,
    year: int | None = None,
    profile: str | None = None,
    profile_folders: Sequence[Path] = (),
    choice: Choice | None = None,
    purpose: Purpose = "report",
    previous: Path | Document | None = None,
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
    from authoring.check import FileReport
    from authoring.readers import DEFAULT, read_draft

    last = _paper(previous, profile, profile_folders) if previous is not None else None
    if not isinstance(draft, Path):
        return _judge(
            draft, draft.source.file or "", year, _profile(profile, profile_folders, None), choice, purpose, last
        )
    chosen = _with_own_words(_profile(profile, profile_folders, str(draft)), draft.parent)
    try:
        if _is_form(draft):
            form = load_form(draft)
            chosen = _with_own_words(_form_profile(form, profile, profile_folders), draft.parent)
            document = _whole(form, compose(form, profile=profile, profile_folders=profile_folders))
        else:
            document = read_draft(draft, limits=DEFAULT.times(limits), look=True)
    except UnreadableError as error:
        return FileReport(str(draft), "unreadable", error.message)
    except UserError as error:
        return FileReport(str(draft), "unreadable", in_one_line(error, str(draft)))
    report = _judge(document, str(draft), year, chosen, choice, purpose, last)
    return report._replace(findings=_unsilenced(report.findings, str(draft))) if _is_form(draft) else report


def _whole(form: LoadedForm, composition: Composition) -> Document:
    """What a form's draft is judged by: its text, and what only another edition prints."""
    from authoring.compose.issuing import with_issuing

    return with_issuing(composition.document, form.report)


def _is_form(path: Path) -> bool:
    return path.suffix.lower() in FORM_SUFFIXES


def _judge(
    document: Document,
    file: str,
    year: int | None,
    profile: Profile,
    choice: Choice | None,
    purpose: Purpose = "report",
    previous: Paper | None = None,
) -> FileReport:
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


def compare(
    last: Path | Document,
    this: Path | Document,
    *,
    profile: str | None = None,
    profile_folders: Sequence[Path] = (),
) -> Comparison:
    """Last year's report beside this year's; raises UserError or FormError for one that can't be read."""
    from authoring.comparison import compare as compare_papers

    return compare_papers(_paper(last, profile, profile_folders), _paper(this, profile, profile_folders))


def _paper(draft: Path | Document, profile: str | None, profile_folders: Sequence[Path]) -> Paper:
    """A report with what is recognised in it, a form by the profile it names."""
    from authoring.comparison import Paper
    from authoring.recognition import recognise

    if isinstance(draft, Path) and _is_form(draft):
        form = load_form(draft)
        document = compose(form, profile=profile, profile_folders=profile_folders).document
        return Paper(document, recognise(document, _form_profile(form, profile, profile_folders)))
    document = read(draft) if isinstance(draft, Path) else draft
    file = str(draft) if isinstance(draft, Path) else None
    return Paper(document, recognise(document, _profile(profile, profile_folders, file)))


def _unsilenced(findings: Sequence[Finding], form: str | None) -> tuple[Finding, ...]:
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


def load_choice(settings: Path | None = None, *, select: Sequence[str] = (), ignore: Sequence[str] = ()) -> Choice:
    """Which rules to check by: the settings file's word, and the names given here beside it.

    Raises FormError for faults of the file, UserError for a name that fits no rule.
    """
    from authoring.check.choice import Choice, check_names
    from authoring.rules import every_rule

    file = None
    if settings is not None:
        from authoring.form.settings import load_settings

        file = load_settings(settings)
    choice = Choice(
        (*select, *(map(str, file.select) if file else ())),
        (*ignore, *(map(str, file.ignore) if file else ())),
        dict(file.severities) if file else {},
    )
    check_names((*select, *ignore, *(file.names() if file else ())), every_rule())
    return choice


def load_baseline(path: Path) -> Baseline:
    """What an earlier round found, from its JSON report; raises UserError when the file holds none."""
    from authoring.check.baseline import read_baseline

    return read_baseline(path)


def fix(
    draft: Path,
    output: Path,
    *,
    tracked: bool = False,
    year: int | None = None,
    profile: str | None = None,
    profile_folders: Sequence[Path] = (),
    choice: Choice | None = None,
    overwrite: bool = False,
) -> Fixed:
    """Write a copy of the draft with its mechanical faults mended; the draft itself is not touched.

    A .docx is laid out anew where ``choice`` selects rules of the layout by name; its text stays. ``tracked`` makes the
    changes in a .docx ones that can be refused in Word. Raises UserError for a draft that can't be read or is no .docx,
    .txt or form, and where it can't be laid out.
    """
    from authoring.fixing import mend, way_for
    from authoring.laying import asks_for_layout, lay_out
    from authoring.readers import DEFAULT
    from authoring.readers.sniff import load
    from authoring.standard.layout import layout
    from authoring.writers import write_atomically

    refuse_inputs(output, (draft,))
    chosen = _with_own_words(_profile(profile, profile_folders, str(draft)), draft.parent)

    def composed(form: LoadedForm) -> Document:
        return _whole(form, compose(form, profile=profile, profile_folders=profile_folders))

    def judge(document: Document) -> Sequence[Finding]:
        return _judge(document, str(draft), year, chosen, choice).findings

    with _about(draft):
        data = load(draft, DEFAULT)
        way = way_for(draft, data, composed, tracked=tracked)
        fixed = mend(data, way, judge)
        if choice and asks_for_layout(choice):
            fixed = lay_out(fixed, way, judge, chosen.layout or layout(), tracked=tracked)
    write_atomically(output, fixed.data, overwrite=overwrite)
    return fixed


@contextmanager
def _about(draft: Path) -> Iterator[None]:
    """An UnreadableError that is raised meanwhile names the draft."""
    try:
        yield
    except UnreadableError as error:
        error.place = error.place or Place(str(draft))
        raise


def annotate(report: FileReport) -> bytes:
    """A copy of the checked draft as .docx with each finding as a Word comment; the draft itself is not touched."""
    from authoring.emitters.commented import commented
    from authoring.readers import DEFAULT
    from authoring.readers.sniff import load

    assert report.document is not None, "only a checked draft has a text to comment on"
    source = report.document.source
    is_docx = source.medium == "docx" and not source.via
    with _about(Path(report.file)):
        return commented(report, load(Path(report.file), DEFAULT) if is_docx else None)


def build(
    form: Path,
    output: Path,
    *,
    edition: Edition = "draft",
    duplex: bool = False,
    fonts: FontSet = "gb2312",
    profile: str | None = None,
    profile_folders: Sequence[Path] = (),
    base: Path | None = None,
    overwrite: bool = False,
) -> tuple[LoadedForm, Composition]:
    """Write the draft that the form gives; returns the form (for its notices) and the composition (for its gaps).

    ``base`` is an office's own .docx that gives page, styles and letterhead, see :func:`load_base`.
    ``duplex``: the 版记 of the formal edition stands on an even page, as when the form says so. A draft that somebody
    changed after we built it is kept unless ``overwrite``: UserError.
    """
    refuse_inputs(output, (base,) if base else ())
    own = _base(base, output, fonts)
    loaded = load_form(form)
    composition = compose(loaded, edition=edition, profile=profile, profile_folders=profile_folders)
    finish = composition.finish
    if edition == "formal" and (duplex or finish.imprint_page == "even") and output.suffix.lower() in PAGED:
        from authoring.writers.pdf import fit_imprint

        finish, counted = fit_imprint(composition.document, fonts=fonts, finish=finish, base=own)
        if not counted:
            loaded = loaded._replace(notices=(*loaded.notices, _UNCOUNTED))
    write(composition.document, output, fonts=fonts, finish=finish, base=own, overwrite=overwrite)
    if output.suffix.lower() == ".pdf" and own is None:  # a base's page may begin elsewhere
        loaded = loaded._replace(notices=(*loaded.notices, *_nearly_alone(output.read_bytes(), finish.layout)))
    return loaded._replace(notices=(*loaded.notices, *_oddly_issued(loaded, composition))), composition


def _oddly_issued(loaded: LoadedForm, composition: Composition) -> Iterator[str]:
    """What is to be told of a 发文字号 and a 印发日期 that do not fit the 成文日期."""
    from authoring.compose.issuing import is_issued_oddly

    if is_issued_oddly(loaded.report):
        from authoring.check import run
        from authoring.recognition import recognise
        from authoring.rules.structure.issuing import RULES

        document = _whole(loaded, composition)
        rules = [rule._replace(kind=None) for rule in RULES]
        for finding in _unsilenced(run(document, recognise(document), rules), loaded.file):
            yield f"表单第{finding.place.line}行：{finding.message}{finding.suggestion}"


def _nearly_alone(pdf: bytes, local: Layout | None) -> Iterator[str]:
    """What is to be said of a signature with next to no text on its page."""
    from authoring.writers.pdf import lines_above_signature

    lines = lines_above_signature(pdf, local)
    if lines is not None and lines <= _FEW:
        yield _NEARLY_ALONE.format(lines=lines)


def load_base(path: Path, fonts: FontSet = "gb2312") -> tuple[Base, tuple[str, ...], tuple[Finding, ...]]:
    """An office's own base; what of it could not be taken, in Chinese; and in what it differs from the standard.

    Raises UserError for a file that can't be a base.
    """
    from authoring.editing.base import load_base as load
    from authoring.laying import base_findings
    from authoring.standard.profile import Profile

    loaded = load(path, fonts)
    return (
        loaded.base,
        loaded.notices,
        base_findings(loaded.base, fonts, lambda document: _judge(document, str(path), None, Profile(), None).findings),
    )


def _base(path: Path | None, output: Path, fonts: FontSet) -> Base | None:
    if path is None:
        return None
    refuse_base(output)
    from authoring.editing.base import load_base as load

    return load(path, fonts).base


def refuse_base(output: Path) -> None:
    """Raises UserError for an output that no base can be used for."""
    if (output.suffix or output.name).lower() not in PAGED:
        raise UserError(f"--base 只用于 .docx 和 .pdf，“{output.name}”用不上底稿，请去掉 --base")


def font_stand_ins(fonts: FontSet) -> tuple[Standin, ...]:
    """Which fonts of the set this machine lacks, and what is printed in their stead."""
    from tempfile import TemporaryDirectory

    from authoring.convert import stand_ins
    from authoring.standard.layout import layout

    with TemporaryDirectory(prefix="authoring-") as folder:
        return stand_ins(layout().font_sets[fonts].values(), Path(folder))


def new(
    path: Path,
    *,
    organisation: str,
    year: int,
    profile: str | None = None,
    profile_folders: Sequence[Path] = (),
    overwrite: bool = False,
) -> None:
    """Write a new commented form; never over an existing file unless ``overwrite``."""
    from authoring.form.scaffold import new_form

    _must_be_form(path)
    if not organisation.strip():
        raise UserError("单位名称是空的，请用 --org 写上单位全称，如 --org 青岚县公安局")
    text = new_form(organisation, year, load_profile(profile, _folders(profile_folders, str(path))))
    write_text(path, text, overwrite=overwrite)


def new_from(
    path: Path,
    last: Path,
    *,
    organisation: str = "",
    year: int | None = None,
    profile: str | None = None,
    profile_folders: Sequence[Path] = (),
    overwrite: bool = False,
) -> None:
    """Write next year's form from last year's report, a form or any draft; never over a file unless ``overwrite``.

    ``organisation``, ``year`` and ``profile`` replace what last year's report says.
    """
    from authoring.compose.importing import import_document
    from authoring.compose.nextyear import Carried, next_form

    _must_be_form(path)
    refuse_inputs(path, (last,))
    folders = (*profile_folders, last.parent)
    if _is_form(last):
        form = load_form(last)
        report, chosen = form.report, _form_profile(form, profile, profile_folders)
    else:
        chosen = load_profile(profile, _folders(profile_folders, str(path)))
        report = import_document(read(last), chosen).report
    paper = _paper(last, profile, folders)
    text = next_form(Carried(report, paper), chosen, organisation=organisation.strip(), year=year)
    write_text(path, text, overwrite=overwrite)


def _must_be_form(path: Path) -> None:
    if not _is_form(path):
        raise UserError(f"表单的文件名要以 .yaml 结尾，例如 {path.stem or '2024'}.yaml")


def import_draft(
    draft: Path,
    form: Path,
    *,
    profile: str | None = None,
    profile_folders: Sequence[Path] = (),
    limits: int = 1,
    overwrite: bool = False,
) -> Imported:
    """Write the form that holds all of a draft; what found no field of its own is listed in the result."""
    from authoring.compose.importing import import_document

    _must_be_form(form)
    refuse_inputs(form, (draft,))
    imported = import_document(read(draft, limits=limits), load_profile(profile, _folders(profile_folders, str(form))))
    write_text(form, imported.text, overwrite=overwrite)
    return imported


def stats_template(
    path: Path, *, profile: str | None = None, profile_folders: Sequence[Path] = (), overwrite: bool = False
) -> None:
    """Write the empty workbook of statistics to send to the units; raises UserError where openpyxl is missing."""
    from authoring.stats.template import template
    from authoring.writers import write_atomically

    _check_workbook(path)
    names = load_profile(profile, _folders(profile_folders, str(path))).name.split("+")
    write_atomically(path, template(names), overwrite=overwrite)


def stats_merge(paths: Sequence[Path], output: Path, *, units: Path | None = None, overwrite: bool = False) -> Merged:
    """Add up the workbooks that the units sent; returns the totals and what is to be cleared up.

    A path may be a pattern (单位*.xlsx).

    ``units`` is a text with the name of each unit that should have sent one. Raises FormError with all faults of all
    workbooks.
    """
    from authoring.stats.files import sent_files
    from authoring.stats.merging import merge
    from authoring.stats.reading import read_all, read_lines
    from authoring.stats.summary import summary
    from authoring.writers import write_atomically

    _check_workbook(output)
    merged = merge(read_all(sent_files(paths, output)), read_lines(units) if units else ())
    write_atomically(output, summary(merged), overwrite=overwrite)
    return merged


def _check_workbook(path: Path) -> None:
    if path.suffix.lower() != ".xlsx":
        raise UserError(f"统计表的文件名要以 .xlsx 结尾，例如 {path.stem or '统计表'}.xlsx")


def schema_text() -> str:
    """The JSON Schema of the form."""
    from authoring.form.schema import form_schema

    return json.dumps(form_schema(), ensure_ascii=False, indent=2) + "\n"


def write_text(path: Path, text: str, *, overwrite: bool = False) -> None:
    """``text`` as a UTF-8 file, whole or not at all."""
    from authoring.writers import write_atomically

    write_atomically(path, text.encode("utf-8", "backslashreplace"), overwrite=overwrite)


def load_profile(name: str | None = None, folders: Sequence[Path] = ()) -> Profile:
    """The profile of that name, with wording and guidance."""
    from authoring.form.profiles import load_profile as load

    return load(name, folders)


def _profile(name: str | None, folders: Sequence[Path], file: str | None) -> Profile:
    """The profile to check by; the national requirements need no template files."""
    from authoring.standard.profile import Profile

    return load_profile(name, _folders(folders, file)) if name else Profile()


def _with_own_words(profile: Profile, folder: Path) -> Profile:
    """The profile with the words of the list that stands beside the draft; raises FormError for a faulty list."""
    from authoring.standard.profile import OWN_WORDS_FILE

    if not (folder / OWN_WORDS_FILE).is_file():  # the reader of lists is heavy, and most folders have none
        return profile
    from authoring.form.ownwords import load_own_words

    return profile._replace(words=(*profile.words, *load_own_words(folder)))


def _folders(folders: Sequence[Path], file: str | None) -> tuple[Path, ...]:
    for folder in folders:
        if not folder.is_dir():
            raise ProfileError([UserError(f"没有“{folder}”这个文件夹，请检查 --profiles 后面的路径")])
    return (*folders, Path(file).parent) if file else tuple(folders)
