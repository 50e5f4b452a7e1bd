"""Text normalisation that keeps every offset where it was, and the number words of English.

Matching happens on `fold(text)`; because folding maps one character to one character, a match at
[start, end) of the folded text is a quote at [start, end) of the original.
"""

from __future__ import annotations

import math
import re
import unicodedata
from functools import lru_cache
from itertools import accumulate
from typing import Final

_DASHES: Final = "‐‑‒–—―−﹘﹣－⁃"
_SINGLE_QUOTES: Final = "‘’‚‛′´`ʼ＇"
_DOUBLE_QUOTES: Final = "“”„‟″«»＂"
_SPACES: Final = "\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"
_TIMES: Final = "×✕✖⨯╳"
_FULL_WIDTH: Final = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}


def _folding_table() -> dict[str, str]:
    table = {chr(code): chr(plain).lower() for code, plain in _FULL_WIDTH.items()}
    for characters, plain in (
        (_DASHES, "-"),
        (_SINGLE_QUOTES, "'"),
        (_DOUBLE_QUOTES, '"'),
        (_SPACES, " "),
        (_TIMES, "x"),
        ("\t", " "),
    ):
        table.update(dict.fromkeys(characters, plain))
    return table


_FOLDING: Final = _folding_table()
_FOLDED: Final = re.compile(f"[{re.escape(''.join(_FOLDING))}]")


def fold(text: str) -> str:
    """Lower-case `text` with plain dashes, quotes, spaces and multiplication signs.

    The result has exactly the length of the argument, so offsets found in it hold for the original.
    """
    if text.isascii():
        return text.replace("`", "'").replace("\t", " ").lower()
    folded = _FOLDED.sub(lambda found: _FOLDING[found.group()], text)
    lowered = folded.lower()
    if len(lowered) == len(text):
        return lowered
    return "".join(low if len(low := char.lower()) == 1 else char for char in folded)


_IRREGULAR_SINGULARS: Final = {
    "calves": "calf",
    "flies": "fly",
    "flyes": "fly",
    "flye": "fly",
    "feet": "foot",
    "halves": "half",
    "hooves": "hoof",
    "knives": "knife",
    "triceps": "triceps",
    "tricep": "triceps",
    "biceps": "biceps",
    "bicep": "biceps",
    "quadriceps": "quadriceps",
    "quadricep": "quadriceps",
    "series": "series",
}
# Word endings after which a final "s" belongs to the word itself.
_KEEPS_S: Final = ("ss", "us", "is")


@lru_cache(maxsize=1 << 16)
def singular(word: str) -> str:
    """The singular of one lower-case English word, by rule: enough for exercise and muscle names."""
    if word in _IRREGULAR_SINGULARS:
        return _IRREGULAR_SINGULARS[word]
    if len(word) > 4 and word.endswith("ies"):
        return word[:-3] + "y"
    if len(word) > 4 and word.endswith(("sses", "shes", "ches", "xes")):
        return word[:-2]
    if len(word) > 2 and word.endswith("s") and not word.endswith(_KEEPS_S):
        return word[:-1]
    return word


def plural(form: str) -> str:
    """The regular plural of a form's last word.

    >>> plural("calf raise"), plural("box"), plural("glute")
    ('calf raises', 'boxes', 'glutes')
    """
    if form.endswith(("ss", "x", "ch", "sh")):
        return form + "es"
    if form.endswith("s"):
        return form
    if re.search(r"[^aeiou]y$", form):
        return form[:-1] + "ies"
    return form + "s"


_NAME_WORD: Final = re.compile(r"([^\W_]+(?:'[^\W_]+)*|&|°)")
_ASCII_NAME_WORD: Final = re.compile(r"([a-z0-9]+(?:'[a-z0-9]+)*|&)")
"""The same for a folded text of ASCII characters: a class of them is told faster than all letters of all scripts."""


@lru_cache(maxsize=1 << 12)
def name_words(name: str) -> tuple[str, ...]:
    """The words of an exercise name in the one form in which names are compared.

    Folded, split at everything that is no letter or digit, possessives dropped, singular.

    >>> name_words("Farmer’s Carries")
    ('farmer', 'carry')
    >>> name_words("Push-Ups")
    ('push', 'up')
    """
    folded = fold(name)
    return tuple(map(_normal, _name_word(folded).findall(folded)))


