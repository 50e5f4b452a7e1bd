"""Lists of exercises whose items set the name off by a comma or a link, or tell the reader to practise it."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from pipeline.extract import Extractor
from pipeline.extract.judging import NameJudge
from pipeline.extract.names import NameReader
from pipeline.read import read
from pipeline.vocabulary import load_vocabulary

READER = NameReader(NameJudge(load_vocabulary()))


def names(extractor: Extractor, items: Sequence[str], heading: str = "Core exercises") -> list[str]:
    page = f"# Kettlebells\n\n## {heading}\n\n" + "\n".join(f"- {item}" for item in items)
    return [one.name for one in extractor.extract(read(page.encode(), path="a.md")).mentions]


def test_a_comma_parts_a_name_from_what_is_said_of_it(extractor: Extractor) -> None:
    items = (
        "Clean, pull the bell back and then up to the shoulder.",
        "Snatch, the same but overhead.",
        "Goblet Squat, or any other squat.",
        "Turkish get up. The art of getting up with a bell overhead.",
    )
    assert names(extractor, items) == ["Clean", "Snatch", "Goblet Squat", "Turkish get up"]


def test_a_link_is_a_name_where_exercises_are_listed(extractor: Extractor) -> None:
    items = (
        "[Kettlebell Snatch](https://a.example/1) I like it best.",
        "[Cossak Squat](https://a.example/2) Hard.",
        "[Kettlebell Row](https://a.example/3) Good for the back.",
    )
    assert names(extractor, items) == ["Kettlebell Snatch", "Cossak Squat", "Kettlebell Row"]
    assert not names(extractor, items, "References")


def test_a_sentence_with_commas_is_no_exercise(extractor: Extractor) -> None:
    assert not names(extractor, ("Squats, lunges and deadlifts", "Rows, presses"))


@pytest.mark.parametrize(
    ("text", "name", "strength"),
    [
        ("Practice the Turkish getup", "Turkish getup", "strong"),
        ("Do some kettlebell swings", "kettlebell swings", "strong"),
        ("Turkish get up", "Turkish get up", "strong"),
        ("[Goblet Squat]", "Goblet Squat", "strong"),
        ("Bulgerian Split Squat", "Bulgerian Split Squat", "weak"),
    ],
)
def test_names_behind_a_command_and_with_words_that_sentences_have(text: str, name: str, strength: str) -> None:
    assert [(one.name, one.strength) for one in READER.read(text)] == [(name, strength)]


def test_a_misspelt_word_beside_a_movement_is_known() -> None:
    (name,) = READER.read("Romainian Deadlift")
    assert not name.parsed.uncovered


def test_a_sentence_with_a_movement_is_no_name() -> None:
    assert not READER.read("You get up and row")


def test_a_set_to_do_is_no_name() -> None:
    assert not READER.read("Do a single set.")
    assert [one.name for one in READER.read("Quad sets")] == ["Quad sets"]


STRETCHES = ("Hamstring stretch", "Quad stretch", "Calf stretch")


def test_a_list_of_nothing_but_names_of_known_words_is_one_of_exercises(extractor: Extractor) -> None:
    assert names(extractor, STRETCHES, "At the office") == list(STRETCHES)
    assert not names(extractor, STRETCHES[:2], "At the office")
    assert not names(extractor, (*STRETCHES, "Sleep"), "What helps")


def test_announced_names_need_no_third(extractor: Extractor) -> None:
    page = "# At the office\n\nHere are two exercises to try:\n\n- Neck rolls\n- Shoulder circles\n"
    found = extractor.extract(read(page.encode(), path="a.md")).mentions
    assert [one.name for one in found] == ["Neck rolls", "Shoulder circles"]


def test_what_joints_do_is_no_exercise(extractor: Extractor) -> None:
    assert not names(extractor, ("Shoulder rotation", "Hip mobility", "Ankle flexion"), "What is stiff")


@pytest.mark.parametrize("name", ["Bird Dog", "Sit-Up", "Barbell Row", "Dead Bug"])
def test_a_name_ends_where_the_first_sentence_begins(name: str, extractor: Extractor) -> None:
    told = "Kneel on all fours. Reach out with one arm. Do 3 x 10."
    assert names(extractor, (f"{name}. {told}", f"Plank. {told}")) == [name, "Plank"]


def test_a_word_cut_short_ends_no_name(extractor: Extractor) -> None:
    assert names(extractor, ("Alt. Biceps Curl 3x10", "Squat 3x10")) == ["Alt. Biceps Curl", "Squat"]


@pytest.mark.parametrize("dose", ["4×30 sec, rest 30 sec", "3 x 12 reps", "3 sets of 8, rest 1 min"])
@pytest.mark.parametrize("mark", ["1. **{0}**\n   - {1}\n   - {2}\n", "- {0}\n  - {1}\n  - {2}\n"])
def test_names_of_unknown_words_with_sets_of_their_own_under_them_are_exercises(
    extractor: Extractor, mark: str, dose: str
) -> None:
    items = "\n".join(mark.format(name, dose, "Keep your palms flat") for name in ("Fist Rocks", "Tiger Paws (slow)"))
    found = extractor.extract(read(f"# Wrist plan\n\n## Mat Work\n\n{items}".encode(), path="a.md")).mentions
    assert [one.name.partition(" (")[0] for one in found] == ["Fist Rocks", "Tiger Paws"]
    assert all(len(one.prescriptions) == 1 and one.prescriptions[0].sets for one in found)


def test_figures_that_are_no_sets_under_an_item_make_it_no_exercise(extractor: Extractor) -> None:
    source = "# Good habits\n\n- **Sleep**\n  - 8 hours\n- **Meals**\n  - 4 times a day\n  - 30 minutes for each\n"
    assert extractor.extract(read(source.encode(), path="a.md")).mentions == ()


def test_what_to_leave_alone_is_no_dose_of_a_habit(extractor: Extractor) -> None:
    habits = (
        "- **Posture:** Avoid slouching for more than 40 minutes\n- **Screens:** Never sit over 2 minutes too long\n"
    )
    found = extractor.extract(read(f"# A plan\n\n## Phase 2: Habits\n\n{habits}".encode(), path="a.md"))
    assert found.mentions == ()


def test_a_load_before_its_repetitions_is_no_part_of_a_name(extractor: Extractor) -> None:
    assert names(extractor, ("Squat 90 kg x 6 reps", "Floor press 40 lbs × 8 reps")) == ["Squat", "Floor press"]


def test_what_to_do_on_a_failed_set_is_no_exercise(extractor: Extractor) -> None:
    source = (
        "# Linear plan\n\n**Scheme:** 3 sets × 12+ reps\n\n"
        "1. **Fail at 4×4?** → Switch to 6×3\n2. **Fail at 6×3?** → Go back to 4×4\n"
    )
    assert extractor.extract(read(source.encode(), path="a.md")).mentions == ()
