"""What a presentation is, and the view of a document that its finders share."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from pipeline.extract.asked_counts import with_asked_count
from pipeline.extract.bare_counts import with_bare_count
from pipeline.extract.doses import Dose, may_dose, read_doses
from pipeline.extract.instructions import InstructionReader
from pipeline.extract.labels import Label, LabelReader
from pipeline.extract.language import Annotated
from pipeline.extract.names import NameCandidate, NameReader
from pipeline.extract.outline import Outline, Section
from pipeline.extract.presentations.titled import name_in_title
from pipeline.extract.reps_first import with_reps_first
from pipeline.extract.separators import between
from pipeline.extract.title import title_line
from pipeline.extract.told_counts import with_told_count
from pipeline.models import Block, Span

NO_EXERCISES_IN = frozenset(
    {
        "mistakes",
        "references",
        "refuted",
        "safety",
        "tests",
        "muscles",
        "primary muscles",
        "secondary muscles",
        "equipment",
        "benefits",
    }
)
"""Roles of sections whose lists name other things than exercises, whatever the names look like."""

EXERCISE_FIELDS = frozenset({"steps", "setup", "muscles", "primary muscles", "equipment", "dose"})
"""Roles that only a part of an exercise's own description has."""


STRUNG = "strung names"
"""The rule of exercises that share the dose of their sentence: what it says of "each" it says of them."""


@dataclass(frozen=True, slots=True)
class Part:
    """A piece of a presentation's text and the role its label gives it."""

    span: Span
    role: str | None
    block: Block
    titled: str | None = None
    """The unlabelled heading it stands under inside the presentation ("Roll Forward")."""
    counted: bool = False
    """Whether that heading is a numbered step ("Step 2: Curl"): then its text is one step."""


@dataclass(frozen=True, slots=True)
class Presentation:
    """One place where the article presents one exercise."""

    candidate: NameCandidate
    name: str
    rule: str
    parts: tuple[Part, ...]
    section: int
    context: tuple[str, ...] = ()
    """The headings above it, the nearest first."""
    lead: Span | None = None
    """The line that holds the name, where doses may stand beside it."""


@dataclass(frozen=True, slots=True)
class Tools:
    """The readers that all of extraction shares, built once for a vocabulary."""

    names: NameReader
    labels: LabelReader
    instructions: InstructionReader

    def instructs(self, folded: str) -> bool:
        """Whether a folded line tells the reader to do something or to take a position."""
        return self.instructions.instructs(folded) or self.instructions.poses(folded)

    def doses(self, annotated: Annotated, span: Span | Block) -> list[Dose]:
        """The doses that a span of text states."""
        if not may_dose(annotated.codes_in(span)):
            return []
        return annotated.kept(("doses", span.start, span.end), lambda: _doses(annotated, span, self.names))

    def names_in(self, annotated: Annotated, span: Span | Block) -> list[NameCandidate]:
        """The exercise names that a short text presents, whatever stands around it."""
        return annotated.kept(
            ("names", span.start, span.end),
            lambda: self.names.read(annotated.document.text[span.start : span.end], span.start),
        )


@dataclass(frozen=True, slots=True)
class View:
    """A document under its outline, with the readers that look at it."""

    annotated: Annotated
    outline: Outline
    tools: Tools

    @property
    def folded(self) -> str:
        """The document's folded text."""
        return self.annotated.folded

    def text(self, span: Span | Block) -> str:
        """The text of a span or block as written."""
        return self.annotated.document.text[span.start : span.end]

    def doses(self, span: Span | Block) -> list[Dose]:
        """The doses that a span of text states."""
        return self.tools.doses(self.annotated, span)

    def names(self, span: Span | Block) -> list[NameCandidate]:
        """The exercise names that a short text presents."""
        found = self.tools.names_in(self.annotated, span)
        if len(found) == 1 and isinstance(span, Block) and span is title_line(self.annotated):
            found = [name_in_title(self.annotated, span, self.tools.names, found[0])]
        return [name for name in found if name.strength == "strong" or not self._is_no_name(name)]

    def _is_no_name(self, name: NameCandidate) -> bool:
        """Whether words of the right shape are a label or a dose: "Three sets of six to eight"."""
        return self.tools.labels.is_bare_label(name.name) or (
            name.strength == "shaped" and any(dose.sets for dose in self.doses(Span(name.start, name.end)))
        )

    def label(self, span: Span | Block) -> Label | None:
        """The label with which a line begins, before a colon or set off in bold ("**How** Lie flat on the floor")."""
        found = self.tools.labels.lead(self.folded, span.start, span.end)
        if found or not isinstance(span, Block) or not span.strong or span.strong[0].start != span.start:
            return found
        bold = span.strong[0]
        role = self.tools.labels.bare_role(self.text(bold)) if bold.end < span.end else None
        # "**Do not** lock your knees" begins no list of what not to do.
        goes_on = role == "mistakes" and self.text(Span(bold.end, span.end)).lstrip()[:1].islower()
        return Label(role, bold.end) if role and not goes_on else None

    def presented(
        self,
        section: Section,
        name: NameCandidate,
        rule: str,
        parts: Iterable[Part] = (),
        lead: Span | Block | None = None,
    ) -> Presentation:
        """What a place in a section presents under a name; its lead is that name where no line is given."""
        line = lead or Span(name.start, name.end)
        context = self.context(section)
        return Presentation(name, name.name, rule, tuple(parts), section.index, context, Span(line.start, line.end))

    def divided(self, stretch: Span, cut: re.Pattern[str], said: str | None = None) -> Iterator[Span]:
        """The pieces of a stretch of text between the places of a pattern, looked for in what is `said` if given."""
        found = cut.finditer(self.text(stretch) if said is None else said)
        cuts = ((stretch.start + one.start(), stretch.start + one.end()) for one in found)
        return between(stretch.start, cuts, stretch.end)

    def context(self, section: Section, *, own: bool = True) -> tuple[str, ...]:
        """The headings above a place in a section, the nearest first."""
        chain = (section, *self.outline.ancestors(section)) if own else self.outline.ancestors(section)
        return tuple(self.text(item.heading) for item in chain if item.heading)


def _doses(annotated: Annotated, span: Span | Block, names: NameReader) -> list[Dose]:
    lexemes = annotated.lexemes_in(span)
    stated = with_asked_count(annotated.folded, lexemes, read_doses(lexemes, annotated.folded))
    stated = with_told_count(annotated.folded, span, lexemes, stated)
    stated = with_reps_first(annotated, stated)
    return stated or with_bare_count(annotated, lexemes, names)
