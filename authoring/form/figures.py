"""Figures of the form (指标): entered once, printed wherever a text says {{ 行政处罚.同比 }}.

``FigureEntry`` is what is written, ``FigureSet`` what comes of it: exact figures, every phrase they have, and faults.
"""

from __future__ import annotations

import difflib
import re
from typing import TYPE_CHECKING, Annotated, Any

from pydantic import BeforeValidator, Field, ValidationInfo
from pydantic_core import PydanticCustomError

from authoring.errors import UserError
from authoring.figures.entered import Entered, entered
from authoring.figures.figure import TAIL_HEDGES, Figure, NoPhraseError, amount, change, difference, large, moved, share
from authoring.figures.lexicon import load
from authoring.figures.writing import number
from authoring.form.blocks import FormModel, about
from authoring.form.fields import Kept  # noqa: TC001 pydantic reads it from here
from authoring.form.template import VARIABLES
from authoring.form.text import Text
from authoring.named import NamedTuple
from authoring.standard.compiled import compiled

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from authoring.place import Place

_NAME = compiled(r"[^\W\d_][^\W_]*")
_MARK = compiled(r"\{\{.*?\}\}|\{%.*?%\}", re.DOTALL)
_WORD = compiled(r"(?<![\w.])([^\W\d]\w*)(?:\.(\w+))?")
_QUOTED = compiled(r"'[^']*'|\"[^\"]*\"")
_YEAR = compiled(r"(?:19|20)\d\d")
_JOINED = "_"  # stands for the dot, so that templates know plain names only


def _by_year(value: Any) -> Any:
    """A mapping with its years as text; nothing for no mapping at all."""
    if isinstance(value, dict):
        return {str(year).strip().removesuffix("年"): each for year, each in value.items()}
    if value is None or value == "":
        return {}
    raise PydanticCustomError("form", "要逐年写，如 2021: 3890宗，每年一行")


class FigureEntry(FormModel):
    """A figure as written; 行政处罚: 4459宗 is the short form."""

    model_config = about("一个指标；简单时直接写“行政处罚: 4459宗”")

    name: Text = Field(default=Text(), alias="名称", description="在正文里用它代入，如 {{ 行政处罚 }}，不带空格和标点")
    now: Text = Field(default=Text(), alias="本年", description="本年度的数，可以带单位", examples=["4459宗"])
    prior: Text = Field(default=Text(), alias="上年", description="上年度的数，用来算同比", examples=["4800宗"])
    unit: Text = Field(default=Text(), alias="单位", description="本年和上年没有带单位时写", examples=["宗"])
    whole: Text = Field(default=Text(), alias="总数", description="它是其中一部分的总数，用来算占比")
    hedge: Text = Field(default=Text(), alias="概数", description="余、多、近、约等，不写则是准确的数")
    decimals: Text = Field(default=Text(), alias="小数位", description="算出的百分比保留几位小数，不写则一位")
    period: Text = Field(default=Text(), alias="时段", description="不是全年的数时写", examples=["1—11月"])
    public: Kept = Field(
        default=True, alias="公开", description="写“否”则用到它的句子、表格的行、图表里的它，公开稿都不印"
    )
    source: Text = Field(default=Text(), alias="来源", description="哪个单位报的，不印出")
    history: Annotated[dict[str, Text], BeforeValidator(_by_year)] = Field(
        default={},
        alias="历年",
        description="上年以前各年的数，画几年的图表用",
        examples=["{2021: 3890宗, 2022: 4120宗}"],
    )
    shapes = ()

    @classmethod
    def expand(cls, value: Any) -> Any:
        """A key that is no field is the name, with this year's number: the only one, or the first."""
        if isinstance(value, dict) and "名称" not in value and "name" not in value:
            known = {key for name, field in cls.model_fields.items() for key in (name, field.alias)}
            own = [key for key in value if key not in known]
            is_named = len(own) == 1 or next(iter(value), None) in own
            if is_named and not known & {"本年", "now"} & set(value):
                rest = {key: each for key, each in value.items() if key != own[0]}
                return {"名称": own[0], "本年": value[own[0]], **rest}
        return super().expand(value)


class TableFigure(FigureEntry):
    """A figure that was not written in the form: a workbook that the form names tells it."""


