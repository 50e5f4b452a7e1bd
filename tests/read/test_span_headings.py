"""Spans on lines of their own: a name above the text it heads, and words of one line that are none."""

from __future__ import annotations

import pytest

from tests.read.reading import headings, html

HOW = "Stand tall with one hand on a chair.<br>Bend your knees as far as you can. Straighten them."


def test_a_short_span_before_a_span_of_sentences_is_a_heading_and_the_title_where_nothing_else_is() -> None:
    document = html(f'<div><div></div>\n<span class="v14">Plié</span>\n<span class="v15">{HOW}</span></div>')
    assert [title for _, title in headings(document)] == ["Plié"]
    assert document.metadata.title == "Plié"


def test_each_card_of_spans_has_a_heading() -> None:
    cards = (f"<div><span>{name}</span><span>{HOW}</span></div>" for name in ("Relevé", "Squat Hop"))
    document = html(f"<h1>Barre</h1>{''.join(cards)}")
    assert [title for _, title in headings(document)] == ["Barre", "Relevé", "Squat Hop"]


@pytest.mark.parametrize(
    "body",
    [
        f"<p><span>Plié</span><span>{HOW}</span></p>",
        f"<div>Read <span>Plié</span> <span>{HOW}</span></div>",
        f"<div><span>Plié</span> and <span>{HOW}</span></div>",
        "<div><span>Sets</span> <span>3</span></div>",
        f"<ul><li><div><span>Plié</span><span>{HOW}</span></div></li></ul>",
        f"<div><span>First of all,</span> <span>{HOW}</span></div>",
    ],
    ids=["in a paragraph", "text before", "text between", "a figure", "in a list", "a beginning"],
)
def test_other_spans_are_words_of_a_line(body: str) -> None:
    assert not headings(html(body))
