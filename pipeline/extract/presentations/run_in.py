"""Names that run into the sentence behind them, where text has lost its lines: "2. Heel Slide Lie on your back…"."""

from __future__ import annotations

import re
from typing import Final

from pipeline.extract.names import NameCandidate
from pipeline.extract.presentations.model import View
from pipeline.markers import counted_name
from pipeline.models import Block, Span

_RUNS_IN: Final = re.compile(r"(?<=[a-z)]) (?=[A-Z][a-z]{1,12} [a-z])")
"""A capital behind a small letter, and a small letter in the word after it."""
_ENDS: Final = re.compile(r"[.:;!?]")
_REACH: Final = 70
"""Characters of a name with what counts it."""


def name_run_in(view: View, block: Block) -> tuple[NameCandidate, Span] | None:
    """The certain or mostly known name of an item that goes on with a command, and what stands behind the name."""
    text = view.text(Span(block.start, min(block.end, block.start + _REACH)))
    begin = counted_name(text) or 0
    ends = _ENDS.search(text, begin)
    best: tuple[NameCandidate, Span] | None = None
    for cut in _RUNS_IN.finditer(text, begin, ends.start() if ends else len(text)):
        stretch = Span(block.start + begin, block.start + cut.start())
        behind = Span(block.start + cut.end(), block.end)
        sentence = view.annotated.sentence_at(behind.start)
        if not view.tools.instructs(view.folded[behind.start : sentence.end if sentence else block.end]):
            continue
        names = view.names(stretch)
        whole = len(names) == 1 and names[0].start <= stretch.start + 1 and names[0].strength != "shaped"
        if whole and names[0].strength == "strong":
            return names[0], behind
        if whole and best is None:
            best = names[0], behind
    return best
