"""The frozen records that pass from stage to stage.

    bytes → read → Document → extract → Findings → identify → rows of the catalogue

Offsets are Unicode code points into `Document.text`, end exclusive; a fact's quote is
`text[start:end]`. A range is two numbers: one figure fills both, an open end is None, unknown is
None in both.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Literal, NamedTuple

Format = Literal["html", "markdown", "text"]
BlockKind = Literal["heading", "paragraph", "item", "row", "caption", "code", "field"]
MuscleRole = Literal["primary", "secondary", "worked"]
RepsUnit = Literal["reps", "seconds", "minutes", "meters", "steps", "breaths", "calories", "failure"]
SetType = Literal["work", "warmup"]
Stance = Literal["asserted", "reported", "refuted"]
SubjectKind = Literal["exercise", "muscle", "general"]
LedgerStatus = Literal["claimed", "prose", "unparsed"]

STRONG_HEADING = 7
"""Level of a heading that is only a bold line, a term or a summary: below every real heading."""


class Span(NamedTuple):
    """A piece of a document's text."""

    start: int
    end: int


class Interval(NamedTuple):
    """A range of a figure; None is an open end."""

    low: float | None
    high: float | None


@dataclass(frozen=True, slots=True)
class Metadata:
    """What a document says about itself; None where it says nothing."""

    title: str | None = None
    author: str | None = None
    publisher: str | None = None
    published: date | None = None
    url: str | None = None
    language: str | None = None


@dataclass(frozen=True, slots=True)
class Block:
    """One heading, paragraph, list item, table row, caption or front-matter field, in reading order."""

    kind: BlockKind
    start: int
    end: int
    level: int = 0
    """1 to 6 for a heading, `STRONG_HEADING` for a bold line that acts as one, else 0."""
    depth: int = 0
    """How many lists the block stands in; 0 outside lists."""
    ordered: bool = False
    number: int | None = None
    """The position an ordered list gives the item."""
    group: int | None = None
    """Items of one list, rows of one table and lines of one paragraph share it."""
    continues: bool = False
    """A further paragraph of the list item before it."""
    header: bool = False
    """A row whose cells name the columns."""
    cells: tuple[Span, ...] = ()
    strong: tuple[Span, ...] = ()
    links: tuple[Span, ...] = ()
    breaks: tuple[int, ...] = ()
    """Where a further line begins inside a cell of a row."""

    def __hash__(self) -> int:
        # Where a block stands tells it from the others of its document, and is a small part of it to hash.
        return hash((self.start, self.end))


@dataclass(frozen=True, slots=True)
class Omission:
    """Text that reading left out, and why (navigation, hidden, repeated, related…)."""

    reason: str
    text: str


@dataclass(frozen=True, slots=True)
class Document:
    """An article as read: one canonical text, its blocks, what it says of itself, what was left out."""

    format: Format
    text: str
    blocks: tuple[Block, ...]
    metadata: Metadata = field(default_factory=Metadata)
    omitted: tuple[Omission, ...] = ()

    def quote(self, span: Span | Block) -> str:
        """The text of a span or block."""
        return self.text[span.start : span.end]


@dataclass(frozen=True, slots=True)
class Step:
    """One instruction of how to perform an exercise, exactly as the article writes it."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class MuscleUse:
    """A muscle that the article says the exercise works, and in which role."""

    muscle_id: str
    role: MuscleRole
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class EquipmentUse:
    """A piece of equipment that the article says the exercise uses."""

    equipment_id: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Conditions:
    """Under what a statement holds; None where the article sets no condition."""

    level: str | None = None
    goal: str | None = None
    population: str | None = None
    phase: str | None = None


@dataclass(frozen=True, slots=True)
class Prescription:
    """A dose that the article gives for an exercise."""

    start: int
    end: int
    rule: str
    sets: Interval | None = None
    reps: Interval | None = None
    reps_unit: RepsUnit = "reps"
    per_side: bool = False
    rest_seconds: Interval | None = None
    load_percent_1rm: Interval | None = None
    load: str | None = None
    rpe: Interval | None = None
    tempo: str | None = None
    set_type: SetType = "work"
    conditions: Conditions = field(default_factory=Conditions)
    both_sides_end: int | None = None
    """Where the words behind the dose end that say its repetitions are those of both sides together."""
    stance: Stance = "asserted"
    """Whether the article advises the dose or only tells of it."""
    rests_elsewhere: bool = False
    """Whether its rest is one between exercises, repetitions or sides and none between sets."""


@dataclass(frozen=True, slots=True)
class Statement:
    """Something comparable that the article says besides doses and muscles: a cue, advice, a level.

    `subject_id` is a muscle's id for subject kind "muscle" and the name as written for "exercise"; None
    stands for the mention it belongs to, or for training in general.
    """

    subject_kind: SubjectKind
    subject_id: str | None
    aspect: str
    start: int
    end: int
    value: str | None = None
    interval: Interval | None = None
    unit: str | None = None
    polarity: int = 1
    stance: Stance = "asserted"
    conditions: Conditions = field(default_factory=Conditions)
    rule: str = ""
    figure: Span | None = None
    """Where the figure of a dose or of advice stands in it."""


@dataclass(frozen=True, slots=True)
class Mention:
    """One place where an article presents an exercise, with everything it says of it there."""

    name: str
    start: int
    end: int
    rule: str
    level: str | None = None
    steps: tuple[Step, ...] = ()
    muscles: tuple[MuscleUse, ...] = ()
    equipment: tuple[EquipmentUse, ...] = ()
    prescriptions: tuple[Prescription, ...] = ()
    statements: tuple[Statement, ...] = ()


@dataclass(frozen=True, slots=True)
class Findings:
    """What was taken from one document."""

    mentions: tuple[Mention, ...]
    statements: tuple[Statement, ...]
    scope: Conditions = field(default_factory=Conditions)
    """For whom and for what the article as a whole is written: its figures are meant for that."""
    unparsed: tuple[Span, ...] = ()
    """Text that looks like a dose, a step list or an exercise but could not be used."""
