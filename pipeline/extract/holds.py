"""Holds: those that are repeated, "Hold 30 seconds, repeat 3 times", and those whose bare counts are seconds."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from pipeline.extract.dose_rules import COUNT_OF_REPS, LABELLED_REPS, SETS_TIMES_REPS
from pipeline.extract.doses import Dose
from pipeline.extract.presentations import Presentation
from pipeline.models import Conditions

_COUNTS: Final = frozenset({COUNT_OF_REPS, LABELLED_REPS})
LONG_HOLD: Final = 10
"""Seconds from which a hold that is repeated is a set and no repetition."""
LEAST_SECONDS: Final = 20
"""A lower count of what is held may be one of short holds."""
MAX_REPEATS: Final = 6
"""More repetitions of a hold are one set of short ones."""
FEWEST_HELD: Final = 5
"""Of fewer repetitions of a short hold the hold is the dose as often as not."""
MAX_REPEAT_DISTANCE: Final = 180
"""Characters between a hold and how often it is repeated: a sentence ("then lower the leg and rest") or two."""
_MINUTES: Final = re.compile(r"(?:\d{1,2}\s?[x×]\s?)?[1-9](?:\.\d|\s?[-–]\s?\d)?\s?m")
_EACH_HELD: Final = re.compile(
    r"[^.;:!?\d]{0,24}[,(]? (?:and )?hold(?:ing)? (?:(?:it|(?:each|the|this) \w+|each)\s)?(?:for )?"
    r"(?:about |approximately |around |at least )?"
)
"""Between the number of repetitions and the time that each takes: "3 times on each side, holding it for"."""
_ENDS: Final = re.compile(r"[.!?;]")
_BESIDE: Final = re.compile(r"[^\w.;!?]{1,4}")
"""A comma, a bracket or a bar there."""


def with_repeated_holds(folded: str, found: list[tuple[Dose, Conditions]]) -> list[tuple[Dose, Conditions]]:
    """A long hold that is repeated some times: "Hold 20-30 seconds, then rest. Repeat 5 times." is five sets.

    So are "5 reps, 20-30 seconds each" and "5 times, holding each one for 20-30 seconds". The doses are those of a
    document's `folded` text.
    """
    found = [one for one in found if not _is_of_each(one[0], [dose for dose, _ in found])]
    holds = [dose for dose, _ in found if dose.unit == "seconds" and dose.sets is None and _is_long(dose)]
    repeats = [dose for dose, _ in found if dose.rule in _COUNTS and dose.sets is None]
    if len(repeats) != 1 or not holds:
        return found
    if not _are_of_both_sides(holds, repeats[0]):
        holds = _told_once(folded, holds, repeats[0])
    if not holds:
        return found
    follows = 0 < repeats[0].start - holds[-1].end <= MAX_REPEAT_DISTANCE
    if not (follows or _leads(folded, repeats[0].end, holds[0].start)):
        return found
    times = repeats[0].reps
    if times is None or (times.high or times.low or 0) > MAX_REPEATS:
        return found
    whole = holds[0]._replace(
        sets=times,
        start=min(holds[0].start, repeats[0].start),
        end=max(holds[0].end, repeats[0].end),
        per_side=holds[0].per_side or repeats[0].per_side,
    )
    others = (*holds[1:], repeats[0])
    return [
        (whole if dose is holds[0] else dose, said) for dose, said in found if all(dose is not one for one in others)
    ]


def in_time(folded: str, dose: Dose, presentation: Presentation) -> Dose:
    """The dose of a hold in time: a bare count as high as in "Plank 3x60" is one of seconds, "m" is for minutes."""
    static = _is_held(presentation)
    if dose.unit == "meters" and static and _MINUTES.fullmatch(folded, dose.start, dose.end):
        return dose._replace(unit="minutes")
    bare = dose.rule == SETS_TIMES_REPS and dose.unit == "reps" and "rep" not in folded[dose.start : dose.end]
    long = dose.reps is not None and (dose.reps.low or 0) >= LEAST_SECONDS
    return dose._replace(unit="seconds") if bare and long and static else dose


def _is_held(presentation: Presentation) -> bool:
    """Whether an exercise is held, and no other movement is in its name."""
    moved = set(presentation.candidate.parsed.values("movement")) - {"hold", "stretch"}
    return presentation.candidate.held and len(moved) <= 1


def _is_of_each(hold: Dose, found: Sequence[Dose]) -> bool:
    """Whether a short hold is a part of each repetition: "Tighten and hold 5 seconds. Repeat 10 times."."""
    return (
        (hold.unit, hold.rule) == ("seconds", "time")
        and not _is_long(hold)
        and any(
            dose.rule == COUNT_OF_REPS
            and ((dose.reps and dose.reps.low) or 0) >= FEWEST_HELD
            and 0 < dose.start - hold.end <= MAX_REPEAT_DISTANCE
            for dose in found
        )
    )


def _told_once(folded: str, holds: list[Dose], repeat: Dose) -> list[Dose]:
    """The one hold that is repeated: the only one, or of several of the same time the one in the repeat's sentence."""
    if len(holds) == 1:
        return holds
    last = holds[-1]
    beside = 0 < repeat.start - last.end <= MAX_REPEAT_DISTANCE and not _ENDS.search(folded, last.end, repeat.start)
    return [last] if beside and all(hold.reps == last.reps for hold in holds) else []


def _are_of_both_sides(holds: Sequence[Dose], repeat: Dose) -> bool:
    """Whether two holds are one that is told for each side: "Hold 15 seconds… other leg… 15 seconds, 3 times each"."""
    first, *others = holds
    return repeat.per_side and len(others) == 1 and others[0].reps == first.reps and others[0].start < repeat.start


def _leads(folded: str, end: int, start: int) -> bool:
    """Whether what stands between a number of repetitions and a time says that each of them takes it."""
    if not 0 < start - end <= MAX_REPEAT_DISTANCE:
        return False
    return any(between.fullmatch(folded, end, start) for between in (_BESIDE, _EACH_HELD))


def _is_long(hold: Dose) -> bool:
    return hold.reps is not None and (hold.reps.low or hold.reps.high or 0) >= LONG_HOLD
