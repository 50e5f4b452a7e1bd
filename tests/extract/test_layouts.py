"""Layout does not matter: one article in many layouts gives the same exercises, steps and doses, and no boilerplate."""

from __future__ import annotations

from collections.abc import Callable
from html import escape
from typing import NamedTuple

import pytest

from pipeline.extract import Extractor
from pipeline.read import read


class Exercise(NamedTuple):
    name: str
    about: str
    steps: tuple[str, ...]
    dose: str


TITLE = "Five Lifts for a Strong Winter"
EXERCISES = (
    Exercise(
        "Goblet Squat",
        "It builds the quads and keeps the trunk honest.",
        (
            "Hold a dumbbell upright against your chest.",
            "Set your feet at shoulder width.",
            "Sit down between your knees.",
            "Pause where your elbows touch your thighs.",
            "Push the floor away and stand up.",
            "Breathe out as you pass the middle.",
        ),
        "3 sets of 8-10 reps",
    ),
    Exercise(
        "Romanian Deadlift",
        "It loads the hamstrings while they lengthen.",
        (
            "Stand tall with a bar at arm's length.",
            "Unlock your knees a little.",
            "Push your hips straight back.",
            "Let the bar slide down your thighs.",
            "Stop when your hips stop.",
            "Drive your hips forward again.",
        ),
        "4 sets of 6-8 reps",
    ),
    Exercise(
        "Push-Up",
        "It trains the chest with nothing but the floor.",
        (
            "Place your hands under your shoulders.",
            "Make one line from head to heels.",
            "Lower your chest to the floor.",
            "Press back up without sagging.",
            "Lock your elbows gently at the top.",
            "Take one breath before the next one.",
        ),
        "3 sets of 12-15 reps",
    ),
    Exercise(
        "One-Arm Dumbbell Row",
        "It pulls the shoulder blade where desks will not let it go.",
        (
            "Put one hand and one knee on a bench.",
            "Let the dumbbell hang under your shoulder.",
            "Pull your elbow towards your hip.",
            "Squeeze for a moment at the top.",
            "Lower the weight slowly.",
            "Turn round and train the other arm.",
        ),
        "3 sets of 10 reps per side",
    ),
    Exercise(
        "Side Plank",
        "It teaches the flank to hold still.",
        (
            "Lie on your side with your forearm on the floor.",
            "Stack your feet.",
            "Lift your hips until your body is straight.",
            "Look ahead and keep breathing.",
            "Lower your hips with control.",
        ),
        "2 sets of 30 seconds per side",
    ),
)
BOILERPLATE = (
    "Sign up for our newsletter and get 12 free plans",
    "Related: 7 Biceps Curls You Never Tried",
    "We use 3 sets of cookies to improve this site",
    "Burpee Barry: I do 5 sets of 50 burpees, you are all weak",
)


def items(exercise: Exercise, before: str, after: str) -> str:
    return "".join(f"{before}{escape(step)}{after}" for step in exercise.steps)


def page(content: str, wrapper: str = "article") -> str:
    opening, closing = (f"<{wrapper}>", f"</{wrapper}>") if wrapper else ("", "")
    return f"""<!doctype html><html><head><title>{TITLE}</title></head><body>
<nav><ul><li><a href="/">Home</a></li><li><a href="/workouts">Workouts</a></li><li><a href="/shop">Shop</a></li>
</ul></nav>
<div class="cookie-banner">{BOILERPLATE[2]}</div>
{opening}<h1>{TITLE}</h1><p>Winter is long and the gym is warm. These five lifts need little kit and less space.</p>
{content}<p>Train on three days of the week and be kind to your knees.</p>{closing}
<aside class="related"><h2>Related posts</h2><a href="/curls">{BOILERPLATE[1]}</a></aside>
<div class="newsletter"><p>{BOILERPLATE[0]}</p></div>
<section class="comments"><h2>Comments</h2><p>{BOILERPLATE[3]}</p></section>
<footer>Copyright, all rights reserved.</footer></body></html>"""


def sections(render: Callable[[Exercise], str]) -> str:
    return "".join(render(exercise) for exercise in EXERCISES)


def ordered(e: Exercise) -> str:
    return f"<h2>{e.name}</h2><p>{e.about}</p><ol>{items(e, '<li>', '</li>')}</ol><p>Do {e.dose}.</p>"


def numbered_headings() -> str:
    return sections(
        lambda e: (
            f"<h3>{EXERCISES.index(e) + 1}. {e.name}</h3><p>{e.about}</p><ul>{items(e, '<li>', '</li>')}</ul>"
            f"<p><strong>Sets and reps:</strong> {e.dose}</p>"
        )
    )


