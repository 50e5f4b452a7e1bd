"""How often: whether a count in a week, or hours and days between sessions, is advice on how to train."""

from __future__ import annotations

import re
from typing import Final

from pipeline.extract.advice.place import Place
from pipeline.extract.rest_days import are_days_of_rest

REACH: Final = 70
"""Characters between a figure and words that belong to it."""

_ELSEWHERE: Final = re.compile(
    r"\b(?:weigh(?:ing)? (?:yourself|in)|photos?|pictures?|measure\w*|track\w*|log\b|newsletter|emails?|publish\w*|"
    r"post(?:s|ed)?\b|protein|calori\w+|meals?|eat(?:ing)?|drink\w*|alcohol|sleep\w*|naps?|water|creatine|"
    r"supplement\w*|massage\w*|foam|sauna|ice|icing|deload\w*|increase|increasing|adding|add (?:weight|reps|sets|more|"
    r"a)|test(?:s|ing)? your|check (?:in|your|the)|review|subscri\w+|shop\w*|replace|change|rotate|swap|update\w*|"
    r"answer\w*|church|clean(?:ing)? the|open|lunch|episodes?|match(?:es)?|fixtures?|league|"
    r"(?:we|they|who) (?:play|compete))\b"
)
_SOLD: Final = re.compile(
    r"[$£€]\s?\d|\b(?:members?(?:hip)?s?|subscription|coupon|discount|book (?:a|an|your|now|in|two|three|four)|"
    r"sign up)\b"
)
_CARDIO: Final = re.compile(
    r"\b(?:cardio\w*|walk(?:s|ing)?|jog\w*|(?<!is )(?<!be )run(?! (?:it|this|the|through))|running|"
    r"(?<!program )(?<!programme )(?<!plan )(?<!which )(?<!it )"
    r"(?<!routine )(?<!split )(?<!block )runs|swim(?:s|ming)?|cycl(?:e|ing)|bik(?:e|ing)|hik(?:e|ing)|aerobic\w*|"
    r"treadmill|rides?|steps|tennis|football|soccer|basketball|golf(?!ers))\b"
)
_STRENGTH: Final = re.compile(
    r"\b(?:strength\w*|resistance|weights?|lift\w*|exercises?|routine|workouts?|muscles?|train\w*|sets|reps|circuit|"
    r"core|glutes?|hamstrings?|chest|abs|back|legs?|shoulders?|calves|do (?:this|these|them|it))\b"
)
_TRAINS: Final = re.compile(
    r"\b(?:train\w*|do|doing|done|perform\w*|practi[cs]e\w*|work(?:ing)? (?:on|out|your|the|them|it)|repeat\w*|"
    r"stretch\w*|exercis\w*|routine|drills?|mobility|planks?|sessions?|workouts?|hit|go through|run through|complete|"
    r"aim|try)\b"
)
_EVERYDAY_LIFE: Final = re.compile(
    r"\b(?:used|uses?|using|life|lives|living|activit\w+|tasks?|sit|sits|sitting|desk|wear|carry|carrying|"
    r"feel(?! free)|happens?|stress|hours|face|steps|calories|sit-?ups a|thousand|hundred|"
    r"\d{2,} (?!min)(?:\w+ )?(?:a|per) day|needs?|functions?|commute|grind|habits?|tempting)\b"
)
_OWN_DAY: Final = re.compile(
    r"\b(?:your|his|her|their|our|my|a|any|one's) daily (?:routine|life|lives|schedule|activit|movement|habit|life)|"
    r"\bdaily (?:life|living|activit|task|function|calorie|step|grind|lifestyle|basis for)"
)
_PERMITTED: Final = re.compile(
    r"\b(?:can|could|may|might|even(?! if (?:only|just|it|for|you only)\b)|"
    r"safe|fine|okay|ok|possible|allows? you|enough to|if you (?:like|want|wish))\b"
)
_SEVERAL_A_DAY: Final = re.compile(
    r"(?:twice|thrice|times|\bx|hours?|\d|minutes?|reps?|sets?|exercises|moves|two|three)\s*$"
)
_DAY_OF_THE_PLAN: Final = re.compile(
    r"^\s+(?:(?:should|will|must|can)\s+)?(?:of (?:the|this|your)|begins?|starts?|opens?|ends?|finish(?:es)?|"
    r"closes?|has|includes?|contains?|consists?|features?|focus(?:es)?|targets?|combines?|covers?|pairs?)\b"
)
"""Behind "each day", a day of the plan: "Each day begins with two strength exercises"."""
_NO_DAILY_TRAINING: Final = re.compile(
    r" (?:[\w-]+ )?(?:cheat sheet|checklist|diary|journal|log|menu|overview|planner|quote|reminders?|summary|tips?|"
    r"tracker)\b"
)
"""Behind "daily" in a heading, what a reader looks at rather than does: "Daily Cheat Sheet"."""
_NO_SESSION: Final = re.compile(
    r"^[ -]{0,2}(?:(?:a|per|each) week )?(?:off\b|to rest|of (?:rest|recovery|cardio)|rest\b|cardio\b)"
)
_SUFFICES: Final = re.compile(
    r"^\s*(?:is|are|will be|would be|should be) (?:(?:just|more than|perfectly|about|probably|usually) ){0,2}"
    r"(?:fine|enough|plenty|sufficient|ideal|optimal|best|right|ok(?:ay)?|perfect|all (?:it takes|"
    r"(?:that )?you need))\b"
)
_OF_OTHERS: Final = re.compile(
    r"\b(?:nobody|no one|none of those|anyone|anybody) (?:[\w'-]+ ){0,4}?who (?:[\w'-]+ ){1,3}$"
)
"""Ahead of a count, those who train so often are spoken of, not the reader: "nobody who trains seven days a week"."""
_SPREAD: Final = re.compile(
    r"\b(?:spread|split|divided?|distributed?)\b(?: \w+){0,4}? (?:over|across|into|among|between)\s+$"
)
_THEN: Final = re.compile(r"[,;]\s*(?:and |or |but |then |only |up to ){0,2}$")
_WHEN: Final = re.compile(r"^\s+(?:in|during|for|if|when|once|off)\b")
_WEEK: Final = re.compile(r"\bweek|\bwk")

