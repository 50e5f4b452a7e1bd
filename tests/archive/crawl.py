"""Small web archives, written byte by byte so that they can also be wrong."""

from __future__ import annotations

import gzip

PAGE = (
    "<html lang='en'><head><title>{title}</title></head><body><main><h1>{title}</h1>"
    "<p>This is how you do it, and these are the things that you should keep in mind when you train.</p>"
    "<ol><li>Stand with your feet apart.</li><li>Push your hips back and keep your back straight.</li></ol>"
    "<p>Do 3 sets of 8-12 reps.</p></main></body></html>"
)


def page(title: str) -> bytes:
    return PAGE.format(title=title).encode()


def record(
    body: bytes,
    url: str = "https://example.org/squat",
    *,
    status: str = "200 OK",
    kind: str | None = "text/html; charset=utf-8",
    headers: str = "",
    type: str = "response",
) -> bytes:
    """A record of an archive; `headers` are lines of the HTTP header that end in CR LF."""
    content_type = f"Content-Type: {kind}\r\n" if kind else ""
    http = f"HTTP/1.1 {status}\r\n{content_type}{headers}\r\n".encode() + body
    head = (
        f"WARC/1.0\r\nWARC-Type: {type}\r\nWARC-Target-URI: {url}\r\nWARC-Date: 2024-03-05T10:11:12Z\r\n"
        "WARC-Record-ID: <urn:uuid:12345678-1234-1234-1234-123456789abc>\r\n"
        f"Content-Type: application/http; msgtype={type}\r\nContent-Length: {len(http)}\r\n\r\n"
    )
    return head.encode() + http + b"\r\n\r\n"


def packed(*records: bytes) -> bytes:
    """An archive compressed as the standard asks for: record by record."""
    return b"".join(gzip.compress(one, mtime=0) for one in records)


def in_chunks(body: bytes) -> bytes:
    parts = (body[start : start + 50] for start in range(0, len(body), 50))
    return b"".join(f"{len(part):x}\r\n".encode() + part + b"\r\n" for part in parts) + b"0\r\n\r\n"
