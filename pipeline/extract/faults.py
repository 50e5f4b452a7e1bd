"""Whether what a sentence denies, it denies of a fault: "Falling back fast is wrong: it does nothing for the quads"."""

from __future__ import annotations

import re
from typing import Final

_EXERCISE: Final = r"(?:§|(?:exercise|move|movement|lift|drill|stretch)\b|(?:it|them)\b)"
_NOUNS_IN_ING: Final = (
    r"(?:dur|spr|str|noth|someth|anyth|everyth|accord|regard|includ|do|perform|train|even|morn|follow)ing"
)
_FAULT: Final = re.compile(
    # "Bouncing does nothing for …", "Rushing it does not train …"
    rf"^\W*(?:but |and |so )?(?:just |simply |\w+ly )?(?!{_NOUNS_IN_ING}\b)[a-z]{{3,}}ing\b"
    # "With bent hips the exercise does …", "Without a pause it …"
    r"|^\W*(?:but |and |so )?(?:with|on|from|in|at|by)"
    rf"(?! (?:the |this |an? |every |any |each |your |my |our )?{_EXERCISE})"
    r"(?! (?:fact|truth|reality|short|all|our|my|general|practice|other words|contrast|the contrary|the whole)\b)"
    r"\s[^.;:]{0,60}?\b(?:does|do|is|are|gets?|has|have|will|stays?|takes?|contributes?)\b"
    r"|^\W*(?:but |and |so )?without(?! (?:a )?(?:doubt|question|exception|equipment))\b"
    # "Done fast, it …"
    r"|^\W*(?:but |and )?(?:done|performed|executed|lifted|rushed|taken|pulled|pushed|swung|lowered)\s"
    r"(?!right|well|properly|correctly)[\w\s'-]{1,30},"
    # "If you bend at the hips, …"
    r"|(?<!even )\b(?:if|when|whenever|once|unless|as soon as)\s(?:you|your|the|they|it|it's|done|performed|doing)\b"
    # "Half reps do not work …", "A short range does …"
    r"|\b(?:half|partial|short|quarter|sloppy|fast|quick|bouncy|jerky|cheat|cheated|rushed|lazy|small|limited)[ -]"
    r"(?:reps?|repetitions?|range|ranges|movements?|pulses?|version|form|swings?)\b"
    r"|\b(?:momentum|speed|bad form|poor form|a bounce|a swing|haste)\s(?:does|do|will|takes?)\b"
    # "… is wrong: it does nothing for …", "Do not fall back: it does …"
    r"|\b(?:is|are) (?:wrong|a mistake|a fault|an error|cheating|bad|no good|useless|pointless)\s?[:;,.–—-]+\s?"
    r"(?:it|that|this|they|as|because|since)\b"
    r"|^\W*(?:do not|don't|never|avoid|stop|no)\b[^.;:]{1,80}[:;,–—-]+\s?"
    r"(?:it|that|this|which|as it|because it|since it)\b"
)


def denies_of_fault(sentence: str) -> bool:
    """Whether a folded sentence, with § where it names the exercise, speaks of a way to do it badly.

    >>> denies_of_fault("half reps do not work the quads."), denies_of_fault("the § does nothing for the calves.")
    (True, False)
    """
    return _FAULT.search(sentence) is not None
