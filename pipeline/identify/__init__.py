"""Identity: a name becomes the id of its exercise; two names mean one exercise exactly when their ids are equal.

>>> identify("RDLs", load_vocabulary()).exercise_id
'romanian-deadlift'

Inside one article more is known than the name: `identify_mentions` reads what the steps and the other names tell.
"""

from __future__ import annotations

from pipeline.identify.context import identify_mentions
from pipeline.identify.identity import Identity, identify
from pipeline.vocabulary import load_vocabulary

__all__ = ["Identity", "identify", "identify_mentions", "load_vocabulary"]
