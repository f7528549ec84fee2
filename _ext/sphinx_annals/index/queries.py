"""Queries: the options of a view, and the entries that they select."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from ..kinds import KINDS
from ..model import dates
from . import sorting

if TYPE_CHECKING:
    from collections.abc import Callable

    from ..model.dates import Date
    from ..model.entries import Entry, Query
    from .index import Index


class ViewOption(NamedTuple):
    """An option of a view."""

    name: str
    #: a few words on what it holds, and a sentence on what it does, for the reference
    summary: str
    help: str


OPTIONS = (
    *(
        ViewOption(kind.filter.option, f"names of {kind.plural}", kind.filter.help)
        for kind in KINDS
        if kind.filter
    ),
    ViewOption("status", "words", "Only entries with one of these statuses."),
    ViewOption("since", "a date", "Only entries that had not ended before this date."),
    ViewOption("until", "a date", "Only entries that had begun by this date."),
    ViewOption("type", "words", "Only entries of one of these types."),
    ViewOption("tag", "words", "Only entries with one of these tags."),
    ViewOption("limit", "a number", "The largest number of entries to show."),
    ViewOption(
        "sort",
        "newest, oldest, title, named",
        "The order; by default newest first, or by title. ``named``: most often named first.",
    ),
    ViewOption("view", "a word", "How entries are shown: see below."),
    ViewOption(
        "by",
        "year, month, letter, or a field",
        "Group entries under headings; an entry with several values is listed under each.",
    ),
)
OPTION_NAMES = tuple(option.name for option in OPTIONS)

#: option -> the kinds of the entries it names, to which the selection is related
RELATED = {kind.filter.option: (kind.name,) for kind in KINDS if kind.filter}
#: option -> the field that must have one of its words
FIELDS = {"status": "status", "type": "type"}


def chosen(index: Index, query: Query) -> list[Entry]:
    """Return the entries *query* chooses, in its order; what it can't read is ignored."""
    entries = [
        entry
        for entry in index.by_kind[query.kind]
        if all(test(index, query, entry) for test in FILTERS)
    ]
    sort = query.option("sort")
    ordered = sorting.ORDERS[sort if sort in sorting.ORDERS else sorting.order_of(query.kind)](
        index, entries
    )
    limit = query.option("limit")
    return ordered[: int(limit)] if limit.isdecimal() else ordered


def _is_related(index: Index, query: Query, entry: Entry) -> bool:
    return all(
        _touches(index, entry, words(query.option(option)), kinds)
        for option, kinds in RELATED.items()
        if query.option(option)
    )


def _touches(index: Index, entry: Entry, names: list[str], kinds: tuple[str, ...]) -> bool:
    """Whether *entry* names, or is named by, one of *names* or what is part of it."""
    matches = (index.match(name, kinds) for name in names)
    parts = {part.id for match in matches if match.entry for part in index.gathered(match.entry)}
    return bool(parts & index.related.get(entry.id, frozenset()))


def _has_word(index: Index, query: Query, entry: Entry) -> bool:
    return all(
        index.text_of(entry, field).casefold() in words(query.option(option).casefold())
        for option, field in FIELDS.items()
        if query.option(option)
    )


def _has_tag(index: Index, query: Query, entry: Entry) -> bool:
    tags = {tag.casefold() for tag in words(entry.text("tags"))}
    asked = {tag.casefold() for tag in words(query.option("tag"))}
    return not asked or bool(asked & tags)


def _is_in_time(index: Index, query: Query, entry: Entry) -> bool:
    since, until = day_of(query, "since"), day_of(query, "until")
    if not since and not until:
        return True
    day = index.date_of(entry)
    return bool(
        day and (not since or day.last >= since.first) and (not until or day.first <= until.last)
    )


FILTERS: tuple[Callable[[Index, Query, Entry], bool], ...] = (
    _is_related,
    _has_word,
    _has_tag,
    _is_in_time,
)


def day_of(query: Query, option: str) -> Date | None:
    """Return the date in *option*, or None where there is none, or none that can be read."""
    try:
        return dates.parse(query.option(option)) if query.option(option) else None
    except dates.DateError:
        return None


def words(text: str) -> list[str]:
    """Return the parts of *text* between its commas."""
    return [word for part in text.split(",") if (word := part.strip())]
