"""How an exercise is done where nothing but the list of its cues tells it, from the position to the movement.

"Setup & Cues": "Sit on the mat, legs long", "Lift the top knee", "Lower slowly".
"""

from __future__ import annotations

import re
from itertools import takewhile
from typing import Final

from pipeline.extract.language import Annotated
from pipeline.extract.presentations import Part, Presentation, Tools
from pipeline.models import Span

_TAKES_POSITION: Final = re.compile(
    r"\W*(?:begin|come|get|grab|grip|hang|hold|kneel|lay|lie|place|set up|sit|squat down|stand|start)\b"
    r"(?! (?:tall|still|back)\b)"
)
"""How the first cue begins that is the first step: a mere tip speaks of how to move."""
MIN_CUES: Final = 3
SHARE: Final = 0.6
"""Of the cues, how many must instruct for them to be the steps."""


def steps_among_cues(annotated: Annotated, presentation: Presentation, tools: Tools) -> list[Span]:
    """The cues that instruct, of an exercise without steps whose list of cues begins with taking its position."""
    tips = [part for part in presentation.parts if part.role == "tips" and _is_whole_item(part)]
    cues = list(takewhile(lambda part: part.block.group == tips[0].block.group, tips))
    if len(cues) < MIN_CUES or not _TAKES_POSITION.match(annotated.folded, *cues[0].span):
        return []
    told = [part.span for part in cues if _instructs(annotated, part.span, tools)]
    return told if len(told) >= SHARE * len(cues) else []


def _is_whole_item(part: Part) -> bool:
    return part.block.kind == "item" and part.span.start == part.block.start


def _instructs(annotated: Annotated, cue: Span, tools: Tools) -> bool:
    folded = annotated.folded[cue.start : cue.end]
    return tools.instructs(folded) or tools.instructions.telegraphs(folded)
