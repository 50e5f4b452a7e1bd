"""Sentences anywhere in an article whose subject is an exercise by name: "Pull-ups and rows use the upper back"."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Set
from typing import Final

from pipeline.extract.language import Annotated
from pipeline.extract.muscles import grammar
from pipeline.extract.muscles.movements import movements_in
from pipeline.extract.names import NameCandidate
from pipeline.extract.presentations import Presentation
from pipeline.models import Span
from pipeline.text import name_words
from pipeline.vocabulary import Parsed, Vocabulary

MOST_SENTENCES: Final = 40
"""An article that presents one exercise time and again says the same of it each time."""
MAX_HEAD: Final = 120
"""Characters before the effect; a longer beginning is no list of names."""
_GOVERNING: Final = frozenset(grammar.GOVERNORS) - {"help from"}
"""Effects whose subject is an exercise."""
_STEM: Final = 4
"""Letters by which a name's words are looked for: "pull" finds "pull-ups", "pullups" and "pull ups"."""
_WORD_START: Final = re.compile(r"\b\w")
_SEPARATOR: Final = re.compile(r"\s*(?:,|;|/|&|\band\b|\bor\b)\s*(?:(?:and|or)\b\s*)?")
_ASIDE: Final = re.compile(r"\([^()]{0,60}\)")
_LEADING: Final = re.compile(
    r"^(?:(?:both|the|a|an|exercises? like|moves like|movements like|doing|performing|while|like|unlike|similarly|also|"
    r"meanwhile|in addition|however|finally|most)[\s,]+)*"
)
_TRAILING: Final = re.compile(
    r"(?:[\s,:-]+(?:primarily|mainly|mostly|also|really|not only|not|do|does|will|can|is|are|both|specifically|"
    r"directly|that|which|all|exercise|exercises|variation|variations|a|an|the|great|good|to|especially))*[\s,:-]*$"
)
_Subject = frozenset[tuple[str, str]]
"""What the name of an exercise states: facets and their values."""
_IGNORED: Final = frozenset({"noise", "function"})
_IGNORED_VALUES: Final = frozenset({"progression", "drill"})


def _facets(parsed: Parsed) -> _Subject:
    """What a name states, "progression" and other empty words aside."""
    return frozenset(
        (hit.facet, hit.value) for hit in parsed.hits if hit.facet not in _IGNORED and hit.value not in _IGNORED_VALUES
    )


def _subjects(annotated: Annotated, sentence: Span, vocabulary: Vocabulary) -> list[_Subject]:
    """What the exercises state that are the subject of a sentence; none when anything else is."""
    return annotated.kept(("subjects", sentence), lambda: _find_subjects(annotated, sentence, vocabulary))


def _find_subjects(annotated: Annotated, sentence: Span, vocabulary: Vocabulary) -> list[_Subject]:
    effect = _first_effect(annotated, sentence, vocabulary)
    if effect is None or effect - sentence.start > MAX_HEAD:
        return []
    head = annotated.folded[sentence.start : effect]
    if vocabulary.lexicon.telling.isdisjoint(name_words(head)):
        return []
    head = _ASIDE.sub(" ", head)
    head = _TRAILING.sub("", _LEADING.sub("", head.strip(" \"'*")))
    found = []
    for name in _SEPARATOR.split(head):
        if not name:
            continue
        parsed = vocabulary.lexicon.parse(name_words(name))
        if parsed.uncovered or not parsed.values("movement"):
            return []
        found.append(_facets(parsed))
    return found


def _first_effect(annotated: Annotated, sentence: Span, vocabulary: Vocabulary) -> int | None:
    """Where the first effect that governs muscles begins, words of a name aside: "hip flexor stretch"."""
    starts, ends = _governing(annotated)
    first = bisect_left(starts, sentence.start)
    last = bisect_right(ends, sentence.end)
    return next((starts[at] for at in range(first, last) if not _in_name(annotated, sentence, at, vocabulary)), None)


def _in_name(annotated: Annotated, sentence: Span, at: int, vocabulary: Vocabulary) -> bool:
    """Whether an effect is a word of a movement with more words."""
    start, end = (bounds[at] for bounds in _governing(annotated))
    if not vocabulary.lexicon.words.issuperset(name_words(annotated.folded[start:end])):
        return False
    return any(
        movement.start <= start and end <= movement.end and (movement.start, movement.end) != (start, end)
        for movement in movements_in(annotated, sentence, vocabulary)
    )


def _governing(annotated: Annotated) -> tuple[list[int], list[int]]:
    """Where the effects that govern muscles begin and end."""
    return annotated.kept("governing effects", lambda: _find_governing(annotated))


def _find_governing(annotated: Annotated) -> tuple[list[int], list[int]]:
    effects = [term for term in annotated.terms["effects"] if term.id in _GOVERNING]
    return [term.start for term in effects], [term.end for term in effects]


def sentences_about(annotated: Annotated, presentation: Presentation, vocabulary: Vocabulary) -> Iterator[Span]:
    """The sentences outside a presentation's own text whose subject is its exercise, the first of very many."""
    candidate = presentation.candidate
    stated = _facets(candidate.parsed)
    movements = [hit for hit in candidate.parsed.hits if hit.facet == "movement" and hit.value not in _IGNORED_VALUES]
    if not movements or candidate.parsed.uncovered:
        return
    own = [part.span for part in presentation.parts]
    stems = {value[:_STEM] for value in (*candidate.parsed.words, *(hit.value for hit in movements)) if len(value) > 2}
    by_subject = annotated.kept("sentences by subject", lambda: _by_subject(annotated, vocabulary))
    for sentence in by_subject.get(stated, ())[:MOST_SENTENCES]:
        outside = not any(span.start <= sentence.start < span.end for span in own)
        if outside and _begins_with(annotated, sentence, stems):
            yield sentence


def _by_subject(annotated: Annotated, vocabulary: Vocabulary) -> dict[_Subject, list[Span]]:
    """The sentences that name a muscle, in order, by what the exercises that are their subject state."""
    by_subject: dict[_Subject, list[Span]] = {}
    at = [annotated.sentence_at(start) for start in _governing(annotated)[0]]
    for sentence in dict.fromkeys(filter(None, at)):
        if annotated.terms_in("muscles", sentence):
            for subject in set(_subjects(annotated, sentence, vocabulary)):
                by_subject.setdefault(subject, []).append(sentence)
    return by_subject


def _begins_with(annotated: Annotated, sentence: Span, stems: Set[str]) -> bool:
    """Whether a sentence has a word of one of the stems near its beginning."""
    head = min(sentence.end, sentence.start + MAX_HEAD + 1)
    starts = [word.start() for word in _WORD_START.finditer(annotated.folded, sentence.start, head)]
    return any(annotated.folded[start : start + length] in stems for start in starts for length in (_STEM - 1, _STEM))


def is_anothers(annotated: Annotated, sentence: Span, candidate: NameCandidate, vocabulary: Vocabulary) -> bool:
    """Whether a sentence of an exercise's text is about another exercise by name."""
    about = _subjects(annotated, sentence, vocabulary)
    if not about:
        return False
    stated = _facets(candidate.parsed)
    return not any(subject <= stated or stated <= subject for subject in about)