def headings_in_items() -> str:
    return (
        "<ol>"
        + sections(
            lambda e: f"<li><h3>{e.name}</h3><p>{e.about}</p><ul>{items(e, '<li>', '</li>')}</ul><p>{e.dose}</p></li>"
        )
        + "</ol>"
    )


def details(e: Exercise) -> str:
    content = f"<p>{e.about}</p><ol>{items(e, '<li>', '</li>')}</ol><p>{e.dose}</p>"
    return f"<details><summary>{e.name}</summary>{content}</details>"


def breaks(e: Exercise) -> str:
    steps = "".join(f"{number}. {escape(step)}<br>" for number, step in enumerate(e.steps, 1))
    return f"<p><strong>{e.name}</strong></p><p>{e.about}</p><p>{steps}</p><p>Perform {e.dose}.</p>"


def deep(e: Exercise) -> str:
    return "<div>" * 40 + ordered(e) + "</div>" * 40


def soup(e: Exercise) -> str:
    lines = items(e, '<div class="txt">• ', "</div>")
    title = f'<div class="exercise-title">{e.name}</div>'
    return f'<div class="x1">{title}<div>{e.about}</div>{lines}<div>{e.dose}</div></div>'


def table() -> str:
    head = "<tr><th>Exercise</th><th>How to do it</th><th>Sets and reps</th></tr>"
    rows = sections(
        lambda e: f"<tr><td>{e.name}</td><td><ol>{items(e, '<li>', '</li>')}</ol></td><td>{e.dose}</td></tr>"
    )
    return f"<table>{head}{rows}</table>"


def markdown(e: Exercise) -> str:
    steps = "\n".join(f"{number}. {step}" for number, step in enumerate(e.steps, 1))
    return f"## {e.name}\n\n{e.about}\n\n{steps}\n\nDo {e.dose}.\n\n"


def bold_markdown(e: Exercise) -> str:
    return f"**{e.name}**\n\n{e.about}\n\n" + "".join(f"* {step}\n" for step in e.steps) + f"\n**Dose:** {e.dose}\n\n"


def plain(e: Exercise) -> str:
    return f"{e.name}\n\n{e.about}\n\n" + "".join(f"- {step}\n" for step in e.steps) + f"\nPerform {e.dose}.\n\n"


def shouted(e: Exercise) -> str:
    steps = "".join(f"{number}) {step}\n" for number, step in enumerate(e.steps, 1))
    return f"{e.name.upper()}\n{steps}Dose: {e.dose}\n\n"


_INTRODUCTION = "Winter is long and the gym is warm. These five lifts need little kit and less space.\n\n"
LAYOUTS = {
    "article.html": page(sections(ordered)),
    "main.html": page(sections(ordered), "main"),
    "body.html": page(sections(ordered), ""),
    "soup.html": page(sections(soup), 'div class="c-8f3"'),
    "headings-in-items.html": page(headings_in_items()),
    "numbered-headings.html": page(numbered_headings()),
    "paragraphs-in-items.html": page(
        sections(lambda e: f"<h2>{e.name}</h2><ul>{items(e, '<li><p>', '</p></li>')}</ul><p>{e.dose}</p>")
    ),
    "spans-in-items.html": page(
        sections(lambda e: f"<h2>{e.name}</h2><ul>{items(e, '<li><span>', '</span></li>')}</ul><p>{e.dose}</p>")
    ),
    "details.html": page(sections(details)),
    "breaks.html": page(sections(breaks)),
    "deep.html": page(sections(deep)),
    "sections.md": f"# {TITLE}\n\n{_INTRODUCTION}" + sections(markdown),
    "bold.md": f"# {TITLE}\n\n{_INTRODUCTION}" + sections(bold_markdown),
    "plain.txt": f"{TITLE}\n\n{_INTRODUCTION}" + sections(plain),
    "shouted.txt": f"{TITLE}\n\n{_INTRODUCTION}" + sections(shouted),
}


@pytest.mark.parametrize("layout", LAYOUTS)
def test_layout_keeps_every_heading_step_and_dose(layout: str, extractor: Extractor) -> None:
    document = read(LAYOUTS[layout].encode(), path=layout.replace('div class="c-8f3"', "x"))
    mentions = extractor.extract(document).mentions
    assert [mention.name.lower() for mention in mentions] == [exercise.name.lower() for exercise in EXERCISES]
    for mention, exercise in zip(mentions, EXERCISES, strict=True):
        assert [document.text[step.start : step.end] for step in mention.steps] == list(exercise.steps)
        assert [document.text[dose.start : dose.end] for dose in mention.prescriptions] == [exercise.dose]
    for text in BOILERPLATE:
        assert text not in document.text


def test_article_has_twenty_nine_steps() -> None:
    assert sum(len(exercise.steps) for exercise in EXERCISES) == 29
