"""Whether a dose holds for one side: told in the name, behind the dose, or by a step that changes sides."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import Final

from pipeline.extract.doses import Dose
from pipeline.extract.language import Annotated
from pipeline.extract.lexemes import Lexeme
from pipeline.extract.presentations import Presentation, Tools
from pipeline.models import Interval, Span

_ONE_SIDE: Final = re.compile(r"[\s,(–—-]*(?:right|left)\b")
_SIDE: Final = re.compile(r"(?:[(–—-]\s?)(?:right|left)\b", re.IGNORECASE)
REACH: Final = 120
"""Characters behind a hold within which a step can say that it is repeated on the other side."""
BESIDE_NAME: Final = 28
"""Characters behind a counted name within which its sides are told."""
LONGEST_REPEAT: Final = 30
"""Characters on either side of a time in "repeat this for 1 minute on the opposite"."""
MAX_BETWEEN: Final = 3
"""Words that tell of a dose, and signs, between a name and its sides."""
_WITH: Final = re.compile(r"\bwith\s+$")
"""Before "both feet" these do the movement and count nothing: "step on the band with both feet"."""
LONGEST_SIDE: Final = 16
"""Characters of a cell that only names the sides: "each direction"."""
_REPEATED_SIDE: Final = re.compile(
    r"\b(?:repeat|do the same)(?: it| this)?(?: for \S{1,8} (?:seconds?|minutes?|breaths))? (?:on|with|for|to) "
    r"(?:the |your )?(?:other|opposite|left|right)\b"
)
_THEN_SIDES: Final = re.compile(
    r"[\s,;]*(?:then|and|before you)\s+(?:(?:switch|change|swap) (?:your )?"
    r"(?:sides?|legs?|arms?|hands?|feet|foot position|stance|lead (?:leg|foot))\b|"
    r"(?:repeat|do the same|switch|change) (?:on|with|to) (?:the|your) (?:other|opposite))\b"
)
_AND_OTHER_SIDE: Final = re.compile(
    r"[^.;!?]{0,80}?\b(?:and|then) repeat(?: (?:it|this|the (?:exercise|move|movement|stretch)))? (?:on|with|for) "
    r"(?:the|your) (?:other|opposite|opposing) (?:side|leg|arm)\b"
)
_DIRECTION: Final = re.compile(
    r"\b(?:(?:(?:counter|anti)-?\s?)?clockwise|forwards?|backwards?|(?:(?:to|on) the )?(?:left|right)(?: side)?)\b"
)
_EACH_DIRECTION: Final = re.compile(
    rf"(?:\s[a-z]+)?\s{_DIRECTION.pattern}[\s,;&]+(?:and\s+|then\s+){{0,2}}(?P<again>\d{{1,3}})"
    rf"(?:\s[a-z]+){{0,2}}?\s{_DIRECTION.pattern}"
)
"""One way and then the other behind a count: "8 forward, 8 backward"."""
_OTHER_SIDE: Final = re.compile(r"switch|change|swap|alternate|opposite|other")
"""A change of sides is told with one of these."""
_OF_BOTH_SIDES: Final = re.compile(
    r"[\s,(]{0,3}(?:(?:in )?total|in all|altogether)?[\s,(]{0,3}"
    r"(?:(?:counting|across|over) both (?:sides|legs|arms|hands|feet)|both (?:sides|legs|arms|hands|feet) counted)\b"
    r"|[\s,(–—-]{1,4}(?:that is |i\.e\. )?(?P<half>\d{1,3}) (?:on |for |with )?(?:each|every|per) "
    r"(?:side|leg|arm|hand|foot)\b"
    r"|[^.;!?]{0,60}?\b(?:each|every)\b[^.;!?]{0,40}?\bcount(?:s|ed)? (?:as )?one\b"
    r"|[^.;!?]{0,40}?\b(?:to|on|for) the (?:left|right)\b[^.;!?]{0,24}?\b(?:to|on|for) the (?:left|right)\b"
)
_BOTH_SIDES: Final = re.compile("both|count|left|right|each|every|per")
"""Repetitions of both sides are told with one of these."""
_REACH_OF_BOTH: Final = 120
"""Characters within which they begin."""
_CHANGE_SIDES: Final = re.compile(
    r"(?:then |and )?(?:switch|change|swap|alternate) (?:sides?|legs?|arms?|hands?|feet)(?: and repeat)?"
    r"|(?:then |and )?(?:repeat|do the same|perform) on (?:the )?(?:other|opposite) (?:side|leg|arm)"
)
_EACH_ROUND: Final = re.compile(r"\([^()]*\d\s?(?:reps?|repetitions?|s|secs?|seconds?|mins?|minutes?|breaths) each$")
_JOINS_AHEAD: Final = re.compile(r"\s*(?:[,+/&]|and\b|or\b)\s*(?=[a-z])")
_JOINS_BEHIND: Final = re.compile(r"(?:[,+/&]|\b(?:and|or|then))\s*$")


def both_sides_end(annotated: Annotated, dose: Dose) -> int | None:
    """Where the words behind a dose end that say its repetitions are those of both sides together; None without any."""
    if dose.per_side or not _BOTH_SIDES.search(annotated.folded, dose.end, dose.end + _REACH_OF_BOTH):
        return None
    found = _OF_BOTH_SIDES.match(annotated.folded, dose.end)
    if found is None or (found["half"] and (dose.reps is None or 2 * float(found["half"]) != dose.reps.high)):
        return None
    return found.end()


def with_repeated_side(annotated: Annotated, dose: Dose, presentation: Presentation) -> Dose:
    """A hold among the steps is for one side when a step soon after it says to repeat on the other."""
    if dose.sets or dose.unit not in ("seconds", "minutes", "breaths"):
        return dose
    again = _REPEATED_SIDE.search(annotated.folded, max(0, dose.start - LONGEST_REPEAT), dose.end + LONGEST_REPEAT)
    if again and again.start() < dose.start < again.end():
        return dose._replace(per_side=True)
    if not _REPEATED_SIDE.search(annotated.folded, dose.end, dose.end + REACH):
        return dose
    repeated = any(
        _REPEATED_SIDE.search(annotated.folded, max(part.span.start, dose.end), min(part.span.end, dose.end + REACH))
        for part in presentation.parts
        if part.role in (None, "steps")
    )
    return dose._replace(per_side=True) if repeated else dose


def one_side_at_a_time(annotated: Annotated, presentation: Presentation) -> bool:
    """Whether the name is given for one side ("Hip Opener (Right)"), or a line says to change sides after the dose."""
    name, lead = presentation.candidate, presentation.lead
    if lead and _ONE_SIDE.match(annotated.folded, name.end, max(name.end, lead.end)):
        return True
    if presentation.rule == "table row" and any(_is_of_each_side(annotated, part.span) for part in presentation.parts):
        return True
    if _SIDE.search(annotated.folded, name.start, name.end) or any(
        _SIDE.search(text) for text in presentation.context[:1]
    ):
        return True
    told = [
        part.span for part in presentation.parts if part.role in (None, "steps", "dose") and part.block.kind == "item"
    ]
    if any(_are_opposite(annotated, one, other) for one, other in pairwise(told)):
        return True
    return any(
        _CHANGE_SIDES.fullmatch(annotated.folded[sentence.start : sentence.end].strip(" .!*"))
        for part in presentation.parts
        if part.role in (None, "steps", "setup", "dose")
        and _OTHER_SIDE.search(annotated.folded, part.span.start, part.span.end)
        for sentence in annotated.sentences_in(part.span)
    )


def _are_opposite(annotated: Annotated, one: Span, other: Span) -> bool:
    """Whether two lines with a count only differ in the direction: "Circle forward 8x", "Circle backward 8x"."""
    if "N" not in annotated.codes_in(one) or "N" not in annotated.codes_in(other):
        return False
    texts = [annotated.folded[line.start : line.end] for line in (one, other)]
    bare = [_DIRECTION.sub("§", text) for text in texts]
    return texts[0] != texts[1] and bare[0] == bare[1]


def _is_of_each_side(annotated: Annotated, cell: Span) -> bool:
    """Whether a cell of a table says nothing but for which side the doses beside it are."""
    return cell.end - cell.start <= LONGEST_SIDE and annotated.codes_in(cell) == "E"


def side_behind(annotated: Annotated, behind: Span, counted: Interval | None) -> Lexeme | None:
    """The first words for a side in what stands behind a counted name, near enough to tell of its count.

    With another figure in front they tell of that one: "10 lunges (5 per leg)".
    """
    items = annotated.lexemes_in(behind).items
    before, side = next(
        (pair for pair in zip([None, *items], items, strict=False) if pair[1].code in "Ee"), (None, None)
    )
    if side and before and before.code == "N" and before.value != counted:
        return None
    near = side is not None and side.start <= behind.start + (1 if side.code == "e" else BESIDE_NAME)
    return side if side and near and not _WITH.search(annotated.folded, behind.start, side.start) else None


def directions_end(annotated: Annotated, dose: Dose) -> int | None:
    """Where a count that is given once more for the other direction ends: "8 forward, 8 backward"."""
    again = _EACH_DIRECTION.match(annotated.folded, dose.end) if dose.reps else None
    return again.end() if again and dose.reps and float(again["again"]) == dose.reps.high else None


def with_sides(annotated: Annotated, dose: Dose, presentation: Presentation, tools: Tools) -> Dose:
    """A dose with the sides that are told beside it or its name, and without those of an "each" that counts others."""
    if dose.per_side and _is_of_each_exercise(annotated.folded, dose, presentation, tools):
        return dose._replace(per_side=False)
    return dose._replace(per_side=True) if goes_on_with_sides(annotated, dose, presentation) else dose


def is_of_each_round(folded: str, rounds: Dose, dose: Dose) -> bool:
    """Whether "each" behind a count is said of the rounds before it: "4 rounds of bridges (12 reps each)"."""
    return rounds.end <= dose.start and _EACH_ROUND.search(folded, rounds.end, dose.end) is not None


def _is_of_each_exercise(folded: str, dose: Dose, presentation: Presentation, tools: Tools) -> bool:
    """Whether a bare "each" is said of exercises that stand together before it: "Planks and dips: 30 seconds each"."""
    name = presentation.candidate
    line = folded.rfind("\n", 0, name.start) + 1
    if not folded.endswith(" each", dose.start, dose.end) or not name.end <= dose.start:
        return False
    beside = [folded[line : name.start]] if _JOINS_BEHIND.search(folded, line, name.start) else []
    beside += [folded[name.end : dose.start]] if _JOINS_AHEAD.match(folded, name.end, dose.start) else []
    others = (tools.names.strongest_in(text) for text in beside)
    return any(other is not None and other.strength == "strong" for other in others)


def goes_on_with_sides(annotated: Annotated, dose: Dose, presentation: Presentation) -> bool:
    """Whether the sides are told beside a dose, "15 times, then switch legs", or beside the name it precedes."""
    if _THEN_SIDES.match(annotated.folded, dose.end) or _AND_OTHER_SIDE.match(annotated.folded, dose.end):
        return True
    if directions_end(annotated, dose) is not None:
        return True
    name, lead = presentation.candidate, presentation.lead
    if lead and name.end <= dose.start < lead.end:
        return annotated.codes_in(Span(name.end, dose.start)).strip(",:()-O") == "E"  # "in each direction for 10 s"
    if lead is None or not lead.start <= dose.start < name.start:
        return False
    side = side_behind(annotated, Span(name.end, lead.end), dose.reps)
    return side is not None and side.code == "E" and len(annotated.codes_in(Span(name.end, side.start))) < MAX_BETWEEN
