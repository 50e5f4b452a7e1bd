"""Sentences that instruct: imperatives behind any opening, and telegraphic positions ("Feet hip-width apart")."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice
from typing import Final, NamedTuple

from pipeline.models import Span
from pipeline.vocabulary import Vocabulary

_OPENERS: Final = re.compile(
    r"(?:(?:then|next|now|finally|first|second|third|from there|from here|again|also|simply|just|and|slowly|gently|"
    r"carefully|"
    r"explosively|quickly|immediately|simultaneously|after that|to begin|to start|to finish|please|always|lastly|"
    r"with control|"
    r"under control|at the same time|in one motion|be sure to|make sure to|remember to|try to|"
    r"(?:(?:the|a|one|my) )?(?:key|trick|tip|idea|aim)(?: here)? is to)[,:]?\s+)*"
)
_YOU_START: Final = re.compile(
    r"you(?:'ll| will| should)? (?:want to |need to )?(?:start|begin|be (?:standing|lying|sitting|seated|kneeling))\b"
)
"""The starting position told to a reader: "You'll begin in a push-up position"."""
_INTRODUCTION: Final = re.compile(
    r"(?:(?:right |just )?(?:as|when|once|after|before|at)|with|without|while|from|to|on|in|for|if|by|against|"
    r"until|instead of|[a-z]{2,12}ing)\b[^.!?]*?,\s+(?:then\s+|slowly\s+|and\s+)*"
)
_BEGINNING_IN: Final = re.compile(
    r"(?:(?:starting|beginning) (?:in|on|from|with)|using|keeping|leading with|"
    r"(?:lying|sitting|standing|kneeling) (?:on|in|with)) (?=[a-z])"
)
_MOVES_OWN: Final = re.compile(r"\b[a-z]+ (?:your|one|both|the)\b")
MAX_POSITION: Final = 60
"""Characters of a starting position that no comma ends: "Starting in downward dog bring your left leg up"."""
MAX_INTRODUCTIONS: Final = 2
"""Clauses before the command: "With one hand on the wall, and keeping the hips level, lift your knee"."""
_ENUMERATED: Final = re.compile(r"(?:[a-h]|\d{1,2})[.)]\s+")
_LEAD_COLON: Final = re.compile(r"[a-z0-9' -]{2,28}:\s+")
_TELEGRAM: Final = re.compile(r"[,;]\s+|\s[–—-]\s+")
_WORKED: Final = re.compile(
    r"\W*[a-z]+(?:\s(?:activation|control|development|endurance|engagement|mobility|power|stability|strength))?\W*"
)
"""What a list of muscles and gains says of a part of the body: "chest", "core stability"."""
_NOUNS: Final = frozenset({"balance", "grip", "posture", "stretch"})
"""Words that alone between commas are gains and no commands: "Posterior chain, grip, posture"."""
MAX_POSITION_WORDS: Final = 7
_POSTURE: Final = re.compile(
    r"\W*(?:lying|sitting|seated|standing|kneeling) "
    r"(?:on|in|with|tall|flat|face|upright|near|next to|beside|by|behind|against|facing|sideways|at|between|over)\b"
)
_FINITE: Final = re.compile(
    r"\b(?:is|are|was|were|will|can|could|should|would|may|might|it|they|this|that|these|you(?!r)|you'll|we|i|has|have|"
    r"works?(?!\s?[/|]|$)|trains?|targets?|builds?|helps?|makes?)\b"
)
"""Finite verbs; "work" at the end of a part is a time's: "30 sec work / 15 sec rest — lift your knees"."""
_SPEAKS: Final = re.compile(r"\b(?:you'll|you will|we|i|i'm|we're)\b")
_CLAUSE_VERBS: Final = frozenset(
    {"ensure", "make", "check", "see", "feel", "imagine", "remember", "know", "notice", "do"}
)
"""Verbs behind which a clause can stand at once: "Ensure knees are bent"."""
_NO_COMMAND: Final = re.compile(r"\d{1,2} march\b|set \d")
"""What begins with no command: "29 March, 2012", "Set 1: 60 kg"."""
_WORD: Final = re.compile(r"[a-z][a-z'-]*")
_REACH: Final = 40
"""Characters among which a verb stands that begins a sentence."""
_WITH: Final = (
    r"(?: (?:up|off|out|on|it|this|that|things|them|(?:your|the|each|every) [a-z]+(?: [a-z]+)?)){0,2} "
    r"(?:with(?: doing| performing)?|by (?:doing|performing|holding))"
)
_INTO: Final = (
    r"(?:,? (?:straight|right|directly|immediately|down|back|up|gently|slowly|smoothly|carefully|over|yourself|next))"
    r"{0,2}"
    r" (?:in|on|on |over )?to"
)
_USE: Final = r"use (?:(?!for )[a-z'-]+ ){1,4}(?:for|to (?:do|perform|try))"
_NEXT: Final = r"(?:next|first|last|then)(?: up)? (?:is|are|comes?)"


class Doing(NamedTuple):
    """Words that tell to do what is named behind them."""

    certain: bool
    """Whether the name is an exercise whatever its words ("perform")."""
    moving: bool
    """Whether it may be a position on the way to one ("sink into")."""
    end: int


