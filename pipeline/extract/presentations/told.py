"""Exercises that running text names in a sentence and then tells: "Next, try the wall angel. Stand with your back…"."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import takewhile
from operator import attrgetter
from typing import Final, NamedTuple

from pipeline.extract.names import NameCandidate
from pipeline.extract.outline import Section
from pipeline.extract.presentations.dosed import MAX_LEAD
from pipeline.extract.presentations.model import Part, Presentation, View
from pipeline.extract.presentations.openings import QUALITY, SPEAKER, THEN
from pipeline.models import Block, Span
from pipeline.vocabulary import Parsed

MIN_TOLD: Final = 2
"""Sentences behind the name that move the body; one alone is advice as often."""
NO_TELLING_IN: Final = frozenset(
    {"steps", "setup", "tips", "correction", "breathing", "faq", "closing", "frequency", "variations"}
)
"""Roles of sections that speak of exercises presented elsewhere, or of one exercise's parts."""
_ANNOUNCES: Final = re.compile(
    rf"{THEN}{SPEAKER}(?:(?:start|begin|finish|end|close|warm up|cool down|follow|continue|proceed|kick off|"
    r"kick things off)\s+(?:(?:up|off|out|on|it|this|that|things|your \w+|the \w+)\s+)?with|"
    r"(?:try|perform|do|practi[sc]e|attempt|master|explore)(?:\s+(?:this|it|that)\s+(?:with|in))?|"
    rf"(?:move|go)\s+on\s+to|consider|finish by|start by)\s+{QUALITY}"
)
_TO_PERFORM: Final = re.compile(r"(?:to (?:perform|do|execute|practi[sc]e|set up for)|for) (?:an?|the|your)\s+")
_OFFERS: Final = re.compile(
    rf"{THEN}{SPEAKER}(?:address|add|include|incorporate|use|introduce|revisit|tackle|progress to|"
    rf"(?:move|transition|shift|flow) (?:in)?to|hit)\s+{QUALITY}"
)
"""Verbs that only beside a bold name announce an exercise: "Use the wall" does not."""
_IN_TURN: Final = re.compile(
    rf"(?:then|next|now|finally|lastly|second|third|after that|from there),?\s{SPEAKER}"
    r"(?:add|include|incorporate|introduce|tackle|progress to|(?:move|transition|shift|flow|come|go) (?:in)?to)\s"
    rf"(?=an?\s|the\s|some\s){QUALITY}"
)
"""In a sentence that says no more than what comes next they do: "Next, move to a chest opener."."""
_AND_DO: Final = re.compile(r"[ ,](?:and|then) (?:then )?(?P<verb>[a-z]+) (?:your|the|up|down|on|one|both|it)\b")
_IS: Final = re.compile(r"\s(?:is|are)\s(?:also\s|just\s|simply\s|really\s)?")
_REACH: Final = 150
"""Characters of a sentence among which its subject ends."""
_ONE: Final = frozenset(
    (
        "exercise exercises move moves movement movements stretch stretches drill drills pose poses tool tools "
        "favorite favorites favourite favourites option options choice choices way one ones staple "
        "cornerstone go-to up start variation variations antidote remedy king queen first second third last final next"
    ).split()
)
"""Words for an exercise in a subject that says which one is to come: "The next move is the wall angel"."""
_ITS_ARTICLE: Final = re.compile(rf"{THEN}(?:the|my|our|your|a|an|another|one|first|next|last)\s")
_CALLED: Final = re.compile(QUALITY)
_PRAISED: Final = re.compile(rf"{THEN}(?:(?:the|a|an|another)\s+)?(?=\w)")
_PRAISE: Final = re.compile(
    r"(?:a|an|one of|another|great|excellent|perfect|fantastic|good|ideal|like|among|the best|wonderful|my|our|"
    r"your (?:best|new|secret|go-to))\b"
)
"""What a sentence says of an exercise that it begins with: "Wall slides are another classic"."""
_SUBJECT: Final = re.compile(r"(?:(?:the|a|an|another|and|but|meanwhile|for \w+|here,),?\s+)*")
_SAYS: Final = re.compile(
    r"[\"'”’]?(?:\s+[\w-]+){0,2}?\s+(?:is|are|can|will|helps?|works?|targets?|offers?|stretches|opens?|builds?)\b"
)
_NAME_ENDS: Final = re.compile(
    r"[,.;:!?(–—]|\s-\s|\s(?:for|to|which|that|as|because|when|while|before|after|until|since|if|against|every|each|in|on|"
    r"at|from|exercises?|and|first|next|last|too|now|instead|today|is|are)\b"
)
_BODY: Final = re.compile(
    r"\b(?:arms?|hands?|feet|foot|legs?|knees?|elbows?|palms?|back|body|head|hips?|torso|trunk|shoulders?|forearms?|"
    r"heels?|toes?|chest|thighs?|glutes|core|chin|neck|spine|belly|waist|pelvis|wrists?|ankles?|fingers?|thumbs?|stomach|"
    r"ribs?|buttocks|butt|calf|calves|side|shins?|fours|floor|wall|doorway|chair|bench|mat|ground|bar|dumbbells?|"
    r"barbell|kettlebells?|band|ball|tall|forward|backward|upright|upward|downward)\b"
)
_FOR_THIS: Final = re.compile(r"\b(?:this|that|these|those|exactly|them|just the \w+)\W*$")


