"""The context of a recogniser: the blocks of one meeting, their topics and its people."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from enum import Enum
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from ..document.outline import BlockType, OutlineBlock, outlined
from ..document.plain_text import MANY, shortened, visible_text
from ..document.records import Evidence
from .attribution import KnownPeople

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from ..document.records import Presence
    from ..document.source_text import Line


class Topic(Enum):
    """What stands below a heading."""

    NOTES = "what was said"
    AGENDA = "what is to be talked about"
    ACTIONS = "what somebody is to do"
    DECISION = "one decision"
    DECISIONS = "several decisions"
    OPEN = "what is yet to be decided"
    PRAISE = "celebrations and thanks"
    TALKS = "talks"
    NEWS = "announcements"
    ROLL = "who was there"
    FIXED = "what stands in all notes of a series"


_DECIDED = r"decision|resolution|conclusion|outcome|agreement|result"
_MADE = r"made|taken|reached|adopted|agreed|log|summary|of (?:the )?(?:day|meeting|discussion)"
#: the first one whose words are all of a heading, or begin it where they end in ``…``
NAMES: tuple[tuple[Topic, str], ...] = (
    (
        Topic.OPEN,
        r"(?:decisions?|conclusions?) (?:needed|required|pending|to (?:be )?ma[dk]e|wanted).*"
        r"|(?:pending|open|needed|proposed|upcoming|draft) (?:decisions?|resolutions?|questions?)"
        r"|needs? (?:a )?decisions?.*|discussion points? and decisions? needed",
    ),
    (
        Topic.DECISIONS,
        rf"(?:(?:key|final|meeting|main|summary of|list of|our) )*(?:{_DECIDED})s"
        rf"(?: (?:{_MADE}))?|what (?:we|was|has been) (?:have )?(?:decided|agreed)"
        r"|decision (?:log|record)|decided|agreed|consensus items?",
    ),
    (
        Topic.DECISION,
        rf"(?:(?:key|final|meeting|main|group) )*(?:{_DECIDED}|consensus)(?: (?:{_MADE}))?"
        rf"|(?:{_DECIDED})s?(?: ?(?:/|and|&|or) ?(?:{_DECIDED}|consensus|next steps?)s?)+",
    ),
    (
        Topic.ACTIONS,
        r"(?:(?:new|open|next|our|the|all|current|outstanding|assigned|list of|summary of) )*"
        r"(?:actions?(?: items?| points?| list)?|to-?dos?|to do(?: list)?|tasks|assignments"
        r"|next[ -]steps?|follow-?ups?(?: items?| actions?)?|ais?)"
        r"(?: (?:from|for) (?:this|today|next)\b.*| for the next\b.*)?(?: ?\(.*\))?"
        r"|next steps? ?(?:/|and|&) ?actions?.*|actions? ?(?:/|and|&) ?next steps?.*",
    ),
    (
        Topic.PRAISE,
        r"(?:.*\W)?(?:celebrat\w+|shout-?outs?|shout outs?|kudos|praises?|thanks|thank yous?"
        r"|gratitude|appreciations?|congratulations|wins)(?:\W.*)?",
    ),
    (
        Topic.FIXED,
        r"(?:useful |helpful |other |important |quick |related )?(?:links?|resources)(?: shared)?"
        r"|logistics|registration|code of conduct(?: ?[^\w\s].*|s| reminder.*)?|let'?s connect.*"
        r"|purpose|housekeeping"
        r"|presentation topics .*|meeting details|recordings?|(?:meeting )?info(?:rmation)?"
        r"|(?:upcoming|next|future) meetings?.*|agenda items for future.*|schedule constraints"
        r"|welcome.*|backlog|parking lot|dial-?in.*|zoom.*|how to join.*|guidelines.*"
        r"|ice-?breakers?.*|references?|calendar.*|contacts?|hosts?|location|about.*",
    ),
    (
        Topic.ROLL,
        r"(?:.*\W)?(?:attendees|attendance|attending|present|participants|roll ?call|check-?in"
        r"|sign-?in|who.s here|regrets|apologies|absent|absentees|in attendance|introductions?"
        r"|introduce yourselves|introduce yourself|members present|guests|observers)(?:\W.*)?",
    ),
    (
        Topic.TALKS,
        r"(?:.*\W)?(?:(?:lightning|invited|contributed|featured|community|favou?rite) )?"
        r"(?:talks|presentations|demos|keynotes|showcases?|tutorials|speakers)(?:\W.*)?",
    ),
    (
        Topic.NEWS,
        r"announcements?(?: .*)?|news(?:\W.*)?|(?:quick |team |general |status )?updates?"
        r"|reports?|reminders?|stand-?up.*|mini stand-?up.*",
    ),
    (
        Topic.AGENDA,
        r"(?:.*\W)?agenda(?:\W.*)?|(?:(?:new|old|other|main|standing|discussion|discussed|open"
        r"|suggested|community|previous|additional) )*(?:topics?|business|discussions|items"
        r"|discussion (?:points|items|topics))(?: (?:discussed|suggested|of discussion))?"
        r"|(?:meeting )?topics?|proposals and discussions|follow-? ?up (?:from|of|on) .*"
        r"|any other business|aob",
    ),
    (
        Topic.NOTES,
        r"(?:meeting |discussion |detailed |session )*(?:notes|minutes|discussion)s?(?: .*)?"
        r"|(?:quick |brief )?review of .*|previous .*|q ?(?:&|/|and) ?a.*|questions.*|description"
        r"|adjourn\w*|closure|opening.*|summary.*|.*strategic initiatives|transcript.*",
    ),
)
SECTIONS = tuple((section, re.compile(rf"(?:{words})", re.IGNORECASE)) for section, words in NAMES)
#: numbers before a heading, and what may be left after its words
NUMBER = re.compile(r"(?:\d{1,2}(?:\.\d{1,2})*[.)]?|[IVX]{1,5}\.)\s+")
PICTURE = re.compile(r"[^\w\s'&/().,:;#@+-]")
BOLD_LINE = re.compile(r"(\*\*|__)(?=\S)([^*\n]{1,80}?)(?<=\S)\1\s*:?\Z")
LABEL_LINE = re.compile(r"[A-Z\d][^:.!?\n]{1,60}:\Z")


@lru_cache(maxsize=MANY)
def section_named(words: str) -> Topic | None:
    """Return what a heading says that stands below it; None where it is a topic."""
    words = " ".join(PICTURE.sub(" ", visible_text(words).replace("’", "'")).split())
    words = NUMBER.sub("", words).strip(" :.-#")
    if not words or len(words) > 80:
        return None
    return next((section for section, name in SECTIONS if name.fullmatch(words)), None)


def label_of(block: OutlineBlock) -> str:
    """Return the words of a paragraph that stands as a heading: bold, or with a colon."""
    if block.shape is not BlockType.TEXT or block.depth or len(block.lines) > 1:
        return ""
    text = block.text.strip()
    bold = BOLD_LINE.match(text)
    return bold[2] if bold else text if LABEL_LINE.match(text) else ""


def _of_item(block: OutlineBlock) -> Topic | None:
    return section_named(block.text) if len(block.text) < 60 else None


#: they hold no topics
CLOSED = frozenset((Topic.ROLL, Topic.FIXED))


def topics_of(blocks: Iterable[OutlineBlock]) -> tuple[Topic, ...]:
    """Return for each of the *blocks* the section that it stands in; for a heading, its own."""
    return tuple(_sections(tuple(blocks)))


def _sections(blocks: tuple[OutlineBlock, ...]) -> Iterator[Topic]:
    known: list[Topic] = []
    label: Topic | None = None
    for block in blocks:
        above = known[block.heading] if block.heading >= 0 else Topic.NOTES
        if block.shape is BlockType.HEADING:
            # what is said by the title of a document is not said by each of its headings
            named = section_named(block.text) if block.depth > 1 or block.heading >= 0 else None
            # nor does a topic belong to the roll that it follows, whatever the level
            section = named or (Topic.NOTES if above in CLOSED else above)
            label = None
        elif words := label_of(block):
            label = section_named(words)
            section = label or above
        elif block.parent >= 0:
            section = _of_item(blocks[block.parent]) or known[block.parent]
        else:
            section = label or above
        known.append(section)
        yield section


class MinutesContext(NamedTuple):
    """Blocks with what is known of them."""

    blocks: tuple[OutlineBlock, ...]
    #: of each block
    sections: tuple[Topic, ...]
    #: of each block, the blocks right in it
    children: tuple[tuple[int, ...], ...]
    known: KnownPeople
    #: whether it is a post: its prose tells, while notes say what the group did
    is_post: bool = False

    @classmethod
    def of(
        cls, lines: Iterable[Line], presences: Iterable[Presence] = (), *, is_post: bool = False
    ) -> MinutesContext:
        """Read some *lines* in which those *presences* are known."""
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
        """Return some blocks as what a record rests on."""
        words = " ".join(self.blocks[index].text for index in indices)
        return Evidence(self.blocks[indices[0]].first, shortened(words), is_stated)

    def end_of(self, index: int) -> int:
        """Return the index after all that stands in an item or below a heading."""
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
        """Return the words of the item or the heading that a block is about."""
        above = self.above(index)
        return shortened(visible_text(self.blocks[above].text), 100) if above >= 0 else ""

    def above(self, index: int) -> int:
        """Return the item that a block stands in, or the heading; less than 0 for none."""
        block = self.blocks[index]
        return block.parent if block.parent >= 0 else block.heading


def lines_between(lines: tuple[Line, ...], first: int, last: int) -> tuple[Line, ...]:
    """Return those *lines* whose numbers in the source are from *first* to *last*."""
    numbers = [line.number for line in lines]
    return lines[bisect_left(numbers, first) : bisect_right(numbers, last)]
