"""Where an article's bytes lie: in a file, in a compressed one, in a web archive (WARC), on a disk or behind a URL.

A record of an archive is named by the archive's path and its offset in it: `crawl.warc.gz#8714`.
"""

from __future__ import annotations

import re
from typing import Final, NamedTuple

ARCHIVES: Final = (".warc", ".warc.gz")
"""The endings of web archives."""
_RECORD: Final = re.compile(r"(.+\.warc(?:\.gz)?)#(\d+)", re.IGNORECASE | re.DOTALL)


class Place(NamedTuple):
    """A file and, for a record of an archive, its offset there."""

    file: str
    offset: int | None = None


def is_archive(path: str) -> bool:
    """Whether a path names a web archive."""
    return path.lower().endswith(ARCHIVES)


def record_path(archive: str, offset: int) -> str:
    """The path of a record."""
    return f"{archive}#{offset}"


def place_of(path: str) -> Place:
    """The file that an article's path lies in, and its offset there.

    >>> place_of("web/crawl.warc.gz#8714")
    Place(file='web/crawl.warc.gz', offset=8714)
    >>> place_of("notes/squat #3.md")
    Place(file='notes/squat #3.md', offset=None)
    """
    record = _RECORD.fullmatch(path)
    return Place(record[1], int(record[2])) if record else Place(path)
