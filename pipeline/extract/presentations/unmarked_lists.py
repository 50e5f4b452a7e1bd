"""Lists without marks, as a workout stands on a whiteboard: "5 rounds of:", "20 kettlebell swings", "10 pull-ups"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from pipeline.extract.outline import Section
from pipeline.extract.presentations.entries import read_entry
from pipeline.extract.presentations.model import View
from pipeline.extract.separators import remark_in
from pipeline.models import Block

_COUNT_FIRST: Final = re.compile(
    r"(?:x\s?|:)?\d{1,4}(?!\d|[.)]\s)(?:\s|[-–x×:/]\s?\d|[a-z]{1,3}\s|['’])", re.IGNORECASE
)
_REST: Final = re.compile(r"\b(?:rest|recover|then|repeat)\b|[-–—]{2,}", re.IGNORECASE)
"""A line that divides the others and names no exercise."""
_OPENS_ROUNDS: Final = re.compile(
    r"\b(?:rounds?|circuits?|cycles|times through|sets) (?:of|for)\b|\bfor (?:time|quality)\b|"
    r"\b(?:amrap|rft|e\d?mom|tabata|as many rounds|every (?:minute|\d+ minutes|\d:\d\d))\b|"
    r"\b(?:rounds?|cycles)\W*$|^\W*(?:[a-z][a-z ]{2,24}:\s+)?\d{1,3}(?:\s?[-–]\s?\d{1,3}){2,}"
)
"""Says that what stands on the next lines is done in rounds: "3 rounds for time of:", "AMRAP 12", "21-15-9"."""
_SEVERAL: Final = re.compile(r"(?:[,;]|[a-z]:|\b(?:and|then|plus))\s*:?\d{1,3}\s+[a-z]{3}|\bof:?\s*\(", re.IGNORECASE)
"""A line with several counts is a list in itself: "2 rounds of 5 inchworms and 20 lunges"."""
_TOTAL: Final = re.compile(r"\btotals?\b", re.IGNORECASE)
"""What the lines below add up to is no dose: "For a total of:", "100 squats"."""
MAX_LINE: Final = 90
MAX_SENTENCE_WORDS: Final = 6
"""Words of a line with a full stop that can still be a count and a name."""
MIN_LINES: Final = 2
MIN_NAMES_FIRST: Final = 3
"""Lines of a name and its sets or time one below the other, of which some may be known only by the others."""
_BEHIND: Final = re.compile(r"\W{0,3}(?:total\W?)?(?:\s*\([^()]*\)\W?)?")
"""What may stand between a dose and the end of its line: a bracket, a full stop, a remark."""


def unmarked_lists(view: View, section: Section, run: Sequence[Block]) -> Iterator[list[Block]]:
    """The stretches of some paragraphs each of which begins with a count and names an exercise.

    Under a line that opens rounds a bare name is enough.
    """
    opened = section.heading is not None and opens_rounds(view, section.heading)
    if not opened and not any(
        _counts_first(view, one) or opens_rounds(view, one) or _ends_in_dose(view, one) for one in run
    ):
        return
    stretch: list[Block] = []
    for block in run:
        if _is_listed(view, block, opened=opened):
            stretch.append(block)
            continue
        if _is_short(view, block) and _REST.search(view.text(block)):
            continue
        if _is_list(view, stretch, opened=opened):
            yield stretch
        stretch, opened = [], opens_rounds(view, block)
        if not opened and _is_short(view, block) and _TOTAL.search(view.text(block)):
            return
    if _is_list(view, stretch, opened=opened):
        yield stretch


def opens_rounds(view: View, line: Block) -> bool:
    """Whether a line says that what stands below it is done in rounds, or for time."""
    return line.end - line.start <= MAX_LINE and _OPENS_ROUNDS.search(view.folded[line.start : line.end]) is not None


def _is_short(view: View, block: Block) -> bool:
    text = view.text(block)
    if text.endswith((")", ").")):
        text = text[: remark_in(text)]
    return len(text) <= MAX_LINE and (not text.endswith((".", "!", "?")) or len(text.split()) <= MAX_SENTENCE_WORDS)


def _is_listed(view: View, block: Block, *, opened: bool) -> bool:
    """Whether a line has a count and a name, in this order or the other, or a name alone where rounds are opened."""
    if block.kind != "paragraph" or block.continues or not _is_short(view, block):
        return False
    if not opened and not view.annotated.codes_in(block):
        return False
    entry = None if _SEVERAL.search(view.text(block)) else read_entry(view, block)
    if entry is None or entry.names[0].strength == "shaped":
        if entry is None or not entry.dosed:
            return False
        text = view.text(block)
        other = _REST.search(text) or _TOTAL.search(text) or opens_rounds(view, block)
        first = entry.names[0].start == block.start and not other
        return _counts_first(view, block) or (first and _ends_in_dose(view, block))
    return entry.dosed or (opened and entry.strength == "strong" and entry.names[0].start - block.start <= 1)


def _counts_first(view: View, block: Block) -> bool:
    return _COUNT_FIRST.match(view.text(block)) is not None


def _ends_in_dose(view: View, line: Block) -> bool:
    """Whether a line ends in sets, repetitions or a time: "Bench 3x5", "Dead hang × 30 sec"."""
    doses = view.doses(line) if _is_short(view, line) else []
    full = len(doses) == 1 and (doses[0].reps is not None or doses[0].unit == "failure")
    return full and doses[0].start > line.start and _BEHIND.fullmatch(view.folded, doses[0].end, line.end) is not None


def _is_list(view: View, lines: Sequence[Block], *, opened: bool) -> bool:
    if opened:
        return bool(lines)
    counted = [line for line in lines if _counts_first(view, line)]
    if not counted:
        return len(lines) >= MIN_NAMES_FIRST and all(_ends_in_dose(view, line) for line in lines)
    strengths = [entry.strength for line in lines if (entry := read_entry(view, line))]
    doses = [dose for line in counted for dose in view.doses(line)[:1] if dose.start == line.start]
    if 2 * strengths.count("strong") <= len(strengths):
        return "shaped" not in strengths and any(dose.sets for dose in doses)
    # A lone count may be a remark, but hardly a dose: "20x5 snatch", "5:00 snatch".
    return len(lines) >= MIN_LINES or any(dose.sets or dose.unit in ("seconds", "minutes") for dose in doses)
