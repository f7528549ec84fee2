"""Time zones: their names, and their offset from UTC."""

from __future__ import annotations

from datetime import datetime, timedelta
from difflib import get_close_matches
from functools import cache
from zoneinfo import ZoneInfo, available_timezones


def hint_for(name: str) -> str:
    """One sentence on what to write instead of *name*, or "" for the name of a zone.

    On a machine without zone data every name passes.
    """
    known = _known()
    if not known or name in known:
        return ""
    # Of abbreviations the nearest is another zone: MST for PST.
    near = get_close_matches(name, sorted(known), n=1) if "/" in name else []
    advice = near[0] if near else "a name such as Europe/Paris, or an offset such as +02:00"
    return f"{name[:60]} is not a time zone: write {advice}"


def is_name(zone: str) -> bool:
    """Whether *zone* is a name, not ``Z``, an offset or nothing."""
    return zone[:1].isalpha() and zone != "Z"


def offset(zone: str, local: datetime) -> timedelta | None:
    """How far *zone* is ahead of UTC at the time its clocks show *local*.

    None where there is no zone, no data for it, or where its clocks skip or repeat that time.
    """
    if is_name(zone):
        return _named_offset(zone, local)
    if not zone:
        return None
    if zone == "Z":
        return timedelta()
    size = timedelta(hours=int(zone[1:3]), minutes=int(zone[4:6]))
    return -size if zone.startswith("-") else size


def _named_offset(name: str, local: datetime) -> timedelta | None:
    if name not in _known():
        return None
    zone = ZoneInfo(name)
    before, after = (local.replace(tzinfo=zone, fold=fold).utcoffset() for fold in (0, 1))
    return before if before == after else None


# Listing the zones opens some 600 files; they do not change while a book is built.
@cache
def _known() -> frozenset[str]:
    return frozenset(available_timezones())
