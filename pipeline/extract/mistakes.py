"""Where an article names mistakes, and where it puts them right."""

from __future__ import annotations

import re
from typing import Final

from pipeline.models import Span

_MISTAKES: Final = re.compile(r"\b(?:mistakes|errors|blunders|sins|doing \w+ wrong|wrong way)\b")
_FIX: Final = re.compile(
    r"(?:^|[^a-z])(?:(?:the )?(?:quick )?(?:fix|solution|correction|remedy|cure)|how to (?:fix|correct) (?:it|this)|"
    r"(?:do|try) this|better|instead)[*_]*:"
)
_STATES_RULE: Final = re.compile(
    r"^(?!\W*(?:not|no|never|don't|do not|avoid|[a-z]+ing)\b)[^.;:]{0,60}?"
    r"(?:\b(?:stays?|remains?|keeps?|points?|faces?|belongs?|(?:is|are) kept)\b[^.;:]{0,60}?\b(?:always|on every|"
    r"in every|every single|on each|throughout|at all times|all the way|the whole time|from start to finish)\b"
    r"|\b(?:always|must|has to|have to|should)\s(?:stays?|remains?|keeps?|points?|faces?|be kept)\b)"
)
"""A rule told of a part of the body: "The knee stays behind the toes on every repetition"."""
_HAS_TO_BE: Final = re.compile(
    r"(?<!\bthink )(?<!\bfeel )\b(?:your|the|both|keep|they|it|you)\b[^.;:,]{0,24}?\b(?:should|must|ha(?:s|ve) to|"
    r"ought to|needs? to)\b"
)
_BELIEVED: Final = re.compile(r"\b(?:think\w*|believ\w+|assum\w+|told|feel\w*|convinced|insist\w*)\b")
_ALWAYS: Final = re.compile(r"^\W*(?:instead, |rather, |so |and )?always (?![a-z]+ing\b)[a-z]+")
_ANOTHER_BEFORE: Final = re.compile(r"[.!?][*_]{0,2}\s")
_DENIES: Final = re.compile(r"\b(?:not|never|avoid|no|instead|should|keep|make sure|focus on|think|aim)\b|n't\b")


def lists_mistakes(title: str) -> bool:
    """Whether a folded title announces mistakes, which the headings then name.

    >>> lists_mistakes("5 push-up mistakes you make"), lists_mistakes("5 push-up variations")
    (True, False)
    """
    return _MISTAKES.search(title) is not None


def corrects(folded: str, sentence: Span) -> bool:
    """Whether a sentence among mistakes stands behind "Fix:" in its line and so tells what to do.

    >>> corrects("rounded back. fix: lower the weight.", Span(19, 36)), corrects("rounded back.", Span(0, 13))
    (True, False)
    """
    line = folded.rfind("\n", 0, sentence.start) + 1
    return _FIX.search(folded, line, sentence.end) is not None


def has_to_be(folded: str) -> bool:
    """Whether a sentence among mistakes says how something has to be: "Always look down", "Your heels must stay down".

    >>> has_to_be("always look at the floor."), has_to_be("always looking up.")
    (True, False)
    """
    return _ALWAYS.match(folded) is not None or (
        _HAS_TO_BE.search(folded) is not None and _BELIEVED.search(folded) is None
    )


def is_behind_fault(folded: str, sentence: Span) -> bool:
    """Whether a sentence among mistakes stands behind another of its line, where a command puts that one right.

    >>> is_behind_fault("looking up. look at the floor.", Span(12, 30)), is_behind_fault("look up.", Span(0, 8))
    (True, False)
    """
    line = folded.rfind("\n", 0, sentence.start) + 1
    return _ANOTHER_BEFORE.search(folded, line, sentence.start) is not None


def states_rule(folded: str) -> bool:
    """Whether a sentence among mistakes tells how something always is, and so names no mistake.

    >>> states_rule("the back stays flat on every rep."), states_rule("the back rounds on every rep.")
    (True, False)
    """
    return _STATES_RULE.search(folded) is not None


def denies(folded: str) -> bool:
    """Whether a command among mistakes shows by its words if it is one or what to do instead.

    >>> denies("do not lock your knees."), denies("lower the bar under control.")
    (True, False)
    """
    return _DENIES.search(folded) is not None
