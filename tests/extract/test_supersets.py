"""Two exercises under one heading, done in turn: what belongs to both and what to one of them."""

from __future__ import annotations

import pytest

from pipeline.extract import Extractor
from pipeline.models import Document, Mention
from pipeline.read import read

PRESS = "- Lie flat on the bench.\n- Lower the bar to your chest.\n- 3 sets of 8 reps\n"
CURL = "- Hold the handles at your sides.\n- Curl your hands to your shoulders.\n- 3 sets of 12 reps\n"


def steps(document: Document, mention: Mention) -> list[str]:
    return [document.text[step.start : step.end] for step in mention.steps]


def mentions(extractor: Extractor, document: Document) -> dict[str, Mention]:
    return {one.name: one for one in extractor.extract(document).mentions}


@pytest.mark.parametrize(
    ("first", "second"),
    [("(Bench press)", "(Curls)"), ("(CGBP)", "(HC)"), ("[Presses]", "[Hammers]")],
)
def test_a_line_in_brackets_gives_its_list_to_one_of_two(first: str, second: str, extractor: Extractor) -> None:
    head = "Close-grip bench press superset hammer curls:"
    document = read(f"# Arms\n\n{head}\n\n{first}\n\n{PRESS}\n{second}\n\n{CURL}".encode(), path="plan.md")
    press, curl = mentions(extractor, document).values()
    assert (press.name, curl.name) == ("Close-grip bench press", "hammer curls")
    assert steps(document, press) == ["Lie flat on the bench.", "Lower the bar to your chest."]
    assert steps(document, curl) == ["Hold the handles at your sides.", "Curl your hands to your shoulders."]
    assert [dose.reps.low for dose in (*press.prescriptions, *curl.prescriptions) if dose.reps] == [8, 12]


@pytest.mark.parametrize("line", ["(at home)", "(Bench press)", "(warm-up first)", "(b)"])
def test_other_lines_in_brackets_divide_nothing(line: str, extractor: Extractor) -> None:
    document = read(f"# Arms\n\nBench press superset hammer curls:\n\n{line}\n\n{PRESS}".encode(), path="plan.md")
    press, curl = mentions(extractor, document).values()
    assert press.steps == curl.steps
    assert press.steps


def test_a_head_of_two_long_names_ends_the_one_before(extractor: Extractor) -> None:
    second = "Single Arm Cable Pushdowns superset Seated Single Arm Cable Curls:"
    document = read(f"# Arms\n\nBench press:\n\n{PRESS}\n{second}\n\n{CURL}".encode(), path="plan.md")
    found = mentions(extractor, document)
    assert list(found) == ["Bench press", "Single Arm Cable Pushdowns", "Seated Single Arm Cable Curls"]
    assert [len(one.steps) for one in found.values()] == [2, 2, 2]


@pytest.mark.parametrize(
    "remark",
    [
        "I usually do these at the end of the week",
        "As above, they're fantastic to finish with",
        "Hammer curls are great for the forearms",
        "These are an isolation exercise so keep it light",
        "Amazing exercise for the long head",
    ],
)
def test_a_remark_in_a_list_is_no_step(remark: str, extractor: Extractor) -> None:
    document = read(f"# Arms\n\n## Hammer curl\n\n- {remark}\n{CURL}".encode(), path="plan.md")
    (curl,) = mentions(extractor, document).values()
    assert steps(document, curl) == ["Hold the handles at your sides.", "Curl your hands to your shoulders."]


def test_what_the_trick_is_instructs(extractor: Extractor) -> None:
    text = "# Arms\n\n## Hammer curl\n\n- Thumbs up\n- The trick is to press your elbows into your sides\n"
    document = read(text.encode(), path="plan.md")
    (curl,) = mentions(extractor, document).values()
    assert "The trick is to press your elbows into your sides" in steps(document, curl)


PAIRS = ("Goblet squat + push-up", "Hip thrust + bent-over row")
JOINED = {
    "table under a heading": "## Day 2: Supersets\n\n| Exercise | Sets | Reps |\n|---|---|---|\n"
    + "".join(f"| {pair} | 3 | 9 |\n" for pair in PAIRS),
    "list under a line": "## Day 2\n\nDo each pair back to back.\n\n" + "".join(f"- {pair}: 3 x 9\n" for pair in PAIRS),
    "lines that say so": "## Day 2\n\n"
    + "".join(f"- Superset {at}: {pair}: 3 x 9\n" for at, pair in enumerate(PAIRS, 1)),
    "ampersands": "## Bi-sets\n\n" + "".join(f"- {pair.replace('+', '&')}: 3 x 9\n" for pair in PAIRS),
    "each with its dose": "## Day 2\n\n" + "".join(f"- {pair.replace(' +', ' 3x9 +')} 3x9\n" for pair in PAIRS),
}


