"""Time stamps of front matter, as a book writes them."""

from __future__ import annotations

import re

from .textdates import date_in, is_date

_STAMP = re.compile(
    r"(?P<day>\d{4}-\d\d?-\d\d?)(?:[T ]+(?P<time>\d\d?:\d\d)(?::\d\d(?:\.\d{1,9})?)?"
    r" ?(?P<zone>Z|UTC|[+-]\d\d:?\d\d)?)?\s*",
    re.ASCII,
)


def stamp(text: str, *, has_hours: bool = True) -> str:
    """Return a time stamp of front matter as a book writes it; midnight stands for the day."""
    found = _STAMP.fullmatch(text.strip())
    if not found:
        spoken = date_in(text[:200])
        return spoken.date if spoken else ""
    year, month, day = found["day"].split("-")
    date = f"{year}-{int(month):02}-{int(day):02}"
    time = (found["time"] or "").rjust(5, "0")
    zone = re.sub(r"([+-]\d\d):?(\d\d)", r"\1:\2", (found["zone"] or "").replace("UTC", "Z"))
    zone = "Z" if zone in ("+00:00", "-00:00") else zone
    full = f"{date}T{time}{zone}"
    is_timed = has_hours and time not in ("00000", "00:00") and is_date(full)
    return full if is_timed else date if is_date(date) else ""
