"""The README's commands: how they are run, and how their outputs are written anew (`python -m tests.readme`)."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

PROJECT = Path(__file__).parent.parent
README = PROJECT / "README.md"
_CONSOLE = re.compile(r"```console\n\$ (?P<command>.+)\n(?P<output>(?:.*\n)*?)```\n")


def commands(text: str) -> Iterator[tuple[str, str]]:
    """Each command of a README with the output printed under it."""
    for block in _CONSOLE.finditer(text):
        yield block.group("command"), block.group("output")


def run(command: str, folder: Path) -> str:
    """The output of a README's command in a folder that looks like a fresh clone, set up."""
    binaries = Path(sys.executable).parent
    own = {key: value for key, value in os.environ.items() if key not in ("MAKEFLAGS", "MAKELEVEL", "MFLAGS")}
    environment = {**own, "PATH": f"{binaries}{os.pathsep}{own['PATH']}", "COLUMNS": "100"}
    if command.startswith("make "):
        command += f" -o setup BIN={binaries}"
    result = subprocess.run(
        ["bash", "-c", command], cwd=folder, env=environment, capture_output=True, text=True, timeout=300, check=False
    )
    if result.returncode:
        raise RuntimeError(f"{command}: {result.stderr}")
    return "\n".join(line.rstrip() for line in result.stdout.splitlines()) + "\n"


def lay_out(folder: Path) -> None:
    """Give a folder the parts of the project that the README's commands need."""
    for name in ("raw", "tests", "Makefile"):
        (folder / name).symlink_to(PROJECT / name)


def refreshed(text: str) -> str:
    """The README with the output of every command as it is now."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        lay_out(folder)

        def rerun(block: re.Match[str]) -> str:
            command = block.group("command")
            return f"```console\n$ {command}\n{run(command, folder)}```\n"

        return _CONSOLE.sub(rerun, text)


if __name__ == "__main__":
    README.write_text(refreshed(README.read_text(encoding="utf-8")), encoding="utf-8")
