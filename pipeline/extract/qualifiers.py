"""The conditions around a statement: for whom and for what it holds, and in which phase of a plan."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import replace
from operator import itemgetter
from typing import Final, NamedTuple

from pipeline.extract.cases import goals_in, people_in, stage_in
from pipeline.extract.clauses import clause_at
from pipeline.extract.language import Annotated, Term
from pipeline.extract.title import title_line
from pipeline.models import Block, Conditions, Span
from pipeline.text import fold

_COUNT: Final = r"(?:\d+(?:\s*(?:-|to|and)\s*\d+)?\+?|one|two|three|four|five|six)"
_SEASON: Final = (
    r"(?:in|off|pre|post)[- ]season|(?:during|in|out of|outside|before|after) (?:the|your) (?:\w+ )?season|"
    r"(?:competition|competitive|preparation|preparatory|transition|race|racing|playing) (?:phase|period|block|season)|"
    r"(?:match|game|race|competition|meet|fight) weeks?|(?:in|during|over) (?:the )?(?:summer|winter)(?: (?:months|"
    r"break|block))?"
)
_PHASE: Final = re.compile(
    rf"\b(?:(?:weeks?|days?|months?|phases?|stages?)\s+{_COUNT}|long-term|deload(?: weeks?)?|"
    rf"as an? (?:\w+ )?(?:finisher|burn-?out)|{_SEASON})\b"
)
_SEASON_NAMED: Final = re.compile(rf"\b(?:{_SEASON})\b")
_STRETCH_OF_PLAN: Final = re.compile(
    rf"\b(?:(?:weeks?|months?|phases?|stages?)\s+{_COUNT}\b"
    rf"|(?:in|for|during) (?:the |your )?(?:first|last|next) (?:{_COUNT} |few |couple of )?(?:days|weeks?|months?)\b"
    rf"|{_SEASON}\b"
    r"|(?:for|as) maintenance\b|to maintain\b|\b(?:maintenance|acute|building|peak|taper|base|deload|foundation) "
    r"(?:phase|week|block|period)\b|\bduring (?:a |the )?(?:deload|taper|cut|bulk)\b)"
)
_OF_PLAN: Final = re.compile(
    r"week|month|phase|stage|day|season|summer|winter|maint|block|period|deload|taper|cut|bulk"
)
"""Any of them has one of these: a search for so few beginnings takes a sixth of the time."""
# "Over 40" is an age before people, a figure before seconds.
_NO_AGE: Final = re.compile(
    r"[ -]?(?:seconds?|secs?|minutes?|mins?|reps?|%|percent|pounds?|lbs?|kg|kilos?|exercises|different|million|miles|"
    r"hours?|days|weeks|sets|moves|studies|people|times)\b"
)
_AGE: Final = re.compile(r"(?:over|after|past)[ -]\d\d$|\d\d (?:and|or) (?:over|older|up)$")
_FOR_READERS: Final = re.compile(
    r"\b(?:beginner|novice|newcomer|newbie|rookie)(?:'s|s')\s|"
    r"\bbeginners? (?:guide|tutorial|introduction|manual|notes)\b|"
    r"\bfor (?:the|every|any) (?:[a-z]+ )?(?:beginner|novice|newcomer)\b"
)
"""In a title, it says who may read it."""
_OTHERS: Final = re.compile(
    r"\botherwise\b|\b(?:every|any)(?:one|body) else\b|\b(?:all )?(?:the )?others\b|\bthe rest of (?:us|you|them)\b"
)
_PURPOSE: Final = re.compile(r"to\s")
_FOR: Final = re.compile(r"^[\s(,]*(?:(?:for|if you(?:'re| are)|as an?|when you(?:'re| are))\b[^.;,]{0,24})?$")
_LABELS: Final = re.compile(r"s?\s?(?::|\s[–—-])\s(?:(?:do|try|aim for) )?")
"""Between a term and the figure that it labels: "Beginners: 2 x 6, advanced: 4 x 8"."""
_OWN_FIGURE: Final = re.compile(r"[^\d,.;()]{0,30}\d")
_LABEL_FILLERS: Final = frozenset(
    "for the your a an goal goals focus training lifters lifter trainees level and phase if is only mainly".split()
)
MAX_LABEL: Final = 48
"""Characters of a line's label or a table's cell that can name a condition by a bare word ("Strength: …")."""


def conditions_of(annotated: Annotated, sentence: Span, headings: tuple[str, ...]) -> Conditions:
    """The level, goal, population and phase that a sentence sets, and the phase that headings above it set."""
    found = _only_values(_terms(annotated, sentence))
    phase = _PHASE.search(annotated.folded, sentence.start, sentence.end)
    heading_phase = next((match.group() for text in headings if (match := _PHASE.search(fold(text)))), None)
    return Conditions(
        level=found.get("level"),
        goal=found.get("goal"),
        population=found.get("population"),
        phase=phase.group() if phase else stage_in(annotated, sentence) or heading_phase,
    )


def goal_of_title(annotated: Annotated) -> str | None:
    """The one goal that the title names: "Squats for Strength"."""
    title = title_line(annotated)
    return _only_values(_terms(annotated, title)).get("goal") if title else None


def level_of_title(annotated: Annotated) -> str | None:
    """The level that the title names: "Deadlifts for Beginners"."""
    title = title_line(annotated)
    return _only_values(_terms(annotated, title)).get("level") if title else None


def season_of_title(annotated: Annotated) -> str | None:
    """The part of a sport's year that the title names: "In-Season Squats"."""
    title = title_line(annotated)
    found = _SEASON_NAMED.search(annotated.folded, title.start, title.end) if title else None
    return found.group() if found else None


