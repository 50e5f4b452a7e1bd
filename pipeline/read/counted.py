"""Plain text that counts its exercises, as leaflets do: "Exercise 2 - Clam Lie down.", or "2. Clam" over its text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from pipeline.markers import Marker

MIN_COUNTED: Final = 2
"""Exercises that count on from 1: one alone may be spoken of."""
MAX_NAME: Final = 70
"""Characters of a counted name with its number."""
MIN_NUMBERED: Final = 3
"""Numbered lines over text of their own: two may be points of an argument."""
MAX_NUMBERED: Final = 60
MAX_NUMBERED_WORDS: Final = 8
_COUNTED: Final = re.compile(
    r"(?:^|(?<=[.!?)\d] ))(?:Exercise|Stretch|Drill|Movement)\s#?(?P<number>\d{1,2})\s?[-–—:.)]\s?(?=[A-Z])"
)
_WORD: Final = re.compile(r"[^\s]+")
_SENTENCE: Final = re.compile(r"[.!?](?:\s|$)")
_SMALL: Final = frozenset({"and", "for", "of", "or", "to", "with", "on", "in", "at", "the", "a"})
"""What stands between the words of a name in capitals: "Reach With a Twist" begins no sentence with "Reach"."""
_OPENS: Final = frozenset(
    (
        "Stand Standing Lie Lying Sit Sitting Kneel Kneeling Start Begin Get Come Place Put Hold Face Rest Step Lean "
        "Look Hang Turn Bring Take Loop Anchor Attach Grab"
    ).split()
)
"""Words with which the telling of an exercise begins, whatever follows them."""


class CountedLine(NamedTuple):
    """A line, or a part of it, and whether it is the name of a counted exercise."""

    start: int
    end: int
    names: bool


def counted_lines(lines: Sequence[str]) -> dict[int, list[CountedLine]]:
    """How the lines that count exercises divide into names and what is told of them; by the index of the line.

    Empty where the exercises do not count on from 1, and where most of them are only listed.

    >>> lines = counted_lines(["Exercise 1 - Wall Sit Lean on a wall. Exercise 2 - Clam", "Lie on your side."])
    >>> [tuple(part) for part in lines[0]]
    [(0, 21, True), (22, 37, False), (38, 55, True)]
    """
    found = [(index, match) for index, line in enumerate(lines) for match in _COUNTED.finditer(line)]
    if [int(match["number"]) for _, match in found] != list(range(1, len(found) + 1)) or len(found) < MIN_COUNTED:
        return {}
    begun = {index for index, match in found if match.start() == 0}
    divided: dict[int, list[CountedLine]] = {}
    told = 0
    for at, (index, match) in enumerate(found):
        following = found[at + 1][1].start() if at + 1 < len(found) and found[at + 1][0] == index else None
        parts = list(_parted(lines[index], match, len(lines[index]) if following is None else following))
        below = following is None and index + 1 < len(lines) and index + 1 not in begun
        told += len(parts) > 1 or (below and parts[0].names)
        if index not in divided and match.start():
            divided[index] = [CountedLine(0, len(lines[index][: match.start()].rstrip()), names=False)]
        divided.setdefault(index, []).extend(parts)
    return divided if 2 * told > len(found) else {}


def numbered_heads(lines: Sequence[str], markers: Sequence[Marker | None]) -> set[int]:
    """The lines that a number makes heads of what stands below them, though no empty line sets them off.

    They count on from 1, are short and no sentences, and other text stands under each.

    >>> lines = ["1. Pendulum", "Swing your arm.", "2. Wall Walk:", "Walk up the wall.", "3. Shrugs", "Lift."]
    >>> numbered_heads(lines, [Marker(3, number) if number else None for number in (1, None, 2, None, 3, None)])
    {0, 2, 4}
    """
    found: set[int] = set()
    run: list[int] = []
    for index in (at for at, marker in enumerate(markers) if marker):
        number = _head_number(lines, markers, index)
        if number != len(run) + 1:
            found.update(run if len(run) >= MIN_NUMBERED else ())
            run = []
        if number == len(run) + 1:
            run.append(index)
    return found.union(run) if len(run) >= MIN_NUMBERED else found


def _head_number(lines: Sequence[str], markers: Sequence[Marker | None], index: int) -> int | None:
    """The number of a line that is a short name with text under it that it does not run on into."""
    marker = markers[index]
    if marker is None or index + 1 == len(lines) or markers[index + 1] or lines[index + 1][:1].islower():
        return None
    name = lines[index][marker.length :]
    short = len(name) <= MAX_NUMBERED and len(name.split()) <= MAX_NUMBERED_WORDS
    return marker.number if short and name[:1].isupper() and name[-1:] not in ".;,!?" else None


def _parted(line: str, counted: re.Match[str], end: int) -> Iterator[CountedLine]:
    """The name of a counted exercise and, where it runs into its first sentence, what is told."""
    start = counted.start()
    stretch = line[:end].rstrip()
    sentence = _SENTENCE.search(stretch, counted.end())
    if sentence is None and len(stretch) - start <= MAX_NAME:
        yield CountedLine(start, len(stretch), names=True)
        return
    told = _told_from(stretch, counted.end(), min(len(stretch), start + MAX_NAME))
    if told is None:
        yield CountedLine(start, len(stretch), names=False)
        return
    yield CountedLine(start, len(stretch[:told].rstrip(" .:–—-")), names=True)
    yield CountedLine(told, len(stretch), names=False)


def _told_from(line: str, begin: int, end: int) -> int | None:
    """Where the sentence begins into which a name runs: at a capital behind a small word, or before one."""
    words = list(_WORD.finditer(line, begin, end))
    for before, word, after in zip(words, words[1:], words[2:], strict=False):
        if before[0].endswith((".", ":")):
            return word.start()
        if not word[0][0].isupper() or not after[0][0].islower():
            continue
        ended = before[0][0].islower() or before[0].endswith(")")
        if ended or word[0] in _OPENS or after[0] not in _SMALL:
            return word.start()
    return None
