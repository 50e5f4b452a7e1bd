r"""Reading: the bytes of an article become a `Document`.

>>> document = read(b"# Plank\n\nHold for 30 seconds.", path="plank.md")
>>> document.metadata.title
'Plank'
"""

from __future__ import annotations

from pathlib import PurePosixPath
from typing import Final

from pipeline.errors import UnreadableError
from pipeline.models import Document, Format
from pipeline.read.encoding import decode

FORMATS: Final[dict[str, Format]] = {
    ".html": "html",
    ".htm": "html",
    ".md": "markdown",
    ".markdown": "markdown",
    ".txt": "text",
}
"""The file endings liftlore reads, and the format each stands for."""


def format_of(path: str) -> Format | None:
    """The format that a file's ending stands for, or None when liftlore does not read such files.

    A further ending .gz, of the file as it was packed, changes nothing.
    """
    name = path.lower()
    return FORMATS.get(PurePosixPath(name.removesuffix(".gz")).suffix)


def read(data: bytes, *, path: str, charset: str | None = None) -> Document:
    """Read one article.

    `data` are the file's bytes, unpacked, `path` its name (only the ending matters: .html .htm .md .markdown .txt),
    `charset` the one that a server declared.
    Raises UnreadableError, with the stage that failed, when the bytes are no article.
    """
    kind = format_of(path)
    if kind is None:
        raise UnreadableError(f"it is no format liftlore reads ({', '.join(FORMATS)})", stage="open")
    text = decode(data, charset)
    if not text.strip():
        raise UnreadableError("it is empty", stage="read")
    # The parsers load only when an article of their format comes.
    if kind == "html":
        from pipeline.read.html import read_html

        document = read_html(text)
    elif kind == "markdown":
        from pipeline.read.markdown import read_markdown

        document = read_markdown(text)
    else:
        from pipeline.read.plain import read_plain

        document = read_plain(text)
    if not document.blocks:
        raise UnreadableError("it holds no readable text", stage="read")
    return document
