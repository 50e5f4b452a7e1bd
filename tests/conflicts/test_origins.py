"""Copies of one article speak with one voice."""

from __future__ import annotations

import duckdb
import pytest

from pipeline.catalogue.sketch import SIZE, sketch
from pipeline.catalogue.store import rows_of
from pipeline.conflicts import find_conflicts
from pipeline.conflicts.origins import find_origins
from pipeline.vocabulary import load_vocabulary
from tests.conflicts.claims import fill

_WORDS = "lie down on the floor and press the weight over your chest while you breathe out through the mouth".split()
ARTICLE = " ".join(f"{word} {number}" for number, word in enumerate(_WORDS * 3))
OTHER = " ".join(f"{number} {word}" for number, word in enumerate(reversed(_WORDS * 3)))
LONG = " ".join(f"{word} {number}" for number, word in enumerate(_WORDS * 60))


def origins(*texts: str) -> list[str]:
    """The origin of each text, as the number of the first text like it."""
    with duckdb.connect() as connection:
        fill(connection, [{"aspect": "sets", "value_min": 3.0, "value_max": 3.0} for _ in texts])
        for number, text in enumerate(texts):
            connection.execute("INSERT INTO sketches VALUES (?, ?)", [f"s{number:03}", sketch(text)])
        find_origins(connection)
        found = rows_of(connection, "SELECT origin FROM origins ORDER BY source_id")
    return [row["origin"] for row in found]


@pytest.mark.parametrize(
    "copy",
    [
        ARTICLE,
        ARTICLE.upper(),
        f"First printed elsewhere. {ARTICLE}",
        f"{ARTICLE} Leave a comment below.",
        ARTICLE[:400],
    ],
)
def test_copy_has_the_origin_of_its_original(copy: str) -> None:
    assert origins(ARTICLE, copy) == ["s000", "s000"]


def test_other_article_has_an_origin_of_its_own() -> None:
    assert origins(ARTICLE, OTHER, "Too short to be a copy.", "Too short to be a copy.") == [
        *("s000", "s001", "s002", "s003"),
    ]


def test_long_copy_is_recognised_by_its_sketch() -> None:
    assert len(sketch(LONG)) == SIZE
    assert origins(LONG, f"A word before. {LONG} A word after.") == ["s000", "s000"]


def test_copies_count_once_and_do_not_dispute() -> None:
    with duckdb.connect() as connection:
        figures = (5.0, 5.0, 20.0)
        fill(connection, [{"aspect": "reps", "value_min": figure, "value_max": figure} for figure in figures])
        for number, text in enumerate((ARTICLE, ARTICLE, OTHER)):
            connection.execute("INSERT INTO sketches VALUES (?, ?)", [f"s{number:03}", sketch(text)])
        find_conflicts(connection, load_vocabulary())
        assert len(rows_of(connection, "FROM conflicts")) == 1
        assert rows_of(connection, "FROM agreements") == []
