"""Names that run into the sentence behind them: "2. Heel Slide Lie on your back…", "Heel Walks-Walk on your heels"."""

from __future__ import annotations

import re
from typing import Final

from pipeline.extract.names import NameCandidate
from pipeline.extract.presentations.model import View
from pipeline.markers import counted_name
from pipeline.models import Block, Span

_RUNS_IN: Final = re.compile(r"(?<=[a-z)]) (?=[A-Z][a-z]{1,12} [a-z])")
"""A capital behind a small letter, and a small letter in the word after it."""
_GLUED: Final = re.compile(r"(?<=[a-z)])-(?=[A-Z][a-z]{0,11}(?:['’]s)? [a-z])")
"""The hyphen that parts a name from its sentence without a space; that of "Step-Up" stands between two words of one."""
_LEADS_ON: Final = re.compile(r"[A-Z][a-z]+ (?:with|and|to|for|or|on|over|into)\b")
"""The second half of a name of two and what goes on with it: "Press with dumbbells" behind "Squat-"."""
MIN_GLUED_WORDS: Final = 5
"""Words of a sentence that a hyphen glues to its name."""
_ENDS: Final = re.compile(r"[.:;!?]")
_REACH: Final = 70
"""Characters of a name with what counts it."""


def glued_name(view: View, block: Block) -> tuple[NameCandidate, Span] | None:
    """The name that a hyphen without spaces parts from a sentence that tells of it, and the sentence."""
    text = view.text(Span(block.start, min(block.end, block.start + _REACH)))
    begin = counted_name(text) or 0
    hyphen = _GLUED.search(text, begin) if "-" in text else None
    if hyphen is None:
        return None
    stretch = Span(block.start + begin, block.start + hyphen.start())
    behind = Span(block.start + hyphen.end(), block.end)
    name, told = view.text(stretch), view.text(behind)
    several = " " in name or name.endswith("s")
    if len(told.split()) < MIN_GLUED_WORDS or (not several and _LEADS_ON.match(told)):
        return None
    names = view.names(stretch)
    if len(names) != 1 or names[0].start > stretch.start + 1:
        return None
    # What is said of a certain name need be no command: "Burpees-Everybody hates them. Start in a squat."
    certain = names[0].strength == "strong" and several and _ENDS.search(told) is not None
    return (names[0], behind) if certain or _commands(view, behind) else None


def name_run_in(view: View, block: Block) -> tuple[NameCandidate, Span] | None:
    """The certain or mostly known name of an item that goes on with a command, and what stands behind the name."""
    text = view.text(Span(block.start, min(block.end, block.start + _REACH)))
    begin = counted_name(text) or 0
    ends = _ENDS.search(text, begin)
    best: tuple[NameCandidate, Span] | None = None
    for cut in _RUNS_IN.finditer(text, begin, ends.start() if ends else len(text)):
        stretch = Span(block.start + begin, block.start + cut.start())
        behind = Span(block.start + cut.end(), block.end)
        if not _commands(view, behind):
            continue
        names = view.names(stretch)
        whole = len(names) == 1 and names[0].start <= stretch.start + 1 and names[0].strength != "shaped"
        if whole and names[0].strength == "strong":
            return names[0], behind
        if whole and best is None:
            best = names[0], behind
    return best


def _commands(view: View, behind: Span) -> bool:
    sentence = view.annotated.sentence_at(behind.start)
    return view.tools.instructs(view.folded[behind.start : sentence.end if sentence else behind.end])
