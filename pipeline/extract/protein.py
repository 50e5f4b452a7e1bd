"""Protein for each kilogram of body weight: "1.6 to 2.2 g of protein per kilo", "a gram per pound a day"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from pipeline.models import Interval, Span
from pipeline.text import number_value

PROTEIN_WORDS: Final = ("protein",)
"""What no sentence on it goes without."""
_NUMBER: Final = r"(?:\d(?:[.,]\d{1,2})?|an?|half a|one|two|three)"
_GRAMS: Final = re.compile(
    r"(?P<bound>(?:at least|no (?:more|less) than|not more than|at (?:the )?most|up to|a (?:minimum|maximum) of|over|"
    rf"more than|beyond|less than|under) )?(?<![\d.,/])(?P<low>{_NUMBER})"
    rf"(?:\s?(?:-|–|to|and|or)\s?(?P<high>{_NUMBER}))?"
    r"\s?(?:g|grams?|grammes?)(?: (?:of )?(?:\w+ )?protein)?\s?(?:per|/|a|for (?:every|each)|for a)\s?"
    r"(?P<unit>kg|kilos?|kilogram(?:me)?s?|lbs?|pounds?)\b(?! of (?:lean|muscle|fat|food|meat))"
)
_POUNDS: Final = re.compile(r"lb|pound")
_KILOGRAM: Final = 2.2046
"""Pounds."""
_MOST: Final = re.compile(r"[^.;]{0,60}?\b(?:at (?:the )?most|no more|not more|max(?:imum)?|tops)\b")
_LEAST: Final = re.compile(r"[^.;]{0,60}?\b(?:at least|or more|minimum)\b")
_ADVISED: Final = re.compile(
    r"\b(?<!\bi )(?:eat|get|take(?: in)?|have|consume|aim for|aim at|shoot for|target|need|needs|require|requires|"
    r"recommend|suggest|prescribe|stick to|make it|should be|set (?:it|protein) at|go for)\b[^.;:]{0,40}$|:\s*$|^\W*$"
)
_ENOUGH: Final = re.compile(
    r"[^.;:]{0,60}?\b(?:is|are|will|would be) (?:\w+ )?(?:do|enough|plenty|all you need|ideal|right|best)\b"
)
_OF_OTHERS: Final = re.compile(
    r"\b(?:sedentary|inactive|couch|rda|allowance|guidelines?|average (?:adult|person)|per meal|a meal|each meal|"
    r"per serving|lean (?:body )?mass|diet(?:ing|ers?)|deficit|cutting|vegans?|dogs?|cats?)\b"
)
"""Who does not train, eats for another end, or counts by another measure."""


def protein_in(folded: str, sentence: Span) -> Iterator[tuple[Span, Interval]]:
    """Where a sentence of folded text advises protein by body weight, and how many grams per kilogram.

    >>> text = "eat one gram of protein for every pound you weigh."
    >>> [grams for _, grams in protein_in(text, Span(0, len(text)))]
    [Interval(low=2.2, high=2.2)]
    """
    if _OF_OTHERS.search(folded, sentence.start, sentence.end):
        return
    for found in _GRAMS.finditer(folded, sentence.start, sentence.end):
        before, after = folded[sentence.start : found.start()], folded[found.end() : sentence.end]
        if not (_ADVISED.search(before) or _ENOUGH.match(after)):
            continue
        factor = _KILOGRAM if _POUNDS.match(found["unit"]) else 1.0
        low, high = _grams(found["low"], factor), _grams(found["high"] or found["low"], factor)
        grams = _bounded(low, high, found["bound"] or "", after)
        if grams:
            yield Span(found.start("low"), found.end()), grams


def _bounded(low: float, high: float, bound: str, after: str) -> Interval | None:
    """The range with its bound; None for figures that only say from where on something is so."""
    if bound.startswith(("over", "more", "beyond", "less", "under")):
        return None
    if bound.startswith(("at least", "a minimum", "no less")) or _LEAST.match(after):
        return Interval(low, None)
    if bound or _MOST.match(after):
        return Interval(None, high)
    return Interval(min(low, high), max(low, high))


def _grams(number: str, factor: float) -> float:
    told = {"a": 1.0, "an": 1.0, "half a": 0.5}.get(number)
    return round((number_value(number.replace(",", ".")) or 0.0 if told is None else told) * factor, 1)
