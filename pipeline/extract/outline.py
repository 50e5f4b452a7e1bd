"""The outline of an article: its blocks under their headings, headings under higher headings.

A short line that only labels what follows ("How to do it:", "Coach Tip") opens a section too, below
every heading.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from pipeline.extract.labels import LabelReader
from pipeline.markers import named_field
from pipeline.models import STRONG_HEADING, Block, Document
from pipeline.text import fold

LABEL_LEVEL: Final = 8
TITLED_LEVEL: Final = 7
"""The level of a short line that only the labelled lines below it show to be a heading."""
TEXT_LEVEL: Final = 2
"""The level that reading gives to the headings of plain text."""
TITLE_SHARE: Final = 0.6
MIN_HELD: Final = 4
MAX_LABEL: Final = 60
MAX_LABEL_WORDS: Final = 7
_PART_ROLES: Final = frozenset(
    {
        "steps",
        "setup",
        "dose",
        "muscles",
        "primary muscles",
        "equipment",
        "tips",
        "correction",
        "mistakes",
        "benefits",
        "variations",
    }
)
"""Roles of the parts of an exercise's description."""
_RECURRING_ROLES: Final = _PART_ROLES | {"facts"}
"""Roles of headings that come back with each exercise: "Exercise Profile" above its muscles and equipment too."""
_TELLS_DOSE: Final = re.compile(r"(?:hold|stay|repeat|perform|do|complete|rest|aim)\b.*\d", re.IGNORECASE)
"""A line that gives a dose with a verb heads nothing: "Hold for 30-60 seconds", above "Works: core"."""
_ONLY_DOSE: Final = re.compile(
    r"(?=\D{0,6}\d)(?:[\d\s.,;:()/+×x–|•-]|\b(?:sets?|reps?|repetitions?|rounds?|times?|breaths?|seconds?|secs?|minutes?|mins?|"
    r"failure|amrap|with|between|of|to|per|each|every|both|on|the|a|day|daily|week|sides?|legs?|arms?|directions?|slow|deep|hold|rest|or|and)\b)+",
    re.IGNORECASE,
)
"""A heading that is nothing but a dose, with nothing or how it is done under it, belongs to the exercise above it."""
_COUNTS: Final = re.compile(r"\d\s?[x×]|[a-z]{3}", re.IGNORECASE)
"""What a dose has besides figures: "5 x 5", "30 sec", but not "90/90"."""
_SENTENCE_END: Final = re.compile(r"[.!]\W{0,2}$")
_LEADING_DOSE: Final = re.compile(
    r"\W*\d{1,2}(?:\s?[-–]\s?\d{1,2})?\s+(?:sets?|rounds?)\s*(?:of|x|×|:)\s*"
    r"(?:\d{1,3}\s+(?!(?:exercises|moves|movements|stations)\b)|hold\b|as (?:many|long)\b|max\b|amrap\b)[^.!?:]{0,40}",
    re.IGNORECASE,
)
"""So does a bold line that begins with sets of something: "3 sets of 20 high-fives"."""
_IN_TURN: Final = re.compile(r"\ssuper-?set(?:s|ted)?(?:\swith)?\s", re.IGNORECASE)

_BADGE: Final = re.compile(r"\d{1,3}(?:\s?[-–]\s?\d{1,3})?\s?min(?:ute)?s?\.?", re.IGNORECASE)
"""A time that is all of a block."""


@dataclass(frozen=True, slots=True)
class Section:
    """A heading (None for what stands before the first one) with the blocks and sections under it."""

    index: int
    heading: Block | None
    level: int
    parent: int | None
    body: tuple[Block, ...]
    children: tuple[int, ...]
    end: int
    """The index behind the last section under this one."""
    role: str | None
    """The role that the heading gives the content."""
    inherited_role: str | None
    """The role of this section or of the nearest one above it that has one; titles give none."""
    roles_above: frozenset[str]
    """The roles of the sections above this one, but for those of titles."""

    def inside(self, roles: Set[str]) -> bool:
        """Whether a section above this one has one of the roles; titles do not count."""
        return not self.roles_above.isdisjoint(roles)


