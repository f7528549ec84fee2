"""Findings: what the converter reports besides the pages it writes."""

from __future__ import annotations

from enum import Enum
from typing import NamedTuple

from . import plain_text


class Severity(Enum):
    """What a finding asks of whoever reads it, most urgent first."""

    REFUSED = "could not be read, and was left alone"
    QUESTION = "needs somebody to decide"
    KEPT = "was not understood, and is kept as visible text"
    NEUTRAL = "could have done harm, and was made harmless"
    REPAIR = "was repaired"
    LEFT_OUT = "was left out on purpose"

    @property
    def word(self) -> str:
        """What a report calls it."""
        return self.name.lower().replace("_", "-")


class Finding(NamedTuple):
    """One thing worth telling."""

    topic: Severity
    #: the rule that found it: ``shortcode``, ``mojibake``, ``first-name`` …
    rule: str
    #: its line in the source; 0 where it concerns the whole file
    line: int
    #: a sentence
    message: str
    #: what stands in the source, shortened
    words: str = ""
    #: what may be meant, where one of several has to be chosen
    candidates: tuple[str, ...] = ()


def shortened(text: str, limit: int = 80) -> str:
    """Return the beginning of *text*, as a finding quotes it."""
    return plain_text.shortened(text, limit)
