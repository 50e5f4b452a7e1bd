"""How much protein an article advises by body weight."""

from __future__ import annotations

import pytest

from pipeline.extract.protein import protein_in
from pipeline.models import Span


@pytest.mark.parametrize(
    ("sentence", "grams"),
    [
        ("eat a gram of protein per pound a day.", [(2.2, 2.2)]),
        ("protein: 1.6-2.2 g/kg per day", [(1.6, 2.2)]),
        ("aim for between 1.4 and 2 grams of protein per kilo.", [(1.4, 2)]),
        ("you need at least 1.8 g of protein for every kilogram you weigh.", [(1.8, None)]),
        ("eat no more than 1 g of protein per kg.", [(None, 1)]),
        ("half a gram of protein per pound is plenty.", [(1.1, 1.1)]),
        ("i eat 2 g of protein per kilo.", []),
        ("eating more than 2 g of protein per kg does nothing.", []),
        ("the rda for protein is 0.8 g per kg.", []),
        ("eat 0.4 g of protein per kg per meal.", []),
        ("eat 30 grams of protein per meal.", []),
        ("lentils have 90 g of protein per kg of food.", []),
    ],
)
def test_protein_by_body_weight(sentence: str, grams: list[tuple[float | None, float | None]]) -> None:
    assert [tuple(found) for _, found in protein_in(sentence, Span(0, len(sentence)))] == grams
