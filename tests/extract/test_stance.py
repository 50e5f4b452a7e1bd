"""What tells of others is looked for only behind one of its words, so every such telling must have one."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.extract.stance import TELLINGS, Telling


@pytest.mark.parametrize("telling", TELLINGS)
def test_a_telling_has_one_of_its_words(telling: Telling) -> None:
    @given(st.from_regex(telling.pattern))
    def check(text: str) -> None:
        assert not telling.words.isdisjoint(re.findall(r"\w+", text))

    check()
