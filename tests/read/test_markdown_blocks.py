"""Markdown read without its idle rules and without HTML between gives what the whole way over HTML does."""

from __future__ import annotations

from hypothesis import example, given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from pipeline.read.html_blocks import SOFT_BREAK
from pipeline.read.html_walk import html_pieces
from pipeline.read.markdown_blocks import markdown_pieces, read_bare_tables
from pipeline.read.pieces import Piece
from pipeline.read.tree import parse_html

MARKS = ["# ", "## ", "- ", "* ", "1. ", "3) ", "> ", "    ", "\t", "---", "* * *", "===", "-", "```\n", "~~~\n", " "]
MARKS += ["| a | b |\n|---|---|\n", "| a |\n| - |\n", "| c | d |", "[a]: /b\n", "\n", "\n\n", "  \n", "\\\n"]
WORDS = ["Squat", "sets", "3 x 10", "Push**Ups**", "**Sit.**", "*slow*", "__", "_", "~~no~~", "`code`", "``", "a:", "É"]
WORDS += ["[a](/b)", "[a]", "![x](/y)", "&amp;", "&nbsp;", "&#8203;", "\\*", "\\", "!", "<https://a.example>"]
WORDS += ["<b>bold</b>", "<br>", "<!-- c -->", "<div>"]
texts = st.lists(st.sampled_from([*MARKS, *WORDS, *WORDS]), max_size=25).map("".join)


def by_way_of_html(text: str) -> list[Piece]:
    parser = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])
    parser.core.ruler.before("inline", "bare_tables", read_bare_tables)
    parser.add_render_rule("softbreak", lambda *_: f'<br class="{SOFT_BREAK}">\n')
    body = parse_html(parser.render(text)).body
    return html_pieces(body) if body else []


@settings(max_examples=400, deadline=None, derandomize=True)
@given(texts)
@example("| Lift | Sets |\n|---|---|\n| Squat | 3 |\n\n| Lift |\n|---|\n| Squat |\n")
@example("| Squat | 3 x 5 |\n| **Row** | 10 |\n\n- a\n\n  | Dip | 8 |\n")
@example("1. Squat\n\n   Sit.\n2. Row\n   - slow\n\n    code\n\n```\nx\n y\n```\n")
def test_both_ways_give_the_same_pieces(text: str) -> None:
    assert markdown_pieces(text) == by_way_of_html(text)


def test_lines_framed_by_bars_are_a_table_without_a_header() -> None:
    pieces = markdown_pieces("**Pulls:**\n\n| Ring row | 3 sets | 8 reps |\n| *Hang* | 2 sets | |\n\nThen rest.\n")
    assert [(piece.kind, piece.text) for piece in pieces if piece.kind == "row"] == [
        ("row", "Ring row | 3 sets | 8 reps"),
        ("row", "Hang | 2 sets |"),
    ]


def test_a_remark_between_bars_is_no_table() -> None:
    assert {piece.kind for piece in markdown_pieces("| read on |\n\na | b\n\n| Row | 8 |\nand more\n")} == {"paragraph"}
