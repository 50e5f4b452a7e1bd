"""Doses as a reader writes them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from pipeline.text import range_in_words


def dose_in_words(dose: Mapping[str, Any]) -> str:
    """A row of `prescriptions` as text: 3 × 8–12 reps per side, rest 60–90 s, RPE 8."""
    sets = range_in_words(dose["sets_min"], dose["sets_max"])
    unit = dose["reps_unit"]
    reps = range_in_words(dose["reps_min"], dose["reps_max"])
    counted = "to failure" if unit == "failure" else f"{reps} {unit}" if reps else ""
    if sets:
        noun = "set" if sets == "1" else "sets"
        counted = (
            f"{sets} {noun} {counted}" if unit == "failure" else f"{sets} × {counted}" if reps else f"{sets} {noun}"
        )
    parts = [counted + (" per side" if dose["per_side"] else "")]
    for name, label in (("rest_seconds", "rest {} s"), ("load_percent_1rm", "{} % of 1RM"), ("rpe", "RPE {}")):
        figures = range_in_words(dose[f"{name}_min"], dose[f"{name}_max"])
        parts += [label.format(figures)] if figures else []
    parts += [dose["load"]] if dose["load"] else []
    parts += [f"tempo {dose['tempo']}"] if dose["tempo"] else []
    parts += ["warm-up"] if dose["set_type"] == "warmup" else []
    conditions = [dose[name] for name in ("level", "goal", "population", "phase") if dose[name]]
    return ", ".join(part for part in parts if part) + (f" ({', '.join(conditions)})" if conditions else "")
