"""Exercises that a paragraph presents: by a bold lead-in, by a dose beside a name, by its first words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from pipeline.extract.outline import Section
from pipeline.extract.presentations.dosed import MAX_LEAD, counted_names, dosed_names, each_dosed, sets_first
from pipeline.extract.presentations.entries import read_entry
from pipeline.extract.presentations.leads import led_exercise
from pipeline.extract.presentations.model import Part, Presentation, View
from pipeline.extract.presentations.performed import performed_exercises
from pipeline.extract.presentations.short_forms import jotted_exercises
from pipeline.extract.presentations.strung import strung_names
from pipeline.extract.presentations.told import told_exercises
from pipeline.models import Block, Span

_SAYS: Final = re.compile(
    r",|\s(?:(?:\w+ly|also) )?"
    r"(?:is|are|was|were|may|can|will|should|must|do|does|have|has|(?:add|work|target|build|help|offer|require|train|"
    r"strengthen|hit|develop|give|take|look|come|get|make|let|put|need|allow|remain|provide|involve|mimic|isolate|improve|"
    r"challenge|increase|use|engage|deserve|tax|load|open|feel|keep|demand|combine|start|begin|force|place|"
    r"emphasi[sz]e|activate|recruit|prioriti[sz]e|shift|rely)s?|(?:teach|focus|stress|stretch)(?:es)?)\s"
)
_FIRST_WORD: Final = re.compile(r"(?:finally|next|first|second|third|then|lastly|last|also),\s+", re.IGNORECASE)


_ANNOUNCED: Final = re.compile(
    r"(?=[^:]{0,60}\b(?:exercise|move|movement|stretch|lift|drill|pose|number|one|two|three|first|second|third|fourth|"
    r"fifth|next|final|last|favou?rite|best)\b)[^:.!?]{3,60}:\s+(?P<name>[^:.!?]{3,50})[.!]\s",
    re.IGNORECASE,
)
_LONGEST_ANNOUNCEMENT: Final = 61
"""Characters with the colon behind it."""
_SHORT_SENTENCE: Final = re.compile(r"\.\s")
MIN_DEVOTED: Final = 3


def line_entries(view: View, section: Section, block: Block, role: str | None) -> Iterator[Presentation]:
    """The exercises that one paragraph presents."""
    found = list(_bold_lead(view, section, block))
    if not found:
        dosed = list(_with_figures(view, section, block, role)) if view.annotated.codes_in(block) else []
        found = list(led_exercise(view, section, block, role))
        found = found or list(told_exercises(view, section, block, role, dosed))
        told = {presentation.candidate.meaning for presentation in found}
        found += [presentation for presentation in dosed if presentation.candidate.meaning not in told]
    if not found:
        found = list(_announced(view, section, block))
    if not found and (role == "exercises" or _under_exercises(view, section) or devoted_paragraphs(view, section)):
        found = list(_sentence_start(view, section, block))
    yield from {presentation.candidate.start: presentation for presentation in found}.values()


def _with_figures(view: View, section: Section, block: Block, role: str | None) -> Iterator[Presentation]:
    """The exercises of a paragraph that holds figures: with a dose behind the name, around it or before it."""
    strung = list(strung_names(view, section, block))
    if strung:
        yield from strung
        return
    counted = list(counted_names(view, section, block))
    several = {one.candidate.start for one in counted}
    performed = [one for one in performed_exercises(view, section, block, role) if one.candidate.start not in several]
    ends = {one.candidate.end: one.candidate.start for one in performed}
    # "Close with a wall sit for a minute" has a wall sit and no close wall sit.
    yield from (
        one for one in dosed_names(view, section, block) if ends.get(one.candidate.end, 0) <= one.candidate.start
    )
    yield from performed
    yield from sets_first(view, section, block)
    yield from counted
    yield from jotted_exercises(view, section, block)


def _bold_lead(view: View, section: Section, block: Block) -> Iterator[Presentation]:
    """A paragraph or line that begins with a bold name: "**Rope pushdown.** Face a high cable…"."""
    if not block.strong or block.strong[0].start > block.start + 4:
        return
    entry = read_entry(view, block)
    if entry is None or not (entry.names[0].strength == "strong" or entry.dosed) or each_dosed(view, section, block):
        return
    parts = (Part(entry.rest, None, block),)
    for name in entry.names:
        yield view.presented(section, name, "bold lead", parts, block)


def _announced(view: View, section: Section, block: Block) -> Iterator[Presentation]:
    """A paragraph that announces its exercise and tells it: "My favourite core exercise: the dead bug. Lie on…"."""
    text = view.text(block)
    announced = _ANNOUNCED.match(text) if text.find(":", 0, _LONGEST_ANNOUNCEMENT) > 0 else None
    if announced is None or not view.tools.names.may_name(announced["name"]):
        return
    rest = Span(block.start + announced.end(), block.end)
    if not any(view.tools.instructs(view.folded[one.start : one.end]) for one in view.annotated.sentences_in(rest)):
        return
    for name in view.tools.names.read(announced["name"], block.start + announced.start("name")):
        if name.strength == "strong":
            part = Part(rest, None, block)
            yield view.presented(section, name, "announced name", (part,))


def _sentence_start(view: View, section: Section, block: Block) -> Iterator[Presentation]:
    """A paragraph devoted to the exercise that its first words name: "Deadlifts are at the top of the list…"."""
    text = view.text(block)
    opening = _FIRST_WORD.match(text)
    begin = opening.end() if opening else 0
    says = _SAYS.search(text, begin, begin + MAX_LEAD) or _SHORT_SENTENCE.search(text, begin, begin + MAX_LEAD)
    if not says:
        return
    stretch = text[begin : says.start()].partition(": ")[0]  # "Leg press: The leg press machine is…"
    if not view.tools.names.may_name(stretch):
        return
    for name in view.tools.names.read(stretch, block.start + begin):
        if name.strength == "strong":
            part = Part(Span(block.start, block.end), None, block)
            yield view.presented(section, name, "sentence start", (part,))


def devoted_paragraphs(view: View, section: Section) -> bool:
    """Whether several paragraphs of a section begin with an exercise each: prose that goes from one to the next."""
    return view.annotated.kept(("devoted", section.index), lambda: _devoted_paragraphs(view, section))


def _devoted_paragraphs(view: View, section: Section) -> bool:
    named = {
        presentation.candidate.meaning
        for block in section.body
        if block.kind == "paragraph"
        for presentation in _sentence_start(view, section, block)
    }
    return len(named) >= MIN_DEVOTED


def _under_exercises(view: View, section: Section) -> bool:
    return view.annotated.kept(
        ("under exercises", section.index),
        lambda: any(item.role == "exercises" for item in (section, *view.outline.ancestors(section))),
    )
