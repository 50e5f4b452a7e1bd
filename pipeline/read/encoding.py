"""Bytes to clean text: byte-order marks, declared charsets, UTF-16, cp1252, mojibake, control characters."""

from __future__ import annotations

import codecs
import re
from typing import Final

from pipeline.errors import UnreadableError

_BYTE_ORDER_MARKS: Final = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_BINARY_SIGNATURES: Final = (
    (b"%PDF-", "a PDF file"),
    (b"PK\x03\x04", "a ZIP archive or office document"),
    (b"\x1f\x8b", "gzip-compressed data"),
    (b"\x89PNG", "a PNG image"),
    (b"GIF8", "a GIF image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"\x7fELF", "a program"),
)
_DECLARED_CHARSET: Final = re.compile(
    rb"<(?:meta|\?xml)[^>]{0,200}?(?:charset|encoding)\s*=\s*[\"']?\s*([A-Za-z0-9_:.-]{2,40})", re.IGNORECASE
)
_CHARSET_WINDOW: Final = 2048  # browsers look for <meta charset> in the first 1024 bytes; real pages need more
# A name outside this list (utf-16, unicode_escape, utf-7) contradicts the bytes it was read from, and Latin-1 is a
# name that browsers read as cp1252 (WHATWG Encoding Standard).
_TRUSTED_CHARSET: Final = re.compile(
    r"(?:windows-|cp)125[0-8]|iso[-_]?8859-(?:[2-9]|1[0-6])|latin[2-9]|koi8-[ru]|gb2312|gbk|gb18030|big5(?:-hkscs)?|"
    r"euc-(?:jp|kr)|s(?:hift[-_])?jis|iso-2022-jp|macintosh|ibm866|tis-620"
)
_LEGACY: Final = "cp1252"
_ASCII: Final = bytes(range(0x80))
_CONTROL_SHARE: Final = 0.02  # text files have next to none; compressed data has about 12 % in each kilobyte
_FEW_CONTROLS: Final = 4  # a short note with a stray form feed or two is still a note
_MOJIBAKE: Final = re.compile("[ÂÃâÅ][\u0080-\u00bf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]")
_MOJIBAKE_LEADS: Final = frozenset("ÂÃâÅ")


def _characters(*ranges: tuple[int, int]) -> frozenset[str]:
    return frozenset(chr(code) for first, last in ranges for code in range(first, last + 1))


# Without the controls above U+007F: those are what UTF-8 read as Latin-1 leaves of a quotation mark.
_CONTROLS: Final = _characters((0x00, 0x08), (0x0E, 0x1F), (0x7F, 0x7F))
_NEWLINES: Final = frozenset("\r\v\f\u0085\u2028\u2029")
_SPACES: Final = frozenset("\u00a0\u1680\u202f\u205f\u3000") | _characters((0x2000, 0x200A))
_DROPPED: Final = (
    _CONTROLS
    | frozenset("\u00ad\u061c\u200b\u200c\u200e\u200f\ufeff")
    | _characters((0x80, 0x84), (0x86, 0x9F), (0x2060, 0x2064), (0xD800, 0xDFFF), (0x202A, 0x202E), (0x2066, 0x2069))
)
_PLAIN: Final = bytes([*b"\t\n", *range(0x20, 0x7F)])


def decode(data: bytes, charset: str | None = None) -> str:
    """The text of an article's bytes, cleaned of control, zero-width and direction characters.

    Order of trust: byte-order mark, UTF-16 by its zero bytes, UTF-8 if it decodes, the charset that its
    server declares (`charset`), the one the page declares, cp1252. Raises UnreadableError when the bytes are no
    text at all.
    """
    for signature, name in _BINARY_SIGNATURES:
        if data.startswith(signature):
            raise UnreadableError(f"it is {name}, not text", stage="decode")
    text = _decode_bytes(data, charset)
    odd = _odd_characters(text)
    controls = sum(text.count(char, 0, 65536) for char in _CONTROLS & odd)
    if controls > _FEW_CONTROLS and controls > _CONTROL_SHARE * len(text[:65536]):
        raise UnreadableError("it is binary data, not text", stage="decode")
    if not _MOJIBAKE_LEADS.isdisjoint(odd) and _MOJIBAKE.search(text):
        return clean(_repair_mojibake(text))
    return _replaced(text, _replacements(odd))


def clean(text: str) -> str:
    """`text` with plain newlines and spaces, without control, zero-width and direction characters."""
    # None of the characters in question is printable, and asking that costs next to nothing.
    if text.isprintable():
        return text
    return _replaced(text, replacements(text))


def replacements(text: str) -> tuple[tuple[str, str], ...]:
    r"""What is to be replaced, one after the other, to clean a text or parts of it.

    >>> replacements("3\xa0sets")
    (('\xa0', ' '),)
    """
    return _replacements(_odd_characters(text))


def _replacements(odd: set[str]) -> tuple[tuple[str, str], ...]:
    found = [("\r\n", "\n")] if "\r" in odd else []
    for characters, plain in ((_NEWLINES, "\n"), (_SPACES, " "), (_DROPPED, "")):
        found += [(char, plain) for char in sorted(characters & odd)]
    return tuple(found)


def _replaced(text: str, pairs: tuple[tuple[str, str], ...]) -> str:
    for found, plain in pairs:
        text = text.replace(found, plain)
    return text


def _odd_characters(text: str) -> set[str]:
    """The characters of a text other than tabs, newlines and printable ASCII; bytes are searched the fastest."""
    odd = text.encode("utf-8", "surrogatepass").translate(None, _PLAIN)
    return set(odd.decode("utf-8", "surrogatepass"))


def _decode_bytes(data: bytes, charset: str | None) -> str:
    for mark, encoding in _BYTE_ORDER_MARKS:
        if data.startswith(mark):
            return data[len(mark) :].decode(encoding, errors="replace")
    sample = data[:512]
    zeros_even, zeros_odd = sample[0::2].count(0), sample[1::2].count(0)
    if len(sample) >= 8 and max(zeros_even, zeros_odd) > 0.3 * len(sample) / 2 > 4 * min(zeros_even, zeros_odd):
        return data.decode("utf-16-le" if zeros_odd > zeros_even else "utf-16-be", errors="replace")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        pass
    declared = _DECLARED_CHARSET.search(data[:_CHARSET_WINDOW])
    for encoding in (charset or "", declared.group(1).decode("ascii") if declared else ""):
        if _TRUSTED_CHARSET.fullmatch(encoding.lower()):
            try:
                return data.decode(encoding)
            except (LookupError, UnicodeError):
                pass
    if encoding_error_share(data) < 0.001:
        return data.decode("utf-8", errors="replace")
    return data.decode(_LEGACY, errors="replace")


def encoding_error_share(data: bytes) -> float:
    """The share of `data` that breaks UTF-8: a stray byte in a UTF-8 page is tiny, a cp1252 page is not."""
    replaced = data.decode("utf-8", errors="replace").count("\ufffd")
    non_ascii = len(data.translate(None, _ASCII))
    if non_ascii and replaced > non_ascii / 4:
        return 1.0
    return replaced / max(1, len(data))


def _repair_mojibake(text: str) -> str:
    """UTF-8 that somebody once read as cp1252, read back."""
    import ftfy

    return ftfy.fix_encoding(text)
