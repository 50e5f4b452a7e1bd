"""Verdicts on an exercise as a whole (vocabulary/data/verdicts.toml), sentence by sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final, NamedTuple

from pipeline.extract.clauses import is_question
from pipeline.extract.faults import denies_of_fault
from pipeline.extract.keywords import Found, Keywords
from pipeline.extract.language import Annotated, Term
from pipeline.models import Span
from pipeline.text import name_tokens, name_words
from pipeline.vocabulary import Vocabulary
from pipeline.vocabulary.schema import VerdictEntry

WORDINGS: Final = {
    "{it}": r"(?<!\w)"
    r"(?:§s?|it|they|this (?:exercise|move|movement|lift|one)|(?:the|these) (?:exercises?|movement|move|lift))",
    "{them}": r"(?:the |this |these |doing |any |all |a )?"
    r"(?:§s?|this (?:exercise|move|movement|lift|one)|it (?:altogether|entirely|completely))",
    "{novices}": r"(?:complete |absolute |total |true |most )?"
    r"(?:beginners?|novices?|newcomers?|newbies|rookies|first-timers|new (?:lifters|trainees|members))",
    "{experts}": r"(?:(?:very |more )?(?:experienced|advanced|seasoned|veteran)"
    r"(?: (?:trainees|lifters|athletes|exercisers|people|gym-goers|trainers|folk))?"
    r"|(?:people|lifters|those|anyone) (?:with|who have) (?:\w+ ){0,4}?(?:years?|months) of (?:\w+ )?"
    r"(?:training|lifting|experience|practice))",
    "{tool}": r"(?:[\w-]+ ){0,3}?(?:bar|board|machine|strap|roller|rack|station|block|wedge|harness|sled|handle|"
    r"attachment|wheel|trainer|tower|frame|device|gadget|apparatus)s?"
    r"(?=\s*(?:[.,;:!?)]|$|(?:to|for|and|or|because|since|you|it)\b))",
    "{level_label}": r"(?:level|difficulty|skill level|experience|experience level)",
}
"""What stands for several wordings in a pattern."""
OF_TRAINING: Final = frozenset({"training", "habit"})
"""What verdicts are about that speak of no exercise."""
_BEGINS_WORD: Final = (r"\b", r"(?<!\w)")
SIMPLE_PROPS: Final = frozenset({"bodyweight", "chair", "mat", "towel", "wall"})
"""Equipment that nobody misses: a page that asks for a mat does not contradict one that asks for nothing."""
_OBJECT: Final = re.compile(r"\s(?:the |an? |any )?§")
_PRONOUN: Final = re.compile(r"\b(?:it|they|them|this|these)\b")
_NONE: Final = re.compile(r"\W*(?:none\b|nothing\b|no equipment|just your body|only your body)")


class Verdict(NamedTuple):
    """What a sentence says of the exercise."""

    aspect: str
    value: str
    polarity: int
    rule: str
    refuted: str | None = None
    """What calling it a myth amounts to."""


@dataclass(frozen=True, slots=True)
class VerdictRule:
    """What an entry of the vocabulary says, compiled."""

    entry: VerdictEntry
    says: re.Pattern[str]
    unless: re.Pattern[str] | None

    @staticmethod
    def of(entry: VerdictEntry) -> VerdictRule:
        """The rule of an entry, with the words of its patterns filled in."""
        unless = re.compile("|".join(map(_filled, entry.unless))) if entry.unless else None
        return VerdictRule(entry, re.compile(_any_of([_filled(pattern) for pattern in entry.patterns])), unless)

    def holds(self, text: str) -> bool:
        """Whether a folded sentence, with § and ¤ in it, says it; one of the entry's words is known to stand there."""
        return self.says.search(text) is not None and not (self.unless and self.unless.search(text))

    def finds(self, words: re.Pattern[str], text: str) -> bool:
        """Whether what says it in a folded sentence has some words in itself."""
        found = self.says.search(text)
        return found is not None and words.search(found.group()) is not None


def _filled(pattern: str) -> str:
    for word, wordings in WORDINGS.items():
        pattern = pattern.replace(word, wordings)
    return pattern


def _any_of(patterns: list[str]) -> str:
    """One pattern for several; those that begin where a word does are tried only there, which halves the time."""
    others, joined = patterns, list[str]()
    for begin in _BEGINS_WORD:
        of_words = [pattern.removeprefix(begin) for pattern in others if pattern.startswith(begin)]
        others = [pattern for pattern in others if not pattern.startswith(begin)]
        joined += [f"{begin}(?:{'|'.join(of_words)})"] if of_words else []
    return "|".join((*joined, *others))


