"""Markdown is read as CommonMark with tables, its front matter as data that nobody needs to trust."""

from __future__ import annotations

import time
from datetime import date

import pytest

from pipeline.models import STRONG_HEADING
from pipeline.read.markdown import MAX_FRONT_MATTER, split_front_matter
from tests.read.reading import block_of, headings, markdown, omitted, plain, quotes, rows


@pytest.mark.parametrize(
    ("source", "heading"),
    [
        ("## Goblet squat", (2, "Goblet squat")),
        ("## Goblet squat ##", (2, "Goblet squat")),
        ("## **Goblet squat**", (2, "Goblet squat")),
        ("### 1\\. Goblet squat", (3, "1. Goblet squat")),
        ("### ***Goblet*** [squat](x)", (3, "Goblet squat")),
        ("# `Goblet` squat &amp; row", (1, "Goblet squat & row")),
        ("Goblet squat\n============", (1, "Goblet squat")),
        ("Goblet squat\n---", (2, "Goblet squat")),
        ("**Goblet squat**", (STRONG_HEADING, "Goblet squat")),
        ("__Goblet squat:__", (STRONG_HEADING, "Goblet squat:")),
    ],
)
def test_headings_however_they_are_decorated(source: str, heading: tuple[int, str]) -> None:
    assert headings(markdown(f"{source}\n\nSit between the heels.")) == [heading]


@pytest.mark.parametrize("source", ["#Goblet squat", "\\# Goblet squat", "5 sets\n\n#hashtag legs"])
def test_a_hash_without_a_space_is_no_heading(source: str) -> None:
    assert headings(markdown(f"{source}\n\nSit.")) == []


def test_emphasis_links_images_and_code_leave_only_their_text() -> None:
    document = markdown("Keep *both* **knees** [out](x 'y') ![photo](p.jpg) with `60 kg` ~~100 kg~~.")
    assert quotes(document) == ["Keep both knees out with 60 kg 100 kg."]
    (block,) = document.blocks
    assert [document.quote(span) for span in block.strong] == ["knees"]
    assert [document.quote(span) for span in block.links] == ["out"]


def test_nested_lists_keep_order_depth_and_numbers() -> None:
    document = markdown("3. Set up\n   - Feet flat\n     1) Heels down\n   - Chest up\n4. Sit down\n")
    assert [(document.quote(b), b.depth, b.ordered, b.number) for b in document.blocks] == [
        ("Set up", 1, True, 3),
        ("Feet flat", 2, False, None),
        ("Heels down", 3, True, 1),
        ("Chest up", 2, False, None),
        ("Sit down", 1, True, 4),
    ]


def test_loose_items_and_their_further_paragraphs() -> None:
    document = markdown("- Brace.\n\n  Then lift.\n\n- Lower.\n")
    assert [(document.quote(block), block.continues) for block in document.blocks] == [
        ("Brace.", False),
        ("Then lift.", True),
        ("Lower.", False),
    ]


def test_a_heading_inside_an_item_is_a_heading() -> None:
    assert headings(markdown("1. ### Hip hinge\n\n   Push the hips back.\n")) == [(3, "Hip hinge")]


def test_a_short_line_that_heads_the_others_of_an_item_is_by_itself() -> None:
    clamshell = "1. Clamshell\nLie on your side with both knees bent. Lift the upper\nknee."
    document = markdown(f"{clamshell}\n\n2. Bridge\nLie on your back and lift your hips.")
    assert quotes(document) == [
        "Clamshell",
        "Lie on your side with both knees bent. Lift the upper knee.",
        "Bridge",
        "Lie on your back and lift your hips.",
    ]


@pytest.mark.parametrize(
    "text", ["Lie on your Side\nLower", "Keep your knees\nSoft and wide all the way down", "A.\nB c d e f g h i"]
)
def test_a_line_without_room_or_a_sentence_heads_nothing(text: str) -> None:
    assert quotes(markdown(f"- {text}")) == [text.replace("\n", " ")]


def test_an_answer_stands_apart_from_its_question() -> None:
    document = markdown("Q: How deep should I\nsquat?\nA: As deep as you can.\n\nQ2. Why?\nA2. It works.")
    assert quotes(document) == ["Q: How deep should I squat?", "A: As deep as you can.", "Q2. Why?", "A2. It works."]


def test_a_wrapped_paragraph_is_one_block() -> None:
    document = markdown("Push the hips back\nuntil the hamstrings\nare tight.")
    assert quotes(document) == ["Push the hips back until the hamstrings are tight."]


