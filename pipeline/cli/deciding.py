"""Commands that write down what people decide: decide merge, split, rename, muscle, dismiss."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from pipeline.cli.options import DEFAULT_CATALOGUE, CatalogueOption, muscle_id_of, opened

if TYPE_CHECKING:
    from datetime import date

    from pipeline.decide import Decision


class MuscleRoleName(StrEnum):
    """What a person can say of a muscle in an exercise."""

    primary = "primary"
    secondary = "secondary"
    worked = "worked"
    none = "none"


decide = typer.Typer(
    help="Write down a decision that every ingest replays: merge, split, rename, muscle, dismiss.", no_args_is_help=True
)
ReasonOption = Annotated[str, typer.Option(help="Why; it is kept with the decision.", prompt=True)]


@decide.command("merge")
def decide_merge(
    exercise: Annotated[str, typer.Argument(help="An exercise in any wording.")],
    into: Annotated[str, typer.Argument(help="The exercise that it is.")],
    reason: ReasonOption,
    catalogue: CatalogueOption = DEFAULT_CATALOGUE,
) -> None:
    """Two exercises are one."""
    from pipeline.decide import Merge

    _decide(catalogue, Merge(exercise=exercise, into=into, reason=reason, date=_today()))


@decide.command("split")
def decide_split(
    exercise: Annotated[str, typer.Argument(help="An exercise in any wording.")],
    wording: Annotated[str, typer.Argument(help="What articles write where they mean another one.")],
    name: Annotated[str, typer.Argument(help="The name of that other exercise.")],
    reason: ReasonOption,
    catalogue: CatalogueOption = DEFAULT_CATALOGUE,
) -> None:
    """What articles call WORDING is an exercise of its own."""
    from pipeline.decide import Split

    decision = Split(exercise=exercise, wording=wording, name=name, reason=reason, date=_today())
    _decide(catalogue, decision)


@decide.command("rename")
def decide_rename(
    exercise: Annotated[str, typer.Argument(help="An exercise in any wording.")],
    name: Annotated[str, typer.Argument(help="The name to show; the id stays.")],
    reason: ReasonOption,
    catalogue: CatalogueOption = DEFAULT_CATALOGUE,
) -> None:
    """Show an exercise under another name."""
    from pipeline.decide import Renaming

    _decide(catalogue, Renaming(exercise=exercise, name=name, reason=reason, date=_today()))


@decide.command("muscle")
def decide_muscle(
    exercise: Annotated[str, typer.Argument(help="An exercise in any wording.")],
    muscle: Annotated[str, typer.Argument(help="A muscle in any wording.")],
    role: Annotated[MuscleRoleName, typer.Argument(help="Its role; none takes it out.")],
    reason: ReasonOption,
    catalogue: CatalogueOption = DEFAULT_CATALOGUE,
) -> None:
    """Set the role of a muscle in an exercise, wherever an article names it."""
    from pipeline.decide import MuscleRole

    with opened(catalogue) as connection:
        muscle_id = muscle_id_of(connection, muscle)
    decision = MuscleRole(exercise=exercise, muscle=muscle_id, role=role.value, reason=reason, date=_today())
    _decide(catalogue, decision)


@decide.command("dismiss")
def decide_dismiss(
    conflict: Annotated[str, typer.Argument(help="The id of a conflict.")],
    reason: ReasonOption,
    catalogue: CatalogueOption = DEFAULT_CATALOGUE,
) -> None:
    """A conflict is none."""
    from pipeline.decide import Dismissal

    _decide(catalogue, Dismissal(conflict=conflict, reason=reason, date=_today()))


def _today() -> date:
    from datetime import datetime

    return datetime.now().astimezone().date()


def _decide(catalogue: Path, decision: Decision) -> None:
    from pipeline.decide import append_decision, decisions_file

    path = decisions_file(catalogue)
    append_decision(path, decision)
    typer.echo(f"{path}: written; the next ingest replays it.", err=True)
