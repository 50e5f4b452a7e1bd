"""Which doses are sets to warm up with."""

from __future__ import annotations

import re
from typing import Final

from pipeline.extract.doses import Dose
from pipeline.extract.language import Annotated
from pipeline.extract.presentations import Presentation

_WARM_UP: Final = re.compile(r"warm(?<=\bwarm)[- ]?up|empty bar|ramp|first two (?:are )?light")
"""Each way begins with a letter of its own, which is found without a try at every character."""
_WARM_UP_HEADING: Final = re.compile(r"\W*(?:\w+ ){0,2}warm[- ]?ups?\b", re.IGNORECASE)
_MAX_AHEAD: Final = 40
"""Characters in front of a dose within which its line says that it is one to warm up with."""
_BESIDE_NAME: Final = 60
"""Characters behind a dose within which the name of its exercise stands."""


def warms_up(annotated: Annotated, presentation: Presentation, dose: Dose) -> bool:
    """Whether the line of a dose up to it or to its exercise, or the heading above, says that it is to warm up with."""
    line = annotated.folded.rfind("\n", 0, dose.start) + 1
    name = presentation.candidate.start
    end = name if dose.end < name <= dose.end + _BESIDE_NAME else dose.end
    told = _WARM_UP.search(annotated.folded, max(line, dose.start - _MAX_AHEAD), end)
    return told is not None or any(_WARM_UP_HEADING.match(heading) for heading in presentation.context[:1])
