"""What an article says of an exercise's muscles: each rule with sentences that state it and sentences that do not."""

from __future__ import annotations

from pathlib import Path
from typing import Final

import pytest

from pipeline.extract import Extractor
from pipeline.extract.muscles.movements import movements_in
from pipeline.models import Mention
from pipeline.read import read
from pipeline.text import name_words
from pipeline.vocabulary import Vocabulary

Roles = dict[str, str]

STATED: Final[dict[str, list[tuple[str, Roles]]]] = {
    "an effect and its objects": [
        ("This move works the quads and glutes.", {"quadriceps": "worked", "glutes": "worked"}),
        ("It strengthens your often overlooked hip flexors.", {"hip flexors": "worked"}),
        ("Brilliant for the calves.", {"calves": "worked"}),
        ("Nothing beats it for building a thick upper back.", {"upper back": "worked"}),
        ("It develops the lateral (side) deltoid.", {"side deltoid": "worked"}),
    ],
    "an effect that says what matters most": [
        ("It targets the quads.", {"quadriceps": "primary"}),
        ("The emphasis is on the lats.", {"lats": "primary"}),
        ("It isolates and strengthens the gluteus medius.", {"gluteus medius": "primary"}),
        ("A narrow stance shifts the focus to the quads.", {"quadriceps": "primary"}),
    ],
    "a word of degree": [
        ("It mainly works the lats.", {"lats": "primary"}),
        ("It works the quads and, to a lesser extent, the calves.", {"quadriceps": "worked", "calves": "secondary"}),
        ("It works the glutes, and also the adductors.", {"glutes": "worked", "adductors": "secondary"}),
        ("Mostly quads.", {"quadriceps": "primary"}),
        ("Vertical pull: lats and biceps.", {"lats": "worked", "biceps": "worked"}),
    ],
    "helpers named beside the main muscles": [
        ("It trains the lats with help from the biceps.", {"lats": "worked", "biceps": "secondary"}),
        (
            "Not only does it hit the quads, but it also works the adductors.",
            {"quadriceps": "worked", "adductors": "secondary"},
        ),
        ("It targets the glutes as well as the hamstrings.", {"glutes": "primary", "hamstrings": "secondary"}),
    ],
    "a quality of a muscle": [
        ("It improves core stability.", {"core": "worked"}),
        ("It demands core strength.", {"core": "secondary"}),
    ],
    "a noun for exercises": [
        ("It is a superb glute builder.", {"glutes": "worked"}),
        ("A classic core exercise.", {"core": "worked"}),
    ],
    "a noun for muscles in a role": [
        ("The prime movers are the quads.", {"quadriceps": "primary"}),
        ("The lats are the main mover, the biceps and rhomboids assist.", {
            "lats": "primary", "biceps": "secondary", "rhomboids": "secondary"
        }),
        ("The rectus abdominis acts as a stabilizer.", {"rectus abdominis": "secondary"}),
    ],
    "a predicate of muscles": [
        ("The quads do most of the work.", {"quadriceps": "primary"}),
        ("The lats do the pulling.", {"lats": "worked"}),
        ("The calves and hamstrings are worked.", {"calves": "worked", "hamstrings": "worked"}),
        ("The triceps, which lie behind the arm, are isolated.", {"triceps": "primary"}),
    ],
    "a shared noun": [
        ("It works the upper and lower back.", {"upper back": "worked", "lower back": "worked"}),
    ],
    "a description that only names them": [
        ("Quads first, then glutes.", {"quadriceps": "worked", "glutes": "secondary"}),
        ("Chest and triceps, nothing fancy.", {"chest": "worked", "triceps": "worked"}),
        ("That's the gastrocnemius.", {"gastrocnemius": "worked"}),
        ("Adds a whole lot of hip flexors.", {"hip flexors": "secondary"}),
    ],
    "a question that the reader asks for": [
        ("Looking to build bigger quads?", {"quadriceps": "worked"}),
    ],
    "the purpose of a command": [
        ("Add goblet squats to your plan to strengthen your glutes.", {"glutes": "worked"}),
    ],
}  # fmt: skip

