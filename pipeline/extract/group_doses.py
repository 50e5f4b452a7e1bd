"""Doses that an article gives for a group of exercises: rounds of a circuit, "3 sets of each", work intervals."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import takewhile
from operator import attrgetter
from typing import Final

from pipeline.extract.doses import Dose, may_dose, read_rest
from pipeline.extract.language import Annotated
from pipeline.extract.outline import Outline, Section
from pipeline.extract.places import Places, holds_any
from pipeline.extract.presentations import Presentation, Tools
from pipeline.extract.qualifiers import conditions_of
from pipeline.extract.round_lines import GROUP_LABEL, is_times, round_lines, rounds_of
from pipeline.extract.stance import stance_of
from pipeline.extract.traps import trap_of
from pipeline.models import Block, Interval, Span

_ALL_EXERCISES: Final = re.compile(
    r"\b(?:(?:each|every|all)(?: of (?:the|these|them)| (?:the|these))?"
    r"(?: (?:exercises?|moves?|movements?|drills?|stretch(?:es)?|poses?|stations?|ones?|rounds?))?"
    r"(?=\s*(?:[.,;:)]|$|for\b|x\b|\d|with\b|without\b|before\b|in (?:a row|turn|order|sequence)\b))|"
    r"each (?:exercise|move|movement|drill|stretch|pose|station|one|of)|"
    r"all (?:exercises|moves)|hold(?:ing)? (?:(?:the|these|your|all) )?(?:stretches|poses)|(?:go|run|work) through|"
    r"one after (?:the other|another)|"
    r"back[- ]to[- ]back|every (?:exercise|move|movement)|rounds?|circuit|"
    r"per (?:exercise|move|movement|drill|stretch|pose|station)|"
    r"times through|exercises|format|everything|for (?:time|quality)|tabata|emom|amrap|intervals?|"
    r"seconds? (?:of )?work|"
    r"seconds? on(?! (?:each|every|either|both|one|the|your|an?)\b))\b"
)
_EACH_EXERCISE: Final = re.compile(
    r"\b(?:each|every|per)(?: of (?:the|these|them)| (?:the|these))? (?:exercises?|moves?|movements?|drills?|"
    r"stretch(?:es)?|poses?|stations?)\b|"
    r"\ball (?:the )?(?:\w+ )?(?:exercises|moves|movements|stretches|poses|stations)\b|"
    r"\b(?:the|these) (?:\w+ )?(?:exercises|moves|movements|stretches|drills) (?:above|below)\b"
)
"""Said of the exercises anywhere in the article, not only of those right below."""
_EACH_STRETCH: Final = re.compile(r"\b(?:each|every|the|all|these) (?:\w+ )?(?:stretch(?:es)?|poses?)\b")
_FORMAT: Final = re.compile(
    r"\W*(?:format|protocol|structure|timing|rounds?|circuits?|intervals?|work(?: (?:interval|time|period))?)\s*:"
)
"""How a line begins that gives the frame of a whole workout: "Format: 45 seconds on, 15 seconds off"."""
_ABOVE: Final = re.compile(
    r"\b(?:circuit|exercises|moves|list|workout|sequence) (?:from )?above\b|\babove (?:circuit|exercises|moves)\b"
)
_LADDER: Final = re.compile(r"\W*(?:[a-z][a-z ]{2,24}:\s+)?\d{1,3}(?:-\d{1,3}){2,11}(?: reps)?\W*")
_ONE_ROUND: Final = re.compile(
    r"\b(?:that|this|which|it)(?:'s| is| makes| equals| counts as| completes)\s+(?:1|one|a)\s+(?:full |complete )?"
    r"(?:round|circuit|set|lap)\b"
)
"""What a line calls one round: how often to repeat it says how many."""
_ANOTHER_SET: Final = re.compile(
    r"\b(?:a|one) (?:set|round)\b[^.]{0,90}\b(?:another|a second|one more) (?:set|round)\b"
)
_EACH_FOR: Final = ("each for", "each over", "each drill for", "each exercise for")
_APART: Final = frozenset({"warmup", "cooldown"})
_THROUGH: Final = re.compile(
    r"\b(?:through|one after|back[- ]to[- ]back|circuits?|sequence|routine|series|supersets?|the whole|round|"
    r"all (?:of )?the)\b"
)
_ILLUSTRATION: Final = re.compile(r"\b(?:if you do|example|would|imagine|could|last (?:week|night|year))\b")
MAX_BARE_DOSE: Final = 12
"""Characters of a line that is nothing but a dose."""
MAX_GROUP_MINUTES: Final = 5
NEAR: Final = 700
"""Characters between a line and the exercises it speaks for; further off it speaks of something else."""

MIN_BARE: Final = 3
"""Headings right below each other that make a list, and what stands under the last a word on all of them."""


@dataclass(frozen=True, slots=True)
class GroupDose:
    """A dose for all exercises between two offsets."""

    section_start: int
    section_end: int
    dose: Dose
    rest: Interval | None
    apart: tuple[Span, ...] = ()
    """Warm-ups and cool-downs inside it, for which it does not hold."""

    def holds_for(self, offset: int) -> bool:
        """Whether an exercise at an offset of the article belongs to the group."""
        inside = self.section_start <= offset < self.section_end
        return inside and not any(span.start <= offset < span.end for span in self.apart)


@dataclass(frozen=True, slots=True)
class Groups:
    """The group doses of a document, the nearest first, and where they hold."""

    doses: tuple[GroupDose, ...]
    scopes: Places

    def holding_for(self, offset: int) -> list[GroupDose]:
        """The doses that hold for an exercise at an offset of the article, the nearest first."""
        near = (self.doses[position] for position in self.scopes.near(Span(offset, offset)))
        return [group for group in near if group.holds_for(offset)]


def group_doses(annotated: Annotated, presentations: list[Presentation], tools: Tools, outline: Outline) -> Groups:
    """The doses in a section's heading or beside its exercises that hold for each of them."""
    found: list[GroupDose] = []
    apart = [
        _whole(outline, section, len(annotated.folded))
        for section in outline.sections
        if section.heading and section.role in _APART
    ]
    starts = sorted(presentation.candidate.start for presentation in presentations)
    moved = all(one.candidate.strength == "strong" and not one.candidate.held for one in presentations)
    for section in outline.sections:
        whole = _whole(outline, section, len(annotated.folded))
        bare = outline.bare_run(section)
        if section.body and len(bare) >= MIN_BARE:
            # "### Squat", "### Lunge", "### Plank", and under the last one "30 seconds each".
            whole = Span(_whole(outline, bare[0], whole.end).start, whole.end)
        if holds_any(whole, starts):
            found += _of_section(annotated, tools, section, whole, starts)
        else:
            told = _without_stretches(annotated, section) if moved else section
            found += _told_elsewhere(annotated, starts, tools, outline, told)
    for scope, line in round_lines(annotated, outline, starts):
        rounds = rounds_of(annotated, line, next(iter(tools.doses(annotated, line)), None))
        found += [GroupDose(scope.start, scope.end, rounds, None)] if rounds else []
    if found:
        apart += [Span(line.start, line.end) for line in _lines_apart(annotated, tools)]
    found = [replace(group, apart=tuple(span for span in apart if _inside(span, group))) for group in found]
    nearest_first = sorted(found, key=lambda group: group.section_end - group.section_start)
    scopes = Places.of(Span(group.section_start, group.section_end) for group in nearest_first)
    return Groups(tuple(nearest_first), scopes)


