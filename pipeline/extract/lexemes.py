"""The lexer of figures: a sentence becomes a short string of codes that grammar rules can match.

"Perform 3 sets of 8-12 reps per leg." reads as `_ N S O N R E .`: words that say nothing about a figure
are all `_`. Rules (`doses`, `advice`) are regular expressions over such code strings; every code is one
character, so that a match gives the positions of its lexemes.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache, partial
from typing import Final, NamedTuple

from pipeline.models import Block, Interval, Span
from pipeline.text import NUMBER_WORDS, number_value, plural
from pipeline.vocabulary import Vocabulary

UNIT_CODES: Final = {
    "sets": "S",
    "reps": "R",
    "moves": "R",
    "times": "v",
    "seconds": "T",
    "minutes": "M",
    "meters": "D",
    "yards": "D",
    "kilometers": "D",
    "miles": "D",
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
    r"|(?<=for )a(?=\s+minute\b(?! or))|(?:a\s+)?single(?=\s+(?:[\w-]+\s+)?set\b)"
    rf"|(?:{_TENS_WORDS})[- ](?:one|two|three|four|five|six|seven|eight|nine)|(?:{_PLAIN_WORDS})\b)"
)
_NUMBERED: Final = "|".join(f"(?<=\\b{word} \\d)" for word in "set superset circuit block group part exercise".split())
"""What is numbered before a dash begins no range: "Circuit 1 - 3 rounds"."""
_RANGE: Final = (
    rf"(?:between\s+(?P<from>{_ATOM})\s+and\s+(?P<until>{_ATOM})"
    rf"|(?P<low>{_ATOM})(?!(?:(?<=/\d)|{_NUMBERED})\s+-\s)(?:\s*(?:-|\bto\b|\bor\b|\bthrough\b)\s*(?P<high>{_ATOM}))?(?P<plus>\s?\+(?!(?<=\s\+)\s+[a-z0-9]))?)"
)
_MONTH: Final = r"(?:jan|febr?|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]{0,6}\.?"
_MANNERS: Final = "slow controlled smooth steady clean strict perfect quality deliberate full gentle even"
MANNER: Final = f"(?:{_MANNERS.replace(' ', '|')})"
"""A pattern of words for how repetitions are done, between their number and their name."""
_LIMBS: Final = r"(?:ankles?|wrists?|elbows?|shoulders?|cal(?:f|ves)|thighs?|quads?|hamstrings?)"
"""Of these a figure is told for each in its own words only: a band is put "around both ankles"."""
_SIDES: Final = r"(?:legs?|sides?|arms?|directions?|ways?|hands?|feet|foot|hips?|knees?|glutes?|ears?)"

# Code, how its text can begin, pattern. Order matters: the first pattern that matches at a place wins. A beginning is
# the word it begins with up to the first sign that is no letter, 0 for a figure and # for any other sign.
_TOKENS: Final = (
    ("_", "http https www",
     r"\b(?:https?://|www\.)\S+"),
    ("a", "your their the my our his her early late mid",
     r"\b(?:your|their|the|my|our|his|her|early|late|mid)[ -](?:(?:early|late|mid)[ -])?(?:\d0|\d\d00)'?s\b"),
    ("!", "not never don doesn isn shouldn",
     r"\b(?:not|never|don't|doesn't|isn't|shouldn't)\b"),
    ("~", "build building work working ramp ramping progress progressing move moving",
     r"\b(?:build|work|ramp|progress|mov)e?(?:ing)? (?:(?:your way|gradually|slowly|back) )?up to\b"),
    ("<", "# up at no maximum max a under less fewer within",
     (r"\b(?:up to|no (?:more|longer|greater) than|maximum of|max of|a maximum of|under|less than|fewer than|within)\b|"
          r"[<≤](?=\s?\d)")),
    ("≤", "at tops",
     r"\b(?:at (?:the )?most|tops)\b"),
    (">", "# at a minimum more no or longer",
     (r"\b(?:at least|a minimum of|minimum of|minimum|(?:more|longer) than|no less than|or (?:more|longer))\b|"
          r"(?<![-=])[>≥](?=\s?\d)")),
    ("t", "in altogether both counted counting",
     r"\b(?:in total|in all|altogether|(?:both \w+ )?counted|counting both)\b"),
    ("~", "# about around approximately roughly maybe another just only total up approx",
     r"(?:\b(?:about|around|approximately|roughly|maybe|another|just|only|total of|up)\b|approx\.?(?!\w)|~|≈)"),
    ("~", _MANNERS,
     rf"\b{MANNER}(?:,?\s+(?:and\s+)?{MANNER})+(?=\s+rep)"),
    ("F", "until til to max maximum amrap as f fail failure",
     (r"(?:\b|(?<=\dx))(?:(?:un)?til failure|to (?:near )?failures?|to fail|to max\b|amrap\b|max effort|"
          r"max(?:imum)?[ -](?:reps?|time|holds?)\b|"
          r"as many(?: (?:reps|repetitions|as you can))* as (?:possible|you can)|as many as you can|"
          r"as long as (?:possible|you can)|"
          r"(?<=sets )max\b|(?<=sets of )max\b|(?<!of your )(?<!of the )max(?:imum)?(?= ?(?:$|[.,;)|]|x ?\d))|"
          r"(?<=[x*|] )fail(?:ure)?\b|(?<=\dx)(?:max|failure|f)\b)")),
    ("E", "0 # two on for in to per each every either both a one left right l e x p perside",
     (rf"(?:\b(?:(?:on|for|in|to)\s+)?(?:per|each)\s+{_LIMBS}\b|(?<!\w)[x×]\s(?:side|leg|arm|hand|foot)\b|"
           r"\b(?:2|two)\s(?:sides|legs|arms|directions|ways)\b|"
           rf"\b(?:(?:on|for|in|to)\s+)?(?:per|each|every|either|both|a|one)\s+{_SIDES}\b|/\s?{_SIDES}\b|"
           r"\b(?:one|1)\s(?:side|arm|leg|hand)\sat\sa\stime\b|\beach\s+limb\b|"
           r"\b(?:left and right|right and left|l/r|[ep]/s)\b|\bper\s?side\b)")),
    ("W", "# time times day days session sessions workout workouts x per a each every weekly of xweek xwk",
     (r"(?:\b(?:(?:times?|days?|sessions?|workouts?|x)\s+)?(?:per|a|each|every)\s+(?:week|wk)\b|\bweekly\b|"
           r"\s?[x×]?\s?/\s?(?:week|wk)\b|\s?x\s?(?:week|wk)\b|\bof the week\b)")),
    ("Y", "# time times x per a each every daily",
     (r"(?:\b(?:(?:times?|x)\s+)?(?:per|a|each|every|times a)\s+day\b|/\s?day\b|"
           r"\btimes (?:throughout|through|during|over) the day\b|"
           r"\b(?:(?:times?|x)\s+)?daily\b(?!\s+(?:activit|life|lives|living|task|movement|routine|function|calorie|step|grind|lifestyle)))")),
    ("Q", "every alternate",
     r"\bevery other day\b|\balternate days\b|\bevery second day\b"),
    ("2", "once twice thrice",
     r"\b(?:once|twice|thrice)\b"),
    ("1", "0 one",
     r"\b1\s?rm\b|\bone[- ]rep(?:etition)?[- ]max(?:imum)?\b"),
    ("_", "0",
     (r"(?<![\w:.,/-])0\d(?=[.)]? +[a-z])(?! ?(?:am|pm|secs?|seconds?|mins?|minutes?|reps?|sets?|rounds?)\b)|"
     rf"\b90[:/-]90s?\b(?![- ]sec)|\b\d{{1,2}}(?:st|nd|rd|th)? {_MONTH},? \d{{4}}\b")),
    ("c", "0 #",
     (r"(?<![\w:/.@-])(?<!/ )(?:(?<!\()[0-5])?:(?:[0-5]0|[14]5)(?![\d:]|/\d|\s?-\s?\d|\s?[ap]\.?m\b)"
      r"|(?<![\w:/.@-])[1-9]m\s?[0-5]?\ds\b")),
    ("_", "figure warrior zone level",
     r"\b(?:figure|warrior|zone|level)[ -](?:\d|one|two|three|four|five|eight)\b(?![ -]?(?:x|×|sets?|reps?)\b)"),
    ("l", "0",
     (r"(?<![\w./-])(?!12-3-30\b)(?:(?=\d?-?[\d-]{0,12}\d\d)(?:[1-9]\d{0,2}-){2,3}|(?:[1-9]\d{0,2}-){4,11}"
          r"|(?=5-5-5|6-6-6|8-8-8|6-4-2|8-6-4|9-6-3|9-7-5)(?:\d-){2,3})[1-9]\d{0,2}(?![\d/%-]|\.\d)"
          r"|(?<![\w./-])(?:[1-9]\d|[4-9](?=(?:\s?(?:-?>|→)\s?\d{1,3}){3}))(?:\s?(?:-?>|→)\s?\d{1,3}){2,11}(?![\d%/-]|\.\d)"
          r"|(?<![\w./-])(?=\d[\dm, ]{0,20}[lh]\b)(?:\d{1,2}[lmh],\s?){1,14}\d{1,2}[lmh]\b")),
    ("N", f"0 # a between dozen couple single {_PLAIN_WORDS} {_TENS_WORDS}".replace("|", " "),
     _RANGE),
    ("e", "each apiece ea",
     r"\b(?:each(?! one\b)|apiece|ea)\b"),
    (",", "#",
     "[•·∙]"),
    (":", "#",
     r"(?<=[a-z])=|(?<=[a-z] )="),
    ("Z", "rest rests resting rested recover recovery recovering breather off",
     r"\b(?:rest(?:s|ing|ed)?|recover(?:y|ing)?|breather|off(?!\s(?:the|your|a|of)\b))\b"),
    ("K", "between in",
     r"\bbetween\b|\bin between\b"),
    ("L", "hold holds holding held pause paused pauses stay stays staying squeeze squeezed squeezes",
     r"\b(?:hold(?:s|ing)?|held|pause[sd]?|stay(?:s|ing)?|squeeze[sd]?)\b"),
    ("%", "# percent per",
     r"%|\bpercent\b|\bper cent\b"),
    ("k", "# kg kgs kilo kilos kilogram kilograms lb lbs pound pounds plate plates peg",
     r"(?<![a-z])(?:kg|kgs|kilos?|kilograms?|lb|lbs|pounds?|plates?|peg)\b|#"),
    ("°", "# degree degrees",
     r"°|º|\bdegrees?\b"),
    ("X", "# x xamrap xmax xfailure xf",
     r"[x*](?=[\d\s(/.,;:)]|$|(?:amrap|max|failure|f)\b)"),
    ("O", "of for with at in on by",
     r"\b(?:of|for|with|at|in|on|by)\b"),
    ("V", "exercise exercises moves movements stations drill drills lifts pages percent times",
     r"\b(?:exercises?|moves|movements|stations|drills|lifts|pages|percent|times more)\b"),
    ("r", "rep reps repetition",
     r"\brep(?:s|etition)?[ -]range(?:\s+(?:of|is))?:?(?=\s+(?:between\s+)?\d)"),
    ("G", "rpe",
     r"\brpe\b"),
    ("I", "rir rep reps shy",
     r"\brir\b|\breps? in reserve\b|\bshy of failure\b|\breps? short of failure\b"),
)  # fmt: skip
_DIGIT: Final = re.compile(r"[\d½]")
_WORDS: Final = re.compile(r"\w+")
_FIGURE_WORDS: Final = frozenset(
    f"{_PLAIN_WORDS}|{_TENS_WORDS}|once|twice|thrice|single|daily|every|failure|amrap|alternate".split("|")
)
_MANY: Final = re.compile(r"\b(?:max|as (?:many|long)\b|for a minute\b)")
_LONE_MARKS: Final = re.escape(",;:.()|-+@&")
"""The marks with which no token begins, but for a clock's colon: ":30"."""
_OTHER_MARKS: Final = _LONE_MARKS.replace(":", "")
_MARKS: Final = f"{_LONE_MARKS}/"
_FIGURE_START: Final = "0"
_SIGN_START: Final = "#"
_CLAUSE_ENDS: Final = frozenset(",;:.()|")
_DENIAL_REACH: Final = 7
"""Words over which "never" denies a bound: "never hold a superman for more than"."""
_RUN: Final = re.compile(rf"([a-z]+)[^\s{_MARKS}]*|([{_OTHER_MARKS}]|:(?!\d\d))|\d{{1,5}}|\S")
"""What is no token is passed over by this: a word, with its letters up to the first other sign, or a lone mark.

Of a figure as many digits as a number of `_ATOM` has at most: each digit of a long one is then looked at once.
"""
_WORD, _LONE = 1, 2
"""The groups of a word's letters and of a lone mark in `_RUN`."""
_CODES: Final = {"word": "_"} | {f"t{index}": code for index, (code, _, _) in enumerate(_TOKENS) if code not in "N2cl"}
"""The codes of what is found, by its group, where nothing else is to be known of it."""
_COUNT_WORD, _CLOCK, _LADDER = (
    next(f"t{index}" for index, (code, _, _) in enumerate(_TOKENS) if code == special) for special in "2cl"
)
_RUNGS: Final = re.compile(r"\d+")
_MINUTE: Final = 60


