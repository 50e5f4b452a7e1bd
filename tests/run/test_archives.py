"""Compressed articles and web archives become sources like any others, and the rest of a crawl is counted."""

from __future__ import annotations

import gzip
import os
from pathlib import Path

import duckdb
import pytest

from pipeline.catalogue.store import open_catalogue
from pipeline.catalogue.verify import verify
from pipeline.errors import UsageError
from pipeline.run.ingest import Summary, ingest
from pipeline.run.limits import Limits
from tests.archive.crawl import packed, page, record
from tests.run.test_ingest import PLANK, SQUAT, exported, rows

GERMAN = (
    "<html lang='de'><body><main><h1>Kniebeuge</h1><p>Stellen Sie sich hüftbreit auf und halten Sie die Hantel mit "
    "beiden Händen vor der Brust. Der Rücken ist gerade und die Knie zeigen nach außen. Machen Sie drei Sätze mit zehn "
    "Wiederholungen und achten Sie auf die Atmung.</p></main></body></html>"
).encode()
CRAWL = (
    record(b"GET /", type="request"),
    record(page("Goblet Squat"), "https://example.org/squat"),
    record(page("Romanian Deadlift"), "https://example.org/rdl"),
    record(GERMAN, "https://example.org/kniebeuge"),
    record(b"\x89PNG", "https://example.org/a.png", kind="image/png"),
    record(page("Lost"), "https://example.org/lost", status="404 Not Found"),
    record(page("Goblet Squat"), "https://example.org/squat?copy"),
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "crawl.warc.gz").write_bytes(packed(*CRAWL))
    return folder


def run(folder: Path, *, limits: Limits | None = None) -> Summary:
    catalogue = folder.parent / "c.duckdb"
    summary = ingest([str(folder)], catalogue, limits=limits)
    with open_catalogue(catalogue) as connection:
        assert [check for check in verify(connection) if check.broken] == []
    return summary


def test_records_are_sources_with_the_url_and_the_day_of_the_capture(folder: Path, tmp_path: Path) -> None:
    summary = run(folder)
    assert summary.counts["sources"] == 2
    assert summary.counts["duplicates"] == 1
    assert summary.skipped == (("HTTP status other than 200", 1), ("not English", 1), ("not HTML", 1))
    found = rows(
        tmp_path / "c.duckdb",
        "SELECT path, format, url, published::TEXT, mentions.exercise_id FROM sources JOIN mentions USING (source_id) "
        "ORDER BY url",
    )
    assert [row[1:] for row in found] == [
        ("html", "https://example.org/rdl", "2024-03-05", "romanian-deadlift"),
        ("html", "https://example.org/squat", "2024-03-05", "goblet-squat"),
    ]
    offset = len(packed(CRAWL[0]))
    assert found[1][0] == f"crawl.warc.gz#{offset}"


def test_day_that_the_page_names_is_its_day(folder: Path, tmp_path: Path) -> None:
    dated = page("Plank").replace(b"<head>", b"<head><meta property='article:published_time' content='2019-05-06'>")
    (folder / "crawl.warc.gz").write_bytes(packed(record(dated)))
    run(folder)
    assert rows(tmp_path / "c.duckdb", "SELECT published::TEXT FROM sources") == [("2019-05-06",)]


