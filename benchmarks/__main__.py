"""Time reading, extraction and ingest on varied copies of the sample articles; prints CPU seconds and rates."""

from __future__ import annotations

import tempfile
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

from benchmarks.conflicts import time_conflicts
from pipeline.extract import Extractor
from pipeline.models import Document
from pipeline.read import read
from pipeline.run.ingest import ingest
from pipeline.vocabulary import load_vocabulary

RAW = Path(__file__).parent.parent / "raw"
COPIES = 20


def main() -> None:
    """Print one line a measurement: what, CPU and wall seconds, articles a second."""
    articles = [(path.name, path.read_bytes()) for path in sorted(RAW.rglob("*")) if path.is_file()]
    count = len(articles) * COPIES
    documents: list[Document] = []

    def read_all() -> None:
        for _ in range(COPIES):
            documents.extend(read(data, path=name) for name, data in articles)

    def extract_all() -> None:
        for document in documents:
            extractor.extract(document)

    _timed("read", count, read_all)
    extractor = Extractor.build(load_vocabulary())
    _timed("extract", count, extract_all)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        _write_copies(folder / "articles", articles)
        for workers in (1, 2):
            catalogue = folder / f"{workers}.duckdb"
            _timed(f"ingest, workers: {workers}", count, partial(_ingest, folder, catalogue, workers))
        _timed("ingest, nothing changed", count, lambda: _ingest(folder, folder / "1.duckdb", 1))
    time_conflicts()


def _ingest(folder: Path, catalogue: Path, workers: int) -> None:
    ingest([str(folder / "articles")], catalogue, workers=workers)


def _write_copies(folder: Path, articles: list[tuple[str, bytes]]) -> None:
    for copy in range(COPIES):
        target = folder / str(copy)
        target.mkdir(parents=True)
        for name, data in articles:
            (target / name).write_bytes(data + f"\n\nCopy {copy}.\n".encode())


def _timed(what: str, articles: int, work: Callable[[], None]) -> None:
    cpu, wall = time.process_time(), time.perf_counter()
    work()
    cpu, wall = time.process_time() - cpu, time.perf_counter() - wall
    print(f"{what:<26} {articles:>5} articles {cpu:>7.2f} s CPU {wall:>7.2f} s {articles / wall:>8.0f} articles/s")  # noqa: T201


if __name__ == "__main__":
    main()