_PAUSE_BEHIND: Final = re.compile(
    r"^[^,;:.()]{0,40}?\b(?:in[- ]?between|between|apart|(?:of|to) (?:rest|recovery|recover|repair|rebuild)|rest|"
    r"recover\w*|off|until (?:the|your) next|same muscles?|"
    r"before (?:you )?(?:\w+ ){0,2}?(?:train\w*|work\w*|target\w*|hit\w*|repeat\w*|do\w*|lift\w*|next|another|again))\b"
)
_PAUSE_AHEAD: Final = re.compile(
    r"\b(?:between (?:\w+[- ]){0,4}(?:sessions|workouts|training|days|bouts|lifts)|rest(?:ing)?(?: days?)?|recovery|"
    r"recover|(?:let|leave|allow|wait|space|separate)\b(?: \w+){0,3})[^,;:.()]{0,24}$"
)
_GRANTED: Final = re.compile(r"\b(?:give|allow|grant)\s[^,;:.()]{0,40}$")
_NO_PAUSE: Final = re.compile(
    r"\b(?:sore\w*|doms|peaks?|swell\w*|elevat\w+|synthesis|settles?|sleep\w*|inflamm\w+|eat\w*|meals?|bed|results?|"
    r"event|race|meet|competition|game|surgery|birth|operation|injury|due date|takes? (?:about )?\S+ (?:hours|"
    r"days) (?:for|to)|occurs?|happens?)\b"
)
_NO_LENGTH: Final = re.compile(r"\b(?:within|in|after|every|for the first|inside|your|these|those|other)\s+$")
_LASTS: Final = re.compile(r"\b(?:for|in|within|after|over|lasts?|takes?)(?: (?:only|about|just|up to))?\s+$")
_ON_AND_OFF: Final = re.compile(r"\bdays? on\b")
_OFF_ONLY: Final = re.compile(r"\s*(?:of (?:\w+ )?rest|off|rest)\b(?! (?:in )?between| before)")
_A_WEEK: Final = re.compile(r"\s*(?:off|of rest)?,?\s*(?:each|every|per|a|in a|during the) (?:week|month)")
_DAYS_OF_TRAINING: Final = re.compile(
    r"\b(?:strength|training|lifting|cardio|gym|workout|leg|push|pull|upper|lower|heavy|light|hard)\b"
)
_A_DAY: Final = re.compile(r"\s?(?:x|times)?\s?(?:/|a|per|each)\s?day\b")
_MORE: Final = re.compile(r"\b(?:add(?:ing)?|increase|extra|another|by|additional|plus)\s+(?:\w+ ){0,3}$")
_ONES: Final = re.compile(r"\bones\b|\bof (?:these|those|them)\b")
_OF_A_WEEK: Final = re.compile(r"\bweek\s+$")
"""Makes of a figure the week's number, whatever stands behind: "week 3 day 2"."""
_COUNTED: Final = re.compile(r"\b(?:sets|sessions|workouts|days|classes|circuits?|routine)\b")
_FOR_MUSCLES: Final = re.compile(r"\s*(?:for|per|on) (?:each|every|a|any) (?:muscle|body ?part)")
_WEEKLY: Final = re.compile(r"\bweekly (?:\w+ ){0,2}(?:volume|sets|total)\b|(?<!for )\b(?:per|a|each|every) week\b")

