"""What the elements of a page are named: an article's title, its author and date, the name of the site.

Pages without JSON-LD or OpenGraph still say it in class names ("entry-title"), in `rel` and `itemprop`, and in the link
that leads home.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Final
from urllib.parse import urlsplit

from selectolax.lexbor import LexborHTMLParser, LexborNode

from pipeline.read.encoding import clean

MAX_NODES: Final = 40
"""Elements of one kind that are looked at; an index page has hundreds."""
MAX_NAME: Final = 60
MAX_TITLE: Final = 200

_ARTICLE: Final = r"(?:post|entry|article|page|blog|story|single|content|news|workout|exercise|recipe)"
_TITLE_NAME: Final = re.compile(rf"(?:^|[\s_-]){_ARTICLE}[-_]{{0,2}}(?:title|headline)(?=$|[\s_-])")
_BARE_NAME: Final = re.compile(r"(?:^|\s)(?:main[-_]?)?(?:title|headline)(?=$|\s)")
"""Elements so named are titles of cards as often; one alone on a page without a main heading is the article's."""
_TITLE_ELEMENTS: Final = (
    "[class*=title], [class*=headline], [itemprop=headline], blog_title, blog-title, post_title, post-title, "
    "article_title, article-title, page_title, page-title"
)
_BARE_ELEMENTS: Final = "[class*=title i], [class*=headline i], [id*=title i], [id*=headline i]"
_SITE_ELEMENTS: Final = (
    "[class*=site-title], [class*=site-name], [class*=sitename], [class*=logo], [id*=logo], [class*=brand], "
    "a[rel=home], h1 a[href], [class*=copyright], footer"
)
_AUTHOR_ELEMENTS: Final = (
    "[rel=author], [itemprop=author], .author-name, .post-author .fn, .byline .author, .entry-author, .post-author, "
    ".article-author, .author"
)
_DATE_ELEMENTS: Final = (
    "[itemprop=datePublished], time[datetime], .entry-date, .post-date, .published, .publish-date, .date-header, "
    ".article-date"
)
_ELSEWHERE: Final = re.compile(
    r"comment|related|sidebar|recent|popular|footer|recommend|next|prev|bio|updated|modified"
)
_HOLDER: Final = re.compile(
    r"(?:©|\(c\)|copyright)[\s©]*(?:\d{4}(?:\s*[-–—]\s*\d{4})?,?\s*)?(?:by\s+)?([^.|©\n\d]{3,50})", re.IGNORECASE
)
_HOLDER_WINDOW: Final = 1000
_HOLDER_SIGN: Final = re.compile(r"©|\(c\)|copyright")
_HOLDER_END: Final = re.compile(
    r"\s*(?:,|\ball rights|\binc\b|\bllc\b|\bltd\b|\bprivacy|\bterms|[-–—|·•]).*$", re.IGNORECASE | re.DOTALL
)
_BY: Final = re.compile(r"^\s*(?:(?:written|posted|published|words)\s+)?(?:by\b|:)\s*", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class PageMarks:
    """The texts of elements that are named for what they hold; `dates` as written."""

    titles: tuple[str, ...] = ()
    """The article's title by its element's name, else the level-1 headings that do not lead home."""
    sites: tuple[str, ...] = ()
    """What the site calls itself: its logo, the link home, the holder of the copyright."""
    author: str | None = None
    dates: tuple[str, ...] = ()


def read_marks(tree: LexborHTMLParser, *, author: bool = True, dates: bool = True) -> PageMarks:
    """The marks of a whole page, before it is pruned; its author and its dates only where they are asked for."""
    sites = tuple(dict.fromkeys(_site_names(tree)))
    named = list(dict.fromkeys(_named_titles(tree)))
    # Many elements of that name are a list of other articles.
    titles = named if len(named) == 1 else list(dict.fromkeys(_main_headings(tree)))
    if not titles:
        bare = list(dict.fromkeys(_named_titles(tree, bare=True)))
        titles = bare if len(bare) == 1 else []
    return PageMarks(
        tuple(titles),
        sites,
        next(_authors(tree), None) if author else None,
        tuple(_dates(tree)) if dates else (),
    )


def _nodes(tree: LexborHTMLParser, selector: str) -> Iterable[LexborNode]:
    return islice(tree.css(selector), MAX_NODES)


def _named_titles(tree: LexborHTMLParser, *, bare: bool = False) -> Iterator[str]:
    for node in _nodes(tree, _BARE_ELEMENTS if bare else _TITLE_ELEMENTS):
        names = [node.attributes.get("class"), node.attributes.get("id") if bare else None]
        named = any((_BARE_NAME if bare else _TITLE_NAME).search((name or "").lower()) for name in names)
        named_by_tag = "title" in (node.tag or "") or node.attributes.get("itemprop") == "headline"
        text = _text(node)
        if (named or named_by_tag) and 2 < len(text) <= MAX_TITLE and not _is_elsewhere(node):
            yield text


def _main_headings(tree: LexborHTMLParser) -> Iterator[str]:
    for node in _nodes(tree, "h1"):
        text = _text(node)
        if 2 < len(text) <= MAX_TITLE and not any(_leads_home(link) for link in node.css("a[href]")):
            yield text


def _site_names(tree: LexborHTMLParser) -> Iterator[str]:
    for node in _nodes(tree, _SITE_ELEMENTS):
        text = node.text()
        holder = _holder(text)
        if holder:
            name = _HOLDER_END.sub("", holder).strip()
        elif node.tag == "footer" or (node.tag == "a" and "rel" not in node.attributes and not _leads_home(node)):
            continue
        else:
            # An element named for a logo can be the whole page: so many words are too long a name.
            name = _plain(" ".join(text.split(maxsplit=MAX_NAME)[:MAX_NAME]))
        if 2 < len(name) <= MAX_NAME:
            yield name


def _holder(text: str) -> str | None:
    """Who holds the copyright, as an element's text has it."""
    start = _holder_sign(text)
    if start is None:
        return None
    # An element named for a logo can be the whole page, of which some words behind the first sign are mostly enough.
    near = _plain(text[start : start + _HOLDER_WINDOW])
    holder = _HOLDER.match(near)
    if holder is None or holder.end() == len(near):
        holder = _HOLDER.search(_plain(text[start:]))
    return holder.group(1) if holder else None


def _holder_sign(text: str) -> int | None:
    """Where the first sign of a copyright stands; pages have one early, and lower case takes long."""
    for start in range(0, len(text), _HOLDER_WINDOW):
        part = text[start : start + _HOLDER_WINDOW + len("copyright")]
        # "İ" is the one character that is longer in lower case, and would move all that follows.
        sign = _HOLDER_SIGN.search(part.replace("İ", "I").lower())
        if sign:
            return start + sign.start()
    return None


def _authors(tree: LexborHTMLParser) -> Iterator[str]:
    for node in _nodes(tree, _AUTHOR_ELEMENTS):
        name = _BY.sub("", _text(node)).strip(" ,|·")
        if (
            3 < len(name) <= MAX_NAME
            and len(name.split()) <= 5
            and not re.search(r"\d", name)
            and not _is_elsewhere(node)
        ):
            yield name


def _dates(tree: LexborHTMLParser) -> Iterator[str]:
    for node in _nodes(tree, _DATE_ELEMENTS):
        if not _is_elsewhere(node):
            yield node.attributes.get("datetime") or node.attributes.get("content") or _text(node)


def _is_elsewhere(node: LexborNode) -> bool:
    """Whether an element, or one around it, is named for comments, other articles or the page's foot."""
    at: LexborNode | None = node
    for _ in range(6):
        if at is None:
            return False
        names = f"{at.attributes.get('class') or ''} {at.attributes.get('id') or ''}".lower()
        if at.tag in ("aside", "footer", "nav") or _ELSEWHERE.search(names):
            return True
        at = at.parent
    return False


def _leads_home(link: LexborNode) -> bool:
    try:
        parts = urlsplit(link.attributes.get("href") or "")
    except ValueError:
        return False
    return parts.path in ("", "/", "index.html", "/index.html") and not parts.fragment and not parts.query


def _text(node: LexborNode) -> str:
    # Only a line break keeps words apart: "Push<br>Harder", but "<b>S</b>trong".
    return _plain(node.text(separator=" " if node.css_first("br") else ""))


def _plain(text: str) -> str:
    return " ".join(clean(text).split())
