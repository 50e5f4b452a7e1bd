"""Records of web archives come out as servers sent them, and broken archives say where they broke."""

from __future__ import annotations

import gzip
import io
import zlib
from collections.abc import Callable
from datetime import date

import pytest

from pipeline.archive import Place, place_of, record_path
from pipeline.archive.warc import NOT_HTML, OTHER_STATUS, Record, read_record, read_records
from pipeline.errors import UnreadableError
from tests.archive.crawl import in_chunks, packed, page, record

BODY = page("Goblet Squat")
MUCH = 1_000_000


def read_all(archive: bytes) -> tuple[list[Record], str | None]:
    """The records, and why no more could be read."""
    records: list[Record] = []
    try:
        for one in read_records(io.BytesIO(archive), MUCH):
            records.append(one)  # noqa: PERF402 - those before an error are wanted
    except UnreadableError as error:
        return records, str(error)
    return records, None


@pytest.mark.parametrize("form", [b"".join, lambda records: packed(*records)], ids=["plain", "packed"])
def test_each_record_is_found_again_by_its_offset(form: Callable[[list[bytes]], bytes]) -> None:
    archive = form([record(BODY, f"https://example.org/{number}") for number in range(3)])
    records, problem = read_all(archive)
    assert problem is None
    assert [one.url for one in records] == [f"https://example.org/{number}" for number in range(3)]
    assert records[0].captured == date(2024, 3, 5)
    file = io.BytesIO(archive)
    for one in reversed(records):
        again = read_record(file, one.offset, MUCH)
        assert (again.url, again.body) == (one.url, BODY)


@pytest.mark.parametrize(
    ("headers", "stored"),
    [
        ("Content-Encoding: gzip\r\n", gzip.compress(BODY)),
        ("Content-Encoding: deflate\r\n", zlib.compress(BODY)),
        ("Content-Encoding: deflate\r\n", zlib.compress(BODY)[2:-4]),
        ("Transfer-Encoding: chunked\r\n", in_chunks(BODY)),
        ("Content-Encoding: gzip\r\nTransfer-Encoding: chunked\r\n", in_chunks(gzip.compress(BODY))),
        # Stored decoded, with the headers as they were: what many crawlers do.
        ("Content-Encoding: gzip\r\nTransfer-Encoding: chunked\r\n", BODY),
        ("Content-Encoding: br\r\n", BODY),
        ("Content-Encoding: identity\r\n", BODY),
    ],
)
def test_body_is_decoded(headers: str, stored: bytes) -> None:
    records, problem = read_all(packed(record(stored, headers=headers), record(b"<html>next")))
    assert problem is None
    assert [one.body for one in records] == [BODY, b"<html>next"]


def test_brotli_body_is_decoded() -> None:
    from fastwarc.stream_io import BrotliWriter

    file = io.BytesIO()
    with BrotliWriter(file) as writer:
        writer.write(BODY)
    records, _ = read_all(record(file.getvalue(), headers="Content-Encoding: br\r\n"))
    assert records[0].body == BODY


def test_bomb_unfolds_no_further_than_wanted() -> None:
    bomb = gzip.compress(b"<" * 100_000_000)
    records, _ = read_all(packed(record(bomb, headers="Content-Encoding: gzip\r\n"), record(BODY)))
    assert [len(one.body) for one in records] == [MUCH + 1, len(BODY)]


def test_what_is_no_page_is_marked_and_requests_are_left_out() -> None:
    archive = packed(
        record(b"GET /", type="request"),
        record(b"%PDF", kind="application/pdf"),
        record(BODY, status="404 Not Found"),
        record(BODY, kind=None),
        record(b"a word", kind=None),
        record(BODY, kind="application/xhtml+xml"),
    )
    records, _ = read_all(archive)
    assert [one.skip for one in records] == [NOT_HTML, OTHER_STATUS, None, NOT_HTML, None]


def test_charset_is_the_servers() -> None:
    records, _ = read_all(record(BODY, kind="text/html; charset=windows-1251"))
    assert records[0].charset == "windows-1251"


def test_resource_without_http_headers_is_read() -> None:
    head = "WARC/1.0\r\nWARC-Type: resource\r\nWARC-Target-URI: file:///a.html\r\nContent-Type: text/html\r\n"
    archive = f"{head}Content-Length: {len(BODY)}\r\n\r\n".encode() + BODY + b"\r\n\r\n"
    records, problem = read_all(archive)
    assert problem is None
    assert [(one.body, one.captured) for one in records] == [(BODY, None)]


@pytest.mark.parametrize(
    ("archive", "whole", "reason"),
    [
        (packed(record(BODY), record(BODY))[:-60], 1, "breaks off in the record"),
        ((record(BODY) + record(BODY))[:-60], 1, "breaks off in the record"),
        (packed(record(BODY)) + b"no gzip data at all", 1, "is broken after the record at byte 0"),
        (b"hello\r\nworld\r\n" * 50, 0, "is broken at its start"),
        (record(BODY).replace(b"Content-Length: ", b"Content-Length: 9"), 0, "breaks off in the record"),
        (gzip.compress(record(BODY) * 5), 2, "compressed as a whole"),
    ],
    ids=["cut, packed", "cut, plain", "garbage", "no archive", "wrong length", "one stream"],
)
def test_broken_archive_says_where_after_the_whole_records(archive: bytes, whole: int, reason: str) -> None:
    records, problem = read_all(archive)
    assert problem is not None
    assert reason in problem
    assert len(records) == whole


def test_empty_archive_has_no_records() -> None:
    assert read_all(b"") == ([], None)


def test_record_that_is_gone_is_refused() -> None:
    archive = packed(record(BODY))
    with pytest.raises(UnreadableError):
        read_record(io.BytesIO(archive), 7, MUCH)
    with pytest.raises(UnreadableError, match="ingest again"):
        read_record(io.BytesIO(archive), len(archive), MUCH)


@pytest.mark.parametrize("path", ["a.warc#b", "notes #3.md", "a.warc.gz", "a.warc#-1", "#7"])
def test_other_paths_are_no_records(path: str) -> None:
    assert place_of(path) == Place(path)


@pytest.mark.parametrize("archive", ["crawl.warc", "web/a#1.warc.gz", "CRAWL.WARC.GZ"])
def test_record_path_leads_back(archive: str) -> None:
    assert place_of(record_path(archive, 8714)) == Place(archive, 8714)
