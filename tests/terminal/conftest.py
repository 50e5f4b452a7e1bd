"""A terminal for every test here: one that shows colours, 110 columns wide unless a test says otherwise."""

from __future__ import annotations

import io

import pytest


class Terminal(io.StringIO):
    """Takes what is written to it, and says that it is a terminal."""

    def isatty(self) -> bool:
        return True


@pytest.fixture
def terminal() -> Terminal:
    return Terminal()


@pytest.fixture(autouse=True)
def environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.setenv("COLUMNS", "110")