def entries(value: Any, info: ValidationInfo) -> Any:
    """The list of entries that a mapping of names stands for."""
    if not isinstance(value, dict):
        return value
    if isinstance(info.context, dict):  # what is told of a fault there is told of an entry
        info.context.update({id(each): FigureEntry for each in value.values() if isinstance(each, dict)})
    return [{"名称": name, **(each if isinstance(each, dict) else {"本年": each})} for name, each in value.items()]


class FigureSet(NamedTuple):
    """All figures of a form.

    ``phrases`` has every phrase by name (行政处罚, 行政处罚.同比); ``lacking`` says in Chinese why a phrase can't be
    made. ``faults`` are those of the entries, with the name of the entry.
    """

    figures: tuple[Figure, ...]
    phrases: Mapping[str, str]
    lacking: Mapping[str, str]
    faults: tuple[tuple[str, UserError], ...]

    def names(self) -> frozenset[str]:
        """The names that ``joined`` texts may use, those of figures with faults too."""
        wrong = (f"{name}{_JOINED}{attribute}" for name, _ in self.faults for attribute in _PHRASES)
        return frozenset((*self.variables(), *wrong))

    def variables(self) -> dict[str, object]:
        """The phrases by the names that ``joined`` texts use."""
        return {name.replace(".", _JOINED): phrase for name, phrase in self.phrases.items()}


def figure_set(written: Iterable[FigureEntry], words: Mapping[str, str]) -> FigureSet:
    """The figures that are written, with their phrases in the house's ``words``."""
    figures: list[Figure] = []
    faults: list[tuple[str, UserError]] = []
    phrases: dict[str, str] = {}
    lacking: dict[str, str] = {}
    first: dict[str, Text] = {}
    for entry in written:
        name = str(entry.name).strip()
        found, wrong = _figure(entry, name)
        if name in first:
            other = _told(first[name].place, "另一处在")
            wrong.append(UserError(f"指标“{name}”写了两次{other}，每个数只写一处，请去掉一个", entry.now.place))
        first.setdefault(name, entry.now)
        faults += [(name, fault) for fault in wrong]
        if awaited(entry):
            lacking[name] = f"“{name}”还没有填本年的数{_told(entry.name.place, '写在')}，正文里先不能用"
        if found and not wrong:
            figures.append(found)
            phrases[name] = amount(found)
            for attribute, phrase in _PHRASES.items():
                try:
                    phrases[f"{name}.{attribute}"] = phrase(found, words)
                except NoPhraseError as error:
                    lacking[f"{name}.{attribute}"] = str(error)
    return FigureSet(tuple(figures), phrases, lacking, tuple(faults))


def _told(place: Place, word: str) -> str:
    """Where it is written, in brackets; "" where that is not known."""
    if place.line is not None:
        return f"（{word}第{place.line}行）"
    return f"（{word}{place.file}）" if place.file else ""


def _prior(figure: Figure, _: Mapping[str, str]) -> str:
    if figure.prior is None:
        raise NoPhraseError(f"“{figure.name}”没有填上年的数")
    return amount(figure, figure.prior)


_PHRASES: Mapping[str, Callable[[Figure, Mapping[str, str]], str]] = {
    "数": lambda figure, _: number(figure.now),
    "单位": lambda figure, _: figure.unit,
    "上年": _prior,
    "同比": change,
    "增减": difference,
    "增至": moved,
    "占比": share,
    "万": lambda figure, _: large(figure, "万"),
    "亿": lambda figure, _: large(figure, "亿"),
}
"""What may stand behind a figure's name."""


def joined(text: Text, figures: FigureSet) -> Text:
    """The text with a plain name for every phrase, of the same length, at the same place.

    What a figure with a fault would have is taken for a phrase: the fault itself is told.
    """
    wrong = {name for name, _ in figures.faults}

    def plain(match: re.Match[str]) -> str:
        is_phrase = match[0] in figures.phrases or (match[1] in wrong and match[2] in _PHRASES)
        return match[0].replace(".", _JOINED) if is_phrase else match[0]

    return Text(_MARK.sub(lambda mark: _WORD.sub(plain, mark[0]), text), text.place)


def awaited(entry: FigureEntry) -> bool:
    """Whether only last year's number is there, as in a form made from last year's report."""
    return entry.prior.filled and not entry.now.filled


def named(text: str) -> Iterator[tuple[str, str, int]]:
    """The names in a text's marks, with what stands behind their dot ("" for nothing) and where they begin."""
    for mark in _MARK.finditer(text):
        inside = _QUOTED.sub(lambda match: " " * len(match[0]), mark[0])
        for match in _WORD.finditer(inside):
            yield match[1], match[2] or "", mark.start() + match.start()


