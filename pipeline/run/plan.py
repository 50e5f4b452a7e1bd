"""What an ingest has to do: which articles to read, which rows to keep, which files hold the same bytes."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from importlib import resources
from importlib.resources.abc import Traversable
from typing import Final

from pipeline.catalogue.rows import Source
from pipeline.catalogue.store import Known, KnownInput
from pipeline.run.scan import InputFile, Scan
from pipeline.run.work import Task

_RULES: Final = {
    "reading": (
        *("text.py", "models.py", "vocabulary", "read", "extract", "identify", "run/work.py", "run/limits.py"),
        *("catalogue/rows.py", "catalogue/schema.sql"),
    ),
    "merging": ("catalogue/views.sql", "catalogue/comments.sql", "catalogue/derive.sql", "conflicts", "decide"),
}
"""The parts of the package that decide which rows an article becomes, and what follows from all rows."""


@dataclass(frozen=True, slots=True)
class Plan:
    """The catalogue as it shall be, and the way there from the one that is."""

    inputs: tuple[KnownInput, ...]
    tasks: tuple[Task, ...]
    """Articles to read."""
    keep: frozenset[str]
    """Sources whose rows are copied from the old catalogue."""
    duplicates: tuple[tuple[Source, str], ...]
    """Sources whose bytes another source holds too, each with the id of that one."""
    new: int
    changed: int
    removed: int
    outdated: tuple[str, ...]
    """Paths outside this ingest whose rows older rules made and whose files are no longer there to read again."""
    up_to_date: bool


def rules_versions() -> dict[str, str]:
    """Hashes of the rules: "reading" decides which rows an article becomes, "merging" what follows from them."""
    package = resources.files("pipeline")
    versions: dict[str, str] = {}
    for name, parts in _RULES.items():
        digest = hashlib.sha256()
        for part in parts:
            for path, content in _contents(package.joinpath(part), part):
                digest.update(f"{path}\0{len(content)}\0".encode() + content)
        versions[name] = digest.hexdigest()[:16]
    return versions


def _contents(place: Traversable, name: str) -> Iterator[tuple[str, bytes]]:
    if place.is_file():
        yield name, place.read_bytes()
        return
    for child in sorted(place.iterdir(), key=lambda child: child.name):
        if child.name.endswith((".py", ".toml", ".sql")) or (child.is_dir() and child.name != "__pycache__"):
            yield from _contents(child, f"{name}/{child.name}")


def make_plan(known: Known, found: Scan, versions: dict[str, str]) -> Plan:
    """Compare what the catalogue remembers with what the paths hold now.

    A file whose size and time are as remembered is taken as unchanged; any other is told by its hash.
    """
    before = {(one.root, one.path): one for one in known.inputs}
    outside = [one for one in known.inputs if not any(scope.covers(one.root, one.path) for scope in found.scopes)]
    listed = [_known_input(file, before.get((file.root, file.path))) for file in found.files]
    inputs = tuple(sorted((*outside, *listed), key=lambda one: (one.root, one.path)))
    problems = {(file.root, file.path): file.problem for file in found.files}

    same_rules = known.versions.get("reading") == versions["reading"]
    holders = _holders(inputs)
    tasks: dict[str, Task] = {}
    keep: set[str] = set()
    outdated: list[str] = []
    for one in inputs:
        if one.source_id in tasks or holders.get(one.sha256, one.source_id) != one.source_id:
            continue
        location = os.path.join(one.root, one.path)
        if one.source_id in known.read_sources and (
            same_rules or (one in outside and not _as_remembered(one, location))
        ):
            keep.add(one.source_id)
            outdated += [] if same_rules else [one.path]
        elif one.source_id not in keep:
            tasks[one.source_id] = Task(_source(one), location, problems.get((one.root, one.path)), one.size)
    listed_hashes = {(one.root, one.path): one.sha256 for one in listed}
    changed = sum(key in before and before[key].sha256 != sha256 for key, sha256 in listed_hashes.items())
    new = sum(key not in before for key in listed_hashes)
    removed = len(before) - len(outside) - (len(listed) - new)
    return Plan(
        inputs=inputs,
        tasks=tuple(tasks.values()),
        keep=frozenset(keep),
        duplicates=tuple(sorted(_duplicates(inputs, holders), key=lambda pair: pair[0].source_id)),
        new=new,
        changed=changed,
        removed=removed,
        outdated=tuple(outdated),
        up_to_date=not tasks and not new and not changed and not removed and known.versions.items() >= versions.items(),
    )


def _known_input(file: InputFile, before: KnownInput | None) -> KnownInput:
    if (
        file.problem is None
        and before
        and (before.size, before.mtime_ns) == (file.size, file.mtime_ns)
        and before.sha256
    ):
        return before
    sha256 = None if file.problem else _sha256(file.location)
    source_id = hashlib.sha256(f"{file.path}\n{sha256 or file.problem}".encode()).hexdigest()[:16]
    return KnownInput(file.root, file.path, file.size, file.mtime_ns, sha256, source_id)


def _sha256(location: str) -> str | None:
    try:
        with open(location, "rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError:
        return None


def _holders(inputs: Iterable[KnownInput]) -> dict[str | None, str]:
    """For each hash the source that stands for all its copies: the one with the first path."""
    holders: dict[str | None, str] = {}
    for one in sorted(inputs, key=lambda one: (one.path, one.source_id)):
        if one.sha256:
            holders.setdefault(one.sha256, one.source_id)
    return holders


def _duplicates(inputs: Iterable[KnownInput], holders: dict[str | None, str]) -> set[tuple[Source, str]]:
    return {
        (_source(one), holders[one.sha256]) for one in inputs if one.sha256 and holders[one.sha256] != one.source_id
    }


def _source(one: KnownInput) -> Source:
    return Source(one.source_id, one.path, one.sha256)


def _as_remembered(one: KnownInput, location: str) -> bool:
    try:
        status = os.stat(location)
    except OSError:
        return False
    return (status.st_size, status.st_mtime_ns) == (one.size, one.mtime_ns)
