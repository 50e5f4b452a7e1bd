"""Figures of a sentence in words that hold no number of their own: "every other day", "half an hour"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Set
from typing import Final

from pipeline.extract.advice.figure import DAYS_A_WEEK, Figure, Kind, a_week
from pipeline.extract.language import Annotated
from pipeline.extract.places import holds_any, offsets_of
from pipeline.extract.stance import is_bounded_by
from pipeline.models import Block, Interval, Span
from pipeline.text import number_value

_DAILY: Final = re.compile(r"\b(?:daily|every (?:single )?day|each day|once (?:a|per|every|each) day|(?:a|per) day)\b")
_SEVERAL_A_DAY: Final = re.compile(
    r"\b(?:twice|thrice|(?:[2-6]|two|three|four|five|six) (?:times|sessions)) "
    r"(?:(?:a|per|each|every) (?:single )?day|daily)\b"
    r"|\b(?:every |each )?(?:morning|day) and (?:every |each )?(?:evening|night)\b|\bdaily, twice\b"
)
"""How often on one day, which makes of every day seven times a week at the least: "twice a day, every day"."""
_EVERY_OTHER: Final = re.compile(
    r"\b(?:every (?:other|second) (?:day\b|\w+ day)|(?:on )?alternate days|alternating days)"
)
_EVERY_NTH: Final = re.compile(r"\bevery (third|fourth|fifth) day\b")
_OF_SEVEN: Final = re.compile(
    r"\b(?P<value>\d|[a-z]+) (?:days|mornings|evenings|nights|times) (?:out of|of the|in|in every|of every)"
    r" (?:every |the |a )?seven\b(?! (?:weeks|months|years|sessions|workouts))"
)
_IN_A_WEEK: Final = re.compile(
    r"\b(?P<value>\d|[a-z]+) (?:\w+ )?(?:times|sessions|workouts|visits) (?:(?!in\b|of\b)[a-z]+ ){0,6}?"
    r"in (?:any (?:one |given )?|one |a single |a |each |every |the (?:same )?)week\b"
)
_TIME_WORDS: Final = ("day", "daily", "hour", "minute", "week")
_WORD: Final = re.compile(r"\w+")
_DAY_WORDS: Final = frozenset({"daily", "day", "alternate", "alternating"})
_NOT_ALL_DAYS: Final = frozenset({"every", "alternate", "alternating"})
_NTH: Final = {"third": 3, "fourth": 4, "fifth": 5}
# Kind, a word without which the pattern needs a "half", amount, pattern.
_SPELLED: Final[tuple[tuple[Kind, str, float, re.Pattern[str]], ...]] = (
    ("minutes", "hour", 90, re.compile(r"\b(?:an hour and (?:a half|thirty minutes|30 min\w*)|"
                                       r"one and a half hours)\b")),
    ("minutes", "hour", 75, re.compile(r"\b(?:an hour and (?:a quarter|fifteen minutes|15 min\w*))\b")),
    ("minutes", "hour", 45, re.compile(r"\bthree[- ]quarters of an hour\b")),
    ("minutes", "hour", 15, re.compile(r"\b(?:a )?quarter of an hour\b")),
    ("minutes", "minute", 0.5, re.compile(r"\bhalf a minute\b")),
    ("minutes", "minute", 1.5, re.compile(r"\b(?:a minute and a half|one and a half minutes)\b")),
    ("minutes", "hour", 30, re.compile(r"\b(?:half an hour|a half[- ]hour|half[- ]hour)\b")),
    ("minutes", "hour", 60, re.compile(r"\b(?:an|one full) hour\b(?! and)")),
    ("minutes", "minute", 1, re.compile(r"\b(?<!half )a (?:full |whole |good )?minute\b(?! or| and a)")),
    ("days", "day", 1, re.compile(r"\ba (?:full |whole |single )?(?:rest |recovery )?day (?:or (?:two|so) )?"
                                  r"(?:of (?:rest|recovery) |off )?(?:or (?:two|so) )?"
                                  r"(?:in[- ]between|between|apart)\b")),
)  # fmt: skip
_AT_LEAST: Final = re.compile(r"\b(?:at least|more than|over|minimum of)\s+$")
_AT_MORE_THAN: Final = re.compile(r"\b(?:more|longer) than\s+$")
_AT_MOST: Final = re.compile(
    r"\b(?:under|less than|within|up to|at most|(?:no|not|never) (?:more|longer) than|maximum of)\s+$"
)


def names_time(annotated: Annotated, span: Span | Block) -> bool:
    """Whether a text has one of the words without which no time is spelled out ("every other day", "half an hour")."""
    return holds_any(span, time_places(annotated))


def time_places(annotated: Annotated) -> list[int]:
    """Where these words begin, in order."""
    return annotated.kept("words of time", lambda: sorted(offsets_of(_TIME_WORDS, annotated.folded)))


def spelled_figures(folded: str, span: Span) -> Iterator[Figure]:
    """The figures of a sentence in words."""
    words = set(_WORD.findall(folded, span.start, span.end))
    if not words.isdisjoint(_DAY_WORDS):
        yield from _daily(folded, span, words)
    yield from _of_a_week(folded, span, words)
    for kind, word, amount, pattern in _SPELLED:
        if word not in words and "half" not in words:
            continue
        for found in pattern.finditer(folded, span.start, span.end):
            ahead = folded[max(span.start, found.start() - 16) : found.start()]
            if kind == "days" and " or two " in found.group():
                value = Interval(amount, amount + 1)
            elif (
                _AT_MORE_THAN.search(ahead)
                and is_bounded_by(folded[max(span.start, found.start() - 60) : found.start()])
            ) or _AT_MOST.search(ahead):
                value = Interval(None, amount)
            else:
                value = Interval(amount, None if kind == "days" or _AT_LEAST.search(ahead) else amount)
            yield Figure(kind, value, *found.span(), word=True)


def _daily(folded: str, span: Span, words: Set[str]) -> Iterator[Figure]:
    """How often, told by which days: "daily", "every other day"."""
    several = _SEVERAL_A_DAY.search(folded, span.start, span.end)
    for found in _DAILY.finditer(folded, span.start, span.end):
        ahead = folded[max(span.start, found.start() - 16) : found.start()]
        at_least = several or (found.group().startswith("once") and _AT_LEAST.search(ahead))
        most = None if at_least else DAYS_A_WEEK
        yield Figure("times a week", Interval(DAYS_A_WEEK, most), *found.span(), word=True)
    if words.isdisjoint(_NOT_ALL_DAYS):
        return
    for found in _EVERY_OTHER.finditer(folded, span.start, span.end):
        yield Figure("times a week", Interval(3, 4), *found.span(), word=True)
    for found in _EVERY_NTH.finditer(folded, span.start, span.end):
        days = float(_NTH[found.group(1)])
        yield Figure("times a week", a_week(Interval(days, days)), *found.span(), word=True)


def _of_a_week(folded: str, span: Span, words: Set[str]) -> Iterator[Figure]:
    """How often, told by the days of a week: "five days out of seven", "two sessions on it in any one week"."""
    for needed, pattern in (({"seven"}, _OF_SEVEN), ({"in", "week"}, _IN_A_WEEK)):
        if not needed <= words:
            continue
        for found in pattern.finditer(folded, span.start, span.end):
            times = number_value(found.group("value"))
            if times is not None and 0 < times <= 2 * DAYS_A_WEEK:
                yield Figure("times a week", Interval(times, times), *found.span())
