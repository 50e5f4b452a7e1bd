"""A catalogue to export: the sample articles, the labelled ones, and one that means harm."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.run.ingest import ingest
from tests.sharing import made_once

HOSTILE = (
    """---
title: '=HYPERLINK("http://evil.example","win")'
author: "\x1b[31m@SUM(1+1)\u202e"
---
# =cmd|' /C calc'!A0 </script><script>alert(1)</script>

## 1. ///Goblet Squat / {}#[] |!

3-4 sets of 5-8 reps, rest 90-120 seconds

1. -Hold the bell; =1+1 "quoted", then sit down. \x1b]0;owned\x07
2. ＝SUM(A1) Stand up and press the floor away with both feet.
3. """
    + ("Push your hips back and keep the weight close to your legs, " * 60)
    + """and stand up.

## 2. Plank

Hold for 30 seconds, 3 sets, per side. Works your abs and core.

## 3. Plank

3 sets to failure
"""
)


@pytest.fixture(scope="session")
def catalogue(tmp_path_factory: pytest.TempPathFactory, project: Path) -> Path:
    def make(folder: Path) -> None:
        hostile = folder / "articles" / "=hostile.md"
        hostile.parent.mkdir()
        hostile.write_text(HOSTILE, encoding="utf-8")
        articles = project / "tests" / "articles"
        own = [str(file) for suffix in ("html", "md", "txt") for file in articles.rglob(f"*.{suffix}")]
        ingest([str(project / "raw"), str(hostile.parent), *sorted(own)], folder / "catalogue.duckdb")

    return made_once(tmp_path_factory, "export", make) / "catalogue.duckdb"
