"""Exercise names in headings, list items and table cells: where the name is, and how sure it is one."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from operator import itemgetter
from typing import Final, NamedTuple

from pipeline.extract.elliptical import completed
from pipeline.extract.judging import MAX_NAME_WORDS, PARENTHESIS, NameJudge, Strength
from pipeline.extract.name_bounds import after_opening, trimmed
from pipeline.extract.separators import TRAINED, bare_line, between, is_half_a_word, pieces, separators, without_focus
from pipeline.extract.transitions import goes_over
from pipeline.models import Span
from pipeline.text import first_name_word, fold, name_tokens, name_words
from pipeline.vocabulary import Hit, Parsed, Vocabulary

_LONG_SEPARATORS: Final = frozenset("—–:|→")
_COUNT: Final = re.compile(
    r"\d{1,3}(?:(?:\s|-)(?:seconds?|secs?|minutes?|mins?)\b)?\s+(?=[A-Za-z])(?!degree)", re.IGNORECASE
)
_BRACKET: Final = re.compile(r"[(\[]")
_ALTERNATIVE: Final = re.compile(
    r"\s+(?:or|and|&|vs\.?|versus|super-?set(?:s|ted)?(?:\s+with)?)\s+|\s*/\s*", re.IGNORECASE
)
_JOINING: Final = re.compile(r"/|\s(?:or|and|&|vs\.?|versus|super-?set\w{0,3})\s", re.IGNORECASE)
"""Found where alternatives or a comparison are, but at once: a look at every character for white space takes long."""
_PLACE: Final = re.compile(
    r"\s+(?:across|along|around|on|onto|over|through|against|in|at|to|up|down|without|for)\s+|:\s+(?:the|your)\s+",
    re.IGNORECASE,
)
_ALONG: Final = frozenset({"across", "along", "around"})
_VERSUS: Final = re.compile(r"\s+(?:vs\.?|versus)\s+", re.IGNORECASE)
_BROUGHT_BY: Final = re.compile(r"\b(?:by|do|doing|perform|performing|add|adding|try|include)\s+", re.IGNORECASE)
"""Words behind which a sentence names what is done: "replace the squat progression by squats"."""
_OFFERS: Final = re.compile(r"\sor\s")
"""Behind a dash, ways to do it: "Dragon Flag - full or tucked"."""
_OTHER_IN_BRACKETS: Final = re.compile(r"\s*\((?:or|Or|OR)\s+(?P<name>[A-Z][^()]{2,40})\)")
"""In capitals it is presented as well; "pull-ups (or dead hangs)" only offers it to those who cannot do the first."""
_PARENTHESIS_AT_END: Final = re.compile(r"\s*\([^()]*\)?\s*$")
_QUOTE: Final = re.compile(r"(?:\s(?:under|as|in|with|to|for|an?|the|of|by|and|or))*\s[\"“](?=\w)")


MAX_JOINED: Final = 90
"""Characters of a line that is two names and not a sentence."""


class NameCandidate(NamedTuple):
    """A stretch of text that may name an exercise."""

    name: str
    start: int
    end: int
    strength: Strength
    parsed: Parsed
    held: bool
    """Whether the exercise is held rather than repeated."""

    @property
    def meaning(self) -> frozenset[tuple[str, str]]:
        """What the name says, whatever its wording and the order of its words."""
        said = {(hit.facet, hit.value) for hit in self.parsed.hits if hit.facet not in ("noise", "function")}
        return frozenset(said | {("unknown", self.parsed.words[position]) for position in self.parsed.uncovered})


@dataclass(frozen=True, slots=True)
class NameReader:
    """Finds exercise names with one vocabulary's lexicon."""

    judge: NameJudge

    @property
    def vocabulary(self) -> Vocabulary:
        """The vocabulary by which names are judged."""
        return self.judge.vocabulary

    def read(self, text: str, start: int = 0) -> list[NameCandidate]:
        """The names that a short text presents: none, one, or the parts of "X or Y", "X + Y", "X vs. Y".

        `start` is the text's offset in its document. Numbering, benefits after a colon or dash and
        parentheses that are no part of the name are left out.
        """
        begin = after_opening(text)
        if begin is None:
            return []
        text = bare_line(text)
        core = self._core(text, begin)
        several = core is None and len(text) <= MAX_JOINED and _JOINING.search(text, begin) is not None
        if several:
            # Two names in one may be too long to be one, or the last of both a word of headings: "Jacks or side steps".
            core = trimmed(text, begin, len(text), self.vocabulary.lexicon)
        if core is None:
            return []
        core = self._without_count(text, core)
        parts = [core]
        if _JOINING.search(text, core.start, core.end):
            compared = self._compared(text, core, start)
            if compared:
                return compared
            parts = self._alternatives(text, core)
            if several and len(parts) == 1:
                return []
        parts += self._in_brackets(text, parts)
        found = [self._candidate(text, self._without_place(text, part), start) for part in parts]
        return [candidate for candidate in found if candidate]

    def _without_count(self, text: str, core: Span) -> Span:
        """A name without how often or long it is done: "10 Turkish Get-Ups", but not "45 Degree Back Extensions"."""
        count = _COUNT.match(text, core.start, core.end)
        if count is None or " for " in text[core.start : core.end]:
            return core
        timed = text[count.end() - 2].isalpha()
        if text[core.end - 1] != "s" and not timed:
            return core
        whole, rest = self.judge.judge(text[core.start : core.end]), self.judge.judge(text[count.end() : core.end])
        known = whole is not None and whole[0] == "strong"
        sure = rest and (rest[0] == "strong" or (_is_known(rest[1]) and not timed))
        return Span(count.end(), core.end) if sure and not known else core

    def _in_brackets(self, text: str, parts: list[Span]) -> list[Span]:
        """The other name of "Pushdowns (or Overhead Extensions)", when both are certain."""
        other = _OTHER_IN_BRACKETS.match(text, parts[-1].end) if "(" in text else None
        if other is None or len(parts) > 1:
            return []
        part = Span(*other.span("name"))
        judged = [self.judge.judge(text[start:end]) for start, end in (parts[0], part)]
        return [part] if all(one and one[0] == "strong" for one in judged) else []

    def _without_place(self, text: str, span: Span) -> Span:
        """A name without where, how or what for it is done: "High knees across the yard", "Rows for a strong back"."""
        for place in _PLACE.finditer(text, span.start, span.end):
            head, tail = self.judge.judge(text[span.start : place.start()]), text[place.end() : span.end]
            told = self.vocabulary.lexicon.parse(name_words(tail))
            only_place = {hit.facet for hit in told.hits} <= {"equipment", "support", "function", "noise"}
            word = place.group().strip().lower()
            along = word in _ALONG
            elsewhere = bool(told.uncovered) or (along and only_place) or word.startswith(":") or word == "for"
            elsewhere = elsewhere and not (
                word == "to" and goes_over(text[span.start : place.start()], tail, self.vocabulary)
            )
            known = head is not None and (head[0] == "strong" or (along and _is_known(head[1])))
            if known and elsewhere and not told.values("movement"):
                return Span(span.start, span.start + len(text[span.start : place.start()].rstrip(" :,–—")))
        return span

    def _compared(self, text: str, core: Span, start: int) -> list[NameCandidate]:
        """The two names of "Seated vs. Lying Leg Curls", where the left one borrows the right one's movement."""
        divider = _VERSUS.search(text, core.start, core.end)
        right = self._candidate(text, Span(divider.end(), core.end), start) if divider else None
        if divider is None or right is None or right.strength != "strong":
            return []
        left = " ".join(text[core.start : divider.start()].split())
        name = completed(left, right.name, self.vocabulary)
        return [right._replace(name=name, start=start + core.start), right] if name else []

    def strongest_in(self, text: str, start: int = 0) -> NameCandidate | None:
        """The longest certain name anywhere in a text, such as the exercise a title speaks of."""
        tokens = name_tokens(fold(text))  # as others ask for those of the same sentence
        if self.vocabulary.lexicon.telling.isdisjoint([word for word, _, _ in tokens]):
            return None
        candidates: list[NameCandidate] = []
        for low, high in pieces(text):
            first, last = (bisect_left(tokens, place, key=itemgetter(1)) for place in (low, high))
            candidates += self._names_of(text, tokens[first:last], start)
        return max(candidates, key=lambda found: (found.strength == "strong", found.end - found.start), default=None)

    def strongest_at_start(self, text: str, start: int = 0) -> NameCandidate | None:
        """The certain name with which a text begins, numbering and articles aside."""
        begin = after_opening(text)
        if begin is None or first_name_word(text[begin:]) not in self.vocabulary.lexicon.words:
            return None  # a name begins with a word that is known to names
        name = next(self._names_in(text, begin, len(text), start), None)
        return name if name and name.start <= start + begin + 1 and name.strength == "strong" else None

    def strongest_at_end(self, text: str, start: int = 0) -> NameCandidate | None:
        """The certain name with which a text ends, a parenthesis behind it aside."""
        behind = _PARENTHESIS_AT_END.search(text)
        end = behind.start() if behind else len(text.rstrip())
        begin = max((found.end() for found in _BROUGHT_BY.finditer(text, 0, end)), default=0)
        name = max(self._names_in(text, begin, end, start), key=lambda found: found.end, default=None)
        return name if name and name.strength == "strong" and name.end >= start + end - 1 else None

    def by_structure(self, text: str, start: int = 0) -> list[NameCandidate]:
        """The name in a cell that the structure says names an exercise, whatever its words."""
        begin = after_opening(text) or 0
        span = trimmed(text, begin, len(text), self.vocabulary.lexicon)
        if span is None or not any(char.isalpha() for char in text):
            return []
        name = text[span.start : span.end]
        parsed = self.vocabulary.lexicon.parse(name_words(name))
        return [
            NameCandidate(
                " ".join(name.split()), start + span.start, start + span.end, "shaped", parsed, self.judge.held(parsed)
            )
        ]

    def _names_in(self, text: str, low: int, high: int, start: int) -> Iterator[NameCandidate]:
        """Each stretch of a piece of text whose every word is known to exercise names, a movement among them."""
        tokens = [(word, low + begin, low + end) for word, begin, end in name_tokens(text[low:high])]
        yield from self._names_of(text, tokens, start)

    def _names_of(self, text: str, tokens: Sequence[tuple[str, int, int]], start: int) -> Iterator[NameCandidate]:
        """The names among the words, each with its start and end, of a piece of text."""
        words = tuple([word for word, _, _ in tokens])
        if self.vocabulary.lexicon.telling.isdisjoint(words):
            return
        parsed = self.vocabulary.lexicon.parse(words)
        for first, last, moves in _known_runs(parsed):
            if words[first] == "step" and last - first > 1 and words[first - 1 : first] and words[first - 1].isdigit():
                first += 1  # "a 12-step sun salutation"
            if last - first > 1 and words[last - 1] in self.vocabulary.words["measure"].known:
                last -= 1  # "The Truth About Squat Depth"
            span = Span(tokens[first][1], tokens[last - 1][2])
            span = _before_quote(text, span)
            if (not moves and not _BRACKET.search(text, span.start, span.end)) or is_half_a_word(text, span):
                continue  # without a movement a name has only the shape of one, were it not for words left out
            candidate = self._candidate(text, span, start)
            if candidate and candidate.strength != "shaped":
                yield candidate

    def may_name(self, text: str) -> bool:
        """Whether a text has one of the words without which a name is neither certain nor likely."""
        return not self.vocabulary.lexicon.telling.isdisjoint(name_words(text))

    def _core(self, text: str, begin: int) -> Span | None:
        """The part of a heading that is the name: before a benefit, or behind a target prefix."""
        text = without_focus(text)
        masked = text
        if "(" in text or "[" in text:
            masked = PARENTHESIS.sub(lambda found: "\0" * len(found.group()), text)
        cuts = separators(masked, begin)
        # "Frogger - Baby — 2 x 10": beside a long dash a hyphen is a part of the name.
        long = [cut for cut in cuts if not _LONG_SEPARATORS.isdisjoint(masked[slice(*cut)])]
        cuts = long if long and "-" in masked[begin : long[0][0]] else cuts
        bounds = list(between(begin, cuts, len(text)))
        if len(bounds) == 2 and "," not in masked[begin:]:
            whole = None if _OFFERS.search(text, bounds[1][0]) else self.judge.judge(text[begin:])
            if whole and whole[0] == "strong" and not self._is_parted(text, bounds):
                return trimmed(text, begin, len(text), self.vocabulary.lexicon)
        fallback: Span | None = None
        for low, high in bounds[:2]:
            judged = self.judge.judge(text[low:high]) if high > low else None
            if judged and judged[0] in ("strong", "weak"):
                return trimmed(text, low, high, self.vocabulary.lexicon)
            if judged and fallback is None and (low, high) == bounds[0]:
                fallback = trimmed(text, low, high, self.vocabulary.lexicon)
        return fallback

    def _is_parted(self, text: str, bounds: Sequence[tuple[int, int]]) -> bool:
        """Whether a sentence begins behind a name, or a colon parts it from another movement: "Finish: box jumps"."""
        (low, high), (first, last) = bounds
        head, tail = self.judge.judge(text[low:high]), self.judge.judge(text[first:last])
        if ":" not in text[high:first]:
            trained = TRAINED.fullmatch(text[low:high].strip()) is not None
            return (trained and tail is not None and tail[0] == "strong") or "." in text[high:first]
        told = text[first:last].strip().lower()
        if told in ("hold", "hold for") or told.endswith("."):
            return True
        if head and head[0] == "strong" and text[first : first + 1].islower() and " and " in told:
            return True  # "Chair squats: stand up and sit down"
        return bool(head and tail and tail[0] == "strong" != head[0] and head[1].values("movement"))

    def _alternatives(self, text: str, core: Span) -> list[Span]:
        """The parts of "X or Y" when each part is a name of its own; the whole otherwise."""
        cuts = [found.span() for found in _ALTERNATIVE.finditer(text, core.start, core.end)]
        whole = self.judge.judge(text[core.start : core.end]) if cuts else None
        if not cuts or (whole and [hit.facet for hit in whole[1].hits].count("movement") == 1):
            return [core]  # "Clean and Jerk"
        parts = [part for part in between(core.start, cuts, core.end) if part.end > part.start]
        return parts if len(parts) > 1 and self._are_names(text, parts) else [core]

    def _are_names(self, text: str, parts: list[Span]) -> bool:
        """Whether each part could stand alone, and at least one is certain."""
        judged = [self.judge.judge(text[part.start : part.end]) for part in parts]
        strengths = [item[0] for item in judged if item]
        return len(strengths) == len(parts) and "strong" in strengths and "shaped" not in strengths

    def _candidate(self, text: str, span: Span, start: int) -> NameCandidate | None:
        name = text[span.start : span.end]
        if "(" in name and ")" not in name[name.index("(") :]:
            # "Romanian Deadlift (RDL": the run of known words ends inside the parenthesis.
            name = name[: name.index("(")].rstrip()
            span = Span(span.start, span.start + len(name))
        judged = None if ";" in name else self.judge.judge(name)
        if not judged:
            return None
        return NameCandidate(
            " ".join(name.split()), start + span.start, start + span.end, *judged, self.judge.held(judged[1])
        )


def _is_known(parsed: Parsed) -> bool:
    """Whether all words of a name are known and one of them is a movement."""
    return not parsed.uncovered and bool(parsed.values("movement"))


def _before_quote(text: str, span: Span) -> Span:
    """A stretch of a text up to words in quotation marks that begin in it: 'the squat under "legs"'."""
    quote = _QUOTE.search(text, span.start + 1, span.end)
    return Span(span.start, quote.start()) if quote else span


def _known_runs(parsed: Parsed) -> Iterator[tuple[int, int, bool]]:
    """The longest runs of known words that neither begin nor end with a function word or noise.

    Each with whether it states a movement.
    """
    runs: list[list[Hit]] = [[]]
    for hit in parsed.hits:
        if runs[-1] and hit.start > runs[-1][-1].end:
            runs.append([])
        runs[-1].append(hit)
    for run in runs:
        telling = [index for index, hit in enumerate(run) if hit.facet not in ("function", "noise")]
        if telling:
            first, last = run[telling[0]].start, run[telling[-1]].end
            if last - first <= MAX_NAME_WORDS:
                yield first, last, "movement" in [hit.facet for hit in run]
