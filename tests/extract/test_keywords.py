"""Keywords are found wherever they stand, whichever of them share a beginning or overlap."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from pipeline.extract.keywords import Keywords

_WORD = st.text("abn't ", min_size=1, max_size=4)


@given(st.lists(st.sets(_WORD, min_size=1), max_size=5), st.text("abn't .", max_size=40), st.integers(0, 40))
def test_a_rule_is_found_where_one_of_its_words_begins(rules: list[set[str]], text: str, start: int) -> None:
    found = Keywords.of(rules).find(text)
    expected = [
        number
        for number, words in enumerate(rules)
        if any(
            text.startswith(word, place)
            for word in words
            for place in range(start, len(text))
            if not text[:place][-1:].isalnum()
        )
    ]
    assert found.between(start, len(text)) == expected


def test_words_of_one_beginning() -> None:
    found = Keywords.of([["avoid"], ["avoiding it"], ["never", "void"]]).find("start avoiding it")
    assert found.between(0, 17) == [0, 1]
    assert found.between(6, 7) == [0, 1]
    assert found.between(7, 17) == []
