"""Which one exercise an article is about, and which of its sentences are about another one."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from pipeline.extract.about import is_about, names_audience
from pipeline.extract.language import Annotated
from pipeline.extract.named_exercise import COMMAND_WORDS, without_manner
from pipeline.extract.names import NameCandidate
from pipeline.extract.outline import Outline
from pipeline.extract.presentations import Presentation, Tools
from pipeline.extract.title import title_line
from pipeline.models import Span

_SEVERAL: Final = re.compile(
    r"\b(?:exercises|workouts|moves|routines?|program(?:me)?s?|plans?|alternatives|variations|stretches|drills|circuits?|"
    r"lifts|vs|versus|\d+[- ](?:days?|weeks?|minutes?))\b|\band\b.*\band\b"
)
_OPENING: Final = 8
"""Blocks that may name what an article is about when its title does not."""
_ACTING: Final = re.compile(r"\byou (?:\w+ly )?$", re.IGNORECASE)
_MOVING: Final = re.compile(r"\w+ (?:up|down|out)", re.IGNORECASE)
_TELLS: Final = re.compile(r"(?:^\W*|\b(?:and|then|to|or)\s|,\s)(?:\w+ly )?$", re.IGNORECASE)
"""In front of two words that read like a name, these make a verb of them: "Press up and breathe out"."""
_TITLE_REACH: Final = 160
"""Characters of a title, or before a sentence, among which an exercise is named."""
_SHORT: Final = 20
"""Characters of a sentence that has no room to say what it is about."""
_MOST_OTHERS: Final = 2
"""Exercises beside the title's own: an article that presents more of them is about them."""


def topic_of(annotated: Annotated, outline: Outline, presentations: Sequence[Presentation], tools: Tools) -> str | None:
    """The one exercise that an article is about, None when it is about several or none."""
    return annotated.kept("topic", lambda: _topic(annotated, outline, presentations, tools))


def _topic(annotated: Annotated, outline: Outline, presentations: Sequence[Presentation], tools: Tools) -> str | None:
    subject = next((one for one in presentations if one.rule == "article's subject"), None)
    if subject:
        return subject.name
    named = _titled(annotated, outline, presentations, tools) or _only_presented(annotated, presentations)
    return named if named or presentations else _only_named(annotated, tools)


def _titled(annotated: Annotated, outline: Outline, presentations: Sequence[Presentation], tools: Tools) -> str | None:
    """The exercise that the title names, when the article does not go on to present several others."""
    title = title_line(annotated)
    headings = [s.heading for s in outline.sections if s.heading and s.level == 1][:1]
    texts = [annotated.document.metadata.title or ""]
    texts += [annotated.document.text[block.start : block.end] for block in (*headings, *((title,) if title else ()))]
    for text in texts:
        if _SEVERAL.search(text.lower()):
            return None
    for text in texts:
        name = tools.names.strongest_in(text[:_TITLE_REACH]) if text else None
        if name and name.strength == "strong" and not names_audience(text[: name.start], name.name):
            others = {one.candidate.meaning for one in presentations} - {name.meaning}
            return name.name if len(others) <= _MOST_OTHERS else None
    return None


def _only_presented(annotated: Annotated, presentations: Sequence[Presentation]) -> str | None:
    """The one exercise that an article presents, unless it calls itself one on several."""
    title = title_line(annotated)
    if len(presentations) != 1 or presentations[0].candidate.strength != "strong":
        return None
    several = title is not None and _SEVERAL.search(annotated.folded, title.start, title.end)
    return None if several or not is_about(annotated, presentations[0].candidate) else presentations[0].name


def _only_named(annotated: Annotated, tools: Tools) -> str | None:
    """The exercise that an article speaks of without a heading for it: the only one its opening names."""
    named: list[NameCandidate] = []
    for block in annotated.document.blocks[:_OPENING]:
        for sentence in annotated.sentences_in(block):
            text = annotated.document.quote(sentence)[: 4 * _TITLE_REACH]
            name = tools.names.strongest_at_start(text, sentence.start) or tools.names.strongest_in(
                text, sentence.start
            )
            name = without_manner(name, tools) if name else None
            if name is None or name.strength != "strong" or " " not in name.name or COMMAND_WORDS.search(name.name):
                continue
            # "Chin tucked, ribs down" among what is said of another exercise names no chin tuck.
            end = name.start + len(name.name)
            cues = annotated.terms_in("cues", sentence) if named else ()
            if not any(one.start <= name.start and end <= one.end for one in cues):
                named.append(name)
    # "Face pulls" may be the same as "cable face pulls", "front squats" are no "back squats".
    if not named or any(_differs(other, named[0]) for other in named[1:]) or not is_about(annotated, named[0]):
        return None
    return named[0].name


def names_another(annotated: Annotated, sentence: Span, exercise: str, tools: Tools) -> bool:
    """Whether a sentence speaks of another exercise than the one that the text around it is about."""
    # "Skip it." is about what was named just before.
    short = sentence.end - sentence.start < _SHORT
    start = max(0, sentence.start - _TITLE_REACH) if short else sentence.start
    text = annotated.document.text[start : sentence.end]
    other = tools.names.strongest_in(text)
    # One word is as likely a verb ("press", "curl"), one behind "letter" a shape.
    if other is None or other.strength != "strong" or " " not in other.name or "letter" in other.name.lower():
        return False
    ahead = text[: other.start]
    if COMMAND_WORDS.search(other.name) or ";" in other.name or _ACTING.search(ahead):
        return False
    if _MOVING.fullmatch(other.name) and _TELLS.search(ahead):
        return False
    # "Keep your chin tucked" names no chin tuck.
    at = Span(start + other.start, start + other.start + len(other.name))
    cues = annotated.terms_in("cues", sentence)
    if any(one.start <= at.start and at.end <= one.end and (one.start, one.end) != at for one in cues):
        return False
    own = tools.names.strongest_in(exercise)
    return own is None or _differs(other, own)


def _differs(one: NameCandidate, other: NameCandidate) -> bool:
    """Whether two names give one facet different values: a deep squat may be a back squat, a front squat is none."""
    said: dict[str, set[str]] = {}
    for facet, value in other.meaning:
        said.setdefault(facet, set()).add(value)
    return any(facet in said and value not in said[facet] for facet, value in one.meaning)
