"""The whole report: every page rendered into a folder, in bounded memory and with the same bytes each time."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from importlib import resources
from itertools import islice
from pathlib import Path
from typing import Any, Final

from duckdb import DuckDBPyConnection
from jinja2 import Environment, PackageLoader, StrictUndefined

from pipeline.catalogue.store import rows_of
from pipeline.export.excerpts import excerpt
from pipeline.report import wording
from pipeline.report.articles import FIELDS, articles
from pipeline.report.conflicts import Dispute, disputes
from pipeline.report.exercises import exercises
from pipeline.report.figure import load_figure
from pipeline.report.folder import new_folder
from pipeline.report.search_index import (
    LEVELS,
    as_json,
    by_letter,
    counted,
    exercise_index,
    exercise_rows,
    heat,
    script,
    worked_muscles,
)
from pipeline.terminal.doses import dose_in_words
from pipeline.vocabulary import Vocabulary

_ASSETS: Final = ("report.css", "page.js", "home.js", "conflicts.js", "articles.js")
_FIRST_SHOWN: Final = 30
"""Exercises and conflicts that stand in their pages themselves; scripts bring the others."""
_CHUNK: Final = 200
"""Conflicts in one data script: the page loads those it shows."""
_NEWEST: Final = 6

_FIGURES: Final = """
    SELECT
        (SELECT count(*) FROM sources WHERE status IN ('ok', 'partial')) AS articles,
        (SELECT count(*) FROM exercises WHERE source_count > 0) AS exercises,
        (SELECT count(*) FROM exercise_names) AS names,
        (SELECT count(*) FROM mentions) + (SELECT count(*) FROM steps) + (SELECT count(*) FROM prescriptions) AS facts,
        (SELECT count(*) FROM agreements) AS agreements,
        (SELECT count(*) FROM sources WHERE status = 'quarantined') AS quarantined
"""
_SOURCES: Final = """
    SELECT s.*, coalesce(s.title, s.path) AS shown, y.exercises, y.doses, y.steps, y.conflicts,
        d.source_id IS NOT NULL AS has_page
    FROM sources AS s LEFT JOIN source_yield AS y USING (source_id) LEFT JOIN documents AS d USING (source_id)
