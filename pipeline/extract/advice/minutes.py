"""What minutes in an article are minutes of: the warm-up, the session, the rest, or something else.

The nearest word that tells decides: in "each class lasts 45 minutes, of which the first 8 are a gentle warm-up" the
class is next to the one figure and the warm-up next to the other.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from pipeline.extract.advice.place import MAX_GAP, Place
from pipeline.extract.advice.rests import is_rest

_EASY: Final = (
    r"cardio|jog\w*|walk\w*|bik(?:e|ing)|cycl\w+|row(?:er|ing)\b|treadmill|elliptical|skipping|rope|march\w*|"
    r"arm swings|movements?|mobility|dynamic|light|easy|gentle|aerobic"
)
_BODY: Final = r"(?:body|muscles?|joints?|heart|yourself|hips|shoulders|legs|core|back)"
_WARM_UP: Final = re.compile(
    r"\bwarm(?:ed|ing|s)?[- ]?ups?(?: (?:routine|session|circuit|sequence|flow|program(?:me)?))?\b"
    rf"|\bwarm(?:ing|s)? (?:it|them|yourself|(?:your|the) (?:\w+ )?{_BODY}) up\b"
    rf"|\bprepar(?:e|es|ing) (?:your|the) (?:\w+ )?{_BODY}"
    rf"|\b(?:get|getting|be|feel) (?:your {_BODY} )?(?:warm|loose|limber)\b|\bloosen(?:ing)? up\b"
    r"|\bget(?:s|ting)? (?:your|the) (?:blood|heart|body) (?:moving|flowing|pumping|going)\b"
    r"|\b(?:raise|elevate|lift|increase) (?:your|the) (?:heart rate|pulse|(?:body |core )?temperature)\b"
    r"|\bbefore (?:the|your) (?:first|main|working) (?:set|sets|exercise|lift|round|workout)\b"
    r"|\bbefore (?:you )?(?:lift|train|work(?:ing)? out|start(?:ing)? (?:your workout|lifting|training)|touch\w*)"
    r"|\bbefore (?:your|each|every|any|the|a)? ?(?:\w+[- ]){0,2}(?:workouts?|sessions?|training|lifting|run|round|"
    r"game)\b"
    r"|\b(?:start|begin|open|kick off)s? (?:\w+ ){0,4}(?:workout|session|training|class|routine|day)s? (?:\w+ )?with\b"
    r"|\b(?:sessions?|workouts?|classes|class) (?:\w+ )?(?:starts?|begins?|opens?) with\b"
)
_SESSION: Final = re.compile(
    r"(?<!cardio )(?<!warm[- ]up )(?<!warmup )"
    r"\b(?:sessions?|workouts?|routines?|class(?:es)?|programs?|programmes?|circuits?|set of exercises|"
    r"sequence|flow|tabata|hiit|training sessions?)\b"
    r"|\b(?:the )?(?:whole|entire|full) (?:thing|lot|plan)\b|\bin (?:total|all)\b|\btotal (?:of|time)\b|="
    r"|\b(?:in|at) the gym\b|\b(?:sessions?|workouts?|classes|programs?) (?:\w+ )?runs?\b"
    r"|\b(?:this|it|everything|rounds|the lot) (?:\w+ )?(?:takes?|lasts?|runs?|is done in|can be done in)\b"
    r"|\byou(?:'ll)? (?:(?:only|just|really|do not|don't|won't) ){0,2}(?:have|need)\b|\ball (?:it takes|you need)\b"
    r"|\b(?:done|finished?|through(?: it)?|over|home|in and out|out)(?: of (?:the gym|there|here))? (?:in|"
    r"within)\b(?! the)"
    r"|\bstart to finish\b|\bspend in the gym\b"
)
_COOL_DOWN: Final = re.compile(
    r"\bcool(?:ing)?[- ]?downs?\b|\bafter (?:your|the|each|every|a) (?:\w+ )?(?:workout|session)\b"
)
_REST: Final = re.compile(
    r"\brest(?:s|ed|ing)?\b|\brecover\w*|\bbreaks?\b|\bbetween (?=[a-z])(?!an? |half)|\bbreath\w*"
)
_OTHER: Final = re.compile(
    rf"\b(?:{_EASY}|plank\w*|hold\w*|held|stretch\w*|foam|roll(?:er|ing)|swim\w*|run(?:ning)?|ride|hik\w+|massage|ice|"
    r"icing|meditat\w+|nap|sauna|shower(?!ed|s included)|yoga|balance|posture|inductions?|sprint\w*|hang(?:ing)?|"
    r"drills?|interval lasts|station lasts)\b"
)
_ACTIVITY: Final = re.compile(
    r"\b(?:cardio|walk\w*|jog\w*|run(?:ning)?|plank\w*|hold\w*|stretch\w*|foam|swim\w*|cycl\w+|row(?:er|ing)|rest\w*)\b"
)
_MINUTES: Final = re.compile(r"\d\W{0,3}min")
_NOT_TRAINING: Final = re.compile(
    r"\b(?:calorie\w*|burn\w*|protein|meals?|eat\w*|drink\w*|sleep\w*|bed(?:time)?|saves?|saving|shave\w*|cut\w*|score|"
    r"emom|amrap|sit(?:s|ting)?|screen|phone|desk|commute|of moderate|of vigorous|carb\w*|fuel|snack\w*|consume|"
    r"absorb\w*|digest\w*|heart rate|soreness|attention|listen\w*|video|podcast|late|read(?:ing)?|call|free|peaks?)\b"
)
_REPEATED: Final = re.compile(
    r"\b(?:every|within|after|another|extra|additional|add|(?:the|over|your) (?:past|last|next))\s+(?:\w+ly )?$"
)
_PART: Final = re.compile(
    r"\b(?:th[eo]se|(?:the|your|its|his|her)(?: very)? (?:first|last|opening|closing|final|initial|remaining|other|"
    r"best|worst|hardest|same))\s+$"
)
"""Ahead of minutes that are a part of a session: "the first ten minutes of the workout"."""
_NOT_MADE_IN: Final = re.compile(
    r"(?:n't|\bnot|\bnever) (?:\w+ )?(?:built|made|won|earned|forged|created|achieved|fixed|changed) (?:with)?in "
    r"(?:(?:just|only|the|those) )?$"
)
"""Ahead of a time that is said not to do it: "Strength is not built in an hour a day"."""
_NO_LENGTH: Final = re.compile(
    r"^\W{0,2}(?:read\b|later|ago|into|mark\b|mile|(?:per|a|each) week|apart|(?:hand|arm)s?\b|"
    r"(?:interval|lap|cycle(?! (?:class|ride|session)))\b|for (?:your|the) (?:body|"
    r"muscles|heart)|to (?:drive|cook|prepare|make|digest|get there|kick in|recover))"
)
_AFTER: Final = re.compile(r"\bafter\s+$")
_OF_EASY: Final = re.compile(rf"^\s*of (?:\w+ ){{0,2}}?(?:{_EASY})\b")
# "Start with a 5-minute walk", but not "Start with 10 minutes of walking a day".
_OPENS: Final = re.compile(
    r"\W*(?:start|begin|open|kick off)(?: off| out)?(?: (?:each|every|your) \w+)? (?:with|by)\b[^.;]{0,30}$"
)
_AT_FIRST: Final = re.compile(rf"[ -](?:of )?(?:\w+ ){{0,2}}?(?:{_EASY})\b")
_BUILT_UP: Final = re.compile(
    r"\b(?:a|per|each|every) (?:day|week)\b|\bdaily\b|\bbuild|\bincreas|\bgradually|\bwork up"
)
_PLANNED: Final = re.compile(r"\b(?:spend|plan|take|do|allow|set aside|give|for|aim|use|need|with)\b[^.]{0,24}$")
_TOTAL: Final = re.compile(r"\W*total(?: (?:time|duration))?\W*")
"""What a line gives that ends a section: "Total: 5-7 minutes"."""
_OWN_TIME: Final = re.compile(r"^[^\w]*(?:day|workout|session|class)\b|\b(?:routine|workout|session|class)\b")
_EACH: Final = re.compile(
    r"^\W{0,3}(?:each|apiece)\b(?! (?:side|leg|arm|exercise|move|stretch|pose|set|round|way|hand|foot|hip))"
)
_SET_ASIDE: Final = re.compile(
    r"\b(?:budget|set aside|put aside|block (?:out|off)|carve out|plan on|reserve|allot|give (?:me|us|it|this)|"
    r"commit to)(?: (?:about|around|roughly|just|only))?\s*$"
)
_SUFFICES: Final = re.compile(
    r"^\s*(?:is|are|will|would|should) (?:(?:be|just|more than|usually|generally|entirely|perfectly|really) ){0,2}"
    r"(?:plenty|enough|sufficient|ideal|optimal|do\b|all (?:it takes|(?:that )?you need)|(?:the|a) (?:sweet spot|good|"
    r"perfect|right|ideal))(?! (?:time )?(?:to|for) (?:warm|cool|cook|stretch|rest|recover|each|the warm))"
)
_PER_SESSION: Final = re.compile(r"\W{0,3}(?:per|a|each|every|/) ?(?:\w+ )?(?:session|workout|class)\b")
_SETS: Final = re.compile(r"\b(?:sets?|rounds?)\b")
_OF_THE_SESSION: Final = re.compile(
    r"\W*(?:this|the|each|every|your|our) (?:[\w-]+ ){0,3}(?:session|workout|routine|circuit|class|sequence|flow)\b"
    r"[^.;]{0,80}?\b(?:needs?|takes?|lasts?|requires?)\b"
)
# "Do this three times a week. Takes about 10 minutes."
_TAKES: Final = re.compile(r"\W*(?:takes|lasts|requires|runs)(?: (?:about|only|just|around|roughly|you|all of))*\s*")
_ALONE: Final = re.compile(r"^[ ,.;!)]*$|^,? (?:\w+ )?(?:times?|days?|a day|per day|from|showers? included)\b")
_ASIDE: Final = re.compile(
    r"\([^()]{0,200}\)|\b(?:including|counting|excluding|not counting) (?:the )?\w+(?: and \w+)?"
)


def is_warm_up(place: Place) -> bool:
    """Whether minutes are the length of the warm-up."""
    if place.kind in ("heading", "title"):
        if _WARM_UP.search(place.text):
            return _telling(place) == "warm-up" and not _is_of_something_else(place)
        # "10 minutes before you tee off" under "The pre-round warm-up"
        return bool(_WARM_UP.search(place.above)) and place.after.lstrip().startswith("before")
    if place.is_fragment:
        # "5-10 minutes" as all that stands right under the heading "Warm Up".
        heads = place.kind == "line" and not (place.in_exercise or place.previous) and "warmup" in place.topics
        return heads or _WARM_UP.search(place.sentence_before) is not None
    if _AFTER.search(place.before) and _OF_EASY.match(place.after):
        return not place.in_exercise
    if _is_of_something_else(place):
        return False
    if _is_labelled_warm_up(place):
        return True
    telling = _telling(place)
    if telling not in (None, "other"):
        return telling == "warm-up"
    if _OPENS.match(place.before) and _AT_FIRST.match(place.after):
        return not place.in_exercise and not _BUILT_UP.search(place.text)
    easy = re.search(rf"\b(?:{_EASY})\b", place.after[:MAX_GAP])
    planned = _PLANNED.search(place.before)
    if "warmup" in place.topics:
        return not _MINUTES.search(place.heading) and bool(easy or planned)
    return not place.in_exercise and bool(_WARM_UP.search(place.previous) and easy and planned)


def _is_labelled_warm_up(place: Place) -> bool:
    """Whether a label gives the length of a warm-up, or of all of the section that is one: "Total: 5-7 minutes"."""
    if place.label and _WARM_UP.search(place.label) and len(place.before) - len(place.label) < MAX_GAP:
        return True
    above = (place.heading, place.above)
    return _TOTAL.fullmatch(place.before) is not None and any(_WARM_UP.search(heading) for heading in above)


def is_session(place: Place) -> bool:
    """Whether minutes are the length of a session."""
    if _is_of_something_else(place) or is_rest(place) or re.match(r"\s*(?:before|after)\b", place.after):
        return False
    if _PART.search(place.before):
        return False
    if place.kind == "title":
        other = _WARM_UP.search(place.after[:24]) or _COOL_DOWN.match(place.after.lstrip(" -"))
        return not (other or _OTHER.match(place.after.lstrip(" -")))
    if place.kind == "heading":
        return _is_heading_of_session(place)
    stated = _OF_THE_SESSION.match(place.text) and _telling(place) in (None, "session")
    if stated or _PER_SESSION.match(place.after):
        return True
    if place.in_exercise:
        return False
    return _is_session_in_text(place)


def _is_session_in_text(place: Place) -> bool:
    if "duration" in place.topics and (place.kind == "cell" or place.label):
        return True
    if place.topics & {"warmup", "cooldown", "rest", "dose"}:
        return _telling(place) == "session" and _OWN_TIME.search(place.near) is not None
    if _suffices(place):
        return True
    telling = _telling(place)
    if telling:
        return telling == "session"
    return _is_planned(place) or (
        place.opening and place.is_bare and not place.before.strip(" *\"'(") and not place.label
    )


def _is_planned(place: Place) -> bool:
    """Whether nothing near tells what the minutes are of, and they are a time that the reader sets aside."""
    if any(other.kind == "times a week" for other in place.others) and not _OTHER.search(place.near):
        return True
    if _TAKES.fullmatch(place.before):
        return True
    return _SET_ASIDE.search(place.before) is not None and _ALONE.match(place.after) is not None


def _suffices(place: Place) -> bool:
    """Whether a time is said to be enough, and not of what: "an hour is plenty"."""
    if len(place.near_before.split()) > 3 or not _SUFFICES.match(place.near_after):
        return False
    return not any(pattern.search(place.near) for pattern in (_WARM_UP, _COOL_DOWN, _REST, _OTHER, _SETS))


def _is_heading_of_session(place: Place) -> bool:
    plain = place.text.strip(" *:")
    if _WARM_UP.search(plain) or _COOL_DOWN.search(plain) or plain.startswith(("within", "minute")):
        return False
    if place.figure.start - place.start <= 1 and re.match(r"\s*(?:$|[,;|(/]|:)", place.after):
        return not _ACTIVITY.search(plain)
    if _EACH.match(place.after) and any(other.kind == "times a week" for other in place.others):
        return True
    if re.search(r"\b(?:day|workout|session|routine)\b", plain):
        return not re.search(r"\b(?:circuit|practice|finisher|part|block)\b", plain) or not place.timed_parts
    return False


def _is_of_something_else(place: Place) -> bool:
    if _REPEATED.search(place.before) and not _WARM_UP.search(place.near_before[-20:] + place.near_after):
        return True
    if _NOT_MADE_IN.search(place.before):
        return True
    # "Raise your heart rate" is what a warm-up does, other talk of the heart rate is not of training time.
    return bool(_NO_LENGTH.match(place.after) or _NOT_TRAINING.search(_WARM_UP.sub(" ", place.near)))


@lru_cache(maxsize=1 << 4)
def _telling(place: Place) -> str | None:
    """What the nearest word says the minutes are of, or None when no word is near."""
    before, after = _without_asides(_own_side(place, place.before)), _without_asides(_own_side(place, place.after))
    found: list[tuple[int, int, str]] = []
    # Of two words as near, a warm-up is more telling than the session it belongs to.
    for rank, (name, pattern) in enumerate(
        (("warm-up", _WARM_UP), ("cool-down", _COOL_DOWN), ("rest", _REST), ("session", _SESSION), ("other", _OTHER))
    ):
        behind = pattern.search(after)
        gaps = [len(before) - match.end() for match in pattern.finditer(before)]
        nearest = min([*gaps, behind.start()] if behind else gaps, default=MAX_GAP + 1)
        if nearest <= MAX_GAP:
            found.append((nearest, rank, name))
    if _EACH.match(after):
        found.append((0, 0, "session"))
    names = {name for _, _, name in found}
    if "warm-up" in names or "session" in names:
        # The walk is what the warm-up is made of.
        found = [one for one in found if one[2] != "other"] if "warm-up" in names else found
    return min(found)[2] if found else None


def _own_side(place: Place, side: str) -> str:
    """The text on one side of a figure up to the next figure of minutes, whose words are its own."""
    times = [other for other in place.others if other.kind in ("minutes", "seconds", "hours")]
    if side is place.before:
        ends = [other.end for other in times if other.end <= place.figure.start]
        own = side[max(ends, default=place.start) - place.start :]
        # "A 5-minute warm-up, 35 minutes of work": what stands before the comma is of the figure before.
        return own[own.rfind(",") + 1 :] if ends else own
    starts = [other.start for other in times if other.start >= place.figure.end]
    return side[: min(starts, default=place.start + len(place.text)) - place.figure.end]


def _without_asides(text: str) -> str:
    """A text without what stands in closed parentheses or is only counted in."""
    return _ASIDE.sub(" ", text)
