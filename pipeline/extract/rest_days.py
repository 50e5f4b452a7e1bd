"""Days of rest in a week: "take at least two rest days a week", "one day off a week, no more"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from pipeline.models import Interval, Span
from pipeline.text import number_value

REST_DAY_WORDS: Final = ("rest day", "recovery day", "day off", "days off", "day of rest", "days of rest")
"""What no sentence on them goes without."""
_NUMBER: Final = r"(?:\d|an?|one|two|three|four|five|six)"
_OF_A_WEEK: Final = (
    r"(?:(?:a|per|each|every|in a|in every|in each|in the|of the|out of the) )?(?:calendar |training )?week\b"
)
_DAYS: Final = re.compile(
    r"\b(?:(?P<bound>at least|no (?:more|fewer|less) than|not more than|at (?:the )?most|up to|a (?:minimum|"
    r"maximum) of|only|"
    rf"just|exactly) )?(?P<low>{_NUMBER})(?:(?: to | or |-)(?P<high>{_NUMBER}))?\+? "
    r"(?:(?:full|complete|whole|proper|real|good|entire) )?(?:(?:rest|recovery)[- ]days?|days? off|"
    r"days? of (?:complete )?"
    rf"(?:rest|recovery)),? {_OF_A_WEEK}"
)
_MOST: Final = re.compile(
    r"[,;]? (?:and |but )?(?:not (?:one )?(?:more|a day more)|no more|at (?:the )?most|max(?:imum)?|tops|"
    r"is (?:enough|plenty))\b"
)
_LEAST: Final = re.compile(
    r"[,;]? (?:and |but |or )?(?:not (?:one )?(?:fewer|less)|no (?:fewer|less)|more|at least|minimum)\b"
)
_ADVISED: Final = re.compile(
    r"\b(?:take|need|needs|have|plan|schedule|keep|give (?:yourself|them|it)|allow|get|insist on|set aside|should be|"
    r"aim for|"
    r"leave|include|book|make it|recommend|stick to|prescribe)(?: [a-z]+){0,2} $"
)
_BEGINS: Final = re.compile(r"[\W_]*(?:(?:so|and|but|then|just)[,:]? )?$")
_NO_DAYS: Final = re.compile(r"\b(?:work|job|boss|school|holiday|office|shift|paid)\b")


def rest_days_in(folded: str, sentence: Span) -> Iterator[tuple[Span, Interval]]:
    """Where a sentence of folded text tells to rest on so many days of a week, and on how many.

    >>> text = "take at least three rest days a week."
    >>> [days for _, days in rest_days_in(text, Span(0, len(text)))]
    [Interval(low=3.0, high=None)]
    """
    if _NO_DAYS.search(folded, sentence.start, sentence.end):
        return
    for found in _DAYS.finditer(folded, sentence.start, sentence.end):
        before = folded[sentence.start : found.start()]
        if not (_BEGINS.match(before) or _ADVISED.search(before)):
            continue
        low = _value(found["low"])
        high = _value(found["high"]) if found["high"] else low
        yield Span(*found.span()), _bounded(low, high, found["bound"] or "", folded[found.end() : sentence.end])


def _bounded(low: float, high: float, bound: str, after: str) -> Interval:
    if bound in ("at least", "a minimum of") or "fewer" in bound or "less" in bound or _LEAST.match(after):
        return Interval(low, None)
    if bound in ("up to", "a maximum of") or "more" in bound or "most" in bound or _MOST.match(after):
        return Interval(None, high)
    return Interval(low, high)


def _value(word: str) -> float:
    return 1.0 if word in ("a", "an") else float(number_value(word) or 0)
