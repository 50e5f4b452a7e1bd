"""Pages of real size, made from the project's own articles by seeded variation: each run makes the same ones.

Three hundred pages of fitness sites had a mean of 119 kB and took BeautifulSoup with lxml 41 ms each, trafilatura as
much: some 2,700 nodes at 15 microseconds. Labelled pages of 86 to 280 kB have 900 to 2,100 nodes and up to five sixths
scripts and styles; their articles have 2 to 12 kB of text. The pages here follow them: passages of several articles
under other exercises and with other figures, among navigation, cards and comments, half of the rest scripts and styles.
"""

from __future__ import annotations

import json
import random
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import escape
from itertools import groupby
from pathlib import Path
from typing import Final

from pipeline.identify import identify
from pipeline.models import Block, Document
from pipeline.read import format_of, read
from pipeline.vocabulary import Vocabulary

PROJECT: Final = Path(__file__).parent.parent
_FOLDERS: Final = ("raw", "tests/articles")
_FIGURE: Final = re.compile(r"(?<![\d.,])\d{1,2}(?![\d.,%])")
_EQUIPMENT: Final = ("", "", "Dumbbell", "Barbell", "Cable", "Kettlebell", "Banded", "Single-Leg", "Seated", "Incline")
_MEDIAN, _SPREAD = 85_000, 0.75
_SMALLEST, _LARGEST = 12_000, 500_000
_TEXT: Final = (2_000, 12_000)


_SCRIPTS: Final = (
    "<style>" + "".join(f".c{{0}}-{n}{{{{margin:0 {{1}}px;padding:{n}px}}}}" for n in range(40)) + "</style>",
    "<script>window.q=window.q||[];" + "".join(f"q.push(['set',{{0}},'{n}-{{1}}']);" for n in range(40)) + "</script>",
)
_LINK: Final = (
    "<li class='menu-item menu-item-{0}'><a href='/topic/{0}' class='menu-link'><span>Topic {1}</span></a></li>"
)
_CARD: Final = (
    "<div class='card'><a href='/post/{0}'><img src='/i/{0}.jpg' alt='' width='300' height='200'></a>"
    "<div class='card-text'><h3><a href='/post/{0}'>Post {0}</a></h3><p class='date'>March {1}</p></div></div>"
)
_COMMENT: Final = (
    "<div class='comment' id='comment-{0}'><div class='by'><b>Reader {0}</b> <time>2 days ago</time></div>"
    "<p>Thanks, this helped me. I do {1} of them.</p><a href='#{0}' rel='nofollow'>Reply</a></div>"
)


@dataclass(frozen=True, slots=True)
class _Section:
    """A heading, or an article's beginning, and what stands under it."""

    heading: str | None
    exercise: bool
    blocks: tuple[tuple[Block, str], ...]


class Pages:
    """Makes pages by their number."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._articles = [
            list(_sections(read(path.read_bytes(), path=path.name), vocabulary))
            for folder in _FOLDERS
            for path in sorted((PROJECT / folder).rglob("*"))
            if format_of(path.name)
        ]
        self._movements = sorted(form.title() for entry in vocabulary.movements.values() for form in entry.forms[:1])

    def page(self, number: int) -> bytes:
        """The page of a number."""
        chance = random.Random(number)  # noqa: S311
        size = min(_LARGEST, max(_SMALLEST, int(chance.lognormvariate(0, _SPREAD) * _MEDIAN)))
        wanted = min(chance.randint(*_TEXT), int(size * 0.6))
        title = f"{chance.choice(self._movements)} and {chance.randint(3, 12)} Other Exercises, Part {number}"
        parts: list[str] = []
        text = 0
        while text < wanted:
            article = chance.choice(self._articles)
            start = chance.randrange(len(article))
            for section in article[start : start + chance.randint(2, 5)]:
                parts.append(self._html(section, chance))
                text += sum(len(content) for _, content in section.blocks)
        return _dressed(title, "\n".join(parts), size, chance).encode()

    def _html(self, section: _Section, chance: random.Random) -> str:
        heading = section.heading or chance.choice(("Before You Start", "A Word First", "What Counts"))
        if section.exercise:
            heading = f"{chance.choice(_EQUIPMENT)} {chance.choice(self._movements)}".strip()
        lines = [f"<h2 class='wp-block-heading'>{escape(heading)}</h2>"]
        for kind, group in groupby(section.blocks, key=lambda item: (item[0].kind, item[0].ordered)):
            name = kind[0]
            more = chance.choice((0, 0, 1, 2))
            contents = [escape(_shifted(content, more)) for _, content in group]
            if name == "item":
                tag = "ol" if kind[1] else "ul"
                lines += [f"<{tag}>", *(f"<li>{content}</li>" for content in contents), f"</{tag}>"]
            else:
                lines += [f"<p class='has-text'>{content}</p>" for content in contents]
        return "\n".join(lines)


def _sections(document: Document, vocabulary: Vocabulary) -> Iterator[_Section]:
    heading: str | None = None
    blocks: list[tuple[Block, str]] = []
    for block in document.blocks:
        content = document.quote(block)
        if block.kind == "heading":
            if blocks:
                yield _Section(heading, _is_exercise(heading, vocabulary), tuple(blocks))
            heading, blocks = content, []
        else:
            blocks.append((block, content))
    if blocks:
        yield _Section(heading, _is_exercise(heading, vocabulary), tuple(blocks))


def _is_exercise(heading: str | None, vocabulary: Vocabulary) -> bool:
    return heading is not None and identify(heading, vocabulary).known


def _shifted(content: str, more: int) -> str:
    """The same with its small figures a little higher, all alike, so that ranges stay ranges."""
    return _FIGURE.sub(
        lambda figure: str(int(figure.group()) + more) if int(figure.group()) else figure.group(), content
    )


def _dressed(title: str, content: str, size: int, chance: random.Random) -> str:
    missing = max(0, size - len(content) - 1500)
    scripts = _repeated(missing // 2, chance, _SCRIPTS)
    links = _repeated(missing // 8, chance, (_LINK,))
    cards = _repeated(missing // 4, chance, (_CARD,))
    comments = _repeated(missing // 8, chance, (_COMMENT,))
    data = {"@context": "https://schema.org", "@type": "Article", "headline": title, "datePublished": "2024-03-05"}
    return f"""<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>{escape(title)} | Some Site</title>
<script type="application/ld+json">{json.dumps(data)}</script>
{scripts}</head><body class="single-post"><header class="site-header"><nav><ul class="menu">{links}</ul></nav></header>
<div class="layout"><main><article class="post"><h1>{escape(title)}</h1>
{content}
</article><section class="comments"><h2>Comments</h2>{comments}</section></main>
<aside class="sidebar"><h3>Newsletter</h3><form><input name="mail"></form><h3>Related posts</h3>{cards}</aside></div>
<footer><p>© Some Site. Not medical advice.</p></footer></body></html>"""


def _repeated(size: int, chance: random.Random, forms: Sequence[str]) -> str:
    """As many pieces of some forms, with numbers in them, as a size asks for."""
    parts: list[str] = []
    while size > 0:
        parts.append(chance.choice(forms).format(chance.randint(1, 9999), chance.randint(2, 99)))
        size -= len(parts[-1])
    return "\n".join(parts)
