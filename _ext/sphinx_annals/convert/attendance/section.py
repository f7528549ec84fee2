"""Sections: the meetings in one file, each under a heading with its date."""

from __future__ import annotations

import datetime as dt
import re
from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

from ...model import dates
from ..dates.textdates import date_in
from .plain_text import plain
from .rows import BOLD

if TYPE_CHECKING:
    from collections.abc import Sequence

    from .rows import Row


#: what may stand beside the date in the heading of a meeting
_BESIDE = re.compile(
    r"(?:[\W\d_]|\b(?:notes?|meetings?|minutes|call|agenda|from|of|the|on|for|sync|st|[nr]d"
    r"|th|at|am|pm|utc"
    r"|gmt|pt|pst|pdt|cet|cest|et|est|edt|(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?"
    r"|sun)(?:day)?"
    r"|community|weekly|monthly|team|office hours?|cafe|special|extra|regular|canceled|cancelled"
    r"|week|held|session|standup|tsc|steering|council|committee|board)\b)*",
    re.IGNORECASE,
)
_SHORT_YEAR = re.compile(r"['\u2019](\d\d)\b")
#: "7 Octobre 2023" is no date, but the heading of something else
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
#: no heading with a date is longer
_LONGEST = 200
#: days of one and the same meeting lie no further apart
_SPAN = dt.timedelta(days=5)


class Section(NamedTuple):
    """A meeting under its own heading."""

    heading: Row
    date: str
    #: its rows, without the heading
    rows: tuple[Row, ...]


def sections_of(rows: Sequence[Row], year: int | None) -> tuple[Section, ...]:
    """Return the sections of *rows* that are meetings of their own; none where there is only one.

    :param year: of headings that lack one
    """
    by_level: dict[int, list[tuple[int, str]]] = defaultdict(list)
    for at, row in enumerate(rows):
        if row.level and (date := _date_of(row, year)):
            by_level[row.level].append((at, date))
    # lines in bold stand for headings only where no heading does
    bold = by_level.pop(BOLD, [])
    several = [found for found in by_level.values() if _are_meetings(found)]
    dated = max(several, key=len, default=bold if _are_meetings(bold) else [])
    return tuple(_section(rows, at, date) for at, date in dated)


def _date_of(row: Row, year: int | None) -> str:
    """Return the date that *row*, a heading, consists of."""
    if len(row.text) > _LONGEST or not re.search(r"\d", row.text):
        return ""
    words = _SHORT_YEAR.sub(r"20\1", plain(row.text))
    found = date_in(words, year)
    if found is None or len(found.date) < len("2025-06-17"):
        return ""
    start, end = found.span
    is_all = _BESIDE.fullmatch(words[:start]) and _BESIDE.fullmatch(words[end:])
    return found.date if is_all else ""


def _are_meetings(found: list[tuple[int, str]]) -> bool:
    days = sorted(dates.parse(date).first for _, date in found)
    return len(found) > 1 and days[-1] - days[0] > _SPAN


def _section(rows: Sequence[Row], at: int, date: str) -> Section:
    level = rows[at].level
    end = next(
        (
            n
            for n in range(at + 1, len(rows))
            if 0 < rows[n].level <= level and _is_new(rows, n, level)
        ),
        len(rows),
    )
    return Section(rows[at], date, tuple(rows[at + 1 : end]))


def _is_new(rows: Sequence[Row], at: int, level: int) -> bool:
    """Whether the heading *at* begins something else: "## Attendees" below "## 3 May" does not."""
    row = rows[at]
    is_dated = _YEAR.search(row.text) or date_in(plain(row.text[:_LONGEST]), 2000)
    return row.level < level < BOLD or bool(is_dated)
