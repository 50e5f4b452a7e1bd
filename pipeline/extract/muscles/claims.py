"""What a sentence claims of muscles: an effect and its objects, muscles and what they do, and denials of both."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final, NamedTuple

from pipeline.extract.muscles import grammar
from pipeline.extract.muscles.context import Context, is_form
from pipeline.extract.muscles.subject import Subject, subject_before
from pipeline.extract.muscles.tokens import DASH, MUSCLE, Token, is_loose
from pipeline.models import MuscleRole

MAX_GAP_BEFORE: Final = 5
"""Unknown words between an effect and its first muscle: "works the often underrated little muscles of the hand"."""
MAX_GAP_BETWEEN: Final = 3
MAX_BEHIND_WHILE: Final = 3
MAX_TO_COPULA: Final = 9
"""Tokens between "the prime movers" and the "are" that names them."""
_ANNOUNCING: Final = (
    grammar.EXAMPLES | grammar.ONLY | grammar.RELATIVES | grammar.ANATOMY_ENDS | grammar.ARTICLES | {"while"}
)
"""Words that say something of the clause they open."""


class Claim(NamedTuple):
    """A muscle that a sentence says works, and how much; a role of None says that it does not."""

    muscle: str
    role: MuscleRole | None
    start: int
    end: int


def read_claims(tokens: Sequence[Token]) -> list[Claim]:
    """The claims of a sentence's tokens: each muscle once, as the main one where the sentence calls it that."""
    return list(_strongest(_Reader(Context(tokens)).read()))


def _strongest(claims: Iterable[Claim]) -> Iterator[Claim]:
    best: dict[str, Claim] = {}
    for claim in claims:
        known = best.get(claim.muscle)
        if known is None or (claim.role == "primary" and known.role != "primary"):
            best[claim.muscle] = claim
    return iter(best.values())


class _Governor(NamedTuple):
    """The effect whose objects are being read."""

    role: MuscleRole
    denied: bool = False
    risky: bool = False
    """Whether it may as well speak of a part of the body at risk: "stress on the lower back"."""
    nouns: frozenset[str] = frozenset()
    """Where not empty: the kinds of noun of which one has to follow the muscles."""