_GOES_ON: Final = re.compile(r"\s*(?::|–|—|\s-)\s+")
"""Between the name and how it is done in the same sentence: "The last one is the bird dog: kneel on all fours…"."""


class _Naming(NamedTuple):
    """A sentence that names the exercise which the ones after it tell."""

    name: NameCandidate
    sentence: Span
    behind: Span
    """The rest of the block."""


def told_exercises(
    view: View, section: Section, block: Block, role: str | None, beside: Sequence[Presentation]
) -> Iterator[Presentation]:
    """The exercises that sentences of a paragraph name and the sentences behind them tell how to do.

    `beside` are those that it presents otherwise, as with a dose.
    """
    if role in NO_TELLING_IN:
        return
    known = {other.candidate.start for other in beside}
    namings = [one for one in _namings(view, block) if one.name.start not in known]
    begin = block.start
    for at, naming in enumerate(namings):
        ends = [after.sentence.start for after in namings[at + 1 :]]
        ends += [other.candidate.start for other in beside if other.candidate.meaning != naming.name.meaning]
        end = min((place for place in ends if place > naming.sentence.start), default=block.end)
        parts = _telling(view, section, block, Span(naming.behind.start, end))
        if not parts and naming.behind.start < naming.sentence.end and _tells_all(view, naming):
            parts = [Part(Span(naming.behind.start, naming.sentence.end), None, block)]
        if not parts:
            continue
        if naming.behind.start == naming.sentence.end:
            parts.insert(0, Part(Span(naming.name.end, naming.sentence.end), None, block))
        if begin < naming.sentence.start and _FOR_THIS.search(view.folded, naming.name.end, naming.sentence.end):
            # "The lower traps need work. The Y raise is perfect for that."
            parts.insert(0, Part(Span(begin, naming.sentence.start), "benefits", block))
        begin = end
        yield view.presented(section, naming.name, "named and told", parts)


def _telling(view: View, section: Section, block: Block, behind: Span) -> list[Part]:
    """The text that tells an exercise: what stands behind its name or, where that ends the block, what follows it."""
    if view.text(behind).strip():
        return [Part(behind, None, block)] if _tells(view, view.annotated.sentences_in(behind)) else []
    at = bisect_right(section.body, block.start, key=attrgetter("start"))
    following = section.body[at : at + 1]
    if following and following[0].kind == "item":
        group = following[0].group
        following = tuple(takewhile(lambda one: one.group == group, section.body[at:]))
    elif not following or following[0].kind != "paragraph" or next(_namings(view, following[0]), None):
        return []
    told = [sentence for one in following for sentence in view.annotated.sentences_in(one)]
    return [Part(Span(one.start, one.end), None, one) for one in following] if _tells(view, told) else []


def _tells(view: View, behind: Sequence[Span]) -> bool:
    """Whether the first of some sentences instructs, or the one after it, and enough of them move the body."""
    if len(behind) < MIN_TOLD:
        return False
    told = [one for one in behind if view.tools.instructs(view.folded[one.start : one.end])]
    moving = [one for one in told if moves_the_body(view, one)]
    dosed = [one for one in told if one not in moving and view.doses(one)]
    return any(one in moving for one in behind[:2]) and len(moving) + len(dosed) >= MIN_TOLD


def _tells_all(view: View, naming: _Naming) -> bool:
    """Whether the rest of a sentence gives two commands: "For the bridge, place your feet and scoop your hips up"."""
    rest = Span(naming.behind.start, naming.sentence.end)
    again = _AND_DO.search(view.folded, *rest)
    commands = view.tools.names.vocabulary.verbs["imperative"].known
    told = again is not None and again["verb"] in commands
    return told and view.tools.instructs(view.folded[rest.start : rest.end].strip()) and moves_the_body(view, rest)


def moves_the_body(view: View, sentence: Span) -> bool:
    """Whether a sentence speaks of a part of the body, of a place to be or of a direction."""
    return _BODY.search(view.folded, *sentence) is not None


def _namings(view: View, block: Block) -> Iterator[_Naming]:
    strong = block.strong
    for sentence in view.annotated.sentences_in(block):
        start, end = sentence
        performed = _performed_name(view, sentence)
        if performed:
            yield _Naming(performed, sentence, Span(view.folded.index(",", performed.end) + 1, block.end))
            continue
        bold = next((one for one in strong if start <= one.start and one.end <= end), None) if strong else None
        name = _bold_name(view, sentence, bold) if bold else _announced_name(view, sentence)
        if name:
            goes_on = _GOES_ON.match(view.folded, name.end, sentence.end)
            yield _Naming(name, sentence, Span(goes_on.end() if goes_on else sentence.end, block.end))


