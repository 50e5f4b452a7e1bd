"""Exercises in lines as they are jotted down: "Finisher: 100 burpees", "21-15-9 thrusters and pull-ups"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from pipeline.extract.names import NameCandidate
from pipeline.extract.outline import Section
from pipeline.extract.presentations.dosed import MAX_LEAD
from pipeline.extract.presentations.entries import read_entry
from pipeline.extract.presentations.model import Part, Presentation, View
from pipeline.models import Block, Span

_PART_OF_SESSION: Final = re.compile(
    r"(?:finisher|buy[- ]?in|cash[- ]?out|burn[- ]?out|bonus|challenge|core|abs|warm[- ]?up|cool[- ]?down)\s*"
    r"(?::|[–—-]\s)\s*(?P<count>\d{1,3})\s+(?=[a-z])"
)
_LADDER: Final = re.compile(
    r"(?:[^.:;\d]{3,24}:\s+)?\d{1,3}(?:\s?[-–]\s?\d{1,3}){2,}(?:\s?reps)?(?:\s(?:of|for time of))?:?\s+(?=[a-z])"
)
_FIGURES: Final = ("-", "–")
_AND: Final = re.compile(r",\s+(?:and\s+)?|\s+(?:and|&|\+)\s+")
_ENDS: Final = re.compile(r"\s(?:for (?:time|speed|quality)|as fast|unbroken|in under)\b|[.;(]|$")


def jotted_exercises(view: View, section: Section, block: Block) -> Iterator[Presentation]:
    """The exercises of a line that says no more than what is done, and how often."""
    entry = _of_named_line(view, section, block)
    if entry:
        yield entry
        return
    counted = _PART_OF_SESSION.match(view.folded, block.start, block.end)
    ladder = None if counted else _ladder_in(view, block)
    lead = counted or ladder
    if lead is None:
        return
    names = _names_of_all(view, Span(lead.end(), _end_of_names(view, lead.end(), block.end)))
    for name in names if ladder or len(names) == 1 else ():
        if ladder:
            part = Part(Span(block.start, block.end), None, block)
            yield view.presented(section, name, "told with its dose", [part], block)
        else:
            yield view.presented(section, name, "counted name", lead=Span(lead.start("count"), name.end))


def _of_named_line(view: View, section: Section, block: Block) -> Presentation | None:
    """The exercise with whose name and a colon a line begins, its dose further on: "Squat: warm up, then 3x3"."""
    if ":" not in view.folded[block.start : block.start + MAX_LEAD] or not any(
        dose.sets and dose.reps for dose in view.doses(block)
    ):
        return None
    entry = read_entry(view, block)
    if entry is None or entry.strength != "strong" or len(entry.names) != 1:
        return None
    if not view.folded.startswith(":", entry.names[0].end):
        return None
    part = Part(entry.rest, None, block)
    return view.presented(section, entry.names[0], "dosed name", [part], Span(entry.names[0].start, block.end))


def _ladder_in(view: View, block: Block) -> re.Match[str] | None:
    """The repetitions of each round before the names of all: "21-15-9"."""
    text = view.folded[block.start : block.start + MAX_LEAD]
    return _LADDER.match(view.folded, block.start, block.end) if any(sign in text for sign in _FIGURES) else None


def _end_of_names(view: View, start: int, end: int) -> int:
    found = _ENDS.search(view.folded, start, end)
    return found.start() if found else end


def _names_of_all(view: View, stretch: Span) -> list[NameCandidate]:
    """The certain names of which a stretch of text consists; none where it says anything else."""
    text = view.text(stretch)
    if len(text) > 2 * MAX_LEAD:
        return []
    pieces = [view.names(piece) for piece in view.divided(stretch, _AND)]
    names = [name for piece in pieces for name in piece]
    return names if all(pieces) and all(name.strength == "strong" for name in names) else []