@dataclass(slots=True)
class _Reader:
    """Reads the tokens of one sentence from left to right."""

    context: Context
    claims: dict[int, Claim] = field(default_factory=dict)
    """The claims by the index of the muscle's token."""
    governor: _Governor | None = None
    gap: int = 0
    """Unknown words since the governor or its last muscle."""
    waiting: list[int] = field(default_factory=list)
    """Muscles of a governor that needs a noun behind them."""
    fresh: bool = False
    """Whether the governor has met no muscle yet: in "isolates and trains" the first verb decides the role."""
    shift: MuscleRole | None = None
    """The role that a word such as "mainly" or "also" gives to what follows."""
    besides: bool = False
    """Whether "not only" or "in addition to" announces helpers for the next clause."""
    helping: bool = False
    """Whether everything from here on helps."""
    meanwhile: int | None = None
    """Where "while" stands: an effect right behind it names helpers."""
    anatomy: bool = False
    """Whether a relative clause describes a muscle."""
    named: tuple[int, MuscleRole] | None = None
    """Where a noun for muscles in a role stands, until its "is" or "are" comes."""
    said: list[int] = field(default_factory=list)
    """The muscles of the last predicate."""

    def read(self) -> list[Claim]:
        """The claims of the sentence, in order."""
        # A fragment may begin with what the exercise is ("A great core exercise") or is for ("For the lats").
        for_muscles = self.context.text(0) == "for" and self.context.muscle_follows(1)
        self._begin(_Governor("worked", nouns=frozenset() if for_muscles else grammar.CLASS_NOUNS))
        for index, token in enumerate(self.context.tokens):
            _READERS.get(token.kind, _Reader._word)(self, index)
        return [self.claims[index] for index in sorted(self.claims)]

    def _begin(self, governor: _Governor) -> None:
        self.governor, self.gap = governor, 0

    def _reset(self) -> None:
        self.governor = self.shift = None
        self.gap = 0
        self.waiting.clear()

    def _claim(self, index: int, role: MuscleRole | None) -> None:
        token = self.context.tokens[index]
        self.claims[index] = Claim(token.muscle, role, token.start, token.end)

    def _role(self, role: MuscleRole) -> MuscleRole:
        return self.shift or ("secondary" if self.helping else role)

    def _subject(self, index: int) -> Subject:
        return subject_before(self.context, index, self.claims.keys())

    # An effect and its objects: "trains the lats and the biceps"

    def _muscle(self, index: int) -> None:
        governor = self.governor
        if governor is None or self.anatomy or self.context.slighted(index) or self._is_place(index, governor):
            return
        self.fresh = False
        self.gap = 0
        # "improves the muscles of the core": no further noun has to follow.
        complete = "quality" in governor.nouns and self.context.text(index).endswith(("muscles", "muscle"))
        if governor.nouns and not complete:
            self.waiting.append(index)
        elif not governor.denied:
            self._claim(index, self._role(governor.role))
        elif grammar.WEAKENED.isdisjoint(self.context.texts(index + 1, index + 4)):
            self._claim(index, None)

    def _is_place(self, index: int, governor: _Governor) -> bool:
        """Whether a word that is a region as often as a muscle says where something is: "load on the shoulders"."""
        if not is_loose(self.context.tokens[index]) or governor.nouns:
            return False
        heads = self.context.text(index + 1) in grammar.PARTS
        return governor.risky or self.gap > 0 or heads or self.context.places(index)

    def _effect(self, index: int) -> None:
        text = self.context.text(index)
        if self.context.is_noun(index):
            self._noun(index)
            return
        if self.anatomy and not self.context.begins_clause(index):
            return
        self.anatomy = False
        if self.named and text.startswith(("is ", "are ")):
            self._copula(index)
            return
        subject = self._subject(index)
        if subject.muscles and self.claims.keys().isdisjoint(subject.muscles):
            # "The calves work": a muscle is what the effect is said of, not its object.
            if is_form(text.removesuffix(" to"), {"work"}):
                self._say(subject, "worked", denied=self.context.negated(index))
            self._reset()
        else:
            self._govern(index)

    def _govern(self, index: int) -> None:
        """Let the effect at an index govern the muscles behind it."""
        kind = self.context.kind(index)
        denied = self.context.negated(index)
        nouns = grammar.NEEDED_NOUNS.get(kind, frozenset())
        if self._says_nothing(index) or (denied and (nouns or not self._denies(index))):
            self._reset()
            return
        beside = self.besides and not {"but", ","}.isdisjoint(self.context.texts(index - 4, index))
        while_helping = self.meanwhile is not None and index - self.meanwhile <= MAX_BEHIND_WHILE and self.claims
        self.helping = bool(self.helping or beside or while_helping)
        leads_on = self.fresh and self.governor and self.governor.role == "primary" and self.context.joined(index)
        role = "primary" if leads_on else grammar.GOVERNORS[kind]
        self._begin(_Governor(role, denied, kind == "stresses", nouns))
        self.fresh = True
        self.shift = self.context.degree_before(index)
        self.waiting.clear()

    def _says_nothing(self, index: int) -> bool:
        """Whether an effect stands behind "spares", "seems to" or "you will feel it"."""
        felt = not grammar.FELT.isdisjoint(self.context.texts(index - 6, index))
        # "Do not pull the bar down using the forearms": a warning, unlike "does not use the forearms".
        warned = is_form(self.context.text(index), {"use"}) and self.context.forbidden(index)
        return (
            felt or warned or self.context.kind(index - 1) == "spares" or self.context.text(index - 1) in grammar.SEEMS
        )

    def _denies(self, index: int) -> bool:
        """Whether a negated effect denies that a muscle works, rather than advising or calming the reader."""
        verb = self.context.text(index).split()[0]
        return is_form(verb, grammar.DIRECT) and grammar.ADVISING.isdisjoint(self.context.texts(index - 6, index))

    # Words of degree: "mainly the quads", "the calves too"

    def _degree(self, index: int) -> None:
        context = self.context
        text, role = context.text(index), grammar.DEGREES[context.kind(index)]
        follows = context.muscle_follows(index + 1)
        if context.text(index + 1) == ":":
            self.named = (index, role)
        elif text in grammar.BESIDES and not self.claims and context.opens(index):
            self.besides = True
            if follows:
                self._begin(_Governor("worked"))
        elif index == 0 and follows:
            # "Mainly quads", "Along with the quads, …"
            self._begin(_Governor("primary" if role == "primary" else "worked"))
        elif context.closes(index):
            self._turn(index, role)
        elif role == "primary" and context.text(index - 1) == "but" and follows and self.claims:
            # "… and hamstrings, but primarily the hamstrings": the others only help.
            for position, claim in self.claims.items():
                self._claim(position, "secondary" if claim.role else None)
            self._reset()
            self.helping = False
            self._begin(_Governor("primary"))
        elif role == "secondary" or not self.helping:
            self.shift = role
            self.helping = self.helping or (role == "secondary" and self.besides)
            if role == "secondary" and self.governor is None and self.claims and follows:
                self._begin(_Governor("secondary"))

    def _turn(self, index: int, role: MuscleRole) -> None:
        """Give a role to the muscles right before a word of degree."""
        if self.said and self.context.kind(index - 1) in grammar.TELLS:
            for position in self.said:
                self._claim(position, role)
            return
        before = next((position for position in (index - 1, index - 2) if position in self.claims), None)
        alone = len(self.claims) == 1 and self.context.text(index) in ("too", "as well")
        if before is not None and (role == "primary" or not alone):
            self._claim(before, role)

    # Nouns: "core stability", "a hamstring exercise", "the prime movers are …"

    def _noun(self, index: int) -> None:
        """A noun behind muscles that wait for one."""
        governor = self.governor
        kind, text = self.context.kind(index), self.context.text(index)
        if text in ("emphasis", "focus") and not self.waiting:
            self.named = (index, "primary")
        if text in ("muscle", "muscles") and self.claims and self.context.apposed(index):
            self._reset()
            return
        if text in ("moves", "lifts") and self.waiting and self.context.text(self.waiting[0] - 1) in ("the", "your"):
            # "Only the forearm moves."
            self._reset()
            return
        if governor and (kind in governor.nouns or kind in grammar.GOVERNORS):
            focused = self.context.kind(index - 1) == "mainly" or kind == "movers"
            for position in self.waiting:
                self._claim(position, "primary" if focused and not self.helping else self._role(governor.role))
        self.waiting.clear()

    def _role_noun(self, index: int) -> None:
        kind = self.context.kind(index)
        if self.waiting:
            self._noun(index)
            return
        if kind == "workers" and self.governor and not self.governor.nouns:
            return
        subject = self._subject(index)
        before = self.context.texts(index - 3, index)
        copular = any(text in grammar.AUXILIARIES or text in ("as", "(") for text in before)
        if subject.muscles and (copular or self.context.kind(index - 1) == "improves"):
            self._say(subject, grammar.NOUNS[kind], denied=self.context.negated(index))
        else:
            self.named = (index, grammar.NOUNS[kind])

    def _copula(self, index: int) -> None:
        """The "are" of "the main movers are …"."""
        if self.named and index - self.named[0] <= MAX_TO_COPULA:
            self._begin(_Governor(self.named[1]))
            self.shift = None
        self.named = None

    # Predicates of muscles: "the calves are worked", "the biceps assist"

    def _participle(self, index: int) -> None:
        before = self.context.tokens[max(0, index - 3) : index]
        subject = self._subject(index)
        if subject.muscles and any(token.text in grammar.BE or token.kind == "improves" for token in before):
            role: MuscleRole = "primary" if self.context.text(index) in grammar.ISOLATED else "worked"
            self._say(subject, role, denied=self.context.negated(index))
        else:
            self._word(index)

    def _predicate(self, index: int) -> None:
        kind = self.context.kind(index)
        role = grammar.PREDICATES[kind]
        subject = self._subject(index)
        if subject.muscles and not (self.anatomy and kind != "leads"):
            self._say(subject, role or "worked", denied=self.context.negated(index) or role is None)
        elif role is None and self.context.text(index).endswith("work"):
            self._begin(_Governor("worked", denied=True))
            self.shift = None
        else:
            self._word(index)

    def _say(self, subject: Subject, role: MuscleRole, *, denied: bool) -> None:
        shifted = subject.shift if subject.shift and role != "secondary" else role
        for position in subject.muscles:
            self._claim(position, None if denied else shifted)
        self.said = subject.muscles
        self.governor = None

    # All other words

    def _spared(self, index: int) -> None:
        self._reset()

    def _foreign(self, index: int) -> None:
        self.gap += 1
        self.waiting.clear()

    def _word(self, index: int) -> None:
        text = self.context.text(index)
        if index == 0 and text == "for":
            return
        if self.named and text in grammar.COPULAS:
            self._copula(index)
            return
        if text == "(" and self.claims and self.governor is None and self.context.muscle_follows(index + 1):
            self._begin(_Governor("worked"))
            return
        if text.endswith("ing") and self._does_its_verb(index):
            return
        if text in _ANNOUNCING:
            self._announce(index)
        if text == "but" and self.context.kind(index + 1) not in ("", *grammar.DEGREES):
            self._reset()
        elif text in grammar.BREAKS:
            if not self._lists_on(index):
                self._reset()
        elif text not in grammar.GLUE:
            self._stray()

    def _announce(self, index: int) -> None:
        """What a word says of the clause that it opens."""
        text = self.context.text(index)
        if text in grammar.EXAMPLES and self.governor:
            self.gap = 0
        if text in grammar.ONLY and self.context.text(index - 1) == "not":
            self.besides = True
        if text == "while":
            self.meanwhile = index
        if text in grammar.RELATIVES and self.context.behind_muscle(index):
            self.anatomy = True
        elif text in grammar.ANATOMY_ENDS:
            self.anatomy = False
        compared = self.context.text(index - 1) == "than"
        if text in grammar.ARTICLES and self.governor is None and not (compared or self.context.negated(index)):
            # "… to a classic core exercise": a noun for exercises behind a muscle says what this one is.
            self._begin(_Governor("worked", nouns=grammar.CLASS_NOUNS))

    def _does_its_verb(self, index: int) -> bool:
        """Whether a verb ends "the lats do the pulling", which is then claimed."""
        if self.context.texts(index - 2, index) not in (["do", "the"], ["does", "the"], ["doing", "the"]):
            return False
        subject = self._subject(index - 1)
        if subject.muscles:
            self._say(subject, "worked", denied=self.context.negated(index - 2))
        return bool(subject.muscles)

    def _stray(self) -> None:
        """An unknown word; after too many of them the effect no longer reaches."""
        self.gap += 1
        self.waiting.clear()
        if self.gap > (MAX_GAP_BETWEEN if self.claims else MAX_GAP_BEFORE):
            self._reset()

    def _lists_on(self, index: int) -> bool:
        """Whether a colon, a dash or "to" goes on with the muscles of the effect before it."""
        text = self.context.text(index)
        if self.governor is None or self.governor.nouns:
            return False
        if text == "to":
            return self.context.kind(index - 1) == MUSCLE and "from" in self.context.texts(index - 5, index)
        if text not in (":", DASH):
            return False
        specific = [claim for claim in self.claims.values() if claim.muscle not in grammar.COLLECTIVE]
        aside = text == DASH and self.context.in_brackets(index)
        return (aside or not specific) and self.context.muscle_follows(index + 1)


_READERS: Final[dict[str, Callable[[_Reader, int], None]]] = {
    MUSCLE: _Reader._muscle,
    "spares": _Reader._spared,
    "hardly": _Reader._spared,
    "exercise": _Reader._noun,
    "quality": _Reader._noun,
    "done": _Reader._participle,
    "other anatomy": _Reader._foreign,
    **dict.fromkeys(grammar.DEGREES, _Reader._degree),
    **dict.fromkeys(grammar.GOVERNORS, _Reader._effect),
    **dict.fromkeys(grammar.PREDICATES, _Reader._predicate),
    **dict.fromkeys(grammar.NOUNS, _Reader._role_noun),
}
"""How a token is read, by its kind; `_Reader._word` reads the others."""
