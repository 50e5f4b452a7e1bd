"""Decisions by people: merges, splits, names, muscles and dismissals that every ingest replays."""

from __future__ import annotations

from pipeline.decide.decisions import (
    Decision,
    Dismissal,
    Merge,
    MuscleRole,
    Renaming,
    Split,
    append_decision,
    decisions_file,
    read_decisions,
)
from pipeline.decide.replay import Replay, unapplied

__all__ = [
    "Decision",
    "Dismissal",
    "Merge",
    "MuscleRole",
    "Renaming",
    "Replay",
    "Split",
    "append_decision",
    "decisions_file",
    "read_decisions",
    "unapplied",
]
