"""Plain text shows its structure only by position; reading lays blocks over it and leaves the text as it is."""

from __future__ import annotations

import time

import pytest

from pipeline.models import STRONG_HEADING
from tests.read.reading import block_of, headings, omitted, plain, quotes, rows

_LONG = "Take a long step, keep the trunk tall, and lower the back knee until it almost meets the floor below."


def test_the_text_stays_as_it_is() -> None:
    source = "Two Moves\n\n  • Sit low.\n\n\n\tRest  a minute.\n"
    assert plain(source).text == source


def test_a_short_first_line_is_the_title() -> None:
    document = plain(f"Two Moves for Strong Legs\n{_LONG}\n")
    assert headings(document) == [(1, "Two Moves for Strong Legs")]
    assert document.metadata.title == "Two Moves for Strong Legs"


def test_a_first_line_that_is_a_sentence_is_no_title() -> None:
    document = plain(f"I never liked lunges.\n\n{_LONG}\n")
    assert document.metadata.title is None
    assert quotes(document, "paragraph") == ["I never liked lunges.", _LONG]


def test_a_short_line_alone_is_a_heading() -> None:
    document = plain(f"Legs\n\n{_LONG}\n\nWalking lunge\n\n{_LONG}\n\nRest\n\n{_LONG}\n")
    assert headings(document) == [(1, "Legs"), (2, "Walking lunge"), (2, "Rest")]


def test_in_text_without_blank_lines_a_short_line_before_a_long_one_is_a_heading() -> None:
    document = plain(f"Legs\n{_LONG}\nWalking lunge\n{_LONG}\n")
    assert headings(document) == [(1, "Legs"), (2, "Walking lunge")]


@pytest.mark.parametrize("line", ["Walking lunges are hard.", "walking lunge", "Keep going,", _LONG])
def test_sentences_and_fragments_are_no_headings(line: str) -> None:
    assert headings(plain(f"Legs\n\n{_LONG}\n\n{line}\n\n{_LONG}\n")) == [(1, "Legs")]


@pytest.mark.parametrize("label", ["How to do it:", "Muscles worked: quads"])
def test_a_label_alone_is_a_heading_below_all_others(label: str) -> None:
    assert (STRONG_HEADING, label) in headings(plain(f"Legs\n\nLunge\n\n{label}\n\n{_LONG}\n"))


def test_a_line_in_capitals_is_a_heading() -> None:
    assert headings(plain(f"Legs\n{_LONG}\nWALKING LUNGE\nStep and lower.\n"))[1:] == [(2, "WALKING LUNGE")]


def test_numbered_headings_keep_their_number_and_are_no_list() -> None:
    document = plain(f"Legs\n\n1. Walking lunge\n\n{_LONG}\n\n2. Split squat\n\n{_LONG}\n")
    assert headings(document)[1:] == [(3, "1. Walking lunge"), (3, "2. Split squat")]
    assert quotes(document, "item") == []


def test_numbers_glued_to_the_names_of_cards_are_taken_off() -> None:
    source = "1Wall Sit\n3 sets\n• Slide down.\n2Heel Raise\n2 sets\n• Rise up.\n3Clam\n2 sets\n• Open your knee.\n"
    document = plain(f"Knee Plan\n{_LONG}\n{source}")
    assert headings(document)[1:] == [(3, "Wall Sit"), (3, "Heel Raise"), (3, "Clam")]


def test_figures_that_do_not_count_on_from_one_are_kept() -> None:
    document = plain(f"Lifts\n\n{_LONG}\n\n5RM Squat\n\n{_LONG}\n\n3Rounds\n\n{_LONG}\n\n2Row\n\n{_LONG}\n")
    assert [text for _, text in headings(document)] == ["Lifts", "5RM Squat", "3Rounds", "2Row"]


def test_numbered_lines_beside_one_another_are_a_list() -> None:
    document = plain("Legs\n\n1. Kneel\n2) Stand\nStep 3: Jump\n\nDone now.")
    assert [(document.quote(b), b.number, b.ordered) for b in document.blocks if b.kind == "item"] == [
        ("Kneel", 1, True),
        ("Stand", 2, True),
        ("Jump", 3, True),
    ]


