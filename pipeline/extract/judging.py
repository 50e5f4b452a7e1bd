"""How sure it is that a short text is the name of an exercise."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Final, Literal

from pipeline.text import fold, name_words
from pipeline.vocabulary import Parsed, Vocabulary

Strength = Literal["strong", "weak", "shaped"]
"""A name of known words; a name with unknown ones; a text that is only shaped like a name."""

MAX_NAME_WORDS: Final = 9
MAX_UNKNOWN_WORDS: Final = 3
MAX_SHAPED_WORDS: Final = 6
MIN_CALLED: Final = 3
"""Words of a name that ends in "exercise": with fewer it tells what the exercises are for."""
MIN_MISSPELT: Final = 6
"""Letters from which a word one letter from a known one is hardly another word: "clear" is no "clean"."""
MAX_INITIALS: Final = 2
"""Letters of a word that stands for an exercise only as initials, in capitals: "OH", but not the sigh "Oh"."""

PARENTHESIS: Final = re.compile(r"\s*[(\[][^()\[\]]*[)\]]?")
_SPEAKS_OF: Final = re.compile(r"\b(?:of|behind|about|for)\b", re.IGNORECASE)
"""Beside an unknown word: "philosophy of deadlifting" speaks of an exercise and names none."""
_NO_NAME: Final = re.compile(
    r"[?=]|\d\s?[x×]\s?\d"
    r"|(?:^\W*|\b(?:in|within) )"
    r"(?:\d+|an?|one|two|three|four|five|six|eight|ten|fifteen|twenty|thirty|forty|sixty|ninety)"
    r"(?:\s?[-–]\s?\d+)?[ -](?:full |whole )?(?:secs?|seconds?|mins?|minutes?|hours?)\W*$"
    r"|\b(?:secs?|seconds?|mins?|minutes?) (?:of )?rest\b"
    r"|\bfor \d+ ?(?:s|secs?|seconds?|mins?|minutes?)\b",
    re.IGNORECASE,
)
"""A question, a dose, a time or a rest: "Five seconds", "Lower in one second", "90 sec rest between"."""
_CAN: Final = re.compile(
    r"\b(?:aluminium|aluminum|bean|beer|coffee|drinks?|empty|food|frozen|fruit|full|juice|metal|milk|paint|pop|soda|soup|"
    r"tin|tomato|vegetable|watering)[ -]can\b"
)
"""The tin, not the verb: "Frozen Can Roll"."""
_FIGURE_OR_QUESTION: Final = re.compile(r"[?=\d]")
_OTHER_THAN_FACETS: Final = frozenset({"movement", "noise", "function"})
_TELLING_FACETS: Final = frozenset({"equipment", "variant", "grip", "laterality"})
"""Facets that make a certain name of a general movement: "Preacher Curl", but not "Hip Rotation"."""
_DAYS: Final = r"(?:mon|tues?|wed|thur?s?|fri|sat|sun)(?:s?day|nesday|rsday|urday)?s?"
_TRAINING: Final = (
    "workouts?|training|exercise|sessions?|runs?|rides?|games?|match(?:es)?|race|practice|gym|lift(?:ing)?|work"
)
_NO_BEGINNING: Final = re.compile(
    r"\W*(?:(?:in|during) (?:an?|the|your)\b|fail(?:ed|ing)?(?: at)?\W*$|for (?:the|those|all|every|any) |"
    r"per\b|total\W*$|"
    r"hold(?:ing)? (?:(?:the|these|your|all|each|every) )?(?:stretch(?:es)?|poses?|positions?)\W*$|"
    rf"(?:pre|post|mid|before|after)[- ]?(?:{_TRAINING})\W*$|"
    rf"{_DAYS}(?:\W+{_DAYS})*\W*$)",
    re.IGNORECASE,
)
"""Where an exercise is done, how long all of them, for whom, on which days and of what a figure is.

