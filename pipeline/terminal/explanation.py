"""What was taken from one article, against its text: each block with the facts that it states and their rules."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator

from pipeline.identify import Identity
from pipeline.models import Document, Findings, Interval, LedgerStatus, Mention, Span, Statement
from pipeline.terminal.text import count, plain, wrapped
from pipeline.text import range_in_words

_INDENT = " " * 15


def explanation_lines(
    document: Document,
    findings: Findings,
    ledger: list[tuple[Span, LedgerStatus]],
    identified: Callable[[str], Identity],
) -> Iterator[str]:
    """The explanation, line by line; `identified` gives the identity of an exercise name."""
    meta = document.metadata
    yield plain(meta.title or "(no title)")
    about = (meta.author, meta.publisher, meta.published and meta.published.isoformat(), meta.url, meta.language)
    yield "  ".join(plain(str(value)) for value in about if value)
    yield ""
    facts = _facts_by_start(findings, identified)
    for block in document.blocks:
        label = f"{block.kind} {block.level or ''}".strip()
        yield from wrapped(document.quote(block), first=f"{block.start:>6} {label:<7.7} ", rest=_INDENT)
        for start in sorted(start for start in facts if block.start <= start < block.end):
            for fact in facts.pop(start):
                yield from wrapped(fact, first=_INDENT + "→ ", rest=_INDENT + "  ")
    yield ""
    yield _totals(document, findings, ledger)


def _facts_by_start(findings: Findings, identified: Callable[[str], Identity]) -> dict[int, list[str]]:
    facts: dict[int, list[str]] = defaultdict(list)
    for number, mention in enumerate(findings.mentions, 1):
        identity = identified(mention.name)
        level = f", {mention.level}" if mention.level else ""
        why = "; ".join(identity.why)
        rule = f"{mention.rule}; {why}" if why else mention.rule
        facts[mention.start].append(f"exercise {number}: {mention.name} = {identity.exercise_id}{level}  [{rule}]")
        _add_mention(facts, number, mention)
    for statement in findings.statements:
        facts[statement.start].append(f"{_statement(statement)}  [{statement.rule}]")
    return facts


def _add_mention(facts: dict[int, list[str]], number: int, mention: Mention) -> None:
    for position, step in enumerate(mention.steps, 1):
        facts[step.start].append(f"step {position} of {number}")
    for muscle in mention.muscles:
        facts[muscle.start].append(f"muscle of {number}: {muscle.muscle_id}, {muscle.role}")
    for item in mention.equipment:
        facts[item.start].append(f"equipment of {number}: {item.equipment_id}")
    for dose in mention.prescriptions:
        parts = [
            f"{label} {range_in_words(*figures)}"
            for label, figures in (
                ("sets", dose.sets),
                (dose.reps_unit, dose.reps or (Interval(None, None) if dose.reps_unit == "failure" else None)),
                ("rest s", dose.rest_seconds),
                ("% 1RM", dose.load_percent_1rm),
                ("RPE", dose.rpe),
            )
            if figures
        ]
        parts += ["per side"] if dose.per_side else []
        facts[dose.start].append(f"dose of {number}: {', '.join(parts)}  [{dose.rule}]")
    for statement in mention.statements:
        facts[statement.start].append(f"{_statement(statement)} of {number}  [{statement.rule}]")


def _statement(statement: Statement) -> str:
    figures = range_in_words(*statement.interval) if statement.interval else ""
    subject = f" for {statement.subject_id}" if statement.subject_id else ""
    negated = "not " if statement.polarity < 0 else ""
    stance = "" if statement.stance == "asserted" else f", {statement.stance}"
    said = " ".join(part for part in (figures, statement.value) if part)
    return f"{statement.aspect}: {negated}{said}{subject}{stance}"


def _totals(document: Document, findings: Findings, ledger: list[tuple[Span, LedgerStatus]]) -> str:
    characters: dict[str, int] = defaultdict(int)
    for span, status in ledger:
        characters[status] += span.end - span.start
    length = max(len(document.text), 1)
    shares = ", ".join(
        f"{status} {100 * characters[status] / length:.0f} %" for status in ("claimed", "prose", "unparsed")
    )
    left_out = sum(len(omission.text) for omission in document.omitted)
    taken = f"{count(len(findings.mentions), 'mention')}, {count(len(findings.statements), 'statement')} of advice"
    of = f"{count(len(document.text), 'character')}: {shares}; {count(left_out, 'character')} left out as boilerplate"
    return f"{taken}; {of}"
