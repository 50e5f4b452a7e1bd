"""The one exercise an article is about, when its steps or muscles stand under no exercise's heading."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Final

from pipeline.extract.about import is_about, names_audience
from pipeline.extract.names import NameCandidate
from pipeline.extract.outline import Section
from pipeline.extract.places import holds_any
from pipeline.extract.presentations.model import Part, Presentation, View
from pipeline.extract.presentations.parts import body_parts
from pipeline.extract.presentations.phases import is_phase
from pipeline.extract.title import title_line
from pipeline.models import Block, Span
from pipeline.text import fold, name_words

_OWN_FIELDS: Final = frozenset(
    {
        "steps",
        "setup",
        "muscles",
        "primary muscles",
        "secondary muscles",
        "dose",
        "tips",
        "correction",
        "equipment",
        "breathing",
    }
)
_OTHER_MATTER: Final = frozenset({"variations", "references", "routine", "safety", "refuted", "warmup", "cooldown"})
_STEP: Final = re.compile(r"\W*step\s+(?:\d|one|two|three|four|five|six)", re.IGNORECASE)
SUBJECT_SHARE: Final = 4
"""A title with more words than so many for each of the name's speaks of the exercise among other things."""
_TITLE_REACH: Final = 160
_BREAK: Final = re.compile(r"\s(?:(?:through|and|for|of|in|on|with|during|your|the|a)\s+)+|:\s+|\s[-–—]\s")
_OF_BODY: Final = re.compile(r"\b(?:why|how)\s(?:(?:your|our|my|the|strong|weak|tight|stiff)\s)+$")
_DOES_TO: Final = re.compile(r"\s(?:the|your|you|our|us|an?|back|everything)\s")
"""Around words of a title that say what a part of the body does: "Why Your Feet Hold the Key"."""
_SERVES: Final = re.compile(
    r"\b(?:mobility|flexibility|stability|warm[- ]?ups?|shoes|belts?)\b[^.]{0,30}\b(?:for|of|to|behind|and)\s"
    r"(?:an?\s|the\s|your\s)?(?:[a-z]+\s){0,2}$"
)
"""Before an exercise in a title that is about something else."""
_ANNOUNCING: Final = re.compile(r"[^:\d]{3,40}:\s+")
"""What announces the one exercise of an article: "Move of the week: Wall Sit"."""
_ONE: Final = re.compile(r"\b(?:exercise|move|drill)\b", re.IGNORECASE)
"""In a title these speak of one exercise, their plurals of more: "The Best Exercise for a Strong Back"."""
_STRETCHES: Final = re.compile(r"\b(?:stretches|poses)\b", re.IGNORECASE)
"""Plurals whose singular is as often a part of one exercise's name."""
_EXAMPLE: Final = re.compile(r"for (?:example|instance)\b|e\.g\.|say,", re.IGNORECASE)
_PROGRAMME: Final = re.compile(r"\s(?:program(?:me)?|plan|challenge|routine|ladder)\b", re.IGNORECASE)
"""Behind the name of an exercise, a plan for that one alone."""
_NAMING: Final = 20
_TELLING: Final = 12
"""Blocks in which an article calls its subject by name."""
_TITLES: Final = frozenset({"heading", "field"})
_OPENING: Final = 6
"""Blocks that may name the subject when no heading does: front matter, title, standfirst, first paragraph."""


def subject_presentation(view: View, taken: set[int], found: list[Presentation]) -> Iterator[Presentation]:
    """The article's own subject with all text that belongs to no other presentation."""
    free = [section for section in view.outline.sections if section.index not in taken]
    # An article that presents nothing is about what its title names, whatever its sections are called, and "Hold the
    # stretch" under "Kneeling hip flexor stretch" presents nothing else.
    if _has_fields(view, free):
        subject = _subject(view)
    else:
        subject = _of_title(view) or (None if found else _of_programme(view, free))
        if subject and not all(_is_short_for(one.candidate, subject) for one in found):
            return
    if subject is None or _is_of_game(view, subject) or (found and {("movement", "breathing")} == _movements(subject)):
        return
    if found and _serves_another(view):
        return
    presented = sorted({presentation.candidate.start for presentation in found})
    parts: list[Part] = []
    for section in free:
        told = is_phase(view, section) or _is_step(view, section)
        role = section.inherited_role or ("steps" if told else None)
        if role == "routine" and _presents_nothing(view, section, presented):
            role = "dose"
        if role in _OTHER_MATTER or _is_of_test(section):
            continue
        body = [block for block in section.body if not holds_any(block, presented)]
        label = view.label(section.heading) if section.heading else None
        if section.heading and label:
            parts.append(Part(Span(label.value_start, section.heading.end), label.role, section.heading))
        own = section.role
        titled = view.text(section.heading) if section.heading and own is None and section.level > 1 else None
        parts += body_parts(view, body, None if role in ("exercises", "closing") else role, titled)
    yield Presentation(subject, subject.name, "article's subject", tuple(parts), 0)


