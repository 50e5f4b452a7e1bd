"""Sentences anywhere in an article whose subject is an exercise by name: "Pull-ups and rows use the upper back"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from pipeline.extract.language import Annotated
from pipeline.extract.muscles import grammar
from pipeline.extract.names import NameCandidate
from pipeline.extract.presentations import Presentation
from pipeline.models import Span
from pipeline.text import name_words
from pipeline.vocabulary import Parsed, Vocabulary

MAX_HEAD: Final = 120
"""Characters before the effect; a longer beginning is no list of names."""
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
_IGNORED: Final = frozenset({"noise", "function"})
_IGNORED_VALUES: Final = frozenset({"progression", "drill"})


def _facets(parsed: Parsed) -> frozenset[tuple[str, str]]:
    """What a name states, "progression" and other empty words aside."""
    return frozenset(
        (hit.facet, hit.value) for hit in parsed.hits if hit.facet not in _IGNORED and hit.value not in _IGNORED_VALUES
    )


def _subjects(annotated: Annotated, sentence: Span, vocabulary: Vocabulary) -> list[frozenset[tuple[str, str]]]:
    """What the exercises state that are the subject of a sentence; none when anything else is."""
    return annotated.kept(("subjects", sentence), lambda: _find_subjects(annotated, sentence, vocabulary))


def _find_subjects(annotated: Annotated, sentence: Span, vocabulary: Vocabulary) -> list[frozenset[tuple[str, str]]]:
    effect = _first_effect(annotated, sentence)
    if effect is None or effect - sentence.start > MAX_HEAD:
        return []
    head = _ASIDE.sub(" ", annotated.folded[sentence.start : effect])
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


def _first_effect(annotated: Annotated, sentence: Span) -> int | None:
    """Where the first effect that governs muscles begins."""
    starts = [
        term.start
        for term in annotated.terms_in("effects", sentence)
        if term.id in grammar.GOVERNORS and term.id != "help from"
    ]
    return min(starts, default=None)


def sentences_about(annotated: Annotated, presentation: Presentation, vocabulary: Vocabulary) -> Iterator[Span]:
    """The sentences outside a presentation's own text whose subject is its exercise."""
    candidate = presentation.candidate
    stated = _facets(candidate.parsed)
    movements = [hit for hit in candidate.parsed.hits if hit.facet == "movement" and hit.value not in _IGNORED_VALUES]
    if not movements or candidate.parsed.uncovered:
        return
    own = [part.span for part in presentation.parts]
    stems = {value[:_STEM] for value in (*candidate.parsed.words, *(hit.value for hit in movements)) if len(value) > 2}
    for sentence in _beginning_with(annotated, stems):
        if any(span.start <= sentence.start < span.end for span in own):
            continue
        if stated in _subjects(annotated, sentence, vocabulary):
            yield sentence


def _beginning_with(annotated: Annotated, stems: set[str]) -> Iterator[Span]:
    """The sentences that name a muscle and have a word of one of the stems near their beginning."""
    by_stem = annotated.kept("sentences by stem", lambda: _by_stem(annotated))
    for index in sorted({index for stem in stems for index in by_stem.get(stem, ())}):
        yield annotated.sentences[index]


def _by_stem(annotated: Annotated) -> dict[str, list[int]]:
    """For each stem the sentences that name a muscle and have a word that begins with it near their beginning."""
    by_stem: dict[str, list[int]] = {}
    for index, sentence in enumerate(annotated.sentences):
        if not annotated.terms_in("muscles", sentence):
            continue
        head = min(sentence.end, sentence.start + MAX_HEAD + 1)
        starts = [word.start() for word in _WORD_START.finditer(annotated.folded, sentence.start, head)]
        stems = {annotated.folded[start : start + length] for start in starts for length in (_STEM - 1, _STEM)}
        for stem in stems:
            by_stem.setdefault(stem, []).append(index)
    return by_stem


def is_anothers(annotated: Annotated, sentence: Span, candidate: NameCandidate, vocabulary: Vocabulary) -> bool:
    """Whether a sentence of an exercise's text is about another exercise by name."""
    about = _subjects(annotated, sentence, vocabulary)
    stated = _facets(candidate.parsed)
    return bool(about) and not any(subject <= stated or stated <= subject for subject in about)
