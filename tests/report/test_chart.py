"""The interval chart: places in percent, the consensus, and what lies outside it."""

from __future__ import annotations

from typing import Any

import pytest

from pipeline.report.chart import Bar, Chart, charts


def claim(source: str, low: float | None, high: float | None, **other: Any) -> dict[str, Any]:
    usual = {"aspect": "reps", "per_side": False, "stance": "asserted", "set_type": "work", "claim_id": f"{source}-1"}
    return {**usual, "source_id": source, "value_min": low, "value_max": high, **other}


def agreement(low: float | None, high: float | None, value: str | None = None) -> dict[str, Any]:
    return {"aspect": "reps", "value": value, "value_min": low, "value_max": high, "independent_sources": 2}


def only(found: list[Chart]) -> Chart:
    (chart,) = found
    return chart


def test_one_line_a_source_the_lowest_first() -> None:
    chart = only(charts([claim("b", 12, 15), claim("a", 5, 8), claim("b", 10, 10, claim_id="b-2")], []))
    assert [(line.claim["source_id"], line.words) for line in chart.lines] == [("a", "5–8"), ("b", "12–15, 10")]
    assert [tick.label for tick in chart.ticks] == ["0", "5", "10", "15"]
    assert chart.lines[0].bars == (Bar(33.33, 20.0, False, False),)


def test_outliers_lie_wholly_outside_the_consensus() -> None:
    lines = only(
        charts([claim("a", 8, 10), claim("b", 10, 12), claim("c", 15, 20), claim("d", 3, 5)], [agreement(10, 10)])
    ).lines
    assert {line.claim["source_id"]: line.outlier for line in lines} == {"a": False, "b": False, "c": True, "d": True}


@pytest.mark.parametrize(
    "other", [{"level": "beginner"}, {"phase": "week 3"}, {"set_type": "warmup"}, {"stance": "reported"}]
)
def test_what_holds_under_a_condition_is_no_outlier(other: dict[str, Any]) -> None:
    chart = only(charts([claim("a", 8, 10), claim("b", 30, 30, **other)], [agreement(8, 10)]))
    assert chart.outliers == 0
    assert chart.lines[-1].conditions


def test_sides_are_counted_apart() -> None:
    found = charts(
        [claim("a", 8, 8), claim("b", 10, 10, per_side=True)], [agreement(8, 8), agreement(10, 12, "per side")]
    )
    assert [(chart.per_side, chart.agreement and chart.agreement["value_min"]) for chart in found] == [
        (False, 8),
        (True, 10),
    ]


@pytest.mark.parametrize(
    ("low", "high", "bar"),
    [
        (10, None, Bar(100.0, 0.0, False, True)),
        (None, 10, Bar(0.0, 100.0, True, False)),
        (0, 0, Bar(0.0, 0.0, False, False)),
    ],
)
def test_open_ends_reach_the_edge(low: float | None, high: float | None, bar: Bar) -> None:
    lines = only(charts([claim("a", low, high), claim("b", 10, 10)], [])).lines
    assert bar in {one for line in lines for one in line.bars}


def test_an_open_range_that_may_meet_the_consensus_is_no_outlier() -> None:
    chart = only(charts([claim("a", None, 20), claim("b", 12, None)], [agreement(8, 10)]))
    assert [line.outlier for line in chart.lines] == [False, True]


@pytest.mark.parametrize("most", [0, 0.5, 1, 3, 4, 7, 20, 99, 180, 1000, 86_400, 1e9])
def test_the_axis_holds_every_figure_with_few_ticks(most: float) -> None:
    chart = only(charts([claim("a", most, most)], []))
    assert float(chart.ticks[-1].label) >= most
    assert 2 <= len(chart.ticks) <= 8
    assert chart.ticks[-1].place == 100
    assert all(0 <= bar.start <= 100 and bar.start + bar.width <= 100.01 for line in chart.lines for bar in line.bars)
