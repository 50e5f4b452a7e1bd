"""The walk over lexbor's tree gathers what a plain reading by BeautifulSoup does."""

from __future__ import annotations

from bs4 import BeautifulSoup, Tag
from bs4.element import NavigableString
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.read.encoding import replacements
from pipeline.read.html_blocks import HEADINGS, SKIPPED_TAGS, Blocks
from pipeline.read.html_walk import html_pieces
from pipeline.read.pieces import Piece
from pipeline.read.tree import parse_html

TAGS = (
    "div p span b em a ul ol li br hr h2 h4 table tr td th caption section blockquote figcaption dl dt dd img".split()
)
TAGS += "summary details pre ruby rt datalist math label x-card".split()
TEXTS = " |\n|Push|Ups|1|Speed|a|é|É|&nbsp;|&#8203;|&#13;|&lt;b&gt;|<!-- c -->|3 x 10|:".split("|")
ATTRIBUTES = ["", "", ' class="exercise-title"', ' class="caption"', ' role="heading"', ' start="3"', ' colspan="2"']
ATTRIBUTES += [' title="a > b <p> c"', ' class="&lt;p class=" hd"=""', ' rowspan="3"', ' role="presentation"', " class"]

tags = st.builds("<{}{}>".format, st.sampled_from(TAGS), st.sampled_from(ATTRIBUTES))
closing = st.builds("</{}>".format, st.sampled_from(TAGS))
pages = st.lists(st.one_of(tags, closing, st.sampled_from(TEXTS)), max_size=40).map("".join)


def read_plainly(tag: Tag, blocks: Blocks) -> None:
    for child in tag.children:
        if isinstance(child, Tag):
            attributes = {name: str(value) for name, value in child.attrs.items()}
            if child.name == "br":
                blocks.line_break(attributes)
            elif child.name not in SKIPPED_TAGS:
                blocks.enter(child.name, attributes, layout=child.name == "table" and only_places(child))
                read_plainly(child, blocks)
                blocks.leave(child.name)
        elif type(child) is NavigableString:
            blocks.text(child)


def only_places(table: Tag) -> bool:
    rows = table.find_all("tr")[:20]
    one_column = bool(rows) and all(len(row.find_all(["td", "th"])) < 2 for row in rows)
    return table.get("role") == "presentation" or table.find([*HEADINGS, "table", "ul", "ol"]) is not None or one_column


def plain_pieces(html: str) -> list[Piece]:
    soup = BeautifulSoup(html, "html.parser", multi_valued_attributes=None)
    blocks = Blocks(replacements(soup.text))
    read_plainly(soup, blocks)
    blocks.flush()
    return blocks.pieces


@settings(max_examples=300, deadline=None, derandomize=True)
@given(pages)
def test_both_trees_give_the_same_pieces(page: str) -> None:
    body = parse_html(page).body
    assert body is not None
    assert html_pieces(body) == plain_pieces(body.html or "")
