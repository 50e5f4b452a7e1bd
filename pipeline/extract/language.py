"""The language pipeline: spaCy's tokenizer and phrase matchers over the vocabulary.

No trained model is needed. The pipeline reads folded text (see `text.fold`), so its offsets hold for the
document.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any, Final, NamedTuple, TypeVar

import spacy
from spacy.language import Language
from spacy.matcher import PhraseMatcher
from spacy.tokens import Doc
from spacy.util import filter_spans

from pipeline.extract.lexemes import Lexeme, Lexemes, Lexer, build_lexer
from pipeline.extract.sentences import split_sentences
from pipeline.models import Block, Document, Span
from pipeline.text import fold, plural
from pipeline.vocabulary import Vocabulary

_CACHE_SIZE: Final = 1_000_000
"""Words whose tokens spaCy remembers. Its default of 10,000 empties the cache all the time on a corpus; a word costs
0.75 KB, and a worker is renewed before it has met a million."""


_LONG_WORD: Final = re.compile(r"\S{300,}")
"""Longer than any word and most addresses: a row of signs, or data."""


class Term(NamedTuple):
    """A vocabulary entry found in running text."""

    id: str
    start: int
    end: int


_Item = TypeVar("_Item", Span, Term, Lexeme)
_Kept = TypeVar("_Kept")


@dataclass(frozen=True, slots=True)
class Annotated:
    """A document with its sentences and the vocabulary found in it, all by character offset."""

    document: Document
    folded: str
    sentences: tuple[Span, ...]
    terms: Mapping[str, tuple[Term, ...]]
    lexemes: tuple[Lexeme, ...]
    _kept: dict[Hashable, Any] = field(default_factory=dict, repr=False, compare=False)

    def kept(self, key: Hashable, find: Callable[[], _Kept]) -> _Kept:
        """What `find` finds out about this document; under one `key` it is found once and then remembered."""
        if key not in self._kept:
            self._kept[key] = find()
        found: _Kept = self._kept[key]
        return found

    def lexemes_in(self, span: Span | Block) -> Lexemes:
        """The lexemes of a span; none when its block holds no figure."""
        found = _overlapping(self.lexemes, span)
        return Lexemes.of([item for item in found if item.start >= span.start and item.end <= span.end])

    def sentences_in(self, span: Span | Block) -> list[Span]:
        """The sentences of a block, in order."""
        return [
            Span(max(found.start, span.start), min(found.end, span.end)) for found in _overlapping(self.sentences, span)
        ]

    def sentence_at(self, offset: int) -> Span | None:
        """The sentence with the character at an offset."""
        return next(_overlapping(self.sentences, Span(offset, offset + 1)), None)

    def terms_in(self, kind: str, span: Span | Block) -> list[Term]:
        """The terms of one kind that lie wholly inside a span, in order."""
        return [t for t in _overlapping(self.terms[kind], span) if t.start >= span.start and t.end <= span.end]


def _overlapping(items: tuple[_Item, ...], span: Span | Block) -> Iterator[_Item]:
    for index in range(bisect_right(items, span.start, key=lambda item: item.end), len(items)):
        if items[index].start >= span.end:
            return
        yield items[index]


@dataclass(frozen=True, slots=True)
class LanguagePipeline:
    """A spaCy pipeline whose documents carry the vocabulary's terms as span groups, and the lexer of figures."""

    nlp: Language
    lexer: Lexer

    def annotate(self, document: Document) -> Annotated:
        """Split a document into sentences and find the vocabulary in it."""
        folded = fold(document.text)
        # The tokenizer takes a word's punctuation off sign by sign: a time in the square of the word's length.
        doc = self.nlp(_LONG_WORD.sub(lambda word: " " * len(word.group()), folded))
        terms = {
            kind: tuple(Term(span.label_, span.start_char, span.end_char) for span in group)
            for kind, group in doc.spans.items()
        }
        blocks = [Span(block.start, block.end) for block in document.blocks]
        lexemes = tuple(lexeme for block in document.blocks for lexeme in self._lexemes(folded, block))
        return Annotated(document, folded, tuple(split_sentences(folded, blocks)), terms, lexemes)

    def _lexemes(self, folded: str, block: Block) -> Iterator[Lexeme]:
        """The lexemes of a block; of a row whose cells touch ("48-10", four sets of 8-10) cell by cell."""
        if not any(left.end == right.start for left, right in pairwise(block.cells)):
            yield from self.lexer.read(folded, Span(block.start, block.end))
            return
        for cell in block.cells:
            for lexeme in self.lexer.read(folded[cell.start : cell.end], Span(0, cell.end - cell.start)):
                yield lexeme._replace(start=lexeme.start + cell.start, end=lexeme.end + cell.start)


