"""Whatever the bytes, an article becomes rows that hold every promise: 100,000 cases in `make fuzz`."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.catalogue.rows import Rows, Source
from pipeline.catalogue.store import encode_rows, open_catalogue
from pipeline.catalogue.verify import verify
from pipeline.run.ingest import ingest
from pipeline.run.limits import Limits
from pipeline.run.task import Task
from pipeline.run.work import Worker
from tests.odd_articles import DAMAGED, HTML, LINES, MARKDOWN, cases

_CASES = cases(30, 20_000)
_LARGEST_INTEGER = 2**31
_KEPT = 400
"""Cases of each kind that are ingested together in the end."""


@pytest.fixture(scope="module")
def worker() -> Worker:
    return Worker.build(Limits())


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Where the cases lie; in the end they are one folder of articles, and the catalogue of it must be sound."""
    folder = tmp_path_factory.mktemp("cases") / "in"
    folder.mkdir()
    yield folder
    catalogue = folder.with_name("c.duckdb")
    summary = ingest([str(folder)], catalogue, workers=1)
    assert [reason for _, reason in summary.quarantined if "failed on it" in reason] == []
    with open_catalogue(catalogue) as connection:
        assert [check for check in verify(connection) if check.broken] == []


def _survives(worker: Worker, folder: Path, data: bytes, suffix: str) -> None:
    sha256 = hashlib.sha256(data).hexdigest()
    path = folder / f"{int(sha256, 16) % _KEPT}{suffix}"
    path.write_bytes(data)
    rows = worker.rows([Task(Source(sha256[:16], path.name, sha256), str(path), None, len(data))])
    (source,) = rows["sources"]
    assert source["status"] in ("ok", "partial", "quarantined")
    if source["status"] == "quarantined":
        assert "failed on it" not in source["reason"]
    else:
        _promises(rows)
    encode_rows(rows)
    for value in _values(rows):
        if isinstance(value, str):
            assert "\0" not in value
            value.encode()
        elif isinstance(value, int):
            assert abs(value) < _LARGEST_INTEGER
        elif isinstance(value, float):
            assert abs(value) < float("inf")


def _values(rows: Rows) -> Iterator[Any]:
    """Every value that goes into a column, but for the sketch, which holds larger numbers than the others."""
    return (value for table in rows if table != "sketches" for row in rows[table] for value in row.values())


def _promises(rows: Rows) -> None:
    text = rows["documents"][0]["text"]
    end = 0
    claimed = set[int]()
    for part in rows["ledger"]:
        assert part["start_char"] == end < part["end_char"]
        end = part["end_char"]
        if part["status"] == "claimed":
            claimed.update(range(part["start_char"], end))
    assert end == len(text)
    for table in ("mentions", "steps", "mention_muscles", "mention_equipment", "prescriptions", "claims"):
        for fact in rows.get(table, ()):
            assert fact["quote"] == text[fact["start_char"] : fact["end_char"]] != ""
            assert claimed.issuperset(range(fact["start_char"], fact["end_char"]))


@_CASES
@given(st.binary(max_size=400), st.sampled_from([".html", ".md", ".txt"]))
def test_bytes(worker: Worker, folder: Path, data: bytes, suffix: str) -> None:
    _survives(worker, folder, data, suffix)


@_CASES
@given(HTML)
def test_html(worker: Worker, folder: Path, source: str) -> None:
    _survives(worker, folder, source.encode(errors="replace"), ".html")


@_CASES
@given(MARKDOWN)
def test_markdown(worker: Worker, folder: Path, source: str) -> None:
    _survives(worker, folder, source.encode(errors="replace"), ".md")


@_CASES
@given(LINES)
def test_text(worker: Worker, folder: Path, source: str) -> None:
    _survives(worker, folder, source.encode(errors="replace"), ".txt")


@_CASES
@given(DAMAGED)
def test_damaged_articles(worker: Worker, folder: Path, article: tuple[str, bytes]) -> None:
    suffix, data = article
    _survives(worker, folder, data, suffix)
