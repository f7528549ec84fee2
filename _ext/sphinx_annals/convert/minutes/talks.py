"""Recognise talks in headings, rows and items that name a talk and its speakers."""

from __future__ import annotations

import re
from itertools import takewhile
from typing import TYPE_CHECKING

from ..document.outline import BlockType, tables_of
from ..document.plain_text import shortened, visible_text
from ..document.records import Talk
from ..vocabulary import any_of
from .attribution import BOLD, SPAN, claimed, is_full_name, names_in
from .meeting_context import Topic, section_named
from .programmes import VIDEO, embedded, media_in, presence_of, speakers_in, talks_in, typed
from .template_remnants import is_prompt

if TYPE_CHECKING:
    from ..document.records import Presence
    from .meeting_context import MinutesContext


#: names at the end of a title
BESIDE = re.compile(r"(?P<title>.{3,200}?)\s*\((?P<who>[^()\n]{3,160})\)\W{0,3}\Z")
BY = re.compile(
    rf"(?P<title>.{{3,200}}?)\s*(?:{any_of('talks.by')}| – | — )(?P<who>[^\n]{{3,100}})\Z"
)
#: words below a heading with a video, which is then a talk
SPEAKS = re.compile(rf"\b{any_of('talks.told')}\b", re.IGNORECASE)
LINK = re.compile(r"\[([^\[\]\n]{3,300})\]\((https?://[^()\s]{3,1000})\)")
WHAT_FOLLOWS = re.compile(rf" {any_of('talks.after_speakers')}\b|[,(–.]")
#: words of a point that announces a talk
SHOWN = re.compile(rf"\b{any_of('talks.shown')}\b", re.IGNORECASE)


def talks_of(reading: MinutesContext) -> tuple[Talk, ...]:
    """Return the talks, in the order of the notes."""
    found = [talk for table in tables_of(reading.blocks) for talk in talks_in(reading, table)]
    found += filter(None, (_talk_at(reading, index) for index in range(len(reading.blocks))))
    # a talk inferred from a video may be stated elsewhere
    shown = {talk.video for talk in found if talk.evidence.is_stated}
    distinct = (talk for talk in found if talk.evidence.is_stated or talk.video not in shown)
    return tuple(sorted(distinct, key=lambda talk: talk.evidence.line))


def _talk_at(reading: MinutesContext, index: int) -> Talk | None:
    """Return the talk of a heading, an item or a paragraph."""
    block = reading.blocks[index]
    if block.shape is BlockType.HEADING:
        return _headed(reading, index)
    if block.shape is BlockType.ROW or is_prompt(block.text):
        return None
    return _pointed(reading, index) or _beside_video(reading, index)


# headings ---------------------------------------------------------------------------------------


def _headed(reading: MinutesContext, index: int) -> Talk | None:
    """Return the talk that a heading names: by its type, its speakers, or a video below it."""
    words = visible_text(reading.blocks[index].text)
    if section_named(words):
        return None
    below = _texts_below(reading, index)
    media = media_in(below)
    sort, title = typed(words)
    marks = bool(sort) + any(media)
    title, speakers = _with_speakers(reading, index, title, is_shown=marks > 0)
    is_named = bool(speakers) and (marks > 0 or any(each.affiliations for each in speakers))
    is_stated = is_named or marks == 2
    if not is_stated and not _is_told(reading, index, below):
        return None
    evidence = reading.evidence(index, is_stated=is_stated)
    return Talk(title, evidence, speakers, sort, "", "", *media)


def _texts_below(reading: MinutesContext, index: int) -> list[str]:
    """Return the texts of the blocks up to the next heading of any level."""
    later = (reading.blocks[at] for at in range(index + 1, len(reading.blocks)))
    below = takewhile(lambda block: block.shape is not BlockType.HEADING, later)
    return [block.text for block in below]