@pytest.mark.parametrize(
    ("source", "lines"),
    [
        ("Push back.  \nStand up.", ["Push back.", "Stand up."]),
        ("Push back.\\\nStand up.", ["Push back.", "Stand up."]),
        ("**Hip hinge**\nPush back.", ["Hip hinge", "Push back."]),
        ("Sets: 3\nReps: 8\nRest: 60 s", ["Sets: 3", "Reps: 8", "Rest: 60 s"]),
        ("Do this:\nsquat low", ["Do this:", "squat low"]),
        ("A1. Squat\nA2. Row", ["A1. Squat", "A2. Row"]),
        ("20 swings\n10 pull-ups", ["20 swings", "10 pull-ups"]),
        ("Squat 5x5\nRow 3x8", ["Squat 5x5", "Row 3x8"]),
        ("Burpee\nPull-up\nLunge", ["Burpee", "Pull-up", "Lunge"]),
        ("Burpee\nPull-up", ["Burpee Pull-up"]),
        ("Take 3 steps\nand then 10 more.", ["Take 3 steps and then 10 more."]),
    ],
)
def test_lines_that_show_themselves_to_be_lines_stay_apart(source: str, lines: list[str]) -> None:
    assert quotes(markdown(source)) == lines


def test_bullets_that_commonmark_does_not_know_are_items() -> None:
    document = markdown("• Knees soft\n• Back flat\n\n• Neck long")
    assert quotes(document, "item") == ["Knees soft", "Back flat", "Neck long"]


def test_tables_have_rows_of_cells_under_their_header() -> None:
    document = markdown("| Move | Sets |\n|:--|--:|\n| **Squat** | 3 |\n| Row \\| pull | |\n")
    assert rows(document) == [["Move", "Sets"], ["Squat", "3"], ["Row | pull", ""]]
    assert [block.header for block in document.blocks] == [True, False, False]


def test_raw_html_is_read_as_on_a_page() -> None:
    document = markdown(
        "# Rows\n\n<details><summary>Form</summary>\n\n- Elbows in\n\n</details>\n\n"
        "<table><tr><th>Sets<th>Reps<tr><td>3<td>8</table>\n\nPull <b>hard</b>.<br>Rest.\n\n<!-- draft -->\n"
    )
    assert headings(document) == [(1, "Rows"), (STRONG_HEADING, "Form")]
    assert quotes(document, "item") == ["Elbows in"]
    assert rows(document) == [["Sets", "Reps"], ["3", "8"]]
    assert quotes(document, "paragraph") == ["Pull hard.", "Rest."]
    assert "draft" not in document.text


def test_unbalanced_raw_html_loses_no_text() -> None:
    document = markdown("</div></li>\n\nBrace.\n\n<div><ul><li>Squat\n\nRow\n\n<p>Rest")
    assert document.text.split() == ["Brace.", "Squat", "Row", "Rest"]


def test_style_and_script_are_dropped_even_unclosed() -> None:
    document = markdown("Squat.\n\n<style>\n\np { color: red }\n\n</style>\n\nRow.\n\n<script>\n\nrun()\n")
    assert quotes(document) == ["Squat.", "Row."]


def test_naming_such_a_tag_in_code_drops_nothing() -> None:
    assert quotes(markdown("Write `<style>` first.\n\nThen row.")) == ["Write <style> first.", "Then row."]


@pytest.mark.parametrize("tag", ["{% include ad.html %}", '{{< youtube id="x" >}}', "{{ page.title }}", "{: .note}"])
def test_tags_of_site_generators_are_dropped(tag: str) -> None:
    assert quotes(markdown(f"Squat low.\n\n{tag}\n\nRest.")) == ["Squat low.", "Rest."]


def test_code_blocks_keep_their_lines() -> None:
    document = markdown("```\nMon squat\n\nTue <row>\n```\n\n    Wed rest\n")
    assert quotes(document, "code") == ["Mon squat", "Tue <row>", "Wed rest"]


def test_sections_that_are_no_part_of_the_article_are_left_out() -> None:
    document = markdown("# Squat\n\nSit low.\n\n## Related posts\n\n- Ten chairs\n")
    assert quotes(document) == ["Squat", "Sit low."]
    assert omitted(document) == {"related or comments": "Related posts\nTen chairs"}


_YAML = """---
title: "Squat, slowly"
author: Kim Vale
date: 2023-05-04
muscles: [quads, glutes]
secondary-muscles:
  - calves
primaryMuscles: quads
tempo: 0311
rest: 1:30
level: no
tags: [legs]
draft: true
---
Sit between the heels.
"""
_TOML = """+++
title = "Squat, slowly"
author = "Kim Vale"
date = 2023-05-04
muscles = ["quads", "glutes"]
sets = 3
tags = ["legs"]
+++
Sit between the heels.
"""


