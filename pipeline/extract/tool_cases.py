"""The piece of equipment for which a dose is meant: "With the band, do 3 sets of 25"."""

from __future__ import annotations

import re
from typing import Final

from pipeline.extract.language import Annotated, Term
from pipeline.models import Span
from pipeline.text import name_words

PROPS: Final = frozenset({"bench", "box", "chair", "mat", "partner", "rack", "sofa", "step", "strap", "towel", "wall"})
"""What one stands, lies or leans on, and who helps: a dose is not meant for it."""
_GIVEN: Final = re.compile(
    r"\W*(?:(?:but|and|or|then),? )?(?:with|using|holding|on|for|if you(?:'re| are| only| do)?(?: (?:use|using|have|"
    r"own|prefer|train with))|when (?:you use|using|you have)) "
    r"(?:(?:the|an?|your|two|a pair of|only|just|light|heavy|heavier|lighter|some|long|short|mini|resistance)\s){0,3}$"
)
"""Before a piece of equipment, at the beginning of a sentence."""
_ENDS: Final = re.compile(r"s?(?: (?:in (?:each|one|both) hands?|version|variation|on|only))?\s?[,:–—-]")
_VERSION: Final = re.compile(r"s?(?: (?:version|variation|variant|option|only))?\s?(?:[:|–—]|-\s)\W*$")
"""Between a piece of equipment with which a line begins and its dose: "Band version: 3 sets of 25"."""
_WITHOUT: Final = re.compile(
    r"\W*(?:but |and )?(?:without (?:any )?(?:added )?(?:weights?|load|equipment)|unloaded|unweighted)\s?[,:]"
)
_REACH: Final = 80


def tool_case(annotated: Annotated, sentence: Span, dose: Span, exercise: str) -> str | None:
    """The case of a dose in a sentence that is meant for one piece of equipment, None when it is for none.

    What the exercise's own name says of equipment sets no case.
    """
    folded = annotated.folded
    start = max(sentence.start, dose.start - _REACH)
    if _WITHOUT.match(folded, start, dose.start):
        return "without weight"
    own = set(name_words(exercise))
    for term in annotated.terms_in("equipment", Span(start, dose.start)):
        if _sets_case(folded, sentence, term, dose) and own.isdisjoint(name_words(folded[term.start : term.end])):
            return f"with {term.id}"
    behind = next(iter(annotated.terms_in("equipment", Span(dose.end, min(sentence.end, dose.end + _REACH)))), None)
    if behind and _names_variant(folded, behind, dose, exercise) and own.isdisjoint(_words(folded, behind)):
        return f"with {behind.id}"
    return None


def _words(folded: str, term: Term) -> tuple[str, ...]:
    return name_words(folded[term.start : term.end])


def _sets_case(folded: str, sentence: Span, term: Term, dose: Span) -> bool:
    if term.id in PROPS:
        return False
    near = term.start - sentence.start <= _REACH
    if near and _GIVEN.match(folded[sentence.start : term.start]) and _ENDS.match(folded, term.end, dose.start):
        return True
    line = folded[max(0, term.start - _REACH) : term.start].rpartition("\n")
    opens = bool(line[1] or term.start <= _REACH) and not line[2].strip(" *_-•|#(")
    return opens and _VERSION.match(folded, term.end, dose.start) is not None


def _names_variant(folded: str, term: Term, dose: Span, exercise: str) -> bool:
    """Whether what stands behind a dose is the exercise with a piece of equipment: "25 band biceps curls"."""
    if term.id in PROPS or folded[dose.end : term.start].strip(" ").removeprefix("of").strip():
        return False
    name = name_words(exercise)
    return bool(name) and name_words(folded[term.end : term.end + _REACH])[: len(name)] == name
