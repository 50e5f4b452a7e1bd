"""Words of the catalogue for a shell that completes a command line (`liftlore --install-completion`)."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Final

from pipeline.errors import CatalogueError

DEFAULT_CATALOGUE: Final = Path("curated/catalogue.duckdb")
_EXERCISES: Final = "SELECT exercise_id FROM exercises WHERE source_count > 0"
_MUSCLES: Final = "SELECT muscle_id FROM muscles"


def exercises_beginning(ctx: Any, incomplete: str) -> list[str]:
    """Ids of the catalogue's exercises that begin so; `ctx` is Typer's context of the command line."""
    return _beginning(ctx, _EXERCISES, incomplete)


def muscles_beginning(ctx: Any, incomplete: str) -> list[str]:
    """The catalogue's muscles that begin so; `ctx` is Typer's context of the command line."""
    return _beginning(ctx, _MUSCLES, incomplete)


def _beginning(ctx: Any, ids: str, incomplete: str) -> list[str]:
    from pipeline.catalogue.store import open_catalogue

    try:
        with open_catalogue(Path(ctx.params.get("catalogue") or DEFAULT_CATALOGUE)) as connection:
            sql = f"FROM ({ids}) AS t (id) WHERE starts_with(id, lower(?)) ORDER BY id"
            return [str(row[0]) for row in connection.execute(sql, [incomplete]).fetchall()]
    except CatalogueError:
        # A shell that asks for words is no place for a message.
        return []
