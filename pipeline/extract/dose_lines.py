"""Doses whose sets and repetitions have a line each, several times in an article.

"For beginners", "Sets: 2", "Reps: 15"; "For strength", "Sets: 4", "Reps: 6".
"""

from __future__ import annotations

from typing import Final

from pipeline.extract.dose_rules import LABELLED_SETS
from pipeline.extract.doses import Dose
from pipeline.models import Conditions

MIN_SETS: Final = 2
"""Lines with sets: one alone belongs to all repetitions that the article gives."""
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


def _follows(dose: Dose, above: Dose) -> bool:
    return 0 < dose.start - above.end <= MAX_BETWEEN
