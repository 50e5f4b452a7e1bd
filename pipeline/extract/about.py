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
"""An article comes back to its subject in at least so many blocks, and in one of so many: measured on 230 articles,
where the subjects found by their sections alone have a fifth or more, those only mentioned a twentieth or less."""
_SHORT: Final = 3
_ANNOUNCING: Final = re.compile(r"\b(?:about|covers?|covering|guide (?:to|on)|focus on|look at) (?:the |an? )?$")
_BEFORE: Final = 24
"""Characters before a name that may announce it."""


def is_about(annotated: Annotated, name: NameCandidate) -> bool:
    """Whether the title has an exercise's movement, or the text announces it or comes back to it."""
    parsed = name.parsed
    words = [word for hit in parsed.hits if hit.facet == "movement" for word in parsed.words[hit.start : hit.end]]
    if not words:
        return False
    word = words[-1] if len(words[-1]) >= _SHORT else words[0]
    document, title = annotated.document, title_line(annotated)
    titles = fold(document.metadata.title or ""), annotated.folded[title.start : title.end] if title else ""
    if any(word in text for text in titles):
        return True
    if _ANNOUNCING.search(annotated.folded, max(0, name.start - _BEFORE), name.start):
        return True
    phrase = " ".join(words)
    named = sum(phrase in annotated.folded[block.start : block.end] for block in document.blocks)
    return named >= max(_TIMES, len(document.blocks) / _SHARE)