@lru_cache(maxsize=1 << 12)
def name_tokens(name: str) -> tuple[tuple[str, int, int], ...]:
    """The words of `name_words`, each with its start and end offset in `name`."""
    folded = fold(name)
    pieces = _name_word(folded).split(folded)  # in turn what stands between words, and a word
    ends = list(accumulate(map(len, pieces)))
    return tuple(zip(map(_normal, pieces[1::2]), ends[::2], ends[1::2], strict=False))


def first_name_word(name: str) -> str | None:
    """The first of `name_words`, found without the others; None when there is none.

    >>> first_name_word("Farmer’s Carries")
    'farmer'
    """
    folded = fold(name)
    found = _name_word(folded).search(folded)
    return _normal(found.group()) if found else None


def _name_word(folded: str) -> re.Pattern[str]:
    return _ASCII_NAME_WORD if folded.isascii() else _NAME_WORD


@lru_cache(maxsize=1 << 16)
def _normal(word: str) -> str:
    return singular(word.removesuffix("'s").replace("'", ""))


def slug(words: tuple[str, ...] | list[str]) -> str:
    """An identifier made of `words`: ASCII letters, digits and hyphens only.

    >>> slug(["développé", "squat"])
    'developpe-squat'
    """
    plain = unicodedata.normalize("NFKD", " ".join(words).lower()).encode("ascii", errors="ignore").decode("ascii")
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")


_UNITS: Final = {
    word: value
    for value, word in enumerate(
        (
            "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
            "seventeen eighteen nineteen"
        ).split()
    )
}
_TENS: Final = {
    word: 10 * value
    for value, word in enumerate(["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"], 2)
}
_OTHER_NUMBERS: Final = {"dozen": 12, "couple": 2, "once": 1, "twice": 2, "thrice": 3, "hundred": 100}
NUMBER_WORDS: Final = _UNITS | _TENS | _OTHER_NUMBERS
"""English words that stand for one whole number, "once" and "twice" included."""

_THOUSANDS: Final = re.compile(r"[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]+)?")
_FRACTIONS: Final = {"½": 0.5, "¼": 0.25, "¾": 0.75, "⅓": 1 / 3, "⅔": 2 / 3}


@lru_cache(maxsize=1 << 12)
def number_value(text: str) -> float | None:
    """The value of one number as written, or None when `text` is no number.

    Understands digits, decimals, ½, thousands separators and words up to ninety-nine.

    >>> number_value("twenty-five"), number_value("1½"), number_value("dozen")
    (25.0, 1.5, 12.0)
    """
    text = fold(text).strip().removeprefix("a ").removesuffix(" of")
    fraction = _FRACTIONS.get(text[-1:], 0.0)
    if fraction:
        text = text[:-1].strip()
        if not text:
            return fraction
    if text in NUMBER_WORDS:
        return NUMBER_WORDS[text] + fraction
    tens, _, unit = text.replace(" ", "-").partition("-")
    if tens in _TENS and 0 < _UNITS.get(unit, 0) < 10:
        return float(_TENS[tens] + _UNITS[unit])
    digits = text.replace(",", "") if _THOUSANDS.fullmatch(text) else text
    # Longer digit runs are ids or junk, never a figure of training.
    if len(digits) <= 9 and re.fullmatch(r"[0-9]+(?:\.[0-9]+)?", digits):
        return float(digits) + fraction
    return None


def range_in_words(low: float | None, high: float | None) -> str:
    """A range as text: 5–8, 12, at least 3, at most 60; None and infinity are open ends, unknown is empty."""
    low = None if low is None or math.isinf(low) else low
    high = None if high is None or math.isinf(high) else high
    if low is None and high is None:
        return ""
    if high is None:
        return f"at least {low:g}"
    if low is None:
        return f"at most {high:g}"
    return f"{low:g}" if low == high else f"{low:g}–{high:g}"
