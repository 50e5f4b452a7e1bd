"""The shape of every vocabulary file, checked strictly: an unknown key or a bad value is an error.

Each entry brings `matches`, strings in which it must be found, and `rejects`, strings in which it must
not; one parametrised test runs them all.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cached_property
from itertools import product
from typing import Annotated, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, StringConstraints, model_validator

Text = Annotated[str, StringConstraints(min_length=1, strip_whitespace=True)]
Facet = Literal[
    "laterality",
    "load",
    "angle",
    "position",
    "stance",
    "grip",
    "direction",
    "range",
    "equipment",
    "variant",
    "stage",
    "body",
    "movement",
    "attachment",
    "support",
    "noise",
    "function",
]
MuscleKind = Literal["muscle", "group", "region"]


def spelled_out(phrases: Sequence[str]) -> list[str]:
    """Each phrase once for every choice its braces leave.

    >>> spelled_out(["past {your,the} toes", "{,just }short of"])
    ['past your toes', 'past the toes', 'short of', 'just short of']
    """
    spelled = []
    for phrase in phrases:
        pieces = re.split(r"\{([^{}]*)\}", phrase)
        choices = (piece.split(",") if index % 2 else [piece] for index, piece in enumerate(pieces))
        spelled += [" ".join("".join(chosen).split()) for chosen in product(*choices)]
    return spelled


Word = Annotated[str, StringConstraints(min_length=2)]
Phrases = Annotated[tuple[Text, ...], BeforeValidator(spelled_out)]
"""Phrases whose braces hold alternatives: "behind {your,the} {neck,head}"."""


class Entry(BaseModel):
    """What all entries share: surface forms and the examples that prove them."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    forms: tuple[Text, ...]
    """How texts write it, singular, lower case; hyphens and plurals are understood."""
    matches: Annotated[tuple[Text, ...], Field(min_length=1)]
    rejects: Annotated[tuple[Text, ...], Field(min_length=1)]


class MuscleEntry(Entry):
    """A muscle, muscle group or body region that articles say an exercise works."""

    group: Text | None = None
    """The id of the group or region it is part of."""
    kind: MuscleKind
    uberon: Annotated[str, StringConstraints(pattern=r"^UBERON:\d{7}$")] | None = None
    fma: Annotated[str, StringConstraints(pattern=r"^FMA:\d+$")] | None = None


class EquipmentEntry(Entry):
    """A piece of equipment, "bodyweight" included."""


class MovementVariant(BaseModel):
    """What one variant of a movement takes for granted, in place of what the movement does."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    when: Annotated[dict[Facet, tuple[Text, ...]], Field(min_length=1)]
    """The facets that make the variant, each with one of its values; an empty list stands for any value."""
    defaults: dict[Facet, tuple[Text, ...]]
    says: Text | None = None
    """How a canonical name says the movement in this variant: an arnold press, not an arnold overhead press."""


class MovementEntry(Entry):
    """A movement that can be the head of an exercise name, and what its bare name takes for granted."""

    defaults: dict[Facet, tuple[Text, ...]] = {}
    variants: tuple[MovementVariant, ...] = ()
    """Variants that take other things for granted; the first whose facets a name states counts."""
    family: Text | None = None
    """The more general movement that this one is a kind of."""
    told_by_steps: tuple[Text, ...] = ()
    """Postures that make exercises of their own and that articles often tell in the steps, not in the name."""
    generic: bool = False
    """Too general to be the name of an exercise by itself: a press, a hold, a stretch."""
    beside: dict[Facet, Text] = {}
    """What the word says when another movement is in the name: the hold of a squat hold is how, not what."""
    says: Text | None = None
    """How a canonical name says it, where that is not the id."""
    alone: Text | None = None
    """The canonical name of the movement without any facet, where coaches say more than the movement."""


class ModifierEntry(Entry):
    """A word of an exercise name that tells one exercise from another (or nothing: noise, function words)."""

    facet: Facet
    says: Text | None = None
    """How a canonical name says it, where that is not the id."""
    last: bool = False
    """Said behind the movement: "with chains", "on a stability ball"."""


class RewriteEntry(BaseModel):
    """An abbreviation or idiom and the words it stands for: "rdl" → "romanian deadlift"."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    forms: Annotated[tuple[Text, ...], Field(min_length=1)]
    means: Text
    alone: bool = False
    """Whether a form means it only as a whole name beside a dose: "Bench 3x5", but not "on a bench"."""
    matches: Annotated[tuple[Text, ...], Field(min_length=1)]
    rejects: Annotated[tuple[Text, ...], Field(min_length=1)]


