"""Whether a time is the rest between sets, rounds or exercises."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from pipeline.extract.advice.place import MAX_GAP, Place
from pipeline.extract.rest_places import BEFORE_NEXT, BETWEEN_PARTS, BETWEEN_TWO, GOES_ON

LONGEST_REST: Final = 10
"""Minutes; a longer time is no rest between sets."""

_RESTING: Final = re.compile(r"rest|recover|break|breath|between|before|off")
"""What speaks of rest has one of these; so has what another line says of rest for this one."""
_BETWEEN_EFFORTS: Final = re.compile(
    r"^[ .\]\)]{0,3}(?:\w+ ){0,2}(?:in )?between (?:\w+[- ]){0,3}(?:sets?|rounds?|exercises?|circuits?|them|efforts?|"
    r"supersets?|each|attempts?|moves?|stations?|lifts?|intervals?|pairs?|those|trips|runs|laps|carries|drills?)\b"
    r"|^[ .\]\)]{0,3}(?:\w+ ){0,2}before (?:\w+ ){0,4}(?:next|following|second|another) (?:set|round)\b"
)
_RESTS: Final = (
    r"(?:rest(?:s|ing)?|recover(?:y|ing)?|(?<!lunch )(?<!coffee )(?<!desk )(?<!tea )break"
    r"(?! (?:the|through|up|down|out|into|that)\b)|breather)"
)
_NAMED_SO: Final = (
    r"(?![ -](?:routines?|sessions?|protocols?|flows?|class(?:es)?|plans?|programs?|programmes?|rituals?|practices?|"
    r"sequences?|workouts?|stretch(?:es|ing)?|yoga|guides?|exercises?)\b)"
)
"""Not "a ten-minute recovery routine"."""
_PROPPED: Final = r"(?! (?:your|the|on|with|against|it|both|one|in|days?)\b)"
"""Not "rest your hands on the wall", "rest in child's pose"."""
_REST_AHEAD: Final = re.compile(
    rf"\b{_RESTS}\b{_PROPPED}(?:[ :|(-]+(?!minutes|seconds|hold|then)[a-z'-]+){{0,6}}[ :|(~-]{{0,4}}$"
)
_REST_OF_ITS_OWN: Final = re.compile(r"\d\W{0,2}(?:s|secs?|seconds?|mins?|minutes?)\s(?:of )?rest\W{1,4}$")
"""A rest that has its time: what stands behind the dash says more of the work ("30 sec rest - 10 sec fast")."""
_BREATH_AHEAD: Final = re.compile(r"\b(?:catch|get) your breath\b[^.,;]{0,16}$")
_REST_BEHIND: Final = re.compile(
    r"^[ .\]\)'-]{0,3}(?:(?:of|for|to|as|seconds?|long|complete|full|passive|active) ){0,2}"
    + _RESTS
    + r"\b"
    + _NAMED_SO
)
_SPOKEN: Final = re.compile(rf"\bbetween (?:\w+ ){{0,2}}(?:sets|rounds|exercises|circuits)\b|\brest\b{_PROPPED}")
_EFFORT: Final = re.compile(
    r"\b(?:hold\w*|work\w*|plank\w*|go|do|perform|walk\w*|jog\w*|on|then|spend|warm\w*|cool\w*|last\w*|session|run|"
    r"stretch\w*|keep|not)\b"
)
_OF_EFFORT: Final = re.compile(
    r"^\W{0,2}(?:of|per|each|hold\w*|on|work(?:ing)?|session|workout|warm|easy|fast|hard|slow)\b"
)
_OFF: Final = re.compile(r"^[ -]{0,2}off\b")
_ON: Final = re.compile(r"\bon\b")
_BETWEEN_REPS: Final = re.compile(rf"{BETWEEN_PARTS}|\brest[- ]pause\b")
_BEFORE_NEXT: Final = re.compile(
    rf"[^.;:]{{0,30}}?(?:{BEFORE_NEXT}|\bbefore (?:\w+ ){{0,4}}?(?:next|following) (?:circuit|round)\b)"
    rf"|[^.;:]{{0,12}}?{GOES_ON}|[^.;:,]{{0,12}}?{BETWEEN_TWO}"
)
"""A rest between exercises or rounds, not between sets."""
_REST_TOLD: Final = re.compile(r"\d\W{0,2}(?:s|secs?|seconds?|mins?|minutes?)\s(?:of )?rest\sfor\s$")
"""Behind a rest that has its time, the length of all: "20 seconds rest for 8 minutes"."""
_LASTS: Final = re.compile(r"\b(?:in|within|after|every|hold|over|another)\s+$|\d\s*$")
_TAKE: Final = re.compile(
    r"\b(?:take|aim for|stick to|go with|wait|allow|keep it (?:to|at|around)|need)\b[^.;:]{0,24}$"
)
# "Rest 3 minutes on compound lifts. On isolation moves 60 seconds will do."
_ALSO: Final = re.compile(r"\W*(?:on|for|with|between|after|and)\b[^.;:]{1,60}$")
_HELD: Final = re.compile(
    r"\b(?:hold\w*|plank\w*|walk\w*|jog\w*|row\w*|bike|stretch\w*|warm\w*|cool\w*|session|workout)\b"
)
_CHEMISTRY: Final = re.compile(r"\b(?:atp|(?:phospho)?creatine|phosphagen|glycogen|lactate|oxygen|heart rate|energy)\b")
_REST_TIMED: Final = re.compile(r"\brest\w*\b[^.]{0,80}\d|\d[^.]{0,60}\brest\b")
_REST_SENTENCE: Final = re.compile(r"\brest\b[^.]{0,40}$")


@lru_cache(maxsize=1 << 4)
def is_rest(place: Place) -> bool:
    """Whether a time is the rest between sets, rounds or exercises."""
    spoken_of = "rest" in place.topics or _RESTING.search(place.text) or _RESTING.search(place.previous)
    return bool(spoken_of) and _is_rest(place)


def _is_rest(place: Place) -> bool:
    if (
        _BEFORE_NEXT.match(place.after)
        or _BETWEEN_REPS.search(place.near)
        or _REST_TOLD.search(place.before)
        or (place.figure.kind == "minutes" and _longest(place) > LONGEST_REST)
    ):
        return False
    if "rest" in place.topics and (place.kind == "cell" or place.is_bare or _label_leads(place)):
        return True
    if _CHEMISTRY.search(place.text) and (
        place.near_before.rstrip().endswith("after") or any(other.kind == "percent" for other in place.others)
    ):
        return False
    before, after = place.before[-MAX_GAP:], place.after[:MAX_GAP]
    if _BETWEEN_EFFORTS.match(after) or _REST_BEHIND.match(after) or _is_announced(before):
        return True
    if "rest" in place.topics and place.kind == "line" and _is_said_of_topic(place):
        return True
    if _BREATH_AHEAD.search(before) or (_OFF.match(after) and _ON.search(before)):
        return True
    if place.is_fragment:
        return _REST_SENTENCE.search(place.sentence_before) is not None
    if _ALSO.match(place.before) and _REST_TIMED.search(place.sentence_before):
        return not (_HELD.search(place.near) or _OF_EFFORT.match(after))
    # "…; for the last exercise a minute will do": the sentence has spoken of rest.
    spoken = list(_SPOKEN.finditer(place.before))
    if spoken and not (_EFFORT.search(place.before[spoken[-1].end() :]) or _OF_EFFORT.match(after)):
        return True
    return place.partner is not None and is_rest(place.partner)


def _is_announced(before: str) -> bool:
    """Whether the words before a time name a rest that has no time of its own."""
    return _REST_AHEAD.search(before) is not None and not _REST_OF_ITS_OWN.search(before)


def _is_said_of_topic(place: Place) -> bool:
    """Whether a sentence under a heading on rest begins with a time or tells the reader to take it."""
    if _LASTS.search(place.near_before) or _OF_EFFORT.match(place.after):
        return False
    return len(place.near_before.rpartition(",")[2].split()) <= 2 or _TAKE.search(place.near_before) is not None


def _longest(place: Place) -> float:
    return max(end for end in (*place.figure.value, 0) if end is not None)


def _label_leads(place: Place) -> bool:
    """Whether the label stands in the same sentence and nothing but the figure follows it closely."""
    return bool(place.label) and len(re.findall(r"[a-z]{3,}", place.before.rpartition(":")[2])) <= 3
