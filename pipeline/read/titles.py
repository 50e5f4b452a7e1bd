"""The title of an article: what the page and its headings call it, without the name of the site.

A site writes its name behind the title, seldom before it ("Squat Slowly | Iron Gym"). A tail is taken for the site's
name only where something says so: the publisher, the page's address, or a line of the article that is the rest.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final
from urllib.parse import urlsplit

_SEPARATOR: Final = re.compile(r"\s*[|»«]\s*|\s+(?:[•·–—:]|::|-)\s+")
_PREFIX: Final = re.compile(r"\s*[|»:]\s+|\s+[-–—·•]\s+")
_WORD: Final = re.compile(r"[^\W_]+")
_EMPHASIS: Final = re.compile(r"(\*\*|__|`)(?=\S)([^*_`]+)\1")
_DOMAIN: Final = re.compile(
    r"(?:www\.)?[\w-]+(?:\.[\w-]+)*\.(?:com|org|net|co|io|uk|us|ca|au|nz|ie|eu|app|fit|fitness|health|gym|blog|info|"
    r"club|coach|training|life|live|tv|me|edu|gov|online|site|shop|dev|ai)",
    re.IGNORECASE,
)
_ADDRESS: Final = re.compile(r"https?://[^\s<>()\"']{4,300}")
# What a site calls itself besides its name; alone behind a title it is the site's section.
_ORGANISATION: Final = frozenset(
    (
        "blog blogs magazine mag community forum forums wiki club academy clinic institute studio journal network team "
        "news media online official website site home articles article the by at of and"
    ).split()
)
_SECTION: Final = frozenset({"blog", "home", "news", "articles", "magazine", "home page", "homepage"})
_COLLECTION: Final = re.compile(
    r"(?:[\w&'’]+ ){1,3}(?:librar(?:y|ies)|database|directory|encyclop(?:a)?edia|archive)", re.IGNORECASE
)
"""What a site calls all its pages, behind the title of one: "Wall Sit - Iron Exercise Library"."""
_SLOGAN: Final = re.compile(r"(?:[^\s.!?:]+\s){0,2}[^\s.!?:]+[.!]")
"""A main heading that calls rather than names: "Get Strong."."""
_PLACEHOLDERS: Final = frozenset(
    {"document", "untitled", "untitled document", "home", "index", "new page", "page title", "title", "no title"}
)
_SHORTEST_NAME: Final = 4
"""Letters of a name that an address can vouch for; a shorter one is in some word of every address."""
_TELLING_WORD: Final = 9
"""Letters of a single word that names a site also where the site's name has more words."""
_SAME_TITLE: Final = 0.5
"""Share of words that a heading and the page's stated title have in common when both name the article."""
MAX_OPENING_LINES: Final = 6
"""Lines at the top of an article among which its title may stand without being a heading."""


@dataclass(frozen=True, slots=True)
class Site:
    """What is known of the site that publishes an article: names it goes by, addresses it stands at."""

    names: tuple[str, ...] = ()
    addresses: tuple[str, ...] = ()

    def is_named(self, piece: str) -> bool:
        """Whether a piece of a title is the site's name.

        >>> Site(("Iron Gym",)).is_named("The Iron Gym Blog"), Site(addresses=("https://iron.gym.example/",)).is_named("7")
        (True, False)
        """
        words = _words(piece)
        if not words:
            return False
        if _DOMAIN.fullmatch(piece.strip()) or " ".join(words) in _SECTION:
            return True
        return any(_same_name(words, _words(name)) for name in self.names) or self._in_address(words)

    def _in_address(self, words: list[str]) -> bool:
        own = [word for word in words if word not in _ORGANISATION]
        joined = "".join(own)
        if len(joined) < _SHORTEST_NAME:
            return False
        for address in self.addresses:
            places = list(_places(address))
            if any(joined == place or (len(joined) > _SHORTEST_NAME and joined in place) for place in places[:1]):
                return True
            if joined in places[1:]:
                return True
            # "Reddit's Bodyweight Fitness Community" at reddit.com/r/bodyweightfitness.
            whole = "".join(places)
            if len(own) > 1 and len(own) < len(words) and all(word in whole for word in own):
                return True
        return False


def site_of(names: Iterable[str | None], addresses: Iterable[str | None], text: str = "") -> Site:
    """The site under its stated names and addresses, and those that the article's first lines link to."""
    found = [address for address in addresses if address]
    found += [match.group() for match in _ADDRESS.finditer(text)]
    return Site(tuple(name for name in names if name), tuple(found))


def choose_title(
    stated: str | None, window: str | None, headings: Sequence[str], opening: Sequence[str], site: Site
) -> str | None:
    """The article's title: its own heading where the page's stated title names the same, else the stated one.

    `stated` is the title for other programs (JSON-LD, OpenGraph), `window` that of the browser's window, `headings` are
    the level-1 headings and `opening` the first lines of the article.
    """
    own = [without_site_name(heading, site) for heading in headings]
    candidates = [without_site_name(text, site) for text in (stated, window) if text]
    for candidate in candidates:
        for line in own:
            # What a page title adds to the article's own heading is there for search engines.
            if _begins(candidate, line) or _tail_after_site(candidate, line):
                return line
    for candidate in candidates:
        for line in opening[:MAX_OPENING_LINES]:
            if _is_line_with_tail(candidate, line):
                return line.strip()
    meaningful = [text for text in candidates if _words(text) and not _is_no_title(text, site)]
    for heading in own:
        if any(_likeness(heading, candidate) >= _SAME_TITLE for candidate in meaningful):
            return heading
    if stated and meaningful and meaningful[0] == candidates[0]:
        return meaningful[0]
    texts = (*_without_call(own, meaningful), *candidates)
    return next((text for text in texts if text and text.lower() not in _PLACEHOLDERS), None)


