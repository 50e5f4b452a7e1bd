"""Which figures of a line can be advice, as far as a few of its words and of its lexemes tell.

Most figures of an article are no advice, and most of them stand where no rule can fit: seconds where nothing speaks
of rest, shares of no maximum. What a rule needs at the least is looked for here, before anything is read.
"""

from __future__ import annotations

import re
from collections.abc import Set
from functools import lru_cache
from typing import Final, NamedTuple

from pipeline.extract.advice.figure import Kind
from pipeline.extract.advice.figures import NUMBERS
from pipeline.extract.advice.place import Topic
from pipeline.models import Block, Span

_SURE: Final[tuple[tuple[str, frozenset[Kind]], ...]] = (
    ("W", frozenset({"times a week", "sets a week"})),
    ("d", frozenset({"times a week", "days"})),
    ("M", frozenset({"minutes"})),
    ("H", frozenset({"hours"})),
)
"""Codes that tell kinds of figures of which any can be advice."""


class _Need(NamedTuple):
    """What the rules for a kind of figure need."""

    kind: Kind
    codes: frozenset[str]
    """Codes of which there is one beside every such figure."""
    topics: frozenset[Topic]
    """What something above the line announces, unless the line has one of the words."""
    words: re.Pattern[str]
    from_before: bool = False
    """Whether the words may also stand in the sentences before the line."""


_NEEDS: Final = (
    _Need(
        "seconds",
        frozenset("T"),
        frozenset({"rest"}),
        re.compile(r"rest|recover|break|breath|between|before|off"),
        from_before=True,
    ),
    # "Rest 1:30", "rest 2m"
    _Need("seconds", frozenset("Z:D"), frozenset(), re.compile(r"rest|recovery|break")),
    _Need("percent", frozenset("%"), frozenset({"load"}), re.compile(r"rm|max|rep")),
    _Need(
        "exercises",
        frozenset("V"),
        frozenset({"exercises"}),
        re.compile(r"session|workout|class|routine|day|visit|time|muscle|body|pick|choose|select|stick|limit"),
    ),
    _Need(
        "number", NUMBERS, frozenset({"frequency", "exercises", "sets"}), re.compile(r"pick|choose|select|stick|limit")
    ),
    _Need("sets", frozenset("S"), frozenset({"sets"}), re.compile("week")),
    _Need("sessions", NUMBERS, frozenset({"frequency"}), re.compile(r"spread|split|divide|distribute")),
)

_TELLING: Final = NUMBERS.union(*(need.codes for need in _NEEDS), (code for code, _ in _SURE))


def hopeful_kinds(codes: str, folded: str, span: Span | Block, since: int, topics: Set[Topic]) -> set[Kind]:
    """The kinds of which a text of these lexeme codes can hold figures that fit a rule.

    `topics` are what its label and the headings above announce; the sentences before it begin at `since`. Figures
    spelled out without a number ("every other day") are left aside.
    """
    sure, needs = _possible(_TELLING.intersection(codes))
    kinds = set(sure)
    for need in needs:
        start = since if need.from_before else span.start
        if not need.topics.isdisjoint(topics) or need.words.search(folded, start, span.end):
            kinds.add(need.kind)
    return kinds


@lru_cache(maxsize=1 << 12)
def _possible(codes: frozenset[str]) -> tuple[frozenset[Kind], tuple[_Need, ...]]:
    """The kinds that a text with these codes may well advise, and the needs of the other kinds it can hold."""
    if codes.isdisjoint(NUMBERS):
        return frozenset(), ()
    sure = frozenset[Kind]().union(*(kinds for code, kinds in _SURE if code in codes))
    return sure, tuple(need for need in _NEEDS if not codes.isdisjoint(need.codes))
