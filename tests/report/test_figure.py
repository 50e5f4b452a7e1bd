"""The body figure knows every muscle of the vocabulary, or says that it cannot show it."""

from __future__ import annotations

import pytest

from pipeline.report.figure import Figure, load_figure
from pipeline.vocabulary import Vocabulary

NOT_ON_THE_SURFACE = {"diaphragm", "pelvic floor"}


@pytest.fixture(scope="module")
def figure(vocabulary: Vocabulary) -> Figure:
    return load_figure(
        [
            {"muscle_id": name, "group_id": entry.group, "kind": entry.kind}
            for name, entry in sorted(vocabulary.muscles.items())
        ]
    )


def test_every_muscle_is_shown(figure: Figure, vocabulary: Vocabulary) -> None:
    assert {muscle for muscle, regions in figure.covers.items() if not regions} == NOT_ON_THE_SURFACE
    assert set(figure.covers) == set(vocabulary.muscles)


def test_every_region_is_a_muscle(figure: Figure, vocabulary: Vocabulary) -> None:
    drawn = {region.muscle for view in figure.views for region in view.regions}
    assert drawn <= set(vocabulary.muscles)
    assert {view.side for view in figure.views} == {"front", "back"}


@pytest.mark.parametrize(
    ("muscle", "regions"),
    [
        ("hamstrings", {"biceps femoris", "semitendinosus", "semimembranosus"}),
        ("chest", {"upper chest", "lower chest"}),
        ("psoas", {"hip flexors"}),
        ("grip", {"forearms"}),
    ],
)
def test_a_group_is_shown_by_its_parts(figure: Figure, muscle: str, regions: set[str]) -> None:
    assert figure.covers[muscle] >= regions
    assert len(figure.covers[muscle]) <= len(regions) + 1


def test_the_strongest_role_of_overlapping_muscles_is_painted(figure: Figure) -> None:
    painted = figure.painted(
        [
            {"muscle_id": "hamstrings", "role": "secondary", "articles": 9},
            {"muscle_id": "biceps femoris", "role": "primary", "articles": 1},
        ]
    )
    assert painted["biceps femoris"].style == "primary x1"
    assert painted["biceps femoris"].words == "biceps femoris: primary (1)"
    assert painted["semitendinosus"].style == "secondary x3"
    assert "lats" not in painted


def test_a_region_answers_by_the_name_people_use(figure: Figure) -> None:
    assert figure.answers["gluteus maximus"] == "glutes"
    assert figure.answers["upper chest"] == "chest"
    assert figure.answers["lats"] == "lats"
