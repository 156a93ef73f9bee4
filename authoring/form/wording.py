"""The fixed phrases of a profile: the blocks of ``wording.j2``."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from authoring.errors import FormError, UserError
from authoring.form.template import template_faults
from authoring.form.text import Text
from authoring.place import Place
from authoring.standard.compiled import compiled

if TYPE_CHECKING:
    from collections.abc import Mapping

BLOCKS: Mapping[str, frozenset[str]] = {
    "title": frozenset(),
    "opening": frozenset(),
    "transition": frozenset(),
    "reason": frozenset({"原因"}),
    "reasons": frozenset({"原因"}),
    "duties": frozenset({"职务"}),
    "closing": frozenset(),
}
"""The blocks there are, each with the values it has besides the form's own."""

_BLOCK = compiled(r"\{%-?\s*block\s+(\w+)\s*-?%\}(.*?)\{%-?\s*endblock(?:\s+\w+)?\s*-?%\}", re.DOTALL)
_IGNORED = compiled(r"\{%-?\s*extends\s+[^%]*%\}|\{#.*?#\}", re.DOTALL)
_SUPER = compiled(r"\{\{-?\s*super\(\)\s*-?\}\}")


def read_wording(text: str, file: str) -> dict[str, str]:
    """The blocks of a wording file by name, without the blanks around them; raises FormError with all faults."""
    faults, found = [], {}
    for match in _BLOCK.finditer(text):
        name, place = match[1], _place(text, match.start(), file)
        if name not in BLOCKS:
            faults.append(UserError(f"没有叫“{name}”的块，可以写：{'、'.join(BLOCKS)}", place))
        elif name in found:
            faults.append(UserError(f"块“{name}”写了两次", place))
        # super() is a call, which the language of templates has not; as many blanks keep the places
        source = _SUPER.sub(lambda super_: " " * len(super_[0]), match[2])
        faults += template_faults(_located(source, text, match.start(2), file), BLOCKS.get(name, frozenset()))
        found[name] = match[2].strip()
    outside = _IGNORED.sub(_blanked, _BLOCK.sub(_blanked, text))
    if rest := outside.strip():
        message = f"“{rest.splitlines()[0][:20]}”不在任何块里，请写进 {{% block 名称 %}} … {{% endblock %}}"
        faults.append(UserError(message, _place(text, len(outside) - len(outside.lstrip()), file)))
    if faults:
        raise FormError(faults)
    return found


def _blanked(match: re.Match[str]) -> str:
    return re.sub(r"[^\n]", " ", match[0])


def _place(text: str, position: int, file: str) -> Place:
    return Place(file=file, line=text.count("\n", 0, position) + 1, column=position - text.rfind("\n", 0, position))


def _located(source: str, text: str, start: int, file: str) -> Text:
    """A stretch of the file with the place of each of its lines."""
    first = _place(text, start, file)
    joins = [(0, first.line or 1, first.column or 1)]
    joins += [(match.end(), joins[0][1] + number, 1) for number, match in enumerate(re.finditer("\n", source), 1)]
    return Text(source, first._replace(joins=tuple(joins) if len(joins) > 1 else ()))
