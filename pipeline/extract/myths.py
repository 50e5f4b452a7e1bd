"""What an article calls a myth, and where under it the article tells the truth."""

from __future__ import annotations

import re
from typing import Final

from pipeline.extract.language import Annotated
from pipeline.extract.outline import Outline, Section
from pipeline.models import Block, Span

_MYTH: Final = re.compile(r"\b(?:myths?|misconceptions?|misunderstandings?|fiction|old wives)\b")
_DENIAL: Final = (
    r"(?:no|nope|wrong|false|untrue|incorrect|nonsense|rubbish|hogwash|busted|debunked|not true|not so|not at all|"
    r"not quite|quite the opposite|on the contrary)(?=\s?[.,;:!–—]|\s*$)"
)
_TRUTH: Final = r"(?:the )?(?:fact|truth|reality|real story)s?(?:\s?:| is\b)|in (?:fact|truth|reality)\b|actually,"
_TURNS: Final = re.compile(
    rf"(?:^|(?<=[.!?:\n\"”*]))\s*[\"“*_]{{0,3}}(?:{_DENIAL}|{_TRUTH})"
    r"|\b(?:is|are|'s|isn't|aren't)\s(?:simply |just |plainly |completely |quite )?"
    r"(?:not true|untrue|true|false|wrong|nonsense|a myth|rubbish)\b",
    re.MULTILINE,
)
"""Where what an article says of a myth turns against it: "No.", "Fact:", "that is not true"."""
_DENIED: Final = re.compile(rf"[\s\"'”“*_>#-]{{0,12}}{_DENIAL}")
_LABEL_REACH: Final = 24
"""Characters in which a label such as "The truth:" stands at the beginning of a sentence."""


def denied_behind(folded: str, end: int) -> bool:
    """Whether what follows right behind a statement in a folded text denies it.

    >>> denied_behind("never squat low. wrong. go low.", 16), denied_behind("never squat low. go slowly.", 16)
    (True, False)
    """
    return _DENIED.match(folded, end) is not None


def is_truth_behind_myth(annotated: Annotated, outline: Outline, section: Section, sentence: Span) -> bool:
    """Whether a sentence under the heading of a myth stands where the article has turned against it."""
    heading = section.heading
    if heading is None or not any(
        _MYTH.search(annotated.folded, one.start, one.end) for one in _headings(outline, section)
    ):
        return False
    turn = annotated.kept(("turn against a myth", section.index), lambda: _first_turn(annotated.folded, section))
    return turn is not None and turn < min(sentence.end, sentence.start + _LABEL_REACH)


def _first_turn(folded: str, section: Section) -> int | None:
    """Where the text right under a heading turns against what the heading says."""
    assert section.heading is not None
    found = _TURNS.search(folded, section.heading.end, section.body[-1].end) if section.body else None
    return found.end() if found else None


def _headings(outline: Outline, section: Section) -> list[Block]:
    return [one.heading for one in (section, *outline.ancestors(section)) if one.heading and one.level > 1]
