"""The text that belongs to a presentation, each piece under the role of its nearest label."""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Final

from pipeline.extract.labels import Label
from pipeline.extract.outline import Section
from pipeline.extract.presentations.columns import column_role, headed_columns
from pipeline.extract.presentations.fields import fields_of
from pipeline.extract.presentations.model import Part, View
from pipeline.extract.presentations.phases import is_phase
from pipeline.models import Block, Span

_RANKS: Final = frozenset({"primary muscles", "secondary muscles"})
_STEP_MARK: Final = re.compile(r"(?:step\s*)?\d{1,2}[.:)]?", re.IGNORECASE)
_COUNTED_STEP: Final = re.compile(r"(?:step\s*)?\d{1,2}[.:)]\s*\S|step\s*\d{1,2}\s*\S", re.IGNORECASE)


def section_parts(view: View, section: Section, exercises: Container[int], others: Container[Block]) -> Iterator[Part]:
    """The text of an exercise's section and the sections under it, but for the sections and blocks of others."""
    own_role = section.role
    roles: dict[int, str | None] = {section.index: own_role if own_role in ("steps", "setup") else None}
    titles: dict[int, str | None] = {section.index: None}
    skipped: set[int] = set()
    after_step_mark = False
    for inner in view.outline.subtree(section):
        heading = view.text(inner.heading) if inner.heading and inner.index != section.index else ""
        counted = after_step_mark or _COUNTED_STEP.match(heading) is not None
        if inner.index != section.index:
            assert inner.heading is not None
            assert inner.parent is not None
            if inner.index in exercises or inner.parent in skipped:
                skipped.add(inner.index)
                continue
            own = "steps" if is_phase(view, inner) else inner.role
            if counted and roles.get(inner.parent) in ("steps", "setup"):
                own = None  # "3. Squeeze Your Glute Muscles" is the name of a step
            roles[inner.index] = own or roles.get(inner.parent)
            titles[inner.index] = None if own and inner.role else view.text(inner.heading)
            label = view.label(inner.heading)
            if label:
                yield Part(Span(label.value_start, inner.heading.end), label.role, inner.heading)
        body = [block for block in inner.body if block not in others and not _STEP_MARK.fullmatch(view.text(block))]
        for part in body_parts(view, body, roles[inner.index], titles[inner.index]):
            yield replace(part, counted=True) if counted and part.titled is not None else part
        last = view.text(inner.body[-1]) if inner.body else heading
        after_step_mark = _STEP_MARK.fullmatch(last) is not None


def body_parts(view: View, body: Iterable[Block], role: str | None, titled: str | None = None) -> Iterator[Part]:
    """The blocks of a section's body as parts; a line with a label of its own has that role."""
    columns: Sequence[str | None] = ()
    for block in body:
        label = view.label(block)
        if block.kind == "row":
            headed = headed_columns(view, block)
            if headed:
                columns = headed
            elif len(columns) == len(block.cells):
                yield from (Part(cell, own or role, block) for cell, own in zip(block.cells, columns, strict=True))
            else:
                yield from _row_parts(view, block, role)
            continue
        columns = ()
        if block.kind == "caption":
            continue
        if label and not (block.kind == "item" and role in ("steps", "setup")):
            whole = Span(block.start, block.end)
            for own, span in fields_of(view, block, whole) or [(label, whole)]:
                yield field_part(block, own, span, role, titled)
        else:
            yield Part(Span(block.start, block.end), role, block, titled)


def field_part(block: Block, label: Label | None, span: Span, role: str | None, titled: str | None) -> Part:
    """A label's value; with its label where it is a dose, of which "Sets: 3  Reps: 8" makes one."""
    start = label.value_start if label and label.role != "dose" else span.start
    return Part(Span(start, span.end), label.role if label else role, block, titled)


def _row_parts(view: View, block: Block, role: str | None) -> Iterator[Part]:
    """A row of a fact table: its first cell labels the others, or another one ranks the muscle that the first names."""
    label = column_role(view, block.cells[0]) if len(block.cells) > 1 else None
    ranks = [] if label else [view.tools.labels.bare_role(view.text(cell)) for cell in block.cells[1:]]
    ranked = next((rank for rank in ranks if rank in _RANKS), None)
    for cell in block.cells[1:] if label else block.cells[:1] if ranked else block.cells:
        yield Part(cell, label or ranked or role, block)
