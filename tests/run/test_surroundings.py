"""The same articles give the same bytes in any surroundings, with nothing sent and no file touched elsewhere."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from tests.conftest import PROJECT

_EVERYTHING = """
import os, sys
from pathlib import Path

out, workers, *paths = sys.argv[1:]
readable = [os.path.realpath(path) for path in (sys.prefix, sys.base_prefix, os.getcwd(), out, *paths)]
# What the standard library asks the system about itself: its processors, its time zone, its languages.
readable += ["/proc/", "/sys/", "/etc/localtime", "/usr/share/", "/usr/lib/", "/etc/mime.types"]

def confine(event, arguments):
    # A socket that goes nowhere is no network: urllib3, which spaCy loads, makes one to learn whether there is IPv6.
    if event.startswith(("socket.connect", "socket.send", "socket.get", "urllib.", "os.system", "subprocess.")):
        fail(event, arguments)
    elif event == "socket.bind" and arguments[1][0] != "::1":
        fail(event, arguments)
    elif event == "open" and isinstance(arguments[0], (str, bytes)):
        path, flags = os.path.realpath(os.fsdecode(arguments[0])), arguments[2]
        writes = bool(flags & (os.O_WRONLY | os.O_RDWR | os.O_CREAT))
        allowed = [os.path.realpath(out), "/dev/null", "/dev/shm"] if writes else readable
        if not path.startswith(tuple(allowed)) and not path.endswith(".pyc") and path != "/dev/null":
            fail(event, arguments)

def fail(*what):
    os.write(2, repr(what).encode())
    os._exit(9)

sys.addaudithook(confine)
from pipeline.catalogue.store import open_catalogue
from pipeline.export.formats import ExportFormat, export
from pipeline.report.site import write_report
from pipeline.run.ingest import ingest
from pipeline.vocabulary import load_vocabulary

if __name__ == "__main__":
    catalogue = Path(out) / "c.duckdb"
    ingest(paths, catalogue, workers=int(workers))
    for format in ExportFormat:
        export(catalogue, format, Path(out) / "exports" / format.value)
    with open_catalogue(catalogue) as connection:
        write_report(connection, load_vocabulary(), Path(out) / "report")
"""


def _written(folder: Path, workers: int, paths: list[str], **surroundings: str) -> dict[str, bytes]:
    folder.mkdir()
    (folder / "everything.py").write_text(_EVERYTHING)
    environment = {**os.environ, "PYTHONPATH": str(PROJECT), "PYTHONDONTWRITEBYTECODE": "1", **surroundings}
    command = [sys.executable, str(folder / "everything.py"), str(folder), str(workers), *paths]
    done = subprocess.run(command, cwd=PROJECT, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    written = [path for name in ("exports", "report") for path in (folder / name).rglob("*") if path.is_file()]
    return {str(path.relative_to(folder)): path.read_bytes() for path in written}


def test_any_order_processes_hash_seed_language_and_time_zone_give_the_same_bytes(tmp_path: Path) -> None:
    paths = [str(PROJECT / "raw" / name) for name in ("text", "web/lean-to")]
    first = _written(tmp_path / "a", 1, paths, PYTHONHASHSEED="1", LC_ALL="C", TZ="Pacific/Kiritimati")
    turkish = {"LC_ALL": "tr_TR.UTF-8", "LANG": "tr_TR.UTF-8", "LANGUAGE": "tr"}
    second = _written(tmp_path / "b", 2, paths[::-1], PYTHONHASHSEED="2", TZ="America/Adak", **turkish)
    assert len(first) > 40
    assert {name for name in first.keys() | second.keys() if first.get(name) != second.get(name)} == set()
