"""Sentences of a how-to paragraph: which are steps of the movement and which only speak of it."""

from __future__ import annotations

import pytest

from pipeline.extract import Extractor
from pipeline.read import read


def steps(extractor: Extractor, sentence: str) -> list[str]:
    """The steps of an exercise whose how-to paragraph has the sentence in its middle."""
    text = f"""# Legs

## Split Squat

Take a long step. {sentence} Bend both knees until the back one touches the floor.

## Goblet Squat

Hold the bell at your chest. Sit down between your heels and stand up.
"""
    document = read(text.encode(), path="legs.md")
    (mention, _) = extractor.extract(document).mentions
    return [document.text[step.start : step.end] for step in mention.steps]


@pytest.mark.parametrize(
    "sentence",
    [
        "Once your thighs are parallel to the floor, drive through your heels.",
        "Just as the bell reaches its highest point, let it fall.",
        "Raising your chest, rotate to the left.",
        "You'll want to start in a standing position with your feet together.",
        "You should be standing with your feet about shoulder-width apart.",
        "You will begin in a push-up position.",
        "Feet should be slightly wider than your hips.",
        "Be sure to keep your core tight.",
        "Remember to keep your neck in line with your spine.",
        "With one hand on the wall, and keeping your hips level, swing the other leg.",
        "b. Keeping your back straight, push your hips back.",
        "Use a strap to pull your leg a little closer.",
        "Instead of letting the foot down, as in a lunge, bring the left knee to the floor.",
        "Starting in downward dog bring your left leg up.",
        "Using a scarf draw your foot up.",
        "Keeping the ribs low sweep your arms overhead.",
        "Kneeling on a mat reach one hand forward.",
        "Stand next to a set of stairs and lift one foot.",
        "Lead with the elbows and stop when your arms are level with the floor.",
        "Using a light ball, sit back and touch the floor on each side for 10 reps per side x 3 sets.",
        "Lower both arms to the side until your hands reach your hips for 3 sets of 12.",
        "Use a sturdy chair and lower your hips.",
        "Use a pair of light, small bells and press them up slowly.",
    ],
)
def test_step_of_the_movement(sentence: str, extractor: Extractor) -> None:
    assert sentence in steps(extractor, sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "Perform this exercise with good form for 3 sets of 10.",
        "Pick a weight that lets you finish all of the 3 sets of 12.",
        "If this is too hard, drop to your knees.",
        "Once this feels easy, move on to the next level.",
        "Training your legs, take at least one rest day.",
        "Building muscle, rest is as important as work.",
        "Keep reading to learn more.",
        "Using a scarf can help your reach.",
        "Keeping a set of 10 easy at first helps.",
        "CONTINUE READING.",
        "Book a free trial and we will watch your squat.",
        "If you rarely train legs, then use a higher frequency.",
        "When your gym has no rack, then try something else.",
        "Look at the picture I took.",
        "3 March, 2014",
        "Look at the picture I drew above.",
        "Continue reading below.",
        "Good form matters more than the load.",
        "Use a lighter pair and focus on your form.",
        "Use a kitchen timer and work for an hour.",
        "Use good form and keep your back flat.",
        "Running long distances, walking and cycling all strain the calves.",
    ],
)
def test_remark_is_no_step(sentence: str, extractor: Extractor) -> None:
    assert len(steps(extractor, sentence)) == 2


@pytest.mark.parametrize("line", ["Twice a day", "Once-daily", "5 days a week", "Repeat 2-3 times per week"])
def test_line_that_says_how_often_is_no_step(line: str, extractor: Extractor) -> None:
    text = f"# Hips\n\n## Figure 4 Stretch\n\n- Lie on your back.\n- Cross one leg over the other.\n- {line}\n"
    document = read(text.encode(), path="hips.md")
    (mention,) = extractor.extract(document).mentions
    told = [document.text[step.start : step.end] for step in mention.steps]
    assert told == ["Lie on your back.", "Cross one leg over the other."]


def told_in(extractor: Extractor, *lines: str) -> list[str]:
    """The steps of an exercise whose heading has these bullets under it."""
    text = "# Pairs\n\n## Push-Up\n\n" + "".join(f"- {line}\n" for line in lines)
    document = read(text.encode(), path="pairs.md")
    (mention,) = extractor.extract(document).mentions
    return [document.text[step.start : step.end] for step in mention.steps]


