"""Views: which entries a query chooses, and how they are shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from . import dates, line, order
from .content import Items, Note, Row, Rows, Table
from .kinds import BY_NAME

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from .content import Block, Line
    from .dates import Date
    from .index import Index
    from .kinds import Kind
    from .model import Entry, Query

#: option of a view -> the kinds that its names may belong to; what is chosen is related to them
RELATED = {"event": ("event",), "person": ("person",), "org": ("organization",)}
#: option of a view -> the field that must have one of its words
FIELDS = {"status": "status", "type": "type"}
#: what a view of nothing says
NOTHING = "Nothing here yet."


class QueryError(ValueError):
    """An option of a view that can't be understood; its message says what to write."""


def chosen(index: Index, query: Query) -> list[Entry]:
    """Return the entries that *query* chooses, in its order; an option it can't read is ignored."""
    entries = [
        entry
        for entry in index.by_kind[query.kind]
        if all(test(index, query, entry) for test in FILTERS)
    ]
    sort = query.option("sort")
    ordered = order.ORDERS[sort if sort in order.ORDERS else order.order_of(query.kind)](index, entries)
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
    hosts = (match.entry for name in names if (match := index.match(name, kinds)).entry)
    parts = {part.id for host in hosts if host for part in index.gathered(host)}
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


def view_of(index: Index, query: Query) -> Block:
    """Return what the view *query* shows."""
    kind = BY_NAME[query.kind]
    entries = chosen(index, query)
    view = query.option("view")
    draw = VIEWS[view if view in VIEWS else kind.view]
    return draw(index, kind, entries) if entries else Note(NOTHING)


def list_of(index: Index, kind: Kind, entries: list[Entry]) -> Block:
    """Return a list: a line for each entry."""
    return Items(tuple(summary_of(index, kind, entry) for entry in entries))


def cards_of(index: Index, kind: Kind, entries: list[Entry]) -> Block:
    """Return the same lines, to be set as cards."""
    return Items(tuple(summary_of(index, kind, entry) for entry in entries), "cards")


def table_of(index: Index, kind: Kind, entries: list[Entry]) -> Block:
    """Return a table: the title and the columns of the kind."""
    head = (kind.label, *(labels_of(kind)[column] for column in kind.columns))
    body = tuple((_title(e), *(cell(index, e, c) for c in kind.columns)) for e in entries)
    return Table(head, body)


#: what ``:view:`` may say
VIEWS: dict[str, Callable[[Index, Kind, list[Entry]], Block]] = {
    "list": list_of,
    "table": table_of,
    "cards": cards_of,
}


def summary_of(index: Index, kind: Kind, entry: Entry) -> Line:
    """Return the title of *entry* and what its kind shows beside it."""
    cells = (cell(index, entry, column) for column in kind.columns)
    return (*_title(entry), *(piece for shown in cells if shown for piece in (" · ", *shown)))


def _title(entry: Entry) -> Line:
    return (line.ref(entry),)


def labels_of(kind: Kind) -> dict[str, str]:
    """Return column -> its heading."""
    return {field.name: field.label for field in kind.all_fields} | {"came-from": "Came from"}


def cell(index: Index, entry: Entry, column: str) -> Line:
    """Return what the column *column* says of *entry*."""
    return DERIVED[column](index, entry) if column in DERIVED else _declared(index, entry, column)


def _declared(index: Index, entry: Entry, column: str) -> Line:
    links = [link for link in BY_NAME[entry.kind].links if link.name == column]
    if links:
        return tuple(_spread(line.named(index, entry, links[0])))
    field = next((f for f in entry.fields if f.name == column), None)
    return line.value(index, entry, field) if field else ()


def _date(index: Index, entry: Entry) -> Line:
    day = index.date_of(entry)
    return (day,) if day else (entry.text("date"),) if entry.text("date") else ()


def _status(index: Index, entry: Entry) -> Line:
    status = index.text_of(entry, "status")
    return (status,) if status else ()


def _came_from(index: Index, entry: Entry) -> Line:
    """Return the organizations that *entry* stood for, as its meetings say."""
    pointers = index.pointers_at(entry)
    hosts = (line.known(m, "org", text) for p in pointers for text, m in index.affiliations(p.name))
    return line.joined(dict.fromkeys(hosts))


#: column -> how it follows from other entries
DERIVED: dict[str, Callable[[Index, Entry], Line]] = {
    "date": _date,
    "status": _status,
    "came-from": _came_from,
}


def _spread(lines: tuple[Line, ...]) -> Iterator[object]:
    for number, parts in enumerate(lines):
        yield from (", ", *parts) if number else parts


def grouped_list(index: Index, kind: Kind) -> Block:
    """Return all entries of *kind*, under years or letters."""
    entries = order.ORDERS[order.order_of(kind.name)](index, index.by_kind[kind.name])
    dated = order.has_dates(kind.name)
    groups = order.grouped(entries, lambda e: order.year_of(index, e) if dated else order.letter_of(e))
    rows = tuple(
        Row(f"group-{name}", name, tuple(summary_of(index, kind, entry) for entry in group))
        for name, group in groups
    )
    return Rows(rows, "groups") if rows else Note(NOTHING)