def _is_told(reading: MinutesContext, index: int, below: list[str]) -> bool:
    """Whether a section of a post begins with a video and mentions a talk."""
    is_section = reading.is_post and reading.blocks[index].depth > 1
    return is_section and bool(below and embedded(below[0])) and any(map(SPEAKS.search, below))


def _with_speakers(
    reading: MinutesContext, index: int, words: str, *, is_shown: bool
) -> tuple[str, tuple[Presence, ...]]:
    """Split the speakers off the words of a heading; a mere ``by Ada Quill`` may be anything."""
    evidence = reading.evidence(index)
    for pattern in (BESIDE, BY) if is_shown else (BESIDE,):
        found = pattern.match(words)
        if found and (who := speakers_in(found["who"], reading.known, evidence)):
            return found["title"].strip(), who
    claim = claimed(words, reading.known)
    return claim.rest, tuple(presence_of(name, (), evidence) for name in claim.owners)


# points -----------------------------------------------------------------------------------------


def _pointed(reading: MinutesContext, index: int) -> Talk | None:
    """Return the talk of a point of a list that begins with its speakers in bold.

    A speaker in a discussion is in bold, too: a talk has a title, which is not a sentence.
    """
    text = reading.blocks[index].text
    bold = BOLD.match(text) if _may_announce(reading, index) else None
    names = names_in(bold[2].strip(" :"), reading.known) if bold else ()
    if bold is None or not names:
        return None
    after = text[bold.end() :].lstrip()
    title = claimed(after.lstrip(" :–—-"), reading.known).rest.lstrip(" :–—-")
    is_labelled = ":" in {after[:1], bold[2][-1:]} and all(map(is_full_name, names))
    is_own = reading.sections[index] is Topic.TALKS
    if is_own or LINK.match(title) or _is_announced(title, after, is_labelled=is_labelled):
        return _talk(reading, index, title, names)
    return None


def _may_announce(reading: MinutesContext, index: int) -> bool:
    """Whether a block is at the top of a list, right below the heading of an agenda or talks."""
    block = reading.blocks[index]
    if block.shape is not BlockType.ITEM or block.depth or block.heading < 0:
        return False
    return section_named(reading.blocks[block.heading].text) in {Topic.TALKS, Topic.AGENDA}


def _is_announced(title: str, after: str, *, is_labelled: bool) -> bool:
    """Whether a point without minutes announces something shown, or has a title and a label."""
    words = visible_text(title)
    is_title = not words[:1].islower() and words[-1:] not in {".", "?"}
    return not SPAN.search(after) and (bool(SHOWN.search(words)) or (is_labelled and is_title))


def _talk(reading: MinutesContext, index: int, text: str, names: tuple[str, ...]) -> Talk | None:
    """Return the talk of a point; None for a question, or a point without words."""
    if visible_text(text)[-1:] in {"", "?"}:
        return None
    evidence = reading.evidence(index)
    link = LINK.match(text)
    title = visible_text(link[1]) if link else shortened(visible_text(text), 120)
    within = [reading.blocks[at].text for at in range(index, reading.end_of(index))]
    sort, title = typed(title)
    speakers = tuple(presence_of(name, (), evidence) for name in names)
    return Talk(title, evidence, speakers, sort, "", "", *media_in(within))


def _beside_video(reading: MinutesContext, index: int) -> Talk | None:
    """Return a talk of a post whose title is a link to a video, with the name before or after."""
    text = reading.blocks[index].text
    for link in LINK.finditer(text[:2000]) if reading.is_post else ():
        before = visible_text(text[: link.start()]).strip(" :,–—-")
        after = visible_text(text[link.end() :]).lstrip(" :,.–—-")
        for who in (before, WHAT_FOLLOWS.split(after)[0].strip()) if VIDEO.match(link[2]) else ():
            if speakers := speakers_in(who, reading.known, reading.evidence(index)):
                title = visible_text(link[1])
                return Talk(title, reading.evidence(index), speakers, video=link[2])
    return None
