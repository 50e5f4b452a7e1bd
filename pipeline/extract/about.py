"""Whether an article that names an exercise is about it, or only mentions it on the way."""

from __future__ import annotations

import re
from typing import Final

from pipeline.extract.language import Annotated
from pipeline.extract.names import NameCandidate
from pipeline.extract.title import title_line
from pipeline.text import fold

_TIMES: Final = 2
_SHARE: Final = 10
"""An article comes back to its subject in at least so many blocks, and in one of so many.

Of 76 exercises in 972 articles those that an article is about stood in two or more of its blocks and in a tenth or more
of them (as did a warm-up's rowing, in a seventh); those only mentioned stood in one, in long articles in a sixteenth.
"""
_SHORT: Final = 3
_ANNOUNCING: Final = re.compile(
    r"\b(?:about|covers?|covering|guide (?:to|on)|focus on|look at) (?:the |an? )?$"
    r"|(?:^|[.!?\n]\s*)(?:right|so|ok|okay|well|today|tonight|now|next|first(?: up)?|this (?:week|time|month)|next up|"
    r"topic|subject)"
    r"[,:]? (?:it'?s |we did |we do |on to )?(?:the |an? )?$"
    r"|\b(?:we|i) (?:did|do|are doing|will do|tackle|tried|learn(?:ed|t)?|practi[cs]ed?) (?:the |an? )?$"
)
_LINE: Final = 60
"""Characters of a line, such as a title or a date, that is no paragraph."""
_THE: Final = re.compile(r"[\W_]*(?:the |an? |my )?")
_IS: Final = re.compile(
    r"(?: \([^()]*\))?,? (?:is|are|has|have|does|do|was|asks?|looks?|gets?|deserves?|needs?|makes?)\b"
)
_FOR_WHOM: Final = re.compile(r"\bfor\s$", re.IGNORECASE)
_PEOPLE: Final = re.compile(r"[a-z]+ers", re.IGNORECASE)
_BEFORE: Final = 24
"""Characters before a name that may announce it."""


def names_audience(ahead: str, name: str) -> bool:
    """Whether what looks like the name of an exercise says for whom an article is.

    >>> names_audience("Strength for ", "Swimmers"), names_audience("Tips for ", "Push-Ups")
    (True, False)
    """
    return _FOR_WHOM.search(ahead) is not None and _PEOPLE.fullmatch(name) is not None


def is_about(annotated: Annotated, name: NameCandidate) -> bool:
    """Whether the title has an exercise's movement, or the text announces it or comes back to it."""
    movements = [name.parsed.words[hit.start : hit.end] for hit in name.parsed.hits if hit.facet == "movement"]
    if not movements:
        return False
    last, first = movements[-1][-1], movements[0][0]
    word = last if len(last) >= _SHORT else first
    document, title = annotated.document, title_line(annotated)
    titles = fold(document.metadata.title or ""), annotated.folded[title.start : title.end] if title else ""
    if any(word in text for text in titles):
        return True
    if _ANNOUNCING.search(annotated.folded, max(0, name.start - _BEFORE), name.start):
        return True
    written = re.compile("|".join("[ -]?".join(map(re.escape, words)) for words in movements))
    named = sum(written.search(annotated.folded, block.start, block.end) is not None for block in document.blocks)
    times = 1 if _opens_article(annotated, name) else _TIMES
    return named >= max(times, len(document.blocks) / _SHARE)


def _opens_article(annotated: Annotated, name: NameCandidate) -> bool:
    """Whether the first paragraph of an article begins with an exercise: "The side plank is the only one I do"."""
    first = next((block for block in annotated.document.blocks if len(annotated.document.quote(block)) > _LINE), None)
    if first is None or not first.start <= name.start < first.start + _BEFORE:
        return False
    ahead, behind = annotated.folded[first.start : name.start], annotated.folded[name.end : first.end]
    return _THE.fullmatch(ahead) is not None and _IS.match(behind) is not None
