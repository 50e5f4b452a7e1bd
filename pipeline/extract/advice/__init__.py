"""Training advice with figures: how often, how long to rest, how much in a week, for whom.

Advice is a plain recommendation to the reader. What a study did, what the author or somebody else does, what holds only
"if you train six days a week", and what the article quotes to refute it, is none.
"""

from __future__ import annotations

from pipeline.extract.advice.reader import AdviceReader
from pipeline.extract.advice.rules import RULES, AdviceRule

__all__ = ["RULES", "AdviceReader", "AdviceRule"]
