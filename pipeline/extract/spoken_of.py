"""The part of the body that a sentence speaks of without naming it.

How-tos name it in a heading or a label ("## Feet", "Elbows: tucked") or in the sentence before, and then say only what
to do with it: "Close together.", "Knees caving in. Push them out."
"""

from __future__ import annotations

import re
from typing import Final

from pipeline.extract.language import Annotated, Term
from pipeline.models import Span

_SINGULAR: Final = frozenset(
    "back spine torso trunk chest head chin neck grip stance gaze tempo foot hand elbow knee".split()
)
_PLURAL: Final = frozenset(
    "feet legs knees hands palms elbows arms hips shoulders toes heels eyes wrists thumbs".split()
)
_PARTS: Final = _SINGULAR | _PLURAL
_LONGEST_LABEL: Final = 32
_LABEL: Final = re.compile(
    r"(?=\W{0,4}[a-z])\W*(?:(?:your|the|both) )?"
    rf"(?P<part>{'|'.join(sorted(_PARTS))})(?: (?:position|placement|width|angle|spacing|path))?"
    r"[*_]{0,2}\s?(?P<sign>[:|–—\n]|-\s|$)[\s*_]{0,4}"
)
"""A part of the body as a line of its own, or in front of what is said of it: "Feet:", "Foot position | wide"."""
_NO_VERB: Final = re.compile(
    r"\W*(?:(?:about|roughly|around|always|just|slightly|a little|a bit|kept?|set|placed?|pointing|pointed|turned|turn|"
    r"should be|are|is|must be) )*"
)
"""What may stand under a heading before the value: "about shoulder-width", "pointed out"."""
_PRONOUN: Final = re.compile(
    r"(?:^\W*|[,;:] (?:and |then )?|\b(?:and|then) )(?:(?:always|never|do not|don't|then|now|just|instead,?|so) )?"
    r"(?:(?:keep|place|put|set|bring|turn|point|push|drive|press|pull|hold|have|let|spread|plant|position|space|tuck|"
    r"track|fix|leave|get|move|force|angle|rotate) (?P<object>them|it)|"
    r"(?P<subject>they|it) (?:should|must|need|stays?|are|is|belongs?|go))\b"
)
"""Where a sentence moves, places or describes what was named before it."""
_OPENING: Final = re.compile(
    r"\W*(?:(?:keep an eye|pay attention|[a-z]+) (?:with |on |at |for |out for |after |about |of |to )?)?"
    r"(?:(?:both )?(?:your|the) |both )?(?:(?:front|rear|back) )?"
)
"""What may stand in a sentence before the part that it is about: "Look at your", "Place both"."""
_GOES_ON: Final = re.compile(r"[:;–—]\s")
"""Behind the part that a sentence opens with, it begins what is said of that: "Watch your knee: it must not…"."""


def spoken_of(annotated: Annotated, sentence: Span) -> Term | None:
    """The part of the body that a sentence takes as named, where its pronoun or its value stands; None if none."""
    folded = annotated.folded
    line = folded.rfind("\n", 0, sentence.start) + 1
    label = _LABEL.match(folded, line, line + _LONGEST_LABEL)
    if label and label["sign"] not in ("", "\n"):
        value = max(label.end(), sentence.start)
        begins = not folded[label.end() : value].strip()
        return _pronoun(folded, Span(value, sentence.end), label["part"]) or (
            Term(label["part"], value, value) if begins and value < sentence.end else None
        )
    own = _of_own_opening(annotated, sentence)
    if own:
        return own
    if folded[line : sentence.start].strip(" -*•·_#"):
        before = annotated.sentence_at(sentence.start - 2)
        named = _opened_with(annotated, before) if before and before.start >= line else None
        return _pronoun(folded, sentence, named) if named else None
    above = _labelled_by(folded, line_above(folded, line))
    if above is None:
        return None
    value = _end(_NO_VERB.match(folded, sentence.start, sentence.end), sentence.start)
    begins = any(said.start == value for said in annotated.terms_in("cue_says", Span(value, sentence.end)))
    return _pronoun(folded, sentence, above) or (Term(above, value, value) if begins else None)


def _of_own_opening(annotated: Annotated, sentence: Span) -> Term | None:
    """The pronoun in a sentence's second half for the part that its first half opens with: "Mind the knee: it…"."""
    goes_on = _GOES_ON.search(annotated.folded, *sentence)
    named = _opened_with(annotated, Span(sentence.start, goes_on.start())) if goes_on else None
    return _pronoun(annotated.folded, Span(goes_on.start(), sentence.end), named) if goes_on and named else None


def line_above(folded: str, line: int) -> Span:
    """The line with text above the one that begins at `line`; empty at the top."""
    end = line
    while end and folded[end - 1].isspace():
        end -= 1
    return Span(folded.rfind("\n", 0, end) + 1, end)


def _labelled_by(folded: str, above: Span) -> str | None:
    """The part of the body that is all of a line."""
    label = _LABEL.match(folded, *above) if 0 < above.end - above.start <= _LONGEST_LABEL else None
    return label["part"] if label and label.end() == above.end else None


def _opened_with(annotated: Annotated, sentence: Span) -> str | None:
    """The part of the body with which a sentence opens, when it names no other one that could be meant by "them"."""
    named = [term for term in annotated.terms_in("cue_of", sentence) if term.id in _PARTS]
    if not named or any(term.id in _PLURAL and term.id != named[0].id for term in named[1:]):
        return None
    opening = _OPENING.match(annotated.folded, sentence.start, named[0].start)
    return named[0].id if _end(opening, -1) == named[0].start else None


def _pronoun(folded: str, span: Span, part: str) -> Term | None:
    """Where a pronoun that fits a part of the body stands for it."""
    found = _PRONOUN.search(folded[span.start : span.end])
    if found is None:
        return None
    group = "object" if found["object"] else "subject"
    fits = (found[group] == "it") == (part in _SINGULAR)
    return Term(part, span.start + found.start(group), span.start + found.end(group)) if fits else None


def _end(found: re.Match[str] | None, otherwise: int) -> int:
    return found.end() if found else otherwise
