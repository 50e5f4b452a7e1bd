"""Copies of one article speak with one voice."""

from __future__ import annotations

import random
import re
from pathlib import Path

import duckdb
import pytest

from pipeline.catalogue.sketch import SIZE, sketch
from pipeline.catalogue.store import rows_of
from pipeline.conflicts import find_conflicts
from pipeline.conflicts.origins import find_origins
from pipeline.read import read
from pipeline.vocabulary import load_vocabulary
from tests.conflicts.claims import fill

_WORDS = "lie down on the floor and press the weight over your chest while you breathe out through the mouth".split()
ARTICLE = " ".join(f"{word} {number}" for number, word in enumerate(_WORDS * 3))
OTHER = " ".join(f"{number} {word}" for number, word in enumerate(reversed(_WORDS * 3)))
LONG = " ".join(f"{word} {number}" for number, word in enumerate(_WORDS * 60))
_RAW = Path(__file__).parents[2] / "raw"
ARTICLES = [
    read(path.read_bytes(), path=str(path)).text
    for path in sorted(_RAW.rglob("*"))
    if path.suffix in (".html", ".md", ".txt")
]


def edited(text: str, share: float, *, in_a_row: int = 1) -> str:
    """A copy of an article in which a share of the words is replaced, one by one or several in a row."""
    chance = random.Random(f"{share} {in_a_row} {text[:80]}")  # noqa: S311
    words = re.findall(r"\w+|\W+", text)
    places = [place for place, word in enumerate(words) if word.isalnum()]
    others = " ".join(ARTICLES).split()
    replaced: set[int] = set()
    while len(replaced) < share * len(places):
        start = chance.randrange(len(places))
        replaced.update(places[start : start + in_a_row])
    return "".join(chance.choice(others) if place in replaced else word for place, word in enumerate(words))


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


@pytest.mark.parametrize(("share", "in_a_row"), [(0.05, 1), (0.1, 1), (0.15, 1), (0.3, 8)])
def test_lightly_edited_copy_has_the_origin_of_its_original(share: float, in_a_row: int) -> None:
    copies = [edited(text, share, in_a_row=in_a_row) for text in ARTICLES]
    own = [f"s{number:03}" for number in range(len(ARTICLES))]
    assert origins(*ARTICLES, *copies) == own * 2


def test_article_rewritten_in_half_its_words_is_another() -> None:
    assert origins(ARTICLES[0], edited(ARTICLES[0], 0.5)) == ["s000", "s001"]


def test_common_disclaimer_makes_no_copy() -> None:
    disclaimer = "Ask your doctor before you begin this or any other exercise programme and stop at once when it hurts."
    assert origins(
        f"{disclaimer} {' '.join(OTHER.split()[:20])}", f"{disclaimer} {' '.join(ARTICLE.split()[:20])}"
    ) == [
        *("s000", "s001"),
    ]


def test_copies_count_once_and_do_not_dispute() -> None:
    with duckdb.connect() as connection:
        figures = (5.0, 5.0, 20.0)
        fill(connection, [{"aspect": "reps", "value_min": figure, "value_max": figure} for figure in figures])
        for number, text in enumerate((ARTICLE, ARTICLE, OTHER)):
            connection.execute("INSERT INTO sketches VALUES (?, ?)", [f"s{number:03}", sketch(text)])
        find_conflicts(connection, load_vocabulary())
        assert len(rows_of(connection, "FROM conflicts")) == 1
        assert rows_of(connection, "FROM agreements") == []
