"""How many times a day an article tells to do its exercise."""

from __future__ import annotations

import pytest

from pipeline.extract import Extractor
from pipeline.extract.times_a_day import times_a_day_in
from pipeline.models import Span
from pipeline.read import read


@pytest.mark.parametrize(
    ("sentence", "times"),
    [
        ("do chin tucks once a day.", (1, 1)),
        ("all there is: chin tucks, ten times a day.", (10, 10)),
        ("repeat three to four times daily.", (3, 4)),
        ("repeat this at least five times throughout the day.", (5, None)),
        ("never mind the clock: twice a day.", None),
        ("you can do it up to six times a day.", None),
        ("people who do it ten times a day get headaches.", None),
        ("should you do it ten times a day?", None),
        ("eat protein four times a day.", None),
    ],
)
def test_times_a_day(sentence: str, times: tuple[float | None, float | None] | None) -> None:
    found = times_a_day_in(sentence, Span(0, len(sentence)))
    assert (found and tuple(found.value)) == times


@pytest.mark.parametrize(
    "text",
    [
        "# Chin Tuck\n\nGlide your head back. Do it eight times a day.\n",
        "# Desk\n\nThe plan: chin tucks, eight times a day.\n",
    ],
)
def test_it_is_said_of_the_exercise(extractor: Extractor, text: str) -> None:
    found = extractor.extract(read(text.encode(), path="page.md"))
    said = (*found.statements, *(one for mention in found.mentions for one in mention.statements))
    assert [one.interval for one in said if one.aspect == "frequency_per_day"] == [(8, 8)]
