"""Lines that are headings in all but their markup: an exercise's name above how it is done, a question."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence, Set
from itertools import pairwise
from typing import Final, NamedTuple

from pipeline.extract.language import Annotated
from pipeline.extract.names import NameCandidate
from pipeline.extract.presentations.model import EXERCISE_FIELDS, Tools
from pipeline.extract.title import title_line
from pipeline.markers import is_answered, is_field, named_field
from pipeline.models import Block, Span

MAX_LINE: Final = 60
MAX_WORDS: Final = 8
"""The longest name, numbered and with its dose behind it; wrapped text and sentences run on."""
MIN_SURE: Final = 2
"""Certain names, each above how it is done, that show such lines to be headings; one alone may be a caption."""
MIN_PROMISED: Final = 3
"""Lines above instructions in an article that says it is on exercises."""
MIN_TOLD: Final = 2
"""Sentences that instruct: one may be advice."""
_REACH: Final = 3
"""Blocks under a name, such as a dose or a sentence of praise, among which the telling begins."""
_AT_ONCE: Final = 12
"""Characters before a dose that begins a line: a bullet, "Do", "Aim for"."""
_NO_NAME_ENDS: Final = (":", "?", "!", ",", ";", "…", "...")
_LISTED: Final = 3
"""Items of a list by which it is known to be steps."""
_STRETCH: Final = (" stretch", " stretches")
"""How names end over which a single command is no mere advice."""
_ALNUM: Final = re.compile(r"\w")
_NOTHING: Final = re.compile(r"\)?[\s.:,–—-]*(?:\([^()]*\))?[\s.]*")


class _Line(NamedTuple):
    """A short line that may be a name, the blocks after it, whether it certainly is one, and which."""

    block: Block
    following: tuple[Block, ...]
    certain: bool
    names: frozenset[str]


def named_lines(annotated: Annotated, tools: Tools) -> frozenset[Block]:
    """The paragraphs that head what follows them: names, alone, with a dose or labelled as such, and questions."""
    return (
        _questions(annotated)
        | _labelled(annotated, tools)
        | _above_lists(annotated, tools)
        | _unlabelled(annotated, tools)
    )


def _questions(annotated: Annotated) -> frozenset[Block]:
    """The lines that ask what the next one answers: "Q: How long should I rest?", "A: Two minutes."."""
    return frozenset(
        block
        for block, below in pairwise(annotated.document.blocks)
        if block.kind == below.kind == "paragraph"
        and is_answered(annotated.document.quote(block), annotated.document.quote(below))
    )


def _labelled(annotated: Annotated, tools: Tools) -> frozenset[Block]:
    """The lines that say they name an exercise, above what is said of it: "Exercise: Goblet Squat", "Sets: 3".

    Above fields of an exercise, in records of which one has a certain name, any name will do.
    """
    certain: set[Block] = set()
    records: set[Block] = set()
    blocks = annotated.document.blocks
    for position, (block, below) in enumerate(pairwise(blocks)):
        if block.kind not in ("paragraph", "item") or below.kind not in ("paragraph", "item"):
            continue
        begin = named_field(annotated.folded[block.start : min(block.end, block.start + MAX_LINE)])
        if begin is None:
            continue
        names = tools.names_in(annotated, Span(block.start + begin, block.end))
        if names and _all_certain(names) and names[-1].end >= block.end - 1:
            certain.add(block)
        if any(_is_field(annotated, tools, field) for field in _fields_below(annotated, blocks, position)):
            records.add(block)
    return frozenset(certain | records if certain & records else certain)


def _fields_below(annotated: Annotated, blocks: Sequence[Block], position: int) -> Iterator[Block]:
    """The lines that go on with the record which a name begins: "target: quads", "reps: 12"."""
    for block in blocks[position + 1 :]:
        text = annotated.document.quote(block)
        if block.kind not in ("paragraph", "item") or not is_field(text) or named_field(text) is not None:
            return
        yield block


def _above_lists(annotated: Annotated, tools: Tools) -> frozenset[Block]:
    """The lines of a name and its dose above a list that tells how: "Butterfly (1 minute)", "1. Sit tall".

    Empty where one such line stands alone, unless its name is in bold or certain.
    """
    found: list[Block] = []
    sure = False
    blocks = annotated.document.blocks
    for position, block in enumerate(blocks[:-MIN_TOLD]):
        if block.kind != "paragraph" or block.depth or block.end - block.start > MAX_LINE:
            continue
        following = blocks[position + 1 : position + 2 + _LISTED]
        if following[0].kind == "paragraph" and annotated.folded[following[0].start : following[0].end].endswith(":"):
            following = following[1:]
        if following[0].kind != "item" or not annotated.codes_in(block):
            continue
        names = _names_before_dose(annotated, tools, block)
        if names and _are_steps(annotated, tools, following[:_LISTED]):
            found.append(block)
            sure |= bool(block.strong) or _all_certain(names)
    return frozenset(found) if sure or len(found) >= MIN_SURE else frozenset()


def _names_before_dose(annotated: Annotated, tools: Tools, block: Block) -> Sequence[NameCandidate]:
    """The name of a line that is nothing but that, as far as it is in bold, and a dose."""
    bold = block.strong[0] if block.strong and block.strong[0].start == block.start else None
    doses = [dose for dose in tools.doses(annotated, block) if bold is None or dose.start >= bold.end]
    if not doses or tools.labels.lead(annotated.folded, block.start, block.end):
        return ()
    text = annotated.document.text
    name = bold or Span(block.start, block.start + len(text[block.start : doses[0].start].rstrip(" (:–—-")))
    between, behind = text[name.end : doses[0].start], text[doses[-1].end : block.end]
    if any(_ALNUM.search(beside) for beside in (between, behind)) or not text[name.start : name.start + 1].isalnum():
        return ()
    names = tools.names_in(annotated, name)
    return names if len(names) == 1 and not tools.labels.is_bare_label(text[name.start : name.end]) else ()


def _are_steps(annotated: Annotated, tools: Tools, items: Sequence[Block]) -> bool:
    """Whether the first items of a list instruct, most of them."""
    same = [item for item in items if item.kind == "item" and item.group == items[0].group]
    told = sum(tools.instructs(annotated.folded[item.start : item.end]) for item in same)
    return told >= MIN_TOLD and 2 * told > len(same)


def _unlabelled(annotated: Annotated, tools: Tools) -> frozenset[Block]:
    """The short lines that are nothing but a name: "Lunges", and in the next one "Stand tall. Take a big step…".

    Empty unless several such lines are certain names above instructions. Then those above other text count too, and
    lines of unknown words above instructions as long as they are not the more. An article that says it is on
    exercises is believed without a certain name.
    """
    # Whether enough lines have a word of names costs a tenth of reading them all.
    short = [block for block in annotated.document.blocks if block.kind == "paragraph" and _is_short(annotated, block)]
    promised = _promises(annotated, tools)
    least = 1 if promised else MIN_SURE
    if sum(tools.names.may_name(annotated.document.quote(block)) for block in short) < least:
        return frozenset()
    lines = list(_lines(annotated, tools))
    if not promised and sum(line.certain for line in lines) < MIN_SURE:
        return frozenset()
    heads = {line.block for line in lines}
    told = [line for line in lines if _is_told(annotated, tools, line, heads)]
    sure = [line for line in told if line.certain]
    doubtful = [line for line in told if not line.certain]
    alike = [line for line in lines if line.certain and line.following[0] not in heads]
    if (
        promised
        and len(told) >= MIN_PROMISED
        and any(tools.names.may_name(name) for line in told for name in line.names)
    ):
        return frozenset(line.block for line in (*alike, *doubtful))
    if len(frozenset[str]().union(*(line.names for line in sure))) < MIN_SURE:
        return frozenset()
    return frozenset(line.block for line in (*alike, *(doubtful if len(doubtful) <= len(sure) else ())))


def _promises(annotated: Annotated, tools: Tools) -> bool:
    """Whether the title says that the article is on exercises, as it names none: "Stretches for Desk Workers"."""
    title = title_line(annotated)
    return title is not None and tools.labels.heading_role(annotated.document.quote(title)) == "exercises"


def _lines(annotated: Annotated, tools: Tools) -> Iterator[_Line]:
    """The short lines that may be names, but for those under the heading of an exercise, which may be captions."""
    blocks = annotated.document.blocks
    heading: Block | None = None
    for position, block in enumerate(blocks[:-1]):
        if block.kind == "heading":
            heading = block
        elif block.kind == "paragraph" and not block.depth and blocks[position + 1].kind in ("paragraph", "item"):
            names = _names_of(annotated, tools, block)
            if (
                names
                and not _is_listed(annotated, tools, blocks, position)
                and not (heading and _heads_exercise(annotated, tools, heading))
            ):
                following = blocks[position + 1 : position + 1 + _REACH]
                certain = _all_certain(names) or _is_stretch(names)
                yield _Line(block, following, certain, frozenset(name.name.lower() for name in names))


def _is_listed(annotated: Annotated, tools: Tools, blocks: Sequence[Block], position: int) -> bool:
    """Whether a line with a dose stands next to another such line, in a list: what follows is told of all of them."""
    line, *beside = (blocks[position], *blocks[max(0, position - 1) : position], *blocks[position + 1 : position + 2])
    return _is_dosed(annotated, tools, line) and any(_is_dosed(annotated, tools, other) for other in beside)


def _is_dosed(annotated: Annotated, tools: Tools, line: Block) -> bool:
    return line.end - line.start <= MAX_LINE and bool(tools.doses(annotated, line))


def _all_certain(names: Sequence[NameCandidate]) -> bool:
    return all(name.strength == "strong" for name in names)


def _is_stretch(names: Sequence[NameCandidate]) -> bool:
    """Whether known words name a stretch by the part of the body that it is for: "Hip flexor stretch"."""
    return all(name.name.lower().endswith(_STRETCH) and not name.parsed.uncovered for name in names)


def _names_of(annotated: Annotated, tools: Tools, block: Block) -> list[NameCandidate]:
    """The names that are all of a short line, a number, a dose and a parenthesis aside."""
    if not _is_short(annotated, block) or tools.labels.lead(annotated.folded, block.start, block.end):
        return []
    text = annotated.document.quote(block)
    doses = tools.doses(annotated, block)
    until = doses[0].start if doses else block.end
    names = tools.names_in(annotated, Span(block.start, until))
    behind = annotated.document.text[doses[-1].end if doses else names[-1].end : block.end] if names else ""
    if not names or not _NOTHING.fullmatch(behind) or tools.labels.is_bare_label(text):
        return []
    return names if _all_certain(names) or (text[0].isupper() and text[-1].isalpha()) else []


def _is_short(annotated: Annotated, block: Block) -> bool:
    """Whether a line is as short as a name and begins and ends as names do."""
    if block.end - block.start > MAX_LINE:
        return False
    text = annotated.document.quote(block)
    return text[:1].isalnum() and not text.endswith(_NO_NAME_ENDS) and len(text.split()) <= MAX_WORDS


def _heads_exercise(annotated: Annotated, tools: Tools, heading: Block) -> bool:
    """Whether a heading below the title is an exercise."""
    names = tools.names_in(annotated, heading) if heading.level > 1 else []
    return bool(names) and _all_certain(names)


def _is_told(annotated: Annotated, tools: Tools, line: _Line, heads: Set[Block]) -> bool:
    """Whether what follows a line tells how something is done: at once, where its words may be no name."""
    if line.certain and line.following[0] not in heads and _is_field(annotated, tools, line.following[0]):
        return True
    told, dosed = 0, False
    for block in line.following if line.certain else line.following[:1]:
        if block.kind not in ("paragraph", "item") or block in heads:
            break
        sentences = annotated.sentences_in(block)
        told += sum(tools.instructs(annotated.folded[one.start : one.end]) for one in sentences)
        dosed |= any(tools.doses(annotated, one) for one in sentences)
    least = 1 if all(name.endswith(_STRETCH) for name in line.names) else MIN_TOLD
    return told + (dosed and told > 0) >= least


def _is_field(annotated: Annotated, tools: Tools, block: Block) -> bool:
    """Whether a block is what only an exercise has: "Targets: quads", "Muscles worked", "3 x 10"."""
    label = tools.labels.lead(annotated.folded, block.start, block.end)
    role = label.role if label else tools.labels.bare_role(annotated.document.quote(block))
    doses = tools.doses(annotated, block)
    return role in EXERCISE_FIELDS or any(dose.sets and dose.start - block.start <= _AT_ONCE for dose in doses)
