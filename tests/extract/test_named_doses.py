"""Doses of exercises that only their own sentence names, and of those that open an article."""

from __future__ import annotations

import pytest

from pipeline.extract import Extractor
from pipeline.read import read


@pytest.mark.parametrize(
    ("sentence", "doses"),
    [
        ("Everyone I coach does four sets of twelve goblet squats.", {"sets": 4, "reps": 12}),
        ("With goblet squats you want four sets of twelve.", {"sets": 4, "reps": 12}),
        ("Side planks should be held for 40 seconds.", {"hold_seconds": 40}),
        ("I want five sets of goblet squats from you.", {"sets": 5}),
        ("Goblet squats replaced my four sets of twelve lunges.", {}),
        ("Last year I did four sets of twelve goblet squats.", {}),
        ("You do not need four sets of twelve goblet squats.", {}),
        ("Are four sets of twelve goblet squats enough?", {}),
    ],
)
def test_doses_in_passing(extractor: Extractor, sentence: str, doses: dict[str, float]) -> None:
    found = extractor.extract(read(f"# Letters\n\nDear reader, it rained.\n\n{sentence}\n".encode(), path="page.md"))
    assert not found.mentions
    assert {one.aspect: (one.interval or [None])[0] for one in found.statements if one.interval} == doses


def test_an_exercise_that_opens_a_short_article_is_its_subject(extractor: Extractor) -> None:
    text = (
        b"# Notes from the shed\n\nThe hollow hold (some call it a dish) is the only drill that I do when it snows.\n\n"
        b"You stay in it for 40 seconds.\n"
    )
    found = extractor.extract(read(text, path="page.md"))
    said = (*found.statements, *(one for mention in found.mentions for one in mention.statements))
    assert [(one.aspect, one.interval) for one in said if one.interval] == [("hold_seconds", (40, 40))]


def test_a_cue_is_no_other_exercise(extractor: Extractor) -> None:
    text = (
        b"# Heavy\n\nI came to hip thrusts late, and I stayed.\n\nMy advice about barbell hip thrusts: three sets, "
        b"and in each of them 15 reps.\n\n- Chin tucked, ribs down.\n"
    )
    found = extractor.extract(read(text, path="page.md")).statements
    assert {one.aspect for one in found if one.subject_kind == "exercise" and one.interval} == {"sets", "reps"}
