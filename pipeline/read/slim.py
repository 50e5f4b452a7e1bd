"""An article's HTML without what no piece shows, so that BeautifulSoup has half as many nodes to build.

A node costs BeautifulSoup and the walk over it about 15 µs, a tag here about 1 µs. Pages are full of nodes that say
nothing: attributes, `<span>`s, pictures, comments, white space between blocks, and paragraphs and `<div>`s of which
only the place where they begin or end matters.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Final

from pipeline.read.html_blocks import BLOCK_TAGS, DIVIDING_TAGS, SKIPPED_TAGS

_TAG: Final = re.compile(
    r"<(?:(/)?([a-z][^\s/>]*+)((?:\s[^\s/>][^\s/>=]*+=\"[^\"]*+\")*+)\s*+/?>|!--.*?-->)",
    re.DOTALL,
)
"""A tag or a comment as lexbor and markdown-it write it: whether it closes, the element's name and its attributes."""
_ATTRIBUTE: Final = re.compile(r"\s([^\s/>][^\s/>=]*+)=\"([^\"]*+)\"")
_READ_VALUES: Final = {
    "class": re.compile("caption|title|head|name|hd|liftlore"),
    "role": re.compile("^(?:heading|presentation)$"),
    **dict.fromkeys(("start", "value", "colspan", "rowspan"), re.compile("")),
}
"""The attributes that the walk looks at, and what has to be in their value for it to matter."""
_SILENT_TAGS: Final = frozenset(
    (
        "span font em i u s small big sub sup label cite code abbr mark time strike del ins q tt kbd var dfn bdi bdo "
        "img picture source wbr link meta"
    ).split()
)
"""Elements that show as the text in them and nothing else."""
_UNSLIMMED: Final = re.compile(rf"<(?:pre|xmp|noembed|noframes|plaintext|{'|'.join(sorted(SKIPPED_TAGS))})\b")
"""Elements whose white space counts, whose text is no HTML, or that the walk skips: rare inside an article."""
_ENDS_EARLY: Final = re.compile(r"--\s+>")
"""What ends a comment for html.parser and not for lexbor."""
_KEPT_APART: Final = re.compile(r"[^\s!-/:-@\[-`{-~][^\sa-z0-9!-/:-@\[-`{-~]")
"""The characters around a removed tag between which `pieces.collapse` may have to put a space."""
_BREAK: Final = "<hr>"


def slimmed(html: str) -> str:
    """HTML with the same pieces as `html`, which has to be well-formed as lexbor and markdown-it write it."""
    if _UNSLIMMED.search(html) or _ENDS_EARLY.search(html):
        return html
    slimmer = _Slimmer(tables="<table" in html)
    at = 0
    for tag in _TAG.finditer(html):
        if tag.start() > at:
            slimmer.text(html[at : tag.start()])
        at = tag.end()
        close, name, attributes = tag.groups()
        # A comment has no name.
        if name is not None and name not in _SILENT_TAGS:
            slimmer.tag(name, close is not None, attributes)
    slimmer.text(html[at:])
    return "".join(slimmer.parts)


@dataclass(slots=True)
class _Slimmer:
    """Takes the text and the tags of a page in order and keeps what shows."""

    tables: bool
    """Whether there are tables: in a cell a block element divides nothing where it begins."""
    parts: list[str] = field(default_factory=list)
    ends_in_text: bool = False
    flushed: bool = True
    """Whether nothing stands since the last block's beginning or end."""
    blank: bool = True
    """Whether nothing stands since then or since the last line break, so that white space shows nothing."""
    kept: list[bool] = field(default_factory=list)
    """Of each open element that only divides, whether its tags are kept."""

    def text(self, text: str) -> None:
        """Keep text, unless it is white space where that shows nothing."""
        if not text or (self.blank and text.isspace()):
            return
        if self.ends_in_text and _KEPT_APART.match(self.parts[-1][-1] + text[0]):
            self.parts.append("<wbr>")
        self.parts.append(text)
        self.ends_in_text = True
        self.flushed = self.blank = False

    def tag(self, name: str, closes: bool, attributes: str) -> None:
        """Keep a tag with the attributes that are read, or what it divides."""
        read = _read_attributes(attributes) if attributes and (name in BLOCK_TAGS or name == "br") else ""
        if name in DIVIDING_TAGS and not self.tables and not self._keeps(name, closes, read):
            self._divide()
            return
        if name in BLOCK_TAGS and not self.tables:
            if self.parts and self.parts[-1] == _BREAK:
                self.parts.pop()
            self.flushed = self.blank = True
        elif name == "br" or name in ("td", "th") or (closes and name in BLOCK_TAGS):
            self.flushed, self.blank = False, True
        self.parts.append(f"</{name}>" if closes else f"<{name}{read}>")
        self.ends_in_text = False

    def _keeps(self, name: str, closes: bool, read: str) -> bool:
        if name == "hr":
            return False
        if closes:
            return self.kept.pop() if self.kept else True
        self.kept.append(bool(read))
        return bool(read)

    def _divide(self) -> None:
        if not self.flushed:
            self.parts.append(_BREAK)
            self.ends_in_text = False
            self.flushed = self.blank = True


def _read_attributes(attributes: str) -> str:
    return "".join(
        f' {name}="{value}"'
        for name, value in _ATTRIBUTE.findall(attributes)
        if name in _READ_VALUES and _READ_VALUES[name].search(value)
    )
