"""Headings that join exercises which the paragraphs below tell one by one: "Cat and Cow", "Cat: Round your back…"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from pipeline.extract.names import NameCandidate
from pipeline.extract.outline import Section
from pipeline.extract.presentations.model import View
from pipeline.models import Block, Span
from pipeline.text import name_words

_JOINS: Final = re.compile(r"\s(?:and|&|\+)\s")
_LABEL: Final = re.compile(r"(?P<name>[A-Z][\w'’-]*(?: [\w'’-]+){0,4}):\s+(?=[A-Z])")
_JOINING_WORDS: Final = frozenset({"and", "the", "with", "pose"})
MIN_HALVES: Final = 2


def labelled_halves(view: View) -> dict[int, Sequence[NameCandidate]]:
    """The sections whose heading joins the labels of its paragraphs, each with the exercises that these name."""
    found: dict[int, Sequence[NameCandidate]] = {}
    for section in view.outline.sections:
        if section.heading and section.level > 1 and _JOINS.search(view.text(section.heading)):
            names = list(_halves(view, section, section.heading))
            if len(names) >= MIN_HALVES:
                found[section.index] = names
    return found


def label_of(view: View, block: Block) -> Span | None:
    """What stands before the colon with which a paragraph begins, in title case."""
    label = _LABEL.match(view.text(block)) if block.kind == "paragraph" else None
    return Span(block.start, block.start + label.end("name")) if label else None


def _halves(view: View, section: Section, heading: Block) -> Iterator[NameCandidate]:
    """The names that paragraphs have as labels and whose words all stand in the heading, together all of these."""
    words = set(name_words(view.text(heading)))
    labels = [label for block in section.body if (label := label_of(view, block))]
    halves = [label for label in labels if set(name_words(view.text(label))) <= words]
    joined = {word for label in halves for word in name_words(view.text(label))} | _JOINING_WORDS
    if any(word.isalpha() and word not in joined for word in words):
        return
    for label in halves:
        yield from view.names(label)[:1] or view.tools.names.by_structure(view.text(label), label.start)
