"""Leaflets whose lines ran together: names that go on with how they are done, with nothing to part them."""

from __future__ import annotations

import pytest

from pipeline.extract import Extractor
from pipeline.read import read

TOLD = {
    "Heel Raise": ("Stand behind a chair.", "Rise onto your toes.", "Repeat 12 times."),
    "Hip Abduction (Side)": ("Lie on your side.", "Lift the upper leg.", "Repeat 8 times."),
    "Toe Curl": ("Sit with a towel under your foot.", "Pull it in with your toes.", "Repeat 15 times."),
}
COUNTED = [f"{name} {' '.join(told)}" for name, told in TOLD.items()]
LEAFLETS = {
    "numbers": "\n\n".join(f"{at}. {line}" for at, line in enumerate(COUNTED, 1)),
    "bullets": "\n".join(f"• {line}" for line in COUNTED),
    "lower-case names": "\n".join(
        f"- {name.capitalize()} {' '.join(told)}" for name, told in TOLD.items() if "(" not in name
    ),
    "exercises of one line": " ".join(f"Exercise {at} - {line}" for at, line in enumerate(COUNTED, 1)),
    "exercises in lines": "\n".join(f"Exercise {at}: {line}" for at, line in enumerate(COUNTED, 1)),
    "some names alone": f"Exercise 1 - {COUNTED[0]}\nExercise 2 - Hip Abduction (Side)\n"
    f"{' '.join(TOLD['Hip Abduction (Side)'])}\nExercise 3 - {COUNTED[2]}",
}


IN_ONE_PARAGRAPH = {"exercises of one line", "some names alone"}
"""Leaflets that only plain text parts: a paragraph of Markdown is one."""


@pytest.mark.parametrize(
    ("leaflet", "path"),
    [(one, "leaflet.txt") for one in LEAFLETS]
    + [(one, "leaflet.md") for one in LEAFLETS if one not in IN_ONE_PARAGRAPH],
)
def test_a_name_ends_where_its_first_sentence_begins(leaflet: str, path: str, extractor: Extractor) -> None:
    title = "Exercises after a sprain" if path == "leaflet.txt" else "# Exercises after a sprain"
    body = LEAFLETS[leaflet].replace("\n", "\n\n") if path == "leaflet.md" else LEAFLETS[leaflet]
    document = read(f"{title}\n\n{body.replace('• ', '* ')}\n".encode(), path=path)
    found = {
        one.name.lower().removesuffix(" (side)"): (
            [document.text[step.start : step.end] for step in one.steps],
            [dose.reps.low for dose in one.prescriptions if dose.reps],
        )
        for one in extractor.extract(document).mentions
    }
    expected = {
        name.lower().removesuffix(" (side)"): ([*told[:2]], [float(told[2].split()[1])])
        for name, told in TOLD.items()
        if leaflet != "lower-case names" or "(" not in name
    }
    assert found == expected


@pytest.mark.parametrize(
    "item",
    ["Keep your Back straight as you lift", "Train the Bench on two days", "Eat Greek yogurt in the evening"],
)
def test_a_capital_inside_a_sentence_ends_no_name(item: str, extractor: Extractor) -> None:
    document = read(f"# Good habits\n\n- {item}\n- Sleep eight hours\n".encode(), path="habits.md")
    assert extractor.extract(document).mentions == ()


GLUED = {
    "Heel Walks": "Walk on your heels with your toes high for 30 seconds",
    "Burpees": "Everybody hates them! Drop to the floor and jump up. 12 reps.",
    "Side Plank": "Hold your hips off the floor for 30 seconds.",
    "Sit-Ups": "Lie on your back and sit up slowly. 15 reps.",
}


@pytest.mark.parametrize("mark", ["1. ", "- "])
@pytest.mark.parametrize("path", ["drills.txt", "drills.md"])
def test_a_hyphen_without_spaces_parts_a_name_from_its_sentence(mark: str, path: str, extractor: Extractor) -> None:
    lines = "\n".join(f"{mark.replace('1', str(at))}{name}-{told}" for at, (name, told) in enumerate(GLUED.items(), 1))
    title = "# Drills" if path.endswith("md") else "Drills"
    mentions = extractor.extract(read(f"{title}\n\n{lines}\n".encode(), path=path)).mentions
    assert [one.name for one in mentions] == list(GLUED)
    assert all(one.steps and one.prescriptions for one in mentions)


@pytest.mark.parametrize(
    "name", ["Squat-Press with light dumbbells", "Push-Up", "Pike-Walk and push up again and again"]
)
def test_the_hyphen_of_a_name_of_two_parts_nothing(name: str, extractor: Extractor) -> None:
    source = f"# Drills\n\n- {name} 3x10\n- Goblet Squat 3x10\n- Plank 3x30 sec\n"
    mentions = extractor.extract(read(source.encode(), path="drills.md")).mentions
    assert len(mentions) == 3
    assert "-" in mentions[0].name
