"""An HTML article's shape survives: headings, lists, tables, lines, captions, in reading order."""

from __future__ import annotations

import time

import pytest

from pipeline.models import STRONG_HEADING
from tests.read.reading import block_of, headings, html, omitted, quotes, rows


def test_headings_keep_their_level() -> None:
    document = html("<h1>Rows</h1><p>Pull.</p><h2>Seated row</h2><p>Sit tall.</p><h4>Grip</h4><p>Narrow.</p>")
    assert headings(document) == [(1, "Rows"), (2, "Seated row"), (4, "Grip")]


def test_a_heading_inside_a_list_item_is_a_heading_and_the_rest_its_section() -> None:
    document = html("<ol><li><h3>Hip hinge</h3><p>Push the hips back.</p></li><li><h3>Dip</h3><p>Lower.</p></li></ol>")
    assert [(block.kind, document.quote(block)) for block in document.blocks] == [
        ("heading", "Hip hinge"),
        ("paragraph", "Push the hips back."),
        ("heading", "Dip"),
        ("paragraph", "Lower."),
    ]


def test_a_list_under_a_heading_inside_an_item_is_a_list_again() -> None:
    document = html("<ol><li><h3>Hip hinge</h3><ul><li>Soft knees</li></ul></li><li>Stand up</li></ol>")
    assert block_of(document, "Soft knees").depth == 1
    assert block_of(document, "Stand up").number == 2


@pytest.mark.parametrize("tag", ["b", "strong"])
def test_a_paragraph_that_is_only_bold_is_a_heading_below_all_others(tag: str) -> None:
    document = html(f"<p><{tag}>Goblet squat</{tag}></p><p>Hold it <{tag}>close</{tag}>.</p>")
    assert headings(document) == [(STRONG_HEADING, "Goblet squat")]


def test_punctuation_outside_the_bold_text_does_not_matter() -> None:
    assert headings(html("<p><b>Goblet squat</b>:</p><p>Hold it close.</p>")) == [(STRONG_HEADING, "Goblet squat:")]


def test_a_long_bold_paragraph_is_an_emphasised_paragraph() -> None:
    document = html(f"<p><b>{'Never round the back while you lift. ' * 5}</b></p>")
    assert headings(document) == []


def test_headings_made_of_several_lines_are_one() -> None:
    assert headings(html("<h2>Front<br>squat</h2><p>Sit.</p>")) == [(2, "Front squat")]


def test_words_that_only_style_holds_apart_do_not_run_together() -> None:
    assert headings(html("<h2><span>1</span><span>Speed Squats</span></h2><p>Go.</p>")) == [(2, "1 Speed Squats")]


def test_nested_lists_keep_order_depth_and_numbers() -> None:
    document = html(
        "<ol><li>Set up<ul><li>Feet flat<ol><li>Heels down</li></ol></li><li>Chest up</li></ul></li>"
        "<li>Sit down</li></ol>"
    )
    assert [(document.quote(b), b.depth, b.ordered, b.number) for b in document.blocks] == [
        ("Set up", 1, True, 1),
        ("Feet flat", 2, False, None),
        ("Heels down", 3, True, 1),
        ("Chest up", 2, False, None),
        ("Sit down", 1, True, 2),
    ]


def test_items_of_one_list_share_a_group_that_no_other_list_has() -> None:
    document = html("<ul><li>Squat</li><li>Row</li></ul><ul><li>Plank</li></ul>")
    squat, row, plank = document.blocks
    assert squat.group == row.group != plank.group


@pytest.mark.parametrize(
    ("source", "numbers"),
    [
        ("<ol start=4><li>Kneel<li>Stand</ol>", [4, 5]),
        ("<ol><li>Kneel<li value=7>Stand<li>Jump</ol>", [1, 7, 8]),
        ("<ol start=x><li>Kneel</ol>", [1]),
        ("<ol start=-3><li>Kneel</ol>", [1]),
        ("<ol start=99999999999><li>Kneel</ol>", [1]),
        ("<ul start=4><li value=3>Kneel</ul>", [None]),
    ],
)
def test_a_list_counts_as_the_page_says(source: str, numbers: list[int | None]) -> None:
    assert [block.number for block in html(source).blocks] == numbers