def use_faults(text: Text, figures: FigureSet) -> Iterator[UserError]:
    """Phrases in a text that a figure does not have."""
    names = {figure.name for figure in figures.figures}
    for name, attribute, start in named(text):
        full = f"{name}.{attribute}"
        if name in figures.lacking:
            yield UserError(figures.lacking[name], text.place.span(start, start + len(name)))
            continue
        if name not in names or not attribute or full in figures.phrases:
            continue
        place = text.place.span(start, start + len(full))
        if full in figures.lacking:
            yield UserError(figures.lacking[full], place)
        else:
            near = difflib.get_close_matches(attribute, _PHRASES, 1, 0.4)
            hint = f"，是不是“{near[0]}”？" if near else "，"
            yield UserError(f"指标没有“{attribute[:10]}”这种写法{hint}可以用：{'、'.join(_PHRASES)}", place)


def _figure(entry: FigureEntry, name: str) -> tuple[Figure | None, list[UserError]]:
    faults: list[UserError] = []
    if not _NAME.fullmatch(name) or name in VARIABLES or name in VARIABLES.values():
        faults.append(UserError(f"“{name[:20]}”不能作指标的名称：只用汉字和字母，不与“年度”等重名", entry.now.place))
    values: dict[str, Entered] = {}
    for key in ("now", "prior", "whole"):
        text: Text = getattr(entry, key)
        if text.filled:
            value = entered(text)
            if value is None:
                faults.append(UserError(f"“{text.strip()[:20]}”不是一个数，请写成 4459宗 或 4459", text.place))
            else:
                values[key] = value
    history, wrong = _history(entry)
    values |= history
    faults += wrong
    if not (entry.now.filled or entry.prior.filled):
        place = entry.name.place if entry.name.place.line else entry.now.place
        faults.append(UserError("没有填本年的数，请写成 4459宗 或 4459", place))
    places = entry.decimals.strip()
    if places and not re.fullmatch(r"[0-4]", places):
        faults.append(UserError("小数位要写 0 到 4 的数字", entry.decimals.place))
    hedge = entry.hedge.strip()
    if hedge and hedge not in (known := (*TAIL_HEDGES, *load("words")["before"])):
        faults.append(UserError(f"没有“{hedge[:10]}”这个概数词，可以写：{'、'.join(known)}", entry.hedge.place))
    if faults or "now" not in values:
        return None, faults
    return _checked(entry, name, values, int(places) if places else None)


def _history(entry: FigureEntry) -> tuple[dict[str, Entered], list[UserError]]:
    """The numbers of earlier years by their year, and what is wrong with them."""
    values, faults = {}, []
    for year, text in entry.history.items():
        if not _YEAR.fullmatch(year):
            faults.append(UserError(f"“历年”里的“{year[:10]}”不是年份，请写成 2021: 3890宗", text.place))
        elif text.filled and (value := entered(text)):
            values[year] = value
        elif text.filled:
            faults.append(UserError(f"“{text.strip()[:20]}”不是一个数，请写成 4459宗 或 4459", text.place))
    return values, faults


def _checked(
    entry: FigureEntry, name: str, values: Mapping[str, Entered], places: int | None
) -> tuple[Figure | None, list[UserError]]:
    """The figure, and what is wrong between its numbers: units that differ, more than the whole."""
    now, unit, hedge = values["now"]
    unit = str(entry.unit).strip() or unit
    faults = []
    for key in values:
        own = values[key][1]
        if own and own != unit:
            text: Text = entry.history[key] if key in entry.history else getattr(entry, key)
            faults.append(UserError(f"单位“{own}”与“{unit or '没有单位'}”不一致，同一指标用同一个单位", text.place))
    whole = values["whole"][0] if "whole" in values else None
    if whole is not None and now > whole:
        faults.append(UserError(f"“{name}”{number(now)}大于总数{number(whole)}", entry.now.place))
    prior = values["prior"][0] if "prior" in values else None
    hedge = str(entry.hedge).strip() or hedge
    history = tuple((int(year), values[year].value) for year in sorted(values.keys() & entry.history.keys()))
    texts = str(entry.period), entry.public, str(entry.source)
    return Figure(name, now, unit, prior, whole, hedge, places, *texts, history), faults
