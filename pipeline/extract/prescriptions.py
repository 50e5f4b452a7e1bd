"""Which of the doses near an exercise are its prescription, and the traps that are not."""

from __future__ import annotations

import re
from collections.abc import Hashable, Iterator
from typing import Final

from pipeline.extract.condition_words import conditions_in
from pipeline.extract.counted_by_name import counted_by_name
from pipeline.extract.dose_columns import DOSE_COLUMNS, doses_of_rows, read_rest_cell
from pipeline.extract.dose_conditions import (
    MAX_LABEL,
    as_headed,
    conditions_of_dose,
    conditions_of_headings,
    merged,
)
from pipeline.extract.dose_lines import with_lines_joined, with_sets_counted
from pipeline.extract.dose_rules import COUNT_OF_REPS
from pipeline.extract.doses import Dose, may_rest, read_rest
from pipeline.extract.group_doses import GroupDose, Groups
from pipeline.extract.holds import in_time, with_repeated_holds
from pipeline.extract.labels import FOR_WHOM
from pipeline.extract.language import Annotated
from pipeline.extract.lexemes import Lexeme
from pipeline.extract.presentations import STRUNG, Presentation, Tools
from pipeline.extract.rest_places import is_of_other_things, rests_elsewhere
from pipeline.extract.sides import (
    both_sides_end,
    directions_end,
    is_of_each_round,
    one_side_at_a_time,
    side_behind,
    with_repeated_side,
    with_sides,
)
from pipeline.extract.stance import stance_at, stance_of
from pipeline.extract.tip_doses import may_begin, to_begin_with
from pipeline.extract.traps import TEMPO, trap_of
from pipeline.extract.warm_ups import warms_up
from pipeline.markers import log_date
from pipeline.models import Conditions, Interval, Prescription, Span, Stance
from pipeline.text import NUMBER_WORDS

_SILENT_ROLES: Final = frozenset(
    {"mistakes", "benefits", "tips", "correction", "variations", "muscles", "primary muscles", "secondary muscles",
     "equipment", "breathing", "frequency", "tempo", "rest", "duration", "refuted", "references", "safety"}
)  # fmt: skip
BESIDE_NAME: Final = 60
"""Characters behind a name within which a time is its dose and no pause told among the instructions."""
BESIDE_ENTRY: Final = 28
"""Characters behind the name of an entry within which a count is its dose, whatever the line says after it."""
_TARGET_ROLES: Final = frozenset({"muscles", "primary muscles"})
_MENTIONS_COUNT: Final = re.compile(
    r"(?:^|[.:;,(]\s*)(?:then\s+)?(?:do|perform|complete|repeat|aim|build|work|start|try|continue|go|shoot|finish|"
    r"execute|hit|make|get|release and repeat|performing|completing|doing|repeating|aiming|"
    r"\d+|one|two|three|four|five|six|eight|ten|twelve|fifteen|twenty|sets|reps)\b"
    r"|\band (?:do|perform|complete|aim for)\b"
)
_TIMES: Final = re.compile(r"(?:[1-9]\d|[5-9])\S* (?:to \d+ )?times$")
"""A count of times is a dose wherever it stands in a sentence; below five it is a habit ("three times daily")."""
_BEFORE_NAME: Final = ("", "of", "total", "slow")
_SHOWN: Final = frozenset({"heading", "bold lead"})
_COUNTED: Final = _SHOWN | {"list item", "told with its dose", "counted name"}
"""Rules of presentations in which a count may stand before the name."""
LEAST_COUNT: Final = 5
"""A smaller number in a heading counts exercises as often as repetitions: "3 Push-Ups"."""
_FEW_TIMES: Final = re.compile(r"(?:[1-4]|one|two|three|four) times\b")
_COUNT_AHEAD: Final = re.compile(rf"\b(?:\d{{1,2}}|{'|'.join(NUMBER_WORDS)}),\s*$")
"""In "Twelve, three times" the times are sets."""
_REPEATS: Final = re.compile(r"(?:then )?(?:repeat|do|perform|complete)\b")
"""A part of one repetition: "Pulse 3 times at the bottom"."""
_REPEATED: Final = re.compile(
    r"\brepeat(?:ed)?(?: (?:this|it|(?:the|each|this) (?:stretch|exercise|move|movement|hold|position|side)))?"
    r"(?: for)?(?: a total of)?\s+$"
)
"""Right before a count, anywhere in a sentence: "Hold for 20 seconds, relax and repeat 3 times"."""
MAX_REPEATED: Final = 44
"""Characters in front of a count; the longest such words, "repeated each movement for a total of", take 38."""
_LENGTH_AHEAD: Final = re.compile(r"\b(?:time|duration)[\s:|]{1,4}$")
LONG_HOLD: Final = 10
"""Seconds that are no pause in a repetition."""
_PAUSE: Final = re.compile(
    r"\b(?:at (?:the )?(?:top|bottom)|then (?:lower|return|release|slowly)|at the end|before|squeeze|pause|"
    r"for a second|each rep|top position|between reps|when)\b"
)
_PART_OF_SESSION: Final = re.compile(r"[\s-]*(?:warm|cool)[ -]?(?:up|down):\s|\sof\s$")


