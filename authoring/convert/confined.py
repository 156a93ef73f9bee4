"""LibreOffice kept in: no macros, no links, no network as far as the system lets us, and an end in any case."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
from contextlib import suppress
from functools import cache
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pathlib import Path

_NOWHERE = "127.0.0.1:9"  # where nothing listens
_PROXIES = ("http_proxy", "https_proxy", "ftp_proxy", "all_proxy")
WITHOUT_NETWORK = dict.fromkeys(_PROXIES, f"http://{_NOWHERE}")
"""Environment variables that lead whatever asks for the network to where there is none."""

_SETTINGS = (
    ("org.openoffice.Office.Common/Security/Scripting", "DisableMacrosExecution", "true"),
    ("org.openoffice.Office.Common/Security/Scripting", "MacroSecurityLevel", "3"),
    ("org.openoffice.Office.Common/Security/Scripting", "BlockUntrustedRefererLinks", "true"),
    ("org.openoffice.Office.Common/Security/Scripting", "DisableActiveContent", "true"),
    ("org.openoffice.Office.Common/Java/ApplicationSecurity", "Enable", "false"),
    ("org.openoffice.Office.Writer/Content/Update", "Link", "2"),
    ("org.openoffice.Inet/Settings", "ooInetProxyType", "2"),
    ("org.openoffice.Inet/Settings", "ooInetHTTPProxyName", "127.0.0.1"),
    ("org.openoffice.Inet/Settings", "ooInetHTTPProxyPort", "9"),
    ("org.openoffice.Inet/Settings", "ooInetHTTPSProxyName", "127.0.0.1"),
    ("org.openoffice.Inet/Settings", "ooInetHTTPSProxyPort", "9"),
)
"""Settings of LibreOffice (path, name, value; its schemas in officecfg): level 3 runs no macro, Link 2 updates none."""

_GRACE = 5  # seconds after ours at which the guard ends it though we are gone


def settle(profile: Path) -> None:
    """Put the settings into a new profile."""
    items = "".join(
        f'<item oor:path="/{path}"><prop oor:name="{name}" oor:op="fuse"><value>{value}</value></prop></item>'
        for path, name, value in _SETTINGS
    )
    head = '<oor:items xmlns:oor="http://openoffice.org/2001/registry">'
    (profile / "user").mkdir(parents=True)
    (profile / "user" / "registrymodifications.xcu").write_text(f"{head}{items}</oor:items>", encoding="utf-8")


def guarded(seconds: int) -> list[str]:
    """What to put before the command: an end should we be killed, and a network of its own with nothing in it."""
    timeout = shutil.which("timeout")
    return [*([timeout, "-k", "1", str(seconds + _GRACE)] if timeout and os.name == "posix" else []), *_alone()]


@cache
def _alone() -> tuple[str, ...]:
    unshare = shutil.which("unshare")
    if unshare is None:
        return ()
    command = (unshare, "--map-root-user", "--net")
    done = subprocess.run([*command, "true"], capture_output=True, check=False)
    return () if done.returncode else command


def end(running: subprocess.Popen[Any]) -> None:
    """End a process and all that it started."""
    if hasattr(os, "killpg"):
        with suppress(ProcessLookupError, PermissionError):
            os.killpg(running.pid, signal.SIGKILL)
    else:  # pragma: no cover - Windows
        running.kill()
    running.wait()
