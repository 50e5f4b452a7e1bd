"""Technique cues: stance, grip, depth, elbows and their kind, each with its polarity.

A cue is a phrase of the vocabulary, or something said of the part of the body or the implement named nearest to it in
the clause. It counts where the article tells how to move; a description of what happens otherwise ("a wide stance
turns it into…"), of a variant or of one case ("if your back rounds…") states no cue, unless it warns: what does harm
("letting the knees pass the toes wrecks them") is advised against.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from operator import itemgetter
from typing import Final, NamedTuple

from pipeline.extract.clauses import clause_at, is_condition
from pipeline.extract.language import Annotated, Term
from pipeline.extract.spoken_of import spoken_of
from pipeline.models import Span
from pipeline.vocabulary import Vocabulary
from pipeline.vocabulary.schema import CueEntry

_REACH: Final = 60
"""Characters between what a cue is about and what is said of it; beyond, it is about something else."""
_BEHIND: Final = 25
"""The same when the subject follows: "a wide, stable stance"."""
_BODY: Final = frozenset(
    "feet foot legs leg knees knee hands hand palms palm elbows elbow arms back spine head chest torso trunk hips hip "
    "shoulders shoulder thighs thigh toes heels eyes".split()
)
"""What takes the words next to it for itself: "feet flat, hands wide" says nothing wide of the feet."""
_BACK_ONE: Final = re.compile(
    r"[ -](?:heel|knee|leg|foot|thigh|toe|calf|hip|up|down|in|out|and forth|until|till|to|into|toward)s?\b"
)
"""Behind "back", it tells which of two parts, or where to move, and names no back."""
_LOWER_PART: Final = re.compile(
    r"[ -](?:abs|abdominals|back|body|half|legs?|arms?|chest|pecs|position|part|than|traps|lats)\b"
)
"""Behind "lower", it makes an adjective of it."""
_NEXT: Final = re.compile(r"\b(?:and|then|but|on|from|to|line)\b|,.{12}")
"""Between what is said and a subject behind it, it begins something else: "to the floor and look". So do twelve
characters behind a comma: they are no adjective ("wide, stable stance") but a clause."""
_OBJECT: Final = re.compile(r" (?:your|the|both|both your) ")
"""Between what is done and a part of the body behind it, which it is then done to: "heels down and lock your knees"."""
_WEIGHTS: Final = frozenset({"weights", "dumbbells", "bells"})
"""These do so beside a part of the body: "a bend in your elbows, lift the weights out"."""
_STOP: Final = re.compile(r"[.;:!?]")
_COMMA: Final = 40
"""What a comma between the two weighs, in characters."""

_NEGATION: Final = re.compile(
    r"(?:\b(?:not(?! (?:only|just)\b)|never|no|avoid\w*|without|stop (?=\w+ing)|prevent\w*|resist(?:s|ed|ing)?\b|"
    r"refrain|nor|"
    r"neither|instead of|rather than|nobody|beware of|watch out for|careful|short of|shy of|"
    r"(?:keep|keeping|stop)\b[^.;:]{0,24}?\bfrom|"
    r"(?:stop|halt|pause|finish|reverse|turn around)\b[^.;:]{0,30}?\b(?:before|short|shy))\b|n't\b)"
    r"(?P<rest>[^.;:]{0,60})$"
)
# "Don't forget to…", "not only…": what follows is meant.
_NO_NEGATION: Final = re.compile(
    r"\b(?:forget|hesitate|be afraid|worry|matter|problem|need|have to|neglect|fail|harm|wrong|until|before|but|"
    r"(?:and|,) (?:keep|maintain|stay|hold|use|move|control))\b"
)
_OWN_NEGATION: Final = re.compile(r"(?:do not|don't|never|avoid|without|no|not)\b")
_PERMISSION: Final = re.compile(
    r"\b(?:fine|ok|okay|safe|all right|alright|normal|natural|allowed|no problem|nothing wrong|acceptable)\b[^.;]{0,20}"
    r"\b(?:if|when|for|with|to|that)\b[^.;]{0,40}$"
)
_WRONG: Final = re.compile(r"[^,.;]{0,30}\b(?:is|are) (?:wrong|a mistake|bad|dangerous|risky|harmful|a no-no)\b")
_END_OF_MOVEMENT: Final = re.compile(r"\b(?:stop|halt|pause|reverse|turn around)\b[^.;]{0,16}\bwhen\b[^,;:]*$")
"""A "when" that says how far to go and no condition: "stop when the bar reaches…"."""
_EFFECT: Final = (
    r"(?:takes|turns|makes|leaves|shifts|puts|places|strains|reduces|increases|removes|gives|helps|means|hurts|loads|"
    r"works|targets|emphasi[sz]es|protects|prevents|allows|ensures|causes|trains|hits|changes|stresses|limits|lets|"
    r"forces|sends|hands (?:your|all|the)|wrecks|ruins|overloads|exposes|"
    r"is|are|can|could|will|would|may|might|tends?|brings|keeps|spares|robs|invites|engages|recruits|involves)"
)
_GERUND_SUBJECT: Final = re.compile(rf"[\W_]*[a-z]+ing\b[^,;:]*\b{_EFFECT}\b")
_NOUN_SUBJECT: Final = re.compile(rf"^[^,;:.]{{0,24}}\b{_EFFECT}\b")
_SYMPTOM: Final = re.compile(
    r"[\W_]*(?:discomfort|inability|unable|difficulty|trouble|struggl(?:ing|es?)|limited|reduced|restricted)\b"
)
"""With these a sign of some weakness begins, and no instruction."""
_PLURAL_EFFECT: Final = re.compile(
    r"\s(?:\w+ly |only |just |also )?(?:turn|make|leave|shift|put|place|strain|reduce|increase|remove|give|help|mean|"
    r"hurt|"
    r"load|work|target|protect|prevent|cause|train|hit|change|stress|limit|force|send|wreck|ruin|overload|invite|"
    r"engage|bring|spare|rob|drag|pull|take|are|can|could|will|would|may|might)\b"
)
"""Behind a way of moving that opens its clause, it tells what that does: "bent knees turn it into a chair"."""
_OPENS: Final = re.compile(r"[\W_]*(?:(?:and|but|because|since|as|so) )?$")
_WITH: Final = re.compile(r"[\W_]*(?:(?:and|but|because|since|as|for|so) )?with (?:an? |the |your )?$")
_THEN_IT: Final = re.compile(
    r"[^,;:.]{0,24},?\s(?:the|your|it|that|this|all|half|most|everything|there|you (?:can|will|cannot|are|have|use|"
    r"lose|"
    r"get|feel|turn|make|end)|you'(?:ll|re)) ?(?![^,;:.]{0,40}\b(?:should|must|has to|have to|needs? to)\b)"
)
"""Behind "with bent knees", what comes of it, and no instruction."""
_LETTING: Final = re.compile(
    r"\b(?:feet|stance|grip|knees|elbows|legs|hands|arms|hips|shoulders|heels|toes|which|that)\s+$"
)
"""What lets something happen; whoever reads it is not told to."""
_ARTICLE: Final = re.compile(
    r"(?:^|[.;:]\s*|\b(?:because|since|as|that|and|but|so)\s+)[\W_]*(?:an?|any|too|such an?)\s[^,;:]{0,20}$"
)
_HARM: Final = re.compile(
    r"\b(?:hurts?|injur\w+|dangerous\w*|risk\w*|wreck\w*|strains?|damag\w+|harm\w*|ruins?|grinds?|irritat\w+|unsafe|"
    r"asking for|recipe for|(?:stress|pressure|strain|load) on (?:the|your)|overloads?|mistake|cheating|"
    r"so (?:don't|do not|avoid)|don't do (?:it|this|that))\b"
)
"""Said of a way of moving, it advises against it."""
_HARMLESS: Final = re.compile(
    r"\b(?:not|no|never|without|isn't|won't|doesn't|less|reduces?|lowers?|hardly)\b[^.;]{0,30}$"
)
_VARIANT: Final = re.compile(
    r"\b(?:variations?|version|variant|alternatively|make it (?:easier|harder)|to (?:target|emphasi[sz]e|hit|"
    r"focus on|work the)|"
    r"for (?:more|extra|a (?:greater|bigger|harder|wider|different))|too (?:easy|hard)|progress(?:ion)? to|regression|"
    r"some (?:people|lifters)|others|either|or if)\b"
)
_IN_NAMES: Final = frozenset({"grip", "hand_width", "stance"})
_NAMED: Final = re.compile(
    r"[ -](?:(?:grip|stance)[ -])?(?:(?:lat|barbell|cable|dumbbell) )?(?:bench|pull-?downs?|rows?|curls?|press(?:es)?|"
    r"squats?|deadlifts?|(?:pull|chin|push)[ -]?ups?|lunges?|planks?|extensions?|dips?)\b"
)
"""Behind a grip or a stance, it makes it part of a variant's name: "wide-grip pulldown"."""
_TOO: Final = re.compile(r"\btoo (?:far |much |very )?$")
_TOO_MUCH: Final = re.compile(r"[^.,;]{0,12}\b(?:too (?:much|far|wide|high|low|close)|excessively)\b")
"""Too much of a thing is a fault, and less of it no other way to move."""
_ARROW: Final = re.compile(r"→|=>|->")
"""In front of it stands a fault, behind it what to do: "forward lean → keep your chest up"."""
_MOMENT: Final = re.compile(
    r"\b(?:until|till|at the (?:top|bottom|end|start)|for the (?:first|last|next)|(?<!start to )finish|end (?:with|"
    r"in|up)|return|come back|"
    r"starting position|to start|begin|then|support yourself|jump up|stand (?:up|tall)|"
    r"lock(?:ed|ing)? (?:out|your|the)|lockout|top position|extend|straighten)\b"
)
_IN_A_CASE: Final = re.compile(
    r"[\W_]*(?:(?:and|but|so) )?(?:if|in case|unless) "
    r"(?:(?:your|the|that|this|it|they|there|one|either|anything|something)\b|you (?:have|feel|lack|cannot|can't|"
    r"struggle|"
    r"find|experience|notice|get|lose|suffer|tend|need|do not|don't|still|are (?:\w+ )?(?:tall|short|stiff|tight|tired|"
    r"sore|inflexible|flexible|unable|not|long|new|pregnant|injured|hypermobile)|happen|only have|"
    r"sit)\b)[^,;:.]{0,90}[,:]"
)
"""A sentence that begins so tells what to do in one case only: "if your hips are tight, take a narrow stance"."""
_TO_THE_END: Final = re.compile(
    r"\b(?:until|till) (?:you(?:'ve| have| are|'re)? (?:come|came|get|let go|finish\w*|done|stop|leave)\b|"
    r"the (?:very )?(?:end|last|timer|set is)\b)"
)
"""How long something lasts and no moment: "keep your legs straight until you come down"."""
_OR: Final = re.compile(r"(?:\bor\b|/|^,\s$)")
"""Between two values it leaves the choice: "an overhand or underhand grip", "wide stance, close stance"."""
_CORRECTION: Final = re.compile(r"\b(?:instead|should|keep|make sure|fix|focus on|think|aim)\b")


