"""What the beginning of a line says about it: bullets, numbers, step marks, labels."""

from __future__ import annotations

import re
from typing import Final

from pipeline.markers import Marker, is_answered, list_marker
from pipeline.models import STRONG_HEADING, Span
from pipeline.read.pieces import Line, Piece, joined_lines

_ORDER_CODE: Final = re.compile(r"(?:\d{1,2}[A-Ha-h]|[A-H]\d{1,2})(?:[.):]|\b)[ \t]*(?=\S)|[A-Za-z][.)][ \t]+(?=\S)")
_ROUNDS: Final = re.compile(r"\d{1,2}\s(?:rounds?|sets?|circuits?)\b[^.]{0,20}:$", re.IGNORECASE)
_LETTER: Final = re.compile(r"([A-H])[.)]\s*(?=[A-Z\"'])|([A-Ha-h])[.)]\s+(?=[A-Z\d])")
MIN_NUMBERED: Final = 3
MAX_NUMBERED: Final = 90
_FIGURE: Final = re.compile(r"[~≈<]?\s?\d{1,3}(?:\s?[-–]\s?\d{1,3})?\+?")
_UNIT: Final = re.compile(
    r"(?:min(?:ute)?s?|sec(?:ond)?s?|hours?|sets?|reps?|rounds?|"
    r"(?:days?|times|x|sessions?)(?: (?:per|a|each) week|/week))",
    re.IGNORECASE,
)
_TILE_LABEL: Final = re.compile(
    r"(?:sets|rep(?:etition)?s|rounds|rest|tempo|hold|duration|frequency|rpe|rir)", re.IGNORECASE
)
_VALUE: Final = re.compile(rf"{_FIGURE.pattern}(?:\s?(?:{_UNIT.pattern}|s))?(?: each \w+| per \w+)?", re.IGNORECASE)
_DIGIT: Final = re.compile(r"\d")
_LISTED_LINE_NEVER_ENDS: Final = (".", "!", "?", ";", ",")
_SENTENCE_ENDS: Final = (".", "!", "?", ";", ",", ":")
_LABEL: Final = re.compile(r"[A-Z][^.:!?]{1,28}:(?:\s|$)")
_SETS: Final = re.compile(r"\d{1,2}(?:\s?[-–]\s?\d{1,2})?\s?(?:[x×]|sets?|rounds?)\s[^.!?]*$")
_OPENS_LINE: Final = re.compile(r"[A-Z\d:(\"“]|x\d")
MAX_LISTED_LINE: Final = 60
"""Characters; wrapped text runs to 70 and more."""
MIN_LISTED_LINES: Final = 3
"""Fewer make a list only when each has a figure: a count, a dose."""
MAX_TITLE_LINE: Final = 40
"""Characters: six or seven words; what is longer is a line of wrapped text."""
MIN_ROOM: Final = 12
"""Characters for the next word and more, which no one who wraps text leaves free."""


def is_list_of_lines(lines: list[str]) -> bool:
    """Whether the lines of a paragraph are a list without marks, as a plan is jotted down, and no wrapped text.

    >>> is_list_of_lines(["20 swings", "10 pull-ups"]), is_list_of_lines(["Stand tall and", "Lower the bar"])
    (True, False)
    """
    if not all(len(line) <= MAX_LISTED_LINE and _OPENS_LINE.match(line) for line in lines):
        return False
    if len(lines) > MIN_LISTED_LINES and all(line[0].isdigit() for line in lines[:-1]) and lines[-1][0].isupper():
        lines = lines[:-1]  # "10 swings", "8 squats", "6 cleans", "Rest 2 minutes."
    if any(line.endswith(_LISTED_LINE_NEVER_ENDS) for line in lines):
        return False
    return len(lines) >= MIN_LISTED_LINES or all(map(_DIGIT.search, lines))


def splits_before(previous: str, previous_strong: bool, line: Line) -> bool:
    """Whether a mere newline before `line` divides two lines, as in plans and label lists."""
    text = line.text
    starts_strong = bool(line.strong) and line.strong[0].start == 0
    return (
        previous_strong
        or starts_strong
        or previous.endswith(":")
        or list_marker(text) is not None
        or _ROUNDS.match(text) is not None
        or _ORDER_CODE.match(text) is not None
        or (_LABEL.match(text) is not None and _LABEL.match(previous) is not None)
        or is_answered(previous, text)
    )


def heads_lines(first: str, second: str, width: int) -> bool:
    """Whether the first of some lines heads the others: short, no sentence, and not broken off for want of room.

    `width` is the length of the longest line. Wrapped text goes on in a line as long as the next word fits.

    >>> heads_lines("Clamshell", "Lie on your side, knees bent.", 29), heads_lines("Keep your Back", "Straight.", 14)
    (True, False)
    """
    sentence = ". " in first or not first[-1:].isalpha()
    return first[:1].isupper() and not sentence and _is_by_itself(first, second, width)


