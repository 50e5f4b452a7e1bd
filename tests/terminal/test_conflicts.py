"""Conflicts at a terminal: both quotes among the sentences that surround them."""

from __future__ import annotations

import io
from typing import Any

import pytest

from pipeline.terminal.conflicts import AROUND, conflict_lines
from pipeline.terminal.text import write_lines

_ROW: dict[str, Any] = {
    "subject_name": "Lat Pulldown",
    "aspect": "behind_the_neck",
    "kind": "technique",
    "severity": 3,
    "certainty": "conflict",
    "dismissed": None,
    "explanation": "One says so, the other not.",
    "claim_a": "a",
    "quote_a": "Never behind the neck.",
    "path_a": "one.md",
    "claim_b": "b",
    "quote_b": "Pull it behind the neck.",
    "path_b": "two.md",
}


def passage(before: str, after: str) -> str:
    """How the first quote of a conflict is shown between two texts, on one line."""
    around = {"a": (before[-AROUND:], after[:AROUND]), "b": ("", "")}
    lines = [str(line) for line in conflict_lines(_ROW, around=around)]
    shown = lines[lines.index("    one.md") + 1 : lines.index("    two.md")]
    return " ".join(line.strip() for line in shown)


@pytest.mark.parametrize(
    ("before", "after", "shown"),
    [
        ("", "", "«Never behind the neck.»"),
        ("Sit tall. ", " It hurts.", "Sit tall. «Never behind the neck.» It hurts."),
        ("1. Sit tall.\n2. ", "\n3. Let go.", "1. Sit tall. / 2. «Never behind the neck.» / 3. Let go."),
        ("Sit tall.\n\n", "\n\nNext Exercise", "Sit tall. / «Never behind the neck.»"),
        ("wide " * 40 + "grip. Sit tall. ", "", "Sit tall. «Never behind the neck.»"),
        ("", " It hurts. Then " + "wide " * 40, "«Never behind the neck.» It hurts."),
        ("(", ", ever", "(«Never behind the neck.», ever"),
        ("a\x1b[31mb\u202e ", "\r\tc", "a [31mb «Never behind the neck.» c"),
    ],
)
def test_quote_stands_among_its_sentences(before: str, after: str, shown: str) -> None:
    assert passage(before, after) == shown


def test_long_sentences_are_cut_at_words() -> None:
    shown = passage("0 " + "before " * 60, " after" * 60)
    before, _, after = shown.partition("«Never behind the neck.»")
    assert set(before.split()) == {"…", "before"}
    assert set(after.split()) == {"after", "…"}
    assert before.startswith("…")
    assert after.endswith("…")
    assert 140 < len(before) <= AROUND
    assert 140 < len(after) <= AROUND


@pytest.mark.parametrize("text", ["x" * 400, "\n" * 400, " " * 400, "." * 400], ids=["word", "lines", "spaces", "dots"])
def test_text_without_words_leaves_the_quote_readable(text: str) -> None:
    assert "«Never behind the neck.»" in passage(text, text)


def test_quote_is_bold_and_its_surroundings_dim(terminal: io.StringIO) -> None:
    write_lines(conflict_lines(_ROW, around={"a": ("Sit tall. ", " It hurts."), "b": ("", "")}), terminal)
    assert (
        "\x1b[2mSit tall. \x1b[0m\x1b[1m«Never behind the neck.»\x1b[0m\x1b[2m It hurts.\x1b[0m" in terminal.getvalue()
    )


def test_without_surroundings_the_quotes_stand_alone() -> None:
    lines = [str(line).strip() for line in conflict_lines(_ROW)]
    assert lines[-2:] == ["“Never behind the neck.”  one.md", "“Pull it behind the neck.”  two.md"]
