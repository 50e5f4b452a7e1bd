"""What stands around a token of a sentence: a negation, a determiner, the muscles that come next."""

from __future__ import annotations

from collections.abc import Sequence, Set
from dataclasses import dataclass
from typing import Final

from pipeline.extract.muscles import grammar
from pipeline.extract.muscles.tokens import DASH, MARK, MUSCLE, Token
from pipeline.models import MuscleRole

_MAX_TO_MUSCLE: Final = 6
"""Tokens in which a list of muscles has to begin: "including the little muscles of the hand"."""
_MAX_ASIDE: Final = 12
_TOLD_OF: Final = grammar.TELLS | {MUSCLE}


@dataclass(frozen=True, slots=True)
class Context:
    """The tokens of one sentence, and questions about the neighbours of one of them."""

    tokens: Sequence[Token]

    def text(self, index: int) -> str:
        """The text at an index; empty outside the sentence."""
        return self.tokens[index].text if 0 <= index < len(self.tokens) else ""

    def kind(self, index: int) -> str:
        """The kind at an index; empty outside the sentence."""
        return self.tokens[index].kind if 0 <= index < len(self.tokens) else ""

    def texts(self, start: int, end: int) -> list[str]:
        """The texts from one index to another, cut off at the sentence's ends."""
        return [token.text for token in self.tokens[max(0, start) : max(0, end)]]

    def in_brackets(self, index: int) -> bool:
        """Whether a bracket is open at an index."""
        return next((text == "(" for text in reversed(self.texts(0, index)) if text in ("(", ")")), False)

    def muscle_follows(self, index: int) -> bool:
        """Whether a muscle stands at an index or behind a few words that may precede one."""
        for token in self.tokens[index : index + _MAX_TO_MUSCLE]:
            if token.kind == MUSCLE:
                return True
            if token.text not in grammar.GLUE:
                return False
        return False

    def negated(self, index: int) -> bool:
        """Whether a negation stands before an effect, "not only" aside."""
        for position in range(index - 1, max(-1, index - 4), -1):
            text = self.text(position)
            if text in grammar.NEGATIONS:
                return self.text(position + 1) not in grammar.ONLY
            if text not in grammar.ADVERBS:
                return False
        return False

    def forbidden(self, index: int) -> bool:
        """Whether the clause before an effect forbids something: "do not try to … using"."""
        for position in range(index - 1, 0, -1):
            if self.text(position) in (",", ";", ":", "."):
                return False
            if (self.text(position - 1), self.text(position)) in grammar.FORBIDS or self.text(position) == "don't":
                return True
        return False

    def slighted(self, index: int) -> bool:
        """Whether "minimal" or "less" stands before a muscle."""
        return not grammar.SLIGHT.isdisjoint(self.texts(index - 2, index))

    def places(self, index: int) -> bool:
        """Whether a region only says where the muscle before it is: "the external rotators of the shoulder"."""
        if self.texts(index - 2, index)[:1] != ["of"] or index < 3:
            return False
        return self.kind(index - 3) == MUSCLE or self.text(index - 3) in grammar.PARTS

    def is_noun(self, index: int) -> bool:
        """Whether a word that may be a verb stands behind a muscle as a noun: "core work", "hamstring stretch."."""
        if self.text(index) not in grammar.VERB_OR_NOUN or not index or self.kind(index - 1) != MUSCLE:
            return False
        return not (self.text(index + 1) in grammar.DETERMINERS or self.muscle_follows(index + 1))

    def begins_clause(self, index: int) -> bool:
        """Whether a comma or a conjunction stands shortly before a token."""
        return not grammar.CLAUSE_ENDS.isdisjoint(self.texts(index - 3, index))

    def opens(self, index: int) -> bool:
        """Whether a token opens the sentence or a clause behind a mark."""
        return index == 0 or self.kind(index - 1) == MARK or self.text(index - 1) in ("and", "but")

    def joined(self, index: int) -> bool:
        """Whether an effect stands right behind another, or joined to it: "isolates and trains"."""
        return self.kind(index - 1) in grammar.GOVERNORS or self.text(index - 1) in grammar.JOINS

    def degree_before(self, index: int) -> MuscleRole | None:
        """The role that a word of degree before an effect gives: "mainly works", "also works"."""
        for token in reversed(self.tokens[max(0, index - 2) : index]):
            if token.kind in grammar.DEGREES and token.text not in grammar.BESIDES:
                return grammar.DEGREES[token.kind]
        return None

    def closes(self, index: int) -> bool:
        """Whether a word of degree stands behind what it is said of: "the calves to a lesser extent."."""
        if not index or not (self.kind(index - 1) in _TOLD_OF or self.text(index - 1) == "("):
            return False
        after = self.text(index + 1)
        if after not in grammar.ENDS:
            return False
        lists_on = after in (",", "and") and self.text(index + 2) != "but" and self.muscle_follows(index + 2)
        return not lists_on

    def apposed(self, index: int) -> bool:
        """Whether "a small muscle of …" behind a muscle and a comma only says what that muscle is."""
        texts = self.texts(index - 5, index)
        comma = max((at for at, text in enumerate(texts) if text in (",", "(", DASH)), default=None)
        return comma is not None and not {"a", "an", "the", "one"}.isdisjoint(texts[comma:])

    def explained(self, index: int) -> bool:
        """Whether a muscle only says where another is: "the piriformis, a small muscle deep in the glutes"."""
        comma = next((at for at in range(index - 1, 0, -1) if self.text(at) == ","), None)
        if comma is None or self.kind(comma - 1) != MUSCLE or self.text(comma + 1) not in ("a", "an", "the", "one"):
            return False
        return any(text in ("muscle", "muscles") for text in self.texts(comma + 1, index))

    def behind_muscle(self, index: int) -> bool:
        """Whether a muscle stands before a token, marks between them aside."""
        for token in reversed(self.tokens[max(0, index - 3) : index]):
            if token.kind == MUSCLE or token.text in ("muscle", "muscles"):
                return True
            if token.kind != MARK:
                return False
        return False

    def aside(self, comma: int) -> int | None:
        """Where the aside begins that a comma closes: "the soleus, which lies deeper, is …"."""
        for position in range(comma - 2, max(0, comma - _MAX_ASIDE), -1):
            if self.text(position) == ",":
                return position if self.kind(position - 1) == MUSCLE else None
        return None


def is_form(word: str, verbs: Set[str]) -> bool:
    """Whether a word is a form of one of some regular verbs."""
    stems = {word, word.removesuffix("s"), word.removesuffix("es"), word.removesuffix("ing")}
    return not verbs.isdisjoint(stems | {f"{word.removesuffix('ing')}e"})
