"""Views: which entries a query chooses, and how they are shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from . import line, order
from .content import Items, Note, Row, Rows, Table
from .kinds import BY_NAME
from .query import chosen

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from .content import Block, Line, Piece
    from .index import Index
    from .kinds import Kind
    from .model import Entry, Query

#: what a view of nothing says
NOTHING = "Nothing here yet."


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
    hosts = (
        line.known(m, line.ORG, text) for p in pointers for text, m in index.affiliations(p.name)
    )
    return line.joined(dict.fromkeys(hosts))


#: column -> how it follows from other entries
DERIVED: dict[str, Callable[[Index, Entry], Line]] = {
    "date": _date,
    "status": _status,
    "came-from": _came_from,
}


def _spread(lines: tuple[Line, ...]) -> Iterator[Piece]:
    for number, parts in enumerate(lines):
        yield from (", ", *parts) if number else parts


def grouped_list(index: Index, kind: Kind) -> Block:
    """Return all entries of *kind*, under years or letters."""
    entries = order.ORDERS[order.order_of(kind.name)](index, index.by_kind[kind.name])
    dated = order.has_dates(kind.name)
    groups = order.grouped(
        entries, lambda e: order.year_of(index, e) if dated else order.letter_of(e)
    )
    rows = tuple(
        Row(f"group-{name}", name, tuple(summary_of(index, kind, entry) for entry in group))
        for name, group in groups
    )
    return Rows(rows, "groups") if rows else Note(NOTHING)
