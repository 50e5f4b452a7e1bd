"""A figure of an article with its unit."""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil, floor
from typing import Final, Literal

from pipeline.models import Interval, Span

Kind = Literal[
    "times a week",
    "sets a week",
    "minutes",
    "seconds",
    "hours",
    "days",
    "exercises",
    "percent",
    "sessions",
    "sets",
    "number",
]
BARE_KINDS: Final[frozenset[Kind]] = frozenset({"number", "sets", "sessions"})
"""Figures whose unit does not tell that they are advice: most of an article's, and hardly any of them is."""
DAYS_A_WEEK: Final = 7
MINUTES_AN_HOUR: Final = 60
SECONDS_A_MINUTE: Final = 60


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure with its unit, where it stands in the document."""

    kind: Kind
    value: Interval
    start: int
    end: int
    word: bool = False
    """Said in words that hold no figure ("daily", "every other day")."""

    @property
    def span(self) -> Span:
        """Where the figure stands."""
        return Span(self.start, self.end)


def a_week(days: Interval) -> Interval:
    """How often something comes in a week that comes every so many days: every two days is 3 to 4 times."""
    slowest, quickest = days.high or days.low or DAYS_A_WEEK, days.low or days.high or DAYS_A_WEEK
    return Interval(floor(DAYS_A_WEEK / slowest), ceil(DAYS_A_WEEK / quickest))
