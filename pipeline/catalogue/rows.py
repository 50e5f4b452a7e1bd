"""One article's findings as rows of the catalogue, table by table."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Final

from pipeline.catalogue.sketch import sketch
from pipeline.identify import Identity
from pipeline.models import (
    Conditions,
    Document,
    Findings,
    Interval,
    LedgerStatus,
    Mention,
    Metadata,
    Prescription,
    Span,
    Statement,
)

Row = dict[str, Any]
Rows = dict[str, list[Row]]

_REPS_ASPECTS: Final = {
    "reps": ("reps", "reps", 1.0),
    "seconds": ("hold_seconds", "seconds", 1.0),
    "minutes": ("hold_seconds", "seconds", 60.0),
    "meters": ("distance_meters", "meters", 1.0),
    "steps": ("steps", "steps", 1.0),
    "breaths": ("breaths", "breaths", 1.0),
    "calories": ("calories", "calories", 1.0),
}
"""For each unit of a prescription: the aspect and unit of its claim and the factor between them."""


_AIM: Final = re.compile(
    r"\b(?:until|once|when|if|as soon as) you(?:['’]re| are| can)\b[^.;:]{0,40}$"
    r"|\b(?:getting|work(?:ing)?|build(?:ing)?|progress(?:ing)?) (?:up )?to\b[^.;:]{0,30}$",
    re.IGNORECASE,
)
"""Words in front of a dose that is where training leads ("work up to 3 × 5") or a test ("once you can do 3 × 12")."""
_THROUGH_THE_DAY: Final = re.compile(
    r"[^.;\n]{0,30}?\b(?:whenever|(?:every|each) time you|every (?:hour|half hour|\w+ hours)|through(?:out)? the day|"
    r"(?:two|three|four|five|several|many|a few|\d+|\d+-\d+) times (?:a|per|each) day|twice (?:a day|daily))\b",
    re.IGNORECASE,
)
"""Words behind a dose whose sets are spread over the day, so that their number says nothing of a session's."""
_AROUND: Final = 60
"""Characters in front of a dose and behind it that are looked at."""


@dataclass(frozen=True, slots=True)
class Source:
    """One article as a file: where it lies under its root and what its bytes hash to; its id is made from both."""

    source_id: str
    path: str
    sha256: str | None
    """None for a file that cannot be opened."""


def source_row(source: Source, *, status: str, metadata: Metadata, format: str | None, **extra: Any) -> Row:
    """A row of `sources`."""
    return {
        "source_id": source.source_id,
        "path": source.path,
        "sha256": source.sha256,
        "format": format,
        "title": metadata.title,
        "author": metadata.author,
        "publisher": metadata.publisher,
        "published": metadata.published.isoformat() if metadata.published else None,
        "url": metadata.url,
        "language": metadata.language,
        "status": status,
        **extra,
    }


def article_rows(
    source: Source,
    document: Document,
    findings: Findings,
    exercises: Sequence[Identity],
    ledger: list[tuple[Span, LedgerStatus]],
    *,
    spoken_of: Mapping[str, Identity],
) -> Rows:
    """All rows of one article.

    `exercises` holds the exercise that each mention means, `spoken_of` those that the article only speaks of, by name.
    """
    names = [mention.name for mention in findings.mentions]
    rows = _Rows(source, document, findings.scope, {**spoken_of, **dict(zip(names, exercises, strict=True))})
    rows.add_document(findings)
    for number, (mention, exercise) in enumerate(zip(findings.mentions, exercises, strict=True), 1):
        rows.add_mention(f"{source.source_id}-m{number:03}", mention, exercise)
    for number, statement in enumerate(findings.statements, 1):
        rows.add_statement(f"{source.source_id}-a{number:03}", statement, None, None)
    rows.tables["ledger"] = [
        {"source_id": source.source_id, "start_char": span.start, "end_char": span.end, "status": status}
        for span, status in ledger
    ]
    return dict(rows.tables)


