"""The language pipeline: spaCy's tokenizer and phrase matchers over the vocabulary.

No trained model is needed. The pipeline reads folded text (see `text.fold`), so its offsets hold for the
document.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain, pairwise
from operator import itemgetter
from typing import Any, Final, NamedTuple, TypeVar

import spacy
from spacy.language import Language
from spacy.matcher import PhraseMatcher
from spacy.tokens import Doc

from pipeline.extract.lexemes import Lexeme, Lexemes, Lexer, build_lexer
from pipeline.extract.sentences import split_sentences
from pipeline.models import Block, Document, Span
from pipeline.text import fold, plural
from pipeline.vocabulary import Vocabulary

_CACHE_SIZE: Final = 1_000_000
"""Words whose tokens spaCy remembers. Its default of 10,000 empties the cache all the time on a corpus; a word costs
0.75 KB, and a worker is renewed before it has met a million."""


_MOST_HYPHENS: Final = 2
"""Nobody writes a longer phrase with a hyphen for every space."""
_LONG_WORD: Final = re.compile(r"\S{300,}")
"""Longer than any word and most addresses: a row of signs, or data."""


class Term(NamedTuple):
    """A vocabulary entry found in running text."""

    id: str
    start: int
    end: int


_Ends = tuple[list[int], list[int]]
_Kept = TypeVar("_Kept")


@dataclass(frozen=True, slots=True)
class Annotated:
    """A document with its sentences and the vocabulary found in it, all by character offset.

    Of the sentences, the lexemes and the terms of one kind none lies inside another, so that both their starts and
    their ends ascend.
    """

    document: Document
    folded: str
    sentences: tuple[Span, ...]
    terms: Mapping[str, tuple[Term, ...]]
    lexemes: tuple[Lexeme, ...]
    _codes: str
    """The codes of all lexemes, each one character."""
    _ends: Mapping[str, _Ends]
    """Where sentences, lexemes and each kind of terms begin and end."""
    _kept: dict[Hashable, Any] = field(default_factory=dict, repr=False, compare=False)

    @staticmethod
    def of(
        document: Document,
        folded: str,
        sentences: Iterable[Span],
        terms: Mapping[str, tuple[Term, ...]],
        lexemes: Iterable[Lexeme],
    ) -> Annotated:
        """A document with what was found in its folded text, each in order."""
        said, figures = tuple(sentences), tuple(lexemes)
        ends = {kind: _ends_of(found) for kind, found in terms.items()}
        ends |= {"sentences": _ends_of(said), "lexemes": _ends_of(figures)}
        return Annotated(document, folded, said, terms, figures, "".join([item.code for item in figures]), ends)

    def kept(self, key: Hashable, find: Callable[[], _Kept]) -> _Kept:
        """What `find` finds out about this document; under one `key` it is found once and then remembered."""
        try:
            found: _Kept = self._kept[key]
        except KeyError:
            found = self._kept[key] = find()
        return found

    def lexemes_in(self, span: Span | Block) -> Lexemes:
        """The lexemes of a span; none when its block holds no figure."""
        first, last = self._inside("lexemes", span)
        return Lexemes(self.lexemes[first:last], self._codes[first:last])

    def codes_in(self, span: Span | Block) -> str:
        """The codes of a span's lexemes."""
        first, last = self._inside("lexemes", span)
        return self._codes[first:last]

    def sentences_in(self, span: Span | Block) -> Sequence[Span]:
        """The sentences of a block, in order."""
        starts, ends = self._ends["sentences"]
        start, end = span.start, span.end
        found = self.sentences[bisect_right(ends, start) : bisect_left(starts, end)]
        if found and (found[0].start < start or found[-1].end > end):
            return [Span(max(one.start, start), min(one.end, end)) for one in found]
        return found

    def sentence_at(self, offset: int) -> Span | None:
        """The sentence with the character at an offset."""
        starts, ends = self._ends["sentences"]
        place = bisect_right(ends, offset)
        return self.sentences[place] if place < len(starts) and starts[place] <= offset else None

    def terms_in(self, kind: str, span: Span | Block) -> Sequence[Term]:
        """The terms of one kind that lie wholly inside a span, in order."""
        first, last = self._inside(kind, span)
        return self.terms[kind][first:last]

    def _inside(self, kind: str, span: Span | Block) -> tuple[int, int]:
        """From which position on, and up to which, the items of a kind lie wholly inside a span."""
        starts, ends = self._ends[kind]
        return bisect_left(starts, span.start), bisect_right(ends, span.end)


def _ends_of(items: Sequence[Span | Term | Lexeme]) -> _Ends:
    return [item.start for item in items], [item.end for item in items]


