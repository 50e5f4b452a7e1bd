"""Clauses of a sentence: how far a negation, a condition or the word of another reaches."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from pipeline.models import Span

REACH: Final = 240
"""Characters around a figure that are looked at: what is longer is no clause but a list or a transcript."""
LONGEST_SENTENCE: Final = 600
"""Characters; a longer one is a list or a transcript, and no word in it has a clear context."""

_BREAK: Final = re.compile(
    r"(?=[-–;:()\[\]—―,\s])"  # with which all of them begin: no letter is tried for each
    r"(?:[;:()\[\]—―]|(?<=\s)(?:-{1,2}|–)(?=\s)"
    r"|,?\s(?=(?:but|whereas|although|though|while|yet|however|rather than|instead of|as opposed to)\b)"
    r"|,\s*(?=(?:not|never|then|so|instead|of which)\b))"
)
_LINK: Final = (
    r"if|when|whenever|whether|unless|once you|assuming|imagine|suppose|let's say|say you|"
    r"(?:those|people|anyone|someone|everyone|lifters|seniors|adults|athletes|trainees|individuals|women|men|"
    r"beginners|folks|runners) (?:who|that)"
)
_CONDITION: Final = re.compile(rf"\b(?:{_LINK})\b(?P<rest>[^,;:]*)$")
_MAIN_VERB: Final = re.compile(
    r"(?<!you )(?<!they )(?<!who )(?<!only )(?<!can )(?<!to )\b(?:aim|rest(?! (?:is|was|are|periods?|times?)\b)|take|"
    r"allow|keep|should|try|stick|limit|give|leave|wait|spend|recommend\w*|shoot|go for|start with|schedule|"
    r"perform|do)\b"
)


# Voice, conditions and rules ask one after the other for the clause of the same piece.
@lru_cache(maxsize=1 << 6)
def clause_at(text: str, sentence: Span, at: Span) -> Span:
    """The clause of a sentence in which a piece of it stands; `text` is the document's, folded or not.

    >>> text = "rest three minutes, not sixty seconds"
    >>> clause = clause_at(text, Span(0, 37), Span(24, 37))
    >>> text[clause.start:clause.end]
    'not sixty seconds'
    """
    start, end = max(sentence.start, at.start - REACH), min(sentence.end, at.end + REACH)
    for found in _BREAK.finditer(text, start, end):
        if found.end() <= at.start:
            start = found.end()
        elif found.start() >= at.end:
            end = found.start()
            break
    while start < at.start and text[start].isspace():
        start += 1
    return Span(start, end)


def is_question(folded: str) -> bool:
    """Whether a sentence asks, whatever closes it behind the question mark.

    >>> is_question('"is it safe?"'), is_question("it is safe.")
    (True, False)
    """
    return folded.rstrip("\"'*_)] ").endswith("?")


def is_condition(before: str) -> bool:
    """Whether a figure behind these words only says in which case something holds ("if you train 5 days a week").

    >>> is_condition("if you train "), is_condition("if you are new, train "), is_condition("when sore wait ")
    (True, False, False)
    """
    found = _CONDITION.search(before[-REACH:])
    return found is not None and not _MAIN_VERB.search(found.group("rest"))