def prescriptions_of(
    annotated: Annotated, presentation: Presentation, tools: Tools, groups: Groups
) -> list[Prescription]:
    """The doses that the article gives in one presentation, completed by what it gives for the whole group."""
    found = _stated(annotated, presentation, tools)
    if found:
        above = conditions_of_headings(annotated, presentation)
        found = [(in_time(annotated.folded, dose, presentation), own) for dose, own in found]
        found = [(with_repeated_side(annotated, dose, presentation), merged(own, above)) for dose, own in found]
        if one_side_at_a_time(annotated, presentation):
            found = [(dose._replace(per_side=True), condition) for dose, condition in found]
    if presentation.rule == STRUNG and not any("E" in annotated.codes_in(part.span) for part in presentation.parts):
        found = [(dose._replace(per_side=False), condition) for dose, condition in found]
    around = groups.holding_for(presentation.candidate.start)
    found = with_sets_counted(annotated.folded, with_lines_joined(found))
    completed = _completed(annotated.folded, with_repeated_holds(annotated.folded, found), around)
    if not completed:
        return []
    rest = _rest_of(annotated, presentation, tools) or next((group.rest for group in around if group.rest), None)
    return [
        Prescription(
            dose.start,
            dose.end,
            dose.rule,
            dose.sets,
            dose.reps,
            dose.unit,
            dose.per_side,
            dose.rest or rest,
            dose.load_percent,
            dose.load,
            dose.rpe,
            dose.tempo,
            "warmup" if warms_up(annotated, presentation, dose) else "work",
            as_headed(annotated, dose.start, condition),
            both_sides_end(annotated, dose),
            _stance(annotated, dose, presentation),
            rests_elsewhere(annotated.folded, dose.end),
        )
        for dose, condition in completed
    ]


def _stated(annotated: Annotated, presentation: Presentation, tools: Tools) -> list[tuple[Dose, Conditions]]:
    """The presentation's own doses, each with the conditions that its sentence and label set."""
    found: list[tuple[Dose, Conditions]] = []
    told: list[tuple[Dose, Conditions]] = []
    found += doses_of_rows(annotated, presentation, tools)
    counted = _counted(annotated, presentation, tools)
    if counted:
        found.append((counted, Conditions()))
    stated = False
    columns = {part.span.start: part.titled for part in presentation.parts if part.titled and part.block.kind == "row"}
    for span, role in _dose_spans(presentation):
        if role in DOSE_COLUMNS or (counted and span == presentation.lead):
            continue
        in_text = role in ("steps", "setup") or (role is None and span != presentation.lead)
        headed = conditions_in(columns.get(span.start) or "")
        for dose, own in _of_line(annotated, span, role, presentation, tools):
            (told if in_text else found).append((dose, merged(own, headed)))
            stated |= bool(dose.reps) and (role == "dose" or bool(dose.sets))
    # Beside a line that states the dose, a bare count or time among the instructions is a part of it.
    counts = all(dose.rule == COUNT_OF_REPS for dose, _ in _without_lengths(annotated.folded, found))
    told = [(dose, own) for dose, own in told if dose.sets or not stated or (counts and _is_held(presentation, dose))]
    return _without_lengths(annotated.folded, [*found, *told])


