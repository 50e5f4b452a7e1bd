"""Doses as a reader writes them, and as a chart: one line a dose, its range drawn to scale."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any, Final

from pipeline.terminal.text import joined, plain, styled, width, wrapped
from pipeline.text import range_in_words

if TYPE_CHECKING:
    from rich.text import Text

Dose = Mapping[str, Any]

_CHART: Final = 24
_TITLE: Final = 34
_NARROW: Final = 80
"""Below this width the chart would leave no room for the words."""


def dose_in_words(dose: Dose) -> str:
    """A row of `prescriptions` as text: 3 × 8–12 reps per side, rest 60–90 s, RPE 8."""
    sets = range_in_words(dose["sets_min"], dose["sets_max"])
    unit = dose["reps_unit"]
    reps = range_in_words(dose["reps_min"], dose["reps_max"])
    counted = "to failure" if unit == "failure" else f"{reps} {unit}" if reps else ""
    if sets:
        noun = "set" if sets == "1" else "sets"
        counted = (
            f"{sets} {noun} {counted}" if unit == "failure" else f"{sets} × {counted}" if reps else f"{sets} {noun}"
        )
    parts = [counted + (" per side" if dose["per_side"] else "")]
    for name, label in (("rest_seconds", "rest {} s"), ("load_percent_1rm", "{} % of 1RM"), ("rpe", "RPE {}")):
        figures = range_in_words(dose[f"{name}_min"], dose[f"{name}_max"])
        parts += [label.format(figures)] if figures else []
    parts += [dose["load"]] if dose["load"] else []
    parts += [f"tempo {dose['tempo']}"] if dose["tempo"] else []
    parts += ["warm-up"] if dose["set_type"] == "warmup" else []
    conditions = [dose[name] for name in ("level", "goal", "population", "phase") if dose[name]]
    return ", ".join(part for part in parts if part) + (f" ({', '.join(conditions)})" if conditions else "")


def dose_lines(doses: list[Dose]) -> Iterator[Text]:
    """Doses, each with its article; those that count the same thing are drawn on one scale, the lowest first."""
    units = Counter(dose["reps_unit"] for dose in doses)
    for unit, _ in sorted(units.items(), key=lambda item: (-item[1], item[0])):
        yield from _one_unit(unit, sorted((one for one in doses if one["reps_unit"] == unit), key=_height))


def _height(dose: Dose) -> tuple[float, float, str]:
    low, high = dose["reps_min"], dose["reps_max"]
    first = low if low is not None else high
    return (first if first is not None else -1, high if high is not None else first or -1, dose["title"])


def _one_unit(unit: str, doses: list[Dose]) -> Iterator[Text]:
    ends = [end for dose in doses for end in (dose["reps_min"], dose["reps_max"]) if end is not None]
    drawn = width() >= _NARROW and len(doses) > 1 and bool(ends) and min(ends) < max(ends)
    if drawn:
        scale = f"{min(ends):g}" + f"{max(ends):g} {unit}".rjust(_CHART - len(f"{min(ends):g}") + len(unit) + 1)
        yield joined(" " * (_TITLE + 4), styled(scale, "dim"))
    for dose in doses:
        title = _cut(plain(dose["title"]), _TITLE)
        chart = ("  ", styled(_drawn(dose, min(ends), max(ends)), "yellow")) if drawn else ()
        first = joined(f"  {title:<{_TITLE}}", *chart, "  ")
        yield from wrapped(dose_in_words(dose), first=first)


def _drawn(dose: Dose, least: float, most: float) -> str:
    """The range of a dose between the least and the most figure: ├──┤, ● for one figure, an arrow for an open end."""
    low, high = dose["reps_min"], dose["reps_max"]
    if low is None and high is None:
        return " " * _CHART
    first, last = (
        _column(least if low is None else low, least, most),
        _column(most if high is None else high, least, most),
    )
    if first == last:
        bar = "●"
    else:
        bar = ("◂" if low is None else "├") + "─" * (last - first - 1) + ("▸" if high is None else "┤")
    return (" " * first + bar).ljust(_CHART)


def _column(figure: float, least: float, most: float) -> int:
    return round((figure - least) / (most - least) * (_CHART - 1))


def _cut(text: str, length: int) -> str:
    return text if len(text) <= length else text[: length - 1].rstrip() + "…"
