"""Labels: the role that a heading, or the words before a colon, give to the text after them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Final, NamedTuple

from pipeline.markers import counted_name
from pipeline.text import fold
from pipeline.vocabulary import Vocabulary

# Where a heading holds words of several roles, the role that says most about its content wins.
_STRONGEST_FIRST: Final = (
    "references",
    "mistakes",
    "correction",
    "refuted",
    "faq",
    "safety",
    "tests",
    "closing",
    "variations",
    "tips",
    "benefits",
    "secondary muscles",
    "primary muscles",
    "muscles",
    "warmup",
    "cooldown",
    "breathing",
    "rest",
    "tempo",
    "frequency",
    "duration",
    "goal",
    "audience",
    "facts",
    "equipment",
    "steps",
    "setup",
    "level",
    "dose",
    "routine",
    "exercises",
)
_FIELDS: Final = frozenset(
    {"muscles", "primary muscles", "secondary muscles", "equipment", "level", "rest", "tempo", "dose", "breathing"}
)
MAX_FIELD_WORDS: Final = 5
"""A heading longer than this speaks about muscles or equipment; it does not label a field of them."""

_DECORATION: Final = re.compile(r"^[^\w\"'(]+|[^\w\"')?!]+$")
_NUMBERING: Final = re.compile(
    r"^(?:\d{1,2}(?:(?:\.\d{1,2})+[.):]?|[.):])|[a-h][.)]|step \d+[:.]?|stage \d+|option \d+:?)\s+"
)
_COUNTED: Final = re.compile(r"(?:step|stage|phase)\s+\d{1,2}")
FOR_WHOM: Final = frozenset({"goal", "level", "audience"})
"""Roles of labels that say for whom or what the dose behind them is."""
_PARENTHESIS: Final = re.compile(r"\s*\([^()]*\)\s*")
_WORD: Final = re.compile(r"\w+")
_LEAD_END: Final = re.compile(r"[:|-]")
_LEAD: Final = re.compile(r"\s*(?P<label>[^:|\n]{1,48}?)\s*(?::|\s-\s?|\s?-\s|\|)\s*")


_LEVEL: Final = re.compile(
    r"^(?:beginner|intermediate|advanced|novice|starter)(?:s|'s)?\s+|\s+for (?:beginners|novices)$"
)
"""The level in a label says for whom, not what: "Beginner prescription: 3 sets of 15"."""


class Label(NamedTuple):
    """A role and where the text it labels begins."""

    role: str
    value_start: int


@dataclass(frozen=True, slots=True, eq=False)
class LabelReader:
    """Finds labels by the vocabulary's forms."""

    exact: Mapping[str, str]
    leads: Mapping[str, str]
    inside: Mapping[str, str]
    beginnings: frozenset[str]
    """The words with which the keys of `inside` begin."""
    contained: re.Pattern[str]

    def heading_role(self, text: str) -> str | None:
        """The role of a heading, or None when none of its words is a label."""
        return _heading_role(self, text)

    def bare_role(self, text: str) -> str | None:
        """The role of a whole line that is a label and nothing else."""
        return self.exact.get(_plain(text))

    def is_bare_label(self, text: str) -> bool:
        """Whether a whole line is a label ("Coach Tip", "STEP 01") and nothing else."""
        return _plain(text) in self.exact or _COUNTED.fullmatch(fold(text).strip()) is not None

    def lead(self, folded: str, start: int, end: int) -> Label | None:
        """The label with which a line begins ("Muscles Worked: …", "Level - Beginner"), or None."""
        match = _LEAD.match(folded, start, end) if _LEAD_END.search(folded, start, end) else None
        if not match or match.end() >= end:
            return None
        label = _plain(match.group("label"))
        role = self.leads.get(label) or self.exact.get(label) or self.exact.get(_LEVEL.sub("", label))
        return Label(role, match.end()) if role else None


def build_labels(vocabulary: Vocabulary) -> LabelReader:
    """A label reader for one vocabulary."""
    exact: dict[str, str] = {}
    for role, entry in vocabulary.labels.items():
        for form in entry.forms:
            plain = fold(form)
            for spelling in (plain, plain + "s", plain.replace("-", " ")):
                exact.setdefault(spelling, role)
    leads = {fold(form): role for role, entry in vocabulary.labels.items() for form in entry.leads}
    inside: dict[str, str] = {}
    for role, entry in vocabulary.labels.items():
        for form in entry.inside:
            inside.setdefault(fold(form), role)
    spelled = sorted(inside, key=len, reverse=True)
    contained = re.compile(r"(?<![\w'])(" + "|".join(map(re.escape, spelled)) + r")(?![\w'])")
    return LabelReader(exact, leads, inside, frozenset(_WORD.findall(form)[0] for form in inside), contained)


@lru_cache(maxsize=1 << 12)
def _heading_role(labels: LabelReader, text: str) -> str | None:
    plain = _plain(text)
    if plain in labels.exact:
        return labels.exact[plain]
    if labels.beginnings.isdisjoint(_WORD.findall(plain)):
        return None
    found = {labels.inside[match.group(1)] for match in labels.contained.finditer(plain)}
    if len(plain.split()) > MAX_FIELD_WORDS:
        found -= _FIELDS
    return next((role for role in _STRONGEST_FIRST if role in found), None)


@lru_cache(maxsize=1 << 12)
def _plain(text: str) -> str:
    plain = fold(text)
    plain = _undecorated(" ".join((_PARENTHESIS.sub(" ", plain) if "(" in plain else plain).split()))
    number = _NUMBERING.match(plain)
    begin = number.end() if number else counted_name(plain)
    if begin:
        plain = _undecorated(plain[begin:])
    return plain.rstrip("?!").strip()


def _undecorated(text: str) -> str:
    return text if text[:1].isalnum() and text[-1:].isalnum() else _DECORATION.sub("", text)
