"""HTML text to lexbor's tree, with the nesting held to what it parses quickly."""

from __future__ import annotations

import re
from typing import Final

from selectolax.lexbor import LexborHTMLParser

MAX_NESTING: Final = 1000
"""Elements deeper than this stand side by side instead; browsers stop at 512, real pages below 100."""

_NESTING_NAMES: Final = (
    "address|article|aside|blockquote|center|details|dialog|dir|div|dl|fieldset|figure|footer|form|header|hgroup|main|"
    "menu|nav|ol|search|section|summary|table|ul"
)
_NESTING_TAG: Final = re.compile(rf"<(/?)(?:{_NESTING_NAMES})\b[^<>]*>", re.IGNORECASE)
_MAY_NEST: Final = re.compile(f"<(?:[A-Z]|{_NESTING_NAMES})")
"""The beginnings of tags that nest and of some others: found three times as fast as when case is ignored."""


def parse_html(html: str) -> LexborHTMLParser:
    """The tree of a page or fragment.

    A block element costs lexbor a look at everything it stands in, so 50,000 of them inside one another take
    seconds and a million take hours.
    """
    # Few pages have so many tags that they could nest too deep, and counting them is cheaper than following them.
    many = html.count("<") > MAX_NESTING and len(_MAY_NEST.findall(html)) > MAX_NESTING
    return LexborHTMLParser(_within_nesting(html) if many else html)


def _within_nesting(html: str) -> str:
    depth = 0

    def kept(tag: re.Match[str]) -> str:
        nonlocal depth
        if tag.group(1):
            depth = max(0, depth - 1)
            return tag.group() if depth < MAX_NESTING else ""
        depth += 1
        return tag.group() if depth <= MAX_NESTING else ""

    return _NESTING_TAG.sub(kept, html)
