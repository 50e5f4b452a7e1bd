"""Headings that are short for an exercise, among others that name theirs in full and among none."""

from __future__ import annotations

from pipeline.extract import Extractor
from pipeline.read import read

HOW = "Hold the weight. Lower it slowly."


def names(extractor: Extractor, *headings: str) -> list[str]:
    page = "# All we offer\n\n" + "\n\n".join(f"## {heading}\n\n{HOW}" for heading in headings)
    return [one.name for one in extractor.extract(read(page.encode(), path="a.md")).mentions]


def test_a_short_heading_among_names_is_one(extractor: Extractor) -> None:
    headings = ("Bench", "Incline Bench", "Goblet Squat", "Deadlift", "Lat Pulldown", "Leg Press", "Shrugs", "Dips")
    assert names(extractor, *headings) == list(headings)


def test_a_bench_elsewhere_is_a_bench(extractor: Extractor) -> None:
    assert "Bench" not in names(extractor, "Bench", "Rack", "Mat", "Goblet Squat")
