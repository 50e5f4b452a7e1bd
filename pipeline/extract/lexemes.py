"""The lexer of figures: a sentence becomes a short string of codes that grammar rules can match.

"Perform 3 sets of 8-12 reps per leg." reads as `_ N S O N R E .`: words that say nothing about a figure
are all `_`. Rules (`doses`, `advice`) are regular expressions over such code strings; every code is one
character, so that a match gives the positions of its lexemes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, NamedTuple

from pipeline.models import Interval, Span
from pipeline.text import NUMBER_WORDS, number_value, plural
from pipeline.vocabulary import Vocabulary

UNIT_CODES: Final = {
    "sets": "S",
    "reps": "R",
    "times": "v",
    "seconds": "T",
    "minutes": "M",
    "meters": "D",
    "yards": "D",
    "feet": "f",
    "steps": "P",
    "breaths": "B",
    "calories": "C",
    "hours": "H",
    "days": "d",
    "weeks": "w",
}
_TENS_WORDS: Final = "twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety"
_PLAIN_WORDS: Final = "|".join(
    sorted((word for word in NUMBER_WORDS if word not in ("once", "twice", "thrice", "zero")), key=len, reverse=True)
)
_ATOM: Final = (
    r"(?:\d{1,5}(?:,\d{3})?(?:\.\d+)?½?|½|(?:a\s+)?(?:dozen|couple(?:\s+of)?)\b"
    rf"|(?:{_TENS_WORDS})[- ](?:one|two|three|four|five|six|seven|eight|nine)|(?:{_PLAIN_WORDS})\b)"
)
_RANGE: Final = (
    rf"(?:between\s+(?P<from>{_ATOM})\s+and\s+(?P<until>{_ATOM})"
    rf"|(?P<low>{_ATOM})(?:\s*(?:-|\bto\b|\bor\b|\bthrough\b)\s*(?P<high>{_ATOM}))?(?P<plus>\s?\+)?)"
)
_SIDES: Final = r"(?:legs?|sides?|arms?|directions?|ways?|hands?|feet|foot|hips?|knees?|glutes?|ears?)"

# Order matters: the first pattern that matches at a place wins.
_TOKENS: Final = (
    ("a", r"\b(?:your|their|the|my|our|his|her|early|late|mid)[ -](?:(?:early|late|mid)[ -])?(?:\d0|\d\d00)'?s\b"),
    ("!", r"\b(?:not|never|don't|doesn't|isn't)\b"),
    ("<", (r"\b(?:up to|at most|no more than|maximum of|max of|a maximum of|under|less than|fewer than|within)\b|"
          r"[<≤](?=\s?\d)")),
    (">", r"\b(?:at least|a minimum of|minimum of|minimum|more than|no less than|or more)\b|(?<![-=])[>≥](?=\s?\d)"),
    ("t", r"\b(?:in total|in all|altogether|(?:both \w+ )?counted|counting both)\b"),
    ("~", r"(?:\b(?:about|around|approximately|roughly|maybe|another|just|only|total of|up)\b|approx\.?(?!\w)|~|≈)"),
    ("F", (r"\b(?:(?:un)?til failure|to (?:near )?failures?|to fail|to max\b|amrap|max(?:imum)? reps|max effort|"
          r"as many(?: (?:reps|repetitions|as you can))* as (?:possible|you can)|as many as you can|"
          r"as long as (?:possible|you can)|"
          r"max(?:imum)?(?= ?(?:$|[.,;)])))")),
    ("E", (rf"(?:\b(?:2|two)\s(?:sides|legs|arms|directions|ways)\b|"
           rf"\b(?:(?:on|for|in|to)\s+)?(?:per|each|every|either|both|a|one)\s+{_SIDES}\b|/\s?{_SIDES}\b|"
           r"\b(?:one|1)\s(?:side|arm|leg|hand)\sat\sa\stime\b|\beach\s+limb\b|"
           r"\b(?:left and right|right and left|l/r)\b|\bper\s?side\b)")),
    ("W", (r"(?:\b(?:(?:times?|days?|sessions?|workouts?|x)\s+)?(?:per|a|each|every)\s+(?:week|wk)\b|\bweekly\b|"
           r"\s?[x×]?\s?/\s?(?:week|wk)\b|\s?x\s?(?:week|wk)\b|\bof the week\b)")),
    ("Y", (r"(?:\b(?:(?:times?|x)\s+)?(?:per|a|each|every|times a)\s+day\b|/\s?day\b|"
           r"\b(?:(?:times?|x)\s+)?daily\b(?!\s+(?:activit|life|lives|living|task|movement|routine|function|calorie|step|grind|lifestyle)))")),
    ("Q", r"\bevery other day\b|\balternate days\b|\bevery second day\b"),
    ("2", r"\b(?:once|twice|thrice)\b"),
    ("1", r"\b1\s?rm\b|\bone[- ]rep(?:etition)?[- ]max(?:imum)?\b"),
    ("_", r"\b90[:/]90s?\b"),
    ("N", _RANGE),
    ("e", r"\b(?:each|apiece)\b"),
    (",", "[•·∙]"),
    ("Z", r"\b(?:rest(?:s|ing|ed)?|recover(?:y|ing)?|breather|off)\b"),
    ("K", r"\bbetween\b|\bin between\b"),
    ("L", r"\b(?:hold(?:s|ing)?|held|pause[sd]?|stay(?:s|ing)?|squeeze[sd]?)\b"),
    ("%", r"%|\bpercent\b|\bper cent\b"),
    ("k", r"\b(?:kg|kgs|kilos?|kilograms?|lb|lbs|pounds?|plates?|peg)\b|#"),
    ("°", r"°|º|\bdegrees?\b"),
    ("X", r"[x*](?=[\d\s(/]|$)"),
    ("O", r"\b(?:of|for|with|at|in|on|by)\b"),
    ("V", r"\b(?:exercises?|moves|movements|stations|drills|lifts|pages|percent|times more)\b"),
    ("G", r"\brpe\b"),
    ("I", r"\brir\b|\breps? in reserve\b|\bshy of failure\b|\breps? short of failure\b"),
)  # fmt: skip
_FIGURE: Final = re.compile(
    rf"\d|½|\b(?:{_PLAIN_WORDS}|{_TENS_WORDS}|once|twice|thrice|daily|every|failure|amrap|max\w*|as (?:many|long)|"
    rf"alternate)\b"
)
_PUNCTUATION: Final = ",;:.()|-+@/&"


class Lexeme(NamedTuple):
    """One code with the text it stands for, and the figures of a number."""

    code: str
    start: int
    end: int
    value: Interval | None = None
    unit: str | None = None


@dataclass(frozen=True, slots=True)
class Lexemes:
    """The lexemes of a span of text and their codes as one string."""

    items: tuple[Lexeme, ...]
    codes: str

    @staticmethod
    def of(items: Sequence[Lexeme]) -> Lexemes:
        """Lexemes with their codes."""
        return Lexemes(tuple(items), "".join([item.code for item in items]))

    def span(self, first: int, last: int) -> Span:
        """The text from lexeme `first` to before lexeme `last`."""
        return Span(self.items[first].start, self.items[last - 1].end)


@dataclass(frozen=True, slots=True)
class Lexer:
    """The lexer for one vocabulary's units."""

    pattern: re.Pattern[str]
    units: Mapping[str, str]

    def read(self, folded: str, span: Span) -> tuple[Lexeme, ...]:
        """The lexemes of a span of folded text; none when it holds no figure at all."""
        if not _FIGURE.search(folded, span.start, span.end):
            return ()
        return tuple(_with_bounds(self._items(folded, span)))

    def _items(self, folded: str, span: Span) -> Iterator[Lexeme]:
        for found in self.pattern.finditer(folded, span.start, span.end):
            kind = found.lastgroup
            assert kind is not None
            if kind == "word":
                yield Lexeme("_", found.start(), found.end())
            elif kind == "mark":
                yield Lexeme(found.group(), found.start(), found.end())
            elif kind == "unit":
                unit = self.units[" ".join(found.group("unit").split())]
                yield Lexeme(UNIT_CODES[unit], found.start(), found.end(), unit=unit)
            else:
                code = _TOKENS[int(kind[1:])][0]
                value = _interval(found) if code == "N" else _count_word(found.group()) if code == "2" else None
                yield Lexeme(code, found.start(), found.end(), value)


