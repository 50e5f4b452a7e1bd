"""Counts behind the names of a list, which only the list shows to be repetitions: "Push-ups: 12", "Squats: 15"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from typing import Final

from pipeline.extract.doses import Dose, read_doses
from pipeline.extract.language import Annotated
from pipeline.extract.lexemes import Lexemes
from pipeline.extract.names import NameReader
from pipeline.models import Block, Span

MIN_LINES: Final = 3
"""Lines of a list that have a count or a dose each; of two one may be numbered by chance."""
MIN_COUNTED: Final = 2
"""Lines of them whose figure is a mere count; one will do beside two with doses that say what they count."""
FEWEST: Final = 3
"""Of the repetitions of most lines: lower figures are sets, ranks or points."""
_COUNTED: Final = re.compile(
    r"\W*(?P<name>[a-z][^:.;!?|\d]{2,45}?)(?:\s?[:(-]\s?|\s+x?\s?)\d{1,3}(?:\s?-\s?\d{1,3})?"
    r"(?P<side>(?:\s?/\s?|\s+\(?(?:each|per|on each|every)\s+)(?:side|leg|arm|direction)\)?)?\W*"
)


def with_bare_count(annotated: Annotated, lexemes: Lexemes, names: NameReader) -> list[Dose]:
    """The repetitions that the figures of a span without a dose are by the list it belongs to."""
    counts = annotated.kept("bare counts", lambda: _found(annotated, names))
    return [counts[item.start] for item in lexemes.items if item.start in counts] if counts else []


def _found(annotated: Annotated, names: NameReader) -> Mapping[int, Dose]:
    """The count of each line of such lists, by where it begins."""
    counts: dict[int, Dose] = {}
    for lines in _lists(annotated.document.blocks):
        counted = {line: found for line in lines if (found := _of_line(annotated, line, names))}
        if not counted:
            continue
        others = [
            line for line in lines if line not in counted and read_doses(annotated.lexemes_in(line), annotated.folded)
        ]
        if len(counted) < MIN_COUNTED and len(others) < MIN_LINES - 1:
            continue
        values = [dose.reps.low or 0 for dose in counted.values() if dose.reps]
        ranked = values == [float(number) for number in range(1, len(values) + 1)]
        enough = len(counted) + len(others) >= max(MIN_LINES, (len(lines) + 1) // 2)
        if enough and not ranked and 2 * sum(value >= FEWEST for value in values) > len(values):
            counts |= {dose.start: dose for dose in counted.values()}
    return counts


def _lists(blocks: Sequence[Block]) -> Iterator[list[Block]]:
    """The items of each list, and the paragraphs that stand right below each other."""
    for (kind, group), lines in groupby(
        blocks, key=lambda block: (block.kind, block.group if block.kind == "item" else None)
    ):
        if kind in ("item", "paragraph") and (group is not None or kind == "paragraph"):
            yield list(lines)


def _of_line(annotated: Annotated, line: Block, names: NameReader) -> Dose | None:
    """The count of a line that is nothing but a certain name and a figure."""
    if annotated.codes_in(line).count("N") != 1:
        return None
    found = _COUNTED.fullmatch(annotated.folded, line.start, line.end)
    number = next(item for item in annotated.lexemes_in(line).items if item.code == "N")
    if found is None or number.value is None or not found.end("name") <= number.start:
        return None
    named = names.read(annotated.document.text[slice(*found.span("name"))], found.start("name"))
    if len(named) != 1 or named[0].strength != "strong" or named[0].parsed.uncovered:
        return None
    end = found.end("side") if found["side"] else number.end
    return Dose("count behind a name", *Span(number.start, end), reps=number.value, per_side=bool(found["side"]))
