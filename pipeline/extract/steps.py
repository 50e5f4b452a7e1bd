"""How-to steps, told apart from doses, tips, equipment lines, mistakes and benefits."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from pipeline.extract.cue_steps import steps_among_cues
from pipeline.extract.doses import read_rest
from pipeline.extract.language import Annotated
from pipeline.extract.points import points
from pipeline.extract.presentations import STRUNG, Part, Presentation, Tools
from pipeline.extract.traps import trap_of
from pipeline.models import Block, Span, Step

STEP_ROLES: Final = ("steps", "setup")
_NEEDS: Final = re.compile(r"you(?:'ll| will)? need\b")
_WORD: Final = re.compile(r"[a-z][a-z'-]*")
_SHOULD: Final = re.compile(
    r"(?:(?:your|the|both)\s+(?:\w+\s+){0,3}?)?(?:arms?|hands?|feet|legs?|knees?|elbows?|palms?|back|body|head|hips|torso|"
    r"shoulders|forearms?|heels?|toes|chest|bar|thighs?|grip|glutes|core|weight)\b"
    r"[^.]{0,60}\b(?:should|is kept|are kept|stays?|remains?|extends?)\b"
)
_OWN_BODY: Final = re.compile(
    r"\W*(?:then )?use your (?:\w+ )?(?:elbows?|hands?|arms?|legs?|feet|foot|fingers?|glutes?|heels?|knees?|hips?)\b"
    r"|\W*(?:then )?use (?:an?|the|your) [a-z ]{3,40}? to (?:[a-z]+ly )?(?:pull|push|press|lift|draw|guide)\b"
)
"""Behind a verb that mostly counsels, the body moves: "Use your elbows to push your knees out"."""
_TAKES: Final = re.compile(
    r"\W*(?:then )?use (?!proper|good|correct|strict|perfect)[a-z, -]{3,50}?,? and "
    r"(?!(?:aim|complete|continue|do|perform|repeat|start|work)\b)(?=[a-z])"
)
"""Before the movement that is done with what is taken: "Use a low bench and step up"."""
_REMARK_LABEL: Final = re.compile(r"\W*[a-z][a-z' /-]{2,28}:\s")
"""How an item begins that adds something to a how-to in prose: "Key detail: tuck the pelvis"."""
_NOTE: Final = re.compile(r"\s*\(\W*\w+(?:\W+\w+)?\W*\)\W*")
"""A word or two in brackets behind a name: "(push + pull)"."""
_PRAISE: Final = re.compile(
    r"(?:an?\s+)?(?:good|great|excellent|ideal|perfect|best|useful|helpful|amazing|awesome|brilliant|fantastic)\s+"
    r"(?:(?:exercise|move|movement|stretch|drill)\s+)?(?:for|as)\b"
    r"|(?:primary|main|deep|good|great|nice|intense)\s+(?:[a-z]+\s+){1,4}stretch\W*$"
)
_SPOKEN_OF: Final = re.compile(r"(?:this|it|which|that)\s+(?:(?:also|mainly|primarily|really|then)\s+)?")
"""Before a verb that tells what the exercise does: "This also stretches the calves"."""
_BEHIND_DOSE: Final = re.compile(r"[^.:;]{0,24}:\s+(?=\w)")
_PARTED: Final = re.compile(r"(?:[\s:;,.–—|→)\]]|-(?=\s))*")
_CUT_SHORT: Final = re.compile(r"\s?(?:\.{2,6}|…)\s?(?:(?:read|see|learn|view) more|continue reading)\W{0,3}$")
_LONGEST_LINK: Final = 30
"""Characters of those words with the dots before them."""
_REMARK: Final = re.compile(
    r"\W*(?:as (?:above|before), )?(?:i(?:'m|'d|'ve)?\s+(?:(?:\w+ly|often|always|also)\s+)?"
    r"(?:am|do|rep|use|like|love|prefer|recommend|find|think|aim|go)\b|"
    r"(?:this|these|it|they|[a-z-]{3,16}(?: [a-z-]{3,16}){0,2})(?:'s|'re| is| are)\s+(?:also\s+)?(?:an?\s+)?"
    r"(?:amazing|awesome|brilliant|fantastic|great|excellent|perfect|ideal|targeted|\w+ exercise)\b)"
)
"""How an item begins that tells of the writer or praises the exercise: "I do these last", "Dips are great"."""
_REACHES: Final = re.compile(r"\W*[a-z]+ to (?:(?:the|your|right|left|opposite) )?[a-z]")
"""Where a part of the body goes, in the fewest words: "Chin to chest"."""
_SHOUT: Final = re.compile(r"\s*(?:[\"“][^\"”]{1,60}[\"”]|(?P<bare>[^\s!]+(?:\s[^\s!]+){0,2}!))\s*")
"""What a trainer calls out: in quotation marks or, as short, without a verb: "Nearly there!"."""
_PARTNER: Final = re.compile(
    r"(?:(?:one|each|your|the|other|second|first)\s+){0,2}(?:person|partner)(?:\s[ab])?\s+[a-z]+s?\b"
)
"""What one of two who train together does: "One partner holds the ankles"."""
MIN_INSTRUCTIVE_SHARE: Final = 0.33
"""Of a list without a label, how many items must instruct for the list to be the steps."""
_EMPTY: Final = re.compile(
    r"(?:do not|don't) (?:be|forget|worry|hesitate|overthink)\b.*|keep (?:reading|scrolling|in mind)\b.*|"
    r"(?:(?:look at|see|watch|check out) (?:the|this|my) (?:picture|photo|image|diagram|video|clip)|"
    r"(?:continue|keep on) reading)\b.*|"
    r"read (?:more|on)\b.*|find out\b.*|"
    r"(?:just |then )?(?:do|skip|try|use|enjoy|love|trust) (?:it|this|them|that|both|me)(?: \w+)?"
)
"""A command that tells nothing of the movement: "Skip it.", "Do it anyway."."""
_INVITES: Final = re.compile(
    r"\b(?:free (?:trial|class|lesson|consultation|assessment|session|guide|e-?book|download|quote)|"
    r"book (?:an?|your) (?:\w+ )?(?:appointment|session|call|consultation|class|lesson|trial|assessment|spot)|"
    r"(?:contact|email|message|join|follow|visit) (?:us|me|our|my)|get in touch|sign up|subscribe|newsletter|"
    r"click (?:here|below|on the link|the (?:link|button))|(?:download|check out|shop|order|buy) (?:our|my)|"
    r"read (?:our|my|the (?:full|rest))|learn more|leave a comment)\b"
)
"""What a page asks its reader to do instead of an exercise: "Come in for a free trial"."""
_CHANGE_OF_SIDES: Final = re.compile(
    r"(?:then\s+)?(?:switch|swap|change|alternate|repeat|rest|repeat and|and|sides?|legs?|arms?|hold|"
    r"roles?|places?|partners?|"
    r"on the other (?:side|leg|arm)|with the other (?:side|leg|arm)|\W)*"
)
_HOW_OFTEN: Final = re.compile(
    r"(?:(?:do|repeat|perform)(?: (?:this|it|these))? )?(?:(?:once|twice|one|two|three|\d{1,2}(?:\s?-\s?\d)?)\W{0,2}"
    r"(?:(?:times?|days?|sessions?)\W?)?(?:(?:a|per|each|every) (?:day|week)|daily|weekly)|daily|every day)"
)
"""A line that only says how often: "Twice a day", "5 days a week"."""
_INTERVAL: Final = re.compile(
    r"(?:\d{1,3}\s?(?:s|secs?|seconds?|mins?|minutes?|reps?)\b(?:\s(?:of )?(?:work|on|rest|off|each side|per side))?"
    r"\s?[/|,+]?\s?){1,3}[–—-]\s+"
)
"""How long a movement goes on, before it is told: "20 sec work / 10 sec rest — Lift your knees"."""
_BREATH: Final = re.compile(r"(?:slowly |deeply )?(?:breathe (?:slowly |deeply )?(?:in|out)|inhale|exhale)\b")
"""How a breath is taken, whatever it is counted to: "Breathe in for 4 counts"."""
_RESTS: Final = re.compile(r"(?:then |and )?(?:rest|recover|take a (?:break|rest))\b")
_COUNTING_ON: Final = re.compile(
    r"(?:\W|x?\d|\b(?:mins?|minutes?|secs?|seconds?|reps?|rounds?|sets?|finally|next|then|last(?:ly)?|first|second|third|and|also|now)\b)*"
)
"""What stands beside the name in a sentence that only names the exercise: "Finally, face pulls.", "1:00 plank"."""
_CHOICE_OF_WEIGHT: Final = re.compile(
    r"\b(?:weight|load|resistance|pace|variation|version)s? (?:that|you|with which|which)\b"
)
MIN_MOVING_WORDS: Final = 7
"""Words before the sets of a sentence that tell a movement: fewer only lead to the figures."""
MIN_BROKEN: Final = 3
MIN_TOLD: Final = 20
"""Characters of a table cell that tells how; a shorter one states a figure or a word."""
_ABOUT_TRAINING: Final = re.compile(
    r"\b(?:(?<!hold a )(?<!holding a )(?<!grab a )light(?:er)? weights?|"
    r"heavier weights?|moderate weight|more weight|beginners?|workout|routine|per week|"
    r"sets? of(?! (?:stairs|steps|bleachers|dumbbells|kettlebells|handles|rings|bars|blocks|weights)\b)|"
    r"trainer|(?:these|the following) (?:step-by-step )?(?:steps|instructions)|"
    r"recommended|progress(?:ing|ion)|as you get stronger|form over|desired number|rest days?|"
    r"(?:higher|lower|training) frequency|next point|(?:on|in|down) (?:this|the) list|"
    r"(?:is|are|feels?|gets?|becomes?) (?:too |very |quite )?(?:hard|easy|easier|difficult|challenging)|next level)\b"
)


@dataclass(frozen=True, slots=True)
class StepFinder:
    """Finds the steps of presentations with one vocabulary's verbs."""

    tools: Tools

    def steps(self, annotated: Annotated, presentation: Presentation) -> list[Step]:
        """The steps of one presentation, in order."""
        labelled = [part for part in presentation.parts if part.role in STEP_ROLES]
        free = [part for part in presentation.parts if part.role is None]
        if labelled:
            lists = {part.block.group for part in labelled if part.block.kind == "item"}
            items = [part for part in free if part.block.kind == "item" and part.block.group in lists]
            beside = [part for part in items if self._is_instruction_item(annotated, part.span)]
            whole = sorted([*labelled, *beside], key=lambda part: part.span.start)
            # What an essay says under "What to do" of its subject is advice on training as often as a how-to.
            spans = list(self._labelled(annotated, whole, trusted=presentation.rule != "article's subject"))
            if not spans:
                spans = list(self._free(annotated, free, presentation))
        else:
            spans = list(self._free(annotated, free, presentation))
        spans = spans or steps_among_cues(annotated, presentation, self.tools)
        name = presentation.candidate
        told = (
            span for span in _distinct(spans) if not _only_names(annotated.folded, span, Span(name.start, name.end))
        )
        counted = (point for span in told for point in points(annotated.folded, span))
        return [Step(_from_words(annotated.folded, span), _before_link(annotated.folded, span)) for span in counted]

    def _labelled(self, annotated: Annotated, parts: list[Part], *, trusted: bool) -> Iterator[Span]:
        has_list = any(part.block.kind == "item" for part in parts)
        heads = _heads_of_nested(parts)
        for part in parts:
            if part.block.kind == "item":
                if part.span.start > part.block.start:
                    yield from self._instructions(annotated, part.span, labelled=True, strict=False)
                elif (
                    part.block not in heads
                    and not self._only_figures(annotated, part.span)
                    and not self._only_needs(annotated, part.span)
                    and not self._only_praises(annotated, part.span)
                    and not _INVITES.search(annotated.folded, *part.span)
                ):
                    yield part.span
            elif part.block.kind == "row":
                yield from self._instructions(annotated, part.span, labelled=True, strict=False)
            elif part.block.kind in ("paragraph", "heading"):
                if part.counted and not has_list:
                    if self._instructive_share(annotated, part.span) > 0:
                        yield part.span
                else:
                    yield from self._instructions(annotated, part.span, labelled=trusted, strict=has_list)

    def _free(self, annotated: Annotated, parts: list[Part], presentation: Presentation) -> Iterator[Span]:
        items = [part for part in parts if part.block.kind == "item" and part.block.start == part.span.start]
        if items:
            usable = [part for part in items if not self._only_figures(annotated, part.span)]
            usable = [part for part in usable if not self._only_praises(annotated, part.span)]
            usable = [part for part in usable if not _REMARK.match(annotated.folded, *part.span)]
            usable = [part for part in usable if not _INVITES.search(annotated.folded, *part.span)]
            if self._are_names(annotated, usable):
                return
            if usable and all(_REMARK_LABEL.match(annotated.folded, *part.span) for part in usable):
                told = [part for part in parts if part.block.kind == "paragraph"]
                steps = list(self._running(annotated, told))
                if steps:
                    yield from steps
                    return
            good = [part for part in usable if self._is_instruction_item(annotated, part.span)]
            if good and len(good) >= MIN_INSTRUCTIVE_SHARE * len(usable):
                heads = _heads_of_nested(items)
                for part in usable:
                    empty = self._only_needs(annotated, part.span) or self._shouts(annotated, part.span)
                    if part.block not in heads and not empty:
                        yield part.span
                return
        if presentation.rule not in ("dosed name", "article's subject", STRUNG):
            yield from self._running(annotated, parts)

    def _running(self, annotated: Annotated, parts: list[Part]) -> Iterator[Span]:
        """The steps of running text: of paragraphs, cells that tell how, and what an item says behind its name."""
        lines = _lines_of_one_paragraph(parts)
        for part in parts:
            told = part.block.kind == "row" and part.span.end - part.span.start >= MIN_TOLD
            behind = part.block.kind == "item" and part.span.start != part.block.start
            if behind and _NOTE.fullmatch(annotated.folded, part.span.start, part.span.end):
                continue
            if part.block in lines:
                if self._tells_how(annotated, part.span):
                    yield part.span
            elif part.block.kind == "paragraph" or told or behind:
                yield from self._instructions(annotated, part.span, labelled=False, strict=False)

    def _tells_how(self, annotated: Annotated, span: Span) -> bool:
        """Whether a line with a break before and behind it is a step: it instructs and does not only count."""
        if self._only_figures(annotated, span) or self._only_needs(annotated, span):
            return False
        return self._instructive_share(annotated, span) > 0

    def _are_names(self, annotated: Annotated, items: list[Part]) -> bool:
        """Whether a list only names variations: "Jump squat (explosive)", "Pistol squat"."""
        texts = [annotated.document.quote(part.span) for part in items]
        judged = [self.tools.names.judge.judge(text) for text in texts]
        named = sum(item is not None and item[0] == "strong" for item in judged)
        return bool(items) and named > len(items) / 2

    def _instructions(self, annotated: Annotated, span: Span, *, labelled: bool, strict: bool) -> Iterator[Span]:
        """The sentences of a paragraph that belong to performing the movement."""
        for whole in annotated.sentences_in(span):
            sentence = self._behind_dose(annotated, whole)
            folded = annotated.folded[sentence.start : sentence.end]
            instructs = self.tools.instructions.instructs(folded)
            if not instructs and (strict or not self._tells(folded)):
                continue
            if folded.endswith(("?", ":")) or not (labelled or " " in folded.strip()):
                continue
            if self._only_figures(annotated, sentence) or self._only_needs(annotated, sentence):
                continue
            if _EMPTY.fullmatch(folded.strip(" .!*\"'")) or _INVITES.search(folded):
                continue
            if instructs and not self._is_of_the_movement(annotated, sentence, labelled=labelled, strict=strict):
                continue
            interval = _INTERVAL.match(folded)
            yield Span(sentence.start + interval.end(), sentence.end) if interval else sentence

    def _behind_dose(self, annotated: Annotated, sentence: Span) -> Span:
        """A sentence without the dose in front of it: " (3 x 10 each side): Stand tall and press out."."""
        if annotated.folded.find(":", sentence.start, sentence.end) < 0:
            return sentence
        dose = next(iter(self.tools.doses(annotated, sentence)), None)
        if dose is None or annotated.folded[sentence.start : dose.start].strip(" ,(–—-"):
            return sentence
        told = _BEHIND_DOSE.match(annotated.folded, dose.end, sentence.end)
        return Span(told.end(), sentence.end) if told else sentence

    def _is_of_the_movement(self, annotated: Annotated, sentence: Span, *, labelled: bool, strict: bool) -> bool:
        """Whether a command moves the body: it does not counsel on training, nor only give a number of sets.

        Sets may follow the movement: "Raise both arms to the side until they are level for 3 sets of 12".
        """
        dosed = next((dose for dose in self.tools.doses(annotated, sentence) if dose.sets), None)
        told = annotated.folded[sentence.start : dosed.start if dosed else sentence.end]
        first = self.tools.instructions.first_verb(told)
        command = self.tools.instructions.command(told) or told
        counsels = not self._words("counsel").isdisjoint({first, self.tools.instructions.first_verb(command)}) and not (
            _OWN_BODY.match(command) or self._moves_then(command)
        )
        if (counsels and not labelled) or (_ABOUT_TRAINING.search(told) and not strict):
            return False
        if dosed is None:
            return True
        leads = first in self._words("timing") or _CHOICE_OF_WEIGHT.search(told) is not None
        return not leads and len(_WORD.findall(told)) >= MIN_MOVING_WORDS

    def _tells(self, folded: str) -> bool:
        """Whether a sentence says how to do it without a command: "Your back should stay flat"."""
        return _SHOULD.match(folded) is not None or self.tools.instructions.telegraphs(folded)

    def _is_instruction_item(self, annotated: Annotated, span: Span) -> bool:
        folded = annotated.folded[span.start : span.end]
        instructions = self.tools.instructions
        return self.tools.instructs(folded) or instructions.telegraphs(folded) or _PARTNER.match(folded) is not None

    def _instructive_share(self, annotated: Annotated, span: Span) -> float:
        sentences = annotated.sentences_in(span)
        good = sum(self.tools.instructions.instructs(annotated.folded[s.start : s.end]) for s in sentences)
        return good / len(sentences) if sentences else 0.0

    def _only_figures(self, annotated: Annotated, span: Span) -> bool:
        """Whether a line only gives a dose, a hold, a count or a change of sides."""
        folded = annotated.folded[span.start : span.end].strip(" .!*")
        if _CHANGE_OF_SIDES.fullmatch(folded) or _HOW_OFTEN.fullmatch(folded):
            return True
        if _BREATH.match(folded):
            return False
        doses = [
            dose
            for dose in self.tools.doses(annotated, span)
            if dose.unit != "meters" or not trap_of(annotated.folded, span, dose)
        ]
        if not doses:
            return (
                _RESTS.match(folded) is not None and read_rest(annotated.lexemes_in(span), annotated.folded) is not None
            )
        words = _WORD.findall(folded)
        if any(dose.sets and dose.reps for dose in doses) and len(words) <= 14 and not self._moves(words):
            return True
        if _REACHES.match(folded) and self.tools.instructions.poses(folded):
            return False
        covered = sum(dose.end - dose.start for dose in doses)
        return len(folded) - covered <= 24 and not self._moves(words)

    def _moves(self, words: list[str]) -> bool:
        """Whether a short line also tells the movement: "Hold 2 seconds, then lower"."""
        return any(word in self.tools.instructions.imperatives and word not in self._words("timing") for word in words)

    def _moves_then(self, command: str) -> bool:
        """Whether a command to take something goes on with the movement: "Use a sturdy chair and lower your hips"."""
        taken = _TAKES.match(command)
        then = self.tools.instructions.first_verb(command[taken.end() :]) if taken else ""
        return then in self.tools.instructions.imperatives and then not in self._words("counsel")

    def _words(self, kind: str) -> frozenset[str]:
        return self.tools.names.vocabulary.words[kind].known

    def _only_praises(self, annotated: Annotated, span: Span) -> bool:
        """Whether a line tells what the exercise does rather than how it is done: "Opens up the hips"."""
        spoken_of = _SPOKEN_OF.match(annotated.folded, span.start, span.end)
        first = _WORD.match(annotated.folded, spoken_of.end() if spoken_of else span.start, span.end)
        praised = _PRAISE.match(annotated.folded, span.start, span.end) is not None
        does = first is not None and first.group() in self.tools.instructions.effects
        return praised or (does and (spoken_of is None or len(annotated.sentences_in(span)) == 1))

    def _shouts(self, annotated: Annotated, span: Span) -> bool:
        shout = _SHOUT.fullmatch(annotated.folded, *span)
        return shout is not None and not (shout["bare"] and self._is_instruction_item(annotated, span))

    def _only_needs(self, annotated: Annotated, span: Span) -> bool:
        return _NEEDS.match(annotated.folded[span.start : span.end].lstrip()) is not None