@dataclass(frozen=True, slots=True)
class Outline:
    """All sections of a document in reading order; section 0 is the document itself."""

    sections: tuple[Section, ...]
    bare_runs: tuple[Sequence[Section], ...]
    """For each section the headings it stands among with no text between them."""

    def subtree(self, section: Section) -> Iterator[Section]:
        """The section and everything under it, in reading order."""
        yield from self.sections[section.index : section.end]

    def ancestors(self, section: Section) -> Iterator[Section]:
        """The sections above this one, the nearest first, the document itself last."""
        while section.parent is not None:
            section = self.sections[section.parent]
            yield section

    def siblings(self, section: Section) -> list[Section]:
        """The sections of the same level under the same parent, this one included."""
        if section.parent is None:
            return [section]
        children = (self.sections[child] for child in self.sections[section.parent].children)
        return [child for child in children if child.level == section.level]

    def bare_run(self, section: Section) -> Sequence[Section]:
        """The headings of one rank around this one that stand right below each other, the last perhaps with text.

        Alone where text stands between this heading and those beside it.
        """
        return self.bare_runs[section.index]


def _bare_runs(sections: Sequence[Section]) -> tuple[Sequence[Section], ...]:
    """For each section its `Outline.bare_run`; all sections of a run share it."""
    runs: list[list[Section]] = []
    for section in sections:
        above = runs[-1][-1] if runs else None
        if above is not None and _is_bare(above) and (above.parent, above.level) == (section.parent, section.level):
            runs[-1].append(section)
        else:
            runs.append([section])
    return tuple(run for run in runs for _ in run)


def _is_bare(section: Section) -> bool:
    return not section.body and not section.children


def build_outline(document: Document, labels: LabelReader, named: Set[Block] = frozenset()) -> Outline:
    """The outline of a document, in which the lines `named` are headings as bold lines are."""
    headings: list[Block | None] = [None]
    levels, parents = [0], [None]
    bodies: list[list[Block]] = [[]]
    children: list[list[int]] = [[]]
    parents_typed: list[int | None] = list(parents)
    recurring = _recurring_labels(document, labels)
    badges = _badges(document)
    for position, block in enumerate(document.blocks):
        if block in badges:
            continue
        level = LABEL_LEVEL if block in recurring else _level(document, position, labels)
        level = STRONG_HEADING if block in named else level
        if level is None:
            bodies[-1].append(block)
            continue
        parent = len(headings) - 1
        while levels[parent] >= level:
            above = parents_typed[parent]
            assert above is not None
            parent = above
        children[parent].append(len(headings))
        headings.append(block)
        levels.append(level)
        parents_typed.append(parent)
        bodies.append([])
        children.append([])
    ends = _ends(parents_typed)
    sections: list[Section] = []
    given: list[str | None] = []  # the roles that sections give to what stands under them
    for index, (heading, level, above) in enumerate(zip(headings, levels, parents_typed, strict=True)):
        text = document.quote(heading) if heading else ""
        role = labels.heading_role(text[named_field(text) or 0 :])
        given.append(role if level > 1 and not _is_title(ends[index] - index, len(headings)) else None)
        inherited, roles_above = given[index], frozenset[str]()
        if above is not None:
            inherited = inherited or sections[above].inherited_role
            roles_above = sections[above].roles_above.union(filter(None, [given[above]]))
        body, inner = tuple(bodies[index]), tuple(children[index])
        sections.append(Section(index, heading, level, above, body, inner, ends[index], role, inherited, roles_above))
    return Outline(tuple(sections), _bare_runs(sections))


def _is_title(held: int, sections: int) -> bool:
    """Whether a section that holds so many, of any level, is the article itself: most stand under its heading."""
    return held > MIN_HELD and held >= TITLE_SHARE * (sections - 1)


def _ends(parents: list[int | None]) -> list[int]:
    """For each section the index behind the last one under it."""
    ends = [index + 1 for index in range(len(parents))]
    for index in reversed(range(len(parents))):
        parent = parents[index]
        if parent is not None:
            ends[parent] = max(ends[parent], ends[index])
    return ends


