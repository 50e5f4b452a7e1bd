"""For whom and for what an article as a whole is written, as its title says and what it says of itself."""

from __future__ import annotations

import re
from typing import Final

from pipeline.extract.language import Annotated
from pipeline.extract.qualifiers import conditions_set_by, goal_of_title, level_of_title, season_of_title
from pipeline.models import Conditions

_OPENING: Final = 8
"""Blocks in which an article says for whom it is."""
_ITSELF: Final = re.compile(
    r"\b(?:this|these|our) (?:[\w-]+ ){0,3}?"
    r"(?:page|guide|leaflet|booklet|sheet|article|post|plan|program(?:me)?|routine|workout|series|class|course|exercises|"
    r"advice) (?:is|are|was|were) (?:[\w-]+ly )?(?:(?:written|meant|made|intended|designed|aimed|created|built|only) )?"
    r"(?:for|at)\b"
)
"""What is "suitable for" somebody is for others as well."""


def scope_of(annotated: Annotated) -> Conditions:
    """The conditions under which all figures of an article stand that state none of their own."""
    level, goal, season = level_of_title(annotated), goal_of_title(annotated), season_of_title(annotated)
    for block in annotated.document.blocks[:_OPENING]:
        for sentence in annotated.sentences_in(block):
            itself = _ITSELF.search(annotated.folded, sentence.start, sentence.end)
            if itself:
                said = conditions_set_by(annotated, sentence._replace(start=itself.end()))
                return Conditions(said.level or level, said.goal or goal, said.population, season)
    return Conditions(level=level, goal=goal, phase=season)
