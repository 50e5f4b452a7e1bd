"""Extraction: a `Document` becomes `Findings`.

>>> extractor = Extractor.build(load_vocabulary())
>>> findings = extractor.extract(document)
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from pipeline.extract.advice import AdviceReader
from pipeline.extract.cues import cues_of
from pipeline.extract.equipment import equipment_of
from pipeline.extract.instructions import build_instructions
from pipeline.extract.labels import build_labels
from pipeline.extract.language import Annotated, LanguagePipeline, build_language
from pipeline.extract.muscles import muscles_of
from pipeline.extract.names import NameReader
from pipeline.extract.outline import Outline, build_outline
from pipeline.extract.prescriptions import GroupDose, group_doses, level_in, prescriptions_of
from pipeline.extract.presentations import Presentation, Tools, View, find_presentations
from pipeline.extract.steps import StepFinder
from pipeline.models import Document, Findings, Mention, Span
from pipeline.vocabulary import Vocabulary, load_vocabulary

__all__ = ["Extractor", "load_vocabulary"]


@dataclass(frozen=True, slots=True)
class Extractor:
    """Everything extraction needs, built once from a vocabulary (about half a second)."""

    vocabulary: Vocabulary
    language: LanguagePipeline
    tools: Tools
    steps: StepFinder

    @staticmethod
    def build(vocabulary: Vocabulary) -> Extractor:
        """An extractor for one vocabulary."""
        tools = Tools(NameReader(vocabulary), build_labels(vocabulary), build_instructions(vocabulary))
        return Extractor(vocabulary, build_language(vocabulary), tools, StepFinder(tools))

    def extract(self, document: Document) -> Findings:
        """Take from a document its exercises with steps, doses, muscles, equipment, cues, and its advice."""
        annotated = self.language.annotate(document)
        outline = build_outline(document, self.tools.labels)
        presentations = find_presentations(View(annotated, outline, self.tools))
        groups = group_doses(annotated, presentations, self.tools, _sections(outline, len(document.text)))
        mentions = tuple(self._mention(annotated, presentation, groups) for presentation in presentations)
        advice = AdviceReader(annotated, outline, self.tools, tuple(presentations)).statements()
        return Findings(mentions, tuple(advice), tuple(_unused_doses(annotated, self.tools, mentions)))

    def _mention(self, annotated: Annotated, presentation: Presentation, groups: list[GroupDose]) -> Mention:
        steps = self.steps.steps(annotated, presentation)
        return Mention(
            name=presentation.name,
            start=presentation.candidate.start,
            end=presentation.candidate.end,
            rule=presentation.rule,
            level=_level(annotated, presentation),
            steps=tuple(steps),
            muscles=tuple(muscles_of(annotated, presentation, self.vocabulary, self.tools)),
            equipment=tuple(equipment_of(annotated, presentation, steps, self.vocabulary)),
            prescriptions=tuple(prescriptions_of(annotated, presentation, self.tools, groups)),
            statements=tuple(cues_of(annotated, presentation, self.vocabulary)),
        )


def _unused_doses(annotated: Annotated, tools: Tools, mentions: Iterable[Mention]) -> Iterator[Span]:
    """Where the text gives sets and repetitions that no exercise took."""
    used = [Span(dose.start, dose.end) for mention in mentions for dose in mention.prescriptions]
    for sentence in annotated.sentences:
        for dose in tools.doses(annotated, sentence):
            if dose.sets and dose.reps and not any(dose.start < end and start < dose.end for start, end in used):
                yield Span(dose.start, dose.end)


def _sections(outline: Outline, length: int) -> list[tuple[Span, list[Span]]]:
    """Each section's whole span with the spans of its heading and own lines."""
    starts = [section.heading.start if section.heading else 0 for section in outline.sections]
    result: list[tuple[Span, list[Span]]] = []
    for section in outline.sections:
        inner = list(outline.subtree(section))
        after = inner[-1].index + 1
        end = starts[after] if after < len(starts) else length
        lines = [Span(block.start, block.end) for block in section.body if block.kind in ("paragraph", "item")]
        if section.heading:
            lines.insert(0, Span(section.heading.start, section.heading.end))
        result.append((Span(starts[section.index], end), lines))
    return result


def _level(annotated: Annotated, presentation: Presentation) -> str | None:
    for part in presentation.parts:
        if part.role == "level":
            return level_in(annotated.document.quote(part.span))
    lead = presentation.lead
    if lead and lead.end - lead.start < 90:
        level = level_in(annotated.document.quote(lead))
        if level:
            return level
    for part in presentation.parts:
        found = re.search(
            r"\b(?:is|an?)\s+(?:an?\s+)?(beginner|intermediate|advanced)\s+(?:variation|exercise|move|movement)",
            annotated.folded[part.span.start : part.span.end],
        )
        if found:
            return found.group(1)
    return None
