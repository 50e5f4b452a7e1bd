"""Pages whose headings are buttons that unfold what stands below them."""

from __future__ import annotations

import pytest

from pipeline.read import read

PANEL = "<div class='panel'><p>Sit down between your heels and stand up.</p></div>"


def headings(body: str) -> list[str]:
    document = read(f"<h1>Moves at Home</h1>{body}".encode(), path="moves.html")
    return [document.text[one.start : one.end] for one in document.blocks if one.kind == "heading"][1:]


@pytest.mark.parametrize(
    "head",
    [
        "<h2 class='accordion-header'><button class='accordion-button'>Goblet Squat</button></h2>",
        "<h3><button type='button' aria-expanded='false'><span>Goblet Squat</span></button></h3>",
        "<button class='accordion'>Goblet Squat</button>",
        "<button class='collapsible active'> Goblet\n Squat </button>",
    ],
)
def test_a_button_that_unfolds_is_a_heading(head: str) -> None:
    assert headings(head + PANEL) == ["Goblet Squat"]


@pytest.mark.parametrize(
    "button",
    [
        "<h2>Goblet Squat <button>Copy link</button></h2>",
        "<h2>Goblet Squat</h2><button class='buy'>Add to cart</button>",
    ],
)
def test_other_buttons_are_left_out(button: str) -> None:
    assert headings(button + PANEL) == ["Goblet Squat"]


def test_an_empty_button_heads_nothing() -> None:
    assert headings(f"<button class='accordion'> </button>{PANEL}") == []