def test_unchanged_archive_is_not_read_again(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    run(folder)
    os.utime(folder / "crawl.warc.gz", (1, 1))

    def refuse(*_: object) -> None:
        raise AssertionError("read again")

    monkeypatch.setattr("pipeline.run.contents.read_records", refuse)
    summary = run(folder)
    assert summary.up_to_date
    assert summary.skipped == (("HTTP status other than 200", 1), ("not English", 1), ("not HTML", 1))


def test_archive_that_grew_keeps_its_records(folder: Path, tmp_path: Path) -> None:
    run(folder)
    before = rows(tmp_path / "c.duckdb", "SELECT mention_id FROM mentions ORDER BY 1")
    (folder / "crawl.warc.gz").write_bytes(packed(*CRAWL, record(page("Forearm Plank"), "https://example.org/plank")))
    summary = run(folder)
    assert (summary.new, summary.changed, summary.removed, summary.read) == (1, 0, 0, 1)
    after = rows(tmp_path / "c.duckdb", "SELECT mention_id FROM mentions ORDER BY 1")
    assert set(before) < set(after)


def test_archive_that_is_gone_takes_its_records_along(folder: Path) -> None:
    (folder / "plank.md").write_text(PLANK)
    run(folder)
    (folder / "crawl.warc.gz").unlink()
    summary = run(folder)
    assert summary.removed == len(CRAWL) - 1
    assert (summary.counts["sources"], summary.skipped) == (1, ())


def test_single_archive_of_a_known_folder_keeps_its_path(folder: Path, tmp_path: Path) -> None:
    run(folder)
    assert ingest([str(folder / "crawl.warc.gz")], tmp_path / "c.duckdb").up_to_date


@pytest.mark.parametrize("newer", ["reading", "merging"])
def test_newer_rules_read_archives_again(folder: Path, newer: str, monkeypatch: pytest.MonkeyPatch) -> None:
    (folder / "cut.warc.gz").write_bytes(packed(record(page("Plank")), record(page("Lunge")))[:-60])
    run(folder)
    before = exported(folder.parent / "c.duckdb")
    versions = {"reading": "1", "merging": "1", newer: "2"}
    monkeypatch.setattr("pipeline.run.ingest.rules_versions", lambda: versions)
    summary = run(folder)
    assert summary.read > 0
    assert exported(folder.parent / "c.duckdb") == before


def test_catalogue_from_before_archives_were_read_is_brought_up_to_date(folder: Path, tmp_path: Path) -> None:
    run(folder)
    (folder / "plank.md").write_text(PLANK)
    run(folder)
    before = exported(tmp_path / "c.duckdb")
    (folder / "crawl.warc.gz").rename(tmp_path / "crawl.warc.gz")
    run(folder)
    with duckdb.connect(str(tmp_path / "c.duckdb")) as connection:
        connection.execute("DROP TABLE skipped")
        connection.execute("CREATE TABLE older AS SELECT * EXCLUDE (unpacked) FROM inputs")
        connection.execute("DROP TABLE inputs; ALTER TABLE older RENAME TO inputs")
        connection.execute("UPDATE meta SET value = 'older' WHERE key = 'reading'")
    (tmp_path / "crawl.warc.gz").rename(folder / "crawl.warc.gz")
    run(folder)
    assert exported(tmp_path / "c.duckdb") == before


def test_broken_archive_is_put_aside_and_its_whole_records_are_read(folder: Path) -> None:
    (folder / "crawl.warc.gz").write_bytes(packed(*CRAWL)[:-60])
    summary = run(folder)
    assert [path for path, _ in summary.quarantined] == ["crawl.warc.gz"]
    assert "breaks off in the record at byte" in summary.quarantined[0][1]
    assert summary.counts["sources"] == 2
    assert run(folder).up_to_date


def test_charset_of_the_server_is_believed_before_the_pages(folder: Path, tmp_path: Path) -> None:
    body = page("Jiří squat").decode().replace("<head>", "<head><meta charset='windows-1251'>").encode("iso-8859-2")
    (folder / "crawl.warc.gz").write_bytes(packed(record(body, kind="text/html; charset=iso-8859-2")))
    run(folder)
    assert rows(tmp_path / "c.duckdb", "SELECT title FROM sources") == [("Jiří squat",)]


def test_bomb_in_a_record_is_put_aside(folder: Path) -> None:
    bomb = record(gzip.compress(b"squat " * 1_000_000), headers="Content-Encoding: gzip\r\n")
    (folder / "crawl.warc.gz").write_bytes(packed(bomb, CRAWL[1]))
    summary = run(folder, limits=Limits(megabytes=1))
    assert [reason for _, reason in summary.quarantined] == ["it is larger than 1 MB"]
    assert summary.counts["sources"] == 1


def test_compressed_articles_are_read(folder: Path, tmp_path: Path) -> None:
    (folder / "crawl.warc.gz").unlink()
    (folder / "plank.md").write_text(PLANK)
    (folder / "plank.copy.md.gz").write_bytes(gzip.compress(PLANK.encode()))
    (folder / "squat.MD.GZ").write_bytes(gzip.compress(SQUAT.encode()))
    (folder / "cut.md.gz").write_bytes(gzip.compress(PLANK.encode())[:-20])
    (folder / "bomb.txt.gz").write_bytes(gzip.compress(b"squat " * 1_000_000))
    (folder / "notes.gz").write_bytes(gzip.compress(b"no article"))
    summary = run(folder, limits=Limits(megabytes=1))
    assert summary.quarantined == (
        ("bomb.txt.gz", "it is larger than 1 MB"),
        ("cut.md.gz", "its compressed data breaks off before its end"),
    )
    assert summary.passed_over == 1
    assert rows(tmp_path / "c.duckdb", "SELECT path, status, format FROM sources WHERE reason IS NULL ORDER BY 1") == [
        ("plank.copy.md.gz", "ok", "markdown"),
        ("squat.MD.GZ", "ok", "markdown"),
    ]
    assert summary.counts["duplicates"] == 1
    assert run(folder, limits=Limits(megabytes=1)).up_to_date


def test_urls_are_ingested_like_paths(folder: Path, tmp_path: Path) -> None:
    (folder / "web").mkdir()
    (folder / "web" / "plank.md").write_text(PLANK)
    (folder / "photo.jpg").write_bytes(b"")
    by_path, by_url = tmp_path / "c.duckdb", tmp_path / "url.duckdb"
    run(folder)
    summary = ingest([folder.as_uri()], by_url)
    assert summary.passed_over == 1
    assert exported(by_url) == exported(by_path)
    assert ingest([f"{folder.as_uri()}/web/plank.md"], by_url).up_to_date
    assert ingest([folder.as_uri()], by_url).up_to_date
    with pytest.raises(UsageError, match="does not exist"):
        ingest([f"{folder.as_uri()}/nowhere"], by_url)
