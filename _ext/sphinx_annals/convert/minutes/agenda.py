"""Recognise agenda items, with who raised them and how long they take."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ..document.outline import BlockType, tables_of
from ..document.plain_text import sentences, shortened, visible_text
from ..document.records import AgendaItem, Evidence
from .attribution import claimed, names_in
from .context import Topic, label_of, section_named
from .placeholders import is_prompt

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ..document.outline import OutlineTable, TableRow
    from .context import MinutesContext


#: points that only hold others
HOLDER = re.compile(
    r"(?:other |old |new )?(?:proposals and discussions?|agenda items?|announcements?"
    r"|discussions?(?: topics| items)?|topics|proposals|updates|reports|business|items"
    r"|pull requests?|issues)\W*\Z",
    re.IGNORECASE,
)
#: facts about the meeting, and what is asked of everybody, are no points
FACT = re.compile(
    r"(?:where|when|location|dates?|times?|contacts?|dial-?in|hosts?|links?|zoom|video.{0,20}"
    r"|registration|wi-?fi|place|venue|timezone|your timezone|note ?takers?|facilitators?|scribes?"
    r"|chairs?)\s?:|please\b|remember to\b",
    re.IGNORECASE,
)
#: headings of an agenda that name a place where issues are kept: ``lantern/web``
PLACE = re.compile(r"[\w.-]{1,40}/[\w.-]{1,60}\Z")
#: who presents what stands under a heading
PRESENTER = re.compile(
    r"[*_]{0,2}(?:presenters?|champions?|speakers?|presented by|led by|lead|owners?|raised by)"
    r"(?: \([^()\n]{1,30}\))?[*_]{0,2}\s?[:：][*_]{0,2}\s*(\S.{0,150})",
    re.IGNORECASE,
)
INITIALS = re.compile(r"\s*\([A-Z]{2,4}\d?\)")
TOPIC_COLUMN = re.compile(
    r"topics?|(?:agenda )?items?|agenda|subjects?|what|titles?", re.IGNORECASE
)
OWNER_COLUMN = re.compile(
    r"who|owners?|leads?|presenters?|speakers?|names?|raised by", re.IGNORECASE
)
SPAN_COLUMN = re.compile(
    r"(?:time|duration|minutes?|mins?|length|how long)(?: .{0,20})?", re.IGNORECASE
)
SPAN = re.compile(r"~?\s*(\d{1,3})\s*(?:m|mins?|minutes?)?\.?", re.IGNORECASE)
#: a paragraph with so many words or fewer, and no mark at its end, is a topic
TOPIC_WORDS = 10


def items_of(reading: MinutesContext) -> tuple[AgendaItem, ...]:
    """Return the points of the agenda, in the order of the notes.

    Where points stand right under its heading, headings below it are the notes on them.
    """
    found = (
        (*_rows(reading), *_points(reading, is_direct=True))
        or (*_headings(reading), *_points(reading, is_direct=False))
        or tuple(_presented(reading))
    )
    return tuple(sorted(found, key=lambda item: item.evidence.line))


def _rows(reading: MinutesContext) -> Iterator[AgendaItem]:
    for table in tables_of(reading.blocks):
        if reading.sections[table.head.place] is Topic.AGENDA:
            yield from _tabled(reading, table)


def _headings(reading: MinutesContext) -> Iterator[AgendaItem]:
    for index, block in enumerate(reading.blocks):
        if block.shape is BlockType.HEADING and _is_topic_heading(reading, index):
            yield _item(reading, index)


def _points(reading: MinutesContext, *, is_direct: bool) -> Iterator[AgendaItem]:
    """Yield the points under the heading of an agenda, or else those under places in it."""
    # the paragraph that the next items belong to, and whether a list stood above
    topic, is_listed = False, False
    for index, block in enumerate(reading.blocks):
        if block.shape is BlockType.HEADING:
            topic, is_listed = False, False
        is_own = reading.sections[index] is Topic.AGENDA and not block.is_within
        if not is_own or _holds_points(reading, index) is not is_direct:
            continue
        if block.shape is BlockType.ITEM and not topic:
            found = tuple(_listed(reading, index))
            is_listed = is_listed or bool(found)
            yield from found
        elif block.shape is BlockType.TEXT and not block.depth and not _is_fact(block.text):
            is_label = bool(label_of(block))
            topic = _is_topic(block.text) and not is_label
            if topic or (is_listed and not is_label):
                yield _item(reading, index)


def _holds_points(reading: MinutesContext, index: int) -> bool | None:
    """Whether the heading above is that of an agenda (True) or of a place in it (False)."""
    above = reading.blocks[index].heading
    if above < 0 or section_named(reading.blocks[above].text) is Topic.AGENDA:
        return True
    return False if PLACE.match(visible_text(reading.blocks[above].text)) else None


def _is_topic_heading(reading: MinutesContext, index: int) -> bool:
    block = reading.blocks[index]
    words = visible_text(block.text)
    is_own = section_named(block.text) is None and not PLACE.match(words)
    above = block.heading
    return (
        is_own
        and above >= 0
        and reading.sections[above] is Topic.AGENDA
        and (section_named(reading.blocks[above].text) is Topic.AGENDA)
        and not is_prompt(block.text)
    )


def _is_topic(text: str) -> bool:
    words = visible_text(text)
    return len(words.split()) <= TOPIC_WORDS and words[-1:] not in ".:!?…," and "://" not in words


def _is_fact(text: str) -> bool:
    return is_prompt(text) or FACT.match(visible_text(text)) is not None


def _listed(reading: MinutesContext, index: int) -> Iterator[AgendaItem]:
    """Yield an item of the top of a list, or those that it only holds."""
    block = reading.blocks[index]
    above = block.parent
    is_held = above >= 0 and HOLDER.match(visible_text(reading.blocks[above].text)) is not None
    if (above >= 0 and not is_held) or _is_fact(block.text):
        return
    if HOLDER.match(visible_text(block.text)) and reading.children[index]:
        return
    yield _item(reading, index)


def _item(reading: MinutesContext, index: int) -> AgendaItem:
    block = reading.blocks[index]
    claim = claimed(block.text, reading.known)
    first = sentences(claim.rest)[0][1] if block.shape is BlockType.TEXT else claim.rest
    title = shortened(visible_text(first), 200)
    return AgendaItem(title, reading.evidence(index), claim.owners, claim.minutes)


def _presented(reading: MinutesContext) -> Iterator[AgendaItem]:
    """Yield the headings that have a presenter right below."""
    for index, block in enumerate(reading.blocks[1:], 1):
        presenter = PRESENTER.match(block.text)
        above = block.heading
        if (
            presenter
            and above >= 0
            and 0 < index - above <= 3
            and block.shape is not BlockType.ROW
        ):
            item = _item(reading, above)
            names = INITIALS.sub("", visible_text(presenter[1]))
            owners = names_in(names, reading.known) or (names,)
            yield item._replace(owners=owners)


def _tabled(reading: MinutesContext, table: OutlineTable) -> Iterator[AgendaItem]:
    topic = table.column(TOPIC_COLUMN)
    owner, span = table.column(OWNER_COLUMN), table.column(SPAN_COLUMN)
    if topic is None or (owner is None and span is None):
        return
    for row in table.rows:
        title = visible_text(row.cell(topic))
        if title and not is_prompt(row.cell(topic)):
            yield _row_item(reading, row, title, row.cell(owner), row.cell(span))


def _row_item(
    reading: MinutesContext, row: TableRow, title: str, owner: str, span: str
) -> AgendaItem:
    who = visible_text(owner)
    owners = names_in(who, reading.known) or ((who,) if who else ())
    minutes = SPAN.fullmatch(visible_text(span))
    evidence = Evidence(reading.blocks[row.place].first, shortened(reading.blocks[row.place].text))
    return AgendaItem(title, evidence, owners, int(minutes[1]) if minutes else None)
