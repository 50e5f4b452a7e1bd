"""Ingest: bring a catalogue in line with what some paths hold now."""

from __future__ import annotations

import hashlib
import shutil
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from importlib import resources
from pathlib import Path
from typing import Literal

import duckdb
from duckdb import DuckDBPyConnection
from filelock import FileLock, Timeout

from pipeline.archive import place_of
from pipeline.catalogue.rows import Rows
from pipeline.catalogue.store import (
    SCHEMA_VERSION,
    copy_sources,
    insert_rows,
    known_of,
    new_catalogue,
    open_catalogue,
)
from pipeline.conflicts import find_conflicts
from pipeline.decide import Decision, Replay, decisions_file, read_decisions, unapplied
from pipeline.errors import CatalogueError
from pipeline.run.engine import Engine, LocalEngine, Progress
from pipeline.run.limits import Limits
from pipeline.run.plan import Plan, make_plan, rules_versions
from pipeline.run.scan import scan
from pipeline.vocabulary import Vocabulary, load_vocabulary


@dataclass(frozen=True, slots=True)
class Summary:
    """What an ingest did, and what the catalogue holds now."""

    new: int
    changed: int
    removed: int
    read: int
    """Articles read now; more than new and changed when the rules are newer than the catalogue."""
    up_to_date: bool
    passed_over: int
    """Files of other kinds under the given paths."""
    outdated: tuple[str, ...]
    counts: dict[str, int] = field(default_factory=dict)
    """What the catalogue holds: sources, duplicates, exercises, shared_exercises, renamed_exercises, mentions, steps,
    prescriptions, claims, conflicts, possible, agreements, quarantined."""
    quarantined: tuple[tuple[str, str], ...] = ()
    """Path and reason of each article that could not be read."""
    unapplied_decisions: tuple[str, ...] = ()
    """Decisions by people that found nothing to apply to, in words."""
    skipped: tuple[tuple[str, int], ...] = ()
    """Why records of web archives are no articles, and how many each."""


EngineName = Literal["local", "dask"]


def ingest(
    paths: Iterable[str],
    catalogue: Path,
    *,
    workers: int | None = None,
    limits: Limits | None = None,
    progress: Progress | None = None,
    engine: EngineName = "local",
    scheduler: str | None = None,
    shards: str | None = None,
) -> Summary:
    """Bring the catalogue in line with what `paths`, files, folders and URLs of either, hold now.

    New and changed articles are read, unchanged ones keep their rows, articles of those paths that are gone are
    removed; articles of other paths stay. `workers` is the number of processes (None: what pays off), `limits` what
    an article may cost (None: the defaults; with others than before everything is read anew). The catalogue is
    replaced at once when all is done; until then, and after a failure, the old one stands.

    The engine `dask` reads on the cluster of a Dask `scheduler`, by its address, or on `workers` processes that it
    starts. What they take goes through files in the folder or URL `shards`, by default beside the catalogue and gone
    afterwards; a folder that is named stays, and a later run takes from it what is still right.

    Raises UsageError for a path or an engine that cannot be used and CatalogueError for such a catalogue.
    """
    limits = limits or Limits()
    with _refused(catalogue), _alone(catalogue):
        known = known_of(catalogue)
        found = scan(paths, {one.root for one in known.inputs})
        versions = {**rules_versions(), "decisions": _digest(decisions_file(catalogue))}
        if limits != Limits():
            versions["reading"] += f" {limits}"
        decisions = read_decisions(decisions_file(catalogue))
        with _engine(engine, catalogue, workers, limits, scheduler, shards) as does:
            plan = make_plan(known, found, versions, does.describe)
            if not plan.up_to_date:
                _rebuild(catalogue, plan, versions, decisions, does, progress or _silent)
    counts, quarantined, unapplied_decisions, skipped = _counts(catalogue)
    return Summary(
        plan.new,
        plan.changed,
        plan.removed,
        len(plan.tasks),
        plan.up_to_date,
        found.passed_over,
        plan.outdated,
        counts,
        quarantined,
        unapplied_decisions,
        skipped,
    )


@contextmanager
def _engine(
    name: EngineName, catalogue: Path, workers: int | None, limits: Limits, scheduler: str | None, shards: str | None
) -> Iterator[Engine]:
    if name == "local":
        yield LocalEngine(workers, limits)
        return
    from pipeline.run.cluster import dask_engine

    with dask_engine(
        scheduler, workers, limits, shards or str(catalogue.with_name(f".{catalogue.name}.shards"))
    ) as does:
        yield does
        if shards is None:
            does.shards.remove()


def _digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()[:16] if path.is_file() else "none"


@contextmanager
def _refused(catalogue: Path) -> Iterator[None]:
    """Turn what the system refuses while the catalogue is built (space, rights) into a CatalogueError that says so."""
    try:
        yield
    except (OSError, duckdb.OperationalError, duckdb.FatalException) as error:
        reason = getattr(error, "strerror", None) or str(error).strip().partition("\n")[0]
        raise CatalogueError(f"{catalogue} cannot be written: {reason}. What was there is as it was.") from error


@contextmanager
def _alone(catalogue: Path) -> Iterator[None]:
    catalogue.parent.mkdir(parents=True, exist_ok=True)
    lock = FileLock(catalogue.with_name(f".{catalogue.name}.lock"))
    try:
        with lock.acquire(timeout=0):
            yield
    except Timeout as error:
        raise CatalogueError(f"{catalogue} is being written by another ingest; wait until it is done.") from error


