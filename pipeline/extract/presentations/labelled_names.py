"""Items that fill a part of a session: "5-minute warm-up: Butt kicks or side steps", "Cool down: Savasana"."""

from __future__ import annotations

import re
from typing import Final

from pipeline.extract.names import NameCandidate
from pipeline.extract.presentations.model import View
from pipeline.extract.presentations.session_lines import MAX_LINE, listed_names
from pipeline.models import Block, Span

_TIME: Final = r"\d{1,2}(?:\s?[-–]\s?\d{1,2})?(?:\s|-)?(?:seconds?|secs?|minutes?|mins?)"
_PART: Final = re.compile(
    rf"(?:{_TIME}\s(?:of\s)?)?(?P<label>[^:\d()]{{3,40}}?)(?:\s?[(–-]\s?{_TIME}\)?)?:\s+(?:{_TIME}\s(?:of\s)?)?",
    re.IGNORECASE,
)
_SEVERAL: Final = re.compile(r"\b(?:asanas|drills|exercises|moves|movements|poses|postures|stretches)$")
_PARTS: Final = frozenset({"warmup", "cooldown"})


def labelled_names(view: View, block: Block) -> tuple[NameCandidate, ...] | None:
    """The exercises behind the part of a session that an item begins with, or None where it begins with none.

    Pastimes that fill it are no exercises of the article: "5-minute warm-up: brisk walking or light jogging".
    """
    text = view.text(block)
    part = _PART.match(text) if ":" in text and len(text) <= MAX_LINE else None
    if part is None or not _is_part(view, part["label"].lower()):
        return None
    names, unnamed = listed_names(view, Span(block.start + part.end(), block.end))
    pastimes = view.tools.names.vocabulary.words["pastime"].known
    told = [name for name in names if name.parsed.words[-1] not in pastimes]
    return tuple(told) if names and not unnamed else None


def _is_part(view: View, label: str) -> bool:
    if view.tools.labels.heading_role(label) in _PARTS or _SEVERAL.search(label):
        return True
    pastimes = view.tools.names.vocabulary.words["pastime"].known
    return label.rpartition(" ")[2] in pastimes and view.tools.names.judge.judge(label) is None
