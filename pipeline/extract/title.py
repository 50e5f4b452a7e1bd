"""The line that names an article."""

from __future__ import annotations

import re
from typing import Final

from pipeline.extract.language import Annotated
from pipeline.models import Block

TITLE_FIELD: Final = re.compile(r"(?:title|name|exercise):\s")
"""How a field of front matter begins that names the article, in folded text."""


def title_line(annotated: Annotated) -> Block | None:
    """The field of front matter that names an article, else its first main heading, else its first heading at all."""
    return annotated.kept("title line", lambda: _found(annotated))


def _found(annotated: Annotated) -> Block | None:
    blocks = annotated.document.blocks
    stated = (b for b in blocks if b.kind == "field" and TITLE_FIELD.match(annotated.folded, b.start))
    headings = [block for block in blocks if block.kind == "heading"]
    main = (block for block in headings if block.level == 1)
    return next(stated, None) or next(main, None) or next(iter(headings), None)
