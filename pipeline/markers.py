"""What marks the beginning of a line: bullets and numbers of a list, questions and their answers."""

from __future__ import annotations

import re
from typing import Final, NamedTuple

_BULLET: Final = re.compile(r"[-–—•‣◦·∙▪▫■□●○◆◇➤➢►▶✓✔✅☑★☆*+»→]️?[ \t]+(?=\S)")
_NUMBER: Final = re.compile(
    r"(?:(?:step|nr\.?|no\.?)[ \t]*)?[(#]?[ \t]?(\d{1,3})(?:(?:[.):]|[.)]?\])[ \t]*|/[ \t]+)(?=[^\d\s])", re.IGNORECASE
)
_NUMBER_BEFORE_FIGURE: Final = re.compile(r"(\d{1,2})[.)][ \t]+(?=\d{1,3}(?!\d|[.,)]))")
"""In a list whose items begin with a count or a time: "4. 50 push-ups", "1. 25-second plank"."""
_COUNTED_NAME: Final = re.compile(
    r"(?:(?:exercise|move|movement|stretch|drill|station|lift|pose|min|number|no\.?)\s*(?:no\.\s*)?#?\d{1,2}\s*[:.)–—|-]"
    r"|(?:exercise|move|movement|stretch|drill|number)\s*(?:#\s?\d{1,2}\s|[a-f]:|"
    r"(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)\s*[:.)–—|-]))\s*(?=\S)",
    re.IGNORECASE,
)
_COUNTED_TURN: Final = re.compile(
    r"(?:(?:min(?:ute)?|interval|round|set|station)\s*#?\d{1,2}|"
    r"(?:first|second|third|fourth|fifth|last|final|odd|even)\s(?:minutes?|mins?|intervals?|rounds?|set|station))\s*(?::|[–—-]\s)\s*(?=[a-z\d])(?!rest\b)",
    re.IGNORECASE,
)
_LOG_DATE: Final = re.compile(
    r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\.?,?\s+\d{1,2}[./]\d{1,2}(?:[./]\d{2,4})?"
    r"|\d{4}-\d{2}-\d{2}|\d{1,2}[./]\d{1,2}[./]\d{2,4})(?:\s*[:–—-])?(?:\s+|$)",
    re.IGNORECASE,
)
_QUESTION: Final = re.compile(r"\W*q(?:uestion)?\s?\d{0,2}\s?[:.)]\s", re.IGNORECASE)
_ANSWER: Final = re.compile(r"\W*a(?:nswer)?\s?\d{0,2}\s?[:.)]\s", re.IGNORECASE)
_NAMED: Final = re.compile(
    r"(?:(?:exercise|movement|drill|stretch|lift)(?: name)?(?: ?#?\d{1,2})?|name)[ \t]?:[ \t]+(?=\S)", re.IGNORECASE
)
_FIELD: Final = re.compile(r"[A-Za-z][A-Za-z_ -]{2,24}:[ \t]+\S")
_STEP: Final = re.compile(r"step[ \t]+(\d{1,3})[ \t]*[-–—.:)]?[ \t]+(?=\S)", re.IGNORECASE)


class Marker(NamedTuple):
    """A bullet or number at the beginning of a line: its length and the number, if it is one."""

    length: int
    number: int | None


def list_marker(text: str) -> Marker | None:
    """The bullet or number with which `text` begins, or None.

    >>> list_marker("3) Lower slowly"), list_marker("4/ Pause"), list_marker("• Knees bent"), list_marker("3 sets of 5")
    (Marker(length=3, number=3), Marker(length=3, number=4), Marker(length=2, number=None), None)
    """
    bullet = _BULLET.match(text)
    if bullet:
        return Marker(bullet.end(), None)
    number = _STEP.match(text) or _NUMBER.match(text) or _NUMBER_BEFORE_FIGURE.match(text)
    if number:
        return Marker(number.end(), int(number.group(1)))
    return None


def counted_name(text: str, begin: int = 0) -> int | None:
    """Where the name begins behind words that count exercises, or None where no such words stand at `begin`.

    >>> counted_name("Exercise 1: Dead Bug"), counted_name("Drill #2 Ankle Rocks"), counted_name("Exercise 30 minutes")
    (12, 9, None)
    """
    found = _COUNTED_NAME.match(text, begin)
    return found.end() if found else None


def counted_turn(text: str, begin: int = 0) -> int | None:
    """Where stands what is done in a turn of a circuit, or None where no turn is counted at `begin`.

    >>> counted_turn("Round 3: High Knees"), counted_turn("First round: 15 burpees"), counted_turn("Round 2: rest")
    (9, 13, None)
    """
    found = _COUNTED_TURN.match(text, begin)
    return found.end() if found else None


def named_field(text: str) -> int | None:
    """Where the name begins in a line that says it gives one, as records do, or None.

    >>> named_field("name: Goblet Squat"), named_field("Exercise: Dead Bug"), named_field("Name it: yours")
    (6, 10, None)
    """
    found = _NAMED.match(text)
    return found.end() if found else None


def is_field(text: str) -> bool:
    """Whether a line is a label and its value: "target: quads", "Reps: 12"."""
    return _FIELD.match(text) is not None


def log_date(text: str, begin: int = 0) -> int | None:
    """Where stands what a log notes behind a date, or None where no date stands at `begin`.

    >>> log_date("Mon 3/4 Squat 5x5"), log_date("2024-03-04: Squat"), log_date("3/4 Sit-Up"), log_date("Monday")
    (8, 12, None, None)
    """
    found = _LOG_DATE.match(text, begin)
    return found.end() if found else None


def is_answered(line: str, following: str) -> bool:
    """Whether a line is marked as a question and the following one as its answer.

    >>> is_answered("Q: How long should I rest?", "A: Two minutes."), is_answered("How long?", "A: Two minutes.")
    (True, False)
    """
    asked = _ANSWER.match(following) is not None and _QUESTION.match(line) is not None
    return asked and line.rstrip().endswith("?")
