"""Which sentences speak of what an exercise does for muscles, and from where in the sentence on."""

from __future__ import annotations

import re
from typing import Final, NamedTuple

from pipeline.extract.language import Annotated, Term
from pipeline.extract.muscles import grammar
from pipeline.extract.muscles.claims import Claim, read_claims
from pipeline.extract.muscles.presumed import presumed_claims
from pipeline.extract.muscles.tokens import MUSCLE, Token, read_tokens
from pipeline.extract.names import NameCandidate
from pipeline.extract.presentations import Tools
from pipeline.extract.stance import stance_of
from pipeline.models import Span
from pipeline.text import name_words
from pipeline.vocabulary import Vocabulary

_LOOKING: Final = re.compile(r"(?:do you )?(?:looking|want|wanting|trying|hoping|ready|aiming|need|wish)(?: to)?\b")
MAX_SENTENCE: Final = 800
"""Characters; a longer one is no sentence (a list without full stops, or a text made to take long)."""
_PERFORMS: Final = frozenset(
    (
        "do perform complete execute hold add try include practice practise use incorporate start begin finish carry"
    ).split()
)
"""Verbs whose object is an exercise: what follows "to" is what the exercise is for."""
_SAYS: Final = re.compile(
    r"(?:this|it|they|these|the)\b(?:\s+[a-z-]+){0,4}?\s+(?:also\s+|mainly\s+|primarily\s+|really\s+)?"
    r"(?:works?|targets?|strengthens?|trains?|engages?|activates?|stretch(?:es)?|hits?|builds?|challenges?|isolates?|develops?)\b"
)
_CUE: Final = re.compile(
    r"(?:contracting|engaging|squeezing|bracing|tightening|activating|keeping|tensing|clenching) (?:your|the)\b"
)
"""Beginnings of sentences whose subject is a cue: "Engaging your core will help …"."""
_LEADING: Final = re.compile(r"[^a-z0-9]*")
_TIGHT: Final = re.compile(r"\b(?:tight|stiff|shortened|short|flexible|supple|limber|overactive)\s+(?:and\s+\w+\s+)?$")
_TIGHT_REACH: Final = 30
_SAYING: Final = frozenset({*grammar.GOVERNORS, "mainly", "also"})
_TELLING: Final = _SAYING | {"exercise"}
"""Effects of which a sentence that looks like a command needs one to be none, unless it begins with a muscle."""
_AUXILIARIES: Final = grammar.BE | {"will", "can", "may", "would", "could", "do", "does"}
_NOT_IN_NAME: Final = grammar.DETERMINERS | {",", ".", ";", ":"}
_AT_FAULT: Final = re.compile(
    r"\bif\b(?![^.;,]{0,60}\b(?:right|well|correct(?:ly)?|proper(?:ly)?)\b)[^.;]{3,70}?\byou(?:'re| are)(?: \w+ly)? "
    r"(?:using|overusing|recruiting|relying on|compensating with|cheating with)\b"
)
"""Says what works when it is done wrong: "If your hips swing, you're using your lower back"."""
_PEOPLE: Final = re.compile(r"(?:many|most|some) (?:people|lifters|women|men|trainees|gym-?goers|beginners|runners)\b")


def speaks_of_exercise(annotated: Annotated, sentence: Span) -> bool:
    """Whether a sentence among instructions says what the exercise does: "This exercise works …"."""
    return _SAYS.match(annotated.folded, sentence.start, sentence.end) is not None


class Reading(NamedTuple):
    """What a sentence says of muscles."""

    claims: list[Claim]
    """What its words of effect say."""
    presumed: list[Claim]
    """The muscles that it names besides, which work if the sentence describes the exercise."""


def read_sentence(
    annotated: Annotated, sentence: Span, candidate: NameCandidate, vocabulary: Vocabulary, tools: Tools
) -> Reading:
    """What one sentence about an exercise says of muscles; nothing where it asks, commands or refutes."""
    tokens, claims = _told(annotated, sentence, vocabulary, tools)
    if not tokens:
        return Reading([], [])
    said = {claim.muscle for claim in claims}
    presumed = presumed_claims(annotated, sentence, tokens, candidate, vocabulary)
    return Reading(claims, [claim for claim in presumed if claim.muscle not in said])


def claims_of(annotated: Annotated, sentence: Span, vocabulary: Vocabulary, tools: Tools) -> list[Claim]:
    """What the words of effect in a sentence say of muscles, whichever exercise it is about."""
    return _told(annotated, sentence, vocabulary, tools)[1]


