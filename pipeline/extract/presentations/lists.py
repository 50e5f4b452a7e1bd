"""Lists of exercises: which items present one, which only head others, and what their neighbours decide."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from pipeline.extract.outline import Section
from pipeline.extract.presentations.announcing import announced_before
from pipeline.extract.presentations.commanded import commanded_entries
from pipeline.extract.presentations.dosed import dosed_names, each_dosed
from pipeline.extract.presentations.entries import Entry, presented, read_entry
from pipeline.extract.presentations.evidence import Evidence, evidence_in
from pipeline.extract.presentations.fields import fields_of
from pipeline.extract.presentations.figure_items import figure_items
from pipeline.extract.presentations.joint_actions import is_joint_action
from pipeline.extract.presentations.model import NO_EXERCISES_IN, Part, Presentation, View
from pipeline.extract.presentations.parts import body_parts, field_part
from pipeline.extract.presentations.session_heads import is_stretch_of_session
from pipeline.extract.presentations.session_lines import names_in_item
from pipeline.extract.presentations.set_off import linked_name, name_before_comma
from pipeline.extract.presentations.strung import strung_names
from pipeline.extract.separators import remark_in
from pipeline.models import Block, Span

MIN_SHARE: Final = 0.5
"""Of the items or rows beside it, how many must be exercises for a doubtful one to be one."""
MIN_NESTED: Final = 2
"""Exercises under an item that make it a heading; one alone is a variant of it, or a part."""
_NESTED_FIELDS: Final = NO_EXERCISES_IN | {"steps", "setup", "tips", "correction", "variations", "breathing", "level"}
"""What an item says of its exercise by a list nested under it, whatever names stand there."""
MIN_KINDS: Final = 2
"""Kinds of evidence under an item that make it an exercise whatever its neighbours are."""
MOSTLY: Final = 0.6
"""Of a list's items, how many must be alike for the list to be of their kind."""
MIN_KNOWN: Final = 2
"""Names of known words, none of them certain, that show a list of exercises where exercises are announced."""
MIN_BARE: Final = 3
"""Such names with nothing behind them, as all of a list, that show it to be one without an announcement."""
_RESTS: Final = re.compile(r"\W*(?:\d{1,3}[\s-]?\w{1,8}\s)?(?:rest|recover(?:y)?|break)\b")
"""A line between exercises: "Rest 20 seconds", "10 sec rest"."""
_IN_ROUNDS: Final = re.compile(r"\b(?:rounds|circuit|amrap|e\d?mom|tabata)\b")
"""Says of names without figures that they are done in turn: "Circuit: complete 4 rounds"."""
_MIN_CHAINED: Final = 2
MIN_DOSED: Final = 2
"""A list of which most items, and at least two, carry a dose is a list of exercises."""
_DOUBTED_IN: Final = frozenset({"tips", "correction", "closing", "faq", "variations", "frequency", "mistakes"})
_LISTS_EXERCISES: Final = frozenset({"exercises", "routine", "warmup", "cooldown"})
_ON_SETS: Final = re.compile(r"\b(?:drop ?)?sets?\b")
"""A remark with this word is on the dose: "(do a drop set on the last one)"."""


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


def list_entries(view: View, section: Section, items: list[Block], role: str | None) -> Iterator[Presentation]:
    """The exercises of a list: its top items when they name exercises, alone or together.

    An item that only heads exercises nested under it, "Legs:" or "Circuit", is none: theirs is a list of its own.
    """
    depth = min(item.depth for item in items if item.kind == "item")
    said = figure_items(view, items)
    tops = [
        index for index, item in enumerate(items) if item.kind == "item" and item.depth == depth and item not in said
    ]
    stretches = list(zip(tops, [*tops[1:], len(items)], strict=True))
    heads = {top for top, end in stretches if _heads_list(view, items[top], items[top + 1 : end])}
    for top, end in stretches:
        if top in heads:
            yield from list_entries(view, section, items[top + 1 : end], role)
    yield from _listed(view, section, items, [stretch for stretch in stretches if stretch[0] not in heads], role)