def _performed_name(view: View, sentence: Span) -> NameCandidate | None:
    """The exercise in "To perform the good morning, put a bar across your back", "For the plank, lie face down"."""
    lead = _TO_PERFORM.match(view.folded, *sentence)
    comma = view.folded.find(",", lead.end(), sentence.end) if lead else -1
    if lead is None or comma < 0:
        return None
    name = _only_name(view, Span(lead.end(), comma))
    return name if name and name.strength == "strong" else None


def _bold_name(view: View, sentence: Span, bold: Span) -> NameCandidate | None:
    """The exercise that a sentence names in bold, as what it announces or speaks of."""
    if not (_leads_to(view.folded, sentence, bold) or _is_subject(view.folded, sentence, bold)):
        return None
    names = view.names(bold)
    return names[0] if len(names) == 1 and (names[0].strength == "strong" or _is_titled(names[0].name)) else None


def _leads_to(folded: str, sentence: Span, bold: Span) -> bool:
    """Whether what stands before some bold words announces them."""
    before = Span(sentence.start, bold.start)
    ends = [lead.end() for pattern in (_ANNOUNCES, _OFFERS) if (lead := pattern.match(folded, *before))]
    return max([*ends, _said_to_be_one(folded, before) or 0]) == bold.start


def _is_subject(folded: str, sentence: Span, bold: Span) -> bool:
    """Whether a sentence begins with some bold words and says something of them."""
    subject = _SUBJECT.match(folded, sentence.start, bold.start)
    return subject is not None and subject.end() == bold.start and bool(_SAYS.match(folded, bold.end, sentence.end))


def _is_titled(name: str) -> bool:
    """Whether every word of a name but small ones begins with a capital, as in titles."""
    return all(word[0].isupper() for word in name.split() if word[0].isalpha() and len(word) > len("with"))


def _announced_name(view: View, sentence: Span) -> NameCandidate | None:
    """The exercise of known words that a sentence announces or praises: "Try this with a calf stretch."."""
    lead = _ANNOUNCES.match(view.folded, *sentence) or _IN_TURN.match(view.folded, *sentence)
    begin = lead.end() if lead else _said_to_be_one(view.folded, sentence)
    if begin is None:
        return _praised_name(view, sentence)
    ends = _NAME_ENDS.search(view.folded, begin, sentence.end)
    stretch = Span(begin, ends.start() if ends else sentence.end)
    name = _only_name(view, stretch)
    if name and (name.strength == "strong" or (name.strength == "weak" and not name.parsed.uncovered)):
        return name
    if lead is None:
        return _praised_name(view, sentence)
    alone = stretch.end >= sentence.end - 1 and view.folded.endswith((" a ", " an "), 0, begin)
    return _name_of_the_body(view, stretch) if alone else None


def _name_of_the_body(view: View, stretch: Span) -> NameCandidate | None:
    """A name of words that no list knows but for the part of the body on which it works: "hip flexor release"."""
    names = view.names(stretch) if stretch.end - stretch.start <= MAX_LEAD else []
    told = [name for name in names if name.parsed.values("body") and _only_last_is_unknown(name.parsed)]
    return told[0] if len(told) == len(names) == 1 else None


def _only_last_is_unknown(parsed: Parsed) -> bool:
    return parsed.uncovered == (len(parsed.words) - 1,)


def _praised_name(view: View, sentence: Span) -> NameCandidate | None:
    verb = _IS.search(view.folded, sentence.start, min(sentence.end, sentence.start + _REACH))
    if verb is None or not _PRAISE.match(view.folded, verb.end()):
        return None
    begin = _PRAISED.match(view.folded, sentence.start, verb.start())
    end = verb.start() - len(" exercise") * view.folded.endswith(" exercise", 0, verb.start())
    name = _only_name(view, Span(begin.end(), end)) if begin and begin.end() < end else None
    return name if name and name.strength == "strong" and name.end == end else None


def _said_to_be_one(folded: str, sentence: Span) -> int | None:
    """Where the name stands in a sentence whose subject says that an exercise follows: "The next move is the"."""
    verb = _IS.search(folded, sentence.start, min(sentence.end, sentence.start + _REACH))
    if verb is None or _ONE.isdisjoint(folded[sentence.start : verb.start()].split()):
        return None
    called = _CALLED.match(folded, verb.end(), sentence.end) if _ITS_ARTICLE.match(folded, *sentence) else None
    return called.end() if called else None


def _only_name(view: View, stretch: Span) -> NameCandidate | None:
    """The one name that a stretch of text is, an article before it aside."""
    text = view.text(stretch)
    names = view.names(stretch) if len(text) <= MAX_LEAD and view.tools.names.may_name(text) else []
    return names[0] if len(names) == 1 and names[0].start <= stretch.start + len("the ") else None
