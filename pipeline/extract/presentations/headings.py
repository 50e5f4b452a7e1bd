"""Which headings are exercises: by name, by what stands under them, and by the headings beside them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from pipeline.extract.names import NameCandidate, elliptical
from pipeline.extract.outline import Section
from pipeline.extract.presentations.evidence import evidence_under
from pipeline.extract.presentations.model import EXERCISE_FIELDS, NO_EXERCISES_IN, Presentation, View
from pipeline.extract.presentations.parts import section_parts
from pipeline.markers import list_marker
from pipeline.models import Span
from pipeline.text import fold

MIN_SHARE: Final = 0.5
MIN_KINDS: Final = 2
"""Kinds of evidence that make a heading of unknown words an exercise without its neighbours."""
MAX_OWN_ENTRIES: Final = 1
"""A section that lists more exercises than this is a group of them, unless its heading is a certain name."""
_COMPARED: Final = (" vs. ", " vs ", " versus ")

Names = Mapping[int, Sequence[NameCandidate]]


def exercise_headings(view: View, entries: Mapping[int, int]) -> dict[int, Sequence[NameCandidate]]:
    """The sections whose headings are exercises, with their names.

    `entries` says how many exercises the lists, tables and lines of each section's own body present.
    """
    names: dict[int, Sequence[NameCandidate]] = {
        section.index: view.names(section.heading) for section in view.outline.sections if section.heading
    }
    accepted = {index for index in names if _is_exercise(view, view.outline.sections[index], names, entries)}
    for index in sorted(accepted):
        section = view.outline.sections[index]
        above = next((item for item in view.outline.ancestors(section) if item.index in accepted), None)
        if above and not _is_variation(view, section, above, accepted):
            accepted.discard(index)
    return {index: names[index] for index in sorted(accepted)}


def heading_presentations(view: View, accepted: Mapping[int, Sequence[NameCandidate]]) -> Iterator[Presentation]:
    """One presentation a name in an exercise heading, with the text of its section."""
    for index, candidates in accepted.items():
        section = view.outline.sections[index]
        heading = section.heading
        assert heading is not None
        parts = tuple(section_parts(view, section, set(accepted) - {index}))
        for candidate, name in _named(view, candidates):
            lead = Span(heading.start, heading.end)
            yield Presentation(candidate, name, "heading", parts, index, view.context(section, own=False), lead)


def _is_exercise(view: View, section: Section, names: Names, entries: Mapping[int, int]) -> bool:
    candidates = names[section.index]
    if not candidates or (section.level == 1 and _is_title(view, section)):
        return False
    if view.inside(section, NO_EXERCISES_IN | {"faq", "closing"}) or _asks(view, section):
        return False
    strengths = {candidate.strength for candidate in candidates}
    own = sum(entries.get(inner.index, 0) for inner in view.outline.subtree(section))
    if "strong" in strengths:
        return _has_content(view, section) or _peers_agree(view, section, names)
    if own > MAX_OWN_ENTRIES or view.role(section) in NO_EXERCISES_IN | {
        "steps",
        "setup",
        "tips",
        "variations",
        "dose",
        "faq",
        "closing",
        "frequency",
    }:
        return False
    if "weak" in strengths:
        return (speaks_of_exercise(view, section) and not _covers_exercises(view, section, names)) or _peers_agree(
            view, section, names
        )
    numbered = list_marker(view.text(section.heading)) is not None if section.heading else False
    evidence = evidence_under(view, section)
    if evidence.kinds >= MIN_KINDS and not _covers_exercises(view, section, names):
        return _peers_show(view, section, names)
    return (evidence.kinds > 0 or numbered) and _peers_agree(view, section, names)


def _is_title(view: View, section: Section) -> bool:
    """Whether a level-1 heading is the article's title and not one of several exercises of that level."""
    firsts = [other for other in view.outline.sections if other.heading and other.level == 1]
    return (firsts[0].index == section.index and bool(section.children)) or (
        len(firsts) == 1 and len(view.outline.sections) > 2
    )


def _asks(view: View, section: Section) -> bool:
    return bool(section.heading) and view.text(section.heading).rstrip().endswith("?")  # type: ignore[arg-type]


def _has_content(view: View, section: Section) -> bool:
    return any(inner.body for inner in view.outline.subtree(section)) or bool(
        section.heading and view.doses(section.heading)
    )


def _covers_exercises(view: View, section: Section, names: Names) -> bool:
    """Whether certain exercises stand as headings under this one: then it is a group of them."""
    return any(
        inner.index != section.index and any(name.strength == "strong" for name in names.get(inner.index, ()))
        for inner in view.outline.subtree(section)
    )


def _is_variation(view: View, section: Section, above: Section, accepted: set[int]) -> bool:
    """Whether an exercise heading inside another exercise's section is an exercise of its own."""
    peers = [other for other in view.outline.siblings(section) if other.index in accepted]
    return speaks_of_exercise(view, section) or len(peers) > 1 or above.level < section.level - 3


def _peers_agree(view: View, section: Section, names: Names) -> bool:
    """Whether most headings beside this one, labels left out, are certain exercises."""
    peers = [other for other in view.outline.siblings(section) if other.index != section.index]
    sure = sum(any(name.strength == "strong" for name in names.get(other.index, ())) for other in peers)
    doubtful = sum(
        view.role(other) is None and not any(name.strength == "strong" for name in names.get(other.index, ()))
        for other in peers
    )
    return sure > 0 and sure >= MIN_SHARE * (sure + doubtful)


def _peers_show(view: View, section: Section, names: Names) -> bool:
    """Whether the headings beside this one, labels left out, are exercises by their names or by what they hold."""
    peers = [
        other
        for other in view.outline.siblings(section)
        if other.index != section.index and view.role(other) is None and not _asks(view, other)
    ]
    shown = sum(
        any(name.strength == "strong" for name in names.get(other.index, ()))
        or (bool(names.get(other.index)) and evidence_under(view, other).kinds >= MIN_KINDS)
        for other in peers
    )
    return shown > 0 and shown >= MIN_SHARE * len(peers)


def speaks_of_exercise(view: View, section: Section) -> bool:
    """Whether a section's own content is what exercises have: a dose, steps, or a label of one of these."""
    if section.heading and view.doses(section.heading):
        return True
    for inner in view.outline.subtree(section):
        if inner.index != section.index and view.role(inner) in EXERCISE_FIELDS:
            return True
        for block in inner.body:
            label = view.label(block)
            if label and label.role in EXERCISE_FIELDS | {"variations"}:
                return True
            if block.kind in ("item", "paragraph") and any(dose.sets or dose.reps for dose in view.doses(block)):
                return True
        items = [block for block in inner.body if block.kind == "item"]
        if len(items) >= 2 and 2 * sum(view.tools.instructs(view.folded[b.start : b.end]) for b in items) >= len(items):
            return True
    return False


def _named(view: View, candidates: Sequence[NameCandidate]) -> Iterator[tuple[NameCandidate, str]]:
    """The candidates with their names; "Seated vs. Lying Leg Curls" names two."""
    for candidate in candidates:
        folded = fold(candidate.name)
        divider = next((text for text in _COMPARED if text in folded), None)
        cut = folded.index(divider) if divider else 0
        right = view.tools.names.read(candidate.name[cut + len(divider) :]) if divider else []
        if right and right[0].strength == "strong":
            yield from (
                (candidate, left) for left in elliptical(candidate.name[:cut], right[0], view.tools.names.vocabulary)
            )
            yield candidate, right[0].name
        else:
            yield candidate, candidate.name
