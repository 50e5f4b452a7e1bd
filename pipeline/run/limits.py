"""How much one article may cost before it is put aside: the one place that says so."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import asdict, dataclass, replace
from typing import Final

from pipeline.errors import UnreadableError, UsageError

_LONG_TAG: Final = re.compile(rb"<[A-Za-z][^<>]{4000,}")
_QUOTED: Final = re.compile(rb"=\s{0,9}(?:\"[^\"]*\"|'[^']*')")
"""A value that may hold any number of words, as data for a script does."""


@dataclass(frozen=True, slots=True)
class Limits:
    """What no real article comes near; one that does is quarantined with the limit as its reason."""

    megabytes: int = 20
    """Size of the file; trafilatura draws the line there too."""
    tags: int = 100_000
    """Tags, closing ones included; the labelled pages have up to 1,300."""
    attributes: int = 10_000
    """Attributes of one tag, told by the words in it; parsers take time in the square of their number."""
    characters: int = 1_000_000
    """Text of the article, longer than most books."""
    seconds: int = 10
    """Working time in a process that can be stopped; a usual article takes a thirtieth of one."""
    memory: int = 1_500
    """Megabytes that such a process may hold; it holds 180 before its first article."""

    @property
    def file_bytes(self) -> int:
        """Bytes that a file, or what it unpacks to, may have."""
        return self.megabytes * 1_000_000

    def changed(self, settings: Iterable[str]) -> Limits:
        """These limits with some set anew, each written NAME=NUMBER. Raises UsageError for any other."""
        names = asdict(self)
        numbers: dict[str, int] = {}
        for setting in settings:
            name, _, number = setting.partition("=")
            if name not in names or not (
                number.isascii() and number.isdigit() and 0 < len(number) < 10 and int(number)
            ):
                known = ", ".join(f"{known}={value}" for known, value in names.items())
                raise UsageError(f"--limit {setting} is none of the limits, which by default are {known}.")
            numbers[name] = int(number)
        return replace(self, **numbers)

    def check_bytes(self, data: bytes) -> None:
        """Refuse a file by what can be told before it is parsed. Raises UnreadableError."""
        if len(data) > self.file_bytes:
            raise UnreadableError(f"it is larger than {self.megabytes} MB", stage="open")
        if data.count(b"<") > self.tags:
            raise UnreadableError(f"it has more than {self.tags:,} tags", stage="open")
        if any(len(_QUOTED.sub(b"=", tag.group()).split()) > self.attributes for tag in _LONG_TAG.finditer(data)):
            raise UnreadableError(f"one of its tags has more than {self.attributes:,} attributes", stage="open")

    def check_text(self, text: str) -> None:
        """Refuse an article whose text nobody would read to its end. Raises UnreadableError."""
        if len(text) > self.characters:
            raise UnreadableError(f"its text is longer than {self.characters:,} characters", stage="read")