def _lines_apart(annotated: Annotated, tools: Tools) -> Iterator[Block]:
    """The lines that call themselves warm-up or cool-down: "Cool-down: calf stretch 1 min"."""
    for block in annotated.document.blocks:
        if block.kind in ("paragraph", "item"):
            label = tools.labels.lead(annotated.folded, block.start, block.end)
            if label and label.role in _APART:
                yield block


def _without_stretches(annotated: Annotated, section: Section) -> Section:
    """A section without the lines that speak of stretches, where all exercises of the article are certain and moved."""
    body = (line for line in section.body if not _EACH_STRETCH.search(annotated.folded, line.start, line.end))
    return replace(section, body=tuple(body))


def _told_elsewhere(
    annotated: Annotated, starts: Sequence[int], tools: Tools, outline: Outline, section: Section
) -> Iterator[GroupDose]:
    """What a section without exercises says of each exercise in the nearest section above it that has some."""
    for above in outline.ancestors(section):
        scope = _whole(outline, above, len(annotated.folded))
        if holds_any(scope, starts):
            yield from _of_section(annotated, tools, section, scope, starts, elsewhere=True)
            return


def _inside(span: Span, group: GroupDose) -> bool:
    """Whether a span is a part of the group's stretch and not all of it."""
    whole = (group.section_start, group.section_end)
    return group.section_start <= span.start and span.end <= group.section_end and (span.start, span.end) != whole


def _whole(outline: Outline, section: Section, length: int) -> Span:
    """From a section's heading to the end of everything under it."""
    start = section.heading.start if section.heading else 0
    following = outline.sections[section.end].heading if section.end < len(outline.sections) else None
    return Span(start, following.start if following else length)