@pytest.mark.parametrize(
    "praise",
    ["Wakes up the chest", "Activates the triceps and the core", "Builds patience", "Good for hotel rooms"],
)
def test_what_an_exercise_does_is_no_step_and_does_not_outvote_the_steps(praise: str, extractor: Extractor) -> None:
    assert told_in(extractor, "Lower your chest", "Palms wide", praise, "Loosens the wrists", "Trains all of you") == [
        "Lower your chest",
        "Palms wide",
    ]


@pytest.mark.parametrize(
    ("how", "beside"),
    [
        ("One hand at a time, press the floor away", "Tight belly from start to end"),
        ("Whole way down, push all the way up", "Nice and even"),
        ("Your partner counts along", "Same pace for both"),
        ("One person rests, other works", "Eyes on the clock"),
    ],
)
def test_one_telling_bullet_in_three_makes_a_list_of_steps(how: str, beside: str, extractor: Extractor) -> None:
    assert told_in(extractor, how, beside, "Nothing hurried") == [how, beside, "Nothing hurried"]


def test_change_of_roles_is_no_step(extractor: Extractor) -> None:
    assert told_in(extractor, "Link arms with your partner", "Bend both elbows", "Switch roles") == [
        "Link arms with your partner",
        "Bend both elbows",
    ]


def test_hands_that_hold_one_weight_each_make_a_step_and_no_dose(extractor: Extractor) -> None:
    text = "# Arms\n\n## Hammer Curl\n\n1. Hold one dumbbell in each hand\n2. Bend your elbows\n"
    document = read(text.encode(), path="arms.md")
    (mention,) = extractor.extract(document).mentions
    assert (len(mention.steps), mention.prescriptions) == (2, ())


def test_prose_that_tells_how_goes_before_remarks_with_labels(extractor: Extractor) -> None:
    text = """# Hips

## Frog Stretch

Kneel with your knees wide. Use your hands to press the floor away.

- **Key detail:** Keep your back flat.
- **Add-on:** Lean to one side.
"""
    document = read(text.encode(), path="hips.md")
    (mention,) = extractor.extract(document).mentions
    assert [document.text[step.start : step.end] for step in mention.steps] == [
        "Kneel with your knees wide.",
        "Use your hands to press the floor away.",
    ]


def test_weight_that_is_held_makes_no_advice_on_training(extractor: Extractor) -> None:
    assert "Hold a light weight in front of your chest." in steps(
        extractor, "Hold a light weight in front of your chest."
    )


@pytest.mark.parametrize(
    "line", ["Rear foot 2 feet behind the front one", "Feet 1-2 feet apart", "Front foot 3 ft forward"]
)
def test_how_far_a_foot_is_from_another_is_a_step_and_no_dose(line: str, extractor: Extractor) -> None:
    document = read(f"# Legs\n\n## Lunge\n\n**How to do it:**\n\n- {line}\n- Sink down\n".encode(), path="legs.md")
    (lunge,) = extractor.extract(document).mentions
    assert [document.text[step.start : step.end] for step in lunge.steps] == [line, "Sink down"]
    assert lunge.prescriptions == ()


@pytest.mark.parametrize(
    ("item", "is_step"),
    [
        ("Same stance, but with the toes turned out", True),
        ("Same as above, only slower", True),
        ("This also stretches the calves", False),
        ("It strengthens the ankles", False),
        ("This opens the chest. Breathe into it", True),
    ],
)
def test_items_that_refer_to_another_exercise_or_praise(item: str, is_step: bool, extractor: Extractor) -> None:
    page = f"# Legs\n\n## Split Squat\n\n- Take a long step.\n- {item}\n- Bend both knees.\n"
    (mention,) = extractor.extract(read(page.encode(), path="legs.md")).mentions
    assert len(mention.steps) == 2 + is_step


def test_gains_strung_together_are_no_step(extractor: Extractor) -> None:
    assert len(steps(extractor, "Also, tones the thighs, arms, and is kind to the spine.")) == 2


@pytest.mark.parametrize("heading", ["Guiding Principles", "Important Notes", "Loading Guidelines"])
def test_headings_over_advice_name_no_exercise(heading: str, extractor: Extractor) -> None:
    page = f"# Ankles\n\n## {heading}\n\n- Stop if it hurts.\n- Do 3 sets of 15 reps.\n"
    assert extractor.extract(read(page.encode(), path="a.md")).mentions == ()


