"""The orders in which entries are listed."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from ..kinds import BY_NAME

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from ..model.entries import Entry
    from .index import Index


UNDATED = "Undated"
#: sorts before any other date, so that the undated come last in a list of the newest
NEVER = (0,)


def newest_first(index: Index, entries: Iterable[Entry]) -> list[Entry]:
    """Return *entries*, the latest first, the undated last."""
    return sorted(entries, key=lambda entry: index.rank_by_date[entry.id])


def oldest_first(index: Index, entries: Iterable[Entry]) -> list[Entry]:
    """Return *entries*, the earliest first, the undated last."""
    latest = newest_first(index, entries)
    dated = [entry for entry in latest if index.date_of(entry)]
    return dated[::-1] + latest[len(dated) :]


def titled(index: Index, entries: Iterable[Entry]) -> list[Entry]:
    """Return *entries* by title."""
    return sorted(entries, key=lambda entry: index.rank_by_title[entry.id])


def most_named(index: Index, entries: Iterable[Entry]) -> list[Entry]:
    """Return *entries*, those first that most links and mentions point at."""
    return sorted(
        entries, key=lambda entry: (-_times(index, entry), index.rank_by_title[entry.id])
    )


def _times(index: Index, entry: Entry) -> int:
    return len(index.pointers_at(entry)) + len(index.mentions_of(entry))


#: what ``:sort:`` may say
ORDERS: dict[str, Callable[[Index, Iterable[Entry]], list[Entry]]] = {
    "newest": newest_first,
    "oldest": oldest_first,
    "title": titled,
    "named": most_named,
}


def order_of(kind: str) -> str:
    """Return the usual order of *kind*: newest first where its entries have dates."""
    return "newest" if has_dates(kind) else "title"


def has_dates(kind: str) -> bool:
    """Whether entries of *kind* have a date."""
    return any(field.name == "date" for field in BY_NAME[kind].fields)


def year_of(index: Index, entry: Entry) -> str:
    """The year under which *entry* is listed."""
    day = index.date_of(entry)
    return f"{day.start.year:04}" if day else UNDATED


def grouped(
    entries: Iterable[Entry], heading: Callable[[Entry], str]
) -> list[tuple[str, list[Entry]]]:
    """Return (heading, entries) for *entries* that are already in order."""
    return [(name, list(group)) for name, group in groupby(entries, key=heading)]
