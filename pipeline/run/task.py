"""What there is to do: one article to read."""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.catalogue.rows import Source


@dataclass(frozen=True, slots=True)
class Task:
    """One article to work on and where its bytes are."""

    source: Source
    location: str
    """The file, or the archive that holds it."""
    problem: str | None
    size: int = 0
    """Bytes when unpacked."""
    offset: int | None = None
    """Where in the archive its record begins."""
