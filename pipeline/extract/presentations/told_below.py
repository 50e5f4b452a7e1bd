"""Exercises that the last sentence of a paragraph names and the list below it tells: "… To do the Wall Sit:"."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator, Sequence
from itertools import takewhile
from typing import Final

from pipeline.extract.outline import Section
from pipeline.extract.presentations.evidence import evidence_in
from pipeline.extract.presentations.model import NO_EXERCISES_IN, Part, Presentation, View
from pipeline.models import Block, Span

_TO_DO: Final = re.compile(
    r"(?:(?:here(?:'s| is) )?how to|to) (?:do|perform|execute|practi[sc]e) "
    r"(?=(?:an?|the|your) )(?!(?:\w+ ){1,2}following)"
)
MAX_SENTENCE: Final = 120


def told_below(view: View, section: Section, exercises: Container[int]) -> Iterator[Presentation]:
    """The exercises of a section's lines that end with how to do one, each with the list below.

    `exercises` are the sections whose headings are exercises: what is told under one that is no such line is its own.
    """
    if section.role in NO_EXERCISES_IN or section.inside(NO_EXERCISES_IN):
        return
    above = next((one for one in (section, *view.outline.ancestors(section)) if one.index in exercises), None)
    if above is not None and above.heading is not None and above.heading.kind == "heading":
        return
    if section.heading and section.heading.kind == "paragraph" and section.index not in exercises:
        yield from _led(view, section, section.heading, section.body)
    for at, block in enumerate(section.body[:-1]):
        if block.kind == "paragraph" and section.body[at + 1].kind == "item" and view.text(block).endswith(":"):
            yield from _led(view, section, block, section.body[at + 1 :])


def _led(view: View, section: Section, line: Block, below: Sequence[Block]) -> Iterator[Presentation]:
    last = view.annotated.sentences_in(line)[-1]
    if last.end - last.start > MAX_SENTENCE or not _TO_DO.match(view.folded, last.start, last.end):
        return
    items = list(takewhile(lambda one: one.kind == "item" or one.continues, below))
    names = view.names(last)
    if len(names) == 1 and evidence_in(view, items).steps:
        parts = (Part(Span(item.start, item.end), None, item) for item in items)
        yield view.presented(section, names[0], "told in the list below", parts, last)