def _serves_another(view: View) -> bool:
    """Whether the title's matter only serves the exercise in it: "Hip Mobility for a Better Lunge"."""
    title = next((one.heading for one in view.outline.sections if one.heading and one.level == 1), None)
    title = title or title_line(view.annotated)
    name = _named_in(view, title) if title else None
    return title is not None and name is not None and _SERVES.search(view.folded, title.start, name.start) is not None


def _is_of_game(view: View, name: NameCandidate) -> bool:
    """Whether an article on a game speaks of its own movement: the swing of "More Distance From Your Golf Swing"."""
    words = view.tools.names.vocabulary.words
    if len(name.parsed.words) > 1 or words["stroke"].known.isdisjoint(name.parsed.words):
        return False
    return not words["game"].known.isdisjoint(name_words(view.annotated.document.metadata.title or ""))


def _movements(name: NameCandidate) -> set[tuple[str, str]]:
    return {(facet, value) for facet, value in name.meaning if facet == "movement"}


def _is_short_for(name: NameCandidate, subject: NameCandidate) -> bool:
    return len(name.parsed.words) == 1 and name.parsed.words[0] in subject.parsed.words[1:]


def _has_fields(view: View, sections: Sequence[Section]) -> bool:
    return any(section.heading and section.role in _OWN_FIELDS and not _is_of_test(section) for section in sections)


def _is_of_test(section: Section) -> bool:
    """Whether a section tells how to assess oneself: its setup is none of an exercise."""
    return section.role == "tests" or section.inside({"tests"})


def _of_title(view: View) -> NameCandidate | None:
    """The exercise that the title names, or the first heading where no line is one, when one with certainty."""
    if _speaks_of_many(view, view.annotated.document.metadata.title or ""):
        return None
    headings = [section.heading for section in view.outline.sections if section.heading]
    top = next((heading for heading in headings if heading.level == 1), None)
    heading = top or title_line(view.annotated)
    name = _named_in(view, heading) if heading else None
    return _as_told(view, name) if name and name.strength == "strong" else None


def _of_programme(view: View, sections: Sequence[Section]) -> NameCandidate | None:
    """The one exercise of a plan that doses it and names no other: "The Pull-Up Plan", "30-Day Squat Challenge"."""
    line = title_line(view.annotated)
    found = _PROGRAMME.search(view.text(line)) if line else None
    if line is None or found is None or not any(view.doses(block) for section in sections for block in section.body):
        return None
    name = view.tools.names.strongest_at_end(view.text(line)[: found.start()], line.start)
    return name if name and name.strength == "strong" else None


def _named_in(view: View, block: Block) -> NameCandidate | None:
    """The exercise in a heading or line; in "Breathing through your dips" the dips, not the breathing."""
    text = view.text(block)[:_TITLE_REACH]
    name = view.tools.names.strongest_in(text, block.start)
    if name and names_audience(text[: name.start - block.start], name.name):
        return None
    if name or block.kind != "heading":
        return None if name and _acts(view, name) else name
    pieces = [(0, found.start()) for found in [_BREAK.search(text)] if found]
    pieces += [(found.end(), len(text)) for found in _BREAK.finditer(text)]
    names = [view.tools.names.strongest_at_start(text[start:end], block.start + start) for start, end in pieces]
    certain = [one for one in names if one and ("movement", "breathing") not in one.meaning]
    if not certain:
        # "Tibialis Stretch" and nothing else names it although one of its words is unknown.
        whole = [one for one in view.names(block) if one.strength == "weak" and one.end - one.start == len(text)]
        return whole[0] if len(whole) == 1 else None
    return certain[0] if len({one.meaning for one in certain}) == 1 else None


def _acts(view: View, name: NameCandidate) -> bool:
    """Whether what looks like a name is a clause of a title, with a verb: "feet hold"."""
    ahead = _OF_BODY.search(view.folded, max(0, name.start - _TITLE_REACH), name.start)
    return ahead is not None and " " in name.name and _DOES_TO.match(view.folded, name.end) is not None


def _is_step(view: View, section: Section) -> bool:
    """Whether a section is headed as a step of the article's one exercise: "Step 2: The Brace"."""
    return section.heading is not None and _STEP.match(view.text(section.heading)) is not None


