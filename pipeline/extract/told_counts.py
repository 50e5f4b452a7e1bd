"""Counts told by a verb alone, for the noun is what is done: "Do 10-20 of these.", "Start with 8 at first"."""

from __future__ import annotations

import re
from typing import Final

from pipeline.extract.dose_rules import COUNT_OF_REPS
from pipeline.extract.doses import Dose
from pipeline.extract.lexemes import Lexemes
from pipeline.models import Block, Span

_BARE: Final = re.compile(r"N(?=$|[_O.,;!)])")
_WITH_SIGN: Final = re.compile(r"NX(?=$|[_O.,;!)Ee])")
_REPEAT: Final = re.compile(r"(?<![a-z])repeat(?: for)?\s+$")
"""Before a count with a sign: "Repeat 3x" counts as "Repeat 3 times" does, where a bare "3x" may be sets."""
_REACH: Final = 40
"""Characters in front of a count within which its verb stands."""
_TOLD: Final = re.compile(
    r"(?<![a-z'])(?:(?:do|perform|complete|try|aim for|start with|begin with|repeat(?: for)?)\s+)"
    r"(?:(?:about|around|at least|another|only|just|up to|doing)\s+)?$"
)
_OF_THESE: Final = re.compile(r"\s+(?:of (?:these|those|them)\b|at first\b|to (?:start|begin)\b|in total\b)")
_ENDS: Final = re.compile(r"\s*(?:[.!;)]|$)(?!\d)")
FEWEST: Final = 5
"""Of a count with nothing behind it: a lower figure counts sets, days or points."""
FEWEST_OF_THESE: Final = 3


def with_told_count(folded: str, span: Span | Block, lexemes: Lexemes, found: list[Dose]) -> list[Dose]:
    """The doses of a span, and the repetitions that it tells by a verb alone where it states none with their noun.

    The first of them is what is asked: "Do 10 at first, then do 20.".
    """
    if any(dose.reps and dose.unit == "reps" for dose in found):
        return found
    for at in _WITH_SIGN.finditer(lexemes.codes):
        number, sign = lexemes.items[at.start()], lexemes.items[at.start() + 1]
        if number.value and _REPEAT.search(folded, max(span.start, number.start - _REACH), number.start):
            side = lexemes.codes[at.end() : at.end() + 1] in ("E", "e")
            told = Dose(COUNT_OF_REPS, number.start, sign.end, reps=number.value, per_side=side)
            return sorted([*found, told], key=lambda dose: dose.start)
    for at in _BARE.finditer(lexemes.codes):
        number = lexemes.items[at.start()]
        if number.value is None or not _TOLD.search(folded, max(span.start, number.start - _REACH), number.start):
            continue
        these = _OF_THESE.match(folded, number.end, span.end)
        fewest = FEWEST_OF_THESE if these else FEWEST
        if (these or _ENDS.match(folded, number.end, span.end)) and (number.value.low or 0) >= fewest:
            told = Dose("count", number.start, number.end, reps=number.value)
            return sorted([*found, told], key=lambda dose: dose.start)
    return found
