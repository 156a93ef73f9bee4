"""The keys a form can have, and the kind of entry that each belongs to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from authoring.form.models import (
    Attachment,
    Cell,
    Chart,
    DutiesPart,
    FigureEntry,
    Item,
    Leftover,
    Paragraph,
    Part,
    Picture,
    PlanItem,
    Problem,
    Report,
    Table,
)
from authoring.named import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

    from authoring.form.models import FormModel


class Kind(NamedTuple):
    """A kind of mapping in a form: its Chinese name, and the model whose fields it has besides its own."""

    name: str
    model: type[FormModel]
    base: type[FormModel] | None = None

    @property
    def own(self) -> dict[str, str]:
        """Its own keys, Chinese by English."""
        shared = self.base.model_fields if self.base else {}
        return {name: field.alias or name for name, field in self.model.model_fields.items() if name not in shared}


KINDS = (
    Kind("表单", Report),
    Kind("部分", Part, Item),
    Kind("第一责任人履职", DutiesPart, Part),
    Kind("条目", Item),
    Kind("问题", Problem, Item),
    Kind("安排", PlanItem, Item),
    Kind("段落", Paragraph),
    Kind("表格", Table),
    Kind("表格的一格", Cell),
    Kind("图片", Picture),
    Kind("图表", Chart),
    Kind("指标", FigureEntry),
    Kind("附件", Attachment),
    Kind("补充内容", Leftover),
)

KEYS = frozenset(key for kind in KINDS for pair in kind.own.items() for key in pair)
"""Every key that a form can have, Chinese and English."""


def owners(key: str) -> Iterator[str]:
    """The kinds of entry that have the key as their own, by name."""
    return (kind.name for kind in KINDS for pair in kind.own.items() if key in pair)
