"""The file of decisions: one TOML table each, in the order in which they are replayed."""

from __future__ import annotations

import datetime
import json
import tomllib
from pathlib import Path
from typing import Annotated, Final, Literal

from filelock import FileLock
from pydantic import BaseModel, ConfigDict, Field, StringConstraints, TypeAdapter, ValidationError

from pipeline.errors import UsageError
from pipeline.files import refused, whole_file

Text = Annotated[str, StringConstraints(min_length=1, strip_whitespace=True)]

_HEAD: Final = "# Decisions by people, replayed in this order at every ingest. `liftlore decide` adds to them.\n"


class _Reasoned(BaseModel):
    """What every decision states."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    reason: Text
    date: datetime.date


class Merge(_Reasoned):
    """Two exercises are one: everything said of `exercise` is said of `into`. Both in any wording."""

    kind: Literal["merge"] = "merge"
    exercise: Text
    into: Text


class Split(_Reasoned):
    """What articles call `wording` is not `exercise` but an exercise of its own, called `name`."""

    kind: Literal["split"] = "split"
    exercise: Text
    wording: Text
    name: Text


class Renaming(_Reasoned):
    """An exercise is shown as `name`; its id stays."""

    kind: Literal["rename"] = "rename"
    exercise: Text
    name: Text


class MuscleRole(_Reasoned):
    """The role a muscle has in an exercise wherever an article names it; "none" takes it out."""

    kind: Literal["muscle"] = "muscle"
    exercise: Text
    muscle: Text
    role: Literal["primary", "secondary", "worked", "none"]


class Dismissal(_Reasoned):
    """A conflict that is none."""

    kind: Literal["dismiss"] = "dismiss"
    conflict: Text


Decision = Merge | Split | Renaming | MuscleRole | Dismissal

_ONE: Final = TypeAdapter[Decision](Annotated[Decision, Field(discriminator="kind")])


def decisions_file(catalogue: Path) -> Path:
    """Where the decisions for a catalogue stand: beside it."""
    return catalogue.with_name("decisions.toml")


def read_decisions(path: Path) -> tuple[Decision, ...]:
    """The decisions of a file, none when it does not exist.

    Raises UsageError when the file is no TOML or a decision is not understood.
    """
    try:
        tables = tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return ()
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise UsageError(f"{path} cannot be read: {error}.") from error
    listed = tables.get("decision", [])
    if set(tables) - {"decision"} or not isinstance(listed, list):
        raise UsageError(f"{path} may hold nothing but [[decision]] tables.")
    return tuple(_checked(path, number, table) for number, table in enumerate(listed, 1))


def _checked(path: Path, number: int, table: object) -> Decision:
    try:
        return _ONE.validate_python(table)
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(str(part) for part in first["loc"])
        raise UsageError(f"{path}: decision {number} is not understood: {where}: {first['msg']}.") from error


def append_decision(path: Path, decision: Decision) -> None:
    """Add a decision at the end of a file, which is made where it does not exist; what stands in it stays as it is.

    Raises UsageError when the file cannot be read or written.
    """
    fields = decision.model_dump(mode="json")
    kind, when = fields.pop("kind"), fields.pop("date")
    lines = ["[[decision]]", f'kind = "{kind}"', *(f"{key} = {_quoted(value)}" for key, value in fields.items())]
    lines.append(f"date = {when}")
    # Two people may decide at once, and the file is replaced as a whole.
    lock = FileLock(path.with_name(f".{path.name}.lock"))
    with refused(path):
        path.parent.mkdir(parents=True, exist_ok=True)
        with lock:
            read_decisions(path)
            before = path.read_text(encoding="utf-8") if path.exists() else _HEAD
            with whole_file(path) as file:
                file.write(before.rstrip("\n") + "\n\n" + "\n".join(lines) + "\n")


def _quoted(text: str) -> str:
    """A TOML basic string; JSON's escapes are TOML's, but for the slash and the delete character."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")