@pytest.mark.parametrize("link", ["....Read More", " ...read more", "... Learn more →", "…Read more"])
def test_a_step_ends_where_a_page_cuts_it_short(link: str, extractor: Extractor) -> None:
    page = f"# Legs\n\n## Wall Sit\n\nSlide your back down a wall. Press your heels down{link}\n"
    document = read(page.encode(), path="legs.md")
    (mention,) = extractor.extract(document).mentions
    assert [document.text[step.start : step.end].rstrip(".… ") for step in mention.steps] == [
        "Slide your back down a wall",
        "Press your heels down",
    ]


@pytest.mark.parametrize(
    "position",
    ["Standing beside a table.", "Seated at a desk.", "Standing facing a door, arms low.", "Lying over a ball."],
)
def test_a_starting_position_is_a_step(position: str, extractor: Extractor) -> None:
    page = f"# Arms\n\n## Arm Raise\n\n**Starting position:** {position}\n\n**Action:** Lift your arm slowly.\n"
    (mention,) = extractor.extract(read(page.encode(), path="a.md")).mentions
    assert len(mention.steps) == 2


@pytest.mark.parametrize("between", [": ", " - ", " – ", ". ", ":** "])
def test_a_step_begins_with_its_first_word(between: str, extractor: Extractor) -> None:
    lead = "**Clam" if "**" in between else "Clam"
    source = f"# Leaflet\n\n- {lead}{between}Lie on your side and lift your knee.\n- Dips: 3 x 5"
    document = read(source.encode(), path="leaflet.md")
    steps = extractor.extract(document).mentions[0].steps
    assert [document.text[one.start : one.end] for one in steps] == ["Lie on your side and lift your knee."]


@pytest.mark.parametrize(
    "dose", [" (2 x 9 each side): ", ", 2 sets of 9: ", " – 40 seconds: ", " - 2 x 40 sec per leg: "]
)
@pytest.mark.parametrize("shape", ["- Clam{}{}\n- Dips: 3 x 5", "**Clam**{}{}", "- **Clam**{}{}\n- **Dips**: 3 x 5"])
def test_a_step_stands_behind_the_dose_of_its_line(dose: str, shape: str, extractor: Extractor) -> None:
    told = "Lie on your side and lift your knee."
    document = read(f"# Leaflet\n\n{shape.format(dose, told)}".encode(), path="leaflet.md")
    steps = extractor.extract(document).mentions[0].steps
    assert [document.text[one.start : one.end] for one in steps] == [told]


@pytest.mark.parametrize(
    "told",
    [
        "(1) Stand tall. (2) Lean to the right. (3) Come back up.",
        "1) Stand tall. 2) Lean to the right. 3) Come back up.",
        "1. Stand tall. 2. Lean to the right. 3. Come back up.",
        "a) Stand tall. b) Lean to the right. c) Come back up.",
        "How to: (1) Stand tall. (2) Lean to the right. (3) Come back up.",
    ],
)
def test_points_that_count_on_in_a_line_are_steps_without_their_numbers(told: str, extractor: Extractor) -> None:
    document = read(f"# Moves\n\n## Side bend\n\n{told}\n".encode(), path="a.md")
    (bend,) = extractor.extract(document).mentions
    assert [document.text[one.start : one.end] for one in bend.steps] == [
        "Stand tall.",
        "Lean to the right.",
        "Come back up.",
    ]


def test_a_numbered_heading_among_the_steps_names_one_whatever_field_its_words_are(extractor: Extractor) -> None:
    told = {
        "Starting Position": "Lie on your back. Bend your knees.",
        "Activate Your Core Muscles": "Press your back into the floor. This guards the spine.",
        "Breathing": "Lift your hips. Breathe out as you do.",
    }
    cards = "".join(
        f"<div><span>{place}</span><h4>{name}</h4><p>{text}</p></div>"
        for place, (name, text) in enumerate(told.items(), 1)
    )
    page = f"<h1>Glute Bridge</h1><h2>How to Perform the Glute Bridge</h2>{cards}<h2>Benefits</h2><p>Strong hips.</p>"
    document = read(page.encode(), path="bridge.html")
    mentions = extractor.extract(document).mentions
    assert [document.text[one.start : one.end] for mention in mentions for one in mention.steps] == [*told.values()]


def test_a_word_alone_in_its_line_is_no_step(extractor: Extractor) -> None:
    page = "<h1>Race</h1><h3>Sled Push</h3><p>50 m</p><p>run</p><h3>Wall Balls</h3><p>100 reps</p>"
    assert not [one for one in extractor.extract(read(page.encode(), path="race.html")).mentions if one.steps]