class _Saying(NamedTuple):
    """A cue that a phrase states when it is said of one of the right things."""

    name: str
    of: frozenset[str]
    rivals: frozenset[str]
    """What the phrase can be said of instead: in "lower slowly and press" only the lowering is slow."""
    also: re.Pattern[str] | None
    """The words of which the clause needs one besides."""


class Cue(NamedTuple):
    """A value of an aspect as a sentence states it."""

    aspect: str
    value: str
    polarity: int
    at: Span
    refuted: str | None = None
    """What calling it a myth amounts to."""
    wrong: bool = False
    """Whether the article itself calls it wrong: such a denial is asserted."""


@dataclass(frozen=True, slots=True)
class CueReader:
    """Finds cues; built once for a vocabulary."""

    cues: Mapping[str, CueEntry]
    said: Mapping[str, Sequence[_Saying]]
    """For each phrase that says something, the cues it can state."""
    unless: Mapping[str, re.Pattern[str]]
    """By the cue's name, what its clause must not say."""

    @staticmethod
    def build(vocabulary: Vocabulary) -> CueReader:
        """A reader for one vocabulary."""
        names: dict[str, list[str]] = {}
        for name, entry in sorted(vocabulary.cues.items()):
            for phrase in dict.fromkeys(entry.says):
                names.setdefault(phrase, []).append(name)
        said = {phrase: _sayings(vocabulary.cues, alike) for phrase, alike in names.items()}
        unless = {name: re.compile("|".join(entry.unless)) for name, entry in vocabulary.cues.items() if entry.unless}
        return CueReader(vocabulary.cues, said, unless)

    def read(self, annotated: Annotated, sentence: Span, *, mistake: bool = False) -> list[Cue]:
        """The cues of a sentence, in each clause one value of a thing and none where it leaves the choice of two.

        What a list of mistakes names is denied.
        """
        found: list[tuple[Span, str, Cue]] = []
        open_to_choice: list[Cue] = []
        for name, at in sorted(self._stated(annotated, sentence), key=itemgetter(1)):
            clause = clause_at(annotated.folded, sentence, at)
            cue = self._cue(annotated, name, sentence, clause, at, mistake)
            if not cue:
                continue
            alike = (one for where, other, one in found if where == clause and self._compares(name, other))
            first = next(alike, None)
            if first is None:
                found.append((clause, name, cue))
                continue
            is_meant = cue.polarity > 0 and cue.value == self.cues[name].value
            if is_meant and first.value != cue.value and _OR.search(annotated.folded[first.at.end : cue.at.start]):
                open_to_choice.append(first)
        return [cue for _, _, cue in found if cue not in open_to_choice]

    def _compares(self, name: str, other: str) -> bool:
        """Whether two cues give one thing a value: a slow way down and a fast way up are said of two."""
        one, two = self.cues[name], self.cues[other]
        return one.aspect == two.aspect and not (one.of and two.of and set(one.of).isdisjoint(two.of))

    def _stated(self, annotated: Annotated, sentence: Span) -> Iterator[tuple[str, Span]]:
        """The cues whose words stand in a sentence, and where."""
        phrases = annotated.terms_in("cues", sentence)
        for term in phrases:
            yield term.id, Span(term.start, term.end)
        saying = annotated.terms_in("cue_says", sentence)
        subjects = annotated.terms_in("cue_of", sentence) if saying else ()
        implied = spoken_of(annotated, sentence) if saying else None
        if implied:
            subjects = (*subjects, implied)
        named = {subject.id for subject in subjects}
        for said in saying if named else ():
            if any(phrase.start <= said.start and said.end <= phrase.end for phrase in phrases):
                continue
            for cue in self.said[said.id]:
                if cue.of.isdisjoint(named):
                    continue
                near = [one for one in subjects if one.id in cue.rivals and not _is_which_of_two(annotated.folded, one)]
                subject = _nearest(annotated.folded, said, near)
                if subject and subject.id in cue.of and _has_company(annotated.folded, sentence, cue, said):
                    yield cue.name, Span(said.start, said.end)

    def _cue(
        self, annotated: Annotated, name: str, sentence: Span, clause: Span, at: Span, mistake: bool
    ) -> Cue | None:
        folded = annotated.folded
        entry, unless = self.cues[name], self.unless.get(name)
        before, after = folded[clause.start : at.start], folded[at.end : clause.end]
        if _IN_A_CASE.match(folded, sentence.start, at.start):
            return None
        if entry.throughout and _is_of_moment(folded, clause, at):
            return None
        if _is_other(entry, before, after) or (unless and unless.search(f"{before}¤{after}")):
            return None
        if _VARIANT.search(folded, sentence.start, sentence.end) or (
            before.endswith("as ") and after.startswith(" as")
        ):
            return None
        allowed = _PERMISSION.search(before) is not None
        # "When your thighs are parallel" is where a movement ends.
        supposed = is_condition(before) and not allowed and not entry.also and not _END_OF_MOVEMENT.search(before)
        supposed = supposed or _describes(folded, sentence, clause, at, after)
        warned = supposed and _warns(folded[at.end : sentence.end])
        if supposed and not warned:
            return None
        if warned:
            negated = not _is_negated(before, folded[at.start : at.end])
        else:
            negated = not allowed and (_is_negated(before, folded[at.start : at.end]) or _is_wrong(after))
        if mistake and not _CORRECTION.search(folded, sentence.start, sentence.end):
            negated = True
        if negated and entry.denied:
            return Cue(entry.aspect, entry.denied, 1, at, entry.value)
        return Cue(
            entry.aspect, entry.value, -1 if negated else 1, at, entry.refuted, wrong=negated and _is_wrong(after)
        )


