"""Lists that tell an exercise which the sentence above them names: "To do the Wall Sit:"; items that command a dose."""

from __future__ import annotations

import pytest

from pipeline.extract import Extractor
from pipeline.read import read

LIST = "1. Lean on a wall with your feet apart.\n2. Slide down until your knees are bent.\n3. Hold for 40 seconds.\n"
REMARK = "It needs nothing but a wall, and it is safe for most knees."


def told(source: str, extractor: Extractor) -> dict[str, tuple[int, int]]:
    mentions = extractor.extract(read(source.encode(), path="a.md")).mentions
    return {one.name: (len(one.steps), len(one.prescriptions)) for one in mentions}


@pytest.mark.parametrize("remark", ["", f"{REMARK} "])
@pytest.mark.parametrize("ask", ["To do the Larry Lean:", "Here's how to perform the Larry Lean:"])
def test_a_list_tells_the_exercise_that_the_sentence_above_it_asks_for(
    extractor: Extractor, remark: str, ask: str
) -> None:
    assert told(f"# Notes\n\n{remark}{ask}\n\n{LIST}", extractor)["Larry Lean"][1] == 1


def test_each_of_several_has_its_own_list(extractor: Extractor) -> None:
    other = "- Get on all fours and breathe out.\n- Pull your belly in for 10 seconds.\n"
    source = f"# Notes\n\nTo do the Larry Lean:\n\n{LIST}\n{REMARK} To do the Belly Pull:\n\n{other}"
    found = told(source, extractor)
    assert list(found) == ["Larry Lean", "Belly Pull"]
    assert found["Larry Lean"][0] <= 3


@pytest.mark.parametrize(
    "source",
    [
        f"# Bread\n\n{REMARK} To do the Dough Twist:\n\n- Flour and water\n- A bowl\n",
        f"# Legs\n\n{REMARK} To do the following exercises well:\n\n- Keep your back straight.\n- Bend your knees.\n",
        f"# Legs\n\n## Mistakes\n\n{REMARK} To do the Larry Lean:\n\n{LIST}",
    ],
)
def test_other_lists_tell_no_exercise(extractor: Extractor, source: str) -> None:
    assert told(source, extractor) == {}


def test_an_item_may_command_its_dose(extractor: Extractor) -> None:
    source = (
        "# Mornings\n\n- Do one set of 20 flying foxes on each side\n- Do 25 squats\n- Perform 3 sets of 10 push-ups\n"
    )
    assert told(source, extractor) == {"flying foxes": (0, 1), "squats": (0, 1), "push-ups": (0, 1)}


@pytest.mark.parametrize("dose", ["3×10 sec holds per arm", "2 x 20 sec holds each side", "3 x 30s hold/side"])
def test_holds_have_sides(extractor: Extractor, dose: str) -> None:
    mentions = extractor.extract(read(f"# Core\n\n- Side Plank: {dose}\n".encode(), path="a.md")).mentions
    assert [one.per_side for mention in mentions for one in mention.prescriptions] == [True]
