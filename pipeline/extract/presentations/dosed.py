"""Names with a dose right behind them, anywhere in a line."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise, zip_longest
from typing import Final

from pipeline.extract.dose_rules import LADDER
from pipeline.extract.doses import Dose
from pipeline.extract.labels import FOR_WHOM, Label
from pipeline.extract.names import NameCandidate
from pipeline.extract.outline import Section
from pipeline.extract.presentations.model import Part, Presentation, View
from pipeline.extract.separators import TRAINED, without_load
from pipeline.extract.standing_in import in_full
from pipeline.markers import log_date
from pipeline.models import Block, Span

MAX_LEAD: Final = 70
"""Characters; what stands before a dose or a colon beyond this is a sentence, not a name."""
TAIL: Final = re.compile(
    r"[\s(–—:,x×>→·•|-]{1,20}(?:(?:for|with|of|do|doing|exercises)\s{0,20})*[\s(,:]{0,20}$", re.IGNORECASE
)
_BREAK: Final = re.compile(r"[.!?;:]\s+|(?:^|\))\s+(?:and|then)\s+|[→➜➔]\s*|,\s+(?:and\s+|then\s+)?(?!\d)")

_ROUNDS_OF: Final = re.compile(
    r"\b(?:\d{1,2}|two|three|four|five|six)\s(?:rounds?|sets?|circuits?|times through)"
    r"(?: of\b:?|(?: for (?:time|quality))?:)",
    re.IGNORECASE,
)
_FIGURE: Final = re.compile(r"\d")
_COUNT: Final = re.compile(
    r"(?:\d(?<![\w.,%/–:-]\d)(?<!\d[–-]\d)\d{0,2}(?:\s?[–-]\s?\d{1,3})?|:[0-5]\d(?<!\d:\d\d))"
    r"(?:(?:\s?(?:s|secs?|seconds?|mins?|minutes?|m|met(?:er|re)s?|cals?|calories|yds?|yards?)|-second)\s+(?:of\s+)?|\s+)"
    r"(?:total\s+|slow\s+)?(?=[A-Za-z])",
    re.IGNORECASE,
)
"""Looks back behind its first figure, so that only figures are looked at."""
_SETS_FIRST: Final = re.compile(
    r"(?:[^.:;]{0,30}:\s+){0,2}(?:(?:then|next|finally),?\s+)?"
    r"(?:\d{1,2}|one|two|three|four|five)(?:\s?[-–]\s?\d{1,2})?\s+(?:sets?|rounds?)\s+of\s+"
    r"\d{1,3}(?:\s?[-–]\s?\d{1,3})?\s+(?=[A-Za-z])",
    re.IGNORECASE,
)
_DO: Final = re.compile(r"\b(?:do|perform|complete|try)\s+$", re.IGNORECASE)
_COUNTED_ENDS: Final = re.compile(r"[,.;:+&()\]]|\s(?:and|then|plus|or|with|on|at|per|each|for|in|to)\s|\s?[–—]")
_LABEL: Final = re.compile(r"[^:.;]{2,40}:\s")
_LEADS_LIST: Final = re.compile(r"[^:.;]{2,80}:\s")
_TOLD: Final = re.compile(r"\b(?:do|doing|did|does|perform|complete|try|be|include|includes|with)\s+$")
"""Right before the first dose of a sentence that lists sets: "On Mondays I do 5x5 squats, 3x8 rows"."""
_COUNTS_GO_ON: Final = re.compile(r"[^,;:+&]{0,16}(?:[,;+&]\s*(?:and\s+|then\s+)?|\s+and\s+)", re.IGNORECASE)
"""Between a name and the next count: "10 lunges each leg, 10 squats"."""
_CLOSES: Final = re.compile(r"[^.;:()]{0,24}\)[\s:–—-]{0,4}")
_TRAINED_LEAD: Final = re.compile(rf"\s*(?:{TRAINED.pattern})\s[–—-]\s+", re.IGNORECASE)
_GOES_ON: Final = re.compile(r"[^.;:!?]{0,30}?(?:\s\+\s|,\s|;\s|\sand\s)")
"""Between a dose and the next name: a plus, a comma or "and", perhaps behind a remark on the dose."""
_CELL_BEGINS: Final = " \t|"
_BEFORE_NAME: Final = re.compile(r"\s+(?:(?:reps?\s+)?of\s+)?")
_NEXT: Final = re.compile(
    r"\s*(?:[,;.+&]|\band\b|\bthen\b)\s*(?:(?:and|then)\s+)?(?:(?:finish|end)(?:ing)?\s(?:(?:up|off)\s)?with\s+)?$|[;.]\s"
)
"""Between a name and the next dose."""
_SIDE_BEHIND: Final = re.compile(
    r"\s+(?:(?:(?:on|for)\s)?(?:per|each|every|both)\s(?:side|leg|arm|hand|foot|sides|legs|arms)|each)\W*$",
    re.IGNORECASE,
)
_NAME_BEFORE_SIDE: Final = re.compile(r"N[^_N]?(_+)E$")
MIN_COUNTED: Final = 2
"""One counted name in a sentence may be a benchmark; two are a list."""


def dosed_names(view: View, section: Section, block: Block) -> Iterator[Presentation]:
    """Names with a dose right behind them, "Row x 8", "Goblet Squats (3x8-10), Plank (30 s)", or right before them."""
    led = names_behind_doses(view, block)
    for name, whole in led:
        yield view.presented(section, name, "dosed name", [Part(whole, None, block)], whole)
    if led:
        return
    doses = [dose for dose in view.doses(block) if dose.sets or dose.reps or dose.unit == "failure"]
    doses = [dose for dose, after in zip_longest(doses, doses[1:]) if not _is_remark(view, dose, after)]
    for_whom = _for_whom(view, block)
    role = for_whom.role if for_whom else None
    last = block.start + (log_date(view.text(block)) or 0)
    for index, dose in enumerate(doses):
        until = doses[index + 1].start if index + 1 < len(doses) else block.end
        text = _without_load(view.text(Span(last, dose.start)))
        if text.rstrip().endswith("/"):
            # "500 m Row / Wall Balls / 500 m Row": the dose is of what follows it.
            last = dose.end
            continue
        cut = max((found.end() for found in _BREAK.finditer(text) if not _leads_to_dose(found, text)), default=0)
        trained = _TRAINED_LEAD.match(text, cut)
        cut = trained.end() if trained else cut
        tail = TAIL.search(text, cut)
        end = tail.start() if tail else len(text.rstrip())
        if 3 <= end - cut <= MAX_LEAD:
            names = _names_before(view, Span(last + cut, last + end), dose)
            opened = 0 if names else text.rfind("(", cut, end) + 1
            if opened and ")" not in text[opened:]:
                # "Lower body (squat 4x5, RDL 3x8)": what the bracket holds is none of what stands before it.
                names = _names_before(view, Span(last + opened, last + end), dose)
            if names:
                part = Part(Span(names[-1].end, min(until, _sentence_end(view, dose.end))), role, block)
                for name in names:
                    stretch = Span(name.start, part.span.end)
                    yield view.presented(section, name, "dosed name", [part], stretch)
        last = dose.end


def _for_whom(view: View, line: Span | Block) -> Label | None:
    """The label of a line that says for whom or what its doses are."""
    label = view.label(line)
    return label if label and label.role in FOR_WHOM else None


def each_dosed(view: View, section: Section, block: Block) -> list[Presentation]:
    """The exercises of a line where each of several doses has a name of its own: "Squat 5x5, bench 3x8"."""
    doses = view.doses(block)
    joined = (view.folded[above.end : dose.start] for above, dose in pairwise(doses))
    if len(doses) < MIN_COUNTED or not all(_GOES_ON.match(between) for between in joined):
        return []
    chain = list(dosed_names(view, section, block))
    return chain if len({one.candidate.start for one in chain}) == len(doses) else []


def names_behind_doses(view: View, block: Block) -> tuple[tuple[NameCandidate, Span], ...]:
    """The certain names that each stand behind a dose of sets and repetitions, with the stretch of both.

    "Accessory: 3 x 12 leg curls, 3 x 15 calf raises": all of the line, or of what its label says.
    """
    return view.annotated.kept(("behind doses", block.start, block.end), lambda: _names_behind_doses(view, block))


def _names_behind_doses(view: View, block: Block) -> tuple[tuple[NameCandidate, Span], ...]:
    if not view.doses(block):
        return ()
    labelled = _LEADS_LIST.match(view.folded, block.start, block.end)
    # A figure of the label is none of the list: "A typical 40-minute session: 4x6 squats, 3x8 rows".
    doses = [dose for dose in view.doses(block) if labelled is None or dose.start >= labelled.end()]
    while len(doses) > 1 and not doses[-1].sets and ". " in view.text(Span(doses[-2].end, doses[-1].start)):
        doses.pop()  # of a sentence behind the list: "It takes 35 minutes."
    if not doses or not all(dose.sets and dose.reps for dose in doses):
        return ()
    head = view.text(Span(block.start, doses[0].start))
    label = labelled is not None and labelled.end() == doses[0].start
    told = _TOLD.search(head) is not None
    if not label and (len(doses) < MIN_COUNTED or (head.strip(_CELL_BEGINS) and not told)):
        return ()
    judged = view.tools.names.judge.judge(head) if label else None
    if judged and judged[0] == "strong" and judged[1].values("movement"):
        return ()
    found: list[tuple[NameCandidate, Span]] = []
    for dose, after in zip_longest(doses, doses[1:]):
        behind = Span(_figures_end(view, dose), after.start if after else block.end)
        text = view.text(behind)
        filler = _BEFORE_NAME.match(text)
        begin = filler.end() if filler else 0
        ends = _NEXT.search(text, begin)
        end = ends.start() if ends else len(text)
        side = _SIDE_BEHIND.search(text, begin, end)
        named = text[begin : side.start() if side else end]
        names = view.tools.names.read(named, behind.start + begin)
        if len(names) != 1 or names[0].strength != "strong" or names[0].start > behind.start + begin + 1:
            return ()
        found.append((names[0], Span(dose.start, behind.start + end)))
    return tuple(found)


def _figures_end(view: View, dose: Dose) -> int:
    """Where a dose ends before words that stand between its figures and its side: "2x15 calf raises per side"."""
    lexemes = view.annotated.lexemes_in(dose.span)
    words = _NAME_BEFORE_SIDE.search(lexemes.codes)
    return lexemes.items[words.start(1)].start if words else dose.end


def _is_remark(view: View, dose: Dose, after: Dose | None) -> bool:
    """Whether a time stands in brackets between a name and its sets: "Bridge (hold 2 sec at the top): 3 x 15"."""
    if dose.sets or after is None or not after.sets:
        return False
    return _CLOSES.fullmatch(view.folded, dose.end, after.start) is not None


def _names_before(view: View, stretch: Span, dose: Dose) -> list[NameCandidate]:
    """The names that are all of the stretch before a dose or, before sets and repetitions, that it ends with."""
    whole = view.text(stretch)
    text = whole.lstrip(_CELL_BEGINS)
    start = stretch.start + len(whole) - len(text)
    prescribed = dose.sets is not None and dose.reps is not None
    short = in_full(view.tools.names, text.strip(), start) if prescribed else None
    if short or not view.tools.names.may_name(text):
        return [short] if short else []
    names = view.tools.names.read(text, start)
    names = [by_dose(view, name) for name in names] if prescribed else names
    if names and all(_whole(name, start) for name in names):
        return names
    return _right_before(view, Span(start, stretch.end)) if prescribed else []


def by_dose(view: View, name: NameCandidate) -> NameCandidate:
    """A general movement as the name that sets and repetitions show it to be: "Curl 3x12", but not "Warm-up 2x10"."""
    general = name.strength == "shaped" and name.parsed.values("movement") and not name.parsed.uncovered
    return name._replace(strength="weak") if general and not view.tools.labels.is_bare_label(name.name) else name


def _without_load(text: str) -> str:
    """What stands before a dose without the load, slope or speed: "Walk at 3 mph, 5% incline, for" of 20 minutes."""
    tail = TAIL.search(text)
    end = tail.start() if tail else len(text)
    bare = without_load(text[:end])
    return bare if len(bare) < end else text


def _right_before(view: View, stretch: Span) -> list[NameCandidate]:
    """The certain name that ends where the dose begins: "replace the hinge by romanian deadlifts, 3 sets of 8"."""
    name = view.tools.names.strongest_at_end(view.text(stretch), stretch.start)
    return [name] if name and name.start > stretch.start else []


def sets_first(view: View, section: Section, block: Block) -> Iterator[Presentation]:
    """The certain name behind the dose with which a sentence without a verb begins: "1 set of 20 back squats."."""
    for sentence in view.annotated.sentences_in(block):
        text = view.text(sentence)
        begin = _end_of_sets(view, sentence, text)
        if begin is None:
            continue
        ends = _COUNTED_ENDS.search(text, begin)
        names = view.tools.names.read(text[begin : ends.start() if ends else len(text)], sentence.start + begin)
        if len(names) == 1 and names[0].strength == "strong":
            # "Beginners: 3 sets of 5 push-ups" says how many of them beginners do, not that they are for beginners.
            for_whom = _for_whom(view, sentence)
            told = Span(for_whom.value_start, sentence.end) if for_whom else sentence
            part = Part(told, for_whom.role if for_whom else None, block)
            yield view.presented(section, names[0], "told with its dose", [part], told)


def _end_of_sets(view: View, sentence: Span, text: str) -> int | None:
    """Where the sets end with which a sentence begins: "3 sets of 8 ", "1-2-3-4-5 "; None where it begins otherwise."""
    sets = _SETS_FIRST.match(text)
    if sets:
        return sets.end()
    dose = next(iter(view.doses(sentence)), None)
    return dose.end - sentence.start + 1 if dose and dose.rule == LADDER and dose.start == sentence.start else None


def counted_names(view: View, section: Section, block: Block) -> Iterator[Presentation]:
    """Names with a count before each: "2 rounds of 10 good mornings, 5 inchworms and 20 high knees"."""
    if not _FIGURE.search(view.folded, block.start, block.end):
        return
    for sentence in view.annotated.sentences_in(block):
        text = view.text(sentence)
        if len(_FIGURE.findall(text)) < MIN_COUNTED:
            continue
        counts = list(_COUNT.finditer(text))
        if len(counts) < MIN_COUNTED:
            continue
        rounds = _ROUNDS_OF.search(text)
        named = list(_counted(view, text, counts, sentence.start))
        done = rounds or _DO.search(text, 0, counts[0].start())
        told = done is not None or view.tools.instructs(view.folded[sentence.start : sentence.end])
        if not told and not _only_counts(text, counts, [name for _, name in named], sentence.start):
            continue
        sure = sum(is_sure(name) for _, name in named)
        if sure < MIN_COUNTED and not (rounds and sure and len(named) > MIN_COUNTED):
            continue
        # In rounds what stands among certain names is one too, whatever its words.
        for start, name in (one for one in named if rounds or is_sure(one[1])):
            end = _side_end(view, Span(name.end, sentence.end))
            lead = Span(sentence.start + rounds.start() if rounds else start, end or name.end)
            yield view.presented(section, name, "counted name", lead=lead)


def _counted(view: View, text: str, counts: list[re.Match[str]], offset: int) -> Iterator[tuple[int, NameCandidate]]:
    for count in counts:
        stretch = text[count.end() : count.end() + MAX_LEAD]
        ends = _COUNTED_ENDS.search(stretch)
        names = view.tools.names.read(stretch[: ends.start() if ends else len(stretch)], offset + count.end())
        if len(names) == 1:
            yield offset + count.start(), names[0]


def _only_counts(text: str, counts: list[re.Match[str]], names: list[NameCandidate], offset: int) -> bool:
    """Whether a sentence is a list of counted names behind a label: "AMRAP 12: 5 pull-ups, 10 push-ups"."""
    label = _LABEL.match(text)
    begin = label.end() if label else 0
    ends = [name.end - offset for name in names if name.start >= offset + begin]
    counts = [count for count in counts if count.start() >= begin]
    if len(ends) < max(len(counts), MIN_COUNTED) or text[begin : counts[0].start()].strip():
        return False
    return all(_COUNTS_GO_ON.fullmatch(text, end, count.start()) for end, count in zip(ends, counts[1:], strict=False))


def is_sure(name: NameCandidate) -> bool:
    """Whether a name is certain, or made of known words alone."""
    return name.strength != "shaped" and not name.parsed.uncovered


def _side_end(view: View, behind: Span) -> int | None:
    """Where the side ends that stands right behind a counted name: "10 lunges each leg"."""
    side = next(iter(view.annotated.lexemes_in(behind).items), None)
    return side.end if side and side.code in "Ee" else None


def _leads_to_dose(found: re.Match[str], text: str) -> bool:
    """Whether a comma, colon or arrow stands between a name and its dose: "Squat, 3 sets of 5"."""
    return found.end() == len(text) and found.group().strip() in (",", ":", "→")


def _whole(name: NameCandidate, start: int) -> bool:
    """Whether a name of known words begins where the stretch before its dose begins."""
    return name.strength != "shaped" and not name.parsed.uncovered and name.start - start <= 4


def _sentence_end(view: View, offset: int) -> int:
    sentence = view.annotated.sentence_at(offset - 1)
    return sentence.end if sentence else offset
