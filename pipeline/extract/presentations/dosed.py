"""Names with a dose right behind them, anywhere in a line."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from pipeline.extract.names import NameCandidate
from pipeline.extract.outline import Section
from pipeline.extract.presentations.model import Part, Presentation, View
from pipeline.models import Block, Span

MAX_LEAD: Final = 70
"""Characters; what stands before a dose or a colon beyond this is a sentence, not a name."""
_TAIL: Final = re.compile(
    r"[\s(–—:,x×>→-]{1,20}(?:(?:for|with|of|do|doing|exercises)\s{0,20})*[\s(,:]{0,20}$", re.IGNORECASE
)
_BREAK: Final = re.compile(r"[.!?;:]\s+|[→➜➔]\s*|,\s+(?:and\s+|then\s+)?(?!\d)")

_ROUNDS_OF: Final = re.compile(
    r"\b(?:\d{1,2}|two|three|four|five|six)\s(?:rounds?|sets?|circuits?|times through) of\b:?", re.IGNORECASE
)
_FIGURE: Final = re.compile(r"\d")
_COUNT: Final = re.compile(r"\d(?<![\w.,%/–-]\d)\d{0,2}\s+(?:total\s+|slow\s+)?(?=[A-Za-z])")
"""Looks back behind its first figure, so that only figures are looked at."""
_COUNTED_ENDS: Final = re.compile(r"[,.;:+&(]|\s(?:and|then|plus|or|with|on|at|per|each|for|in|to)\s|\s?[–—]")
MIN_COUNTED: Final = 2
"""One counted name in a sentence may be a benchmark; two are a list."""


def dosed_names(view: View, section: Section, block: Block) -> Iterator[Presentation]:
    """Names with a dose right behind them: "Row x 8", "Goblet Squats (3x8-10), Plank (3x30 s)"."""
    doses = [dose for dose in view.doses(block) if dose.sets or dose.reps or dose.unit == "failure"]
    last = block.start
    for index, dose in enumerate(doses):
        until = doses[index + 1].start if index + 1 < len(doses) else block.end
        text = view.text(Span(last, dose.start))
        cut = max((found.end() for found in _BREAK.finditer(text) if not _leads_to_dose(found, text)), default=0)
        tail = _TAIL.search(text, cut)
        end = tail.start() if tail else len(text.rstrip())
        if 3 <= end - cut <= MAX_LEAD and view.tools.names.may_name(text[cut:end]):
            lead = len(text[cut:end]) - len(text[cut:end].lstrip())
            names = view.tools.names.read(text[cut + lead : end], last + cut + lead)
            if not names or not all(_whole(name, last + cut + lead, last + end) for name in names):
                prescribed = dose.sets is not None and dose.reps is not None
                names = _right_before(view, Span(last + cut + lead, last + end)) if prescribed else []
            if names:
                part = Part(Span(names[-1].end, min(until, _sentence_end(view, dose.end))), None, block)
                for name in names:
                    stretch = Span(name.start, part.span.end)
                    yield Presentation(
                        name, name.name, "dosed name", (part,), section.index, view.context(section), stretch
                    )
        last = dose.end


def _right_before(view: View, stretch: Span) -> list[NameCandidate]:
    """The certain name that ends where the dose begins: "replace the hinge by romanian deadlifts, 3 sets of 8"."""
    name = view.tools.names.strongest_at_end(view.text(stretch), stretch.start)
    return [name] if name and name.start > stretch.start else []


def counted_names(view: View, section: Section, block: Block) -> Iterator[Presentation]:
    """Names with a count before each: "2 rounds of 10 good mornings, 5 inchworms and 20 high knees"."""
    if not _FIGURE.search(view.folded, block.start, block.end):
        return
    for sentence in view.annotated.sentences_in(block):
        text = view.text(sentence)
        if len(_FIGURE.findall(text)) < MIN_COUNTED:
            continue
        counts = list(_COUNT.finditer(text))
        if len(counts) < MIN_COUNTED:
            continue
        rounds = _ROUNDS_OF.search(text)
        if rounds is None and not view.tools.instructs(view.folded[sentence.start : sentence.end]):
            continue
        found = list(_counted(view, text, counts, sentence.start))
        if len(found) < MIN_COUNTED:
            continue
        for start, name in found:
            lead = Span(sentence.start + rounds.start() if rounds else start, name.end)
            yield Presentation(name, name.name, "counted name", (), section.index, view.context(section), lead)


def _counted(view: View, text: str, counts: list[re.Match[str]], offset: int) -> Iterator[tuple[int, NameCandidate]]:
    for count in counts:
        stretch = text[count.end() : count.end() + MAX_LEAD]
        ends = _COUNTED_ENDS.search(stretch)
        name = stretch[: ends.start() if ends else len(stretch)]
        names = view.tools.names.read(name, offset + count.end()) if view.tools.names.may_name(name) else []
        if len(names) == 1 and names[0].strength != "shaped" and not names[0].parsed.uncovered:
            yield offset + count.start(), names[0]


def _leads_to_dose(found: re.Match[str], text: str) -> bool:
    """Whether a comma, colon or arrow stands between a name and its dose: "Squat, 3 sets of 5"."""
    return found.end() == len(text) and found.group().strip() in (",", ":", "→")


def _whole(name: NameCandidate, start: int, end: int) -> bool:
    """Whether a name of known words begins where the stretch before its dose begins."""
    return name.strength != "shaped" and not name.parsed.uncovered and name.start - start <= 4


def _sentence_end(view: View, offset: int) -> int:
    sentence = view.annotated.sentence_at(offset - 1)
    return sentence.end if sentence else offset
