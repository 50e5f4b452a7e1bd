"""The lines of an article in which advice can stand, with what labels them and the headings above them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Set
from dataclasses import dataclass
from typing import Final, NamedTuple

from pipeline.extract.advice.figure import Kind
from pipeline.extract.advice.figures import figure_places
from pipeline.extract.advice.needs import hopeful_kinds
from pipeline.extract.advice.place import Topic, topic_of
from pipeline.extract.advice.spelled import names_time
from pipeline.extract.labels import LabelReader
from pipeline.extract.language import Annotated
from pipeline.extract.outline import Outline, Section
from pipeline.extract.places import holds_any
from pipeline.extract.qualifiers import names_condition
from pipeline.extract.title import TITLE_FIELD
from pipeline.models import Block, Span

_PREVIOUS: Final = 240
"""Characters before a line in which the sentence before it is looked for."""
_LABEL: Final = re.compile(r"\s*+[*_]*+([^:|.?!]{1,48}?)[*_]*+\s*(?::|\s-\s|\|)")
_ANNOUNCING: Final = re.compile(r"frequency|often|week|wk|schedule|train|exercise|moves")
"""A label that announces bare numbers (`Topic`) has one of these; what announces other figures, they need anyway."""
_STORIES: Final = re.compile(
    r"\b(?:success stor(?:y|ies)|testimonials?|case stud(?:y|ies)|my story|about (?:me|the author)|comments?|reviews?|"
    r"what the (?:research|science|studies) used|research)\b"
)
_CONDITION: Final = re.compile(r"\b(?:if|unless)(?: (?:you(?:'re| are)?|your|any))?\W*$")
"""What such a line heads are cases, not advice: "Not for you if you:"."""
_MYTH: Final = re.compile(r"\b(?:myths?|misconceptions?|misunderstanding)\b")
_MISTAKES: Final = re.compile(r"\b(?:mistakes?|errors?|pitfalls?|what not to do|don'?ts)\b")
_MISTAKE: Final = re.compile(r"\W*(?:\w+ing|not|no|too|only)\b[^.!?]*(?::|$)")
_WHO_ERRS: Final = re.compile(
    r"\W*(?:(?:an?|one|some|many|most|every) )?(?:(?:new|keen|average|typical) )?"
    r"(?:[a-z]+ers?|athletes?|clients?|person|people|someone) "
    r"(?!should|must|needs?|ought|can|could|will|has to|have to|do(?:es)? (?:well|best|better))[a-z]{2,12}\b"
)
"""How a sentence begins that tells what somebody does wrong: "A runner reads an article, does a 90-minute session"."""


class Above(NamedTuple):
    """The headings above some text, the nearest first."""

    headings: tuple[Block, ...] = ()
    announcing: tuple[str, ...] = ()
    """Those that tell what figures are; "Strength" under "Rest periods" leaves it open."""
    topics: frozenset[Topic] = frozenset()
    """What they announce."""
    silent: bool = False
    """Whether one of them heads text that advises nothing: a story, references, what the article refutes."""

    def with_label(self, label: str) -> frozenset[Topic]:
        """What they and the label of a line announce."""
        topic = topic_of(label) if label else None
        return self.topics | {topic} if topic else self.topics


class Line(NamedTuple):
    """A piece of text read by itself, with what stands above it and labels it."""

    span: Span
    kinds: set[Kind]
    """The kinds of figures with a number of which any can be advice here."""
    since: int
    """Where the sentences before it begin, as far as they are looked at."""
    block: Block
    section: Section
    above: Above
    label: str = ""
    labels: tuple[Span, ...] = ()

    @property
    def announced(self) -> tuple[str, ...]:
        """The label and the headings that tell what figures are, the nearest first."""
        return (self.label, *self.above.announcing) if self.label else self.above.announcing


@dataclass(frozen=True, slots=True)
class LineReader:
    """Reads the lines of one document."""

    annotated: Annotated
    outline: Outline
    labels: LabelReader

    def _above(self, section: Section) -> Above:
        """The headings above the text of a section, its own the first."""
        return self.annotated.kept(("headings above", section.index), lambda: self._find_above(section))

    def _above_heading(self, section: Section) -> Above:
        """The headings above the heading of a section."""
        return Above() if section.parent is None else self._above(self.outline.sections[section.parent])

    def _find_above(self, section: Section) -> Above:
        higher, heading = self._above_heading(section), section.heading
        if heading is None:
            return higher
        text = self.annotated.folded[heading.start : heading.end]
        topic = topic_of(text)
        topics = frozenset((topic,)) if topic else frozenset()
        announcing: tuple[str, ...] = (text,)
        if names_condition(self.annotated, Span(heading.start, heading.end)):
            announcing, topics = (text, *higher.announcing), topics | higher.topics
        silent = higher.silent or (section.level > 1 and self._announces_none(heading, text))
        return Above((heading, *higher.headings), announcing, topics, silent)

    def _announces_none(self, heading: Block, text: str) -> bool:
        """Whether a heading announces no advice."""
        role = self.labels.heading_role(self.annotated.document.quote(heading))
        if role == "references" or _CONDITION.search(text):
            return True
        return bool(_STORIES.search(text)) or (role == "refuted" and not _MYTH.search(text))

    def lines(self) -> Iterator[Line]:
        """The lines of all blocks that can hold figures of advice: their sentences, or those of their cells."""
        figures = figure_places(self.annotated)
        for section in self.outline.sections:
            for block in (section.heading, *section.body):
                if block is None or not holds_any(block, figures):
                    continue
                above = self._above(section)
                if above.silent:
                    break
                if block is section.heading:
                    above = self._above_heading(section)
                if block.kind == "row":
                    yield from self._cells(block, section, above)
                elif self._is_hopeful(block, above):
                    yield from self._sentences(block, section, above)

    def _is_hopeful(self, block: Block, above: Above) -> bool:
        """Whether a block has what a figure of advice needs, or a label that may announce one."""
        if self._kinds(block, block.start, above.topics) is not None:
            return True
        return _ANNOUNCING.search(self.annotated.folded, block.start, block.end) is not None

    def _sentences(self, block: Block, section: Section, above: Above) -> Iterator[Line]:
        folded = self.annotated.folded
        match = _LABEL.match(folded, block.start, block.end) if block.kind != "heading" else None
        label = match.group(1).strip() if match else ""
        labels = (Span(block.start, match.end(1)),) if match else ()
        start = block.start
        if block.kind == "field" and TITLE_FIELD.match(folded, block.start):
            start, label, labels = folded.index(":", block.start) + 1, "", ()
        topics = above.with_label(label)
        for sentence in self.annotated.sentences_in(Span(start, block.end)):
            since = max(block.start, sentence.start - _PREVIOUS)
            kinds = self._kinds(sentence, since, topics)
            if kinds is not None:
                yield Line(sentence, kinds, since, block, section, above, label, labels)

    def _cells(self, row: Block, section: Section, above: Above) -> Iterator[Line]:
        """The lines of a row's cells, each labelled by its column and by the row's first cell."""
        if row.header:
            return
        folded = self.annotated.folded
        headers = self.annotated.kept("table headers", self._headers)
        columns = headers.get((section.index, row.group), ())
        cells = row.cells or (Span(row.start, row.end),)
        for index, cell in enumerate(cells):
            names = (*columns[index : index + 1], *(cells[:1] if index else ()))
            label = " | ".join([folded[name.start : name.end] for name in names])
            topics = above.with_label(label)
            for sentence in self.annotated.sentences_in(cell):
                kinds = self._kinds(sentence, sentence.start, topics)
                if kinds is not None:
                    yield Line(sentence, kinds, sentence.start, row, section, above, label, names)

    def _kinds(self, span: Span | Block, since: int, topics: Set[Topic]) -> set[Kind] | None:
        """The kinds of figures of which any can be advice in a piece of text; None where none can at all."""
        kinds = hopeful_kinds(self.annotated.codes_in(span), self.annotated.folded, span, since, topics)
        return kinds if kinds or names_time(self.annotated, span) else None

    def _headers(self) -> dict[tuple[int, int | None], tuple[Span, ...]]:
        """The cells of the first header row of each table, by its section and group."""
        headers: dict[tuple[int, int | None], tuple[Span, ...]] = {}
        for section in self.outline.sections:
            for block in section.body:
                if block.header and block.kind == "row":
                    headers.setdefault((section.index, block.group), block.cells)
        return headers

    def names_mistake(self, line: Line) -> bool:
        """Whether a line is one of the mistakes its heading announces ("Training every day: …").

        What follows it corrects it.
        """
        folded = self.annotated.folded
        begins = line.since == line.span.start
        if (
            line.block.kind != "heading"
            and not (begins and _MISTAKE.match(folded, line.span.start, line.span.end))
            and not _WHO_ERRS.match(folded, line.span.start, line.span.end)
        ):
            return False
        return any(_MISTAKES.search(folded, heading.start, heading.end) for heading in line.above.headings)
