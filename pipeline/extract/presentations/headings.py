"""Which headings are exercises: by name, by what stands under them, and by the headings beside them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence, Set
from typing import Final, NamedTuple

from pipeline.extract.judging import Strength
from pipeline.extract.names import NameCandidate
from pipeline.extract.outline import Section
from pipeline.extract.presentations.counted_heads import is_counted, named_in
from pipeline.extract.presentations.evidence import Evidence, evidence_under
from pipeline.extract.presentations.model import NO_EXERCISES_IN, Presentation, View
from pipeline.extract.presentations.parts import section_parts
from pipeline.extract.presentations.shared import own_parts
from pipeline.extract.presentations.short_headings import short_headings
from pipeline.markers import counted_name, counted_turn, list_marker
from pipeline.models import STRONG_HEADING, Block, Span

MIN_SHARE: Final = 0.5
MIN_KINDS: Final = 2
"""Kinds of evidence that make a heading of unknown words an exercise without its neighbours."""
_VERSUS: Final = re.compile(r"\bv(?:s|ersus)\b", re.IGNORECASE)
MIN_COMPARED: Final = 2
MIN_SERIES: Final = 3
MIN_SURE: Final = 2
SERIES_SHARE: Final = 0.75
"""Of the numbered headings of a series, how many must be exercises by name or content for all to be."""
MAX_OWN_ENTRIES: Final = 1
"""A section that lists more exercises than this is a group of them, unless its heading is a certain name."""

_OTHER_SECTIONS: Final = NO_EXERCISES_IN | {
    *("steps", "setup", "tips", "correction", "variations", "dose", "faq", "closing", "frequency"),
    *("routine", "exercises", "warmup", "cooldown", "rest", "tempo", "breathing", "audience"),
}
"""Roles of headings that name no exercise, whatever else their words look like."""

_TOLD: Final = frozenset({"told with its dose", "dosed name"})
"""Rules of entries in running text: several of them under a heading are its exercises, not its variations."""

_MAY_NAME: Final = frozenset({None, "exercises", "warmup", "cooldown", "breathing"})
"""Roles whose words can be part of a name in a numbered series: "4. Gentle Neck Stretches"."""

_OF_EACH: Final = re.compile(
    r"\b(?:each|every|all)\b(?! (?:side|leg|arm|direction|way|rep|foot|hand|day|time|week|other|set|round|fours)s?\b)"
)

Names = Mapping[int, Sequence[NameCandidate]]
Entries = Mapping[int, Sequence[Presentation]]


def exercise_headings(view: View, entries: Entries) -> dict[int, Sequence[NameCandidate]]:
    """The sections whose headings are exercises, with their names.

    `entries` are the exercises that the lists, tables and lines of each section's own body present.
    """
    names: dict[int, Sequence[NameCandidate]] = {
        section.index: _names(view, section.heading) or _before_dose(view, section.heading) or _tool_in(view, section)
        for section in view.outline.sections
        if section.heading
    }
    names = {**names, **short_headings(view, names)}
    accepted = {index for index in names if _is_exercise(view, view.outline.sections[index], names, entries)}
    for index in sorted(accepted):
        section = view.outline.sections[index]
        above = next((item for item in view.outline.ancestors(section) if item.index in accepted), None)
        if above and not _is_variation(view, section, above, accepted):
            accepted.discard(index)
    return {index: names[index] for index in sorted(accepted)}


def _names(view: View, heading: Block) -> list[NameCandidate]:
    """The names of a heading, without the bare number that counts it."""
    return view.names(named_in(view, heading) if is_counted(view, heading) else heading)


def _before_dose(view: View, heading: Block) -> list[NameCandidate]:
    """The names of a heading that goes on with their dose: "Lunges 3 x 10"."""
    doses = view.doses(heading)
    return view.names(Span(named_in(view, heading).start, doses[0].start)) if doses else []


def _tool_in(view: View, section: Section) -> list[NameCandidate]:
    """A tool that may stand for its exercise in a numbered series: "7. Foam Roller"."""
    if section.heading is None or not _is_numbered(view, section):
        return []
    named = view.tools.names.by_structure(view.text(section.heading), section.heading.start)
    return named if _is_tool(named) else []


def _compares(view: View, section: Section, entries: Entries) -> bool:
    """Whether a heading sets two exercises against each other that a table under it tells one by one."""
    if section.heading is None or not _VERSUS.search(view.text(section.heading)):
        return False
    own = [entry for inner in view.outline.subtree(section) for entry in entries.get(inner.index, ())]
    return sum(entry.rule == "table row" for entry in own) >= MIN_COMPARED


def _is_tool(named: Sequence[NameCandidate]) -> bool:
    told = {hit.facet for name in named for hit in name.parsed.hits}
    return told == {"equipment"} and not any(name.parsed.uncovered for name in named)


def heading_presentations(
    view: View, accepted: Mapping[int, Sequence[NameCandidate]], others: Set[Block]
) -> Iterator[Presentation]:
    """One presentation a name in an exercise heading, with the text of its section but for the blocks of others."""
    for index, candidates in accepted.items():
        section = view.outline.sections[index]
        heading = section.heading
        assert heading is not None
        parts = tuple(section_parts(view, section, accepted, others | _said_of_all(view, section)))
        lead = named_in(view, heading)
        context = view.context(section, own=False)
        for candidate, own in zip(candidates, own_parts(view, candidates, parts), strict=True):
            yield Presentation(candidate, candidate.name, "heading", own, index, context, lead)


def _is_exercise(view: View, section: Section, names: Names, entries: Entries) -> bool:
    candidates = names[section.index]
    if not candidates or (section.level == 1 and _is_title(view, section)):
        return False
    if (
        section.inside(NO_EXERCISES_IN | {"faq", "closing"})
        or _asks(view, section)
        or _compares(view, section, entries)
    ):
        return False
    strengths = {candidate.strength for candidate in candidates}
    own = [entry for inner in view.outline.subtree(section) for entry in entries.get(inner.index, ())]
    if sum(entry.rule in _TOLD for entry in own) > MAX_OWN_ENTRIES:
        return False
    if "strong" in strengths:
        # In an article about the leg curl "Leg Curl Progression" is no exercise; in another it is one.
        if section.role == "variations" and _is_of_title(view, candidates):
            return False
        return _has_content(view, section) or _peers_agree(view, section, names) or _in_bare_run(view, section, names)
    if "weak" in strengths and _is_called_in_plural(view, section, names, own):
        return True
    if len(own) > MAX_OWN_ENTRIES or _covers_exercises(view, section, names):
        return False
    evidence = evidence_under(view, section)
    in_series = evidence.kinds > 0 and section.role in _MAY_NAME and _in_series(view, section, names)
    labelled = evidence.field and "weak" in strengths and section.role in _MAY_NAME
    in_run = _in_bare_run(view, section, names) or _in_dosed_run(view, section, names)
    if in_series or (in_run and section.role in _MAY_NAME) or (labelled and _peers_agree(view, section, names)):
        return True
    if section.role in _OTHER_SECTIONS:
        return _is_one_of_others(view, section, names, evidence)
    return not _is_tool(candidates) and _is_shown(view, section, names, evidence, strengths)


def _is_one_of_others(view: View, section: Section, names: Names, evidence: Evidence) -> bool:
    """Whether a heading with the word of another section is one of the exercises beside it.

    "Practice Swing Progressions", "Pendulum Exercise".
    """
    candidates = names[section.index]
    weak = any(candidate.strength == "weak" for candidate in candidates)
    if section.role == "variations" and weak and evidence.kinds >= MIN_KINDS:
        return _peers_show(view, section, names) and not _is_of_title(view, candidates)
    return evidence.steps and _calls_itself_exercise(view, section) and _peers_agree(view, section, names)


def _is_called_in_plural(view: View, section: Section, names: Names, own: Sequence[Presentation]) -> bool:
    """Whether "Neck Stretches" beside exercises is one, with its positions in a list, and no group of others."""
    if section.role != "exercises" or section.children or not evidence_under(view, section).kinds:
        return False
    unlike = sum(entry.candidate.strength == "shaped" for entry in own)
    return 2 * unlike >= len(own) and _peers_show(view, section, names)


def _is_shown(view: View, section: Section, names: Names, evidence: Evidence, strengths: set[Strength]) -> bool:
    """Whether the headings beside a doubtful one, or what stands under it, make it an exercise."""
    text = view.text(section.heading) if section.heading else ""
    numbered = list_marker(text) is not None or counted_name(text) is not None
    told = evidence.kinds > 0 or numbered or ("weak" in strengths and _tells_at_once(view, section))
    if told and _peers_agree(view, section, names):
        return True
    if evidence.kinds >= MIN_KINDS:
        return "weak" in strengths or _peers_show(view, section, names)
    if evidence.steps and _peers_instruct(view, section, names):
        return True
    return "weak" in strengths and evidence.kinds > 0 and not _is_phase(view, section, names)


def _tells_at_once(view: View, section: Section) -> bool:
    """Whether the first sentence under a heading instructs."""
    told = section.body[0] if section.body and section.body[0].kind == "paragraph" else None
    first = view.annotated.sentences_in(told)[0] if told else None
    return first is not None and view.tools.instructs(view.folded[first.start : first.end])


def _calls_itself_exercise(view: View, section: Section) -> bool:
    """Whether a heading says that it is one exercise: "Pendulum Exercise"."""
    return bool(section.heading) and view.text(section.heading).lower().rstrip().endswith(" exercise")  # type: ignore[arg-type]


def _is_of_title(view: View, candidates: Sequence[NameCandidate]) -> bool:
    """Whether a heading speaks of the exercise that the article's title names."""
    title = view.tools.names.strongest_in(view.annotated.document.metadata.title or "")
    return title is not None and any(title.meaning <= candidate.meaning for candidate in candidates)


