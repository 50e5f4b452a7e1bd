"""Names that may be no exercise but what a joint does: "Hip flexion", "Trunk rotation"."""

from __future__ import annotations

from typing import Final

from pipeline.extract.names import NameCandidate

JOINT_ACTIONS: Final = frozenset({"abduction", "adduction", "extension", "flexion", "mobilization", "rotation"})
"""Movements that a bare list has as what a joint does, or cannot do."""


def is_joint_action(name: NameCandidate) -> bool:
    """Whether a name has no movement but those of a joint."""
    return JOINT_ACTIONS.issuperset(name.parsed.values("movement"))
