"""Sessions told by names alone, a line each or several in one: "Day 1", "Squat", "Bench/Dip", "Then: Rows, Dips"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Final, NamedTuple

from pipeline.extract.judging import PARENTHESIS
from pipeline.extract.names import NameCandidate
from pipeline.extract.outline import Section
from pipeline.extract.presentations.days import names_day
from pipeline.extract.presentations.joint_actions import is_joint_action
from pipeline.extract.presentations.model import NO_EXERCISES_IN, Presentation, View
from pipeline.extract.standing_in import in_full
from pipeline.models import Block, Span

MAX_LINE: Final = 110
MIN_LINES: Final = 2
"""Lines of names under a day or session."""
MIN_CERTAIN_LINES: Final = 3
"""Lines under any other heading, all of them certain names."""
MIN_NAMES: Final = 3
"""Names of a line that is a session by itself: "Squat, Leg Press, Calf Raise"; two where a label stands before them."""
MIN_LABELLED: Final = 2
SHARE: Final = 0.6
"""Of a session's lines how many must name exercises."""
MAX_LABELS: Final = 2
"""A day and what it is for: "Day 1: Chest – Bench Press, Dips"."""
_SESSIONS: Final = frozenset({"routine", "warmup", "cooldown", "exercises"})
_SPLIT: Final = re.compile(r"\W*(?:push|pull|legs?|upper|lower|full|total)(?:[ -]body)?(?: #?[a-d1-4])?\W*")
"""A heading that is all of a session's name in a split: "Push", "Upper B", "Full body 2"."""
_LABEL: Final = re.compile(r"[^:–—/,]{2,40}?(?:\([^()]{0,30}\))?(?::\s+|\s[–—-]\s)")
_PARTED: Final = re.compile(r"\s*[,;]\s+(?:(?:and|or|then)\s+)?|\s+\+\s+|\s*[•·→➜|]\s*")
_EITHER: Final = re.compile(r"\s*/\s*|\s+(?:and|or|&)\s+")
_BEHIND: Final = re.compile(r"\W*(?:\([^()]*\)\W*)?")
"""What may stand behind the last name of a line."""
_PURPOSE: Final = re.compile(r"\sfor(?:\s[a-z]+)?\W*$")
"""What a line may end with: "for recovery", or the "for" of "for 5 minutes"."""
_ENDS: Final = (".", "!", "?", ":", "…")
_COUNTED: Final = re.compile(r"(?:^|[:,;+/]\s?|\b(?:and|then)\s)\W{0,2}\d{1,3}\s+(?=[a-z])(?!degree)")
"""A count before a name: "10 push-ups, 15 squats"."""
_BEGINS: Final = 3
"""Characters before the name in its piece: a figure's sign, a bullet, quotes."""


class _Line(NamedTuple):
    """A short line, the names of its pieces, and how many of these name none."""

    block: Block
    names: tuple[NameCandidate, ...]
    unnamed: int
    labelled: bool

    @property
    def lists(self) -> bool:
        """Whether most of the line is names."""
        return len(self.names) > self.unnamed

    @property
    def certain(self) -> bool:
        """Whether all of the line is names and each is certain."""
        return bool(self.names) and not self.unnamed and all(name.strength == "strong" for name in self.names)


def session_lines(view: View, section: Section, run: Sequence[Block]) -> Iterator[tuple[Block, list[Presentation]]]:
    """The lines of some paragraphs that are an article's sessions, with the exercises that each names."""
    lines = view.annotated.kept("session lines", lambda: _session_lines(view))
    for block in run:
        if block in lines:
            yield block, [view.presented(section, name, "session line") for name in lines[block]]


