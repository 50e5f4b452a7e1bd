"""Lines that only name an exercise over the paragraph that tells it, and sentences that tell all of one."""

from __future__ import annotations

import pytest

from pipeline.extract import Extractor
from pipeline.models import Mention
from pipeline.read import read

OPENING = "# Loosen Up\n\nSome words about what sitting does to you.\n\n"


def mentions(extractor: Extractor, text: str) -> dict[str, Mention]:
    return {one.name: one for one in extractor.extract(read((OPENING + text).encode(), path="a.md")).mentions}


@pytest.mark.parametrize("gap", ["\n", "\n\n"])
def test_a_line_may_name_what_the_paragraph_under_it_tells(gap: str, extractor: Extractor) -> None:
    found = mentions(
        extractor,
        f"Hamstring stretch{gap}When doing it, bring one foot forward and hinge at the hips. Keep your back flat.\n\n"
        f"Quad stretch{gap}This one opens your thigh. Simply bring one heel towards your buttock. Stand tall.\n",
    )
    assert {name: len(one.steps) for name, one in found.items()} == {"Hamstring stretch": 2, "Quad stretch": 2}


@pytest.mark.parametrize(
    "text",
    [
        "Quad stretch\n\nIt is a good way to close the day.\n\nCalf stretch\n\nThis one is old.\n",
        "Quad stretch\n\nBring one heel towards your buttock.\n\nAnd so on.\n",
    ],
)
def test_a_caption_or_a_line_over_mere_talk_names_none(text: str, extractor: Extractor) -> None:
    assert not mentions(extractor, text)


def test_a_sentence_may_tell_all_of_an_exercise(extractor: Extractor) -> None:
    found = mentions(extractor, "For the glute bridge, lie on your back and lift your hips. It wakes you up.\n")
    assert [len(one.steps) for one in found.values()] == [1]
    assert not mentions(extractor, "For the squat, keep your back straight. It saves your spine.\n")


def test_paragraphs_may_tell_one_by_one_what_their_heading_joins(extractor: Extractor) -> None:
    found = mentions(
        extractor,
        "## 1. Chin Tuck and Extended Chin Tuck\n\nTwo gentle moves for the neck.\n\n"
        "Chin Tuck: Draw your chin back and take two deep breaths.\n\n"
        "Extended Chin Tuck: Draw your chin back, look up, and hold for three breaths.\n\n"
        "## 2. Elbow and Wrist Turn\n\nElbow Turn: Turn your forearm slowly.\n\nWrist Turn: Turn your hand.\n",
    )
    assert list(found) == ["Chin Tuck", "Extended Chin Tuck", "Elbow Turn", "Wrist Turn"]
    tucks = [found["Chin Tuck"], found["Extended Chin Tuck"]]
    assert [[dose.reps for dose in one.prescriptions] for one in tucks] == [[(2, 2)], [(3, 3)]]
    assert [len(one.steps) for one in tucks] == [1, 1]


def test_labels_that_are_no_halves_of_the_heading_stay_its_text(extractor: Extractor) -> None:
    found = mentions(extractor, "## Clean and Jerk\n\nClean: Pull the bar.\n\nFinish: Press it and stand.\n")
    assert list(found) == ["Clean and Jerk"]
