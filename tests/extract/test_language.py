"""The tokenizer's short ways give spaCy's own tokens; a text's long words, sentences and terms are what they were."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any, Final

import pytest
import spacy
from hypothesis import given
from hypothesis import strategies as st

from pipeline.extract import load_extractor
from pipeline.extract.language import _may_have_long_word, _spellings, _tokenized, _tokens
from pipeline.extract.sentences import split_sentences, stuck_sentences
from pipeline.models import Block, Document, Span
from pipeline.text import fold

ARTICLES = sorted(path for path in (Path(__file__).parents[1] / "articles").rglob("*.*") if path.suffix != ".json")
SIGNS: Final = "abkgmsµ019.,:;!?)\"'(-/…½°%$&*_~<>é’#+=[] "


def _by_every_rule() -> Any:
    nlp = spacy.blank("en")
    default: Any = nlp.tokenizer
    return type(default)(
        nlp.vocab,
        prefix_search=default.prefix_search,
        suffix_search=default.suffix_search,
        infix_finditer=default.infix_finditer,
    )


BY_EVERY_RULE = _by_every_rule()


def _assert_same_tokens(text: str) -> None:
    assert [token.text for token in load_extractor().language.nlp(text)] == [
        token.text for token in BY_EVERY_RULE(text)
    ]


@pytest.mark.parametrize("path", ARTICLES, ids=lambda path: path.name)
def test_articles_give_the_same_tokens(path: Path) -> None:
    _assert_same_tokens(fold(path.read_text(encoding="utf-8")))


@given(st.text(alphabet=SIGNS, max_size=24))
def test_signs_in_any_order_give_the_same_tokens(text: str) -> None:
    _assert_same_tokens(text)


def test_phrases_of_the_vocabulary_have_the_tokens_of_a_text() -> None:
    extractor = load_extractor()
    nlp, vocabulary = extractor.language.nlp, extractor.vocabulary
    entries = (*vocabulary.muscles.values(), *vocabulary.cues.values(), *vocabulary.qualifiers.values())
    spellings = sorted(_spellings(form for entry in entries for form in entry.forms))
    assert list(_tokens(nlp, spellings)) == list(_tokenized(nlp, spellings))


def _terms(text: str) -> dict[str, list[tuple[str, str]]]:
    document = Document("text", text, (Block("paragraph", 0, len(text)),))
    terms = load_extractor().language.annotate(document).terms
    return {kind: [(term.id, text[term.start : term.end]) for term in found] for kind, found in terms.items() if found}


def test_a_phrase_is_a_term_of_each_of_its_kinds() -> None:
    found = _terms("Keep the lower back flat.")
    assert ("lower back", "lower back") in found["muscles"]
    assert ("lower back", "lower back") in found["cue_of"]


def test_of_terms_in_one_another_the_longest_counts() -> None:
    assert [name for name, _ in _terms("It works the lower back, then the back.")["muscles"]] == ["lower back", "back"]


@given(st.lists(st.sampled_from((1, 5, 60, 298, 299, 300, 301, 700)), max_size=6), st.sampled_from((" ", "\n", "  ")))
def test_no_long_word_is_overlooked(lengths: list[int], between: str) -> None:
    text = between.join("x" * length for length in lengths)
    assert _may_have_long_word(text) or not re.search(r"\S{300}", text)


def test_an_ordinary_text_has_no_long_word() -> None:
    assert not _may_have_long_word("Stand tall and brace. " * 100)


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Slide back up.This works the back.", 2),
        ("Slide back up! Then rest.Breathe out slowly.", 3),
        ("Written as v.Two and by Dr.Who here.", 1),
    ],
)
def test_a_capital_parts_sentences_that_no_blank_does(text: str, count: int) -> None:
    sentences = split_sentences(text.lower(), [Span(0, len(text))], stuck_sentences(text))
    assert len(sentences) == count
    assert "".join(text[start:end] for start, end in sentences).replace(" ", "") == text.replace(" ", "")


@given(st.text(alphabet="ab.!?…\"') \n", max_size=40))
def test_sentences_hold_all_but_white_space(text: str) -> None:
    sentences = split_sentences(text, [Span(0, len(text))])
    held = "".join(text[start:end] for start, end in sentences)
    assert "".join(held.split()) == "".join(text.split())
    assert all(text[start:end] == text[start:end].strip() for start, end in sentences)
