"""What `read` promises whatever the format: which files it takes, and what it says of those it cannot read."""

from __future__ import annotations

import pytest

from pipeline.errors import UnreadableError
from pipeline.read import FORMATS, format_of, read


@pytest.mark.parametrize(
    ("path", "format"),
    [
        ("plank.html", "html"),
        ("plank.htm", "html"),
        ("week/plank.md", "markdown"),
        ("plank.markdown", "markdown"),
        ("plank.txt", "text"),
        ("PLANK.TXT", "text"),
        ("v1.2/plank.v3.Md", "markdown"),
    ],
)
def test_the_ending_names_the_format(path: str, format: str) -> None:
    assert format_of(path) == format


@pytest.mark.parametrize("path", ["plank.pdf", "plank", ".md", "plank.md/notes", "plank.html.bak", ""])
def test_other_endings_name_no_format(path: str) -> None:
    assert format_of(path) is None


def test_an_unknown_ending_is_refused_before_anything_is_read() -> None:
    with pytest.raises(UnreadableError, match=r"no format liftlore reads \(\.html") as raised:
        read(b"Hold the plank.", path="plank.docx")
    assert raised.value.stage == "open"


@pytest.mark.parametrize("ending", FORMATS)
@pytest.mark.parametrize("data", [b"", b" \r\n\t ", b"\xef\xbb\xbf", b"\xff\xfe", "\u200b\u00ad\u00a0\n".encode()])
def test_an_empty_file_is_unreadable(ending: str, data: bytes) -> None:
    with pytest.raises(UnreadableError, match="it is empty") as raised:
        read(data, path=f"plank{ending}")
    assert raised.value.stage == "read"


@pytest.mark.parametrize(
    ("path", "data"),
    [
        ("page.html", b"<html><head><title>Plank</title></head><body><img src='plank.jpg'></body></html>"),
        ("page.html", b"<script>start()</script>"),
        ("page.html", b"<frameset><frame src='a'></frameset>"),
        ("note.md", b"![a plank](plank.jpg)"),
        ("note.md", b"<!-- to be written -->"),
        ("note.md", b"<frameset><frame src='a'></frameset>"),
    ],
)
def test_a_file_without_any_text_is_unreadable(path: str, data: bytes) -> None:
    with pytest.raises(UnreadableError, match="no readable text"):
        read(data, path=path)


@pytest.mark.parametrize(
    ("signature", "name"),
    [(b"%PDF-1.7", "PDF"), (b"PK\x03\x04", "ZIP"), (b"\x1f\x8b\x08", "gzip"), (b"\x89PNG\r\n", "PNG")],
)
def test_other_files_under_an_article_s_name_are_named(signature: bytes, name: str) -> None:
    with pytest.raises(UnreadableError, match=name) as raised:
        read(signature + b" squat " * 40, path="plank.txt")
    assert raised.value.stage == "decode"


def test_binary_junk_is_unreadable() -> None:
    junk = bytes((7 * i * i + 31 * i) % 256 for i in range(4000))
    for part in (junk, junk[:300]):
        with pytest.raises(UnreadableError, match="binary data"):
            read(part, path="plank.txt")