class _Rows:
    """Collects the rows of one article."""

    def __init__(self, source: Source, document: Document, scope: Conditions, by_name: Mapping[str, Identity]) -> None:
        self.source = source
        self.document = document
        self.scope = scope
        self.by_name = by_name
        self.named: set[str] = set()
        self.tables: defaultdict[str, list[Row]] = defaultdict(list)

    def add(self, table: str, row: Row) -> None:
        self.tables[table].append(row)

    def fact(self, start: int, end: int) -> Row:
        return {"quote": self.document.text[start:end], "start_char": start, "end_char": end}

    def add_document(self, findings: Findings) -> None:
        document = self.document
        row = source_row(
            self.source,
            status="partial" if findings.unparsed else "ok",
            reason=f"{len(findings.unparsed)} passages that look like facts could not be used"
            if findings.unparsed
            else None,
            metadata=document.metadata,
            format=document.format,
            words=len(document.text.split()),
            boilerplate_chars=sum(len(omission.text) for omission in document.omitted),
        )
        self.add("sources", row)
        self.add("documents", {"source_id": self.source.source_id, "text": document.text})
        self.add("sketches", {"source_id": self.source.source_id, "shingles": sketch(document.text)})
        self.tables["blocks"] = [
            {
                "source_id": self.source.source_id,
                "position": position,
                "kind": block.kind,
                "level": block.level,
                "depth": block.depth,
                "start_char": block.start,
                "end_char": block.end,
            }
            for position, block in enumerate(document.blocks, 1)
        ]

    def add_mention(self, mention_id: str, mention: Mention, exercise: Identity) -> None:
        self._name(exercise)
        self.add(
            "mentions",
            {
                "mention_id": mention_id,
                "source_id": self.source.source_id,
                "exercise_id": exercise.exercise_id,
                "name": mention.name,
                "level": mention.level,
                "rule": mention.rule,
                "why": "; ".join(exercise.why),
                **self.fact(mention.start, mention.end),
            },
        )
        for position, step in enumerate(mention.steps, 1):
            text = " ".join(self.document.text[step.start : step.end].split())
            self.add(
                "steps",
                {"mention_id": mention_id, "position": position, "text": text, **self.fact(step.start, step.end)},
            )
        for muscle in mention.muscles:
            fact = self.fact(muscle.start, muscle.end)
            self.add(
                "mention_muscles",
                {"mention_id": mention_id, "muscle_id": muscle.muscle_id, "role": muscle.role, **fact},
            )
            self._claim(
                mention_id,
                exercise,
                f"muscle-{muscle.muscle_id}",
                "muscles",
                fact,
                value=muscle.muscle_id,
                role=muscle.role,
            )
        for item in mention.equipment:
            fact = self.fact(item.start, item.end)
            self.add("mention_equipment", {"mention_id": mention_id, "equipment_id": item.equipment_id, **fact})
            self._claim(
                mention_id, exercise, f"equipment-{item.equipment_id}", "equipment", fact, value=item.equipment_id
            )
        if mention.level:
            self._claim(
                mention_id, exercise, "level", "level", self.fact(mention.start, mention.end), value=mention.level
            )
        for number, prescription in enumerate(mention.prescriptions, 1):
            self._prescription(mention_id, f"{mention_id}-p{number:02}", exercise, prescription)
        for number, statement in enumerate(mention.statements, 1):
            self.add_statement(f"{mention_id}-c{number:02}", statement, mention_id, exercise)

    def _name(self, exercise: Identity) -> None:
        """Add an exercise and the more general ones above it to those the article speaks of."""
        for one in _with_parents(exercise):
            if one.exercise_id not in self.named:
                self.named.add(one.exercise_id)
                self.add("source_exercises", {"source_id": self.source.source_id, **_key_row(one)})

    def add_statement(
        self, claim_id: str, statement: Statement, mention_id: str | None, exercise: Identity | None
    ) -> None:
        subject = statement.subject_id or "general"
        if exercise is not None:
            subject = exercise.exercise_id
        elif statement.subject_kind == "exercise":
            key = self.by_name.get(statement.subject_id or "")
            subject = key.exercise_id if key else "general"
            if key:
                self._name(key)
        low, high = statement.interval or Interval(None, None)
        self.add(
            "claims",
            {
                "claim_id": claim_id,
                "source_id": self.source.source_id,
                "mention_id": mention_id,
                "subject_kind": statement.subject_kind if subject != "general" else "general",
                "subject_id": subject,
                "aspect": statement.aspect,
                "value": statement.value,
                "value_min": low,
                "value_max": high,
                "unit": statement.unit,
                "polarity": statement.polarity,
                "stance": statement.stance,
                **_conditions(statement.conditions, self.scope if statement.interval else None),
                "rule": statement.rule,
                **self.fact(statement.start, statement.end),
            },
        )

    def _prescription(self, mention_id: str, prescription_id: str, exercise: Identity, dose: Prescription) -> None:
        fact = self.fact(dose.start, dose.end)
        self.add(
            "prescriptions",
            {
                "prescription_id": prescription_id,
                "mention_id": mention_id,
                **_range("sets", dose.sets),
                **_range("reps", dose.reps),
                "reps_unit": dose.reps_unit,
                "per_side": dose.per_side,
                **_range("rest_seconds", dose.rest_seconds),
                **_range("load_percent_1rm", dose.load_percent_1rm),
                "load": dose.load,
                **_range("rpe", dose.rpe),
                "tempo": dose.tempo,
                "set_type": dose.set_type,
                **_conditions(dose.conditions),
                "rule": dose.rule,
                **fact,
            },
        )
        conditions = _conditions(dose.conditions, self.scope)
        text = self.document.text
        if dose.rests_elsewhere:
            dose = replace(dose, rest_seconds=None)
        spread = _THROUGH_THE_DAY.match(text[dose.end : dose.end + _AROUND]) is not None
        if _AIM.search(text[max(0, dose.start - _AROUND) : dose.start]):
            conditions["phase"] = conditions["phase"] or "progression"
        if dose.both_sides_end is not None:
            fact = self.fact(dose.start, dose.both_sides_end)
            dose = _halved(dose)
        for aspect, unit, interval in _comparable(dose):
            self._claim(
                mention_id,
                exercise,
                f"{prescription_id.rpartition('-')[2]}-{aspect}",
                aspect,
                fact,
                interval=interval,
                unit=unit,
                rule=dose.rule,
                set_type=dose.set_type,
                per_side=dose.per_side,
                stance=dose.stance,
                **(conditions | {"phase": "through the day"} if spread and aspect == "sets" else conditions),
            )

    def _claim(
        self,
        mention_id: str,
        exercise: Identity,
        suffix: str,
        aspect: str,
        fact: Row,
        *,
        interval: Interval | None = None,
        rule: str = "stated of the exercise",
        **extra: Any,
    ) -> None:
        low, high = interval or Interval(None, None)
        self.add(
            "claims",
            {
                "claim_id": f"{mention_id}-{suffix}",
                "source_id": self.source.source_id,
                "mention_id": mention_id,
                "subject_kind": "exercise",
                "subject_id": exercise.exercise_id,
                "aspect": aspect,
                "value_min": low,
                "value_max": high,
                "polarity": 1,
                "stance": "asserted",
                "rule": rule,
                **extra,
                **fact,
            },
        )