"""


@dataclass(frozen=True, slots=True)
class Written:
    """How many pages a report has."""

    exercises: int
    articles: int
    conflicts: int


def write_report(
    connection: DuckDBPyConnection, vocabulary: Vocabulary, folder: Path, *, quotes_only: bool = False
) -> Written:
    """Write the report into `folder`, which is replaced as a whole.

    `quotes_only` leaves out what articles say beside the quoted facts. Raises UsageError when the folder holds
    something else or cannot be written.
    """
    with new_folder(folder) as building:
        site = _Site(connection, vocabulary, building, quotes_only)
        found = site.write_conflicts()
        site.write_home(found)
        return Written(site.write_exercises(), site.write_articles(), len(found.index))


@dataclass(frozen=True, slots=True)
class _Found:
    """What other pages show of the conflicts: a short entry for each, and the first ones in full."""

    index: list[list[Any]]
    sharpest: list[Dispute]
    severities: dict[str, list[int]]
    """Of the conflicts that stand, by exercise."""


class _Site:
    """The pages under construction, and what all of them share."""

    def __init__(self, connection: DuckDBPyConnection, vocabulary: Vocabulary, folder: Path, quotes_only: bool) -> None:
        self._connection, self._vocabulary, self._folder = connection, vocabulary, folder
        self._muscles = rows_of(connection, "SELECT * FROM muscles ORDER BY name, muscle_id")
        self._equipment = rows_of(connection, "SELECT * FROM equipment ORDER BY name, equipment_id")
        self._muscle_names = {row["muscle_id"]: str(row["name"]) for row in self._muscles}
        self._figure = load_figure(self._muscles)
        self._pages = _environment(vocabulary)
        self._pages.globals |= {
            "figure": self._figure,
            "muscle_names": self._muscle_names,
            "equipment_names": {row["equipment_id"]: row["name"] for row in self._equipment},
            "quotes_only": quotes_only,
        }
        self._pages.filters["muscle_name"] = self._muscle_names.__getitem__
        for name in _ASSETS:
            self._write(f"assets/{name}", _asset(name))

    def write_conflicts(self) -> _Found:
        """The page of conflicts and the scripts it loads them from."""
        index: list[list[Any]] = []
        first: list[Dispute] = []
        sharpest: list[Dispute] = []
        severities: defaultdict[str, list[int]] = defaultdict(list)
        numbers = {row["muscle_id"]: number for number, row in enumerate(self._muscles)}
        card = self._pages.get_template("conflict.html").module.card  # type: ignore[attr-defined]
        for number, chunk in enumerate(_chunks(disputes(self._connection, self._vocabulary), _CHUNK)):
            if number == 0:
                first = chunk[:_FIRST_SHOWN]
                sharpest = [one for one in chunk if one.state == "conflict"][:3]
            for one in chunk:
                row = one.row
                muscles = [numbers[muscle] for muscle in one.muscles if muscle in numbers]
                if one.state == "conflict" and row["subject_kind"] == "exercise":
                    severities[row["subject_id"]].append(row["severity"])
                index.append([one.state, row["kind"], row["severity"], row["aspect"], row["subject_name"], muscles])
            cards = [str(card(one, "", True)) for one in chunk]
            self._write(f"assets/conflicts-{number}.js", f"liftloreCards({number},{as_json(cards)});\n")
        self._write(
            "assets/conflicts-index.js",
            script(
                "liftloreConflicts",
                {
                    "chunk": _CHUNK,
                    "muscles": [
                        [row["muscle_id"], row["name"], numbers.get(row["group_id"], -1)] for row in self._muscles
                    ],
                    "conflicts": index,
                },
            ),
        )
        standing = [entry for entry in index if entry[0] != "dismissed"]
        self._render(
            "conflicts.html",
            "conflicts.html",
            root="",
            first=first,
            total=len(index),
            states=Counter(entry[0] for entry in index),
            kinds=sorted(Counter((entry[1], entry[2]) for entry in standing if entry[0] == "conflict").items()),
            kind_names=sorted({entry[1] for entry in index}),
            muscles=sorted({self._muscles[number]["name"] for entry in index for number in entry[5]}),
        )
        return _Found(index, sharpest, dict(severities))

    def write_home(self, found: _Found) -> None:
        """The first page, the list from A to Z, the list of articles, and the script of the search."""
        rows = exercise_rows(self._connection, found.severities)
        self._write("assets/exercises.js", exercise_index(rows, self._muscles, self._equipment))
        regions = heat(rows, self._figure.covers)
        answers, names = self._figure.answers, self._muscle_names
        sources = rows_of(self._connection, f"{_SOURCES} ORDER BY lower(shown), shown, source_id")
        newest = rows_of(
            self._connection,
            f"{_SOURCES} WHERE s.published IS NOT NULL AND d.source_id IS NOT NULL "
            f"ORDER BY s.published DESC, shown, source_id LIMIT {_NEWEST}",
        )
        equipment = counted([row["equipment"] for row in rows])
        (figures,) = rows_of(self._connection, _FIGURES)
        states = Counter(entry[0] for entry in found.index)
        self._render(
            "home.html",
            "index.html",
            root="",
            figures=figures,
            states=states,
            first=rows[:_FIRST_SHOWN],
            total=len(rows),
            worked=worked_muscles(self._connection),
            paint=_painted_by_heat(regions),
            answers=answers,
            region_words={
                region: f"{names[answers[region]]}: {wording.count(number, 'exercise')}"
                for region, number in regions.items()
            },
            equipment=[row for row in self._equipment if row["equipment_id"] in equipment],
            equipment_counts=equipment,
            level_counts=counted([row["levels"] for row in rows]),
            levels=LEVELS,
            newest=newest or [row for row in sources if row["has_page"]][:_NEWEST],
            dated=bool(newest),
            sharpest=found.sharpest,
        )
        self._render("exercises.html", "exercises.html", root="", letters=by_letter(rows), total=len(rows))
        self._render("articles.html", "articles.html", root="", sources=sources, figures=figures)

    def write_exercises(self) -> int:
        """A page for each exercise; how many there are."""
        written = 0
        for exercise in exercises(self._connection, self._vocabulary):
            written += 1
            self._render(
                "exercise.html",
                f"exercises/{wording.page_name(exercise.row['exercise_id'])}",
                root="../",
                exercise=exercise,
                row=exercise.row,
                parts=exercise.parts,
                painted=self._figure.painted(exercise.parts["muscles"]),
            )
        return written

    def write_articles(self) -> int:
        """A page for each article that was read; how many there are."""
        written = 0
        for article in articles(self._connection):
            written += 1
            self._render(
                "article.html",
                f"articles/{wording.page_name(article.row['source_id'])}",
                root="../",
                article=article,
                row=article.row,
                parts=article.parts,
                fields=FIELDS,
            )
        return written

    def _render(self, template: str, path: str, **values: Any) -> None:
        self._write(path, self._pages.get_template(template).render(**values))

    def _write(self, path: str, text: str) -> None:
        target = self._folder / path
        target.parent.mkdir(exist_ok=True)
        target.write_bytes(text.encode("utf-8", errors="replace"))


def _environment(vocabulary: Vocabulary) -> Environment:
    pages = Environment(
        loader=PackageLoader("pipeline.report"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    pages.filters |= {
        "words": wording.in_words,
        "conditions": wording.conditions,
        "web_address": wording.web_address,
        "dose": dose_in_words,
        "excerpt": excerpt,
        "page": wording.page_name,
    }
    pages.globals |= {
        "count": wording.count,
        "severities": wording.SEVERITY,
        "said": lambda claim: wording.said(claim, vocabulary),
    }
    return pages


def _asset(name: str) -> str:
    return resources.files("pipeline.report").joinpath("assets", name).read_text(encoding="utf-8")


def _chunks(items: Iterable[Dispute], size: int) -> Iterator[list[Dispute]]:
    rest = iter(items)
    while chunk := list(islice(rest, size)):
        yield chunk


def _painted_by_heat(regions: Counter[str]) -> dict[str, str]:
    """Regions to the class of their colour, in four steps up to the most worked one."""
    most = max(regions.values(), default=1)
    return {region: f"heat{math.ceil(4 * number / most)}" for region, number in regions.items()}
