"""What an ingest did, as text."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, Final

from pipeline.run.ingest import Summary
from pipeline.terminal.conflicts import conflict_in_brief
from pipeline.terminal.text import count, wrapped

if TYPE_CHECKING:
    from rich.text import Text

_MOST_LISTED: Final = 10
_MOST_CONFLICTS: Final = 3


def summary_lines(summary: Summary, catalogue: str, conflicts: list[dict[str, Any]]) -> Iterator[str | Text]:
    """The summary, line by line; `conflicts` are those of `pages.conflict_rows`, the sharpest first."""
    yield from _counts(summary, catalogue)
    if conflicts:
        yield ""
        yield "Sharpest conflicts" if len(conflicts) > _MOST_CONFLICTS else "Conflicts"
        for row in conflicts[:_MOST_CONFLICTS]:
            yield from conflict_in_brief(row)
        if len(conflicts) > _MOST_CONFLICTS:
            yield f"  and {count(len(conflicts) - _MOST_CONFLICTS, 'more', 'more')}: liftlore conflicts"


def _counts(summary: Summary, catalogue: str) -> Iterator[str | Text]:
    held = summary.counts
    if summary.up_to_date:
        yield f"{catalogue} is up to date: nothing changed in {count(_articles(held), 'article')}."
    else:
        changes = [f"{summary.new} new", f"{summary.changed} changed", f"{summary.removed} removed"]
        yield f"{catalogue}: read {count(summary.read, 'article')} ({', '.join(changes)})"
    yield ""
    yield f"  articles     {_articles(held):>7,}   {_aside(held)}".rstrip()
    yield (
        f"  exercises    {held['exercises']:>7,}   {held['shared_exercises']:,} met in several articles, "
        f"{held['renamed_exercises']:,} under several names"
    )
    facts = held["mentions"] + held["steps"] + held["prescriptions"]
    yield (
        f"  facts        {facts:>7,}   {held['mentions']:,} mentions, {held['steps']:,} steps, "
        f"{held['prescriptions']:,} doses"
    )
    yield f"  claims       {held['claims']:>7,}   {count(held['agreements'], 'agreement')} between articles"
    yield f"  conflicts    {held['conflicts']:>7,}   and {held['possible']:,} possible"
    if summary.passed_over:
        yield ""
        yield f"{count(summary.passed_over, 'file')} of other kinds passed over."
    if summary.skipped:
        yield ""
        reasons = ", ".join(f"{number:,} {reason}" for reason, number in summary.skipped)
        records = count(sum(number for _, number in summary.skipped), "record")
        yield from wrapped(f"{records} of web archives skipped: {reasons}.")
    if summary.outdated:
        yield ""
        yield from wrapped(
            f"{count(len(summary.outdated), 'article')} could not be read again by the newer rules because the files "
            "are gone; the facts that older rules took stay.",
        )
    if summary.unapplied_decisions:
        yield ""
        yield f"{count(len(summary.unapplied_decisions), 'decision')} no longer {_applies(summary)}:"
        for decision in summary.unapplied_decisions:
            yield from wrapped(decision, first="  ", rest="    ")
    if summary.quarantined:
        yield ""
        yield f"{count(len(summary.quarantined), 'article')} could not be read:"
        for path, reason in summary.quarantined[:_MOST_LISTED]:
            yield from wrapped(f"{path}: {reason}", first="  ", rest="    ")
        if len(summary.quarantined) > _MOST_LISTED:
            yield f"  and {len(summary.quarantined) - _MOST_LISTED:,} more, in the table quarantine"


def _applies(summary: Summary) -> str:
    return "applies" if len(summary.unapplied_decisions) == 1 else "apply"


def _articles(held: dict[str, int]) -> int:
    return held["sources"] + held["duplicates"] + held["quarantined"]


def _aside(held: dict[str, int]) -> str:
    parts = [f"{held['duplicates']:,} duplicates"] if held["duplicates"] else []
    parts += [f"{held['quarantined']:,} could not be read"] if held["quarantined"] else []
    return ", ".join(parts)