def _sayings(cues: Mapping[str, CueEntry], alike: Sequence[str]) -> list[_Saying]:
    """The cues, given by name, that one phrase can state."""
    sayings: list[_Saying] = []
    for name in alike:
        cue = cues[name]
        weights = frozenset[str]() if _BODY.isdisjoint(cue.of) else _WEIGHTS
        rivals = _BODY.union(weights, *(cues[other].of for other in alike if cues[other].aspect == cue.aspect))
        also = re.compile(rf"\b(?:{'|'.join(map(re.escape, cue.also))})") if cue.also else None
        sayings.append(_Saying(name, frozenset(cue.of), rivals, also))
    return sayings


def _has_company(folded: str, sentence: Span, cue: _Saying, said: Term) -> bool:
    """Whether the clause holds one of the words that the cue needs besides."""
    if cue.also is None:
        return True
    clause = clause_at(folded, sentence, Span(said.start, said.end))
    return cue.also.search(folded[clause.start : clause.end]) is not None


def _nearest(folded: str, said: Term, subjects: Iterable[Term]) -> Term | None:
    """What a phrase is said of: the subject next to it, before it rather than behind it, in its own breath rather."""

    def distance(subject: Term) -> int:
        if subject.end <= said.start:
            between, reach = folded[subject.end : said.start], _REACH
        elif subject.start >= said.end:
            between, reach = folded[said.end : subject.start], _BEHIND
            if _OBJECT.fullmatch(between):
                return 0
            if _NEXT.search(between):
                return _COMMA * _REACH
        else:
            return _COMMA * _REACH
        if len(between) > reach or _STOP.search(between):
            return _COMMA * _REACH
        return len(between) + _COMMA * between.count(",") + (_REACH - _BEHIND if reach == _BEHIND else 0)

    near = [(distance(subject), subject) for subject in subjects]
    best = min(near, default=None)
    return best[1] if best and best[0] < _COMMA + _REACH else None


