"""Findings: what the converter reports beside the pages it writes."""

from __future__ import annotations

from enum import Enum
from typing import NamedTuple

from . import plain_text


class Severity(Enum):
    """What a finding asks of its reader, most urgent first."""

    REFUSED = "could not be read, and was left alone"
    QUESTION = "needs a decision"
    KEPT = "was not understood, and is kept as visible text"
    NEUTRAL = "was unsafe markup, and was neutralised"
    REPAIR = "was repaired"
    LEFT_OUT = "was left out on purpose"

    @property
    def word(self) -> str:
        """Its name in a report."""
        return self.name.lower().replace("_", "-")


class Finding(NamedTuple):
    """One message about a source."""

    topic: Severity
    #: the rule that found it: ``shortcode``, ``mojibake``, ``first-name`` …
    rule: str
    #: its line in the source; 0 where it concerns the whole file
    line: int
    #: a sentence
    message: str
    #: words of the source, shortened
    words: str = ""
    #: choices, where a person has to pick one
    candidates: tuple[str, ...] = ()


def quoted(text: str, limit: int = 80) -> str:
    """Return the beginning of *text*, as a finding quotes it."""
    return plain_text.shortened(text, limit)
