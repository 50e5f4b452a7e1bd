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
_SORE: Final = r"(?:bad|sore|stiff|painful|injured|dodgy|weak|arthritic|cranky|aching|troublesome)"


def _word(*words: str) -> list[str]:
    """Words as patterns that begin with a letter, which is found without a try at every character."""
    return [rf"{word}(?<!\w{word})" for word in words]


def _opening(*words: str) -> list[str]:
    """The same for words with which a sentence or a line begins."""
    return [rf"{word}(?:(?<=^{word})|(?<=[.;:!?]\s{word}))" for word in words]


def _any(openings: list[str], rest: str) -> str:
    return "|".join(f"{opening}{rest}" for opening in openings)


_INJURED: Final = re.compile(
    _any(
        _word("after"),
        rf" (?:(?:an?|your|the|any) (?:[\w-]+ ){{0,2}}{_HARMED}|{_PARTS} (?:surgery|replacement|repair))\b",
    )
    + "|"
    + _any(
        _word("if", "when", "while"),
        rf" you (?:have|suffer from|had|are recovering from|live with) (?:an? )?(?:\w+ )?"
        rf"(?:{_ILLS}|{_SORE} {_PARTS}|{_PARTS} (?:pain|trouble|problems?|issues))\b",
    )
    + "|"
    + _any(
        _word("if"),
        rf" (?:your|the) {_PARTS} (?:(?:still |often |really )?(?:hurts?|aches?|bothers?|complains?|troubles?)|"
        rf"(?:is|are|feels?) (?:still |very |a bit |rather |too )?(?:{_SORE}|swollen|loose))\b",
    )
    + "|"
    + _any(_word("with"), rf" (?:(?:an? |your )?(?!stiff ){_SORE}|an? stiff) {_PARTS}\b")
    + "|"
    + _any(_word("when", "while", "whenever"), r" (?:you are |you're )?injured\b")
    + "|"
    + _any(_word("people", "those", "anyone", "everyone", "patients"), rf" with {_ILLS}\b")
)
_OLDER: Final = re.compile(
    _any(
        _word("over", "past", "above", "after", "beyond", "from"),
        r" the age of (?:[4-9]\d|forty|fifty|sixty|seventy|eighty|ninety)\b",
    )
    + "|"
    + _any(
        _word("aged", "older than"), r" (?:[5-9]\d|fifty|sixty|seventy|eighty)\b(?: (?:and|or) (?:over|older|above))?"
    )
    + "|"
    + _any(_word("in your"), r" (?:fifties|nineties)\b")
    + "|"
    + _any(_word("at"), r" (?:[6-9]\d|sixty|seventy|eighty|ninety)\b(?=,)")
)
_SEXES: Final = ("women", "men", "girls", "boys")
_SEX: Final = re.compile(
    _any(
        _opening(*_SEXES) + [rf"{who}(?<=\bbut\s{who})" for who in _SEXES],
        r"(?= (?:should |can |need to |must |may |will |often )?"
        r"(?:do|hold|rest|train|use|take|aim|start|stick|perform|need|get|begin)\b|\s?:)",
    )
    + "|"
    + _any(_opening(*(f"for {who}" for who in _SEXES)), r"(?=\s?[:,])"),
    re.MULTILINE,
)
_COUNT: Final = r"(?:\d+|one|two|three|four|five|six|few|couple of)"
_DAYS: Final = re.compile(
    _any(
        _word("in", "for", "during", "over"),
        rf" (?:the|your) (?:very )?(?:first|second|third|last|next|opening) (?:{_COUNT} )?(?:days?|weeks?|months?)\b",
    )
    + "|"
    + _any(
        _word("on"),
        r" (?:the |your |an? |any )?(?:very )?(?:light|lighter|easy|easier|heavy|heavier|hard|rest|recovery|off|bad|"
        r"busy|first|second|travel|race|match|game|tough) days?\b(?! (?:of the week|a week))",
    )
    + "|"
    + _any(_opening("to start with", "to begin with", "at first", "initially", "eventually", "at the beginning"), r"\b")
    + "|"
    + _any(_word("to start with", "to begin with", "at first"), r"(?=\s*(?:[.;!)]|$))"),
    re.MULTILINE,
)
_START: Final = attrgetter("start")
_GOALS: Final = {
    "strength": r"strength(?! (?:train|work|session|program|plan|exercise|routine|workout))|"
    r"strong(?:er)?(?=\s*(?:[,.;:]|$))",
    "hypertrophy": r"hypertrophy|size|mass|bigger|muscle growth|(?:a )?pump|looks",
    "endurance": r"(?:\w+ )?endurance|stamina",
    "power": r"(?:explosive )?power|explosiveness",
    "fat loss": r"(?:lose|burn|drop) (?:weight|fat|pounds|kilos)|fat loss|weight loss|slim down",
}
# "If you want to build muscle" is what most articles are for, and no case of its own.
_AIMED: Final = "|".join(_GOALS.values())
_AIM: Final = re.compile(
    _any(
        _word("if", "when", "where"),
        r" (?:you(?:'re| are)? |your |it is |it's |what you |all you |the )?(?:(?:really|only|just|mainly|mostly|"
        r"simply|main) )?"
        r"(?:want|need|seek|chas(?:e|ing)|crave|train(?:ing)?|lift(?:ing)?|after|aim(?:ing)?|care about|goal|target|"
        r"focus|"
        rf"priority|work(?:ing)?|look(?:ing)?|prefer|(?={_AIMED}))\b[^,.;:()]{{0,60}}",
    )
    + "|"
    + _any(_word("for"), r" (?:a (?:good |big )?pump|(?:bigger|larger) \w+|looks|(?:raw|brute|sheer|real) strength)\b")
)
"""The aim for which something is advised: "if you want brute strength", "when size is the aim"."""
_GOAL: Final = re.compile("|".join(rf"\b(?P<{name.replace(' ', '_')}>{words})\b" for name, words in _GOALS.items()))
_NO_AIM: Final = re.compile(
    r"\b(?:enough|already|core|abs|not|no|lack|lose (?:strength|power|size)|feel|are strong|is strong)\b"
)
_YEARS: Final = (
    "ten eleven twelve thirteen fourteen fifteen sixteen seventeen fifty sixty seventy eighty ninety".split()
)
_AGED: Final = re.compile(rf"\b(?P<years>\d\d?|{'|'.join(_YEARS)})[- ]year[- ]olds?\b")
_ADULT: Final = 18
_OLD: Final = 50
_EXPECTING: Final = re.compile(r"\b(?:first|second|third|last|final|1st|2nd|3rd) trimester\b|\bweeks pregnant\b")