_A_SESSION: Final = re.compile(
    r"^[^.;:]{0,30}?\b(?:each time|(?:in |for )?(?:a|per|each|every) (?:session|workout|visit|day))\b"
)
"""Behind sets, it makes them those of one session: "three times a week with six sets per session"."""
_EACH: Final = re.compile(r"^ each\b")
_SETS_TWICE_A_WEEK: Final = re.compile(
    r"(?: (?:for|on) (?:your |the )?[\w-]+(?: [\w-]+)?)?,?(?: each time)?,?\s+(?:(?:about|at least|up to) )?"
)
_TWICE_A_WEEK_SETS: Final = re.compile(r",? (?:do|perform|complete|for|with)\s+(?:(?:about|at least|up to)\s+)?")
_ALL_TOLD: Final = re.compile(r"\b(?:total\w*|in all|altogether|weekly|spread|split|divid\w+|distribut\w+|over)\b")
"""Makes sets those of the whole week, however often one trains."""
_SUM: Final = re.compile(
    r"\bthat(?:'s| is| makes| gives)\b|\badds? up\b|\bworks? out\b|\b(?:a|per|each|every) (?:session|workout)\b"
)
"""What makes of sets in a week those of all sessions together: "8 sets a session, 24 sets a week altogether"."""
_OF_MUSCLES: Final = re.compile(
    r"\b(?:muscles?|body ?parts?|chest|pecs?|back|lats?|delts?|shoulders?|quads?|hamstrings?|glutes?|biceps|triceps|"
    r"calves|calf|abs|core|arms?|legs?|traps|forearms?|lifts?|exercises?|movements?|patterns?)\b"
)
_SESSIONS: Final = re.compile(r"\b(?:sessions|workouts)\b")


def is_frequency(place: Place) -> bool:
    """Whether a count in a week says how often to train."""
    if _NO_SESSION.match(place.after) or _is_elsewhere(place) or _SOLD.search(place.text):
        return False
    if _OF_OTHERS.search(place.before) or are_days_of_rest(place.near):
        return False
    return not place.figure.word or _is_daily_advice(place)


def _is_elsewhere(place: Place) -> bool:
    """Whether a clause speaks of something else that recurs: meals, weigh-ins, walks."""
    said = f"{place.label} {place.near}" if place.label else place.near
    if _ELSEWHERE.search(place.near):
        return True
    return bool(_CARDIO.search(said)) and not _STRENGTH.search(said)


def _is_daily_advice(place: Place) -> bool:
    """Whether "daily", "every day", "every other day" says how often to train."""
    words = place.text[place.figure.start - place.start : place.figure.end - place.start]
    per_day = words.startswith(("a ", "per "))
    if any(other.kind == "times a week" and not other.word for other in place.others) and per_day:
        return False
    if words == "each day" and _DAY_OF_THE_PLAN.match(place.after):
        return False
    if _OWN_DAY.search(place.text) and not (place.kind == "heading" and words == "daily" and "your" not in place.text):
        return False
    if place.kind == "title":
        return False
    if "frequency" in place.topics or ("dose" in place.topics and place.label):
        return not _SEVERAL_A_DAY.search(place.before)
    minutes_or_once = re.search(r"min\w*\s*$" if not per_day else r"(?:min\w*|once)\s*$", place.before)
    if (per_day or _SEVERAL_A_DAY.search(place.before)) and not minutes_or_once:
        return False
    if _EVERYDAY_LIFE.search(place.near) or _PERMITTED.search(place.near):
        return False
    if place.kind == "heading":
        return (
            words == "daily" and not _NO_DAILY_TRAINING.match(place.after) and not place.text.rstrip(" *").endswith("?")
        )
    return place.is_bare or _TRAINS.search(place.near) is not None or per_day


def is_named_frequency(place: Place) -> bool:
    """Whether a count stands where only how often can be meant ("Beginners: 2-3 days" under "How often to train")."""
    if "frequency" not in place.topics or _is_elsewhere(place) or _PAUSE_BEHIND.search(place.after[:REACH]):
        return False
    if _NO_PAUSE.search(place.near) or _LASTS.search(place.near_before):
        return False
    return not re.search(r"\b(?:rest|off|recovery|out of)\b", place.text[place.figure.start - place.start :][:30])