UNSTATED: Final[dict[str, list[str]]] = {
    "a cue": ["Squeeze your glutes at the top.", "Brace your core.", "Contracting your core helps."],
    "what the reader feels": ["You should feel a stretch in your hamstrings."],
    "an injury": ["It suits people who have had a hamstring strain.", "Stop if you have pain in the hip flexors."],
    "a question": ["Do your quads grow?"],
    "part of an exercise's name": ["It pairs well with hamstring curls.", "Do it before your calf raises."],
    "a place on the body": ["Hold the bell at your chest.", "Load rests on the shoulders."],
    "a muscle that is spared": ["It is easy on the lower back.", "It trains the legs without stressing the erectors."],
    "a lesson in anatomy": ["The soleus is located under the gastrocnemius.", "The hamstrings attach to the pelvis."],
    "what stays still": ["The forearms should do no other work.", "Only the forearm moves."],
    "a warning": ["You should not pull the bar down using the biceps.", "So do not lift it using the hamstrings."],
    "part of a thing's name": ["One can load it like a trap bar.", "It stands on the calf block."],
    "a plan": ["Save it for the day after hamstrings."],
    "what another exercise does": ["Bench presses work the triceps."],
    "what people have": ["Many people have weak hip flexors."],
    "how little of it": ["The calves get a rest."],
}  # fmt: skip

DENIED: Final = [
    ("It does not work the adductors.", "adductors"),
    ("The calves do no work here.", "calves"),
    ("The biceps are not involved.", "biceps"),
]
NOT_DENIED: Final = [
    "It does not hit the hamstrings as hard.",
    "Do not use your biceps.",
    "It does not load the lower back.",
    "It not only works the glutes.",
]


def mention(extractor: Extractor, text: str) -> Mention:
    article = f"# Leg day\n\n## Goblet Squat\n\n{text}\n\n1. Stand tall.\n2. Sit down.\n3. Push the floor away.\n"
    return next(m for m in extractor.extract(read(article.encode(), path="a.md")).mentions if m.name == "Goblet Squat")


def roles(extractor: Extractor, text: str) -> Roles:
    return {use.muscle_id: use.role for use in mention(extractor, text).muscles}


def denied(extractor: Extractor, text: str) -> list[str | None]:
    return [said.value for said in mention(extractor, text).statements if said.aspect == "muscles"]


@pytest.mark.parametrize("rule", STATED)
def test_sentence_states_muscles(extractor: Extractor, rule: str) -> None:
    for text, expected in STATED[rule]:
        assert roles(extractor, text) == expected, text


@pytest.mark.parametrize("matter", UNSTATED)
def test_other_matters_state_no_muscle(extractor: Extractor, matter: str) -> None:
    for text in UNSTATED[matter]:
        assert roles(extractor, text) == {}, text


@pytest.mark.parametrize(("text", "muscle"), DENIED)
def test_denial_is_a_statement_and_no_use(extractor: Extractor, text: str, muscle: str) -> None:
    assert denied(extractor, text) == [muscle]
    assert muscle not in roles(extractor, text)
    [statement] = [said for said in mention(extractor, text).statements if said.aspect == "muscles"]
    assert statement.polarity == -1


@pytest.mark.parametrize("text", NOT_DENIED)
def test_advice_and_degrees_deny_nothing(extractor: Extractor, text: str) -> None:
    assert denied(extractor, text) == []


def test_muscle_that_works_elsewhere_in_the_entry_is_not_denied(extractor: Extractor) -> None:
    text = "It works the calves.\n\nThe calves do no work at the bottom."
    assert roles(extractor, text) == {"calves": "worked"}
    assert denied(extractor, text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("**Muscles worked:** quads, glutes", {"quadriceps": "worked", "glutes": "worked"}),
        ("**Primary muscles:** quads", {"quadriceps": "primary"}),
        ("**Target:** quads\n\n**Secondary muscles:** calves", {"quadriceps": "primary", "calves": "secondary"}),
        ("**Muscles worked:** legs", {"legs": "worked"}),
        ("**What it targets:** the glute/hamstring area", {"glutes": "primary", "hamstrings": "primary"}),
        ("**Muscles worked:** legs, calves", {"calves": "worked"}),
        ("**Muscles worked:** quads (main), glutes", {"quadriceps": "primary", "glutes": "secondary"}),
        ("**Works:** biceps on the way up, forearms and brachialis on the way down",
         {"biceps": "worked", "forearms": "worked", "brachialis": "worked"}),
        ("**Muscles worked:** none", {}),
        ("| Muscle | Quads |\n|---|---|\n| Level | Beginner |", {"quadriceps": "worked"}),
        (
            "| Muscle | Role |\n|---|---|\n| Quads | Prime mover |\n| Calves | Synergist |",
            {"quadriceps": "primary", "calves": "secondary"},
        ),
        ("### Which muscles does it work?\n\n- **Quads:** extend the knee\n- **Glutes:** extend the hip",
         {"quadriceps": "worked", "glutes": "worked"}),
        ("### Muscles\n\n#### Quadriceps\n\nThey extend the knee.", {"quadriceps": "worked"}),
        ("**Focus:** quads, glutes", {"quadriceps": "worked", "glutes": "worked"}),
        ("- Soleus – the prime mover.\n- Adductors – assist.", {"soleus": "primary", "adductors": "secondary"}),
    ],
)  # fmt: skip
def test_labelled_list_names_muscles(extractor: Extractor, text: str, expected: Roles) -> None:
    assert roles(extractor, text) == expected


