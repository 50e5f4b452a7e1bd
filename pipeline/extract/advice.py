"""Training advice with figures: how often, how long to rest, how much in a week, for whom."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Final

from pipeline.extract.doses import read_rest
from pipeline.extract.language import Annotated
from pipeline.extract.lexemes import Lexemes
from pipeline.extract.outline import Outline, Section
from pipeline.extract.presentations import Presentation, Tools
from pipeline.extract.qualifiers import conditions_of, stance_of
from pipeline.models import Block, Interval, Span, Statement

HOURS_A_DAY: Final = 24
_EVERY_OTHER_DAY: Final = Interval(3, 4)
"""Every other day is three or four times a week, week by week."""
_DAYS_A_WEEK: Final = 7

_SESSION: Final = re.compile(
    r"\b(?:session|workout|routine|program|training|practice|circuit|done in|takes?|total time)\b"
)
_WARM_UP: Final = re.compile(r"\bwarm(?:ing)?[- ]?(?:up|ups)?\b|cardio session")
_BETWEEN_SESSIONS: Final = re.compile(
    r"\b(?:between (?:sessions|workouts|training)|same muscle|before (?:training|working|targeting|you train)|"
    r"rest (?:day|before)|recover|apart|full days?)\b"
)
_PER_MUSCLE: Final = re.compile(r"\b(?:per muscle|each muscle|a muscle|muscle group|for (?:your|the) \w+)\b")
_HYPOTHETICAL: Final = re.compile(
    r"\b(?:if you(?:'re| are)?|some (?:people|lifters)|can train|might start|as few as|could|even)\b"
)
_NUTRITION: Final = re.compile(
    r"\b(?:protein|gram|calorie|meal|sleep|eat|drink|water|walk|cardio|steps a day|foam roller|stretching)\b"
)
_OUTCOME: Final = re.compile(
    r"\b(?:(?:see|notice|get|expect|bring|brought|show)\w*\b.{0,30}\b(?:results?|changes?|differences?|gains|progress)"
    r"|benefits plateau|expect)\b"
)


@dataclass(frozen=True, slots=True)
class AdviceRule:
    """A pattern of lexeme codes for one aspect; `needs` is what the sentence or its heading must speak of."""

    aspect: str
    name: str
    pattern: re.Pattern[str]
    value: Callable[[Interval], Interval]
    unit: str
    needs: re.Pattern[str] | None
    matches: tuple[str, ...]
    rejects: tuple[str, ...]


def _same(value: Interval) -> Interval:
    return value


def _times(factor: float) -> Callable[[Interval], Interval]:
    def scaled(value: Interval) -> Interval:
        return Interval(*(None if end is None else end * factor for end in value))

    return scaled


RULES: Final = (
    AdviceRule(
        "frequency_per_week", "times a week", re.compile(r"(?P<value>[N2])(?:R|v|X|_|d|O){0,2}_{0,2}W"),
        _same, "per week", None,
        ("Train them 2–3 times per week.", "Two sessions a week are enough.", "twice a week"), ("3 sets of 10",),
    ),
    AdviceRule(
        "rest_between_sessions_hours", "hours of rest", re.compile(r"(?P<value>N)H"), _same, "hours", _BETWEEN_SESSIONS,
        ("Allow at least 48 hours before training the same muscle again.",), ("Eat 2 hours before.",),
    ),
    AdviceRule(
        "rest_between_sessions_hours", "days of rest", re.compile(r"(?P<value>N)_{0,2}d(?!W)"),
        _times(HOURS_A_DAY), "hours", _BETWEEN_SESSIONS,
        ("Take two full days between sessions.",), ("three days per week",),
    ),
    AdviceRule(
        "warmup_minutes", "minutes of warm-up", re.compile(r"(?P<value>N)-?M"), _same, "minutes", _WARM_UP,
        ("Spend 5 to 10 minutes warming up.",), ("Hold for 2 minutes.",),
    ),
    AdviceRule(
        "duration_minutes", "minutes of a session", re.compile(r"(?P<value>N)-?M"), _same, "minutes", _SESSION,
        ("Each session should take about 45 to 60 minutes.",), ("Rest 2 minutes.",),
    ),
    AdviceRule(
        "exercises_per_session", "exercises a session", re.compile(r"(?P<value>N)_{0,2}V"), _same, "exercises",
        re.compile(r"\b(?:per session|each session|a session|per workout|each workout|leg day|in one session)\b"),
        ("Add two core exercises to each session.",), ("The five exercises below",),
    ),
    AdviceRule(
        "sets_per_muscle_per_week", "weekly sets", re.compile(r"(?P<value>N)_{0,3}S_{0,4}(?:O|_){0,4}W"),
        _same, "sets", None,
        ("10 to 20 sets per muscle per week",), ("3 sets of 10",),
    ),
    AdviceRule(
        "load_percent_1rm", "share of the one-rep maximum", re.compile(r"(?P<value>N)%(?:O|_){0,3}1"),
        _same, "percent", None,
        ("Work at 70-80% of your 1RM.",), ("80% of people",),
    ),
)  # fmt: skip
_EVERY_DAY: Final = re.compile(r"Y|Q")
_TRAINS: Final = re.compile(
    r"\b(?:train\w*|do|perform|practi[sc]e|work\w*|routine|frequency|exercise|program|plan|daily for|every day|"
    r"wake-up)\b"
)


@dataclass(frozen=True, slots=True)
class AdviceReader:
    """Reads the advice of a document."""

    annotated: Annotated
    outline: Outline
    tools: Tools
    presentations: tuple[Presentation, ...]

    def statements(self) -> list[Statement]:
        """All advice with figures, each (subject, aspect, value) once per place."""
        found: list[Statement] = []
        for section in self.outline.sections:
            headings = self._headings(section)
            if section.heading:
                found += self._of(section.heading, section, headings, is_heading=True)
            for block in section.body:
                found += self._of(block, section, headings, is_heading=False)
        distinct: dict[tuple[str, str | None, Interval | None], Statement] = {}
        for statement in found:
            distinct.setdefault((statement.aspect, statement.subject_id, statement.interval), statement)
        return list(distinct.values())

    def _headings(self, section: Section) -> tuple[str, ...]:
        chain = (section, *self.outline.ancestors(section))
        return tuple(self.annotated.document.quote(item.heading) for item in chain if item.heading)

    def _of(
        self, block: Block, section: Section, headings: tuple[str, ...], *, is_heading: bool
    ) -> Iterator[Statement]:
        role = self.tools.labels.heading_role(headings[0]) if headings else None
        if role in ("references", "refuted"):
            return
        label = self.tools.labels.lead(self.annotated.folded, block.start, block.end)
        for sentence in self.annotated.sentences_in(block):
            folded = self.annotated.folded[sentence.start : sentence.end]
            if folded.endswith("?") and not is_heading:
                continue
            context = " ".join((folded, *(text.lower() for text in headings[:1])))
            lexemes = self.annotated.lexemes_in(sentence)
            for aspect, value, rule in _found(lexemes, folded, context, label.role if label else role):
                if _skipped(aspect, folded):
                    continue
                kind, subject = self._subject(sentence, section, headings)
                yield Statement(
                    subject_kind=kind,  # type: ignore[arg-type]
                    subject_id=subject,
                    aspect=aspect,
                    interval=value,
                    unit=_UNITS[aspect],
                    start=sentence.start,
                    end=sentence.end,
                    stance=stance_of(self.annotated, sentence),
                    conditions=conditions_of(self.annotated, sentence, headings),
                    rule=rule,
                )

    def _subject(self, sentence: Span, section: Section, headings: tuple[str, ...]) -> tuple[str, str | None]:
        muscles = self.annotated.terms_in("muscles", sentence)
        if muscles:
            return "muscle", muscles[0].id
        for presentation in self.presentations:
            if presentation.section == section.index and presentation.rule == "heading":
                return "exercise", presentation.name
        title = next((section.heading for section in self.outline.sections if section.heading), None)
        if title:
            named = self.annotated.terms_in("muscles", title)
            if named:
                return "muscle", named[0].id
        return "general", None


_UNITS: Final = {rule.aspect: rule.unit for rule in RULES} | {"rest_between_sets_seconds": "seconds"}


def _found(lexemes: Lexemes, folded: str, context: str, role: str | None) -> Iterator[tuple[str, Interval, str]]:
    taken: list[tuple[int, int]] = []
    for rule in RULES:
        for match in rule.pattern.finditer(lexemes.codes):
            if any(match.start() < end and start < match.end() for start, end in taken):
                continue
            if rule.needs and not rule.needs.search(context):
                continue
            value = lexemes.items[match.start("value")].value
            if value:
                taken.append((match.start(), match.end()))
                yield rule.aspect, rule.value(value), rule.name
    for match in _EVERY_DAY.finditer(lexemes.codes):
        if _TRAINS.search(context) and not any(start <= match.start() < end for start, end in taken):
            often = Interval(_DAYS_A_WEEK, _DAYS_A_WEEK) if match.group() == "Y" else _EVERY_OTHER_DAY
            previous = lexemes.codes[max(0, match.start() - 2) : match.start()]
            if "N" not in previous:
                yield "frequency_per_week", often, "every day"
    rest = read_rest(lexemes)
    if rest and (re.search(r"between|rest", folded)):
        yield "rest_between_sets_seconds", rest, "rest between sets"


def _skipped(aspect: str, folded: str) -> bool:
    if aspect == "frequency_per_week" and _OUTCOME.search(folded):
        return True
    return aspect == "duration_minutes" and _NUTRITION.search(folded) is not None
