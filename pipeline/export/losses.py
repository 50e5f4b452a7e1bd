"""What an export could not carry over, counted, for the person who runs it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator


class Losses:
    """How many exercises (or other things) were written, and how many of them lost what."""

    def __init__(self) -> None:
        self.written: Counter[str] = Counter()
        self._lost: Counter[str] = Counter()

    def note(self, sentence: str, number: int = 1) -> None:
        """Count a loss; `sentence` continues "12 …"."""
        self._lost[sentence] += number

    def lines(self) -> Iterator[str]:
        """What was written, then each loss, the most frequent first."""
        written = ", ".join(f"{number:,} {noun}" for noun, number in self.written.items())
        if written:
            yield f"wrote {written}"
        for sentence, number in sorted(self._lost.items(), key=lambda item: (-item[1], item[0])):
            if number:
                yield f"  {number:,} {sentence}"