def _without_call(headings: Sequence[str], titles: Sequence[str]) -> Sequence[str]:
    """The main headings but for a lone one that only calls, where a title names: "Get Strong." beside "Leg Day"."""
    calls = len(headings) == 1 and _SLOGAN.fullmatch(headings[0]) is not None
    return () if calls and any(len(_words(title)) > 1 for title in titles) else headings


def _tail_after_site(title: str, line: str) -> str | None:
    """What stands before an article's own title in the page's ("Iron Notes: Squat Slowly"), or None."""
    for found in _PREFIX.finditer(title):
        if len(_letters(line)) > 2 and _letters(title[found.end() :]) == _letters(line):
            return title[: found.start()].strip()
    return None


def site_heading(window: str | None, headings: Iterable[str]) -> str | None:
    """The main heading that is the site's name: the window's title ends with it and begins with something else.

    >>> site_heading("Leg Day | Iron Gym", ["Iron Gym"]), site_heading("Leg Day | Iron Gym", ["Leg Day"])
    ('Iron Gym', None)
    """
    pieces = _SEPARATOR.split(window or "")
    if len(pieces) < 2 or not _letters(pieces[0]):
        return None
    return next(
        (heading for heading in headings if _letters(heading) == _letters(pieces[-1]) != _letters(pieces[0])), None
    )


def site_in_title(window: str, lines: Iterable[str], marks: Iterable[str] = ()) -> str | None:
    """The site's name in the window title, when the rest is the article's heading or first line.

    `marks` are names that the page's logo, its link home or its copyright give: one that the title holds is the site's.
    """
    lines = list(lines)
    ahead = next(filter(None, (_tail_after_site(window, line) for line in lines)), None)
    if ahead:
        return ahead
    for piece in (window, *_SEPARATOR.split(window)):
        if any(_letters(piece) == _letters(mark) for mark in marks if _letters(mark)):
            return piece.strip()
    pieces = _SEPARATOR.split(window)
    if len(pieces) < 2:
        return None
    head = _letters(" ".join(pieces[:-1]))
    if any(len(_letters(line)) > 2 and head.startswith(_letters(line)[:30]) for line in lines):
        return pieces[-1].strip()
    return None


def without_site_name(title: str, site: Site) -> str:
    """A title without the site's name before or behind it.

    >>> without_site_name("Squat Slowly | Blog | Iron Gym", Site(("Iron Gym",)))
    'Squat Slowly'
    >>> without_site_name("Wall Sit - Iron Exercise Library", Site())
    'Wall Sit'
    """
    title = " ".join(title.split())
    while True:
        separators = list(_SEPARATOR.finditer(title))
        if not separators:
            return title
        last, first = separators[-1], separators[0]
        tail = title[last.end() :]
        if (site.is_named(tail) or _COLLECTION.fullmatch(tail)) and _words(title[: last.start()]):
            title = title[: last.start()].rstrip(" |•·»«–—:-")
        elif any(_letters(title[: first.start()]) == _letters(name) for name in site.names if _letters(name)):
            title = title[first.end() :]
        else:
            return title


def plain_title(title: str) -> str:
    """A title as read: character references and emphasis marks are markup, not text."""
    return " ".join(_EMPHASIS.sub(r"\2", html.unescape(title)).split())


def _same_name(piece: list[str], name: list[str]) -> bool:
    """Whether a piece is a name, perhaps with "the", "blog" or the like added or left out."""
    own = [word for word in piece if word not in _ORGANISATION]
    core = [word for word in name if word not in _ORGANISATION]
    first, second = "".join(own) or "".join(piece), "".join(core) or "".join(name)
    if not first or not second:
        return False
    if first == second:
        return True
    # "Muscle & Fitness" and "Muscle and Fitness UK": one name holds all words of the other.
    shorter, longer = sorted((own, core), key=len)
    telling = len(shorter) > 1 or len("".join(shorter)) >= _TELLING_WORD
    return telling and set(shorter) <= set(longer) and len(longer) - len(shorter) <= 2


def _is_line_with_tail(title: str, line: str) -> bool:
    """Whether a title is a line of the article and, behind a separator, a tail that the line leaves out."""
    own = _letters(line)
    if not own or not _begins(title, line):
        return False
    return own == _letters(title) or any(own == _letters(title[: cut.start()]) for cut in _SEPARATOR.finditer(title))


def _is_no_title(text: str, site: Site) -> bool:
    plain = " ".join(_words(text))
    return plain in _PLACEHOLDERS or any(_letters(text) == _letters(name) for name in site.names)


def _begins(text: str, beginning: str) -> bool:
    words, first = _words(text), _words(beginning)
    if not first:
        return False
    return words[: len(first)] == first or _letters(text) == _letters(beginning)


def _likeness(first: str, second: str) -> float:
    a, b = set(_words(first)), set(_words(second))
    return len(a & b) / len(a | b) if a and b else 0.0


def _places(address: str) -> Iterator[str]:
    """The host without its ending, then each folder of the path; the page's own name is no place."""
    try:
        parts = urlsplit(address)
    except ValueError:
        return
    host = (parts.hostname or "").removeprefix("www.")
    yield _letters(host.rpartition(".")[0] or host)
    yield from filter(None, map(_letters, parts.path.split("/")[:-1]))


# A page's few titles and lines are compared with one another again and again.
@lru_cache(maxsize=1 << 8)
def _words(text: str) -> list[str]:
    return _WORD.findall(text.lower().replace("'s", "").replace("’s", "").replace("'", "").replace("’", ""))


@lru_cache(maxsize=1 << 8)
def _letters(text: str) -> str:
    return "".join(_words(text))
