"""Dates as writers write them: moments, intervals, open ends and “about”."""

from __future__ import annotations

import datetime as dt
import re
from calendar import monthrange
from dataclasses import dataclass

from . import date_hints, time_zones

_OFFSET = r"Z|(?!-00:00)[+-](?:0\d|1[0-4]):[0-5]\d"
_ZONE_NAME = r"[A-Za-z][\w+-]*(?:/[\w+-]+)*"
_MOMENT = re.compile(
    r"((?!0000)\d{4})(?:-((?!00)\d\d)(?:-((?!00)\d\d)"
    rf"(?:T(\d\d:\d\d(?::\d\d)?)(?: *({_OFFSET})| +({_ZONE_NAME}))?)?)?)?",
    re.ASCII,
)
# The slash of an interval precedes a year or the dots; a slash in a zone name never does.
_INTERVAL = re.compile(r"(\d{4}.*?)/\s*(\d{4}.*|\.\.)", re.ASCII)


class DateError(ValueError):
    """A text that is not a date; its message is one sentence on what to write."""


@dataclass(frozen=True, slots=True)
class Moment:
    """A year, a month, a day or a time of day: as much as the writer knows.

    A time needs a day, a day needs a month, a zone needs a time.
    """

    year: int
    month: int | None = None
    day: int | None = None
    time: dt.time | None = None
    #: nothing, ``Z``, an offset such as ``+02:00``, or a name such as ``Europe/Paris``
    zone: str = ""

    @property
    def precision(self) -> int:
        """How much it says: 0 a year, 1 a month, 2 a day, 3 a time."""
        return sum(part is not None for part in (self.month, self.day, self.time))

    @property
    def first(self) -> dt.date:
        """The first day within what it says."""
        return dt.date(self.year, self.month or 1, self.day or 1)

    @property
    def last(self) -> dt.date:
        """The last day within what it says."""
        month = self.month or 12
        return dt.date(self.year, month, self.day or monthrange(self.year, month)[1])

    @property
    def local(self) -> dt.datetime:
        """Its beginning, as the clocks and calendars of the place show it."""
        return dt.datetime.combine(self.first, self.time or dt.time())

    @property
    def offset(self) -> dt.timedelta | None:
        """How far its zone is ahead of UTC, or None where that is not said or not known."""
        return time_zones.offset(self.zone, self.local)

    @property
    def seconds(self) -> int:
        """Seconds from midnight of its day, in UTC (below 0 too), to its time.

        A time without a known offset counts as UTC.
        """
        clock = self.local - dt.datetime.combine(self.first, dt.time())
        return int((clock - (self.offset or dt.timedelta())).total_seconds())

    @property
    def iso(self) -> str:
        """The form for ``<time datetime>``: a named zone becomes its offset, if that is known."""
        return str(self) if not time_zones.is_name(self.zone) else self._clock + self._offset_text

    @property
    def _clock(self) -> str:
        day = self.first.isoformat()[: (4, 7, 10, 10)[self.precision]]
        if self.time is None:
            return day
        return f"{day}T{self.time.isoformat('seconds' if self.time.second else 'minutes')}"

    @property
    def _offset_text(self) -> str:
        # Before standard time, offsets had seconds, which HTML has no form for.
        if self.offset is None or self.offset % dt.timedelta(minutes=1):
            return ""
        return str(dt.timezone(self.offset)).removeprefix("UTC") or "Z"

    def __str__(self) -> str:
        return self._clock + " " * time_zones.is_name(self.zone) + self.zone


@dataclass(frozen=True, slots=True)
class Date:
    """A moment, or an interval from one to another or onward; perhaps only about then."""

    start: Moment
    end: Moment | None = None
    #: whether it goes on from the start, with no end known
    open: bool = False
    about: bool = False

    @property
    def first(self) -> dt.date:
        """The first day within what it says."""
        return self.start.first

    @property
    def last(self) -> dt.date:
        """The last day within what it says, ``date.max`` if it is open."""
        if self.open:
            return dt.date.max
        # Between two zones, a later moment can bear an earlier day.
        return max(self.first, (self.end or self.start).last)

    @property
    def sort_key(self) -> tuple[int, int, int, int, str]:
        """The place of the date in a list; two dates have the same only if they are equal.

        The first day as written decides, then the less exact goes first (2025, 2025-01,
        2025-01-01, then times of that day), then the time in UTC, then the last day.
        """
        return (
            self.first.toordinal(),
            self.start.precision,
            self.start.seconds,
            self.last.toordinal(),
            str(self),
        )

    @property
    def iso(self) -> str:
        """The start in the form for ``<time datetime>``."""
        return self.start.iso

    def __str__(self) -> str:
        end = "/.." if self.open else f"/{self.end}" if self.end else ""
        return f"{self.start}{end}{'~' * self.about}"


def parse(text: str) -> Date:
    """Return the date that *text* says; raises :class:`DateError` for anything doubtful."""
    whole = text.strip()
    bare = whole.removesuffix("~").rstrip()
    about = bare != whole
    interval = _INTERVAL.fullmatch(bare)
    if interval is None:
        return Date(_moment(bare), about=about)
    start = _moment(interval[1].rstrip())
    if interval[2] == "..":
        return Date(start, open=True, about=about)
    end = _moment(interval[2])
    if _is_before(end, start):
        raise DateError(f"{end} is before {start}: write the earlier one first")
    return Date(start, end, about=about)


def _moment(text: str) -> Moment:
    found = _MOMENT.fullmatch(text)
    if found is None:
        raise DateError(date_hints.hint_for(text))
    year, month, day = (int(part) for part in found.groups("0")[:3])
    clock, offset, name = found.groups("")[3:6]
    wrong = date_hints.missing(year, month, day) or (name and time_zones.hint_for(name))
    if wrong:
        raise DateError(wrong)
    return Moment(year, month or None, day or None, _time(clock), offset or name)


def _time(text: str) -> dt.time | None:
    if not text:
        return None
    hour, minute, second = (int(part) for part in f"{text}:00".split(":")[:3])
    try:
        return dt.time(hour, minute, second)
    except ValueError as error:
        message = f"{text} is not a time: hours end at 23, minutes and seconds at 59"
        raise DateError(message) from error


def _is_before(moment: Moment, other: Moment) -> bool:
    """Whether all of *moment* is before *other*; by the clock only where that is certain."""
    pair = (moment, other)
    timed = all(each.time is not None for each in pair)
    placed = all(each.offset is not None for each in pair)
    if timed and (placed or not (moment.zone or other.zone)):
        return _instant(moment) < _instant(other)
    return moment.last < other.first


def _instant(moment: Moment) -> int:
    # In seconds, since a datetime cannot leave the years 1 to 9999 on its way to UTC.
    return moment.first.toordinal() * 86_400 + moment.seconds
