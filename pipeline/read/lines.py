"""What the beginning of a line says about it: bullets, numbers, step marks, labels."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Final

from pipeline.markers import Marker, list_marker
from pipeline.models import Span
from pipeline.read.pieces import Line, Piece

_ORDER_CODE: Final = re.compile(r"(?:\d{1,2}[A-Ha-h]|[A-H]\d{1,2})(?:[.):]|\b)[ \t]*(?=\S)|[A-Za-z][.)][ \t]+(?=\S)")
_LABEL: Final = re.compile(r"[A-Z][^.:!?]{1,28}:(?:\s|$)")


def splits_before(previous: str, previous_strong: bool, line: Line) -> bool:
    """Whether a mere newline before `line` divides two lines, as in plans and label lists."""
    text = line.text
    starts_strong = bool(line.strong) and line.strong[0].start == 0
    return (
        previous_strong
        or starts_strong
        or previous.endswith(":")
        or list_marker(text) is not None
        or _ORDER_CODE.match(text) is not None
        or (_LABEL.match(text) is not None and _LABEL.match(previous) is not None)
    )


def lists_in_paragraphs(pieces: list[Piece]) -> list[Piece]:
    """Paragraphs that carry their own bullets or numbers ("1. Kneel…" in a `<p>`) become list items.

    A lone number is no list: numbers must follow one another in neighbouring paragraphs.
    """
    result = list(pieces)
    markers = [list_marker(piece.text) if piece.kind == "paragraph" else None for piece in pieces]
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
    return replace(
        piece,
        kind="item",
        line=Line(text[marker.length :], strong, links),
        lead=piece.lead + text[: marker.length],
        depth=max(1, piece.depth),
        ordered=marker.number is not None,
        number=marker.number,
        group=group,
    )
