"""Tables drawn with mere boxes, or copied cell by cell: their rows are found by a head, or by bare figures."""

from __future__ import annotations

import pytest

from tests.read.reading import html, markdown, plain, quotes, rows

HEAD = ["Exercise", "Sets", "Reps"]
FIRST, SECOND = ["Goblet Squat", "4", "8-10"], ["Floor Press", "3", "12"]


def boxes(*lines: list[str], cell: str = "div") -> str:
    drawn = ("".join(f"<{cell}>{text}</{cell}>" for text in line) for line in lines)
    return "<h1>Plan</h1>" + "".join(f'<div class="row">{line}</div>' for line in drawn) + "<p>Breathe out.</p>"


@pytest.mark.parametrize("cell", ["div", "p", "span"])
@pytest.mark.parametrize(
    "lines",
    [
        [HEAD, FIRST, SECOND],
        [FIRST, SECOND],
        [["#", *HEAD], ["1", *FIRST], ["2", *SECOND]],
        [["1", *FIRST], ["2", *SECOND]],
        [[*HEAD, "Rest"], [*FIRST, "60 s"], [*SECOND, "none"]],
        [FIRST, ["Pull-Up", "3", "AMRAP"]],
    ],
    ids=["head", "no head", "head and order", "order", "rest", "as many as possible"],
)
def test_boxes_are_rows(lines: list[list[str]], cell: str) -> None:
    document = html(boxes(*lines, cell=cell))
    assert rows(document) == lines
    assert quotes(document, "paragraph") == ["Breathe out."]


def test_a_head_makes_one_row_a_table_and_nothing_else_does() -> None:
    assert rows(html(boxes(HEAD, FIRST))) == [HEAD, FIRST]
    assert rows(html(boxes(FIRST))) == []


def test_the_head_is_marked() -> None:
    blocks = [block for block in html(boxes(HEAD, FIRST)).blocks if block.kind == "row"]
    assert [block.header for block in blocks] == [True, False]


def test_a_grid_without_rows_is_a_table_too() -> None:
    grid = "".join(f"<div>{cell}</div>" for line in (HEAD, FIRST, SECOND) for cell in line)
    assert rows(html(f'<h1>Plan</h1><div class="grid">{grid}</div>')) == [HEAD, FIRST, SECOND]


@pytest.mark.parametrize("between", ["\n", "\n\n"])
def test_lines_of_plain_text_are_cells(between: str) -> None:
    cells = between.join([*HEAD, *FIRST, *SECOND])
    document = plain(f"Plan\n\n{cells}\n\nBreathe out.")
    assert rows(document) == [HEAD, FIRST, SECOND]
    assert quotes(document, "paragraph") == ["Breathe out."]


def test_paragraphs_of_markdown_are_cells() -> None:
    assert rows(markdown("# Plan\n\n" + "\n\n".join([*HEAD, *FIRST]))) == [HEAD, FIRST]


@pytest.mark.parametrize(
    "lines",
    [
        [["Sets", "4", "Reps"], ["Rest", "60", "Tempo"]],
        [["Goblet Squat", "light", "8"], ["Floor Press", "heavy", "12"]],
        [["Protein", "20 g", "40 %"], ["Fat", "10 g", "20 %"]],
        [["Do it well.", "4", "8"], ["Do it often.", "3", "12"]],
        [["4", "8", "12"], ["3", "6", "9"]],
    ],
    ids=["labels", "words", "measures", "sentences", "only figures"],
)
def test_other_boxes_are_no_rows(lines: list[list[str]]) -> None:
    assert rows(html(boxes(*lines))) == []


@pytest.mark.parametrize(
    "row",
    [
        "<span>Sets</span><span>4</span>",
        "<span>Squat</span> for <span>4</span><span>8</span>",
        "<span>Squat</span><b>4</b><span>8</span>",
        "<span>slow</span><span>steady</span><span>strong</span>",
    ],
    ids=["two", "text between", "another element", "words"],
)
def test_other_spans_stay_on_one_line(row: str) -> None:
    assert len(quotes(html(f"<h1>Plan</h1><div>{row}</div>"), "paragraph")) == 1
