"""Votes: what was put to a vote, how many were for it, and what came of it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from ..document.outline import Shape
from ..document.records import Decision
from . import wording
from .plain_text import plain, shortened
from .tallies import COUNT, SAID, status_by, tallies_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from .reading import Reading


#: what is put to a vote
QUESTION = re.compile(
    r"[\s*_#>]{0,6}(?:(?:straw |5-way |five-way |informal |consensus )?(?:poll|vote|motion"
    r"|ballot)|voting|all those in favou?r(?: of)?)"
    r"(?: (?:results?|\d{1,2}|#\d{1,2}|on|to|for|is))?[*_]{0,2}\s?(?:[:：?-][*_]{0,2}|\Z|(?=\S))",
    re.IGNORECASE,
)
PUT = re.compile(r"\b(?:poll|vote|favou?r|motion)\b|\?\W*\Z", re.IGNORECASE)
PASSED = re.compile(
    r"\b(?:pass(?:es|ed)|carried|carries|consensus|moves?|moved|advances?|advanced|approved"
    r"|accepted|adopted|achieved|congrat\w*|majority|goes to)\b",
    re.IGNORECASE,
)
FAILED = re.compile(
    r"\b(?:fail(?:s|ed)|rejected|no consensus|not (?:pass|advance|move|consensus|enough)"
    r"|does(?:n't| not) (?:pass|advance|move)|did(?:n't| not) (?:pass|advance)|inconclusive)\b",
    re.IGNORECASE,
)


class Vote(NamedTuple):
    """A decision by vote, with the blocks that it takes up."""

    decision: Decision
    first: int
    last: int


def votes_of(reading: Reading) -> Iterator[Vote]:
    """Yield the votes with counted answers."""
    end = 0
    for tally in tallies_of(reading):
        question, text = _question(reading, tally.first, end)
        outcome = _outcome(reading, tally.last)
        last = max(tally.last, outcome[1])
        end = last + 1
        status = outcome[0] or status_by(tally.counts)
        evidence = reading.evidence(question, is_stated=bool(outcome[0]))
        lines = (reading.blocks[question].first, reading.blocks[last].last)
        decision = Decision(text, evidence, status, (), tally.counts, lines)
        yield Vote(decision, question, last)


def _question(reading: Reading, first: int, floor: int) -> tuple[int, str]:
    """Return the block that says what is put to the vote, and its words."""
    blocks = reading.blocks
    own = blocks[first].lines[0].text
    mark = QUESTION.match(own)
    if mark and not COUNT.match(own) and not SAID.match(own[mark.end() :].lstrip()):
        return first, plain(own[mark.end() :]) or reading.topic(first)
    for at in range(first - 1, max(floor, first - 5) - 1, -1):
        words = blocks[at].text
        if blocks[at].shape is Shape.HEADING and not QUESTION.match(words):
            break
        if mark := QUESTION.match(words):
            after = plain(words[mark.end() :]).strip(" :.?")
            between = [plain(blocks[i].text) for i in range(at + 1, first)]
            text = " ".join(filter(re.compile(r"\w").search, [after, *between[:2]]))
            return at, shortened(text or reading.topic(at))
    before = first - 1
    if before >= floor and PUT.search(blocks[before].text[-400:]):
        return before, shortened(plain(blocks[before].text))
    return first, reading.topic(first)


def _outcome(reading: Reading, last: int) -> tuple[str, int]:
    """Return the status that is said after a vote, and the block that says it."""
    for at in range(last, min(last + 4, len(reading.blocks))):
        block = reading.blocks[at]
        if at > last and (block.shape is Shape.HEADING or block.shape is Shape.ROW):
            break
        words = plain(" ".join(line.text for line in block.lines if not COUNT.match(line.text)))
        for status, said in ((wording.REJECTED, FAILED), (wording.ACCEPTED, PASSED)):
            if len(words) < 300 and not words.endswith("?") and said.search(words):
                return status, at
    return "", last