def people_in(annotated: Annotated, span: Span | Block) -> list[Term]:
    """The populations that turns of phrase in a span name, as terms like those of the vocabulary."""
    return _within(annotated.kept("people by turns of phrase", lambda: _people(annotated.folded)), span)


def goals_in(annotated: Annotated, span: Span | Block) -> list[Term]:
    """The goals that turns of phrase in a span name, as terms like those of the vocabulary."""
    return _within(annotated.kept("goals by turns of phrase", lambda: _goals(annotated.folded)), span)


def stage_in(annotated: Annotated, span: Span) -> str | None:
    """The part of a plan, or the sort of day, for which a span says something holds; None if it does not."""
    found = annotated.kept("sorts of days", lambda: _stages(annotated.folded))
    first = bisect_left(found, span.start, key=_START)
    return found[first].id if first < len(found) and found[first].start < span.end else None


def _within(found: list[Term], span: Span | Block) -> list[Term]:
    first = bisect_left(found, span.start, key=_START)
    return [term for term in found[first : bisect_left(found, span.end, key=_START)] if term.end <= span.end]


def _people(folded: str) -> list[Term]:
    found = [Term("population:injured", *match.span()) for match in _INJURED.finditer(folded)]
    found += [Term("population:older adults", *match.span()) for match in _OLDER.finditer(folded)]
    found += [
        Term(f"population:{match.group().removeprefix('for ')}", *match.span()) for match in _SEX.finditer(folded)
    ]
    found += [Term("population:pregnant", *match.span()) for match in _EXPECTING.finditer(folded)]
    for match in _AGED.finditer(folded):
        years = _in_years(match["years"])
        if not _ADULT <= years < _OLD:
            found.append(Term(f"population:{'children' if years < _ADULT else 'older adults'}", *match.span()))
    return sorted(found, key=lambda term: term.start)


def _in_years(word: str) -> int:
    if word.isdigit():
        return int(word)
    return _ADULT - 1 if _YEARS.index(word) < _YEARS.index("fifty") else _OLD


def _goals(folded: str) -> list[Term]:
    found: list[Term] = []
    for match in _AIM.finditer(folded):
        if not _NO_AIM.search(folded, match.start(), match.end()):
            named = _GOAL.finditer(folded, *match.span())
            found += [Term(f"goal:{(one.lastgroup or '').replace('_', ' ')}", *one.span()) for one in named]
    return found


def _stages(folded: str) -> list[Term]:
    return [Term(match.group(), *match.span()) for match in _DAYS.finditer(folded)]
