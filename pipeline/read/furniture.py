"""What a page shows around or beside its article and only the text gives away.

Sections that a heading announces ("Related posts", "Leave a comment"), and whole stretches that a page
carries twice, once for phones and once for desks.
"""

from __future__ import annotations

import re
from typing import Final

from pipeline.models import Omission
from pipeline.read.pieces import Piece

_SECTION: Final = re.compile(
    r"(?:you (?:may|might) (?:also )?(?:like|enjoy)|also (?:read|on the blog)|read (?:also|next|more)|related|"
    r"more from|recommended (?:reading|posts|articles|for you)|keep reading|continue reading|further reading|"
    r"popular posts|recent posts|latest (?:articles|posts|news|in\b)|"
    r"leave a (?:comment|reply)|(?:\d+ )?comments?(?: \(\d+\))?$|post a comment|"
    r"join the (?:conversation|discussion)|share (?:this|on|with)|follow us|subscribe|sign up|newsletter|get our|"
    r"next steps?$|about the author|categories$|tags?:?$|archives?$|table of contents|in this article|contents$|"
    r"get free updates|what (?:others|readers) (?:say|said)|next level options$)",
    re.IGNORECASE,
)
_MORE: Final = re.compile(
    r"\s*more (?:\w+ ){0,3}(?:workouts?|articles?|posts?|exercises|routines?|guides?|reads|stories|tips)\W*$",
    re.IGNORECASE,
)
LINK_SHARE: Final = 0.9
"""Of a line's characters, how many must be a link's for the line to be nothing else."""
MAX_SECTION_SHARE: Final = 0.5
"""A furniture section never holds more than this share of the pieces that follow the title."""
MIN_REPEATED_PIECES: Final = 3
MIN_REPEATED_LENGTH: Final = 40
"""Shorter lines ("3 sets of 12") repeat in honest articles; runs of longer ones only in doubled layouts."""


def announces_furniture(heading: str) -> bool:
    """Whether a heading introduces related links, comments, sharing or a newsletter."""
    return _SECTION.match(heading.strip(" :–-#>»•\"'“")) is not None


def without_furniture_sections(pieces: list[Piece]) -> tuple[list[Piece], tuple[Omission, ...]]:
    """`pieces` without the sections that a furniture heading announces, and those sections."""
    kept: list[Piece] = []
    omitted: list[Omission] = []
    index = 0
    while index < len(pieces):
        end = _furniture_end(pieces, index)
        if end == index:
            kept.append(pieces[index])
            end += 1
        else:
            text = "\n".join(piece.text for piece in pieces[index:end])
            omitted.append(Omission("related or comments", text))
        index = end
    return kept, tuple(omitted)


def _furniture_end(pieces: list[Piece], start: int) -> int:
    """Where the furniture section that begins at `start` ends; `start` itself when none begins there."""
    heading = pieces[start]
    leads_links = start + 1 < len(pieces) and _is_link(pieces[start + 1])
    # A paragraph announces nothing but the links under it.
    if heading.kind != "heading" and not (leads_links and heading.kind == "paragraph"):
        return start
    announces = announces_furniture(heading.text)
    if leads_links and (announces or _MORE.match(heading.text)):
        return _links_end(pieces, start + 1)
    if heading.kind != "heading" or not announces:
        return start
    end = start + 1
    while end < len(pieces) and not (pieces[end].kind == "heading" and pieces[end].level <= heading.level):
        end += 1
    return end if end - start <= max(4, MAX_SECTION_SHARE * len(pieces)) else start


def _links_end(pieces: list[Piece], start: int) -> int:
    """Where lines that are links and nothing else end."""
    end = start
    while end < len(pieces) and _is_link(pieces[end]):
        end += 1
    return end


def _is_link(piece: Piece) -> bool:
    line = piece.line
    if piece.kind not in ("item", "paragraph") or not line.links or not line.text:
        return False
    return sum(end - start for start, end in line.links) >= LINK_SHARE * len(line.text)


def without_repeats(pieces: list[Piece]) -> tuple[list[Piece], tuple[Omission, ...]]:
    """`pieces` without stretches that repeat earlier text word for word, and those stretches.

    A stretch is three or more long pieces in a row (headings aside) that all stood in the article
    before, in the same order; the headings among and just before them go too when they are repeats,
    and a new heading just before them keeps them, as do further items of the list that they are items of.
    """
    first_seen: dict[str, int] = {}
    repeats: list[int | None] = []
    for index, piece in enumerate(pieces):
        earlier = first_seen.setdefault(piece.text, index)
        repeats.append(earlier if earlier != index else None)
    if len(pieces) - len(first_seen) < MIN_REPEATED_PIECES:
        return pieces, ()
    dropped: set[int] = set()
    index = 0
    while index < len(pieces):
        end = _end_of_run(pieces, repeats, index)
        long_pieces = sum(
            piece.kind != "heading" and len(piece.text) >= MIN_REPEATED_LENGTH for piece in pieces[index:end]
        )
        # Under a heading of its own ("Week 2") the same text is what the article says there.
        own_section = index > 0 and pieces[index - 1].kind == "heading" and repeats[index - 1] is None
        if long_pieces >= MIN_REPEATED_PIECES and not own_section and not _is_part_of_list(pieces, index, end):
            dropped.update(range(index, end))
        index = max(end, index + 1)
    kept = [piece for index, piece in enumerate(pieces) if index not in dropped]
    text = "\n".join(pieces[index].text for index in sorted(dropped))
    return kept, ((Omission("repeated", text),) if text else ())


def _is_part_of_list(pieces: list[Piece], start: int, end: int) -> bool:
    """Whether pieces are some of one list's items: two exercises end alike, a doubled layout repeats whole lists."""
    group = pieces[start].group if pieces[start].kind == "item" else None
    if group is None or any(piece.kind != "item" or piece.group != group for piece in pieces[start:end]):
        return False
    around = (pieces[place] for place in (start - 1, end) if 0 <= place < len(pieces))
    return any(piece.kind == "item" and piece.group == group for piece in around)


def _end_of_run(pieces: list[Piece], repeats: list[int | None], start: int) -> int:
    """Where the repeats that begin at `start`, in the order they first came, end."""
    last = -1
    for index in range(start, len(pieces)):
        earlier = repeats[index]
        if earlier is None:
            return index
        if pieces[index].kind != "heading":
            if earlier <= last:
                return index
            last = earlier
    return len(pieces)
