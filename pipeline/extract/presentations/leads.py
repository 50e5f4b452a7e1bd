"""Exercises whose names lead a paragraph that tells them: "Cobra Pose – Lie on your stomach. Press up…"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Final, NamedTuple

from pipeline.extract.judging import Strength
from pipeline.extract.names import NameCandidate
from pipeline.extract.outline import Section
from pipeline.extract.presentations.announcing import announced_before
from pipeline.extract.presentations.dosed import MAX_LEAD
from pipeline.extract.presentations.model import Part, Presentation, View
from pipeline.extract.presentations.told import NO_TELLING_IN, moves_the_body
from pipeline.models import Block, Span

_LEAD: Final = re.compile(r"[^.:;,!?–—]{3,70}?(?:\s[–—-]{1,2}\s|\s?—\s?|:\s+|\.\s+(?=[\"“A-Z]))")
MIN_TELLING: Final = 2
"""Sentences that instruct where no other paragraph is built alike."""
MIN_SURE: Final = 2
"""Certain names among the paragraphs that make a doubtful one beside them an exercise."""
SHARE: Final = 0.5
"""Of the leads that are followed by instructions how many must be certain names: else they are phases of a movement."""


class _Led(NamedTuple):
    """A paragraph with its leading name, if it is one, and how many of the sentences behind it instruct."""

    name: NameCandidate | None
    behind: Span
    telling: int

    @property
    def strength(self) -> Strength | None:
        """How sure it is that the lead is a name; None when it is none."""
        return self.name.strength if self.name else None

    @property
    def is_known(self) -> bool:
        """Whether the lead is no certain name, but several words that are all known."""
        return self.name is not None and self.strength == "weak" and not self.name.parsed.uncovered


class _Leads(NamedTuple):
    """The leading names of a section by where their paragraphs begin, how many are told, and certain or known of these.

    And whether the text before the first says that exercises are to come.
    """

    found: Mapping[int, _Led]
    told: int
    certain: int
    known: int
    announced: bool


def led_exercise(view: View, section: Section, block: Block, role: str | None) -> Iterator[Presentation]:
    """The exercise whose name leads a paragraph, set off by a dash, colon or full stop, and that the rest tells."""
    if role in NO_TELLING_IN or block.kind != "paragraph" or not _LEAD.match(view.text(block)):
        return
    leads = view.annotated.kept(("led", section.index), lambda: _leads_in(view, section))
    led = leads.found.get(block.start)
    if led is None or led.name is None:
        return
    if _accepted(led, leads, dosed=bool(view.doses(led.behind))):
        yield view.presented(section, led.name, "leading name", [Part(led.behind, None, block)])


def _accepted(led: _Led, leads: _Leads, *, dosed: bool) -> bool:
    """Whether a leading name is an exercise by itself or among all that instruct in its section.

    "Calf Stretch" of known words is as sure as any where exercises are announced, or another name is certain.
    """
    if not led.telling:
        return leads.certain >= MIN_SURE or (dosed and led.strength == "strong" and leads.told >= MIN_SURE)
    sure = leads.certain + (leads.known if leads.announced or leads.certain else 0)
    if sure < SHARE * leads.told:
        return False
    if sure >= MIN_SURE:
        return led.strength != "shaped" or dosed
    return led.strength == "strong" and led.telling >= MIN_TELLING


def _leads_in(view: View, section: Section) -> _Leads:
    """The paragraphs of a section that instruct behind a short lead, or only describe behind a certain name."""
    leading = [(block, led) for block in section.body if block.kind == "paragraph" and (led := _led(view, block))]
    told = [led for _, led in leading if led.telling or (led.strength == "strong" and view.doses(led.behind))]
    certain = sum(led.strength == "strong" for led in told)
    known = sum(led.is_known for led in told)
    announced = bool(leading) and announced_before(view, section, leading[0][0])
    return _Leads({block.start: led for block, led in leading}, len(told), certain, known, announced)


def _led(view: View, block: Block) -> _Led | None:
    lead = _LEAD.match(view.text(block))
    if lead is None or view.label(block):
        return None
    behind = Span(block.start + lead.end(), block.end)
    sentences = view.annotated.sentences_in(behind)
    telling = [one for one in sentences if view.tools.instructs(view.folded[one.start : one.end])]
    tells = bool(telling) and telling[0] in sentences[:2] and any(moves_the_body(view, one) for one in telling)
    stretch = Span(block.start, block.start + len(lead.group().rstrip(" .:–—-")))
    names = view.names(stretch) if stretch.end - stretch.start <= MAX_LEAD else []
    whole = [name for name in names if name.start <= stretch.start + 1]
    led = _Led(whole[0] if len(names) == len(whole) == 1 else None, behind, len(telling) if tells else 0)
    return led if tells or led.strength == "strong" else None
