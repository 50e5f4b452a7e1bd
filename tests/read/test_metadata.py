"""What an article says of itself, from the most trusted place that says it."""

from __future__ import annotations

import json
import warnings
from datetime import date
from typing import Any

import pytest

from pipeline.models import Metadata
from pipeline.read.metadata import from_byline, parse_date
from tests.read.reading import html, markdown, plain

_BODY = "<article><h1>Squat Slowly</h1><p>By Nora Byline · 5 May 2005</p><p>Sit between the heels.</p></article>"


def _linked(**fields: Any) -> str:
    return f'<script type="application/ld+json">{json.dumps({"@type": "Article", **fields})}</script>'


def _meta(**properties: str) -> str:
    return "".join(f'<meta property="{key.replace("__", ":")}" content="{value}">' for key, value in properties.items())


_LINKED = _linked(
    headline="From the graph",
    author={"name": "Lina Graph"},
    publisher={"name": "Graph Gym"},
    datePublished="2001-01-01",
    url="https://graph.example/a",
    inLanguage="fr-FR",
)
_OPEN_GRAPH = _meta(
    og__title="From Open Graph",
    article__author="Otto Graph",
    og__site_name="Open Gym",
    article__published_time="2002-02-02",
    og__url="https://og.example/a",
    og__locale="de_DE",
)
_META = (
    '<meta name="author" content="Mira Meta"><meta name="application-name" content="Meta Gym">'
    '<meta name="date" content="2003-03-03"><link rel="canonical" href="https://canonical.example/a">'
)


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        (
            _META + _OPEN_GRAPH + _LINKED,
            Metadata("From the graph", "Lina Graph", "Graph Gym", date(2001, 1, 1), "https://graph.example/a", "fr"),
        ),
        (
            _META + _OPEN_GRAPH,
            Metadata("From Open Graph", "Otto Graph", "Open Gym", date(2002, 2, 2), "https://og.example/a", "de"),
        ),
        (
            _META,
            Metadata("Squat Slowly", "Mira Meta", "Meta Gym", date(2003, 3, 3), "https://canonical.example/a", "es"),
        ),
        ("", Metadata("Squat Slowly", "Nora Byline", None, date(2005, 5, 5), None, "es")),
    ],
    ids=["json-ld", "open graph", "meta tags", "byline"],
)
def test_the_more_trusted_place_wins(head: str, expected: Metadata) -> None:
    assert html(f"<html lang=es><head>{head}</head><body>{_BODY}").metadata == expected


def test_each_field_comes_from_the_best_place_that_states_it() -> None:
    head = _linked(headline="Squat Slowly", author="", publisher=None, datePublished="soon") + _OPEN_GRAPH
    metadata = html(f"<head>{head}</head>{_BODY}").metadata
    assert (metadata.title, metadata.author, metadata.publisher) == ("Squat Slowly", "Otto Graph", "Open Gym")
    assert metadata.published == date(2002, 2, 2)


@pytest.mark.parametrize(
    ("author", "name"),
    [
        ("Kim Vale", "Kim Vale"),
        ({"@type": "Person", "name": " Kim  Vale "}, "Kim Vale"),
        ([{"name": "Kim Vale"}, {"name": "Lee Ray"}], "Kim Vale"),
        ({"@id": "#kim"}, "Kim Vale"),
        ("admin", "Nora Byline"),
        ("https://gym.example/kim", "Nora Byline"),
        ({"name": ["Kim"]}, "Nora Byline"),
        ({"@id": "#nobody"}, "Nora Byline"),
        ({"@id": 3}, "Nora Byline"),
        ([], "Nora Byline"),
        (7, "Nora Byline"),
    ],
)
def test_an_author_in_any_shape_of_json_ld(author: object, name: str) -> None:
    graph = {"@graph": [{"@type": "Article", "author": author}, {"@type": "Person", "@id": "#kim", "name": "Kim Vale"}]}
    head = f'<script type="application/ld+json">{json.dumps(graph)}</script>'
    assert html(f"<head>{head}</head>{_BODY}").metadata.author == name


