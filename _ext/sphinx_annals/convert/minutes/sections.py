"""Sections: what a part of the notes is about, by the words of its heading."""

from __future__ import annotations

import re
from enum import Enum
from functools import lru_cache
from typing import TYPE_CHECKING

from ..document.outline import Block, Shape
from .plain_text import MANY, plain

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator


class Section(Enum):
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
NAMES: tuple[tuple[Section, str], ...] = (
    (
        Section.OPEN,
        r"(?:decisions?|conclusions?) (?:needed|required|pending|to (?:be )?ma[dk]e|wanted).*"
        r"|(?:pending|open|needed|proposed|upcoming|draft) (?:decisions?|resolutions?|questions?)"
        r"|needs? (?:a )?decisions?.*|discussion points? and decisions? needed",
    ),
    (
        Section.DECISIONS,
        rf"(?:(?:key|final|meeting|main|summary of|list of|our) )*(?:{_DECIDED})s"
        rf"(?: (?:{_MADE}))?|what (?:we|was|has been) (?:have )?(?:decided|agreed)"
        r"|decision (?:log|record)|decided|agreed|consensus items?",
    ),
    (
        Section.DECISION,
        rf"(?:(?:key|final|meeting|main|group) )*(?:{_DECIDED}|consensus)(?: (?:{_MADE}))?"
        rf"|(?:{_DECIDED})s?(?: ?(?:/|and|&|or) ?(?:{_DECIDED}|consensus|next steps?)s?)+",
    ),
    (
        Section.ACTIONS,
        r"(?:(?:new|open|next|our|the|all|current|outstanding|assigned|list of|summary of) )*"
        r"(?:actions?(?: items?| points?| list)?|to-?dos?|to do(?: list)?|tasks|assignments"
        r"|next[ -]steps?|follow-?ups?(?: items?| actions?)?|ais?)"
        r"(?: (?:from|for) (?:this|today|next)\b.*| for the next\b.*)?(?: ?\(.*\))?"
        r"|next steps? ?(?:/|and|&) ?actions?.*|actions? ?(?:/|and|&) ?next steps?.*",
    ),
    (
        Section.PRAISE,
        r"(?:.*\W)?(?:celebrat\w+|shout-?outs?|shout outs?|kudos|praises?|thanks|thank yous?"
        r"|gratitude|appreciations?|congratulations|wins)(?:\W.*)?",
    ),
    (
        Section.FIXED,
        r"(?:useful |helpful |other |important |quick |related )?(?:links?|resources)(?: shared)?"
        r"|logistics|registration|code of conduct(?: ?[^\w\s].*|s| reminder.*)?|let'?s connect.*"
        r"|purpose|housekeeping"
        r"|presentation topics .*|meeting details|recordings?|(?:meeting )?info(?:rmation)?"
        r"|(?:upcoming|next|future) meetings?.*|agenda items for future.*|schedule constraints"
        r"|welcome.*|backlog|parking lot|dial-?in.*|zoom.*|how to join.*|guidelines.*"
        r"|ice-?breakers?.*|references?|calendar.*|contacts?|hosts?|location|about.*",
    ),
    (
        Section.ROLL,
        r"(?:.*\W)?(?:attendees|attendance|attending|present|participants|roll ?call|check-?in"
        r"|sign-?in|who.s here|regrets|apologies|absent|absentees|in attendance|introductions?"
        r"|introduce yourselves|introduce yourself|members present|guests|observers)(?:\W.*)?",
    ),
    (
        Section.TALKS,
        r"(?:.*\W)?(?:(?:lightning|invited|contributed|featured|community|favou?rite) )?"
        r"(?:talks|presentations|demos|keynotes|showcases?|tutorials|speakers)(?:\W.*)?",
    ),
    (
        Section.NEWS,
        r"announcements?(?: .*)?|news(?:\W.*)?|(?:quick |team |general |status )?updates?"
        r"|reports?|reminders?|stand-?up.*|mini stand-?up.*",
    ),
    (
        Section.AGENDA,
        r"(?:.*\W)?agenda(?:\W.*)?|(?:(?:new|old|other|main|standing|discussion|discussed|open"
        r"|suggested|community|previous|additional) )*(?:topics?|business|discussions|items"
        r"|discussion (?:points|items|topics))(?: (?:discussed|suggested|of discussion))?"
        r"|(?:meeting )?topics?|proposals and discussions|follow-? ?up (?:from|of|on) .*"
        r"|any other business|aob",
    ),
    (
        Section.NOTES,
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
def section_named(words: str) -> Section | None:
    """Return what a heading says that stands below it; None where it is a topic."""
    words = " ".join(PICTURE.sub(" ", plain(words).replace("’", "'")).split())
    words = NUMBER.sub("", words).strip(" :.-#")
    if not words or len(words) > 80:
        return None
    return next((section for section, name in SECTIONS if name.fullmatch(words)), None)


def label_of(block: Block) -> str:
    """Return the words of a paragraph that stands as a heading: bold, or with a colon."""
    if block.shape is not Shape.TEXT or block.depth or len(block.lines) > 1:
        return ""
    text = block.text.strip()
    bold = BOLD_LINE.match(text)
    return bold[2] if bold else text if LABEL_LINE.match(text) else ""


def _of_item(block: Block) -> Section | None:
    return section_named(block.text) if len(block.text) < 60 else None


#: they hold no topics
CLOSED = frozenset((Section.ROLL, Section.FIXED))


def sectioned(blocks: Iterable[Block]) -> tuple[Section, ...]:
    """Return for each of the *blocks* the section that it stands in; for a heading, its own."""
    return tuple(_sections(tuple(blocks)))


def _sections(blocks: tuple[Block, ...]) -> Iterator[Section]:
    known: list[Section] = []
    label: Section | None = None
    for block in blocks:
        above = known[block.heading] if block.heading >= 0 else Section.NOTES
        if block.shape is Shape.HEADING:
            # what is said by the title of a document is not said by each of its headings
            named = section_named(block.text) if block.depth > 1 or block.heading >= 0 else None
            # nor does a topic belong to the roll that it follows, whatever the level
            section = named or (Section.NOTES if above in CLOSED else above)
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
