"""The browser that the report is tested in: found on this machine, or installed where that is possible."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

_NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "microsoft-edge")
_APPLICATIONS = (
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
)


def find_browser() -> str | None:
    """The program named by CHROMIUM, or the first Chromium that is installed; None when there is none."""
    wanted = os.environ.get("CHROMIUM")
    if wanted:
        return shutil.which(wanted)
    found = (shutil.which(name) for name in _NAMES)
    return next((path for path in found if path), None) or next(filter(os.path.exists, _APPLICATIONS), None)


def install_browser() -> None:
    """Install Debian's Chromium, where this is Debian and we may; what goes wrong is no failure."""
    if not (Path("/etc/debian_version").exists() and shutil.which("apt-get") and os.geteuid() == 0):
        return
    quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    for command in (["update"], ["install", "--yes", "--no-install-recommends", "chromium"]):
        subprocess.run(["apt-get", "-qq", *command], env=quiet, stdout=subprocess.DEVNULL, check=False, timeout=600)


if __name__ == "__main__":
    if find_browser() is None:
        sys.stderr.write("no Chromium found; trying to install it\n")
        install_browser()
    sys.stderr.write(f"browser for the tests: {find_browser() or 'none, so the tests that need one are skipped'}\n")