@pytest.mark.parametrize(
    "source",
    [
        "",
        "{",
        "[" * 50_000,
        "null",
        '"Article"',
        '{"@type": "Article", "author": ',
        '{"@type": {"a": 1}, "headline": "No"}',
        '{"@type": "Organization", "headline": "No"}',
        '{"@type": ["Product", 4], "headline": "No"}',
        '{"@type": "Article", "headline": 5, "datePublished": [], "url": {}, "articleBody": 3}',
        '{"@graph": {"@type": "Article", "headline": "No"}}',
    ],
)
def test_json_ld_that_is_broken_or_of_something_else_is_passed_over(source: str) -> None:
    document = html(f'<head><script type="application/ld+json">{source}</script></head>{_BODY}')
    assert document.metadata.title == "Squat Slowly"
    assert document.metadata.author == "Nora Byline"


def test_json_ld_with_raw_line_breaks_in_its_text_is_read() -> None:
    head = '<script type="application/ld+json">{"@type": "BlogPosting", "headline": "Squat\n deeply"}</script>'
    assert html(f"<head>{head}</head>{_BODY}").metadata.title == "Squat deeply"


def test_lone_surrogates_and_invisible_characters_never_reach_metadata() -> None:
    head = r'<script type="application/ld+json">{"@type": "Article", "headline": "Sq\ud800uat\u200b deeply"}</script>'
    document = html(f'<head>{head}<meta name=author content="Kim&#8203; Va&shy;le"></head>{_BODY}')
    assert (document.metadata.title, document.metadata.author) == ("Squat deeply", "Kim Vale")


@pytest.mark.parametrize(
    ("window", "title"),
    [
        ("Squat Slowly | Iron Gym", "Squat Slowly"),
        ("Squat Slowly: 7 Reasons Why | Iron Gym", "Squat Slowly"),
        ("Another Page — irongym.com", "Squat Slowly"),
    ],
)
def test_the_article_s_own_heading_is_its_title(window: str, title: str) -> None:
    assert html(f"<head><title>{window}</title></head>{_BODY}").metadata.title == title


@pytest.mark.parametrize(
    ("heading", "title"),
    [
        ("Get Up.", "Squats for Beginners"),
        ("Push<br>Harder!", "Squats for Beginners"),
        ("Sit<br>Low", "Sit Low"),
        ("Squat, and Do It Slowly.", "Squat, and Do It Slowly."),
        ("Why Squat?", "Why Squat?"),
    ],
)
def test_a_call_is_no_title_where_the_window_has_one(heading: str, title: str) -> None:
    page = f"<head><title>Squats for Beginners</title></head><article><h1>{heading}</h1><p>Sit between the heels.</p>"
    assert html(page).metadata.title == title


@pytest.mark.parametrize(
    ("stated", "title"),
    [
        ("Sit Low | Iron Gym", "Sit Low"),
        ("Sit Low - Iron Gym", "Sit Low"),
        ("Sit Low – The Iron Gym", "Sit Low"),
        ("Sit Low | irongym.com", "Sit Low"),
        ("Sit Low - And Stay Low", "Sit Low - And Stay Low"),
        ("Sit-Low", "Sit-Low"),
        ("Сядь — ниже", "Сядь — ниже"),
        ("| | Iron Gym", "| | Iron Gym"),
    ],
)
def test_the_site_s_name_is_no_part_of_the_title(stated: str, title: str) -> None:
    head = _meta(og__title=stated, og__site_name="Iron Gym")
    assert html(f"<head>{head}</head><p>Sit between the heels.</p>").metadata.title == title


def test_a_page_without_heading_or_stated_title_is_named_by_its_window() -> None:
    assert html("<head><title>Sit Low</title></head><p>Heels down.</p>").metadata.title == "Sit Low"


def test_the_title_of_an_icon_is_no_title() -> None:
    document = html("<svg><title>Menu</title></svg><p>Heels down.</p>")
    assert document.metadata.title is None


def test_the_site_at_the_end_of_the_window_title_is_the_publisher() -> None:
    assert html(f"<head><title>Squat Slowly | Iron Gym</title></head>{_BODY}").metadata.publisher == "Iron Gym"


@pytest.mark.parametrize(
    "address", ["/squat", "squat.html", "javascript:alert(1)", "https://gym.example/a b", "ftp://gym.example", ""]
)
def test_only_a_whole_web_address_is_a_url(address: str) -> None:
    head = _linked(url=address) + f'<link rel=canonical href="{address}">'
    assert html(f"<head>{head}</head>{_BODY}").metadata.url is None


