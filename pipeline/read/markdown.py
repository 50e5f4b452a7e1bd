"""Markdown files to documents: front matter, CommonMark with tables, raw HTML inside it.

CommonMark's elements are gathered as those of web pages are, so that a list or table is the same thing whatever
format it came in.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from datetime import date
from typing import Any, Final

import yaml
from yaml.events import AliasEvent, CollectionEndEvent, CollectionStartEvent

from pipeline.models import Document, Metadata, Omission
from pipeline.read.encoding import clean
from pipeline.read.field_steps import field_steps
from pipeline.read.furniture import without_furniture_sections
from pipeline.read.lines import lists_in_paragraphs, numbered_headings
from pipeline.read.loose_tables import with_loose_tables
from pipeline.read.markdown_blocks import markdown_pieces
from pipeline.read.metadata import from_byline, from_front_matter, opening_lines
from pipeline.read.pieces import Line, Piece, lay_out
from pipeline.read.preamble import own_headings

_FRONT_MATTER: Final = re.compile(r"\A\s*(---|\+\+\+)[ \t]*\n(.*?)^\1[ \t]*$\n?", re.DOTALL | re.MULTILINE)
# As Pelican and MultiMarkdown have it: without rules, from the title to the first empty line.
_UNFENCED: Final = re.compile(
    r"\A\s*(title:[ \t]+\S.*\n(?:[a-z][\w -]{0,30}:[ \t].*\n)*)(?=[ \t]*(?:\n|\Z))", re.IGNORECASE
)
# Without the divider between words, which differs from site to site (muscle_groups, muscle-groups, muscleGroups).
_STATED_FIELDS: Final = frozenset(
    (
        "title subtitle name exercise description summary excerpt muscles muscle musclegroups musclegroup "
        "musclesworked target targets targetmuscles primarymuscles primary secondarymuscles secondary equipment "
        "gear difficulty level sets reps rest tempo hold frequency"
    ).split()
)
_WORD_DIVIDER: Final = re.compile(r"[-_ ]")
MAX_FRONT_MATTER: Final = 65_536
MAX_FIELD_NESTING: Final = 20
"""Depth of lists and mappings in front matter; the parsers' own recursion ends the process long after it."""
_FIELD_LINE: Final = re.compile(r"^([A-Za-z_][\w-]*):[ \t]+(\S.*)$", re.MULTILINE)


def read_markdown(text: str) -> Document:
    """A Markdown article, given as decoded text."""
    fields, body = split_front_matter(text)
    pieces = numbered_headings(lists_in_paragraphs(with_loose_tables(markdown_pieces(body))))
    pieces, furniture = without_furniture_sections(pieces)
    headings = own_headings(pieces)
    metadata = from_front_matter(fields, headings)
    byline = from_byline(opening_lines(piece.text for piece in pieces))
    told = field_steps(fields, pieces)
    stated, omitted = _field_pieces({key: value for key, value in fields.items() if told is None or key != told.key})
    # Behind the article, whose text would else stand under their heading.
    article, blocks = lay_out([*stated, *pieces, *(told.pieces if told else ())])
    return Document("markdown", article, blocks, _filled(metadata, byline), omitted + furniture)


def _field_pieces(fields: Mapping[str, Any]) -> tuple[list[Piece], tuple[Omission, ...]]:
    """Front-matter fields that state something of the article's matter, a line each; the others are left out."""
    stated: list[Piece] = []
    rest: list[str] = []
    for key, value in fields.items():
        values = value if isinstance(value, list) else [value]
        stated_value = ", ".join(filter(None, map(_plain, values)))
        if not stated_value:
            continue
        line = f"{_plain(key)}: {stated_value}"
        if _WORD_DIVIDER.sub("", str(key)).lower() in _STATED_FIELDS:
            stated.append(Piece("field", Line(line), group=-1))
        else:
            rest.append(line)
    return stated, ((Omission("front matter", "\n".join(rest)),) if rest else ())


def _plain(value: object) -> str:
    """A field's value on one line; empty when it is a nested mapping or a number of absurd length."""
    if not isinstance(value, str | int | float | date) or (isinstance(value, int) and value.bit_length() > 64):
        return ""
    return " ".join(clean(str(value)).split())


def split_front_matter(text: str) -> tuple[Mapping[str, Any], str]:
    """The YAML or TOML fields at the top of a file, or its first lines from "Title:" on, and the rest.

    Text between two rules (`---`) that holds no fields belongs to the rest.
    """
    found = _FRONT_MATTER.match(text)
    if not found:
        unfenced = _UNFENCED.match(text)
        if not unfenced or len(unfenced.group()) > MAX_FRONT_MATTER:
            return {}, text
        return {key.lower(): value.strip() for key, value in _FIELD_LINE.findall(unfenced[1])}, text[unfenced.end() :]
    fence, source = found.groups()
    fields = _toml_fields(source) if fence == "+++" else _yaml_fields(source)
    return ({}, text) if fields is None else (fields, text[found.end() :])


def _toml_fields(source: str) -> Mapping[str, Any]:
    try:
        return tomllib.loads(source)
    except (ValueError, RecursionError):
        return {}


def _yaml_fields(source: str) -> Mapping[str, Any] | None:
    """The fields of YAML front matter, each value as it is written; None when it is no front matter."""
    try:
        if len(source) > MAX_FRONT_MATTER or _is_unsafe(source):
            return {}
        # The base loader knows text, lists and mappings only: "0311" stays a tempo and no tag makes an object.
        fields = yaml.load(source, Loader=yaml.CBaseLoader)  # noqa: S506
    except yaml.YAMLError:
        # Mostly a colon inside an unquoted title.
        fields = {key: value.strip(" \"'") for key, value in _FIELD_LINE.findall(source)} or source
    if isinstance(fields, dict):
        return {key: value for key, value in fields.items() if value not in ("", "~", "null")}
    return None if source.strip() else {}


def _is_unsafe(source: str) -> bool:
    """Whether YAML holds aliases, with which a few lines grow to gigabytes, or nests beyond what parsers survive."""
    depth = 0
    for event in yaml.parse(source, Loader=yaml.CBaseLoader):
        depth += isinstance(event, CollectionStartEvent) - isinstance(event, CollectionEndEvent)
        if depth > MAX_FIELD_NESTING or isinstance(event, AliasEvent):
            return True
    return False


def _filled(metadata: Metadata, byline: Metadata) -> Metadata:
    return Metadata(
        title=metadata.title,
        author=metadata.author or byline.author,
        publisher=metadata.publisher,
        published=metadata.published or byline.published,
        url=metadata.url,
        language=metadata.language,
    )