def test_a_list_that_begins_at_one_again_is_another_list() -> None:
    document = plain("Legs\n\n1. Kneel\n2. Stand\n1. Hang\n2. Pull\n")
    kneel, stand, hang, pull = (block.group for block in document.blocks if block.kind == "item")
    assert kneel == stand != hang == pull


@pytest.mark.parametrize("bullet", list("•-–*◦·▪●○■✓✔➤►★→+»‣∙"))
def test_bullets_of_every_kind_mark_items(bullet: str) -> None:
    document = plain(f"Legs\n\n{bullet} Knees out\n{bullet} Chest up\n")
    assert quotes(document, "item") == ["Knees out", "Chest up"]
    assert [block.number for block in document.blocks[1:]] == [None, None]


def test_a_bullet_before_a_no_break_space_marks_an_item_too() -> None:
    assert quotes(plain("Legs\n\n•\u00a0Knees out\n•\u2003Chest up\n"), "item") == ["Knees out", "Chest up"]


@pytest.mark.parametrize("line", ["-5 degrees is a cold gym for a long session of squats.", "*not* an item at all."])
def test_a_mark_glued_to_its_word_is_no_bullet(line: str) -> None:
    assert quotes(plain(f"Legs\n\n{line}"), "item") == []


def test_an_indented_item_stands_deeper() -> None:
    document = plain("Legs\n\n• Lunge\n        ◦ Long step\n• Squat\n")
    assert [block.depth for block in document.blocks if block.kind == "item"] == [1, 2, 1]


def test_a_dose_under_an_item_is_no_heading() -> None:
    document = plain("Leg day\n1. Squat\n3 sets of 5\n2. Lunge\n2 sets of 8\n")
    assert headings(document) == [(1, "Leg day")]
    assert quotes(document, "item") == ["Squat", "Lunge"]


@pytest.mark.parametrize("gap", ["", "\n"])
def test_a_heading_repeated_under_its_list_is_a_caption(gap: str) -> None:
    document = plain(
        f"Legs\n\nGoblet squat\n\n• Hold it close.\n• Sit low.\n{gap}Goblet squat\n\nSplit squat\n\n• Step back.\n"
    )
    assert quotes(document, "caption") == ["Goblet squat"]
    assert headings(document) == [(1, "Legs"), (2, "Goblet squat"), (2, "Split squat")]


def test_a_caption_may_spell_the_heading_differently() -> None:
    document = plain("Legs\n\n1. Goblet Squats\n\n• Hold the bell close.\n• Sit low.\ngoblet squat\n\nThe end.")
    assert quotes(document, "caption") == ["goblet squat"]


def test_a_heading_that_recurs_through_the_article_is_a_label() -> None:
    document = plain(f"Legs\n\nLunge\n\n{_LONG}\n\nTIP\n\nGo slow.\n\nSquat\n\n{_LONG}\n\nTip\n\nSit back.\n")
    assert [level for level, text in headings(document) if text in ("TIP", "Tip")] == [STRONG_HEADING] * 2
    assert (2, "Squat") in headings(document)


def test_a_tip_line_and_its_text_stay_two_blocks() -> None:
    document = plain("Legs\n\nLunge\n\n• Step long.\nTIP\nKeep the front heel down.\n")
    assert block_of(document, "TIP").kind == "heading"
    assert block_of(document, "Keep the front heel down.").kind == "paragraph"


def test_a_tip_on_one_line_is_a_paragraph() -> None:
    assert quotes(plain(f"Legs\n\n{_LONG}\nTIP: Keep the heel down.\n"), "paragraph")[-1] == "TIP: Keep the heel down."


@pytest.mark.parametrize(
    "source",
    [
        "Move\tSets\nSquat\t3\nRow\t4",
        "| Move | Sets |\n| Squat | 3 |\n| Row | 4 |",
        "Move    Sets\nSquat   3\nRow     4",
        "Move   \t   \tSets\nSquat \t3\nRow\t     \t      4",
    ],
)
def test_lines_divided_alike_are_a_table(source: str) -> None:
    document = plain(f"Legs\n\n{source}\n\nThe end.")
    assert rows(document) == [["Move", "Sets"], ["Squat", "3"], ["Row", "4"]]
    assert [block.header for block in document.blocks if block.kind == "row"] == [True, False, False]