def test_further_paragraphs_of_an_item_continue_it() -> None:
    document = html("<ul><li><p>Brace.</p><p>Then lift.</p></li><li>Lower.</li></ul>")
    assert [(block.kind, block.continues) for block in document.blocks] == [
        ("item", False),
        ("paragraph", True),
        ("item", False),
    ]
    assert len({block.group for block in document.blocks}) == 1


@pytest.mark.parametrize(
    ("above", "below", "expected"),
    [
        ("20-30", "Minutes", ["20-30 Minutes"]),
        ("4", "days per week", ["4 days per week"]),
        ("1", "Kettlebell", ["1", "Kettlebell"]),
        ("Squat", "Reps", ["Squat", "Reps"]),
    ],
)
def test_the_figure_and_the_unit_of_a_tile_are_one_line(above: str, below: str, expected: list[str]) -> None:
    document = html(f"<p>Warm up.</p><div><div>{above}</div><p>{below}</p></div><p>Cool down.</p>")
    assert quotes(document) == ["Warm up.", *expected, "Cool down."]


@pytest.mark.parametrize(
    ("tiles", "expected"),
    [
        ([("Sets", "3"), ("Reps", "8-12"), ("Rest", "90s")], ["Sets: 3", "Reps: 8-12", "Rest: 90s"]),
        ([("3", "Sets"), ("12", "Reps")], ["3 Sets", "12 Reps"]),
        ([("Sets", "Reps")], ["Sets", "Reps"]),
        ([("Likes", "3")], ["Likes", "3"]),
    ],
)
def test_tiles_have_the_label_over_the_figure_or_below_it(tiles: list[tuple[str, str]], expected: list[str]) -> None:
    shown = "".join(f"<div><div>{above}</div><div>{below}</div></div>" for above, below in tiles)
    assert quotes(html(f"<p>Warm up.</p>{shown}<p>Cool down.</p>")) == ["Warm up.", *expected, "Cool down."]


def test_items_without_a_list_are_one() -> None:
    document = html("<div><li>Sit tall.</li><li>Lean back.</li></div>Rest.<p>Again.</p><li>Stand up.</li>")
    assert [(block.kind, block.depth) for block in document.blocks] == [
        ("item", 1),
        ("item", 1),
        ("paragraph", 0),
        ("paragraph", 0),
        ("item", 1),
    ]
    first, second, *_, last = document.blocks
    assert first.group == second.group != last.group


def test_text_after_a_nested_list_belongs_to_the_outer_item() -> None:
    document = html("<ul><li>Lunge<ul><li>Long step</li></ul>Then switch legs.</li></ul>")
    last = block_of(document, "Then switch legs.")
    assert (last.depth, last.continues) == (1, True)


def test_paragraphs_that_carry_their_own_numbers_are_a_list() -> None:
    document = html("<p>1. Kneel down</p><p>2. Lean back</p><p>3) Return</p>")
    assert [(block.kind, block.number) for block in document.blocks] == [("item", 1), ("item", 2), ("item", 3)]
    assert quotes(document) == ["Kneel down", "Lean back", "Return"]


def test_paragraphs_that_carry_bullets_are_a_list() -> None:
    document = html("<p>• <b>Knees</b> soft</p><p>– Back flat</p>")
    assert quotes(document, "item") == ["Knees soft", "Back flat"]
    assert [document.quote(span) for span in document.blocks[0].strong] == ["Knees"]


@pytest.mark.parametrize("text", ["7. Alone on the page", "3 sets of 5", "1.5 minutes", "3:30 hold"])
def test_a_figure_at_the_beginning_alone_makes_no_list(text: str) -> None:
    assert quotes(html(f"<p>Rest.</p><p>{text}</p>"), "paragraph") == ["Rest.", text]


def test_a_table_has_rows_of_cells_under_its_header() -> None:
    document = html(
        "<table><thead><tr><th>Exercise<th>Sets</thead><tbody><tr><td>Squat<td>3<tr><td>Row<td>4</tbody></table>"
    )
    assert rows(document) == [["Exercise", "Sets"], ["Squat", "3"], ["Row", "4"]]
    assert [block.header for block in document.blocks] == [True, False, False]
    assert len({block.group for block in document.blocks}) == 1