class Lexeme(NamedTuple):
    """One code with the text it stands for, and the figures of a number."""

    code: str
    start: int
    end: int
    value: Interval | None = None
    unit: str | None = None


_lexeme: Final = partial(tuple.__new__, Lexeme)
"""A lexeme of all its fields: every second word becomes one, and its class takes twice the time to make it."""


class Lexemes(NamedTuple):
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

    by_word: Mapping[str, re.Pattern[str]]
    """For each word that can begin more than a mere word: the patterns to try, in one."""
    by_figure: re.Pattern[str]
    by_sign: re.Pattern[str]
    units: Mapping[str, str]

    def read(self, folded: str, span: Span | Block) -> Sequence[Lexeme]:
        """The lexemes of a span of folded text; none when it holds no figure at all."""
        if not _tells_figure(folded, span):
            return ()
        return _with_bounds(self._items(folded, span.start, span.end))

    def _items(self, folded: str, at: int, end: int) -> list[Lexeme]:
        items: list[Lexeme] = []
        by_word = self.by_word
        while True:
            for run in _RUN.finditer(folded, at, end):
                begin, stop = run.span()
                kind = run.lastindex
                if kind == _LONE:
                    items.append(_lexeme((run[0], begin, stop, None, None)))
                    continue
                if kind == _WORD:
                    pattern = by_word.get(run[1])
                    if pattern is None:
                        items.append(_lexeme(("_", begin, stop, None, None)))
                        continue
                else:
                    pattern = self.by_figure if run[0].isdigit() else self.by_sign
                found = pattern.match(folded, begin, end)
                assert found is not None
                at = found.end()
                code = _CODES.get(found.lastgroup or "")
                if code:
                    items.append(_lexeme((code, begin, at, None, None)))
                else:
                    items += self._figures(found)
                if at != stop:
                    break  # and go on behind what was found
            else:
                return items

    def _figures(self, found: re.Match[str]) -> Sequence[Lexeme]:
        """What a figure, a mark or a unit reads as: a clock is its time and a unit, a ladder its range and its sets."""
        end = found.end()
        if found.lastgroup == _CLOCK:
            minutes, _, seconds = found[0].rstrip("s").replace("m", ":").partition(":")
            time = float(_MINUTE * int(minutes or 0) + int(seconds))
            whole = time >= _MINUTE and time % _MINUTE == 0
            time, unit = (time / _MINUTE, "minutes") if whole else (time, "seconds")
            value = Interval(time, time)
            return Lexeme("N", found.start(), end, value), Lexeme(UNIT_CODES[unit], end, end, unit=unit)
        if found.lastgroup == _LADDER:
            rungs = [float(rung) for rung in _RUNGS.findall(found[0])]
            count = float(len(rungs))
            value = Interval(min(rungs), max(rungs))
            return Lexeme("N", found.start(), end, value), Lexeme("l", end, end, Interval(count, count))
        return (self._item(found),)

    def _item(self, found: re.Match[str]) -> Lexeme:
        if found.lastgroup == "mark":
            return Lexeme(found[0], *found.span())
        if found.lastgroup == "unit":
            unit = self.units[" ".join(found["unit"].split())]
            return Lexeme(UNIT_CODES[unit], *found.span(), unit=unit)
        if found.lastgroup == _COUNT_WORD:
            return Lexeme("2", *found.span(), _count_word(found[0]))
        return Lexeme("N", *found.span(), _interval(found))


