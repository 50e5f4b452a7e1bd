"""Which headings are exercises: by name, by what stands under them, and by the headings beside them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence, Set
from itertools import takewhile
from typing import Final

from pipeline.extract.judging import Strength
from pipeline.extract.names import NameCandidate
from pipeline.extract.outline import Section
from pipeline.extract.presentations.counted_heads import named_in
from pipeline.extract.presentations.evidence import Evidence, evidence_in, evidence_under
from pipeline.extract.presentations.grouped_headings import grouped_headings
from pipeline.extract.presentations.headings_beside import (
    MIN_KINDS,
    MIN_SERIES,
    Names,
    announced_and_told,
    asks,
    in_bare_run,
    in_dosed_run,
    in_series,
    is_certain,
    is_numbered,
    is_phase,
    peers_agree,
    peers_instruct,
    peers_show,
)
from pipeline.extract.presentations.labelled_halves import labelled_halves
from pipeline.extract.presentations.model import NO_EXERCISES_IN, Presentation, View
from pipeline.extract.presentations.parts import section_parts
from pipeline.extract.presentations.shared import own_parts
from pipeline.extract.presentations.short_headings import short_headings
from pipeline.markers import counted_name, list_marker
from pipeline.models import STRONG_HEADING, Block, Span

_VERSUS: Final = re.compile(r"\bv(?:s|ersus)\b", re.IGNORECASE)
MIN_COMPARED: Final = 2
"""A comparison has two sides."""
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

_WAY_OF_BREATHING: Final = re.compile(r"[\w'’-]+(?: [\w'’-]+){0,3} breath(?:s|ing)?", re.IGNORECASE)
"""A name of an exercise in breathing: "Box Breathing", but not "Breathing and Bracing"."""

_OF_EACH: Final = re.compile(
    r"\b(?:each|every|all)\b(?! (?:side|leg|arm|direction|way|rep|foot|hand|day|time|week|other|set|round|fours)s?\b)"
)

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
    names = {**names, **grouped_headings(view)}
    names = {**names, **short_headings(view, names)}
    names = {**names, **labelled_halves(view)}
    accepted = {index for index in names if _is_exercise(view, view.outline.sections[index], names, entries)}
    for index in sorted(accepted):
        section = view.outline.sections[index]
        above = next((item for item in view.outline.ancestors(section) if item.index in accepted), None)
        if above and not _is_variation(view, section, above, accepted):
            accepted.discard(index)
    return {index: names[index] for index in sorted(accepted)}


def _names(view: View, heading: Block) -> list[NameCandidate]:
    """The names of a heading, without the bare number that counts it or the label in front of it."""
    named = named_in(view, heading)
    return view.names(named if named.start > heading.start else heading)


def _before_dose(view: View, heading: Block) -> list[NameCandidate]:
    """The names of a heading that goes on with their dose: "Lunges 3 x 10"."""
    doses = view.doses(heading)
    return view.names(Span(named_in(view, heading).start, doses[0].start)) if doses else []


def _tool_in(view: View, section: Section) -> list[NameCandidate]:
    """A tool that may stand for its exercise in a numbered series: "7. Foam Roller"."""
    if section.heading is None or not is_numbered(view, section):
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
        for candidate, own in zip(candidates, own_parts(view, section, candidates, parts), strict=True):
            yield Presentation(candidate, candidate.name, "heading", own, index, context, lead)


def _is_exercise(view: View, section: Section, names: Names, entries: Entries) -> bool:
    candidates = names[section.index]
    if not candidates or (section.level == 1 and _is_title(view, section) and not _tells_its_own(view, section, names)):
        return False
    if section.inside(NO_EXERCISES_IN | {"faq", "closing"}) or asks(view, section) or _compares(view, section, entries):
        return False
    strengths = {candidate.strength for candidate in candidates}
    own = [entry for inner in view.outline.subtree(section) for entry in entries.get(inner.index, ())]
    if sum(entry.rule in _TOLD for entry in own) > MAX_OWN_ENTRIES:
        return False
    if "strong" in strengths:
        # In an article about the leg curl "Leg Curl Progression" is no exercise; in another it is one.
        if section.role == "variations" and _is_of_title(view, candidates):
            return False
        return _has_content(view, section) or peers_agree(view, section, names) or in_bare_run(view, section, names)
    if "weak" in strengths and _is_called_in_plural(view, section, names, own):
        return True
    if len(own) > MAX_OWN_ENTRIES or _covers_exercises(view, section, names):
        return False
    evidence = evidence_under(view, section)
    counts_on = evidence.kinds > 0 and section.role in _MAY_NAME and in_series(view, section, names)
    labelled = evidence.field and "weak" in strengths and section.role in _MAY_NAME
    in_run = in_bare_run(view, section, names) or in_dosed_run(view, section, names)
    if counts_on or (in_run and section.role in _MAY_NAME) or (labelled and peers_agree(view, section, names)):
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
        return peers_show(view, section, names) and not _is_of_title(view, candidates)
    named = _calls_itself_exercise(view, section) or _breathes_or_activates(view, section, candidates)
    ways = section.role == "breathing" and any(_WAY_OF_BREATHING.fullmatch(candidate.name) for candidate in candidates)
    return evidence.steps and ((ways and evidence.kinds >= MIN_KINDS) or (named and peers_agree(view, section, names)))


def _is_called_in_plural(view: View, section: Section, names: Names, own: Sequence[Presentation]) -> bool:
    """Whether "Neck Stretches" beside exercises is one, with its positions in a list, and no group of others."""
    if section.role != "exercises" or section.children or not evidence_under(view, section).kinds:
        return False
    unlike = sum(entry.candidate.strength == "shaped" for entry in own)
    return 2 * unlike >= len(own) and peers_show(view, section, names)


def _is_shown(view: View, section: Section, names: Names, evidence: Evidence, strengths: set[Strength]) -> bool:
    """Whether the headings beside a doubtful one, or what stands under it, make it an exercise."""
    text = view.text(section.heading) if section.heading else ""
    numbered = list_marker(text) is not None or counted_name(text) is not None
    told = evidence.kinds > 0 or numbered or ("weak" in strengths and _tells_at_once(view, section))
    if told and peers_agree(view, section, names):
        return True
    if evidence.kinds >= MIN_KINDS:
        pattern = all(one.parsed.values("movement") and not one.parsed.uncovered for one in names[section.index])
        # "Hip hinge" is a pattern of movement, and an exercise where its muscles and its dose are given.
        stated = pattern and evidence.field and evidence.dose
        return "weak" in strengths or stated or peers_show(view, section, names)
    if evidence.steps and (peers_instruct(view, section, names) or announced_and_told(view, section, names)):
        return True
    return "weak" in strengths and evidence.kinds > 0 and not is_phase(view, section, names)


def _tells_at_once(view: View, section: Section) -> bool:
    """Whether the first sentence under a heading instructs."""
    told = section.body[0] if section.body and section.body[0].kind == "paragraph" else None
    first = view.annotated.sentences_in(told)[0] if told else None
    return first is not None and view.tools.instructs(view.folded[first.start : first.end])


def _calls_itself_exercise(view: View, section: Section) -> bool:
    """Whether a heading says that it is one exercise: "Pendulum Exercise"."""
    return section.heading is not None and view.text(section.heading).lower().rstrip().endswith(" exercise")


def _tells_its_own(view: View, section: Section, names: Names) -> bool:
    """Whether a text begins with the first of its exercises, which no title stands above."""
    name, heading = names[section.index][0], section.heading
    if heading is None or name.strength != "strong":
        return False
    line = named_in(view, heading)
    if name.end != line.end or view.folded[line.start : name.start].strip() not in ("", "the"):
        return False
    under = list(view.outline.subtree(section))
    own = list(takewhile(lambda inner: inner is section or not is_certain(inner, names), under))
    told = evidence_in(view, [block for inner in own for block in inner.body])
    return told.kinds >= MIN_KINDS and len(own) < len(under)


def _breathes_or_activates(view: View, section: Section, candidates: Sequence[NameCandidate]) -> bool:
    """Whether a heading says what is breathed or activated: "Belly Breathing", "Glute Activation"."""
    assert section.heading is not None
    if section.role not in ("breathing", "warmup") or view.tools.labels.is_bare_label(view.text(section.heading)):
        return False
    breathes = any("breathing" in one.parsed.values("movement") and not one.parsed.uncovered for one in candidates)
    activates = any(one.name.lower().endswith("activation") and one.parsed.values("body") for one in candidates)
    return breathes or activates


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


def _has_content(view: View, section: Section) -> bool:
    return any(inner.body for inner in view.outline.subtree(section)) or bool(
        section.heading and view.doses(section.heading)
    )


def _covers_exercises(view: View, section: Section, names: Names) -> bool:
    """Whether certain exercises stand as headings under this one: then it is a group of them."""
    return any(inner.index != section.index and is_certain(inner, names) for inner in view.outline.subtree(section))


def _is_variation(view: View, section: Section, above: Section, accepted: set[int]) -> bool:
    """Whether an exercise heading inside another exercise's section is an exercise of its own."""
    peers = [other for other in view.outline.siblings(section) if other.index in accepted]
    if section.level == STRONG_HEADING and section.index == above.index + 1 and not above.body and len(peers) == 1:
        return False  # "Neck Side Bend", in bold under it "A general stretch of the side", and only then how to do it
    return evidence_under(view, section).kinds > 0 or len(peers) > 1 or above.level < section.level - 3


def _said_of_all(view: View, section: Section) -> Set[Block]:
    """What stands under the last of some headings but is their common dose: "Hold each for 30 seconds"."""
    if len(view.outline.bare_run(section)) < MIN_SERIES:
        return frozenset()
    return {
        block for block in section.body if view.doses(block) and _OF_EACH.search(view.folded, block.start, block.end)
    }
