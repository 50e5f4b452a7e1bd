"""Questions answered with yes or no say what their answer makes of them."""

from __future__ import annotations

import pytest

from pipeline.extract.answers import answer_behind, asks_how, verdict_of_answer


@pytest.mark.parametrize(
    ("behind", "answer"),
    [
        (" Yes. It always was.", "yes"),
        ("\n\nNo, it wears the joint.", "no"),
        ("\nA: No. Leave it.", "no"),
        (" Absolutely not.", "no"),
        (" Yes, as long as your shoulders are healthy.", None),
        (" No. But go easy on it.", None),
        (" Yes, for most people.", None),
        (" No set is long enough.", None),
        (" It depends.", None),
    ],
)
def test_only_a_plain_yes_or_no_is_an_answer(behind: str, answer: str | None) -> None:
    question = "is it safe?"
    assert answer_behind(question + behind.lower(), len(question)) == answer


@pytest.mark.parametrize(
    ("question", "answered_no"),
    [
        ("is the § safe?", ("advised", "avoid it")),
        ("q: are §s bad for your knees?", ("advised", "safe and useful")),
        ("should you do §s?", ("advised", "avoid it")),
        ("should you do §s every day?", None),
        ("should everyone avoid the §?", ("advised", "safe and useful")),
        ("is the § suitable for beginners?", ("level", "advanced")),
        ("is the § suitable for complete newbies?", ("level", "advanced")),
        ("is the § safe in pregnancy?", None),
        ("is the § hard?", None),
    ],
)
def test_question_on_an_exercise_is_a_verdict_with_its_answer(
    question: str, answered_no: tuple[str, str] | None
) -> None:
    assert verdict_of_answer(question, "no") == answered_no


@pytest.mark.parametrize(
    ("question", "on_one_way"),
    [
        ("should your knees go past your toes?", True),
        ("should you look up or ahead?", False),
        ("why should your knees stay behind your toes?", False),
    ],
)
def test_question_on_one_way_to_move_can_be_answered(question: str, on_one_way: bool) -> None:
    assert asks_how(question) is on_one_way