def conditions_set_by(annotated: Annotated, span: Span) -> Conditions:
    """The level, goal and population that a piece of text names."""
    found = _only_values(_terms(annotated, span))
    return Conditions(found.get("level"), found.get("goal"), found.get("population"))


def conditions_at(
    annotated: Annotated, sentence: Span, at: Span, labels: Sequence[Span], title: Block | None
) -> Conditions:
    """The conditions of one figure in a sentence.

    What the sentence says next to the figure comes first, then its `labels`, the nearest first: the line's label, the
    row's and column's names, the headings above. The title sets a level or a population for all of the article; its
    goal (`goal_of_title`) holds for figures only.
    """
    clause = clause_at(annotated.document.text, sentence, at)
    ahead = [term for term in _terms(annotated, sentence) if term.end <= at.start]
    labelling = [term for term in ahead[-1:] if _LABELS.fullmatch(annotated.folded, term.end, at.start)]
    near = labelling or _terms(annotated, clause) or ahead
    if is_for_others(annotated, sentence, at):
        near = [term for term in near if term.start >= at.end]
    found = {kind: _nearest(annotated, terms, at) for kind, terms in _by_kind(near).items()}
    phase = _stretch(annotated, clause) or stage_in(annotated, clause)
    for label in labels:
        for kind, value in {**_named(annotated, label), **_only_values(_terms(annotated, label))}.items():
            found.setdefault(kind, value)
        phase = phase or _stretch(annotated, label)
    if title:
        for kind, value in _only_values(_terms(annotated, title)).items():
            if kind != "goal":
                found.setdefault(kind, value)
    return Conditions(found.get("level"), found.get("goal"), found.get("population"), phase)


def technique_conditions_at(annotated: Annotated, sentence: Span, at: Span, title: Block | None) -> Conditions:
    """The conditions of how to move: a beginner's guide says it of everybody, a title "for beginners" does not."""
    found = conditions_at(annotated, sentence, at, (), title)
    if not (title and found.level and _FOR_READERS.search(annotated.folded, title.start, title.end)):
        return found
    return replace(found, level=conditions_at(annotated, sentence, at, (), None).level)


def is_for_others(annotated: Annotated, sentence: Span, at: Span) -> bool:
    """Whether a figure is for all but those named before: "Beginners do 2 sets, everyone else 3"."""
    return _OTHERS.search(annotated.folded, sentence.start, at.start) is not None


def _terms(annotated: Annotated, span: Span | Block) -> list[Term]:
    """The terms of a span that set a condition: no ages that are figures, no purposes that are benefits."""
    folded = annotated.folded
    kept = []
    named, phrased = annotated.terms_in("qualifiers", span), (*people_in(annotated, span), *goals_in(annotated, span))
    for term in sorted((*named, *phrased), key=itemgetter(1)) if phrased else named:
        kind = term.id.partition(":")[0]
        if kind not in ("level", "goal", "population"):
            continue
        if _AGE.search(folded[term.start : term.end]) and _NO_AGE.match(folded, term.end):
            continue
        leads = not folded[span.start : term.start].strip(" \"'*-,(")
        if kind == "goal" and _PURPOSE.match(folded, term.start) and not leads:
            continue
        kept.append(term)
    return kept