@pytest.mark.parametrize("plan", JOINED)
def test_joined_exercises_done_in_turn_are_several(plan: str, extractor: Extractor) -> None:
    document = read(f"# My Week\n\n{JOINED[plan]}".encode(), path="plan.md")
    found = extractor.extract(document).mentions
    assert [one.name for one in found] == [name for pair in PAIRS for name in pair.split(" + ")]
    assert {(dose.sets, dose.reps) for one in found for dose in one.prescriptions} == {((3.0, 3.0), (9.0, 9.0))}


@pytest.mark.parametrize("name", ["Goblet squat + push-up", "Side plank + hip dips", "Hammer curl + press"])
def test_a_joined_movement_is_one(name: str, extractor: Extractor) -> None:
    document = read(f"# My Week\n\n## Day 2\n\n- {name}: 3 x 9\n- Bench press: 3 x 5\n".encode(), path="plan.md")
    assert [one.name for one in extractor.extract(document).mentions] == [name, "Bench press"]


def test_three_certain_names_are_a_list(extractor: Extractor) -> None:
    text = "# My Week\n\n## Day 2\n\n- Goblet squat + push-up + bent-over row: 4 x 6\n- Deadlift: 3 x 5\n"
    found = extractor.extract(read(text.encode(), path="plan.md")).mentions
    assert [one.name for one in found] == ["Goblet squat", "push-up", "bent-over row", "Deadlift"]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("**How to do it (dips):**", "**How to do it (hammer curls):**"),
        ("**Dips:**", "**Hammer curls:**"),
        ("#### Steps for the dip", "#### Steps for the curl"),
    ],
)
def test_a_heading_below_gives_its_list_to_one_of_two(first: str, second: str, extractor: Extractor) -> None:
    text = f"# Arms\n\n### Dips / Hammer Curls\n\n{first}\n\n{PRESS}\n{second}\n\n{CURL}"
    document = read(text.encode(), path="plan.md")
    told = {
        one.name.lower(): steps(document, one) for one in extractor.extract(document).mentions if steps(document, one)
    }
    assert told == {
        "dips": ["Lie flat on the bench.", "Lower the bar to your chest."],
        "hammer curls": ["Hold the handles at your sides.", "Curl your hands to your shoulders."],
    }


def test_a_heading_of_both_gives_its_list_to_both(extractor: Extractor) -> None:
    text = f"# Arms\n\n### Dips / Hammer Curls\n\n**How to do the dips and the curls:**\n\n{PRESS}"
    document = read(text.encode(), path="plan.md")
    dips, curls = (one for one in extractor.extract(document).mentions if one.steps)
    assert dips.steps == curls.steps


@pytest.mark.parametrize(
    ("row", "first", "second"),
    [
        ("Deadlift | Face pull | 3x8/12", (3, 8, False), (3, 12, False)),
        ("Deadlift | Side plank | 3x8/10 each", (3, 8, False), (3, 10, True)),
        ("Deadlift | Face pull | 3 x 5 / 2 x 15", (3, 5, False), (2, 15, False)),
        ("Deadlift | Face pull | 3x8", (3, 8, False), (3, 8, False)),
    ],
)
@pytest.mark.parametrize("head", ["Legs | Arms | Sets x Reps", "A1 | A2 | Dose"])
def test_each_of_two_columns_has_its_share_of_a_dose(
    head: str, row: str, first: object, second: object, extractor: Extractor
) -> None:
    table = f"| {head} |\n|---|---|---|\n| Front squat | Bench press | 3x8 |\n| {row} |\n| Lunge | Row | 4x10 |\n"
    found = list(mentions(extractor, read(table.encode(), path="plan.md")).values())[2:4]
    assert [
        (dose.sets and dose.sets.low, dose.reps and dose.reps.low, dose.per_side)
        for one in found
        for dose in one.prescriptions
    ] == [first, second]


def test_so_has_each_of_two_names_in_a_cell(extractor: Extractor) -> None:
    rows = "| Exercise | Sets | Reps |\n|---|---|---|\n| Deadlift + Face pull | 3 | 5/15 |\n| Squat | 4 | 6 |\n"
    pull, face, _ = mentions(extractor, read(rows.encode(), path="plan.md")).values()
    assert [(dose.sets, dose.reps) for dose in (*pull.prescriptions, *face.prescriptions)] == [
        ((3, 3), (5, 5)),
        ((3, 3), (15, 15)),
    ]
