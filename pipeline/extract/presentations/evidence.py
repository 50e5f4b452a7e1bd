"""What speaks for a place being an exercise's: steps, a dose, a label that only exercises have."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial
from typing import Final, NamedTuple

from pipeline.extract.outline import Section
from pipeline.extract.presentations.model import EXERCISE_FIELDS, View
from pipeline.models import Block

MIN_STEPS: Final = 2
"""One sentence that instructs may be advice; two in a row perform a movement."""


class Evidence(NamedTuple):
    """The kinds of content found; three kinds are certain, one may be chance."""

    steps: bool = False
    dose: bool = False
    field: bool = False

    @property
    def kinds(self) -> int:
        """How many kinds were found."""
        return sum(self)


def evidence_in(view: View, blocks: Iterable[Block]) -> Evidence:
    """The evidence in some blocks that stand under a name."""
    content = [block for block in blocks if block.kind in ("item", "paragraph", "row")]
    if not content:
        return Evidence()
    labels = [view.label(block) for block in content]
    instructing = [
        block
        for block, label in zip(content, labels, strict=True)
        if label is None and block.kind != "row" and view.tools.instructs(view.folded[block.start : block.end])
    ]
    unlabelled = sum(label is None and block.kind != "row" for block, label in zip(content, labels, strict=True))
    return Evidence(
        steps=(len(instructing) >= MIN_STEPS and 2 * len(instructing) >= unlabelled)
        or any(_performs(view, block) for block in content if block.kind == "paragraph"),
        dose=any(dose.sets or dose.reps for block in content for dose in view.doses(block)),
        field=any(label is not None and label.role in EXERCISE_FIELDS | {"variations"} for label in labels),
    )


def _performs(view: View, block: Block) -> bool:
    """Whether most sentences of a paragraph, and at least two, instruct."""
    sentences = view.annotated.sentences_in(block)
    good = sum(view.tools.instructs(view.folded[sentence.start : sentence.end]) for sentence in sentences)
    return good >= MIN_STEPS and 2 * good >= len(sentences)


def evidence_under(view: View, section: Section) -> Evidence:
    """The evidence in a section and everything under it."""
    return view.annotated.kept(("evidence", section.index), lambda: _find_evidence(view, section))


def _find_evidence(view: View, section: Section) -> Evidence:
    found = Evidence(dose=bool(section.heading and view.doses(section.heading)))
    for inner in view.outline.subtree(section):
        own = view.annotated.kept(("own evidence", inner.index), partial(evidence_in, view, inner.body))
        labelled = inner.index != section.index and inner.role in EXERCISE_FIELDS
        found = Evidence(found.steps or own.steps, found.dose or own.dose, found.field or own.field or labelled)
    return found