def _is_title(view: View, section: Section) -> bool:
    """Whether a level-1 heading is the article's title and not one of several exercises of that level."""
    firsts = view.annotated.kept(
        "first headings", lambda: [other for other in view.outline.sections if other.heading and other.level == 1]
    )
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
    return any(inner.index != section.index and _is_certain(inner, names) for inner in view.outline.subtree(section))


def _is_variation(view: View, section: Section, above: Section, accepted: set[int]) -> bool:
    """Whether an exercise heading inside another exercise's section is an exercise of its own."""
    peers = [other for other in view.outline.siblings(section) if other.index in accepted]
    if section.level == STRONG_HEADING and section.index == above.index + 1 and not above.body and len(peers) == 1:
        return False  # "Neck Side Bend", in bold under it "A general stretch of the side", and only then how to do it
    return evidence_under(view, section).kinds > 0 or len(peers) > 1 or above.level < section.level - 3


def _peers_agree(view: View, section: Section, names: Names) -> bool:
    """Whether most headings beside this one, labels left out, are certain exercises."""
    beside = _beside(view, section, names)
    return beside.sure > 0 and beside.sure >= MIN_SHARE * (beside.sure + beside.doubtful)


def _in_series(view: View, section: Section, names: Names) -> bool:
    """Whether a heading counts on in a series ("1. Cat-Cow", "2. Lizard"…) of which most are shown to be exercises."""
    if not _is_numbered(view, section):
        return False
    length, sure, shown = view.annotated.kept(
        ("series", section.parent, section.level), lambda: _series(view, view.outline.siblings(section), names)
    )
    if length < MIN_SERIES:
        return False
    announced = any(above.heading and above.role == "exercises" for above in view.outline.ancestors(section))
    return (announced or sure >= MIN_SURE) and shown >= SERIES_SHARE * length


