"""A title that says something about an exercise names it all the same, and by its own name."""

from __future__ import annotations

import pytest

from pipeline.extract import Extractor
from pipeline.read import read


@pytest.mark.parametrize(
    ("title", "text", "name"),
    [
        ("Fun With Box Jumps", "Jump onto the box.", "Box Jumps"),
        ("Three Reasons to Love the Goblet Squat", "Sit down between your feet.", "Goblet Squat"),
        ("How I Learned to Love Face Pulls", "Pull the rope toward your nose.", "Face Pulls"),
        ("Winter Goblet Squats", "Hold a bell. The goblet squat warms you.", "Goblet Squats"),
        ("Winter Plank", "Lie down. Hold the plank for a while.", "Plank"),
        ("Zander Goblet Squats", "Hold a bell. The Zander goblet squat warms you.", "Zander Goblet Squats"),
        ("Zander Goblet Squats", "Hold a bell and sit down.", "Zander Goblet Squats"),
        ("Zander Press", "Lie down. Press the handles up.", "Zander Press"),
        ("The Hang Clean for Power", "Pull the bar up.", "Hang Clean"),
    ],
)
def test_title_names_its_exercise(title: str, text: str, name: str, extractor: Extractor) -> None:
    article = f"# {title}\n\n{text}\n\nDo 3 sets of 10.\n"
    (mention,) = extractor.extract(read(article.encode(), path="article.md")).mentions
    assert mention.name == name
