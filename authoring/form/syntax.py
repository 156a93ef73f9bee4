"""What is wrong with a file that is no YAML, in Chinese and with its place."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from authoring.errors import UserError
from authoring.form.formlines import Line, parse_line
from authoring.form.keys import KEYS
from authoring.form.slips import line_slips, prose_message
from authoring.place import Place

if TYPE_CHECKING:
    from collections.abc import Sequence

_AGAIN = "（先改好写法，再运行一次，才能检查其余内容）"

# part of the parser's own words, what we say, and whether the fault is where the construct began
_PROBLEMS: tuple[tuple[str, str, bool], ...] = (
    (r"'\t' that cannot start", "这里用了制表符（Tab），要改成半角空格：缩进每一级两个", False),
    ("that cannot start any token", "以 @、%、` 等符号开头的文字要用引号括起来", False),
    ("expected ',' or ']'", "方括号没有配对，或者漏了逗号；以 [ 开头的文字要用引号括起来", True),
    ("expected ',' or '}'", "花括号没有配对，或者漏了逗号；以 { 开头的文字要用引号括起来", True),
    ("unexpected end of stream", "引号没有配对：从这里开始的引号后面没有结束", True),
    ("unknown escape character", "双引号里的反斜杠 \\ 有特殊含义，请写成 \\\\ 或改用单引号", False),
    ("expected chomping", "| 或 > 后面要换行再写文字；以它们开头的文字要用引号括起来", False),
    ("a comment or a line break", "| 或 > 后面要换行再写文字；以它们开头的文字要用引号括起来", False),
    ("alphabetic or numeric", "以 * 或 & 开头的文字要用引号括起来", True),
    ("<document start>", "缩进与上文不一致：同一级的键要对齐", False),
    ("the node content", "这里缺少内容，或者有多余的括号；以括号开头的文字要用引号括起来", False),
)


def syntax_faults(error: Any, text: str, file: str | None) -> list[UserError]:
    """The faults behind an error of the YAML parser; typing slips that explain it come instead of it."""
    faults = line_slips(text, file) or [_parser_fault(error, text, file)]
    last = faults[-1]
    return [*faults[:-1], UserError(last.message + _AGAIN, last.place)]


def _parser_fault(error: Any, text: str, file: str | None) -> UserError:
    if (position := getattr(error, "position", None)) is not None and not hasattr(error, "problem"):
        return UserError("这里有看不见的控制字符，请删去", _place_at(text, position, file))
    problem = f"{error.problem} {error.context}"
    mark = error.problem_mark or error.context_mark
    lines = text.split("\n")
    line = parse_line(lines[mark.line] if mark.line < len(lines) else "", mark.line + 1)
    above = _entry_above(lines, mark.line)
    if "mapping values are not allowed" in problem:
        if line.key in KEYS and above is None:  # the lines above are no entries
            return UserError(_no_entry(None), Place(file=file, line=mark.line, column=1))
        message = _aligned(line, above) if line.key in KEYS else prose_message(line.text.strip())
    elif "could not find expected ':'" in problem:
        mark = error.context_mark or mark
        message = _no_entry(_entry_above(lines, mark.line))
    elif "expected <block end>" in problem:
        message = _out_of_line(line, above)
    elif "<document start>" in problem and above and above.key_column:
        message, mark = "第一项前面不能有空格：最外层的键都要顶格写", None
        return UserError(message, Place(file=file, line=above.number, column=1))
    else:
        known = ((told, start) for words, told, start in _PROBLEMS if words in problem)
        message, at_start = next(known, ("这一行的写法有误，请检查缩进、冒号和引号", False))
        mark = (error.context_mark if at_start else None) or mark
    return UserError(message, Place(file=file, line=mark.line + 1, column=mark.column + 1))


def _entry_above(lines: Sequence[str], index: int) -> Line | None:
    """The nearest line above with a key."""
    above = (parse_line(lines[at], at + 1) for at in range(index - 1, -1, -1) if not lines[at].lstrip().startswith("#"))
    return next((line for line in above if line.key), None)


def _no_entry(above: Line | None) -> str:
    if above and above.value[:1] in ("|", ">"):
        return f"“{above.value[0]}”下面的文字每行都要缩进：前面比“{above.key}”多两个空格"
    return (
        "这一行既不是“键: 值”，也不是“- ”开头的一条：是键的，后面要写半角冒号再空一格；"
        "接着上一行文字的，前面要比上面的键（或“-”）多两个空格"
    )


def _out_of_line(line: Line, above: Line | None) -> str:
    if line.dashes and above and above.key_column == len(line.text) - len(line.text.lstrip(" ")):
        return f"“- ”不能与上面的“{above.key}”并列：列表要写在一个键（如“内容:”）的下面"
    return _aligned(line, above) if above else "缩进与上文不一致：同一级要对齐"


def _aligned(line: Line, above: Line | None) -> str:
    """How far a line should be indented that belongs to the entry above."""
    if above is None or not line.key or line.dashes:
        return "缩进与上文不一致：同一级的“- ”和键要各自对齐"
    wanted = f"前面留{above.key_column}个空格" if above.key_column else "前面不留空格"
    return (
        f"“{line.key}”的缩进与上文不一致（前面有{line.key_column}个空格）："
        f"与第{above.number}行的“{above.key}”同级的，{wanted}"
    )


def _place_at(text: str, position: int, file: str | None) -> Place:
    before = text[:position]
    return Place(file=file, line=before.count("\n") + 1, column=position - before.rfind("\n"))
