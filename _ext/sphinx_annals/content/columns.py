"""Columns of a view: what it shows of an entry beside its title."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..kinds import AFFILIATION_ROLES, BY_NAME
from . import inline

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from ..index.index import Index
    from ..kinds.kind import Kind
    from ..model.entries import Entry
    from .elements import Line, Piece


def summary_of(index: Index, entry: Entry, columns: Iterable[str]) -> Line:
    """Return the title of *entry*, linked, and what *columns* say beside it."""
    return _beside((inline.ref(entry),), index, entry, columns)


def dated_summary_of(index: Index, entry: Entry, columns: Iterable[str]) -> Line:
    """Return the date of *entry*, if it has one, its title, and what *columns* say beside it."""
    date = _date(index, entry)
    head = (*date, *(" · " for _ in date), inline.ref(entry))
    return _beside(head, index, entry, (column for column in columns if column != "date"))


def _beside(head: Line, index: Index, entry: Entry, columns: Iterable[str]) -> Line:
    cells = (cell(index, entry, column) for column in columns)
    return (*head, *(piece for shown in cells if shown for piece in (" · ", *shown)))


def labels_of(kind: Kind) -> dict[str, str]:
    """Return column -> its heading."""
    return {field.name: field.label for field in kind.all_fields} | {"came-from": "Came from"}


def cell(index: Index, entry: Entry, column: str) -> Line:
    """Return what the column *column* says of *entry*."""
    return DERIVED[column](index, entry) if column in DERIVED else _declared(index, entry, column)


def _declared(index: Index, entry: Entry, column: str) -> Line:
    links = [link for link in BY_NAME[entry.kind].links if link.name == column]
    if links:
        return tuple(_spread(inline.named(index, entry, links[0])))
    field = next((f for f in entry.fields if f.name == column), None)
    return inline.value(index, entry, field) if field else ()


def _date(index: Index, entry: Entry) -> Line:
    day = index.date_of(entry)
    return (day,) if day else (entry.text("date"),) if entry.text("date") else ()


def _status(index: Index, entry: Entry) -> Line:
    status = index.text_of(entry, "status")
    return (status,) if status else ()


def _came_from(index: Index, entry: Entry) -> Line:
    """Return the organizations from which *entry* came, as its meetings say."""
    pointers = index.pointers_at(entry)
    hosts = (
        inline.known(m, AFFILIATION_ROLES, text)
        for p in pointers
        for text, m in index.affiliations(p.name)
    )
    return inline.joined(dict.fromkeys(hosts))


#: column -> how it follows from other entries
DERIVED: dict[str, Callable[[Index, Entry], Line]] = {
    "date": _date,
    "status": _status,
    "came-from": _came_from,
}


def _spread(lines: tuple[Line, ...]) -> Iterator[Piece]:
    for number, parts in enumerate(lines):
        yield from (", ", *parts) if number else parts