def _heads_list(view: View, head: Block, under: Sequence[Block]) -> bool:
    """Whether an item is no exercise but a heading over the exercises nested under it."""
    nested = [block for block in under if block.kind == "item"]
    if len(nested) < MIN_NESTED or view.tools.labels.heading_role(view.text(head)) in _NESTED_FIELDS:
        return False
    depth = min(item.depth for item in nested)
    below = (item for item in nested if item.depth == depth)
    told = [item for item in below if not _RESTS.match(view.folded, item.start, item.end)]
    commanded = commanded_entries(view, told)
    entries = [_surer(read_entry(view, item), commanded.get(item)) for item in told]
    certain = [entry for entry in entries if entry and entry.strength == "strong"]
    dosed = sum(entry.dosed for entry in certain)
    own = read_entry(view, head)
    if is_stretch_of_session(view, head, own, entries):
        return True
    in_rounds = _IN_ROUNDS.search(view.folded, head.start, head.end) is not None
    if own and (own.strength == "strong" or (not in_rounds and (own.dosed or own.strength == "weak"))):
        return not own.dosed and len(certain) == dosed == len(entries) >= MIN_NESTED
    counted = in_rounds or dosed >= MIN_SHARE * len(certain)
    return len(certain) >= MIN_NESTED and len(certain) >= MOSTLY * len(entries) and counted


def coded_entries(
    view: View, section: Section, lines: list[Block], coded: list[Block], role: str | None
) -> Iterator[Presentation]:
    """The exercises of paragraphs with order codes ("1A. Squat", "B2: Row"), each with the paragraphs after it."""
    begun = frozenset(coded)
    tops = [index for index, line in enumerate(lines) if line in begun]
    yield from _listed(view, section, lines, list(zip(tops, [*tops[1:], len(lines)], strict=True)), role)


def _item_entry(view: View, item: Block, role: str | None) -> Entry | None:
    """The entry that an item is; where exercises are listed its name may be a link or end at a comma, too.

    Elsewhere a link leads away, and a comma is one of a sentence.
    """
    linked = linked_name(view, item) if role == "exercises" else None
    entry = None if linked else read_entry(view, item)
    set_off = linked or (name_before_comma(view, item) if role == "exercises" and entry is None else None)
    return Entry((set_off.name,), bool(view.doses(item)), True, set_off.rest) if set_off else entry


def _surer(entry: Entry | None, commanded: Entry | None) -> Entry | None:
    """The entry of an item by its name where that is certain, or by the command that it is."""
    return entry if entry and (entry.strength == "strong" or commanded is None) else commanded


def _listed(
    view: View, section: Section, items: list[Block], tops: Sequence[tuple[int, int]], role: str | None
) -> Iterator[Presentation]:
    """The exercises of a list's items, each given by its place and that of the next one."""
    alone = [top for top, end in tops if end == top + 1]
    strung = {top: found for top in alone if (found := list(strung_names(view, section, items[top])))}
    for found in strung.values():
        yield from found
    tops = [stretch for stretch in tops if stretch[0] not in strung]
    commanded = commanded_entries(view, [items[top] for top, _ in tops])
    listed = [
        Listed(items[top], entry, items[top + 1 : end], evidence_in(view, items[top + 1 : end]))
        for top, end in tops
        if (entry := _surer(_item_entry(view, items[top], role), commanded.get(items[top])))
    ]
    agreed = _sure_of(view, section, items[0], listed, len(tops), role) >= MIN_SHARE * len(tops)
    among = set(commanded if role not in _DOUBTED_IN else ())
    accepted = {item.block for item in listed if item.block in among or _accepted(item, agreed, role)}
    named = {item.block for item in listed}
    for top, end in tops:
        if items[top] not in named:
            yield from names_in_item(view, section, items[top], among=agreed)
            yield from (
                told for block in items[top + 1 : end] if block.continues for told in dosed_names(view, section, block)
            )
        if items[top] not in accepted and any(dose.sets and dose.reps for dose in view.doses(items[top])):
            yield from dosed_names(view, section, items[top])
    for item in listed:
        chain = [told for block in item.under if block.continues for told in dosed_names(view, section, block)]
        chain = chain or _each_dosed(view, section, item)
        if chain:
            # "Push: Push-Up (40 s) → Archer Push-Up (30 s)": the item heads the exercises under it.
            yield from chain
        elif item.block in accepted:
            parts = (*_said_in_line(view, item), *body_parts(view, item.under, None))
            lead = Span(item.block.start, item.block.end)
            yield from presented(view, section, item.entry, "list item", parts, lead)