def test_a_row_of_header_cells_is_a_header_without_a_table_head() -> None:
    document = html("<table><tr><th>Exercise<th>Sets<tr><td>Squat<td>3</table>")
    assert [block.header for block in document.blocks] == [True, False]


def test_a_row_that_only_begins_with_a_header_cell_is_no_header() -> None:
    document = html("<table><tr><th>Rest<td>60 s<tr><th>Tempo<td>slow</table>")
    assert [block.header for block in document.blocks] == [False, False]


def test_empty_cells_keep_the_columns_in_line() -> None:
    document = html(
        "<table><tr><td></td><td>Sets</td><td>Note</td></tr><tr><td>Row</td><td>4</td><td></td></tr></table>"
    )
    assert rows(document) == [["", "Sets", "Note"], ["Row", "4", ""]]
    assert quotes(document) == ["| Sets | Note", "Row | 4 |"]


@pytest.mark.parametrize(
    ("source", "cells"),
    [
        ("<tr><td colspan=2>Squat<td>3<tr><td>Row<td>slow<td>4", [["Squat", "", "3"], ["Row", "slow", "4"]]),
        (
            "<tr><td rowspan=2>Day 1<td>Squat<tr><td>Row<tr><td>Day 2<td>Dip",
            [["Day 1", "Squat"], ["", "Row"], ["Day 2", "Dip"]],
        ),
        ("<tr><td>Squat<td rowspan=2>3<tr><td>Row", [["Squat", "3"], ["Row", ""]]),
        ("<tr><td rowspan=2 colspan=2>A<td>1<tr><td>2", [["A", "", "1"], ["", "", "2"]]),
        ("<tr><td colspan=0 rowspan=x>Squat<td>3<tr><td>Row<td>4", [["Squat", "3"], ["Row", "4"]]),
    ],
)
def test_cells_that_span_columns_or_rows_keep_the_others_in_line(source: str, cells: list[list[str]]) -> None:
    assert rows(html(f"<table>{source}</table>")) == cells


def test_a_spanning_header_cell_still_makes_a_header() -> None:
    document = html("<table><tr><th>Move<th colspan=2>Week one<tr><td>Squat<td>3<td>5</table>")
    assert rows(document) == [["Move", "Week one", ""], ["Squat", "3", "5"]]
    assert [block.header for block in document.blocks] == [True, False]


def test_absurd_spans_cost_nothing() -> None:
    cells = "".join(f"<tr><td colspan=99999 rowspan=99999>Move {number}<td>3" for number in range(200))
    document = html(f"<table>{cells}</table>")
    assert document.text.count("Move") == 200
    assert len(document.text) < 50_000


def test_an_empty_row_is_no_block() -> None:
    document = html("<table><tr><td></td><td></td></tr><tr><td>Row</td><td>4</td></tr></table>")
    assert rows(document) == [["Row", "4"]]


def test_lines_and_paragraphs_inside_a_cell_stay_in_the_cell() -> None:
    document = html("<table><tr><td><p>Squat</p><p>deep</p><td>3<br>sets</table>")
    assert rows(document) == [["Squat deep", "3 sets"]]


def test_a_cell_tells_where_its_lines_begin() -> None:
    document = html("<table><tr><td>Friday<td>Squat<br><br> Row <b>deep</b>\n<i>slow</i><p>Plank</p></table>")
    (row,) = document.blocks
    assert document.quote(row) == "Friday | Squat Row deep slow Plank"
    assert [document.text[at:].split()[0] for at in row.breaks] == ["Row", "Plank"]
    assert [document.quote(one) for one in row.strong] == ["deep"]


def test_bold_text_and_links_inside_cells_are_where_they_say() -> None:
    document = html("<table><tr><td></td><td>go <b>Squat</b></td><td><a href=x>how</a></td></tr></table>")
    (row,) = document.blocks
    assert [document.quote(span) for span in row.strong] == ["Squat"]
    assert [document.quote(span) for span in row.links] == ["how"]