@pytest.mark.parametrize(
    ("stated", "language"),
    [("en", "en"), ("en-US", "en"), ("pt_BR", "pt"), ("DE", "de"), ("", None), ("english", None)],
)
def test_a_language_is_its_code(stated: str, language: str | None) -> None:
    assert html(f'<html lang="{stated}"><body>{_BODY}').metadata.language == language


_FRONT = """---
Title: Squat Slowly | Iron Gym
Authors: [Kim Vale, Lee Ray]
publisher: Iron Gym
publishedAt: 2021-06-07T08:00:00Z
canonical_url: https://gym.example/squat
lang: en-GB
---
# Squat Slowly

*By Nora Byline, 5 May 2005*

Sit between the heels.
"""


def test_front_matter_states_all_of_it() -> None:
    assert markdown(_FRONT).metadata == Metadata(
        "Squat Slowly", "Kim Vale", "Iron Gym", date(2021, 6, 7), "https://gym.example/squat", "en"
    )


def test_a_byline_fills_what_front_matter_leaves_open() -> None:
    source = _FRONT.replace("Authors: [Kim Vale, Lee Ray]\n", "").replace("publishedAt", "updatedAt")
    metadata = markdown(source).metadata
    assert (metadata.author, metadata.published) == ("Nora Byline", date(2005, 5, 5))


def test_front_matter_with_odd_values_is_no_metadata() -> None:
    source = "---\ntitle: [a]\nauthor: {name: Kim Vale}\ndate: {a: b}\nurl: [x]\nlang: 5\n---\nSit low."
    assert markdown(source).metadata == Metadata(author="Kim Vale")


def test_without_front_matter_the_first_heading_is_the_title() -> None:
    assert markdown("# Squat Slowly\n\nSit low.\n\n# Row\n").metadata.title == "Squat Slowly"


def test_plain_text_has_a_title_and_a_byline() -> None:
    metadata = plain("Squat Slowly\n\nBy Nora Byline | May 5, 2005\n\nSit between the heels and stay tall.").metadata
    assert metadata == Metadata("Squat Slowly", "Nora Byline", published=date(2005, 5, 5))


@pytest.mark.parametrize(
    ("line", "author"),
    [
        ("By Nora Byline", "Nora Byline"),
        ("by Nora Byline", "Nora Byline"),
        ("Written by Dr. Nora O’Byline · 4 min read", "Dr. Nora O’Byline"),
        ("Posted by Coach Sam on March 3, 2021", "Coach Sam"),
        ("March 3, 2021 By Nora van Byline", "Nora van Byline"),
        ("Author: Nora Byline", "Nora Byline"),
        ("Words: Nora Byline", "Nora Byline"),
        ("By Admin", None),
        ("Stand by the bar", None),
        ("Lift it by Using Both Hands", None),
        ("By far the best squat", None),
        ("By Nora Byline " + "and friends " * 20, None),
    ],
)
def test_a_byline_names_its_author(line: str, author: str | None) -> None:
    assert from_byline(f"Squat Slowly\n{line}").author == author


@pytest.mark.parametrize(
    ("value", "day"),
    [
        ("2023-01-31", date(2023, 1, 31)),
        ("2023-01-31T23:30:00-08:00", date(2023, 1, 31)),
        ("Tue, 31 Jan 2023 10:00:00 +0000", date(2023, 1, 31)),
        ("31 January 2023", date(2023, 1, 31)),
        ("January 31st, 2023", date(2023, 1, 31)),
        ("31.1.2023", date(2023, 1, 31)),
        ("13/4/2024", date(2024, 4, 13)),
        ("4/4/2024", date(2024, 4, 4)),
        ("20230131", date(2023, 1, 31)),
        (date(2023, 1, 31), date(2023, 1, 31)),
    ],
)
def test_dates_in_their_usual_forms(value: object, day: date) -> None:
    assert parse_date(value) == day


@pytest.mark.parametrize("value", ["3/4/2024", "03-04-24", "3/4/2024 10:00", "03-04-2024T10:00"])
def test_a_date_that_could_mean_two_days_means_none(value: str) -> None:
    assert parse_date(value) is None


