"""The readings of the vocabulary, found by what a name states instead of tried one by one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from pipeline.vocabulary.schema import ReadingEntry

_ANY: Final = ""
"""Stands for every value of a facet."""


@dataclass(frozen=True, slots=True)
class Readings:
    """Readings in the order in which they apply, and their places by one facet value that each cannot do without."""

    entries: tuple[ReadingEntry, ...]
    places: Mapping[tuple[str, str], tuple[int, ...]]

    @staticmethod
    def of(entries: Iterable[ReadingEntry]) -> Readings:
        """The readings `entries`, which apply in this order."""
        ordered = tuple(entries)
        places: dict[tuple[str, str], list[int]] = {}
        for place, entry in enumerate(ordered):
            for key in _keys(entry):
                places.setdefault(key, []).append(place)
        return Readings(ordered, {key: tuple(found) for key, found in places.items()})

    def candidates(self, stated: Mapping[str, Iterable[str]], after: int) -> list[int]:
        """The places behind `after`, ascending, of the readings that may apply to what a name states."""
        found = {
            place
            for facet, values in stated.items()
            if values
            for value in (_ANY, *values)
            for place in self.places.get((facet, value), ())
            if place > after
        }
        return sorted(found)


def _keys(entry: ReadingEntry) -> Iterator[tuple[str, str]]:
    """One facet that the reading wants, with its values: the movement where it wants one, else any with few values."""
    facet, wanted = min(entry.when.items(), key=lambda pair: (not pair[1], pair[0] != "movement", len(pair[1])))
    return iter([(facet, value) for value in wanted] or [(facet, _ANY)])
