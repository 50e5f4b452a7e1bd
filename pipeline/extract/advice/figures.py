"""The figures of a sentence that can be advice: so many times a week, minutes, hours of rest, sets a week.

A figure is read from the codes of `lexemes`, or from words that hold no figure (`spelled`).
What it is advice on, its surroundings tell (`rules`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence, Set
from dataclasses import replace
from itertools import pairwise
from typing import Final

from pipeline.extract.advice.figure import (
    BARE_KINDS,
    DAYS_A_WEEK,
    MINUTES_AN_HOUR,
    SECONDS_A_MINUTE,
    Figure,
    Kind,
    a_week,
)
from pipeline.extract.advice.spelled import names_time, spelled_figures, time_places
from pipeline.extract.language import Annotated
from pipeline.extract.lexemes import Lexeme, Lexemes
from pipeline.extract.stance import is_bounded_by
from pipeline.models import Interval, Span
from pipeline.text import number_value

# Kind, the code without which the pattern matches nothing, pattern. In order: what is matched by an earlier pattern is
# no part of a later one.
_PATTERNS: Final[tuple[tuple[Kind, str, re.Pattern[str]], ...]] = (
    ("sets a week", "W", re.compile(r"(?P<value>N)[_-]{0,4}S[_O/,(Ee-]{0,7}W|(?P<other>N)[_-]{0,2}W[_-]{0,3}S")),
    ("times a week", "W", re.compile(r"(?P<value>[N2])(?:[_-]{0,3}O?(?P<inner>N)-?M)?[vXdO_-]{0,6}W")),
    ("times a week", "d", re.compile(r"(?P<value>N)[_-]{1,4}d(?!W)")),
    ("minutes", "M", re.compile(r"(?P<value>N)-?M")),
    ("seconds", "T", re.compile(r"(?P<value>N)-?T")),
    ("hours", "H", re.compile(r"(?P<value>N)-?H")),
    ("days", "d", re.compile(r"(?P<value>N)[_Z-]{0,3}d(?!W)")),
    ("exercises", "V", re.compile(r"(?<![XS])(?P<value>N)[_-]{0,4}V")),
    ("percent", "%", re.compile(r"(?P<value>N)%")),
    ("sets", "S", re.compile(r"(?P<value>N)_{0,2}S(?![_O-]{0,2}N)")),
    ("sessions", "_", re.compile(r"(?P<value>N)[_-]{0,2}_")),
    ("number", "N", re.compile(r"(?P<value>N)")),
)
NUMBERS: Final = frozenset("N2")
"""Codes of the numbers of which every figure has one, but for those in words."""
_COUNTED_IN: Final = frozenset("Wd")
_COUNT_WORD: Final = re.compile(r"\b(?:once|twice|thrice)\b")
_SESSIONS: Final = re.compile(
    r"\b(?:times?|x|days?|sessions?|workouts?|visits?|class(?:es)?|bouts|trainings?|trips|d|ones|"
    r"of (?:these|those|them))\b"
)
_NO_SESSIONS: Final = re.compile(
    r"\b(?:rest|off|recovery|miles?|km|cardio|runs?|rides?|walks?|swims?|meals?|drinks?|pounds|lbs|hours?|questions?|"
    r"steps|cheat|free|back-to-back|consecutive(?<!non-consecutive)(?<!nonconsecutive))\b"
)
_SESSION_NOUN: Final = re.compile(r"\b(?:sessions?|workouts?|trainings?|days|visits)$")
_APART: Final = re.compile(r"\bnon-?\s?consecutive\b|\balternat")
_SPLIT: Final = re.compile(
    r"(?:-|\s)+days?[ -]+(?:(?:a|per)[ -]week )?(?:[\w/]+[ -]){0,2}?"
    r"(?:split|program(?:me)?|routine|template|plan|training plan|workout plan|schedule)\b"
)
_OVER_WEEKS: Final = re.compile(r"\s*times? over\b")
"""Before weeks it counts no sets: "Try it twice over a week or two"."""
_ON_AND_OFF: Final = re.compile(r"\s*days? on\W{1,3}(?:and )?(\d|one|two|three) days? off\b")
"""Days of training and of rest that make up a week: "6 days on, 1 day off"."""
_EVERY: Final = re.compile(r"\bevery\s+$")
_JOINED: Final = re.compile(
    r"\s*(?:%|minutes?|mins?|seconds?|secs?|s|hours?|hrs?|h|days?|x|times)?\s*-?\s*(?:to|or|-|–)\s*-?\s*"
)
_JOINED_BY_AND: Final = re.compile(r"\s*(?:%|minutes?|mins?|seconds?|hours?|days?)?\s*and\s*")
_UNIT: Final = r"(?:(?:times|days|sessions|workouts|minutes|mins?|hours|exercises|sets)\s)?"
_OPEN_ABOVE: Final = re.compile(
    rf"\s*%?\+|,?\s*{_UNIT}(?:or (?:more|longer)|minimum|at (?:the (?:very )?)?least(?=\W*(?:$|[.,;)])))\b"
)
_OPEN_BELOW: Final = re.compile(
    rf",?\s*{_UNIT}(?:or (?:less|fewer|under)|max(?:imum)?(?! effort)|at (?:the )?most|tops)\b"
)
BEYOND: Final = re.compile(r"(?:over|beyond|exceed(?:ing|s)?|past|above|north of|heavier than)\s+$")
"""Words in front of a figure that make a bound of it where they are denied: "never go above"."""
_CAPPED: Final = re.compile(
    r"\b(?:the maximum(?: of)?|(?:limit|cap)(?:ped|ted|ting|ping)? (?:[\w-]+ ){0,3}(?:to|at)|"
    r"keep(?:ing)? (?:[\w-]+ ){0,3}to|(?:stay|keep|remain|work|train|lift)(?: [\w-]+){0,3} (?:below|beneath))"
    r"(?: just| only)?\s+$"
)
"""Words that make a figure behind them a maximum; those next to it ("no longer than") are part of its lexeme."""
_TO_AN_HOUR: Final = re.compile(r"\s*(?:minutes?|mins?)?\s*(?:to|-|or)\s*(?:an|one|1) (?:full )?hour\b")
_TO_A_MINUTE: Final = re.compile(r"\s*(?:seconds?|secs?)?\s*(?:to|-|or)\s*(?:a|one|1) (?:full )?minute\b")
_WIDER: Final[dict[Kind, tuple[re.Pattern[str], float]]] = {
    "minutes": (_TO_AN_HOUR, MINUTES_AN_HOUR),
    "seconds": (_TO_A_MINUTE, SECONDS_A_MINUTE),
}
_HOURS_AHEAD: Final = re.compile(r"\d ?(?:h|hrs?|hours?),? ?(?:and )?$")
_MINUTES_BEHIND: Final = re.compile(r",? ?(?:and )?(?P<minutes>[1-5]?\d) ?(?:m|mins?|minutes?)\b")
"""Around a time of hours and minutes: "1 hour 15 minutes", "1h 30m"."""
_HOURS_REACH: Final = 14
"""Characters of a figure, "hours," and "and"."""
_REST_TIME: Final = re.compile(
    r"\b(?:rest(?:ing|s)?|recovery|break)\b[ :|=~-]{1,3}(?:(?:for|of|about|periods?|time|is)[ :]{1,2}){0,2}"
    r"(?P<low>\d{1,2}:[0-5]\d|\d{1,2}(?= ?(?:-|to) ?\d{1,2} ?m\b)|\d{1,2} ?m\b)"
    r"(?: ?(?:-|to) ?(?P<high>\d{1,2}:[0-5]\d|\d{1,2} ?m\b))?(?!\d| ?[ap]\.?m\b)"
)
_FIGURE_OR_WORD: Final = re.compile(r"[\d.,]*\d|[a-z]+")
_CLOCK: Final = re.compile(r"\d:\d")
_STRESSED: Final = re.compile("N.[MTHd]")
_FILLER: Final = frozenset({"full", "whole", "solid", "good", "straight", "complete", "long"})


def figures_in(annotated: Annotated, span: Span, kinds: Set[Kind]) -> list[Figure]:
    """The figures of a sentence, a table's cell or a label's value, in order; with no `kinds` only those in words.

    Of the bare kinds only those in `kinds` are read. Bare numbers count besides when they stand beside a count in a
    week ("2 days a week in season, 3 out of it").
    """
    folded = annotated.folded
    worded = list(spelled_figures(folded, span)) if names_time(annotated, span) else []
    if not (kinds or worded):
        return []
    lexemes = annotated.lexemes_in(span)
    codes = set(lexemes.codes)
    bare = BARE_KINDS & kinds
    if codes & _COUNTED_IN or any(figure.kind == "times a week" for figure in worded):
        bare |= {"number"}
    found: list[Figure] = []
    if codes & NUMBERS:
        items = _merged(folded, _without_filler(folded, lexemes))
        found += [*_coded(folded, span, items, bare), *_of_rest(folded, span)]
    return sorted(_without_overlaps([*found, *worded]), key=lambda figure: figure.start)


def figure_places(annotated: Annotated) -> list[int]:
    """Where the numbers and words begin, in order, without which `figures_in` finds nothing."""
    numbers = [item.start for item in annotated.lexemes if item.code in NUMBERS]
    return sorted([*numbers, *time_places(annotated)])


def _without_overlaps(figures: list[Figure]) -> Iterator[Figure]:
    """Longer figures first; a bare number inside another figure is none."""
    if len(figures) < 2:
        yield from figures
        return
    taken: list[Figure] = []
    for figure in sorted(figures, key=lambda one: (one.kind in ("number", "sessions"), one.start - one.end)):
        if not any(figure.start < other.end and other.start < figure.end for other in taken):
            taken.append(figure)
            yield figure


def _without_filler(folded: str, lexemes: Lexemes) -> tuple[Lexeme, ...]:
    """The lexemes without words that only stress a unit ("three full minutes") and without times of the clock."""
    items = lexemes.items
    clocked = folded.find(":", max(0, items[0].start - 2), items[-1].end + 2) >= 0
    if not clocked and not _STRESSED.search(lexemes.codes):
        return items
    kept: list[Lexeme] = []
    for index, item in enumerate(items):
        if clocked and item.code == "N" and _CLOCK.search(folded[max(0, item.start - 2) : item.end + 2]):
            continue
        counted = index and items[index - 1].code == "N"
        unit_follows = index + 1 < len(items) and items[index + 1].code in "MTHd"
        if not (counted and unit_follows and folded[item.start : item.end] in _FILLER):
            kept.append(item)
    return tuple(kept)


def _merged(folded: str, items: tuple[Lexeme, ...]) -> Sequence[Lexeme]:
    """The lexemes with ranges in one that repeat their unit ("60% to 80%", "5-to-10", "90 seconds to 2 minutes")."""
    numbers = [index for index, item in enumerate(items) if item.code in "N2" and item.value]
    if len(numbers) < 2:
        return items
    dropped: set[int] = set()
    widened: dict[int, Lexeme] = {}
    for first, second in pairwise(numbers):
        between = folded[items[first].end : items[second].start]
        ahead = folded[max(0, items[first].start - 9) : items[first].start]
        joined = _JOINED.fullmatch(between) or ("between" in ahead and _JOINED_BY_AND.fullmatch(between))
        low, high = items[first].value, items[second].value
        if not joined or first in dropped or low is None or high is None or low.low is None or high.high is None:
            continue
        start = low.low
        if "sec" in between and items[second + 1 : second + 2] and items[second + 1].code == "M":
            start = start / SECONDS_A_MINUTE
        if start <= high.high:
            dropped.update(range(first, second))
            widened[second] = items[second]._replace(start=items[first].start, value=Interval(start, high.high))
    return [widened.get(index, item) for index, item in enumerate(items) if index not in dropped]


def _coded(folded: str, span: Span, items: Sequence[Lexeme], bare: Set[Kind]) -> Iterator[Figure]:
    codes = "".join([item.code for item in items])
    taken: list[tuple[int, int]] = []
    for kind, needed, pattern in _PATTERNS:
        if needed not in codes or (kind in BARE_KINDS and kind not in bare):
            continue
        for match in pattern.finditer(codes):
            if taken and any(match.start() < end and start < match.end() for start, end in taken):
                continue
            valued = match.start("value")
            number = items[valued if valued >= 0 else match.start("other")]
            figure = _figure(kind, folded, span, number, items[match.end() - 1].end)
            if figure is None:
                continue
            if match.groupdict().get("inner"):
                # "Two 30-minute sessions a week": the minutes inside are a figure of their own.
                taken.append((match.start(), match.start() + 1))
                yield replace(figure, end=number.end)
            else:
                taken.append((match.start(), match.end()))
                yield figure


def _figure(kind: Kind, folded: str, span: Span, number: Lexeme, end: int) -> Figure | None:
    """The figure with its value in the unit of its kind, or None when the words do not bear it out."""
    value = _bounded(folded, span, number, end)
    if value is None:
        return None
    if kind == "sets a week" and _OVER_WEEKS.match(folded, number.end, end):
        return None
    if kind == "times a week" and not _counts_sessions(folded, span, number, end):
        return None
    if kind == "sessions" and not _SESSION_NOUN.search(folded, number.end, end):
        return None
    if kind in ("minutes", "hours", "days"):
        every = _EVERY.search(folded[max(span.start, number.start - 12) : number.start]) is not None
        if kind == "days":
            return _of_days(folded, span, Figure(kind, value, number.start, end), number, every)
        if every:
            return None
        return _of_time(folded, span, Figure(kind, value, number.start, end), number)
    return _widened(folded, span, Figure(kind, value, number.start, end), number)


def _widened(folded: str, span: Span, figure: Figure, number: Lexeme) -> Figure:
    """A time that goes up to one of the next unit: "30 minutes to an hour"."""
    wider = _WIDER.get(figure.kind)
    if wider and (found := wider[0].match(folded, number.end, span.end)):
        return replace(figure, value=Interval(figure.value.low, wider[1]), end=found.end())
    return figure


def _of_time(folded: str, span: Span, figure: Figure, number: Lexeme) -> Figure | None:
    """Hours with the minutes behind them, "1 hour 15 minutes", and minutes with no hours ahead."""
    if figure.kind == "minutes":
        inside = _HOURS_AHEAD.search(folded, max(span.start, number.start - _HOURS_REACH), number.start)
        return None if inside else _widened(folded, span, figure, number)
    rest = _MINUTES_BEHIND.match(folded, figure.end, span.end)
    if rest is None or figure.value.low is None or figure.value.low != figure.value.high:
        return figure
    whole = figure.value.low + int(rest["minutes"]) / MINUTES_AN_HOUR
    return replace(figure, value=Interval(whole, whole), end=rest.end())


def _counts_sessions(folded: str, span: Span, number: Lexeme, end: int) -> bool:
    """Whether a count in a week is one of training ("3 sessions a week"), not of miles or days off."""
    unit = folded[number.end : end]
    told = _COUNT_WORD.search(folded, number.start, number.end) or unit.lstrip()[:1] in ("/", "x")
    if _NO_SESSIONS.search(unit) or not (told or _SESSIONS.search(_with_next_word(folded, span, unit, end))):
        return False
    return "week" in unit or "wk" in unit or _APART.search(unit) is not None


def _of_days(folded: str, span: Span, figure: Figure, number: Lexeme, every: bool) -> Figure | None:
    """Days as what they say: "every 3 days" and "a 3-day split" tell how often, other days are a time."""
    days = figure.value.high or DAYS_A_WEEK + 1
    if every:
        return replace(figure, kind="times a week", value=a_week(figure.value)) if days <= DAYS_A_WEEK else None
    off = _ON_AND_OFF.match(folded, number.end, span.end)
    if off and days + (number_value(off[1]) or 0) == DAYS_A_WEEK:
        return replace(figure, kind="times a week")
    if _SPLIT.match(folded, number.end, min(span.end, number.end + 60)):
        return replace(figure, kind="times a week") if days < DAYS_A_WEEK else None
    return figure


def _with_next_word(folded: str, span: Span, unit: str, end: int) -> str:
    """A unit and, where the week stands before its noun ("three weekly sessions"), that noun."""
    if not unit.endswith("weekly"):
        return unit
    return unit + " " + " ".join(folded[end : min(span.end, end + 40)].split()[:2])


def _bounded(folded: str, span: Span, number: Lexeme, end: int) -> Interval | None:
    """The value with the open ends that words around it give: "or more", "at most", "not longer than"."""
    if number.value is None:
        return None
    written = folded[number.start : number.end]
    value = number.value
    if None in value:
        words = _FIGURE_OR_WORD.findall(written)
        figures = [figure for word in words if (figure := number_value(word)) is not None]
        if len(figures) == 2:
            # "At least 2 or 3" names a range all the same.
            return Interval(min(figures), max(figures))
    before = folded[max(span.start, number.start - 60) : number.start]
    beyond = written.startswith(("more than", "longer than", "greater than")) or BEYOND.search(before)
    if value.low is not None and beyond and is_bounded_by(before + "more than "):
        return Interval(None, value.low) if value.high in (None, value.low) else value
    if value.high is not None and written.startswith(("less", "fewer")) and is_bounded_by(before + "less than "):
        return Interval(value.high, None)
    return _opened(folded, span, value, (number.end, end), before) if value.low == value.high else value


def _opened(folded: str, span: Span, value: Interval, places: tuple[int, int], before: str) -> Interval:
    """A single figure with the open end that words before it or at one of two places behind it give."""
    if _CAPPED.search(before):
        return Interval(None, value.high)
    for place in places:
        if _OPEN_ABOVE.match(folded, place, span.end):
            return Interval(value.low, None)
        if _OPEN_BELOW.match(folded, place, span.end):
            return Interval(None, value.high)
    return value


def _of_rest(folded: str, span: Span) -> Iterator[Figure]:
    """Rests in minutes and seconds ("rest 1:30") or with a bare m ("rest 2m"): no clock and no metres."""
    for found in _REST_TIME.finditer(folded, span.start, span.end):
        low, high = (_seconds(found.group(name)) for name in ("low", "high"))
        if low is not None:
            yield Figure("seconds", Interval(low, high or low), found.start("low"), found.end(), word=True)


def _seconds(time: str | None) -> float | None:
    """The seconds of "1:30", of "2m" or "2"."""
    if not time:
        return None
    minutes, _, seconds = time.partition(":")
    return float(minutes.rstrip(" m")) * SECONDS_A_MINUTE + float(seconds or 0)