def _of_section(
    annotated: Annotated, tools: Tools, section: Section, whole: Span, starts: Sequence[int], *, elsewhere: bool = False
) -> Iterator[GroupDose]:
    # A further paragraph of a list item is the item's own.
    lines: list[Block] = [b for b in section.body if b.kind in ("paragraph", "item") and not b.continues]
    if section.heading:
        lines.insert(0, section.heading)
    for line in lines:
        if not may_dose(annotated.codes_in(line)) or holds_any(line, starts) or is_times(annotated, line):
            continue
        near = not elsewhere and (line is section.heading or _near(line, whole, starts))
        if not near and not _tells_of_all(annotated, line):
            continue
        folded = annotated.folded[line.start : line.end]
        label = GROUP_LABEL.match(folded)
        rest = folded[label.end() :] if label else folded
        bare = len(rest.strip(" :*()")) <= MAX_BARE_DOSE or _LADDER.fullmatch(folded)
        if not bare and not _FORMAT.match(folded) and not _ALL_EXERCISES.search(folded):
            continue
        every = annotated.sentences_in(line)
        if not any(tools.doses(annotated, sentence) for sentence in every):
            continue
        told = [sentence for sentence in every if _speaks_to_reader(annotated, sentence)]
        sentences = [sentence for sentence in told if not _of_some(annotated, sentence)] or told
        dose = _with_another_set(
            annotated,
            line,
            _merged(
                _as_rounds(annotated, line, sentence, dose)
                for sentence in sentences
                for dose in map(_without_session, tools.doses(annotated, sentence))
                if (_can_be_of_all(dose) or _is_of_each(annotated, dose))
                and not trap_of(annotated.folded, sentence, dose)
            ),
        )
        if dose:
            rests = (read_rest(annotated.lexemes_in(sentence), annotated.folded) for sentence in sentences)
            scope = _of_items(section, line, whole, folded) if line.kind == "item" else whole
            begin, end = scope if holds_any(scope, starts) else whole
            yield GroupDose(begin, end, dose, next((rest for rest in rests if rest), None))


def _of_items(section: Section, item: Block, whole: Span, folded: str) -> Span:
    """The stretch of exercises of which a list's item speaks: those above its list, those nested under it, or all."""
    if _ABOVE.search(folded):
        return Span(whole.start, next(block.start for block in section.body if block.group == item.group))
    below = section.body[bisect_right(section.body, item.start, key=attrgetter("start")) :]
    nested = list(takewhile(lambda block: block.kind == "item" and block.depth > item.depth, below))
    return Span(nested[0].start, nested[-1].end) if nested else whole


def _with_another_set(annotated: Annotated, line: Block, dose: Dose | None) -> Dose | None:
    """Two sets that are told one after the other: "do a set of 10 of each, rest, and then do another set"."""
    if dose and dose.sets is None and _ANOTHER_SET.search(annotated.folded, line.start, line.end):
        return dose._replace(sets=Interval(2.0, 2.0))
    return dose


def _tells_of_all(annotated: Annotated, line: Block) -> bool:
    """Whether a line speaks of all exercises of an article wherever it stands."""
    place = annotated.folded, line.start, line.end
    return any((_EACH_EXERCISE.search(*place), _FORMAT.match(*place), _ONE_ROUND.search(*place)))


def _as_rounds(annotated: Annotated, line: Block, sentence: Span, dose: Dose) -> Dose:
    """Times through a list are its rounds: "Go through it three times", "That's one round. Repeat four times."."""
    times = annotated.folded[dose.start : dose.end].rstrip(" .").endswith("times")
    if not times or dose.sets:
        return dose
    through = _THROUGH.search(annotated.folded, sentence.start, sentence.end)
    if through or _ONE_ROUND.search(annotated.folded, line.start, line.end):
        return dose._replace(sets=dose.reps, reps=None)
    return dose


def _of_some(annotated: Annotated, sentence: Span) -> bool:
    """Whether a sentence speaks of a level or of some weeks only: "Weeks 1-2 do two rounds"."""
    conditions = conditions_of(annotated, sentence, ())
    return bool(conditions.level or conditions.phase or conditions.population)


def _without_session(dose: Dose) -> Dose:
    """A dose without the long time that all its rounds take: "4 rounds (about 12 minutes)"."""
    return dose._replace(reps=None, unit="reps") if dose.sets and _is_session(dose) else dose


def _can_be_of_all(dose: Dose) -> bool:
    """A length, or a long time, is the distance of a course or the length of a session."""
    return dose.unit != "meters" and not _is_session(dose)


def _is_of_each(annotated: Annotated, dose: Dose) -> bool:
    """Whether a length is that of each exercise by itself: "(perform each for 15 m)"."""
    if dose.unit != "meters":
        return False
    return annotated.folded[max(0, dose.start - 20) : dose.start].rstrip("~≈ ").endswith(_EACH_FOR)


def _is_session(dose: Dose) -> bool:
    return (
        dose.unit == "minutes" and dose.reps is not None and (dose.reps.high or dose.reps.low or 0) > MAX_GROUP_MINUTES
    )


def _near(line: Block, whole: Span, starts: Sequence[int]) -> bool:
    """Whether an exercise of the section begins near a line that holds none."""
    around = Span(max(whole.start, line.start - NEAR), min(whole.end, line.end + NEAR + 1))
    return holds_any(around, starts)


def _speaks_to_reader(annotated: Annotated, sentence: Span) -> bool:
    folded = annotated.folded[sentence.start : sentence.end]
    return (
        not folded.endswith("?") and not _ILLUSTRATION.search(folded) and stance_of(annotated, sentence) == "asserted"
    )


def _merged(doses: Iterable[Dose]) -> Dose | None:
    """One dose of a line: "4 rounds" beside "40 seconds work" is four sets of 40 seconds."""
    found = list(doses)
    full = next((dose for dose in found if dose.sets and dose.reps), None)
    counted = next((dose for dose in found if dose.reps), None)
    rounds = next((dose for dose in found if dose.sets), None)
    if full or counted is None or rounds is None:
        return full or rounds or counted
    return counted._replace(sets=rounds.sets)
