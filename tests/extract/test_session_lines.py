"""Plans that give only the names of their exercises, line by line under a day or in one line behind it."""

from __future__ import annotations

import pytest

from pipeline.extract import Extractor
from pipeline.read import read

LEAD = "# Notes of a winter\n\nIt was cold in the shed, and nobody came to train with me.\n\n"


def names(extractor: Extractor, source: str, path: str = "plan.md") -> list[str]:
    return [one.name for one in extractor.extract(read(source.encode(), path=path)).mentions]


@pytest.mark.parametrize("head", ["**Day 2**", "## Session B", "**Wednesday**", "Friday", "**Upper**", "**Warm-up**"])
def test_lines_under_a_day_are_its_exercises(head: str, extractor: Extractor) -> None:
    plan = f"{LEAD}{head}\n\nZercher squat\n\nPendlay row\n\nPress\n\nThat took me an hour on most days.\n"
    assert names(extractor, plan) == ["Zercher squat", "Pendlay row", "Press"]


def test_lines_of_one_paragraph_and_of_plain_text(extractor: Extractor) -> None:
    html = "<h1>My winter</h1><p>Cold.</p><p><b>Monday</b><br>Floor press<br>Shrugs</p>"
    assert names(extractor, html, "plan.html") == ["Floor press", "Shrugs"]
    text = "My winter\n\nIt was cold.\n\nTUESDAY - PULL\nRack pulls\nBench\nHammer curls\n\nFRIDAY - OFF\n"
    assert names(extractor, text, "plan.txt") == ["Rack pulls", "Bench", "Hammer curls"]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Monday: leg press, lunges, shrugs", ["leg press", "lunges", "shrugs"]),
        ("Day 3: Back – T-bar row, chin-ups", ["T-bar row", "chin-ups"]),
        ("Pull exercises: pendlay rows and curls, shrugs", ["pendlay rows", "curls", "shrugs"]),
        ("Thursday (heavy): Snatch / Front squat / Dips", ["Snatch", "Front squat", "Dips"]),
        ("Friday: hip abduction/adduction, clean & jerk", ["hip abduction/adduction", "clean & jerk"]),
        ("Friday: off", []),
        ("Monday: a long walk, soup, bed", []),
    ],
)
@pytest.mark.parametrize("mark", ["", "- "])
def test_a_day_with_its_exercises_in_one_line(mark: str, line: str, expected: list[str], extractor: Extractor) -> None:
    assert names(extractor, f"{LEAD}{mark}{line}\n\n{mark}Sunday: fishing\n") == expected


def test_a_day_that_names_little_stands_beside_days_that_name_more(extractor: Extractor) -> None:
    first = "**Day 1**\n\nBack squat/Front squat\n\nBench/Dip\n\nRow/Chin\n\n"
    second = (
        "**Day 2**\n\nPower clean\n\nWhatever the shed holds – barrels/stones\n\nSomething light if I feel like it\n"
    )
    expected = ["Back squat", "Front squat", "Bench", "Dip", "Row", "Chin", "Power clean"]
    assert names(extractor, LEAD + first + second) == expected


def test_other_lines_under_a_day_are_none(extractor: Extractor) -> None:
    assert names(extractor, f"{LEAD}**Day 1**\n\nSlept badly\n\nMissed a squat\n\nWent home\n") == []
    assert names(extractor, f"{LEAD}**Things to buy**\n\nBench\n\nRower\n\nChalk\n\nA plank\n") == []
    assert names(extractor, f"{LEAD}**What to avoid**\n\nGood morning\n\nUpright row\n\nSit-ups\n") == []


def test_several_certain_lines_need_no_day(extractor: Extractor) -> None:
    certain = "**Around my back**\n\nPendlay row\n\nLat pulldown\n\nFace pull\n"
    assert names(extractor, LEAD + certain) == ["Pendlay row", "Lat pulldown", "Face pull"]
    assert names(extractor, LEAD + "**Around my back**\n\nPendlay row\n\nA bad back\n\nFace pull\n") == []


@pytest.mark.parametrize("form", ["{}: {}", "**{}** – {}", "{} – {}.", "{} A: {}"])
def test_what_a_split_calls_its_days_labels_their_names(form: str, extractor: Extractor) -> None:
    lines = "\n\n".join(form.format(*day) for day in (("Push", "bench, dips"), ("Pull", "deadlift, rows")))
    found = extractor.extract(read(f"# My split\n\n{lines}\n".encode(), path="a.md")).mentions
    assert [one.name for one in found] == ["bench", "dips", "deadlift", "rows"]
