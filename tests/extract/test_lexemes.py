"""The lexer of figures tries at each word only the patterns that can begin with it; it must miss none."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.extract.lexemes import _LONE_MARKS, _TOKENS, Lexeme, Lexer, build_lexer
from pipeline.models import Span
from pipeline.text import fold
from pipeline.vocabulary import load_vocabulary

ARTICLES = sorted(path for path in (Path(__file__).parents[1] / "articles").rglob("*.*") if path.suffix != ".json")
LEXER = build_lexer(load_vocabulary())
WORDS = sorted({*LEXER.by_word, *LEXER.units, "week", "wk", "side", "legs", "day", "than", "most", "muscle", "half"})
SIGNS = (*"0123456789-/+%x<>~•#°.,:()½²@*", "12", "90/90", " ", "  ", "\n", "'s", "n't", "'ve", "é")


class _EveryWord(dict[str, re.Pattern[str]]):
    """One pattern for whatever word."""

    def __init__(self, pattern: re.Pattern[str]) -> None:
        self.pattern = pattern

    def __contains__(self, word: object) -> bool:
        return True

    def get(self, word: str, default: object = None) -> re.Pattern[str]:
        return self.pattern


def _trying_everything() -> Lexer:
    unit = LEXER.by_word["seconds"].pattern.split("(?P<unit>")[1]
    tokens = "|".join(f"(?P<t{index}>{pattern})" for index, (_, _, pattern) in enumerate(_TOKENS))
    pattern = re.compile(f"{tokens}|(?P<unit>{unit}")
    return Lexer(_EveryWord(pattern), pattern, pattern, LEXER.units)


ORACLE = _trying_everything()


def _read(lexer: Lexer, text: str) -> list[Lexeme]:
    return list(lexer.read(text, Span(0, len(text))))


@pytest.mark.parametrize("path", ARTICLES, ids=lambda path: path.name)
def test_articles_give_the_same_lexemes(path: Path) -> None:
    text = fold(path.read_text(encoding="utf-8"))
    assert _read(LEXER, text) == _read(ORACLE, text)


@given(st.lists(st.sampled_from((*WORDS, *SIGNS)), max_size=12), st.sampled_from(("", " ", "-")))
def test_words_in_any_order_give_the_same_lexemes(pieces: list[str], between: str) -> None:
    text = "3 " + between.join(pieces)
    assert _read(LEXER, text) == _read(ORACLE, text)


@given(st.sampled_from(re.findall(r"[^\\]", _LONE_MARKS)), st.lists(st.sampled_from((*WORDS, *SIGNS)), max_size=4))
def test_no_token_begins_with_a_lone_mark(mark: str, pieces: list[str]) -> None:
    found = ORACLE.by_sign.match(mark + "".join(pieces))
    assert found is not None
    assert found.lastgroup == "mark"


@pytest.mark.parametrize("text", ["ten", "½", "every day", "to failure", "max effort", "as many as you can", "3"])
def test_a_text_with_a_figure_has_lexemes(text: str) -> None:
    assert _read(LEXER, f"do it {text}")


@pytest.mark.parametrize("text", ["someone", "often", "climax", "many", "has long arms", "everyone"])
def test_a_text_without_a_figure_has_none(text: str) -> None:
    assert not _read(LEXER, f"do it {text}")
