"""Whether cardio or weights come first in a session."""

from __future__ import annotations

import re
from functools import cache
from typing import Final, Literal

from pipeline.models import Span

Order = Literal["cardio first", "weights first"]

_CARDIO: Final = (
    r"(?:\b(?:cardio\w*|aerobics?|running|(?:the|your|a|any) run\b|treadmill|conditioning|endurance (?:work|training)|"
    r"(?:the|your) (?:bike|rower|elliptical)|spin class)\b)"
)
_WEIGHTS: Final = (
    r"(?:\b(?:weights?|weight[- ]?training|weight[- ]?lifting|lifting|(?:you )?lift|"
    r"strength(?: training| work| session| exercises)?|resistance (?:training|work|exercises)|the iron|your lifts)\b)"
)
CARDIO_WORDS: Final = (
    "cardio", "aerobic", "running", "the run", "your run", "a run", "any run", "treadmill", "conditioning",
    "endurance", "the bike", "your bike", "the rower", "your rower", "the elliptical", "your elliptical", "spin class",
)  # fmt: skip
"""What no sentence on the order goes without: how the forms of `_CARDIO` begin."""
_GAP: Final = r"[^.;:!?]{0,40}?"
"""Between the two: about six words ("your cardio always comes at the very end, after"), and no other clause."""
_SHORT: Final = r"[^.;:!?]{0,24}?"
"""Between two words of one phrase: an article, a possessive and an adjective or two."""
_BEFORE: Final = r"\b(?:before|ahead of|prior to|and (?:only )?then|followed by)\b"
_LATER: Final = r"\b(?:then|finish|end|leave|save)\b"
_AFTER: Final = r"\b(?:after|behind|following)\b"


def _pattern(one: str, other: str) -> str:
    """What says that the one comes before the other."""
    return "|".join(
        (
            rf"{one}{_GAP}{_BEFORE}{_SHORT}{other}",
            rf"{other}{_GAP}{_AFTER}{_SHORT}{one}",
            rf"{one}{_SHORT}\bfirst\b{_GAP}{other}",
            rf"\bfirst\b{_SHORT}{one}{_GAP}\bthen\b{_SHORT}{other}",
            rf"\b(?:start|begin|open)\w* {_SHORT}\bwith {_SHORT}{one}{_GAP}{_LATER}{_SHORT}{other}",
            rf"\b(?:leave|save|keep)\b{_SHORT}{other}{_SHORT}\b(?:for|until|till)\b{_GAP}\bafter\b{_SHORT}{one}",
        )
    )


@cache
def _orders() -> tuple[tuple[Order, re.Pattern[str]], ...]:
    """Each order and what says it; compiled for the first sentence that may, since it takes a tenth of a second."""
    return (
        ("cardio first", re.compile(_pattern(_CARDIO, _WEIGHTS))),
        ("weights first", re.compile(_pattern(_WEIGHTS, _CARDIO))),
    )


_OTHER: Final[dict[Order, Order]] = {"cardio first": "weights first", "weights first": "cardio first"}
_WARM_UP: Final = re.compile(r"\bwarm|\bminutes?\b|\blight\b|\beasy\b|\bgentle\b|\bbrisk\b|\bdays?\b")
"""A few easy minutes before lifting are a warm-up, and another day is no order."""
_DENIED: Final = re.compile(
    r"\b(?:never|not|don't|doesn't|shouldn't|avoid\w*|stop|instead of|rather than|no)\b[^.;:,]{0,30}$"
)
_HARMFUL: Final = re.compile(
    r"[^.;:]{0,40}?\b(?:(?:is|are|was) (?:a |the |just |simply )*(?:mistake|error|wrong|waste|worst|pointless)|"
    r"ruins?|robs?|saps?|drains?|tires?|kills?|hurts?|wastes?|steals?)\b"
)


def order_in(sentence: str) -> tuple[Order, Span] | None:
    """The order that a folded sentence tells to keep, and where it does.

    >>> order_in("do your cardio before your weights.")[0], order_in("never do cardio before weights.")[0]
    ('cardio first', 'weights first')
    >>> order_in("do five minutes of easy cardio before you lift.") is None
    True
    """
    if _WARM_UP.search(sentence):
        return None
    matches = [(found, order) for order, pattern in _orders() if (found := pattern.search(sentence))]
    if not matches:
        return None
    found, order = min(matches, key=lambda match: (match[0].start(), match[0].end()))
    denied = _DENIED.search(sentence[: found.start()]) or _HARMFUL.match(sentence, found.end())
    return (_OTHER[order] if denied else order), Span(*found.span())