def _is_held(presentation: Presentation, dose: Dose) -> bool:
    """Whether a time is that of each repetition of a stretch: "Hold 30 seconds" above "3 repetitions"."""
    return presentation.candidate.held and dose.unit == "seconds"


def _without_lengths(folded: str, found: list[tuple[Dose, Conditions]]) -> list[tuple[Dose, Conditions]]:
    """The doses without minutes under "Time" or "Duration", the length of all, where there are others."""
    others = [
        (dose, own)
        for dose, own in found
        if not (dose.unit == "minutes" and _LENGTH_AHEAD.search(folded, max(0, dose.start - MAX_LABEL), dose.start))
    ]
    return others or found


def _of_line(
    annotated: Annotated, span: Span, role: str | None, presentation: Presentation, tools: Tools
) -> Iterator[tuple[Dose, Conditions]]:
    """The doses of a part's text, each with its conditions."""
    silent = role in _SILENT_ROLES
    if (
        silent and role not in _TARGET_ROLES and not (role == "tips" and may_begin(annotated, span))
    ) or not annotated.codes_in(span):
        return
    for sentence in annotated.sentences_in(span):
        accepted = list(_accepted(annotated, sentence, role, tools, presentation))
        # "Target: 3-5 sets of 5-8 reps": what is labelled as something else can still be nothing but a dose.
        if silent:
            accepted = [one for one in accepted if one.sets and one.reps]
        for dose in accepted if role != "tips" else to_begin_with(annotated, sentence, accepted):
            alone = len(accepted) == 1
            yield dose, conditions_of_dose(annotated, dose.span, sentence, span, role, presentation.name, alone=alone)


def _dose_spans(presentation: Presentation) -> Iterator[tuple[Span, str | None]]:
    spans = [(part.span, part.role) for part in presentation.parts]
    if presentation.lead and presentation.rule != "table row":
        covered = any(
            part.span.start <= presentation.lead.start and part.span.end >= presentation.lead.end
            for part in presentation.parts
        )
        if not covered:
            inside = [
                span for span, _ in spans if span.start >= presentation.lead.start and span.end <= presentation.lead.end
            ]
            for_whom = next((role for span, role in spans if span in inside and role in FOR_WHOM), None)
            spans = [(span, role) for span, role in spans if span not in inside]
            yield presentation.lead, for_whom
    yield from spans


def _counted(annotated: Annotated, presentation: Presentation, tools: Tools) -> Dose | None:
    """The count that stands before the name of a list item: "12 Backpack Good Mornings", "6 Cleans per side"."""
    if presentation.lead is None or presentation.rule not in _COUNTED:
        return None
    lexemes = annotated.lexemes_in(presentation.lead)
    name = presentation.candidate
    count = next((item for item in reversed(lexemes.items) if item.code == "N" and item.end <= name.start), None)
    if count is None or count.value is None:
        return None
    rounds = None
    if presentation.rule == "counted name":
        first = lexemes.items[0]
        rounds = first.value if first.code == "N" and first is not count else None
    elif any(
        dose.start <= count.start < dose.end and (dose.sets or dose.end <= name.start)
        for dose in tools.doses(annotated, presentation.lead)
    ):
        return None
    if presentation.rule in _SHOWN and not _counts_repetitions(annotated, presentation, count, tools):
        return None
    stated = next(iter(tools.doses(annotated, Span(count.start, name.start))), None)
    if annotated.folded[stated.end if stated else count.end : name.start].strip() not in _BEFORE_NAME:
        return None
    # None in "1 sled drag (20 m each)".
    reps, unit = (stated.reps, stated.unit) if stated else (count.value, "reps")
    side = side_behind(annotated, Span(name.end, presentation.lead.end), reps)
    end = side.end if side else name.end
    return Dose("count before a name", count.start, end, rounds, reps, unit, per_side=side is not None)


