"""Figures that an article only names beside its own, to belittle them.

In "Hold it for 90 seconds. A five-second push is simply rude." the article's own figure stands in an instruction; the
other one in a statement on it that says nothing for it, in whatever words. Such a figure is only told of.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final, NamedTuple

from pipeline.extract.clauses import clause_at
from pipeline.extract.language import Annotated
from pipeline.models import Interval, Mention, Prescription, Span, Statement

_LINK: Final = r"\W*(?:(?:so|and|but|yet|because|since|as|for|then|well|sorry|frankly|honestly),? )?"
_LEADS: Final = re.compile(
    rf"{_LINK}(?:(?:an?|the|your|any|that|those|these|such an?|just|only|even|quick|short|mere|measly|paltry|single|"
    r"lone|little|usual|famous|proverbial|\w+ly)\s){0,3}"
)
"""What may stand in a clause before the figure that it is about."""
_SAYS: Final = r"is|are|was|were|will|would|does|do|has|have|only|barely|hardly|merely|scarcely|just|never"
_JUDGES: Final = re.compile(
    rf"[ -]?(?:(?!(?:{_SAYS}|won)\b)[a-z][\w'-]*\s){{0,5}}"
    rf"(?:(?:{_SAYS})\b|(?:isn|aren|won|wouldn|doesn|don|hasn|haven)'t\b)(?P<verdict>.*)",
    re.DOTALL,
)
_GRANTS: Final = re.compile(
    r"\s*(?:(?:be|just|more|than|about|also|still|quite|all|always|very|\w+ly|an?|the|your|our|my)\s){0,4}"
    r"(?:do\b(?!\s+(?:nothing|no|little))|fine|enough|plenty|good|effective|useful|helpful|"
    r"beneficial|productive|realistic|ideal|best|better|optimal|right|perfect|ok(?:ay)?|"
    r"sufficient|great|recommended|advis\w+|needed|necessary|required|what|where|how|when|target|goal|aim|minimum|"
    r"maximum|limit|norm|rule|standard|usual|typical|common|sweet spot|safe|solid|fair|reasonable|sensible|suitable|"
    r"appropriate|start\w*|place|way|answer|work(?:s|ed)?(?:\s+(?:well|best))?[.,;!]|my|our|it|suffice|cover|allow|"
    r"give|help|build|keep|get|let|needs?|should)\b"
)
"""What is said for a figure: "is plenty", "will do", "is the minimum"."""
_WITHIN: Final = re.compile(
    rf"{_LINK}(?:in|with|at|after|within|from|on) "
    r"(?:(?:an?|the|just|only|about|even|mere|quick|your|first|those|these)\s){0,3}"
)
_NOT_YET: Final = re.compile(
    r"[^.;:?!]{0,40}?\b(?:nothing|nobody|no one|no \w+|you (?:have|are|will|might as well|may as well|only|barely|"
    r"hardly|scarcely|merely|just)|you(?:'ve|'re|'ll)|(?:it|they|(?:the|your) [\w-]+(?: [\w-]+)?) (?:has|have|had|is|"
    r"are|does|do|will|hardly|barely|scarcely|merely|only|hasn't|haven't|isn't|aren't|doesn't|don't))\b"
)
"""Behind a time or a count by which, so it says, little has happened: "In five seconds the muscle has not noticed"."""
_TOLD: Final = re.compile(r"\b(?:should|must|need to|needs to|have to|has to|ought to|aim|try|recommend\w*|advise)\b")
_HOLD: Final = {"seconds": 1.0, "minutes": 60.0}


class _Named(NamedTuple):
    """A figure that an article names for something."""

    of: tuple[str, str | None, str]
    """Kind of subject, subject and aspect."""
    value: Interval
    belittled: bool


def without_belittled(
    annotated: Annotated, mentions: Sequence[Mention], statements: Sequence[Statement]
) -> tuple[tuple[Mention, ...], tuple[Statement, ...]]:
    """An article's findings with each figure only told of that it names but to belittle it."""
    named = [figure for mention in mentions for figure in _of_mention(annotated, mention)]
    named += [figure for one in statements if (figure := _of_statement(annotated, one))]
    if not any(figure.belittled for figure in named):
        return tuple(mentions), tuple(statements)
    own: dict[tuple[str, str | None, str], set[Interval]] = {}
    for figure in named:
        if not figure.belittled:
            own.setdefault(figure.of, set()).add(figure.value)
    foreign = frozenset(
        figure
        for figure in dict.fromkeys(named)
        if figure.belittled and figure.of in own and not any(_overlap(figure.value, value) for value in own[figure.of])
    )
    if not foreign:
        return tuple(mentions), tuple(statements)
    return (
        tuple(_mention_without(annotated, mention, foreign) for mention in mentions),
        tuple(_told(annotated, one, foreign) for one in statements),
    )


