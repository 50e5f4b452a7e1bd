"""Muscles that an exercise's description names without a word of effect, as in "Quads first, then glutes".

Describing an exercise, one names a muscle because it works. So a muscle in a descriptive sentence is taken to work
unless something in the sentence speaks of another matter: a command or a cue, a feeling, an injury, a comparison, a
negation, another exercise. Names that are parts of the body as often as muscles ("chest") count only beside one that
is not ("chest and triceps").
"""

from __future__ import annotations

from typing import Final

from pipeline.extract.language import Annotated
from pipeline.extract.muscles import grammar
from pipeline.extract.muscles.claims import Claim
from pipeline.extract.muscles.context import Context
from pipeline.extract.muscles.movements import movements_in
from pipeline.extract.muscles.tokens import MUSCLE, Token, is_loose
from pipeline.extract.names import NameCandidate
from pipeline.models import MuscleRole, Span
from pipeline.vocabulary import Vocabulary

_OTHER_MATTERS: Final = frozenset({"spares", "hardly", "idles"})
_CUES: Final = frozenset(
    (
        "keep keeps keeping kept squeeze squeezing squeezed brace braced bracing tighten tightening tense tensing "
        "contract contracted contracting tuck tucked pull relax relaxed touch touches touching toward towards "
        "until contact make sure ensure flex flexed flexing stick sticking"
    ).split()
)
"""Words of cues, which name muscles for what to do with them."""
_TROUBLE: Final = frozenset(
    (
        "pain painful digging bruise bruised bruising pinch pinching pressure cramp cramps cramping hurt hurts hurting "
        "injury injuries injured injure sore soreness ache aches strain strained "
        "torn tear cramp cramps rehab surgery recover recovery doctor weakness imbalance imbalances tightness "
        "stiffness"
    ).split()
)
_ANATOMY: Final = frozenset(
    (
        "attach attaches attached originate originates insert inserts consists comprises composed located runs "
        "connect connects tendon tendons bone bones anatomy lies shorten shortens shortened shortening"
    ).split()
)
"""Words of lessons on what a muscle is and where it lies."""
_PLANNING: Final = frozenset(
    "day week weeks weekly session sessions program programme routine routines split superset pair pairs".split()
)
"""Words of plans, which name muscles for when to train them."""
_COMPARING: Final = frozenset("unlike versus vs compared whereas instead".split())
_ADVISING: Final = frozenset("should must can't".split())
_EXCLUDING: Final = (
    _CUES | _TROUBLE | _ANATOMY | _PLANNING | _COMPARING | _ADVISING | grammar.FELT | grammar.NEGATIONS | grammar.HEALTH
)
_PLANES: Final = frozenset({"horizontal", "vertical", "compound"})
_LISTING: Final = frozenset((", and or & + / your the both then plus").split())
_HELPING: Final = frozenset({"also", "helpers", "help from", "assists"})
_LEADING: Final = frozenset({"mainly", "movers", "leads"})
_LATER: Final = frozenset({"then", "followed", "adds"})
"""Words behind which helpers come: "Quads first, then glutes", "Adds a lot of abs"."""


def presumed_claims(
    annotated: Annotated, sentence: Span, tokens: list[Token], candidate: NameCandidate, vocabulary: Vocabulary
) -> list[Claim]:
    """The muscles that a descriptive sentence names; none where the sentence speaks of another matter."""
    if not any(token.kind == MUSCLE and not is_loose(token) for token in tokens):
        return []
    if any(token.kind in _OTHER_MATTERS or token.text in _EXCLUDING for token in _without_patterns(tokens)):
        return []
    if _names_another(annotated, sentence, candidate, vocabulary):
        return []
    context = Context(tokens)
    return [
        Claim(token.muscle, _role(context, index), token.start, token.end)
        for index, token in enumerate(tokens)
        if token.kind == MUSCLE
        and _is_certain(context, index)
        and not (context.slighted(index) or context.explained(index) or "than" in context.texts(0, index))
    ]


def _without_patterns(tokens: list[Token]) -> list[Token]:
    """The words but for those of a pattern of movement: "Vertical pull: lats and biceps" is no cue to pull."""
    return [token for before, token in zip([None, *tokens], tokens, strict=False) if not _is_pattern(before, token)]


def _is_pattern(before: Token | None, token: Token) -> bool:
    return token.text == "pull" and before is not None and before.text in _PLANES


def _is_certain(context: Context, index: int) -> bool:
    """Whether a muscle's name is surely meant as one, by itself or in a list with such a name."""
    return any(
        token.kind == MUSCLE and not is_loose(token) and _listed_together(context, *sorted((index, position)))
        for position, token in enumerate(context.tokens)
    )


def _listed_together(context: Context, first: int, last: int) -> bool:
    """Whether nothing but muscles and what joins them stands between two muscles."""
    return all(
        context.kind(between) == MUSCLE or context.text(between) in _LISTING for between in range(first + 1, last)
    )


def _role(context: Context, index: int) -> MuscleRole:
    """The role that the sentence's other words give a muscle."""
    kinds = {token.kind for token in context.tokens}
    if kinds & _HELPING or not _LATER.isdisjoint(context.texts(0, index)):
        return "secondary"
    return "primary" if kinds & _LEADING else "worked"


def _names_another(annotated: Annotated, sentence: Span, candidate: NameCandidate, vocabulary: Vocabulary) -> bool:
    """Whether a sentence names a movement that the exercise is not."""
    named = movements_in(annotated, sentence, vocabulary)
    own = {*candidate.parsed.values("movement"), *candidate.parsed.words}
    return any(value not in own and not vocabulary.movements[value].generic for value, _, _ in named)
