"""The language pipeline: spaCy's tokenizer and phrase matchers over the vocabulary.

No trained model is needed. The pipeline reads folded text (see `text.fold`), so its offsets hold for the
document.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache, partial
from itertools import chain, islice, pairwise
from typing import Any, Final, NamedTuple, TypeVar

import spacy
from spacy.language import Language
from spacy.matcher import PhraseMatcher
from spacy.tokens import Doc

from pipeline.extract.lexemes import Lexeme, Lexemes, Lexer, build_lexer
from pipeline.extract.sentences import split_sentences, stuck_sentences
from pipeline.models import Block, Document, Span
from pipeline.text import fold, plural
from pipeline.vocabulary import Vocabulary

_CACHE_SIZE: Final = 1_000_000
"""Words whose tokens spaCy remembers. Its default of 10,000 empties the cache all the time on a corpus; a word costs
0.75 KB, and a worker is renewed before it has met a million."""


_MOST_HYPHENS: Final = 2
"""Nobody writes a longer phrase with a hyphen for every space."""
_LONGEST_WORD: Final = 300
"""Longer than any word and most addresses: a row of signs, or data."""
_LONG_WORD: Final = re.compile(rf"\S{{{_LONGEST_WORD},}}")


class Term(NamedTuple):
    """A vocabulary entry found in running text."""

    id: str
    start: int
    end: int


_term: Final = partial(tuple.__new__, Term)
"""A term of all its fields, made in half the time that its class takes."""
_Match = tuple[int, int, str]
"""The tokens [start, end) of a phrase, and what it is a name of."""
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
    _codes_at: dict[tuple[int, int], str] = field(default_factory=dict, repr=False, compare=False)

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
        inside = self._inside("lexemes", span)
        return Lexemes(self.lexemes[inside], self._codes[inside]) if inside else Lexemes((), "")

    def codes_in(self, span: Span | Block) -> str:
        """The codes of a span's lexemes; readers ask for those of the same blocks and sentences time and again."""
        place = span.start, span.end
        codes = self._codes_at.get(place)
        if codes is None:
            inside = self._inside("lexemes", span)
            codes = self._codes_at[place] = self._codes[inside] if inside else ""
        return codes

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
        inside = self._inside(kind, span)
        return self.terms[kind][inside] if inside else ()

    def _inside(self, kind: str, span: Span | Block) -> slice | None:
        """Which items of a kind lie wholly inside a span; most spans are asked for a kind that they have none of."""
        starts, ends = self._ends[kind]
        end = span.end
        first = bisect_left(starts, span.start)
        if first == len(starts) or ends[first] > end:
            return None
        return slice(first, bisect_right(ends, end, first))


def _ends_of(items: Sequence[Span | Term | Lexeme]) -> _Ends:
    return [item.start for item in items], [item.end for item in items]


@dataclass(frozen=True, slots=True)
class LanguagePipeline:
    """spaCy's tokenizer, one matcher for the terms of all kinds, and the lexer of figures."""

    nlp: Language
    matcher: PhraseMatcher
    meanings: Mapping[int, tuple[tuple[str, str], ...]]
    """Kinds and ids of each of the matcher's keys."""
    kinds: tuple[str, ...]
    lexer: Lexer

    def annotate(self, document: Document) -> Annotated:
        """Split a document into sentences and find the vocabulary in it."""
        folded = fold(document.text)
        text = folded
        if _may_have_long_word(folded):
            # The tokenizer takes a word's punctuation off sign by sign: a time in the square of the word's length.
            text = _LONG_WORD.sub(lambda word: " " * len(word.group()), folded)
        stuck = stuck_sentences(document.text)
        if stuck:
            # A blank for the full stop between them, else the tokenizer sees one word.
            places = (0, *stuck, len(text) + 1)
            text = " ".join([text[begin : end - 1] for begin, end in pairwise(places)])
        lexemes = chain.from_iterable([self._lexemes(folded, block) for block in document.blocks])
        sentences = split_sentences(folded, document.blocks, stuck)
        return Annotated.of(document, folded, sentences, self._terms(self.nlp(text)), lexemes)

    def _terms(self, doc: Doc) -> dict[str, tuple[Term, ...]]:
        """The longest terms of each kind, in order; of two as long as one another the first."""
        found: dict[str, list[_Match]] = {kind: [] for kind in self.kinds}
        for key, first, behind in self.matcher(doc):
            for kind, name in self.meanings[key]:
                found[kind].append((first, behind, name))
        begins, lengths = doc.to_array(["IDX", "LENGTH"]).T
        starts, ends = begins.tolist(), (begins + lengths).tolist()
        return {
            kind: tuple([_term((name, starts[first], ends[behind - 1])) for first, behind, name in _longest(matches)])
            for kind, matches in found.items()
        }

    def _lexemes(self, folded: str, block: Block) -> Sequence[Lexeme]:
        """The lexemes of a block; of a row whose cells touch ("48-10", four sets of 8-10) cell by cell."""
        if not block.cells or not any(left.end == right.start for left, right in pairwise(block.cells)):
            return self.lexer.read(folded, block)
        return [
            lexeme._replace(start=lexeme.start + cell.start, end=lexeme.end + cell.start)
            for cell in block.cells
            for lexeme in self.lexer.read(folded[cell.start : cell.end], Span(0, cell.end - cell.start))
        ]


def _may_have_long_word(text: str) -> bool:
    """Whether no space stands in some stretch of a long word's length, found by steps from space to space."""
    at = 0
    while at + _LONGEST_WORD <= len(text):
        space = text.rfind(" ", at, at + _LONGEST_WORD)
        if space < 0:
            return True
        at = space + 1
    return False