def _rebuild(
    catalogue: Path,
    plan: Plan,
    versions: Mapping[str, str],
    decisions: Sequence[Decision],
    engine: Engine,
    progress: Progress,
) -> None:
    vocabulary = load_vocabulary()
    with (
        _rows_folder(catalogue) as folder,
        new_catalogue(catalogue) as connection,
    ):
        if engine.memory:
            connection.execute(f"SET memory_limit = '{engine.memory}MB'")
        connection.execute("SET temp_directory = ?", [str(folder / "spilled")])
        insert_rows(connection, _fixed_rows(plan, versions, vocabulary), folder)
        if plan.keep:
            copy_sources(connection, catalogue, plan.keep)
        engine.load(plan.tasks, connection, folder, progress)
        _insert_duplicates(connection, plan)
        replay = Replay(decisions, connection, vocabulary)
        replay.on_articles()
        connection.execute(resources.files("pipeline.catalogue").joinpath("derive.sql").read_text(encoding="utf-8"))
        replay.on_exercises()
        find_conflicts(connection, vocabulary)
        replay.on_conflicts()


@contextmanager
def _rows_folder(catalogue: Path) -> Iterator[Path]:
    """A folder for rows on their way into the catalogue; one that a killed ingest left behind goes first."""
    folder = catalogue.with_name(f".{catalogue.name}.rows")
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(mode=0o700)
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _fixed_rows(plan: Plan, rules: Mapping[str, str], vocabulary: Vocabulary) -> Rows:
    """The rows that no article brings: versions, inputs and the two vocabularies that tables refer to."""
    versions = {"schema_version": str(SCHEMA_VERSION), **rules}
    muscles = [
        {
            "muscle_id": name,
            "name": name,
            "group_id": entry.group,
            "kind": entry.kind,
            "uberon_id": entry.uberon,
            "fma_id": entry.fma,
        }
        for name, entry in vocabulary.muscles.items()
    ]
    return {
        "meta": [{"key": key, "value": value} for key, value in versions.items()],
        "inputs": [
            {
                "root": one.root,
                "path": one.path,
                "size": one.size,
                "mtime_ns": one.mtime_ns,
                "sha256": one.sha256,
                "source_id": one.source_id,
                "unpacked": one.unpacked,
            }
            for one in plan.inputs
        ],
        "muscles": muscles,
        "equipment": [{"equipment_id": name, "name": name} for name in vocabulary.equipment],
    }


def _insert_duplicates(connection: DuckDBPyConnection, plan: Plan) -> None:
    copies = [
        (source.source_id, source.path, place_of(source.path).offset is not None, holder)
        for source, holder in plan.duplicates
    ]
    connection.execute(
        "CREATE TEMP TABLE copies AS SELECT unnest(?::TEXT[]) AS copy_id, unnest(?::TEXT[]) AS copy_path, "
        "unnest(?::BOOLEAN[]) AS is_record, unnest(?::TEXT[]) AS source_id",
        [list(column) for column in zip(*copies, strict=True)] or [[], [], [], []],
    )
    # Records of the same bytes were met at other addresses.
    connection.execute(
        "INSERT INTO sources SELECT sources.* REPLACE (copy_id AS source_id, copy_path AS path, 'duplicate' AS status, "
        "'holds the same bytes as ' || path AS reason, source_id AS duplicate_of, if(is_record, NULL, url) AS url) "
        "FROM sources JOIN copies USING (source_id)"
    )
    connection.execute("INSERT INTO skipped SELECT copy_id, reason FROM skipped JOIN copies USING (source_id)")
    connection.execute("DROP TABLE copies")


_COUNTS = """
    SELECT
        (SELECT count(*) FROM sources WHERE status IN ('ok', 'partial')) AS sources,
        (SELECT count(*) FROM sources WHERE status = 'duplicate') AS duplicates,
        (SELECT count(*) FROM exercises WHERE mention_count > 0) AS exercises,
        (SELECT count(*) FROM exercises WHERE source_count > 1) AS shared_exercises,
        (SELECT count(*) FROM (FROM exercise_names SELECT exercise_id GROUP BY ALL HAVING count(*) > 1))
            AS renamed_exercises,
        (SELECT count(*) FROM mentions) AS mentions,
        (SELECT count(*) FROM steps) AS steps,
        (SELECT count(*) FROM prescriptions) AS prescriptions,
        (SELECT count(*) FROM claims) AS claims,
        (SELECT count(*) FROM conflicts WHERE certainty = 'conflict' AND dismissed IS NULL) AS conflicts,
        (SELECT count(*) FROM conflicts WHERE certainty = 'possible' AND dismissed IS NULL) AS possible,
        (SELECT count(*) FROM agreements) AS agreements,
        (SELECT count(*) FROM quarantine) AS quarantined
"""


def _counts(
    catalogue: Path,
) -> tuple[dict[str, int], tuple[tuple[str, str], ...], tuple[str, ...], tuple[tuple[str, int], ...]]:
    with open_catalogue(catalogue) as connection:
        cursor = connection.execute(_COUNTS)
        names = [column[0] for column in cursor.description or ()]
        counts = dict(zip(names, cursor.fetchone() or (), strict=True))
        quarantined = connection.execute("SELECT path, reason FROM quarantine ORDER BY path, reason").fetchall()
        without_effect = tuple(unapplied(connection))
        skipped = connection.execute("SELECT reason, count(*) FROM skipped GROUP BY reason ORDER BY reason").fetchall()
    return counts, tuple(quarantined), without_effect, tuple(skipped)


def _silent(_done: int, _total: int) -> None:
    pass
