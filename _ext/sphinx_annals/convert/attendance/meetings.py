"""Find the meetings in a source: when they were, and who was there."""

from __future__ import annotations

import datetime as dt
import re
from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

from ...model import dates
from ..dates.choice import Dating, date_of
from ..dates.in_paths import year_in_path
from ..dates.in_text import date_in
from ..document.plain_text import roll_text
from ..document.records import Evidence, Meeting
from ..sources.titles import title_of
from ..vocabulary import any_of
from .meeting_links import links_of, next_date
from .roll_calls import attendance_in, has_roll
from .roll_sections import roll_sections_of
from .rows import BOLD, rows_of
from .speaker_labels import labels_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ..document.records import Presence
    from ..document.source import Source
    from .rows import BodyRow


#: words beside the date in the heading of a meeting
_BESIDE = re.compile(rf"(?:[\W\d_]|\b{any_of('meetings.beside_date')}\b)*", re.IGNORECASE)
_SHORT_YEAR = re.compile(r"['\u2019](\d\d)\b")
#: a year, even where the date has a slip: "7 Octobre 2023"
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
#: length of a heading with a date, at most
_LONGEST = 200
#: time between the first and the last day of one meeting, at most
_SPAN = dt.timedelta(days=5)


class MeetingSection(NamedTuple):
    """A meeting under its own heading."""

    heading: BodyRow
    date: str
    #: its rows, without the heading
    rows: tuple[BodyRow, ...]


def sections_of(rows: Sequence[BodyRow], year: int | None) -> tuple[MeetingSection, ...]:
    """Return the sections of *rows* that are meetings; none if there is only one.

    :param year: the year of headings that lack one.
    """
    by_level: dict[int, list[tuple[int, str]]] = defaultdict(list)
    for at, row in enumerate(rows):
        if row.level and (date := _date_of(row, year)):
            by_level[row.level].append((at, date))
    # bold lines are headings of meetings only if no heading is
    bold = by_level.pop(BOLD, [])
    several = [found for found in by_level.values() if _are_meetings(found)]
    dated = max(several, key=len, default=bold if _are_meetings(bold) else [])
    return tuple(_section(rows, at, date) for at, date in dated)


def _date_of(row: BodyRow, year: int | None) -> str:
    """Return the date of *row*, a heading with little else."""
    if len(row.text) > _LONGEST or not re.search(r"\d", row.text):
        return ""
    words = _SHORT_YEAR.sub(r"20\1", roll_text(row.text))
    found = date_in(words, year)
    if found is None or len(found.date) < len("2025-06-17"):
        return ""
    start, end = found.span
    is_all = _BESIDE.fullmatch(words[:start]) and _BESIDE.fullmatch(words[end:])
    return found.date if is_all else ""


def _are_meetings(found: list[tuple[int, str]]) -> bool:
    days = sorted(dates.parse(date).first for _, date in found)
    return len(found) > 1 and days[-1] - days[0] > _SPAN


def _section(rows: Sequence[BodyRow], at: int, date: str) -> MeetingSection:
    level = rows[at].level
    ends = (n for n in range(at + 1, len(rows)) if _is_new(rows[n], level))
    return MeetingSection(rows[at], date, tuple(rows[at + 1 : next(ends, len(rows))]))


def _is_new(row: BodyRow, level: int) -> bool:
    """Whether *row* ends a meeting: "## Attendees" below "## 3 May" does not."""
    if not 0 < row.level <= level:
        return False
    is_dated = _YEAR.search(row.text) or date_in(roll_text(row.text[:_LONGEST]), 2000)
    return row.level < level < BOLD or bool(is_dated)


#: a date with a day; others are shorter
DAY = "2025-06-17"
#: words of a path or a title of meeting notes
_MEETING = re.compile(rf"\b{any_of('meetings.names')}\b", re.IGNORECASE)
#: headings in meeting notes
_PARTS = re.compile(rf"{any_of('meetings.parts')}\b.*", re.IGNORECASE)
#: files beside notes that aren't notes
_NO_NOTES = re.compile(rf"(?:.*/)?{any_of('meetings.other_files')}\.\w+", re.IGNORECASE)


class _Roll(NamedTuple):
    """The rows of one meeting, and the people in its roll calls."""

    rows: Sequence[BodyRow]
    people: tuple[Presence, ...]
    is_called: bool

    @classmethod
    def of(cls, rows: Sequence[BodyRow]) -> _Roll:
        blocks = tuple(roll_sections_of(rows))
        return cls(rows, attendance_in(blocks, rows), has_roll(blocks))


def meetings_of(source: Source) -> tuple[Meeting, ...]:
    """Return the meetings of *source*: none, one, or one for each dated heading."""
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
    """Return *title* with the day, if it has none: meetings of a series share a title."""
    day = date.partition("T")[0]
    said = date_in(title, int(day[:4])) if day else None
    has_day = said is not None and len(said.date) >= len(DAY)
    return title if has_day or len(day) < len(DAY) else f"{title}, {day}"


def _year_in(title: str) -> int | None:
    """Return the year in *title*, if it has exactly one."""
    years = {*re.findall(r"\b(?:19|20)\d\d\b", title)}
    return int(years.pop()) if len(years) == 1 else None


def _last(rows: Sequence[BodyRow]) -> BodyRow:
    return next((row for row in reversed(rows) if not row.is_blank), rows[-1])


def _is_meeting(roll: _Roll, date: str, title: str, source: Source) -> bool:
    # only a roll call makes a meeting of a post
    if source.dialect.has_posts:
        return roll.is_called and bool(roll.people) and _MEETING.search(title) is not None
    if _NO_NOTES.fullmatch(source.path):
        return len(roll.people) > 1 and bool(date)
    return roll.is_called or (bool(date) and _looks_like_notes(roll.rows, date, title, source))


def _looks_like_notes(rows: Sequence[BodyRow], date: str, title: str, source: Source) -> bool:
    words = f"{title} {source.path}".replace("_", " ").replace("-", " ")
    kinds = " ".join(source.values("tags", "type", "categories", "layout")).casefold()
    is_named_so = "meeting" in kinds or _MEETING.search(words) is not None
    # a mere year may be that of a folder
    return (is_named_so and len(date) > len("2025-06")) or any(
        row.level and _PARTS.fullmatch(roll_text(row.text)) for row in rows
    )


def _are_notes(rolls: Sequence[_Roll], title: str, source: Source) -> bool:
    """Whether the sections with *rolls* are meetings, not those of a change log."""
    called = sum(roll.is_called for roll in rolls)
    if source.dialect.has_posts:
        return called * 2 > len(rolls)
    return called * 3 > len(rolls) or _MEETING.search(f"{title} {source.path}") is not None


def _of_section(section: MeetingSection, roll: _Roll, title: str) -> Meeting:
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
