"""What was taken from one article, against its text: each block with the facts that it states and their rules."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Final

from pipeline.identify import Identity
from pipeline.models import (
    Block,
    Document,
    EquipmentUse,
    Findings,
    Interval,
    LedgerStatus,
    Mention,
    MuscleUse,
    Prescription,
    Span,
    Statement,
    Step,
)
from pipeline.terminal.text import blanked, count, joined, plain, styled, wrapped
from pipeline.text import range_in_words

if TYPE_CHECKING:
    from rich.text import Text

_INDENT: Final = " " * 18
_STYLES: Final = {
    "exercise": "bold cyan",
    "step": "green",
    "muscle": "magenta",
    "equipment": "blue",
    "dose": "bold yellow",
    "advice": "cyan",
    "unparsed": "underline red",
}
"""How the characters of each kind of fact look on a terminal with colours; a later one lies over an earlier one."""
Mark = tuple[Span, str]


def explanation_lines(
    document: Document,
    findings: Findings,
    ledger: list[tuple[Span, LedgerStatus]],
    exercises: Sequence[Identity],
    *,
    legend: bool,
) -> Iterator[Text]:
    """The explanation, line by line.

    `exercises` holds the exercise that each mention means; `legend` says what the colours mean.
    """
    meta = document.metadata
    yield styled(meta.title or "(no title)", "bold")
    about = (meta.author, meta.publisher, meta.published and meta.published.isoformat(), meta.url, meta.language)
    yield joined(plain("  ".join(str(value) for value in about if value)))
    if legend:
        yield joined(*(part for name, style in _STYLES.items() for part in (styled(name, style), "  ")))
    yield joined("")
    starts = [block.start for block in document.blocks]
    facts: dict[int, list[str]] = defaultdict(list)
    for start, lines in sorted(_facts_by_start(findings, exercises).items()):
        facts[bisect_right(starts, start) - 1] += lines
    marks = _marks_by_block(document.blocks, starts, findings)
    for number, block in enumerate(document.blocks):
        label = f"{block.kind} {block.level or ''}".strip()
        first = joined(styled(f"{block.start:>6}", "dim"), f" {label:<10.10} ")
        yield from wrapped(_coloured(document, block, marks[number]), first=first, rest=_INDENT)
        for fact in facts[number]:
            yield from wrapped(styled(fact, "dim"), first=_INDENT + "→ ", rest=_INDENT + "  ")
    yield joined("")
    yield from wrapped(_totals(document, findings, ledger))


def boilerplate_lines(document: Document) -> Iterator[Text]:
    """What reading left out of an article, with its reason, and how much that is: the most first."""
    passages: dict[str, list[str]] = defaultdict(list)
    for omission in document.omitted:
        passages[omission.reason].append(omission.text)
    sizes = {reason: sum(map(len, texts)) for reason, texts in passages.items()}
    for reason in sorted(sizes, key=lambda reason: (-sizes[reason], reason)):
        size = f"{count(sizes[reason], 'character')} in {count(len(passages[reason]), 'passage')}"
        yield joined(styled(reason, "bold"), f"  {size}")
        for text in passages[reason]:
            yield from wrapped(text, first="  “", rest="   ")
        yield joined("")
    left_out, read = count(sum(sizes.values()), "character"), count(len(document.text), "character")
    yield joined(f"{left_out} left out as boilerplate, {read} read")


def _marks_by_block(blocks: tuple[Block, ...], starts: list[int], findings: Findings) -> dict[int, list[Mark]]:
    """For each block, by its place, the marks that touch it, in the order in which they are laid over each other."""
    by_block: dict[int, list[Mark]] = defaultdict(list)
    for span, kind in sorted(_marks(findings), key=lambda mark: list(_STYLES).index(mark[1])):
        number = max(bisect_right(starts, span.start) - 1, 0)
        while number < len(blocks) and blocks[number].start < span.end:
            by_block[number].append((span, kind))
            number += 1
    return by_block


def _marks(findings: Findings) -> Iterator[Mark]:
    """The passages that facts were taken from, each with the kind of the fact."""
    for mention in findings.mentions:
        yield Span(mention.start, mention.end), "exercise"
        parts: Iterable[tuple[str, Iterable[Step | MuscleUse | EquipmentUse | Prescription | Statement]]] = (
            ("step", mention.steps),
            ("muscle", mention.muscles),
            ("equipment", mention.equipment),
            ("dose", mention.prescriptions),
            ("advice", mention.statements),
        )
        for kind, taken in parts:
            yield from ((Span(one.start, one.end), kind) for one in taken)
    yield from ((Span(one.start, one.end), "advice") for one in findings.statements)
    yield from ((span, "unparsed") for span in findings.unparsed)


def _coloured(document: Document, block: Block, marks: list[Mark]) -> Text:
    """The text of a block with its facts in colour."""
    from rich.text import Text

    # As long as the text of the document, so that the offsets of the marks hold.
    text = Text(blanked(document.quote(block)))
    for span, kind in marks:
        text.stylize(_STYLES[kind], max(span.start - block.start, 0), max(span.end - block.start, 0))
    return text


def _facts_by_start(findings: Findings, exercises: Sequence[Identity]) -> dict[int, list[str]]:
    facts: dict[int, list[str]] = defaultdict(list)
    for number, (mention, identity) in enumerate(zip(findings.mentions, exercises, strict=True), 1):
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
