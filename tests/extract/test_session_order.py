"""The order of cardio and weights that an article asks for."""

from __future__ import annotations

import pytest

from pipeline.extract import Extractor
from pipeline.extract.session_order import order_in
from pipeline.read import read


@pytest.mark.parametrize(
    ("sentence", "order"),
    [
        ("do your cardio before your weights.", "cardio first"),
        ("lift weights first, then do your cardio.", "weights first"),
        ("cardio comes after the weights, never before them.", "weights first"),
        ("never do cardio before weights.", "weights first"),
        ("doing cardio before lifting is a mistake.", "weights first"),
        ("start with weights and finish with cardio.", "weights first"),
        ("save your cardio for after your weights.", "weights first"),
        ("first cardio, then weights.", "cardio first"),
        ("do five minutes of easy cardio before you lift.", None),
        ("run on other days than those on which you lift weights.", None),
        ("cardio is good for your heart.", None),
        ("on the same day, lift weights first and do cardio afterwards.", "weights first"),
        ("do the cardio at the end of your strength session.", "weights first"),
        ("put cardio at the start of the session and the weights at the end.", "cardio first"),
        ("do your run and only afterwards touch a weight.", "cardio first"),
        ("run first, then lift.", "cardio first"),
        ("nobody should lift before their cardio is done.", "cardio first"),
        ("put your run after the weights and you will skip it.", "cardio first"),
        ("if you do cardio before weights, you will be tired.", None),
        ("lift the bar, then run your hands down it.", None),
    ],
)
def test_order_of_a_sentence(sentence: str, order: str | None) -> None:
    found = order_in(sentence)
    assert (found[0] if found else None) == order


def test_a_question_asserts_no_order_and_its_answer_does(extractor: Extractor) -> None:
    text = b"# Cardio or weights?\n\nShould you do cardio before weights? Do your weights before your cardio.\n"
    found = [one for one in extractor.extract(read(text, path="order.md")).statements if one.aspect == "order"]
    assert [(one.value, one.stance) for one in found] == [("cardio first", "reported"), ("weights first", "asserted")]