class ReadingEntry(BaseModel):
    """A meaning that only a combination of facets has: a press on an incline is a bench press."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    when: Annotated[dict[Facet, tuple[Text, ...]], Field(min_length=1)]
    """Facets that the name must state, each with one of the values; an empty list stands for any value."""
    beside: tuple[Text, ...] = ()
    """Movements of which the name must state one, besides what `when` wants."""
    unless: dict[Facet, tuple[Text, ...]] = {}
    """Values that forbid the reading; an empty list forbids the facet whatever its value."""
    set: dict[Facet, Text] = {}
    """Values that the name then states too; a movement takes the place of the one in `when`."""
    drop: dict[Facet, Text] = {}
    """Values that are said with that."""
    matches: Annotated[tuple[Text, ...], Field(min_length=1)]
    rejects: Annotated[tuple[Text, ...], Field(min_length=1)]


class PhraseEntry(Entry):
    """A phrase class of running text: a section label, a qualifier, a verb of effect, a unit."""

    @cached_property
    def known(self) -> frozenset[str]:
        """The forms, to look a word up."""
        return frozenset(self.forms)


class LabelEntry(Entry):
    """A role of headings and labels: `forms` are whole labels, `inside` words that tell it in a longer heading."""

    inside: tuple[Text, ...] = ()
    leads: tuple[Text, ...] = ()
    """Labels only in front of a value: "Stretches: the hamstrings" names muscles, a heading "Stretches" exercises."""


class CueEntry(Entry):
    """A value of a technique aspect: "hip-width" of the stance, "straight" of the back.

    `forms` state it by themselves, `says` only of what `of` names in the same clause.
    """

    aspect: Text
    value: Text
    forms: Phrases
    of: Phrases = ()
    """What the value is said of: "elbows", "bar"."""
    says: Phrases = ()
    """What is said of it: "close to", "tucked"."""
    also: tuple[Text, ...] = ()
    """Words of which the clause needs one besides: "until" for the depth of a movement."""
    throughout: bool = False
    """Holds for the whole movement: not read in a clause about one moment of it."""
    unless: tuple[Text, ...] = ()
    """Patterns of clauses that say something else with the same words, in which ¤ stands for the value."""
    denied: Text | None = None
    """The value that a negation amounts to; None: the value, denied."""
    refuted: Text | None = None
    """The value that calling it a myth amounts to; None: nothing is said."""
    opposes: tuple[Text, ...] = ()
    """Values of the same aspect that a reader cannot follow at the same time."""
    leaves_open: bool = False
    """Leaves the choice to the reader: an article that says this disputes nobody's value."""

    @model_validator(mode="after")
    def _is_said_somehow(self) -> CueEntry:
        if bool(self.of) != bool(self.says) or not (self.forms or self.says):
            raise ValueError("a cue needs forms, or both `of` and `says`")
        return self


class VerdictEntry(BaseModel):
    """What an article can say of an exercise as a whole, and the patterns that say it."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    aspect: Text
    value: Text | None = None
    """None: the muscle or equipment that the pattern is about."""
    about: Literal["muscle", "equipment", "training", "habit"] | None = None
    """None: the exercise as a whole; "training": no exercise at all; "habit": none either, unless the article presents
    one, of which it is said then."""
    polarity: Literal[1, -1] = 1
    refuted: Text | None = None
    """The value that calling it a myth amounts to; None: nothing is said."""
    words: Annotated[tuple[Word, ...], Field(min_length=1)]
    """Words or their beginnings; every sentence that says it holds one: what is looked for before the patterns."""
    patterns: Annotated[tuple[Text, ...], Field(min_length=1)]
    unless: tuple[Text, ...] = ()
    """Patterns of sentences that say it of one case only, or say something else."""
    matches: Annotated[tuple[Text, ...], Field(min_length=1)]
    rejects: Annotated[tuple[Text, ...], Field(min_length=1)]


class AspectEntry(BaseModel):
    """One thing that claims can be compared on, and when two of them cannot both be followed."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    kind: Literal["dose", "schedule", "technique", "muscles", "level", "equipment"]
    compare: Literal["interval", "category", "muscles"]
    min_gap: float = 0.0
    """How far apart two ranges must be, in the aspect's unit."""
    min_ratio: float = 1.0
    """How many times the end of the lower range the higher one must begin at."""
    sided: bool = False
    """Figures that count one side or both: only like compares with like."""
    of_workout: bool = False
    """What a workout says of it holds for that workout."""
    not_of: tuple[Word, ...] = ()
    """Words, or their beginnings, in the names of exercises of which a cue does not say it."""
    within_article: bool = False
    """An article that states two values that exclude one another contradicts itself."""
    severity: Annotated[int, Field(ge=1, le=3)]
    """3 touches safety, 2 changes the result, 1 is preference."""
    because: Text
    """Why a conflict has its severity."""
    says: Annotated[str, StringConstraints(pattern=r"\{\}")]
    """The claim in words; {} stands for its value."""
    opposes: tuple[tuple[Text, Text], ...] = ()
    conflicts: Annotated[tuple[Text, ...], Field(min_length=1)]
    agrees: Annotated[tuple[Text, ...], Field(min_length=1)]
