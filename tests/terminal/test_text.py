"""Lines fit the terminal, cannot steer it, and are coloured only where colours are wanted."""

from __future__ import annotations

import io

import pytest

from pipeline.terminal.text import blanked, joined, plain, styled, wants_colour, wrapped, write_lines

_STEERING = [
    "\x1b[31mred",
    "\x1b]0;title\x07",
    "\x9b2J",
    "a\u202eb",
    "a\u2066b",
    "a\u2028b",
    "a\rb",
    "a\x08b",
    "a\ufeffb",
]


@pytest.fixture(autouse=True)
def columns(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "60")


@pytest.mark.parametrize("text", _STEERING)
def test_no_text_steers_the_terminal(text: str) -> None:
    for safe in (plain(text), blanked(text), str(styled(text, "bold")), str(joined(" ", text))):
        assert all(char.isprintable() for char in safe)
    assert len(blanked(text)) == len(text)


@pytest.mark.parametrize("text", _STEERING)
def test_article_text_brings_no_escape_of_its_own_into_coloured_lines(text: str, terminal: io.StringIO) -> None:
    write_lines(wrapped(joined("quote: ", styled(text, "red"))), terminal)
    written = terminal.getvalue().replace("\x1b[31m", "").replace("\x1b[0m", "")
    assert all(char.isprintable() or char == "\n" for char in written)


def test_colours_are_for_terminals(terminal: io.StringIO) -> None:
    pipe = io.StringIO()
    for file in (terminal, pipe):
        write_lines([styled("Romanian Deadlift", "bold"), "plain [bold]markup[/] :smile:"], file)
    assert "\x1b[1mRomanian Deadlift\x1b[0m" in terminal.getvalue()
    assert "plain [bold]markup[/] :smile:" in terminal.getvalue()
    assert pipe.getvalue() == "Romanian Deadlift\nplain [bold]markup[/] :smile:\n"


@pytest.mark.parametrize(("name", "value"), [("NO_COLOR", "1"), ("TERM", "dumb")])
def test_a_terminal_can_ask_for_plain_text(
    monkeypatch: pytest.MonkeyPatch, terminal: io.StringIO, name: str, value: str
) -> None:
    monkeypatch.setenv(name, value)
    write_lines([styled("Romanian Deadlift", "bold")], terminal)
    assert terminal.getvalue() == "Romanian Deadlift\n"
    assert not wants_colour(terminal)


def test_long_lines_are_wrapped_under_their_beginning() -> None:
    lines = list(map(str, wrapped("word " * 40, first="  1. ")))
    assert all(len(line) <= 60 for line in lines)
    assert lines[0].startswith("  1. word")
    assert all(line.startswith("     word") for line in lines[1:])
    assert " ".join(" ".join(lines).split()) == "1. " + " ".join(["word"] * 40)


def test_a_narrow_terminal_still_shows_everything(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "10")
    lines = list(map(str, wrapped("supercalifragilistic expialidocious", first=" " * 18)))
    assert "".join(line.strip() for line in lines) == "supercalifragilisticexpialidocious"
