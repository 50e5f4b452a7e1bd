"""Files are opened and unpacked, bombs and broken ones refused."""

from __future__ import annotations

import gzip
import sys
from pathlib import Path

import pytest

from pipeline.archive.files import content, file_system
from pipeline.errors import UnreadableError, UsageError


def test_packed_and_plain_files_are_read_from_paths_and_urls(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_bytes(b"plank")
    (tmp_path / "a.md.gz").write_bytes(gzip.compress(b"plank") + gzip.compress(b" and squat"))
    for place in (str(tmp_path), tmp_path.as_uri()):
        assert content(f"{place}/a.md", 100) == b"plank"
        assert content(f"{place}/a.md.gz", 100) == b"plank and squat"


def test_no_more_is_unpacked_than_wanted(tmp_path: Path) -> None:
    (tmp_path / "bomb.txt.gz").write_bytes(gzip.compress(bytes(50_000_000)))
    assert len(content(str(tmp_path / "bomb.txt.gz"), 1000)) == 1001


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (gzip.compress(b"plank " * 100)[:-12], "breaks off"),
        (b"plank", "no intact gzip data"),
        (gzip.compress(b"plank")[:-8] + b"12345678", "no intact gzip data"),
        (gzip.compress(b"plank") + b"and more", "no intact gzip data"),
    ],
    # gzip writes the time into its data, which must not name a test.
    ids=["cut short", "never compressed", "wrong sum", "something behind"],
)
def test_broken_gzip_data_is_refused(tmp_path: Path, data: bytes, reason: str) -> None:
    (tmp_path / "a.md.gz").write_bytes(data)
    with pytest.raises(UnreadableError, match=reason):
        content(str(tmp_path / "a.md.gz"), 1000)


def test_url_without_a_file_system_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(UsageError, match="cannot be opened"):
        file_system("nosuch://bucket/a.md")
    monkeypatch.setitem(sys.modules, "fsspec", None)
    with pytest.raises(UsageError, match=r"liftlore\[cluster\]"):
        file_system("s3://bucket/a.md")
