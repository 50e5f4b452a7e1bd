"""A sentence as the words that matter to what it says of muscles: muscles, effects, words and marks."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import Final, NamedTuple

from pipeline.extract.language import Annotated, Term
from pipeline.extract.muscles import grammar
from pipeline.extract.muscles.movements import Movement, movements_in
from pipeline.models import Span
from pipeline.vocabulary import Vocabulary

MUSCLE: Final = "muscle"
WORD: Final = "word"
MARK: Final = "mark"
_PIECE: Final = re.compile(r"[a-z0-9]+(?:'[a-z]+)?|[^\sa-z0-9]")
_BESIDE: Final = re.compile(r"[\s-]*")
_SIDES: Final = frozenset(
    "upper lower middle mid inner outer front rear side back anterior posterior lateral medial".split()
)
DASH: Final = "—"
"""The text of a token that is a dash between words, however the article writes it."""


class Token(NamedTuple):
    """A muscle, a phrase of effect, a word or a mark of a sentence."""

    kind: str
    """"muscle", "word", "mark" or the id of an entry of effects.toml."""
    text: str
    start: int
    end: int
    muscle: str = ""
    """The id of a muscle."""


def is_loose(token: Token) -> bool:
    """Whether a muscle's word names a part of the body as often as what works: "shoulders", "waist"."""
    if token.text in grammar.MUSCLE_WORDS:
        return False
    return token.muscle in grammar.LOOSE or token.text in grammar.BODY_WORDS


def read_tokens(annotated: Annotated, span: Span, vocabulary: Vocabulary) -> list[Token]:
    """The tokens of a span; a muscle's name inside an exercise's ("leg curl") or a joint's is only a word."""
    return annotated.kept(("muscle tokens", span.start, span.end), lambda: _read_tokens(annotated, span, vocabulary))


def _read_tokens(annotated: Annotated, span: Span, vocabulary: Vocabulary) -> list[Token]:
    movements = movements_in(annotated, span, vocabulary)
    things = annotated.terms_in("equipment", span)
    muscles = [
        term
        for term in annotated.terms_in("muscles", span)
        if not (_names_exercise(annotated, term, movements) or any(_covers(thing, term) for thing in things))
    ]
    phrases = [
        *(
            Token(term.id, annotated.folded[term.start : term.end], term.start, term.end)
            for term in annotated.terms_in("effects", span)
        ),
        *(Token(MUSCLE, annotated.folded[term.start : term.end], term.start, term.end, term.id) for term in muscles),
    ]
    found: list[Token] = []
    last = span.start
    for phrase in _longest(phrases):
        _add_pieces(found, annotated, last, phrase.start)
        found.append(phrase)
        last = phrase.end
    _add_pieces(found, annotated, last, span.end)
    return [
        _completed(found, index, vocabulary) if token.text in _SIDES else token for index, token in enumerate(found)
    ]


def _completed(tokens: list[Token], index: int, vocabulary: Vocabulary) -> Token:
    """A side that shares the noun of the muscle behind it ("upper" in "upper and lower back") as that muscle."""
    token = tokens[index]
    if token.kind != WORD:
        return token
    end = index + 2
    while end < len(tokens) and (tokens[end].text in (",", "and", "&", "/", "or") or tokens[end].text in _SIDES):
        end += 1
    if (
        end >= len(tokens)
        or tokens[end].kind != MUSCLE
        or tokens[index + 1].text not in (",", "and", "&", "/", "or", "to")
    ):
        return token
    words = tokens[end].text.removesuffix(" muscles").split()
    for noun in {" ".join(words[1:]), words[-1], tokens[end].text}:
        name = f"{token.text} {noun}"
        muscle = next((key for key, entry in vocabulary.muscles.items() if noun and name in entry.forms), None)
        if muscle:
            return token._replace(kind=MUSCLE, muscle=muscle)
    return token


def _covers(thing: Term, term: Term) -> bool:
    """Whether a muscle's name is a part of a thing's: "trap bar"."""
    return thing.start <= term.start and term.end < thing.end


def _longest(phrases: list[Token]) -> list[Token]:
    """The phrases without those that a longer one overlaps, in order."""
    phrases = [
        phrase for phrase in phrases if not (phrase.text.startswith("muscles that") and _describes(phrase, phrases))
    ]
    in_order = sorted(phrases, key=lambda phrase: phrase.start)
    if all(before.end <= behind.start for before, behind in pairwise(in_order)):
        return in_order
    chosen: list[Token] = []
    for phrase in sorted(phrases, key=lambda phrase: (phrase.start - phrase.end, phrase.kind == MUSCLE, phrase.start)):
        if not any(phrase.start < other.end and other.start < phrase.end for other in chosen):
            chosen.append(phrase)
    return sorted(chosen, key=lambda phrase: phrase.start)


def _describes(phrase: Token, phrases: list[Token]) -> bool:
    """Whether "muscles that stabilize …" only goes on with the muscle right before it."""
    return any(other.kind == MUSCLE and 0 <= phrase.start - other.end <= 1 for other in phrases)


def _add_pieces(found: list[Token], annotated: Annotated, start: int, end: int) -> None:
    """Add the words and marks of a stretch of text without phrases."""
    for piece in _PIECE.finditer(annotated.folded, start, end):
        text = piece[0]
        begin, stop = piece.span()
        if text[0].isalnum():
            found.append(Token(WORD, text, begin, stop))
        else:
            mark = DASH if text == "-" and _is_dash(annotated.document.text, begin) else text
            found.append(Token(MARK, mark, begin, stop))


def _is_dash(text: str, at: int) -> bool:
    return text[at] in "–—" or text[at - 1 : at].isspace() or text[at + 1 : at + 2].isspace()


def _names_exercise(annotated: Annotated, term: Term, movements: list[Movement]) -> bool:
    """Whether a muscle's name belongs to an exercise's: "calf raise", "hamstring curls"."""
    for movement in movements:
        if term.start < movement.end and movement.start < term.end:
            # "adductor" is a muscle by itself and a movement ("adductor lift") with more.
            if not (term.start <= movement.start and movement.end <= term.end):
                return True
            continue
        if movement.start >= term.end and _BESIDE.fullmatch(annotated.folded, term.end, movement.start):
            return True
    return False