@pytest.mark.parametrize("source", ["Move\tSets\tReps\nSquat\t\t5", "| Move | Sets | Reps |\n| Squat | | 5 |"])
def test_empty_cells_keep_the_columns_in_line(source: str) -> None:
    assert rows(plain(f"Legs\n\n{source}\n")) == [["Move", "Sets", "Reps"], ["Squat", "", "5"]]


def test_tabs_that_only_align_columns_make_no_empty_cells() -> None:
    assert rows(plain("Legs\n\nMove\t\tSets\nSplit squat\t3\n")) == [["Move", "Sets"], ["Split squat", "3"]]


def test_cells_that_lost_their_divider_come_apart() -> None:
    assert rows(plain("Legs\n\nExerciseMuscle\nSquatQuads\nRowLats\n")) == [
        ["Exercise", "Muscle"],
        ["Squat", "Quads"],
        ["Row", "Lats"],
    ]


def test_a_line_divided_alone_is_no_table() -> None:
    assert rows(plain(f"Legs\n\nSquat | Row\n\n{_LONG}")) == []


def test_text_wrapped_by_hand_is_joined_into_paragraphs_and_items() -> None:
    document = plain(
        "Legs\n\n"
        "Take a long step, keep the trunk tall, and then lower\n"
        "the back knee until it almost meets the floor, pause\n"
        "for a breath, and drive through the whole front foot\n"
        "to stand tall.\n\n"
        "- Hold the end position for one full breath, or as\n"
        "  long as you can keep the hips level and square.\n"
        "- Switch.\n"
    )
    assert [" ".join(quote.split())[-16:] for quote in quotes(document)] == [
        "Legs",
        "t to stand tall.",
        "evel and square.",
        "Switch.",
    ]


def test_an_unwrapped_text_has_a_paragraph_a_line() -> None:
    assert quotes(plain("Legs\n\nStep out.\nLower.\nStand."), "paragraph") == ["Step out.", "Lower.", "Stand."]


@pytest.mark.parametrize("heading", ["Related posts", "Leave a comment", "You may also like"])
def test_what_follows_the_article_is_left_out_and_recorded(heading: str) -> None:
    document = plain(f"Legs\n\n{_LONG}\n\nLunge\n\n{_LONG}\n\n{heading}\n\nTen chairs\n")
    assert "Ten chairs" not in document.text
    assert document.text.endswith(_LONG)
    assert omitted(document) == {"related or comments": f"{heading}\n\nTen chairs"}


def test_a_last_line_that_invites_is_left_out_with_its_bullet() -> None:
    document = plain(f"Legs\n\n{_LONG}\n\n• Subscribe to our letter")
    assert document.text.endswith(_LONG)
    assert omitted(document) == {"related or comments": "• Subscribe to our letter"}


def test_such_a_heading_before_the_article_is_content() -> None:
    document = plain(f"Legs\n\nContents\n\nLunge, squat.\n\nLunge\n\n{_LONG}\n\n{_LONG}\n\n{_LONG}\n")
    assert "Contents" in document.text
    assert document.omitted == ()


def test_forty_thousand_lines_are_read_quickly() -> None:
    started = time.process_time()
    assert len(plain("Bench\n" * 40_000).blocks) == 40_000
    assert time.process_time() - started < 8


def test_gaps_behind_numbers_make_no_table() -> None:
    source = "The row\n\nHow to\n\n1.    Hold the bar.\n2.    Pull it to your chest.\n3.    Let it down.\n"
    assert quotes(plain(source), "item") == ["Hold the bar.", "Pull it to your chest.", "Let it down."]


