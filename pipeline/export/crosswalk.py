"""What muscles and equipment are called in other programs (data/crosswalk.toml)."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from importlib import resources

from duckdb import DuckDBPyConnection


@dataclass(frozen=True, slots=True)
class Crosswalk:
    """The names of one program; a muscle it has no name for maps to None."""

    muscles: Mapping[str, str | None]
    equipment: Mapping[str, str]

    def of_muscles(self, muscle_ids: Iterable[str], without: Iterable[str] = ()) -> list[str]:
        """The program's names of some muscles, each once, those in `without` left out."""
        names = (self.muscles.get(one) for one in muscle_ids)
        return [name for name in dict.fromkeys(names) if name is not None and name not in set(without)]

    def main_equipment(self, own: str | None, equipment_ids: Iterable[str]) -> str | None:
        """The program's name of the one piece that counts: what the exercise's name says, else the most named one."""
        return next(iter(self.of_equipment([own] if own else equipment_ids)), None)

    def of_equipment(self, equipment_ids: Iterable[str]) -> list[str]:
        """The program's names of some equipment, each once; what it has no name for is "other", last."""
        names = dict.fromkeys(self.equipment.get(one, "other") for one in equipment_ids)
        return sorted(names, key=lambda name: name == "other")


def load_crosswalk(program: str, connection: DuckDBPyConnection) -> Crosswalk:
    """The names that `program` uses, with every muscle of the catalogue resolved through its groups."""
    text = resources.files("pipeline.export").joinpath("data/crosswalk.toml").read_text(encoding="utf-8")
    table = tomllib.loads(text)[program]
    groups = dict(connection.execute("SELECT muscle_id, group_id FROM muscles").fetchall())
    names: dict[str, str | None] = {}
    for muscle_id in groups:
        place: str | None = muscle_id
        while place is not None and place not in table["muscles"]:
            place = groups.get(place)
        names[muscle_id] = table["muscles"][place] if place else None
    return Crosswalk(names, table["equipment"])
