"""Several labels with their values in one line."""

from __future__ import annotations

import pytest

from pipeline.extract import Extractor
from pipeline.models import Mention
from pipeline.read import read


def of(extractor: Extractor, line: str) -> Mention:
    page = f"# Bird Dog\n\n{line}\n\nGet on all fours. Reach out with one arm.\n"
    (mention,) = extractor.extract(read(page.encode(), path="a.md")).mentions
    return mention


@pytest.mark.parametrize(
    "line",
    [
        "Level: Beginner | Equipment: mat | Target: core, glutes | Sets: 3 | Reps: 10",
        "Equipment: mat • Target: core, glutes • Sets: 3 • Reps: 10",
        "Target: core, glutes; Equipment: mat; Sets: 3, Reps: 10",
        "**Target:** core, glutes **Equipment:** mat **Sets:** 3 **Reps:** 10",
        "Sets: 3 · Reps: 10 · Target: core, glutes · Equipment: mat",
    ],
)
def test_each_label_of_a_line_has_its_own_value(line: str, extractor: Extractor) -> None:
    mention = of(extractor, line)
    assert [use.muscle_id for use in mention.muscles] == ["core", "glutes"]
    assert [use.equipment_id for use in mention.equipment] == ["mat"]
    assert [(dose.sets, dose.reps) for dose in mention.prescriptions] == [((3, 3), (10, 10))]


def test_labels_of_one_dose_stay_together(extractor: Extractor) -> None:
    (dose,) = of(extractor, "Sets: 3 | Reps: 10 | Rest: 60 s").prescriptions
    assert (dose.sets, dose.reps, dose.rest_seconds) == ((3, 3), (10, 10), (60, 60))


def test_a_list_item_has_labels_behind_its_name(extractor: Extractor) -> None:
    items = "- **Bird Dog** – Muscles: abs, glutes; Equipment: mat\n- **Plank** – Muscles: quads; Equipment: towel\n"
    found = extractor.extract(read(f"# Core work\n\n{items}".encode(), path="a.md")).mentions
    assert [[use.muscle_id for use in one.muscles] for one in found] == [["abs", "glutes"], ["quadriceps"]]
    assert [[use.equipment_id for use in one.equipment] for one in found] == [["mat"], ["towel"]]


@pytest.mark.parametrize("profile", ["Exercise Profile", "Exercise Details", "Quick Facts"])
@pytest.mark.parametrize("dash", [" - ", ": "])
def test_a_profile_under_a_heading_of_the_name_s_level_is_the_exercise_s(
    profile: str, dash: str, extractor: Extractor
) -> None:
    cards = [
        f"### {name}\n\n### {profile}\n\n- Target Muscle Group{dash}{muscle}\n- Equipment Required{dash}Dumbbell\n"
        f"- Secondary Muscles{dash}Forearms\n\n### Instructions\n\n1. Stand tall.\n2. Lift the dumbbells slowly.\n"
        for name, muscle in (("Hammer Curl", "Biceps"), ("Lateral Raise", "Shoulders"))
    ]
    page = "# Arms at Home\n\n" + "\n".join(cards)
    mentions = extractor.extract(read(page.encode(), path="a.md")).mentions
    assert [(one.name, one.muscles[0].muscle_id, len(one.steps)) for one in mentions] == [
        ("Hammer Curl", "biceps", 2),
        ("Lateral Raise", "shoulders", 2),
    ]
    assert all([use.equipment_id for use in one.equipment] == ["dumbbell"] for one in mentions)
