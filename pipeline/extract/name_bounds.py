"""Where a name can begin and end in a line: behind bullets, numbers and "How to do a", before sides and signs."""

from __future__ import annotations

import re
from typing import Final

from pipeline.markers import counted_name, counted_turn, list_marker, log_date
from pipeline.models import Span
from pipeline.text import name_words
from pipeline.vocabulary.lexicon import Lexicon

_ORDER_CODE: Final = re.compile(r"(?:\d{1,2}[a-h]|[a-h]\d{1,2})(?:[.):]|\b)\s*|[a-h][.)]\s+", re.IGNORECASE)
_LEVEL: Final = r"(?:beginners?|intermediates?|advanced|novices?|easy|medium|hard)\s*[:–—-]\s+"
"""For whom an exercise is, before its name: "Beginner: Wall Plank"."""
_NUMBERED_FIGURE: Final = r"\d{1,2}[.)]\s+(?=\d+/)"
"""The number of a heading whose name begins with figures: "2. 90/90 Stretch"."""
_FIGURE: Final = re.compile(r"\d")
_RANK: Final = re.compile(r"\d{1,2}[\s:.)–-]+")
"""The rank of a countdown behind its sign: "#4 Standing Band Row"."""
_COUNTED_OTHER: Final = re.compile(
    r"(?:minute|interval|round|set|circuit|superset|block|tip|mistake|myth|test|day|week|phase|part|reason|rule|stage|level|question|option|chapter)s?\s*#?\d",
    re.IGNORECASE,
)
_OPENING: Final = re.compile(
    rf"(?:{_LEVEL})?(?:{_NUMBERED_FIGURE})?"
    r"(?:(?:(?:here(?:'s| is)\s)?how (?:to|we|i)(?: do| perform| execute| master)?|"
    r"to (?:do|perform|execute|practi[sc]e)(?=\s(?:an?|the|your)\s)|how (?:do|should) (?:you|i) (?:do|perform)|"
    r"exercise of the week:|master|mastering|learn(?: how to)?|meet|try|start with|begin with|finish with|of|"
    r"(?:do|practi[sc]e)(?=\s(?:an?|the|some|your)\s)(?!.{1,40}\b(?:sets?|reps?)\b)|work on(?=\s(?:the|some)\s))\s+)?"
    r"(?:(?:hold|perform|complete|execute)\s+(?=\S+\s+\S))?"
    r"(?:(?:a|an|the|some|your|basic|proper|classic|perfect)\s+)*"
    r"(?:step[- ]by[- ]step:?\s+(?:(?:guide |instructions )?(?:to|for|of) )?(?:(?:a|an|the|your)\s+)?)?",
    re.IGNORECASE,
)
_SIDES: Final = re.compile(
    r"[\s,–—-]*\(?\b(?:(?:right|left)(?: (?:side|leg|arm))?|"
    r"(?:per|each|every) (?:side|leg|arm|direction|way|hand|foot))\b"
    r"\)?\s*$",
    re.IGNORECASE,
)
_TRAILING: Final = re.compile(
    r"(?:[\s:;,.!>=|→–—-]|\s(?:in|for|of|x|with|at|to|on|and|or|per|by|each|then|plus)|(?<=[–—:,-]\s)hold(?:ing)?)+$",
    re.IGNORECASE,
)
_STEP_BY_STEP: Final = re.compile(
    r"[\s:;,(–—-]+(?:(?:an?|the|in|explained|shown|technique|tutorial|form)\s+)*step[- ]by[- ]step[\s)]*$",
    re.IGNORECASE,
)
"""Behind a name, how it is told: "Goblet Squat: A Step-by-Step"."""
_TRAILING_FIGURES: Final = re.compile(r"\s[-–—]\s[\d\s+/.,]+$")
"""How far or how fast, in figures behind a dash: "Goblet Squat - 1 + 1/2"."""
_SIDE_ENDS: Final = ("right", "left", "side", "leg", "arm", "direction", "way", "hand", "foot")
_TRAILING_SIGNS: Final = frozenset(":;,.!>=|→–—-")
_TRAILING_WORDS: Final = frozenset("in for of x with at to on and or per by each then plus".split())


def after_opening(text: str) -> int | None:
    """Where the name can begin: behind bullets, numbers, order codes, articles and "How to do a…"."""
    begin = 0
    while begin < len(text) and not text[begin].isalnum() and text[begin] not in "\"'“":
        begin += 1
    if begin and text[begin - 1] == "#":
        ranked = _RANK.match(text, begin)
        begin = ranked.end() if ranked else begin
    numbered = _FIGURE.search(text, begin) or text[begin + 1 : begin + 2] in (".", ")")
    dated = log_date(text, begin) if numbered else None
    if dated == len(text):
        return None
    begin = dated or begin
    turn = counted_turn(text, begin) if numbered else None
    if numbered and turn is None and _COUNTED_OTHER.match(text, begin):
        return None
    begin = turn or counted_name(text, begin) or begin
    if numbered:
        begin = _after_number(text, begin)
    opening = _OPENING.match(text, begin)
    return opening.end() if opening else begin


def trimmed(text: str, low: int, high: int, lexicon: Lexicon) -> Span | None:
    """A stretch of text without what can be no part of the name in it: sides, remarks in brackets, signs."""
    stretch = text[low:high]
    if stretch.rstrip().removesuffix(")").lower().endswith(_SIDE_ENDS):
        side = _SIDES.search(stretch)
        if side and side.start() > 0:
            stretch = stretch[: side.start()]
    if stretch.rstrip(" )").lower().endswith("step"):
        stretch = _STEP_BY_STEP.sub("", stretch)
    while stretch.endswith((")", "]")) and "(" in stretch:
        opening = stretch.rindex("(")
        inside = lexicon.parse(name_words(stretch[opening:]))
        if inside.hits and not inside.uncovered and not inside.values("movement") and not inside.values("function"):
            break
        stretch = stretch[:opening]
    if stretch.endswith("]") and "[" not in stretch:
        stretch = stretch[:-1]
    if "(" in stretch and ")" not in stretch:
        stretch = stretch[: stretch.index("(")]
    if _trails(stretch):
        stretch = _TRAILING.sub("", stretch)
    if stretch[-1:].isdigit():
        stretch = _TRAILING_FIGURES.sub("", stretch)
    lead = len(stretch) - len(stretch.lstrip(" \"'“"))
    return Span(low + lead, low + len(stretch)) if len(stretch) > lead else None


def _after_number(text: str, begin: int) -> int:
    """Behind the number, order code or bullet that stands at a place of a text, unless nothing follows it."""
    code = _ORDER_CODE.match(text, begin)
    if code and code.end() < len(text):
        begin = code.end()
    marker = list_marker(text[begin:])
    return begin + marker.length if marker and begin + marker.length < len(text) else begin


def _trails(stretch: str) -> bool:
    """Whether a stretch of text ends in what can be no part of a name: a sign or a small word."""
    words = stretch.lower().split()
    return stretch[-1:].isspace() or stretch[-1:] in _TRAILING_SIGNS or not _TRAILING_WORDS.isdisjoint(words[-1:])