def build_language(vocabulary: Vocabulary) -> LanguagePipeline:
    """The pipeline for one vocabulary; building it takes about half a second."""
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
    meanings: dict[str, list[tuple[str, str]]] = {}
    for kind, entries in kinds.items():
        for name, forms in entries:
            for spelling in _spellings(forms):
                meanings.setdefault(spelling, []).append((kind, name))
    # What means the same has one key, so that the matcher reports a phrase once, whatever kinds it is of.
    spellings: dict[tuple[tuple[str, str], ...], list[str]] = {}
    for spelling in sorted(meanings):
        spellings.setdefault(tuple(meanings[spelling]), []).append(spelling)
    tokens = iter(_tokens(nlp, [spelling for alike in spellings.values() for spelling in alike]))
    matcher: Any = PhraseMatcher(nlp.vocab, attr="ORTH")
    for number, alike in enumerate(spellings.values()):
        # It takes the hashes of tokens for a Doc, as it does when it is unpickled; 30,000 Docs take half a second.
        matcher.add(str(number), list(islice(tokens, len(alike))))
    keys = {nlp.vocab.strings[str(number)]: means for number, means in enumerate(spellings)}
    return LanguagePipeline(nlp, matcher, keys, tuple(kinds), build_lexer(vocabulary))


def _tokens(nlp: Language, spellings: Sequence[str]) -> Iterator[list[int]]:
    """The hashes of each spelling's tokens.

    Of words of letters, which nine in ten consist of, they are known; the others stand in one text, a spelling a line.
    """
    others = _tokenized(nlp, [spelling for spelling in spellings if not _PLAIN.fullmatch(spelling)])
    hash_of = cache(nlp.vocab.strings.add)
    for spelling in spellings:
        plain = _PLAIN.fullmatch(spelling)
        yield [hash_of(part) for part in _PARTS.findall(spelling)] if plain else next(others)


def _tokenized(nlp: Language, spellings: Sequence[str]) -> Iterator[list[int]]:
    spelling: list[int] = []
    line_end = nlp.vocab.strings["\n"]
    for token in nlp("\n".join((*spellings, ""))).to_array("ORTH").tolist():
        if token == line_end:
            yield spelling
            spelling = []
        else:
            spelling.append(token)


def _spellings(forms: Iterable[str]) -> set[str]:
    """Forms folded; each is also found with spaces for its hyphens, and short ones the other way round."""
    folded = {fold(form) for form in forms}
    hyphened = {form.replace(" ", "-") for form in folded if form.count(" ") <= _MOST_HYPHENS}
    return folded | {form.replace("-", " ") for form in folded} | hyphened


def _longest(matches: Iterable[_Match]) -> list[_Match]:
    """The matches, ascending by where they begin, that lie in no longer one."""
    kept: list[_Match] = []
    together: list[_Match] = []  # each touches one before it
    until = 0
    for match in matches:
        start, end, _ = match
        if start >= until:
            kept += together if len(together) < 2 else _without_shorter(together)
            together = [match]
            until = end
        else:
            together.append(match)
            until = max(until, end)
    return kept + _without_shorter(together)


def _without_shorter(matches: list[_Match]) -> list[_Match]:
    kept: list[_Match] = []
    taken: set[int] = set()
    for match in sorted(matches, key=lambda match: (match[0] - match[1], match[0])):
        start, end, _ = match
        if start not in taken and end - 1 not in taken:
            kept.append(match)
            taken.update(range(start, end))
    return sorted(kept)


def _phrases(entries: Iterable[Iterable[str]]) -> Iterator[tuple[str, tuple[str]]]:
    """Phrases that several entries share, each found under its own name."""
    return ((phrase, (phrase,)) for phrase in dict.fromkeys(phrase for entry in entries for phrase in entry))


def _with_plurals(forms: Iterable[str]) -> set[str]:
    return {spelling for form in forms for spelling in (form, plural(form))}


_LETTERS: Final = frozenset("abcdefghijklmnopqrstuvwxyz")
_DIGITS: Final = frozenset("0123456789")
_PLAIN: Final = re.compile(r"[a-z]+(?:[ -][a-z]+)*")
_PARTS: Final = re.compile(r"[a-z]+|-")
_SIGN_BEHIND_LETTER: Final = re.compile(r"(?<=[a-z0-9])[.,:;!?)\"]")
_UNIT_OR_GENITIVE: Final = re.compile(r"[0-9][a-zµ/]*$|['’]s$")


def _tokenizer(nlp: Language) -> Callable[[str], Doc]:
    """English punctuation rules without special cases.

    A special case ("don't" → "do", "n't") makes spaCy leave its word cache for the rest of a text
    (explosion/spaCy#13950), which costs more than the whole rest of the pipeline. Every second new word has nothing to
    take off or one sign behind its letters, which is told without spaCy's long rules.
    """
    default: Any = nlp.tokenizer
    prefixes, suffixes, infixes = default.prefix_search, default.suffix_search, default.infix_finditer

    def suffix(word: str) -> re.Match[str] | None:
        if word[-1:] in _DIGITS:
            return None
        if word[-1:] in _LETTERS:  # the suffixes of letters are units behind a figure and 's
            return suffixes(word) if _UNIT_OR_GENITIVE.search(word) else None
        return _SIGN_BEHIND_LETTER.match(word, len(word) - 1) or suffixes(word)

    tokenizer: Callable[[str], Doc] = type(default)(
        nlp.vocab,
        prefix_search=lambda word: None if word[:1] in _LETTERS or word[:1] in _DIGITS else prefixes(word),
        suffix_search=suffix,
        infix_finditer=lambda word: () if word.isascii() and word.isalnum() else infixes(word),
        token_match=str.isalpha,  # no rule takes anything off a word of letters
        max_cache_size=_CACHE_SIZE,
    )
    return tokenizer