def _counts_repetitions(annotated: Annotated, presentation: Presentation, count: Lexeme, tools: Tools) -> bool:
    """Whether a number before a name that is shown in a heading or in bold is its dose, and the only one stated.

    It may be a rank, "#8 Good Mornings", or the sum of what is told: "10 Get-Ups (5 each side)", "100 Swings" as 10x10.
    """
    assert count.value is not None
    if (count.value.low or 0) < LEAST_COUNT or annotated.folded[count.start - 1 : count.start] == "#":
        return False
    spans = [span for span, role in _dose_spans(presentation) if role in (None, "dose")]
    others = [dose for span in spans for dose in tools.doses(annotated, span) if dose.start > count.start]
    return not any(dose.sets or dose.start < presentation.candidate.end + BESIDE_ENTRY for dose in others)


def _accepted(
    annotated: Annotated, sentence: Span, role: str | None, tools: Tools, presentation: Presentation
) -> Iterator[Dose]:
    doses = tools.doses(annotated, sentence) or tuple(counted_by_name(annotated, sentence, presentation.name))
    if not doses:
        return
    folded = annotated.folded[sentence.start : sentence.end]
    if folded.endswith("?") or (stance_of(annotated, sentence) != "asserted" and role != "dose"):
        return
    counted_until = sentence.start
    for dose in doses:
        if dose.start < counted_until:
            continue
        counted_until = directions_end(annotated, dose) or counted_until
        # What stands before the name, or in it ("Push-Up (40 s)"), says nothing of the dose behind it.
        named = presentation.candidate.end
        start = named if sentence.start < named <= dose.start else sentence.start
        trap = trap_of(annotated.folded, Span(start, sentence.end), dose)
        if (
            trap
            and not (trap == TEMPO and _is_held_for(presentation, dose))
            and not _fills(annotated, dose, presentation)
        ):
            continue
        timed = dose.unit in ("seconds", "minutes") and dose.sets is None
        if timed and not _is_hold_dose(dose, folded, role, presentation):
            continue
        counted = dose.sets is None and dose.unit == "reps" and dose.reps is not None
        few = _FEW_TIMES.match(annotated.folded, dose.start, dose.end) is not None
        ahead = annotated.folded[max(sentence.start, dose.start - MAX_REPEATED) : dose.start]
        repeated = counted and _REPEATED.search(ahead) is not None
        if counted and few and role in ("steps", "setup", None) and not (repeated or _REPEATS.match(folded)):
            continue
        if counted and few and _COUNT_AHEAD.search(annotated.folded[sentence.start : dose.start]):
            continue
        beside = presentation.rule in ("list item", "bold lead", "heading") and (
            0 <= dose.start - named <= BESIDE_ENTRY or 0 <= presentation.candidate.start - dose.end <= len(" of ")
        )
        if (
            counted
            and not (beside or repeated)
            and role in ("steps", "setup", None)
            and len(folded) - (dose.end - dose.start) > 30
            and not _MENTIONS_COUNT.search(folded)
            and not _TIMES.match(annotated.folded, dose.start, dose.end)
        ):
            continue
        yield with_sides(annotated, dose, presentation, tools)


def _is_held_for(presentation: Presentation, dose: Dose) -> bool:
    """Whether a time is too long for lifting into a hold and is that of the hold: "Lift a foot for 15 seconds"."""
    return presentation.candidate.held and dose.reps is not None and (dose.reps.low or 0) >= LONG_HOLD


def _fills(annotated: Annotated, dose: Dose, presentation: Presentation) -> bool:
    """Whether an exercise is all of a time or part of a session: "5-minute warm-up: March", "20 minutes of cardio"."""
    between = annotated.folded[dose.end : presentation.candidate.start]
    return presentation.rule == "list item" and _PART_OF_SESSION.match(between) is not None


def _is_hold_dose(dose: Dose, folded: str, role: str | None, presentation: Presentation) -> bool:
    static = presentation.candidate.held
    lead, name = presentation.lead, presentation.candidate
    beside_name = lead is not None and lead.start <= dose.start < min(lead.end, name.end + BESIDE_NAME)
    if role == "dose" or (beside_name and presentation.rule in ("list item", "dosed name", "table row")):
        return True
    seconds = (dose.reps.low or dose.reps.high or 0) * (60 if dose.unit == "minutes" else 1) if dose.reps else 0
    if _PAUSE.search(folded) and not (static and seconds >= LONG_HOLD):
        return False
    return static or seconds >= LONG_HOLD


