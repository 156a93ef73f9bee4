"""The picture files that a form names (图片: …)."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from authoring.errors import UserError
from authoring.form.blocks import FormModel, Picture, entries_in
from authoring.inputs import NotAFileError, TooLargeError, read_file

if TYPE_CHECKING:
    from collections.abc import Iterator

    from authoring.form.models import Report
    from authoring.standard.pictures import PictureFile


def read_picture(picture: Picture, form: str | None) -> tuple[bytes, PictureFile]:
    """The file's bytes and what they say of themselves; raises UserError, with place, for one that is of no use.

    Its path is relative to the form's folder.
    """
    from authoring.standard.pictures import MAX_BYTES, measure, too_large

    name = picture.file.strip()
    try:
        if not name:
            raise UserError("请写图片的文件名")
        path = (Path(form).parent if form else Path()) / name
        data = read_file(path, MAX_BYTES)
        return data, measure(data)
    except TooLargeError as error:
        raise UserError(f"“{name}”：{too_large()}", picture.file.place) from error
    except OSError as error:
        raise UserError(f"“{name}”{_reason(error)}", picture.file.place) from error
    except UserError as error:
        raise UserError(f"“{name}”：{error.message}" if name else error.message, picture.file.place) from error
    except ValueError as error:  # a NUL in the name
        raise UserError(f"“{name!r}”不是文件名", picture.file.place) from error


def _reason(error: OSError) -> str:
    match error:
        case FileNotFoundError() | NotADirectoryError():
            return "没有找到，请核对文件名和所在的文件夹（相对于表单所在的文件夹）"
        case NotAFileError():
            return "不是普通文件"
        case IsADirectoryError():
            return "是一个文件夹，请写到图片的文件名"
        case PermissionError():
            return "没有读取的权限，或者是一个文件夹"
        case _:
            return f"读不了：{error.strerror or error}"


def picture_faults(report: Report, form: str | None) -> list[UserError]:
    """A fault for each picture that can't be used."""
    faults = []
    for picture in pictures_in(report):
        try:
            read_picture(picture, form)
        except UserError as fault:
            faults.append(UserError(f"图片：{fault.message}", fault.place))
    return faults


def pictures_in(model: FormModel) -> Iterator[Picture]:
    """All pictures, however deep, in the form's order."""
    return entries_in(model, Picture)
