"""The golden articles: each has its labels, each label its article, and no field falls below the floor."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.evaluate import Evaluation, evaluate
from pipeline.evaluate.floor import Floor, corpus_hash, fallen, floor_of, raised, read_floor
from pipeline.evaluate.labels import Labelled, load_labelled

ARTICLES = Path(__file__).parent.parent / "articles"
FLOOR = ARTICLES / "floor.json"
SLACK = 0.01
"""A field that stands higher above its floor than this has improved unnoticed."""


@pytest.fixture(scope="module")
def labelled() -> list[Labelled]:
    return load_labelled(ARTICLES)


@pytest.fixture(scope="module")
def evaluation(labelled: list[Labelled]) -> Evaluation:
    return evaluate(labelled)


def test_each_article_has_labels_and_each_label_its_article(labelled: list[Labelled]) -> None:
    articles = {path for path in ARTICLES.rglob("*") if path.suffix in (".html", ".md", ".txt")}
    assert articles == {item.article for item in labelled}
    assert all(item.article.stem == Path(item.label.doc).stem for item in labelled)


def test_no_field_is_below_the_floor(labelled: list[Labelled], evaluation: Evaluation) -> None:
    assert fallen(read_floor(FLOOR), floor_of(evaluation, corpus_hash(labelled))) == []


def test_floor_follows_the_results_up(labelled: list[Labelled], evaluation: Evaluation) -> None:
    now = floor_of(evaluation, corpus_hash(labelled)).f1
    behind = {name: now[name] for name, lowest in read_floor(FLOOR).f1.items() if now[name] > lowest + SLACK}
    assert behind == {}, "better than the floor: `liftlore evaluate tests/articles --floor … --raise-floor`"


def test_floor_rises_field_by_field_and_sinks_only_with_other_articles() -> None:
    floor = Floor(corpus="a", f1={"steps": 0.9, "titles": 0.5})
    now = Floor(corpus="a", f1={"steps": 0.8, "titles": 0.6})
    assert raised(floor, now).f1 == {"steps": 0.9, "titles": 0.6}
    assert raised(floor, Floor(corpus="b", f1=now.f1)).f1 == now.f1
    assert raised(None, now) == now
    assert len(fallen(floor, now)) == 1
    assert len(fallen(floor, Floor(corpus="b", f1=floor.f1))) == 1