def test_apposition_says_where_a_muscle_is(extractor: Extractor) -> None:
    assert roles(extractor, "It targets the piriformis, a small muscle deep in the glutes.") == {
        "piriformis": "primary"
    }


@pytest.mark.parametrize(
    "muscles", ["(quads — glutes — and calves)", "(quads/glutes - calves)", "(quads, glutes, and calves)"]
)
def test_brackets_list_muscles_between_signs(extractor: Extractor, muscles: str) -> None:
    assert roles(extractor, f"It strengthens the muscles of the leg {muscles}.").keys() >= {
        "quadriceps",
        "glutes",
        "calves",
    }


def test_a_stretch_may_be_the_subject_of_a_sentence_elsewhere(extractor: Extractor) -> None:
    text = "# Looser Hips\n\nThe hip flexor stretch is good for loosening up the quads.\n\n## Hip Flexor Stretch\n\n"
    (found,) = extractor.extract(read(f"{text}- Kneel on the mat.\n- Lean in.\n".encode(), path="a.md")).mentions
    assert [use.muscle_id for use in found.muscles] == ["quadriceps"]


def test_comparison_names_what_it_is_not(extractor: Extractor) -> None:
    assert roles(extractor, "More of a triceps exercise than a lats exercise.") == {"triceps": "worked"}


def test_label_comes_before_prose(extractor: Extractor) -> None:
    text = "**Primary muscles:** quads\n\nIt works the quads and the calves."
    assert roles(extractor, text) == {"quadriceps": "primary", "calves": "worked"}


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Decline Push-Up (upper chest)", {"upper chest": "worked"}),
        ("Diamond Push-Up (mainly triceps)", {"triceps": "primary"}),
        ("Wide Push-Up (slow)", {}),
    ],
)
def test_gloss_stands_beside_the_name(extractor: Extractor, line: str, expected: Roles) -> None:
    article = f"# At home\n\n## {line}\n\n1. Start in a plank.\n2. Bend your elbows.\n"
    [found] = extractor.extract(read(article.encode(), path="a.md")).mentions
    assert {use.muscle_id: use.role for use in found.muscles} == expected


@pytest.mark.parametrize(
    ("item", "expected"), [("Turn your trunk to the right.", []), ("Hits your trunk on the way.", ["core"])]
)
def test_what_moves_a_part_of_the_body_does_not_say_that_it_works(
    extractor: Extractor, item: str, expected: list[str]
) -> None:
    article = f"# At home\n\n## Russian Twist\n\n- Lean back.\n- {item}\n"
    [found] = extractor.extract(read(article.encode(), path="a.md")).mentions
    assert [use.muscle_id for use in found.muscles] == expected


def test_sentence_elsewhere_about_the_exercise_by_name(extractor: Extractor) -> None:
    intro = "Goblet squats train the quads. Deadlifts train the hamstrings."
    article = f"# Leg day\n\n{intro}\n\n## Goblet Squat\n\n1. Stand tall.\n2. Sit down.\n"
    found = next(m for m in extractor.extract(read(article.encode(), path="a.md")).mentions if m.rule == "heading")
    assert [use.muscle_id for use in found.muscles] == ["quadriceps"]


@pytest.mark.parametrize(
    ("sentence", "muscles"),
    [
        ("It frees the hips and stretches the calves.", ["calves"]),
        ("It targets the mid and lower trapezius muscles.", ["traps", "lower traps"]),
    ],
)
def test_two_effects_or_two_parts_of_a_muscle_are_joined_by_and(
    sentence: str, muscles: list[str], extractor: Extractor
) -> None:
    assert list(roles(extractor, sentence)) == muscles