def _heads_of_nested(parts: list[Part]) -> set[Block]:
    """Items that only head the items nested under them."""
    items = [part.block for part in parts if part.block.kind == "item"]
    return {above for above, below in pairwise(items) if below.depth > above.depth and above.end - above.start < 60}


def _lines_of_one_paragraph(parts: list[Part]) -> set[Block]:
    """Lines that a page breaks within one paragraph, three and more: each is an item of a list."""
    lines = [part.block for part in parts if part.block.kind == "paragraph" and part.block.group is not None]
    if len(lines) < MIN_BROKEN:
        return set()
    counts = Counter(block.group for block in lines)
    return {block for block in lines if counts[block.group] >= MIN_BROKEN}


def _from_words(folded: str, span: Span) -> int:
    """Where a step's words begin behind what parts them from a name or a label: "Heel slide: Slide your heel"."""
    parted = _PARTED.match(folded, span.start, span.end)
    return parted.end() if parted and parted.end() < span.end else span.start


def _before_link(folded: str, span: Span) -> int:
    """Where a step ends that a page cuts short for a link: "Press back up....Read More"."""
    link = _CUT_SHORT.search(folded, max(span.start, span.end - _LONGEST_LINK), span.end)
    return link.start() if link else span.end


def _only_names(folded: str, span: Span, name: Span) -> bool:
    """Whether a sentence does no more than name the exercise."""
    if not (span.start <= name.start and name.end <= span.end):
        return False
    return all(_COUNTING_ON.fullmatch(folded, *rest) for rest in ((span.start, name.start), (name.end, span.end)))


def _distinct(spans: list[Span]) -> Iterator[Span]:
    seen: set[Span] = set()
    for span in spans:
        if span not in seen and span.end > span.start:
            seen.add(span)
            yield span
