"""Items of a list of commands, each with its dose in brackets: "Raise one arm as high as you can (5 reps)"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from pipeline.extract.names import NameCandidate
from pipeline.extract.presentations.dosed import MAX_LEAD
from pipeline.extract.presentations.entries import Entry
from pipeline.extract.presentations.model import View
from pipeline.models import Block, Span
from pipeline.text import name_words

MIN_COMMANDS: Final = 2
"""Of them at least so many make a list of exercises; one alone is a step with its count."""
MOSTLY: Final = 0.75
"""Of a list's items, how many must state a dose."""
MIN_WORDS: Final = 2
_IN_BRACKETS: Final = re.compile(
    r"(?P<said>[^().;:!?\n]{5,90})\s\((?:hold (?:for )?)?\d{1,3}(?:\s?[-–]\s?\d{1,3})?\s?"
    r"(?:x|×|times|reps?|repetitions?|s|secs?|seconds?)(?: each(?: \w+)?| per \w+)?\)\W*"
)
"""A clause with no more behind it than how often or long: "Push both heels down (hold 5s)"."""
_OF_THE_ONE_ABOVE: Final = re.compile(r"(?:repeat|rest|relax|switch|change|alternate|hold|pause|release|return|do)\b")
"""How a line begins that tells no movement of its own: "Repeat for the left arm (3 reps)"."""
_SAID_MORE: Final = re.compile(r",\s")


def commanded_entries(view: View, items: Sequence[Block]) -> dict[Block, Entry]:
    """What the items name that tell what to do and give in brackets how often, where most of them do so."""
    found = {item: entry for item in items if (entry := _commanded(view, item))}
    dosed = sum(bool(view.doses(item)) for item in items)
    return found if dosed >= max(MIN_COMMANDS, MOSTLY * len(items)) else {}


def _commanded(view: View, item: Block) -> Entry | None:
    if view.folded[item.end - 1] != ")":
        return None
    told = _IN_BRACKETS.fullmatch(view.folded, item.start, item.end)
    if told is None or _OF_THE_ONE_ABOVE.match(told["said"]) or len(told["said"].split()) < MIN_WORDS:
        return None
    if not view.doses(item) or not view.tools.instructs(told["said"]):
        return None
    more = _SAID_MORE.search(told["said"])
    end = item.start + (more.start() if more else len(told["said"]))
    if end - item.start > MAX_LEAD:
        return None
    reader = view.tools.names
    text = view.text(Span(item.start, end))
    parsed = reader.vocabulary.lexicon.parse(name_words(text))
    name = NameCandidate(text, item.start, end, "shaped", parsed, reader.judge.held(parsed))
    return Entry((name,), True, False, Span(end, item.end))
