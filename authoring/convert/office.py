"""Running LibreOffice: a profile of its own for each run, a time limit, and no traceback for the user."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from authoring.convert.confined import WITHOUT_NETWORK, end, guarded, settle
from authoring.convert.standins import environment
from authoring.errors import UserError
from authoring.standard.compiled import compiled

if TYPE_CHECKING:
    from collections.abc import Sequence

_SECONDS = 180
_COMMANDS = ("soffice", "libreoffice")
_USUAL_PLACES = (
    "/usr/lib/libreoffice/program/soffice",
    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
    "C:/Program Files/LibreOffice/program/soffice.exe",
)
_INSTALL = {
    "linux": "Debian、Ubuntu、统信可执行 apt install libreoffice-writer-nogui fonts-noto-cjk",
    "darwin": "macOS 可执行 brew install --cask libreoffice",
    "win32": "Windows 可到 libreoffice.org 下载安装",
}
_PAGE = compiled(rb"/Type\s*/Page(?![a-zA-Z])")


def is_installed() -> bool:
    """Whether there is a LibreOffice to run."""
    return _office() is not None


def how_to_install() -> str:
    """What to tell who has none."""
    return _INSTALL.get(sys.platform, _INSTALL["linux"])


def convert(
    data: bytes, suffix: str, to: str, *, options: str = "", infilter: str = "", seconds: int = _SECONDS
) -> bytes:
    """A file's bytes in another format; ``suffix`` is its own (.docx), ``to`` the other (pdf), ``options`` how.

    ``infilter`` is LibreOffice's name for its format, where it must not guess. Macros don't run, links are not
    followed, and there is no network where the system lets us take it away.
    Raises UserError where LibreOffice is missing, fails or takes longer than ``seconds``.
    """
    office = _office()
    if office is None:
        raise UserError(
            f"生成 .{to} 要用 LibreOffice，这台电脑上没有找到：{how_to_install()}；也可以生成 .docx 后用 Word、WPS 另存"
        )
    with tempfile.TemporaryDirectory(prefix="authoring-", ignore_cleanup_errors=True) as folder:
        source = Path(folder, f"draft{suffix}")
        source.write_bytes(data)
        wanted = f"{to}:{options}" if options else to
        _run(office, source, [*([f"--infilter={infilter}"] if infilter else []), "--convert-to", wanted], seconds)
        result = source.with_suffix(f".{to}")
        if not result.is_file():
            raise UserError(f"LibreOffice 没有生成 .{to}，可能是装得不全（要有 Writer），请检查后再试")
        return result.read_bytes()


def page_count(pdf: bytes) -> int:
    """Pages of a PDF that LibreOffice wrote."""
    return len(_PAGE.findall(pdf))


def _run(office: str, source: Path, options: Sequence[str], seconds: int) -> None:
    profile = source.parent / "profile"  # the user's own may be in use, or set up otherwise
    settle(profile)
    command = [office, "--headless", "--norestore", f"-env:UserInstallation={profile.as_uri()}", *options]
    variables = os.environ | environment(source.parent) | {"SAL_USE_VCLPLUGIN": "svp"} | WITHOUT_NETWORK
    try:
        running = subprocess.Popen(
            [*guarded(seconds), *command, "--outdir", str(source.parent), str(source)],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            env=variables,
            start_new_session=True,
        )
    except OSError as error:
        raise UserError(f"LibreOffice 启动不了：{error.strerror or error}") from error
    try:
        code = running.wait(seconds)
    except subprocess.TimeoutExpired as error:
        raise UserError(f"LibreOffice 转换超过{seconds}秒，已停止；请关闭其他程序后再试") from error
    finally:
        end(running)  # what we started is a script; the program itself is its child
    if code:
        raise UserError(f"LibreOffice 转换出错（退出码 {code}），请用它打开一次文件看看")


def _office() -> str | None:
    found = next((path for name in _COMMANDS if (path := shutil.which(name))), None)
    return found or next((path for path in _USUAL_PLACES if Path(path).is_file()), None)
