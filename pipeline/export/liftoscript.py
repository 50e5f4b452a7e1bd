"""Liftoscript: the doses of articles as a plan to paste into Liftosaur (liftosaur.com/docs).

A week (`#`) is an article, a day (`##`) what the article gives under the same day, week, level and goal, and a line an
exercise, with the article's own words as its description. Exercises that the app does not know by name are comments,
so that the rest can be pasted at once; they become lines when the exercise has been created in the app.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from importlib import resources
from itertools import groupby
from typing import Any, Final, TextIO

from duckdb import DuckDBPyConnection

from pipeline.catalogue.store import stream_of
from pipeline.export.cells import figure
from pipeline.export.excerpts import excerpt
from pipeline.export.losses import Losses
from pipeline.identify import identify
from pipeline.vocabulary import Vocabulary, load_vocabulary

Row = dict[str, Any]

_DOSES: Final = """
    SELECT p.*, m.exercise_id, m.source_id, e.name, coalesce(s.title, s.path) AS title, s.author, s.publisher, s.url
    FROM prescriptions AS p JOIN mentions AS m USING (mention_id) JOIN exercises AS e USING (exercise_id)
    JOIN sources AS s USING (source_id)
    ORDER BY s.path, m.source_id,
        min(p.start_char) OVER (PARTITION BY m.source_id, p.phase, p.level, p.goal, p.population),
        p.start_char, p.prescription_id
"""
_CONDITIONS: Final = ("phase", "level", "goal", "population")
_NOT_IN_NAMES: Final = re.compile(r"[/{}()\[\]#!|\\,:\s]+")
"""What ends a name in Liftoscript's grammar, the comma of the equipment and the colon of a label included."""
_PREAMBLE: Final = """\
/// Doses as articles give them, one article a week. Delete what you do not want before you paste it.
/// Weights and progress are yours to set. Lines that begin with /// name exercises that Liftosaur does not know:
/// create the exercise in the app, then remove the slashes.
"""


def write_liftoscript(connection: DuckDBPyConnection, file: TextIO, losses: Losses) -> None:
    """Write the plan, an article at a time."""
    names = known_names(load_vocabulary())
    file.write(_PREAMBLE)
    for _, rows in groupby(stream_of(connection, _DOSES), key=lambda row: row["source_id"]):
        article = list(rows)
        losses.written["articles"] += 1
        file.write("\n" + "".join(line + "\n" for line in _week(article, names, losses)))


def known_names(vocabulary: Vocabulary) -> dict[str, str]:
    """Ids of exercises with the name under which Liftosaur has them built in (data/liftosaur.txt)."""
    text = resources.files("pipeline.export").joinpath("data/liftosaur.txt").read_text(encoding="utf-8")
    names: dict[str, str] = {}
    for name in text.splitlines():
        exercise, _, equipment = name.partition(", ")
        exercise_id = identify(f"{equipment} {exercise}".strip(), vocabulary).exercise_id
        # A name without equipment means the app's usual one: it stands for an exercise whose equipment is open.
        if exercise_id not in names or (not equipment and ", " in names[exercise_id]):
            names[exercise_id] = name
    return names


def _week(rows: list[Row], names: dict[str, str], losses: Losses) -> Iterator[str]:
    first = rows[0]
    credit = ", ".join(_line(first[key]) for key in ("author", "publisher", "url") if first[key])
    if credit:
        yield f"// {credit}"
    yield f"# {_line(first['title'])}"
    for conditions, doses in groupby(rows, key=lambda row: tuple(row[name] for name in _CONDITIONS)):
        yield ""
        day = _line(", ".join(value for value in conditions if value)) or "the workout"
        yield f"## {day[0].upper()}{day[1:]}"
        used: Counter[str] = Counter()
        for dose in doses:
            losses.written["doses"] += 1
            yield from _exercise(dose, names.get(dose["exercise_id"]), used, losses)


def _exercise(dose: Row, known: str | None, used: Counter[str], losses: Losses) -> Iterator[str]:
    name = known or _NOT_IN_NAMES.sub(" ", dose["name"]).strip()
    used[name] += 1
    # Liftosaur wants each exercise once a day; a label makes the second one another.
    label = f"alt{used[name] - 1}: " if used[name] > 1 else ""
    notes = list(_notes(dose))
    losses.note("doses say more than a line can (a range of sets, time, sides); descriptions tell it", int(bool(notes)))
    losses.note("doses are of exercises that Liftosaur does not know; they are comments", int(known is None))
    # A description belongs to the next line that is none: that of an unknown exercise must be a comment as well.
    quote = f"“{_line(excerpt(dose['quote']))}”"
    yield f"{'//' if known else '///'} {'; '.join((quote, *notes))}"
    yield f"{'' if known else '/// '}{label}{name} / {_sets(dose)}"


def _sets(dose: Row) -> str:
    parts = [f"{_least(dose, 'sets', 1)}x{_reps(dose)}"]
    for column, form in (("load_percent_1rm", "{}%"), ("rest_seconds", "{}s"), ("rpe", "@{}")):
        value = _end(dose, column)
        if value is not None and (column != "rest_seconds" or value >= 1):
            parts.append(form.format(figure(float(int(value))) if column == "rest_seconds" else figure(value)))
    return " ".join(parts)


def _reps(dose: Row) -> str:
    if dose["reps_unit"] == "failure":
        return "1+"
    if dose["reps_unit"] != "reps":
        return "1"
    low, high = dose["reps_min"], dose["reps_max"]
    if low is None and high is None:
        return "1+"
    ends = sorted({max(int(end), 1) for end in (low, high) if end is not None})
    return "-".join(map(str, ends)) + ("+" if high is None else "")


def _least(dose: Row, name: str, unknown: int) -> int:
    value = _end(dose, name)
    return unknown if value is None else max(int(value), 1)


def _end(dose: Row, name: str) -> float | None:
    low: float | None = dose[f"{name}_min"]
    high: float | None = dose[f"{name}_max"]
    return high if low is None else low


def _notes(dose: Row) -> Iterator[str]:
    """What the line cannot say."""
    if dose["sets_min"] is None and dose["sets_max"] is None:
        yield "sets not given"
    elif dose["sets_min"] != dose["sets_max"]:
        yield "a range of sets"
    if dose["reps_unit"] not in ("reps", "failure"):
        yield f"each set counts {dose['reps_unit']}"
    elif dose["reps_unit"] == "reps" and dose["reps_min"] is None and dose["reps_max"] is None:
        yield "repetitions not given"
    for name, words in (("rest_seconds", "rest"), ("load_percent_1rm", "load"), ("rpe", "RPE")):
        if dose[f"{name}_min"] != dose[f"{name}_max"]:
            yield f"a range of {words}"
    if dose["per_side"]:
        yield "on each side"
    if dose["set_type"] == "warmup":
        yield "warm-up"
    yield from (_line(dose[name]) for name in ("load", "tempo") if dose[name])


def _line(text: str) -> str:
    """Text that stays within one line and one comment."""
    return "".join(char if char.isprintable() else " " for char in " ".join(text.split())).lstrip("#/ ")
