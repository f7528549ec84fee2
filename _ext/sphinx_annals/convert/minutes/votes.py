"""Recognise votes: what was put to a vote, how it was counted, and its outcome."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from ..document.outline import BAR, BlockType
from ..document.plain_text import shortened, visible_text
from ..document.prefilter import has_any
from ..document.records import Decision
from . import decision_patterns

if TYPE_CHECKING:
    from collections.abc import Iterator

    from .context import MinutesContext


#: answers to a poll: for, against, neither
FOR = frozenset({"sf", "f", "for", "yes", "yea", "aye", "+1", "in favor", "in favour"})
AGAINST = frozenset({"sa", "a", "against", "no", "nay", "-1", "opposed"})
NEITHER = frozenset({"n", "neutral", "abstain", "abstained", "abstentions", "abstention", "0"})
ANSWER = r"SF|SA|F|N|A|for|against|neutral|yes|no|nay|yea|aye|abstain(?:ed|s|tions?)?|[+-][01]|0"
#: an answer with its count: ``SF: 24``, ``Yes: 9 (…)``, ``| **SF** | 18 |``
COUNT = re.compile(
    rf"(?<!\w)[\s|*_-]{{0,6}}({ANSWER})['’s]{{0,2}}[*_]{{0,2}}\s{{0,10}}[:=|]\s{{0,10}}[*_]{{0,2}}(\d{{1,4}})\b",
    re.IGNORECASE,
)
#: counts within a sentence: ``8 in favor``, ``2 against``
SAID = re.compile(
    r"\b(\d{1,4})(?:/\d{1,4})?(?: votes?| people| members| voted)? ?"
    r"(in favou?r|against|opposed|abstain(?:ed|ing)?|abstentions?|yes\b|nay\b"
    r"|for\b(?=[,;.]|\Z)|\+1|-1)",
    re.IGNORECASE,
)
#: and the other way round, after what was put to the vote: ``on the roof: yes: 3, no: 1``
GIVEN = re.compile(
    r"(?<![\w.])(yes|no|for|against|in favou?r|opposed|abstain(?:ed|ing)?|abstentions?|[+-]1)"
    r"\s?[:=]\s?(\d{1,3})\b(?![.:]\d)",
    re.IGNORECASE,
)
VOTED = re.compile(r"\b(?:votes?|voted|voting|poll|motion|ballot)\b", re.IGNORECASE)
#: a text that speaks of a vote has one of these
HINTS = ("vote", "voting", "poll", "motion", "ballot")


class VoteCount(NamedTuple):
    """Counted answers, and the blocks from the first to the last that hold them."""

    counts: tuple[tuple[str, str], ...]
    first: int
    last: int


def counted(sentence: str) -> tuple[tuple[str, str], ...]:
    """Return the counts that a sentence says: ``8 in favor, 2 against``."""
    return tuple((answer, count) for count, answer in SAID.findall(sentence)) or tuple(
        GIVEN.findall(sentence)
    )


def tallies_of(reading: MinutesContext) -> Iterator[VoteCount]:
    """Yield runs of counts: a table in either direction, or lines."""
    blocks, index = reading.blocks, 0
    while index < len(blocks):
        found = _across(reading, index) or _down(reading, index) or _inline(reading, index)
        if found:
            yield found
        index = found.last + 1 if found else index + 1


def _is_answer(word: str) -> bool:
    return word.casefold() in FOR | AGAINST | NEITHER


def _across(reading: MinutesContext, index: int) -> VoteCount | None:
    """Return the counts of a table with the answers at its head."""
    blocks = reading.blocks
    head = _cells(blocks[index].text) if "|" in blocks[index].text else ()
    answers = [cell for cell in head if _is_answer(cell)]
    if len(answers) < 2:
        return None
    for later in range(index + 1, min(index + 4, len(blocks))):
        cells = _cells(blocks[later].text)
        counts = [(h, c) for h, c in zip(head, cells, strict=False) if _is_answer(h)]
        if counts and any(c[:1].isdigit() for _, c in counts):
            return VoteCount(tuple((h, c or "0") for h, c in counts), index, later)
    return None


def _cells(text: str) -> tuple[str, ...]:
    return tuple(re.sub(r"[*_`\s]", "", cell) for cell in BAR.split(text.strip().strip("|")))


def _down(reading: MinutesContext, index: int) -> VoteCount | None:
    """Return the counts of lines or rows that each begin with an answer."""
    counts: list[tuple[str, str]] = []
    last = index
    for later in range(index, min(index + 8, len(reading.blocks))):
        found = [
            count
            for line in reading.blocks[later].lines
            if COUNT.match(line.text)
            for count in COUNT.findall(line.text)
        ]
        if not found and not _is_blank_row(reading, later):
            break
        counts += found
        last = later if found else last
    is_poll = len({answer.casefold() for answer, _ in counts}) >= 2
    return VoteCount(tuple(counts), index, last) if is_poll else None


def _inline(reading: MinutesContext, index: int) -> VoteCount | None:
    """Return the counts of a sentence that speaks of a vote, on both sides."""
    text = visible_text(reading.blocks[index].text)
    counts = counted(text) if has_any(HINTS, text) and VOTED.search(text) else ()
    is_poll = len({answer.casefold() for answer, _ in counts}) >= 2
    return VoteCount(counts, index, index) if is_poll and not text.endswith("?") else None


def _is_blank_row(reading: MinutesContext, index: int) -> bool:
    block = reading.blocks[index]
    return block.shape is BlockType.ROW and not re.search(r"\w", block.text)


def status_by(counts: tuple[tuple[str, str], ...]) -> str:
    """Return a status by the counts: more for it than against it, or the reverse."""
    sums = {True: 0, False: 0}
    for answer, count in counts:
        number = re.match(r"\d{1,6}", count)
        for side, answers in ((True, FOR), (False, AGAINST)):
            sums[side] += int(number[0]) if number and answer.casefold() in answers else 0
    if sums[True] == sums[False]:
        return decision_patterns.PROPOSED
    return decision_patterns.ACCEPTED if sums[True] > sums[False] else decision_patterns.REJECTED


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


def votes_of(reading: MinutesContext) -> Iterator[Vote]:
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


def _question(reading: MinutesContext, first: int, floor: int) -> tuple[int, str]:
    """Return the block that says what is put to the vote, and its words."""
    blocks = reading.blocks
    own = blocks[first].lines[0].text
    mark = QUESTION.match(own)
    if mark and not COUNT.match(own) and not SAID.match(own[mark.end() :].lstrip()):
        return first, visible_text(own[mark.end() :]) or reading.topic(first)
    for at in range(first - 1, max(floor, first - 5) - 1, -1):
        words = blocks[at].text
        if blocks[at].shape is BlockType.HEADING and not QUESTION.match(words):
            break
        if mark := QUESTION.match(words):
            after = visible_text(words[mark.end() :]).strip(" :.?")
            between = [visible_text(blocks[i].text) for i in range(at + 1, first)]
            text = " ".join(filter(re.compile(r"\w").search, [after, *between[:2]]))
            return at, shortened(text or reading.topic(at))
    before = first - 1
    if before >= floor and PUT.search(blocks[before].text[-400:]):
        return before, shortened(visible_text(blocks[before].text))
    return first, reading.topic(first)


def _outcome(reading: MinutesContext, last: int) -> tuple[str, int]:
    """Return the status that is said after a vote, and the block that says it."""
    for at in range(last, min(last + 4, len(reading.blocks))):
        block = reading.blocks[at]
        if at > last and (block.shape is BlockType.HEADING or block.shape is BlockType.ROW):
            break
        words = visible_text(
            " ".join(line.text for line in block.lines if not COUNT.match(line.text))
        )
        for status, said in (
            (decision_patterns.REJECTED, FAILED),
            (decision_patterns.ACCEPTED, PASSED),
        ):
            if len(words) < 300 and not words.endswith("?") and said.search(words):
                return status, at
    return "", last
