"""Questions that an article answers at once with yes or no: "Is the upright row safe? No."."""

from __future__ import annotations

import re
from typing import Final, Literal, NamedTuple

from pipeline.extract.verdicts import WORDINGS

Answer = Literal["yes", "no"]

_ANSWER: Final = re.compile(
    r"[\s\"'*_)\]>|-]{0,8}(?:a(?:nswer)?\s?[:.][\s*_]{0,3})?"
    r"(?:the short answer(?: is)?[:,]? |in (?:short|a word)[:,]? )?"
    r"(?:(?P<yes>yes|yep|absolutely|definitely)|(?P<no>no|nope|absolutely not|definitely not))(?=\s?[.,!;:–—])"
    r"(?P<rest>[^.!?\n]{0,200})[.!?\n]?\s?(?P<next>.{0,40})"
)
_HEDGE: Final = re.compile(
    r"\b(?:if|when|unless|until|as long|provided|depend\w*|but|though|however|except|only|can be|may|might|could|"
    r"usually|mostly|for (?:some|most|people|those|anyone))\b"
)
"""What makes of a yes or no a matter of the case."""
_LEAD: Final = r"^\W*(?:\d{1,2}[.)]\s*)?(?:q(?:uestion)?\s?[:.]\s*)?(?:so,? |but )?"
_IT: Final = r"(?:the |an? |doing )?(?:§s?|it|they|this exercise)"
_PARTS: Final = r"(?:the |your )?(?:lower )?(?:knees?|back|shoulders?|spine|wrists?|neck|elbows?|hips?|joints)"
_NOVICES: Final = rf"(?:an? )?{WORDINGS['{novices}']}"


class _Asked(NamedTuple):
    """A form of question, its aspect and the values that yes and no give it."""

    pattern: re.Pattern[str]
    aspect: str
    yes: str
    no: str


_ASKED: Final = (
    _Asked(
        re.compile(
            rf"{_LEAD}(?:(?:is|are) {_IT} (?:really |actually )?(?:safe|good)(?: to do| for (?:you|everyone|{_PARTS}))?"
            rf"|should (?:you|i|we|anyone|everyone) (?:do|be doing) {_IT})\s?\?"
        ),
        "advised",
        "safe and useful",
        "avoid it",
    ),
    _Asked(
        re.compile(
            rf"{_LEAD}(?:(?:is|are) {_IT} (?:really |actually )?(?:bad|dangerous|unsafe|harmful|risky)"
            rf"(?: for (?:you|{_PARTS}))?|should (?:you|i|we|everyone) (?:avoid|skip|drop|stop doing) {_IT})\s?\?"
        ),
        "advised",
        "avoid it",
        "safe and useful",
    ),
    _Asked(
        re.compile(
            rf"{_LEAD}(?:is|are) {_IT} (?:\w+ )?(?:suitable|good|safe|okay|right|appropriate) for {_NOVICES}\s?\?"
        ),
        "level",
        "beginner",
        "advanced",
    ),
)
_ASKS_HOW: Final = re.compile(rf"{_LEAD}(?:should|can|may|is it (?:ok|okay|fine|safe|all right))\b(?!.*\bor\b)")


def answer_behind(folded: str, end: int) -> Answer | None:
    """The plain yes or no behind a question that ends at a place of a folded text; None when there is none.

    >>> answer_behind("is it safe? no. leave it.", 11), answer_behind("is it safe? yes, if you are fit.", 11)
    ('no', None)
    """
    found = _ANSWER.match(folded, end)
    if found is None or _HEDGE.search(found["rest"]) or _HEDGE.match(found["next"]):
        return None
    return "yes" if found["yes"] and not found["rest"].startswith(" not") else "no"


def verdict_of_answer(question: str, answer: Answer) -> tuple[str, str] | None:
    """The aspect and value that the answer to a folded question gives the exercise, called § in it.

    >>> verdict_of_answer("are §s bad for your shoulders?", "yes")
    ('advised', 'avoid it')
    """
    for asked in _ASKED:
        if asked.pattern.match(question):
            return asked.aspect, asked.yes if answer == "yes" else asked.no
    return None


def asks_how(question: str) -> bool:
    """Whether a folded question is on one way to move, which yes allows and no forbids.

    >>> asks_how("should your knees go past your toes?"), asks_how("should you look up or down?")
    (True, False)
    """
    return _ASKS_HOW.match(question) is not None