@pytest.mark.parametrize(
    "value",
    [None, 2023, [], "", "soon", "10:30:00", "Monday 5", "2023-02-31", "9" * 30, "1066-10-14", "x" * 99 + "2023"],
)
def test_what_is_no_date_is_none(value: object) -> None:
    assert parse_date(value) is None


def test_an_unknown_time_zone_is_no_cause_for_a_warning() -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        assert parse_date("Jan 31, 2023 10:00 BRST") == date(2023, 1, 31)


_TEXT = "<p>Sit between the heels and stay tall all the way up.</p>" * 3


@pytest.mark.parametrize(
    "page",
    [
        (
            "<title>Iron Notes: Squat Slowly</title><h1><a href='https://iron.example/'>Iron Notes</a></h1>"
            "<div class='post hentry'><h3 class='post-title entry-title'>Squat Slowly</h3>{text}</div>"
        ),
        (
            "<title>Iron Notes</title><header><a class=logo href='/'>Iron Notes</a></header>"
            "<div class='content'><blog_title>Squat Slowly</blog_title>{text}</div>"
        ),
        (
            "<title>Squat Slowly Guide | Form &amp; Mistakes | Iron Notes</title><header class=hero>"
            "<h1>Squat Slowly</h1></header><footer>© 2024 Iron Notes. All rights reserved.</footer><main>{text}</main>"
        ),
        "<title>Squat Slowly | Iron Notes</title><h1>Iron Notes</h1><main><h2>Stance</h2>{text}</main>",
    ],
    ids=["a blog's post title", "a title element", "a heading outside the article", "the site's name as heading"],
)
def test_a_title_is_told_from_the_name_of_the_site(page: str) -> None:
    metadata = html(f"<body>{page.format(text=_TEXT)}").metadata
    assert (metadata.title, metadata.publisher) == ("Squat Slowly", "Iron Notes")


def test_elements_named_for_author_and_date_are_a_byline() -> None:
    footer = (
        "<p><span class='post-author vcard'>Posted by <span class=fn>Kim Vale</span></span></p>"
        "<div class=comments><span class=author>Lee Ray</span><time datetime=2020-01-01>then</time></div>"
    )
    page = f"<h2 class=date-header>Thursday, February 9, 2017</h2><h1>Squat Slowly</h1>{_TEXT}{footer}"
    metadata = html(f"<body>{page}").metadata
    assert (metadata.author, metadata.published) == ("Kim Vale", date(2017, 2, 9))


def test_titles_of_other_articles_are_not_the_page_s_own() -> None:
    others = "".join(f"<h3 class=entry-title>Other {n}</h3>" for n in range(5))
    assert (
        html(f"<body><main><h1>Squat Slowly</h1>{_TEXT}</main><aside>{others}</aside>").metadata.title == "Squat Slowly"
    )


@pytest.mark.parametrize(
    "page",
    [
        "<header><a>Hub</a><a>Library</a></header><p class=title>Squat Slowly</p>{text}",
        "<header><a>Hub</a><a>Library</a></header><p class='RestTitle' id=mainTitle>Squat Slowly</p>{text}",
        "<div class='box headline'>Squat Slowly</div>{text}",
    ],
)
def test_one_element_that_is_only_named_a_title_is_the_page_s_without_a_heading(page: str) -> None:
    source = f"<title>Iron Notes</title><body>{page.format(text=_TEXT)}<footer>© 2024 Iron Notes</footer>"
    assert html(source).metadata.title == "Squat Slowly"


def test_several_elements_that_are_named_a_title_are_cards() -> None:
    cards = "<p class=title>Rowing</p><p class=title>Curls</p>"
    page = f"<title>Squat Slowly</title><body>{cards}{_TEXT}"
    assert html(page).metadata.title == "Squat Slowly"


@pytest.mark.parametrize(
    ("window", "title"),
    [("", "Outside"), ("<title>Park Days</title>", "Park Days"), ("<title>Home</title>", "Outside")],
)
def test_a_heading_right_above_another_is_a_title_where_nothing_else_is(window: str, title: str) -> None:
    page = f"{window}<body><main><h2>Outside</h2><h2>Ten lunges</h2>{_TEXT}<h2>Ten dips</h2>{_TEXT}</main>"
    assert html(page).metadata.title == title
