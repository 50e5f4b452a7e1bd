"""The place of a figure: its sentence, and what the lines and headings around it speak of."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache
from typing import Final, Literal

from pipeline.extract.advice.figure import Figure
from pipeline.models import Span

Topic = Literal["frequency", "rest", "duration", "warmup", "sets", "exercises", "load", "dose", "cooldown", "apart"]
PlaceKind = Literal["title", "heading", "cell", "line"]

MAX_GAP: Final = 70
"""Characters between a figure and the word that tells what it is of."""

# What a line's label, a table's heading or a section's heading announces.
_TOPICS: Final[tuple[tuple[Topic, re.Pattern[str]], ...]] = (
    ("warmup", re.compile(r"\bwarm(?:ing)?[- ]?up\b|\bactivation\b|"
                          r"^(?:(?:movement|body|joint|dynamic|pre-\w+) )?prep(?:aration)?$")),
    ("cooldown", re.compile(r"\bcool(?:ing)?[- ]?down\b|\bstretch(?:es|ing)? (?:out|after)\b")),
    ("apart", re.compile(r"\b(?:rest|recovery|time|days|hours) (?:days )?between (?:sessions|workouts)|"
                         r"\brest days?\b")),
    ("rest", re.compile(r"^(?:suggested |recommended )?(?:rest|recovery)(?: (?:times?|periods?|intervals?))?\b|"
                        r"\brest(?:ing)? (?:periods?|times?|intervals?)\b|\brest between\b|\bbetween sets\b|"
                        r"\bhow (?:long|much) (?:\w+ ){0,4}rest\b")),
    ("frequency", re.compile(r"\bfrequency\b|\bhow often\b|"
                             r"\b(?:days?|times|sessions|workouts) ?(?:/|per|a|each) ?(?:week|wk)\b|"
                             r"^(?:weekly schedule|schedule|training days|weekly sessions|when to train)$")),
    ("sets", re.compile(r"\bweekly (?:sets|volume)\b|"
                        r"\bsets ?(?:/|per|a|each)? ?(?:muscle)?[^|]{0,20}\b(?:weekly|per week|week)\b|"
                        r"\bvolume\b[^|]{0,20}\bweek")),
    ("exercises", re.compile(r"\b(?:exercises?|moves) ?(?:/|per|a|each) ?(?:session|workout|day)\b|"
                             r"\bnumber of exercises\b|"
                             r"\bhow many exercises\b")),
    ("load", re.compile(r"\b1 ?rm\b|\bone[- ]rep")),
    ("duration", re.compile(r"^(?:(?:session|workout|gym|total|training|class|estimated|est\.?|approximate|average|"
                            r"routine|program|full) ){0,2}(?:duration|length|"
                            r"time(?: (?:needed|required|cap|commitment))?)$|"
                            r"^how long (?:it takes|should (?:a|your|each)\b.*)|\bminutes per (?:session|workout)\b")),
    ("dose", re.compile(r"^(?:dose|dosage|prescription|programming|sets|reps|sets and reps|volume|how much|how many|"
                        r"do)\b")),
)  # fmt: skip

_ANNOUNCING: Final = re.compile(
    r"warm|activation|prep|cool|stretch|rest|recovery|time|days|hours|frequency|how|session|workout|schedule|train|"
    r"week|volume|exercises|moves|rm\b|one[- ]rep|duration|length|minutes|dos|prescri|programming|sets|reps|do\b"
)
"""Any of the topics has one of these."""

_FAMILIES: Final = (frozenset({"minutes", "seconds"}), frozenset({"percent"}))
_SIDE_BY_SIDE: Final = re.compile(
    r"\s*(?:(?:of|for|on|after|between|with|when|if|to|in) [^.;:]{1,60}?)?(?:[,;/]|,? and|,? or|,? but)"
    r"\s*(?:about|around|only|just|up to|roughly|at least|maybe|perhaps|then|\w+:?)?\s*"
)
_OWN_END: Final = re.compile(r"\s*(?:or so\s+)?(?:(?:for|on|after|between|with|when|if|in|to)\b|$|[.,;)])")
_SENTENCES: Final = re.compile(r"[.!?:][\s\"')*]+")


@lru_cache(maxsize=1 << 12)
def topic_of(label: str) -> Topic | None:
    """What a label or heading announces, or None.

    >>> topic_of("how often"), topic_of("rest periods"), topic_of("day 1")
    ('frequency', 'rest', None)
    """
    if not _ANNOUNCING.search(label):
        return None
    # The names of a table's column and row are announcements of their own.
    parts = [re.sub(r"^[\W\d]+|[\W]+$", "", part) for part in label.split(" | ")]
    return next((topic for part in parts for topic, pattern in _TOPICS if pattern.search(part)), None)


# The same only if it is the very same one: rules ask one after the other for what a place tells, and remember it.
@dataclass(frozen=True, eq=False)
class Place:
    """A figure in its sentence, with what stands around it; all text folded."""

    figure: Figure
    text: str
    """The sentence or the table's cell."""
    start: int
    """Where the sentence begins in the document."""
    clause: Span
    """The clause of the figure, in the document."""
    label: str = ""
    """The label of the line, the names of the table's row and column."""
    heading: str = ""
    above: str = ""
    """The heading over the nearest heading."""
    announced: tuple[str, ...] = ()
    """The line's label and the headings above, the nearest first, for as long as they only name a goal or a level, and
    the first that does not."""
    previous: str = ""
    """The sentences before this one in its block."""
    kind: PlaceKind = "line"
    in_exercise: bool = False
    """Inside the description of one exercise."""
    opening: bool = False
    """Before the article's first section, or among its key facts."""
    timed_parts: bool = False
    """The headings beside its own give minutes too: parts of one session."""
    others: tuple[Figure, ...] = ()
    """The other figures of the sentence."""

    @cached_property
    def before(self) -> str:
        """The sentence up to the figure."""
        return self.text[: self.figure.start - self.start]

    @cached_property
    def after(self) -> str:
        """The sentence from behind the figure."""
        return self.text[self.figure.end - self.start :]

    @cached_property
    def near(self) -> str:
        """The clause of the figure."""
        return self.text[max(0, self.clause.start - self.start) : self.clause.end - self.start]

    @cached_property
    def near_before(self) -> str:
        """The clause up to the figure."""
        return self.text[max(0, self.clause.start - self.start) : self.figure.start - self.start]

    @cached_property
    def near_after(self) -> str:
        """The clause from behind the figure."""
        return self.text[self.figure.end - self.start : max(0, self.clause.end - self.start)]

    @cached_property
    def partner(self) -> Place | None:
        """The figure named just before in the same construction ("3 minutes for strength, 90 seconds for size")."""
        family = next((kinds for kinds in _FAMILIES if self.figure.kind in kinds), frozenset())
        ahead = [other for other in self.others if other.kind in family and other.end <= self.figure.start]
        if not ahead or not _OWN_END.match(self.after):
            return None
        last = ahead[-1]
        if not _SIDE_BY_SIDE.fullmatch(self.text[last.end - self.start : self.figure.start - self.start]):
            return None
        whole = Span(self.start, self.start + len(self.text))
        others = tuple(other for other in self.others if other is not last)
        return replace(self, figure=last, clause=whole, others=others)

    @cached_property
    def sentence_before(self) -> str:
        """The sentence before this one in its block."""
        return _SENTENCES.split(self.previous.strip(" .!?:*\"')"))[-1]

    @cached_property
    def is_fragment(self) -> bool:
        """Whether the sentence is the figure and nothing else."""
        return not re.search(r"[a-z]", self.before + self.after)

    @cached_property
    def topics(self) -> frozenset[Topic]:
        """What the label of the line and the heading announce; a label hides the heading."""
        found = (topic_of(text) for text in self.announced)
        return frozenset([topic for topic in found if topic][:1])

    @cached_property
    def is_bare(self) -> bool:
        """Whether the sentence, or what stands behind its label, is the figure and next to nothing else."""
        rest = self.before.rpartition(":")[2] + " " + self.after
        return len(re.findall(r"[a-z]{3,}", rest)) <= 1
