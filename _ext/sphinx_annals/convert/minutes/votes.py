"""Recognise votes: the question, the counted answers, and the outcome."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from ..document.outline import BAR, BlockType
from ..document.plain_text import shortened, visible_text
from ..document.prefilter import has_any
from ..document.records import Decision
from ..vocabulary import any_of, words
from . import decision_patterns

if TYPE_CHECKING:
    from collections.abc import Iterator

    from .meeting_context import MinutesContext


FOR, AGAINST, NEITHER = (
    re.compile(any_of(f"votes.answers.{side}"), re.IGNORECASE)
    for side in ("for", "against", "neither")
)
ANSWER = re.compile("|".join(side.pattern for side in (FOR, AGAINST, NEITHER)), re.IGNORECASE)
#: an answer with its count: ``SF: 24``, ``Yes: 9 (…)``, ``| **SF** | 18 |``
COUNT = re.compile(
    rf"(?<!\w)[\s|*_-]{{0,6}}({ANSWER.pattern})['’s]{{0,2}}[*_]{{0,2}}"
    r"\s{0,10}[:=|]\s{0,10}[*_]{0,2}(\d{1,4})\b",
    re.IGNORECASE,
)
#: counts within a sentence: ``8 in favor``, ``2 against``
SAID = re.compile(
    rf"\b(\d{{1,4}})(?:/\d{{1,4}})?(?: {any_of('votes.voters')})? ?"
    rf"({any_of('votes.after_counts')})",
    re.IGNORECASE,
)
#: the same with the answers before the counts: ``on the roof: yes: 3, no: 1``
GIVEN = re.compile(
    rf"(?<![\w.])({any_of('votes.before_counts')})\s?[:=]\s?(\d{{1,3}})\b(?![.:]\d)",
    re.IGNORECASE,
)
VOTED = re.compile(rf"\b{any_of('votes.words')}\b", re.IGNORECASE)
HINTS = words("votes.hints")
#: the beginning of what is put to a vote, and words at the end of it
QUESTION = re.compile(
    rf"[\s*_#>]{{0,6}}{any_of('votes.questions')}"
    r"[*_]{0,2}\s?(?:[:：?-][*_]{0,2}|\Z|(?=\S))",
    re.IGNORECASE,
)
PUT = re.compile(rf"\b{any_of('votes.put')}\b|\?\W*\Z", re.IGNORECASE)
#: words of an outcome; the first status counts
OUTCOMES = tuple(
    (status, re.compile(rf"\b{any_of(key)}\b", re.IGNORECASE))
    for status, key in (
        (decision_patterns.REJECTED, "votes.failed"),
        (decision_patterns.ACCEPTED, "votes.passed"),
    )
)
_LETTER = re.compile(r"\w")
_MARKS = re.compile(r"[*_`\s]")


# counts -----------------------------------------------------------------------------------------


class VoteCount(NamedTuple):
    """Counted answers, and the blocks from the first to the last that hold them."""

    counts: tuple[tuple[str, str], ...]
    first: int
    last: int

    @property
    def is_poll(self) -> bool:
        """Whether there are two answers or more."""
        return len({answer.casefold() for answer, _ in self.counts}) >= 2


def counted(sentence: str) -> tuple[tuple[str, str], ...]:
    """Return the counts in a sentence: ``8 in favor, 2 against``."""
    after = tuple((answer, count) for count, answer in SAID.findall(sentence))
    return after or tuple(GIVEN.findall(sentence))


def tallies_of(reading: MinutesContext) -> Iterator[VoteCount]:
    """Yield runs of counts: a table in either direction, or lines."""
    blocks, index = reading.blocks, 0
    while index < len(blocks):
        found = _across(reading, index) or _down(reading, index) or _inline(reading, index)
        if found:
            yield found
        index = found.last + 1 if found else index + 1


def _is_answer(word: str) -> bool:
    return ANSWER.fullmatch(word) is not None


def _across(reading: MinutesContext, index: int) -> VoteCount | None:
    """Return the counts of a table with the answers in its head."""
    blocks = reading.blocks
    head = _cells(blocks[index].text) if "|" in blocks[index].text else ()
    if sum(map(_is_answer, head)) < 2:
        return None
    for later in range(index + 1, min(index + 4, len(blocks))):
        row = zip(head, _cells(blocks[later].text), strict=False)
        counts = [(answer, count) for answer, count in row if _is_answer(answer)]
        if any(count[:1].isdigit() for _, count in counts):
            return VoteCount(tuple((a, count or "0") for a, count in counts), index, later)
    return None


def _cells(text: str) -> tuple[str, ...]:
    return tuple(_MARKS.sub("", cell) for cell in BAR.split(text.strip().strip("|")))


def _down(reading: MinutesContext, index: int) -> VoteCount | None:
    """Return the counts of lines or rows that each begin with an answer."""
    counts: list[tuple[str, str]] = []
    last = index
    for later in range(index, min(index + 8, len(reading.blocks))):
        lines = (line.text for line in reading.blocks[later].lines if COUNT.match(line.text))
        found = [count for line in lines for count in COUNT.findall(line)]
        if not found and not _is_blank_row(reading, later):
            break
        counts += found
        last = later if found else last
    tally = VoteCount(tuple(counts), index, last)
    return tally if tally.is_poll else None


def _is_blank_row(reading: MinutesContext, index: int) -> bool:
    block = reading.blocks[index]
    return block.shape is BlockType.ROW and not _LETTER.search(block.text)


def _inline(reading: MinutesContext, index: int) -> VoteCount | None:
    """Return the counts of a sentence about a vote."""
    text = visible_text(reading.blocks[index].text)
    counts = counted(text) if has_any(HINTS, text) and VOTED.search(text) else ()
    tally = VoteCount(counts, index, index)
    return tally if tally.is_poll and not text.endswith("?") else None


def status_by(counts: tuple[tuple[str, str], ...]) -> str:
    """Return the status by the counts of answers for and against; proposed for a tie."""
    sums = [
        sum(_number(count) for answer, count in counts if side.fullmatch(answer))
        for side in (FOR, AGAINST)
    ]
    if sums[0] == sums[1]:
        return decision_patterns.PROPOSED
    return decision_patterns.ACCEPTED if sums[0] > sums[1] else decision_patterns.REJECTED


def _number(count: str) -> int:
    digits = re.match(r"\d{1,6}", count)
    return int(digits[0]) if digits else 0


# votes ------------------------------------------------------------------------------------------


class Vote(NamedTuple):
    """A decision by vote, and the blocks that it takes up."""

    decision: Decision
    first: int
    last: int


def votes_of(reading: MinutesContext) -> Iterator[Vote]:
    """Yield the votes with counted answers."""
    end = 0
    for tally in tallies_of(reading):
        question, text = _question(reading, tally.first, end)
        outcome, last = _outcome(reading, tally.last)
        end = last + 1
        status = outcome or status_by(tally.counts)
        evidence = reading.evidence(question, is_stated=bool(outcome))
        lines = (reading.blocks[question].first, reading.blocks[last].last)
        decision = Decision(text, evidence, status, (), tally.counts, lines)
        yield Vote(decision, question, last)


def _question(reading: MinutesContext, first: int, floor: int) -> tuple[int, str]:
    """Return the block that puts something to the vote, and its words."""
    own = reading.blocks[first].lines[0].text
    mark = QUESTION.match(own)
    if mark and not COUNT.match(own) and not SAID.match(own[mark.end() :].lstrip()):
        return first, visible_text(own[mark.end() :]) or reading.topic(first)
    if above := _question_above(reading, first, floor):
        return above
    before = first - 1
    if before >= floor and PUT.search(reading.blocks[before].text[-400:]):
        return before, shortened(visible_text(reading.blocks[before].text))
    return first, reading.topic(first)


def _question_above(reading: MinutesContext, first: int, floor: int) -> tuple[int, str] | None:
    """Return a labelled question up to five blocks above, with the words after its label."""
    blocks = reading.blocks
    for at in range(first - 1, max(floor, first - 5) - 1, -1):
        text = blocks[at].text
        if mark := QUESTION.match(text):
            after = visible_text(text[mark.end() :]).strip(" :.?")
            between = [visible_text(block.text) for block in blocks[at + 1 : first]]
            words = " ".join(filter(_LETTER.search, [after, *between[:2]]))
            return at, shortened(words or reading.topic(at))
        if blocks[at].shape is BlockType.HEADING:
            break
    return None


def _outcome(reading: MinutesContext, last: int) -> tuple[str, int]:
    """Return the status in the words after a vote, and the last block of both."""
    for at, block in enumerate(reading.blocks[last : last + 4], last):
        if at > last and block.shape in {BlockType.HEADING, BlockType.ROW}:
            break
        lines = (line.text for line in block.lines if not COUNT.match(line.text))
        text = visible_text(" ".join(lines))
        if len(text) < 300 and not text.endswith("?"):
            for status, said in OUTCOMES:
                if said.search(text):
                    return status, at
    return "", last
