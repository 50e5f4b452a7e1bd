"""Text normalisation keeps every offset; words, numbers and ranges mean what English means by them."""

from __future__ import annotations

import math

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.text import fold, name_tokens, name_words, number_value, plural, range_in_words, singular, slug

_PROPERTY = settings(max_examples=150, deadline=None, derandomize=True)
# Characters that folding maps, or whose lower case is longer than themselves.
_TRICKY = st.text(st.sampled_from("aZ İßẞΣςǅﬁÅ½—–‘’“”×\u00a0\u3000\tＡｚ＇９🏋\u0307"))


@_PROPERTY
@given(st.text() | _TRICKY)
def test_folding_keeps_the_length(original: str) -> None:
    assert len(fold(original)) == len(original)


@_PROPERTY
@given(st.text() | _TRICKY)
def test_folding_twice_changes_nothing_more(original: str) -> None:
    assert fold(fold(original)) == fold(original)


@_PROPERTY
@given(st.text() | _TRICKY)
def test_every_word_of_a_name_stands_where_it_says(name: str) -> None:
    end = 0
    for word, start, stop in name_tokens(name):
        assert end <= start < stop <= len(name)
        assert word
        end = stop


@_PROPERTY
@given(st.text())
def test_an_identifier_is_plain_ascii(name: str) -> None:
    made = slug(name_words(name))
    assert made == made.strip("-").lower()
    assert set(made) <= set("abcdefghijklmnopqrstuvwxyz0123456789-")


@_PROPERTY
@given(st.text() | st.from_regex(r"[0-9,.½¼ ]{1,14}", fullmatch=True))
def test_a_number_is_finite_and_not_negative(written: str) -> None:
    value = number_value(written)
    assert value is None or (math.isfinite(value) and value >= 0)


@pytest.mark.parametrize(
    ("original", "folded"),
    [
        ("3–4 Sets", "3-4 sets"),
        ("Don’t “lock”", 'don\'t "lock"'),
        ("4×12", "4x12"),
        ("10\u00a0kg\tplate", "10 kg plate"),
        ("ＲＰＥ８", "rpe8"),
    ],
)
def test_folding_makes_typography_plain(original: str, folded: str) -> None:
    assert fold(original) == folded


@pytest.mark.parametrize(
    ("many", "one"),
    [
        ("lunges", "lunge"),
        ("presses", "press"),
        ("crunches", "crunch"),
        ("boxes", "box"),
        ("calves", "calf"),
        ("carries", "carry"),
        ("flyes", "fly"),
        ("feet", "foot"),
        ("biceps", "biceps"),
        ("tricep", "triceps"),
        ("press", "press"),
        ("pelvis", "pelvis"),
        ("focus", "focus"),
        ("ties", "tie"),
    ],
)
def test_singular_of_exercise_words(many: str, one: str) -> None:
    assert singular(many) == one


@pytest.mark.parametrize("form", ["row", "box", "bench press", "crunch", "carry", "day", "brush", "squat"])
def test_the_singular_of_a_regular_plural_is_the_word_again(form: str) -> None:
    assert singular(plural(form).split()[-1]) == form.split()[-1]


@pytest.mark.parametrize("form", ["biceps", "abs", "quadriceps"])
def test_a_plural_form_is_its_own_plural(form: str) -> None:
    assert plural(form) == form


@pytest.mark.parametrize(
    ("name", "same_as"),
    [
        ("Push-Ups", "push up"),
        ("PUSH‑UP", "Push Up"),
        ("Farmer’s Walks", "farmer walk"),
        ("World's Greatest Stretch", "worlds greatest stretch"),
        ("Triceps Dips", "tricep dip"),
        ("  T-Bar   Row ", "t bar rows"),
    ],
)
def test_spellings_of_one_name_have_the_same_words(name: str, same_as: str) -> None:
    assert name_words(name) == name_words(same_as)


def test_offsets_of_words_hold_in_the_name_as_written() -> None:
    name = "Farmer’s — Carries"
    assert [(word, name[start:end]) for word, start, end in name_tokens(name)] == [
        ("farmer", "Farmer’s"),
        ("carry", "Carries"),
    ]


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("12", 12),
        (" 12 ", 12),
        ("2.5", 2.5),
        ("1,000", 1000),
        ("12,500.5", 12500.5),
        ("½", 0.5),
        ("1½", 1.5),
        ("two ½", 2.5),
        ("Twelve", 12),
        ("twenty-five", 25),
        ("twenty five", 25),
        ("ninety‑nine", 99),
        ("a dozen", 12),
        ("couple of", 2),
        ("twice", 2),
    ],
)
def test_numbers_as_articles_write_them(written: str, value: float) -> None:
    assert number_value(written) == value


@pytest.mark.parametrize(
    "written", ["", "many", "1.2.3", "1,5", "1,00", "-3", "1e5", "1/2", "twenty-twelve", "twenty zero", "1234567890"]
)
def test_what_is_no_number_has_no_value(written: str) -> None:
    assert number_value(written) is None


@pytest.mark.parametrize(
    ("low", "high", "words"),
    [
        (5, 8, "5–8"),
        (12, 12, "12"),
        (2.5, 2.5, "2.5"),
        (3, None, "at least 3"),
        (None, 60, "at most 60"),
        (3, math.inf, "at least 3"),
        (None, None, ""),
    ],
)
def test_a_range_in_words(low: float | None, high: float | None, words: str) -> None:
    assert range_in_words(low, high) == words


@pytest.mark.parametrize(
    ("words", "identifier"),
    [
        (("farmer", "carry"), "farmer-carry"),
        (("développé",), "developpe"),
        (("90", "°", "hang"), "90-hang"),
        ((), ""),
    ],
)
def test_identifiers(words: tuple[str, ...], identifier: str) -> None:
    assert slug(words) == identifier
