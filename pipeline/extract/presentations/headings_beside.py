"""What the headings beside a heading say of it: most of them exercises, a series that counts on, a run of doses."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Final, NamedTuple

from pipeline.extract.names import NameCandidate
from pipeline.extract.outline import Section
from pipeline.extract.presentations.counted_heads import is_counted
from pipeline.extract.presentations.evidence import evidence_under
from pipeline.extract.presentations.model import View
from pipeline.extract.presentations.told import moves_the_body
from pipeline.markers import counted_name, counted_turn, list_marker

MIN_SHARE: Final = 0.5
"""Of the headings beside one, how many must be exercises for them to say that it is one."""
MIN_KINDS: Final = 2
"""Kinds of evidence that make a heading of unknown words an exercise without its neighbours."""
MIN_SERIES: Final = 3
"""Headings; two may stand beside each other by chance."""
MIN_SURE: Final = 2
"""Certain exercises among the headings of a series or run."""
SERIES_SHARE: Final = 0.75
"""Of the numbered headings of a series, how many must be exercises by name or content for all to be."""
_CALLED: Final = re.compile(r"\W*(?:exercise|stretch|drill|movement)\s#?\d")

MOVING_SHARE: Final = 0.6
"""Of the headings announced as exercises, how many must tell a movement for those of unknown words to be exercises."""

Names = Mapping[int, Sequence[NameCandidate]]
"""What each section's heading may name, by the section's index."""


def asks(view: View, section: Section) -> bool:
    """Whether a heading is a question: "How Often Should I Squat?"."""
    return section.heading is not None and view.text(section.heading).rstrip().endswith("?")


def peers_agree(view: View, section: Section, names: Names) -> bool:
    """Whether most headings beside this one, labels left out, are certain exercises."""
    beside = _beside(view, section, names)
    return beside.sure > 0 and beside.sure >= MIN_SHARE * (beside.sure + beside.doubtful)


def in_series(view: View, section: Section, names: Names) -> bool:
    """Whether a heading counts on in a series ("1. Cat-Cow", "2. Lizard"…) of which most are shown to be exercises."""
    if not is_numbered(view, section):
        return False
    length, sure, shown = view.annotated.kept(
        ("series", section.parent, section.level), lambda: _series(view, view.outline.siblings(section), names)
    )
    if length < MIN_SERIES:
        return False
    announced = _is_called_exercise(view, section) or any(
        above.heading and above.role == "exercises" for above in view.outline.ancestors(section)
    )
    return (announced or sure >= MIN_SURE) and shown >= SERIES_SHARE * length


def in_bare_run(view: View, section: Section, names: Names) -> bool:
    """Whether a heading is one of a list written as headings, nothing under any but the last, most of them exercises.

    "### Calf Stretch", "### Hip Flexor Stretch", "### Side Lean", and only then "Hold each for 30 seconds."
    """
    return view.annotated.kept(
        ("bare run", section.parent, section.level, view.outline.bare_run(section)[0].index),
        lambda: _are_bare_exercises(view.outline.bare_run(section), names),
    )


def _are_bare_exercises(run: Sequence[Section], names: Names) -> bool:
    named = [name for one in run for name in list(names.get(one.index, ()))[:1] if name.strength != "shaped"]
    sure = sum(name.strength == "strong" or not name.parsed.uncovered for name in named)
    return len(run) >= MIN_SERIES and sure >= MIN_SURE and len(named) >= SERIES_SHARE * len(run)


def in_dosed_run(view: View, section: Section, names: Names) -> bool:
    """Whether a heading is one of several that each have a dose of their own right below, one of them an exercise."""
    if not _is_dosed(view, section):
        return False
    length, sure, dosed = view.annotated.kept(
        ("dosed run", section.parent, section.level), lambda: _dosed(view, view.outline.siblings(section), names)
    )
    turn = section.heading is not None and counted_turn(view.text(section.heading)) is not None
    return length >= MIN_SERIES and dosed >= SERIES_SHARE * length and sure >= (1 if turn else MIN_SURE)


def _dosed(view: View, siblings: Sequence[Section], names: Names) -> tuple[int, int, int]:
    """How many headings are no labels or questions, how many of these are certain names, and how many have a dose."""
    telling = [other for other in siblings if other.role is None and not asks(view, other)]
    sure = sum(is_certain(other, names) for other in telling)
    return len(telling), sure, sum(_is_dosed(view, other) for other in telling)


def _is_dosed(view: View, section: Section) -> bool:
    """Whether the first line under a heading begins with how much of it is done."""
    first = section.body[0] if section.body else None
    doses = [dose for dose in view.doses(first) if dose.reps or dose.sets] if first else []
    if first is None or not doses:
        return False
    label = view.label(first)
    return doses[0].start <= first.start + 1 or (label is not None and label.role == "dose")


def _is_called_exercise(view: View, section: Section) -> bool:
    """Whether a heading says what it counts: "Exercise 3 - Foot Massage"."""
    return section.heading is not None and _CALLED.match(view.folded, section.heading.start) is not None


def _series(view: View, siblings: Sequence[Section], names: Names) -> tuple[int, int, int]:
    """How many headings are numbered, how many of these are certain names, and how many shown to be exercises."""
    series = [other for other in siblings if is_numbered(view, other)]
    sure = [is_certain(other, names) for other in series]
    shown = (certain or evidence_under(view, other).kinds > 0 for other, certain in zip(series, sure, strict=True))
    return len(series), sum(sure), sum(shown)


def is_numbered(view: View, section: Section) -> bool:
    """Whether a heading begins with what counts it among others: "3. Plank", "Exercise 3: Plank"."""
    if section.heading is None:
        return False
    text = view.text(section.heading)
    marker = list_marker(text)
    if marker is None:
        return counted_name(text) is not None or is_counted(view, section.heading)
    return marker.number is not None


def is_phase(view: View, section: Section, names: Names) -> bool:
    """Whether a heading like "Pull Back" is one phase of a movement: it stands among headings that name nothing."""
    beside = _beside(view, section, names)
    return beside.headings > 1 and 2 * beside.unnamed >= beside.headings


def peers_show(view: View, section: Section, names: Names) -> bool:
    """Whether the headings beside this one, labels left out, are exercises by their names or by what they hold."""
    group = ("shown", section.parent, section.level)
    both = view.annotated.kept(group, lambda: [_shown(view, one, names) for one in view.outline.siblings(section)])
    own_telling, own_shown = _shown(view, section, names)
    telling, shown = sum(one for one, _ in both) - own_telling, sum(one for _, one in both) - own_shown
    return shown > 0 and shown >= MIN_SHARE * telling


def _shown(view: View, section: Section, names: Names) -> tuple[bool, bool]:
    """Whether a heading is no label or question, and whether such a one is shown to be an exercise."""
    if section.role is not None or asks(view, section):
        return False, False
    found = bool(names.get(section.index)) and evidence_under(view, section).kinds >= MIN_KINDS
    return True, is_certain(section, names) or found


def peers_instruct(view: View, section: Section, names: Names) -> bool:
    """Whether a heading is one of several that each have steps under them, some of them certain exercises.

    "Cobra", "Happy Baby", "Dolphin", "Half Moon", each with how it is done: none of them is a phase of another.
    """
    group = ("instructing", section.parent, section.level)
    telling, instructing, sure = view.annotated.kept(
        group, lambda: _instructing(view, view.outline.siblings(section), names)
    )
    return instructing > MIN_SERIES and instructing >= SERIES_SHARE * telling and sure >= MIN_SURE


def _instructing(view: View, siblings: Sequence[Section], names: Names) -> tuple[int, int, int]:
    """How many headings are no labels or questions, how many of these have steps, and how many of both are certain."""
    telling = [other for other in siblings if other.role is None and not asks(view, other)]
    instructing = [other for other in telling if evidence_under(view, other).steps]
    return len(telling), len(instructing), sum(is_certain(other, names) for other in instructing)


def announced_and_told(view: View, section: Section, names: Names) -> bool:
    """Whether a heading is one of several right under "Balance games: three exercises" that move the body.

    "Bean Bag Walk", "Musical Statues": one of them at least has a word of exercises.
    """
    above = view.outline.sections[section.parent] if section.parent is not None else None
    if above is None or above.role != "exercises" or section.role is not None or not _moves(view, section):
        return False
    telling, moving, known = view.annotated.kept(
        ("moving", section.parent, section.level), lambda: _moving(view, view.outline.siblings(section), names)
    )
    return telling >= MIN_SERIES and moving >= MOVING_SHARE * telling and known


def _moving(view: View, siblings: Sequence[Section], names: Names) -> tuple[int, int, bool]:
    """How many headings are no labels or questions, how many of these move the body, and whether one is a likely name.

    A heading that commands is none, and heads advice: then none of them moves.
    """
    telling = [other for other in siblings if other.role is None and not asks(view, other)]
    moving = [other for other in telling if names.get(other.index) and _moves(view, other)]
    known = any(name.strength != "shaped" for other in moving for name in names[other.index])
    commands = any(one.heading and view.tools.instructs(view.text(one.heading).lower()) for one in telling)
    return len(telling), 0 if commands else len(moving), known


def _moves(view: View, section: Section) -> bool:
    """Whether steps stand under a heading, one of them with a part of the body or a direction."""
    return evidence_under(view, section).steps and any(
        moves_the_body(view, sentence) and view.tools.instructs(view.folded[sentence.start : sentence.end])
        for block in section.body
        if block.kind in ("item", "paragraph")
        for sentence in view.annotated.sentences_in(block)
    )


class _Headings(NamedTuple):
    """Of some headings how many are certain exercises, neither that nor labels, and without a known word."""

    headings: int = 0
    sure: int = 0
    doubtful: int = 0
    unnamed: int = 0


def _beside(view: View, section: Section, names: Names) -> _Headings:
    """What the other headings beside this one are."""
    group = ("headings", section.parent, section.level)
    every = view.annotated.kept(group, lambda: _counted(view, view.outline.siblings(section), names))
    own = _counted(view, [section], names)
    return _Headings(*(all_of - of_own for all_of, of_own in zip(every, own, strict=True)))


def _counted(view: View, sections: Sequence[Section], names: Names) -> _Headings:
    sure = [is_certain(section, names) for section in sections]
    return _Headings(
        headings=len(sections),
        sure=sum(sure),
        doubtful=sum(not certain and section.role is None for section, certain in zip(sections, sure, strict=True)),
        unnamed=sum(all(name.strength == "shaped" for name in names.get(section.index, ())) for section in sections),
    )


def is_certain(section: Section, names: Names) -> bool:
    """Whether a heading certainly names an exercise."""
    return any(name.strength == "strong" for name in names.get(section.index, ()))
