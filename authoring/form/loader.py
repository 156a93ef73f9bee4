"""Forms from files: one call gives the report, or every fault at once."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from authoring.errors import FormError, UserError
from authoring.form.checks import report_faults
from authoring.form.models import Report
from authoring.form.pictures import picture_faults
from authoring.form.source import FormSource, read_source
from authoring.form.sources import with_sources
from authoring.form.validation import position, validate
from authoring.form.yamltree import is_blank, read_tree
from authoring.named import NamedTuple
from authoring.place import NOWHERE, Place
from authoring.standard.compiled import compiled

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from authoring.form.yamltree import Tree

_NUMBERED = compiled(
    r"""(?:标题|title)["']?:\s*["']?(?:[一二三四五六七八九十]+、|[（(][一二三四五六七八九十\d]+[）)]|\d+[.．、])"""
)
_ROWS_KEYS = ("行:", '行":', "行':", "rows")
_HASH = compiled(r" #[^\s#!]")


class LoadedForm(NamedTuple):
    """A report and where it was written.

    ``places`` tells where each top-level field's value begins, by English name; texts know their own place.
    ``notices`` are for the user, in Chinese (an unusual encoding).
    """

    report: Report
    file: str | None = None
    places: Mapping[str, Place] = MappingProxyType({})
    encoding: str = "utf-8"
    notices: tuple[str, ...] = ()

    def place(self, name: str) -> Place:
        """Where a top-level field is, by English name; the file alone when it is not written."""
        return self.places.get(name) or (Place(file=self.file) if self.file else NOWHERE)


def load_form(path: Path) -> LoadedForm:
    """The form in the file; raises FormError with all its faults."""
    return _load(read_source(path), str(path))


def parse_form(text: str, file: str | None = None) -> LoadedForm:
    """The form in a YAML text; raises FormError with all its faults."""
    return _load(FormSource(text.replace("\r\n", "\n").replace("\r", "\n"), "utf-8"), file)


def _load(source: FormSource, file: str | None) -> LoadedForm:
    start = Place(file=file, line=1, column=1)
    if is_blank(source.text):
        raise FormError([UserError("表单是空的，可以用 authoring new 生成一份", start)])
    tree = read_tree(source.text, file)
    if not isinstance(tree.data, dict):
        if tree.faults:
            raise FormError([fault for _, fault in tree.faults])
        from authoring.form.slips import line_slips

        slips = line_slips(source.text, file)
        raise FormError(slips or [UserError("表单最外层要写成“年度: 2024”这样的“键: 值”，每项一行", start)])
    report, faults = validate(Report, tree)
    lost, cut = _hidden(source.text, file)
    faults += lost
    if report is not None:
        report, wrong = with_sources(report, file)
        # what a workbook that can't be read would tell is not missing from the form
        faults += wrong or report_faults(report)
        faults += picture_faults(report, file) if "图片" in source.text or "file" in source.text else []
    if report is None or faults:
        raise FormError(sorted(faults, key=position))
    notices = (*source.notices, *cut, *_odd(report, source.text))
    return LoadedForm(report, file, _places(tree), source.encoding, notices)


def _hidden(text: str, file: str | None) -> tuple[list[UserError], tuple[str, ...]]:
    """Faults and notices of texts that YAML takes for comments; most forms have nothing like it."""
    if not _HASH.search(text):
        return [], ()
    from authoring.form.slips import cut_texts, lost_texts

    return lost_texts(text, file), cut_texts(text)


def _odd(report: Report, text: str) -> tuple[str, ...]:
    """Notices of what looks like a slip: only tables, attachments and titles with a number can have such."""
    tables = any(key in text for key in _ROWS_KEYS)  # to look for tables takes longer, and most forms have none
    numbers = _NUMBERED.search(text) is not None
    if not tables and not numbers and len(report.attachments) < 2:
        return ()
    from authoring.form.oddities import oddities

    return oddities(report, tables=tables, numbers=numbers)


def _places(tree: Tree) -> dict[str, Place]:
    places = {}
    for name, model_field in Report.model_fields.items():
        for key in (model_field.alias, name):
            if key and (key,) in tree.values:
                filled = tree.values[(key,)] if tree.data[key] else tree.keys[(key,)]
                places[name] = filled
    return places