def _recurring_labels(document: Document, labels: LabelReader) -> set[Block]:
    """Headings that label parts of the exercises above them although they stand on the same level.

    "Squats", "How to perform:", "Lunges", "How to perform:": a role that comes back among headings of one level,
    each time with its text right below.
    """
    places: dict[tuple[int, str], list[Block]] = {}
    for block, following in pairwise(document.blocks):
        if block.kind != "heading" or block.level <= 1 or following.kind == "heading":
            continue
        text = document.quote(block)
        role = labels.heading_role(text)
        if role in _RECURRING_ROLES and (text.rstrip().endswith(":") or labels.is_bare_label(text)):
            places.setdefault((block.level, role), []).append(block)
    return {block for found in places.values() if len(found) > 1 for block in found}


def _badges(document: Document) -> set[Block]:
    """Times that cards show above their headings: "12 min", "Shuttle Drill"; they say nothing of the card before.

    Such a time is known by the first card, where it stands between the heading of all cards and that of its own.
    """
    before: dict[int, list[Block]] = {}
    first: set[int] = set()
    for above, block, below in zip(document.blocks, document.blocks[1:], document.blocks[2:], strict=False):
        if below.kind != "heading" or block.kind != "paragraph" or not _BADGE.fullmatch(document.quote(block)):
            continue
        before.setdefault(below.level, []).append(block)
        if above.kind == "heading" and above.level < below.level:
            first.add(below.level)
    return {block for level in first for block in before[level] if len(before[level]) > 1}


def _heading_level(document: Document, block: Block, text: str, labels: LabelReader) -> int:
    """The level of a heading: a bold line that only labels stands below one that names something."""
    if block.level != STRONG_HEADING:
        return block.level
    if labels.is_bare_label(text):
        return LABEL_LEVEL
    # In plain text "Knee Flexion: The Isolation Factor" heads a section as its neighbours without a colon do.
    heads_section = document.format == "text" and ":" in text[:-1] and not labels.lead(fold(text), 0, len(text))
    return TEXT_LEVEL if heads_section else block.level


def _is_short(text: str) -> bool:
    """Whether a line has the length of a label, or two names done in turn have: "Dips superset Hammer Curls:"."""
    if len(text) > 2 * MAX_LABEL:
        return False
    sides = _IN_TURN.split(text) if text.endswith(":") else [text]
    return len(sides) <= 2 and all(len(side) <= MAX_LABEL and len(side.split()) <= MAX_LABEL_WORDS for side in sides)


def _counts_heading_above(document: Document, position: int) -> bool:
    """Whether a dose stands between a heading and what is told of it: "Deadlift", "5 x 5", "Stand over the bar."."""
    above, dose, below = document.blocks[position - 1 : position + 2] if position else (None, None, None)
    if above is None or dose is None or below is None or above.kind != "heading":
        return False
    if above.level > dose.level and document.format != "text":
        return False
    told = below.kind in ("paragraph", "item") and _SENTENCE_END.search(document.text, below.end - 3, below.end)
    return bool(told) and _COUNTS.search(document.quote(dose)) is not None


def _level(document: Document, position: int, labels: LabelReader) -> int | None:
    """The level at which a block opens a section, or None when it is content."""
    block = document.blocks[position]
    text = document.quote(block)
    if block.kind == "heading":
        alone = position + 1 == len(document.blocks) or document.blocks[position + 1].kind == "heading"
        counts = block.level == STRONG_HEADING and text.endswith(".") and any(char.isdigit() for char in text)
        doses = _ONLY_DOSE.fullmatch(text) or (block.level == STRONG_HEADING and _LEADING_DOSE.fullmatch(text))
        if counts or (doses and (alone or _counts_heading_above(document, position))):
            return None
        return _heading_level(document, block, text, labels)
    if block.kind != "paragraph" or block.depth or not _is_short(text):
        return None
    following = document.blocks[position + 1] if position + 1 < len(document.blocks) else None
    if following is None or following.kind == "heading":
        return None
    if text.endswith(":") or labels.is_bare_label(text):
        return LABEL_LEVEL
    labelled = block.strong and block.strong[0].start == block.start and block.strong[0].end < block.end
    if _TELLS_DOSE.match(text):
        return None
    if text[:1].isupper() and text[-1:].isalpha() and not (labelled or labels.lead(fold(text), 0, len(text))):
        label = labels.lead(fold(document.quote(following)), 0, following.end - following.start)
        return TITLED_LEVEL if label and label.role in _PART_ROLES else None
    return None
