"""Words of equipment that mean something else as often: a step of a staircase or of a walk, a bar of many kinds."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from pipeline.models import Span


class Sense(NamedTuple):
    """Where a word means a piece of equipment: the group "it" of the pattern covers the word."""

    equipment: str
    signs: tuple[str, ...]
    """Letters of which the pattern needs some: looking for them costs a tenth of looking for the pattern."""
    pattern: re.Pattern[str]
    matches: tuple[str, ...]
    rejects: tuple[str, ...]


class Misreading(NamedTuple):
    """Where a word of equipment means something else."""

    equipment: str
    pattern: re.Pattern[str]
    matches: tuple[str, ...]
    rejects: tuple[str, ...]


_KIND_OF_STEP: Final = (
    r"(?:(?:low|lower|small|high|higher|sturdy|stable|solid|single|bottom|first|raised|aerobic|exercise|short|stair|"
    r"\d{1,2}[ -]?(?:cm|in|inch|inches|centimet(?:er|re))),?\s+){0,3}"
)

SENSES: Final = (
    Sense(
        "step",
        ("step", "stair"),
        re.compile(
            r"\b(?:on|onto|off|facing|using|use|against|below|over|edge of|find|get)\s+(?:of\s+)?"
            rf"(?:(?:a|an|the|one|your|same)\s+){{1,2}}{_KIND_OF_STEP}(?P<it>steps?|stairs?|stepper)\b"
            r"(?!\s+(?:forward|forwards|back|backward|backwards|sideways|to the|in front|behind|away|at a time|ahead))"
        ),
        (
            "Stand on a 10 cm step.",
            "Use a low, sturdy step.",
            "your heel is below the step",
            "Place your hands on the bottom stair.",
        ),
        ("Take a step to the right.", "Step onto your toes.", "Keep your weight on each step forward."),
    ),
    Sense(
        "step",
        ("step", "stair"),
        re.compile(
            r"\b(?:bench|box|chair|block|platform)(?:,\s*(?:or\s+)?|\s+or\s+)(?:an?\s+)?(?:low\s+)?(?P<it>step|stair)\b"
            r"|\bsame (?P<same>step)\b"
            r"|\b(?P<first>step|stair)(?:,\s*(?:or\s+)?|\s+or\s+)(?:an?\s+)?(?:other\s+|low\s+|sturdy\s+){0,2}"
            r"(?:bench|box|chair|block|platform)\b"
        ),
        (
            "Stand facing a bench, step, or sturdy chair.",
            "Same step, both feet.",
            "A step or other sturdy platform will do.",
        ),
        ("Lift the chair, then step back.", "Step over the box."),
    ),
    Sense(
        "bodyweight",
        ("bodyweight", "body weight", "body-weight"),
        re.compile(
            r"\b(?P<it>body[ -]?weight)\s+(?:only|alone|exercises?|movements?|moves?|drills?|versions?|training|"
            r"strength|staple|classic|squats?|or\b)"
            r"|\b(?:use|uses|using|used|need|needs|only|just|with|against|lift|lifting|moving)\s+(?:only\s+|just\s+)?"
            r"(?:your|their|its|his|her)\s+(?:own\s+)?(?P<own>body[ -]?weight)\b"
            r"|\b(?:with|using)\s+(?P<bare>body[ -]?weight)\b(?! (?:shifted|on|over))"
            r"|(?<![.\d])(?![0-3](?:\.\d{1,2})?\s?[x×])\d{1,2}\s*[(x×]?\s*(?P<dosed>body[ -]?weight)\b"
            r"|[(\[]\s*(?P<noted>body[ -]?weight)\b"
            r"|^\W*(?P<alone>body[ -]?weight)(?:\s+only)?\W*$"
        ),
        (
            "A classic bodyweight exercise.",
            "performed using your body weight",
            "Glute Bridges (Bodyweight)",
            "Body weight",
        ),
        (
            "three times your body weight",
            "Shift your body weight to the left.",
            "at 50% of bodyweight",
            "a squat of 1.5× bodyweight",
            "a deadlift of 2x bodyweight",
        ),
    ),
    Sense(
        "bodyweight",
        ("equipment", "kit", "gear", "weights"),
        re.compile(
            r"\b(?:no|zero|without(?: any)?|don't need any|doesn't (?:need|require) any|needs? no|requires? no|"
            r"not need any)\s+(?:special |extra |fancy |gym )?(?P<it>equipment|kit|gear|weights)\b(?!\s+racks?)"
        ),
        ("You don't need any equipment.", "All the drive with zero kit.", "Requires no equipment."),
        ("The equipment is expensive.", "There is no equipment rack."),
    ),
    Sense(
        "strap",
        ("strap",),
        re.compile(
            r"\b(?:use|using|loop|wrap|place|put|take|hold|with)\s+(?:an?|the|your)\s+(?:yoga |stretching |long |"
            r"(?:towel|belt|band) or (?:an? )?)?(?P<it>straps?)\b(?:,? or (?:an? )?[a-z]+)?"
            r"\s+(?:around|round|over|behind|under)\b"
        ),
        ("Loop a strap around your foot.", "Use a strap or towel over the ball of the foot."),
        ("Use straps if your grip fails.", "Wrap the straps tightly.", "the strap of the pack"),
    ),
    Sense(
        "partner",
        ("partner",),
        re.compile(r"\b(?:have|ask|get|let|with)\s+(?:a|your)\s+(?:training |workout )?(?P<it>partner)\b"),
        ("Have a partner hold your feet.",),
        ("Our partner offers a discount.",),
    ),
)
"""What is no plain word of the vocabulary, or counts only in such words."""
_SIGN: Final = re.compile("|".join(dict.fromkeys(re.escape(sign) for sense in SENSES for sign in sense.signs)))

ONLY_IN_SENSE: Final = frozenset({"step", "bodyweight", "partner"})
"""Equipment of which a bare word of the vocabulary says nothing."""

MISREADINGS: Final = (
    Misreading(
        "wall",
        re.compile(
            r"\b(?:abdominal|chest|stomach|rib|toward|towards|behind|imaginary)\s+(?:the\s+|a\s+)?walls?\b"
            r"|\b(?:writ\w+|hang\w*|hung|painted|poster|clock) (?:up )?on (?:the|your|every) walls?\b|\bwall clocks?\b"
        ),
        ("It trains the abdominal wall.", "That was written on the wall.", "Push your hips towards the wall."),
        ("Lean against the wall.",),
    ),
    Misreading(
        "machine",
        re.compile(
            r"\b(?:washing|vending|coffee|sewing|slot|ticket|answering|time) machines?\b|"
            r"\b(?:(?:front|back|long|short|longer|tuck(?:ed)?)[ -]lever|lever arms?|"
            r"lever (?:(?:one[ -]arm|handstand) ){0,2}(?:push|pull|press|chin)[ -]?ups?|"
            r"(?:shorten|lengthen)(?:s|ing)? (?:the|your) lever|"
            r"(?:for|more|better|extra|gain|get|some|of|the) leverage|"
            r"like a machine|no machines?)\b"
        ),
        (
            "A longer lever arm.",
            "Bend your knees to shorten the lever.",
            "Tuck front lever",
            "No machine?",
            "They shook like washing machines.",
            "Lever push-ups",
        ),
        ("Sit down at the machine.",),
    ),
    Misreading(
        "smith machine",
        re.compile(
            r"\w-smith\b|\b(?:dr|mr|mrs|ms|coach|author|by|model|trainer|photographer):?\.? (?:[a-z]+ )?smith\b"
        ),
        ("Model: Lisa Hale-Smith", "Dr. Smith says so."),
        ("Squat in the Smith machine.", "Press on the Smith."),
    ),
    Misreading(
        "barbell",
        re.compile(r"\bwestside barbell\b|\bbarbell (?:club|gym|medicine|logic|shrugged|podcast|brigade)\b"),
        ("They vary it as Westside Barbell does.", "our barbell club"),
        ("Set up a barbell at hip height.",),
    ),
    Misreading(
        "pull-up bar",
        re.compile(r"\bhigh[ -]bar\b"),
        ("High-bar squatters like it.",),
        ("Hang from a pull-up bar.",),
    ),
    Misreading(
        "stick",
        re.compile(
            r"\b(?:stick[\"']?(?:\s+(?:to|with|out|the|your|it)|\W*$)|\bstick\b(?=[^.,]{1,24} out\b)|"
            r"and stick\b|sticks? (?:landing|point))"
        ),
        ("Stick to three sets.", "Hop and stick", "Stick butt and hips out."),
        ("Hold a stick across your back.",),
    ),
    Misreading(
        "block",
        re.compile(r"\b(?:training|week|time|this|next|\d-week|first|second)\s+blocks?\b|\bblocks? (?:of|out)\b"),
        ("a training block", "blocks of four weeks"),
        ("Sit on a block.",),
    ),
    Misreading(
        "box",
        re.compile(
            r"\b(?:rib|voice|comment|tick|lunch|letter|tool|first[- ]aid|money|honesty)[\s-]?box(?:es)?\b"
            r"|\bbox breathing\b|\bcheck (?:the|every) box\b"
        ),
        ("Finish with box breathing.", "The first-aid box is by the door."),
        ("Jump onto the box.",),
    ),
    Misreading(
        "rack",
        re.compile(
            r"\b(?:front[ -])?rack position\b|\b(?:front|the) rack(?:ed)? (?:hold|grip)\b"
            r"|\b(?:rib|thoracic)[ -]?cages?\b"
        ),
        ("Hold the bells in the rack position.", "Breathe into your lower rib cage."),
        ("Set the bar in the rack.",),
    ),
    Misreading(
        "anchor",
        re.compile(r"\banchor (?:a|an|the|your|it|one|both|yourself)\b"),
        ("Anchor the band at chest height.",),
        ("Loop it around the anchor point.",),
    ),
    Misreading(
        "resistance band",
        re.compile(r"\b(?:it|iliotibial|i\.t\.)[ -]bands?\b"),
        ("It stretches the IT band.",),
        ("Loop a band around it.",),
    ),
    Misreading(
        "weight plate",
        re.compile(
            r"\bplates? (?:of the|on the) machine\b|\bfoot ?plates?\b|\b(?:more|fewer) plates\b|\bplate[ -]loaded\b"
        ),
        ("Stand on the plate of the machine.",),
        ("Hold a plate at your chest.",),
    ),
    Misreading(
        "bench",
        re.compile(
            r"(?<!\ba )(?<!the )(?<!your )(?<!flat )(?<!cline )\bbench(?= ?(?:,|/|&|and|or) ?"
            r"(?:the )?(?:[a-z]+ )?(?:press|deadlift|squat|row)s?\b)"
            r"|\b(?:squats?|deadlifts?|press) ?(?:,|/|&|and|or) ?bench\b(?! press)"
        ),
        ("strength in bench and overhead press", "squat, bench and deadlift"),
        ("Lie on a bench and press.", "Sit on the bench, press the bar."),
    ),
    Misreading(
        "rings",
        re.compile(r"\brings? (?:fingers?|marks?|markers?|markings?)\b"),
        ("Keep the ring fingers on the knurl.",),
        ("Hold the rings.",),
    ),
    Misreading(
        "tire",
        re.compile(
            r"\btires? (?:you|out|the|your|quickly|first|easily|except|faster|sooner)\b"
            r"|\b(?:nothing|it|muscle)(?: here)? tires\b"
        ),
        ("It tires you out.", "Nothing here tires except the muscle."),
        ("Flip the tire.",),
    ),
    Misreading(
        "suspension trainer",
        re.compile(
            r"\b(?:manners|rules?|doubts?|disbelief|membership|licen[cs]e)(?: is| are)? suspended\b"
            r"|\bsuspended (?:disbelief|animation)\b"
        ),
        ("A press with manners suspended.",),
        ("Row with the straps suspended from a beam.",),
    ),
    Misreading(
        "rope",
        re.compile(
            r"\b(?:ends? of (?:one|the same|a) rope|like (?:an? )?ropes?|"
            r"(?:know|learn|show)\w* (?:you |me )?the ropes|arms are ropes)\b"
        ),
        ("Both are ends of the same rope.", "Your arms hang like ropes."),
        ("Grip the ends of the rope.",),
    ),
    Misreading(
        "chair",
        re.compile(r"\bchair (?:pose|position)\b|\b(?:from|by|of) (?:[a-z]+ ){0,4}(?:desk|office) chairs\b"),
        ("Sink into chair pose.", "It undoes the harm done by sofas and desk chairs."),
        ("Sit on a chair.",),
    ),
    Misreading(
        "rowing machine",
        re.compile(r"\bski[- ]erg\b"),
        ("Pull for 500 m on the ski erg.",),
        ("Row 500 m on the erg.",),
    ),
)
_MISREADINGS_OF: Final = {
    equipment: [misreading for misreading in MISREADINGS if misreading.equipment == equipment]
    for equipment in {misreading.equipment for misreading in MISREADINGS}
}

_BAR: Final = re.compile(
    r"\b(?:the|a|an? empty|grab|from|hold|your|both|parallel|low|straight)\s+(?P<it>bars?)\b(?!\s*(?:of|stool|chart))"
)
_BELL: Final = re.compile(
    r"\b(?:the|a|one|both|each|two|light|heavy|same)\s+(?P<it>bells?)\b(?!\s+(?:curve|peppers?|rings?))"
)
_BELLS: Final = frozenset({"kettlebell", "dumbbell"})
_BARS: Final = frozenset(
    ("ez bar|trap bar|smith machine|pull-up bar|dip bars|landmine|parallettes|cable machine|machine|stick|rings").split(
        "|"
    )
)
_HANGING: Final = frozenset(
    ("pull up|chin up|hang|muscle up|knee raise|leg raise|toes to bar|front lever|scapular pull").split("|")
)
_LIFTED: Final = frozenset({"clean", "snatch", "power clean", "power snatch", "high pull", "good morning"})
"""Lifts from the hang: "hang clean" hangs the bar, not the lifter."""
_DIPPING: Final = frozenset({"dip", "l sit"})
_ON_CABLES: Final = frozenset(("pulldown|lat pulldown|pushdown|cable row|triceps extension|pullover").split("|"))


def sensed(folded: str, span: Span) -> list[tuple[str, Span]]:
    """The equipment that words of several senses mean in a sentence."""
    if not may_be_sensed(folded, span):
        return []
    text = folded[span.start : span.end]
    return [
        (sense.equipment, _word(found, found.lastgroup or "it", span.start))
        for sense in SENSES
        if any(sign in text for sign in sense.signs)
        for found in sense.pattern.finditer(text)
    ]


def may_be_sensed(folded: str, span: Span) -> bool:
    """Whether a text holds any word of several senses."""
    return _SIGN.search(folded, span.start, span.end) is not None


def is_misread(folded: str, span: Span, equipment: str, word: Span) -> bool:
    """Whether a word of equipment means something else in a sentence."""
    return any(
        found.start() <= word.start - span.start and word.end - span.start <= found.end()
        for misreading in _MISREADINGS_OF.get(equipment, ())
        for found in misreading.pattern.finditer(folded[span.start : span.end])
    )


def shorthand(folded: str, span: Span, movements: frozenset[str], stated: frozenset[str]) -> Iterator[tuple[str, Span]]:
    """What "the bar" and "the bell" of a sentence are, by the movements; nothing new beside another kind of them."""
    text = folded[span.start : span.end]
    bar = _BAR.search(text) if "bar" in text else None
    bell = _BELL.search(text) if "bell" in text else None
    if bar and not (stated & _BARS or movements & _ON_CABLES):
        yield _kind_of_bar(movements), _word(bar, "it", span.start)
    if bell and not stated & _BELLS:
        yield "kettlebell", _word(bell, "it", span.start)


def _kind_of_bar(movements: frozenset[str]) -> str:
    if movements & _LIFTED:
        return "barbell"
    return "pull-up bar" if movements & _HANGING else "dip bars" if movements & _DIPPING else "barbell"


def _word(found: re.Match[str], group: str, offset: int) -> Span:
    start, end = found.span(group)
    return Span(start + offset, end + offset)
