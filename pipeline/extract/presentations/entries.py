"""Entries: list items, lines and sentences that present an exercise each."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from pipeline.extract.doses import Dose
from pipeline.extract.judging import Strength
from pipeline.extract.names import NameCandidate
from pipeline.extract.outline import Section
from pipeline.extract.presentations.dosed import MAX_LEAD, by_dose, names_behind_doses
from pipeline.extract.presentations.labelled_names import labelled_names
from pipeline.extract.presentations.model import Part, Presentation, View
from pipeline.extract.presentations.run_in import glued_name, name_run_in
from pipeline.extract.separators import without_load
from pipeline.extract.standing_in import standing_in
from pipeline.markers import counted_name, counted_turn
from pipeline.models import Block, Span

_COUNTED_NAME: Final = re.compile(
    r"(?:[x×]\s?)?(?!90\s?[-–]\s?90\b|\d{2,3}\s?[-–]?\s?(?:[Dd]egrees?\b|°))\d{1,3}(?:\s?[-–]\s?\d{1,3})?\s+(?=[A-Za-z])"
    r"(?!(?i:meters?|metres?|yards?|feet|miles?|seconds?|secs?|minutes?|mins?|cal(?:orie)?s?)\b)"
)
"""A count before a name: "12 Backpack Good Mornings", "x10 jump squats", but not "30 Meter Carry"."""
_ORDER_CODE: Final = re.compile(r"(?:\d{1,2}[A-Ha-h]|[A-H]\d{0,2})[.):]?\s+(?=\d)")
_COMMANDED: Final = re.compile(
    r"(?:then\s+)?(?:do|perform|complete)\s+(?=\d|(?:an?|one|two|three|four|five)\s)", re.IGNORECASE
)
"""Before the figures of an item that tells what to do: "Do one set of 20 swings"."""
_DESCRIBED: Final = re.compile(r"\s*(?:\([^)]*\)\s*)?(?:[:.—–]|-(?=\s))\s*\S{2}")
_ELSEWHERE: Final = re.compile(
    r"\W*(?:see|refer to|check)\s[^()]{0,40}\b(?:below|above|section|page|chapter|bottom|top)\b", re.IGNORECASE
)
"""What tells behind a word that is no certain name where its exercises stand: "Cardio (see the section below)"."""
_ADDED: Final = re.compile(r"\s+\+\s+|(?:,\s+(?:and\s+|then\s+)?|\s+and\s+)(?=\d{1,3}\s+[A-Za-z])")
_SENTENCE: Final = re.compile(r"[.!?]\s+(?=[A-Z])")
_GROUP: Final = re.compile(r"\W*(?P<of>[A-Za-z][^:.;!?\d]{2,24}):\W{1,3}")
_FILLER: Final = re.compile(r"[\s:–—,-]*(?:of\s+)?")
_ROUNDS_TOLD: Final = re.compile(r"(?:rounds?|sets?|circuits?)(?: (?:in )?total)?\s?(?:[,;(-] ?| (?=for |with ))")
"""Behind rounds that end so stands how they are done: "3 rounds, minimal rest", "4 rounds for time"."""
_BESIDE: Final = 28
"""How far behind its name a dose may stand: a parenthesis, a dash, a unit."""
_AVOIDS: Final = re.compile(r"\W*(?:avoid|do not|don't|never|limit|reduce|stop)\b")
_RIGHT_BEHIND: Final = 3
"""Characters of a colon or dash and a blank."""


@dataclass(frozen=True, slots=True)
class Entry:
    """The names with which a line begins, whether a dose stands beside them, and what the line says after them."""

    names: tuple[NameCandidate, ...]
    dosed: bool
    described: bool
    rest: Span

    @property
    def strength(self) -> Strength:
        """How sure it is that the names are names."""
        return self.names[0].strength

    @property
    def is_known(self) -> bool:
        """Whether it names an exercise by words that are all known."""
        return self.strength != "shaped" and not self.names[0].parsed.uncovered


def read_entry(view: View, block: Block) -> Entry | None:
    """The entry that a list item or line is, or None when it names no exercise at its beginning."""
    return view.annotated.kept(
        ("entry", block.start, block.end),
        lambda: None if _heads_names(view, block) else _parted_entry(view, block),
    )


def _parted_entry(view: View, block: Block) -> Entry | None:
    """The entry that marks part from what is said of it, or that runs into it: "Heel Slide Lie on your back."."""
    glued = None if block.strong else glued_name(view, block)
    if glued:
        return Entry((glued[0],), bool(view.doses(glued[1])), True, glued[1])
    labelled = labelled_names(view, block)
    if labelled is not None:
        rest = Span(labelled[-1].end if labelled else block.end, block.end)
        return Entry(labelled, bool(view.doses(block)), False, rest) if labelled else None
    entry = _entry(view, block)
    # Behind "Hip Abduction (Side)" the sentence begins after the bracket.
    sure = entry is not None and entry.strength == "strong" and not view.text(entry.rest).lstrip().startswith("(")
    if block.strong or sure:
        return entry
    found = name_run_in(view, block)
    return Entry((found[0],), bool(view.doses(found[1])), True, found[1]) if found else entry


def _entry(view: View, block: Block) -> Entry | None:
    if block.strong and block.strong[0].start <= block.start + 3:
        bold = block.strong[0]
        names = _usable(view.names(bold), view)
        if names and bold.end < block.end:
            rest = Span(bold.end, block.end)
            doses = view.doses(block)
            if _is_caption(view, bold, names, doses):
                return None
            dosed = bool(doses) and _is_beside(view, Span(names[-1].end, doses[0].start))
            return Entry(names, dosed, len(view.text(rest).strip(" .:-–—")) > 2, rest)
    if view.label(block) or _is_remark(view, block):
        return None
    text = view.text(block)
    turn = counted_turn(text) or counted_name(text) or 0
    command = _COMMANDED.match(text, turn)
    turn = command.end() if command else turn
    counted = _COUNTED_NAME.match(text, turn)
    if counted:
        entry = _dose_first(view, block, block.start + counted.end())
        certain = entry is not None and (entry.strength == "strong" or text[counted.end()].isupper())
        if entry and certain and entry.names[0].start - block.start <= counted.end() + 2:
            # What tells to do it so often tells no more.
            return replace(entry, rest=Span(entry.names[-1].end, block.end)) if command else entry
    doses = view.doses(block)
    code = _ORDER_CODE.match(text)
    if doses and doses[0].start - block.start <= (code.end() if code else turn) + 2:
        found = _dose_first(view, block, _end_of_count(view, doses[0]))
        return None if found and _tells_of_rounds(view, doses[0], found) else found
    until = doses[0].start if doses else block.end
    head = Span(block.start, until)
    names = _names_of_head(view, head, doses[:1])
    if not names:
        return None
    end = max(name.end for name in names)
    rest = Span(end, block.end)
    dosed = bool(doses) and _is_beside(view, Span(end, doses[0].start)) and end - block.start <= MAX_LEAD
    described = _DESCRIBED.match(view.text(rest)) is not None
    whole = not view.text(rest).strip(" .:!()") or view.text(rest).strip().startswith(("(", "["))
    if not (dosed or described or whole) or (names[0].strength == "shaped" and _ELSEWHERE.match(view.text(rest))):
        return None
    return Entry(names, dosed, described, rest)


def _heads_names(view: View, block: Block) -> bool:
    """Whether a line begins with what the exercises behind it are for, or has several behind their doses.

    "Push: Bench Press 4x8, Dips 3x10", "Core: 3 x 20 crunches".
    """
    if names_behind_doses(view, block):
        return True
    head = _GROUP.match(view.text(block))
    doses = view.doses(block) if head else []
    if head is None or not doses or doses[0].start < block.start + head.end():
        return False
    whole = view.tools.names.judge.judge(head["of"])
    if whole and whole[0] == "strong" and " " in head["of"]:
        return False
    behind = Span(block.start + head.end(), doses[0].start)
    names = view.names(behind)
    return bool(names) and all(name.strength == "strong" for name in names) and names[0].start <= behind.start + 1


def _is_remark(view: View, block: Block) -> bool:
    """Whether a line in square brackets tells what to do and names nothing: "[Place two cones 10 m apart]"."""
    text = view.folded[block.start : block.end].strip()
    return text.startswith("[") and text.endswith("]") and view.tools.instructs(text[1:])


def _is_caption(view: View, bold: Span, names: tuple[NameCandidate, ...], doses: list[Dose]) -> bool:
    """Whether bold words of no certain name only head a text: "The Two-Minute Fix:", or "Solution:" time and again."""
    if names[0].strength != "shaped":
        return names[0].strength == "weak" and _is_sentence(names[0], view.text(bold))
    if doses and 0 <= doses[0].start - bold.end <= _RIGHT_BEHIND:
        return False
    if doses and names[0].start <= doses[0].start < names[-1].end:
        return True
    recurring = view.annotated.kept("recurring leads", lambda: _recurring_leads(view))
    return _bare_lead(view, bold) in recurring


def _is_sentence(name: NameCandidate, bold: str) -> bool:
    """Whether bold words say something of an exercise: "Warm-ups stop being optional."."""
    words, uncovered = name.parsed.words, name.parsed.uncovered
    return bold.endswith(".") and len(words) > 2 and uncovered[-1:] == (len(words) - 1,)


def _recurring_leads(view: View) -> frozenset[str]:
    """The bold words with which more than one line begins."""
    leads = Counter(
        _bare_lead(view, block.strong[0])
        for block in view.annotated.document.blocks
        if block.kind != "heading"
        and block.strong
        and block.strong[0].start == block.start
        and block.strong[0].end < block.end
    )
    return frozenset(lead for lead, times in leads.items() if times > 1)


def _bare_lead(view: View, bold: Span) -> str:
    return view.folded[bold.start : bold.end].strip(" :.–—-")


def _is_beside(view: View, between: Span) -> bool:
    """Whether little but a load stands between a name and a dose, and nothing to leave alone."""
    if _AVOIDS.match(view.folded, between.start, between.end):
        return False
    return between.end - between.start <= _BESIDE or len(without_load(view.text(between))) <= _BESIDE


def _names_of_head(view: View, head: Span, doses: Sequence[Dose]) -> tuple[NameCandidate, ...]:
    """The names in what a line says before its dose or description."""
    names = _usable(view.names(head), view) if head.end - head.start <= 4 * MAX_LEAD else ()
    if not names or names[0].start - head.start > 24:
        names = _leading_name(view, head)
    if doses and (not names or names[0].strength == "shaped") and head.end - head.start <= MAX_LEAD:
        names = standing_in(view.tools.names, view.text(head), head.start) or names
    prescribed = any(dose.sets and dose.reps for dose in doses)
    return tuple(by_dose(view, name) for name in names) if prescribed else names


def _usable(names: list[NameCandidate], view: View) -> tuple[NameCandidate, ...]:
    return tuple(name for name in names if name.end - name.start <= MAX_LEAD)


def _tells_of_rounds(view: View, dose: Dose, entry: Entry) -> bool:
    """Whether words of no certain name behind rounds alone tell how they are done."""
    if dose.reps or entry.strength != "shaped":
        return False
    return any(
        found.end() == entry.names[0].start
        for found in _ROUNDS_TOLD.finditer(view.folded, dose.start, entry.names[0].end)
    )


def _end_of_count(view: View, dose: Dose) -> int:
    """Where a dose ends, before words that count movements and are the name: "10 KB swings", "12 rows on each side"."""
    items = view.annotated.lexemes_in(dose.span).items
    if items[-1].code == "E":
        named = [item for item in items if item.code not in "_OE"]
        return named[-1].end if items[-2].code == "_" else dose.end
    if items[-1].unit != "moves":
        return dose.end
    return next(item.end for item in reversed(items) if item.code == "N")


def _dose_first(view: View, block: Block, after: int) -> Entry | None:
    """Read a dose and then the name: "3x5-8 Pull-ups", "30 seconds of jumping jacks", "5 Deadlift + 5 Swing"."""
    names: list[NameCandidate] = []
    text = view.text(Span(after, block.end))
    ends = _SENTENCE.search(text)
    text = text[: ends.start()] if ends else text
    start, joined = 0, ""
    for cut in [*(found.span() for found in _ADDED.finditer(text)), (len(text), len(text))]:
        piece = text[start : cut[0]]
        lead = _FILLER.match(piece)
        begin = after + start + (lead.end() if lead else 0)
        number = _COUNTED_NAME.match(piece)
        begin = after + start + number.end() if number and start else begin
        said = view.text(Span(begin, after + cut[0]))
        found = _usable(view.tools.names.read(said, begin), view) or standing_in(view.tools.names, said, begin)
        # "10 squats, 10 lunges" counts both, "10 squats, 30 seconds rest" one.
        names += found if not start or "+" in joined else [name for name in found if name.strength == "strong"]
        start, joined = cut[1], text[cut[0] : cut[1]]
    return Entry(tuple(names), True, False, Span(block.start, block.end)) if names else None


def _leading_name(view: View, head: Span) -> tuple[NameCandidate, ...]:
    """The certain name with which a longer lead begins ("High knees across the play area")."""
    text = view.text(Span(head.start, min(head.end, head.start + MAX_LEAD)))
    name = view.tools.names.strongest_at_start(text, head.start)
    return (name,) if name else ()


def presented(
    view: View, section: Section, entry: Entry, rule: str, parts: tuple[Part, ...], lead: Span
) -> Iterator[Presentation]:
    """What a line or cell presents: one presentation for each name of its entry."""
    for name in entry.names:
        yield view.presented(section, name, rule, parts, lead)
