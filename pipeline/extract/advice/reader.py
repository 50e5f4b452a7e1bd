"""Reads the training advice of a document: recommendations to the reader, with their subject and conditions."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from pipeline.extract.advice.figures import Figure, figures_in, may_have_figures
from pipeline.extract.advice.place import Place
from pipeline.extract.advice.rules import RULES_OF, AdviceRule, bare_kinds
from pipeline.extract.advice.subjects import SubjectFinder
from pipeline.extract.clauses import clause_at, is_condition, is_question
from pipeline.extract.language import Annotated
from pipeline.extract.outline import Outline, Section
from pipeline.extract.places import Places
from pipeline.extract.presentations import Presentation, Tools
from pipeline.extract.qualifiers import conditions_at, names_condition, stance_at
from pipeline.models import Block, Interval, Span, Statement

MAX_SENTENCE: Final = 1_500
"""A longer sentence is a list or a transcript without full stops; no figure in it has a clear context."""
_OPENING_SECTIONS: Final = 2
_TITLE_FIELD: Final = re.compile(r"(?:title|name|exercise):\s")
_LABEL: Final = re.compile(r"\s*+[*_]*+([^:|.?!]{1,48}?)[*_]*+\s*(?::|\s-\s|\|)")
_STORIES: Final = re.compile(
    r"\b(?:success stor(?:y|ies)|testimonials?|case stud(?:y|ies)|my story|about (?:me|the author)|comments?|reviews?|"
    r"what the (?:research|science|studies) used|research)\b"
)
_MISTAKES: Final = re.compile(r"\b(?:mistakes?|errors?|pitfalls?|what not to do|don'?ts)\b")
_MISTAKE: Final = re.compile(r"\W*(?:\w+ing|not|no|too|only)\b[^.!?]*(?::|$)")
_MYTH: Final = re.compile(r"\b(?:myths?|misconceptions?|misunderstanding)\b")
_MINUTES: Final = re.compile(r"\d\W{0,3}min")
_COMPARED: Final = re.compile(
    r"(?<!more )(?<!less )(?<!fewer )(?<!longer )(?<!rather )\b(?:than|versus|vs\.?|compared (?:to|"
    r"with))\s+(?:\w+ing )?(?:\w+ ){0,2}$"
)
_CHANGED: Final = re.compile(
    r"\b(?:cut|reduc\w+|shorten\w*|lengthen\w*|increas\w+|decreas\w+|lower\w*|drop\w*|extend\w*|add\w*|trim\w*)\b"
    r"[^.;]{0,40}\bby\s+(?:about |another )?$"
)
_QUESTION: Final = re.compile(r"[^.!?]*\?")
_EXAMPLE: Final = re.compile(r"\b(?:for example|for instance|e\.g\.|let's say|imagine|suppose)\b[^.;]*$")


@dataclass(frozen=True, slots=True)
class _Line:
    """A piece of text read by itself, with what labels it."""

    span: Span
    label: str = ""
    labels: tuple[Span, ...] = ()
    kind: str = "line"
    previous: str = ""


@dataclass(frozen=True, slots=True)
class AdviceReader:
    """Reads the advice of a document."""

    annotated: Annotated
    outline: Outline
    tools: Tools
    presentations: tuple[Presentation, ...]

    def statements(self) -> list[Statement]:
        """All advice with figures, each once for its subject and conditions."""
        title = self._title()
        subjects = SubjectFinder.build(self.annotated, self.presentations, title)
        found: list[Statement] = []
        for section in self.outline.sections:
            if self._is_no_advice(section):
                continue
            if section.heading:
                found += self._of(section.heading, section, subjects, title)
            for block in section.body:
                found += self._of(block, section, subjects, title)
        distinct: dict[object, Statement] = {}
        for one in found:
            distinct.setdefault((one.aspect, one.subject_id, one.interval, one.conditions), one)
        return list(distinct.values())

    def _title(self) -> Block | None:
        return self.annotated.kept("title", self._find_title)

    def _find_title(self) -> Block | None:
        """The line that names the article: front matter, the first main heading, or the first heading at all."""
        blocks = self.annotated.document.blocks
        stated = (b for b in blocks if b.kind == "field" and _TITLE_FIELD.match(self.annotated.folded, b.start))
        headings = [block for block in blocks if block.kind == "heading"]
        main = (block for block in headings if block.level == 1)
        return next(stated, None) or next(main, None) or next(iter(headings), None)

    def _is_no_advice(self, section: Section) -> bool:
        return any(map(self._heads_none, (section, *self.outline.ancestors(section))))

    def _heads_none(self, section: Section) -> bool:
        return self.annotated.kept(("no advice", section.index), lambda: self._announces_none(section))

    def _announces_none(self, section: Section) -> bool:
        if section.heading is None or section.level <= 1:
            return False
        text = self.annotated.folded[section.heading.start : section.heading.end]
        role = self.tools.labels.heading_role(self.annotated.document.quote(section.heading))
        return role == "references" or bool(_STORIES.search(text)) or (role == "refuted" and not _MYTH.search(text))

    def _of(self, block: Block, section: Section, subjects: SubjectFinder, title: Block | None) -> Iterator[Statement]:
        if not may_have_figures(self.annotated, block):
            return
        headings = self._headings(section, block)
        titles = tuple(self._announcing(headings))
        for line in self._lines(block, section):
            if line.span.end - line.span.start > MAX_SENTENCE or not may_have_figures(self.annotated, line.span):
                continue
            if self._names_mistake(block, line, headings):
                continue
            announced = (line.label, *titles) if line.label else titles
            text = self.annotated.folded[line.span.start : line.span.end]
            figures = figures_in(self.annotated, line.span, bare_kinds(text, announced))
            own = self._presentation(line.span) if figures else None
            for place in self._places(figures, line, block, section, headings, announced, own):
                found = _advice(place)
                if found is None or not self._is_plain(place, line.span):
                    continue
                rule, value = found
                figure = place.figure
                if self._is_in_a_dose(rule, line.span, own):
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
                    conditions=conditions_at(
                        self.annotated, line.span, figure.span, above, Span(title.start, title.end) if title else None
                    ),
                    rule=rule.name,
                )

    def _names_mistake(self, block: Block, line: _Line, headings: Sequence[Block]) -> bool:
        """Whether a line is one of the mistakes its heading announces ("Training every day: …").

        What follows it corrects it.
        """
        folded = self.annotated.folded
        if block.kind != "heading" and (line.previous or not _MISTAKE.match(folded, line.span.start, line.span.end)):
            return False
        return any(_MISTAKES.search(folded, heading.start, heading.end) for heading in headings)

    def _headings(self, section: Section, block: Block) -> list[Block]:
        """The headings above a block, the nearest first; of a heading, those above it."""
        chain = (section, *self.outline.ancestors(section))
        return [item.heading for item in chain if item.heading and item.heading is not block]

    def _lines(self, block: Block, section: Section) -> Iterator[_Line]:
        if block.kind == "row":
            yield from self._cells(block, section)
            return
        folded = self.annotated.folded
        match = _LABEL.match(folded, block.start, block.end) if block.kind != "heading" else None
        label = match.group(1).strip() if match else ""
        labels = (Span(block.start, match.end(1)),) if match else ()
        start = block.start
        if block.kind == "field" and _TITLE_FIELD.match(folded, block.start):
            start, label, labels = folded.index(":", block.start) + 1, "", ()
        for sentence in self.annotated.sentences_in(Span(start, block.end)):
            previous = folded[max(block.start, sentence.start - 240) : sentence.start]
            yield _Line(sentence, label, labels, previous=previous)

    def _cells(self, row: Block, section: Section) -> Iterator[_Line]:
        """The cells of a row, each labelled by its column and by the row's first cell."""
        if row.header:
            return
        folded = self.annotated.folded
        header = next((b for b in section.body if b.header and b.group == row.group and b.kind == "row"), None)
        cells = row.cells or (Span(row.start, row.end),)
        for index, cell in enumerate(cells):
            names = []
            if header and index < len(header.cells):
                names.append(header.cells[index])
            if index:
                names.append(cells[0])
            label = " | ".join(folded[name.start : name.end] for name in names)
            for sentence in self.annotated.sentences_in(cell):
                yield _Line(sentence, label, tuple(names), kind="cell")

    def _places(
        self,
        figures: Sequence[Figure],
        line: _Line,
        block: Block,
        section: Section,
        headings: Sequence[Block],
        announced: tuple[str, ...],
        own: Presentation | None,
    ) -> Iterator[Place]:
        """The place of each figure of a line."""
        if not figures:
            return
        folded = self.annotated.folded
        texts = [folded[heading.start : heading.end] for heading in headings]
        is_title = block is self._title() or (block.kind == "heading" and block.level == 1)
        kind = "title" if is_title else "heading" if block.kind == "heading" else line.kind
        for figure in figures:
            yield Place(
                figure=figure,
                text=folded[line.span.start : line.span.end],
                start=line.span.start,
                clause=clause_at(self.annotated.document.text, line.span, figure.span),
                label=line.label,
                heading=texts[0] if texts else "",
                announced=announced,
                above=texts[1] if kind == "line" and len(texts) > 1 else texts[0] if texts else "",
                previous=line.previous,
                kind=kind,  # type: ignore[arg-type]
                in_exercise=own is not None,
                opening=section.index < _OPENING_SECTIONS or section.level <= 1,
                timed_parts=self._has_timed_parts(section),
                others=tuple(other for other in figures if other is not figure),
            )

    def _announcing(self, headings: Sequence[Block]) -> Iterator[str]:
        """The headings that tell what figures are; "Strength" under "Rest periods" leaves it open."""
        folded = self.annotated.folded
        for heading in headings:
            yield folded[heading.start : heading.end]
            if not names_condition(self.annotated, Span(heading.start, heading.end)):
                break

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
        return own.rule == "table row" or any(dose.sets for dose in self.tools.doses(self.annotated, span))

    def _is_plain(self, place: Place, sentence: Span) -> bool:
        """Whether the article recommends it: no condition, comparison, question, example, hearsay or denial."""
        if is_condition(place.before) or _COMPARED.search(place.near_before[-60:]):
            return False
        if _CHANGED.search(place.before[-80:]) or _QUESTION.match(place.after):
            return False
        if _EXAMPLE.search(place.before[-200:]) or is_question(place.text):
            return False
        return stance_at(self.annotated, sentence, place.figure.span) == "asserted"


def _advice(place: Place) -> tuple[AdviceRule, Interval] | None:
    """The first rule that a figure fits, with its value in the rule's unit."""
    for rule in RULES_OF[place.figure.kind]:
        if rule.fits(place):
            value = rule.value(place.figure, place.others)
            return (rule, value) if value else None
    return None
