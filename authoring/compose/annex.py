"""The annex that lists all figures (指标一览表): both years, and what changed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from authoring.figures.figure import amount, change
from authoring.form.models import Attachment
from authoring.form.template import literal

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from authoring.figures.figure import Figure

_NOTHING = "—"
_SINCE = "基期"


def annex(figures: Sequence[Figure], words: Mapping[str, str], year: int | None) -> Attachment:
    """The annex with a row for each figure; ``words`` are the house's wordings."""
    years = ("上年", "本年") if year is None else (f"{year - 1}年", f"{year}年")
    header = ["序号", "指标", "单位", *years, "增减"]
    rows = [[str(number), *map(literal, cells)] for number, cells in enumerate(_cells(figures, words), 1)]
    return Attachment.model_validate({"title": words["一览表"], "content": [{"header": header, "rows": rows}]})


def _cells(figures: Sequence[Figure], words: Mapping[str, str]) -> Iterator[tuple[str, ...]]:
    # the head of the column says against what the change is
    plain = {**words, _SINCE: ""}
    for figure in figures:
        bare = figure._replace(unit="")
        name = f"{figure.name}（{figure.period}）" if figure.period else figure.name
        if figure.prior is None:
            prior = changed = _NOTHING
        else:
            prior, changed = amount(bare, figure.prior), change(figure, plain)
        yield name, figure.unit or _NOTHING, prior, amount(bare), changed
