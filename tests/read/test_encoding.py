"""Bytes become the text their author saw, whatever program wrote them."""

from __future__ import annotations

import pytest

from pipeline.errors import UnreadableError
from pipeline.read.encoding import clean, decode

_TEXT = "Café stretch — hold for ½ minute, don’t bounce."


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252"])
def test_text_survives_every_common_encoding(encoding: str) -> None:
    assert decode(_TEXT.encode(encoding)) == _TEXT


@pytest.mark.parametrize("mark", [b"\xff\xfe", b"\xfe\xff"])
def test_a_byte_order_mark_decides_the_order_of_utf16(mark: bytes) -> None:
    encoding = "utf-16-le" if mark == b"\xff\xfe" else "utf-16-be"
    assert decode(mark + _TEXT.encode(encoding)) == _TEXT


def test_a_byte_order_mark_wins_over_a_declaration() -> None:
    page = f'<meta charset="windows-1251"><p>{_TEXT}'
    assert decode(page.encode("utf-8-sig")) == page


@pytest.mark.parametrize(
    "declaration",
    [
        '<meta charset="{}">',
        "<meta charset={}>",
        '<meta http-equiv="Content-Type" content="text/html; charset={}">',
        "<?xml version='1.0' encoding='{}'?>",
    ],
)
@pytest.mark.parametrize(
    ("charset", "text"),
    [("windows-1251", "Приседание"), ("ISO-8859-2", "dřep"), ("shift_jis", "スクワット"), ("koi8-r", "Жим лёжа")],
)
def test_a_declared_charset_is_believed(declaration: str, charset: str, text: str) -> None:
    page = declaration.format(charset) + f"<p>{text}"
    assert decode(page.encode(charset)) == page


@pytest.mark.parametrize("charset", ["windows-1251", "iso-8859-1", "big5"])
def test_utf8_is_utf8_whatever_a_page_declares(charset: str) -> None:
    page = f'<meta charset="{charset}"><p>{_TEXT}'
    assert decode(page.encode()) == page


@pytest.mark.parametrize("charset", ["iso-8859-1", "latin1", "us-ascii", "utf-8", "windows-1252"])
def test_names_that_browsers_read_as_cp1252_are_read_as_cp1252(charset: str) -> None:
    page = f'<meta charset="{charset}"><p>{_TEXT}'
    assert decode(page.encode("cp1252")) == page


@pytest.mark.parametrize("charset", ["utf-16", "unicode_escape", "utf-7", "idna", "cp037", "base64", "no-such-charset"])
def test_a_charset_that_cannot_be_true_is_ignored(charset: str) -> None:
    page = rf'<meta charset="{charset}"><p>Café squat \d +AGE-'
    assert decode(page.encode("cp1252")) == page


def test_a_stray_byte_leaves_the_rest_of_a_utf8_page_alone() -> None:
    page = _TEXT.encode() * 60
    assert decode(page[:400] + b"\xff" + page[400:]).count("Café stretch — hold") >= 59


def test_a_cp1252_page_is_known_by_quotation_marks_far_from_its_beginning() -> None:
    page = "<!-- plates and bars -->\n" * 4000 + "<p>Don’t lock the knees"
    assert decode(page.encode("cp1252")) == page


@pytest.mark.parametrize(
    ("garbled", "meant"),
    [
        ("Donâ€™t bounce", "Don’t bounce"),
        ("5â€“8 reps", "5–8 reps"),
        ("cafÃ© squat", "café squat"),
        ("a 45Â° bench", "a 45° bench"),
        ("Donâ\x80\x99t bounce", "Don’t bounce"),
        ("thatâ\x80\x99s it, itâ\x80\x99s Tomâ\x80\x99s", "that’s it, it’s Tom’s"),
    ],
)
def test_utf8_once_read_as_another_encoding_is_read_back(garbled: str, meant: str) -> None:
    assert decode(garbled.encode()) == meant


@pytest.mark.parametrize("text", ["SÃO PAULO", "Âge d’or", "naïve Übung", "30 °C", "½ squat"])
def test_honest_accents_stay(text: str) -> None:
    assert decode(text.encode()) == text


def test_invisible_characters_are_dropped() -> None:
    assert (
        decode("dead\u00adlift \u200bpress\ufeff \u202arow\u202c \u2060curl\u200e".encode())
        == "deadlift press row curl"
    )


def test_joined_emoji_keep_their_joiner() -> None:
    assert decode("🏋️‍♀️ day".encode()) == "🏋️‍♀️ day"


def test_all_spaces_are_plain_spaces() -> None:
    assert decode("3\u00a0sets\u2009of\u202f5\u3000reps".encode()) == "3 sets of 5 reps"


def test_all_newlines_are_plain_newlines() -> None:
    assert decode("a\r\nb\rc\u2028d\u2029e\x0bf\x0cg\x85h".encode()) == "a\nb\nc\nd\ne\nf\ng\nh"


def test_lone_surrogates_are_dropped() -> None:
    assert clean("squat\ud800 low") == "squat low"


def test_a_page_full_of_soft_hyphens_is_text() -> None:
    assert decode("dead\u00adlift, pull\u00addown, ".encode() * 40).startswith("deadlift, pulldown")


def test_a_stray_control_character_is_no_reason_to_refuse_a_note() -> None:
    assert decode(b"Rest \x00two\x1f minutes") == "Rest two minutes"


def test_control_characters_throughout_are_a_reason() -> None:
    with pytest.raises(UnreadableError, match="binary data"):
        decode(b"sq\x01ua\x02t\x03 \x04lo\x05w\x06")
