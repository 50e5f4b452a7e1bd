"""Doses whose sets, repetitions and rest stand in cells of their own."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from pipeline.extract.condition_words import conditions_in
from pipeline.extract.dose_rules import COUNT_PER_SIDE
from pipeline.extract.doses import MAX_RPE, TEMPO, Dose, read_rest
from pipeline.extract.language import Annotated
from pipeline.extract.presentations import Part, Presentation, Tools
from pipeline.extract.qualifiers import conditions_of
from pipeline.models import Block, Conditions, Interval, RepsUnit, Span

DOSE_COLUMNS: Final = frozenset({"sets", "reps", "time", "one set"})
_DONE: Final = re.compile(
    r"\W*(?P<reps>\d{1,3})(?:\s?-\s?(?P<most>\d{1,3}))?(?:\s?reps?)?"
    r"(?:\s?[/@]\s?\d[\d.]*\s?(?:kg|lbs?)?)?\s?(?P<sides>l/?r)?\W*"
)
"""One set in its cell: "12", "12 reps", "12/95" with the load, "12 @ 40 kg", "12/35LR" for the left and the right."""
_TEMPO: Final = re.compile(rf"\W*(?P<tempo>{TEMPO})\W*")
MOST_MINUTES: Final = 8
"""A bare figure of rest up to this is in minutes, a higher one in seconds."""
MOST_DONE: Final = 60
"""A higher figure alone in a cell is a load."""
_CARD_CELLS: Final = 2


def doses_of_rows(annotated: Annotated, presentation: Presentation, tools: Tools) -> Iterator[tuple[Dose, Conditions]]:
    """The doses that rows give, in an exercise's own table each with the level its row names."""
    for cells, beside in _rows_of_doses(presentation):
        each = [part.span for part in cells if part.role == "one set"]
        summed = [part for part in cells if part.role != "one set"]
        dose = _of_each_set(annotated, each, tools) if each and not _states_dose(annotated, summed, tools) else None
        if dose is None and summed:
            dose = _from_columns(annotated, summed, beside, tools)
        if dose:
            row = cells[0].block
            own = presentation.rule != "table row"
            yield dose, _of_row(annotated, row) if own else conditions_in(cells[0].titled or "")


def _of_row(annotated: Annotated, row: Block) -> Conditions:
    """What a row of an exercise's own table says of whom and what its dose is for, in its first cell by bare words."""
    said = conditions_of(annotated, Span(row.start, row.end), ())
    named = conditions_in(annotated.folded[slice(*row.cells[0])] if row.cells else "")
    return replace(said, level=said.level or named.level, goal=said.goal or named.goal)


def _states_dose(annotated: Annotated, cells: Sequence[Part], tools: Tools) -> bool:
    """Whether one cell gives the whole dose, beside which a cell for each set is to be filled in: "3x12"."""
    return any(dose.sets and dose.reps for part in cells for dose in tools.doses(annotated, part.span))


def _rows_of_doses(presentation: Presentation) -> Iterator[tuple[list[Part], Sequence[Part]]]:
    """The cells that make one dose, of a row of several columns or of a card's rows ("Sets | 4"), and those beside."""
    rows: dict[int | None, list[Part]] = {}
    for part in presentation.parts:
        if part.role in DOSE_COLUMNS:
            rows.setdefault(part.block.start if len(part.block.cells) > _CARD_CELLS else None, []).append(part)
    for start, cells in rows.items():
        alone = len(rows) == 1
        yield cells, presentation.parts if alone else [one for one in presentation.parts if one.block.start == start]


def _of_each_set(annotated: Annotated, cells: Sequence[Span], tools: Tools) -> Dose | None:
    """One dose from a row with a cell for each set: "12 | 10 | 8" is three sets of 8 to 12."""
    sets = [dose for cell in cells if (dose := _set_in(annotated, cell, tools))]
    counts = [dose.reps for dose in sets if dose.reps]
    if not counts or len({dose.unit for dose in sets}) > 1:
        return None
    lows, highs = [one.low for one in counts if one.low], [one.high for one in counts if one.high]
    return Dose(
        "column for each set",
        sets[0].start,
        sets[-1].end,
        Interval(float(len(sets)), float(len(sets))),
        Interval(min(lows, default=None), max(highs, default=None)),
        sets[0].unit,
        per_side=all(dose.per_side for dose in sets),
    )