@dataclass(frozen=True, slots=True)
class VerdictReader:
    """Reads verdicts; built once for a vocabulary."""

    rules: tuple[VerdictRule, ...]
    words: Keywords

    @staticmethod
    def build(vocabulary: Vocabulary) -> VerdictReader:
        """A reader for one vocabulary."""
        rules = tuple(VerdictRule.of(entry) for entry in vocabulary.verdicts.values() if entry.about not in OF_TRAINING)
        return VerdictReader(rules, Keywords.of(rule.entry.words for rule in rules))

    def read(
        self, annotated: Annotated, sentence: Span, exercise: str, *, of_equipment: bool = False
    ) -> Iterator[Verdict]:
        """The verdicts of a sentence about the exercise; `of_equipment` when it stands behind the label "Equipment"."""
        plain = annotated.folded[sentence.start : sentence.end]
        if of_equipment and _NONE.match(plain):
            yield Verdict("equipment_need", "none", 1, "equipment label")
        possible = self.words_in(annotated).between(sentence.start, sentence.end)
        if not possible or is_question(plain):
            return
        text: str | None = None
        for rule in map(self.rules.__getitem__, possible):
            entry = rule.entry
            if entry.about is None:
                text = masked(plain, exercise) if text is None else text
                if rule.holds(text):
                    yield Verdict(entry.aspect, entry.value or "", entry.polarity, "verdict", entry.refuted)
            else:
                for term, marked in _with_terms(annotated, sentence, entry.about):
                    said = masked(marked, exercise)
                    if rule.holds(said) and not (entry.about == "muscle" and denies_of_fault(said)):
                        yield Verdict(entry.aspect, entry.value or term.id, entry.polarity, "verdict", entry.refuted)

    def judges(self, annotated: Annotated, sentence: Span, exercise: str, *, subject: bool) -> bool:
        """Whether a sentence says of the exercise by its name what one of the rules looks for.

        With `subject` the exercise is what the sentence is about; else the rule's own words have to name it.
        """
        plain = annotated.folded[sentence.start : sentence.end]
        if is_question(plain):
            return False
        for rule in map(self.rules.__getitem__, self.words_in(annotated).between(sentence.start, sentence.end)):
            for marked in _marked(annotated, sentence, rule.entry.about):
                text = masked(_PRONOUN.sub(_blank, marked), exercise)
                if rule.holds(text) and (subject or any(_names_it(text, found) for found in rule.says.finditer(text))):
                    return True
        return False

    def words_in(self, annotated: Annotated) -> Found:
        """Where a document has the words of the rules."""
        return annotated.kept("words of verdicts", lambda: self.words.find(annotated.folded))


def _with_terms(annotated: Annotated, sentence: Span, about: str) -> Iterator[tuple[Term, str]]:
    """Each term of which rules may speak, with the sentence that has ¤ in its place."""
    folded = annotated.folded
    for term in _terms(annotated, sentence, about):
        yield term, f"{folded[sentence.start : term.start]}¤{folded[term.end : sentence.end]}"


def _marked(annotated: Annotated, sentence: Span, about: str | None) -> Iterator[str]:
    """The sentence as the rules about something read it, once for each term of theirs."""
    if about is None:
        yield annotated.folded[sentence.start : sentence.end]
    else:
        yield from (text for _, text in _with_terms(annotated, sentence, about))


def _names_it(text: str, found: re.Match[str]) -> bool:
    """Whether the words of a rule name the exercise, or have it as their object."""
    return "§" in found.group() or _OBJECT.match(text, found.end()) is not None


def _blank(found: re.Match[str]) -> str:
    return "·" * len(found.group())


def _terms(annotated: Annotated, sentence: Span, about: str) -> Sequence[Term]:
    if about == "muscle":
        return annotated.terms_in("muscles", sentence)
    return [term for term in annotated.terms_in("equipment", sentence) if term.id not in SIMPLE_PROPS]


def masked(text: str, exercise: str) -> str:
    """The text with § for each place that names the exercise.

    >>> masked("avoid hip thrusts today", "Hip Thrust")
    'avoid § today'
    """
    name = name_words(exercise)
    tokens = name_tokens(text)
    words = [word for word, _, _ in tokens]
    for index in range(len(tokens) - len(name), -1, -1):
        if name and tuple(words[index : index + len(name)]) == name:
            text = f"{text[: tokens[index][1]]}§{text[tokens[index + len(name) - 1][2] :]}"
    return text