@dataclass(frozen=True, slots=True, eq=False)
class InstructionReader:
    """Tells instructing sentences by the vocabulary's verbs and positions."""

    imperatives: frozenset[str]
    postures: tuple[str, ...]
    effects: frozenset[str]
    """Verbs in the third person that tell what an exercise does: "loosens", "activates"."""
    leading: re.Pattern[str]
    """What tells to do what is named behind it: "perform", "follow that with", "move on to"."""

    def instructs(self, folded: str) -> bool:
        """Whether a folded sentence tells the reader to do something."""
        return _instructs(self, folded)

    def poses(self, folded: str) -> bool:
        """Whether a telegraphic line describes a position of the body."""
        return folded.strip(" *").startswith(self.postures)

    def telegraphs(self, folded: str) -> bool:
        """Whether a sentence strings positions and commands together: "Wide grip, pull to one hand"."""
        if _POSTURE.match(folded) and not _FINITE.search(folded):
            return True
        parts = _TELEGRAM.split(folded.strip(" *"))
        if (
            len(parts) < 2
            or len(parts[0].split()) > MAX_POSITION_WORDS
            or _FINITE.search(parts[0])
            or _SPEAKS.search(folded)
            or any(part.endswith((" is", " are")) for part in parts)  # "Well, the fact is, backs tire"
            or self.first_verb(folded) in self.effects
        ):
            return False
        told = [part for part in parts if not _WORKED.fullmatch(part)]
        single = [part for part in parts if part.strip(" .").isalpha() and part.strip(" .") not in _NOUNS]
        return any(map(self._begins_with_verb, (*told, *single))) or any(map(self.poses, told))

    def doing(self, folded: str, span: Span) -> Doing | None:
        """The words with which a clause begins that tell to do what it names next, or None."""
        found = self.leading.match(folded, *span)
        return Doing(found.lastgroup == "performing", found.lastgroup == "moving", found.end()) if found else None

    def first_verb(self, folded: str) -> str:
        """The first word of a sentence behind its openers ("Then slowly lower…" → "lower"); "" when there is none."""
        word = _WORD.search(_after_openers(folded), 0, _REACH)
        return word.group() if word else ""

    def commands(self, text: str) -> bool:
        """Whether a sentence without a label in front of it tells the reader to do something."""
        return self.command(text) is not None

    def command(self, text: str) -> str | None:
        """The rest of a sentence from its command on ("If it is easy, use a band" → "use a band"), or None."""
        body = _after_openers(text)
        if self._begins_with_verb(body) or _YOU_START.match(body):
            return body
        for _ in range(MAX_INTRODUCTIONS):
            introduction = _INTRODUCTION.match(body)
            if introduction is None:
                return self._command_behind_position(body)
            body = body[introduction.end() :]
            if self._begins_with_verb(body):
                return body
        return None

    def _command_behind_position(self, body: str) -> str | None:
        position = _BEGINNING_IN.match(body)
        if position is None:
            return None
        moves = (found.start() for found in _MOVES_OWN.finditer(body, position.end(), position.end() + MAX_POSITION))
        at = next((at for at in moves if self._begins_with_verb(body[at:])), None)
        # "Using a band can help you keep your knees out" tells of the band.
        return None if at is None or _FINITE.search(body, position.end(), at) else body[at:]

    def _begins_with_verb(self, text: str) -> bool:
        if text.startswith(("do not ", "don't ", "never ", "avoid ")):
            return True
        if _NO_COMMAND.match(text):
            return False
        words = [word.group() for word in islice(_WORD.finditer(text, 0, _REACH), 3)]
        if words[2:] in (["is"], ["are"]) and words[0] not in _CLAUSE_VERBS:
            return False  # "face pulls are"
        del words[2:]
        if words[:1] == ["lower"] and words[1:] in (["body"], ["abs"], ["half"], ["leg"], ["legs"]):
            return False
        if words[:1] == ["back"] and words[1:] in (
            ["pain"],
            ["ache"],
            ["trouble"],
            ["problems"],
            ["muscles"],
            ["health"],
        ):
            return False
        if len(words) == 2 and words[0].endswith("ly"):
            return words[1] in self.imperatives
        if words[1:] in (["is"], ["are"]):
            return False  # "rest is", "balance is"
        return bool(words) and words[0] in self.imperatives


def build_instructions(vocabulary: Vocabulary) -> InstructionReader:
    """An instruction reader for one vocabulary."""
    verbs = vocabulary.verbs
    return InstructionReader(
        frozenset(verbs["imperative"].forms),
        verbs["posture"].forms,
        frozenset(verbs["effect"].forms),
        _leading(*(_any_of(verbs[name].forms) for name in ("performing", "doing", "opening", "moving"))),
    )


def _any_of(forms: Iterable[str]) -> str:
    return "|".join(sorted(forms, key=len, reverse=True))


def _leading(performing: str, doing: str, opening: str, moving: str) -> re.Pattern[str]:
    """The pattern of what tells to do an exercise; the longest of several verbs counts ("complete it with")."""
    return re.compile(
        rf"(?:(?P<doing>(?:(?:{opening}){_WITH}|{_USE}|{_NEXT}|(?:{doing})(?= (?!in |on |off |out |up ))) )|"
        rf"(?P<performing>(?:{performing})\s)|"
        rf"(?P<moving>(?:{moving}){_INTO}\s))"
    )


@lru_cache(maxsize=1 << 10)
def _instructs(reader: InstructionReader, folded: str) -> bool:
    text = folded.strip(" \"'-*(")
    enumerated = _ENUMERATED.match(text)
    text = text[enumerated.end() :] if enumerated else text
    colon = _LEAD_COLON.match(text)
    return reader.commands(text) or (colon is not None and reader.commands(text[colon.end() :]))


def _after_openers(text: str) -> str:
    opener = _OPENERS.match(text)
    return text[opener.end() :] if opener else text