def build_lexer(vocabulary: Vocabulary) -> Lexer:
    """A lexer that knows the vocabulary's units, in the singular and the plural, also glued to their figure."""
    units: dict[str, str] = {}
    for name, entry in vocabulary.units.items():
        for form in entry.forms:
            for spelling in (form, plural(form)):
                units.setdefault(spelling, name)
    spelled = sorted(units, key=len, reverse=True)
    unit = "|".join(re.escape(spelling).replace(r"\ ", r"\s+") for spelling in spelled)
    tokens = [(set(starts.split()), f"(?P<t{index}>{pattern})") for index, (_, starts, pattern) in enumerate(_TOKENS)]
    starts = {run[1] or "" for spelling in units if (run := _RUN.match(spelling))}
    tokens.append((starts, rf"(?P<unit>(?<![a-z])(?:{unit})(?![a-z]|-ups?\b|\sups\b))"))

    def pattern(start: str) -> re.Pattern[str]:
        possible = [pattern for starts, pattern in tokens if start in starts]
        return re.compile("|".join((*possible, rf"(?P<mark>[{_MARKS}])|(?P<word>[^\s{_MARKS}]+)")))

    words = set().union(*(starts for starts, _ in tokens)) - {_FIGURE_START, _SIGN_START}
    return Lexer({word: pattern(word) for word in sorted(words)}, pattern(_FIGURE_START), pattern(_SIGN_START), units)