@pytest.mark.parametrize(
    "source",
    [
        "<table><tr><td><h3>Press</h3><p>Push up.</p></td><td><p>Lock out.</p></td></tr></table>",
        "<table role=presentation><tr><td><b>Press</b></td><td>Push up.</td><td>Lock out.</td></tr></table>",
        "<table><tr><td><table><tr><td><b>Press</b></td></tr></table></td><td>Push up.</td><td>Lock out.</td></table>",
        "<table><tr><td><b>Press</b></td></tr><tr><td>Push up.</td></tr><tr><td>Lock out.</td></tr></table>",
    ],
)
def test_a_table_that_only_places_content_is_read_as_its_content(source: str) -> None:
    document = html(source)
    assert quotes(document) == ["Press", "Push up.", "Lock out."]
    assert rows(document) == []


def test_a_definition_list_gives_its_terms_as_headings() -> None:
    document = html("<dl><dt>Tempo</dt><dd>Three seconds down.</dd><dt>Rest</dt><dd>One minute.</dd></dl>")
    assert headings(document) == [(STRONG_HEADING, "Tempo"), (STRONG_HEADING, "Rest")]
    assert quotes(document, "paragraph") == ["Three seconds down.", "One minute."]


def test_lines_divided_by_breaks_are_blocks_of_one_group() -> None:
    document = html("<p>Sets: 3<br>Reps: 8<br/><br>Rest: 60 s</p><p>Done.</p>")
    assert quotes(document) == ["Sets: 3", "Reps: 8", "Rest: 60 s", "Done."]
    first, second, third, done = document.blocks
    assert first.group == second.group == third.group != done.group


def test_a_bold_line_among_lines_is_a_heading() -> None:
    document = html("<p><strong>Front squat</strong><br>Sit between the heels.</p>")
    assert headings(document) == [(STRONG_HEADING, "Front squat")]


@pytest.mark.parametrize(
    "source",
    [
        "<figure><img src=a><figcaption>The low bar position</figcaption></figure>",
        "<div class='wp-caption'><img src=a><p class='wp-caption-text'>The low bar position</p></div>",
        "<p>Sit.</p><div class='photo-caption'>The low bar position</div>",
    ],
)
def test_captions_are_captions(source: str) -> None:
    assert quotes(html(source + "<p>Then stand.</p>"), "caption") == ["The low bar position"]


def test_a_table_caption_heads_its_table() -> None:
    document = html("<table><caption>Week one</caption><tr><td>Squat<td>3</table>")
    assert headings(document) == [(STRONG_HEADING, "Week one")]
    assert rows(document) == [["Squat", "3"]]


def test_folded_details_are_read_under_their_summary() -> None:
    document = html("<details><summary>Form tip</summary><p>Brace first.</p></details>")
    assert headings(document) == [(STRONG_HEADING, "Form tip")]
    assert quotes(document, "paragraph") == ["Brace first."]


def test_a_heading_inside_a_summary_keeps_its_level() -> None:
    assert headings(html("<details><summary><h3>Form tip</h3></summary>Brace.</details>")) == [(3, "Form tip")]


def test_preformatted_text_keeps_its_lines() -> None:
    document = html("<p>Plan</p><pre>Mon: squat\n\nTue: row<br>Wed: rest</pre>")
    assert quotes(document, "code") == ["Mon: squat", "Tue: row", "Wed: rest"]


def test_preformatted_lines_divided_alike_are_a_table() -> None:
    document = html("<pre>My week\n+-----+---+\n| Mon | squat  |\n| Tue | row  |\n\nRest  well</pre>")
    assert rows(document) == [["Mon", "squat"], ["Tue", "row"]]
    assert quotes(document, "code") == ["My week", "Rest  well"]


def test_white_space_is_what_a_browser_shows() -> None:
    assert quotes(html("<p>\n  Keep&nbsp;the \t back\n flat </p>")) == ["Keep the back flat"]


