"""The lines of plain text, with what counts or marks them at their beginning."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from pipeline.markers import Marker, list_marker
from pipeline.read.counted import CountedLine, counted_lines, numbered_heads

MIN_CARDS: Final = 3
"""Cards that count on from 1: two such lines may be figures."""
_CARD: Final = re.compile(r"(\d{1,2})(?=[A-Z])(?!RM\b)[^.;:!?]{3,60}")


@dataclass(frozen=True, slots=True)
class TextLine:
    """A line that is not empty: where it begins, how deep, what marks it, whether empty lines set it off."""

    start: int
    text: str
    indent: int
    marker: Marker | None
    blank_before: bool
    blank_after: bool
    card: int = 0
    """The length of the number that is glued to the name of a card."""
    counted: bool = False
    """Whether it names an exercise of a row that counts on: "Exercise 2 - Wall Sit", "2. Wall Sit" over its text."""

    @property
    def end(self) -> int:
        """Where the line ends."""
        return self.start + len(self.text)


def text_lines(text: str) -> list[TextLine]:
    """The lines of a text that are not empty; those that count exercises divided into their parts."""
    return _with_counted(_with_cards(_lines(text)))


def _lines(text: str) -> list[TextLine]:
    lines: list[TextLine] = []
    raws = text.split("\n")
    stripped = [*map(str.strip, raws), ""]
    start, blank = 0, True
    for raw, line, following in zip(raws, stripped, stripped[1:], strict=False):
        if line:
            indent = len(raw) - len(raw.lstrip())
            width = len(raw[:indent].expandtabs(4))
            lines.append(TextLine(start + indent, line, width, list_marker(line), blank, not following))
        blank = not line
        start += len(raw) + 1
    return lines


def _with_cards(lines: list[TextLine]) -> list[TextLine]:
    """The lines, those of cards marked that lost the space behind their number ("1Wall Sit", "2Heel Raise").

    A page copied as text glues the numbers so; where they count on from 1 they are no figures.
    """
    cards = {line.start: card for line in lines if (card := _CARD.fullmatch(line.text))}
    numbers = [int(card.group(1)) for card in cards.values()]
    if len(cards) < MIN_CARDS or numbers != list(range(1, len(cards) + 1)):
        return lines
    return [replace(line, card=cards[line.start].end(1)) if line.start in cards else line for line in lines]


def _with_counted(lines: list[TextLine]) -> list[TextLine]:
    """The lines, those that count exercises marked, or divided into their names and what is told of them."""
    heads = numbered_heads([line.text for line in lines], [line.marker for line in lines])
    if heads:
        return [replace(line, counted=index in heads) for index, line in enumerate(lines)]
    divided = counted_lines([line.text for line in lines])
    return [part for index, line in enumerate(lines) for part in _parts(line, divided.get(index))] if divided else lines


def _parts(line: TextLine, parts: Sequence[CountedLine] | None) -> Iterator[TextLine]:
    for part in parts or ():
        yield replace(
            line,
            start=line.start + part.start,
            text=line.text[part.start : part.end],
            marker=None if part.start or part.names else line.marker,
            blank_before=line.blank_before and part.start == 0,
            blank_after=line.blank_after and part.end == len(line.text),
            counted=part.names,
        )
    if not parts:
        yield line
