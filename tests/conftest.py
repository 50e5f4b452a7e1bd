"""What several tests share: the vocabulary and the extractor, built once."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from pipeline.extract import Extractor, load_extractor
from pipeline.vocabulary import Vocabulary, load_vocabulary

PROJECT = Path(__file__).parent.parent

# Where bytecode is not kept, each of the hundred processes that tests start compiles the whole package for itself.
sys.dont_write_bytecode = False
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)


@pytest.fixture(scope="session")
def vocabulary() -> Vocabulary:
    return load_vocabulary()


@pytest.fixture(scope="session")
def extractor() -> Extractor:
    return load_extractor()


@pytest.fixture(scope="session")
def project() -> Path:
    return PROJECT
