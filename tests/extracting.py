"""The extractor that all tests of a process share, with the ingests they run in it: building one takes a second."""

from __future__ import annotations

from pipeline.extract import Extractor
from pipeline.extract.language import LanguagePipeline
from pipeline.run.limits import Limits
from pipeline.run.work import Worker


def shared_extractor() -> Extractor:
    return Worker.build(Limits()).extractor


def shared_language() -> LanguagePipeline:
    return shared_extractor().language
