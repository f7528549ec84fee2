"""The roll: is a document a meeting, or are several in it; when were they, and who was there."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from ..dates.dating import Dating, date_of
from ..dates.in_paths import year_in_path
from ..dates.textdates import date_in
from ..document.records import Evidence, Meeting
from ..sources.titles import title_of
from .attendance import attendance_in, has_roll
from .block import blocks_of
from .meeting_links import links_of, next_date
from .plain_text import plain
from .rows import rows_of
from .section import sections_of
from .speaker_labels import labels_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ..document.records import Presence
    from ..document.source import Source
    from .rows import Row
    from .section import Section


#: a date that says the day is no shorter
DAY = "2025-06-17"
#: words of a path or a title that say what it is
_MEETING = re.compile(
    r"\b(?:meetings?|minutes|calls?|syncs?|stand-?ups?|check-?ins?|office hours?|cafes?"
    r"|sprint planning|town ?halls?|weekl(?:y|ies)|notes)\b",
    re.IGNORECASE,
)
#: headings that notes of meetings have
_PARTS = re.compile(
    r"(?:meeting )?(?:agenda|minutes|notes|action items|discussions?|roll call|attendees"
    r"|next meeting|announcements|adjournment)\b.*",
    re.IGNORECASE,
)
#: files beside notes that are none themselves
_NO_NOTES = re.compile(
    r"(?:.*/)?(?:readme|index|_?template.*|contributing|agenda[-_]?template"
    r"|code[-_]of[-_]conduct)\.\w+",
    re.IGNORECASE,
)
#: dialects of posts: there, only a roll call makes a meeting
_POSTS = ("hugo", "jekyll")


class _Roll(NamedTuple):
    """What is read of the rows of one meeting."""

    rows: Sequence[Row]
    people: tuple[Presence, ...]
    is_called: bool

    @classmethod
    def of(cls, rows: Sequence[Row]) -> _Roll:
        blocks = tuple(blocks_of(rows))
        return cls(rows, attendance_in(blocks, rows), has_roll(blocks))


def meetings_of(source: Source) -> tuple[Meeting, ...]:
    """Return the meetings of *source*: none, one for all of it, or one for each dated heading."""
    rows = rows_of(source.body)
    if not any(row.text for row in rows):
        return ()
    title = title_of(source).text
    sections = sections_of(rows, year_in_path(source.path) or _year_in(title))
    rolls = [_Roll.of(section.rows) for section in sections]
    if len(sections) > 1 and _are_notes(rolls, title, source):
        pairs = zip(sections, rolls, strict=True)
        return tuple(_of_section(section, roll, title) for section, roll in pairs)
    roll, dating = _Roll.of(rows), date_of(source)
    if not _is_meeting(roll, dating.date, title, source):
        return ()
    named = _dated(title, dating.date)
    return (_meeting(named, dating, (rows[0].number, _last(rows).number), roll),)


def _dated(title: str, date: str) -> str:
    """Return *title* with the day, if it says none: meetings of a series are called the same."""
    day = date.partition("T")[0]
    said = date_in(title, int(day[:4])) if day else None
    is_told = said is not None and len(said.date) >= len(DAY)
    return title if is_told or len(day) < len(DAY) else f"{title}, {day}"


def _year_in(title: str) -> int | None:
    """Return the year that *title* names, if it names one alone."""
    years = {*re.findall(r"\b(?:19|20)\d\d\b", title)}
    return int(years.pop()) if len(years) == 1 else None


def _last(rows: Sequence[Row]) -> Row:
    return next((row for row in reversed(rows) if not row.is_blank), rows[-1])


def _is_meeting(roll: _Roll, date: str, title: str, source: Source) -> bool:
    if source.dialect in _POSTS:
        return roll.is_called and bool(roll.people) and _MEETING.search(title) is not None
    if _NO_NOTES.fullmatch(source.path):
        return len(roll.people) > 1 and bool(date)
    return roll.is_called or (bool(date) and _looks_like_notes(roll.rows, date, title, source))


def _looks_like_notes(rows: Sequence[Row], date: str, title: str, source: Source) -> bool:
    words = f"{title} {source.path}".replace("_", " ").replace("-", " ")
    kinds = " ".join(source.values("tags", "type", "categories", "layout")).casefold()
    is_named_so = "meeting" in kinds or _MEETING.search(words) is not None
    # a year alone may be that of a folder
    return (is_named_so and len(date) > len("2025-06")) or any(
        row.level and _PARTS.fullmatch(plain(row.text)) for row in rows
    )


def _are_notes(rolls: Sequence[_Roll], title: str, source: Source) -> bool:
    """Whether the sections with *rolls* are meetings, and not what a change log has."""
    called = sum(roll.is_called for roll in rolls)
    if source.dialect in _POSTS:
        return called * 2 > len(rolls)
    return called * 3 > len(rolls) or _MEETING.search(f"{title} {source.path}") is not None


def _of_section(section: Section, roll: _Roll, title: str) -> Meeting:
    heading = section.heading
    last = _last((heading, *section.rows)).number
    named = f"{title}, {section.date}" if title else section.date
    dating = Dating(section.date, "text", Evidence(heading.number, heading.text))
    return _meeting(named, dating, (heading.number, last), roll)


def _meeting(title: str, dating: Dating, lines: tuple[int, int], roll: _Roll) -> Meeting:
    evidence = dating.evidence
    if not dating.date:
        evidence = Evidence(lines[0], title, is_stated=False)
    return Meeting(
        title,
        dating.date,
        lines,
        evidence,
        roll.people,
        labels=labels_of(roll.rows, roll.people),
        links=links_of(roll.rows),
        next_date=next_date(roll.rows, dating.date),
        doubts=dating.findings,
    )


__all__ = ["meetings_of"]
