"""Whose word a sentence is: the article's own, or that of others and of things, whose manner it only tells."""

from __future__ import annotations

import pytest

from pipeline.extract import Extractor
from pipeline.extract.stance import voice_at
from pipeline.models import Block, Document, Span


@pytest.mark.parametrize(
    ("sentence", "voice"),
    [
        ("The app says 5 sets of 50.", "reported"),
        ("A magazine wants six sets.", "reported"),
        ("The man next door does eight sets.", "reported"),
        ("Some climbers do six sets.", "reported"),
        ("Some train it every day.", "reported"),
        ("Others swear by six sets.", "reported"),
        ('You will hear it in any hall: "Do six sets."', "reported"),
        ("Everybody goes palms down.", "reported"),
        ("Beginners like to keep the elbow tucked.", "reported"),
        ("Learners will want to keep the elbow tucked.", "reported"),
        ("My grandmother does one set.", "reported"),
        ("This plan calls for six sets.", "asserted"),
        ("Everyone should do six sets.", "asserted"),
        ("Beginners do two sets.", "asserted"),
        ("Do some sets of six, others of ten.", "asserted"),
        ("Keep the elbow tucked.", "asserted"),
    ],
)
def test_whose_word_it_is(sentence: str, voice: str, extractor: Extractor) -> None:
    document = Document("text", sentence, (Block("paragraph", 0, len(sentence)),))
    annotated = extractor.language.annotate(document)
    (span,) = annotated.sentences
    assert voice_at(annotated, span, Span(span.end - 2, span.end - 1)) == voice
