"""Muscles of label lines, lists and cells ("Muscles worked: …"), and of glosses beside a name ("Chest and triceps")."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import takewhile
from typing import Final

from pipeline.extract.language import Annotated
from pipeline.extract.muscles import grammar
from pipeline.extract.muscles.claims import Claim
from pipeline.extract.muscles.tokens import DASH, MARK, MUSCLE, WORD, Token, read_tokens
from pipeline.extract.presentations import Part
from pipeline.models import Block, MuscleRole, Span
from pipeline.vocabulary import Vocabulary

LABEL_ROLES: Final[dict[str, MuscleRole]] = {
    "muscles": "worked",
    "primary muscles": "primary",
    "secondary muscles": "secondary",
}
MAX_LINE: Final = 160
"""Characters; a longer text under a label is prose."""
MAX_STRANGE: Final = 3
"""Words that are no muscles in a line that lists muscles: "a little work for the calves too"."""
MAX_GLOSS: Final = 80
_STRETCHED: Final = re.compile(
    r"(?:(?:an?|primary|main|deep|good|great|nice|gentle|intense|dynamic|static)\s)*"
    r"(?P<muscle>[a-z]+(?: flexors?)?) stretch"
)
"""What a line calls the exercise that it stands under: "Primary calf stretch"."""
_EMPTY: Final = re.compile(r"\W*(?:none|n/?a|-)\b")
_TURNS: Final[dict[str, MuscleRole]] = {
    "mainly": "primary",
    "primary": "primary",
    "movers": "primary",
    "also": "secondary",
    "helpers": "secondary",
    "help from": "secondary",
    "assists": "secondary",
}
"""What a word inside a line makes of the muscles behind it, or of the one before its parenthesis."""

_ADDING: Final = frozenset(("on with without at for while to in that").split())
"""Words behind which a gloss only says where or how: "Chest and triceps, on the bars"."""
_LABELLING: Final = frozenset("muscle muscles worked used trained targeted involved".split())
"""Words of a heading that say no more than that muscles follow: "Primary muscle: brachialis"."""
_QUALIFYING: Final = frozenset(
    (
        ". ! : — * ; the your all whole entire for with a an and more upper lower front back side rear inner "
        "outer deep mid middle full overall total cardio balance power strength mobility stability explosive "
        "rotational lateral anti rotation functional - emphasis focus hips posture grip heart rate coordination "
        "conditioning plus muscles muscle"
    ).split()
)
"""Words of a gloss that are neither muscles nor effects."""
_IN_GLOSS: Final = grammar.LINKS | _QUALIFYING
_NO_GLOSS: Final = frozenset({"other anatomy", "spares", "idles", "hardly", "done", "does"})
_COMMANDS: Final = frozenset(
    ("engage activate tighten squeeze contract fire work use hit stretch brace release relax load").split()
)


def is_line(annotated: Annotated, span: Span, vocabulary: Vocabulary) -> bool:
    """Whether a labelled text lists muscles rather than speaking of them in sentences."""
    if span.end - span.start > MAX_LINE:
        return False
    tokens = _head(read_tokens(annotated, span, vocabulary))
    muscles = sum(token.kind == MUSCLE for token in tokens)
    return len(_unknown(tokens)) <= max(MAX_STRANGE, muscles)


def line_claims(annotated: Annotated, span: Span, role: MuscleRole, vocabulary: Vocabulary) -> list[Claim]:
    """The muscles that a labelled line lists, each in the role that the line or a word beside it gives."""
    if not annotated.terms_in("muscles", span) or _EMPTY.match(annotated.folded, span.start, span.end):
        return []
    return _specific(list(_listed(_head(read_tokens(annotated, span, vocabulary)), role)))


def _head(tokens: list[Token]) -> list[Token]:
    """Of "Hamstrings – extend the hip" the muscle with the words that give its role; else all tokens."""
    for index, token in enumerate(tokens):
        if token.text in (":", DASH) and index:
            before, after = tokens[:index], tokens[index + 1 :]
            if any(item.kind == MUSCLE for item in before) and not _unknown(before) and _unknown(after):
                return before + [item for item in after[:6] if item.kind in _TURNS]
    return tokens


def _unknown(tokens: Sequence[Token]) -> list[Token]:
    return [token for token in tokens if token.kind == WORD and token.text not in grammar.GLUE]


def _listed(tokens: Sequence[Token], role: MuscleRole) -> Iterator[Claim]:
    current = role
    claims: list[Claim] = []
    opened = 0
    marked: set[int] = set()
    for index, token in enumerate(tokens):
        if token.kind == MUSCLE:
            if not any(
                item.kind == "spares" or item.text in grammar.NEGATIONS for item in tokens[max(0, index - 2) : index]
            ):
                claims.append(Claim(token.muscle, current, token.start, token.end))
        elif token.text == "(":
            opened = len(claims)
        elif token.kind in _TURNS:
            turned = _TURNS[token.kind]
            inside = "(" in [item.text for item in tokens[max(0, index - 2) : index]]
            if inside and token.kind == "also" and _adds_other(tokens[index + 1 :]):
                continue
            trailing = claims and all(item.kind == MARK for item in tokens[index + 1 :])
            if (inside and claims and opened == len(claims)) or trailing:
                claims[-1] = claims[-1]._replace(role=turned)
                marked.add(len(claims) - 1)
            else:
                current = turned
    # Beside "soleus (main)" a muscle without a mark is none of the main ones.
    main = [number for number in marked if claims[number].role == "primary"]
    for number, claim in enumerate(claims):
        yield claim._replace(role="secondary") if main and number not in marked and role == "worked" else claim


def _adds_other(behind: Sequence[Token]) -> bool:
    """Whether "(also" goes on to say something of the exercise and not of a muscle: "(also improves balance)"."""
    inside = list(takewhile(lambda token: token.text != ")", behind))
    return bool(_unknown(inside)) and all(token.kind != MUSCLE and token.kind not in _TURNS for token in inside)


def _specific(claims: list[Claim]) -> list[Claim]:
    """The claims without collective regions, unless these are all."""
    return [claim for claim in claims if claim.muscle not in grammar.COLLECTIVE] or claims


def title_claims(annotated: Annotated, part: Part, vocabulary: Vocabulary) -> list[Claim]:
    """The muscles that a heading inside the exercise's text names ("Supporting Muscles" over "Gluteus maximus")."""
    if part.role not in LABEL_ROLES and (part.titled is None or part.role is not None):
        return []
    blocks = annotated.document.blocks
    position = bisect_right(blocks, part.block.start, key=lambda block: block.start) - 1
    above = (blocks[index] for index in range(position - 1, -1, -1))
    if part.titled is None:
        # "Primary muscle: brachialis" is a label and its value at once.
        heading = next((block for block in above if block.kind == "heading"), None)
    else:
        heading = next((block for block in above if _titles(annotated, block, part.titled)), None)
    if heading is None or not annotated.terms_in("muscles", heading):
        return []
    tokens = read_tokens(annotated, Span(heading.start, heading.end), vocabulary)
    if any(token.text not in _LABELLING for token in _unknown(tokens)):
        return []
    claims = list(_listed(tokens, LABEL_ROLES.get(part.role or "", "worked")))
    return _specific(claims) if part.role else [claim for claim in claims if claim.muscle not in grammar.LOOSE]


