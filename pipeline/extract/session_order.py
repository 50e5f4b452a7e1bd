"""Whether cardio or weights come first in a session: advice that is about no exercise and no muscle."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final, Literal

from pipeline.extract.outline import Section
from pipeline.extract.places import holds_any
from pipeline.extract.presentations import View
from pipeline.extract.qualifiers import conditions_at
from pipeline.extract.stance import voice_at
from pipeline.models import Span, Statement

Order = Literal["cardio first", "weights first"]

_CARDIO: Final = (
    r"(?:\b(?:cardio\w*|aerobics?|running|(?:the|your|a|any) run\b|treadmill|conditioning|endurance (?:work|training)|"
    r"(?:the|your) (?:bike|rower|elliptical)|spin class)\b)"
)
_WEIGHTS: Final = (
    r"(?:\b(?:weights?|weight[- ]?training|weight[- ]?lifting|lifting|(?:you )?lift|"
    r"strength(?: training| work| session| exercises)?|resistance (?:training|work|exercises)|the iron|your lifts)\b)"
)
_CARDIO_WORD: Final = re.compile(_CARDIO)
_GAP: Final = r"[^.;:!?]{0,40}?"
_SHORT: Final = r"[^.;:!?]{0,24}?"
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


_ORDERS: Final[tuple[tuple[Order, re.Pattern[str]], ...]] = (
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


def session_order(view: View) -> Iterator[Statement]:
    """What the article says of the order of cardio and weights, each order once."""
    annotated, said = view.annotated, set[Order]()
    at_cardio = [word.start() for word in _CARDIO_WORD.finditer(annotated.folded)]
    if not at_cardio:
        return
    heading = next((section.heading for section in view.outline.sections if section.heading), None)
    title = Span(heading.start, heading.end) if heading else None
    for section in view.outline.sections:
        speaking = [block for block in section.body if holds_any(block, at_cardio)]
        if not speaking or _is_told(view, section):
            continue
        for block in speaking:
            for sentence in annotated.sentences_in(block):
                found = order_in(annotated.folded[sentence.start : sentence.end])
                if found is None or found[0] in said:
                    continue
                order, at = found
                said.add(order)
                span = Span(sentence.start + at.start, sentence.start + at.end)
                yield Statement(
                    subject_kind="general",
                    subject_id=None,
                    aspect="order",
                    value=order,
                    start=sentence.start,
                    end=sentence.end,
                    stance=voice_at(annotated, sentence, span),
                    conditions=conditions_at(annotated, sentence, span, (), title),
                    rule="order of cardio and weights",
                )


def order_in(sentence: str) -> tuple[Order, Span] | None:
    """The order that a folded sentence tells to keep, and where it does.

    >>> order_in("do your cardio before your weights.")[0], order_in("never run before you lift.")[0]
    ('cardio first', 'weights first')
    >>> order_in("do five minutes of easy cardio before you lift.") is None
    True
    """
    if not _CARDIO_WORD.search(sentence) or _WARM_UP.search(sentence):
        return None
    matches = [(found, order) for order, pattern in _ORDERS if (found := pattern.search(sentence))]
    if not matches:
        return None
    found, order = min(matches, key=lambda match: (match[0].start(), match[0].end()))
    denied = _DENIED.search(sentence[: found.start()]) or _HARMFUL.match(sentence, found.end())
    return (_OTHER[order] if denied else order), Span(*found.span())


def _is_told(view: View, section: Section) -> bool:
    """Whether a section holds what others believe, or no advice."""
    return view.inherited_role(section) in ("references", "refuted")