def _only_values(terms: Iterable[Term]) -> dict[str, str]:
    """The value of each kind; two goals are no goal, several levels or populations are the first."""
    values: dict[str, list[str]] = {}
    for term in terms:
        kind, _, value = term.id.partition(":")
        if value not in values.setdefault(kind, []):
            values[kind].append(value)
    return {kind: found[0] for kind, found in values.items() if kind != "goal" or len(found) == 1}


def _by_kind(terms: Iterable[Term]) -> dict[str, list[Term]]:
    kinds: dict[str, list[Term]] = {}
    for term in terms:
        kinds.setdefault(term.id.partition(":")[0], []).append(term)
    only = _only_values(term for found in kinds.values() for term in found)
    return {kind: found for kind, found in kinds.items() if kind in only or len(found) > 1}


def _nearest(annotated: Annotated, terms: list[Term], at: Span) -> str:
    """The term that speaks of a figure: "3 days for beginners" before the last one named ahead of it."""
    behind = next((term for term in terms if term.start >= at.end), None)
    ahead = [term for term in terms if term.end <= at.start]
    between = annotated.folded[at.end : behind.start] if behind else ""
    if behind and (not ahead or (_FOR.match(between) and not _goes_on(annotated, between, behind))):
        return behind.id.partition(":")[2]
    return (ahead or terms)[-1].id.partition(":")[2]


def _goes_on(annotated: Annotated, between: str, behind: Term) -> bool:
    """Whether behind a comma begins what the next ones do: "Beginners 2 sets, advanced lifters 4"."""
    return "," in between and "for" not in between and _OWN_FIGURE.match(annotated.folded, behind.end) is not None


def names_condition(annotated: Annotated, span: Span) -> bool:
    """Whether a heading or label only says for whom or what the lines under it hold ("Strength", "For beginners")."""
    if span.end - span.start > MAX_LABEL:
        return False
    found = annotated.terms_in("qualifiers", span)
    return any(term.id.partition(":")[0] in ("named", "level", "goal", "population") for term in found)


def _named(annotated: Annotated, label: Span) -> dict[str, str]:
    """The conditions that a short label consists of: "Strength", "Goal: endurance", "Elite lifters"."""
    if label.end - label.start > MAX_LABEL:
        return {}
    found: dict[str, str] = {}
    for term in annotated.terms_in("qualifiers", label):
        kind, _, named = term.id.partition(":")
        if kind != "named":
            continue
        rest = annotated.folded[label.start : term.start] + " " + annotated.folded[term.end : label.end]
        if all(word in _LABEL_FILLERS for word in re.findall(r"[a-z']+", rest)):
            kind, _, value = named.partition(":")
            found.setdefault(kind, value)
    return found


class Headed(NamedTuple):
    """What the headings above a text say of when and for whom it holds."""

    population: str | None = None
    season: str | None = None


def headed_at(annotated: Annotated, offset: int) -> Headed:
    """For whom and for which season the headings above a place say it is written, the nearest that says so first.

    The title counts.
    """
    starts, headed = annotated.kept("headed", lambda: _headed(annotated))
    place = bisect_right(starts, offset)
    return headed[place - 1] if place else Headed()


def _headed(annotated: Annotated) -> tuple[list[int], list[Headed]]:
    """Where each heading begins, and what holds for the text under it."""
    starts: list[int] = []
    headed: list[Headed] = []
    open_above: list[tuple[int, Headed]] = []
    title = title_line(annotated)
    for block in annotated.document.blocks:
        if block.kind != "heading" and block is not title:
            continue
        while open_above and open_above[-1][0] >= block.level:
            open_above.pop()
        above = open_above[-1][1] if open_above else Headed()
        people = _only_values(_terms(annotated, Span(block.start, block.end))).get("population")
        season = _SEASON_NAMED.search(annotated.folded, block.start, block.end)
        own = Headed(people or above.population, season.group() if season else above.season)
        open_above.append((block.level, own))
        starts.append(block.start)
        headed.append(own)
    return starts, headed


def _stretch(annotated: Annotated, span: Span) -> str | None:
    if not _OF_PLAN.search(annotated.folded, span.start, span.end):
        return None
    found = _STRETCH_OF_PLAN.search(annotated.folded, span.start, span.end)
    return found.group() if found else None
