"""Recognise talks in headings, rows and items that name a talk and its speakers."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ..document.outline import BlockType, tables_of
from ..document.plain_text import shortened, visible_text
from ..document.records import Talk
from .attribution import BOLD, SPAN, claimed, is_full_name, names_in
from .context import Topic, section_named
from .placeholders import is_prompt
from .programmes import VIDEO, embedded, media_in, presence_of, speakers_in, talks_in, typed

if TYPE_CHECKING:
    from ..document.outline import OutlineBlock
    from ..document.records import Presence
    from .context import MinutesContext


#: the names at the end of a title
BESIDE = re.compile(r"(?P<title>.{3,200}?)\s*\((?P<who>[^()\n]{3,160})\)\W{0,3}\Z")
BY = re.compile(r"(?P<title>.{3,200}?)\s*(?:,? by |, with | – | — )(?P<who>[^\n]{3,100})\Z")
#: what is written below a heading with a video, when it is a talk
SPEAKS = re.compile(
    r"\b(?:talks?|talked|present(?:ed|s|ing|ation)|keynote|tutorial|workshop|demo|webinar"
    r"|lecture|lightning|session|speaker|spoke)\b",
    re.IGNORECASE,
)
LINK = re.compile(r"\[([^\[\]\n]{3,300})\]\((https?://[^()\s]{3,1000})\)")
WHAT_FOLLOWS = re.compile(
    r" (?:of|from|at|discuss\w*|presents?|shares?|explor\w*|talks?)\b|[,(–.]"
)
#: a point of a list that announces what somebody shows
SHOWN = re.compile(
    r"\b(?:demo|present(?:s|ing|ation|ed)?|talk|showing|showcase|intro(?:duction)?|overview"
    r"|walkthrough|tutorial)\b",
    re.IGNORECASE,
)


def talks_of(reading: MinutesContext) -> tuple[Talk, ...]:
    """Return the talks, in the order of the notes."""
    stated = [talk for table in tables_of(reading.blocks) for talk in talks_in(reading, table)]
    inferred: list[Talk] = []
    for index, block in enumerate(reading.blocks):
        if block.shape is BlockType.HEADING:
            talk = _headed(reading, index)
            if talk:
                (stated if talk.evidence.is_stated else inferred).append(talk)
        elif block.shape is not BlockType.ROW and not is_prompt(block.text):
            stated += _pointed(reading, index, block) or _beside_video(reading, index, block)
    shown = {talk.video for talk in stated}
    stated += [talk for talk in inferred if talk.video not in shown]
    return tuple(sorted(stated, key=lambda talk: talk.evidence.line))


def _headed(reading: MinutesContext, index: int) -> Talk | None:
    """Return the talk that a heading names: by its sort, its speakers, or a video below it."""
    block, words = reading.blocks[index], visible_text(reading.blocks[index].text)
    if section_named(words):
        return None
    below = [each.text for each in reading.blocks[index + 1 : _own_end(reading, index)]]
    media = media_in(below)
    sort, title = typed(words)
    is_shown = bool(sort or media.video or media.slides)
    title, speakers = _with_speakers(reading, index, title, is_shown=is_shown)
    is_named = bool(speakers) and (is_shown or any(each.affiliations for each in speakers))
    is_typed = bool(sort and (media.video or media.slides))
    # a heading with a video right below, in a part that speaks of a talk
    is_told = reading.is_post and block.depth > 1 and bool(below) and bool(embedded(below[0]))
    if not (is_named or is_typed or (is_told and any(map(SPEAKS.search, below)))):
        return None
    evidence = reading.evidence(index, is_stated=is_named or is_typed)
    return Talk(title, evidence, speakers, sort, "", "", *media)


def _own_end(reading: MinutesContext, index: int) -> int:
    """Return the index of the next heading of any level."""
    for later in range(index + 1, len(reading.blocks)):
        if reading.blocks[later].shape is BlockType.HEADING:
            return later
    return len(reading.blocks)


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


def _pointed(reading: MinutesContext, index: int, block: OutlineBlock) -> list[Talk]:
    """Return the talk of a point of a list that begins with its speakers in bold.

    Who speaks in a discussion stands in bold too: a talk has a title, which is no sentence.
    """
    bold = BOLD.match(block.text)
    heading = reading.blocks[block.heading].text if block.heading >= 0 else ""
    is_own = section_named(heading) in {Topic.TALKS, Topic.AGENDA}
    if bold is None or not is_own or block.shape is not BlockType.ITEM or block.depth:
        return []
    names = names_in(bold[2].strip(" :"), reading.known)
    after = block.text[bold.end() :].lstrip()
    text = claimed(after.lstrip(" :–—-"), reading.known).rest.lstrip(" :–—-")
    is_talk = reading.sections[index] is Topic.TALKS or _is_presented(text, after)
    is_labelled = ":" in {after[:1], bold[2][-1:]} and all(map(is_full_name, names))
    is_titled = is_labelled and _is_title(visible_text(text)) and not SPAN.search(after)
    if not names or visible_text(text)[-1:] in {"", "?"} or not (is_talk or is_titled):
        return []
    return [_talk(reading, index, text, names)]


def _is_presented(text: str, after: str) -> bool:
    """Whether a point begins with a link, or says that something is shown."""
    shown = SHOWN.search(visible_text(text)) is not None and not SPAN.search(after)
    return shown or LINK.match(text) is not None


def _is_title(words: str) -> bool:
    return not words[:1].islower() and words[-1:] not in {".", "?"}


def _beside_video(reading: MinutesContext, index: int, block: OutlineBlock) -> list[Talk]:
    """Return a talk of a post whose title is a link to a video, with the name before or after."""
    for link in LINK.finditer(block.text[:2000]):
        if not reading.is_post or not VIDEO.match(link[2]):
            continue
        before = visible_text(block.text[: link.start()]).strip(" :,–—-")
        after = visible_text(block.text[link.end() :]).lstrip(" :,.–—-")
        first = WHAT_FOLLOWS.split(after)
        for who in (before, first[0].strip()):
            speakers = speakers_in(who, reading.known, reading.evidence(index)) if who else ()
            if speakers:
                return [
                    Talk(visible_text(link[1]), reading.evidence(index), speakers, video=link[2])
                ]
    return []


def _talk(reading: MinutesContext, index: int, text: str, names: tuple[str, ...]) -> Talk:
    evidence = reading.evidence(index)
    link = LINK.match(text)
    title = visible_text(link[1]) if link else shortened(visible_text(text), 120)
    within = [reading.blocks[at].text for at in range(index, reading.end_of(index))]
    sort, title = typed(title)
    speakers = tuple(presence_of(name, (), evidence) for name in names)
    return Talk(title, evidence, speakers, sort, "", "", *media_in(within))
