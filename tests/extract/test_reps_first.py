"""Articles that write repetitions before sets, and those that only seem to."""

from __future__ import annotations

import pytest

from pipeline.extract import Extractor
from pipeline.models import Interval
from pipeline.read import read

Dose = tuple[Interval | None, Interval | None]


def doses(extractor: Extractor, *lines: str, title: str = "Home Circuit") -> list[Dose]:
    page = f"# {title}\n\n" + "".join(f"- {line}\n" for line in lines)
    found = extractor.extract(read(page.encode(), path="a.md")).mentions
    return [(dose.sets, dose.reps) for one in found for dose in one.prescriptions]


def of(*pairs: tuple[int, int]) -> list[Dose]:
    return [(Interval(sets, sets), Interval(reps, reps)) for sets, reps in pairs]


def test_a_dose_of_many_by_few_decides_for_all_of_an_article(extractor: Extractor) -> None:
    assert doses(extractor, "Squats: 15 x 3", "Dips: 8 x 4", "Lunges: 10 × 3") == of((3, 15), (4, 8), (3, 10))
    assert doses(extractor, "Squats: max x 3", "Dips: 8 x 4", "Lunges: 10 x 3")[1:] == of((4, 8), (3, 10))


@pytest.mark.parametrize("title", ["Home Circuit (reps x sets)", "Home Circuit: Repetitions × Sets"])
def test_an_article_says_which_comes_first(title: str, extractor: Extractor) -> None:
    assert doses(extractor, "Squats: 10 x 3", title=title) == of((3, 10))
    sets = title.replace("reps x sets", "sets x reps").replace("Repetitions × Sets", "Sets × Reps")
    assert doses(extractor, "Squats: 15 x 3", "Dips: 12 x 4", "Lunges: 20 x 3", title=sets)[0] == of((15, 3))[0]


@pytest.mark.parametrize(
    "others",
    [
        ("Dips: 8 x 3", "Lunges: 10 x 2"),  # heavy triples
        ("Dips: 15 x 3", "Lunges: 3 x 10"),
        ("Dips: 15 x 3", "Swings: 22 x 5"),  # how often a minute begins
        ("Dips: 15 x 3",),
    ],
)
def test_where_one_dose_has_sets_first_all_have(others: tuple[str, ...], extractor: Extractor) -> None:
    assert doses(extractor, "Squats: 10 x 3", *others)[0] == of((10, 3))[0]


def test_as_many_as_possible_several_times(extractor: Extractor) -> None:
    page = "# Home Circuit\n\n- Push-ups: max × 3\n- Dips: AMRAP x 2\n- Pull-ups: to failure x 4\n"
    found = extractor.extract(read(page.encode(), path="a.md")).mentions
    assert [(dose.sets, dose.reps, dose.reps_unit) for one in found for dose in one.prescriptions] == [
        ((sets, sets), None, "failure") for sets in (3, 2, 4)
    ]


@pytest.mark.parametrize("level", ["Beginner", "Intermediate", "Advanced"])
def test_exercises_are_listed_under_a_level(level: str, extractor: Extractor) -> None:
    page = f"# Plans for the Garden\n\n### {level}\n\n- Lunges: 3 x 10\n- Dips: 3 x 8\n"
    found = extractor.extract(read(page.encode(), path="a.md")).mentions
    assert [(one.name, one.prescriptions[0].conditions.level) for one in found] == [
        ("Lunges", level.lower()),
        ("Dips", level.lower()),
    ]
