"""The interval chart of doses: one line a source, the consensus shaded, outliers marked."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any, Final

from pipeline.report.wording import conditions, unit_of
from pipeline.text import range_in_words

Row = Mapping[str, Any]

_ORDER: Final = (
    "sets reps hold_seconds steps breaths calories distance_meters duration_minutes rest_between_sets_seconds "
    "load_percent_1rm rpe frequency_per_week"
).split()
_MOST_TICKS: Final = 6
_STEPS: Final = (1, 2, 5, 10)


@dataclass(frozen=True, slots=True)
class Bar:
    """One range on a line, in percent of the chart's width; a single figure has no width."""

    start: float
    width: float
    open_low: bool
    open_high: bool


@dataclass(frozen=True, slots=True)
class Line:
    """What one source says under one set of conditions."""

    claim: Row
    bars: tuple[Bar, ...]
    words: str
    conditions: str
    outlier: bool


@dataclass(frozen=True, slots=True)
class Tick:
    """A figure on the axis and its place in percent."""

    label: str
    place: float


@dataclass(frozen=True, slots=True)
class Chart:
    """All lines about one aspect of an exercise's dose."""

    aspect: str
    per_side: bool
    unit: str
    ticks: tuple[Tick, ...]
    lines: tuple[Line, ...]
    consensus: Bar | None
    agreement: Row | None

    @property
    def outliers(self) -> int:
        """How many lines lie wholly outside the consensus."""
        return sum(line.outlier for line in self.lines)


def charts(claims: Sequence[Row], agreements: Sequence[Row]) -> list[Chart]:
    """A chart for each aspect with figures, sides counted apart; the most basic aspects first.

    `claims` are an exercise's claims with figures, `agreements` its agreements.
    """
    return [
        _chart(aspect, per_side, list(rows), agreements)
        for (_, aspect, per_side), rows in groupby(sorted(claims, key=_place), key=lambda row: _place(row)[:3])
    ]


def _place(claim: Row) -> tuple[int, str, bool, str, str, str]:
    aspect = claim["aspect"]
    order = _ORDER.index(aspect) if aspect in _ORDER else len(_ORDER)
    return order, aspect, bool(claim["per_side"]), claim["source_id"], conditions(claim), claim["claim_id"]


def _chart(aspect: str, per_side: bool, claims: list[Row], agreements: Sequence[Row]) -> Chart:
    value = "per side" if per_side else None
    agreement = next((row for row in agreements if row["aspect"] == aspect and row["value"] == value), None)
    step, most = _axis([end for row in claims for end in _ends(row)])
    lines = [
        _line(list(rows), agreement, most)
        for _, rows in groupby(claims, key=lambda row: (row["source_id"], conditions(row)))
    ]
    return Chart(
        aspect=aspect,
        per_side=per_side,
        unit=unit_of(aspect),
        ticks=tuple(
            Tick(f"{step * number:g}", _percent(step * number, most)) for number in range(round(most / step) + 1)
        ),
        lines=tuple(sorted(lines, key=lambda line: (bool(line.conditions), _lowest(line), line.claim["claim_id"]))),
        consensus=_bar(agreement, most) if agreement else None,
        agreement=agreement,
    )


def _axis(figures: list[float]) -> tuple[float, float]:
    """The distance of two ticks and the last tick, for an axis that begins at 0."""
    most = max(figures, default=0.0) or 1.0
    size = 1.0
    while size * 10 <= most / _MOST_TICKS:
        size *= 10
    step = next(size * factor for factor in _STEPS if size * factor * _MOST_TICKS >= most)
    step = max(step, 1.0) if most >= 1 else step
    last = step
    while last < most:
        last += step
    return step, last


def _line(claims: list[Row], agreement: Row | None, most: float) -> Line:
    first = claims[0]
    ranges = dict.fromkeys((row["value_min"], row["value_max"]) for row in claims)
    return Line(
        claim=first,
        bars=tuple(_bar({"value_min": low, "value_max": high}, most) for low, high in ranges),
        words=", ".join(range_in_words(low, high) for low, high in ranges),
        conditions=conditions(first),
        outlier=not conditions(first) and agreement is not None and _outside(claims, agreement),
    )


def _outside(claims: list[Row], agreement: Row) -> bool:
    lows, highs = [row["value_min"] for row in claims], [row["value_max"] for row in claims]
    above = agreement["value_max"] is not None and None not in lows and min(lows) > agreement["value_max"]
    below = agreement["value_min"] is not None and None not in highs and max(highs) < agreement["value_min"]
    return above or below


def _bar(row: Row, most: float) -> Bar:
    low, high = row["value_min"], row["value_max"]
    start = _percent(low or 0.0, most)
    end = 100.0 if high is None else _percent(high, most)
    return Bar(start, round(end - start, 2), low is None, high is None)


def _percent(figure: float, most: float) -> float:
    return round(100 * figure / most, 2)


def _ends(row: Row) -> list[float]:
    return [end for end in (row["value_min"], row["value_max"]) if end is not None]


def _lowest(line: Line) -> tuple[float, float]:
    return min((bar.start, bar.width) for bar in line.bars)
