"""Recognise decisions by a label, a heading, a motion, a vote or their wording."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from ...model.names import fold
from ..document.plain_text import sentences, shortened, visible_text
from ..document.prefilter import has_any
from . import decision_patterns
from .attribution import spoken
from .context import CLOSED
from .decision_labels import HASHTAG, LabelMatch, marked, outcome_of
from .decision_sections import HEADED, decided, groups_of, headed
from .motions import motions_of
from .placeholders import chosen, is_choice, is_prompt
from .votes import counted, votes_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ..document.outline import OutlineBlock
    from ..document.records import Decision
    from .context import MinutesContext


#: the answers of a choice, by how they begin, with the status that each gives
ANSWERS = (
    (re.compile(r"yes", re.IGNORECASE), decision_patterns.ACCEPTED),
    (re.compile(r"no\b(?! decision)", re.IGNORECASE), decision_patterns.REJECTED),
    (re.compile(r"", re.IGNORECASE), decision_patterns.DEFERRED),
)


def decisions_of(reading: MinutesContext) -> tuple[Decision, ...]:
    """Return what was decided, in the order of the notes."""
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
    """Yield what is *found* and *listed*, but for what is resolved or told in the same words.

    A proposal is resolved by a later decision; lists sum up what was decided.
    """
    told = {_words(each) for each in found if each.status != decision_patterns.PROPOSED}
    for each in found:
        if each.status != decision_patterns.PROPOSED or _words(each) not in told:
            yield each
    yield from (each for each in listed if _words(each) not in told)


def _words(decision: Decision) -> str:
    return fold(decision.text).strip(" .")


def _said(reading: MinutesContext, index: int, block: OutlineBlock) -> Iterator[Decision]:
    """Yield what a block says was decided: by a label from a line on, or by a sentence."""
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
    """Return the decision of a label, with all that stands after it in the block."""
    block = reading.blocks[index]
    rest = " ".join(line.text for line in block.lines[first:after])[mark.end :].strip()
    lines = (block.lines[first].number, block.lines[after - 1].number)
    if is_choice(rest):
        answer = chosen(rest)
        status = next((status for begins, status in ANSWERS if begins.match(answer)), "")
        text = f"{reading.topic(index)}: {answer}"
        return decided(reading, index, text, status, lines) if answer else None
    if not rest:
        within = range(index + 1, reading.end_of(index)) if reading.children[index] else ()
        if within and reading.sections[within[0]] in HEADED:
            return None  # what stands in it is told already
        rest = " ".join(reading.blocks[child].text for child in within)
        lines = (lines[0], reading.blocks[within[-1]].last) if within else lines
    text = shortened(visible_text(HASHTAG.sub("", rest)).strip(" ]*"))
    if is_prompt(rest) or decision_patterns.QUESTION.search(text):
        return None
    status = (
        decision_patterns.PROPOSED
        if decision_patterns.is_soft(text)
        else outcome_of(text) or mark.status
    )
    return decided(reading, index, text, status, lines)


def _worded(reading: MinutesContext, index: int, end: int) -> Iterator[Decision]:
    """Yield the sentences of a block, before line *end* of it, that say what was decided."""
    block = reading.blocks[index]
    text = "\n".join(line.text for line in block.lines[:end])
    if not has_any(decision_patterns.DECISION_HINTS, text):
        return
    speech = spoken(text, reading.known)
    for start, sentence in sentences(text[speech.start :]):
        mark = marked(sentence, reading.known, is_formal=False) if start else None
        words = visible_text(sentence[mark.end :] if mark else sentence)
        said = decision_patterns.status_of(words, is_speech=bool(speech.speaker))
        if (
            status := mark.status
            if mark and not decision_patterns.QUESTION.search(words)
            else said
        ):
            before = text[: speech.start + start].count("\n")
            numbers = [line.number for line in block.lines[before:]]
            lines = (numbers[0], numbers[sentence.strip("\n").count("\n")])
            decision = decided(reading, index, words, status, lines)
            yield _whole(reading, index, decision)._replace(votes=counted(words))


def _whole(reading: MinutesContext, index: int, decision: Decision) -> Decision:
    """Return a decision that ends with a colon together with what stands in its item."""
    within = range(index + 1, reading.end_of(index)) if reading.children[index] else ()
    if not within or not decision.text.endswith(":"):
        return decision._replace(text=shortened(decision.text))
    words = [decision.text, *(visible_text(reading.blocks[child].text) for child in within)]
    lines = (decision.lines[0], reading.blocks[within[-1]].last)
    return decision._replace(text=shortened(" ".join(words)), lines=lines)