def _each_dosed(view: View, section: Section, item: Listed) -> list[Presentation]:
    """The exercises of an item that names several, each with its own dose: "Squat 3x10 + Row 3x8"."""
    doses = view.doses(item.block) if item.entry.dosed else []
    if len(doses) < _MIN_CHAINED or item.entry.names[0].start > doses[0].start:
        return []
    return each_dosed(view, section, item.block)


def _sure_of(
    view: View, section: Section, first: Block, listed: Sequence[Listed], length: int, role: str | None
) -> int:
    """How many of the items of a list of some length are exercises, by themselves or by what the others are."""
    dosed = sum(item.entry.dosed or _is_prescribed(view, item) for item in listed)
    if dosed >= MOSTLY * length and dosed >= MIN_DOSED:
        return length
    sure = sum(item.sure for item in listed)
    if role in _DOUBTED_IN:
        return sure
    # "Wrist rolls: Hold your arms out" beside a certain name is one too; "Elbow position: Keep them in" is a tip.
    if sure:
        doubtful = sure < MIN_SHARE * length
        weak = [item for item in listed if doubtful and not item.sure and item.entry.strength == "weak"]
        return sure + sum(_tells(view, item.entry) for item in weak)
    known = [item for item in listed if item.entry.is_known]
    bare = sum(not item.entry.described and not is_joint_action(item.entry.names[0]) for item in known)
    if announced_before(view, section, first):
        told = bare + sum(_tells(view, item.entry) for item in known)
        return told if told >= MIN_KNOWN else 0
    return bare if bare == length >= MIN_BARE else 0


def _is_prescribed(view: View, item: Listed) -> bool:
    """Whether sets and repetitions of their own stand under an item: "Fist Rocks", "3×45 sec, rest 30 sec"."""
    if not item.evidence.dose or item.entry.described:
        return False
    return any(dose.sets and dose.reps for block in item.under for dose in view.doses(block))


def _said_in_line(view: View, item: Listed) -> Iterator[Part]:
    """What an item's own line says of its exercise, the remark in brackets by itself."""
    rest, block = item.entry.rest, item.block
    fields = fields_of(view, block, rest)
    if fields:
        yield from (field_part(block, label, span, None, None) for label, span in fields)
        return
    opened = remark_in(view.text(block))
    if (
        opened is None
        or block.start + opened < rest.start
        or _ON_SETS.search(view.folded, block.start + opened, block.end)
    ):
        yield Part(rest, None, block)
        return
    at = block.start + opened
    if rest.start < at:
        yield Part(Span(rest.start, at), None, block)
    line = view.text(Span(at, block.end))
    closed = line.rfind("]" if line.startswith("[") else ")")
    end = at + closed if closed > 0 else block.end
    yield Part(Span(at + 1, end), None, block)
    if end + 1 < block.end:
        yield Part(Span(end + 1, block.end), None, block)


def _tells(view: View, entry: Entry) -> bool:
    """Whether what an item says after its name instructs: "Hamstring stretch - Grab your toes"."""
    told = view.folded[entry.rest.start : entry.rest.end].lstrip(" :.-–—")
    return entry.described and view.tools.instructs(told.partition(". ")[0])


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
