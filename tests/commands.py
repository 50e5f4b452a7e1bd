"""The command `liftlore` run in this process: what it prints and how it ends, without starting Python each time."""

from __future__ import annotations

import io
import os
import pty
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack, chdir, contextmanager, redirect_stderr, redirect_stdout
from pathlib import Path
from subprocess import CompletedProcess
from threading import Thread
from typing import TextIO
from unittest.mock import patch

from pipeline.cli import main

PROJECT = Path(__file__).parent.parent
INSTALLED = Path(sys.executable).with_name("liftlore")
"""The command itself, for what only a process of its own shows."""


def liftlore(*arguments: str | Path, cwd: Path = PROJECT, stdin: str = "", **environment: str) -> CompletedProcess[str]:
    """Run the command where no terminal is."""
    out, err = (io.TextIOWrapper(io.BytesIO(), encoding="utf-8", newline="") for _ in range(2))
    words = [str(argument) for argument in arguments]
    with _streams(io.StringIO(stdin), out, err), _surroundings(words, cwd, environment):
        code = _exit_code()
    out.seek(0)
    err.seek(0)
    return CompletedProcess(words, code, out.read(), err.read())


def liftlore_on_terminal(arguments: Sequence[str], cwd: Path, **environment: str) -> str:
    """What the command writes to a terminal of 100 columns."""
    main_end, side = pty.openpty()
    written = bytearray()

    def read_all() -> None:
        while True:
            try:
                piece = os.read(main_end, 65536)
            except OSError:  # the other end is closed: the command is done
                return
            if not piece:
                return
            written.extend(piece)

    reader = Thread(target=read_all)
    reader.start()
    plain = {"NO_COLOR": None, "TERM": "xterm-256color", "COLUMNS": "100"}
    with ExitStack() as ends:
        ends.callback(os.close, main_end)
        ends.callback(reader.join)
        stdin = ends.enter_context(open(side, encoding="utf-8"))
        out, err = (ends.enter_context(open(os.dup(side), "w", encoding="utf-8", buffering=1)) for _ in range(2))
        with _streams(stdin, out, err), _surroundings(list(arguments), cwd, {**plain, **environment}):
            _exit_code()
    return written.decode().replace("\r\n", "\n")


def _exit_code() -> int:
    try:
        main()
    except SystemExit as stopped:
        return stopped.code if isinstance(stopped.code, int) else int(stopped.code is not None)
    return 0


@contextmanager
def _streams(stdin: TextIO, out: TextIO, err: TextIO) -> Iterator[None]:
    with patch.object(sys, "stdin", stdin), redirect_stdout(out), redirect_stderr(err):
        yield
        out.flush()
        err.flush()


@contextmanager
def _surroundings(arguments: list[str], cwd: Path, environment: Mapping[str, str | None]) -> Iterator[None]:
    with chdir(cwd), patch.object(sys, "argv", ["liftlore", *arguments]), patch.dict(os.environ):
        for name, value in environment.items():
            if value is None:
                os.environ.pop(name, None)
            else:
                os.environ[name] = value
        yield
