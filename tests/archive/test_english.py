"""English pages of a crawl are told from others."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.archive.english import is_english
from pipeline.read import format_of, read

_LIST = (
    "Monday Back squat 3x5 Bench press 3x5 Barbell row 3x8 Plank 3x60s Friday Deadlift 1x5 Press 3x5 Chin-up 3xAMRAP "
)
_OTHERS = {
    "de": """Stellen Sie sich hüftbreit auf und halten Sie die Hantel mit beiden Händen vor der Brust. Der Rücken ist
        gerade und die Knie zeigen nach außen. Senken Sie das Gesäß, bis die Oberschenkel waagerecht sind, und drücken
        Sie sich dann wieder nach oben. Machen Sie drei Sätze mit zehn Wiederholungen.""",
    "es": """Colócate de pie con los pies separados a la altura de los hombros y sujeta la mancuerna con las manos. Baja
        despacio las caderas hasta que los muslos estén paralelos al suelo y vuelve a subir por los talones. Haz tres
        series de diez repeticiones con un minuto de descanso entre ellas.""",
    "fr": """Tenez-vous debout, les pieds écartés à la largeur des épaules, et tenez un haltère avec les deux mains
        devant la poitrine. Descendez lentement les hanches, le dos droit, puis remontez en poussant sur les talons.
        Faites trois séries de dix répétitions avec une minute de repos entre les séries.""",
    "ru": """Встаньте прямо, ноги на ширине плеч, возьмите гантель двумя руками и держите её перед грудью. Медленно
        опустите таз назад и вниз, спина прямая, колени смотрят наружу. Затем вернитесь в исходное положение.""",
}


def test_every_article_of_the_project_is_english(project: Path) -> None:
    paths = [path for name in ("raw", "tests/articles") for path in (project / name).rglob("*") if format_of(path.name)]
    assert len(paths) > 20
    for path in paths:
        document = read(path.read_bytes(), path=path.name)
        assert is_english(document.text, document.metadata.language), path


@pytest.mark.parametrize("language", _OTHERS)
@pytest.mark.parametrize("declares", [True, False])
def test_other_languages_are_told_whatever_they_declare(language: str, declares: bool) -> None:
    assert not is_english(_OTHERS[language], language if declares else "en")
    assert not is_english(f"{_OTHERS[language]} Goblet Squat: the exercise that you should do.", None)


def test_a_bare_list_of_names_and_doses_is_english() -> None:
    assert is_english(_LIST * 5, None)
    assert is_english(_LIST * 5, "en-GB")
    assert not is_english(_LIST * 5, "de")


def test_english_in_a_foreign_template_is_english() -> None:
    text = "Stand with your feet apart and keep the weight on your heels when you push the hips back. " * 4
    assert is_english(text, "de-DE")


def test_few_words_are_what_they_declare() -> None:
    assert is_english("Goblet Squat", None)
    assert not is_english("Goblet Squat", "fr")
    assert not is_english("Приседания с гантелью", None)
