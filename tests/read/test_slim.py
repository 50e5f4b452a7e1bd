"""Slimmed HTML has the pieces of the whole, and far fewer tags."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.read.html_blocks import html_pieces
from pipeline.read.slim import slimmed
from pipeline.read.tree import parse_html


def as_lexbor_writes(html: str) -> str:
    body = parse_html(html).body
    return (body.html or "") if body else ""


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ('<div id="a"><div><p>Squat.</p></div>\n<p>Rest.</p></div>', "Squat.<hr>Rest.<hr>"),
        ('<p>Keep <span style="x">the back</span><!-- ad --> <em>straight</em></p>', "Keep the back straight<hr>"),
        ('<h2 id="s" class="wide">Squat</h2><img src="x.jpg" srcset="y"><p>Sit.</p>', "<h2>Squat</h2>Sit.<hr>"),
        ("<p>Push<span>Ups</span></p>", "Push<wbr>Ups<hr>"),
        ('<div class="exercise-title">Squat</div>', '<div class="exercise-title">Squat</div>'),
        ('<ol start="3" class="x"><li value="7" id="y">Sit.</li></ol>', '<ol start="3"><li value="7">Sit.</li></ol>'),
        (
            '<table class="x"><tr>\n<td colspan="2" id="y"><p>Squat</p> </td>\n</tr></table>',
            '<body><table><tbody><tr><td colspan="2"><p>Squat</p></td></tr></tbody></table></body>',
        ),
        ("<p>a <b>\n</b>b</p><pre> x\n y</pre>", "<body><p>a <b>\n</b>b</p><pre> x\n y</pre></body>"),
    ],
)
def test_what_no_piece_shows_goes(html: str, expected: str) -> None:
    whole = as_lexbor_writes(html)
    slim = slimmed(whole)
    assert slim == expected
    assert html_pieces(slim) == html_pieces(whole)


def test_early_end_of_a_comment_is_left_to_the_parser() -> None:
    whole = "<p>Sit <!-- a -- > <div> --> down.</p>"
    assert slimmed(whole) == whole


TAGS = (
    "div p span b em a ul ol li br hr h2 h4 table tr td th caption section blockquote figcaption dl dt dd img".split()
)
TAGS += "summary details pre ruby rt datalist math label x-card".split()
TEXTS = [
    " ",
    "\n",
    "Push",
    "Ups",
    "1",
    "Speed",
    "a",
    "é",
    "É",
    "&nbsp;",
    "&#8203;",
    "&lt;b&gt;",
    "<!-- c -->",
    "3 x 10",
    ":",
]
ATTRIBUTES = ["", "", ' class="exercise-title"', ' class="caption"', ' role="heading"', ' start="3"', ' colspan="2"']
ATTRIBUTES += [' title="a > b <p> c"', ' class="&lt;p class=" hd"=""']

tags = st.builds("<{}{}>".format, st.sampled_from(TAGS), st.sampled_from(ATTRIBUTES))
closing = st.builds("</{}>".format, st.sampled_from(TAGS))
pages = st.lists(st.one_of(tags, closing, st.sampled_from(TEXTS)), max_size=40).map("".join)


@settings(max_examples=300, deadline=None, derandomize=True)
@given(pages)
def test_slimmed_html_has_the_same_pieces(page: str) -> None:
    whole = as_lexbor_writes(page)
    assert html_pieces(slimmed(whole)) == html_pieces(whole)