def is_field(line: str, following: str, width: int) -> bool:
    """Whether a line is a label with its value, or a dose, and what follows is said apart from it.

    >>> is_field("Sets: 3 Reps: 10", "Hold a dumbbell at your chest. Lower.", 37), is_field("3 x 8", "Stand tall.", 11)
    (True, False)
    """
    field = _LABEL.match(line) or _SETS.match(line)
    return field is not None and line[-1:].isalnum() and _is_by_itself(line, following, width)


def _is_by_itself(line: str, following: str, width: int) -> bool:
    room = width - len(line) - 1 - len(following.partition(" ")[0])
    return len(line) <= MAX_TITLE_LINE and following[:1].isupper() and room >= MIN_ROOM


def numbered_headings(pieces: list[Piece]) -> list[Piece]:
    """Short paragraphs that count up over other text ("1) Chin Tuck" … "2) Wall Slide") become headings."""
    expected, members = 1, list[int]()
    found: list[int] = []
    for index, piece in enumerate(pieces):
        number = _heading_number(piece)
        if number is None:
            continue
        if number == expected and (not members or index - members[-1] > 1):
            members.append(index)
        else:
            found += members if len(members) >= MIN_NUMBERED else []
            members = [index] if number == 1 else []
        expected = number + 1 if members else 1
    found += members if len(members) >= MIN_NUMBERED else []
    result = list(pieces)
    for index in found:
        result[index] = pieces[index]._replace(kind="heading", level=STRONG_HEADING)
    return result


def _heading_number(piece: Piece) -> int | None:
    text = piece.text
    if piece.kind != "paragraph" or piece.depth or len(text) > MAX_NUMBERED or text.endswith(_SENTENCE_ENDS):
        return None
    marker = list_marker(text)
    return marker.number if marker else None


def lists_in_paragraphs(pieces: list[Piece]) -> list[Piece]:
    """Paragraphs that carry their own bullets, numbers or letters ("1. Kneel…" in a `<p>`) become list items.

    A lone number is no list: numbers must follow one another in neighbouring paragraphs.
    """
    result = list(pieces)
    markers = [
        (list_marker(piece.text) or _letter_marker(piece.text)) if piece.kind == "paragraph" else None
        for piece in pieces
    ]
    group = max((piece.group or 0 for piece in pieces), default=0)
    index = 0
    while index < len(pieces):
        run = _marker_run(markers, index)
        if run and (run[0].number is None or len(run) > 1):
            group += 1
            for position, marker in enumerate(run, index):
                result[position] = _as_item(result[position], marker, group)
        index += max(1, len(run))
    return result


def figures_with_units(pieces: list[Piece]) -> list[Piece]:
    """Pieces in which a figure and its unit, on lines of their own in a tile ("20-30" over "Minutes"), are one line.

    So are a label and its figure below it ("Sets" over "3").
    """
    result: list[Piece] = []
    joined = False
    for piece in pieces:
        above = result[-1] if result and not joined and result[-1].kind == piece.kind == "paragraph" else None
        joined = True
        if above and _UNIT.fullmatch(piece.text) and _FIGURE.fullmatch(above.text):
            result[-1] = above._replace(line=joined_lines(above.line, piece.line))
        elif above and _TILE_LABEL.fullmatch(above.text) and _VALUE.fullmatch(piece.text):
            label = above.line._replace(text=f"{above.text}:")
            result[-1] = above._replace(line=joined_lines(label, piece.line))
        else:
            result.append(piece)
            joined = False
    return result


def _letter_marker(text: str) -> Marker | None:
    """The letter that counts a paragraph: "A. Stand tall", "B.Take a step", "c) 20 squats"."""
    letter = _LETTER.match(text)
    return Marker(letter.end(), ord(text[0].upper()) - ord("A") + 1) if letter else None


def _marker_run(markers: list[Marker | None], start: int) -> list[Marker]:
    """The markers from `start` on that make one list: all bullets, or numbers that count up."""
    run: list[Marker] = []
    for position in range(start, len(markers)):
        marker = markers[position]
        if marker is None:
            break
        if run:
            last = run[-1].number
            if marker.number != (None if last is None else last + 1):
                break
        run.append(marker)
    return run


def _as_item(piece: Piece, marker: Marker, group: int) -> Piece:
    text = piece.line.text
    strong, links = (
        tuple(
            Span(max(0, span.start - marker.length), span.end - marker.length)
            for span in spans
            if span.end > marker.length
        )
        for spans in (piece.line.strong, piece.line.links)
    )
    return piece._replace(
        kind="item",
        line=Line(text[marker.length :], strong, links),
        lead=piece.lead + text[: marker.length],
        depth=max(1, piece.depth),
        ordered=marker.number is not None,
        number=marker.number,
        group=group,
    )
