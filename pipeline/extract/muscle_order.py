"""When in a session a muscle is to be trained: "train calves first"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from pipeline.extract.cues import CueReader
from pipeline.extract.language import Annotated
from pipeline.extract.qualifiers import conditions_at
from pipeline.extract.stance import voice_at
from pipeline.models import Block, Span, Statement

_TRAIN: Final = re.compile(r"(?:^|[.;:,]|\band|\balways|\bshould|\bto)\W*(?:train|work|hit|do) (?:your |the )?$")
_PLACE: Final = re.compile(
    r"(?: work| training| exercises)? (?:(?P<first>first)|last)(?=\W*(?:[.;:,!]|$|in (?:the|your|a|each|every)\b))"
)
"""Behind a muscle that one is told to train."""
_BEGINNING: Final = re.compile(r"\W*(?:your |the )?")
_WORKOUT: Final = re.compile(r"[ -](?:workout|day|session|training|routine)s?\b")
"""Behind a muscle, it makes it the place of something else: "your leg workout"."""


def order_of_muscle(annotated: Annotated, sentence: Span, title: Block | None, cues: CueReader) -> Iterator[Statement]:
    """The places in a session that a sentence gives a muscle, the title's where it names none."""
    named = annotated.terms_in("muscles", sentence)
    if not (named or (title and annotated.terms_in("muscles", title))):
        return
    said = [(cue.value, cue.polarity, cue.at) for cue in cues.read(annotated, sentence) if cue.aspect == "order"]
    for muscle in named:
        place = _PLACE.match(annotated.folded, muscle.end, sentence.end)
        if place and _TRAIN.search(annotated.folded[sentence.start : muscle.start]):
            said.append(("early" if place["first"] else "late", 1, Span(muscle.start, place.end())))
    # "Core training belongs at the end" is about the core, "in your leg training" about what is done there.
    own = [
        one
        for one in named
        if _BEGINNING.fullmatch(annotated.folded, sentence.start, one.start)
        or not _WORKOUT.match(annotated.folded, one.end)
    ]
    muscles = own or (annotated.terms_in("muscles", title) if title else [])
    for value, polarity, at in said if muscles else ():
        yield Statement(
            subject_kind="muscle",
            subject_id=muscles[0].id,
            aspect="order",
            value=value,
            polarity=polarity,
            start=sentence.start,
            end=sentence.end,
            stance=voice_at(annotated, sentence, at),
            conditions=conditions_at(annotated, sentence, at, (), title),
            rule="cue",
        )
