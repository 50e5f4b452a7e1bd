"""CPU time of each stage, page by page over the whole way from bytes to the report, and trafilatura's beside it."""

from __future__ import annotations

import gc
import time
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from importlib import resources
from itertools import islice
from pathlib import Path
from typing import Final

from pipeline.catalogue.rows import Source, article_rows
from pipeline.catalogue.store import RowFiles, encode_rows, insert_rows, new_catalogue, open_catalogue
from pipeline.conflicts import find_conflicts
from pipeline.errors import UnreadableError
from pipeline.export.formats import ExportFormat, export
from pipeline.extract import Extractor
from pipeline.extract.ledger import ledger
from pipeline.identify import identify_mentions
from pipeline.read import read
from pipeline.report.site import write_report
from pipeline.vocabulary import Vocabulary

Page = tuple[str, bytes]
"""A file's name and bytes."""
STAGES: Final = ("read", "extract", "identify", "load", "conflicts", "export", "report")
OTHER: Final = "trafilatura"
_AT_A_TIME: Final = 50


class Clock:
    """CPU seconds by stage, of all threads."""

    def __init__(self) -> None:
        self.seconds: dict[str, float] = defaultdict(float)

    @contextmanager
    def __call__(self, stage: str) -> Iterator[None]:
        """Count the block to a stage."""
        start = time.process_time()
        try:
            yield
        finally:
            self.seconds[stage] += time.process_time() - start


def time_stages(
    pages: Iterable[Page], vocabulary: Vocabulary, folder: Path, other: Callable[[bytes], object] | None
) -> tuple[Clock, int, int]:
    """Take pages all the way in one process; with them, in turn, `other`. Returns the times, pages and bytes."""
    clock, count, size = Clock(), 0, 0
    extractor = Extractor.build(vocabulary)
    gc.collect()
    catalogue = folder / "stages.duckdb"
    with new_catalogue(catalogue) as connection:
        rows = folder / "rows"
        rows.mkdir()
        insert_rows(connection, {"meta": [{"key": "schema_version", "value": "1"}], **_names(vocabulary)}, rows)
        with RowFiles(rows) as files:
            waiting = iter(pages)
            while batch := list(islice(waiting, _AT_A_TIME)):
                count, size = count + len(batch), size + sum(len(data) for _, data in batch)
                _time_batch(batch, extractor, vocabulary, files, clock)
                if other:
                    with clock(OTHER):
                        for _, data in batch:
                            other(data)
            with clock("load"):
                files.load(connection)
        with clock("conflicts"):
            connection.execute(resources.files("pipeline.catalogue").joinpath("derive.sql").read_text(encoding="utf-8"))
            find_conflicts(connection, vocabulary)
    with clock("export"):
        list(export(catalogue, ExportFormat.json, folder / "catalogue.json"))
    with clock("report"), open_catalogue(catalogue) as connection:
        write_report(connection, vocabulary, folder / "report")
    return clock, count, size


def _names(vocabulary: Vocabulary) -> dict[str, list[dict[str, object]]]:
    return {
        "muscles": [
            {"muscle_id": name, "name": name, "group_id": entry.group, "kind": entry.kind}
            for name, entry in vocabulary.muscles.items()
        ],
        "equipment": [{"equipment_id": name, "name": name} for name in vocabulary.equipment],
    }


def _time_batch(
    batch: Sequence[Page], extractor: Extractor, vocabulary: Vocabulary, files: RowFiles, clock: Clock
) -> None:
    readable = []
    with clock("read"):
        for name, data in batch:
            try:
                readable.append((name, read(data, path=name)))
            except UnreadableError:
                continue
    with clock("extract"):
        found = [(name, document, extractor.extract(document)) for name, document in readable]
    with clock("identify"):
        named = [(*one, identify_mentions(one[1], one[2], vocabulary)) for one in found]
    with clock("load"):
        for name, document, findings, exercises in named:
            source = Source(name, name, None)
            rows = article_rows(source, document, findings, exercises, ledger(document, findings), spoken_of={})
            files.write(encode_rows(rows))
