"""The grammar of doses: sets, repetitions, holds, distances, rounds, failure.

The rules of `dose_rules` are tried in order at each place of a line, the first that matches wins, and
reading goes on behind it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from pipeline.extract.dose_rules import (
    COUNT_OF_EACH_SET,
    COUNT_PER_SIDE,
    COUNT_WITH_SIGN,
    COUNTS_OF_REPS,
    LABELLED_REPS,
    RULES,
    SINGLE_SETS,
    DoseRule,
)
from pipeline.extract.lexemes import Lexemes
from pipeline.models import Interval, RepsUnit, Span

_UNITS: Final[dict[str, RepsUnit]] = {
    "reps": "reps",
    "moves": "reps",
    "times": "reps",
    "seconds": "seconds",
    "minutes": "minutes",
    "meters": "meters",
    "yards": "meters",
    "kilometers": "meters",
    "miles": "meters",
    "feet": "meters",
    "steps": "steps",
    "breaths": "breaths",
    "calories": "calories",
}
_METERS: Final = {"yards": 0.9144, "feet": 0.3048, "kilometers": 1000.0, "miles": 1609.344}
"""International yard, foot and mile, in metres (NIST Handbook 44, appendix C)."""

MAX_SETS: Final = 30
"""A set a minute for half an hour."""
MAX_REPS: Final = 500
"""Larger figures are logs, challenges or yearly goals, never the dose of one set."""
_MOST: Final[dict[RepsUnit, int]] = {"minutes": 120, "meters": 5000}
"""Of a unit other than repetitions; longer ways are races."""
FEWEST_REPS_FIRST: Final = 6
FEWEST_WITH_SIGN: Final = 5
"""Fewer "x" are as likely sets, rounds or times a week."""
FEWEST_REPS_OF_STROKES: Final = 5
"""Of the first set of "5/5/5"; the figures of a tempo are smaller."""
FEWEST_OF_TWO_DIGITS: Final = 10
"""A smaller figure of two digits is the year of a date: "12/10/08"."""
MAX_HALF: Final = 40
"""From here on two equal figures around a stroke are angles: "90/90"."""
ONE: Final = Interval(1, 1)


class Dose(NamedTuple):
    """One dose as read from a line; `rest` in seconds."""

    rule: str
    start: int
    end: int
    sets: Interval | None = None
    reps: Interval | None = None
    unit: RepsUnit = "reps"
    per_side: bool = False
    rest: Interval | None = None
    load_percent: Interval | None = None
    rpe: Interval | None = None
    load: str | None = None
    tempo: str | None = None

    @property
    def span(self) -> Span:
        """Where the dose stands."""
        return Span(self.start, self.end)


_COMPILED: Final = tuple((rule, re.compile(rule.pattern)) for rule in RULES)
_UNNAMED: Final = tuple(re.sub(r"\(\?P<[a-z]+>", "(?:", rule.pattern) for rule in RULES)
_BEGINNING: Final = re.compile(rf"(?=[NSFXRr])(?:{'|'.join(f'({pattern})' for pattern in _UNNAMED)})")
"""Any rule, each in a group: one search passes over all places at which none matches, and tells which one does."""

_ONE_WAY: Final = re.compile(r"\s+to (?:the|your) (?:right|left)\b")
_SIDE_AFTER: Final = re.compile(r"[,(X]?[_OL]{0,2}[,(/]?E")
_EACH_AFTER: Final = re.compile(r"[,(]?_?e(?![_V])")
_REST_BEFORE: Final = re.compile(r"Z[:_O|]{0,3}$")
_LENGTH_BEFORE: Final = re.compile(r"N[TM]ZO$")
"""In "30 seconds rest for 10 minutes" the minutes are the length of all."""
_REST_AFTER: Final = re.compile(r"_?O?Z|_?_?K")
_OF_OTHER_MAXIMUM: Final = re.compile(
    r"\s*(?:of\s+)?(?:(?:your|the|a|his|her|their)\s+)?(?:tm\b|training[ -]max|"
    r"effort|intensity of|heart|hr\b|incline|grade|speed|range|body ?weight|max(?:imum)? (?:heart|hr|effort|speed))"
)
"""A training maximum is a tenth below the one-rep maximum, or what the plan makes it; others are of no weight."""
_PERCENT: Final = re.compile(r"(?P<low>N)%(?:O|_){0,3}(?:1|_{0,2})")
_RPE: Final = re.compile(r"G[:@_]{0,2}(?P<rpe>N)|@(?P<at>N)(?![%k])|(?P<before>N)G")
_LOAD: Final = re.compile(r"Nk")
TEMPO: Final = r"[0-9x](?:[-/ ]?[0-9x]){2,3}"
"""The seconds of each phase of a repetition, in folded text: "3010", "4-1-1", "30x1"."""
_TEMPO: Final = re.compile(
    r"(?:tempo\W{0,12}|@\s?(?=[0-9x]{4}\b)|\((?=[0-9x](?:[-/][0-9x]){3}\))|\b(?=[0-9x](?:[-/][0-9x]){2,3} tempo\b))"
    rf"({TEMPO})"
)
_UNTIL: Final = re.compile(r"\s?(?:-|to|or)\s(?:up to\s)?|\s?-\s?|\s?,?\sup to\s")
"""Between two times of which the second is the longest: "30 seconds to 1 minute", "20 sec - 30 sec"."""
_UNITS_OF_RANGE: Final = 2
_UNTIL_MINUTES: Final = re.compile(
    r"(?:\s(?:to|or)|,?\sup\sto)\s(?:up\sto\s)?(?:(?P<one>an?(?:\sfull)?\sminute)|"
    r"(?:a\sfew|several|some|many)\s(?:more\s)?(?:minutes|mins))\b"
)
"""Behind a time: "30 seconds to a minute", "30 seconds to several minutes"."""
SHORTEST_UNNAMED_REST: Final = 30
"""Seconds; a shorter time behind sets and repetitions can be a hold."""
MAX_RPE: Final = 10
"""The end of the scale of perceived exertion by which lifters rate a set."""


def read_doses(lexemes: Lexemes, folded: str) -> list[Dose]:
    """All doses of a line, in order, each with the side, rest, load and tempo that follow it."""
    found: list[tuple[Dose, int, int]] = []
    rests: dict[int, Interval] = {}
    for dose, first, last in _with_longest_times(lexemes, folded):
        if not dose.sets and _LENGTH_BEFORE.search(lexemes.codes, 0, first):
            continue
        unnamed = found and _is_unnamed_rest(found[-1][0], dose, lexemes.codes[found[-1][2] :], first - found[-1][2])
        if unnamed or _is_rest(dose, lexemes.codes, first, last):
            rests[len(found) - 1] = _seconds(dose)
        else:
            found.append((dose, first, last))
    doses = []
    for position, (dose, first, last) in enumerate(found):
        until = found[position + 1][1] if position + 1 < len(found) else len(lexemes.codes)
        rest = rests.get(position)
        doses.append(_with_details(dose, rest, lexemes, folded, range(first, last), until))
    return doses


def _with_longest_times(lexemes: Lexemes, folded: str) -> Iterator[tuple[Dose, int, int]]:
    """The doses before their details; a time and the longest one behind it are one: "30 seconds to 1 minute"."""
    if lexemes.codes.count("T") + lexemes.codes.count("M") < _UNITS_OF_RANGE:
        yield from _base_doses(lexemes)
        return
    above: tuple[Dose, int, int] | None = None
    for found in _base_doses(lexemes):
        dose, first, last = _until_minutes(*found, lexemes, folded) if _is_timed(found[0]) else found
        if above and _is_timed(above[0]) and _is_timed(dose) and not dose.sets:
            shortest, longest = _seconds(above[0]).low, _seconds(dose).high
            until = _UNTIL.fullmatch(folded, above[0].end, dose.start)
            if until and shortest and longest and shortest < longest:
                whole = Interval(shortest, longest)
                above = (above[0]._replace(end=dose.end, reps=whole, unit="seconds"), above[1], last)
                continue
        if above:
            yield above
        above = (dose, first, last)
    if above:
        yield above


def _until_minutes(dose: Dose, first: int, last: int, lexemes: Lexemes, folded: str) -> tuple[Dose, int, int]:
    """A time with the minutes behind it, told without a figure, that it may last."""
    longest = _UNTIL_MINUTES.match(folded, dose.end)
    low = _seconds(dose).low
    if longest is None or low is None:
        return dose, first, last
    while last < len(lexemes.items) and lexemes.items[last].start < longest.end():
        last += 1
    reps = Interval(low, 60.0 if longest["one"] else None)
    return dose._replace(end=longest.end(), reps=reps, unit="seconds"), first, last


def _is_timed(dose: Dose) -> bool:
    return dose.unit in ("seconds", "minutes") and dose.reps is not None


def may_dose(codes: str) -> bool:
    """Whether a line has one of the lexemes without which it states no dose: every rule needs a figure or failure."""
    return "N" in codes or "F" in codes


def may_rest(codes: str) -> bool:
    """Whether a line has one of the lexemes without which none of its figures is a rest."""
    return "Z" in codes or "K" in codes


def read_rest(lexemes: Lexemes, folded: str) -> Interval | None:
    """The rest, in seconds, that a line without another figure states ("Rest 60-90 seconds between sets")."""
    if not may_rest(lexemes.codes):
        return None
    for dose, first, last in _with_longest_times(lexemes, folded):
        if _is_rest(dose, lexemes.codes, first, last):
            return _seconds(dose)
    return None


def _base_doses(lexemes: Lexemes) -> Iterator[tuple[Dose, int, int]]:
    if not may_dose(lexemes.codes):
        return
    begin = _BEGINNING.search(lexemes.codes)
    while begin:
        position = begin.start()
        for rule, pattern in _COMPILED[(begin.lastindex or 1) - 1 :]:
            match = pattern.match(lexemes.codes, position)
            dose = _dose(rule, match, lexemes) if match else None
            if dose and match:
                yield dose, match.start(), match.end()
                position = match.end()
                break
        else:
            position += 1
        begin = _BEGINNING.search(lexemes.codes, position)


def _dose(rule: DoseRule, match: re.Match[str], lexemes: Lexemes) -> Dose | None:
    groups = match.groupdict()
    span = lexemes.span(match.start() + 2 * _is_of_name(rule, match, lexemes), match.end())
    named = next((group for group in ("sets", "times") if groups.get(group)), None)
    sets = _figure(match, named, lexemes) if named else None
    if groups.get("fail"):
        return Dose(rule.name, *span, sets=sets, unit="failure") if _plausible_sets(sets) else None
    reps = _figure(match, "reps", lexemes) if groups.get("reps") else None
    unit: RepsUnit = "reps"
    if rule.name in (COUNT_OF_EACH_SET, COUNTS_OF_REPS, SINGLE_SETS):
        counts = _counts_of_sets(rule, match, lexemes)
        if not counts:
            return None
        sets, reps = Interval(len(counts), len(counts)), _over(counts)
    halves = bool(groups.get("other"))
    if halves and (reps != _figure(match, "other", lexemes) or not reps or (reps.high or MAX_HALF) >= MAX_HALF):
        return None
    if groups.get("unit"):
        written = lexemes.items[match.start("unit")].unit or "reps"
        unit = _UNITS.get(written, "reps")
        factor = _METERS.get(written)
        if factor and reps:
            reps = Interval(*(None if end is None else round(end * factor, 1) for end in reps))
    # "Hold one dumbbell in each hand" counts nothing.
    one = rule.name == COUNT_PER_SIDE and reps == ONE and match.end() - match.start() > 1
    if one or (rule.name == COUNT_WITH_SIGN and reps and (reps.low or 0) < FEWEST_WITH_SIGN):
        return None
    if unit == "reps" and _written_reps_first(sets, reps):
        sets, reps = reps, sets
    if not _plausible_sets(sets) or not _plausible_reps(reps, unit):
        return None
    return Dose(rule.name, *span, sets=sets, reps=reps, unit=unit, per_side=halves)


def _counts_of_sets(rule: DoseRule, match: re.Match[str], lexemes: Lexemes) -> list[Interval]:
    """The repetitions of each set where they are told one by one; none where the figures are no such list."""
    figures = [item.value for item in lexemes.items[slice(*match.span("reps"))] if item.value]
    if rule.name == SINGLE_SETS:
        return figures[1::2] if all(sets == ONE for sets in figures[::2]) else []
    counts = [figure.low or 0 for figure in figures]
    alone = match.start() == 0 or "/" in match[0]
    numbers = min(counts) <= 1 or (alone and not _are_of_sets(counts, lexemes, match))
    return [] if numbers else figures


def _is_of_name(rule: DoseRule, match: re.Match[str], lexemes: Lexemes) -> bool:
    """Whether what looks like a label is the last word of a name: "Leg swings: 10"."""
    at = match.start()
    return rule.name == LABELLED_REPS and lexemes.items[at].unit == "moves" and lexemes.codes[at - 1 : at] == "_"


def _are_of_sets(counts: list[float], lexemes: Lexemes, match: re.Match[str]) -> bool:
    """Whether figures between strokes are the repetitions of sets, which do not rise, and no date or tempo."""
    last = lexemes.items[match.end("reps") - 1]
    dated = counts[-1] < FEWEST_OF_TWO_DIGITS and last.end - last.start > 1 and last.value == (counts[-1], counts[-1])
    return counts == sorted(counts, reverse=True) and counts[0] >= FEWEST_REPS_OF_STROKES and not dated


def _written_reps_first(sets: Interval | None, reps: Interval | None) -> bool:
    """Whether "10-12 x 3" means three sets: a range of many times one figure that is small."""
    if sets is None or reps is None or None in (*sets, *reps):
        return False
    return sets[0] != sets[1] and reps[0] == reps[1] and (sets[0] or 0) >= FEWEST_REPS_FIRST > (reps[0] or 0)


def _figure(match: re.Match[str], group: str, lexemes: Lexemes) -> Interval:
    """The range over all numbers of a group: "6, 8, 10, 12" is 6 to 12, "3/4" is 3 to 4."""
    first, last = match.span(group)
    only = lexemes.items[first].value
    if only and last - first == 1:
        return only
    return _over([item.value for item in lexemes.items[first:last] if item.value])


def _over(values: Sequence[Interval]) -> Interval:
    """The range from the least to the most of some figures, open where one of them is."""
    lows = [value.low for value in values if value.low is not None]
    highs = [value.high for value in values if value.high is not None]
    open_low = any(value.low is None for value in values)
    open_high = any(value.high is None for value in values)
    return Interval(None if open_low else min(lows, default=None), None if open_high else max(highs, default=None))


def _plausible_sets(sets: Interval | None) -> bool:
    return sets is None or all(end is None or 1 <= end <= MAX_SETS for end in sets)


def _plausible_reps(reps: Interval | None, unit: RepsUnit) -> bool:
    if reps is None:
        return True
    ends = [end for end in reps if end is not None]
    return all(0 < end <= (_MOST.get(unit, MAX_REPS)) for end in ends)


def _with_details(dose: Dose, rest: Interval | None, lexemes: Lexemes, folded: str, own: range, until: int) -> Dose:
    """The dose that the lexemes `own` state with what follows it up to the lexeme `until`."""
    codes = lexemes.codes
    last = own.stop
    end = dose.end
    behind = codes[last:until]
    in_total = "t" in behind
    # "3 sets, 10 reps each", "3 sets (10 reps each)": of each set.
    of_sets = dose.sets is not None and not {",", "("}.isdisjoint(codes[own.start : last])
    side = _SIDE_AFTER.match(codes, last) or (_EACH_AFTER.match(codes, last) if dose.reps and not of_sets else None)
    one_way = _ONE_WAY.match(folded, dose.end) is not None
    if side:
        end = max(end, lexemes.items[side.end() - 1].end)
    percent = _PERCENT.search(codes, last, until) if "%" in behind else None
    if percent and _OF_OTHER_MAXIMUM.match(folded, lexemes.items[percent.start("low") + 1].end):
        percent = None
    tempo = _TEMPO.search(folded, dose.start, lexemes.items[until - 1].end)
    effort = _effort_told(lexemes, last, until, tempo) if "G" in behind or "@" in behind else None
    if effort and effort["at"] and folded[lexemes.items[effort.end() - 1].end :][:1].isalpha():
        effort = None  # "400 m @ 5k pace"
    load = _load_of(codes, own, until) if "k" in codes[:until] else None
    return Dose(
        dose.rule,
        dose.start,
        end,
        dose.sets,
        dose.reps,
        dose.unit,
        per_side=not in_total and (dose.per_side or bool(side) or one_way or "E" in codes[own.start : last]),
        rest=rest,
        load_percent=lexemes.items[percent.start("low")].value if percent else None,
        rpe=_effort(effort, lexemes) if effort else None,
        load=folded[slice(*lexemes.span(load.start(), load.end()))] if load else None,
        tempo=tempo.group(1) if tempo else None,
    )


def _load_of(codes: str, own: range, until: int) -> re.Match[str] | None:
    """The load right before a dose, "Squat 100 kg 5x5", or behind it, where it is not right before the next one."""
    ahead = _LOAD.match(codes, own.start - 2) if own.start > 1 else None
    behind = _LOAD.search(codes, own.stop, until)
    return ahead or (behind if behind and (behind.end() < until or until == len(codes)) else None)


def _is_rest(dose: Dose, codes: str, first: int, last: int) -> bool:
    if dose.sets or dose.unit not in ("seconds", "minutes"):
        return False
    return bool(_REST_BEFORE.search(codes, 0, first) or _REST_AFTER.match(codes, last))


def _is_unnamed_rest(above: Dose, dose: Dose, codes: str, first: int) -> bool:
    """Whether a time that ends a line behind sets and repetitions is the rest: "Leg curl 3 x 12, 90 sec".

    `codes` are those behind the sets, `first` the place of the time among them.
    """
    if not (above.sets and above.reps) or dose.sets or dose.unit not in ("seconds", "minutes") or codes[:first] != ",":
        return False
    return len(codes) == first + 2 and (_seconds(dose).low or 0) >= SHORTEST_UNNAMED_REST


def _seconds(dose: Dose) -> Interval:
    factor = 60 if dose.unit == "minutes" else 1
    low, high = dose.reps or Interval(None, None)
    return Interval(None if low is None else low * factor, None if high is None else high * factor)


def _effort_told(lexemes: Lexemes, first: int, last: int, tempo: re.Match[str] | None) -> re.Match[str] | None:
    """The first figure of an effort that is none of the tempo: "@ 3-1-1-0 tempo, RPE 7"."""
    begin, end = tempo.span(1) if tempo else (0, 0)
    for effort in _RPE.finditer(lexemes.codes, first, last):
        figure = lexemes.items[effort.start(effort.lastgroup or 0)]
        if not begin <= figure.start < end:
            return effort
    return None


def _effort(match: re.Match[str], lexemes: Lexemes) -> Interval | None:
    group = next(name for name in ("rpe", "at", "before") if match.group(name))
    value = lexemes.items[match.start(group)].value
    return value if value and (value.high or value.low or 0) <= MAX_RPE else None
