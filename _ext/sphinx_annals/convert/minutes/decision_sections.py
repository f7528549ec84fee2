"""Recognise decisions below a heading, label or item that announces them."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from ..document.outline import BlockType
from ..document.plain_text import shortened, visible_text
from ..document.records import Decision
from . import decision_patterns
from .decision_labels import FORMAL, marked
from .meeting_context import Topic, label_of, section_named
from .template_remnants import chosen, is_choice, is_prompt

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from .meeting_context import MinutesContext


#: a decision of fewer words needs its topic
FEW_WORDS = 4
#: a longer section is not one decision
MOST_BLOCKS, MOST_LINES = 14, 50
HEADED = frozenset((Topic.DECISION, Topic.DECISIONS))


def groups_of(reading: MinutesContext) -> Iterator[tuple[int, ...]]:
    """Yield the blocks below each heading, label or item that announces decisions."""
    blocks = reading.blocks

    def under(index: int) -> tuple[bool, int, int]:
        block = blocks[index]
        is_below = reading.sections[index] in HEADED and block.shape is not BlockType.HEADING
        return is_below and not label_of(block), block.heading, _root(reading, index)

    for (is_headed, heading, _), group in groupby(range(len(blocks)), under):
        indices = tuple(group)
        # a post may discuss one decision, while a list of several is a record
        is_list = reading.sections[indices[0]] is Topic.DECISIONS
        is_formal = is_list and heading >= 0 and FORMAL.match(visible_text(blocks[heading].text))
        if is_headed and (is_formal or not reading.is_post):
            lines = blocks[indices[-1]].last - blocks[indices[0]].first
            if lines <= MOST_LINES or is_list:
                yield indices


def _root(reading: MinutesContext, index: int) -> int:
    """Return the item that announces decisions, above an item of a list."""
    parent = reading.blocks[index].parent
    while parent >= 0 and reading.sections[parent] in HEADED:
        parent = reading.blocks[parent].parent
    return parent


def headed(reading: MinutesContext, group: tuple[int, ...]) -> Iterator[Decision]:
    """Yield each of several decisions, or one that takes up all below its heading."""
    tops = _tops(reading, group)
    is_one = reading.sections[group[0]] is Topic.DECISION and len(tops) <= MOST_BLOCKS
    if is_one and tops:
        # an item that announces a decision belongs to it
        parent = reading.blocks[tops[0]].parent
        first = parent if parent >= 0 else tops[0]
        yield from _headed(reading, tops, first, group[-1])
    else:
        for part in (_with_points(reading, at) for at in tops):
            yield from _headed(reading, part, part[0], part[-1])


def _tops(reading: MinutesContext, group: tuple[int, ...]) -> list[int]:
    """Return the blocks of a group that are in no other of it."""
    depth = min(reading.blocks[index].depth for index in group)
    tops = (index for index in group if reading.blocks[index].depth == depth)
    return [index for index in tops if not _asks(reading, index)]


def _headed(
    reading: MinutesContext, part: Sequence[int], first: int, last: int
) -> Iterator[Decision]:
    """Yield the decision in the words of a *part* of the blocks from *first* to *last*."""
    blocks = reading.blocks
    text = _joined(visible_text(blocks[at].text) for at in part)
    if not decision_patterns.QUESTION.search(text):
        lines = (blocks[first].first, blocks[last].last)
        yield decided(reading, part[0], shortened(text), decision_patterns.ACCEPTED, lines)


def _joined(texts: Iterable[str]) -> str:
    ended = (text if text[-1:] in ".!;:" else f"{text};" for text in texts)
    return " ".join(ended).strip(" ;:")


def _asks(reading: MinutesContext, index: int) -> bool:
    """Whether a block is a placeholder or an open choice, with or without a label."""
    text = reading.blocks[index].text
    mark = marked(text, reading.known, is_formal=False)
    rest = text[mark.end :] if mark else text
    return is_prompt(rest) or (is_choice(rest) and not chosen(rest))


def _with_points(reading: MinutesContext, index: int) -> tuple[int, ...]:
    """Return an item; with all in it where it ends with a colon."""
    is_open = reading.blocks[index].text.rstrip().endswith(":")
    return tuple(range(index, reading.end_of(index))) if is_open else (index,)


def decided(
    reading: MinutesContext, index: int, text: str, status: str, lines: tuple[int, int]
) -> Decision:
    """Return the decision of a block, with its topic before it where it is short."""
    topic = _topic(reading, index, lines[0])
    if len(text.split()) < FEW_WORDS and topic and topic not in text:
        text = f"{topic}: {text}"
    is_stated = status != decision_patterns.PROPOSED
    evidence = reading.evidence(index, is_stated=is_stated)._replace(line=lines[0])
    return Decision(text, evidence, status, (), (), lines)


def _topic(reading: MinutesContext, index: int, line: int) -> str:
    """Return the topic of a decision: the lines before it in its block, or the block above."""
    block = reading.blocks[index]
    before = " ".join(each.text for each in block.lines if each.number < line)
    above = reading.above(index)
    if above >= 0 and reading.blocks[above].shape is not BlockType.HEADING:
        # the topic is above an item that only announces a decision
        index = above if section_named(reading.blocks[above].text) in HEADED else index
    topic = shortened(visible_text(before), 100) or reading.topic(index)
    is_topic = section_named(topic) is None and any(map(str.isalpha, topic))
    return topic if is_topic else ""
