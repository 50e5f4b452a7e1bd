"""What holds for every input, however odd: a document that keeps its own promises, or one clear refusal."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.errors import UnreadableError
from pipeline.markers import list_marker
from pipeline.models import Document
from pipeline.read import read

_PROPERTY = settings(max_examples=150, deadline=None, derandomize=True)

# What readers look for, so that chance puts it together in ways nobody would.
_WORDS = st.sampled_from(
    "Squat squat PRESS 3 sets 12 reps 1A Rest: TIP Step By Ann Lee 2023-01-31 Comments Related Subscribe . , : | || "
    "• - – 1. 2) [x](y) ![a](b) `a` ** __ ~~ \\ &nbsp; &#8203; &shy; &lt; &#0; &#xD800; &#x85; <b> </b> <br> ]]> <!-- "
    "--> {% %} {{ }} \u00a0 \u200b \u200d \u00ad \ufe0f \u2028 \u3000 \x0b \x0c \x1f \x00 é İ ß ﬁ â€™ Â° 🏋".split(" ")
) | st.text(max_size=4)
_TEXT = st.lists(_WORDS, max_size=9).map(" ".join)
_TAGS = st.sampled_from(
    "div p span b strong a ul ol li menu table thead tbody tr td th caption dl dt dd h1 h2 h3 br hr pre code section "
    "article main nav aside footer figure figcaption details summary blockquote form button select option textarea "
    "script style template noscript svg math title head body html plaintext xmp iframe frameset ruby rt".split()
)
_ATTRIBUTES = st.sampled_from(
    [
        "",
        "hidden",
        "aria-hidden=true",
        "style='display:none'",
        "class=comments",
        "class='related-posts tags'",
        "class=wp-caption-text",
        "class=content",
        "id=content",
        "role=main",
        "role=presentation",
        "itemprop=articleBody",
        "start=4",
        "value=9",
        "colspan=2 rowspan=3",
        "start=-1",
        "lang=en",
    ]
)
_HEADS = st.sampled_from(
    [
        "",
        '<meta charset="utf-16">',
        '<meta property="og:title" content="a | | b"><meta name=author content=" &#8203; ">',
        "<title>x | | y</title><link rel=canonical href='http://x y'>",
        '<script type="application/ld+json">{"@type":"Article","headline":"a\\ud800","articleBody":"Squat"}</script>',
        '<script type="application/ld+json">[{"@type":["WebPage",{}],"author":[[]],"datePublished":"1-1"}]</script>',
    ]
)


def _element(children: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    return st.builds(
        lambda tag, attributes, inner, closed: f"<{tag} {attributes}>{''.join(inner)}{f'</{tag}>' if closed else ''}",
        _TAGS,
        _ATTRIBUTES,
        st.lists(children, max_size=4),
        st.booleans(),
    )


_HTML = st.builds(
    lambda head, body: head + "".join(body),
    _HEADS,
    st.lists(st.recursive(_TEXT, _element, max_leaves=12), min_size=1, max_size=4),
)
_OPENINGS = st.sampled_from(
    "|- |* |1. |2) |> |# |### 1\\. |    |\t|**x**\n|```|---|===|title: |[x]: y|<div>|<details><summary>|<table>|"
    "Step 1 |a\tb\t|TIP|• ".split("|")
) | st.sampled_from(["|a|b|\n|-|-|\n|", "A|B|"])
_LINES = st.lists(
    st.builds(
        lambda indent, opening, text, blank: " " * indent + opening + text + "\n" * blank,
        st.sampled_from([0, 0, 2, 4, 8]),
        _OPENINGS,
        _TEXT,
        st.sampled_from([1, 1, 2]),
    ),
    max_size=14,
).map("".join)
_FRONT_MATTER = st.builds(
    lambda fence, source: f"{fence}\n{source}\n{fence}\n",
    st.sampled_from(["---", "+++"]),
    st.sampled_from(
        [
            "",
            'title: ""\nmuscles: []\nlevel: "x\\u200b "',
            "a: &a [1]\nlevel: *a",
            "level: !!timestamp x",
            "title: a: b",
            'title = "x"\nreps = [1, 2.5, true]\ndate = 2020-01-01\n[level]\na = 0xff',
            "- a\n- b",
        ]
    )
    | _TEXT,
)


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


@_PROPERTY
@given(st.binary(max_size=300), st.sampled_from(["a.html", "a.md", "a.txt"]))
def test_random_bytes(data: bytes, path: str) -> None:
    _checked(data, path)


@_PROPERTY
@given(_HTML)
def test_random_html(source: str) -> None:
    _checked(source.encode(errors="replace"), "page.html")


@_PROPERTY
@given(st.just("") | _FRONT_MATTER, _LINES | _HTML)
def test_random_markdown(front_matter: str, source: str) -> None:
    _checked((front_matter + source).encode(errors="replace"), "article.md")


@_PROPERTY
@given(_LINES)
def test_random_plain_text(source: str) -> None:
    _checked(source.encode(errors="replace"), "note.txt")


@settings(_PROPERTY, max_examples=60)
@given(
    _LINES, st.sampled_from(["utf-8-sig", "utf-16", "utf-16-be", "utf-32", "cp1252", "latin-1", "utf-7", "shift_jis"])
)
def test_random_text_in_any_encoding(source: str, encoding: str) -> None:
    _checked(source.encode(encoding, errors="replace"), "note.txt")


@settings(_PROPERTY, max_examples=60)
@given(_HTML, st.integers(0, 400), st.binary(max_size=3))
def test_pages_cut_off_or_damaged_anywhere(source: str, position: int, damage: bytes) -> None:
    data = source.encode(errors="replace")
    _checked(data[:position], "page.html")
    _checked(data[:position] + damage + data[position:], "page.html")


@settings(_PROPERTY, max_examples=80)
@given(st.lists(_TEXT, min_size=1, max_size=6))
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
