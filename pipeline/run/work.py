"""The work on one article: read, extract, identify, and lay the findings out as rows."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from contextlib import ExitStack
from dataclasses import dataclass, replace
from functools import reduce
from typing import IO, Final

from pipeline.archive import place_of
from pipeline.archive.english import is_english
from pipeline.archive.files import content, opened
from pipeline.archive.warc import NOT_ENGLISH, Record, read_record
from pipeline.catalogue.rows import Rows, article_rows, source_row
from pipeline.errors import UnreadableError
from pipeline.extract import Extractor, load_extractor
from pipeline.extract.ledger import ledger
from pipeline.identify import Identity, identify, identify_mentions
from pipeline.models import Document, Findings, Format, Metadata
from pipeline.read import format_of, read
from pipeline.run.limits import Limits
from pipeline.run.task import Task
from pipeline.vocabulary import Vocabulary, load_vocabulary

_RECORD_NAME: Final = "record.html"
"""What a record of an archive is read as: only HTML ones are."""


@dataclass(frozen=True, slots=True)
class Worker:
    """The readers one process needs, built once."""

    vocabulary: Vocabulary
    extractor: Extractor
    limits: Limits

    @staticmethod
    def build(limits: Limits) -> Worker:
        """A worker with the package's vocabulary."""
        return Worker(load_vocabulary(), load_extractor(), limits)

    def rows(self, tasks: Iterable[Task]) -> Rows:
        """The rows of some articles.

        An article that cannot be read becomes a row of `quarantine`, a record of an archive that is no English page
        one of `skipped`.
        """
        with _Archives() as archives:
            return reduce(_joined, (self._article(task, archives) for task in tasks), {})

    def _article(self, task: Task, archives: _Archives) -> Rows:
        try:
            if task.problem:
                raise UnreadableError(task.problem, stage="open")
            if task.offset is None:
                document = read(
                    self._checked(task, content(task.location, self.limits.file_bytes)), path=task.source.path
                )
            else:
                record = read_record(archives.opened(task.location), task.offset, self.limits.file_bytes)
                if record.skip:
                    return _skipped(task, record.skip)
                document = self._of_record(task, record)
                if not is_english(document.text, document.metadata.language):
                    return _skipped(task, NOT_ENGLISH)
            self.limits.check_text(document.text)
            findings = self.extractor.extract(document)
            exercises = identify_mentions(document, findings, self.vocabulary)
            spoken_of = _spoken_of(findings, self.vocabulary)
            return article_rows(
                task.source, document, findings, exercises, ledger(document, findings), spoken_of=spoken_of
            )
        except UnreadableError as error:
            return quarantined(task, error.stage, str(error))
        except OSError as error:
            return quarantined(task, "open", f"it cannot be opened ({error.strerror or error})")
        except MemoryError:
            return quarantined(task, "read", f"reading it takes more than {self.limits.memory:,} MB of memory")
        except Exception as error:  # a fault of liftlore's own must not stop the other articles
            return quarantined(task, "extract", f"liftlore failed on it: {type(error).__name__}: {error}")

    def _of_record(self, task: Task, record: Record) -> Document:
        """A record's article; of the capture it takes the URL, and the day where the page names none."""
        document = read(self._checked(task, record.body), path=_RECORD_NAME, charset=record.charset)
        told = document.metadata
        metadata = replace(told, url=record.url or told.url, published=told.published or record.captured)
        return replace(document, metadata=metadata)

    def _checked(self, task: Task, data: bytes) -> bytes:
        self.limits.check_bytes(data)
        if hashlib.sha256(data).hexdigest() != task.source.sha256:
            raise UnreadableError("it changed while it was being read; ingest again", stage="open")
        return data


class _Archives:
    """The archive that was read last, kept open: the articles of a batch mostly come from one."""

    def __init__(self) -> None:
        self._location = ""
        self._file: IO[bytes] | None = None
        self._open = ExitStack()

    def __enter__(self) -> _Archives:
        return self

    def __exit__(self, *_: object) -> None:
        self._open.close()

    def opened(self, location: str) -> IO[bytes]:
        if self._file is None or location != self._location:
            self._open.close()
            self._location, self._file = location, self._open.enter_context(opened(location))
        return self._file


def _spoken_of(findings: Findings, vocabulary: Vocabulary) -> dict[str, Identity]:
    """The exercises of statements that stand in no mention, by the name that the article gives them."""
    presented = {mention.name for mention in findings.mentions}
    names = {one.subject_id for one in findings.statements if one.subject_kind == "exercise" and one.subject_id}
    return {name: identify(name, vocabulary) for name in sorted(names - presented)}


def _skipped(task: Task, reason: str) -> Rows:
    return {"skipped": [{"source_id": task.source.source_id, "reason": reason}]}


def _format(path: str) -> Format | None:
    return format_of(path if place_of(path).offset is None else _RECORD_NAME)


def quarantined(task: Task, stage: str, reason: str) -> Rows:
    """The rows of an article that could not be read, with the stage it reached and the reason."""
    source = task.source
    row = source_row(source, status="quarantined", reason=reason, metadata=Metadata(), format=_format(source.path))
    return {
        "sources": [row],
        "quarantine": [
            {
                "source_id": source.source_id,
                "path": source.path,
                "sha256": source.sha256,
                "stage": stage,
                "reason": reason,
            }
        ],
    }


def _joined(first: Rows, second: Rows) -> Rows:
    for table, rows in second.items():
        first.setdefault(table, []).extend(rows)
    return first
