"""The report without what is not for the public: what the form marks so, and what names a figure marked so."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from authoring.compose.result import LeftOut
from authoring.compose.unpublished import names_in, without
from authoring.errors import FormError, UserError
from authoring.form.checks import item_place
from authoring.form.fields import ANCHOR_NAMES
from authoring.form.models import Attachment, Chart, DutiesPart, FormModel, Item, Leftover, Part, Problem, Table
from authoring.form.text import NONE, Text
from authoring.place import NOWHERE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from authoring.form.loader import LoadedForm
    from authoring.form.models import Report

_ONLY_FORMAL = ("copy_to",)
"""Fields that no public edition has."""
_OF_MODELS = ("attachments", "leftover", "figure_charts")
"""Lists that hold no texts: nothing in them is nothing printed."""
_UNCUT = ("title", "caption", "label", "alt", "file")
"""Texts that are left out whole: half a heading is none."""
_GONE: Any = object()
"""Stands for a value of which nothing is left."""


def public_form(form: LoadedForm) -> tuple[LoadedForm, tuple[LeftOut, ...]]:
    """The form as the public may see it, and what it lacks."""
    report = form.report
    public = _Public(frozenset(str(entry.name).strip() for entry in report.figures if not entry.public))
    values: dict[str, Any] = {}
    for name, field in type(report).model_fields.items():
        value = getattr(report, name)
        if name in (*report.private, *_ONLY_FORMAL):
            if value != field.default:
                public.left_out.append(LeftOut({**ANCHOR_NAMES}[name], form.place(name)))  # type: ignore[index]
            values[name] = () if name in _OF_MODELS else _nothing(value)
        elif name == "figures":
            values[name] = public.figures(report)
        else:
            kept = public.value(value, field.alias or name, cut=name not in _UNCUT)
            emptied = kept is _GONE or (isinstance(value, tuple) and value and not kept)
            values[name] = kept if not emptied else () if name in _OF_MODELS else _nothing(value)
    return form._replace(report=report.model_copy(update=values)), tuple(public.left_out)


def refuse_secret(report: Report) -> None:
    """Raises FormError for a paper with a 密级: leaving the mark out would not make it one for the public."""
    secrecy = report.secrecy
    if secrecy.filled and not secrecy.none:
        told = (
            f"密级和保密期限：写着“{secrecy.strip()[:20]}”，涉密的报告不得公开，公开稿没有生成；"
            "定密有误或者已经解密的，先按程序办理，再删去这一项"
        )
        raise FormError([UserError(told, secrecy.place)])


def _nothing(value: object) -> object:
    """The value that leaves a field out on purpose."""
    match value:
        case Part():
            return value.model_copy(update={"omitted": True})
        case Text():
            return Text(NONE)
        case _:
            return (Text(NONE),)


class _Public:
    """Takes out what the public may not see, and lists it; ``hidden`` are the names of figures."""

    def __init__(self, hidden: frozenset[str]) -> None:
        self.left_out: list[LeftOut] = []
        self._hidden = hidden

    def figures(self, report: Report) -> tuple[Any, ...]:
        """The figures that are public."""
        for entry in report.figures:
            if not entry.public:
                self.left_out.append(LeftOut(f"指标 › {entry.name}", entry.now.place))
        return tuple(entry for entry in report.figures if entry.public)

    def value(self, value: Any, path: str, *, cut: bool = True) -> Any:
        """The value without what is not public, however deep; ``_GONE`` where nothing is left of it."""
        if not getattr(value, "public", True):
            self.left_out.append(LeftOut(path, item_place(value) or NOWHERE))
            return _GONE
        match value:
            case Text():
                return self._text(value, path, cut=cut)
            case tuple():
                kept = (self.value(each, f"{path} › 第{number}项") for number, each in enumerate(value, 1))
                return tuple(each for each in kept if each is not _GONE)
            case Table():
                return self._table(value, path)
            case Chart():
                return self._chart(value, path)
            case FormModel():
                return self._model(value, path)
            case _:
                return value

    def _text(self, text: Text, path: str, *, cut: bool) -> Any:
        names = names_in(text, self._hidden)
        if not names:
            return text
        self._tell(path, names, text)
        left = without(text, self._hidden) if cut else Text()
        return left if left.filled else _GONE

    def _tell(self, path: str, names: Sequence[str], text: Text) -> None:
        told = "、".join(f"“{name}”" for name in names)
        self.left_out.append(LeftOut(f"{path}，用了不公开的指标{told}", text.place))

    def _model(self, model: FormModel, path: str) -> Any:
        """The model, or ``_GONE`` without a text that it needs or with nothing left of its content."""
        changed = {}
        for name, field in type(model).model_fields.items():
            old = getattr(model, name)
            # an item's content is named by the item alone, as gaps are
            below = path if name == "content" else f"{path} › {field.alias}"
            new = self.value(old, below, cut=name not in _UNCUT)
            if new is _GONE:
                return _GONE
            if new != old:
                changed[name] = new
        # the fields that were set stay known as set: an empty 内容 is a gap, a missing one is not
        public = model.model_copy(update=changed)
        return _GONE if changed and _emptied(model, public) else public

    def _table(self, table: Table, path: str) -> Any:
        """The table without the rows that name a hidden figure; without any row, or where cells span rows, nothing."""
        wanting = [row for row in (*table.header, *table.rows) if self._row_names(row)]
        caption = self.value(table.caption, f"{path} › 表格标题", cut=False)
        if not wanting:
            return _GONE if caption is _GONE else table
        for row in wanting:
            first = next(cell.text for cell in row if names_in(cell.text, self._hidden))
            self._tell(path, self._row_names(row), first)
        spanned = any(cell.rows > 1 for row in (*table.header, *table.rows) for cell in row)
        rows = tuple(row for row in table.rows if not self._row_names(row))
        if caption is _GONE or spanned or not rows or any(self._row_names(row) for row in table.header):
            return _GONE
        return table.model_copy(update={"rows": rows})

    def _chart(self, chart: Chart, path: str) -> Any:
        """The chart without hidden figures; nothing without any other, where its name says one, and of a pie, whose
        other parts would tell the one that is lacking or be taken for the whole."""
        hidden = [text for text in chart.figures if text.strip() in self._hidden]
        if names_in(chart.caption, self._hidden):
            return self._text(chart.caption, f"{path} › 图题", cut=False)
        if not hidden:
            return chart
        names = [text.strip() for text in hidden]
        self._tell(f"{path} › 图表", names, hidden[0])
        kept = tuple(text for text in chart.figures if text not in hidden)
        told = any(name in chart.caption for name in names)
        return chart.model_copy(update={"figures": kept}) if kept and chart.kind != "pie" and not told else _GONE

    def _row_names(self, row: Sequence[Any]) -> tuple[str, ...]:
        return tuple(dict.fromkeys(name for cell in row for name in names_in(cell.text, self._hidden)))


def _emptied(model: FormModel, public: FormModel) -> bool:
    """Whether nothing is left to print of a model that had something."""
    if isinstance(model, DutiesPart):
        names = [name for name in type(model).model_fields if isinstance(getattr(model, name), tuple)]
    elif isinstance(model, Problem) and isinstance(public, Problem) and model.problem.filled:
        return bool(model.reasons) and not public.reasons  # else the public would be told that the reason is missing
    else:
        names = ["content"] if isinstance(model, Item | Attachment | Leftover) else []
    had = any(getattr(model, name) for name in names if name != "covers")
    return had and not any(getattr(public, name) for name in names if name != "covers")
