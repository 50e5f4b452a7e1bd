"""What a page or file says about itself: title, author, publisher, date, URL, language.

Order of trust: JSON-LD, OpenGraph, other meta tags, front matter, byline in the text.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from itertools import islice
from typing import Any, Final

from dateutil import parser as date_parser
from selectolax.lexbor import LexborHTMLParser

from pipeline.models import Metadata
from pipeline.read.encoding import clean
from pipeline.read.page_marks import PageMarks, read_marks
from pipeline.read.titles import (
    Site,
    choose_title,
    plain_title,
    site_heading,
    site_in_title,
    site_of,
    without_site_name,
)

_ARTICLE_TYPES: Final = frozenset(
    ("Article BlogPosting NewsArticle TechArticle MedicalWebPage HowTo WebPage Report ExercisePlan Recipe").split()
)
# A value that names no year keeps this one and so shows that it is no date.
_NO_DATE: Final = datetime.min.replace(tzinfo=UTC)
_DAY_FIRST: Final = re.compile(r"\d{1,2}\.\d{1,2}\.\d{4}")
_ISO_DATE: Final = re.compile(
    r"(\d{4}-\d\d-\d\d)(?:[T ](?:[01]\d|2[0-3]):[0-5]\d(?::[0-5]\d(?:\.\d{1,6})?)?(?:Z|[+-][01]\d:?[0-5]\d)?)?",
    re.ASCII,
)
_AMBIGUOUS: Final = re.compile(r"(\d{1,2})[-/](\d{1,2})[-/](\d{2}|\d{4})(?!\d)")
_MONTHS: Final = (
    "jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|"
    "nov(?:ember)?|dec(?:ember)?"
)
_DATE_IN_TEXT: Final = re.compile(
    rf"\b(?:(?:{_MONTHS})\.?\s+\d{{1,2}}(?:st|nd|rd|th)?,?\s+(?:19|20)\d\d"
    rf"|\d{{1,2}}(?:st|nd|rd|th)?\s+(?:{_MONTHS})\.?,?\s+(?:19|20)\d\d"
    rf"|(?:19|20)\d\d-\d\d-\d\d)\b",
    re.IGNORECASE,
)
_BYLINE: Final = re.compile(
    r"(?:^|[|·•]\s*|\bread\s+|\d{4}\s+)(?i:(?:(?:written|posted|reviewed)\s+)?by|words|author)[:\s]+"
    r"((?:Dr\.?\s+|Coach\s+)?[A-Z][\w.'’-]*(?:\s+(?:de|van|von|der|the|[A-Z][\w.'’-]*)){0,3})"
)
_BYLINE_WORDS: Final = ("by", "words", "author")
"""One of them is in every byline."""
_DATE_KEYS: Final = ("article:published_time", "datepublished", "date", "dc.date", "dcterms.created")
_NO_PERSON: Final = frozenset({"admin", "administrator", "editor", "staff", "author", "webmaster"})
MAX_DEPTH: Final = 40
"""Nesting of JSON-LD that is looked into; real pages stay below 10."""


@dataclass(frozen=True, slots=True)
class PageHead:
    """What the head of an HTML page states, before the page is pruned."""

    meta: Mapping[str, str]
    linked: Mapping[str, Any]
    window_title: str | None
    canonical: str | None
    language: str | None
    author: str | None = None
    """Who wrote the article, by JSON-LD or meta tags."""
    published: date | None = None
    """When it was published, by the same."""
    marks: PageMarks = field(default_factory=PageMarks)


def read_head(tree: LexborHTMLParser) -> PageHead:
    """Collect meta tags, JSON-LD, window title, canonical link and language of a page."""
    title = next((node for node in tree.css("title") if node.parent is None or node.parent.tag != "svg"), None)
    canonical = tree.css_first("link[rel=canonical]")
    html = tree.css_first("html")
    meta, linked = _meta_tags(tree), _article_of(tree)
    author = _name(linked.get("author")) or _person(meta.get("article:author")) or _person(meta.get("author"))
    published = _first_date(linked.get("datePublished"), *(meta.get(key) for key in _DATE_KEYS))
    return PageHead(
        meta=meta,
        linked=linked,
        window_title=_text(title.text()) if title else None,
        canonical=canonical.attributes.get("href") if canonical else None,
        language=html.attributes.get("lang") if html else None,
        author=author,
        published=published,
        # What is stated needs no looking for.
        marks=read_marks(tree, author=author is None, dates=published is None),
    )


def from_html(head: PageHead, headings: list[str], opening: str) -> Metadata:
    """The metadata of an HTML page.

    `headings` are the texts of the article's level-1 headings, `opening` the first lines of its text.
    """
    meta, linked, marks = head.meta, head.linked, head.marks
    lines = opening.split("\n")
    headings = list(marks.titles) if len(marks.titles) == 1 else headings
    publisher = _name(linked.get("publisher")) or meta.get("og:site_name") or meta.get("application-name")
    named_site = site_heading(head.window_title, headings)
    headings = [heading for heading in headings if heading != named_site]
    publisher = publisher or named_site
    if publisher is None and head.window_title:
        publisher = site_in_title(head.window_title, headings or lines[:1], marks.sites)
    names = (publisher, meta.get("og:site_name"), meta.get("application-name"), *marks.sites)
    site = site_of(names, (_text(head.canonical), meta.get("og:url"), _text(linked.get("url"))), opening)
    byline = from_byline(opening) if head.author is None or head.published is None else Metadata()
    stated = _text(linked.get("headline")) or meta.get("og:title") or meta.get("twitter:title")
    return Metadata(
        title=choose_title(stated, head.window_title, headings, lines, site),
        author=head.author or byline.author or _person(marks.author),
        publisher=publisher,
        published=head.published or byline.published or _first_date(*marks.dates),
        url=next(
            filter(None, map(_web_address, (_text(linked.get("url")), meta.get("og:url"), _text(head.canonical)))), None
        ),
        language=next(
            filter(None, map(_language, (_text(linked.get("inLanguage")), meta.get("og:locale"), head.language))), None
        ),
    )


def from_front_matter(fields: Mapping[str, Any], headings: list[str]) -> Metadata:
    """The metadata in a Markdown file's front matter; `headings` are the article's level-1 headings."""
    lowered = {str(key).lower(): value for key, value in fields.items()}
    publisher = _name(lowered.get("publisher")) or _text(lowered.get("site"))
    author = _name(lowered.get("author")) or _name(lowered.get("authors"))
    site = site_of(
        (publisher, _text(lowered.get("site_name")), author),
        (_text(lowered.get("url")), _text(lowered.get("canonical")), _text(lowered.get("canonical_url"))),
    )
    return Metadata(
        title=_stated_title(lowered, site) or (without_site_name(headings[0], site) if headings else None),
        author=author,
        publisher=publisher,
        published=_first_date(
            lowered.get("date"), lowered.get("published"), lowered.get("date_published"), lowered.get("publishedat")
        ),
        url=_web_address(_text(lowered.get("url") or lowered.get("canonical") or lowered.get("canonical_url"))),
        language=_language(_text(lowered.get("lang") or lowered.get("language"))),
    )


def _stated_title(fields: Mapping[str, Any], site: Site) -> str | None:
    title = _text(fields.get("title"))
    return without_site_name(plain_title(title), site) if title else None


OPENING_BLOCKS: Final = 10
"""Blocks among which a byline stands: breadcrumb, title, standfirst, date, author, share line."""


def opening_lines(texts: Iterable[str]) -> str:
    """The first blocks of an article, where a byline may stand, one a line."""
    return "\n".join(islice(texts, OPENING_BLOCKS))


def from_byline(text: str) -> Metadata:
    """Author and date as the opening lines of an article state them ("By Ann Lee · 31 January 2023")."""
    author, published = None, None
    for line in text.split("\n"):
        if not line.strip() or len(line) > 160:
            continue
        lowered = line.lower()
        found = _BYLINE.search(line.strip()) if any(word in lowered for word in _BYLINE_WORDS) else None
        if found and author is None:
            author = _person(found.group(1).strip(" .,-"))
        dated = _DATE_IN_TEXT.search(line) if "19" in line or "20" in line else None
        if dated and published is None and (found or len(line) < 60):
            published = parse_date(dated.group())
    return Metadata(author=author, published=published)


def parse_date(value: object) -> date | None:
    """The calendar date that `value` states, or None when it states none or could mean two.

    >>> parse_date("2023-01-31T10:00:00Z"), parse_date("25 August, 2010"), parse_date("3/4/2024")
    (datetime.date(2023, 1, 31), datetime.date(2010, 8, 25), None)
    """
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    if not isinstance(value, str) or not 6 <= len(value) <= 40 or not re.search(r"\d", value):
        return None
    ambiguous = _AMBIGUOUS.match(value.strip())
    if (
        ambiguous
        and int(ambiguous.group(1)) <= 12
        and int(ambiguous.group(2)) <= 12
        and ambiguous.group(1) != ambiguous.group(2)
    ):
        return None
    iso = _ISO_DATE.fullmatch(value)
    try:
        if iso:
            # What nearly all pages write, read fifty times as fast.
            parsed = date.fromisoformat(iso.group(1))
        else:
            # The day as its place counts it: a time zone would only move it, and dateutil warns of unknown ones.
            day_first = bool(_DAY_FIRST.match(value))
            parsed = date_parser.parse(value, dayfirst=day_first, default=_NO_DATE, ignoretz=True).date()
    except (ValueError, OverflowError, TypeError):
        return None
    return parsed if parsed.year >= 1900 else None


def _meta_tags(tree: LexborHTMLParser) -> dict[str, str]:
    found: dict[str, str] = {}
    for node in tree.css("meta"):
        attributes = node.attributes
        key = attributes.get("property") or attributes.get("name") or attributes.get("itemprop")
        content = _text(attributes.get("content"))
        if key and content:
            found.setdefault(key.lower(), content)
    return found


def _article_of(tree: LexborHTMLParser) -> dict[str, Any]:
    """The JSON-LD object that describes the page's article; {} when there is none."""
    best: dict[str, Any] = {}
    known: dict[object, dict[str, Any]] = {}
    for node in tree.css("script[type='application/ld+json']"):
        try:
            # Line breaks inside strings are no JSON, but common.
            data = json.loads(node.text(), strict=False)
        except (ValueError, RecursionError):
            continue
        for item in _objects(data):
            if "name" in item and isinstance(item.get("@id"), str):
                known.setdefault(item["@id"], item)
            kinds = item.get("@type")
            kinds = kinds if isinstance(kinds, list) else [kinds]
            if "WebPage" in kinds:
                best = {**item, **best}
            elif _ARTICLE_TYPES.intersection(kind for kind in kinds if isinstance(kind, str)):
                best = {**best, **item}
    # Author and publisher are often only named by the address of another object in the graph.
    return {key: known.get(value["@id"], value) if _is_reference(value) else value for key, value in best.items()}


