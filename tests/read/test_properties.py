"""What holds for every input, however odd: a document that keeps its own promises, or one clear refusal."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.errors import UnreadableError
from pipeline.markers import list_marker
from pipeline.models import Document
from pipeline.read import read
from tests.odd_articles import HTML, LINES, MARKDOWN, TEXT, cases


def _checked(data: bytes, path: str) -> Document | None:
    """The document, after a look at every promise that reading makes of it; None when it is refused."""
    try:
        document = read(data, path=path)
    except UnreadableError:
        return None
    assert document == read(data, path=path)
    assert document.blocks
    text = document.text
    text.encode()
    end = 0
    for block in document.blocks:
        assert end <= block.start < block.end <= len(text)
        between = text[end : block.start].strip()
        assert not between or list_marker(f"{between} x")
        quote = document.quote(block)
        assert quote == quote.strip() != ""
        for span in (*block.cells, *block.strong, *block.links):
            assert block.start <= span.start <= span.end <= block.end
        for left, right in zip(block.cells, block.cells[1:], strict=False):
            assert left.end <= right.start
        for spans in (block.strong, block.links):
            assert all(document.quote(span).strip() for span in spans)
        assert (block.level > 0) == (block.kind == "heading")
        assert (len(block.cells) > 0) == (block.kind == "row")
        end = block.end
    assert not text[end:].strip()
    metadata = document.metadata
    for field in (metadata.title, metadata.author, metadata.publisher, metadata.url, metadata.language):
        assert field is None or field == field.strip() != ""
        (field or "").encode()
    for omission in document.omitted:
        assert omission.text.strip()
        omission.text.encode()
    return document


@cases(150, 5_000)
@given(st.binary(max_size=300), st.sampled_from(["a.html", "a.md", "a.txt"]))
def test_random_bytes(data: bytes, path: str) -> None:
    _checked(data, path)


@cases(150, 5_000)
@given(HTML)
def test_random_html(source: str) -> None:
    _checked(source.encode(errors="replace"), "page.html")


@cases(150, 5_000)
@given(MARKDOWN)
def test_random_markdown(source: str) -> None:
    _checked(source.encode(errors="replace"), "article.md")


@cases(150, 5_000)
@given(LINES)
def test_random_plain_text(source: str) -> None:
    _checked(source.encode(errors="replace"), "note.txt")


@cases(60, 2_000)
@given(
    LINES, st.sampled_from(["utf-8-sig", "utf-16", "utf-16-be", "utf-32", "cp1252", "latin-1", "utf-7", "shift_jis"])
)
def test_random_text_in_any_encoding(source: str, encoding: str) -> None:
    _checked(source.encode(encoding, errors="replace"), "note.txt")


@cases(60, 2_000)
@given(HTML, st.integers(0, 400), st.binary(max_size=3))
def test_pages_cut_off_or_damaged_anywhere(source: str, position: int, damage: bytes) -> None:
    data = source.encode(errors="replace")
    _checked(data[:position], "page.html")
    _checked(data[:position] + damage + data[position:], "page.html")


@cases(80, 2_000)
@given(st.lists(TEXT, min_size=1, max_size=6))
def test_every_paragraph_of_a_page_is_read_or_accounted_for(texts: list[str]) -> None:
    words = [f"word{number}" for number in range(len(texts))]
    plain_texts = ["".join(char for char in text if char.isprintable() and char not in "<&") for text in texts]
    paragraphs = "".join(f"<p>{word} {text}</p>" for word, text in zip(words, plain_texts, strict=True))
    document = _checked(f"<main><h1>Squat</h1>{paragraphs}</main>".encode(), "page.html")
    assert document is not None
    accounted = document.text + "".join(omission.text for omission in document.omitted)
    assert [word for word in words if word not in accounted] == []


@pytest.mark.parametrize("path", ["a.html", "a.md", "a.txt"])
def test_a_megabyte_without_any_line_break_is_read(path: str) -> None:
    assert _checked(b"Squat low and stand tall. " * 40_000, path) is not None
