"""Markdown to pieces in reading order: CommonMark with tables, and raw HTML inside it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Final

from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore
from markdown_it.token import Token

from pipeline.read.encoding import replacements
from pipeline.read.html_blocks import SOFT_BREAK, Blocks
from pipeline.read.html_walk import html_pieces
from pipeline.read.pieces import Piece
from pipeline.read.tree import parse_html

_TEMPLATE_TAGS: Final = re.compile(r"\{%.{0,400}?%\}|\{\{[<%]?.{0,400}?[>%]?\}\}|\{:\s*[.#][^}\n]{0,200}\}")
_UNCLOSED_STYLE: Final = re.compile(r"(?<!`)<(script|style)\b.*?(?:</\1\s*>|\Z)", re.DOTALL | re.IGNORECASE)
MAX_NESTING: Final = 100
"""Depth up to which markdown-it follows lists and quotes; it drops what stands deeper."""
_INDENT: Final = r"(?:\t|  | ?(?:[>*+-]|\d{1,9}[.)]))"
# Forty lists of two levels each stay below MAX_NESTING; real articles nest fewer than eight.
_DEEP_INDENT: Final = re.compile(rf"^({_INDENT}{{40}}){_INDENT}+", re.MULTILINE)
_RULES: Final = {
    "heading": "#",
    "lheading": r"[-=][ \t]*$",
    "hr": r"([-*_])[ \t]*\1[ \t]*\1",
    "fence": "```|~~~",
    "table": r"\|",
    "blockquote": ">",
    "html_block": "<",
    "reference": r"\[",
    "html_inline": "<",
    "autolink": "<",
    "link": r"\[",
    "image": r"\[",
    "strikethrough": "~",
    "backticks": "`",
    "entity": "&",
    "escape": r"\\",
}
"""What a text must hold for a rule of markdown-it to apply anywhere in it; each rule is tried on every line."""
_SIGNS: Final = {sign: re.compile(sign, re.MULTILINE) for sign in _RULES.values()}
_BARE_ROW: Final = re.compile(r"\|[^|]+\|.*\|")
"""Two cells or more between bars; one alone between bars is a remark."""
_BAR: Final = re.compile(r"(?<!\\)\|")
_RULE: Final = re.compile(r"[|:\s-]+")
_INLINE_MARKUP: Final = re.compile(r"[\n\\`~*_\[<&]")


def markdown_pieces(body: str) -> list[Piece]:
    """The pieces of a Markdown text without its front matter."""
    source = body
    if "{" in source:
        source = _TEMPLATE_TAGS.sub("", source)
    if "<" in source:
        source = _UNCLOSED_STYLE.sub("", source)
    source = _DEEP_INDENT.sub(r"\1", source)
    absent = {sign for sign, pattern in _SIGNS.items() if not pattern.search(source)}
    parser = _parser(tuple(rule for rule, sign in _RULES.items() if sign in absent))
    tokens = parser.parse(source)
    if "<" in source and any(_is_html(token) for token in tokens):
        # Raw HTML in Markdown is often unbalanced; lexbor closes it as a browser would.
        root = parse_html(parser.renderer.render(tokens, parser.options, {})).body
        return html_pieces(root) if root else []
    return token_pieces(tokens)


@lru_cache(maxsize=1 << 8)
def _parser(idle: tuple[str, ...]) -> MarkdownIt:
    """The parser without the rules that have nothing to do."""
    parser = MarkdownIt("commonmark", {"html": True, "maxNesting": MAX_NESTING}).enable(["table", "strikethrough"])
    parser.disable(idle)
    parser.core.ruler.at("inline", _read_inline)
    parser.core.ruler.before("inline", "bare_tables", read_bare_tables)
    parser.add_render_rule("softbreak", _soft_break)
    return parser


def _read_inline(state: StateCore) -> None:
    """markdown-it's rule for the text of blocks, which costs fifty times as much where nothing is marked up."""
    for token in state.tokens:
        if token.type == "inline":
            token.children = []
            if _INLINE_MARKUP.search(token.content):
                state.md.inline.parse(token.content, state.md, state.env, token.children)
            elif token.content:
                token.children.append(Token("text", "", 0, content=token.content))