def names_in_item(view: View, section: Section, item: Block, *, among: bool) -> Iterator[Presentation]:
    """The exercises of a list item that is a session, "Monday: Squat, Bench Press, Rows", or stands in one's list.

    `among` says whether the items beside it are exercises.
    """
    if item.end - item.start > MAX_LINE or _has_figures(view, item):
        return
    line = _line(view, item)
    beside = among and line.certain and _heads_session(view, section)
    if beside or (_is_session(view, section, line) and not line.unnamed):
        yield from (view.presented(section, name, "session line") for name in line.names)


def _session_lines(view: View) -> Mapping[Block, tuple[NameCandidate, ...]]:
    """The lines of all sessions of an article, with their names."""
    found: dict[Block, tuple[NameCandidate, ...]] = {}
    doubtful: list[_Line] = []
    for section in view.outline.sections:
        if section.role in NO_EXERCISES_IN:
            continue
        for session, stretch in _stretches(view, section):
            if not session and len(stretch) < MIN_CERTAIN_LINES and not _LABEL.match(view.text(stretch[0])):
                continue
            lines = [_line(view, block) for block in stretch]
            listing = [line for line in lines if line.lists]
            if _are_session(view, section, lines, listing, session=session):
                found.update((line.block, line.names) for line in listing)
            elif session:
                mostly = len(listing) >= SHARE * len(lines)
                doubtful += [line for line in listing if mostly or line.certain or line.labelled]
    if found:
        # Beside the other days of a plan one that names little is one as well.
        found.update((line.block, line.names) for line in doubtful)
    return found


def _are_session(
    view: View, section: Section, lines: Sequence[_Line], listing: Sequence[_Line], *, session: bool
) -> bool:
    """Whether lines that stand below each other are a session's exercises."""
    if listing and (len(lines) == 1 or all(line.labelled for line in lines)):
        return all(_is_session(view, section, line) for line in listing)
    if not session:
        return len(lines) >= MIN_CERTAIN_LINES and all(line.certain for line in lines)
    certain = sum(name.strength == "strong" for line in listing for name in line.names)
    return (
        len(listing) >= MIN_LINES
        and len(listing) >= SHARE * len(lines)
        and 2 * certain >= sum(len(line.names) for line in listing)
    )


def _is_session(view: View, section: Section, line: _Line) -> bool:
    """Whether a line is a session by itself: it lists several names under a session's heading or behind its label."""
    certain = sum(name.strength == "strong" for name in line.names)
    if 2 * certain < len(line.names) or not line.lists:
        return False
    if line.labelled and len(line.names) >= MIN_LABELLED:
        return True
    # Under "Core exercises" such a line says of what sort they are.
    return len(line.names) >= MIN_NAMES and section.role != "exercises" and _heads_session(view, section)


def _heads_session(view: View, section: Section) -> bool:
    """Whether a heading names a day, a session or a part of one."""
    if section.heading is None or section.level == 1:
        return False
    heading = section.heading
    return (
        section.role in _SESSIONS
        or names_day(view, heading)
        or _SPLIT.fullmatch(view.folded, heading.start, heading.end) is not None
    )


def _stretches(view: View, section: Section) -> Iterator[tuple[bool, list[Block]]]:
    """The stretches of a section's body that are short lines without a dose, one of them with a word of names.

    Each with whether a session's heading stands over it, or a line that is nothing but its day.
    """
    headed, stretch = _heads_session(view, section), list[Block]()
    for block in (*section.body, None):
        short = block is not None and _is_short(view, block)
        day = block is not None and short and names_day(view, block) and not _LABEL.match(view.text(block))
        if block is not None and short and not day:
            stretch.append(block)
            continue
        if any(view.tools.names.may_name(view.text(line)) for line in stretch):
            yield headed, stretch
        headed, stretch = headed or day, []


def _is_short(view: View, block: Block) -> bool:
    if block.kind != "paragraph" or block.continues or block.end - block.start > MAX_LINE:
        return False
    text = view.text(block)
    sentence = text.endswith(_ENDS) and not (text.endswith(".") and _LABEL.match(text))
    return not sentence and not _has_figures(view, block)


