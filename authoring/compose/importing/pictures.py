"""Pictures of a draft as files beside the form, and as entries of the form that name them.

While a form is planned a mark stands in the place of each picture, for what a form composes to can only be compared
with the draft where no file is wanted.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from authoring.compose.captions import Captions, has_number
from authoring.document import Dropped, Paragraph, Picture, block_text, plain
from authoring.errors import UserError
from authoring.form.fields import NARROWEST, WIDEST
from authoring.form.template import literal
from authoring.form.text import Text
from authoring.named import NamedTuple
from authoring.readers.back import SEAL
from authoring.readers.raw import NO_ALT
from authoring.standard.compiled import compiled

if TYPE_CHECKING:
    from collections.abc import Sequence

    from authoring.document import Block
    from authoring.standard.pictures import PictureFile

_MARK: Final = "\ue000图片{}。"  # ends like a sentence, so that nobody takes it for a heading
_MARKS = compiled("\ue000图片([0-9]+)。")
_TWIPS_PER_MM: Final = 1440 / 25.4
_SUFFIXES: Final = {"png": ".png", "jpeg": ".jpg"}
_NOT_STORED: Final = "稿件里没有存图片文件，请另外找到图片"


class SavedPicture(NamedTuple):
    """A picture file to be written beside the form: its path from there, and its bytes."""

    path: str
    data: bytes


class Marked(NamedTuple):
    """Blocks with marks instead of pictures; ``entries`` are what the form says in the marks' stead, by mark."""

    blocks: tuple[Block, ...]
    entries: dict[str, dict[str, Any]]
    files: tuple[SavedPicture, ...]
    dropped: tuple[Dropped, ...]


def marked(blocks: Sequence[Block], folder: str | None) -> Marked:
    """The blocks with each picture, and the caption below it, as a mark.

    ``folder`` is where the files go, relative to the form; None drops all pictures, as one that can't be used is.
    """
    found: list[Block] = []
    entries: dict[str, dict[str, Any]] = {}
    files: dict[bytes, str] = {}
    dropped: list[Dropped] = []
    captions = Captions()
    waiting = iter([*blocks, None])
    block = next(waiting)
    while block is not None:
        after = next(waiting)
        if not isinstance(block, Picture):
            found.append(block)
        elif _signs(found[-1:]) and _signs([after]):
            dropped.append(Dropped("图片", f"{_told(block, after)}；{SEAL}", block.place))
        elif isinstance(file := _measured(block, folder), Dropped):
            dropped.append(file._replace(text="；".join(filter(None, (_told(block, after), file.text)))))
        else:
            mark = _MARK.format(len(entries) + 1)
            path = files.setdefault(block.data, f"{folder}/图{len(files) + 1}{_SUFFIXES[file.kind]}")
            caption = _caption(after)
            entries[mark] = _entry(block, file, path, _unnumbered(caption, captions))
            found.append(Paragraph(plain(mark), "body", block.place))
            after = next(waiting) if caption else after
        block = after
    saved = tuple(SavedPicture(path, data) for data, path in files.items())
    return Marked(tuple(found), entries, saved, tuple(dropped))


def _signs(blocks: Sequence[Block | None]) -> bool:
    """Whether a block is a signature or date: what stands between two is a seal or the name in handwriting."""
    return any(isinstance(block, Paragraph) and block.role in ("signature", "date") for block in blocks)


def _measured(picture: Picture, folder: str | None) -> PictureFile | Dropped:
    """What the picture's file says of itself, or why it can't be taken along."""
    if folder is None:
        return Dropped("图片", "", picture.place)
    if not picture.data:
        return Dropped("图片", _NOT_STORED, picture.place)
    from authoring.standard.pictures import measure

    try:
        return measure(picture.data)
    except UserError as error:
        return Dropped("图片", error.message, picture.place)


def _told(picture: Picture, after: Block | None) -> str:
    """What a picture is called: by its alternative text, else by its caption."""
    return picture.alt or _caption(after) or NO_ALT


def _caption(after: Block | None) -> str:
    """The text of a numbered caption; "" for any other block."""
    text = block_text(after) if isinstance(after, Paragraph) and after.role == "figure-caption" else ""
    return text if has_number(text) else ""


def _unnumbered(caption: str, captions: Captions) -> str:
    """The caption as the form has it: without its number where the form gives the same."""
    label = captions.next_label()
    if caption:
        captions.numbered(Text(caption))
    return caption.removeprefix(label) or caption


def _entry(picture: Picture, file: PictureFile, path: str, caption: str) -> dict[str, Any]:
    from authoring.standard.pictures import fitted

    entry: dict[str, Any] = {"图片": literal(path)}
    if caption:
        entry["图题"] = literal(caption)
    if picture.alt.strip() and picture.alt.strip() != caption.strip():
        entry["替代文字"] = literal(" ".join(picture.alt.split()))
    if picture.width and picture.width != fitted(file)[0]:
        entry["宽度"] = min(max(round(picture.width / _TWIPS_PER_MM), NARROWEST), WIDEST)
    return entry


def placed(data: Any, entries: dict[str, dict[str, Any]]) -> Any:
    """The form's data with the entries where their marks stand in a list; where a mark is part of a text, words."""
    match data:
        case dict():
            return {key: placed(value, entries) for key, value in data.items()}
        case list():
            return [
                entries[each] if isinstance(each, str) and each in entries else placed(each, entries) for each in data
            ]
        case str():
            return without_marks(data)
    return data


def without_marks(text: str) -> str:
    """A text for the user, with marks told in words."""
    return _MARKS.sub("（图片）", text)