def _is_reference(value: Any) -> bool:
    return isinstance(value, dict) and value.keys() == {"@id"} and isinstance(value["@id"], str)


def _objects(data: Any) -> Iterator[dict[str, Any]]:
    stack: list[tuple[Any, int]] = [(data, 0)]
    while stack:
        value, depth = stack.pop()
        if depth > MAX_DEPTH:
            continue
        if isinstance(value, dict):
            yield value
            if isinstance(value.get("@graph"), list):
                stack.extend((item, depth + 1) for item in reversed(value["@graph"]))
        elif isinstance(value, list):
            stack.extend((item, depth + 1) for item in reversed(value))


def _name(value: Any) -> str | None:
    if isinstance(value, list):
        value = value[0] if value else None
    if isinstance(value, dict):
        value = value.get("name")
    return _person(_text(value))


def _person(value: str | None) -> str | None:
    if not value or value.lower() in _NO_PERSON or "://" in value or len(value) > 120:
        return None
    return value


def _text(value: Any) -> str | None:
    return " ".join(clean(value).split()) or None if isinstance(value, str) else None


def _web_address(value: str | None) -> str | None:
    return value if value and re.match(r"https?://[^\s]+$", value) else None


def _language(value: str | None) -> str | None:
    found = re.match(r"[A-Za-z]{2,3}(?=$|[-_])", value or "")
    return found.group().lower() if found else None


def _first_date(*values: object) -> date | None:
    return next((parsed for value in values if (parsed := parse_date(value))), None)