@dataclass(frozen=True, slots=True)
class LanguagePipeline:
    """spaCy's tokenizer, one matcher for the terms of all kinds, and the lexer of figures."""

    nlp: Language
    matcher: PhraseMatcher
    terms: Mapping[int, tuple[str, str]]
    """Kind and id of each of the matcher's keys."""
    kinds: tuple[str, ...]
    lexer: Lexer

    def annotate(self, document: Document) -> Annotated:
        """Split a document into sentences and find the vocabulary in it."""
        folded = fold(document.text)
        # The tokenizer takes a word's punctuation off sign by sign: a time in the square of the word's length.
        doc = self.nlp(_LONG_WORD.sub(lambda word: " " * len(word.group()), folded))
        blocks = [Span(block.start, block.end) for block in document.blocks]
        lexemes = chain.from_iterable(self._lexemes(folded, block) for block in document.blocks)
        return Annotated.of(document, folded, split_sentences(folded, blocks), self._terms(doc), lexemes)

    def _terms(self, doc: Doc) -> dict[str, tuple[Term, ...]]:
        """The longest terms of each kind, in order; of two as long as one another the first."""
        found: dict[str, list[tuple[int, int, str]]] = {kind: [] for kind in self.kinds}
        for key, start, end in self.matcher(doc):
            kind, name = self.terms[key]
            found[kind].append((start, end, name))
        return {kind: tuple(_longest(doc, matches)) for kind, matches in found.items()}

    def _lexemes(self, folded: str, block: Block) -> Sequence[Lexeme]:
        """The lexemes of a block; of a row whose cells touch ("48-10", four sets of 8-10) cell by cell."""
        if not block.cells or not any(left.end == right.start for left, right in pairwise(block.cells)):
            return self.lexer.read(folded, Span(block.start, block.end))
        return [
            lexeme._replace(start=lexeme.start + cell.start, end=lexeme.end + cell.start)
            for cell in block.cells
            for lexeme in self.lexer.read(folded[cell.start : cell.end], Span(0, cell.end - cell.start))
        ]


def build_language(vocabulary: Vocabulary) -> LanguagePipeline:
    """The pipeline for one vocabulary; building it takes about a third of a second."""
    nlp = spacy.blank("en")
    nlp.tokenizer = _tokenizer(nlp)
    # The shape, the norm and their kind are worked out for each new word, and nothing here looks at them.
    setattr(nlp.vocab, "lex_attr_getters", {})  # noqa: B010 (its type stub does not know it)
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
    matcher = PhraseMatcher(nlp.vocab, attr="ORTH")
    terms: dict[int, tuple[str, str]] = {}
    for kind, entries in kinds.items():
        for name, forms in entries:
            key = f"{kind}/{name}"
            terms[nlp.vocab.strings.add(key)] = (kind, name)
            matcher.add(key, [nlp.make_doc(spelling) for spelling in sorted(_spellings(forms))])
    return LanguagePipeline(nlp, matcher, terms, tuple(kinds), build_lexer(vocabulary))


def _spellings(forms: Iterable[str]) -> set[str]:
    """Forms folded; each is also found with spaces for its hyphens, and short ones the other way round."""
    folded = {fold(form) for form in forms}
    hyphened = {form.replace(" ", "-") for form in folded if form.count(" ") <= _MOST_HYPHENS}
    return folded | {form.replace("-", " ") for form in folded} | hyphened


def _longest(doc: Doc, matches: list[tuple[int, int, str]]) -> Iterator[Term]:
    """Terms of the matches, tokens [start, end) with their ids, that lie in no longer one."""
    kept = sorted(matches, key=itemgetter(0))
    if any(behind[0] < before[1] for before, behind in pairwise(kept)):
        kept = _without_shorter(matches)
    for start, end, name in kept:
        first, last = doc[start], doc[end - 1]
        yield Term(name, first.idx, last.idx + len(last))


def _without_shorter(matches: list[tuple[int, int, str]]) -> list[tuple[int, int, str]]:
    kept: list[tuple[int, int, str]] = []
    taken: set[int] = set()
    for match in sorted(matches, key=lambda match: (match[0] - match[1], match[0])):
        start, end, _ = match
        if taken.isdisjoint((start, end - 1)):
            kept.append(match)
            taken.update(range(start, end))
    return sorted(kept)


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
    prefixes, suffixes, infixes = default.prefix_search, default.suffix_search, default.infix_finditer
    tokenizer: Callable[[str], Doc] = type(default)(
        nlp.vocab,
        prefix_search=lambda word: None if _is_plain(word) else prefixes(word),
        suffix_search=lambda word: None if _is_plain(word) else suffixes(word),
        infix_finditer=lambda word: () if _is_plain(word) else infixes(word),
        max_cache_size=_CACHE_SIZE,
    )
    return tokenizer


def _is_plain(word: str) -> bool:
    """Whether a word is nothing but letters: nothing is taken off it, and the long rules need not be tried."""
    return word.isascii() and word.isalpha()
