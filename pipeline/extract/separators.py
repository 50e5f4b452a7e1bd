"""Where a line is divided into a name and what is said of it: colons, dashes, commas."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Final

from pipeline.models import Span

_SEPARATOR: Final = re.compile(
    r"\s+[-–—|→]+\s+|\s*[-=]+>\s*|\s*(?:(?<!\d):|:(?!\d)|[—–|→])\s*"
    r"|,\s+|\s+-|-\s+"
    r"|(?:(?<=[A-Za-z][a-z]{2})(?<!\b[Aa]lt)(?<!\b[Ee]xt)(?<!\b[Ii]nc)(?<!\b[Rr]ev)|(?<=[Uu]p))\.\s+(?=[A-Z])"
)
_SEPARATING: Final = re.compile(r"[-=–—|→:,]|\.(?=\s)")
"""Of these signs every separator has one; only white space stands before it."""
_TIMES: Final = re.compile(
    r"\s(?<![\d\s]\s)[x×]\s?\d{1,3}(?:\s?[-–]\s?\d{1,3})?(?:\s(?:reps|times|(?:(?:on|per|each|both)\s){1,2}\w{1,12}))?\s*$"
)

_OF_SIDE: Final = re.compile(
    r"(?<=[a-z])\s(?:on|with|for|to)\s(?:each|every)\s(?:side|leg|arm|hand|foot|direction|way)\s*$", re.IGNORECASE
)
_PACE: Final = re.compile(
    r",?\s(?:for (?:max(?:imum)? )?(?:time|speed|quality)|as (?:fast|quickly|hard) as (?:you can|possible)|"
    r"again)(?=[\s,]*(?:for (?:time|speed|quality)|again|"
    r"\(?(?:on|per|each|both)\s(?:(?:each|the|one)\s)?\w{1,12}\)?)?\W*$).*",
    re.IGNORECASE,
)
_PACES: Final = (" for ", " as ", " again")
"""One of these stands in every pace."""
_LOAD: Final = re.compile(
    r"(?:,?\s\(?(?:and\s)?(?:(?:at|with|on|of)\s)?(?:(?:about|around)\s)?(?:an?\s)?"
    r"(?:(?<![\d.])\d[\d.]{0,5}(?:\s?[-–]\s?\d[\d.]{0,5})?\s?"
    r"(?:%|percent|degrees?|°|mph|km/?h|kph|miles (?:per|an) hour|kgs?|kilos?|lbs?|pounds|rpm|watts)"
    r"(?:\s(?:of\s)?(?:an?\s|your\s)?(?:incline|grade|1rm|speed|max(?:imum)?(?: heart rate)?|effort|resistance))?|"
    r"(?:level|speed|incline|resistance|setting)\s\d{1,2}|"
    r"(?:easy|slow|brisk|fast|steady|moderate|comfortable|conversational) (?:pace|speed|tempo|effort|intensity))"
    r"\)?(?:\s\(\d[^()]{0,20}\))?){1,4}[\s,:–—-]*(?:for\s*|[x×]\s*)?$",
    re.IGNORECASE,
)
_LOADS: Final = re.compile(r"\d|pace|speed|tempo|effort|intensity")
"""One of these stands in every load."""
_EFFORT: Final = re.compile(r"[\s,](?<=\w[\s,])[\s,]*\(?(?:ahap|afap|unbroken|continuous(?:ly)?)\)?$", re.IGNORECASE)
"""As heavy, as fast as possible, without a pause: how a set is done, at the end of a line."""
_EFFORT_ENDS: Final = frozenset("pnsy)")
_FOCUS: Final = re.compile(r"(?<=\w)[\s,]+(?:with (?:an? |the )?focus|focus(?:ing|ed)? on)\b", re.IGNORECASE)


_PART: Final = "(?:abs|arms|back|biceps|calves|chest|core|glutes|hamstrings|lats|legs|quads|shoulders|traps|triceps)"
TRAINED: Final = re.compile(
    rf"(?:abs|arms|chest|core|glutes|legs|shoulders)|{_PART}(?:(?:,| and| &| \+|, and) {_PART})+", re.IGNORECASE
)
"""What a session trains, before a dash and a name: "Legs – Squats", "Back and biceps – Row", but "Calf – Raise"."""
_REMARK: Final = re.compile(
    r"(?<=[\w”\"'])\s*(?:\[(?=(?:[^\[\]\s]{1,20}\s){3})|\((?=(?:[^()\s]{1,20}\s){4})(?=[^()]*(?:\)\W*)?$))"
)
"""The bracket of a remark: square before four words or more, round before five or more and at the end of the line."""


def remark_in(text: str) -> int | None:
    """Where the bracket opens with which a line goes on to describe what it names; None without one.

    >>> remark_in("Burpees [jump up high each time]"), remark_in("Squats (barbell)"), remark_in("[Two for each]")
    (8, None, None)
    """
    found = _REMARK.search(text) if "[" in text or "(" in text else None
    return found.end() - 1 if found else None


def without_focus(text: str) -> str:
    """A line without what to mind in the exercise that it names.

    >>> without_focus("Goblet squats with a focus on the knees")
    'Goblet squats'
    """
    found = _FOCUS.search(text) if "ocus" in text else None
    return text[: found.start()] if found else text


def without_load(text: str) -> str:
    """A line without the load, the slope, the pace or the effort at which the exercise that it names is done.

    >>> without_load("Deadlifts @ 70%"), without_load("Snatch AHAP"), without_load("Walk at 3 mph, 9% incline")
    ('Deadlifts', 'Snatch', 'Walk')
    """
    before, sign, _ = text.partition("@")
    bare = before.rstrip() if sign and before.strip() else text
    bare = _LOAD.sub("", bare) if _LOADS.search(bare) else bare
    return _EFFORT.sub("", bare) if bare[-1:].lower() in _EFFORT_ENDS else bare


def bare_line(text: str) -> str:
    """A line without what it says of the exercise that it names: how it is done, the load, the times.

    >>> bare_line("Burpees x 5 [jump up as high as you can]")
    'Burpees'
    """
    remark = remark_in(text)
    text = text if remark is None else text[:remark].rstrip()
    return without_times(without_load(_OF_SIDE.sub("", text) if "each " in text or "every " in text else text))


def without_times(text: str) -> str:
    """A line without how often, or how fast, the exercise that it names is done.

    >>> without_times("Side Bends x 5 each side"), without_times("Squat: 3 x 10"), without_times("Rows for time")
    ('Side Bends', 'Squat: 3 x 10', 'Rows')
    """
    lowered = text.lower()
    if any(pace in lowered for pace in _PACES):
        text = _PACE.sub("", text)
    return _TIMES.sub("", text)


def is_half_a_word(text: str, span: Span) -> bool:
    """Whether a hyphen makes another word of the one word that a span of a text is.

    >>> is_half_a_word("Hyper-mobile hips", Span(0, 5)), is_half_a_word("Clean-and-jerk", Span(0, 14))
    (True, False)
    """
    behind = text[span.end : span.end + 2]
    return behind[:1] == "-" and behind[1:].islower() and text[span.start : span.end].isalpha()


def pieces(text: str) -> Iterator[Span]:
    """The stretches of a text between colons, dashes and commas."""
    return between(0, separators(text, 0), len(text))


def between(start: int, cuts: Iterable[tuple[int, int]], end: int) -> Iterator[Span]:
    """The stretches before, between and behind some cuts of the text from `start` to `end`.

    >>> [tuple(stretch) for stretch in between(0, [(5, 7), (9, 10)], 12)]
    [(0, 5), (7, 9), (10, 12)]
    """
    for low, high in cuts:
        yield Span(start, low)
        start = high
    yield Span(start, end)


def separators(text: str, begin: int) -> list[tuple[int, int]]:
    """Where the separators of a text stand, as `_SEPARATOR.finditer` finds them with a try at every character."""
    found: list[tuple[int, int]] = []
    last = begin
    for sign in _SEPARATING.finditer(text, begin):
        at = sign.start()
        if at >= last:
            start = last + len(text[last:at].rstrip())
            separator = _SEPARATOR.match(text, start) or _SEPARATOR.match(text, at)
            if separator:
                found.append(separator.span())
                last = separator.end()
    return found