def test_fields_that_state_something_of_the_matter_are_blocks_as_written() -> None:
    document = markdown(_YAML)
    assert quotes(document, "field") == [
        "title: Squat, slowly",
        "muscles: quads, glutes",
        "secondary-muscles: calves",
        "primaryMuscles: quads",
        "tempo: 0311",
        "rest: 1:30",
        "level: no",
    ]
    assert quotes(document, "paragraph") == ["Sit between the heels."]


def test_other_fields_are_left_out_and_recorded() -> None:
    assert omitted(markdown(_YAML)) == {"front matter": "author: Kim Vale\ndate: 2023-05-04\ntags: legs\ndraft: true"}


def test_fields_without_rules_are_front_matter_from_the_title_to_the_first_empty_line() -> None:
    document = markdown("Title: Pistol Squats\nDate: 2023-05-04\nTags: legs\n\nRest: it matters.\n")
    assert document.metadata.title == "Pistol Squats"
    assert omitted(document) == {"front matter": "date: 2023-05-04\ntags: legs"}
    assert document.text.endswith("Rest: it matters.")
    prose = markdown("Title: it means little\nbeside a bar.\n\nSit.")
    assert prose.text.startswith("Title: it means little beside a bar.")


def test_toml_front_matter_is_read_as_well() -> None:
    document = markdown(_TOML)
    assert quotes(document, "field") == ["title: Squat, slowly", "muscles: quads, glutes", "sets: 3"]
    assert omitted(document) == {"front matter": "author: Kim Vale\ndate: 2023-05-04\ntags: legs"}


@pytest.mark.parametrize("source", [_YAML, _TOML, "\n\n" + _YAML, _YAML.replace("\n", "\r\n")])
def test_front_matter_gives_metadata(source: str) -> None:
    metadata = markdown(source).metadata
    assert (metadata.title, metadata.author) == ("Squat, slowly", "Kim Vale")
    assert metadata.published == date(2023, 5, 4)


def test_fields_without_a_value_are_no_blocks() -> None:
    document = markdown('---\ntitle:\nlevel: ""\nsets: []\ngear: [ ""]\nreps: ~\nrest: null\n---\nSquat.')
    assert quotes(document) == ["Squat."]
    assert document.metadata.title is None


def test_a_colon_in_an_unquoted_title_does_not_cost_the_fields() -> None:
    document = markdown("---\ntitle: Squats: the why\nauthor: 'Kim Vale'\nlevel: easy\n---\nSit.")
    assert quotes(document, "field") == ["title: Squats: the why", "level: easy"]
    assert (document.metadata.title, document.metadata.author) == ("Squats: the why", "Kim Vale")


@pytest.mark.parametrize(
    "source",
    [
        "a: &a [x, x]\nb: &b [*a, *a]\nlevel: *b",
        "level: &x [*x]",
        "<<: &m {level: easy}\nother: {<<: *m}",
        "level: " + "[" * 5000,
        "level: " + "[" * 300 + "]" * 300,
        "- " * 30_000,
        "{a: " * 5000,
        f"title: {'x' * MAX_FRONT_MATTER}",
    ],
)
def test_front_matter_that_could_hurt_is_refused_and_the_article_read(source: str) -> None:
    started = time.process_time()
    document = markdown(f"---\n{source}\n---\nSquat low.")
    assert quotes(document) == ["Squat low."]
    assert time.process_time() - started < 5


@pytest.mark.parametrize(
    "source",
    [
        "level: !!python/object/apply:os.system ['exit 1']",
        "level: !!python/name:os.system",
        "level: !!timestamp x",
        "level: !!int x",
        "level: !!binary '*'",
        "? [a, b]\n: c",
        "date: 2023-13-45\nlevel: easy",
        "level: \x07",
        "level: 0x" + "f" * 6000,
        "a: b: c",
        "level: 'easy",
        "\tlevel: easy",
        "%YAML 9.9",
        "level: \ud83d\n",
    ],
)
@pytest.mark.parametrize("fence", ["---", "+++"])
def test_object_tags_and_broken_front_matter_are_only_text(source: str, fence: str) -> None:
    document = markdown(f"{fence}\n{source}\n{fence}\nSquat low.".encode(errors="replace").decode())
    assert quotes(document)[-1] == "Squat low."


def test_deep_toml_is_refused_and_the_article_read() -> None:
    assert quotes(markdown(f"+++\nlevel = {'[' * 20_000}\n+++\nSquat low.")) == ["Squat low."]


