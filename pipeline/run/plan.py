"""What an ingest has to do: which articles to read, which rows to keep, which files hold the same bytes."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from importlib import resources
from importlib.resources.abc import Traversable
from typing import Final

from pipeline.archive import is_archive, place_of
from pipeline.archive.files import is_url
from pipeline.catalogue.rows import Source
from pipeline.catalogue.store import Known, KnownInput
from pipeline.run.contents import Content, archive_unchanged
from pipeline.run.scan import InputFile, Scan
from pipeline.run.task import Task

_RULES: Final = {
    "reading": (
        *("text.py", "models.py", "vocabulary", "archive", "read", "extract", "identify"),
        *("run/work.py", "run/limits.py", "catalogue/rows.py", "catalogue/schema.sql"),
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


Describe = Callable[[Sequence[InputFile]], Iterable[tuple[Content, ...]]]
"""Tells for each of some files what it holds, in their order."""


def make_plan(known: Known, found: Scan, versions: dict[str, str], describe: Describe) -> Plan:
    """Compare what the catalogue remembers with what the paths hold now.

    A file whose size and time are as remembered is taken as unchanged; any other is told by its hash. `describe`
    looks into those that have to be looked into.
    """
    same_rules = known.versions.get("reading") == versions["reading"]
    listed, problems = _listed(known, found, describe, same_rules=same_rules)
    before = {(one.root, one.path): one for one in known.inputs}
    outside = [one for one in known.inputs if not any(scope.covers(one.root, one.path) for scope in found.scopes)]
    elsewhere = {(one.root, one.path) for one in outside}
    inputs = tuple(sorted((*outside, *listed), key=lambda one: (one.root, one.path)))

    holders = _holders(inputs)
    tasks: dict[str, Task] = {}
    keep: set[str] = set()
    outdated: list[str] = []
    for one in inputs:
        if one.source_id in tasks or holders.get(one.sha256, one.source_id) != one.source_id:
            continue
        task = _task(one, problems.get((one.root, one.path)))
        if one.source_id in known.read_sources and (
            same_rules or ((one.root, one.path) in elsewhere and not _as_remembered(one, task.location))
        ):
            keep.add(one.source_id)
            outdated += [] if same_rules else [one.path]
        elif one.source_id not in keep and (task.problem or not is_archive(one.path)):
            tasks[one.source_id] = task
    articles = {(one.root, one.path): one.sha256 for one in listed if not is_archive(one.path)}
    were = {key for key in before if not is_archive(key[1])}
    changed = sum(key in were and before[key].sha256 != sha256 for key, sha256 in articles.items())
    new = sum(key not in were for key in articles)
    removed = sum(key not in articles and key not in elsewhere for key in were)
    return Plan(
        inputs=inputs,
        tasks=tuple(tasks.values()),
        keep=frozenset(keep),
        duplicates=tuple(sorted(_duplicates(inputs, holders), key=lambda pair: pair[0].source_id)),
        new=new,
        changed=changed,
        removed=removed,
        outdated=tuple(outdated),
        up_to_date=not tasks
        and not (new or changed or removed)
        and {one.source_id for one in known.inputs} == {one.source_id for one in inputs}
        and known.versions.items() >= versions.items(),
    )


def _listed(
    known: Known, found: Scan, describe: Describe, *, same_rules: bool
) -> tuple[list[KnownInput], dict[tuple[str, str], str | None]]:
    """What the files found hold, as inputs, and why some of it cannot be read."""
    before: dict[tuple[str, str], list[KnownInput]] = {}
    for one in known.inputs:
        before.setdefault((one.root, place_of(one.path).file), []).append(one)
    listed: list[KnownInput] = []
    unknown: list[InputFile] = []
    for file in found.files:
        held = before.get((file.root, file.path), [])
        if _unchanged(file, held, same_rules=same_rules):
            listed += held
        else:
            unknown.append(file)
    problems: dict[tuple[str, str], str | None] = {}
    for file, contents in zip(unknown, describe(unknown), strict=True):
        for content in contents:
            listed.append(_known_input(file, content))
            problems[file.root, content.path] = content.problem
    return listed, problems


def _known_input(file: InputFile, content: Content) -> KnownInput:
    source_id = hashlib.sha256(f"{content.path}\n{content.sha256 or content.problem}".encode()).hexdigest()[:16]
    return KnownInput(
        file.root, content.path, file.size, file.mtime_ns, content.sha256, source_id, unpacked=content.size
    )


def _unchanged(file: InputFile, held: Sequence[KnownInput], *, same_rules: bool) -> bool:
    itself = next((one for one in held if one.path == file.path), None)
    if itself is None or file.problem is not None or itself.sha256 is None:
        return False
    if file.mtime_ns and (itself.size, itself.mtime_ns) == (file.size, file.mtime_ns):
        # Newer rules read an archive's records anew, and what is wrong with them has to be told anew.
        return same_rules or not is_archive(file.path)
    return same_rules and is_archive(file.path) and itself.size == file.size and archive_unchanged(file, itself.sha256)


def _task(one: KnownInput, problem: str | None) -> Task:
    place = place_of(one.path)
    size = one.size if one.unpacked is None else one.unpacked
    return Task(_source(one), os.path.join(one.root, place.file), problem, size, place.offset)


def _holders(inputs: Iterable[KnownInput]) -> dict[str | None, str]:
    """For each hash the source that stands for all its copies: the one with the first path."""
    holders: dict[str | None, str] = {}
    for one in sorted(inputs, key=_reading_order):
        if one.sha256:
            holders.setdefault(one.sha256, one.source_id)
    return holders


def _reading_order(one: KnownInput) -> tuple[str, int, str]:
    file, offset = place_of(one.path)
    return file, -1 if offset is None else offset, one.source_id


def _duplicates(inputs: Iterable[KnownInput], holders: dict[str | None, str]) -> set[tuple[Source, str]]:
    return {
        (_source(one), holders[one.sha256]) for one in inputs if one.sha256 and holders[one.sha256] != one.source_id
    }


def _source(one: KnownInput) -> Source:
    return Source(one.source_id, one.path, one.sha256)


def _as_remembered(one: KnownInput, location: str) -> bool:
    if is_archive(one.path) or is_url(location):
        return False
    try:
        status = os.stat(location)
    except OSError:
        return False
    return (status.st_size, status.st_mtime_ns) == (one.size, one.mtime_ns)
