"""Which of the doses near an exercise are its prescription, and the traps that are not."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Final

from pipeline.extract.doses import Dose, read_rest
from pipeline.extract.language import Annotated
from pipeline.extract.presentations import Part, Presentation, Tools
from pipeline.extract.qualifiers import conditions_of, stance_of
from pipeline.models import Conditions, Interval, Prescription, RepsUnit, Span

_SILENT_ROLES: Final = frozenset(
    {"mistakes", "benefits", "tips", "variations", "muscles", "primary muscles", "secondary muscles", "equipment",
     "breathing", "frequency", "level", "tempo", "rest", "duration", "refuted", "references", "safety"}
)  # fmt: skip
_ALL_EXERCISES: Final = re.compile(r"\b(?:each|all|every|rounds?|circuit|times through|exercises|format|everything)\b")
MAX_BARE_DOSE: Final = 12
"""Characters of a line that is nothing but a dose."""
_COLUMNS: Final = frozenset({"sets", "reps", "time"})
_MENTIONS_COUNT: Final = re.compile(
    r"(?:^|[.:;,(]\s*)(?:then\s+)?(?:do|perform|complete|repeat|aim|build|work|start|try|continue|go|shoot|finish|"
    r"execute|hit|make|get|release and repeat|"
    r"\d|one|two|three|four|five|six|eight|ten|twelve|fifteen|twenty|sets|reps)\b"
)
_PAUSE: Final = re.compile(
    r"\b(?:at the top|at the bottom|then (?:lower|return|release|slowly)|at the end|before|squeeze|pause|"
    r"for a second|each rep|top position|between reps|when)\b"
)
MAX_PAUSE: Final = Interval(0, 9)
"""Seconds: a hold this short is a pause inside a repetition unless the exercise is a held one."""
_TARGETS: Final = re.compile(
    r"\b(?:if you can|once you can|until you can|when you can|can (?:do|hold)|working up to|work toward|goal|"
    r"maximum of)\b"
)
_ANECDOTE: Final = re.compile(
    r"\b(?:i|he|she|they|we|(?:a|my|our) (?:colleague|friend|client|coach|uncle|brother|sister|trainer)[^.]{0,20})\s+"
    r"(?:once |even |first |then |usually )?(?:did|held|managed|hit|lasted|got|reached|used to|started|could)\b"
)
"""What somebody once did is no dose for the reader."""
_WARM_UP: Final = re.compile(r"\bwarm[- ]?up|empty bar|ramp|first two (?:are )?light")


@dataclass(frozen=True, slots=True)
class GroupDose:
    """A dose given for all exercises of a section: rounds of a circuit, "3 sets of each"."""

    section_start: int
    section_end: int
    dose: Dose
    rest: Interval | None


def prescriptions_of(
    annotated: Annotated, presentation: Presentation, tools: Tools, groups: Iterable[GroupDose]
) -> list[Prescription]:
    """The doses that the article gives in one presentation, completed by what it gives for the whole group."""
    static = presentation.candidate.static
    found: list[tuple[Dose, Conditions]] = []
    heading_conditions = conditions_of_headings(annotated, presentation)
    table = [part for part in presentation.parts if part.role in _COLUMNS]
    if table:
        dose = _from_columns(annotated, table, presentation.parts, tools)
        if dose:
            found.append((dose, heading_conditions))
    counted = _counted(annotated, presentation)
    if counted:
        found.append((counted, heading_conditions))
    for span, role in _dose_spans(presentation):
        if role in _SILENT_ROLES or role in _COLUMNS or (counted and span == presentation.lead):
            continue
        for sentence in annotated.sentences_in(span):
            conditions = _merged_conditions(conditions_of(annotated, sentence, ()), heading_conditions)
            accepted = _accepted(annotated, sentence, role, static, tools, presentation)
            found += ((dose, conditions) for dose in accepted)
    rest = _rest_of(annotated, presentation, tools)
    group = next((g for g in groups if g.section_start <= presentation.candidate.start < g.section_end), None)
    completed = _completed(found, group)
    return [
        Prescription(
            dose.start,
            dose.end,
            dose.rule,
            dose.sets,
            dose.reps,
            dose.unit,
            dose.per_side,
            dose.rest or rest or (group.rest if group else None),
            dose.load_percent,
            dose.load,
            dose.rpe,
            dose.tempo,
            "warmup" if _WARM_UP.search(annotated.folded, max(0, dose.start - 40), dose.end) else "work",
            condition,
        )
        for dose, condition in completed
    ]


def group_doses(
    annotated: Annotated, presentations: list[Presentation], tools: Tools, sections: list[tuple[Span, list[Span]]]
) -> list[GroupDose]:
    """Doses that stand before or between the exercises of a section and hold for each of them.

    `sections` are spans of a section's whole text with the spans of its own lines; a line counts when it
    speaks of each exercise, of rounds, or is a bare label such as "3 Sets:".
    """
    found: list[GroupDose] = []
    for whole, lines in sections:
        inside = [p for p in presentations if whole.start <= p.candidate.start < whole.end]
        if not inside:
            continue
        for line in lines:
            for sentence in annotated.sentences_in(line):
                folded = annotated.folded[sentence.start : sentence.end]
                if any(sentence.start <= p.candidate.start < sentence.end for p in inside) or folded.endswith("?"):
                    continue
                doses = tools.doses(annotated, sentence)
                if doses and _speaks_of_all(folded) and stance_of(annotated, sentence) == "asserted":
                    best = max(doses, key=lambda dose: (dose.sets is not None, dose.reps is not None))
                    rest = read_rest(annotated.lexemes_in(sentence))
                    found.append(GroupDose(whole.start, whole.end, best, rest))
    return sorted(found, key=lambda group: group.section_end - group.section_start)


def _speaks_of_all(folded: str) -> bool:
    """Whether a sentence with a dose means every exercise of its section; a bare dose ("3 x 10") does."""
    return len(folded.strip(" :*")) <= MAX_BARE_DOSE or _ALL_EXERCISES.search(folded) is not None


def conditions_of_headings(annotated: Annotated, presentation: Presentation) -> Conditions:
    """What the headings above a presentation set: a week, a level."""
    level = next((level for text in presentation.context if (level := level_in(text))), None)
    phase = conditions_of(annotated, Span(0, 0), presentation.context).phase
    return Conditions(level=level, phase=phase)


def level_in(text: str) -> str | None:
    """The training level that a heading or label names ("Beginner (3 days/week)")."""
    match = re.search(r"\b(beginner|intermediate|advanced|novice)s?\b", text.lower())
    return {"novice": "beginner"}.get(match.group(1), match.group(1)) if match else None


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
            spans = [(span, role) for span, role in spans if span not in inside]
            yield presentation.lead, None
    yield from spans


def _counted(annotated: Annotated, presentation: Presentation) -> Dose | None:
    """The count that stands before the name of a list item: "12 Backpack Good Mornings", "6 Cleans per side"."""
    if presentation.lead is None or presentation.rule != "list item":
        return None
    lexemes = annotated.lexemes_in(presentation.lead)
    if not lexemes.codes.startswith(("N_", "NE")) or not lexemes.items[0].end < presentation.candidate.start:
        return None
    per_side = "E" in lexemes.codes
    end = lexemes.items[lexemes.codes.rindex("E")].end if per_side else presentation.candidate.end
    return Dose("count before a name", lexemes.items[0].start, end, reps=lexemes.items[0].value, per_side=per_side)


def _accepted(
    annotated: Annotated, sentence: Span, role: str | None, static: bool, tools: Tools, presentation: Presentation
) -> Iterator[Dose]:
    folded = annotated.folded[sentence.start : sentence.end]
    if (
        folded.endswith("?")
        or _ANECDOTE.search(folded)
        or (stance_of(annotated, sentence) != "asserted" and role != "dose")
    ):
        return
    for dose in tools.doses(annotated, sentence):
        before = annotated.folded[sentence.start : dose.start]
        if re.search(r"(?:\bnot|n't|\bnever|\binstead of|\brather than)\s+(?:\w+\s+){0,3}$", before) or _TARGETS.search(
            before
        ):
            continue
        timed = dose.unit in ("seconds", "minutes") and dose.sets is None
        if timed and not _is_hold_dose(dose, folded, role, static, presentation):
            continue
        counted = dose.sets is None and dose.unit == "reps" and dose.reps is not None
        if (
            counted
            and role in ("steps", "setup", None)
            and len(folded) - (dose.end - dose.start) > 30
            and not _MENTIONS_COUNT.search(folded)
        ):
            continue
        yield dose


def _is_hold_dose(dose: Dose, folded: str, role: str | None, static: bool, presentation: Presentation) -> bool:
    if role == "dose" or presentation.rule in ("list item", "dosed name", "table row"):
        return True
    seconds = (dose.reps.low or dose.reps.high or 0) * (60 if dose.unit == "minutes" else 1) if dose.reps else 0
    if _PAUSE.search(folded) and not (static and seconds >= 10):
        return False
    return static or seconds >= 10


def _from_columns(annotated: Annotated, columns: list[Part], parts: tuple[Part, ...], tools: Tools) -> Dose | None:
    """One dose from the cells of a row: sets, reps or time each in a column of its own."""
    sets: Interval | None = None
    reps: Dose | None = None
    for part in columns:
        lexemes = annotated.lexemes_in(part.span)
        numbers = [item.value for item in lexemes.items if item.value]
        full = next(iter(tools.doses(annotated, part.span)), None)
        if part.role == "sets" and numbers:
            if full and full.reps:
                return full
            sets = numbers[0]
        elif full and (full.reps or full.unit == "failure"):
            if full.sets:
                return full
            reps = full
        elif numbers:
            lows = [number.low for number in numbers if number.low is not None]
            highs = [number.high for number in numbers if number.high is not None]
            unit: RepsUnit = "seconds" if part.role == "time" else "reps"
            open_end = any(number.high is None for number in numbers)
            reps = Dose(
                "table column",
                part.span.start,
                part.span.end,
                None,
                Interval(min(lows, default=None), None if open_end else max(highs, default=None)),
                unit,
            )
    if sets is None and reps is None:
        return None
    spans = [part.span for part in columns]
    base = reps or Dose("table column", spans[0].start, spans[0].end)
    rest = next((read_rest_cell(annotated, part.span, tools) for part in parts if part.role == "rest"), None)
    return replace(
        base,
        rule="table columns",
        sets=sets,
        start=min(s.start for s in spans),
        end=max(s.end for s in spans),
        rest=rest,
    )


def read_rest_cell(annotated: Annotated, span: Span, tools: Tools) -> Interval | None:
    """The rest in a cell or label value that is known to hold a rest ("90 s", "2 min")."""
    dose = next(
        (dose for dose in tools.doses(annotated, span) if dose.unit in ("seconds", "minutes") and dose.reps), None
    )
    if dose is None or dose.reps is None:
        return read_rest(annotated.lexemes_in(span))
    factor = 60 if dose.unit == "minutes" else 1
    return Interval(*(None if end is None else end * factor for end in dose.reps))


def _rest_of(annotated: Annotated, presentation: Presentation, tools: Tools) -> Interval | None:
    for part in presentation.parts:
        if part.role == "rest":
            return read_rest_cell(annotated, part.span, tools)
    for span, role in _dose_spans(presentation):
        if role in (None, "dose"):
            for sentence in annotated.sentences_in(span):
                rest = read_rest(annotated.lexemes_in(sentence))
                if rest:
                    return rest
    return None


def _completed(found: list[tuple[Dose, Conditions]], group: GroupDose | None) -> list[tuple[Dose, Conditions]]:
    """Doses with their missing sets filled from a neighbouring "3 rounds" or from the group's dose."""
    rounds = [dose for dose, _ in found if dose.sets and dose.reps is None and dose.unit == "reps"]
    full = [(dose, condition) for dose, condition in found if dose not in rounds]
    if rounds and full and not any(dose.sets for dose, _ in full):
        full = [
            (
                replace(
                    dose,
                    sets=rounds[0].sets,
                    end=max(dose.end, rounds[0].end) if dose.start < rounds[0].start else dose.end,
                ),
                condition,
            )
            for dose, condition in full
        ]
    elif rounds and not full:
        full = [(dose, condition) for dose, condition in found if dose in rounds]
    if group and group.dose.sets:
        full = [(dose if dose.sets else replace(dose, sets=group.dose.sets), condition) for dose, condition in full]
    if group and not full and group.dose.reps:
        full = [(group.dose, Conditions())]
    failures = [dose for dose, _ in full if dose.unit == "failure"]
    counted = [dose for dose, _ in full if dose.unit != "failure" and dose.sets]
    distinct: list[tuple[Dose, Conditions]] = []
    for dose, condition in full:
        if dose.unit == "failure" and dose.sets is None and (counted or any(other.sets for other in failures)):
            continue
        key = (dose.sets, dose.reps, dose.unit, dose.per_side, condition.level, condition.goal, condition.phase)
        if key not in {(d.sets, d.reps, d.unit, d.per_side, c.level, c.goal, c.phase) for d, c in distinct}:
            distinct.append((dose, condition))
    return distinct


def _merged_conditions(own: Conditions, above: Conditions) -> Conditions:
    return Conditions(
        own.level or above.level, own.goal or above.goal, own.population or above.population, own.phase or above.phase
    )
