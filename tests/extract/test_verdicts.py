"""Each verdict's patterns find their examples and leave their counter-examples alone."""

from __future__ import annotations

import pytest

from pipeline.extract.keywords import Keywords
from pipeline.extract.verdicts import VerdictRule, masked
from pipeline.vocabulary import load_vocabulary
from pipeline.vocabulary.schema import VerdictEntry

_ENTRIES = load_vocabulary().verdicts


@pytest.mark.parametrize("entry", _ENTRIES.values(), ids=_ENTRIES)
def test_patterns_match_their_examples_only(entry: VerdictEntry) -> None:
    rule = VerdictRule.of(entry)
    words = Keywords.of([entry.words])
    for text in entry.matches:
        assert rule.holds(text), text
        assert words.find(text).starts, text
    for text in entry.rejects:
        assert not rule.holds(text), text


@pytest.mark.parametrize("entry", _ENTRIES.values(), ids=_ENTRIES)
def test_verdicts_are_on_known_aspects(entry: VerdictEntry) -> None:
    assert entry.aspect in load_vocabulary().aspects
    assert (entry.value is None) <= (entry.about is not None)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("avoid the upright row.", "avoid the §."),
        ("Upright rows and upright rowing", "§ and upright rowing"),
        ("nothing of the kind", "nothing of the kind"),
    ],
)
def test_name_is_masked_wherever_it_stands(text: str, expected: str) -> None:
    assert masked(text, "Upright Row") == expected