"In a good swing", "For the Desk Workers", "Mon/Wed/Fri", "Post-Workout", "per set".
"""
_ASANA: Final = re.compile(r"\w{3}asanas?\W*$|\basana\W*$")
"""How poses of yoga end in Sanskrit, known or not: "Gorakshasana", "Titli Asana"."""
_BACK_AGAIN: Final = re.compile(r" (?<=\w )back (?:up|down|in|out)\b")
"""The way back of a movement: "Press back up"."""
_COMMAND: Final = re.compile(r"([a-z]+) (?:the|an?|at|in the|on the|with|under|both)\s")


@dataclass(frozen=True, slots=True, eq=False)
class NameJudge:
    """Judges names by one vocabulary."""

    vocabulary: Vocabulary

    def judge(self, text: str) -> tuple[Strength, Parsed] | None:
        """How sure it is that the whole of `text` is an exercise name; None when it cannot be one."""
        return _judged(self, text)

    def _judge(self, text: str) -> tuple[Strength, Parsed] | None:
        plain = PARENTHESIS.sub(" ", text) if "(" in text or "[" in text else text
        words = name_words(plain)
        if not 0 < len(words) <= MAX_NAME_WORDS or self._is_place_or_time(words):
            return None
        folded = fold(text)
        written = folded if plain is text else fold(plain)
        raw = written.replace("all fours", "fours").replace("it band", "band").split()
        bare = [word.strip("(),.:!") for word in raw]
        if "can" in bare and _CAN.search(folded):
            bare.remove("can")
        # "Warrior I" is a pose, whatever "I" says elsewhere.
        if self._any(bare, "sentence") and not self._is_movement(words) and not self._names_only(words):
            return None
        if len(words) > 1 and words[-1] in self.vocabulary.words["measure"].known:
            return None
        if _tells_dose(text, folded) or _NO_BEGINNING.match(folded) or _BACK_AGAIN.search(folded):
            return None
        if self._any(bare, "collection") and not self._is_movement(words):
            return None if self._any(bare[:-1], "collection") else self._exercises(raw)
        if not any((len(word) > 1 and word.isalpha()) or sum(map(str.isalpha, word)) > 1 for word in words):
            return None
        if len(raw) == 1 and len(raw[0]) <= MAX_INITIALS and not text.strip().isupper():
            return None
        parsed = self.vocabulary.lexicon.parse(words)
        strength = self._strength(text, folded, raw, parsed)
        misspelt = strength == "weak" or (strength == "shaped" and not parsed.values("movement"))
        if misspelt and parsed.uncovered and (spelt := self._spelt(parsed)):
            return "weak", spelt
        return (strength, parsed) if strength else None

    def _is_place_or_time(self, words: tuple[str, ...]) -> bool:
        """Whether the words only say which place in a session is meant, or when or where it is."""
        return any(self.vocabulary.words[kind].known.issuperset(words) for kind in ("slot", "occasion"))

    def _spelt(self, parsed: Parsed) -> Parsed | None:
        """The name that words mean which are misspelt by a letter: "Chrunch"; None when all of it is not known then."""
        unknown = [parsed.words[at] for at in parsed.uncovered]
        if min(map(len, unknown), default=0) < MIN_MISSPELT:
            return None
        corrected = {word: known for word in unknown if (known := self.vocabulary.lexicon.corrected(word))}
        if len(corrected) < len(unknown):
            return None
        spelt = self.vocabulary.lexicon.parse(tuple([corrected.get(word, word) for word in parsed.words]))
        return spelt if spelt.values("movement") and not spelt.uncovered else None

    def _is_movement(self, words: tuple[str, ...]) -> bool:
        """Whether the words are one movement of the vocabulary, whatever else they could mean: "Quad Sets"."""
        return [facet for facet, _ in self.vocabulary.lexicon.forms.get(words, ())] == ["movement"]

    def _names_only(self, words: tuple[str, ...]) -> bool:
        """Whether all words are known and those that sentences have stand in the movement: "Turkish get up"."""
        if not self.vocabulary.lexicon.words.issuperset(words):
            return False
        parsed = self.vocabulary.lexicon.parse(words)
        others = {at for hit in parsed.hits if hit.facet != "movement" for at in range(hit.start, hit.end)}
        said = self.vocabulary.words["sentence"].known
        return (
            not parsed.uncovered and len(parsed.values("movement")) == 1 and said.isdisjoint(words[at] for at in others)
        )

    def _exercises(self, raw: list[str]) -> tuple[Strength, Parsed] | None:
        """One exercise that calls itself so, "Deep Breathing Exercises", but no collection, "Core Exercises"."""
        if raw[-1] not in ("exercise", "exercises") or len(raw) < MIN_CALLED - (raw[-1] == "exercise"):
            return None
        parsed = self.vocabulary.lexicon.parse(name_words(" ".join(raw[:-1])))
        if len(raw) < MIN_CALLED and (parsed.uncovered or parsed.values("variant")):
            return "shaped", parsed  # "Pendulum Exercise"
        return ("shaped", parsed) if len(parsed.uncovered) >= MIN_CALLED - 1 or parsed.values("movement") else None

    def _strength(self, text: str, folded: str, raw: list[str], parsed: Parsed) -> Strength | None:
        movements = parsed.values("movement")
        facets = {hit.facet for hit in parsed.hits} - _OTHER_THAN_FACETS
        unknown = len(parsed.uncovered)
        undertakes = raw[0] in self.vocabulary.words["undertaking"].known
        if undertakes and raw[1:2] == ["to"]:
            return None
        if " ".join(parsed.words) in self.vocabulary.words["condition"].known:
            return "shaped"
        if movements and not unknown and (self._is_specific(movements) or facets & _TELLING_FACETS):
            return "strong"
        if undertakes or self._commands(folded):
            return None
        if (
            not movements
            and len(bare := name_words(text)) == 1
            and bare[0] in self.vocabulary.verbs["imperative"].known
        ):
            return None
        if not unknown and movements and (facets or len(movements) > 1):
            return "weak"
        if not unknown and not movements and facets and facets <= {"equipment", "support", "body"}:
            return None
        if unknown and not movements and unknown <= MAX_UNKNOWN_WORDS and "asana" in folded and _ASANA.search(folded):
            return "weak"
        if movements and 0 < unknown <= MAX_UNKNOWN_WORDS and not _SPEAKS_OF.search(text) and not _remarks_on(parsed):
            return "weak"
        return "shaped" if len(parsed.words) <= MAX_SHAPED_WORDS else None

    def _is_specific(self, movements: tuple[str, ...]) -> bool:
        return any(not self.vocabulary.movements[movement].generic for movement in movements)

    def _commands(self, folded: str) -> bool:
        """Whether a phrase tells what to do: "Squeeze at the Top", "Adjust the Machine"."""
        command = _COMMAND.match(folded)
        return command is not None and command.group(1) in self.vocabulary.verbs["imperative"].known

    def _any(self, bare: list[str], words: str) -> bool:
        known = self.vocabulary.words[words].known
        before_quotes = [word.partition("'")[0] for word in bare if "'" in word]
        return not known.isdisjoint(bare) or not known.isdisjoint(before_quotes)

    def held(self, parsed: Parsed) -> bool:
        """Whether a parsed name's exercise is held rather than repeated."""
        return not self.vocabulary.words["held"].known.isdisjoint(parsed.values("movement"))


def _tells_dose(text: str, folded: str) -> bool:
    """Whether a text is a question, a dose or a time; only what one of these signs or words stands in is looked at."""
    may = _FIGURE_OR_QUESTION.search(text) or "sec" in folded or "min" in folded or "hour" in folded
    return bool(may) and _NO_NAME.search(text) is not None


def _remarks_on(parsed: Parsed) -> bool:
    """Whether only unknown words stand before an "on", and none behind it: "Ten Thoughts on the Hip Thrust"."""
    if "on" not in parsed.words:
        return False
    on = parsed.words.index("on")
    before = set(parsed.uncovered) & set(range(on))
    said = any(hit.start < on and hit.facet not in ("noise", "function") for hit in parsed.hits)
    return bool(before) and before == set(parsed.uncovered) and not said


@lru_cache(maxsize=1 << 13)
def _judged(judge: NameJudge, text: str) -> tuple[Strength, Parsed] | None:
    return judge._judge(text)
