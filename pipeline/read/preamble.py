"""Which line of a plain text is its title: text copied from a page often begins with its menu, a date or a byline."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final, NamedTuple

from pipeline.models import STRONG_HEADING
from pipeline.read.pieces import Piece
from pipeline.text import fold

MAX_PREAMBLE: Final = 8
"""Lines that may stand above a title."""
MAX_LINE: Final = 300
"""Characters of the longest line that can be a menu."""
_FEWEST_LINKS: Final = 4
"""Parts of a line that make it a menu."""
_LONGEST_LINK: Final = 3
"""Words of a menu's part, or of a breadcrumb's last part that is a section and no title."""

MAX_TITLE_WORDS: Final = 14
_ENDS_SENTENCE: Final = re.compile(r"[.;:,…!]$")

_CODE: Final = re.compile(r"[{};]$|^[<{}]|\bfunction ?\(|^(?:var|let|const|import|\$\(|jquery|//|/\*)|\);$")
_FURNITURE: Final = re.compile(
    r"(?:menu|home|skip to\b.*|search|share(?: this)?|print(?: page)?|advertise?ment|sponsored|subscribe|log ?in|"
    r"sign in|toggle navigation|navigation|close|back to\b.*|continue reading|save|email|comments?|\d+ comments?|"
    r"follow us\b.*|page \d+ of \d+.*|posts?: \d.*|joined:.*|[\d,]+ (?:views|shares|posts)\b.*|"
    r"\d+ min(?:ute)?s?(?: read)?)"
)
_BYLINE: Final = re.compile(
    r"(?:(?:posted|published|updated|last (?:updated|modified))(?: on| in)?\b|"
    r"(?:author|words|date|from|to|sent|filed under|category|tags?|url|source)\s*:).*"
)
# A title can begin with "By", too: "By the bar".
_BY_SOMEBODY: Final = re.compile(r"(?:(?:[Ww]ritten |[Pp]osted |[Pp]ublished )?[Bb]y|BY) [A-Z]")
_LABELLED: Final = re.compile(r"(?:title|subject|headline|re)\s*:\s+(?=\S)")
_ADDRESS: Final = re.compile(r"(?:https?://|www\.)\S+")
_MONTH: Final = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?"
_DATE: Final = re.compile(
    rf"(?:(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*\.?,? )?(?:{_MONTH} \d{{1,2}}(?:st|nd|rd|th)?,? \d{{4}}|"
    rf"\d{{1,2}}(?:st|nd|rd|th)? {_MONTH},? \d{{4}}|\d{{4}}[-/.]\d\d?[-/.]\d\d?|\d\d?[-/.]\d\d?[-/.]\d{{2,4}})"
    r"(?:[, ]+(?:at )?\d\d?:\d\d.*)?"
)
_BUTTONS: Final = re.compile(r"(?:\[[^\[\]]{2,24}\]\s*){2,}")
"""A menu as text browsers show it: "[Home] [Blog] [About]"."""
_CRUMB: Final = re.compile(r"\s*[»›>→]\s*|\s+/\s+|\s+::\s+")
_LINK_DIVIDER: Final = re.compile(r"\s*[|»›·•→]\s*|\s+/\s+|\s{2,}|\t+")


def own_headings(pieces: Sequence[Piece]) -> list[str]:
    """The headings of a page or Markdown file that can be its title.

    That is the main heading. Where there is none, or several that head sections, it is the line that all begins with:
    a heading of a lower level that has no peer, or a short line that is no sentence.
    """
    main = [piece.text for piece in pieces if piece.level == 1]
    first = pieces[0] if pieces else None
    if len(main) == 1 or first is None or first.level == 1:
        return main
    if first.kind == "heading" and first.level != STRONG_HEADING:
        alone = sum(piece.level == first.level for piece in pieces) == 1
        return main or ([first.text] if alone else [])
    line = first.text
    titled = first.kind == "paragraph" and len(line.split()) <= MAX_TITLE_WORDS and not _ENDS_SENTENCE.search(line)
    return [line] if titled and len(pieces) > 1 and not is_preamble(line) else main


def bare_heading(pieces: Sequence[Piece]) -> str | None:
    """The heading with which all begins, a title where nothing else is: the only one, or with the next right below."""
    if len(pieces) < 2 or pieces[0].kind != "heading" or is_preamble(pieces[0].text):
        return None
    alone = not any(piece.kind == "heading" for piece in pieces[1:])
    return pieces[0].text if alone or pieces[1].kind == "heading" else None


class TitleLine(NamedTuple):
    """The line that is the title, and where in the line it begins."""

    line: int
    offset: int


def title_line(lines: Sequence[str]) -> TitleLine:
    """The title among the first lines of a text, given stripped; the first line when no line above it is none.

    >>> title_line(["MENU  Workouts  Store  Cart (0)", "By Ann Lee", "Squat Slowly"])
    TitleLine(line=2, offset=0)
    >>> title_line(["Board » Training » My squat is stuck at 100 kg"])
    TitleLine(line=0, offset=19)
    """
    for index, line in enumerate(lines[:MAX_PREAMBLE]):
        if len(line) > MAX_LINE:
            return TitleLine(index, 0)
        plain = fold(line)
        labelled = _LABELLED.match(plain)
        if labelled:
            return TitleLine(index, labelled.end())
        crumbs = list(_CRUMB.finditer(line))
        if len(crumbs) > 1 and len(line[crumbs[-1].end() :].split()) > _LONGEST_LINK:
            return TitleLine(index, crumbs[-1].end())
        if not is_preamble(line):
            return TitleLine(index, 0)
    return TitleLine(0, 0)


def is_preamble(line: str) -> bool:
    """Whether a line is a menu, a breadcrumb, code, a date, a byline or an address, and so no title."""
    if len(line) > MAX_LINE:
        return False
    written = line.strip(" *_#=-~|")
    bare = written.lower()
    if not re.search(r"[^\W\d_]", bare):
        return True
    if (
        _BY_SOMEBODY.match(written)
        or any(pattern.fullmatch(bare) for pattern in (_FURNITURE, _BYLINE, _ADDRESS, _DATE, _BUTTONS))
        or _CODE.search(bare)
    ):
        return True
    links = [link for link in _LINK_DIVIDER.split(bare) if link]
    if len(links) < _FEWEST_LINKS and not (len(links) > 1 and (_CRUMB.search(bare) and links[0] == "home")):
        return False
    return all(len(link.split()) <= _LONGEST_LINK for link in links)
