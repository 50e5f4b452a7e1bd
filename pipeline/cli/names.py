"""The command that resolves names without a catalogue: identify."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated

import typer

from pipeline.errors import UsageError


def identify(
    names: Annotated[list[str] | None, typer.Argument(help="Exercise names.", metavar="NAME...")] = None,
    source: Annotated[
        Path | None,
        typer.Option("--from", help="Read names from a file, one a line; - for standard input.", metavar="FILE"),
    ] = None,
    format: Annotated[str, typer.Option("--format", help="jsonl, the only format.", metavar="jsonl")] = "jsonl",
) -> None:
    """Resolve names to exercise ids by the vocabulary alone: one JSON object a name."""
    if format != "jsonl":
        raise UsageError(f"identify writes jsonl only, not {format}.")
    from pipeline.identify import identify as run_identify
    from pipeline.vocabulary import load_vocabulary

    wanted = [*(names or ()), *(_lines(source) if source else ())]
    if not wanted:
        raise UsageError("Give a name, or --from FILE.")
    vocabulary = load_vocabulary()
    for name in wanted:
        identity = run_identify(name, vocabulary)
        record = {
            "name": name,
            "exercise_id": identity.exercise_id,
            "canonical": identity.canonical,
            "facets": {**dict(identity.facets), "movement": identity.movements},
            "known": identity.known,
            "why": "; ".join(identity.why),
        }
        sys.stdout.write(json.dumps(record, ensure_ascii=False) + "\n")


def _lines(source: Path) -> Iterator[str]:
    try:
        text = sys.stdin.read() if str(source) == "-" else source.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise UsageError(f"{source} cannot be read as text.") from error
    return (line.strip() for line in text.splitlines() if line.strip())
