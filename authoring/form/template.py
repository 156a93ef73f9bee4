"""Jinja2 in the prose of forms and in the wording of profiles, as a small closed language.

Only what is on the list is allowed: names, comparisons, ``if``, a few filters. There are no loops, calls,
attributes, macros or multiplication, so a template's result is never longer than a small multiple of its source
and its variables, and it always ends. The sandbox stands behind that as a second wall.
"""

from __future__ import annotations

import difflib
import re
from functools import cache
from typing import TYPE_CHECKING

from authoring.errors import UserError
from authoring.form.text import Text

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

    from jinja2 import nodes
    from jinja2.sandbox import ImmutableSandboxedEnvironment

    from authoring.place import Place

VARIABLES: Mapping[str, str] = {
    "年度": "year",
    "上年度": "last_year",
    "下年度": "next_year",
    "单位": "organisation",
    "简称": "short_name",
}
"""What a template can name, in Chinese and in English."""

FILTERS = frozenset({"default", "d", "trim", "length"})
MAX_SOURCE = 20_000
"""Longest text, in characters, that may hold template marks."""
MAX_NESTING = 20
"""Deepest nesting of conditions and operations in one text."""

_MARKS = re.compile(r"\{\{|\{%")
_SIMPLE = re.compile(r"\{\{ *(\w+)(?: or (\w+))? *\}\}")
"""Names, and one name in the stead of another: rendered without Jinja2, whose import takes longer than a whole form."""
_ALLOWED = frozenset(
    {
        *("Template", "Output", "TemplateData", "Name", "Const", "Filter", "Test", "If", "CondExpr"),
        *("Compare", "Operand", "And", "Or", "Not", "Add", "Sub", "Concat", "List", "Tuple"),
    }
)
_TESTS = frozenset({"defined", "undefined", "none"})
_NAMES_IN_CHINESE = {
    **dict.fromkeys(("Call", "CallBlock"), "函数调用"),
    **dict.fromkeys(("Assign", "AssignBlock"), "赋值"),
    **dict.fromkeys(("Include", "Import", "FromImport"), "引入"),
    "For": "循环",
    "Getattr": "属性",
    "Getitem": "下标",
    "Macro": "宏",
    "Mul": "乘法",
    "Pow": "乘方",
    "Mod": "求余",
    "Extends": "继承",
    "Block": "块",
    "With": "with",
    "FilterBlock": "filter",
}


def has_template(text: str) -> bool:
    """Whether the text is to be rendered at all."""
    return bool(_MARKS.search(text))


def literal(text: str) -> str:
    """``text`` so written in a form that it is printed as it stands, template marks included."""
    return _MARKS.sub(lambda match: "{{ '" + match[0] + "' }}", text)


def template_faults(text: Text, more: frozenset[str] = frozenset()) -> list[UserError]:
    """What keeps the text from being rendered; empty for most. ``more`` are further names it may use."""
    if not has_template(text):
        return []
    if _is_simple(text, {*VARIABLES, *VARIABLES.values(), *more}):
        return []
    if len(text) > MAX_SOURCE:
        return [UserError(f"带 {{{{ }}}} 的文字太长（超过{MAX_SOURCE}字），请分段", text.place)]
    from jinja2 import TemplateSyntaxError

    try:
        tree = _environment().parse(text)
        return list(_node_faults(tree, text, more))
    except TemplateSyntaxError as error:
        return [UserError("{{ }} 或 {% %} 的写法有误，请检查是否配对", _line_place(text, error.lineno))]
    except (RecursionError, ValueError, OverflowError):
        return [UserError("{{ }} 里的内容太复杂，请写简单些", text.place)]