def test_parts_of_a_plan_are_headings_and_days_stand_below_weeks() -> None:
    document = plain("My plan\n\nWeek 1\nDay 1\nSquat 3x5\nBench 3x5\n\nWeek 2\nMonday\nSquat 4x5\n")
    assert headings(document) == [(1, "My plan"), (2, "Week 1"), (3, "Day 1"), (2, "Week 2"), (3, "Monday")]
    assert headings(plain("My plan\n\nMonday\nSquat 3x5\n")) == [(1, "My plan"), (2, "Monday")]


@pytest.mark.parametrize("line", ["Exercise 1: Squat", "[Squat]", "Squats: 3x10 - chest up", "Squats - 3 sets of 10"])
def test_the_first_of_the_exercises_is_no_title(line: str) -> None:
    assert plain(f"{line}\n\nStand tall. Sit down slowly.\n").metadata.title is None


@pytest.mark.parametrize("line", ["5x5 Workout", "Squat", "Three exercises"])
def test_other_first_lines_are_titles(line: str) -> None:
    assert plain(f"{line}\n\nStand tall. Sit down slowly.\n").metadata.title == line


def test_counted_exercises_begin_sections_where_they_stand() -> None:
    source = (
        "After the cast\n"
        "Exercise 1 - Ankle Pump\nMove your foot up and down for as long as it feels good.\n"
        "Exercise 2 - Heel Dig Sit on a chair. Press your heel down. "
        "Exercise 3: Toe Spread (Both Feet) Spread your toes.\n"
    )
    document = plain(source)
    assert document.text == source
    assert [text for _, text in headings(document)[1:]] == [
        "Exercise 1 - Ankle Pump",
        "Exercise 2 - Heel Dig",
        "Exercise 3: Toe Spread (Both Feet)",
    ]
    assert quotes(document, "paragraph")[1:] == ["Sit on a chair. Press your heel down.", "Spread your toes."]


@pytest.mark.parametrize(
    "lines",
    [
        ("Exercise 1: Squat 3x8", "Exercise 2: Row 3x8", "Exercise 3: Dip 3x8"),
        ("Exercise 2 - Heel Dig Sit on a chair. Press down.", "Exercise 4 - Toe Spread Sit tall. Spread your toes."),
        ("In Exercise 1 the heel stays down.", "In Exercise 2 it does not."),
    ],
)
def test_listed_or_mentioned_exercises_begin_no_sections(lines: tuple[str, ...]) -> None:
    document = plain("After the cast\n" + "\n".join(lines) + "\nThat is all for today, and it is quite enough.\n")
    assert headings(document) == [(1, "After the cast")]


@pytest.mark.parametrize(
    "source",
    [
        "Hips\n1. Leg Swings:\nSwing a leg.\nRepeat: 10 times\n2. Side Taps:\nTap.\n3. Hip Hikes:\nLift one hip.\n",
        "Hips\n\nA swing\n1. Leg Swings\n\nSwing it.\n\nA tap\n2. Side Taps\n\nTap.\n\n3. Hip Hikes\n\nLift it.\n",
    ],
)
def test_numbered_names_over_their_text_are_headings_without_empty_lines_before_them(source: str) -> None:
    document = plain(source)
    named = [text.rstrip(":") for level, text in headings(document) if level == 3]
    assert named == ["1. Leg Swings", "2. Side Taps", "3. Hip Hikes"]
    assert not any("Repeat" in text for _, text in headings(document))


@pytest.mark.parametrize(
    "source",
    [
        "The hinge\n1. Stand tall with your\nfeet apart and\n2. Push your hips\nback until\n3. You feel a\nstretch\n",
        "The hinge\n1. Stand tall.\nFeet apart.\n2. Hips back.\nKnees soft.\n3. Up again.\nBreathe out.\n",
        "The hinge\n1. Stand tall\n2. Hips back\n3. Up again\nThat is all.\n",
        "The hinge\n1. Stand tall\nFeet apart.\n2. Hips back\nKnees soft.\n4. Up again\nBreathe out.\n",
    ],
)
def test_numbered_lines_that_run_on_or_do_not_count_on_are_no_headings(source: str) -> None:
    assert [text for level, text in headings(plain(source)) if level == 3] == []