def _set_in(annotated: Annotated, cell: Span, tools: Tools) -> Dose | None:
    done = _DONE.fullmatch(annotated.folded, cell.start, cell.end)
    if done and int(done["reps"]) <= MOST_DONE:
        count = Interval(float(done["reps"]), float(done["most"] or done["reps"]))
        return Dose("one set", *cell, None, count, per_side=bool(done["sides"]))
    stated = next(iter(tools.doses(annotated, cell)), None)
    return stated if stated and stated.reps and not stated.sets else None


def _from_columns(annotated: Annotated, columns: list[Part], parts: Sequence[Part], tools: Tools) -> Dose | None:
    """One dose from the cells of a row: sets, reps or time each in a column of its own."""
    sets: Interval | None = None
    reps: Dose | None = None
    of_side = False
    for part in columns:
        lexemes = annotated.lexemes_in(part.span)
        numbers = [item.value for item in lexemes.items if item.value]
        full = next(iter(tools.doses(annotated, part.span)), None)
        if part.role == "sets" and numbers:
            of_side = full is not None and full.rule == COUNT_PER_SIDE
            if full and full.reps and not of_side:
                return full
            sets = numbers[0]
        elif full and (full.reps or full.unit == "failure"):
            if full.sets:
                return full
            # "10" beside "AMRAP" in the column of sets: as many rounds as possible of ten each.
            reps = reps if reps and part.role == "sets" else full
        elif numbers:
            lows = [number.low for number in numbers if number.low is not None]
            highs = [number.high for number in numbers if number.high is not None]
            unit: RepsUnit = "seconds" if part.role == "time" else "reps"
            open_end = any(number.high is None for number in numbers)
            reps = Dose(
                "table column",
                part.span.start,
                part.span.end,
                None,
                Interval(min(lows, default=None), None if open_end else max(highs, default=None)),
                unit,
                per_side="E" in lexemes.codes,
            )
    if sets is None and reps is None:
        return None
    spans = [part.span for part in columns]
    base = reps or Dose("table column", spans[0].start, spans[0].end)
    beside = {part.role: part.span for part in reversed(parts)}
    tempo = _TEMPO.fullmatch(annotated.folded, *beside["tempo"]) if "tempo" in beside else None
    effort = _figure(annotated, beside["rpe"]) if "rpe" in beside else None
    return base._replace(
        rule="table columns",
        sets=sets,
        per_side=base.per_side or of_side,
        start=min(s.start for s in spans),
        end=max(s.end for s in spans),
        rest=read_rest_cell(annotated, beside["rest"], tools) if "rest" in beside else None,
        tempo=tempo["tempo"] if tempo else base.tempo,
        rpe=effort if effort and (effort.high or 0) <= MAX_RPE else base.rpe,
    )


def _figure(annotated: Annotated, cell: Span) -> Interval | None:
    """The figure of a cell that holds one and nothing else."""
    items = annotated.lexemes_in(cell).items
    return items[0].value if len(items) == 1 else None


def read_rest_cell(annotated: Annotated, span: Span, tools: Tools) -> Interval | None:
    """The rest, in seconds, in a cell or label value that is known to hold one: "90 s", "2 min", "90", "2"."""
    dose = next(
        (dose for dose in tools.doses(annotated, span) if dose.unit in ("seconds", "minutes") and dose.reps), None
    )
    if dose is None or dose.reps is None:
        bare = _figure(annotated, span)
        stated = read_rest(annotated.lexemes_in(span), annotated.folded)
        if stated or bare is None or not bare.low:
            return stated
        # Nobody rests for so few seconds, or for so many minutes.
        factor = 60 if bare.low <= MOST_MINUTES else 1
        return Interval(*(None if end is None else end * factor for end in bare))
    factor = 60 if dose.unit == "minutes" else 1
    return Interval(*(None if end is None else end * factor for end in dose.reps))