def _tells_figure(folded: str, span: Span | Block) -> bool:
    """Whether a text holds a figure, or a word that stands for one or for as many as one can."""
    if _DIGIT.search(folded, span.start, span.end):
        return True
    words = _WORDS.findall(folded, span.start, span.end)
    if not _FIGURE_WORDS.isdisjoint(words):
        return True
    may = "as" in words or "minute" in words or folded.find("max", span.start, span.end) >= 0
    return may and _MANY.search(folded, span.start, span.end) is not None


def _with_bounds(items: list[Lexeme]) -> list[Lexeme]:
    """Bounds become part of the number they stand at; words of approximation vanish."""
    codes = {item[0] for item in items}
    told = [item for item in items if item[0] != "~"] if "~" in codes else items
    if codes.isdisjoint("<>≤"):
        return told
    told = [
        item._replace(code="<") if item.code == ">" and _is_denied(told, at) else item for at, item in enumerate(told)
    ]
    done: list[Lexeme] = []
    for position, item in enumerate(told):
        before = told[position - 1] if position else None
        behind = told[position + 1] if position + 1 < len(told) else None
        if item.code in "<>≤":
            if item.code in ">≤" and not (behind and behind.value):
                _bound_from_behind(done, item)
        elif before and before.code in "<>≤" and item.value:
            low, high = item.value
            # "At least 15 to 30 seconds" is a range all the same.
            value = Interval(None, high) if before.code != ">" else item.value if low != high else Interval(low, None)
            done.append(Lexeme("N", before.start, item.end, value))
        else:
            done.append(item)
    return done