def build_lexer(vocabulary: Vocabulary) -> Lexer:
    """A lexer that knows the vocabulary's units, in the singular and the plural, also glued to their figure."""
    units: dict[str, str] = {}
    for name, entry in vocabulary.units.items():
        for form in entry.forms:
            for spelling in (form, plural(form)):
                units.setdefault(spelling, name)
    spelled = sorted(units, key=len, reverse=True)
    unit = "|".join(re.escape(spelling).replace(r"\ ", r"\s+") for spelling in spelled)
    tokens = "|".join(f"(?P<t{index}>{pattern})" for index, (_, pattern) in enumerate(_TOKENS))
    marks = re.escape(_PUNCTUATION)
    pattern = rf"{tokens}|(?P<unit>(?<![a-z])(?:{unit})(?![a-z]))|(?P<mark>[{marks}])|(?P<word>[^\s{marks}]+)"
    return Lexer(re.compile(pattern), units)


def _with_bounds(items: Iterator[Lexeme]) -> list[Lexeme]:
    """Bounds become part of the number they stand at; words of approximation vanish."""
    told = [item for item in items if item.code != "~"]
    done: list[Lexeme] = []
    for position, item in enumerate(told):
        before = told[position - 1] if position else None
        behind = told[position + 1] if position + 1 < len(told) else None
        if item.code in "<>":
            if item.code == ">" and not (behind and behind.value):
                _bound_from_behind(done, item)
        elif before and before.code in "<>" and item.value:
            low, high = item.value
            value = Interval(low, None) if before.code == ">" else Interval(None, high)
            done.append(Lexeme("N", before.start, item.end, value))
        else:
            done.append(item)
    return done


def _bound_from_behind(done: list[Lexeme], bound: Lexeme) -> None:
    """Open the number that a bound follows: "30 seconds at least"."""
    for place in range(len(done) - 1, max(-1, len(done) - 3), -1):
        number = done[place]
        if number.code == "N" and number.value:
            done[place] = number._replace(value=Interval(number.value.low, None))
            return
        if number.unit is None:
            return


def _interval(found: re.Match[str]) -> Interval:
    low = number_value(found.group("low") or found.group("from"))
    top = found.group("high") or found.group("until")
    high = number_value(top) if top else None
    if found.group("plus"):
        return Interval(low, None)
    if high is None:
        return Interval(low, low)
    if low is not None and high < low:
        low, high = high, low
    return Interval(low, high)


def _count_word(word: str) -> Interval:
    value = float(NUMBER_WORDS[word])
    return Interval(value, value)
