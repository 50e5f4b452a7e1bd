"""The level, goal and week that the bare words of a label, heading, row or column set: "Strength", "Week 2"."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from pipeline.models import Conditions

_LEVEL: Final = re.compile(r"\b(beginner|intermediate|advanced|novice)s?\b")
_GOALS: Final = {
    "strength": "strength",
    "size": "hypertrophy",
    "endurance": "endurance",
    "power": "power",
    "fat": "fat loss",
}
_GOAL: Final = re.compile(
    r"(?P<endurance>endurance)|(?P<strength>strength)|(?P<size>hypertrophy|size|growth|muscle)|(?P<power>power)|"
    r"(?P<fat>fat loss|toning)"
)
_WEEK: Final = re.compile(r"\b(?:weeks?|wk|phase|month)\s?#?\d{1,2}(?:\s?[-–]\s?\d{1,2})?\b")


@lru_cache(maxsize=1 << 12)
def level_in(text: str) -> str | None:
    """The training level that a heading or label names ("Beginner (3 days/week)")."""
    match = _LEVEL.search(text.lower())
    return {"novice": "beginner"}.get(match.group(1), match.group(1)) if match else None


def goal_in(label: str) -> str | None:
    """The goal that a label in lower case names."""
    found = _GOAL.search(label)
    return _GOALS[found.lastgroup or ""] if found else None


@lru_cache(maxsize=1 << 12)
def conditions_in(text: str) -> Conditions:
    """What all of a short text sets for the doses beside or under it; nothing where it says none of these.

    A day sets nothing: doses of Monday and of Tuesday are those of one plan, those of its first and fifth week differ.
    """
    lower = text.lower()
    week = _WEEK.search(lower)
    return Conditions(level=level_in(lower), goal=goal_in(lower), phase=week.group() if week else None)
