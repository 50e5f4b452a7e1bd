"""Whether cardio or weights come first in a session."""

from __future__ import annotations

import re
from functools import cache
from typing import Final, Literal

from pipeline.models import Span

Order = Literal["cardio first", "weights first"]

_CARDIO: Final = (
    r"(?:\b(?:cardio\w*|aerobics?|running|(?:the|your|their|a|any) run\b|"
    r"run(?= (?:first|last|later|afterwards|before|after|second|only|once)\b)|(?<=then )run(?=\W*$|[.,;])|treadmill|"
    r"conditioning|endurance (?:work|training)|"
    r"(?:the|your|their) (?:bike|rower|elliptical)|spin class)\b)"
)
_WEIGHTS: Final = (
    r"(?:\b(?:weights?|weight[- ]?training|weight[- ]?lifting|lifting|(?:you )?lift|"
    r"strength(?: training| work| session| exercises)?|resistance (?:training|work|exercises)|the iron|your lifts)\b)"
)
CARDIO_WORDS: Final = (
    "cardio", "aerobic", "running", "the run", "your run", "their run", "a run", "any run",
    "run first", "run last", "run later", "run afterwards", "run before", "run after", "run second", "run only",
    "run once", "then run", "treadmill", "conditioning",
    "endurance", "the bike", "your bike", "their bike", "the rower", "your rower", "their rower",
    "the elliptical", "your elliptical",
    "their elliptical", "spin class",
)  # fmt: skip
"""What no sentence on the order goes without: how the forms of `_CARDIO` begin."""
_GAP: Final = r"[^.;:!?]{0,40}?"
"""Between the two: about six words ("your cardio always comes at the very end, after"), and no other clause."""
_SHORT: Final = r"[^.;:!?]{0,24}?"
"""Between two words of one phrase: an article, a possessive and an adjective or two."""
_BEFORE: Final = (
    r"\b(?:before|ahead of|prior to|(?:and )?(?:only )?then|followed by|"
    r"and only (?:afterwards|after that)|and afterwards)\b"
)
_LATER: Final = r"\b(?:then|finish|end|leave|save)\b"
_LAST: Final = r"\b(?:later|afterwards?|second|last|thereafter)\b(?! (?:longer|week|time|set|rep))"
_AFTER: Final = r"\b(?:after|behind|following)\b"


def _pattern(one: str, other: str) -> str:
    """What says that the one comes before the other."""
    return "|".join(
        (
            rf"{one}{_GAP}{_BEFORE}{_SHORT}{other}",
            rf"{other}{_GAP}{_AFTER}{_SHORT}{one}",
            rf"{one}{_SHORT}\bfirst\b{_GAP}{other}",
            rf"{one}{_GAP}{other}{_SHORT}{_LAST}",
            rf"{one}{_SHORT}\bat the (?:very )?(?:start|beginning)\b{_GAP}{other}{_SHORT}\bat the (?:very )?end\b",
            rf"{other}{_SHORT}\b(?:at|to|for|till|until) the (?:very )?end of\b{_SHORT}{one}",
            rf"\bfinish\w*{_SHORT}\bwith {_SHORT}{other}{_GAP}\b(?:once|when|after)\b{_SHORT}{one}",
            rf"\bonly (?:once|when)\b{_SHORT}{one}{_GAP}\b(?:done|finished|over|racked|down)\b{_GAP}{other}",
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
_WARM_UP: Final = re.compile(r"\bwarm|\bminutes?\b|\blight\b|\beasy\b|\bgentle\b|\bbrisk\b|(?<!same )\bdays?\b")
"""A few easy minutes before lifting are a warm-up, and another day is no order."""
_CASE: Final = re.compile(
    r"\W*(?:if|when|whenever) (?:you|people|they) (?:do|did|put|run|lift|go|start|hit|train)\b(?! both)[^,]*(?:,|$)"
)
"""What happens to those who keep an order is said of it behind the comma, if at all."""
_DENIED: Final = re.compile(
    r"\b(?:never|not|don't|doesn't|shouldn't|avoid\w*|stop|instead of|rather than|no|nobody)\b[^.;:,]{0,30}$"
)
_HARMFUL: Final = re.compile(
    r"[^.;:]{0,40}?\b(?:(?:is|are|was) (?:a |the |just |simply )*(?:mistake|error|wrong|waste|worst|pointless)|"
    r"ruins?|robs?|saps?|drains?|tires?|kills?|hurts?|wastes?|steals?)\b"
)

_PENALTY: Final = re.compile(
    r"[^.;:]{0,24}? and (?:soon )?(?:you(?:'ll| will)?|your|they|it|one|the|see|watch|both)\b[^.;]{0,60}?"
    r"(?:\b(?:skip\w*|suffer\w*|tired\w*|regret\w*|wreck\w*|weak\w*|pay|cheat\w*|shuffl\w+|happens|wast\w+|worse|lose|"
    r"struggle\w*|fail\w*)\b)"
)
"""Behind an order to do so, it is what that leads to: "Put your run after the weights and you will skip it"."""


def order_in(sentence: str) -> tuple[Order, Span] | None:
    """The order that a folded sentence tells to keep, and where it does.

    >>> order_in("do your cardio before your weights.")[0], order_in("never do cardio before weights.")[0]
    ('cardio first', 'weights first')
    >>> order_in("do five minutes of easy cardio before you lift.") is None
    True
    """
    if _WARM_UP.search(sentence) or _CASE.match(sentence):
        return None
    matches = [(found, order) for order, pattern in _orders() if (found := pattern.search(sentence))]
    if not matches:
        return None
    found, order = min(matches, key=lambda match: (match[0].start(), match[0].end()))
    denied = _DENIED.search(sentence[: found.start()]) or _HARMFUL.match(sentence, found.end())
    denied = denied or _PENALTY.match(sentence, found.end())
    return (_OTHER[order] if denied else order), Span(*found.span())