def _is_denied(items: Sequence[Lexeme], at: int) -> bool:
    """Whether a lower bound is denied, which makes it an upper one: "never hold it for more than"."""
    for place in range(at - 1, max(-1, at - 1 - _DENIAL_REACH), -1):
        if items[place].code == "!":
            return True
        if items[place].code in _CLAUSE_ENDS or items[place].value:
            return False
    return False


def _bound_from_behind(done: list[Lexeme], bound: Lexeme) -> None:
    """Open the number that a bound follows: "30 seconds at least", "20 reps at most"."""
    for place in range(len(done) - 1, max(-1, len(done) - 3), -1):
        number = done[place]
        if number.code == "N" and number.value:
            low, high = number.value
            done[place] = number._replace(value=Interval(low, None) if bound.code == ">" else Interval(None, high))
            return
        if number.unit is None:
            return


def _interval(found: re.Match[str]) -> Interval:
    low, high, first, last, plus = found.group("low", "high", "from", "until", "plus")
    return _range(low or first, high or last, open_end=bool(plus))


@lru_cache(maxsize=1 << 12)
def _range(first: str, last: str | None, *, open_end: bool) -> Interval:
    low = 1.0 if first == "a" or first.endswith("single") else number_value(first)
    high = number_value(last) if last else None
    if open_end:
        return Interval(low, None)
    if high is None:
        return Interval(low, low)
    if low is not None and high < low:
        low, high = high, low
    return Interval(low, high)


def _count_word(word: str) -> Interval:
    value = float(NUMBER_WORDS[word])
    return Interval(value, value)
