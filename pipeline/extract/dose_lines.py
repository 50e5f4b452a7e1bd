"""Doses whose sets and repetitions have a line each, several times in an article.

"For beginners", "Sets: 2", "Reps: 15"; "For strength", "Sets: 4", "Reps: 6".
"""

from __future__ import annotations

import re
from typing import Final

from pipeline.extract.dose_rules import LABELLED_SETS
from pipeline.extract.doses import Dose
from pipeline.models import Conditions, Interval

MIN_SETS: Final = 2
"""Lines with sets: one alone belongs to all repetitions that the article gives."""
_SET: Final = re.compile(r"\bset (?P<number>[1-9])\b[ :=.–-]{1,4}(?:[^\n;:.]{0,16}\s)?$")
MAX_BETWEEN: Final = 40
"""Characters between the sets and the repetitions: a remark, a break, a bullet."""


def with_lines_joined(found: list[tuple[Dose, Conditions]]) -> list[tuple[Dose, Conditions]]:
    """Each line with sets put together with the repetitions or the time in the line below it."""
    if sum(dose.rule == LABELLED_SETS for dose, _ in found) < MIN_SETS:
        return found
    joined: list[tuple[Dose, Conditions]] = []
    for dose, condition in found:
        above, of_sets = joined[-1] if joined else (None, condition)
        if above and above.rule == LABELLED_SETS and dose.sets is None and _follows(dose, above):
            whole = dose._replace(sets=above.sets, start=above.start, per_side=dose.per_side or above.per_side)
            joined[-1] = (whole, condition if condition != Conditions() else of_sets)
        else:
            joined.append((dose, condition))
    return joined


def with_sets_counted(folded: str, found: list[tuple[Dose, Conditions]]) -> list[tuple[Dose, Conditions]]:
    """Sets that are told one by one put together: "Set 1: 12 reps", "Set 2: 10 reps", "Set 3: 8 reps"."""
    if not any("set 1" in folded[max(0, dose.start - MAX_BETWEEN) : dose.start] for dose, _ in found):
        return found
    joined: list[tuple[Dose, Conditions]] = []
    for dose, condition in found:
        number = _number_of_set(folded, dose)
        last = joined[-1][0] if joined else None
        if number == 1:
            joined.append((dose._replace(sets=Interval(1, 1)), condition))
        elif number and last and last.sets == Interval(number - 1, number - 1) and _is_alike(dose, last):
            joined[-1] = (_with_another(last, dose, number), joined[-1][1])
        else:
            joined.append((dose, condition))
    return joined


def _number_of_set(folded: str, dose: Dose) -> int | None:
    told = _SET.search(folded, max(0, dose.start - MAX_BETWEEN), dose.start)
    return int(told["number"]) if told and dose.sets is None and dose.reps else None


def _is_alike(dose: Dose, above: Dose) -> bool:
    return dose.unit == above.unit and _follows(dose, above)


def _with_another(sets: Dose, dose: Dose, number: int) -> Dose:
    """Some sets with one more, whose repetitions may be more or fewer."""
    assert sets.reps is not None
    assert dose.reps is not None
    ends = [end for end in (*sets.reps, *dose.reps) if end is not None]
    whole = Interval(min(ends), None if None in (sets.reps.high, dose.reps.high) else max(ends))
    load = sets.load if sets.load == dose.load else None
    return sets._replace(sets=Interval(number, number), reps=whole, end=dose.end, load=load)


def _follows(dose: Dose, above: Dose) -> bool:
    return 0 < dose.start - above.end <= MAX_BETWEEN