def _of_mention(annotated: Annotated, mention: Mention) -> Iterator[_Named]:
    for dose in mention.prescriptions:
        yield from _of_dose(annotated, mention, dose)
    for one in mention.statements:
        figure = _of_statement(annotated, one, mention.name)
        if figure:
            yield figure


def _of_dose(annotated: Annotated, mention: Mention, dose: Prescription) -> Iterator[_Named]:
    if dose.stance != "asserted":
        return
    if dose.rest_seconds:
        yield _Named(("exercise", mention.name, "rest_between_sets_seconds"), dose.rest_seconds, belittled=False)
    if dose.reps is None or dose.reps_unit not in ("reps", *_HOLD):
        return
    factor = _HOLD.get(dose.reps_unit, 1.0)
    low, high = (None if end is None else end * factor for end in dose.reps)
    belittled = dose.sets is None and _is_belittled(annotated, Span(dose.start, dose.end))
    aspect = "reps" if dose.reps_unit == "reps" else "hold_seconds"
    yield _Named(("exercise", mention.name, aspect), Interval(low, high), belittled)


def _of_statement(annotated: Annotated, one: Statement, name: str | None = None) -> _Named | None:
    if one.interval is None or one.figure is None or one.stance != "asserted":
        return None
    subject = one.subject_id or name
    return _Named((one.subject_kind, subject, one.aspect), one.interval, _is_belittled(annotated, one.figure))


def _is_belittled(annotated: Annotated, figure: Span) -> bool:
    """Whether a figure stands in a statement on it that says nothing for it."""
    sentence = annotated.sentence_at(figure.start)
    if sentence is None:
        return False
    clause = clause_at(annotated.document.text, sentence, figure)
    before, after = annotated.folded[clause.start : figure.start], annotated.folded[figure.end : clause.end]
    if _TOLD.search(before) or _TOLD.search(after):
        return False
    if _LEADS.fullmatch(before):
        judged = _JUDGES.match(after)
        return judged is not None and not _GRANTS.match(judged["verdict"])
    return _WITHIN.fullmatch(before) is not None and _NOT_YET.match(after) is not None


def _mention_without(annotated: Annotated, mention: Mention, foreign: frozenset[_Named]) -> Mention:
    doses = tuple(
        replace(dose, stance="reported") if not foreign.isdisjoint(_of_dose(annotated, mention, dose)) else dose
        for dose in mention.prescriptions
    )
    said = tuple(_told(annotated, one, foreign, mention.name) for one in mention.statements)
    return replace(mention, prescriptions=doses, statements=said)


def _told(annotated: Annotated, one: Statement, foreign: frozenset[_Named], name: str | None = None) -> Statement:
    figure = _of_statement(annotated, one, name)
    return replace(one, stance="reported") if figure and figure in foreign else one


def _overlap(one: Interval, other: Interval) -> bool:
    lows = [end for end in (one.low, other.low) if end is not None]
    highs = [end for end in (one.high, other.high) if end is not None]
    return not lows or not highs or max(lows) <= min(highs)
