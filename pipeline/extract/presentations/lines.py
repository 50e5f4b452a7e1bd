"""Exercises that a paragraph presents: by a bold lead-in, by a dose beside a name, by its first words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from pipeline.extract.names import NameCandidate
from pipeline.extract.outline import Section
from pipeline.extract.presentations.entries import MAX_LEAD, read_entry
from pipeline.extract.presentations.model import Part, Presentation, View
from pipeline.models import Block, Span

_BREAK: Final = re.compile(r"[.!?;:]\s+|,\s+(?:and\s+|then\s+)?(?!\d)")
_PERFORMING: Final = re.compile(
    r"\s*(?:(?:then|next|finally|also|now)[,\s]+)?(?:perform|execute|complete|do|practi[sc]e|hold|take|start with|"
    r"begin with|"
    r"finish with|start by|add|include|carry|try|hit|get through|go for|work through)\s+",
    re.IGNORECASE,
)
_NAME_ENDS: Final = re.compile(
    r"\s+(?:for|with|using|spending|performing|doing|exercises|to|at|on|from|while|until|before|after|in)\s|[,(:;]|\s[–—-]\s|\s(?=\d)",
    re.IGNORECASE,
)
_TAIL: Final = re.compile(r"[\s(–—:,x×-]+(?:(?:for|with|of|do|doing|exercises)\s*)*[\s(,:]*$", re.IGNORECASE)
_COUNT_FIRST: Final = re.compile(
    r"(?:\d{1,3}|one|two|three|four|five|six|eight|ten|twelve|fifteen|twenty)\s+(?:total\s+|slow\s+)?", re.IGNORECASE
)
_SAYS: Final = re.compile(
    r",|\s(?:is|are|was|add|adds|may|can|will|work|works|target|targets|build|builds|help|helps|have|has|offer|offers|require|"
    r"requires|train|trains|strengthen|strengthens|hit|hits|develop|develops|give|gives|teach|teaches|take|takes|look|looks)\s"
)


def line_entries(view: View, section: Section, block: Block, role: str | None) -> Iterator[Presentation]:
    """The exercises that one paragraph presents."""
    found = list(_bold_lead(view, section, block))
    if not found:
        found = [*_dosed_names(view, section, block), *_performed(view, section, block)]
    if not found and (role == "exercises" or _under_exercises(view, section)):
        found = list(_sentence_start(view, section, block))
    yield from {presentation.candidate.start: presentation for presentation in found}.values()


def _bold_lead(view: View, section: Section, block: Block) -> Iterator[Presentation]:
    """A paragraph or line that begins with a bold name: "**Rope pushdown.** Face a high cable…"."""
    if not block.strong or block.strong[0].start > block.start + 4:
        return
    entry = read_entry(view, block)
    if entry is None or not (entry.names[0].strength == "strong" or entry.dosed):
        return
    parts = (Part(entry.rest, None, block),)
    for name in entry.names:
        yield _presentation(view, section, name, "bold lead", parts, Span(block.start, block.end))


def _dosed_names(view: View, section: Section, block: Block) -> Iterator[Presentation]:
    """Names with a dose right behind them: "Row x 8", "Goblet Squats (3x8-10), Plank (3x30 s)"."""
    doses = [dose for dose in view.doses(block) if dose.sets or dose.reps or dose.unit == "failure"]
    last = block.start
    for index, dose in enumerate(doses):
        until = doses[index + 1].start if index + 1 < len(doses) else block.end
        text = view.text(Span(last, dose.start))
        cut = max((found.end() for found in _BREAK.finditer(text)), default=0)
        tail = _TAIL.search(text, cut)
        end = tail.start() if tail else len(text.rstrip())
        if 3 <= end - cut <= MAX_LEAD:
            lead = len(text[cut:end]) - len(text[cut:end].lstrip())
            names = view.tools.names.read(text[cut + lead : end], last + cut + lead)
            if names and all(_whole(name, last + cut + lead, last + end) for name in names):
                part = Part(Span(names[-1].end, min(until, _sentence_end(view, dose.end))), None, block)
                for name in names:
                    yield _presentation(view, section, name, "dosed name", (part,), Span(name.start, part.span.end))
        last = dose.end


def _whole(name: NameCandidate, start: int, end: int) -> bool:
    """Whether a name of known words begins where the stretch before its dose begins."""
    return name.strength != "shaped" and not name.parsed.uncovered and name.start - start <= 4


def _performed(view: View, section: Section, block: Block) -> Iterator[Presentation]:
    """A sentence that tells to do an exercise and gives its dose: "Perform wall slides for 2 sets of 15 reps"."""
    for sentence in view.annotated.sentences_in(block):
        text = view.text(sentence)
        verb = _PERFORMING.match(text)
        if not verb or not any(dose.reps or dose.sets for dose in view.doses(sentence)):
            continue
        begin = verb.end()
        count = _COUNT_FIRST.match(text, begin)
        begin = count.end() if count else begin
        ends = _NAME_ENDS.search(text, begin)
        stretch = text[begin : ends.start() if ends else len(text)]
        if not 3 <= len(stretch) <= MAX_LEAD:
            continue
        for name in view.tools.names.read(stretch, sentence.start + begin):
            if name.strength != "shaped":
                part = Part(sentence, None, block)
                yield _presentation(view, section, name, "told with its dose", (part,), sentence)


def _sentence_start(view: View, section: Section, block: Block) -> Iterator[Presentation]:
    """A paragraph devoted to the exercise that its first words name: "Deadlifts are at the top of the list…"."""
    text = view.text(block)
    says = _SAYS.search(text, 0, MAX_LEAD)
    if not says:
        return
    for name in view.tools.names.read(text[: says.start()], block.start):
        if name.strength == "strong" and (name.start - block.start <= 4 or name.start > block.start):
            part = Part(Span(block.start, block.end), None, block)
            yield _presentation(view, section, name, "sentence start", (part,), Span(name.start, name.end))


def _under_exercises(view: View, section: Section) -> bool:
    return any(view.role(item) == "exercises" for item in (section, *view.outline.ancestors(section)) if item.heading)


def _sentence_end(view: View, offset: int) -> int:
    for sentence in view.annotated.sentences_in(Span(offset - 1, offset)):
        for found in view.annotated.sentences:
            if found.start <= sentence.start < found.end:
                return found.end
    return offset


def _presentation(
    view: View, section: Section, name: NameCandidate, rule: str, parts: tuple[Part, ...], lead: Span
) -> Presentation:
    return Presentation(name, name.name, rule, parts, section.index, view.context(section), lead)
