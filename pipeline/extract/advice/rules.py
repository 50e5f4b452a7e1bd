"""The rules of advice: which figure, in which surroundings, is advice on which aspect of training."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Final, get_args

from pipeline.extract.advice.figure import Figure, Kind
from pipeline.extract.advice.minutes import is_session, is_warm_up
from pipeline.extract.advice.place import Place
from pipeline.extract.advice.rests import is_rest
from pipeline.extract.advice.weekly import (
    are_enough_days,
    are_sets_of_a_week,
    are_sets_of_each_session,
    are_sets_referred_to,
    is_bare_frequency,
    is_bare_weekly_sets,
    is_frequency,
    is_frequency_elsewhere,
    is_named_frequency,
    is_pause,
    is_spread,
    is_weekly_sets,
)
from pipeline.models import Interval

HOURS_A_DAY: Final = 24
MINUTES_AN_HOUR: Final = 60
SECONDS_A_MINUTE: Final = 60


@dataclass(frozen=True, slots=True)
class AdviceRule:
    """A kind of figure that is advice on one aspect where its place fits; its value lies in `plausible`."""

    aspect: str
    name: str
    kind: Kind
    fits: Callable[[Place], bool]
    factor: float
    unit: str
    plausible: Interval
    matches: tuple[str, ...]
    rejects: tuple[str, ...]
    times: Kind | None = None
    """The kind of the other figure by which this one is multiplied: so many sets in each of so many sessions."""

    def value(self, stated: Figure, others: Iterable[Figure]) -> Interval | None:
        """The figure in the aspect's unit, or None when nobody would advise it; `others` stand in its sentence."""
        by = next((other.value for other in others if other.kind == self.times), Interval(1, 1))
        low, high = (
            None if end is None or times is None else end * times * self.factor
            for end, times in zip(stated.value, by, strict=True)
        )
        least, most = self.plausible
        ends = [end for end in (low, high) if end is not None]
        if not ends or any(end < (least or 0) or (most is not None and end > most) for end in ends):
            return None
        return Interval(low, high)


_PER_SESSION: Final = re.compile(
    r"\b(?:a|an|each|every|one|your) (?:[\w-]+ ){0,2}(?:session|workout|class|routine|day) (?:needs?|should|has|have|"
    r"contains?|includes?|consists?)\b|\b(?:per|each|every|a|one|single|any one|in one|"
    r"the same) (?:\w+ ){0,2}?(?:session|workout|visit|training day|"
    r"class|leg day|gym day|day)\b|\bon (?:leg|push|pull|upper|lower) days?\b|\beach time\b|\bat a time\b"
)
_A_SESSION: Final = re.compile(r" ?/ ?(?:session|workout)\b")
_DO: Final = re.compile(r"\b(?:do|perform|include|complete|aim for|use|try|with|of)(?: about| around)?\s+$")
_FOR_ALL: Final = re.compile(r"[^.;]{0,40}?\b(?:major|all|whole|full|entire) (?:[\w-]+ ){0,2}(?:muscles?|body)\b")
_PICK: Final = re.compile(r"\b(?:pick|choose|select|stick to|limit yourself to)(?: (?:just|only|about|any))?\s+$")
_OF_THESE: Final = re.compile(
    r"^\s*(?:[,.;:]|$|of (?:these|the|them|those)\b|(?:exercises|moves|movements|stations|drills)\b|from\b)"
)
_NOT_ALL: Final = re.compile(
    r"\b(?:(?:these|the|those|all|following)|(?:begin|start|open|finish|end|close)(?:s|es|ing)? with)\s+$"
)
"""Before exercises that are known already, or only the first or last ones of a session."""
_PER_MUSCLE: Final = re.compile(
    r"^\W*(?:\w+ ){0,2}?(?:from|for|per|of) (?:each|every|a|the|major|one)? ?(?:\w+ )?(?:muscle|body ?part|"

                                r"pattern|movement|category|group)|^\W*from each")  # fmt: skip
_OF_MAXIMUM: Final = re.compile(
    r"^\+?\s*(?:or (?:more|less|above|below|higher)\s+)?(?:of\s+|for\s+)?(?:(?:your|the|that|this|a|an|one's|their|his|"
    r"her|estimated|current|true|projected|tested)\s+){0,3}"
    r"(?:1 ?-?rm\b|(?:one|1|single)[- ]rep\w*[- ]?(?:max\w*)?|max(?:imum)?\b(?! (?:heart|hr|effort|capacity|speed|"
    r"pulse)))"
)

_DISMISSED_LOAD: Final = re.compile(
    r"\b(?:anything|everything|all|whatever is|what is)(?: (?:below|above|beneath))?\s+$"
)
"""Ahead of a share, what is said of it is no advice to use it: "anything under 80% is conditioning"."""