def test_a_number_of_absurd_length_is_no_field() -> None:
    assert quotes(markdown(f"+++\nreps = 0x{'f' * 6000}\nsets = 3\n+++\nSquat.")) == ["sets: 3", "Squat."]


@pytest.mark.parametrize("source", ["---\n\nBrace hard.\n\n---\n\nThen lift.", "---\n- Brace hard.\n---\nThen lift."])
def test_text_between_two_rules_is_no_front_matter(source: str) -> None:
    assert quotes(markdown(source)) == ["Brace hard.", "Then lift."]


def test_front_matter_stands_at_the_top_only_and_must_end() -> None:
    assert split_front_matter("Squat.\n\n---\nlevel: easy\n---\n")[0] == {}
    assert split_front_matter("---\nlevel: easy\n\nSquat.")[0] == {}
    assert split_front_matter("---\n---\nSquat.") == ({}, "Squat.")


def test_a_rule_across_the_text_ends_no_front_matter() -> None:
    fields, rest = split_front_matter("---\ntitle: Squat\n---\nSit.\n\n---\n\nStand.")
    assert fields == {"title": "Squat"}
    assert rest == "Sit.\n\n---\n\nStand."


@pytest.mark.parametrize(
    "source",
    [
        "> " * 5000 + "Squat low.",
        "* " * 5000 + "Squat low.",
        "1. " * 3000 + "Squat low.",
        "\n".join("  " * depth + "- Squat low." for depth in range(400)),
        "[" * 5000 + "Squat low.",
        "![" * 500 + "alt" + "](x)" * 500 + " Squat low.",
        "*a **b " * 3000 + "Squat low.",
        "<" * 5000 + "Squat low.",
    ],
)
def test_absurd_nesting_is_read_quickly_and_keeps_its_text(source: str) -> None:
    started = time.process_time()
    assert "Squat low." in markdown(source).text
    assert time.process_time() - started < 5


def test_every_level_of_a_sane_list_keeps_its_depth() -> None:
    document = markdown("\n".join("  " * depth + f"- Move {depth}" for depth in range(20)))
    assert [block.depth for block in document.blocks] == list(range(1, 21))
    assert block_of(document, "Move 7").depth == 8


def test_markdown_and_plain_text_differ_only_by_the_ending() -> None:
    assert headings(markdown("# Squat\n\nSit low."))[0] == (1, "Squat")
    assert headings(plain("# Squat\n\nSit low."))[0] == (1, "# Squat")


STEPS = ("Lie on your back with your knees bent", "Push your hips up", "Let them down slowly")


@pytest.mark.parametrize(
    "field",
    [
        "steps: [{0}, {1}, {2}]",
        "how_to:\n  - {0}\n  - {1}\n  - {2}",
        "Instructions: |\n  {0}\n  {1}\n  {2}",
        "steps:\n  - title: First\n    text: {0}\n  - title: Then\n    text: {1}\n  - name: {2}",
    ],
)
def test_steps_in_front_matter_are_a_list_behind_the_text(field: str) -> None:
    source = f"---\ntitle: Hip Bridge\n{field.format(*STEPS)}\n---\n\nA move for the seat.\n"
    document = markdown(source)
    assert [document.quote(block) for block in document.blocks if block.kind == "item"] == list(STEPS)
    assert document.blocks[1].kind == "paragraph"
    assert document.omitted == ()


def test_steps_in_one_value_of_front_matter_are_a_paragraph() -> None:
    source = "---\ntitle: Hip Bridge\nsteps: Lie down. Push your hips up.\n---\n\nA move for the seat.\n"
    document = markdown(source)
    assert document.quote(document.blocks[-1]) == "Lie down. Push your hips up."


@pytest.mark.parametrize(
    ("field", "body"),
    [
        ("steps: [Lie down, Push up]", "## How to do it\n\nLie flat. Push up.\n"),
        ("steps: [Lie down, Push up]", "Lie down, then push up.\n"),
        ("steps: 10000", "A walk.\n"),
        ("steps: [[a, b], {}, 3]", "A walk.\n"),
    ],
)
def test_steps_that_the_text_tells_or_that_are_none_are_left_out(field: str, body: str) -> None:
    document = markdown(f"---\ntitle: Hip Bridge\n{field}\n---\n\n{body}")
    assert "Steps" not in [document.quote(block) for block in document.blocks]


def test_what_a_site_calls_all_its_pages_is_no_part_of_the_title() -> None:
    document = markdown("# Wall Sit - Iron Exercise Library\n\nSit against a wall.\n")
    assert document.metadata.title == "Wall Sit"
