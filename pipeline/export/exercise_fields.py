"""What several exercise databases ask of an exercise alike: a level, a category, muscles apart by role, sources."""

from __future__ import annotations

from typing import Final, Literal

from pydantic import BaseModel, ConfigDict, Field

from pipeline.export.crosswalk import Crosswalk
from pipeline.export.digests import Credit, Digest
from pipeline.export.losses import Losses

Level = Literal["beginner", "intermediate", "expert"]

_LEVELS: Final[dict[str, Level]] = {"beginner": "beginner", "intermediate": "intermediate", "advanced": "expert"}
DEFAULT_LEVEL: Final[Level] = "intermediate"
"""Written where no article states a level and the format asks for one: it neither sends a beginner to a hard lift nor
hides an easy one."""


class SourceCredit(BaseModel):
    """An article that a record was made from."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    title: str
    author: str | None = None
    publisher: str | None = None
    published: str | None = Field(default=None, pattern=r"^\d{4}-\d{2}-\d{2}$")
    url: str | None = None


def source_credit(credit: Credit) -> SourceCredit:
    """An article as a record names it."""
    return SourceCredit(
        title=credit.title,
        author=credit.author,
        publisher=credit.publisher,
        published=credit.published.isoformat() if credit.published else None,
        url=credit.url,
    )


def level_of(exercise: Digest, losses: Losses) -> Level:
    """The level that articles state, or the default."""
    stated = _LEVELS.get(exercise.level or "")
    if stated is None:
        losses.note(f"have no level that articles agree on and are written as {DEFAULT_LEVEL}")
    return stated or DEFAULT_LEVEL


def category_of(exercise: Digest, losses: Losses) -> Literal["strength", "stretching"]:
    """Stretching for what its name calls a stretch, else the general category."""
    if "stretch" in exercise.name.casefold().split():
        return "stretching"
    losses.note("are written as strength, the general category: articles state none")
    return "strength"


def muscles_of(exercise: Digest, crosswalk: Crosswalk, losses: Losses) -> tuple[list[str], list[str]]:
    """The program's names of the primary and the secondary muscles, no muscle in both."""
    primary = crosswalk.of_muscles(exercise.muscles)
    secondary = crosswalk.of_muscles(exercise.secondary, without=primary)
    nameless = [one for one in (*exercise.muscles, *exercise.secondary) if crosswalk.muscles.get(one) is None]
    losses.note("muscles and regions have no counterpart and are left out", len(nameless))
    return primary, secondary


def note_common_losses(exercise: Digest, losses: Losses, *, one_piece: bool) -> None:
    """Count what every format of this kind leaves out."""
    losses.written["exercises"] += 1
    losses.note("have doses, which the format cannot hold", int(bool(exercise.units)))
    if one_piece:
        losses.note("use more than one piece of equipment; one is kept", int(len(exercise.equipment) > 1))