def _is_number_of_exercises(place: Place) -> bool:
    if _PER_MUSCLE.match(place.after) or _NOT_ALL.search(place.before):
        return False
    if _A_SESSION.match(place.after) or (_DO.search(place.before) and _FOR_ALL.match(place.after)):
        return True
    return "exercises" in place.topics or _PER_SESSION.search(place.near) is not None


def _is_bare_number_of_exercises(place: Place) -> bool:
    return "exercises" in place.topics and (place.kind == "cell" or bool(place.label)) and place.is_bare


def _is_choice(place: Place) -> bool:
    return (
        bool(_PICK.search(place.before)) and bool(_OF_THESE.match(place.after)) and not _PER_MUSCLE.match(place.after)
    )


def _is_load(place: Place) -> bool:
    if _DISMISSED_LOAD.search(place.before):
        return False
    if _OF_MAXIMUM.match(place.after) or ("load" in place.topics and (place.kind == "cell" or place.label)):
        return True
    return place.partner is not None and _is_load(place.partner)


# In order: the first rule that fits a figure takes it.
RULES: Final = (
    AdviceRule(
        "sets_per_muscle_per_week", "sets named before", "times a week", are_sets_referred_to, 1, "sets",
        Interval(1, 45),
        ("Count your sets. Six to ten hard ones a week for each muscle will do.",), ("Two sessions a week will do.",),
    ),
    AdviceRule(
        "frequency_per_week", "times a week", "times a week", is_frequency, 1, "per week", Interval(0, 14),
        ("Train them 2–3 times per week.", "Two sessions a week are enough.", "Do it twice a week.", "Train daily.",
         "Aim for three full-body workouts per week.", "Do these on two non-consecutive days.",
         "Train it every 5 days.", "Train it five days out of seven.",
         "Two sessions on the machine in any one week will do.",
         "You will follow a 4-day split.", "Do 3 weekly sessions.", "Two 45-minute sessions a week do it."),
        ("3 sets of 10", "Take two rest days per week.", "I run 30 miles a week.", "Walk 5 days a week.",
         "Weigh yourself once a week.", "These muscles are used every day.", "Include it in your daily routine."),
    ),
    AdviceRule(
        "frequency_per_week", "days under a heading", "days", is_named_frequency, 1, "per week", Interval(0, 7),
        ("How often: 3 days",), ("Rest 2 days between workouts.",),
    ),
    AdviceRule(
        "frequency_per_week", "sessions under a heading", "sessions", is_named_frequency, 1, "per week",
        Interval(0, 14),
        ("Frequency: 2-3 sessions",), ("Do 2-3 sessions.",),
    ),
    AdviceRule(
        "frequency_per_week", "days that suffice", "days", are_enough_days, 1, "per week", Interval(1, 6),
        ("Two days is fine if you work hard.", "Three days are plenty."),
        ("Two days of rest are fine.", "Two days later you will be fine."),
    ),
    AdviceRule(
        "frequency_per_week", "number with its label", "number", is_bare_frequency, 1, "per week", Interval(0, 14),
        ("Days per week: 4",), ("Days: 4", "Week 4"),
    ),
    AdviceRule(
        "frequency_per_week", "the same unit again", "number", is_frequency_elsewhere, 1, "per week", Interval(0, 7),
        ("Train it 2 days a week in season, 3 in the off-season.",), ("Train it 2 days a week, 3 sets each.",),
    ),
    AdviceRule(
        "frequency_per_week", "sets spread over sessions", "sessions", is_spread, 1, "per week", Interval(1, 7),
        ("Do 10 to 16 sets per week, spread over two sessions.",), ("Spread your work over two sessions.",),
    ),
    AdviceRule(
        "frequency_per_week", "sets spread over days", "days", is_spread, 1, "per week", Interval(1, 7),
        ("Do 10 to 16 sets per muscle per week spread over 2 to 4 training days.",),
        ("Spread your sets over two days.",),
    ),
    AdviceRule(
        "rest_between_sessions_hours", "hours of rest", "hours", is_pause, 1, "hours", Interval(12, 168),
        ("Allow at least 48 hours before training the same muscle again.", "Leave 72 hours in between."),
        ("Eat 2 hours before.", "Soreness peaks 48 hours after the session between workouts.", "Sleep 8 hours."),
    ),
    AdviceRule(
        "rest_between_sessions_hours", "days of rest", "days", is_pause, HOURS_A_DAY, "hours", Interval(12, 168),
        ("Take two full days between sessions.", "Leave a day between workouts."), ("three days per week",),
    ),
    AdviceRule(
        "rest_between_sets_seconds", "seconds of rest", "seconds", is_rest, 1, "seconds", Interval(5, 600),
        ("Rest 60-90 seconds between sets.", "Rest: 90 s", "Take 60 seconds between rounds."),
        ("Hold for 30 seconds.", "Pause 2 seconds between reps.", "Rest your heels on the bench for 30 seconds."),
    ),
    AdviceRule(
        "rest_between_sets_seconds", "minutes of rest", "minutes", is_rest, SECONDS_A_MINUTE, "seconds",
        Interval(5, 600),
        ("Rest 2-3 minutes between sets.", "Rest up to 3 minutes.", "Between hard sets rest for two minutes."),
        ("Warm up for 5 minutes.", "A workout of 30 minutes",),
    ),
    AdviceRule(
        "warmup_minutes", "minutes of warm-up", "minutes", is_warm_up, 1, "minutes", Interval(1, 45),
        ("Spend 5 to 10 minutes warming up.", "Warm-up: 3 minutes",
        "Start every session with 5 minutes of easy cardio.",
         "Each class lasts 45 minutes, of which the first 8 minutes are a gentle warm-up."),
        ("Hold for 2 minutes.", "Walk for 30 minutes a day.", "Cool down for 5 minutes."),
    ),
    AdviceRule(
        "duration_minutes", "minutes of a session", "minutes", is_session, 1, "minutes", Interval(2, 240),
        ("Each session should take about 45 to 60 minutes.", "This routine is about an hour long.",
        "Duration: 30 minutes",
         "Commit to 20 minutes, three times a week."),
        ("Rest 2 minutes.", "Hold the plank for 2 minutes.", "5 min read", "Walk for 30 minutes after the workout.",
         "Get up from the desk every 30 minutes."),
    ),
    AdviceRule(
        "duration_minutes", "hours of a session", "hours", is_session, MINUTES_AN_HOUR, "minutes",
        Interval(15, 240),
        ("A session takes 1 hour.",), ("Wait 48 hours between sessions.",),
    ),
    AdviceRule(
        "exercises_per_session", "exercises a session", "exercises", _is_number_of_exercises, 1, "exercises",
        Interval(1, 20),
        ("Add two core exercises to each session.", "4-8 exercises per workout are plenty."),
        ("The five exercises below", "Each session has one exercise from each of five patterns.",
         "Each day begins with two exercises."),
    ),
    AdviceRule(
        "exercises_per_session", "number of exercises", "number", _is_bare_number_of_exercises, 1, "exercises",
        Interval(1, 20), ("Exercises per workout: 6",), ("Exercises: 6",),
    ),
    AdviceRule(
        "exercises_per_session", "exercises to pick", "exercises", _is_choice, 1, "exercises", Interval(1, 20),
        ("Pick three or four exercises from the list.",), ("Pick two exercises per muscle group.",),
    ),
    AdviceRule(
        "exercises_per_session", "number to pick", "number", _is_choice, 1, "exercises", Interval(1, 20),
        ("Pick three or four, and do them well.",), ("Pick two days.",),
    ),
    AdviceRule(
        "sets_per_muscle_per_week", "weekly sets", "sets a week", is_weekly_sets, 1, "sets", Interval(1, 45),
        ("10 to 20 sets per muscle per week", "12 hard weekly sets will do."), ("3 sets of 10", "Add 2 sets per week."),
    ),
    AdviceRule(
        "sets_per_muscle_per_week", "number under weekly sets", "number", is_bare_weekly_sets, 1, "sets",
        Interval(1, 45),
        ("Sets per muscle per week: 10-20",), ("Sets: 10",),
    ),
    AdviceRule(
        "sets_per_muscle_per_week", "sets a session times sessions a week", "sets", are_sets_of_each_session, 1, "sets",
        Interval(1, 45),
        ("For your triceps, do 4 sets twice a week.", "Train your chest twice a week with six sets per session.",
         "Three times a week, do 3 to 4 sets for your calves."),
        ("Do 12 sets for your chest, spread over two sessions a week.", "Train your chest twice a week.",
         "Do 3 sets of squats twice a week.", "Do 4 sets twice a week."),
        times="times a week",
    ),
    AdviceRule(
        "sets_per_muscle_per_week", "sets under the week", "sets", are_sets_of_a_week, 1, "sets", Interval(1, 45),
        ("Keep total weekly volume for your quads around 12 to 15 sets.",),
        ("Keep it to 3 sets.", "Train your chest three times a week with six sets per session."),
    ),
    AdviceRule(
        "load_percent_1rm", "share of the one-rep maximum", "percent", _is_load, 1, "percent", Interval(10, 110),
        ("Work at 70-80% of your 1RM.", "Use 60% to 80% of your max.", "Start with 65 percent of that max."),
        ("80% of people", "Stay at 70% of your max heart rate."),
    ),
)  # fmt: skip

RULES_OF: Final = {kind: tuple(rule for rule in RULES if rule.kind == kind) for kind in get_args(Kind)}
"""The rules for each kind of figure, in order."""
