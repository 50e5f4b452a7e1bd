"""Muscles that an article says an exercise works or does not: labelled lists, glosses beside names, and sentences."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Set
from dataclasses import replace
from typing import Final, NamedTuple

from pipeline.extract.faults import denies_of_fault
from pipeline.extract.language import Annotated
from pipeline.extract.muscles.claims import Claim
from pipeline.extract.muscles.grammar import COLLECTIVE
from pipeline.extract.muscles.labels import LABEL_ROLES, gloss_claims, is_line, line_claims, title_claims
from pipeline.extract.muscles.named import is_anothers, sentences_about
from pipeline.extract.muscles.sentences import Reading, claims_of, read_sentence, speaks_of_exercise, tight_claims
from pipeline.extract.presentations import Part, Presentation, Tools
from pipeline.extract.stance import stance_of
from pipeline.extract.verdicts import masked
from pipeline.models import MuscleRole, MuscleUse, Span, Statement
from pipeline.vocabulary import Vocabulary

__all__ = ["Muscles", "read_muscles"]

_PROSE_ROLES: Final = frozenset({None, "benefits", "faq", "tips", *LABEL_ROLES})
_MUSCLES_TITLE: Final = re.compile(
    r"\b(?:muscles?\b.{0,40}\b(?:work|target|train|use|involve|activat|engage)|primary\b)", re.IGNORECASE
)
"""Headings over muscles that are no labels: "What Muscles Does It Work?", "Primary & Secondary"."""
_GLOSSED: Final = frozenset({None, "benefits", "tips", "goal"})
"""Roles of text in which a line of nothing but muscles says which work."""
_DENYING_TITLE: Final = re.compile(
    r"\W*(?:muscles? )?(?:that are |which are )?(?:not|hardly|barely)(?: really| much)? "
    r"(?:involved|worked|trained|targeted|used)\b",
    re.IGNORECASE,
)
"""A heading over the muscles that stay out of it."""
_DESCRIBING: Final = frozenset({None, "benefits", *LABEL_ROLES})
"""Roles of text that describes the exercise, so that a muscle which it merely names works."""
_ALSO: Final = re.compile(r"\W*also\b")
_ASIDE_ROLES: Final = frozenset({"steps", "setup", "dose", "equipment", "mistakes", "correction", "goal", "level"})
"""Roles of text about other matters, in which only a sentence such as "This exercise works …" speaks of muscles."""


class Muscles(NamedTuple):
    """What an article says of the muscles of one exercise."""

    worked: list[MuscleUse]
    """Each muscle once."""
    denied: list[Statement]
    """The muscles that it says the exercise does not work: "The adductors do no work here"."""


def read_muscles(annotated: Annotated, presentation: Presentation, vocabulary: Vocabulary, tools: Tools) -> Muscles:
    """The muscles of one presentation: labelled lists come first, then what sentences say, then what they name."""
    if not annotated.terms["muscles"]:
        return Muscles([], [])
    parts = [
        _with_title(part) for part in presentation.parts if not (part.titled and _DENYING_TITLE.match(part.titled))
    ]
    labelled = [claim for part in parts for claim in _labelled(annotated, part, vocabulary)]
    # Most parts name no muscle: then nothing of their sentences has to be read.
    naming = [part for part in parts if annotated.terms_in("muscles", part.span)]
    has_main = any(part.role == "primary muscles" for part in parts)
    glosses = [
        *_beside_name(annotated, presentation, vocabulary),
        *(claim for part in naming for claim in _glosses(annotated, part, has_main, vocabulary)),
    ]
    readings = list(_readings(annotated, presentation, naming, vocabulary, tools))
    told = [*glosses, *(claim for reading in readings for claim in reading.claims)]
    spoken_of = {claim.muscle for claim in (*labelled, *told)}
    presumed = [claim for reading in readings for claim in reading.presumed if claim.muscle not in spoken_of]
    worked = list(_best(labelled, [*told, *presumed]))
    worked = worked if labelled else _with_nothing_before(annotated, worked)
    denied = _denials(annotated, told, {use.muscle_id for use in worked})
    return Muscles(worked, [one for one in denied if not _is_of_fault(annotated, one, presentation.name)])


def _with_title(part: Part) -> Part:
    """A part under a heading that asks for muscles, as labelled by it."""
    asked = part.role in (None, "steps", "benefits") and part.titled and _MUSCLES_TITLE.search(part.titled)
    return replace(part, role="muscles") if asked else part


# What the text says


def _labelled(annotated: Annotated, part: Part, vocabulary: Vocabulary) -> list[Claim]:
    """The muscles of a labelled list: "Muscles worked: glutes, hamstrings"."""
    titles = title_claims(annotated, part, vocabulary)
    if part.role not in LABEL_ROLES:
        return titles
    line = _first_sentence(annotated, part)
    own = part.block.kind == "row" or part.span.start > part.block.start
    if own and annotated.terms_in("muscles", line):
        titles = []  # "Quads" in the row of an exercise, or behind a label, says more than the heading "Legs" above it
    if titles or not is_line(annotated, line, vocabulary):
        return titles
    return line_claims(annotated, line, LABEL_ROLES[part.role], vocabulary)


def _first_sentence(annotated: Annotated, part: Part) -> Span:
    first = next(iter(annotated.sentences_in(part.span)), part.span)
    return Span(part.span.start, first.end)


def _glosses(annotated: Annotated, part: Part, has_main: bool, vocabulary: Vocabulary) -> list[Claim]:
    """The muscles of a line that holds nothing else; beside others that are called the main ones they help."""
    if part.role not in _GLOSSED:
        return []
    claims = gloss_claims(annotated, part.span, vocabulary)
    return [claim._replace(role="secondary") for claim in claims] if has_main else claims


def _beside_name(annotated: Annotated, presentation: Presentation, vocabulary: Vocabulary) -> list[Claim]:
    """The muscles beside the name: "Decline push-up (upper chest)"."""
    lead = presentation.lead
    end = presentation.candidate.end
    bracket = annotated.folded.rfind("(", presentation.candidate.start, end)
    if bracket >= 0:
        return gloss_claims(annotated, Span(bracket, end), vocabulary)
    if lead is None or lead.end <= end or any(part.span.start <= end < part.span.end for part in presentation.parts):
        return []
    return gloss_claims(annotated, Span(end, lead.end), vocabulary)


def _readings(
    annotated: Annotated, presentation: Presentation, parts: Iterable[Part], vocabulary: Vocabulary, tools: Tools
) -> Iterator[Reading]:
    """What the sentences say that are the exercise's own, or have it as their subject elsewhere."""
    candidate = presentation.candidate
    for part in parts:
        for sentence in _own_sentences(annotated, part, vocabulary):
            if is_anothers(annotated, sentence, candidate, vocabulary):
                continue
            reading = read_sentence(annotated, sentence, candidate, vocabulary, tools)
            tight = tight_claims(annotated, sentence, candidate, vocabulary)
            presumed = reading.presumed if part.role in _DESCRIBING else []
            yield Reading([*reading.claims, *tight], _in_role(presumed, LABEL_ROLES.get(part.role or "")))
    for sentence in sentences_about(annotated, presentation, vocabulary):
        yield Reading(claims_of(annotated, sentence, vocabulary, tools), [])


