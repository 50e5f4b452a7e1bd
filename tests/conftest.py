"""What several tests share: the vocabulary and the extractor, built once."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.extract import Extractor
from pipeline.vocabulary import Vocabulary, load_vocabulary

PROJECT = Path(__file__).parent.parent


@pytest.fixture(scope="session")
def vocabulary() -> Vocabulary:
    return load_vocabulary()


@pytest.fixture(scope="session")
def extractor(vocabulary: Vocabulary) -> Extractor:
    return Extractor.build(vocabulary)


@pytest.fixture(scope="session")
def project() -> Path:
    return PROJECT
