"""The annex that lists all figures (指标一览表): both years, and what changed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from authoring.figures.figure import amount, change
from authoring.form.charts import year_names
from authoring.form.models import Attachment
from authoring.form.template import literal

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from authoring.figures.figure import Figure
    from authoring.form.models import Chart

_NOTHING = "—"
_SINCE = "基期"


def annex(
    figures: Sequence[Figure], words: Mapping[str, str], year: int | None, charts: Sequence[Chart] = ()
) -> Attachment:
    """The annex with a row for each figure, the ``charts`` below; ``words`` are the house's wordings."""
    header = ["序号", "指标", "单位", *year_names(year), "增减"]
    rows = [[str(number), *map(literal, cells)] for number, cells in enumerate(_cells(figures, words), 1)]
    table = {"header": header, "rows": rows}
    return Attachment.model_validate({"title": words["一览表"], "content": [table, *charts]})


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