def build_language(vocabulary: Vocabulary) -> LanguagePipeline:
    """The pipeline for one vocabulary; building it takes about a third of a second."""
    nlp = spacy.blank("en")
    nlp.tokenizer = _tokenizer(nlp)
    nlp.max_length = 10**9  # reading bounds an article's length; spaCy's own limit is meant for its parser
    kinds: dict[str, Iterable[tuple[str, Iterable[str]]]] = {
        "muscles": ((name, _with_plurals(entry.forms)) for name, entry in vocabulary.muscles.items()),
        "equipment": ((name, _with_plurals(entry.forms)) for name, entry in vocabulary.equipment.items()),
        "effects": ((name, entry.forms) for name, entry in vocabulary.effects.items()),
        "cues": ((name, entry.forms) for name, entry in vocabulary.cues.items()),
        "cue_of": _phrases(entry.of for entry in vocabulary.cues.values()),
        "cue_says": _phrases(entry.says for entry in vocabulary.cues.values()),
        "breathing": ((name, entry.forms) for name, entry in vocabulary.breathing.items()),
        "qualifiers": ((f"{kind}:{name}", entry.forms) for (kind, name), entry in vocabulary.qualifiers.items()),
    }
    for kind, entries in kinds.items():
        nlp.add_pipe("liftlore_terms", name=f"liftlore_{kind}", config={"kind": kind})
        finder = nlp.get_pipe(f"liftlore_{kind}")
        assert isinstance(finder, TermFinder)
        finder.learn(nlp, entries)
    return LanguagePipeline(nlp, build_lexer(vocabulary))


class TermFinder:
    """A spaCy component: writes the longest matches of one kind of vocabulary to `doc.spans[kind]`."""

    def __init__(self, nlp: Language, kind: str) -> None:
        self.kind = kind
        self.matcher = PhraseMatcher(nlp.vocab, attr="ORTH")

    def learn(self, nlp: Language, entries: Iterable[tuple[str, Iterable[str]]]) -> None:
        """Add (id, forms) entries; each form is also found with spaces for its hyphens and the other way round."""
        for name, forms in entries:
            folded = [fold(form) for form in forms]
            written = {
                spelling for form in folded for spelling in (form, form.replace("-", " "), form.replace(" ", "-"))
            }
            self.matcher.add(name, [nlp.make_doc(form) for form in sorted(written)])

    def __call__(self, doc: Doc) -> Doc:
        """Find the terms of one document."""
        doc.spans[self.kind] = filter_spans(self.matcher(doc, as_spans=True))
        return doc


@Language.factory("liftlore_terms", default_config={"kind": "terms"})
def _make_term_finder(nlp: Language, name: str, kind: str) -> TermFinder:
    return TermFinder(nlp, kind)


def _phrases(entries: Iterable[Iterable[str]]) -> Iterator[tuple[str, tuple[str]]]:
    """Phrases that several entries share, each found under its own name."""
    return ((phrase, (phrase,)) for phrase in dict.fromkeys(phrase for entry in entries for phrase in entry))


def _with_plurals(forms: Iterable[str]) -> set[str]:
    return {spelling for form in forms for spelling in (form, plural(form))}


def _tokenizer(nlp: Language) -> Callable[[str], Doc]:
    """English punctuation rules without special cases.

    A special case ("don't" → "do", "n't") makes spaCy leave its word cache for the rest of a text
    (explosion/spaCy#13950), which costs more than the whole rest of the pipeline.
    """
    default: Any = nlp.tokenizer
    tokenizer: Callable[[str], Doc] = type(default)(
        nlp.vocab,
        prefix_search=default.prefix_search,
        suffix_search=default.suffix_search,
        infix_finditer=default.infix_finditer,
        max_cache_size=_CACHE_SIZE,
    )
    return tokenizer
