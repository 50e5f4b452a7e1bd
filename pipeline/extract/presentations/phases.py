"""Headings that name the phases of one movement behind its setup: "Setup", "The Descent", "The Ascent"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from pipeline.extract.outline import Section
from pipeline.extract.presentations.evidence import evidence_in
from pipeline.extract.presentations.model import View

MAX_WORDS: Final = 6
_WORD: Final = re.compile(r"[a-z][a-z-]*")


def is_phase(view: View, section: Section) -> bool:
    """Whether a heading without a label is a phase of the movement whose setup a heading before it labels."""
    return section.index in view.annotated.kept("phases", lambda: frozenset(_phases(view)))


def _phases(view: View) -> Iterator[int]:
    """The sections with a word for a phase and with instructions that stand behind a setup under the same heading."""
    begun: set[int | None] = set()
    for section in view.outline.sections:
        if section.role == "setup":
            begun.add(section.parent)
        elif section.parent in begun and section.role is None and _names_phase(view, section):
            yield section.index


def _names_phase(view: View, section: Section) -> bool:
    assert section.heading is not None
    heading = view.folded[section.heading.start : section.heading.end]
    words = _WORD.findall(heading)
    known = view.tools.names.vocabulary.words["phase"].known
    return (
        len(words) <= MAX_WORDS
        and "?" not in heading
        and not known.isdisjoint(words)
        and (evidence_in(view, section.body).steps or _only_instructs(view, section))
    )


def _only_instructs(view: View, section: Section) -> bool:
    """Whether a section is one paragraph of which every sentence tells what to do: "Lower the bar to your chest."."""
    if len(section.body) != 1 or section.body[0].kind != "paragraph":
        return False
    sentences = view.annotated.sentences_in(section.body[0])
    return all(view.tools.instructs(view.folded[one.start : one.end]) for one in sentences)
