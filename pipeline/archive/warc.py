"""Records of web archives (WARC, ISO 28500), one at a time, by fastwarc.

fastwarc takes half of warcio's time and tells the offset of each record. Its own decoding of HTTP bodies is left
off: a body that is not encoded as its header says ends the iteration there without a word (fastwarc 2.0.1).
"""

from __future__ import annotations

import io
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import IO, TYPE_CHECKING, Any, Final

from pipeline.errors import UnreadableError

if TYPE_CHECKING:
    from fastwarc.warc import WarcRecord

NOT_HTML: Final = "not HTML"
OTHER_STATUS: Final = "HTTP status other than 200"
NOT_ENGLISH: Final = "not English"
_HTML: Final = ("text/html", "application/xhtml+xml")
_GZIP_OR_ZLIB: Final = 47  # zlib's wbits for "either, told by the header"
_RAW_DEFLATE: Final = -15
_WINDOW: Final = 512
"""Bytes in which a page without a content type must show that it is HTML."""


@dataclass(frozen=True, slots=True)
class Record:
    """What a server answered, or a resource stored without its server's headers."""

    offset: int
    body: bytes
    """Decoded; of more than the wanted number of bytes one more than that."""
    skip: str | None = None
    """Why it is no article: NOT_HTML or OTHER_STATUS; `body` is empty then."""
    url: str | None = None
    captured: date | None = None
    charset: str | None = None
    """As the server declared it."""


def read_records(archive: IO[bytes], at_most: int) -> Iterator[Record]:
    """The responses and resources of an archive in their order; other records (requests, metadata) are left out.

    `at_most` is the number of bytes of a body that are wanted. Raises UnreadableError, after the records before it,
    where the archive breaks off, is broken, or is one gzip stream in which records cannot be found again.
    """
    last = -1
    try:
        for record in _records(archive):
            if record.stream_pos <= last:
                raise UnreadableError(
                    "it is compressed as a whole, not record by record, so that its records cannot be found again; "
                    "unpack it or repack it with `warcio recompress`",
                    stage="open",
                )
            last = record.stream_pos
            yield _record(record, at_most)
    except OSError as error:
        where = f"after the record at byte {last}" if last >= 0 else "at its start"
        raise UnreadableError(f"it is broken {where} ({str(error).rstrip('.')})", stage="open") from error


def read_record(archive: IO[bytes], offset: int, at_most: int) -> Record:
    """The record at an offset. Raises UnreadableError when there is none."""
    archive.seek(offset)
    try:
        # The reader counts from where it starts.
        for record in _records(archive):
            return _record(record, at_most)
    except OSError as error:
        raise UnreadableError(f"its record is broken ({str(error).rstrip('.')})", stage="open") from error
    raise UnreadableError("the archive holds no record there any more; ingest again", stage="open")


def _records(archive: IO[bytes]) -> Any:
    from fastwarc.warc import ArchiveIterator, WarcRecordType

    return ArchiveIterator(archive, record_types=WarcRecordType.response | WarcRecordType.resource, parse_http=False)


def _record(record: WarcRecord, at_most: int) -> Record:
    offset, url = record.stream_pos, record.headers.get("WARC-Target-URI")
    captured = record.record_date.date() if record.headers.get("WARC-Date") else None
    kind, charset, encodings = _declared(record.headers.get("Content-Type")), None, ""
    if record.is_http:
        record.parse_http(auto_decode="none")
        headers = record.http_headers
        if headers.status_code != 200:
            return Record(offset, b"", skip=OTHER_STATUS, url=url, captured=captured)
        kind, charset = _declared(headers.get("Content-Type")), record.http_charset
        encodings = f"{headers.get('Content-Encoding') or ''},{headers.get('Transfer-Encoding') or ''}".lower()
    if kind and kind not in _HTML:
        return Record(offset, b"", skip=NOT_HTML, url=url, captured=captured)
    stored = record.reader.read(at_most + 1)
    if len(stored) < min(record.content_length, at_most + 1):
        raise UnreadableError(f"it breaks off in the record at byte {offset}", stage="open")
    body = decoded(stored, [name.strip() for name in encodings.split(",")], at_most)
    if not kind and b"<html" not in body[:_WINDOW].lower():
        return Record(offset, b"", skip=NOT_HTML, url=url, captured=captured)
    return Record(offset, body, url=url, captured=captured, charset=charset)


def _declared(content_type: str | None) -> str:
    return (content_type or "").partition(";")[0].strip().lower()


def decoded(body: bytes, encodings: list[str], at_most: int) -> bytes:
    """An HTTP body without its encodings, named in the order they were applied; at most `at_most` + 1 bytes.

    Crawlers often store a body decoded and its headers as they were: a body that is not encoded as they say is
    returned as it is.
    """
    for encoding in reversed(encodings):
        if encoding == "chunked":
            body = _joined_chunks(body) or body
        elif encoding in ("gzip", "x-gzip", "deflate"):
            body = _inflated(body, at_most) or body
        elif encoding == "br":
            body = _unbrotlied(body, at_most) or body
    return body


def _joined_chunks(body: bytes) -> bytes | None:
    chunks: list[bytes] = []
    position = 0
    while (end := body.find(b"\r\n", position, position + 100)) >= 0:
        try:
            size = int(body[position:end].partition(b";")[0].strip(), 16)
        except ValueError:
            return None
        if size <= 0:
            break
        chunks.append(body[end + 2 : end + 2 + size])
        position = end + 2 + size + 2
    return b"".join(chunks)


def _inflated(body: bytes, at_most: int) -> bytes | None:
    for form in (_GZIP_OR_ZLIB, _RAW_DEFLATE):
        try:
            return zlib.decompressobj(form).decompress(body, at_most + 1)
        except zlib.error:
            continue
    return None


def _unbrotlied(body: bytes, at_most: int) -> bytes | None:
    from fastwarc.stream_io import BrotliReader

    try:
        return BrotliReader(io.BytesIO(body)).read(at_most + 1)
    except OSError:
        return None