def test_tight_muscle_is_what_its_stretch_is_for(extractor: Extractor) -> None:
    says = "Tight hamstrings pull on the pelvis."
    article = f"# Mobility\n\n## Hamstring Stretch\n\n{says}\n\n1. Sit down.\n2. Reach forward.\n"
    [found] = extractor.extract(read(article.encode(), path="a.md")).mentions
    assert [use.muscle_id for use in found.muscles] == ["hamstrings"]


def test_quote_is_the_muscle_as_written(extractor: Extractor) -> None:
    document = read(
        b"# Leg day\n\n## Goblet Squat\n\nIt targets your Quads.\n\n1. Stand tall.\n2. Sit down.\n", path="a.md"
    )
    [use] = extractor.extract(document).mentions[0].muscles
    assert document.text[use.start : use.end] == "Quads"


def test_movements_are_those_of_the_whole_sentence(extractor: Extractor, vocabulary: Vocabulary) -> None:
    articles = sorted((Path(__file__).parent.parent / "articles" / "md").glob("*.md"))
    found = 0
    for article in articles:
        annotated = extractor.language.annotate(read(article.read_bytes(), path=article.name))
        for sentence in annotated.sentences:
            whole = vocabulary.lexicon.parse(name_words(annotated.folded[sentence.start : sentence.end]))
            named = [movement.value for movement in movements_in(annotated, sentence, vocabulary)]
            assert named == list(whole.values("movement"))
            found += len(named)
    assert found > len(articles)


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Deep hamstring stretch", ["hamstrings"]),
        ("Main calf stretch", ["calves"]),
        ("Hip flexor stretch", ["hip flexors"]),
        ("Hamstring stretch in the doorway", []),
    ],
)
def test_a_line_that_calls_it_a_stretch_of_a_muscle_names_what_works(
    line: str, expected: list[str], extractor: Extractor
) -> None:
    article = f"# Floor\n\n1. **Downward Dog** - 1 minute\n   - {line}\n   - Press your heels down\n"
    [found] = extractor.extract(read(article.encode(), path="a.md")).mentions
    assert [use.muscle_id for use in found.muscles] == expected


@pytest.mark.parametrize("purpose", ["prevent any swinging", "stop your hips from dropping", "keep you still"])
def test_what_muscles_work_to_prevent_is_work(purpose: str, extractor: Extractor) -> None:
    assert roles(extractor, f"Your abs and glutes work to {purpose}.") == {"abs": "worked", "glutes": "worked"}


@pytest.mark.parametrize("heading", ["Legs", "Lower Body", "Monday"])
def test_the_cell_of_a_row_says_more_than_the_heading_above_its_table(heading: str, extractor: Extractor) -> None:
    rows = "| Front Squat | Barbell | Quads/Glutes |\n| Step-Up | Dumbbell | Quads/Glutes |\n"
    article = f"# Library\n\n### {heading}\n\n| Exercise | Type | Primary |\n|---|---|---|\n{rows}"
    for found in extractor.extract(read(article.encode(), path="a.md")).mentions:
        assert [use.muscle_id for use in found.muscles] == ["quadriceps", "glutes"]


@pytest.mark.parametrize("heading", ["Not really involved", "Muscles not worked"])
def test_muscle_under_a_heading_that_denies_it_is_not_worked(extractor: Extractor, heading: str) -> None:
    text = f"# Calf Raise\n\nStand on a step and rise.\n\n## {heading}\n\nThe chest.\n"
    (mention,) = extractor.extract(read(text.encode(), path="page.md")).mentions
    assert not mention.muscles


@pytest.mark.parametrize(
    ("gloss", "role"), [("(also improves balance)", "worked"), ("(also)", "secondary"), ("(helpers)", "secondary")]
)
def test_only_a_gloss_on_the_muscle_changes_its_role(extractor: Extractor, gloss: str, role: str) -> None:
    assert roles(extractor, f"Strengthens: Quadriceps, hamstrings {gloss}")["hamstrings"] == role


def test_also_at_the_head_of_a_sentence_adds_to_what_was_said_before(extractor: Extractor) -> None:
    def roles(told: str) -> dict[str, str]:
        page = f"# Sun Poses\n\n## Warrior Pose\n\n{told}\n"
        (mention,) = extractor.extract(read(page.encode(), path="a.md")).mentions
        return {use.muscle_id: use.role for use in mention.muscles}

    assert roles("Improves your balance. Also, strengthens the calves.") == {"calves": "worked"}
    assert roles("Strengthens the quads. Also, strengthens the calves.")["calves"] == "secondary"
    assert roles("Builds the glutes and also strengthens the calves.")["calves"] == "secondary"
