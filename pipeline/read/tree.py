"""HTML text to lexbor's tree, with the nesting held to what it parses quickly."""

from __future__ import annotations

import re
from typing import Final

from selectolax.lexbor import LexborHTMLParser

MAX_NESTING: Final = 1000
"""Elements deeper than this stand side by side instead; browsers stop at 512, real pages below 100."""

_NESTING: Final = (
    r"(?i:address|article|aside|blockquote|center|details|dialog|dir|div|dl|fieldset|figure|footer|form|header|"
    r"hgroup|main|menu|nav|ol|search|section|summary|table|ul)\b[^<>]*>"
)
_NESTING_TAG: Final = re.compile(f"<(/?){_NESTING}")
_OPENING_TAG: Final = re.compile(f"<{_NESTING}")


def parse_html(html: str) -> LexborHTMLParser:
    """The tree of a page or fragment.

    A block element costs lexbor a look at everything it stands in, so 50,000 of them inside one another take
    seconds and a million take hours.
    """
    # Few pages have so many tags that they could be nested too deep, and counting them is cheaper than following them.
    may_nest = html.count("<") > MAX_NESTING and len(_OPENING_TAG.findall(html)) > MAX_NESTING
    return LexborHTMLParser(_within_nesting(html) if may_nest else html)


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
