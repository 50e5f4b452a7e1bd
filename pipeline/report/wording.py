"""Rows of the catalogue as a reader wants to read them."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from typing import Any, Final
from urllib.parse import urlsplit

from pipeline.text import range_in_words
from pipeline.vocabulary import Vocabulary

Row = Mapping[str, Any]

SEVERITY: Final = {3: "safety", 2: "result", 1: "preference"}
_UNITS: Final = {
    "hold_seconds": "seconds",
    "rest_between_sets_seconds": "seconds",
    "rest_between_sessions_hours": "hours",
    "duration_minutes": "minutes",
    "warmup_minutes": "minutes",
    "distance_meters": "meters",
    "load_percent_1rm": "% of 1RM",
    "frequency_per_week": "times a week",
}
_CONDITIONS: Final = ("level", "goal", "population", "phase")
_LONGEST_CONTEXT: Final = 160
_PLAIN_ID: Final = re.compile(r"[a-z0-9][a-z0-9-]{0,119}")


def count(number: int, one: str, several: str | None = None) -> str:
    """A number with its noun: 1 article, 2 articles."""
    return f"{number:,} {one if number == 1 else several or one + 's'}"


def in_words(name: str) -> str:
    """An aspect's or kind's name as words: rest_between_sets_seconds → rest between sets."""
    words = name.replace("_", " ")
    for unit in (" seconds", " minutes", " hours", " meters", " 1rm"):
        words = words.removesuffix(unit)
    return words


def unit_of(aspect: str) -> str:
    """What the figures of an aspect count: seconds, times a week; reps and sets count themselves."""
    return _UNITS.get(aspect, aspect.replace("_", " "))


def said(claim: Row, vocabulary: Vocabulary) -> str:
    """What a claim says: “5–8 reps”, “back straight”, “not behind the neck”."""
    value = range_in_words(claim["value_min"], claim["value_max"]) or claim["value"] or ""
    entry = vocabulary.aspects.get(claim["aspect"])
    unit = f" {unit_of(claim['aspect'])}" if claim["value_min"] is not None or claim["value_max"] is not None else ""
    says = entry.says.replace("{}", value) if entry else f"{in_words(claim['aspect'])} {value}{unit}"
    if says.startswith("1 "):
        says = says.replace("sets", "set", 1).replace("reps", "rep", 1)
    side = " per side" if claim.get("per_side") and claim["value_min"] is not None else ""
    return f"{'' if claim['polarity'] == 1 else 'not '}{says}{side}"


def conditions(row: Row) -> str:
    """For whom and when a fact holds: “beginner, week 3”; empty when the article sets no condition."""
    parts = [row[name] for name in _CONDITIONS if row.get(name)]
    parts += ["warm-up"] if row.get("set_type") == "warmup" else []
    parts += [row["stance"]] if row.get("stance") in ("reported", "refuted") else []
    return ", ".join(parts)


def web_address(url: str | None) -> str | None:
    """The address if it leads to the web, else None: `javascript:` and `data:` never become links."""
    if not url:
        return None
    try:
        parts = urlsplit(url)
    except ValueError:
        return None
    return url if parts.scheme in ("http", "https") and parts.netloc else None


def context(before: str, after: str) -> tuple[str, str]:
    """What stands around a quote in its paragraph, cut at words: the text before it and the text behind it."""
    before, after = before.rpartition("\n")[2], after.partition("\n")[0]
    if len(before) > _LONGEST_CONTEXT:
        before = "…" + before[-_LONGEST_CONTEXT:].partition(" ")[2]
    if len(after) > _LONGEST_CONTEXT:
        after = after[:_LONGEST_CONTEXT].rpartition(" ")[0] + "…"
    return before, after


def page_name(identifier: str) -> str:
    """The file name of an id's page: the id where it is plain, else a name made from its hash."""
    if _PLAIN_ID.fullmatch(identifier):
        return f"{identifier}.html"
    return f"x-{hashlib.sha256(identifier.encode('utf-8', errors='replace')).hexdigest()[:24]}.html"
