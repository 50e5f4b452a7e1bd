"""Exercises strung together with one dose for each of them: "Squats, lunges and push-ups – 3 x 10"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from pipeline.extract.doses import Dose
from pipeline.extract.names import NameCandidate
from pipeline.extract.outline import Section
from pipeline.extract.presentations.dosed import MAX_LEAD, TAIL, is_sure
from pipeline.extract.presentations.labelled_names import labelled_names
from pipeline.extract.presentations.model import STRUNG, Part, Presentation, View
from pipeline.extract.standing_in import in_full
from pipeline.models import Block, Span

_CUT: Final = re.compile(r",\s+(?:(?:and|then|plus)\s+)?|\s/\s|(?<=\))\s(?:and|then)\s")
_JOINS: Final = re.compile(r",|\s(?:and|or|&|/)\s")
_MIN_STRUNG: Final = 2
_LEAD: Final = re.compile(
    r"(?:[A-Z][^.:;,\d]{1,30}:\s+)?(?:(?:then|next|finally|lastly),?\s+)?"
    r"(?:(?:do|perform|complete|try|hold|add|(?:finish|end|start|begin|warm up|close) with)\s+)?",
    re.IGNORECASE,
)
"""What may stand before the first name or figure: a label and a verb."""
_OF: Final = re.compile(r"(?:\s+(?:each|every))?(?:\s+of)?(?:\s+(?:each|the following))?\s?[:,–—-]?\s+", re.IGNORECASE)
"""What stands between a dose and the names it is for."""
_LABEL: Final = re.compile(r"[A-Z][\w -]{1,30}[\s(–]+")
_LABEL_ENDS: Final = re.compile(r"[^:.;]{0,40}:\s+")
"""Around a dose in the label of the names: "Tabata (20 s on, 10 s off): squats, push-ups"."""
_IN_BRACKETS: Final = re.compile(r"\s?\([^()]{1,30}\)$")
"""A load or a remark behind a name: "thrusters (95/65 lb)"."""
_EACH_OF: Final = re.compile(
    r"\b(?:each|every|these|the following|all) (?:\w+ ){0,2}?"
    r"(?:exercises?|moves?|movements?|drills?|stretch(?:es)?|poses?|station)\b"
)
_MOVES_A_LIMB: Final = re.compile(
    r"\b(?:feet|foot|arms?|hands?|legs?|knees?|heels?|toes?|hips?) (?:up|down|in|out|back|forwards?|apart|together)\W*$"
)
"""What the second half of an item tells to do: "Ankle pumps, thrust both feet down"."""
_ENDS: Final = re.compile(r"[\s.!]*$")


def strung_names(view: View, section: Section, block: Block) -> Iterator[Presentation]:
    """The exercises of sentences that name nothing but several certain ones, and one dose before or behind them."""
    if not _JOINS.search(view.folded, block.start, block.end):
        return
    stated = [dose for dose in view.doses(block) if dose.sets or dose.reps]
    for sentence in view.annotated.sentences_in(block) if stated else ():
        doses = [dose for dose in stated if sentence.start <= dose.start < sentence.end]
        names = _named_beside(view, block, sentence, doses[0]) if len(doses) == 1 else []
        if len(names) < _MIN_STRUNG:
            yield from _of_circuit(view, section, block, sentence)
            continue
        told = Span(doses[0].start, sentence.end) if names[0].start < doses[0].start else doses[0].span
        chosen = " or " in view.folded[names[0].end : names[-1].start]
        parts = [] if _is_of_all(view, doses[0], told) and not chosen else [Part(told, None, block)]
        for name in names:
            yield view.presented(section, name, STRUNG, parts)


def _named_beside(view: View, block: Block, sentence: Span, dose: Dose) -> list[NameCandidate]:
    """The names before or behind the one dose of a sentence."""
    names = _named_before(view, sentence, dose) or _named_behind(view, sentence, dose)
    names = names if 2 * sum(name.strength == "strong" for name in names) > len(names) else []
    return names or list(labelled_names(view, block) or ())


def _of_circuit(view: View, section: Section, block: Block, sentence: Span) -> Iterator[Presentation]:
    """The names behind what is done with each: "Do each exercise for 40 s, rest 20 s, repeat 3 times: squats, dips"."""
    colon = view.folded.rfind(": ", sentence.start, sentence.end)
    told = Span(sentence.start, colon)
    if colon < 0 or not _EACH_OF.search(view.folded, *told) or not view.doses(told):
        return
    text = _ENDS.sub("", view.text(Span(colon, sentence.end)))
    names = _only_names(view, text, 2, colon)
    for name in names if len(names) >= _MIN_STRUNG else ():
        yield view.presented(section, name, STRUNG, [Part(told, None, block)])


def _is_of_all(view: View, dose: Dose, told: Span) -> bool:
    """Whether a dose is the length of all exercises together: "AMRAP 10 minutes: squats, push-ups"."""
    return dose.unit == "minutes" and dose.sets is None and "e" not in view.annotated.codes_in(told).lower()


def _named_before(view: View, sentence: Span, dose: Dose) -> list[NameCandidate]:
    text = view.text(Span(sentence.start, dose.start))
    lead = _LEAD.match(text)
    tail = TAIL.search(text)
    return _only_names(view, text[: tail.start() if tail else len(text)], lead.end() if lead else 0, sentence.start)


def _named_behind(view: View, sentence: Span, dose: Dose) -> list[NameCandidate]:
    before, text = view.text(Span(sentence.start, dose.start)), view.text(Span(dose.end, sentence.end))
    of = _OF.match(text) if _LEAD.fullmatch(before) else None
    label = _LABEL_ENDS.match(text) if not before or _LABEL.fullmatch(before) else None
    begins = [found.end() for found in (of, label) if found]
    found = (_only_names(view, _ENDS.sub("", text), begin, dose.end) for begin in begins)
    return next(filter(None, found), [])


def _only_names(view: View, text: str, begin: int, offset: int) -> list[NameCandidate]:
    """The names of a text that is nothing else from `begin` on, and starts at `offset`; none of any other text."""
    names: list[NameCandidate] = []
    for piece in view.divided(Span(offset + begin, offset + len(text)), _CUT):
        text = _IN_BRACKETS.sub("", view.text(piece))
        if len(text) > MAX_LEAD:
            return []
        found = [name for name in view.tools.names.read(text, piece.start) if is_sure(name)]
        short = None if found else in_full(view.tools.names, text, piece.start)
        found = [short] if short else found
        if not found or found[0].start > piece.start + 1 or found[-1].end < piece.start + len(text):
            return []
        if names and _MOVES_A_LIMB.search(text):
            return []
        names += found
    return names