def test_invisible_characters_written_as_references_are_dropped() -> None:
    assert quotes(html("<p>Dead&shy;lift&#8203; now</p><p>&#8203;</p><p>&zwnj;&nbsp;</p>")) == ["Deadlift now"]


def test_references_are_read_and_never_break_the_text() -> None:
    assert quotes(html("<p>Push &amp; pull &lt; 5&times;5 &#xD800;&#0;&#1;!</p>"))[0].startswith("Push & pull < 5×5 ")


def test_a_bold_or_linked_space_is_neither() -> None:
    document = html("<p>Squat<b> </b>low<a href=x> </a>and<b>&nbsp;</b>tall.</p>")
    assert [(block.strong, block.links) for block in document.blocks] == [((), ())]


def test_strong_text_and_links_are_where_they_say() -> None:
    document = html("<p>Keep <b>both</b> <strong>knees</strong> out, <a href=x>see why</a>.</p>")
    (block,) = document.blocks
    assert [document.quote(span) for span in block.strong] == ["both knees"]
    assert [document.quote(span) for span in block.links] == ["see why"]


def test_what_no_reader_sees_is_not_read() -> None:
    document = html(
        "<p>Row.</p><script>a()</script><style>p{}</style><!-- note --><template><p>x</p></template>"
        "<button>Buy</button><select><option>kg</select><textarea>Your note</textarea><svg><text>icon</text></svg>"
    )
    assert document.text == "Row."


def test_unclosed_and_misnested_tags_lose_no_text() -> None:
    document = html("<div><p>Squat <b>low<p>and <i>stand</b> up</i><ul><li>Brace<li>Breathe</div></p></section>Rest")
    assert document.text.split() == ["Squat", "low", "and", "stand", "up", "Brace", "Breathe", "Rest"]


def test_a_cut_off_page_is_read_to_its_end() -> None:
    assert quotes(html("<h2>Squat</h2><ul><li>Brace</li><li>Low")) == ["Squat", "Brace", "Low"]


@pytest.mark.parametrize(
    "tag", ["div", "span", "b", "font", "blockquote", "article", "nav", "div hidden", "div class=comments"]
)
def test_fifty_thousand_nested_elements_are_read_quickly(tag: str) -> None:
    started = time.process_time()
    document = html(f"<p>{'Brace and breathe. ' * 30}</p>{f'<{tag}>' * 50_000}Squat low.")
    assert "Squat low." in document.text or "Squat low." in omitted(document).values()
    assert time.process_time() - started < 8


def test_two_thousand_nested_lists_are_read_in_order() -> None:
    document = html("".join(f"<ul><li>Move {number}" for number in range(2000)))
    assert quotes(document, "item") == [f"Move {number}" for number in range(2000)]
    depths = [block.depth for block in document.blocks]
    assert depths[:50] == list(range(1, 51))
    assert depths == sorted(depths)


def test_a_thousand_nested_tables_lose_no_text() -> None:
    document = html("<p>Plan</p>" + "<table><tr><td>Row" * 1000)
    assert document.text.count("Row") == 1000


@pytest.mark.parametrize(
    ("spans", "text"),
    [
        ("<span>Sets</span><span>3</span>", "Sets: 3"),
        ("<span>Day</span><span>1</span>", "Day 1"),
        ("<span>Reps:</span><span>12</span>", "Reps:12"),
        ("<span>x</span>10", "x10"),
        ("<span>4</span><span>sets</span>", "4sets"),
    ],
)
def test_figure_is_parted_from_the_label_in_the_span_before_it(spans: str, text: str) -> None:
    assert quotes(html(f"<p>Curl the pad.</p><div>{spans}</div>"), "paragraph")[-1] == text


def test_short_definitions_with_figures_are_a_table_and_long_ones_are_told() -> None:
    card = html("<p>Curl.</p><dl><dt>Sets</dt><dd>3</dd><dt>Reps</dt><dd>15</dd></dl>")
    assert quotes(card, "row") == ["Sets | 3", "Reps | 15"]
    glossary = html("<p>Curl.</p><dl><dt>Squat</dt><dd>Sit down.</dd><dt>Lunge</dt><dd>Step forward.</dd></dl>")
    assert quotes(glossary, "row") == []
