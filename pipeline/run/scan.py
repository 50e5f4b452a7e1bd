"""Finding the articles under the given paths, and giving each file its place under a root."""

from __future__ import annotations

import hashlib
import os
import stat
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from pipeline.archive import ARCHIVES, is_archive, place_of
from pipeline.archive.files import file_system, is_url
from pipeline.errors import UsageError
from pipeline.read import FORMATS, format_of

_ENDINGS: Final = ", ".join((*FORMATS, *ARCHIVES))


@dataclass(frozen=True, slots=True)
class InputFile:
    """A file that holds an article or an archive of them; `problem` says why it cannot be opened, if so."""

    root: str
    path: str
    size: int
    mtime_ns: int
    problem: str | None = None

    @property
    def location(self) -> str:
        """Where the file lies: a path on this machine or a URL."""
        return os.path.join(self.root, self.path)


@dataclass(frozen=True, slots=True)
class Scope:
    """What an ingest answers for: a whole folder (prefix "") or what lies under a prefix of it."""

    root: str
    prefix: str

    def covers(self, root: str, path: str) -> bool:
        """Whether a known input, a record of an archive included, lies in this scope."""
        file = place_of(path).file
        return root == self.root and (not self.prefix or file == self.prefix or file.startswith(self.prefix + "/"))


@dataclass(frozen=True, slots=True)
class Scan:
    """The files found, the scopes they were looked for in, and how many files of other kinds were passed over."""

    files: tuple[InputFile, ...]
    scopes: tuple[Scope, ...]
    passed_over: int


def scan(paths: Iterable[str], known_roots: Iterable[str] = ()) -> Scan:
    """List the articles under `paths`: files, folders, or URLs of either.

    A path inside a folder that was ingested before belongs to that folder, so that its articles keep
    their ids. Raises UsageError when a path does not exist or a named file has another ending.
    """
    roots = sorted(known_roots, key=len, reverse=True)
    files: dict[tuple[str, str], InputFile] = {}
    scopes: list[Scope] = []
    passed_over = 0
    for given in paths:
        if is_url(given):
            scope, found = _scan_url(given, roots)
            scopes.append(scope)
            files.update(((file.root, file.path), file) for file in found if _is_input(file.path))
            passed_over += sum(not _is_input(file.path) for file in found)
            continue
        scope = _scope(given, roots)
        scopes.append(scope)
        closed: list[OSError] = []
        for location in _locations(Path(scope.root, scope.prefix), closed):
            relative = os.path.relpath(location, scope.root).replace(os.sep, "/")
            if not _is_input(relative):
                passed_over += 1
                continue
            file = _input(scope.root, relative, location)
            files[scope.root, file.path] = file
        for error in closed:
            file = _closed_folder(scope.root, error)
            files[scope.root, file.path] = file
    return Scan(tuple(files[key] for key in sorted(files)), tuple(scopes), passed_over)


def _is_input(path: str) -> bool:
    return format_of(path) is not None or is_archive(path)


def _scan_url(given: str, roots: list[str]) -> tuple[Scope, list[InputFile]]:
    """As the rest of this module for a URL of a file or folder, by the listing that fsspec gives."""
    system, path = file_system(given)
    if not system.exists(path):
        raise UsageError(f"{given} does not exist; name a folder or an article ({_ENDINGS}).")
    url = str(system.unstrip_protocol(path)).rstrip("/")
    root = next((root for root in roots if f"{url}/".startswith(f"{root}/")), url)
    if root == url and system.isfile(path):
        root = url.rpartition("/")[0]
    scope = Scope(root, url[len(root) :].strip("/"))
    files = [
        InputFile(root, str(system.unstrip_protocol(name))[len(root) + 1 :], entry["size"] or 0, _changed(entry))
        for name, entry in sorted(system.find(path, detail=True).items())
    ]
    return scope, files


def _changed(entry: Mapping[str, Any]) -> int:
    """A number that differs when the file was changed: from its time or tag, whatever its file system has."""
    names = ("mtime", "LastModified", "last_modified", "updated", "ETag")
    told = next((entry[name] for name in names if entry.get(name)), 0)
    if isinstance(told, (int, float)):
        return int(told * 1_000_000_000)
    return int.from_bytes(hashlib.sha256(str(told).encode()).digest()[:7])


def _scope(given: str, roots: list[str]) -> Scope:
    path = Path(given)
    if not path.exists():
        raise UsageError(f"{given} does not exist; name a folder or an article ({_ENDINGS}).")
    resolved = path.resolve()
    if not resolved.is_dir() and not _is_input(resolved.name):
        raise UsageError(f"{given} is no article liftlore reads; its name must end in {_ENDINGS}.")
    for root in roots:
        if resolved.is_relative_to(root):
            prefix = str(resolved.relative_to(root)).replace(os.sep, "/")
            return Scope(root, "" if prefix == "." else prefix)
    return Scope(str(resolved), "") if resolved.is_dir() else Scope(str(resolved.parent), resolved.name)


def _locations(start: Path, closed: list[OSError]) -> Iterator[str]:
    """The files under a folder; what hinders listing one of its folders is added to `closed`."""
    if not start.is_dir():
        yield str(start)
        return
    for folder, folders, names in os.walk(start, onerror=closed.append, followlinks=False):
        folders.sort()
        for name in sorted(names):
            yield os.path.join(folder, name)


def _closed_folder(root: str, error: OSError) -> InputFile:
    """A folder that cannot be listed, so that what it holds is not passed over in silence."""
    relative = os.path.relpath(error.filename, root).replace(os.sep, "/")
    shown = os.fsencode(relative).decode("utf-8", errors="backslashreplace")
    return InputFile(root, shown, 0, 0, f"it is a folder that cannot be listed ({error.strerror})")


def _input(root: str, relative: str, location: str) -> InputFile:
    shown = os.fsencode(relative).decode("utf-8", errors="backslashreplace")
    if shown != relative:
        return InputFile(root, shown, 0, 0, "its name is not valid UTF-8; rename it")
    try:
        status = os.stat(location)
    except OSError as error:
        return InputFile(root, relative, 0, 0, f"it cannot be opened ({error.strerror})")
    problem = None
    if not stat.S_ISREG(status.st_mode):
        problem = "it is not a regular file"
    elif os.path.islink(location) and not Path(location).resolve().is_relative_to(root):
        problem = "it is a link to outside the folder"
    return InputFile(root, relative, status.st_size, status.st_mtime_ns, problem)
