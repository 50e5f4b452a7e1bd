"""Entries: list items, table rows, lines and sentences that present an exercise each."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final, NamedTuple

from pipeline.extract.judging import Strength
from pipeline.extract.names import NameCandidate
from pipeline.extract.outline import Section
from pipeline.extract.presentations.dosed import MAX_LEAD, dosed_names
from pipeline.extract.presentations.evidence import Evidence, evidence_in
from pipeline.extract.presentations.model import Part, Presentation, View
from pipeline.extract.presentations.parts import body_parts, column_role, is_card
from pipeline.models import Block, Span

MIN_SHARE: Final = 0.5
"""Of the items or rows beside it, how many must be exercises for a doubtful one to be one."""
MIN_KINDS: Final = 2
"""Kinds of evidence under an item that make it an exercise whatever its neighbours are."""
MOSTLY: Final = 0.6
MIN_DOSED: Final = 2
"""A list of which most items, and at least two, carry a dose is a list of exercises."""
_DOUBTED_IN: Final = frozenset({"tips", "closing", "faq", "variations", "frequency", "mistakes"})
_LISTS_EXERCISES: Final = frozenset({"exercises", "routine", "warmup", "cooldown"})
MIN_LIFTS: Final = 2
MIN_PAIRS: Final = 2
"""Cells that name an exercise: one alone beside a named column is as likely a remark."""
_INSTEAD: Final = re.compile(
    r"\b(?:alternat|substitut|swap|replac|instead|option|similar|easier|harder|regress|progress|variation|modif|scal|"
    r"beginner|advanced|previous|transfer|equivalent|vs)"
)
"""Heads a column with exercises for others than the reader or another day."""
_COUNTED_NAME: Final = re.compile(r"(?!90\s?[-–]\s?90\b)\d{1,3}(?:\s?[-–]\s?\d{1,3})?\s+(?=[A-Za-z])")
"""A count before a name: "12 Backpack Good Mornings"."""
_ORDER_CODE: Final = re.compile(r"(?:\d{1,2}[A-Ha-h]|[A-H]\d{0,2})[.):]?\s+(?=\d)")
_DESCRIBED: Final = re.compile(r"\s*(?:\([^)]*\)\s*)?(?:[:.—–]|-(?=\s))\s*\S{2}")
_ADDED: Final = re.compile(r"\s+\+\s+")
_FILLER: Final = re.compile(r"[\s:–—,-]*(?:of\s+)?")
_LISTING: Final = re.compile(r"\s*[,;]\s+(?:and\s+)?")
_BESIDE: Final = 28
"""How far behind its name a dose may stand: a parenthesis, a dash, a unit."""


@dataclass(frozen=True, slots=True)
class Entry:
    """The names with which a line begins, whether a dose stands beside them, and what the line says after them."""

    names: tuple[NameCandidate, ...]
    dosed: bool
    described: bool
    rest: Span

    @property
    def strength(self) -> Strength:
        """How sure it is that the names are names."""
        return self.names[0].strength


def read_entry(view: View, block: Block) -> Entry | None:
    """The entry that a list item or line is, or None when it names no exercise at its beginning."""
    if block.strong and block.strong[0].start <= block.start + 3:
        bold = block.strong[0]
        names = _usable(view.names(bold), view)
        if names and bold.end < block.end:
            rest = Span(bold.end, block.end)
            dosed = bool(view.doses(block)) and view.doses(block)[0].start - names[-1].end <= _BESIDE
            return Entry(names, dosed, len(view.text(rest).strip(" .:-–—")) > 2, rest)
    if view.label(block):
        return None
    counted = _COUNTED_NAME.match(view.text(block))
    if counted:
        entry = _dose_first(view, block, block.start + counted.end())
        certain = entry is not None and (entry.strength == "strong" or view.text(block)[counted.end()].isupper())
        if entry and certain and entry.names[0].start - block.start <= counted.end() + 2:
            return entry
    doses = view.doses(block)
    code = _ORDER_CODE.match(view.text(block))
    if doses and doses[0].start - block.start <= (code.end() if code else 0) + 2:
        return _dose_first(view, block, doses[0].end)
    until = doses[0].start if doses else block.end
    names = _names_of_head(view, Span(block.start, until), dosed=bool(doses))
    if not names:
        return None
    end = max(name.end for name in names)
    rest = Span(end, block.end)
    dosed = bool(doses) and doses[0].start - end <= _BESIDE and end - block.start <= MAX_LEAD
    described = _DESCRIBED.match(view.text(rest)) is not None
    whole = not view.text(rest).strip(" .:!()") or view.text(rest).strip().startswith("(")
    if not (dosed or described or whole):
        return None
    return Entry(names, dosed, described, rest)


def _names_of_head(view: View, head: Span, *, dosed: bool) -> tuple[NameCandidate, ...]:
    """The names in what a line says before its dose or description."""
    names = _usable(view.names(head), view) if head.end - head.start <= 4 * MAX_LEAD else ()
    if not names or names[0].start - head.start > 24:
        names = _leading_name(view, head)
    if not names and dosed and head.end - head.start <= MAX_LEAD:
        names = view.tools.names.of_muscle(view.text(head), head.start)
    return names


def _usable(names: list[NameCandidate], view: View) -> tuple[NameCandidate, ...]:
    return tuple(name for name in names if name.end - name.start <= MAX_LEAD)


def _dose_first(view: View, block: Block, after: int) -> Entry | None:
    """Read a dose and then the name: "3x5-8 Pull-ups", "30 seconds of jumping jacks", "5 Deadlift + 5 Swing"."""
    names: list[NameCandidate] = []
    text = view.text(Span(after, block.end))
    start = 0
    for cut in [*(found.span() for found in _ADDED.finditer(text)), (len(text), len(text))]:
        piece = text[start : cut[0]]
        lead = _FILLER.match(piece)
        begin = after + start + (lead.end() if lead else 0)
        number = _COUNTED_NAME.match(piece)
        begin = after + start + number.end() if number and start else begin
        names += _usable(view.tools.names.read(view.text(Span(begin, after + cut[0])), begin), view)
        start = cut[1]
    return Entry(tuple(names), True, False, Span(block.start, block.end)) if names else None


def _leading_name(view: View, head: Span) -> tuple[NameCandidate, ...]:
    """The certain name with which a longer lead begins ("High knees across the play area")."""
    text = view.text(Span(head.start, min(head.end, head.start + MAX_LEAD)))
    name = view.tools.names.strongest_at_start(text, head.start)
    return (name,) if name else ()


def list_entries(view: View, section: Section, items: list[Block], role: str | None) -> Iterator[Presentation]:
    """The exercises of a list: its top items when they name exercises, alone or together."""
    depth = min(item.depth for item in items if item.kind == "item")
    tops = [index for index, item in enumerate(items) if item.kind == "item" and item.depth == depth]
    yield from _listed(view, section, items, tops, role)


def coded_entries(
    view: View, section: Section, lines: list[Block], coded: list[Block], role: str | None
) -> Iterator[Presentation]:
    """The exercises of paragraphs with order codes ("1A. Squat", "B2: Row"), each with the paragraphs after it."""
    yield from _listed(view, section, lines, [lines.index(line) for line in coded], role)


def _listed(
    view: View, section: Section, items: list[Block], tops: list[int], role: str | None
) -> Iterator[Presentation]:
    ends = [*tops[1:], len(items)]
    listed = [
        Listed(items[top], entry, items[top + 1 : end], evidence_in(view, items[top + 1 : end]))
        for top, end in zip(tops, ends, strict=True)
        if (entry := read_entry(view, items[top]))
    ]
    dosed = sum(item.entry.dosed for item in listed)
    sure = sum(item.sure for item in listed) if dosed < MOSTLY * len(tops) or dosed < MIN_DOSED else len(tops)
    # "Wrist rolls: Hold your arms out" beside a certain name is one too; "Elbow position: Keep them in" is a tip.
    if 0 < sure < MIN_SHARE * len(tops) and role not in _DOUBTED_IN:
        sure += sum(not item.sure and item.entry.strength == "weak" and _tells(view, item.entry) for item in listed)
    agreed = sure >= MIN_SHARE * len(tops)
    accepted = {item.block for item in listed if _accepted(item, agreed, role)}
    named = {item.block for item in listed}
    for top, end in zip(tops, ends, strict=True):
        if items[top] not in named:
            yield from (
                told for block in items[top + 1 : end] if block.continues for told in dosed_names(view, section, block)
            )
        if items[top] not in accepted and any(dose.sets and dose.reps for dose in view.doses(items[top])):
            yield from dosed_names(view, section, items[top])
    for item in listed:
        chain = [told for block in item.under if block.continues for told in dosed_names(view, section, block)]
        if chain:
            # "Push: Push-Up (40 s) → Archer Push-Up (30 s)": the item heads the exercises under it.
            yield from chain
        elif item.block in accepted:
            parts = (Part(item.entry.rest, None, item.block), *body_parts(view, item.under, None))
            lead = Span(item.block.start, item.block.end)
            yield from _presented(view, section, item.entry, "list item", parts, lead)


def _tells(view: View, entry: Entry) -> bool:
    """Whether what an item says after its name instructs: "Hamstring stretch - Grab your toes"."""
    told = view.folded[entry.rest.start : entry.rest.end].lstrip(" :.-–—")
    return entry.described and view.tools.instructs(told.partition(". ")[0])


class Listed(NamedTuple):
    """An item that may present an exercise, what is nested under it and what that speaks for."""

    block: Block
    entry: Entry
    under: list[Block]
    evidence: Evidence

    @property
    def sure(self) -> bool:
        """Whether the item is an exercise without looking at its neighbours."""
        strength = self.entry.strength
        return strength == "strong" or (strength == "weak" and self.entry.dosed) or self.evidence.kinds >= MIN_KINDS


def _accepted(item: Listed, agreed: bool, role: str | None) -> bool:
    entry, strength = item.entry, item.entry.strength
    if role in _DOUBTED_IN and not (entry.dosed or (entry.described and strength == "strong")):
        return False
    if strength == "strong":
        return agreed or entry.dosed or entry.described or item.evidence.kinds > 0
    if strength == "weak":
        return agreed or entry.dosed
    if role in _LISTS_EXERCISES and entry.dosed:
        return True
    if not agreed or role in _DOUBTED_IN:
        return False
    return entry.dosed or item.evidence.kinds > 0 or (not entry.described and role in _LISTS_EXERCISES)


def table_entries(view: View, section: Section, rows: list[Block]) -> Iterator[Presentation]:
    """The exercises of a table: one a row, in the column that its header or its cells show to hold the names."""
    if is_card(view, rows):
        yield from _of_card(view, section, rows)
        return
    # "30 seconds" is a figure and no header, which "Seconds" may be.
    roles = [None if view.doses(cell) else column_role(view, cell) for cell in rows[0].cells]
    named = rows[0].header or 2 * sum(role is not None for role in roles) >= len(roles)
    body = rows[1:] if named else rows
    column = _name_column(view, body, roles if named else [])
    if column is None:
        yield from _lifts_in_header(view, section, rows)
        return
    columns = [column, *(_paired_columns(view, rows[0], body, roles, column) if named else ())]
    for row in body:
        parts = tuple(
            Part(other, roles[index] if named and index < len(roles) else None, row)
            for index, other in enumerate(row.cells)
            if index not in columns
        )
        for cell in (row.cells[column] for column in columns if column < len(row.cells)):
            names = _names_of_cell(view, cell)
            yield from _presented(view, section, Entry(tuple(names), False, False, cell), "table row", parts, cell)


def _names_of_cell(view: View, cell: Span) -> list[NameCandidate]:
    """The name in a cell, or the names of a list of mostly certain ones: "Squat, Overhead Press"."""
    text = view.text(cell)
    starts = [0, *(found.end() for found in _LISTING.finditer(text))]
    ends = [*(found.start() for found in _LISTING.finditer(text)), len(text)]
    pieces = [view.names(Span(cell.start + low, cell.start + high)) for low, high in zip(starts, ends, strict=True)]
    listed = [name for names in pieces for name in names]
    certain = sum(name.strength == "strong" for name in listed)
    if len(pieces) > 1 and all(pieces) and certain > MOSTLY * len(listed) and not view.doses(cell):
        return listed
    doses = view.doses(cell)
    if doses and doses[0].start == cell.start and doses[-1].end == cell.end:
        return []  # "30-60 seconds" where the row's exercise stands before the column of names
    return view.names(cell) or view.tools.names.by_structure(text, cell.start)


def _paired_columns(view: View, header: Block, rows: list[Block], roles: list[str | None], first: int) -> Iterator[int]:
    """The columns that name the exercises done in turn with those of the first one: "Lower body | Upper body"."""
    for column, heading in enumerate(header.cells):
        if column == first or roles[column] or _INSTEAD.search(view.folded, heading.start, heading.end):
            continue
        cells = [row.cells[column] for row in rows if column < len(row.cells) and view.text(row.cells[column]).strip()]
        sure = sum(any(name.strength == "strong" for name in view.names(cell)) for cell in cells)
        if sure >= max(MIN_PAIRS, MOSTLY * len(cells)):
            yield column


def _of_card(view: View, section: Section, rows: list[Block]) -> Iterator[Presentation]:
    """The exercise that a card names in one of its rows: "Exercise | Kettlebell swing"."""
    named = next((row for row in rows if column_role(view, row.cells[0]) == "name"), None)
    if named is None:
        return
    cell = named.cells[1]
    names = view.names(cell) or view.tools.names.by_structure(view.text(cell), cell.start)
    parts = tuple(body_parts(view, [row for row in rows if row is not named], None))
    yield from _presented(view, section, Entry(tuple(names), False, False, cell), "table row", parts, cell)


def _lifts_in_header(view: View, section: Section, rows: list[Block]) -> Iterator[Presentation]:
    """A plan with a lift in each column: "Week | Squat | Bench press", and doses in the rows under them."""
    header, body = rows[0], rows[1:]
    columns = {index: names for index, cell in enumerate(header.cells) if (names := view.names(cell))}
    lifts = {index: names for index, names in columns.items() if any(name.strength == "strong" for name in names)}
    if len(lifts) < MIN_LIFTS:
        return
    for index, names in lifts.items():
        cells = [(row, row.cells[index]) for row in body if index < len(row.cells)]
        if not any(view.doses(cell) for _, cell in cells):
            continue
        parts = tuple(Part(cell, "dose", row) for row, cell in cells)
        entry = Entry(tuple(names), False, False, header.cells[index])
        yield from _presented(view, section, entry, "table column", parts, header.cells[index])


def _name_column(view: View, rows: list[Block], roles: list[str | None]) -> int | None:
    if "name" in roles:
        return roles.index("name")
    for column in range(min(2, max((len(row.cells) for row in rows), default=0))):
        cells = [row.cells[column] for row in rows if column < len(row.cells)]
        sure = sum(_names_exercise(view, row, column) for row in rows if column < len(row.cells))
        if cells and sure >= MIN_SHARE * len(cells):
            return column
    return None


def _names_exercise(view: View, row: Block, column: int) -> bool:
    """Whether a cell certainly names an exercise, or likely does so beside a cell that gives its dose."""
    strengths = {name.strength for name in view.names(row.cells[column])}
    if "weak" in strengths:
        return any(dose.reps for cell in row.cells[column + 1 :] for dose in view.doses(cell))
    return "strong" in strengths


def _presented(
    view: View, section: Section, entry: Entry, rule: str, parts: tuple[Part, ...], lead: Span
) -> Iterator[Presentation]:
    for name in entry.names:
        yield Presentation(name, name.name, rule, parts, section.index, view.context(section), lead)
