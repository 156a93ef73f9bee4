"""The fixed phrases of a profile: the blocks of ``wording.j2``."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from authoring.errors import FormError, UserError
from authoring.form.template import template_faults
from authoring.form.text import Text
from authoring.place import Place

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

_BLOCK = re.compile(r"\{%-?\s*block\s+(\w+)\s*-?%\}(.*?)\{%-?\s*endblock(?:\s+\w+)?\s*-?%\}", re.DOTALL)
_IGNORED = re.compile(r"\{%-?\s*extends\s+[^%]*%\}|\{#.*?#\}", re.DOTALL)
_SUPER = re.compile(r"\{\{-?\s*super\(\)\s*-?\}\}")


def read_wording(text: str, file: str) -> dict[str, str]:
    """The blocks of a wording file by name, without the blanks around them; raises FormError."""
    faults, found = [], {}
    for match in _BLOCK.finditer(text):
        place = Place(file=file, line=text.count("\n", 0, match.start()) + 1, column=1)
        name, source = match[1], match[2].strip()
        if name not in BLOCKS:
            faults.append(UserError(f"没有叫“{name}”的块，可以写：{'、'.join(BLOCKS)}", place))
        elif name in found:
            faults.append(UserError(f"块“{name}”写了两次", place))
        faults += template_faults(Text(_SUPER.sub("", source), place), BLOCKS.get(name, frozenset()))
        found[name] = source
    rest = _IGNORED.sub("", _BLOCK.sub("", text)).strip()
    if rest:
        faults.append(
            UserError(f"“{rest[:20]}”不在任何块里，请写进 {{% block 名称 %}} … {{% endblock %}}", Place(file=file))
        )
    if faults:
        raise FormError(faults)
    return found