def _told(
    annotated: Annotated, sentence: Span, vocabulary: Vocabulary, tools: Tools
) -> tuple[list[Token], list[Claim]]:
    """A sentence's tokens that describe, and their claims: read once, however many exercises it is read for."""

    def read() -> tuple[list[Token], list[Claim]]:
        tokens = _descriptive(annotated, sentence, vocabulary, tools)
        return tokens, read_claims(tokens) if tokens else []

    return annotated.kept(("muscles told", sentence), read)


def _descriptive(annotated: Annotated, sentence: Span, vocabulary: Vocabulary, tools: Tools) -> list[Token]:
    """The tokens of the part of a sentence that describes: all, none, or the purpose that a command states."""
    folded = annotated.folded[sentence.start : sentence.end]
    muscles = annotated.terms_in("muscles", sentence)
    if (
        not muscles
        or len(folded) > MAX_SENTENCE
        or _PEOPLE.match(folded)
        or _CUE.match(folded)
        or ("if " in folded and _AT_FAULT.search(folded))
        or stance_of(annotated, sentence) == "refuted"
        or (folded.endswith("?") and not _LOOKING.match(folded))
    ):
        return []
    instructs = tools.instructions.instructs(folded)
    if instructs and not (_has_effect(annotated, sentence) or _begins_with(annotated, sentence, muscles[0])):
        # "Squeeze your glutes at the top": nothing that could make it more than a command.
        return []
    tokens = read_tokens(annotated, sentence, vocabulary)
    if not instructs or _third_person(tokens) or _starts_with_name(tokens, vocabulary):
        return tokens
    return _purpose(tokens, sentence, annotated, vocabulary, tools)


def _has_effect(annotated: Annotated, sentence: Span) -> bool:
    return not _TELLING.isdisjoint(term.id for term in annotated.terms_in("effects", sentence))


def _begins_with(annotated: Annotated, sentence: Span, term: Term) -> bool:
    return _LEADING.fullmatch(annotated.folded, sentence.start, term.start) is not None


def _third_person(tokens: list[Token]) -> bool:
    """Whether the first word is no command: "Plank strengthens …", "Hinge movement for …", "Grip, traps and …"."""
    if tokens[1:2] and (
        tokens[1].kind == "exercise" or (tokens[0].kind == MUSCLE and tokens[1].text in (",", "and", "&"))
    ):
        return True
    for token in tokens[1:3]:
        if token.kind in ("primary", "worked", "improves", "demands"):
            return token.text.split()[0].endswith("s")
    return False


def _starts_with_name(tokens: list[Token], vocabulary: Vocabulary) -> bool:
    """Whether an exercise's name that looks like a command begins the sentence: "Face pulls work …"."""
    head = next((index for index, token in enumerate(tokens) if token.kind in _SAYING), None)
    if head is None:
        return False
    before = tokens[:head]
    if any(token.text in _NOT_IN_NAME or token.kind == MUSCLE for token in before):
        return False
    words = [token.text for token in before if token.text not in _AUXILIARIES]
    parsed = vocabulary.lexicon.parse(name_words(" ".join(words)))
    return bool(parsed.values("movement")) and not parsed.uncovered


def _purpose(
    tokens: list[Token], sentence: Span, annotated: Annotated, vocabulary: Vocabulary, tools: Tools
) -> list[Token]:
    """The clause of purpose of an instruction that names the exercise: "Do dead bugs to train your core"."""
    verb = tools.instructions.first_verb(annotated.folded[sentence.start : sentence.end].strip(" \"'-*("))
    if verb not in _PERFORMS:
        return []
    for index, token in enumerate(tokens):
        if token.text == "to" and any(
            other.kind in grammar.GOVERNORS and other.kind != "help from" for other in tokens[index + 1 : index + 3]
        ):
            return tokens[index + 1 :] if _names_exercise(tokens[:index], vocabulary) else []
    return []


def _names_exercise(tokens: list[Token], vocabulary: Vocabulary) -> bool:
    words = " ".join(token.text for token in tokens[1:])
    parsed = vocabulary.lexicon.parse(name_words(words))
    return bool(parsed.values("movement")) or any(
        token.kind == "exercise" or token.text in ("it", "this", "these", "them") for token in tokens
    )


def tight_claims(annotated: Annotated, sentence: Span, candidate: NameCandidate, vocabulary: Vocabulary) -> list[Claim]:
    """What a stretch is for: the muscle of its name that its text calls tight ("Tight hamstrings pull on …")."""
    if not any("stretch" in value or value == "foam roll" for value in candidate.parsed.values("movement")):
        return []
    own = set(candidate.parsed.words)
    return [
        Claim(term.id, "worked", term.start, term.end)
        for term in annotated.terms_in("muscles", sentence)
        if _TIGHT.search(annotated.folded, max(sentence.start, term.start - _TIGHT_REACH), term.start)
        and own.issuperset(name_words(annotated.folded[term.start : term.end]))
    ]