def read_bare_tables(state: StateCore) -> None:
    """markdown-it's rule for paragraphs that are framed by bars: they are tables.

    GitHub's tables need a rule under their header; Jekyll's (kramdown) and those of many note programs need none.
    """
    if "|" in state.src:
        state.tokens = list(_with_bare_tables(state.tokens))


def _with_bare_tables(tokens: Sequence[Token]) -> Iterator[Token]:
    index = 0
    while index < len(tokens):
        token = tokens[index]
        rows = _bare_rows(tokens[index + 1].content) if token.type == "paragraph_open" and not token.hidden else []
        if rows:
            yield from _table_tokens(rows)
            index += 3  # behind the paragraph's text and end
        else:
            yield token
            index += 1


def _bare_rows(content: str) -> list[list[str]]:
    """The cells of each line of a paragraph, or nothing when not every line is a row."""
    if not content.startswith("|"):
        return []
    lines = [line.strip() for line in content.split("\n")]
    if not all(_BARE_ROW.fullmatch(line) for line in lines):
        return []
    return [_BAR.split(line[1:-1]) for line in lines if not _RULE.fullmatch(line)]


def _table_tokens(rows: Sequence[Sequence[str]]) -> Iterator[Token]:
    yield Token("table_open", "table", 1)
    yield Token("tbody_open", "tbody", 1)
    for row in rows:
        yield Token("tr_open", "tr", 1)
        for cell in row:
            yield Token("td_open", "td", 1)
            yield Token("inline", "", 0, content=cell.strip(), children=[])
            yield Token("td_close", "td", -1)
        yield Token("tr_close", "tr", -1)
    yield Token("tbody_close", "tbody", -1)
    yield Token("table_close", "table", -1)


def _soft_break(*_: object) -> str:
    return f'<br class="{SOFT_BREAK}">\n'


def _is_html(token: Token) -> bool:
    return token.type == "html_block" or any(child.type == "html_inline" for child in token.children or ())


def token_pieces(tokens: Sequence[Token]) -> list[Piece]:
    """The pieces of markdown-it's tokens, none of which is HTML."""
    # Character references bring back what decoding has cleaned away (&shy; &nbsp;).
    texts = "".join([child.content for token in tokens for child in token.children or ()])
    blocks = Blocks(replacements(texts))
    for index, token in enumerate(tokens):
        if token.type == "inline":
            for child in token.children or ():
                _take_inline(child, blocks)
        elif token.type in ("fence", "code_block"):
            blocks.enter("pre", {})
            blocks.text(token.content)
            blocks.leave("pre")
        elif not token.hidden:
            if token.nesting >= 0:
                blocks.enter(token.tag, _attributes(token), layout=_has_one_column(tokens, index))
            if token.nesting <= 0:
                blocks.leave(token.tag)
    blocks.flush()
    return blocks.pieces


def _take_inline(token: Token, blocks: Blocks) -> None:
    if token.type in ("text", "code_inline"):
        blocks.text(token.content)
    elif token.type == "softbreak":
        blocks.line_break({"class": SOFT_BREAK})
    elif token.type == "hardbreak":
        blocks.line_break({})
    elif token.nesting > 0:
        blocks.enter(token.tag, {})
    elif token.nesting < 0:
        blocks.leave(token.tag)


def _attributes(token: Token) -> dict[str, str | None]:
    return {name: str(value) for name, value in token.attrs.items()} if token.attrs else {}


def _has_one_column(tokens: Sequence[Token], index: int) -> bool:
    """Whether the table that begins at `index` has one column; its head tells."""
    return tokens[index].type == "table_open" and tokens[index + 6].type == "tr_close"
