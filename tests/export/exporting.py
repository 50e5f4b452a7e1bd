"""Exports as text, for tests."""

from __future__ import annotations

import contextlib
import io
import json
from pathlib import Path
from typing import Any

from pipeline.export.formats import ExportFormat, export

PUBLIC = Path(__file__).parent / "public"


def exported(catalogue: Path, format: ExportFormat) -> str:
    """What an export of one file writes to standard output."""
    file = io.StringIO()
    with contextlib.redirect_stdout(file):
        export(catalogue, format, None)
    return file.getvalue()


def exported_json(catalogue: Path, format: ExportFormat) -> Any:
    return json.loads(exported(catalogue, format))
