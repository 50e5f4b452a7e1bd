"""The work on one article: read, extract, identify, and lay the findings out as rows."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import reduce

from pipeline.catalogue.rows import Rows, Source, article_rows, source_row
from pipeline.errors import UnreadableError
from pipeline.extract import Extractor
from pipeline.extract.ledger import ledger
from pipeline.identify import Identity, identify, identify_mentions
from pipeline.models import Findings, Metadata
from pipeline.read import format_of, read
from pipeline.run.limits import Limits
from pipeline.vocabulary import Vocabulary, load_vocabulary


@dataclass(frozen=True, slots=True)
class Task:
    """One article to work on and where its bytes are."""

    source: Source
    location: str
    problem: str | None
    size: int = 0


@dataclass(frozen=True, slots=True)
class Worker:
    """The readers one process needs, built once."""

    vocabulary: Vocabulary
    extractor: Extractor
    limits: Limits

    @staticmethod
    def build(limits: Limits) -> Worker:
        """A worker with the package's vocabulary."""
        vocabulary = load_vocabulary()
        return Worker(vocabulary, Extractor.build(vocabulary), limits)

    def rows(self, tasks: Iterable[Task]) -> Rows:
        """The rows of some articles; an article that cannot be read becomes a row of `quarantine`."""
        return reduce(_joined, (self._article(task) for task in tasks), {})

    def _article(self, task: Task) -> Rows:
        try:
            if task.problem:
                raise UnreadableError(task.problem, stage="open")
            document = read(_bytes(task, self.limits), path=task.source.path)
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
            return quarantined(task, "open", f"it cannot be opened ({error.strerror})")
        except MemoryError:
            return quarantined(task, "read", f"reading it takes more than {self.limits.memory:,} MB of memory")
        except Exception as error:  # a fault of liftlore's own must not stop the other articles
            return quarantined(task, "extract", f"liftlore failed on it: {type(error).__name__}: {error}")


def _spoken_of(findings: Findings, vocabulary: Vocabulary) -> dict[str, Identity]:
    """The exercises of statements that stand in no mention, by the name that the article gives them."""
    presented = {mention.name for mention in findings.mentions}
    names = {one.subject_id for one in findings.statements if one.subject_kind == "exercise" and one.subject_id}
    return {name: identify(name, vocabulary) for name in sorted(names - presented)}


def _bytes(task: Task, limits: Limits) -> bytes:
    with open(task.location, "rb") as file:
        data = file.read(limits.megabytes * 1_000_000 + 1)
    limits.check_bytes(data)
    if hashlib.sha256(data).hexdigest() != task.source.sha256:
        raise UnreadableError("it changed while it was being read; ingest again", stage="open")
    return data


def quarantined(task: Task, stage: str, reason: str) -> Rows:
    """The rows of an article that could not be read, with the stage it reached and the reason."""
    source = task.source
    row = source_row(source, status="quarantined", reason=reason, metadata=Metadata(), format=format_of(source.path))
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