def _presents_nothing(view: View, section: Section, presented: Sequence[int]) -> bool:
    """Whether a plan in an article about one exercise names no other: its doses are the subject's."""
    blocks = [block for inner in view.outline.subtree(section) for block in inner.body]
    return not any(holds_any(block, presented) for block in blocks)


def _subject(view: View) -> NameCandidate | None:
    document = view.annotated.document
    if _speaks_of_many(view, document.metadata.title or ""):
        return None
    places: list[Block] = [s.heading for s in view.outline.sections if s.heading and s.level == 1][:1]
    places += [block for block in document.blocks[:_OPENING] if block not in places and block.kind != "item"]
    for block in places:
        text = view.text(block)[:_TITLE_REACH]
        if _EXAMPLE.match(text) or (block.kind in _TITLES and _speaks_of_many(view, text)):
            continue
        name = _named_in(view, block)
        if name and (block.kind in _TITLES or is_about(view.annotated, name) or _stands_alone(view, block, name)):
            return _fullest(view, _as_told(view, name))
    return _first_said(view, document.metadata.title or "")


def _stands_alone(view: View, block: Block, name: NameCandidate) -> bool:
    """Whether a paragraph has an exercise's name for itself, or sets it and no other in bold."""
    bold = [span for span in block.strong if view.tools.names.strongest_in(view.text(span))]
    return bold == [Span(name.start, name.end)] or view.text(block).strip(" .:*") == name.name


def _first_said(view: View, title: str) -> NameCandidate | None:
    """The exercise of a title that stands outside the article, where the article first speaks of it."""
    named = view.tools.names.strongest_in(title)
    if named is None or named.strength != "strong" or SUBJECT_SHARE * len(named.name.split()) < len(title.split()):
        return None
    start = view.folded.find(fold(named.name))
    return (
        view.tools.names.strongest_at_start(view.text(Span(start, start + len(named.name))), start)
        if start >= 0
        else None
    )


def _as_told(view: View, name: NameCandidate) -> NameCandidate:
    """What the text calls the exercise that the title only describes: "Load the Trap Bar" is on trap bar deadlifts."""
    whole = view.annotated.document.metadata.title or ""
    # "A Squat With One End Missing" is on landmine squats.
    passing = len(name.parsed.words) == 1 and len(whole.split()) > SUBJECT_SHARE
    if not (_describes(name) or passing):
        return name
    told = [
        found
        for block in view.annotated.document.blocks[:_TELLING]
        if block.kind == "paragraph"
        for sentence in view.annotated.sentences_in(block)
        if (found := view.tools.names.strongest_in(view.text(sentence), sentence.start)) and found.strength == "strong"
    ]
    words = set(name.parsed.words)
    called = [found for found in told if not _describes(found) and words.intersection(found.parsed.words)]
    called = [found for found in called if " " in found.name or not passing]
    commanded = view.tools.instructs(fold(name.name))
    if not commanded and any(found.meaning <= name.meaning and " " in found.name for found in called):
        return name
    times = Counter(found.meaning for found in called)
    return max(called, key=lambda found: (times[found.meaning], -found.start), default=name)


def _describes(name: NameCandidate) -> bool:
    """Whether a name is more of a sentence than a name: "stand on the leg press"."""
    return any(hit.facet == "function" for hit in name.parsed.hits)


def _fullest(view: View, name: NameCandidate) -> NameCandidate:
    """The same exercise under its longest name among the article's first words: "Romanian Deadlift" for "RDL"."""
    best = name
    for block in view.annotated.document.blocks[:_NAMING]:
        other = view.tools.names.strongest_in(view.text(block)[:_TITLE_REACH], block.start)
        if other and other.meaning == name.meaning and len(other.name.split()) > len(best.name.split()):
            best = other
    return best


def _speaks_of_many(view: View, title: str) -> bool:
    announced = _ANNOUNCING.match(title)
    if announced:
        names = view.tools.names.read(title[announced.end() :])
        if len(names) == 1 and names[0].strength == "strong" and names[0].end == len(title) - announced.end():
            return False
    whole = view.tools.names.judge.judge(title)
    if whole and whole[0] == "strong" and len(whole[1].values("movement")) == 1:
        return False  # "Kegel Exercises"
    name = view.tools.names.strongest_in(title)
    if name and " and " in fold(name.name) and len(view.tools.names.read(name.name)) > 1:
        return True  # "Unlock Your Squat and Deadlift"
    if _STRETCHES.search(title):
        return True  # "Essential Stretches"
    return not view.tools.names.vocabulary.words["several"].known.isdisjoint(name_words(_ONE.sub(" ", title)))
