"""Headings that are themselves the steps of the one exercise an article teaches: "1. Grip the bar", "2. Brace"."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from typing import Final

from pipeline.extract.outline import Section
from pipeline.extract.presentations.model import Part, View
from pipeline.models import Span
from pipeline.text import fold

MIN_COMMANDS: Final = 3
MOST: Final = 0.75
"""The share of the unlabelled headings of one rank that have to command."""
_TEACHES: Final = re.compile(
    r"\b(?:how (?:to|do you|should you)|step[- ]by[- ]step|learn(?:ing)?|form guide|technique|tutorial)\b"
)
_NUMBER: Final = re.compile(r"(?:step\s*)?\d{1,2}\s*[.:)–-]\s*", re.IGNORECASE)


def heads_as_steps(view: View, sections: Sequence[Section]) -> list[Part]:
    """Each such heading as a step, from behind its number on.

    None where a section is labelled as steps: there the headings only title what is told under them.
    """
    title = fold(view.annotated.document.metadata.title or "")
    if not _TEACHES.search(title) or any(section.inherited_role == "steps" for section in sections):
        return []
    unlabelled = [section for section in sections if section.heading and section.level > 1 and section.role is None]
    beside = Counter(_rank(section) for section in unlabelled)
    commands = [section for section in unlabelled if view.tools.instructs(fold(view.text(_said(view, section))))]
    counts = Counter(_rank(section) for section in commands)
    agreed = {rank for rank, count in counts.items() if count >= max(MIN_COMMANDS, MOST * beside[rank])}
    return [
        Part(_said(view, section), "steps", section.heading)
        for section in commands
        if section.heading and _rank(section) in agreed
    ]


def _rank(section: Section) -> tuple[int | None, int]:
    return section.parent, section.level


def _said(view: View, section: Section) -> Span:
    heading = section.heading
    assert heading is not None
    number = _NUMBER.match(view.text(heading))
    return Span(heading.start + (number.end() if number else 0), heading.end)