def render(text: str, variables: Mapping[str, object]) -> str:
    """The rendered text; raises UserError for what ``template_faults`` tells and for values that don't fit."""
    if not has_template(text):
        return text
    values = _both_names(variables)
    if _is_simple(text, values):
        return _SIMPLE.sub(lambda match: str(values[match[1]] or values.get(match[2], values[match[1]])), text)
    from jinja2 import TemplateError

    located = text if isinstance(text, Text) else Text(text)
    if faults := template_faults(located, frozenset(variables)):
        raise faults[0]
    try:
        return _environment().from_string(str(text)).render(values)
    except (TemplateError, TypeError, ValueError, ArithmeticError, RecursionError):
        raise UserError("{{ }} 里的计算做不了，请检查数字和文字是否用对", located.place) from None


def _is_simple(text: str, known: Collection[str]) -> bool:
    """Whether every mark in the text is a known name, or two joined by ``or``."""
    found = list(_SIMPLE.finditer(text))
    names = {name for match in found for name in match.groups() if name}
    return len(text) <= MAX_SOURCE and names <= set(known) and not _MARKS.search(_SIMPLE.sub("", text))


@cache
def _environment() -> ImmutableSandboxedEnvironment:
    from jinja2 import StrictUndefined
    from jinja2.sandbox import ImmutableSandboxedEnvironment

    environment = ImmutableSandboxedEnvironment(
        undefined=StrictUndefined,
        keep_trailing_newline=True,
        autoescape=False,
        # a "{#" in prose is prose: comments get marks nobody types
        comment_start_string="\x02#",
        comment_end_string="#\x03",
        cache_size=50,
    )
    environment.globals.clear()
    environment.filters = {name: environment.filters[name] for name in FILTERS}
    return environment


def _both_names(variables: Mapping[str, object]) -> dict[str, object]:
    return {**variables, **{english: variables[name] for name, english in VARIABLES.items() if name in variables}}


def _node_faults(tree: nodes.Template, text: Text, more: frozenset[str]) -> Iterator[UserError]:
    from jinja2 import nodes

    known = {*VARIABLES, *VARIABLES.values(), *more}
    pending: list[tuple[nodes.Node, int]] = [(tree, 0)]
    while pending:
        node, depth = pending.pop(0)
        if depth > MAX_NESTING:
            yield UserError("{{ }} 或 {% %} 套得太深，请写简单些", _line_place(text, node.lineno))
            return
        kind = type(node).__name__
        if isinstance(node, nodes.Name) and node.name not in known:
            near = difflib.get_close_matches(node.name, [*VARIABLES, *sorted(more)], 1, 0.4)
            hint = f"，是不是“{near[0]}”？" if near else "，"
            yield UserError(
                f"没有叫“{node.name[:20]}”的值{hint}可以用：{'、'.join(VARIABLES)}", _name_place(text, node.name)
            )
        elif isinstance(node, nodes.Filter) and node.name not in FILTERS:
            yield UserError(f"不能用过滤器“{node.name[:20]}”", _line_place(text, node.lineno))
        elif isinstance(node, nodes.Test) and node.name not in _TESTS:
            yield UserError(f"不能用测试“{node.name[:20]}”", _line_place(text, node.lineno))
        elif kind not in _ALLOWED:
            yield UserError(f"{{{{ }}}} 里不能用{_NAMES_IN_CHINESE.get(kind, kind)}", _line_place(text, node.lineno))
            continue
        pending.extend((child, depth + 1) for child in node.iter_child_nodes())


def _name_place(text: Text, name: str) -> Place:
    start = next((match.start() for match in re.finditer(re.escape(name), text) if _inside(text, match.start())), 0)
    return text.place.span(start, start + len(name))


def _inside(text: str, position: int) -> bool:
    before = text[:position]
    return max(before.rfind("{{"), before.rfind("{%")) > max(before.rfind("}}"), before.rfind("%}"))


def _line_place(text: Text, number: int) -> Place:
    lines = text.split("\n")
    start = sum(len(line) + 1 for line in lines[: number - 1])
    found = _MARKS.search(text, start)
    start = found.start() if found else min(start, len(text))
    return text.place.span(start, start + 1)
