"""Recognise agenda items, with their owners and minutes."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ..document.outline import BlockType, tables_of
from ..document.plain_text import sentences, shortened, visible_text
from ..document.records import AgendaItem
from ..vocabulary import any_of
from .attribution import claimed, owners_in
from .meeting_context import Topic, label_of, section_named
from .template_remnants import is_prompt

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ..document.outline import OutlineBlock, OutlineTable
    from .meeting_context import MinutesContext


#: points that only hold others
HOLDER = re.compile(rf"{any_of('agenda.holders')}\W*\Z", re.IGNORECASE)
#: facts about the meeting, and requests to all participants, which are not points
FACT = re.compile(rf"{any_of('agenda.facts')}\s?:|{any_of('agenda.requests')}\b", re.IGNORECASE)
#: headings of an agenda that name a repository, whose issues are the points: ``lantern/web``
PLACE = re.compile(r"[\w.-]{1,40}/[\w.-]{1,60}\Z")
#: the line with the presenter below a heading
PRESENTER = re.compile(
    rf"[*_]{{0,2}}{any_of('agenda.presenters')}"
    r"(?: \([^()\n]{1,30}\))?[*_]{0,2}\s?[:：][*_]{0,2}\s*(\S.{0,150})",
    re.IGNORECASE,
)
INITIALS = re.compile(r"\s*\([A-Z]{2,4}\d?\)")
TOPIC, OWNER, SPAN_OF_TIME = (
    re.compile(rf"{any_of(f'agenda.columns.{name}')}{more}", re.IGNORECASE)
    for name, more in (("topic", ""), ("owner", ""), ("span", "(?: .{0,20})?"))
)
SPAN = re.compile(rf"~?\s*(\d{{1,3}})\s*{any_of('attribution.minutes')}?\.?", re.IGNORECASE)
#: a paragraph with at most this many words, and no mark at its end, is a topic
TOPIC_WORDS = 10


def items_of(reading: MinutesContext) -> tuple[AgendaItem, ...]:
    """Return the points of the agenda, in the order of the notes.

    Where points are right below its heading, headings below it are the notes on them.
    """
    found = (
        (*_rows(reading), *_points(reading, is_direct=True))
        or (*_headings(reading), *_points(reading, is_direct=False))
        or tuple(_presented(reading))
    )
    return tuple(sorted(found, key=lambda item: item.evidence.line))


# tables -----------------------------------------------------------------------------------------


def _rows(reading: MinutesContext) -> Iterator[AgendaItem]:
    for table in tables_of(reading.blocks):
        if reading.sections[table.head.place] is Topic.AGENDA:
            yield from _tabled(reading, table)


def _tabled(reading: MinutesContext, table: OutlineTable) -> Iterator[AgendaItem]:
    places = tuple(map(table.column, (TOPIC, OWNER, SPAN_OF_TIME)))
    if places[0] is None or places[1:] == (None, None):
        return
    for row in table.rows:
        title, owner, span = (visible_text(row.cell(place)) for place in places)
        if title and not is_prompt(row.cell(places[0])):
            minutes = SPAN.fullmatch(span)
            owners = owners_in(owner, reading.known)
            evidence = reading.evidence(row.place)
            yield AgendaItem(title, evidence, owners, int(minutes[1]) if minutes else None)


# headings ---------------------------------------------------------------------------------------


def _headings(reading: MinutesContext) -> Iterator[AgendaItem]:
    for index, block in enumerate(reading.blocks):
        if block.shape is BlockType.HEADING and _is_topic_heading(reading, index):
            yield _item(reading, index)


def _is_topic_heading(reading: MinutesContext, index: int) -> bool:
    """Whether a heading right below that of an agenda is a point."""
    block = reading.blocks[index]
    is_below = block.heading >= 0 and reading.sections[block.heading] is Topic.AGENDA
    if not is_below or not _is_agenda(reading.blocks[block.heading]):
        return False
    is_own = section_named(block.text) is None and not PLACE.match(visible_text(block.text))
    return is_own and not is_prompt(block.text)


def _is_agenda(heading: OutlineBlock) -> bool:
    return section_named(heading.text) is Topic.AGENDA


def _presented(reading: MinutesContext) -> Iterator[AgendaItem]:
    """Yield the headings that have a presenter right below."""
    for index, block in enumerate(reading.blocks):
        is_near = block.heading >= 0 and 0 < index - block.heading <= 3
        presenter = PRESENTER.match(block.text) if is_near else None
        if presenter and block.shape is not BlockType.ROW:
            names = INITIALS.sub("", visible_text(presenter[1]))
            item = _item(reading, block.heading)
            yield item._replace(owners=owners_in(names, reading.known))


# points -----------------------------------------------------------------------------------------


def _points(reading: MinutesContext, *, is_direct: bool) -> Iterator[AgendaItem]:
    """Yield the points right below the heading of an agenda, or else those below its places."""
    groups: dict[int, list[int]] = {}
    for index, block in enumerate(reading.blocks):
        if reading.sections[index] is Topic.AGENDA and _may_be_point(block):
            groups.setdefault(block.heading, []).append(index)
    for heading, indices in groups.items():
        if _holds_points(reading, heading) is is_direct:
            yield from _points_below(reading, indices)


def _may_be_point(block: OutlineBlock) -> bool:
    """Whether a block is an item, or a paragraph outside of lists that is not a fact."""
    if block.is_within or block.shape is not BlockType.TEXT:
        return block.shape is BlockType.ITEM and not block.is_within
    return not block.depth and not _is_fact(block.text)


def _holds_points(reading: MinutesContext, heading: int) -> bool | None:
    """Whether a heading is that of an agenda (True) or of a place in it (False)."""
    if heading < 0 or _is_agenda(reading.blocks[heading]):
        return True
    return False if PLACE.match(visible_text(reading.blocks[heading].text)) else None


def _points_below(reading: MinutesContext, indices: list[int]) -> Iterator[AgendaItem]:
    """Yield the points among the blocks of a heading: items, topics, paragraphs after a list."""
    # whether the next items are the notes on a topic, and whether there was a list
    is_topic = is_listed = False
    for index in indices:
        block = reading.blocks[index]
        if block.shape is BlockType.ITEM:
            is_point = not is_topic and _is_point(reading, index)
            is_listed = is_listed or is_point
        else:
            is_label = bool(label_of(block))
            is_topic = not is_label and _is_topic(block.text)
            is_point = is_topic or (is_listed and not is_label)
        if is_point:
            yield _item(reading, index)


def _is_topic(text: str) -> bool:
    words = visible_text(text)
    return len(words.split()) <= TOPIC_WORDS and words[-1:] not in ".:!?…," and "://" not in words


def _is_fact(text: str) -> bool:
    return is_prompt(text) or FACT.match(visible_text(text)) is not None


def _is_point(reading: MinutesContext, index: int) -> bool:
    """Whether an item is at the top of a list, or right in an item that only holds others."""
    block = reading.blocks[index]
    is_top = block.parent < 0 or _holds_others(reading, block.parent)
    return is_top and not _is_fact(block.text) and not _holds_others(reading, index)


def _holds_others(reading: MinutesContext, index: int) -> bool:
    is_holder = HOLDER.match(visible_text(reading.blocks[index].text)) is not None
    return is_holder and bool(reading.children[index])


def _item(reading: MinutesContext, index: int) -> AgendaItem:
    block = reading.blocks[index]
    claim = claimed(block.text, reading.known)
    first = sentences(claim.rest)[0][1] if block.shape is BlockType.TEXT else claim.rest
    title = shortened(visible_text(first), 200)
    return AgendaItem(title, reading.evidence(index), claim.owners, claim.minutes)