def _rest_of(annotated: Annotated, presentation: Presentation, tools: Tools) -> Interval | None:
    for part in presentation.parts:
        if part.role == "rest":
            return read_rest_cell(annotated, part.span, tools)
    for span, role in _dose_spans(presentation):
        if role in (None, "dose") and may_rest(annotated.codes_in(span)):
            for sentence in annotated.sentences_in(span):
                rest = read_rest(annotated.lexemes_in(sentence), annotated.folded)
                if rest and not is_of_other_things(annotated.folded[sentence.start : sentence.end]):
                    return rest
    return None


def _completed(
    folded: str, found: list[tuple[Dose, Conditions]], around: list[GroupDose]
) -> list[tuple[Dose, Conditions]]:
    """Doses with their missing sets filled from a neighbouring "3 rounds" or from the group's dose."""
    rounds = [dose for dose, _ in found if dose.sets and dose.reps is None and dose.unit == "reps"]
    full = [(dose, condition) for dose, condition in found if dose not in rounds]
    if rounds and full and not any(dose.sets for dose, _ in full):
        paired = _in_turn(rounds, [dose for dose, _ in full])
        full = [
            (
                dose._replace(
                    sets=told.sets,
                    per_side=told.per_side or (dose.per_side and not is_of_each_round(folded, told, dose)),
                    end=max(dose.end, told.end) if dose.start < told.start else dose.end,
                ),
                condition,
            )
            for told, (dose, condition) in zip(paired, full, strict=True)
        ]
    elif rounds and not full:
        full = [(dose, condition) for dose, condition in found if dose in rounds]
    if not full:
        full = [(group.dose, Conditions()) for group in around if group.dose.reps][:1]
    sets = next((group.dose.sets for group in around if group.dose.sets), None)
    if sets:
        full = [(dose if dose.sets else dose._replace(sets=sets), condition) for dose, condition in full]
    complete = {(dose.reps, dose.unit) for dose, _ in full if dose.sets and dose.reps}
    full = [(dose, condition) for dose, condition in full if dose.sets or (dose.reps, dose.unit) not in complete]
    failures = [dose for dose, _ in full if dose.unit == "failure"]
    counted = [dose for dose, _ in full if dose.unit != "failure" and dose.sets]
    distinct: dict[Hashable, tuple[Dose, Conditions]] = {}
    for dose, condition in full:
        if dose.unit == "failure" and dose.sets is None and (counted or any(other.sets for other in failures)):
            continue
        key = (dose.sets, dose.reps, dose.unit, dose.per_side, condition.level, condition.goal, condition.phase)
        distinct.setdefault(key, (dose, condition))
    return [(_as_repetitions(folded, dose), condition) for dose, condition in distinct.values()]


def _as_repetitions(folded: str, dose: Dose) -> Dose:
    """Many rounds with no count of anything else are the repetitions: "Move with your breath. 5-6 rounds"."""
    many = dose.reps is None and dose.sets is not None and (dose.sets.low or 0) >= LEAST_COUNT
    many = many and dose.unit == "reps" and "round" in folded[dose.start : dose.end]
    return dose._replace(sets=None, reps=dose.sets) if many else dose


def _in_turn(rounds: list[Dose], counts: list[Dose]) -> list[Dose]:
    """For each count its sets: those before it where sets and counts take turns, as in rows; else the first of all."""
    turns = sorted([*rounds, *counts], key=lambda dose: dose.start)
    if len(rounds) == len(counts) and turns[::2] == rounds and turns[1::2] == counts:
        return rounds
    return [rounds[0] for _ in counts]


def _stance(annotated: Annotated, dose: Dose, presentation: Presentation) -> Stance:
    # What stands under a date was done then.
    if any(log_date(heading.strip()) == len(heading.strip()) for heading in presentation.context[:1]):
        return "reported"
    sentence = annotated.sentence_at(dose.start)
    return stance_at(annotated, sentence, dose.span) if sentence else "asserted"
