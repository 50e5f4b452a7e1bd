"""Which line is an article's title when none is marked as one."""

from __future__ import annotations

import pytest

from pipeline.read.preamble import TitleLine, is_preamble, title_line
from tests.read.reading import html, markdown, plain


@pytest.mark.parametrize(
    "line",
    [
        "menu workouts store cart (0)".replace(" ", "  "),
        "home | workouts | nutrition | shop",
        "home / workouts / arms / biceps",
        "[home] [squats] [about]",
        "skip to content",
        "advertisement",
        "By Nora Byline | 5 min read",
        "posted on march 3, 2021",
        "march 3, 2021",
        "2021-03-03",
        "3rd march 2021",
        "https://gym.example/squat",
        "jquery.get('/a', function(data) {",
        "var plan = data;",
        "page 1 of 2   next",
        "----------",
        "5 min read",
    ],
)
def test_what_stands_above_a_title_is_none(line: str) -> None:
    assert is_preamble(line)


@pytest.mark.parametrize(
    "line",
    [
        "squat slowly",
        "push / pull / legs",
        "strength - squat/press",
        "12-week barbell plan | complete training plan",
        "By the bar: a squat story",
        "from couch to 5 pull-ups",
        "date night workout",
        "home workout: no gym required (2026)",
    ],
)
def test_a_title_is_no_preamble(line: str) -> None:
    assert not is_preamble(line)


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (["Squat Slowly", "By Ann Lee"], TitleLine(0, 0)),
        (["MENU  Workouts  Store  Cart (0)", "May 5, 2005", "Squat Slowly"], TitleLine(2, 0)),
        (["Board » Training » My squat is stuck at 100 kg"], TitleLine(0, 19)),
        (["Home » Workouts » Arms", "Squat Slowly"], TitleLine(1, 0)),
        (["From: Ann", "Subject: Squat Slowly"], TitleLine(1, 9)),
        (["advertisement"] * 20, TitleLine(0, 0)),
        ([], TitleLine(0, 0)),
    ],
)
def test_the_first_line_that_is_no_preamble_is_the_title(lines: list[str], expected: TitleLine) -> None:
    assert title_line(lines) == expected


def test_plain_text_that_begins_with_a_menu_keeps_its_title() -> None:
    text = "MENU  Workouts  Store  Cart (0)\n\nMay 5, 2005\n\nSquat Slowly\n\nSit between the heels and stay tall.\n"
    document = plain(text)
    assert document.metadata.title == "Squat Slowly"
    assert [document.quote(block) for block in document.blocks if block.level == 1] == ["Squat Slowly"]


def test_the_end_of_a_breadcrumb_can_be_the_title() -> None:
    document = plain("Board » Training » My squat is stuck\n\nSit between the heels and stay tall.\n")
    assert document.metadata.title == "My squat is stuck"


@pytest.mark.parametrize(
    ("source", "title"),
    [
        ("## Squat Slowly\n\nSit low.\n\n### Grip\n\nHold it.\n", "Squat Slowly"),
        ("Squat Slowly\n\nSit low.\n\n## Grip\n\nHold it.\n", "Squat Slowly"),
        ("Squat Slowly\n\n# Grip\n\nHold it.\n\n# Stance\n\nStand.\n", "Squat Slowly"),
        ("## Grip\n\nHold it.\n\n## Stance\n\nStand.\n", None),
        ("**Starting Position:**\n\n1. Kneel.\n2. Sit.\n", None),
        ("Sit low and stay tall.\n\n## Grip\n\nHold it.\n", None),
    ],
)
def test_markdown_without_a_main_heading_is_named_by_the_line_it_begins_with(source: str, title: str | None) -> None:
    assert markdown(source).metadata.title == title


def test_a_page_without_a_main_heading_is_named_by_its_leading_heading() -> None:
    page = "<title>Iron Gym</title><article><h2>Squat Slowly</h2><p>Sit between the heels.</p><h3>Grip</h3></article>"
    assert html(page).metadata.title == "Squat Slowly"
