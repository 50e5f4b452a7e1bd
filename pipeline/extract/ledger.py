"""The ledger: every character of a document is claimed by a fact, is prose, or looks like a fact and was not used."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from itertools import pairwise

from pipeline.models import Document, Findings, LedgerStatus, Span


def ledger(document: Document, findings: Findings) -> list[tuple[Span, LedgerStatus]]:
    """The document's text cut into spans of one status each, without gap or overlap."""
    claimed = list(_united(_claimed_spans(findings), len(document.text)))
    unparsed = list(_united(findings.unparsed, len(document.text)))
    cuts = sorted({0, len(document.text), *(end for span in (*claimed, *unparsed) for end in span)})
    rows: list[tuple[Span, LedgerStatus]] = []
    for start, end in pairwise(cuts):
        status: LedgerStatus = (
            "claimed" if _covers(claimed, start) else "unparsed" if _covers(unparsed, start) else "prose"
        )
        if rows and rows[-1][1] == status:
            rows[-1] = (Span(rows[-1][0].start, end), status)
        else:
            rows.append((Span(start, end), status))
    return rows


def _claimed_spans(findings: Findings) -> Iterator[Span]:
    for mention in findings.mentions:
        yield Span(mention.start, mention.end)
        for facts in (mention.steps, mention.muscles, mention.equipment, mention.prescriptions, mention.statements):
            yield from (Span(fact.start, fact.end) for fact in facts)
        yield from (Span(dose.end, dose.both_sides_end) for dose in mention.prescriptions if dose.both_sides_end)
    yield from (Span(statement.start, statement.end) for statement in findings.statements)


def _united(spans: Iterable[Span], length: int) -> Iterator[Span]:
    last: Span | None = None
    for start, end in sorted(spans):
        if last and start <= last.end:
            last = Span(last.start, max(last.end, min(end, length)))
        else:
            if last:
                yield last
            last = Span(start, min(end, length))
    if last:
        yield last


def _covers(spans: list[Span], offset: int) -> bool:
    index = bisect_right(spans, (offset, float("inf"))) - 1
    return index >= 0 and spans[index].start <= offset < spans[index].end
