"""Lines that join exercises by a plus: sums of others, exercises done in turn, or one movement of several."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from pipeline.extract.names import NameCandidate
from pipeline.extract.presentations.model import Presentation, View
from pipeline.models import Span

_PLUS: Final = " + "
_JOINED: Final = re.compile(r"\s(?:\+|&)\s")
_IN_TURN: Final = re.compile(
    r"\b(?:super|tri|bi|giant|compound)[ -]?sets?\b|\b(?:each|every|both of the) pairs?\b|"
    r"\bpaired (?:sets|exercises|lifts)\b"
)
"""What says that joined exercises are done one after the other: "Giant set B", but not "Training in pairs"."""
MIN_LISTED: Final = 3
"""So many joined names are a list; two are as often one movement: "Biceps curl + press"."""


def parted_sums(view: View, found: list[Presentation]) -> list[Presentation]:
    """The presentations, each of exercises done in turn for itself, and none that only adds up others.

    "Swing + goblet squat" under "Superset 1" presents two exercises. "Morning: hip circles + cat-cow" is none where the
    article presents both.
    """
    joined = [one for one in found if _JOINED.search(one.name)]
    if not joined:
        return found
    known = {one.candidate.meaning for one in found if one not in joined}

    def parted(one: Presentation) -> Sequence[Presentation]:
        if one not in joined:
            return (one,)
        if _PLUS in one.name and _adds_up(view, one, known):
            return ()
        names = _done_in_turn(view, one)
        return [replace(one, candidate=name, name=name.name) for name in names] or (one,)

    return [part for one in found for part in parted(one)]


def _adds_up(view: View, one: Presentation, known: set[frozenset[tuple[str, str]]]) -> bool:
    parts = [view.tools.names.read(part) for part in one.name.split(_PLUS)]
    return all(len(part) == 1 and any(part[0].meaning <= other for other in known) for part in parts)


def _done_in_turn(view: View, one: Presentation) -> Sequence[NameCandidate]:
    """The exercises that a joined name names, if they are done in turn; none where it is one of its own."""
    names = [view.names(piece) for piece in view.divided(Span(one.candidate.start, one.candidate.end), _JOINED)]
    told = [name[0] for name in names if len(name) == 1]
    sure = sum(name.strength != "shaped" for name in told)
    if len(told) < len(names) or 2 * sure < len(told):
        return ()
    listed = len(told) >= MIN_LISTED and all(name.strength == "strong" for name in told)
    return told if listed or _says_in_turn(view, one) else ()


def _says_in_turn(view: View, one: Presentation) -> bool:
    """Whether the headings above, what stands before the names in their line, or the text around says so."""
    section = view.outline.sections[one.section]
    texts = [text.lower() for text in one.context]
    line = view.folded.rfind("\n", 0, one.candidate.start) + 1
    texts.append(view.folded[line : one.candidate.start])
    texts += [view.folded[block.start : block.end] for block in section.body if block.kind == "paragraph"]
    return any(_IN_TURN.search(text) for text in texts)