def _is_of_moment(folded: str, clause: Span, at: Span) -> bool:
    """Whether a clause speaks of one moment of a movement, in other words than those of the value itself."""
    return any(
        not (at.start <= found.start() and found.end() <= at.end) and not _TO_THE_END.match(folded, found.start())
        for found in _MOMENT.finditer(folded, clause.start, clause.end)
    )


def _is_other(entry: CueEntry, before: str, after: str) -> bool:
    """Whether the words around a value show that it names a variant, or a fault by its measure."""
    if _TOO.search(before) or _TOO_MUCH.match(after) or _ARROW.search(after):
        return True
    return entry.aspect in _IN_NAMES and _NAMED.match(after) is not None


def _is_which_of_two(folded: str, subject: Term) -> bool:
    told = {"back": _BACK_ONE, "lower": _LOWER_PART}.get(subject.id)
    return told is not None and told.match(folded, subject.end) is not None


def _describes(folded: str, sentence: Span, clause: Span, at: Span, after: str) -> bool:
    """Whether a clause only tells what a way of moving does: "Standing with the feet together leaves…"."""
    before = folded[clause.start : at.start]
    if folded.startswith("let ", at.start) and _LETTING.search(before):
        return True
    if any(telling.match(folded, sentence.start, sentence.end) for telling in (_GERUND_SUBJECT, _SYMPTOM)):
        return True
    if _OPENS.match(before) and _PLURAL_EFFECT.match(after):
        return True
    is_with = _WITH.match(before) or (folded.startswith("with ", at.start) and _OPENS.match(before))
    if is_with and _THEN_IT.match(after):
        return True
    return _ARTICLE.search(before) is not None and _NOUN_SUBJECT.match(after) is not None


def _warns(after: str) -> bool:
    """Whether what follows a way of moving says that it does harm."""
    found = _HARM.search(after)
    return found is not None and not _HARMLESS.search(after[: found.start()])


def _is_negated(before: str, words: str) -> bool:
    found = _NEGATION.search(before)
    if found and not _NO_NEGATION.search(found.group("rest")):
        return not _OWN_NEGATION.match(words)
    return False


def _is_wrong(after: str) -> bool:
    return _WRONG.match(after) is not None
