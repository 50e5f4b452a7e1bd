"""What under a heading with several exercises belongs to one of them: the lines below its short name."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Final

from pipeline.extract.names import NameCandidate
from pipeline.extract.outline import Section
from pipeline.extract.presentations.labelled_halves import label_of
from pipeline.extract.presentations.model import Part, View
from pipeline.models import Block, Span
from pipeline.text import name_words

_IN_BRACKETS: Final = re.compile(r"[(\[]([^()\[\]]{1,40})[)\]]:?")
MIN_INITIALS: Final = 2
"""A single letter stands for a side or a direction as often as for a name."""


def own_parts(
    view: View, section: Section, candidates: Sequence[NameCandidate], parts: tuple[Part, ...]
) -> Sequence[tuple[Part, ...]]:
    """The parts of each of a heading's exercises: under "(Dips)" and "(HC)" those of "Dips superset hammer curls".

    So are those under "How to do it (dips)" and "Hammer curls:". All parts are everybody's where no such line tells
    for at least two of them what is theirs.
    """
    if len(candidates) == 1:
        return [parts]
    headed = _owners_by_heading(view, section, candidates)
    owners: list[NameCandidate | None] = []
    for part in parts:
        if part.block in headed:
            owners.append(headed[part.block])
            continue
        told = (
            _labelled(view, candidates, part) or _called(view, candidates, part)
            if part.block.kind == "paragraph"
            else None
        )
        owners.append(told or (owners[-1] if owners and not headed else None))
    if len(set(owners) - {None}) < min(2, len(candidates)):
        return [parts for _ in candidates]
    parts = tuple(_without_label(view, part) if _labelled(view, candidates, part) else part for part in parts)
    shared = list(zip(parts, owners, strict=True))
    return [tuple(part for part, owner in shared if owner in (None, candidate)) for candidate in candidates]


def _labelled(view: View, candidates: Sequence[NameCandidate], part: Part) -> NameCandidate | None:
    """The exercise whose whole name is the label with which a paragraph begins: "Chin tuck: Draw your chin back"."""
    label = label_of(view, part.block)
    words = name_words(view.text(label)) if label and part.span.start == part.block.start else ()
    return next((one for one in candidates if words and name_words(one.name) == words), None)


def _without_label(view: View, part: Part) -> Part:
    label = label_of(view, part.block)
    return replace(part, span=Span(label.end + len(": "), part.span.end)) if label else part


def _owners_by_heading(
    view: View, section: Section, candidates: Sequence[NameCandidate]
) -> Mapping[Block, NameCandidate]:
    """Which blocks stand under a heading that calls one of the exercises by words that no other one has."""
    owners: dict[Block, NameCandidate] = {}
    words = [set(name_words(one.name)) for one in candidates]
    for inner in view.outline.subtree(section):
        if inner.index == section.index or inner.heading is None:
            continue
        said = set(name_words(view.text(inner.heading)))
        called = [one for one, own in zip(candidates, words, strict=True) if said & own]
        if len(called) == 1:
            owners.update(dict.fromkeys(inner.body, called[0]))
    return owners


def _called(view: View, candidates: Sequence[NameCandidate], part: Part) -> NameCandidate | None:
    """The one exercise that a line in brackets calls by some of its words or by its initials."""
    line = _IN_BRACKETS.fullmatch(view.text(part.span).strip())
    if line is None:
        return None
    words = set(name_words(line[1]))
    called = [one for one in candidates if words & set(name_words(one.name)) or _initials_of(line[1], one)]
    return called[0] if len(called) == 1 else None


def _initials_of(short: str, one: NameCandidate) -> bool:
    """Whether a short name in capitals is made of a name's initials, or the first of them: "CG", "Close Grip Curl"."""
    initials = "".join(word[0] for word in name_words(one.name))
    return len(short) >= MIN_INITIALS and short.isupper() and initials.startswith(short.lower())