def _titles(annotated: Annotated, block: Block, title: str) -> bool:
    return block.kind == "heading" and annotated.document.quote(block) == title


def gloss_claims(annotated: Annotated, span: Span, vocabulary: Vocabulary) -> list[Claim]:
    """The muscles of a phrase that consists only of muscles and of what training gives them."""
    if not annotated.terms_in("muscles", span):
        return []
    folded = annotated.folded[span.start : span.end].strip(" .!:-()[]*")
    if len(folded) > MAX_GLOSS or "?" in folded:
        return []
    if stretched := _STRETCHED.fullmatch(folded):
        terms = annotated.terms_in("muscles", span)
        own = [term for term in terms if annotated.folded[term.start : term.end] == stretched["muscle"]]
        return [Claim(term.id, "worked", term.start, term.end) for term in own if term.id not in grammar.COLLECTIVE]
    tokens = _cut(_without_asides(read_tokens(annotated, span, vocabulary)))
    if not any(token.kind == MUSCLE for token in tokens) or not _is_gloss(tokens):
        return []
    return [claim for claim in _listed(tokens, "worked") if claim.muscle not in grammar.COLLECTIVE]


def _is_gloss(tokens: Sequence[Token]) -> bool:
    words = [token for token in tokens if token.kind == WORD and token.text not in _IN_GLOSS]
    others = [token for token in tokens if token.kind in _NO_GLOSS or token.text.startswith(grammar.IS)]
    commanding = tokens[0].text in _COMMANDS and any(token.text in ("your", "the") for token in tokens)
    # "Turn your trunk to the left" moves it, "Works your trunk" trains it.
    commanding |= tokens[0].kind == WORD and tokens[0].text[-1] != "s" and [one.text for one in tokens[1:2]] == ["your"]
    certain = any(token.kind == MUSCLE and token.muscle not in grammar.LOOSE for token in tokens)
    return not others and not commanding and len(words) <= (1 if certain and len(tokens) <= 4 else 0)


def _without_asides(tokens: list[Token]) -> list[Token]:
    """The tokens without what stands in parentheses and names no muscle, and without "on the bars"."""
    kept: list[Token] = []
    index = 0
    while index < len(tokens):
        if tokens[index].text == "(":
            close = next((i for i in range(index, len(tokens)) if tokens[i].text == ")"), len(tokens) - 1)
            inner = tokens[index + 1 : close]
            if kept and not any(token.kind == MUSCLE or token.kind in _TURNS for token in inner):
                index = close + 1
                continue
        kept.append(tokens[index])
        index += 1
    return kept


def _cut(tokens: list[Token]) -> list[Token]:
    """The tokens before "on the bars", "without stress for the back", "for runners"."""
    for index, token in enumerate(tokens):
        before = tokens[index - 1]
        sure = before.kind == "quality" or (before.kind == MUSCLE and before.muscle not in grammar.LOOSE)
        if index and token.text in _ADDING and sure and not before.text.startswith("lower"):
            return tokens[:index]
    return tokens
