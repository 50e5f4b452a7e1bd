"""Equipment that an entry says is used: in its name, its requirement line, its instructions and description."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator, Sequence
from typing import Final

from pipeline.extract.equipment.senses import ONLY_IN_SENSE, is_misread, may_be_sensed, sensed, shorthand
from pipeline.extract.language import Annotated
from pipeline.extract.presentations import Presentation
from pipeline.models import EquipmentUse, Span
from pipeline.text import name_tokens
from pipeline.vocabulary import Vocabulary

MAX_SENTENCE: Final = 800
"""Characters; a longer one is no sentence (a list without full stops, or a text made to take long)."""
_NONE: Final = re.compile(r"\W*(?:none|no(?:thing|ne)?\b(?! (?:barbell|dumbbell|machine)))")
_BRACKET: Final = re.compile(r"\s*\([^()]{0,60}\)")
_READ: Final = frozenset({None, "steps", "setup", "dose", "benefits"})
_SURROUNDINGS: Final = frozenset({"weighted vest", "strap", "mat"})
"""Supports and comforts in passing: they count only where the entry requires them."""
_NO_EQUIPMENT: Final = ONLY_IN_SENSE | _SURROUNDINGS
_NOT_USED: Final = re.compile(
    r"\b(?:instead of|rather than|without|never|neither|unlike|than|vs\.?|versus|compared (?:to|with)|"
    r"before (?:you|they)|like (?:an?|you(?:'re| are|r)?)|as if|imagin(?:e|ing|ary)|invisible|pretend|as though|"
    r"similar to|ability to|no|not(?! (?:let|allow|drop|swing|bounce|jerk|rest|throw)\b)|"
    r"don't(?! (?:let|allow|drop|swing|bounce|jerk|rest|throw)\b)|doesn't|replace|away from|avoid)\b"
)
"""Words before a piece of equipment in its clause that say it is not used."""
_OPTIONAL: Final = re.compile(
    r"\b(?:added|extra|advanced|challenge|challenging|harder|easier|progress(?:ion)?|also|can use|could|"
    r"once you(?!(?: have| are|'ve|'re)? (?:sat|seated|lain|lying|set|positioned|placed|loaded|adjusted|grabbed|"
    r"gripped|picked|unracked)\b)|"
    r"if (?:you|your|needed|necessary)|more resistance|for (?:balance|comfort|support|stability)|beginners?|"
    r"option(?:s|al|ally)?|alternative(?:ly|s)?|substitute|swap|programs?|studies|study)\b"
)
"""Words of sentences about harder, easier and substitute forms of an exercise."""
_ALTERNATIVES: Final = re.compile(
    r"\b(?:can be (?:done|performed)|whether (?:you're|you are|performed|with)|performed (?:on|with|using)|"
    r"good options)\b"
)
"""Words of sentences that list with what the exercise is done, harder forms or not."""
_DONE_ON: Final = re.compile(r" (?:on|at|in) (?:an?|the) (?:[a-z]+ )?[a-z]+")
"""Behind the name of another exercise, what it is done on: "neck bridges on a bench"."""
_CLAUSE: Final = re.compile(r"[,;:.!?]\s|\s-\s|\s[–—]\s|\bbut\b")


def equipment_of(annotated: Annotated, presentation: Presentation, vocabulary: Vocabulary) -> list[EquipmentUse]:
    """The equipment of one presentation; each piece once, where it is first stated."""
    best: dict[str, EquipmentUse] = {}
    for use in (*_in_name(annotated, presentation), *_in_labels(annotated, presentation)):
        best.setdefault(use.equipment_id, use)
    for use in _in_text(annotated, presentation, vocabulary, best):
        best.setdefault(use.equipment_id, use)
    for use in _in_shorthand(annotated, presentation, frozenset(best)):
        best.setdefault(use.equipment_id, use)
    return [use for use in best.values() if not _is_said_better(annotated, use, best)]


def _is_said_better(annotated: Annotated, use: EquipmentUse, best: dict[str, EquipmentUse]) -> bool:
    """Whether "the machine" or "the rope" only takes up one with a fuller name."""
    if use.equipment_id == "rope":
        return "battle ropes" in best
    if use.equipment_id != "machine" or not any(other.endswith(" machine") for other in best):
        return False
    return annotated.folded[max(0, use.start - 4) : use.start] == "the "


def _in_name(annotated: Annotated, presentation: Presentation) -> Iterator[EquipmentUse]:
    """What the name states ("Dumbbell Row", "Box Jump") or the bracket behind it."""
    candidate = presentation.candidate
    end = candidate.end
    lead = presentation.lead or Span(candidate.start, end)
    bracket = _BRACKET.match(annotated.folded, end, max(end, lead.end))
    span = Span(candidate.start, bracket.end() if bracket else end)
    stated = {hit.value for hit in candidate.parsed.hits if hit.facet == "equipment"}
    if "rope" in candidate.parsed.values("variant"):
        stated.add("rope")
    for term in annotated.terms_in("equipment", span):
        if is_misread(annotated.folded, span, term.id, Span(term.start, term.end)):
            stated.discard(term.id)
        elif term.id in stated or term.id not in ONLY_IN_SENSE:
            yield EquipmentUse(term.id, term.start, term.end)
            stated.discard(term.id)
    for value in sorted(stated):
        yield EquipmentUse(value, candidate.start, candidate.end)
    for value, word in sensed(annotated.folded, span):
        yield EquipmentUse(value, word.start, word.end)


def _in_labels(annotated: Annotated, presentation: Presentation) -> Iterator[EquipmentUse]:
    """What a requirement line lists: "Equipment: dumbbells, bench"."""
    for part in presentation.parts:
        if part.role != "equipment":
            continue
        if _NONE.match(annotated.folded, part.span.start, part.span.end):
            yield EquipmentUse("bodyweight", part.span.start, part.span.end)
            continue
        for term in annotated.terms_in("equipment", part.span):
            yield EquipmentUse(term.id, term.start, term.end)


def _in_text(
    annotated: Annotated, presentation: Presentation, vocabulary: Vocabulary, stated: Container[str]
) -> Iterator[EquipmentUse]:
    """What the instructions and the description name beside what is stated, another exercise's equipment aside.

    `stated` grows while they are read: a piece that every second sentence names is looked at once.
    """
    for part in presentation.parts:
        # Most parts name no equipment: then nothing of their sentences has to be read.
        if part.role not in _READ or not (
            annotated.terms_in("equipment", part.span) or may_be_sensed(annotated.folded, part.span)
        ):
            continue
        for sentence in annotated.sentences_in(part.span):
            words = [(value, word) for value, word in _words(annotated, sentence) if value not in stated]
            if not words or not _tells_of_use(annotated.folded[sentence.start : sentence.end]):
                continue
            others = list(_other_names(annotated, sentence, presentation, vocabulary))
            for value, word in words:
                if any(name.start <= word.start < name.end for name in others):
                    continue
                # "Bands are often used, but I avoid bands": what a sentence denies once it does not use.
                if not any(
                    _is_denied(annotated.folded, sentence, one, value) for other, one in words if other == value
                ):
                    yield EquipmentUse(value, word.start, word.end)


def _tells_of_use(sentence: str) -> bool:
    """Whether a folded sentence says how the exercise itself is done: no question, no harder or easier form of it."""
    return (
        len(sentence) <= MAX_SENTENCE
        and not sentence.endswith("?")
        and (_OPTIONAL.search(sentence) is None or _ALTERNATIVES.search(sentence) is not None)
    )


def _words(annotated: Annotated, sentence: Span) -> list[tuple[str, Span]]:
    """The equipment of a sentence and its words, in order."""
    plain = [
        (term.id, Span(term.start, term.end))
        for term in annotated.terms_in("equipment", sentence)
        if term.id not in _NO_EQUIPMENT
        and not is_misread(annotated.folded, sentence, term.id, Span(term.start, term.end))
    ]
    return sorted([*plain, *sensed(annotated.folded, sentence)], key=lambda found: found[1])


def _is_denied(folded: str, sentence: Span, word: Span, value: str) -> bool:
    """Whether the clause before a word says that the thing is not used."""
    if value == "bodyweight":
        return False
    before = folded[sentence.start : word.start]
    clause = _CLAUSE.split(before)[-1]
    return _NOT_USED.search(clause) is not None


def _other_names(
    annotated: Annotated, sentence: Span, presentation: Presentation, vocabulary: Vocabulary
) -> Iterator[Span]:
    """Where other exercises are named, with the words that belong to their names and what they are done on."""
    words = name_tokens(annotated.folded[sentence.start : sentence.end])
    named = tuple([word for word, _, _ in words])
    if vocabulary.lexicon.telling.isdisjoint(named):
        return
    parsed = vocabulary.lexicon.parse(named)
    candidate = presentation.candidate.parsed
    own = {*candidate.values("movement"), *candidate.words}
    loaded = set(candidate.values("equipment"))
    covered = {position: hit for hit in parsed.hits for position in range(hit.start, hit.end)}
    for hit in (hit for hit in parsed.hits if hit.facet == "movement"):
        before = covered.get(hit.start - 1)
        # In an article about the banded good morning the barbell good morning is another exercise.
        others = loaded and before and before.facet == "equipment" and before.value not in loaded
        if hit.value in own and not others:
            continue
        end = sentence.start + words[hit.end - 1][2]
        # "stability ball curls" is a name, "have a partner hold them" is none.
        if vocabulary.movements[hit.value].generic and annotated.folded[end - 1] != "s":
            continue
        last = hit.end
        while last in covered and covered[last].facet == "equipment" and _adjoin(annotated, sentence, words, last):
            last += 1
        end = sentence.start + words[last - 1][2]
        first = hit.start
        while first - 1 in covered and covered[first - 1].facet not in ("function", "movement"):
            first -= 1
        if last - first > 1:
            place = _DONE_ON.match(annotated.folded, end, sentence.end)
            yield Span(sentence.start + words[first][1], place.end() if place else end)


def _adjoin(annotated: Annotated, sentence: Span, words: Sequence[tuple[str, int, int]], position: int) -> bool:
    """Whether only a blank or a hyphen stands between a word of a sentence and the one before it."""
    between = Span(sentence.start + words[position - 1][2], sentence.start + words[position][1])
    return annotated.folded[between.start : between.end] in (" ", "-")


def _in_shorthand(annotated: Annotated, presentation: Presentation, stated: frozenset[str]) -> Iterator[EquipmentUse]:
    """What "the bar" and "the bell" of the text are."""
    movements = frozenset(presentation.candidate.parsed.values("movement"))
    for part in presentation.parts:
        folded = annotated.folded[part.span.start : part.span.end]
        if part.role not in _READ or not ("bar" in folded or "bell" in folded):
            continue
        for sentence in annotated.sentences_in(part.span):
            found = list(shorthand(annotated.folded, sentence, movements, stated))
            if found and _tells_of_use(annotated.folded[sentence.start : sentence.end]):
                yield from (EquipmentUse(value, word.start, word.end) for value, word in found)