def _in_bare_run(view: View, section: Section, names: Names) -> bool:
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


def _said_of_all(view: View, section: Section) -> Set[Block]:
    """What stands under the last of some headings but is their common dose: "Hold each for 30 seconds"."""
    if len(view.outline.bare_run(section)) < MIN_SERIES:
        return frozenset()
    return {
        block for block in section.body if view.doses(block) and _OF_EACH.search(view.folded, block.start, block.end)
    }


def _in_dosed_run(view: View, section: Section, names: Names) -> bool:
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
    telling = [other for other in siblings if other.role is None and not _asks(view, other)]
    sure = sum(_is_certain(other, names) for other in telling)
    return len(telling), sure, sum(_is_dosed(view, other) for other in telling)


def _is_dosed(view: View, section: Section) -> bool:
    """Whether the first line under a heading begins with how much of it is done."""
    first = section.body[0] if section.body else None
    doses = [dose for dose in view.doses(first) if dose.reps or dose.sets] if first else []
    if first is None or not doses:
        return False
    label = view.label(first)
    return doses[0].start <= first.start + 1 or (label is not None and label.role == "dose")


def _series(view: View, siblings: Sequence[Section], names: Names) -> tuple[int, int, int]:
    """How many headings are numbered, how many of these are certain names, and how many shown to be exercises."""
    series = [other for other in siblings if _is_numbered(view, other)]
    sure = [_is_certain(other, names) for other in series]
    shown = (certain or evidence_under(view, other).kinds > 0 for other, certain in zip(series, sure, strict=True))
    return len(series), sum(sure), sum(shown)


