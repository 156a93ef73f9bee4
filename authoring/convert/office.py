"""Running LibreOffice: a profile of its own for each run, a time limit, and no traceback for the user."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from authoring.convert.standins import environment
from authoring.errors import UserError
from authoring.standard.compiled import compiled

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


def convert(data: bytes, suffix: str, to: str, *, seconds: int = _SECONDS) -> bytes:
    """A file's bytes in another format; ``suffix`` is its own (.docx), ``to`` the other (pdf).

    Raises UserError where LibreOffice is missing, fails or takes longer than ``seconds``.
    """
    office = _office()
    if office is None:
        advice = _INSTALL.get(sys.platform, _INSTALL["linux"])
        raise UserError(
            f"生成 .{to} 要用 LibreOffice，这台电脑上没有找到：{advice}；也可以生成 .docx 后用 Word、WPS 另存"
        )
    with tempfile.TemporaryDirectory(prefix="authoring-", ignore_cleanup_errors=True) as folder:
        source = Path(folder, f"draft{suffix}")
        source.write_bytes(data)
        _run(office, source, to, seconds)
        result = source.with_suffix(f".{to}")
        if not result.is_file():
            raise UserError(f"LibreOffice 没有生成 .{to}，可能是装得不全（要有 Writer），请检查后再试")
        return result.read_bytes()


def page_count(pdf: bytes) -> int:
    """Pages of a PDF that LibreOffice wrote."""
    return len(_PAGE.findall(pdf))


def _run(office: str, source: Path, to: str, seconds: int) -> None:
    profile = (source.parent / "profile").as_uri()  # the user's own may be in use, or set up otherwise
    command = [office, "--headless", "--norestore", f"-env:UserInstallation={profile}", "--convert-to", to]
    variables = os.environ | environment(source.parent) | {"SAL_USE_VCLPLUGIN": "svp"}
    try:
        done = subprocess.run(
            [*command, "--outdir", source.parent, source],
            capture_output=True,
            timeout=seconds,
            check=False,
            env=variables,
        )
    except subprocess.TimeoutExpired as error:
        raise UserError(f"LibreOffice 转换超过{seconds}秒，已停止；请关闭其他程序后再试") from error
    except OSError as error:
        raise UserError(f"LibreOffice 启动不了：{error.strerror or error}") from error
    if done.returncode:
        raise UserError(f"LibreOffice 转换出错（退出码 {done.returncode}），请用它打开一次文件看看")


def _office() -> str | None:
    found = next((path for name in _COMMANDS if (path := shutil.which(name))), None)
    return found or next((path for path in _USUAL_PLACES if Path(path).is_file()), None)
