"""Reading and extraction take time in proportion to the text, whatever it consists of."""

from __future__ import annotations

import time
from collections.abc import Callable
from itertools import cycle, islice

import pytest

from pipeline.extract import Extractor
from pipeline.read import read
from tests.hostile import texts

NAMES = ("Goblet Squat", "Push-Up", "Romanian Deadlift", "Plank", "Reverse Lunge", "Bench Press", "Bent-Over Row")
SHAPES = {
    "headings": "## {}\n\nStand tall. Lower slowly.\n\n- Sets: 3\n- Reps: 8-12\n\n**Muscles worked:** quads\n\n",
    "items": "- {} - 3 sets of 8 reps\n",
    "paragraphs": "The {} is great. Keep your back straight. Do 3 sets of 10 reps, resting 60 seconds.\n\n",
    "bold lines": "**{}**\n\nKeep your back straight, then lower slowly. Do 3 sets of 10 reps.\n\n",
    "parts": "### {}\n\n#### How to do it\n\n1. Stand tall.\n2. Lower slowly.\n\n#### Muscles worked\n\nGlutes.\n\n",
    "days": "### Day 1\n\n- {} 3 x 8\n- Plank 2 x 30 seconds\n\n",
}
FACTOR = 3
"""A text sixteen times as long takes sixteen times as long; in the square it would take 256 times as long."""
SHORTEST = 0.005
"""Seconds that any text may take: below them a clock says little."""
SIZES = (1, 4, 16)


def _flat(extractor: Extractor, text_of_size: Callable[[int], str], path: str) -> None:
    per_size = []
    for size in SIZES:
        data = text_of_size(size).encode()
        begin = time.process_time()
        extractor.extract(read(data, path=path))
        per_size.append(max(SHORTEST, time.process_time() - begin) / size)
    assert per_size[-1] <= FACTOR * max(per_size[:-1]), per_size


@pytest.mark.parametrize("shape", SHAPES)
def test_articles_of_many_exercises(extractor: Extractor, shape: str) -> None:
    def article(size: int) -> str:
        return "# Training\n\n" + "".join(SHAPES[shape].format(name) for name in islice(cycle(NAMES), 4 * size))

    _flat(extractor, article, "article.md")


@pytest.mark.parametrize("kind", [name for name, _ in texts(lambda _: 1)])
def test_adversarial_text(extractor: Extractor, kind: str) -> None:
    def text(size: int) -> str:
        return dict(texts(lambda count: min(count, 350 * size)))[kind][: 350 * size]

    _flat(extractor, text, "note.txt")
