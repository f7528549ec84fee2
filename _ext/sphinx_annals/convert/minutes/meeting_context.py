"""The context of recognisers: the blocks of one meeting, their topics and its people."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from enum import Enum
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from ..document.outline import BlockType, OutlineBlock, outlined
from ..document.plain_text import MANY, shortened, visible_text
from ..document.records import Evidence
from ..vocabulary import any_of, groups
from .attribution import KnownPeople

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from ..document.records import Presence
    from ..document.source_text import Line


class Topic(Enum):
    """What a heading announces; the first one with a matching word counts."""

    OPEN = "questions yet to be decided"
    DECISIONS = "several decisions"
    DECISION = "one decision"
    ACTIONS = "tasks"
    PRAISE = "celebrations and thanks"
    FIXED = "parts that all notes of a series share"
    ROLL = "participants"
    TALKS = "talks"
    NEWS = "announcements"
    AGENDA = "points to discuss"
    NOTES = "notes of the discussion"


_WHOLE, _WITHIN = groups("topics.whole"), groups("topics.within")


def _pattern(topic: Topic) -> re.Pattern[str]:
    """Return the pattern of headings for *topic*: any of its words, or one that is all of it."""
    name = topic.name.lower()
    ways = (
        *((any_of(f"topics.whole.{name}"),) if name in _WHOLE else ()),
        *((rf"(?:.*\W)?{any_of(f'topics.within.{name}')}(?:\W.*)?",) if name in _WITHIN else ()),
    )
    return re.compile("|".join(ways), re.IGNORECASE)


HEADINGS = {topic: _pattern(topic) for topic in Topic}
#: numbers before the words of a heading, and pictures among them
NUMBER = re.compile(r"(?:\d{1,2}(?:\.\d{1,2})*[.)]?|[IVX]{1,5}\.)\s+")
PICTURE = re.compile(r"[^\w\s'&/().,:;#@+-]")
BOLD_LINE = re.compile(r"(\*\*|__)(?=\S)([^*\n]{1,80}?)(?<=\S)\1\s*:?\Z")
LABEL_LINE = re.compile(r"[A-Z\d][^:.!?\n]{1,60}:\Z")


@lru_cache(maxsize=MANY)
def section_named(words: str) -> Topic | None:
    """Return the topic that a heading announces; None for any other heading."""
    words = " ".join(PICTURE.sub(" ", visible_text(words).replace("’", "'")).split())
    words = NUMBER.sub("", words).strip(" :.-#")
    if not words or len(words) > 80:
        return None
    return next((topic for topic, named in HEADINGS.items() if named.fullmatch(words)), None)


def label_of(block: OutlineBlock) -> str:
    """Return the words of a paragraph used as a heading: in bold, or with a colon."""
    if block.shape is not BlockType.TEXT or block.depth or len(block.lines) > 1:
        return ""
    text = block.text.strip()
    bold = BOLD_LINE.match(text)
    return bold[2] if bold else text if LABEL_LINE.match(text) else ""


#: sections without discussion
CLOSED = frozenset((Topic.ROLL, Topic.FIXED))


def topics_of(blocks: Iterable[OutlineBlock]) -> tuple[Topic, ...]:
    """Return the topic of the section of each of the *blocks*; for a heading, its own."""
    return tuple(_sections(tuple(blocks)))


def _sections(blocks: tuple[OutlineBlock, ...]) -> Iterator[Topic]:
    known: list[Topic] = []
    label: Topic | None = None
    for block in blocks:
        above = known[block.heading] if block.heading >= 0 else Topic.NOTES
        if block.shape is BlockType.HEADING:
            section, label = _below_heading(block, above), None
        elif words := label_of(block):
            label = section_named(words)
            section = label or above
        elif block.parent >= 0:
            section = _of_item(blocks[block.parent]) or known[block.parent]
        else:
            section = label or above
        known.append(section)
        yield section


def _below_heading(heading: OutlineBlock, above: Topic) -> Topic:
    """Return the topic that a heading announces, or the one *above*, that it is part of."""
    # the title of a document names all of it, and not each part
    is_title = heading.depth == 1 and heading.heading < 0
    named = None if is_title else section_named(heading.text)
    # a heading after the roll call is not part of it, whatever its level
    return named or (Topic.NOTES if above in CLOSED else above)


def _of_item(block: OutlineBlock) -> Topic | None:
    return section_named(block.text) if len(block.text) < 60 else None


class MinutesContext(NamedTuple):
    """The blocks of a meeting or a post, with their topics."""

    blocks: tuple[OutlineBlock, ...]
    #: of each block
    sections: tuple[Topic, ...]
    #: of each block, the blocks right in it
    children: tuple[tuple[int, ...], ...]
    known: KnownPeople
    #: whether it is a post, whose prose reports, and not notes of the group itself
    is_post: bool = False

    @classmethod
    def of(
        cls, lines: Iterable[Line], presences: Iterable[Presence] = (), *, is_post: bool = False
    ) -> MinutesContext:
        """Return the context of *lines* of a document with *presences*."""
        blocks = outlined(lines)
        children: list[list[int]] = [[] for _ in blocks]
        for index, block in enumerate(blocks):
            if block.parent >= 0:
                children[block.parent].append(index)
        return cls(
            blocks,
            topics_of(blocks),
            tuple(map(tuple, children)),
            KnownPeople.of(presences),
            is_post,
        )

    def evidence(self, *indices: int, is_stated: bool = True) -> Evidence:
        """Return some blocks as the evidence of a record."""
        words = " ".join(self.blocks[index].text for index in indices)
        return Evidence(self.blocks[indices[0]].first, shortened(words), is_stated)

    def end_of(self, index: int) -> int:
        """Return the index after the last block in an item or below a heading."""
        block = self.blocks[index]
        if block.shape is BlockType.HEADING:
            return next(
                (
                    later
                    for later in range(index + 1, len(self.blocks))
                    if self.blocks[later].shape is BlockType.HEADING
                    and self.blocks[later].depth <= block.depth
                ),
                len(self.blocks),
            )
        while self.children[index]:
            index = self.children[index][-1]
        return index + 1

    def topic(self, index: int) -> str:
        """Return the words of the item or the heading above a block."""
        above = self.above(index)
        return shortened(visible_text(self.blocks[above].text), 100) if above >= 0 else ""

    def above(self, index: int) -> int:
        """Return the item around a block, or else its heading; less than 0 for none."""
        block = self.blocks[index]
        return block.parent if block.parent >= 0 else block.heading


def lines_between(lines: tuple[Line, ...], first: int, last: int) -> tuple[Line, ...]:
    """Return those *lines* whose numbers in the source are from *first* to *last*."""
    numbers = [line.number for line in lines]
    return lines[bisect_left(numbers, first) : bisect_right(numbers, last)]
