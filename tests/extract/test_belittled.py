"""A figure that an article names only to belittle it is no claim of its own."""

from __future__ import annotations

import pytest

from pipeline.extract import Extractor
from pipeline.models import Findings
from pipeline.read import read

_HOLD = "# Sleeper stretch\n\nHold the stretch for 90 seconds. "
_TABLE = "# Fire hydrants\n\n| Exercise | Sets | Reps |\n|---|---|---|\n| Fire hydrant | 3 | 40 |\n\n"
_REST = "# T-bar row\n\nRest for three minutes between sets. "
_OFTEN = "# T-bar row\n\nDo T-bar rows three times a week. "


def asserted(findings: Findings) -> set[float]:
    """The lower ends of all figures that the article stands by."""
    mentioned = [one for mention in findings.mentions for one in mention.statements]
    figures = [one.interval for one in (*findings.statements, *mentioned) if one.stance == "asserted"]
    doses = (dose for mention in findings.mentions for dose in mention.prescriptions if dose.stance == "asserted")
    figures += [dose.reps for dose in doses]
    return {figure.low for figure in figures if figure and figure.low is not None}


@pytest.mark.parametrize(
    ("text", "figure"),
    [
        (f"{_HOLD}A five-second push is simply rude.", 5),
        (f"{_HOLD}The muscle needs to trust you, so a five-second push barely gets its attention.", 5),
        (f"{_HOLD}In five seconds the muscle has not even noticed.", 5),
        (f"{_HOLD}A quick five seconds only annoys it.", 5),
        (f"{_HOLD}Five seconds will not do.", 5),
        (f"{_HOLD}People who hold it for five seconds are wasting their time.", 5),
        (f"{_HOLD}Most people hold it for five seconds and wonder why nothing changes.", 5),
        (f"{_TABLE}Ten reps is nothing.", 10),
        (f"{_TABLE}At ten reps nothing has happened yet.", 10),
        (f"{_REST}A one-minute break is for people in a hurry.", 60),
        (f"{_REST}One minute between sets is a joke.", 60),
        (f"{_OFTEN}Once a week is a visit.", 1),
        ("# T-bar row\n\nOnce a week is not training.", 1),
    ],
)
def test_belittled_figure_is_not_the_articles_own(extractor: Extractor, text: str, figure: float) -> None:
    assert figure not in asserted(extractor.extract(read(text.encode(), path="notes.md")))


@pytest.mark.parametrize(
    ("text", "figure"),
    [
        (f"{_HOLD}Sixty seconds is plenty.", 60),
        (f"{_HOLD}Thirty seconds is a good start.", 30),
        (f"{_HOLD}With 120 seconds you should be careful.", 90),
        (f"{_TABLE}Ten reps are enough on a bad day.", 40),
        (f"{_REST}One minute of rest will do for the last set.", 60),
        (f"{_OFTEN}Twice a week is enough.", 2),
        ("# T-bar row\n\nThree times a week is what the row asks for.", 3),
        ("# Sleeper stretch\n\nA 60-second hold is for the patient.", 60),
    ],
)
def test_what_is_said_for_a_figure_or_of_the_only_one_keeps_it(extractor: Extractor, text: str, figure: float) -> None:
    assert figure in asserted(extractor.extract(read(text.encode(), path="notes.md")))
