"""Everything liftlore raises on purpose.

LiftloreError
├── UsageError        the command or argument cannot be understood          (exit 2)
├── UnreadableError   one article cannot be read; it becomes a quarantine row
├── CatalogueError    the catalogue cannot be used: locked, foreign, newer  (exit 3)
└── VocabularyError   a vocabulary file breaks its schema
"""

from __future__ import annotations


class LiftloreError(Exception):
    """Base of all errors that carry one plain sentence for the person at the terminal."""


class UsageError(LiftloreError):
    """The command, an argument or a file given as an argument is wrong."""


class UnreadableError(LiftloreError):
    """An article's bytes cannot become a document; `stage` names where it stopped."""

    def __init__(self, reason: str, stage: str = "read") -> None:
        super().__init__(reason)
        self.stage = stage


class CatalogueError(LiftloreError):
    """The catalogue file is locked, is no liftlore catalogue, or comes from a newer version."""


class VocabularyError(LiftloreError):
    """A vocabulary file is not what its schema asks for."""
