"""Days of rest in a week: "take at least two rest days a week", "one day off a week, no more"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from pipeline.models import Interval, Span
from pipeline.text import number_value

REST_DAY_WORDS: Final = (
    "rest day", "recovery day", "day off", "days off", "day of rest", "days of rest", "non-training day",
    "days a week", "days per week", "days each week", "days every week", "days of the week", "days of every week",
    "days in every week", "days out of seven", "days out of 7", "day a week", "day of the week", "day of every week",
    "rest twice a week", "rest at least twice a week", "all seven days", "all 7 days",
)  # fmt: skip
"""What no sentence on them goes without."""
_NUMBER: Final = r"(?:\d|an?|one|two|three|four|five|six)"
_OF_A_WEEK: Final = (
    r"(?:(?:a|per|each|every|in a|in every|in each|in the|of the|out of the) )?(?:calendar |training )?week\b"
)
_DAYS: Final = re.compile(
    r"\b(?:(?P<bound>at least|no (?:more|fewer|less) than|not more than|at (?:the )?most|up to|a (?:minimum|"
    r"maximum) of|only|"
    rf"just|exactly) )?(?P<low>{_NUMBER})(?:(?: to | or |-)(?P<high>{_NUMBER}))?\+? "
    r"(?:(?:full|complete|whole|proper|real|good|entire) )?(?:(?:rest|recovery|non-training)[- ]days?|days? off|"
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
_RESTED: Final = re.compile(
    r"(?:^[\W_]*|\b(?:so|and|then|should|must|to|always|please|,) )(?:rest|take it off|stay away from the (?:gym|"
    r"weights))"
    r" (?:completely |fully )?(?:on |for )?"
    rf"(?P<bound>at least |no (?:more|fewer|less) than |only |just )?(?P<days>{_NUMBER}|twice|once)\+?"
    r"(?: (?:full |whole |complete )?days?)?(?: (?:out )?of (?:the|every|each|your))?(?: (?:a|per|each|every|in "
    r"every) week| week\b)"
)
"""Days of a week told by a verb: "rest two days a week"."""
_LEFT: Final = re.compile(
    r"(?:^[\W_]*|[,:;] |\b(?:so|and|then|should|must|to|always|i|needs?|you|that) )"
    r"(?:(?:keep|leave|set aside|reserve|need|plan|have|spend|give (?:yourself|your body)) )?"
    rf"(?P<bound>at least |no (?:more|fewer|less) than |a minimum of )?(?P<days>{_NUMBER})\+?"
    r" (?:full |whole |complete |non-training )*days? "
    r"(?:a|per|each|every|of (?:the|every|each|your)|in (?:the|every|each|your)|out of (?:the|every)) (?:week|seven|"
    r"7)\b"
    r" (?:(?:are |is |should be |must be |have to be )?(?:free (?:of|from) (?:training|the gym|exercise|lifting|"
    r"weights)|for (?:rest\w*|recover\w*)|away from (?:training|the gym|weights|"
    r"the bar)|without (?:training|the gym|lifting|weights|any training)|to (?:rest|recover)\b|off (?:from "
    r")?(?:training|the gym)|(?:should|must|have to|need to) be (?:for )?(?:rest|off\b|free)|rest days))"
)
"""Days of a week that are for rest: "leave two days a week for rest"."""
_ZERO: Final = re.compile(
    r"(?:^[\W_]*|[,:;] |\b(?:and|so|then|please|always|simply|just|should|must|to) )(?:you )?"
    r"(?:(?:take|have|plan|schedule|allow(?: yourself)?|keep) (?:no|zero) (?:rest days?|days? off|days? of rest|"
    r"recovery days?)"
    r"|never (?:take|have|plan|schedule|need) (?:an?|any) (?:rest days?|days? off|days? of rest)"
    r"|(?:don't|do not) (?:take|have|plan|schedule|bother with) (?:an?|any)? ?(?:rest days?|days? off|days? of rest)"
    r"|(?:skip|drop|forget(?: about)?|ditch|scrap|cancel) (?:the |your |all |any |every )?(?:rest days?|days? off)"
    r"|(?:no|zero) (?:rest days?|days? off)(?=\s*(?:[.,;!]|$|ever\b|at all\b|for (?:you|me|anyone|anybody)\b)))"
    r"|\b(?:(?:you|we|lifters|people|bodies|your body|nobody|no one|everyone) )"
    r"(?:(?:don't|do not|doesn't|does not|never) needs? (?:an?|any)? ?(?:rest days?|days? off|days? of rest)|"
    r"(?:(?<=nobody )|(?<=no one ))needs (?:an?|any)? ?"
    r"(?:rest days?|days? off))(?=\s*(?:[.,;:!]|$|at all\b|ever\b|to (?:grow|progress|recover)\b|a week\b|and\b))"
    r"|^[\W_]*(?:rest days|days off) are (?:simply |just |completely |totally )?(?:unnecessary|not (?:needed|"
    r"necessary)|needless|superfluous|pointless|useless|"
    r"overrated|for (?:other people|the weak|quitters|wimps|the lazy)|an? (?:waste|myth|excuse|crutch)|a waste of "
    r"time)\b"
    r"|\bthere(?:'s| is) no (?:need|reason|place) for (?:a |any )?(?:rest days?|days? off)"
    r"|(?:^[\W_]*|[,:;] |\b(?:and|so|should|must|to|i) )(?:train|lift|work out|exercise|show up) (?:(?:on )?all |"
    r"every one of (?:the )?|on )?"
    r"(?:seven|7) days (?:a|per|each|every|of the|out of) (?:week|seven|7)\b"
)
"""What tells to rest on no day of the week."""
_NOT_SO: Final = re.compile(
    r"\b(?:if|when|unless|although|never|not|cannot|without|nobody|no one|avoid|unwise|wrong|mistake|tempting|tempted|"
    r"foolish|silly|people who|those who|anyone who|some|used|tried|decided|wanted|challenge)\b|n't\b"
)
"""Ahead of what tells so, it tells the contrary, or of a case: "it is unwise to take no rest days"."""
_CASE: Final = re.compile(
    r"\b(?:challenge|this week|after (?:an?|the|your) |unless|if you|when you|in (?:the|your) (?:first|last))\b"
)
_NON_TRAINING: Final = re.compile(r"\b(?:non-training|rest|recovery|off) days?\b[^.;,]{0,12}\bweek\b")
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
    yield from _told_otherwise(folded, sentence)


def _told_otherwise(folded: str, sentence: Span) -> Iterator[tuple[Span, Interval]]:
    """Days of rest that are told by a verb ("rest two days a week"), and none: "never take a day off"."""
    said, start = folded[sentence.start : sentence.end], sentence.start
    for pattern in (_RESTED, _LEFT):
        found = pattern.search(said)
        if found and not _NOT_SO.search(said, 0, found.start()):
            days = {"twice": 2.0, "once": 1.0}.get(found["days"]) or _value(found["days"])
            yield (
                Span(start + found.start(), start + found.end()),
                _bounded(days, days, (found["bound"] or "").strip(), said[found.end() :]),
            )
            return
    none = _ZERO.search(said)
    if none and not (_NOT_SO.search(said, 0, none.start()) or _CASE.search(said, none.end())):
        yield Span(start + none.start(), start + none.end()), Interval(0.0, 0.0)


def are_days_of_rest(folded: str) -> bool:
    """Whether the days of a week that a sentence counts are those without training.

    >>> are_days_of_rest("rest two days a week."), are_days_of_rest("train two days a week.")
    (True, False)
    """
    return any(pattern.search(folded) for pattern in (_RESTED, _LEFT)) or _NON_TRAINING.search(folded) is not None


def _bounded(low: float, high: float, bound: str, after: str) -> Interval:
    if bound in ("at least", "a minimum of") or "fewer" in bound or "less" in bound or _LEAST.match(after):
        return Interval(low, None)
    if bound in ("up to", "a maximum of") or "more" in bound or "most" in bound or _MOST.match(after):
        return Interval(None, high)
    return Interval(low, high)


def _value(word: str) -> float:
    return 1.0 if word in ("a", "an") else float(number_value(word) or 0)