def is_frequency_elsewhere(place: Place) -> bool:
    """Whether a number repeats the unit of the one before it ("2 sessions a week in season, 3 in the off-season")."""
    ahead = [other.end for other in place.others if other.kind == "times a week" and other.end <= place.figure.start]
    between = place.before[max(ahead, default=-REACH) - place.start :] if ahead else ""
    return bool(ahead and len(between) < REACH and _THEN.search(between) and _WHEN.match(place.after))


def is_bare_frequency(place: Place) -> bool:
    """Whether a lone number stands behind a label that asks how often ("Days per week: 4")."""
    if "frequency" not in place.topics or not (place.label or place.kind == "cell") or not place.is_bare:
        return False
    if _A_DAY.match(place.after):
        return False
    return _WEEK.search(place.label) is not None or "frequency" in place.label or "often" in place.label


def are_enough_days(place: Place) -> bool:
    """Whether days suffice for training: "two days is fine"."""
    return bool(_SUFFICES.match(place.after)) and not place.before.strip(" \"'*-")[-4:].endswith(("for", "rest"))


def is_spread(place: Place) -> bool:
    """Whether sessions are those over which a week's sets are spread."""
    return bool(_SPREAD.search(place.before[-60:])) and any(other.kind == "sets a week" for other in place.others)


def is_pause(place: Place) -> bool:
    """Whether hours or days are those between two sessions."""
    if _NO_PAUSE.search(place.near) or _NO_LENGTH.search(place.near_before):
        return False
    if _OF_A_WEEK.search(place.before):
        return False
    unit = place.text[place.figure.start - place.start : place.figure.end - place.start]
    if unit.startswith(("within", "under", "up to")) or _DAYS_OF_TRAINING.search(unit) or _A_WEEK.match(place.after):
        return False
    if place.figure.word or "apart" in place.topics:
        return True
    if _ON_AND_OFF.search(place.before) or (_OFF_ONLY.match(place.after) and _counts_a_week(place)):
        return False
    before, after = place.before[-REACH:], place.after[:REACH]
    if _PAUSE_BEHIND.match(after) or _PAUSE_AHEAD.search(before):
        return True
    return bool(_GRANTED.search(before)) and not re.match(r"\s*\w", after)


def _counts_a_week(place: Place) -> bool:
    """Whether the sentence counts days of training, so that a day of rest is one of the week."""
    return any(other.kind in ("days", "times a week") for other in place.others)


def is_weekly_sets(place: Place) -> bool:
    """Whether sets in a week are those of a muscle: no addition to them, and not the sets of a whole programme."""
    if _MORE.search(place.near_before):
        return False
    said = " ".join((*place.announced, place.heading, place.text))
    return not _SUM.search(place.text) or _OF_MUSCLES.search(said) is not None


def is_bare_weekly_sets(place: Place) -> bool:
    """Whether a lone number stands behind a label of weekly sets."""
    return "sets" in place.topics and (place.kind == "cell" or bool(place.label)) and place.is_bare


def are_sets_referred_to(place: Place) -> bool:
    """Whether what is counted in a week are the sets that the lines before speak of ("six hard ones a week")."""
    if not _ONES.search(place.text[place.figure.start - place.start : place.figure.end - place.start]):
        return False
    counted = _COUNTED.findall(place.previous + place.before)
    return bool(_FOR_MUSCLES.match(place.after)) or counted[-1:] == ["sets"]


def are_sets_of_each_session(place: Place) -> bool:
    """Whether the sentence gives the sets of one session and how many there are a week ("4 sets twice a week")."""
    counted = [other for other in place.others if other.kind in ("times a week", "sets", "sets a week", "sessions")]
    if [other.kind for other in counted] != ["times a week"] or counted[0].word or _ALL_TOLD.search(place.text):
        return False
    sessions, sets = counted[0], place.figure
    if sets.end <= sessions.start:
        return bool(_SETS_TWICE_A_WEEK.fullmatch(place.text, sets.end - place.start, sessions.start - place.start))
    if _TWICE_A_WEEK_SETS.fullmatch(place.text, sessions.end - place.start, sets.start - place.start):
        return True
    return bool(_A_SESSION.match(place.after)) and sets.start - sessions.end < REACH


def are_sets_of_a_week(place: Place) -> bool:
    """Whether the clause has named the week before its sets ("keep your weekly volume around 12 sets")."""
    if "sets" in place.topics and place.is_bare:
        return True
    if _A_SESSION.match(place.after) or (_EACH.match(place.after) and _SESSIONS.search(place.near_before)):
        return False
    return bool(_WEEKLY.search(place.near_before[-REACH:])) and not _MORE.search(place.near_before)
