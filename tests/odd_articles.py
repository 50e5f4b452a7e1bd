"""Articles put together by chance from what readers look for, and real-looking ones damaged by chance.

`LIFTLORE_LONG` in the environment (`make fuzz`) asks for many cases, new ones each time.
"""

from __future__ import annotations

import os
from pathlib import Path

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st

LONG = "LIFTLORE_LONG" in os.environ


def cases(few: int, many: int) -> settings:
    """How many cases a property is tried on, in `make test` and in `make fuzz`."""
    return settings(
        max_examples=many if LONG else few,
        deadline=None,
        derandomize=not LONG,
        print_blob=True,
        suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
    )


# What readers look for, so that chance puts it together in ways nobody would.
_WORDS = st.sampled_from(
    "Squat squat PRESS 3 sets 12 reps 1A Rest: TIP Step By Ann Lee 2023-01-31 Comments Related Subscribe . , : | || "
    "• - – 1. 2) [x](y) ![a](b) `a` ** __ ~~ \\ &nbsp; &#8203; &shy; &lt; &#0; &#xD800; &#x85; <b> </b> <br> ]]> <!-- "
    "--> {% %} {{ }} \u00a0 \u200b \u200d \u00ad \ufe0f \u2028 \u3000 \x0b \x0c \x1f \x00 é İ ß ﬁ â€™ Â° 🏋".split(" ")
) | st.text(max_size=4)
TEXT = st.lists(_WORDS, max_size=9).map(" ".join)
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


HTML = st.builds(
    lambda head, body: head + "".join(body),
    _HEADS,
    st.lists(st.recursive(TEXT, _element, max_leaves=12), min_size=1, max_size=4),
)
_OPENINGS = st.sampled_from(
    "|- |* |1. |2) |> |# |### 1\\. |    |\t|**x**\n|```|---|===|title: |[x]: y|<div>|<details><summary>|<table>|"
    "Step 1 |a\tb\t|TIP|• ".split("|")
) | st.sampled_from(["|a|b|\n|-|-|\n|", "A|B|"])
LINES = st.lists(
    st.builds(
        lambda indent, opening, text, blank: " " * indent + opening + text + "\n" * blank,
        st.sampled_from([0, 0, 2, 4, 8]),
        _OPENINGS,
        TEXT,
        st.sampled_from([1, 1, 2]),
    ),
    max_size=14,
).map("".join)
FRONT_MATTER = st.builds(
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
    | TEXT,
)
MARKDOWN = st.builds(str.__add__, st.just("") | FRONT_MATTER, LINES | HTML)

_PROJECT = Path(__file__).parent.parent
_REAL = sorted(
    path
    for folder in ("raw", "tests/articles")
    for path in (_PROJECT / folder).rglob("*")
    if path.suffix in (".html", ".md", ".txt")
)
_DAMAGE = st.one_of(
    TEXT.map(str.encode),
    LINES.map(lambda text: text.encode(errors="replace")),
    st.binary(max_size=6),
    st.sampled_from(
        [b"\0", b"\xff", b"\xed\xa0\x80", b"\xef\xbb\xbf", b"<", b">", b'"', b"9" * 400, b"- " * 40, b"\r", b"\x1b["]
    ),
)


def _damaged(article: Path, window: tuple[int, int], edits: list[tuple[int, int, bytes, bool]]) -> tuple[str, bytes]:
    """A stretch of an article with pieces cut out, doubled or put in; its ending stays."""
    data = article.read_bytes()
    first = window[0] % len(data)
    data = data[first : first + window[1]]
    for place, length, piece, doubled in edits:
        at = place % (len(data) + 1)
        cut = data[at : at + length]
        data = data[:at] + (cut + piece + cut if doubled else piece) + data[at + length :]
    return article.suffix, data


DAMAGED = st.builds(
    _damaged,
    st.sampled_from(_REAL),
    st.tuples(st.just(0) | st.integers(0, 9000), st.integers(200, 3000)),
    st.lists(
        st.tuples(st.integers(0, 3000), st.sampled_from([0, 0, 1, 2, 9, 80, 600]), _DAMAGE, st.booleans()),
        min_size=1,
        max_size=6,
    ),
)
"""The ending and the bytes of a real-looking article after some accidents."""
