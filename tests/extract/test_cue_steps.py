"""Exercises that nothing but the list of their cues tells how to do."""

from __future__ import annotations

from pipeline.extract import Extractor
from pipeline.read import read

HOW = ("Lie on your side with your knees bent.", "Lift the top knee.", "Lower it slowly.")


def steps(extractor: Extractor, heading: str, *items: str, before: str = "") -> list[str]:
    cues = "".join(f"<li>{item}</li>" for item in items)
    page = f"<h1>Home plan</h1><h2>Clamshells</h2><p>2 x 15</p>{before}<h3>{heading}</h3><ul>{cues}</ul>"
    document = read(page.encode(), path="plan.html")
    (mention,) = extractor.extract(document).mentions
    return [document.text[step.start : step.end] for step in mention.steps]


def test_cues_that_begin_with_the_position_are_the_steps(extractor: Extractor) -> None:
    assert steps(extractor, "Cues", *HOW) == list(HOW)
    assert steps(extractor, "Cues", HOW[0], "The band is optional.", *HOW[1:]) == list(HOW)
    assert steps(extractor, "Setup &amp; Cues", *HOW) == list(HOW)


def test_cues_beside_steps_and_mere_tips_are_none(extractor: Extractor) -> None:
    assert steps(extractor, "Tips", "Keep your hips still.", "Breathe out as you lift.", "Lower slowly.") == []
    told = "<h3>How to do it</h3><ol><li>Lie down.</li><li>Open your knees.</li></ol>"
    assert steps(extractor, "Cues", *HOW, before=told) == ["Lie down.", "Open your knees."]


def test_what_works_when_it_is_done_wrong_is_no_muscle_of_the_exercise(extractor: Extractor) -> None:
    wrong = "If your pelvis rocks, you're using your lower back, not your glutes."
    page = f"<h1>Home plan</h1><h2>Clamshells</h2><p>2 x 15</p><h3>Cues</h3><ul><li>{HOW[0]}</li><li>{wrong}</li></ul>"
    (mention,) = extractor.extract(read(page.encode(), path="plan.html")).mentions
    assert mention.muscles == ()
