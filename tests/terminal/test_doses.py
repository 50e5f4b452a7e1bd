"""Doses in words, and their ranges drawn to scale."""

from __future__ import annotations

from typing import Any

import pytest

from pipeline.terminal.doses import dose_in_words, dose_lines

_RANGES = ("sets", "reps", "rest_seconds", "load_percent_1rm", "rpe")


@pytest.fixture(autouse=True)
def columns(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "100")


def dose(title: str = "A", **known: Any) -> dict[str, Any]:
    empty = {f"{name}_{end}": None for name in _RANGES for end in ("min", "max")}
    words = dict.fromkeys(("load", "tempo", "level", "goal", "population", "phase"))
    return {**empty, **words, "title": title, "reps_unit": "reps", "per_side": False, "set_type": "work", **known}


def test_dose_in_words_says_all_of_it() -> None:
    full = dose(
        sets_min=3.0,
        sets_max=4.0,
        reps_min=8.0,
        reps_max=12.0,
        per_side=True,
        rest_seconds_min=60.0,
        rest_seconds_max=90.0,
        rpe_min=8.0,
        rpe_max=8.0,
        tempo="3-1-1",
        level="beginner",
    )
    assert dose_in_words(full) == "3–4 × 8–12 reps per side, rest 60–90 s, RPE 8, tempo 3-1-1 (beginner)"
    assert dose_in_words(dose(sets_min=2.0, sets_max=2.0, reps_unit="failure")) == "2 sets to failure"


def test_ranges_stand_where_their_figures_are() -> None:
    lines = [
        str(line)
        for line in dose_lines(
            [
                dose("high", reps_min=12.0, reps_max=15.0),
                dose("low", reps_min=5.0, reps_max=8.0),
                dose("one", reps_min=10.0, reps_max=10.0),
            ]
        )
    ]
    scale, low, one, high = lines
    assert [line.split()[0] for line in (low, one, high)] == ["low", "one", "high"]
    assert scale.index("5") == low.index("├")
    assert scale.index("15") + 1 == high.index("┤")
    assert low.index("┤") < one.index("●") < high.index("├")


def test_an_open_end_is_an_arrow() -> None:
    lines = [str(line) for line in dose_lines([dose("open", reps_min=8.0), dose("shut", reps_min=5.0, reps_max=15.0)])]
    assert any("├" in line and "▸" in line and "at least 8" in line for line in lines)


def test_what_counts_differently_is_not_on_one_scale() -> None:
    lines = [
        str(line)
        for line in dose_lines(
            [
                dose("A", reps_min=5.0, reps_max=8.0),
                dose("B", reps_min=10.0, reps_max=12.0),
                dose("C", reps_min=30.0, reps_max=45.0, reps_unit="seconds"),
            ]
        )
    ]
    assert len(lines) == 4
    assert "12 reps" in lines[0]
    assert "├" not in lines[3]
    assert lines[3].endswith("30–45 seconds")


def test_no_chart_without_a_range_to_draw() -> None:
    assert len(list(dose_lines([dose(reps_min=5.0, reps_max=8.0)]))) == 1
    assert len(list(dose_lines([dose("A", sets_min=3.0, sets_max=3.0), dose("B", sets_min=3.0, sets_max=3.0)]))) == 2
    assert list(dose_lines([])) == []


def test_a_narrow_terminal_gets_the_words_only(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "60")
    lines = [
        str(line) for line in dose_lines([dose("A", reps_min=5.0, reps_max=8.0), dose("B", reps_min=9.0, reps_max=9.0)])
    ]
    assert len(lines) == 2
    assert all("├" not in line and len(line) <= 60 for line in lines)
