"""The pages as files: whole, linked, escaped, and the same each time."""

from __future__ import annotations

import subprocess
import sys
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote

import pytest

from pipeline.catalogue.store import open_catalogue
from pipeline.errors import UsageError
from pipeline.report import articles, exercises, site
from pipeline.report.folder import new_folder
from pipeline.report.wording import page_name, web_address
from pipeline.vocabulary import Vocabulary
from tests.report.conftest import build


class _Links(HTMLParser):
    """The ids of a page, and where its links and assets lead."""

    def __init__(self, path: Path) -> None:
        super().__init__()
        self.ids: list[str] = []
        self.targets: list[str] = []
        self.feed(path.read_text(encoding="utf-8"))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = dict(attrs)
        self.ids += [values["id"] or ""] if "id" in values else []
        self.targets += [values[name] or "" for name in ("href", "src") if name in values]


def content(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_every_link_leads_to_a_place_that_exists(report: Path) -> None:
    pages = {path.resolve(): _Links(path) for path in report.rglob("*.html")}
    followed = 0
    for path, links in pages.items():
        assert len(links.ids) == len(set(links.ids)), f"{path.name} has an id twice"
        for target in links.targets:
            if target.startswith(("https:", "data:")):
                continue
            file, _, place = target.partition("#")
            there = (path.parent / unquote(file)).resolve() if file else path
            assert there.is_file(), f"{path.name}: {target}"
            # The first page takes a search behind #, and the page of conflicts draws its cards itself.
            if place and there.name not in ("index.html", "conflicts.html"):
                assert place in pages[there].ids, f"{path.name}: {target}"
            followed += 1
    assert followed > 100


def test_same_catalogue_same_bytes(report: Path, catalogue: Path, vocabulary: Vocabulary, tmp_path: Path) -> None:
    assert content(build(catalogue, tmp_path / "again", vocabulary)) == content(report)


def test_small_windows_give_the_same_bytes(
    report: Path, catalogue: Path, vocabulary: Vocabulary, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(exercises, "AT_A_TIME", 1)
    monkeypatch.setattr(articles, "AT_A_TIME", 1)
    assert content(build(catalogue, tmp_path / "again", vocabulary)) == content(report)


def test_article_page_shows_the_whole_text_and_marks_its_facts(report: Path, catalogue: Path) -> None:
    with open_catalogue(catalogue) as connection:
        found = connection.execute("SELECT source_id, text FROM documents").fetchall()
    assert found
    for source_id, text in found:
        page = _Text((report / "articles" / page_name(source_id)).read_text(encoding="utf-8"))
        assert "".join(page.read.split()) == "".join(text.split())
        assert page.marked == ("Walk in the Park" not in text)


class _Text(HTMLParser):
    def __init__(self, text: str) -> None:
        super().__init__()
        self.read = ""
        self.marked = False
        self._inside = False
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._inside |= ("class", "read") in attrs
        self.marked |= tag == "mark" and self._inside

    def handle_endtag(self, tag: str) -> None:
        self._inside &= tag != "section"

    def handle_data(self, data: str) -> None:
        self.read += data if self._inside else ""


def test_quotes_only_leaves_the_rest_of_the_text_out(catalogue: Path, vocabulary: Vocabulary, tmp_path: Path) -> None:
    folder = build(catalogue, tmp_path / "report", vocabulary, quotes_only=True)
    everything = b"".join(content(folder).values())
    assert b"It rained" not in everything
    assert b"and rest 3 minutes" not in everything
    assert b"3 sets of 5-8 reps" in everything


def test_nothing_of_a_hostile_text_becomes_markup(hostile: Path) -> None:
    for path in hostile.rglob("*.html"):
        text = path.read_text(encoding="utf-8")
        assert "<script>" not in text, path.name
        assert "<img" not in text, path.name
        assert "49 }}" not in text, path.name


@pytest.mark.parametrize(
    "url", ["javascript:alert(1)", "JaVaScRiPt:alert(1)", " javascript:alert(1)", "data:text/html,x", "file:///etc/passwd",
            "https:", "//example.com", "http://[", "", None]
)  # fmt: skip
def test_only_web_addresses_become_links(url: str | None) -> None:
    assert web_address(url) is None


def test_a_web_address_stays_as_it_is(report: Path) -> None:
    assert web_address("https://example.com/a?b=c") == "https://example.com/a?b=c"
    pages = "".join(path.read_text(encoding="utf-8") for path in (report / "articles").iterdir())
    assert 'href="https://hinges.example.com/heavy" rel="noreferrer noopener nofollow"' in pages


@pytest.mark.parametrize("identifier", ["../../etc/passwd", "a/b", "", "-", "x" * 200, "Ünï", "a.b"])
def test_no_id_leaves_its_folder(identifier: str) -> None:
    name = page_name(identifier)
    assert name.startswith("x-")
    assert len(name) < 40
    assert "/" not in name


def test_a_folder_with_other_files_is_left_alone(catalogue: Path, vocabulary: Vocabulary, tmp_path: Path) -> None:
    (tmp_path / "thesis.txt").write_text("years of work")
    with pytest.raises(UsageError, match="no report"):
        build(catalogue, tmp_path, vocabulary)
    assert (tmp_path / "thesis.txt").read_text() == "years of work"
    with pytest.raises(UsageError, match="no folder"):
        build(catalogue, tmp_path / "thesis.txt", vocabulary)


def test_a_failure_leaves_the_old_report(report: Path, tmp_path: Path) -> None:
    with new_folder(tmp_path / "report") as building:
        (building / "index.html").write_text("old")
    with pytest.raises(RuntimeError), new_folder(tmp_path / "report") as building:  # noqa: PT012
        (building / "index.html").write_text("half a page")
        raise RuntimeError("power cut")
    assert (tmp_path / "report" / "index.html").read_text() == "old"
    assert [path.name for path in tmp_path.iterdir()] == ["report"]


def test_an_empty_catalogue_has_a_report(vocabulary: Vocabulary, tmp_path: Path) -> None:
    from pipeline.run.ingest import ingest

    (tmp_path / "raw").mkdir()
    (tmp_path / "raw" / "empty.md").write_text("Nothing at all.\n")
    ingest([str(tmp_path / "raw")], tmp_path / "catalogue.duckdb", workers=1)
    folder = build(tmp_path / "catalogue.duckdb", tmp_path / "report", vocabulary)
    assert "0 exercises, as 1 article tells it" in (folder / "index.html").read_text(encoding="utf-8")
    assert "No two articles contradict" in (folder / "conflicts.html").read_text(encoding="utf-8")


def test_the_command_says_what_it_wrote(catalogue: Path, tmp_path: Path) -> None:
    target = tmp_path / "web"
    command = [sys.executable, "-c", "from pipeline.cli import main; main()", "report"]
    command += ["--catalogue", str(catalogue), "--output", str(target)]
    result = subprocess.run(command, capture_output=True, text=True, check=True)
    assert result.stdout == f"{target / 'index.html'}: pages of 3 exercises and 4 articles\n"
    assert len(list((target / "exercises").iterdir())) == 3


def test_pages_ask_for_nothing_but_their_own_assets(report: Path) -> None:
    for path in report.rglob("*.html"):
        text = path.read_text(encoding="utf-8")
        assert "default-src 'none'; script-src 'self'; style-src 'self'" in text
        assert " style=" not in text, "the policy would not let it apply"
        assert " onclick=" not in text
    assert {path.name for path in (report / "assets").iterdir()} >= set(site._ASSETS)
