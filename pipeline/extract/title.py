"""The line that names an article."""

from __future__ import annotations

from pipeline.extract.language import Annotated
from pipeline.models import Span


def title_line(annotated: Annotated) -> Span | None:
    """The first heading of the highest level, else the first heading; None in an article without headings."""
    return annotated.kept("title line", lambda: _found(annotated))


def _found(annotated: Annotated) -> Span | None:
    headings = [block for block in annotated.document.blocks if block.kind == "heading"]
    title = next((block for block in headings if block.level == 1), headings[0] if headings else None)
    return Span(title.start, title.end) if title else None
