"""Cases in which a figure holds that are told by a turn of phrase: an ailment, an age, a sort of day.

"If your knee hurts", "after a stroke", "over the age of 70", "on light days": too many words can stand in them to be
listed in the vocabulary.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from operator import attrgetter
from typing import Final

from pipeline.extract.language import Annotated, Term
from pipeline.models import Block, Span

_PARTS: Final = (
    r"(?:knees?|hips?|backs?|lower back|shoulders?|wrists?|elbows?|necks?|ankles?|feet|foot|heels?|spine|joints?|"
    r"hamstrings?|groin|achilles|rotator cuff|legs?|arms?|hands?)"
)
_HARMED: Final = (
    r"(?:sprain(?:ed)?|strain(?:ed)?|operation|surgery|stroke|fracture|injury|tear|torn|rupture|replacement|"
    r"heart attack|c-section|caesarean|reconstruction|repair|concussion|dislocation|whiplash|hernia)"
)
_ILLS: Final = (
    r"(?:(?:osteo)?arthritis|diabetes|osteoporosis|osteopenia|asthma|scoliosis|stenosis|sciatica|fibromyalgia|"
    r"parkinson'?s|multiple sclerosis|bursitis|tendinitis|tendonitis|impingement|plantar fasciitis|shin splints|"
    r"bunions?|(?:an? )?(?:\w+ )?(?:injury|hernia)|flat feet)"
)
_INJURED: Final = re.compile(
    rf"\bafter (?:an?|your|the|any) (?:[\w-]+ ){{0,2}}{_HARMED}\b"
    rf"|\bafter {_PARTS} (?:surgery|replacement|reconstruction)\b"
    rf"|\b(?:if|when|while) you (?:have|suffer from|had|are recovering from|live with) (?:an? )?(?:\w+ )?(?:{_ILLS}|"
    rf"(?:bad|sore|stiff|painful|injured|dodgy|weak|arthritic) {_PARTS}|{_PARTS} (?:pain|trouble|problems?|issues))\b"
    rf"|\bif (?:your|the) {_PARTS} (?:(?:still |often |really )?(?:hurts?|aches?|bothers?|complains?|troubles?)|"
    r"(?:is|are|feels?) (?:still |very |a bit |rather |too )?(?:stiff|sore|painful|bad|injured|weak|swollen|loose))\b"
    rf"|\bwith (?:an? |your )?(?:bad|sore|painful|injured|dodgy|arthritic|cranky|aching|troublesome) {_PARTS}\b"
    rf"|\bwith an? stiff {_PARTS}\b"
    r"|\b(?:when|while|whenever) (?:you are |you're )?injured\b"
    rf"|\b(?:people|those|anyone|everyone|patients) with {_ILLS}\b"
)
_OLDER: Final = re.compile(
    r"\b(?:over|past|above|after|beyond|from) the age of (?:[4-9]\d|forty|fifty|sixty|seventy|eighty|ninety)\b"
    r"|\b(?:aged|older than) (?:[5-9]\d|fifty|sixty|seventy|eighty)\b(?: (?:and|or) (?:over|older|above))?"
    r"|\bin your (?:fifties|nineties)\b|\bat (?:[6-9]\d|sixty|seventy|eighty|ninety)\b(?=,)"
)
_WOMEN: Final = re.compile(
    r"(?:^|(?<=[.;:!?]\s)|(?<=\bbut\s)|(?<=\n))(?P<who>women|men|girls|boys)(?= (?:should |can |need to |must |may |"
    r"will |often )?(?:do|hold|rest|train|use|take|aim|start|stick|perform|need|get|begin)\b|\s?:)"
    r"|(?:^|(?<=[.;:!?]\s)|(?<=\n))for (?P<whom>women|men|girls|boys)(?=\s?[:,])",
    re.MULTILINE,
)
_COUNT: Final = r"(?:\d+|one|two|three|four|five|six|few|couple of)"
_DAYS: Final = re.compile(
    rf"\b(?:in|for|during|over) (?:the|your) (?:very )?(?:first|second|third|last|next|opening) (?:{_COUNT} )?"
    r"(?:days?|weeks?|months?)\b"
    r"|\bon (?:the |your |an? |any )?(?:very )?(?:light|lighter|easy|easier|heavy|heavier|hard|rest|recovery|off|bad|"
    r"busy|first|second|travel|race|match|game|tough) days?\b(?! (?:of the week|a week))"
    r"|(?:^|(?<=[.;:!?]\s)|(?<=\n))(?:to (?:start|begin) with|at first|initially|eventually|at the beginning)\b"
    r"|\b(?:to (?:start|begin) with|at first)(?=\s*(?:[.;!)]|$))",
    re.MULTILINE,
)


_start: Final = attrgetter("start")


def people_in(annotated: Annotated, span: Span | Block) -> list[Term]:
    """The populations that turns of phrase in a span name, as terms like those of the vocabulary."""
    found = annotated.kept("people by turns of phrase", lambda: _people(annotated.folded))
    first = bisect_left(found, span.start, key=_start)
    return [term for term in found[first : bisect_left(found, span.end, key=_start)] if term.end <= span.end]


def stage_in(annotated: Annotated, span: Span) -> str | None:
    """The part of a plan, or the sort of day, for which a span says something holds; None if it does not."""
    found = annotated.kept("sorts of days", lambda: _stages(annotated.folded))
    first = bisect_left(found, span.start, key=_start)
    return found[first].id if first < len(found) and found[first].start < span.end else None


def _people(folded: str) -> list[Term]:
    found = [Term("population:injured", *match.span()) for match in _INJURED.finditer(folded)]
    found += [Term("population:older adults", *match.span()) for match in _OLDER.finditer(folded)]
    found += [Term(f"population:{match['who'] or match['whom']}", *match.span()) for match in _WOMEN.finditer(folded)]
    return sorted(found, key=lambda term: term.start)


def _stages(folded: str) -> list[Term]:
    return [Term(match.group(), *match.span()) for match in _DAYS.finditer(folded)]
