"""Headings that a bare number counts: "1 Deadlift", "2 Row", "3A Swing", "3B Rollout", or "1-Bridge", "2-Plank"."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import Final

from pipeline.extract.presentations.model import View
from pipeline.markers import named_field
from pipeline.models import Block, Span

_COUNT: Final = re.compile(
    r"\s*(?P<number>\d{1,2})(?P<letter>[A-Ha-h]?)(?:\s+|\s?[-–]\s?(?!(?i:arm|count|day|foot|hand|inch|leg|minute|month|"
    r"part|point|position|second|step|way|week)s?\b))(?=[A-Z(\"“])"
)
MIN_COUNTED: Final = 3
"""Numbers of a row: "1 Arm Row" and "2 Arm Row" count arms."""


def named_in(view: View, heading: Block) -> Span:
    """The part of a heading that can be a name: all of it, or what stands behind its label, or its number in a row."""
    labelled = named_field(view.text(heading))
    return Span(_counted(view).get(heading.start, heading.start + (labelled or 0)), heading.end)


def is_counted(view: View, heading: Block) -> bool:
    """Whether a heading has a bare number, and headings before or behind it count on."""
    return heading.start in _counted(view)


def _counted(view: View) -> dict[int, int]:
    """Where the name begins in each heading of a row that counts from 1 on, by where the heading begins."""
    return view.annotated.kept("counted heads", lambda: _read(view))


def _read(view: View) -> dict[int, int]:
    headings = (section.heading for section in view.outline.sections if section.heading and section.level > 1)
    found = [(block, count) for block in headings if (count := _COUNT.match(view.text(block)))]
    numbers = [int(count["number"]) for _, count in found]
    counts_on = numbers[:1] == [1] and all(
        after == before + 1 or (after == before and count["letter"])
        for (before, after), (_, count) in zip(pairwise(numbers), found[1:], strict=True)
    )
    if not counts_on or numbers[-1] < MIN_COUNTED:
        return {}
    return {block.start: block.start + count.end() for block, count in found}
