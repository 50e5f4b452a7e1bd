"""Pages on one exercise whose facts stand in labelled lines apart from how it is done."""

from __future__ import annotations

import pytest

from pipeline.extract import Extractor
from pipeline.models import Findings
from pipeline.read import read

HOW = "<h2>How to Do the Glute Bridge</h2><ol><li>Lie on your back.</li><li>Lift your hips.</li></ol>"
FACTS = "<li>Primary muscles: glutes</li><li>Secondary muscles: hamstrings</li><li>Equipment: none</li>"


def findings(extractor: Extractor, title: str, facts: str) -> Findings:
    page = f"<h1>{title}</h1><h2>Overview</h2><h3>Details</h3><ul>{facts}</ul>{HOW}"
    return extractor.extract(read(page.encode(), path="bridge.html"))


def test_the_facts_are_of_the_exercise_that_the_page_is_about(extractor: Extractor) -> None:
    found = findings(extractor, "Glute Bridge", FACTS).mentions
    assert {one.name for one in found} == {"Glute Bridge"}
    assert {(one.muscle_id, one.role) for mention in found for one in mention.muscles} == {
        ("glutes", "primary"),
        ("hamstrings", "secondary"),
    }
    assert [one.equipment_id for mention in found for one in mention.equipment] == ["bodyweight"]


@pytest.mark.parametrize(
    ("title", "facts"),
    [("My Training", FACTS), ("Hip Thrust", FACTS), ("Glute Bridge", "<li>Equipment: none</li><li>Type: hold</li>")],
)
def test_other_pages_and_lone_facts_are_left(title: str, facts: str, extractor: Extractor) -> None:
    found = findings(extractor, title, facts).mentions
    assert not [one for mention in found for one in mention.muscles]
