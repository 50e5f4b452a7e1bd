"""Verdicts on an exercise as a whole (vocabulary/data/verdicts.toml), sentence by sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final, NamedTuple

from pipeline.extract.language import Annotated, Term
from pipeline.models import Span
from pipeline.text import name_tokens, name_words
from pipeline.vocabulary import Vocabulary
from pipeline.vocabulary.schema import VerdictEntry

_WORDS: Final = {
    "{it}": r"(?<!\w)"
    r"(?:§s?|it|this (?:exercise|move|movement|lift|one)|(?:the|these) (?:exercises?|movement|move|lift))",
    "{them}": r"(?:the |this |these |doing |any |all |a )?"
    r"(?:§|this (?:exercise|move|movement|lift)|it (?:altogether|entirely|completely))",
    "{novices}": r"(?:complete |absolute |total |true |most )?(?:beginners?|novices?|newcomers?|newbies)",
    "{experts}": r"(?:experienced|advanced|seasoned)"
    r"(?: (?:trainees|lifters|athletes|exercisers|people|gym-goers|trainers))?",
    "{level_label}": r"(?:level|difficulty|skill level|experience|experience level)",
}
"""What stands for several wordings in a pattern."""
_SIMPLE_PROPS: Final = frozenset({"bodyweight", "exercise mat", "mat", "towel", "chair", "wall", "pad"})
"""Equipment that nobody misses: a page that asks for a mat does not contradict one that asks for nothing."""
_NONE: Final = re.compile(r"\W*(?:none\b|nothing\b|no equipment|just your body|only your body)")


class Verdict(NamedTuple):
    """What a sentence says of the exercise."""

    aspect: str
    value: str
    polarity: int
    rule: str


@dataclass(frozen=True, slots=True)
class VerdictReader:
    """Reads verdicts; built once for a vocabulary."""

    rules: tuple[tuple[VerdictEntry, re.Pattern[str]], ...]

    @staticmethod
    def build(vocabulary: Vocabulary) -> VerdictReader:
        """A reader for one vocabulary."""
        return VerdictReader(tuple((entry, compiled(entry)) for entry in vocabulary.verdicts.values()))

    def read(
        self, annotated: Annotated, sentence: Span, exercise: str, *, of_equipment: bool = False
    ) -> Iterator[Verdict]:
        """The verdicts of a sentence about the exercise; `of_equipment` when it stands behind the label "Equipment"."""
        folded = annotated.folded
        text = masked(folded[sentence.start : sentence.end], exercise)
        if text.rstrip("\"'*_)] ").endswith("?"):
            return
        if of_equipment and _NONE.match(text):
            yield Verdict("equipment_need", "none", 1, "equipment label")
        for entry, pattern in self.rules:
            if entry.about is None:
                if pattern.search(text):
                    yield Verdict(entry.aspect, entry.value or "", entry.polarity, "verdict")
                continue
            for term in _terms(annotated, sentence, entry.about):
                marked = f"{folded[sentence.start : term.start]}¤{folded[term.end : sentence.end]}"
                if pattern.search(masked(marked, exercise)):
                    yield Verdict(entry.aspect, entry.value or term.id, entry.polarity, "verdict")


def compiled(entry: VerdictEntry) -> re.Pattern[str]:
    """The patterns of an entry as one, with their words filled in."""
    pattern = "|".join(entry.patterns)
    for word, wordings in _WORDS.items():
        pattern = pattern.replace(word, wordings)
    return re.compile(pattern)


def _terms(annotated: Annotated, sentence: Span, about: str) -> Sequence[Term]:
    if about == "muscle":
        return annotated.terms_in("muscles", sentence)
    return [term for term in annotated.terms_in("equipment", sentence) if term.id not in _SIMPLE_PROPS]


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
