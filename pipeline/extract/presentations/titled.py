"""What of a title is the exercise's name: "Fun With Box Jumps" and "Upright Row Revisited" say more than a name."""

from __future__ import annotations

import re
from typing import Final

from pipeline.extract.language import Annotated
from pipeline.extract.names import NameCandidate, NameReader
from pipeline.models import Block
from pipeline.text import fold

_LEADS_TO: Final = re.compile(r"\b(?:the|an?|your|my|our|these|with|to|to \w+|of|about|against|for|behind)\s+$")
"""Between words of a title and the name they speak of: "Reasons to Love the Goblet Squat"."""
_GOES_ON: Final = re.compile(r"\s+for\s+", re.IGNORECASE)
_NOUN: Final = r"\b(?:the|an?|your|this|that|these|each|every|of|in|do|doing)\s(?:\w+\s)?{0}s?\b(?! (?:the|your|it)\b)"
"""A name of one word where it is no verb: "press" is one in "press the handles"."""


def name_in_title(annotated: Annotated, title: Block, names: NameReader, found: NameCandidate) -> NameCandidate:
    """The exercise in a title that was read as one name, where words around it only speak of it.

    A word that nobody knows belongs to the name when the text says it again with the name ("Zander Squat"), and when
    the text never says the name without it.
    """
    if found.strength == "strong":
        purpose = _GOES_ON.search(found.name)
        before = names.strongest_at_start(found.name[: purpose.start()], found.start) if purpose else None
        return before or found
    certain = names.strongest_in(annotated.document.text[found.start : found.end], found.start)
    if certain is None or certain.strength != "strong":
        return found
    folded = annotated.folded
    whole, name = (_singular(fold(one.name)) for one in (found, certain))
    if folded.find(whole, title.end) >= 0:
        return found
    if _LEADS_TO.search(folded, found.start, certain.start):
        return certain
    if " " in name or "-" in name:
        return certain if folded.find(name, title.end) >= 0 else found
    return certain if re.compile(_NOUN.format(re.escape(name))).search(folded, title.end) else found


def _singular(name: str) -> str:
    return name.removesuffix("s")