def _has_figures(view: View, block: Block) -> bool:
    """Whether a line says how much of what it names is done."""
    return bool(view.doses(block)) or _COUNTED.search(view.folded[block.start : block.end]) is not None


def _line(view: View, block: Block) -> _Line:
    """What a short line names, behind its label if it has one."""
    begin, labelled = block.start, False
    for _ in range(MAX_LABELS):
        label = _LABEL.match(view.text(Span(begin, block.end)))
        if label is None or _is_name(view, Span(begin, begin + label.end())):
            break
        labelled = labelled or _labels_session(view, Span(begin, begin + label.end()))
        begin += label.end()
    names, unnamed = listed_names(view, Span(begin, block.end))
    return _Line(block, tuple(names), unnamed, labelled)


def _labels_session(view: View, label: Span) -> bool:
    said = view.text(label).rstrip(" :–—-")
    return (
        view.tools.labels.heading_role(said) in _SESSIONS
        or names_day(view, label)
        or _SPLIT.fullmatch(said.lower()) is not None
    )


def _is_name(view: View, label: Span) -> bool:
    """Whether what stands before a colon or dash is the name of an exercise itself."""
    said = Span(label.start, label.start + len(view.text(label).rstrip(" :–—-")))
    return any(name.strength == "strong" for name in _names_of(view, said))


def listed_names(view: View, stretch: Span) -> tuple[list[NameCandidate], int]:
    """The names that the pieces of a stretch are, and how many of its pieces are none."""
    names: list[NameCandidate] = []
    unnamed = 0
    purpose = _PURPOSE.search(view.text(stretch)) if " for" in view.text(stretch) else None
    stretch = Span(stretch.start, stretch.start + purpose.start()) if purpose else stretch
    for piece in _parted(view, stretch, _PARTED):
        either = [_names_of(view, one) for one in _parted(view, piece, _EITHER)]
        whole = _names_of(view, piece)
        sides = 2 * sum(map(bool, either)) > len(either) and not _share_word(either)
        found = either if sides and not _is_one(view, piece, whole) else [whole]
        names += [name for one in found for name in one]
        unnamed += sum(not one for one in found)
    return names, unnamed


def _is_one(view: View, piece: Span, whole: Sequence[NameCandidate]) -> bool:
    """Whether words beside an "and" are those of one movement: "Clean and Jerk", "Dumbbell and Band Row"."""
    return len(whole) == 1 and len(whole[0].parsed.values("movement")) == 1 and "/" not in view.text(piece)


def _share_word(either: Sequence[Sequence[NameCandidate]]) -> bool:
    """Whether a slash stands in one name: "Hip Abduction/Adduction"."""
    first, last = either[0][:1], either[-1][-1:]
    if not first or not last:
        return False
    return len(first[0].parsed.words) > len(last[0].parsed.words) and is_joint_action(last[0])


def _parted(view: View, stretch: Span, pattern: re.Pattern[str]) -> Iterator[Span]:
    """The pieces of a stretch, brackets left whole."""
    return view.divided(stretch, pattern, PARENTHESIS.sub(_blank, view.text(stretch)))


def _blank(bracket: re.Match[str]) -> str:
    return " " * len(bracket.group())


def _names_of(view: View, piece: Span) -> list[NameCandidate]:
    """The names that are all of a piece, or short for one."""
    text = view.text(piece)
    short = in_full(view.tools.names, text, piece.start)
    if short:
        return [short]
    names = view.names(piece) if view.tools.names.may_name(text) else []
    whole = bool(names) and names[0].start - piece.start <= _BEGINS
    if not whole or not _BEHIND.fullmatch(view.text(Span(names[-1].end, piece.end))):
        return []
    return names if all(_is_known(view, name) for name in names) else []


def _is_known(view: View, name: NameCandidate) -> bool:
    known = not name.parsed.uncovered and bool(name.parsed.values("movement"))
    return name.strength != "shaped" or (known and not view.tools.labels.is_bare_label(name.name))
