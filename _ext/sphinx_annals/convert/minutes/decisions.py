"""Recognise decisions by a label, a heading, a motion, a vote or their wording."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from ...model.names import fold
from ..document.plain_text import sentences, shortened, visible_text
from ..document.prefilter import has_any
from ..vocabulary import any_of
from . import decision_patterns
from .attribution import spoken
from .decision_labels import HASHTAG, LabelMatch, marked, outcome_of
from .decision_sections import HEADED, decided, groups_of, headed
from .meeting_context import CLOSED
from .motions import motions_of
from .template_remnants import chosen, is_choice, is_prompt
from .votes import counted, votes_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ..document.outline import OutlineBlock
    from ..document.records import Decision
    from .meeting_context import MinutesContext


#: the beginnings of answers to a choice, with the status that each gives; any other defers it
ANSWERS = tuple(
    (status, re.compile(rf"{any_of(f'decisions.{name}')}\b", re.IGNORECASE))
    for status, name in (
        (decision_patterns.ACCEPTED, "yes"),
        (decision_patterns.DEFERRED, "undecided"),
        (decision_patterns.REJECTED, "no"),
    )
)


def decisions_of(reading: MinutesContext) -> tuple[Decision, ...]:
    """Return the decisions, in the order of the notes."""
    found: list[Decision] = []
    taken: set[int] = set()
    for vote in votes_of(reading):
        found.append(vote.decision)
        taken.update(range(vote.first, vote.last + 1))
    listed = [decision for group in groups_of(reading) for decision in headed(reading, group)]
    taken.update(index for group in groups_of(reading) for index in group)
    for index, block in enumerate(reading.blocks):
        if index in taken or reading.sections[index] in CLOSED:
            continue
        if motions := motions_of(reading, index):
            found += motions
            taken.update(range(index, reading.end_of(index)))
        else:
            found += _said(reading, index, block)
    return tuple(sorted(_once(found, listed), key=lambda decision: decision.lines))


def _once(found: Sequence[Decision], listed: Sequence[Decision]) -> Iterator[Decision]:
    """Yield what is *found* and *listed*, without those in the same words.

    A decision replaces its proposal; a list may only sum up decisions.
    """
    told = {_words(each) for each in found if each.status != decision_patterns.PROPOSED}
    for each in found:
        if each.status != decision_patterns.PROPOSED or _words(each) not in told:
            yield each
    yield from (each for each in listed if _words(each) not in told)


def _words(decision: Decision) -> str:
    return fold(decision.text).strip(" .")


def _said(reading: MinutesContext, index: int, block: OutlineBlock) -> Iterator[Decision]:
    """Yield the decisions of a block: those of its labels, and of the sentences before them."""
    marks = [marked(line.text, reading.known, is_formal=reading.is_post) for line in block.lines]
    places = [place for place, mark in enumerate(marks) if mark]
    first = places[0] if places else len(marks)
    if not reading.is_post:
        yield from _worded(reading, index, first)
    for place, after in pairwise([*places, len(marks)]):
        mark = marks[place]
        if mark and (decision := _labelled(reading, index, mark, place, after)):
            yield decision


def _labelled(
    reading: MinutesContext, index: int, mark: LabelMatch, first: int, after: int
) -> Decision | None:
    """Return the decision of a label: the rest of the block, or else the items in it."""
    own = reading.blocks[index].lines[first:after]
    rest = " ".join(line.text for line in own)[mark.end :].strip()
    lines = (own[0].number, own[-1].number)
    if is_choice(rest):
        return _answered(reading, index, chosen(rest), lines)
    if not rest:
        within = _within(reading, index)
        if within and reading.sections[within[0]] in HEADED:
            return None  # those items are a section of decisions themselves
        rest = " ".join(reading.blocks[child].text for child in within)
        lines = (lines[0], reading.blocks[within[-1]].last) if within else lines
    return _stated(reading, index, mark, rest, lines)


def _stated(
    reading: MinutesContext, index: int, mark: LabelMatch, words: str, lines: tuple[int, int]
) -> Decision | None:
    """Return the decision in the *words* after a label; None for a placeholder or a question."""
    text = shortened(visible_text(HASHTAG.sub("", words)).strip(" ]*"))
    if is_prompt(words) or decision_patterns.QUESTION.search(text):
        return None
    is_soft = decision_patterns.is_soft(text)
    status = decision_patterns.PROPOSED if is_soft else outcome_of(text) or mark.status
    return decided(reading, index, text, status, lines)


def _answered(
    reading: MinutesContext, index: int, answer: str, lines: tuple[int, int]
) -> Decision | None:
    """Return the decision of an answer chosen among several; None for no answer."""
    if not answer:
        return None
    answers = (status for status, begins in ANSWERS if begins.match(answer))
    status = next(answers, decision_patterns.DEFERRED)
    return decided(reading, index, f"{reading.topic(index)}: {answer}", status, lines)


def _within(reading: MinutesContext, index: int) -> Sequence[int]:
    """Return the blocks in an item."""
    return range(index + 1, reading.end_of(index)) if reading.children[index] else ()


def _worded(reading: MinutesContext, index: int, end: int) -> Iterator[Decision]:
    """Yield the decisions in sentences of a block, before its line *end*."""
    block = reading.blocks[index]
    text = "\n".join(line.text for line in block.lines[:end])
    if not has_any(decision_patterns.DECISION_HINTS, text):
        return
    speech = spoken(text, reading.known)
    for start, sentence in sentences(text[speech.start :]):
        mark = marked(sentence, reading.known, is_formal=False) if start else None
        words = visible_text(sentence[mark.end :] if mark else sentence)
        if mark and not decision_patterns.QUESTION.search(words):
            status = mark.status
        else:
            status = decision_patterns.status_of(words, is_speech=bool(speech.speaker))
        if status:
            before = text[: speech.start + start].count("\n")
            numbers = [line.number for line in block.lines[before:]]
            lines = (numbers[0], numbers[sentence.strip("\n").count("\n")])
            decision = decided(reading, index, words, status, lines)
            yield _whole(reading, index, decision)._replace(votes=counted(words))


def _whole(reading: MinutesContext, index: int, decision: Decision) -> Decision:
    """Return a decision that ends with a colon together with the items below it."""
    within = _within(reading, index)
    if not within or not decision.text.endswith(":"):
        return decision._replace(text=shortened(decision.text))
    words = [decision.text, *(visible_text(reading.blocks[child].text) for child in within)]
    lines = (decision.lines[0], reading.blocks[within[-1]].last)
    return decision._replace(text=shortened(" ".join(words)), lines=lines)