def _is_numbered(view: View, section: Section) -> bool:
    if section.heading is None:
        return False
    text = view.text(section.heading)
    marker = list_marker(text)
    if marker is None:
        return counted_name(text) is not None or is_counted(view, section.heading)
    return marker.number is not None


def _is_phase(view: View, section: Section, names: Names) -> bool:
    """Whether a heading like "Pull Back" is one phase of a movement: it stands among headings that name nothing."""
    beside = _beside(view, section, names)
    return beside.headings > 1 and 2 * beside.unnamed >= beside.headings


def _peers_show(view: View, section: Section, names: Names) -> bool:
    """Whether the headings beside this one, labels left out, are exercises by their names or by what they hold."""
    group = ("shown", section.parent, section.level)
    both = view.annotated.kept(group, lambda: [_shown(view, one, names) for one in view.outline.siblings(section)])
    own_telling, own_shown = _shown(view, section, names)
    telling, shown = sum(one for one, _ in both) - own_telling, sum(one for _, one in both) - own_shown
    return shown > 0 and shown >= MIN_SHARE * telling


def _shown(view: View, section: Section, names: Names) -> tuple[bool, bool]:
    """Whether a heading is no label or question, and whether such a one is shown to be an exercise."""
    if section.role is not None or _asks(view, section):
        return False, False
    found = bool(names.get(section.index)) and evidence_under(view, section).kinds >= MIN_KINDS
    return True, _is_certain(section, names) or found


def _peers_instruct(view: View, section: Section, names: Names) -> bool:
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
    telling = [other for other in siblings if other.role is None and not _asks(view, other)]
    instructing = [other for other in telling if evidence_under(view, other).steps]
    return len(telling), len(instructing), sum(_is_certain(other, names) for other in instructing)


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
    sure = [_is_certain(section, names) for section in sections]
    return _Headings(
        headings=len(sections),
        sure=sum(sure),
        doubtful=sum(not certain and section.role is None for section, certain in zip(sections, sure, strict=True)),
        unnamed=sum(all(name.strength == "shaped" for name in names.get(section.index, ())) for section in sections),
    )


def _is_certain(section: Section, names: Names) -> bool:
    return any(name.strength == "strong" for name in names.get(section.index, ()))