def _own_sentences(annotated: Annotated, part: Part, vocabulary: Vocabulary) -> list[Span]:
    """The sentences of a part that name a muscle and may speak of what it does."""
    sentences = annotated.sentences_in(part.span)
    if part.role in _ASIDE_ROLES:
        sentences = [sentence for sentence in sentences if speaks_of_exercise(annotated, sentence)]
    elif part.role not in _PROSE_ROLES:
        return []
    elif part.role in LABEL_ROLES and is_line(annotated, _first_sentence(annotated, part), vocabulary):
        sentences = sentences[1:]
    return [sentence for sentence in sentences if annotated.terms_in("muscles", sentence)]


def _in_role(claims: Iterable[Claim], role: MuscleRole | None) -> list[Claim]:
    return [claim._replace(role=role) if role and claim.role == "worked" else claim for claim in claims]


# Which of it holds


def _is_of_fault(annotated: Annotated, denial: Statement, exercise: str) -> bool:
    """Whether a muscle is denied only to a way to do the exercise badly."""
    sentence = annotated.sentence_at(denial.start) or denial
    return denies_of_fault(masked(annotated.folded[sentence.start : sentence.end], exercise))


def _best(labelled: list[Claim], told: list[Claim]) -> Iterator[MuscleUse]:
    """One use a muscle: what a label says of it, else the first sentence, and a ranking before a bare mention."""
    best: dict[str, Claim] = {}
    for claim in labelled:
        best.setdefault(claim.muscle, claim)
    fixed = set(best)
    for claim in told:
        if claim.role is None or claim.muscle in COLLECTIVE:
            continue
        known = best.get(claim.muscle)
        ranks = known is not None and known.role == "worked" and claim.role != "worked"
        if known is None or (ranks and (claim.role == "primary" or claim.muscle not in fixed)):
            best[claim.muscle] = claim
    for claim in best.values():
        if claim.role is not None:
            yield MuscleUse(claim.muscle, claim.role, claim.start, claim.end)


def _with_nothing_before(annotated: Annotated, worked: list[MuscleUse]) -> list[MuscleUse]:
    """The muscles of an exercise, where "Also, works the calves." adds them to gains that are no muscles."""
    first = min(worked, key=lambda use: use.start, default=None)
    if first is None or any(use.role != "secondary" for use in worked):
        return worked
    sentence = annotated.sentence_at(first.start)
    if sentence is None or not _ALSO.match(annotated.folded, sentence.start, first.start):
        return worked
    return [replace(use, role="worked") if use.start < sentence.end else use for use in worked]


def _denials(annotated: Annotated, told: Iterable[Claim], worked: Set[str]) -> Iterator[Statement]:
    """Each muscle that is said not to work, once, in the order of the text."""
    first: dict[str, Claim] = {}
    for claim in sorted(told, key=lambda claim: claim.start):
        if claim.role is None and claim.muscle not in worked:
            first.setdefault(claim.muscle, claim)
    for claim in first.values():
        sentence = annotated.sentences_in(Span(claim.start, claim.end))[0]
        yield Statement(
            subject_kind="exercise",
            subject_id=None,
            aspect="muscles",
            value=claim.muscle,
            polarity=-1,
            start=sentence.start,
            end=sentence.end,
            stance=stance_of(annotated, sentence),
            rule="muscle denied",
        )
