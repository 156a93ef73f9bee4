"""Forms built into files."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from authoring.api.composing import compose, load_form, whole
from authoring.api.drafts import write
from authoring.api.files import PAGED
from authoring.api.judging import judge, unsilenced
from authoring.errors import UserError
from authoring.inputs import refuse_inputs

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from authoring.check import Finding
    from authoring.compose import Composition
    from authoring.convert import Standin
    from authoring.form.loader import LoadedForm
    from authoring.inputs import StrPath
    from authoring.standard.finish import Edition
    from authoring.standard.layout import FontSet, Page
    from authoring.writers.docx.base import Base

_FEW = 3
_NEARLY_ALONE = (
    "署名所在的一面只有正文的最后{lines}行左右（已使署名不单独占一面）；想收回前一面，请在 Word 里把行距调到28磅，"
    "或者把字距调紧一点；也可以放宽行距，让这一面多几行正文。不要写“此页无正文”（GB/T 9704-2012 7.3.5.5）"
)
_UNCOUNTED = "没有找到 LibreOffice，数不出页数，版记已另起一个双数页；如果正文恰好在双数页结束，请在 Word 里改回"


def build(
    form: StrPath,
    output: StrPath,
    *,
    edition: Edition = "draft",
    duplex: bool = False,
    fonts: FontSet = "gb2312",
    profile: str | None = None,
    profile_folders: Sequence[StrPath] = (),
    base: StrPath | None = None,
    overwrite: bool = False,
) -> tuple[LoadedForm, Composition]:
    """Write the draft that the form gives; returns the form (for its notices) and the composition (for its gaps).

    ``base`` is an office's own .docx that gives page, styles and letterhead, see :func:`load_base`.
    ``duplex``: the 版记 of the formal edition stands on an even page, as when the form says so. A draft that somebody
    changed after we built it is kept unless ``overwrite``: UserError.
    """
    target = Path(output)
    refuse_inputs(target, (Path(base),) if base else ())
    own = _base(Path(base), target, fonts) if base else None
    loaded = load_form(form)
    composition = compose(loaded, edition=edition, profile=profile, profile_folders=profile_folders)
    finish, notices = composition.finish, list(loaded.notices)
    if edition == "formal" and (duplex or finish.imprint_page == "even") and target.suffix.lower() in PAGED:
        from authoring.writers.pdf import fit_imprint

        finish, counted = fit_imprint(composition.document, fonts=fonts, finish=finish, base=own)
        notices += [] if counted else [_UNCOUNTED]
    write(composition.document, target, fonts=fonts, finish=finish, base=own, overwrite=overwrite)
    if target.suffix.lower() == ".pdf":
        laid = own.layout if own else finish.layout
        notices += _nearly_alone(target.read_bytes(), laid.page if laid else None)
    notices += _oddly_issued(loaded, composition)
    return loaded._replace(notices=tuple(notices)), composition


def _oddly_issued(loaded: LoadedForm, composition: Composition) -> Iterator[str]:
    """What is to be told of a 发文字号 and a 印发日期 that do not fit the 成文日期."""
    from authoring.compose.issuing import is_issued_oddly

    if is_issued_oddly(loaded.report):
        from authoring.check import run
        from authoring.recognition import recognise
        from authoring.rules.structure.issuing import RULES

        document = whole(loaded, composition)
        rules = [rule._replace(kind=None) for rule in RULES]
        for finding in unsilenced(run(document, recognise(document), rules), loaded.file):
            yield f"表单第{finding.place.line}行：{finding.message}{finding.suggestion}"


def _nearly_alone(pdf: bytes, page: Page | None) -> Iterator[str]:
    """What is to be said of a signature with next to no text on its page."""
    from authoring.writers.pdf import lines_above_signature

    lines = lines_above_signature(pdf, page)
    if lines is not None and lines <= _FEW:
        yield _NEARLY_ALONE.format(lines=lines)


def load_base(path: StrPath, fonts: FontSet = "gb2312") -> tuple[Base, tuple[str, ...], tuple[Finding, ...]]:
    """An office's own base; what of it could not be taken, in Chinese; and in what it differs from the standard.

    Raises UserError for a file that can't be a base.
    """
    from authoring.editing.base import load_base as load
    from authoring.laying import base_findings
    from authoring.standard.profile import Profile

    loaded = load(Path(path), fonts)
    return (
        loaded.base,
        loaded.notices,
        base_findings(loaded.base, fonts, lambda document: judge(document, str(path), Profile()).findings),
    )


def _base(path: Path, output: Path, fonts: FontSet) -> Base:
    refuse_base(output)
    from authoring.editing.base import load_base as load

    return load(path, fonts).base


def refuse_base(output: StrPath) -> None:
    """Raises UserError for an output that no base can be used for."""
    path = Path(output)
    if (path.suffix or path.name).lower() not in PAGED:
        raise UserError(f"--base 只用于 .docx 和 .pdf，“{path.name}”用不上底稿，请去掉 --base")


def font_stand_ins(fonts: FontSet) -> tuple[Standin, ...]:
    """Which fonts of the set this machine lacks, and what is printed in their stead."""
    from tempfile import TemporaryDirectory

    from authoring.convert import stand_ins
    from authoring.standard.layout import layout

    with TemporaryDirectory(prefix="authoring-") as folder:
        return stand_ins(layout().font_sets[fonts].values(), Path(folder))
