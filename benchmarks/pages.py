"""Pages of real size, made from the project's own articles by seeded variation: each run makes the same ones.

Twenty labelled pages of public sites have 4.7 to 280 kB (half of them up to 16, a mean of 44), of which 2 to 12 kB are
text, 30 links and 490 tags. The pages here follow them: passages of several articles under other exercises and with
other figures, in a page with navigation, comments, related links and as much of scripts and styles as its size asks
for.
"""

from __future__ import annotations

import json
import random
import re
from collections.abc import Iterator
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
_MEDIAN, _SPREAD = 24_000, 0.95
_SMALLEST, _LARGEST = 4_700, 280_000
_TEXT: Final = (2_000, 12_000)


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
    links = "".join(f"<li><a href='/topic/{number}'>Topic {number}</a></li>" for number in range(chance.randint(6, 16)))
    related = "".join(
        f"<div class='card'><a href='/post/{number}'><img src='/i/{number}.jpg' alt=''><h3>Post {number}</h3></a></div>"
        for number in range(chance.randint(2, 9))
    )
    comments = "".join(
        f"<div class='comment'><b>Reader {number}</b><p>Thanks, this helped me. I do {number + 2} of them.</p></div>"
        for number in range(chance.randint(0, 6))
    )
    data = {"@context": "https://schema.org", "@type": "Article", "headline": title, "datePublished": "2024-03-05"}
    page = f"""<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>{escape(title)} | Some Site</title>
<script type="application/ld+json">{json.dumps(data)}</script>
<!-- filling --></head><body><header><nav><ul>{links}</ul></nav></header>
<div class="layout"><main><article class="post"><h1>{escape(title)}</h1>
{content}
</article><section class="comments"><h2>Comments</h2>{comments}</section></main>
<aside class="sidebar"><h3>Newsletter</h3><form><input name="mail"></form><h3>Related posts</h3>{related}</aside></div>
<footer><ul>{links}</ul><p>© Some Site. Not medical advice.</p></footer></body></html>"""
    rule = ".c{0}{{margin:0 {1}px;padding:{1}px}}@media(min-width:{0}px){{.c{0}{{width:{1}%}}}}"
    call = "window.q=window.q||[];q.push(['set',{0},'{1}']);"
    filling: list[str] = []
    missing = size - len(page)
    while missing > 0:
        form, tag = chance.choice(((rule, "style"), (call, "script")))
        lines = "\n".join(form.format(chance.randint(1, 9999), chance.randint(1, 99)) for _ in range(20))
        filling.append(f"<{tag}>{lines}</{tag}>")
        missing -= len(filling[-1])
    return page.replace("<!-- filling -->", "\n".join(filling), 1)
