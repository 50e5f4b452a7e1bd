"""The body figure: which regions a set of muscles covers, and how strongly each is painted."""

from __future__ import annotations

import tomllib
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from importlib import resources
from typing import Any, Final

_STRENGTH: Final = {"primary": 3, "worked": 2, "secondary": 1}
_MANY: Final = 3
"""Articles from which on a region is painted in full colour."""


@dataclass(frozen=True, slots=True)
class Region:
    """One region of the half figure; `muscle` is the muscle it stands for."""

    muscle: str
    path: str


@dataclass(frozen=True, slots=True)
class View:
    """The body from one side: the outline of its right half and the regions on it."""

    side: str
    outline: str
    regions: tuple[Region, ...]


@dataclass(frozen=True, slots=True)
class Paint:
    """How a region is painted: its class of colour, and the words that say the same."""

    style: str
    words: str


@dataclass(frozen=True, slots=True)
class Figure:
    """The drawing and what each muscle, group or body region covers of it."""

    views: tuple[View, ...]
    covers: Mapping[str, frozenset[str]]
    answers: Mapping[str, str]
    """Each region's muscle, or the whole muscle or group that people call it by: gluteus maximus → glutes."""

    def painted(self, muscles: Iterable[Mapping[str, Any]]) -> dict[str, Paint]:
        """Regions to their paint; each muscle tells its `muscle_id`, `role` and number of `articles`.

        Where muscles overlap (glutes, gluteus medius), the strongest role that most articles give wins.
        """
        strongest: dict[str, tuple[int, int, str]] = {}
        for row in muscles:
            for region in self.covers.get(row["muscle_id"], ()):
                rank = (_STRENGTH[row["role"]], row["articles"], row["muscle_id"])
                strongest[region] = max(rank, strongest.get(region, rank))
        roles = {strength: role for role, strength in _STRENGTH.items()}
        return {
            region: Paint(f"{roles[strength]} x{min(articles, _MANY)}", f"{muscle}: {roles[strength]} ({articles})")
            for region, (strength, articles, muscle) in strongest.items()
        }


def load_figure(muscles: Sequence[Mapping[str, Any]]) -> Figure:
    """The figure for a catalogue's muscles: rows with `muscle_id` and `group_id`."""
    data = tomllib.loads(resources.files("pipeline.report").joinpath("figure.toml").read_text(encoding="utf-8"))
    views = tuple(
        View(
            side,
            data[side]["outline"],
            tuple(Region(part["muscle"], part["d"]) for part in data[side]["region"]),
        )
        for side in ("front", "back")
    )
    drawn = {region.muscle for view in views for region in view.regions}
    members: dict[str, list[str]] = defaultdict(list)
    for row in muscles:
        members[row["group_id"]].append(row["muscle_id"])
    covers = {row["muscle_id"]: _covered(row["muscle_id"], members, drawn, data["shown_by"]) for row in muscles}
    rows = {row["muscle_id"]: row for row in muscles}
    return Figure(views, covers, {muscle: _called(muscle, rows) for muscle in sorted(drawn)})


def _called(muscle: str, rows: Mapping[str, Mapping[str, Any]]) -> str:
    current = muscle
    while (group := rows[current]["group_id"]) and rows[group]["kind"] != "region":
        current = group
    return current


def _covered(
    muscle: str, members: Mapping[str, list[str]], drawn: set[str], shown_by: Mapping[str, list[str]]
) -> frozenset[str]:
    found, waiting, seen = set[str](), [muscle], set[str]()
    while waiting:
        current = waiting.pop()
        if current in seen:
            continue
        seen.add(current)
        found |= {current} & drawn
        waiting += [*shown_by.get(current, ()), *members.get(current, ())]
    return frozenset(found)
