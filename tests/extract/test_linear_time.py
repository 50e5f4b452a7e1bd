"""Reading and extraction take time in proportion to the text, whatever it consists of."""

from __future__ import annotations

import gc
import time
from collections.abc import Callable, Iterator
from itertools import cycle, islice

import pytest

from pipeline.extract import Extractor
from pipeline.extract.advice import AdviceReader
from pipeline.extract.outline import build_outline
from pipeline.models import Block, Document
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
    "bare headings": "## {}\n\n",
    "strung names": "{}, lunges and dips – 3 x 10\n\n",
    "nested items": "- Mobility (5 min)\n  - {} 3 x 8\n  - Push one heel down (hold 5s)\n",
    "joined headings": "## {} and Plank\n\nPlank: Lie down. Lift your hips.\n\n",
    "cues": "## {}\n\n**Cues**\n\n- Lie on your side\n- Lift your knee\n- Lower slowly\n\n",
    "muscles": "## Squat\n\nStand tall. Lower slowly.\n\nSquats work the quads. Pair them with the {}.\n\n",
}
PLAIN_SHAPES = {
    "order codes": "A1. {} 3x10\nA2. Plank 30 s\nRest 60 seconds\n\n",
    "counts": "10 {}\n",
    "cells": "{}\n4\n8-10\n",
    "records": "name: {}\ntarget: quads\nreps: 8\n\n",
    "logs": "2024-03-04: {} 5x5 60kg, row 3x8\n",
    "circuits": "Do each exercise for 40 seconds, 3 rounds: {}, plank, dips.\n",
    "names over lines": "{}\n3 x 10\n\n",
    "leading names": "{} – Stand tall. Lower your hips slowly.\n\n",
    "told in prose": "Next, move to the {}. Stand tall. Lower your hips slowly.\n\n",
}
FACTOR = 3
"""A text 24 times as long takes 24 times as long; in the square it would take 576 times as long."""
SHORTEST = 0.002
"""Seconds that any text may take: below them a clock says little."""
SIZES = (2, 48)
TRIES = 3
"""A machine that does other work makes one measurement too long, hardly three in a row."""


@pytest.fixture(autouse=True)
def no_garbage_of_others() -> Iterator[None]:
    """Keep the collector from going through what all the tests before have left, in the middle of a measurement."""
    gc.disable()
    yield
    gc.enable()


def _flat(extractor: Extractor, text_of_size: Callable[[int], str], path: str) -> None:
    def per_size(size: int) -> float:
        data = text_of_size(size).encode()
        begin = time.process_time()
        extractor.extract(read(data, path=path))
        return max(SHORTEST, time.process_time() - begin) / size

    small, large = SIZES
    allowed = FACTOR * min(per_size(small) for _ in range(TRIES))
    assert any(per_size(large) <= allowed for _ in range(TRIES))


@pytest.mark.parametrize("shape", SHAPES)
def test_articles_of_many_exercises(extractor: Extractor, shape: str) -> None:
    _flat(extractor, lambda size: "# Training\n\n" + _of_exercises(SHAPES[shape], size), "article.md")


@pytest.mark.parametrize("shape", PLAIN_SHAPES)
def test_plain_text_of_many_exercises(extractor: Extractor, shape: str) -> None:
    _flat(extractor, lambda size: "Training\n\n" + _of_exercises(PLAIN_SHAPES[shape], size), "article.txt")


def _of_exercises(shape: str, size: int) -> str:
    return "".join(shape.format(name) for name in islice(cycle(NAMES), 4 * size))


def test_advice_of_a_table_without_a_header(extractor: Extractor) -> None:
    # Reading and annotating so many rows takes far longer than looking for the header of each, so it stays aside.
    per_row = []
    for rows in (1_000, 16_000):
        row = "Rest day\n"
        starts = range(0, rows * len(row), len(row))
        blocks = tuple(Block("row", start, start + len(row) - 1, group=1) for start in starts)
        document = Document("html", row * rows, blocks)
        annotated = extractor.language.annotate(document)
        reader = AdviceReader(annotated, build_outline(document, extractor.tools.labels), extractor.tools, ())
        begin = time.process_time()
        reader.statements()
        per_row.append((time.process_time() - begin) / rows)
    assert per_row[-1] <= FACTOR * per_row[0], per_row


@pytest.mark.parametrize("kind", [name for name, _ in texts(lambda _: 1)])
def test_adversarial_text(extractor: Extractor, kind: str) -> None:
    def text(size: int) -> str:
        return dict(texts(lambda count: min(count, 350 * size)))[kind][: 350 * size]

    _flat(extractor, text, "note.txt")
