"""Opening files, on this machine or behind a URL that fsspec knows, and unpacking compressed ones."""

from __future__ import annotations

import gzip
import zlib
from typing import IO, Any

from pipeline.errors import UnreadableError, UsageError


def is_url(path: str) -> bool:
    """Whether a path is one that fsspec opens: `s3://bucket/folder`, `memory://articles`."""
    return "://" in path


def file_system(url: str) -> tuple[Any, str]:
    """The fsspec file system of a URL, and the path on it. Raises UsageError when there is none for it."""
    try:
        import fsspec
    except ImportError as error:
        raise UsageError(f"{url} is a URL; reading those needs the extra: pip install 'liftlore[cluster]'.") from error
    try:
        system, path = fsspec.core.url_to_fs(url)
    except (ImportError, ValueError) as error:
        raise UsageError(f"{url} cannot be opened: {str(error).rstrip('.')}.") from error
    return system, path


def opened(location: str) -> IO[bytes]:
    """A file to read bytes from. Raises OSError as `open` does."""
    if is_url(location):
        system, path = file_system(location)
        file: IO[bytes] = system.open(path, "rb")
        return file
    return open(location, "rb")


def content(location: str, at_most: int) -> bytes:
    """The bytes of a file, unpacked when its name ends in .gz; of more than `at_most` bytes one more than that.

    Raises OSError when it cannot be opened and UnreadableError when its compressed data is broken.
    """
    with opened(location) as file:
        if not location.lower().endswith(".gz"):
            return file.read(at_most + 1)
        return unzipped(file, at_most)


def unzipped(file: IO[bytes], at_most: int) -> bytes:
    """What a gzip file holds; of more than `at_most` bytes one more than that, so that no bomb unfolds.

    Raises UnreadableError when the data breaks off or is no gzip data.
    """
    try:
        with gzip.GzipFile(fileobj=file) as unpacked:
            return unpacked.read(at_most + 1)
    except EOFError as error:
        raise UnreadableError("its compressed data breaks off before its end", stage="open") from error
    except (gzip.BadGzipFile, zlib.error) as error:
        raise UnreadableError("its name ends in .gz but it holds no intact gzip data", stage="open") from error
