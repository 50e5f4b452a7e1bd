"""Traps: text in the shape of a dose that prescribes nothing.

Each trap is a pattern before a dose, behind it or anywhere in its sentence, with an example; the classes are those
that a count over 700 published pages found (angles, ages, weights, studies, logs, benchmarks, refuted doses…).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final, Literal

from pipeline.extract.doses import Dose
from pipeline.models import Span

Place = Literal["before", "behind", "sentence"]
Kind = Literal["any", "time", "length", "steps", "breath", "count"]


@dataclass(frozen=True, slots=True)
class Trap:
    """A pattern of folded text; `kind` says which doses it can spoil, `example` shows one."""

    name: str
    place: Place
    kind: Kind
    pattern: re.Pattern[str]
    example: str


def _trap(name: str, place: Place, kind: Kind, pattern: str, example: str) -> Trap:
    anchored = rf"(?:{pattern})$" if place == "before" else pattern
    return Trap(name, place, kind, re.compile(anchored), example)


_REFUTED: Final = "refuted"
_BOUNDS: Final = ("more than", "longer than")
"""What is denied with these in front is more than the figure: "do not hold it for longer than a minute"."""
TEMPO: Final = "tempo of a repetition"
_ABILITY: Final = "ability"
"""With sets it is an offer: "Advanced lifters can do 4 sets of 6"."""
_DEFINITION: Final = "what one is"
_BREATH: Final = "one breath"
_ONE: Final = re.compile(r"(?:one|1|an?) ")
TRAPS: Final = (
    _trap(
        _DEFINITION,
        "before",
        "any",
        r"\b(?:that|this|it|which)(?:'s| is| makes| equals| counts as| completes)\s+",
        "Down and up again: that's one rep.",
    ),
    _trap(
        _REFUTED,
        "before",
        "any",
        r"(?:\bnot|n't|\bnever|\binstead of|\brather than|\bno need (?:for|to do))\s+(?:\w+\s+){0,3}",
        "You do not need 5 sets of 20.",
    ),
    _trap(
        "total of all sets",
        "behind",
        "count",
        r"[^.;\n]{0,24}?\b(?:in total|altogether|in all|all told|total|overall|split|divided?|spread|broken up|"
        r"shared)\b"
        r"[^.;\n]{0,24}?\b(?:sets|rounds|goes|portions|chunks|bouts|parts|however|as many)\b",
        "Do 30 reps in total, in as many goes as you like.",
    ),
    _trap(
        "total of all sets",
        "sentence",
        "count",
        r"\ba total of \S+ (?:reps|repetitions)\b[^.;\n]{0,24}?\b(?:over|across|in|split|spread|"
        r"divided)\b[^.;\n]{0,16}\bsets\b",
        "A total of 30 reps over three sets.",
    ),
    _trap(
        "of no matter",
        "before",
        "any",
        r"\b(?:(?:does|do)(?:n't| not)|no) (?:really )?matter (?:if|whether)\b[^.;]{0,40}",
        "It does not matter whether that is 5 or 15 reps.",
    ),
    _trap(
        "target",
        "before",
        "any",
        r"\b(?:(?:if|once|until|when|as soon as|after|before|unless) (?:\w+ ){1,3}can|working up to|work toward|"
        r"goal(?!:)|maximum of)\b"
        r"[^.;]{0,60}",
        "Once you can do 3 sets of 15, add weight.",
    ),
    _trap(
        "target",
        "behind",
        "any",
        r"[^.;,]{0,50}\b(?:can be (?:completed|done|performed|managed)|"
        r"(?:becomes?|feels?|gets?) (?:too |very |quite |relatively )?(?:easy|easier|comfortable|manageable))\b"
        r"[^.;,]{0,50},\s(?:\w+ ){0,3}(?:increase|add|progress|advance|move|try|use|go|pick|choose|raise|step up)\b",
        "When 4 sets of the circuit can be completed, increase the weight.",
    ),
    _trap(
        _ABILITY,
        "before",
        "any",
        r"\bcan (?:do|hold)\b[^.;]{0,60}",
        "Most people can do 20 push-ups.",
    ),
    _trap(
        "anecdote",
        "sentence",
        "any",
        r"\b(?:i|he|she|they|we|(?:a|my|our|one) (?:colleague|friend|client|coach|uncle|brother|sister|trainer|lifter|"
        r"guy|woman|man|athlete)[^.]{0,20})\s+(?:once |even |first |then |usually )?"
        r"(?:did|held|managed|hit|lasted|got|reached|used to|started|could)\b",
        "A friend of mine once did 5 sets of 50.",
    ),
    _trap(
        TEMPO,
        "before",
        "time",
        r"\b(?:lower|lowering|lift|lifting|raise|descend|descending|eccentric|concentric|"
        r"(?<![-\w])(?<!warm )(?<!cool )(?:down|up|over)|pause|pausing|squeeze)\b"
        r"[^.;]{0,14}",
        "Lower the bar over 3 seconds.",
    ),
    _trap(
        TEMPO,
        "behind",
        "time",
        r"[\s-]*(?:on the way |to )?(?:down|up|lower\w*|eccentric|negative|pause|descent|lift|squeeze|count)\b",
        "Take 3 seconds down on every rep.",
    ),
    _trap(
        "hands and feet",
        "sentence",
        "count",
        r"\bfrom (?:two|both|one) (?:hands?|arms?|legs?|feet|foot) to (?:two|both|one|none|no)\b",
        "When you are stronger, go on from two hands to one hand.",
    ),
    _trap(
        "repetitions in reserve",
        "behind",
        "count",
        r"[\s-]*(?:\w+ )?(?:in the tank|in reserve|left in|shy of|short of|"
        r"(?:before|(?:away )?from) failure)\b",
        "Stop with 2 reps in the tank.",
    ),
    _trap(
        "counts of a breath",
        "before",
        "count",
        r"\b(?:inhale|exhale|breathe (?:in|out)|breath)(?: \w{1,12}){0,4} for (?:a |about )?",
        "Breathe out slowly for 6 counts.",
    ),
    _trap(
        "definition of a repetition",
        "sentence",
        "count",
        r"\b(?:one|a|1|each) rep(?:etition)? (?:means|equals|counts as|is (?:both|left|right))\b(?![^.!?]*\d)",
        "One rep means left and right together.",
    ),
    _trap("reading time", "behind", "time", r"[\s-]*(?:read|watch|video|listen)\b", "8 min read"),
    _trap(
        "length of a session",
        "behind",
        "time",
        r"[\s-]*(?:\w+ ){0,2}(?:workout|session|routine|circuit|class|program|programme|cardio|warm|plan|block|"
        r"jog|walk|a day|daily|per day)\b",
        "Here is a 20-minute workout.",
    ),
    _trap(
        "ice, heat and their like",
        "sentence",
        "time",
        r"\b(?:ice|heat pack|icing|heating pad|compress|stopwatch|oven)\b",
        "Ice the knee for 15 minutes.",
    ),
    _trap(
        "length of a session",
        "sentence",
        "time",
        r"\b(?:session|workout|routine|class|programme?|circuit) (?:\w+ )?(?:takes?|lasts?|is done|runs)\b",
        "The whole session takes 45 minutes.",
    ),
    _trap(
        "length of all sets together",
        "before",
        "time",
        r"\b(?:total|overall)(?: \w+){0,3}\s?:\W*(?:about |around )?",
        "Total duration: 32 minutes",
    ),
    _trap(
        "time of a story",
        "before",
        "time",
        r"(?:\b(?:you|i|we|they|he|she)(?:'ve)? (?:only |just |still )?(?:have|has|had|got)|"
        r"\bit (?:only )?(?:took|takes|needed)(?: me| you| us| him| her)?|\bthere (?:are|is|were|was)|"
        r"\b(?:break|bus|train|drive|commute|kettle|lunch|lesson|song|coffee|queue|meeting|trip)"
        r"\s(?:is|was|takes?|took|lasts?|lasted|needs?|boils?)(?: for)?|"
        r"\b(?:read|watch|learn|explain|finish)\b[^.;:]{0,24}\bin|\bwait(?: for)?)"
        r"\s+(?:about |only |just |exactly |at least |roughly )?",
        "You have eleven minutes, a carpet and a shirt.",
    ),
    _trap(
        "time of a story",
        "behind",
        "time",
        r"[\s-]*(?:later|ago|late|early|to spare|guide|tour|lesson|of your (?:day|time|life|lunch)|"
        r"(?:for|to) (?:a |some |the )?(?:water|drink|coffee|tea|breakfast|lunch))\b",
        "Twenty minutes later I was on the floor.",
    ),
    _trap("steps to a place", "behind", "steps", r" (?:back|away|off|out of)\b", "Take 2 steps back from the rack."),
    _trap(
        "steps of a list",
        "before",
        "steps",
        r"\b(?:has|have|in|into|these|following|its|the (?:first|next|last|other|previous))\s+(?:about )?",
        "Every lift has five steps, from the easiest to the hardest.",
    ),
    _trap("interval", "before", "time", r"\bevery\s+(?:about )?", "Every 30 minutes, stand up and stretch."),
    _trap(
        "limit of time",
        "before",
        "time",
        r"\b(?:complet|finish|achiev|beat|done\b)\w*\b[^.;]{0,60}?"
        r"\b(?:in|within|under)\s+(?:about |around |under |~\s?)?",
        "Goal: complete all of them in 10 minutes.",
    ),
    _trap(
        "moment",
        "before",
        "time",
        r"\b(?:at|after|within|in the (?:first|last|next))\s+(?:the\s+|about\s+)?",
        "Change legs at 20 seconds.",
    ),
    _trap(_BREATH, "before", "breath", r"\b(?:takes?|draw|with) (?:\w+ ){0,2}", "Take one breath and brace."),
    _trap(
        "breaths before a lift",
        "behind",
        "breath",
        r"[^.;:\n]{0,30}?\b(?:before|between|at the top|and (?:brace|unrack|re-?rack|set)|prior to)\b",
        "Take two deep breaths before you lift.",
    ),
    _trap(
        "part of a run",
        "behind",
        "length",
        r"[\s-]?(?:of )?(?:build[- ]?ups?|run[- ]?ups?|run[- ]?ins?|fly[- ]?ins?|rolling starts?|approach|"
        r"walk[- ]?backs?|jog[- ]?backs?)\b",
        "Take a 20 m run-up.",
    ),
    _trap(
        "part of a run",
        "before",
        "length",
        r"\balternat(?:e|es|ing)(?: between)? (?:[^.;:\n]{0,40} )?",
        "Run it alternating between 20 m fast and 20 m easy.",
    ),
    _trap(
        "place of the body",
        "before",
        "length",
        r"\b(?:step|stand|place|position|set|lean|hands|feet)\b[^.;,]{0,40}",
        "Step forward 2-3 feet.",
    ),
    _trap("speed", "behind", "length", r"\s?(?:/|per|an)\s?h(?:ou)?r?\b", "Walk at 6 km/h."),
    _trap(
        "place of the body",
        "behind",
        "length",
        r"[\s-]*(?:apart|together|away|from|behind|in front|wide|high|off|above|below|long|tall|back|out|past|"
        r"of (?:the|your|an?|each|it|one|space|room|floor|rope|band|tubing|tape|distance|clearance)|"
        r"between|step|box|tape|forward|up|down|in (?:diameter|height|length|width))\b",
        "Stand 2 feet from the wall.",
    ),
)  # fmt: skip


def trap_of(folded: str, sentence: Span, dose: Dose) -> str | None:
    """The name of the trap that a dose in a sentence of folded text is, or None when it is a dose."""
    kind = _kind(dose)
    is_bound = folded.startswith(_BOUNDS, dose.start)
    for trap in TRAPS:
        if trap.kind not in ("any", kind) or (is_bound and trap.name == _REFUTED):
            continue
        if trap.name == _BREATH and _are_several(dose):
            continue
        if trap.name == _ABILITY and dose.sets:
            continue
        if trap.name == _DEFINITION and not _ONE.match(folded, dose.start):
            continue
        if trap.place == "before":
            found = trap.pattern.search(folded, sentence.start, dose.start)
        elif trap.place == "behind":
            found = trap.pattern.match(folded, dose.end, sentence.end)
        else:
            found = trap.pattern.search(folded, sentence.start, sentence.end)
        if found:
            return trap.name
    return None


def _are_several(dose: Dose) -> bool:
    """Whether so many breaths are told that they are how long to stay: "take three deep breaths"."""
    return dose.reps is not None and (dose.reps.low or 0) > 1


def _kind(dose: Dose) -> Kind:
    if dose.unit == "meters":
        return "length"
    if dose.unit == "breaths":
        return "breath"
    if dose.unit == "steps":
        return "steps"
    if dose.unit in ("seconds", "minutes") and dose.sets is None:
        return "time"
    return "count"
