"""Lines that say how often a list is gone through: "4 rounds" above it, "Repeat 3 times" below it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise, takewhile
from typing import Final, NamedTuple

from pipeline.extract.doses import Dose
from pipeline.extract.language import Annotated
from pipeline.extract.outline import Outline, Section
from pipeline.extract.places import holds_any
from pipeline.models import STRONG_HEADING, Block, Span

_LONGEST: Final = 60
_NUMBER: Final = r"(?:\d{1,2}|two|three|four|five|six)(?:\s?-\s?\d{1,2})?"
_REPEATS: Final = re.compile(
    r"\W*(?:(?:take a )?rest\b[^.]{2,40}\.\s+)?"
    rf"(?:then )?repeat(?: (?:all|this|the|above|whole|entire|circuit|sequence|workout|list|round|of|for|a total))*"
    rf" (?:{_NUMBER}(?: more)?(?: (?:times|rounds)(?: through| in total)?| ?[x×])|[x×] ?{_NUMBER})\W*"
)
GROUP_LABEL: Final = re.compile(
    r"\W*(?:super-?set|tri-?set|giant set|circuit|complex|couplet|triplet|pair|block|group|part|finisher)\b"
    r"(?:\s*#?\s?(?:\d{1,2}|[a-z]|one|two|three|four)\b)?\W*"
)
"""What a line calls the exercises below it: "Superset 1", "Circuit B", before their sets."""
_LABELLED_ROUNDS: Final = re.compile(rf"{GROUP_LABEL.pattern}{_NUMBER} (?:sets|rounds)(?: (?:of|each))?\W*")
_LABELLED_TIMES: Final = re.compile(
    rf"{GROUP_LABEL.pattern}(?:repeat )?(?:{_NUMBER} ?[x×]|[x×] ?{_NUMBER}|(?<=repeat ){_NUMBER} times)\W*"
)
_ROUNDS: Final = re.compile(
    rf"\W*(?:(?:do|complete|perform) )?{_NUMBER} (?:rounds?|times through|circuits?|cycles)"
    r"(?: (?:of|for (?:time|quality)))*\W*"
)
_IN_BRACKETS: Final = re.compile(
    rf"[^()\d]{{3,50}}\((?:repeat|perform|do) (?:all |this |these |each )?"
    rf"(?:{_NUMBER}(?: times| rounds|\s?[x×])|[x×]\s?{_NUMBER})\)\W*"
)
"""An item that says so of the ones nested under it: "Lying in bed (repeat 3x):"."""
_REST: Final = re.compile(r"rest(?<=\brest)\b")
"""Begins with its letters, which are found without a try at every character."""
MIN_REPEATED: Final = 2
"""Exercises of a list; what stands below one alone counts its repetitions."""


class Rounds(NamedTuple):
    """How often the exercises of a stretch of text are done, and the line that says so."""

    scope: Span
    line: Block


def round_lines(annotated: Annotated, outline: Outline, starts: Sequence[int]) -> Iterator[Rounds]:
    """The lines of an article that say how often the list right above or below them is gone through.

    `starts` are the offsets of its exercises' names.
    """
    closes = _closing_headings(annotated, outline, starts)
    for section, following in zip(outline.sections, [*outline.sections[1:], None], strict=True):
        repeats = section.heading if section.heading and section.heading not in closes else None
        above = (repeats,) if repeats and _opens(annotated, repeats) else ()
        below = (following.heading,) if following and following.heading in closes else ()
        yield from _of_section(annotated, (*above, *section.body, *below), starts)


def _opens(annotated: Annotated, heading: Block) -> bool:
    """Whether a heading says how often the list below it is gone through in words that are no dose elsewhere."""
    said = _says(annotated, heading)
    cycles = said is _ROUNDS and annotated.folded.find("cycles", heading.start, heading.end) >= 0
    return said is _REPEATS or cycles or is_times(annotated, heading)


def is_times(annotated: Annotated, line: Block) -> bool:
    """Whether a line calls the exercises below it a group, and only by "x" says how often: "Circuit (x3):"."""
    return _LABELLED_TIMES.fullmatch(annotated.folded, line.start, min(line.end, line.start + _LONGEST)) is not None


def _closing_headings(annotated: Annotated, outline: Outline, starts: Sequence[int]) -> set[Block]:
    """The headings "Repeat 3 times" that speak of the list above them.

    Between two lists a bold line, or a line of plain text, closes the upper one; a real heading is about the lower one.
    """
    closing: set[Block] = set()
    for above, section in pairwise(outline.sections):
        heading = section.heading
        if heading is None or _says(annotated, heading) is not _REPEATS or not _lists(above, starts):
            continue
        opened = above.heading is not None and _says(annotated, above.heading) is _REPEATS
        if opened and _lists(section, starts):
            closes = above.heading in closing
        else:
            line = heading.level == STRONG_HEADING or annotated.document.format == "text"
            closes = line or not _lists(section, starts)
        if closes:
            closing.add(heading)
    return closing


def _lists(section: Section, starts: Sequence[int]) -> bool:
    """Whether the text right under a heading holds a list of exercises."""
    return sum(holds_any(block, starts) for block in section.body) >= MIN_REPEATED


def rounds_of(annotated: Annotated, line: Block, dose: Dose | None) -> Dose | None:
    """Times through a list as its sets, from the line that gives them and the dose that this line states alone."""
    if dose:
        return dose if dose.sets else dose._replace(sets=dose.reps, reps=None, unit="reps")
    # "Repeat 3x" states no dose: "x" behind a low figure counts other things as often.
    number = next((item for item in annotated.lexemes_in(line).items if item.code == "N"), None)
    return Dose("rounds of a list", number.start, number.end, sets=number.value) if number else None


def _of_section(annotated: Annotated, body: Sequence[Block], starts: Sequence[int]) -> Iterator[Rounds]:
    opened: Block | None = None
    listed: list[Block] = []
    for at, block in enumerate(body):
        nested = _nested_under(body, at) if block.kind == "item" and _opens_nested(annotated, block) else ()
        if nested and holds_any(nested_scope := Span(nested[0].start, nested[-1].end), starts):
            yield Rounds(nested_scope, block)
            continue
        said = _says(annotated, block)
        if said is None:
            if holds_any(block, starts):
                listed.append(block)
            elif not _REST.search(annotated.folded, block.start, block.end):
                listed = [] if opened is None else listed
            continue
        if said is _REPEATS and len(listed) >= MIN_REPEATED and listed[-1].depth >= block.depth:
            yield Rounds(Span(listed[0].start, block.start), block)
            opened = None
        elif opened and listed:
            yield Rounds(Span(opened.start, listed[-1].end), opened)
        if said is _ROUNDS or not listed:
            opened = block
        listed = []
    if opened and listed:
        yield Rounds(Span(opened.start, listed[-1].end), opened)


def _opens_nested(annotated: Annotated, item: Block) -> bool:
    """Whether an item that names no exercise says in brackets how often those under it are done."""
    short = item.end - item.start <= _LONGEST and annotated.document.text[item.start : item.end].rstrip()[-1:] in "):"
    return short and _IN_BRACKETS.fullmatch(annotated.folded, item.start, item.end) is not None


def _nested_under(body: Sequence[Block], at: int) -> Sequence[Block]:
    """The items of a list that stand under one of them."""
    depth = body[at].depth
    return list(takewhile(lambda block: block.kind == "item" and block.depth > depth, body[at + 1 :]))


def _says(annotated: Annotated, block: Block) -> re.Pattern[str] | None:
    if block.end - block.start > _LONGEST or block.kind == "row" or not annotated.codes_in(block):
        return None
    found = (one for one in (_REPEATS, _ROUNDS) if one.fullmatch(annotated.folded, block.start, block.end))
    labelled = _LABELLED_ROUNDS.fullmatch(annotated.folded, block.start, block.end) or is_times(annotated, block)
    return next(found, None) or (_ROUNDS if labelled else None)
