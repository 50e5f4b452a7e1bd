"""Exercises that running text introduces with their initials and goes on to speak of: "the Glute-Ham Raise (GHR)"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from pipeline.extract.outline import Section
from pipeline.extract.presentations.model import NO_EXERCISES_IN, Part, Presentation, View
from pipeline.models import Block, Span

_INITIALS: Final = re.compile(r"\s\(([A-Z]{2,5})s?\)")
MIN_USES: Final = 2
"""Uses of the initials after they are introduced, in the same section, that make it speak of the exercise."""
LONGEST_NAME: Final = 60
"""Characters before the initials among which the name stands."""


def introduced_exercises(view: View, found: list[Presentation]) -> Iterator[Presentation]:
    """Exercises introduced with their initials that no other presentation names."""
    known = {presentation.candidate.meaning for presentation in found}
    for section in view.outline.sections:
        if section.role in NO_EXERCISES_IN or section.inside(NO_EXERCISES_IN | {"faq"}):
            continue
        for block in section.body:
            if block.kind != "paragraph":
                continue
            for presentation in _introduced_in(view, section, block):
                if presentation.candidate.meaning not in known:
                    known.add(presentation.candidate.meaning)
                    yield presentation


def _introduced_in(view: View, section: Section, block: Block) -> Iterator[Presentation]:
    text = view.text(block)
    if "(" not in text:
        return
    for initials in _INITIALS.finditer(text):
        begin = max(0, initials.start() - LONGEST_NAME)
        name = view.tools.names.strongest_at_end(text[begin : initials.start()], block.start + begin)
        if name is None or not _stands_for(initials.group(1), name.name):
            continue
        rest = [part for part in section.body if part.kind == "paragraph" and part.end > block.start]
        uses = sum(len(re.findall(rf"\b{initials.group(1)}\b", view.text(part))) for part in rest) - 1
        if uses >= MIN_USES:
            parts = (Part(Span(max(part.start, name.end), part.end), None, part) for part in rest)
            yield view.presented(section, name, "introduced with its initials", parts)


def _stands_for(initials: str, name: str) -> bool:
    """Whether initials are those of a name's words, hyphenated words counting one by one.

    >>> _stands_for("GHR", "Glute-Ham Raise"), _stands_for("NASM", "Romanian Deadlift")
    (True, False)
    """
    return "".join(word[0] for word in re.split(r"[\s-]+", name) if word).upper() == initials
