"""The figures of a sentence that can be advice: so many times a week, minutes, hours of rest, sets a week.

A figure is read from the codes of `lexemes`, or from words that hold no figure ("every other day", "half an hour").
What it is advice on, its surroundings tell (`rules`).
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from itertools import pairwise
from math import ceil, floor
from typing import Final, Literal

from pipeline.extract.language import Annotated
from pipeline.extract.lexemes import Lexeme, Lexemes
from pipeline.extract.stance import is_bounded_by
from pipeline.models import Block, Interval, Span
from pipeline.text import number_value

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
_NUMBERS: Final = frozenset("N2")
_UNITS: Final = frozenset("WdMTHV%") | frozenset("Z:D")
"""Codes of the units of the other kinds, and of what times of rest are told by ("rest 1:30")."""
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
_BEYOND: Final = re.compile(r"(?:longer than|over|beyond|exceed(?:ing|s)?|past|above)\s+$")
_DAILY: Final = re.compile(r"\b(?:daily|every (?:single )?day|each day|once (?:a|per|every|each) day|(?:a|per) day)\b")
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
_NTH: Final = {"third": 3, "fourth": 4, "fifth": 5}
_SPELLED: Final[tuple[tuple[Kind, float, re.Pattern[str]], ...]] = (
    ("minutes", 90, re.compile(r"\b(?:an hour and (?:a half|thirty minutes|30 min\w*)|one and a half hours)\b")),
    ("minutes", 75, re.compile(r"\b(?:an hour and (?:a quarter|fifteen minutes|15 min\w*))\b")),
    ("minutes", 45, re.compile(r"\bthree[- ]quarters of an hour\b")),
    ("minutes", 15, re.compile(r"\b(?:a )?quarter of an hour\b")),
    ("minutes", 0.5, re.compile(r"\bhalf a minute\b")),
    ("minutes", 1.5, re.compile(r"\b(?:a minute and a half|one and a half minutes)\b")),
    ("minutes", 30, re.compile(r"\b(?:half an hour|a half[- ]hour|half[- ]hour)\b")),
    ("minutes", 60, re.compile(r"\b(?:an|one full) hour\b(?! and)")),
    ("minutes", 1, re.compile(r"\b(?<!half )a (?:full |whole |good )?minute\b(?! or| and a)")),
    ("days", 1, re.compile(r"\ba (?:full |whole |single )?(?:rest |recovery )?day (?:or (?:two|so) )?"
                           r"(?:of (?:rest|recovery) |off )?(?:or (?:two|so) )?(?:in[- ]between|between|apart)\b")),
)  # fmt: skip
_AT_LEAST: Final = re.compile(r"\b(?:at least|more than|over|minimum of)\s+$")
_AT_MORE_THAN: Final = re.compile(r"\b(?:more|longer) than\s+$")
_AT_MOST: Final = re.compile(r"\b(?:under|less than|within|up to|at most|no more than|maximum of)\s+$")
_TO_AN_HOUR: Final = re.compile(r"\s*(?:minutes?|mins?)?\s*(?:to|-|or)\s*(?:an|one|1) (?:full )?hour\b")
_TO_A_MINUTE: Final = re.compile(r"\s*(?:seconds?|secs?)?\s*(?:to|-|or)\s*(?:a|one|1) (?:full )?minute\b")
_WIDER: Final[dict[Kind, tuple[re.Pattern[str], float]]] = {
    "minutes": (_TO_AN_HOUR, MINUTES_AN_HOUR),
    "seconds": (_TO_A_MINUTE, SECONDS_A_MINUTE),
}
_REST_TIME: Final = re.compile(
    r"\b(?:rest(?:ing|s)?|recovery|break)\b[ :|=~-]{1,3}(?:(?:for|of|about|periods?|time|is)[ :]{1,2}){0,2}"
    r"(?P<low>\d{1,2}:[0-5]\d|\d{1,2}(?= ?(?:-|to) ?\d{1,2} ?m\b)|\d{1,2} ?m\b)"
    r"(?: ?(?:-|to) ?(?P<high>\d{1,2}:[0-5]\d|\d{1,2} ?m\b))?(?!\d| ?[ap]\.?m\b)"
)
_FIGURE_OR_WORD: Final = re.compile(r"[\d.,]*\d|[a-z]+")
_CLOCK: Final = re.compile(r"\d:\d")
_STRESSED: Final = re.compile("N.[MTHd]")
_FILLER: Final = frozenset({"full", "whole", "solid", "good", "straight", "complete", "long"})


def figures_in(annotated: Annotated, span: Span, bare: Collection[Kind] = BARE_KINDS) -> list[Figure]:
    """The figures of a sentence, a table's cell or a label's value, in order; of the bare kinds only those in `bare`.

    Bare numbers count besides when they stand beside a count in a week ("2 days a week in season, 3 out of it").
    """
    folded = annotated.folded
    lexemes = annotated.lexemes_in(span)
    codes = set(lexemes.codes)
    worded = list(_worded(folded, span)) if _names_time(folded, span) else []
    if not worded and not (codes & _NUMBERS and (bare or codes & _UNITS)):
        return []
    if codes & _COUNTED_IN or any(figure.kind == "times a week" for figure in worded):
        bare = {*bare, "number"}
    found: list[Figure] = []
    if codes & _NUMBERS:
        items = _merged(folded, tuple(_without_filler(folded, lexemes)))
        found += [*_coded(folded, span, items, bare), *_of_rest(folded, span)]
    return sorted(_without_overlaps([*found, *worded]), key=lambda figure: figure.start)


def may_have_figures(annotated: Annotated, span: Span | Block) -> bool:
    """Whether a text has one of the figures or words without which `figures_in` finds none."""
    return not _NUMBERS.isdisjoint(annotated.codes_in(span)) or _names_time(annotated.folded, span)


def _names_time(folded: str, span: Span | Block) -> bool:
    """Whether a text has one of the words without which no time is spelled out ("every other day", "half an hour")."""
    start, end = span.start, span.end
    return (
        folded.find("day", start, end) >= 0
        or folded.find("hour", start, end) >= 0
        or folded.find("minute", start, end) >= 0
        or folded.find("daily", start, end) >= 0
        or folded.find("week", start, end) >= 0
    )


def _without_overlaps(figures: list[Figure]) -> Iterator[Figure]:
    """Longer figures first; a bare number inside another figure is none."""
    taken: list[Figure] = []
    for figure in sorted(figures, key=lambda one: (one.kind in ("number", "sessions"), one.start - one.end)):
        if not any(figure.start < other.end and other.start < figure.end for other in taken):
            taken.append(figure)
            yield figure


def _without_filler(folded: str, lexemes: Lexemes) -> Iterator[Lexeme]:
    """The lexemes without words that only stress a unit ("three full minutes") and without times of the clock."""
    items = lexemes.items
    clocked = folded.find(":", max(0, items[0].start - 2), items[-1].end + 2) >= 0
    if not clocked and not _STRESSED.search(lexemes.codes):
        yield from items
        return
    for index, item in enumerate(items):
        if clocked and item.code == "N" and _CLOCK.search(folded[max(0, item.start - 2) : item.end + 2]):
            continue
        counted = index and items[index - 1].code == "N"
        unit_follows = index + 1 < len(items) and items[index + 1].code in "MTHd"
        if not (counted and unit_follows and folded[item.start : item.end] in _FILLER):
            yield item


def _merged(folded: str, items: tuple[Lexeme, ...]) -> list[Lexeme]:
    """The lexemes with ranges in one that repeat their unit ("60% to 80%", "5-to-10", "90 seconds to 2 minutes")."""
    numbers = [index for index, item in enumerate(items) if item.code in "N2" and item.value]
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


def _coded(folded: str, span: Span, items: list[Lexeme], bare: Collection[Kind]) -> Iterator[Figure]:
    codes = "".join(item.code for item in items)
    taken: list[tuple[int, int]] = []
    for kind, needed, pattern in _PATTERNS:
        if needed not in codes or (kind in BARE_KINDS and kind not in bare):
            continue
        for match in pattern.finditer(codes):
            if any(match.start() < end and start < match.end() for start, end in taken):
                continue
            groups = match.groupdict()
            number = items[match.start("value" if groups["value"] else "other")]
            figure = _figure(kind, folded, span, number, items[match.end() - 1].end)
            if figure is None:
                continue
            if groups.get("inner"):
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
    every = _EVERY.search(folded[max(span.start, number.start - 12) : number.start])
    if kind == "times a week" and not _counts_sessions(folded, span, number, end):
        return None
    if kind == "sessions" and not _SESSION_NOUN.search(folded, number.end, end):
        return None
    if kind in ("minutes", "hours") and every:
        return None
    if kind == "days":
        return _of_days(folded, span, Figure(kind, value, number.start, end), number, every is not None)
    wider = _WIDER.get(kind)
    if wider and (found := wider[0].match(folded, number.end, span.end)):
        return Figure(kind, Interval(value.low, wider[1]), number.start, found.end())
    return Figure(kind, value, number.start, end)


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
        return replace(figure, kind="times a week", value=_a_week(figure.value)) if days <= DAYS_A_WEEK else None
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
    words = _FIGURE_OR_WORD.findall(written)
    figures = [figure for word in words if (figure := number_value(word)) is not None]
    value = number.value
    if len(figures) == 2 and None in value:
        # "At least 2 or 3" names a range all the same.
        return Interval(min(figures), max(figures))
    before = folded[max(span.start, number.start - 60) : number.start]
    beyond = written.startswith(("more than", "greater than")) or _BEYOND.search(before)
    if value.low is not None and beyond and is_bounded_by(before + "more than "):
        return Interval(None, value.low) if value.high in (None, value.low) else value
    if value.high is not None and written.startswith(("less", "fewer")) and is_bounded_by(before + "less than "):
        return Interval(value.high, None)
    if value.low == value.high and None not in value:
        for place in (number.end, end):
            if _OPEN_ABOVE.match(folded, place, span.end):
                return Interval(value.low, None)
            if _OPEN_BELOW.match(folded, place, span.end):
                return Interval(None, value.high)
    return value


def _a_week(days: Interval) -> Interval:
    """How often something comes in a week that comes every so many days: every two days is 3 to 4 times."""
    slowest, quickest = days.high or days.low or DAYS_A_WEEK, days.low or days.high or DAYS_A_WEEK
    return Interval(floor(DAYS_A_WEEK / slowest), ceil(DAYS_A_WEEK / quickest))


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


def _worded(folded: str, span: Span) -> Iterator[Figure]:
    for found in _DAILY.finditer(folded, span.start, span.end):
        ahead = folded[max(span.start, found.start() - 16) : found.start()]
        most = None if found.group().startswith("once") and _AT_LEAST.search(ahead) else DAYS_A_WEEK
        yield Figure("times a week", Interval(DAYS_A_WEEK, most), *found.span(), word=True)
    for found in _EVERY_OTHER.finditer(folded, span.start, span.end):
        yield Figure("times a week", Interval(3, 4), *found.span(), word=True)
    for found in _EVERY_NTH.finditer(folded, span.start, span.end):
        days = float(_NTH[found.group(1)])
        yield Figure("times a week", _a_week(Interval(days, days)), *found.span(), word=True)
    yield from _of_a_week(folded, span)
    for kind, amount, pattern in _SPELLED:
        for found in pattern.finditer(folded, span.start, span.end):
            ahead = folded[max(span.start, found.start() - 16) : found.start()]
            if kind == "days" and " or two " in found.group():
                value = Interval(amount, amount + 1)
            elif _AT_MORE_THAN.search(ahead) and is_bounded_by(
                folded[max(span.start, found.start() - 60) : found.start()]
            ):
                value = Interval(None, amount)
            elif kind == "days" or _AT_LEAST.search(ahead):
                value = Interval(amount, None)
            else:
                value = Interval(None if _AT_MOST.search(ahead) else amount, amount)
            yield Figure(kind, value, *found.span(), word=True)


def _of_a_week(folded: str, span: Span) -> Iterator[Figure]:
    """How often, told by the days of a week: "five days out of seven", "two sessions on it in any one week"."""
    for word, pattern in (("seven", _OF_SEVEN), ("week", _IN_A_WEEK)):
        if folded.find(word, span.start, span.end) < 0:
            continue
        for found in pattern.finditer(folded, span.start, span.end):
            times = number_value(found.group("value"))
            if times is not None and 0 < times <= 2 * DAYS_A_WEEK:
                yield Figure("times a week", Interval(times, times), *found.span())
