"""Exercises that sentences tell the reader to do, each with its dose: "Follow with heel drops for a minute"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import zip_longest
from typing import Final, NamedTuple

from pipeline.extract.instructions import Doing
from pipeline.extract.lexemes import MANNER
from pipeline.extract.names import NameCandidate
from pipeline.extract.outline import Section
from pipeline.extract.presentations.dosed import MAX_LEAD
from pipeline.extract.presentations.model import Part, Presentation, View
from pipeline.extract.presentations.openings import QUALITY, SPEAKER, THEN
from pipeline.models import Block, Span
from pipeline.text import NUMBER_WORDS

_NAME_ENDS: Final = re.compile(
    r"\s(?:for|with(?!\s(?:a |the |light |heavy )?(?:resistance )?"
    r"(?:bands?|dumbbells?|kettlebells?|weights?|barbell)\b)|"
    r"using|spending|performing|doing|holding|exercises|to|at|on(?! all fours)|from|while|until|before|after|in|as)\s|"
    r"[,(:;]|"
    r"\sand\s(?=(?:hold|stay|remain|repeat|breathe|pause|switch|finish|rest)\b)|"
    r"\s[–—-]\s|(?<!\bwarrior)(?<!\bfigure)\s(?=\d)"
)
_FIGURE: Final = rf"(?:\d{{1,3}}|{'|'.join(NUMBER_WORDS)})"
_COUNT: Final = re.compile(
    rf"(?:about |around |at least |up to )?(?:(?:{_FIGURE}(?:(?:\s?[-–]\s?| to ){_FIGURE})?|an?|another)[\s-]"
    rf"(?:minutes?|seconds?|rounds?|sets?|reps?|repetitions?)"
    r"(?: (?:of|on|in|doing|performing|holding|practi[sc]ing))?\s+)?"
    rf"(?P<count>(?:another )?{_FIGURE}(?:(?:\s?[-–]\s?| to ){_FIGURE})?\s+(?:total\s+)?(?=[a-z]))?"
)
_NO_NAME: Final = re.compile(
    r"(?:to|or|and|not|it|them|this|that|these|those|each|every|all|any|both|either|as|up|off|on|until|till)\b|"
    rf"(?:{MANNER},?\s+(?:and\s+)?)*(?:reps?|repetitions?|sets?|rounds?|times)\b"
)
"""What stands in place of a name: of what was named before, "5-8 repetitions of each variation" are told."""
_LEAD: Final = re.compile(THEN + SPEAKER)
_INTRODUCTION: Final = re.compile(
    r"(?:while|during|before|at|in|on|with|from|until|whenever|every|after|between|without|by)\s[^,.;:!?]{2,70},\s+(?:then\s+)?"
)
"""When or where it is done: "While the kettle boils, do calf raises"."""
_QUALITY: Final = re.compile(QUALITY)
_JOINT: Final = re.compile(
    r"(?:[,;]|\s[–—])\s(?:and\s)?(?:then\s)?|\s(?:(?:and then|and|then|before)\s|(?=followed\s))"
)
"""Where a sentence can go on to the next exercise: "…for 20 seconds, then perform side planks"."""
_COUNTING: Final = frozenset("NF2E")
"""Codes without which a sentence holds neither a dose nor a count before a name; "two arms" is an E."""
MIN_NAME: Final = 3
"""Characters of the shortest name: "row"."""
_TELLING_SELDOM: Final = frozenset(
    {"steps", "setup", "tips", "correction", "breathing", "faq", "closing", "frequency", "variations"}
)
"""Roles of sections in which a movement into a position is a part of another exercise."""


class _Told(NamedTuple):
    """A clause that tells to do some exercises, and whether a count stands before them ("10 squats")."""

    span: Span
    names: tuple[NameCandidate, ...]
    counted: bool


def performed_exercises(view: View, section: Section, block: Block, role: str | None) -> Iterator[Presentation]:
    """The exercises that sentences of a paragraph tell to do with a dose: "Perform wall slides for 2 sets of 15"."""
    for sentence in view.annotated.sentences_in(block):
        if not _COUNTING.isdisjoint(view.annotated.codes_in(sentence)):
            for told in _told_in(view, sentence, seldom=role in _TELLING_SELDOM):
                part = Part(told.span, None, block)
                for name in told.names:
                    yield view.presented(section, name, "told with its dose", [part], told.span)


def _told_in(view: View, sentence: Span, *, seldom: bool) -> Iterator[_Told]:
    """The clauses of a sentence that tell to do an exercise and give its dose."""
    starts = [sentence.start, *(joint.end() for joint in _JOINT.finditer(view.folded, *sentence))]
    found = [told for start in starts if (told := _told_at(view, Span(start, sentence.end), seldom=seldom))]
    for told, after in zip_longest(found, found[1:]):
        clause = Span(told.span.start, after.span.start if after else sentence.end)
        if told.counted or any(dose.reps or dose.sets for dose in view.doses(clause)):
            yield told._replace(span=clause)


def _told_at(view: View, clause: Span, *, seldom: bool) -> _Told | None:
    """The exercises that a clause tells to do in its first words."""
    doing = _doing(view, clause)
    if doing is None or (seldom and doing.moving):
        return None
    count = _COUNT.match(view.folded, doing.end, clause.end)
    quality = _QUALITY.match(view.folded, count.end() if count else doing.end, clause.end)
    begin = quality.end() if quality else doing.end
    if _NO_NAME.match(view.folded, begin, clause.end):
        return None
    ends = _NAME_ENDS.search(view.folded, begin, min(clause.end, begin + MAX_LEAD + len(" from ")))
    stretch = Span(begin, ends.start() if ends else clause.end)
    if not MIN_NAME <= stretch.end - stretch.start <= MAX_LEAD:
        return None
    read = view.tools.names.read(view.text(stretch), begin)
    names = tuple(name for name in read if _may_be_done(name, doing))
    pastimes = view.tools.names.vocabulary.words["pastime"].known
    if not names or any(name.strength != "strong" and name.name.split()[-1].lower() in pastimes for name in read):
        return None  # "10 minutes of gentle stretching"
    return _Told(clause, names, bool(count and count["count"]))


def _may_be_done(name: NameCandidate, doing: Doing) -> bool:
    """Whether what is told to be done may be an exercise by its words."""
    if doing.certain or name.strength == "strong":
        return True
    return name.strength == "weak" and not (doing.moving and name.parsed.uncovered)


def _doing(view: View, clause: Span) -> Doing | None:
    """What a clause tells to do, behind its openers and one introduction."""
    folded, instructions = view.folded, view.tools.instructions
    begin, found = clause.start, instructions.doing(folded, clause)
    for opener in (_LEAD, _INTRODUCTION, _LEAD):
        opened = opener.match(folded, begin, clause.end) if found is None else None
        if opened and opened.end() > begin:
            begin = opened.end()
            found = instructions.doing(folded, Span(begin, clause.end))
    return found
