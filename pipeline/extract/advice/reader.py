"""Reads the training advice of a document: recommendations to the reader, with their subject and conditions."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from pipeline.extract.advice.figure import Figure, Kind
from pipeline.extract.advice.figures import BEYOND, figures_in
from pipeline.extract.advice.lines import Line, LineReader
from pipeline.extract.advice.place import Place, PlaceKind
from pipeline.extract.advice.rules import RULES_OF, AdviceRule
from pipeline.extract.advice.subjects import SubjectFinder
from pipeline.extract.clauses import clause_at, is_condition, is_question
from pipeline.extract.language import Annotated
from pipeline.extract.outline import Outline, Section
from pipeline.extract.places import Places
from pipeline.extract.presentations import Presentation, Tools
from pipeline.extract.qualifiers import conditions_at
from pipeline.extract.stance import stance_at
from pipeline.extract.title import title_line
from pipeline.models import Block, Interval, Span, Statement

MAX_SENTENCE: Final = 1_500
"""A longer sentence is a list or a transcript without full stops; no figure in it has a clear context."""
_OPENING_SECTIONS: Final = 2
_TIMES_A_WEEK: Final[frozenset[Kind]] = frozenset({"times a week", "number", "sets", "sessions"})
"""A count in a week, and the figures that repeat its unit or are of each of the sessions that it counts."""
_MINUTES: Final = re.compile(r"\d\W{0,3}min")
_COMPARED: Final = re.compile(
    r"(?<!more )(?<!less )(?<!fewer )(?<!longer )(?<!rather )\b(?:than|versus|vs\.?|compared (?:to|"
    r"with))\s+(?:\w+ing )?(?:\w+ ){0,2}$|\b(?:than|beats?|versus|vs\.?) (?:an?|one|the) (?:[\w-]+ ){2,5}$|"
    r"\bbeats? (?:[\w-]+ ){0,3}$"
)
_CHANGED: Final = re.compile(
    r"\b(?:cut|reduc\w+|shorten\w*|lengthen\w*|increas\w+|decreas\w+|lower\w*|drop\w*|extend\w*|add\w*|trim\w*)\b"
    r"[^.;]{0,40}\bby\s+(?:about |another )?$"
)
_QUESTION: Final = re.compile(r"[^.!?]*\?")
_EXAMPLE: Final = re.compile(r"\b(?:for example|for instance|e\.g\.|let's say|imagine|suppose)\b[^.;]*$")


@dataclass(frozen=True, slots=True)
class AdviceReader:
    """Reads the advice of a document."""

    annotated: Annotated
    outline: Outline
    tools: Tools
    presentations: tuple[Presentation, ...]

    def statements(self) -> list[Statement]:
        """All advice with figures, each once for its subject and conditions."""
        title = title_line(self.annotated)
        subjects = SubjectFinder.build(self.annotated, self.presentations, self.tools.names, title)
        reader = LineReader(self.annotated, self.outline, self.tools.labels)
        found = [one for line in reader.lines() for one in self._of(line, reader, subjects, title)]
        distinct: dict[object, Statement] = {}
        for one in found:
            distinct.setdefault((one.aspect, one.subject_id, one.interval, one.conditions), one)
        return list(distinct.values())

    def _of(self, line: Line, reader: LineReader, subjects: SubjectFinder, title: Block | None) -> Iterator[Statement]:
        if line.span.end - line.span.start > MAX_SENTENCE:
            return
        figures = figures_in(self.annotated, line.span, line.kinds)
        kinds = line.kinds.union([figure.kind for figure in figures if figure.word])
        found = {figure.kind for figure in figures}
        if "times a week" in found:
            kinds |= _TIMES_A_WEEK
        if kinds.isdisjoint(found) or reader.names_mistake(line):
            return
        headings = line.above.headings
        own = self._presentation(line.span)
        for figure in figures:
            if figure.kind not in kinds:
                continue
            place = self._place(figure, figures, line, own)
            advice = _advice(place)
            if advice is None:
                continue
            rule, value = advice
            if self._is_in_a_dose(rule, line.span, own) or not self._is_plain(place, line.span):
                continue
            kind, subject = subjects.subject(rule.aspect, line.span, place.clause, headings[:2], own)
            if rule.times and kind != "muscle":
                continue  # sets of one exercise are a part of what its muscles do in a week
            above = (*line.labels, *(Span(h.start, h.end) for h in headings if h is not title and h.level != 1))
            yield Statement(
                subject_kind=kind,
                subject_id=subject,
                aspect=rule.aspect,
                interval=value,
                unit=rule.unit,
                start=line.span.start,
                end=line.span.end,
                conditions=conditions_at(self.annotated, line.span, figure.span, above, title),
                rule=rule.name,
                figure=figure.span,
            )

    def _place(self, figure: Figure, figures: Sequence[Figure], line: Line, own: Presentation | None) -> Place:
        """The place of one of the figures of a line."""
        folded, section = self.annotated.folded, line.section
        texts = [folded[heading.start : heading.end] for heading in line.above.headings[:2]]
        kind = self._kind(line)
        return Place(
            figure=figure,
            text=folded[line.span.start : line.span.end],
            start=line.span.start,
            clause=clause_at(self.annotated.document.text, line.span, figure.span),
            label=line.label,
            heading=texts[0] if texts else "",
            announced=line.announced,
            above=texts[1] if kind == "line" and len(texts) > 1 else texts[0] if texts else "",
            previous=folded[line.since : line.span.start],
            kind=kind,
            in_exercise=own is not None,
            opening=section.index < _OPENING_SECTIONS or section.level <= 1,
            timed_parts=self._has_timed_parts(section),
            others=tuple([other for other in figures if other is not figure]),
        )

    def _kind(self, line: Line) -> PlaceKind:
        if line.block is title_line(self.annotated):
            return "title"
        if line.block.kind == "heading":
            return "title" if line.block.level == 1 else "heading"
        return "cell" if line.block.kind == "row" else "line"

    def _has_timed_parts(self, section: Section) -> bool:
        return self.annotated.kept(("timed", section.parent, section.level), lambda: self._are_timed(section))

    def _are_timed(self, section: Section) -> bool:
        timed = [
            one
            for one in self.outline.siblings(section)
            if one.heading and _MINUTES.search(self.annotated.folded, one.heading.start, one.heading.end)
        ]
        return len(timed) > 1

    def _presentation(self, span: Span) -> Presentation | None:
        """The exercise in whose description a line stands; the article's own subject has no description of its own."""
        described, places = self.annotated.kept("described", self._described)
        near = (described[position] for position in places.near(span))
        return next((one for own, one in near if own.start <= span.start and span.end <= own.end), None)

    def _described(self) -> tuple[list[tuple[Span, Presentation]], Places]:
        """All text that describes an exercise, with its presentation."""
        described = [
            (span, presentation)
            for presentation in self.presentations
            if presentation.rule != "article's subject"
            for span in (*(part.span for part in presentation.parts), presentation.lead)
            if span
        ]
        return described, Places.of(span for span, _ in described)

    def _is_in_a_dose(self, rule: AdviceRule, span: Span, own: Presentation | None) -> bool:
        """Whether rest or load belong to a dose with sets, which carries them itself."""
        if rule.aspect not in ("rest_between_sets_seconds", "load_percent_1rm") or own is None:
            return False
        if own.rule == "table row":
            return True
        sets = [dose for dose in self.tools.doses(self.annotated, span) if dose.sets]
        # "At 80% of your max, do 3 sets of 5": a share in front of the sets is not theirs.
        return any(dose.load_percent for dose in sets) if rule.aspect == "load_percent_1rm" else bool(sets)

    def _is_plain(self, place: Place, sentence: Span) -> bool:
        """Whether the article recommends it: no condition, comparison, question, example, hearsay or denial."""
        if is_condition(place.before) or _COMPARED.search(place.near_before[-60:]):
            return False
        if _CHANGED.search(place.before[-80:]) or _QUESTION.match(place.after):
            return False
        if _EXAMPLE.search(place.before[-200:]) or place.label.startswith("example") or is_question(place.text):
            return False
        # "Never go above 80%": the word belongs to the figure, whose bound it makes.
        bound = BEYOND.search(place.before) if None in place.figure.value else None
        start = place.figure.start - len(bound.group()) if bound else place.figure.start
        return stance_at(self.annotated, sentence, Span(start, place.figure.end)) == "asserted"


def _advice(place: Place) -> tuple[AdviceRule, Interval] | None:
    """The first rule that a figure fits, with its value in the rule's unit."""
    for rule in RULES_OF[place.figure.kind]:
        if rule.fits(place):
            value = rule.value(place.figure, place.others)
            return (rule, value) if value else None
    return None
