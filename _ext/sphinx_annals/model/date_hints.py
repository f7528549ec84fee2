"""Advice for text that is not a date: what to write instead."""

from __future__ import annotations

import re
import unicodedata
from calendar import monthrange
from datetime import date

_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)

_SHOWN_LENGTH = 60
_ORDER_UNKNOWN = re.compile(r"(\d{1,2})([./-])(\d{1,2})\2(\d{4})", re.ASCII)

# The first row that fits the whole text speaks. {0} is the text, {1} and on are its groups.
_HINTS = tuple(
    (re.compile(pattern, re.ASCII), sentence)
    for pattern, sentence in (
        (r"", "the date is empty: write year-month-day, as 2025-11-04"),
        (r"0000.*", "{0} has the year 0000: years go from 0001 to 9999"),
        (
            r"(\d{4}(?:-(?!00)\d\d)?)(?:-00)+",
            "{0} has a part 00: leave out what is not known and write {1}",
        ),
        (r"(\d{4})-(\d)", "{0} needs two digits for the month: write {1}-0{2}"),
        (
            r"(\d{4})-(\d{1,2})-(\d{1,2})",
            "{0} needs two digits for month and day: write {1}-{2:0>2}-{3:0>2}",
        ),
        (
            r"\d{4}([./])\d{1,2}\1\d{1,2}|\d{8}|\d{4}[./]\d{1,2}",
            "{0} needs hyphens between year, month and day: write it as 2025-11 or 2025-11-04",
        ),
        (
            r"\d{1,2}([./-])\d{1,2}\1\d\d",
            "{0} could be read in several ways: write year-month-day, as 2025-11-04",
        ),
        (r"\d{1,3}|\d{5,}", "{0} is not a year: write four digits, as 2025 or 0987"),
        (
            r"(\d{4}(?:-\d\d){0,2}) ?(?:-|\u2013|\u2014|to) ?(\d{4}(?:-\d\d){0,2})",
            "{0} looks like an interval: write {1}/{2}",
        ),
        (
            r"(\d{4}.*?) ?/ ?\.*|(\d{4}(?:-\d\d){0,2})(?: ?/ ?[A-Za-z]+|[-\u2013])",
            "{0} has no end: write {1}{2}/.. if it goes on, or a date after the /",
        ),
        (r"(\d{4}-\d\d-\d\d)\s+(\d\d:.+)", "{0} needs a T before the time: write {1}T{2}"),
        (
            r"\d{4}-\d\d-\d\dT.*",
            "{0} has a time that cannot be read: write T17:00, T17:00Z or T17:00 Europe/Paris",
        ),
        (
            r"(\d{4}-\d\d-\d\d)\s*(?:Z|[+-]\d\d:?\d\d|[A-Za-z]+/.*)",
            "{0} has a zone but no time: write {1}, or a time before the zone",
        ),
        (r"/.*|\.\..*", "{0} has no start: write one before the /, as 2025/2026"),
        (r".*~.*", "{0} has a ~ in the wrong place: write one ~, at the very end"),
    )
)
_NO_HINT = "{0} cannot be read as a date: write year-month-day, as 2025, 2025-11 or 2025-11-04"


def hint_for(text: str) -> str:
    """One sentence on why *text* is not a date and what to write instead."""
    plain = "".join(str(unicodedata.digit(char, char)) for char in text)
    if plain != text:
        return f"{_shown(text)} has digits other than 0 to 9: write {_shown(plain)}"
    if numbers := _ORDER_UNKNOWN.fullmatch(text):
        return _order_hint(text, *(int(numbers[group]) for group in (1, 3, 4)))
    for pattern, sentence in _HINTS:
        if found := pattern.fullmatch(text):
            groups = (_shown(group or "") for group in found.groups())
            return sentence.format(_shown(text), *groups)
    return _NO_HINT.format(_shown(text))


def missing(year: int, month: int, day: int) -> str:
    """One sentence on a day that does not exist, or ""; 0 is a part that is not given."""
    if month > 12:
        return f"{year:04}-{month} does not exist: a year has 12 months"
    length = monthrange(year, month)[1] if month else 0
    if day <= length:
        return ""
    name = f"{_MONTHS[month - 1]} {year:04}"
    return f"{year:04}-{month:02}-{day} does not exist: {name} has {length} days"


def _shown(text: str) -> str:
    """*text* fit for one line of a log: visible characters only, and not too many."""
    line = "".join(char if char.isprintable() else "\N{REPLACEMENT CHARACTER}" for char in text)
    return line if len(line) <= _SHOWN_LENGTH else f"{line[: _SHOWN_LENGTH - 1]}…"


def _order_hint(text: str, left: int, right: int, year: int) -> str:
    readings = dict.fromkeys(_existing(year, ((right, left), (left, right))))
    choice = " or ".join(day.isoformat() for day in readings)
    if not readings:
        return f"{text} does not exist in either order: write year-month-day, as 2025-11-04"
    if len(readings) == 1:
        return f"{text} is not in the order year-month-day: write {choice}"
    names = " or ".join(f"{day.day} {_MONTHS[day.month - 1]}" for day in readings)
    return f"{text} could be {names}: write {choice}"


def _existing(year: int, pairs: tuple[tuple[int, int], ...]) -> list[date]:
    found = []
    for month, day in pairs:
        try:
            found.append(date(year, month, day))
        except ValueError:
            continue
    return found
