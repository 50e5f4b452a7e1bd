"""Sentences that name the exercise they speak of, where the article presents it nowhere.

Letters, columns and reports of a class judge exercises in passing: "Avoid Russian twists.", "The goblet squat does not
work the calves." What such a sentence says counts for the exercise that is its subject or its object; one that only
turns up in it is given nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from pipeline.extract.answers import answer_behind
from pipeline.extract.clauses import LONGEST_SENTENCE, is_question
from pipeline.extract.faults import denies_of_fault
from pipeline.extract.language import Annotated
from pipeline.extract.muscles.sentences import claims_of
from pipeline.extract.names import NameCandidate
from pipeline.extract.presentations import Tools
from pipeline.extract.stance import stance_of
from pipeline.extract.verdicts import VerdictReader, masked
from pipeline.models import Span, Statement

COMMAND_WORDS: Final = re.compile(r"\b(?:the|your|an?|it|them)\b|\bback$", re.IGNORECASE)
"""What reads like a name and has these is a command: "raise the dumbbells", "push back"."""
_NOUN: Final = re.compile(r"\b(?:an?|any|each|every|during|doing|of|in|on)\s(?:the\s|your\s)?$", re.IGNORECASE)
"""In front of one word that makes it an exercise and not a verb."""
_OTHER_THING: Final = re.compile(r"\b(?:it|them|they|those|these)\b", re.IGNORECASE)
_HELD_IN: Final = re.compile(
    r"\b(?:(?:in|during|on|of|with|to)\s+(?:the|your|an?|any|every|each)|for(?:\s+(?:the|your|an?|any))?)\s+",
    re.IGNORECASE,
)
"""In what reads like a name, it parts how something is done from the exercise: "wide stance in the goblet squat"."""
_HELD_IN_THEM: Final = re.compile(r"\b(?:in|during|on)\s+(?=\w+(?:[\s-]\w+)?s$)", re.IGNORECASE)
_ELSEWHERE: Final = re.compile(
    r"\b(?:as|while|but|whereas|because|than|unlike|like|if|when|though|although|so|where|since)\b|[;:–—]",
    re.IGNORECASE,
)
"""Between an exercise and a muscle, it may have brought another subject."""
_JOINED: Final = re.compile(r"\s(?:and|or|&)\s|[,/]", re.IGNORECASE)
_SUBJECT: Final = re.compile(
    r"\W*(?:(?:and|but|so|now|yet|still),? )?(?:(?:the|an?|any|every|doing|all|most)\s)?$", re.IGNORECASE
)


def exercise_named(annotated: Annotated, sentence: Span, tools: Tools, verdicts: VerdictReader) -> str | None:
    """The exercise that a sentence itself speaks of: "in a squat your knees may…", not "squat down"."""
    if sentence.end - sentence.start > LONGEST_SENTENCE:
        return None
    text = annotated.document.text[sentence.start : sentence.end]
    is_answered = is_question(text) and answer_behind(annotated.folded, sentence.end)
    has_cue = any(annotated.terms_in(kind, sentence) for kind in ("cues", "cue_says"))
    if not (is_answered or has_cue or verdicts.words_in(annotated).between(sentence.start, sentence.end)):
        return None
    name = certain_name(text, tools)
    # "Give them the effort that you give a squat" is about them.
    if name is None or _OTHER_THING.search(text, 0, name.start):
        return None
    if is_answered or has_cue:
        return name.name if " " in name.name or _NOUN.search(text[: name.start]) else None
    is_subject = _SUBJECT.fullmatch(text, 0, name.start) is not None
    judged = is_clear(name) and verdicts.judges(annotated, sentence, name.name, subject=is_subject)
    return name.name if judged else None


def muscles_of_named(annotated: Annotated, sentence: Span, tools: Tools) -> Iterator[Statement]:
    """The muscles that a sentence says its subject works: "The Russian twist works the obliques"."""
    if sentence.end - sentence.start > LONGEST_SENTENCE:
        return
    if not (annotated.terms_in("muscles", sentence) and annotated.terms_in("effects", sentence)):
        return
    text = annotated.document.text[sentence.start : sentence.end]
    name = certain_name(text, tools) if tools.names.strongest_at_start(text) else None
    if name is None or not is_clear(name) or not _SUBJECT.fullmatch(text, 0, name.start):
        return
    said = masked(annotated.folded[sentence.start : sentence.end], name.name)
    for claim in claims_of(annotated, sentence, tools.names.vocabulary, tools):
        between = text[name.end : max(0, claim.start - sentence.start)]
        if not between or _ELSEWHERE.search(between) or (claim.role is None and denies_of_fault(said)):
            continue
        yield Statement(
            subject_kind="exercise",
            subject_id=name.name,
            aspect="muscles",
            value=claim.muscle,
            polarity=1 if claim.role else -1,
            start=sentence.start,
            end=sentence.end,
            stance=stance_of(annotated, sentence),
            rule="muscle of a named exercise",
        )


def is_clear(name: NameCandidate) -> bool:
    """Whether a name can be no command."""
    return " " in name.name and not COMMAND_WORDS.search(name.name)


def without_manner(name: NameCandidate, tools: Tools) -> NameCandidate:
    """What is left of a name without how it is done: "palms down on dumbbell curls"."""
    return _behind(_HELD_IN_THEM.search(name.name), name, tools)


def _behind(held: re.Match[str] | None, name: NameCandidate, tools: Tools) -> NameCandidate:
    inner = tools.names.strongest_at_start(name.name[held.end() :], name.start + held.end()) if held else None
    return inner if inner and inner.strength == "strong" else name


def certain_name(text: str, tools: Tools) -> NameCandidate | None:
    """The longest certain name in a sentence, without how it is done; None where it joins two exercises."""
    name = tools.names.strongest_in(text)
    name = _behind(_HELD_IN.search(name.name), name, tools) if name else None
    several = name and _JOINED.search(name.name) and not any(" and " in move for move in name.parsed.values("movement"))
    return name if name and name.strength == "strong" and not several else None
