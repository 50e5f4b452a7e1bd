"""Where an article presents an exercise, and what text belongs to it.

Structure decides as much as vocabulary: an exercise has a heading, a list item, a table row, a bold
lead-in or a paragraph of its own; the neighbours of known exercises are exercises; tips, mistakes, muscles
and phases have the same shapes and are told apart by the section they stand in.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from pipeline.extract.outline import Section
from pipeline.extract.presentations.headings import exercise_headings, heading_presentations
from pipeline.extract.presentations.introduced import introduced_exercises
from pipeline.extract.presentations.lines import line_entries
from pipeline.extract.presentations.lists import coded_entries, list_entries
from pipeline.extract.presentations.model import NO_EXERCISES_IN, STRUNG, Part, Presentation, Tools, View
from pipeline.extract.presentations.profile import profile
from pipeline.extract.presentations.progressions import progressions
from pipeline.extract.presentations.run_in import name_run_in
from pipeline.extract.presentations.session_lines import session_lines
from pipeline.extract.presentations.subject import subject_presentation
from pipeline.extract.presentations.sums import parted_sums
from pipeline.extract.presentations.tables import table_entries
from pipeline.extract.presentations.told_below import told_below
from pipeline.extract.presentations.unmarked_lists import opens_rounds, unmarked_lists
from pipeline.markers import counted_name
from pipeline.models import Block

__all__ = ["STRUNG", "Part", "Presentation", "Tools", "View", "find_presentations"]

_CODED: Final = re.compile(r"(?:(?:\d{1,2}[A-H]|[A-H]\d{1,2})(?:[.):]|\b)|[A-H][.):]\s)\s*\S")
MIN_TOLD_ITEMS: Final = 2
MIN_CODED: Final = 2
"""Lines with an order code ("1A.", "B2:") that make a plan's list."""
_NO_LISTS_IN: Final = frozenset({"steps", "setup", "tips", "correction", "breathing", "rest", "tempo"})
"""Roles of sections whose lists are something else even where an item begins with an exercise."""


def find_presentations(view: View) -> list[Presentation]:
    """All presentations of a document, in reading order."""
    entries = {section.index: list(_entries(view, section)) for section in view.outline.sections}
    headings = exercise_headings(view, entries)
    taken = _taken(view, set(headings))
    others = [one for index in sorted(taken) for one in progressions(view, entries[index])]
    others += [one for section in view.outline.sections for one in told_below(view, section, headings)]
    found = [*heading_presentations(view, headings, {part.block for one in others for part in one.parts})]
    found += [presentation for index, inner in entries.items() if index not in taken for presentation in inner]
    found += others
    found += list(subject_presentation(view, taken, found)) or profile(view, taken, found)
    found += introduced_exercises(view, found)
    return sorted(
        parted_sums(view, found),
        key=lambda presentation: (presentation.candidate.start, presentation.candidate.end, presentation.name),
    )


def _taken(view: View, headings: set[int]) -> set[int]:
    """The sections that belong to an exercise heading."""
    return {inner.index for index in headings for inner in view.outline.subtree(view.outline.sections[index])}


def _entries(view: View, section: Section) -> Iterator[Presentation]:
    """The exercises that the lists, tables and paragraphs of one section present."""
    role = section.role if section.level > 1 else None
    if role in NO_EXERCISES_IN or section.inside(NO_EXERCISES_IN):
        return
    if role == "dose" or (role is None and section.heading and view.doses(section.heading)):
        role = _role_above(view, section) or role
    if role is None and section.heading and opens_rounds(view, section.heading):
        role = "exercises"
    for run in _with_told_items(list(_runs(section.body))):
        if run[0].kind == "row":
            yield from table_entries(view, section, run)
        elif run[0].kind == "item":
            if role not in _NO_LISTS_IN:
                yield from list_entries(view, section, run, role)
        elif run[0].kind in ("paragraph", "code"):
            yield from _told_entries(view, section, run, role)


def _told_entries(view: View, section: Section, run: list[Block], role: str | None) -> Iterator[Presentation]:
    """The exercises of paragraphs: those with order codes or counts together, others one by one."""
    coded = [block for block in run if _is_coded(view, block)]
    if len(coded) >= MIN_CODED:
        yield from coded_entries(view, section, run, coded, role)
        return
    listed: set[Block] = set()
    for lines in unmarked_lists(view, section, run) if role not in _NO_LISTS_IN else ():
        listed.update(lines)
        yield from coded_entries(view, section, lines, lines, role)
    for line, named in session_lines(view, section, run) if role not in _NO_LISTS_IN else ():
        if line not in listed:
            listed.add(line)
            yield from named
    for block in run:
        if not block.continues and block not in listed:
            yield from line_entries(view, section, block, role)


def _is_coded(view: View, block: Block) -> bool:
    """Whether a paragraph begins with an order code, or with a counted name that runs into how it is done."""
    text = view.text(block)
    return _CODED.match(text) is not None or (counted_name(text) is not None and name_run_in(view, block) is not None)


def _role_above(view: View, section: Section) -> str | None:
    """That a list of exercises stands above a line that only gives their dose: "Core exercises", "3 sets:"."""
    above = view.outline.sections[section.parent] if section.parent is not None else None
    return "exercises" if above and above.level > 1 and above.role == "exercises" else None


def _with_told_items(runs: list[list[Block]]) -> list[list[Block]]:
    """Runs in which lists of one item that stand before paragraphs head them: "1. Heel Tap", then how it is done."""
    lone = {at for at, run in enumerate(runs) if _is_lone_item(run) and at + 1 < len(runs) and _is_told(runs[at + 1])}
    if len(lone) < MIN_TOLD_ITEMS:
        return runs
    heads = {runs[at][0] for at in lone}
    below = {at + 1 for at in lone}
    joined = [[*run, *runs[at + 1]] if at in lone else run for at, run in enumerate(runs) if at not in below]
    first = next(at for at, run in enumerate(joined) if run[0] in heads)
    together = [block for run in joined if run[0] in heads for block in run]
    return [*joined[:first], together, *(run for run in joined[first:] if run[0] not in heads)]


def _is_lone_item(run: list[Block]) -> bool:
    return len(run) == 1 and run[0].kind == "item"


def _is_told(run: list[Block]) -> bool:
    return run[0].kind == "paragraph"


def _runs(body: tuple[Block, ...]) -> Iterator[list[Block]]:
    """Runs of blocks of one kind: a table's rows, a list's items with what continues them, paragraphs."""
    run: list[Block] = []
    for block in body:
        same = bool(run) and block.kind == run[0].kind and (block.kind != "row" or block.group == run[0].group)
        if run and not same and not (block.continues and run[0].kind == "item"):
            yield run
            run = []
        run.append(block)
    if run:
        yield run
