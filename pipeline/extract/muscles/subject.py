"""The muscles of which a predicate is said: "the calves" in "the calves, and sometimes the soleus, are worked"."""

from __future__ import annotations

from collections.abc import Set
from typing import Final, NamedTuple

from pipeline.extract.muscles import grammar
from pipeline.extract.muscles.context import Context
from pipeline.extract.muscles.tokens import MUSCLE, WORD
from pipeline.models import MuscleRole

_JOINING: Final = grammar.GLUE - grammar.PREPOSITIONS
"""Words that may stand between the muscles of a subject."""


class Subject(NamedTuple):
    """The muscles of which a predicate is said, and the role that adverbs between them and it give."""

    muscles: list[int]
    shift: MuscleRole | None


def subject_before(context: Context, index: int, claimed: Set[int]) -> Subject:
    """The muscles right before an effect, adverbs and forms of "be" aside.

    `claimed` are the muscles that an effect before them already holds; of these only the last conjunct can be a
    subject: "it trains the lats, and the biceps help".
    """
    if context.text(index - 1) == "and":
        # "Lengthens the lower back and stretches the calves": two effects of one subject.
        return Subject([], None)
    found, shift = _muscles_before(context, index)
    return Subject(_last_conjunct(context, found, claimed), shift)


def _muscles_before(context: Context, index: int) -> tuple[list[int], MuscleRole | None]:
    found: list[int] = []
    shift: MuscleRole | None = None
    strange = False
    position = index
    while position > 0:
        position -= 1
        token = context.tokens[position]
        if token.kind == MUSCLE:
            found.append(position)
        elif token.text in ("but", "while"):
            break
        elif token.text == "," and not found and context.aside(position):
            position = context.aside(position) or 0
        elif token.text in grammar.HEALTH or token.kind == "spares":
            return [], None
        elif token.kind in grammar.DEGREES:
            shift = shift or grammar.DEGREES[token.kind]
        elif token.text == "of" and found:
            # "the quads of the bent leg": only what stands before "of" acts.
            found.clear()
        elif _links(token.text, token.kind) or (found and token.text in _JOINING):
            continue
        elif found and token.kind == WORD and not strange and context.tokens[found[-1]].muscle in grammar.LOOSE:
            strange = True
        else:
            break
    return found, shift


def _links(text: str, kind: str) -> bool:
    return kind == "quality" or text in grammar.BETWEEN_SUBJECT or text.startswith(grammar.IS)


def _last_conjunct(context: Context, found: list[int], claimed: Set[int]) -> list[int]:
    """Of muscles that an effect before them holds, only those behind the last ", and the" have another predicate."""
    if claimed.isdisjoint(found):
        return found
    cut = max(
        (
            position
            for position in range(min(found), max(found))
            if context.text(position) in ("and", "but", ",") and context.text(position + 1) in ("the", "your")
        ),
        default=None,
    )
    return [position for position in found if cut is not None and position > cut]
