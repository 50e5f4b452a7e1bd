"""What advice is about: a muscle, an exercise, or training in general.

The one named beside the figure comes first, then that of the nearest heading, then the exercise whose section it is,
then the article's subject.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from pipeline.extract.language import Annotated, Term
from pipeline.extract.names import NameReader
from pipeline.extract.presentations import Presentation
from pipeline.models import Block, Span, SubjectKind
from pipeline.text import NUMBER_WORDS, name_words

Subject = tuple[SubjectKind, str | None]
GENERAL: Final[Subject] = ("general", None)

_OF_MUSCLES: Final = frozenset({"frequency_per_week", "rest_between_sessions_hours", "sets_per_muscle_per_week"})
"""Aspects that articles state muscle by muscle."""
_OF_EXERCISES: Final = _OF_MUSCLES | {"rest_between_sets_seconds", "load_percent_1rm"}
_OF_SESSIONS: Final = frozenset({"duration_minutes", "exercises_per_session"})

# No muscle is trained by these words alone: body parts in a position, or all of the body.
_BODY_PARTS: Final = frozenset({"feet", "ankles", "hips", "grip", "full body", "upper body", "lower body", "diaphragm"})
_ALL_OF_IT: Final = re.compile(
    r"\b(?:(?:this|the|that|these|each|every|your|our|whole|full|entire) (?:\w+[ -])?"
    r"(?:routine|workout|program|programme|plan|session|circuit|sequence|class|list|exercises|moves|drills|split)"
    r"|whole thing|full[- ]body|whole[- ]body|total[- ]body|strength train\w*|resistance train\w*|"
    r"(?:all|each|every|per|a|any|same|major) (?:major )?muscles?(?: groups?)?)\b"
)
_SPLIT: Final = re.compile(
    r"\bpush\b[^.]{0,12}\bpull\b|\bupper\b[^.]{0,8}\blower\b|\bfull[- ]body\b|\b(?:whole|total)[- ]body\b"
)
_RULES: Final = re.compile(r"\s+(?:should|must|need to|ought to|have to) be\b")
_COMMANDS: Final = re.compile(
    r"\W*(?:(?:always|just|simply|only|then|so|now|please|and),? )*"
    r"(?:do|perform|practi[cs]e|train|program(?:me)?|schedule|include|use|repeat|add)\s+"
    r"(?:(?:your|the|these|those|some|a few)\s)?",
    re.IGNORECASE,
)
"""What tells to do what is named next: "Do goblet squats three times a week"."""
_SOMEBODY: Final = re.compile(
    r"\W*(?:we|you|everyone|everybody)\s(?:(?:all|only|should|must|ought to|need to|have to|can|could|may|will)\s)*",
    re.IGNORECASE,
)
"""Who does what is named next: "We deadlift three days a week"."""
_FOR: Final = re.compile(r"\W*(?:for|on|with|in|after|between)\s+(?:(?:your|the|all|heavy)\s)?", re.IGNORECASE)
_SETS_OF: Final = re.compile(
    r"\b(?:sets?|bouts?|rounds?|attempts?) (?:of|on|at|for) (?:(?:your|the|all|heavy)\s)?", re.IGNORECASE
)
_FIGURE: Final = re.compile(
    r"\s+(?:(?:for|at|about|up to|only|just|at least|no more than|regularly|exactly|no less than) )*"
    rf"(?:\d|(?:once|twice|thrice|every|daily|{'|'.join(NUMBER_WORDS)})\b)",
    re.IGNORECASE,
)
_ENDS: Final = re.compile(r"\s*(?:[.,;:!)]|$|(?:if|when|for|at|with|is|are|will)\b)", re.IGNORECASE)
_LISTED: Final = re.compile(r"\s(?:and|or|&)\s|[,/]", re.IGNORECASE)
"""In what reads like a name, it joins several: "goblet squats and rows"."""
_COMMA: Final = re.compile(r"\s?,")
_LIFTS: Final = re.compile(r"\b(?:exercises|lifts|movements|squats and|training)\b")
_LONGEST_SUBJECT: Final = 80
_MANY: Final = 3
"""A title that names this many muscles is about none of them."""


@dataclass(frozen=True, slots=True)
class SubjectFinder:
    """Finds the subject of advice in one document."""

    annotated: Annotated
    presentations: tuple[Presentation, ...]
    names: NameReader
    title: Subject
    """What the article is about."""

    @staticmethod
    def build(
        annotated: Annotated, presentations: tuple[Presentation, ...], names: NameReader, title: Block | None
    ) -> SubjectFinder:
        """A finder for one document; `title` is the line that names the article."""
        return SubjectFinder(annotated, presentations, names, _of_title(annotated, presentations, title))

    def subject(
        self, aspect: str, sentence: Span, clause: Span, headings: Sequence[Block], own: Presentation | None
    ) -> Subject:
        """The subject of one piece of advice; `own` is the exercise whose description it stands in."""
        about_all = _ALL_OF_IT.search(self.annotated.folded, clause.start, clause.end) is not None
        beside = self._beside(aspect, sentence, clause, about_all)
        if beside:
            return beside
        only = self.presentations[0] if len(self.presentations) == 1 else None
        is_one = only is not None and only.rule == "heading" and self.title == GENERAL
        if aspect == "load_percent_1rm" and only and is_one and not self._speaks_of_lifts(clause):
            return "exercise", only.name
        if about_all:
            return self.title if aspect in _OF_MUSCLES | _OF_SESSIONS else GENERAL
        if aspect in _OF_EXERCISES and own:
            return "exercise", own.name
        above = self._above(headings) if aspect in _OF_MUSCLES else None
        if above:
            return above
        if aspect == "warmup_minutes" or (aspect in _OF_EXERCISES - _OF_MUSCLES and self.title[0] == "muscle"):
            return GENERAL
        return self.title

    def _speaks_of_lifts(self, clause: Span) -> bool:
        """Whether a clause is about exercises at large: "on your big lifts"."""
        return _LIFTS.search(self.annotated.folded, clause.start, clause.end) is not None

    def _beside(self, aspect: str, sentence: Span, clause: Span, about_all: bool) -> Subject | None:
        """The exercise or muscle that the clause, or else the sentence, names."""
        if aspect in _OF_EXERCISES:
            exercise = self._exercise_in(clause) or self._exercise_in(sentence) or self._ruled(sentence)
            if exercise:
                return "exercise", exercise
        if aspect in _OF_MUSCLES or aspect == "exercises_per_session":
            muscle = self._muscle_in(clause) or (None if about_all else self._muscle_in(sentence))
            if muscle:
                return "muscle", muscle
        return None

    def _ruled(self, sentence: Span) -> str | None:
        """The exercise that a sentence makes a rule for, presented or not: "Kegels should be done every day"."""
        text = self.annotated.document.text[sentence.start : sentence.end]
        opening = text[:_LONGEST_SUBJECT]
        name = self.names.strongest_at_start(opening)
        if name and not _LISTED.search(name.name) and (_RULES.match(text, name.end) or _FIGURE.match(text, name.end)):
            return name.name
        who = _SOMEBODY.match(opening)
        ways = (
            (_COMMANDS.match(opening), _FIGURE),
            (who, _FIGURE),
            (_FOR.match(opening), _COMMA),
            (_SETS_OF.search(text), _ENDS),
        )
        for lead, behind in ways:
            named = lead and self.names.strongest_at_start(text[lead.end() : lead.end() + _LONGEST_SUBJECT])
            if lead and named and not _LISTED.search(named.name) and behind.match(text, lead.end() + named.end):
                return named.name
        return None

    def _above(self, headings: Sequence[Block]) -> Subject | None:
        """The muscle that the nearest heading names which names one."""
        muscles = (self._muscle_in(heading) for heading in headings)
        return next((("muscle", muscle) for muscle in muscles if muscle), None)

    def _exercise_in(self, span: Span) -> str | None:
        """The one exercise of the article that a piece of text names; several are none."""
        names, words = self._names(), name_words(self.annotated.document.text[span.start : span.end])
        found: dict[tuple[str, ...], str] = {}
        for word in names.keys() & words:
            found |= {name: written for name, written in names[word] if _contains(words, name)}
        # "Romanian deadlift" also holds the words of "deadlift".
        longest = [name for name in found if not any(name != other and _contains(other, name) for other in found)]
        return found[longest[0]] if len(longest) == 1 else None

    def _names(self) -> dict[str, list[tuple[tuple[str, ...], str]]]:
        """The exercises of the article under the first word of their names: its words, and as first written."""
        return self.annotated.kept("names by first word", self._find_names)

    def _find_names(self) -> dict[str, list[tuple[tuple[str, ...], str]]]:
        names: dict[tuple[str, ...], str] = {}
        for presentation in self.presentations:
            names.setdefault(name_words(presentation.name), presentation.name)
        first_words: dict[str, list[tuple[tuple[str, ...], str]]] = {}
        for name, written in names.items():
            if name:
                first_words.setdefault(name[0], []).append((name, written))
        return first_words

    def _muscle_in(self, span: Span | Block) -> str | None:
        trained = _trained(self.annotated.terms_in("muscles", span))
        # "Knee-to-chest" is an exercise, and "3 times per leg" tells of one side.
        folded = self.annotated.folded
        muscles = (term.id for term in trained if not folded.endswith(("-to-", "per ", "each "), 0, term.start))
        return next(muscles, None)


def _of_title(annotated: Annotated, presentations: Iterable[Presentation], title: Block | None) -> Subject:
    subject = next((one for one in presentations if one.rule == "article's subject"), None)
    if subject:
        return "exercise", subject.name
    if title is None or _SPLIT.search(annotated.folded, title.start, title.end):
        return GENERAL
    muscles = list(dict.fromkeys(term.id for term in _trained(annotated.terms_in("muscles", title))))
    return ("muscle", muscles[0]) if 0 < len(muscles) < _MANY else GENERAL


def _trained(terms: Iterable[Term]) -> Iterable[Term]:
    return (term for term in terms if term.id not in _BODY_PARTS)


def _contains(words: tuple[str, ...], part: tuple[str, ...]) -> bool:
    return any(words[index : index + len(part)] == part for index in range(len(words) - len(part) + 1))
