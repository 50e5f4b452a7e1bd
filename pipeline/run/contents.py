"""What a file holds: one article, or, in a web archive, the records that are articles of their own."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass

from pipeline.archive import is_archive, record_path
from pipeline.archive.files import content, opened
from pipeline.archive.warc import read_records
from pipeline.errors import UnreadableError
from pipeline.run.scan import InputFile


@dataclass(frozen=True, slots=True)
class Content:
    """One article of a file, or an archive itself, which comes after its records."""

    path: str
    size: int
    """Bytes when unpacked."""
    sha256: str | None
    """Hash of those bytes; None for what cannot be opened and for records that are no articles."""
    problem: str | None = None


def contents_of(file: InputFile, at_most: int) -> tuple[Content, ...]:
    """What a file holds. Of more than `at_most` bytes of an article only the first are looked at."""
    if file.problem is not None:
        return (Content(file.path, file.size, None, file.problem),)
    if is_archive(file.path):
        return tuple(_of_archive(file, at_most))
    try:
        if not file.path.lower().endswith(".gz"):
            return (Content(file.path, file.size, _sha256(file.location)),)
        data = content(file.location, at_most)
    except (OSError, UnreadableError):
        # Its reason is told by the worker, which meets it again.
        return (Content(file.path, file.size, None),)
    return (Content(file.path, len(data), hashlib.sha256(data).hexdigest()),)


def archive_unchanged(file: InputFile, sha256: str | None) -> bool:
    """Whether an archive still holds the bytes it did, told by their hash."""
    try:
        return sha256 is not None and file.problem is None and _sha256(file.location) == sha256
    except OSError:
        return False


def _of_archive(file: InputFile, at_most: int) -> Iterator[Content]:
    try:
        sha256 = _sha256(file.location)
        with opened(file.location) as archive:
            for record in read_records(archive, at_most):
                path = record_path(file.path, record.offset)
                digest = None if record.skip else hashlib.sha256(record.body).hexdigest()
                yield Content(path, len(record.body), digest)
    except UnreadableError as error:
        yield Content(file.path, file.size, sha256, str(error))
    except OSError as error:
        yield Content(file.path, file.size, None, f"it cannot be opened ({error.strerror or error})")
    else:
        yield Content(file.path, file.size, sha256)


def _sha256(location: str) -> str:
    with opened(location) as file:
        return hashlib.file_digest(file, "sha256").hexdigest()  # type: ignore[arg-type]
