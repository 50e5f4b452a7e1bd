"""A small catalogue with everything a report shows, its report, and a browser to read it in."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import duckdb
import pytest
from playwright.sync_api import Browser, Dialog, Page, sync_playwright

from pipeline.catalogue.store import open_catalogue
from pipeline.report.site import write_report
from pipeline.run.ingest import ingest
from pipeline.vocabulary import Vocabulary
from tests.browser import find_browser

ARTICLES = {
    "heavy-hinges.md": """---
title: Heavy Hinges for Impatient People
url: https://hinges.example.com/heavy
date: 2024-03-01
---
# Heavy Hinges for Impatient People

## 1. RDLs

Works the hamstrings and glutes. Do 3 sets of 5-8 reps and rest 3 minutes between sets.

1. Stand with your feet hip-width apart and hold the bar against your thighs.
2. Push your hips back and keep your back straight.
3. Stand up tall.

## 2. Lat Pulldown

Do 3 sets of 10 reps.

1. Pull the bar down behind your neck.
2. Let it rise slowly.
""",
    "light-hinges.md": """---
title: Light Hinges
date: 2025-06-01
---
# Light Hinges

## Romanian Deadlift

**Primary muscles:** hamstrings

**Secondary muscles:** erector spinae, forearms

Do 3 sets of 15-20 reps.

1. Hold a barbell with your feet hip-width apart.
2. Bend at the hips and keep your back straight.

## Lat Pulldown

Never pull the bar behind your neck. Do 2 sets of 12 reps.

1. Pull the bar to your collarbone.
2. Return slowly.
""",
    "third-opinion.md": """# A Third Opinion on Hinging

## Romanian Deadlift

Do 3-4 sets of 6-8 reps.

1. Stand with your feet hip-width apart and a barbell in your hands.
2. Push your hips back until you feel a stretch.

## Goblet Squat

3 sets of 10 reps

1. Hold a dumbbell at your chest.
2. Sit down between your hips.
""",
    "nothing.md": "# A Walk in the Park\n\nIt rained, and nobody lifted anything.\n",
}


@dataclass
class Visit:
    """An open page, and what it did that no page of the report may do."""

    page: Page
    complaints: list[str] = field(default_factory=list)

    def watch(self) -> None:
        self.page.on("console", lambda message: self._heard(message.type, message.text))
        self.page.on("pageerror", lambda error: self.complaints.append(f"error: {error}"))
        self.page.on("dialog", self._interrupted)
        self.page.on("request", lambda request: self._asked(request.url))

    def _heard(self, kind: str, text: str) -> None:
        if kind in ("error", "warning"):
            self.complaints.append(f"{kind}: {text}")

    def _interrupted(self, dialog: Dialog) -> None:
        self.complaints.append(f"dialog: {dialog.message}")
        dialog.dismiss()

    def _asked(self, url: str) -> None:
        if not url.startswith(("file://", "data:")):
            self.complaints.append(f"request: {url}")


@pytest.fixture(scope="session")
def catalogue(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("report")
    for name, text in ARTICLES.items():
        (folder / "articles").mkdir(exist_ok=True)
        (folder / "articles" / name).write_text(text, encoding="utf-8")
    path = folder / "catalogue.duckdb"
    ingest([str(folder / "articles")], path, workers=1)
    with duckdb.connect(str(path)) as connection:
        connection.execute("ALTER TABLE conflicts ADD COLUMN IF NOT EXISTS dismissed TEXT")
        connection.execute(
            "UPDATE conflicts SET dismissed = 'One is a warm-up.' WHERE aspect = 'rest_between_sets_seconds'"
        )
        connection.execute(
            """
            INSERT INTO conflicts BY NAME
            SELECT * REPLACE ('dismissed-one' AS conflict_id, 'An editor looked at it.' AS dismissed) FROM conflicts
            WHERE aspect = 'reps' AND certainty = 'conflict' LIMIT 1
            """
        )
    return path


def build(catalogue: Path, folder: Path, vocabulary: Vocabulary, *, quotes_only: bool = False) -> Path:
    with open_catalogue(catalogue) as connection:
        write_report(connection, vocabulary, folder, quotes_only=quotes_only)
    return folder


@pytest.fixture(scope="session")
def report(catalogue: Path, vocabulary: Vocabulary, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build(catalogue, tmp_path_factory.mktemp("written") / "report", vocabulary)


@pytest.fixture(scope="session")
def hostile(catalogue: Path, vocabulary: Vocabulary, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The report of a catalogue in which every text that comes from articles tries to run a script."""
    folder = tmp_path_factory.mktemp("hostile")
    path = folder / "catalogue.duckdb"
    shutil.copy(catalogue, path)
    attack = (
        """ </script></title>"'><script>window.owned = 1</script><img src=x onerror="window.owned = 1"> ${1}{{ 7*7 }}"""
    )
    texts = {
        "exercises": ("name",),
        "exercise_names": ("name",),
        "mentions": ("name", "quote"),
        "steps": ("text", "quote"),
        "prescriptions": ("load", "quote", "phase"),
        "claims": ("quote", "population"),
        "conflicts": ("subject_name", "explanation", "dismissed"),
        "sources": ("title", "author", "publisher", "path"),
        "documents": ("text",),
        "mention_muscles": ("quote",),
        "mention_equipment": ("quote",),
    }
    with duckdb.connect(str(path)) as connection:
        for table, columns in texts.items():
            for column in columns:
                connection.execute(f"UPDATE {table} SET {column} = coalesce({column}, '') || ?", [attack])
        connection.execute(
            "UPDATE sources SET url = CASE WHEN path < 'l' THEN 'javascript:window.owned=1' ELSE ? END",
            ["data:text/html,<script>window.owned=1</script>"],
        )
    return build(path, folder / "report", vocabulary)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    path = find_browser()
    if path is None:
        pytest.skip("no Chromium on this machine: install it or name it with CHROMIUM")
    arguments = ["--disable-background-networking", "--disable-component-update", "--disable-sync", "--no-first-run"]
    with sync_playwright() as driver:
        running = driver.chromium.launch(executable_path=path, args=arguments)
        yield running
        running.close()


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A page of desktop width; whatever it asks of the network or complains about fails the test."""
    with browser.new_context(viewport={"width": 1280, "height": 900}) as context:
        visit = Visit(context.new_page())
        visit.watch()
        visit.page.set_default_timeout(5_000)
        yield visit.page
        assert visit.complaints == []