def _halved(dose: Prescription) -> Prescription:
    """A dose of both sides together as one of each side, as most articles state it."""
    low, high = dose.reps or Interval(None, None)
    reps = Interval(None if low is None else low / 2, None if high is None else high / 2)
    return replace(dose, reps=reps, per_side=True)


def _comparable(dose: Prescription) -> Iterator[tuple[str, str, Interval]]:
    if dose.sets:
        yield "sets", "sets", dose.sets
    if dose.reps and dose.reps_unit in _REPS_ASPECTS:
        aspect, unit, factor = _REPS_ASPECTS[dose.reps_unit]
        yield aspect, unit, Interval(*(None if end is None else end * factor for end in dose.reps))
    if dose.rest_seconds:
        yield "rest_between_sets_seconds", "seconds", dose.rest_seconds
    if dose.load_percent_1rm:
        yield "load_percent_1rm", "percent", dose.load_percent_1rm


def exercise_rows(exercise: Identity) -> Iterator[Row]:
    """Rows of `source_exercises`, without the source: the exercise and the more general ones above it."""
    return map(_key_row, _with_parents(exercise))


def _with_parents(exercise: Identity) -> Iterator[Identity]:
    current: Identity | None = exercise
    while current:
        yield current
        current = current.parent


def _key_row(exercise: Identity) -> Row:
    stated = {facet: values[0] for facet, values in exercise.facets if values}
    return {
        "exercise_id": exercise.exercise_id,
        "name": exercise.canonical,
        "parent_id": exercise.parent.exercise_id if exercise.parent else None,
        "movement": " + ".join(exercise.movements) or None,
        "equipment_id": stated.get("equipment"),
        "laterality": stated.get("laterality"),
        "position": stated.get("position"),
        "angle": stated.get("angle"),
        "known": exercise.known,
    }


def _conditions(conditions: Conditions, scope: Conditions | None = None) -> Row:
    """The columns of conditions, filled from the article's scope where they are not stated."""
    around = scope or Conditions()
    return {
        "level": conditions.level or around.level,
        "goal": conditions.goal or around.goal,
        "population": conditions.population or around.population,
        "phase": conditions.phase or around.phase,
    }


def _range(name: str, interval: Interval | None) -> Row:
    low, high = interval or Interval(None, None)
    return {f"{name}_min": low, f"{name}_max": high}
