"""Views: how the entries that a query selects are shown."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from ..index import sorting
from ..index.queries import chosen
from ..kinds import BY_NAME
from . import grouping
from .charts import counted, months_of
from .columns import cell, dated_summary_of, labels_of, summary_of
from .elements import Group, Groups, Items, Note, Paragraph, Ref, Table
from .inline import ref

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from ..index.index import Index
    from ..kinds.kind import Kind
    from ..model.entries import Entry, Query
    from .elements import Block


#: what a view of nothing says
NOTHING = "Nothing here yet."
#: a year of more entries is divided into months in a timeline
FULL_YEAR = 12


class View(NamedTuple):
    """A way to show entries."""

    draw: Callable[[Index, Kind, list[Entry]], Block]
    #: a sentence for the reference
    help: str
    #: whether it is of no use for kinds without dates
    needs_dates: bool = False


def view_of(index: Index, query: Query) -> Block:
    """Return what the view *query* shows."""
    kind = BY_NAME[query.kind]
    entries, view, way = chosen(index, query), query.option("view"), query.option("by")
    draw = VIEWS[view if view in views_of(kind) else kind.view].draw
    if not entries:
        return Note(NOTHING)
    if way not in grouping.ways_of(kind):
        return draw(index, kind, entries)
    is_oldest_first = query.option("sort") == "oldest"
    groups = grouping.grouped(index, way, entries, is_oldest_first=is_oldest_first)
    return Groups(
        tuple(Group(heading.label, (draw(index, kind, found),)) for heading, found in groups)
    )


def list_of(index: Index, kind: Kind, entries: list[Entry]) -> Items:
    """Return a list: a line for each entry."""
    return Items(tuple(summary_of(index, entry, kind.columns) for entry in entries))


def cards_of(index: Index, kind: Kind, entries: list[Entry]) -> Block:
    """Return the same lines, to be set as cards."""
    return list_of(index, kind, entries)._replace(style="cards")


def table_of(index: Index, kind: Kind, entries: list[Entry]) -> Block:
    """Return a table: the title and the columns of the kind, except empty ones."""
    cells = {column: [cell(index, e, column) for e in entries] for column in kind.columns}
    shown = {labels_of(kind)[column]: lines for column, lines in cells.items() if any(lines)}
    body = zip([(ref(entry),) for entry in entries], *shown.values(), strict=True)
    return Table((kind.label, *shown), tuple(body))


def timeline_of(index: Index, kind: Kind, entries: list[Entry]) -> Block:
    """Return the entries under years, and a full year under its months."""
    is_oldest_first = entries == sorting.oldest_first(index, entries)
    ordered = entries if is_oldest_first else sorting.newest_first(index, entries)
    years = [
        (year, list(group))
        for year, group in groupby(ordered, key=lambda entry: sorting.year_of(index, entry))
    ]
    drawn = (_year_of(index, kind, found, is_oldest_first) for _, found in years)
    return Groups(
        tuple(Group((year,), (block,)) for (year, _), block in zip(years, drawn, strict=True)),
        "timeline",
    )


def _year_of(index: Index, kind: Kind, entries: list[Entry], is_oldest_first: bool) -> Block:
    months = grouping.grouped(index, "month", entries, is_oldest_first=is_oldest_first)
    if len(entries) <= FULL_YEAR or len(months) == 1:
        return _dated_list(index, kind, entries)
    return Groups(
        tuple(
            Group(heading.label, (_dated_list(index, kind, found),)) for heading, found in months
        ),
        "months",
    )


def _dated_list(index: Index, kind: Kind, entries: Iterable[Entry]) -> Block:
    return Items(tuple(dated_summary_of(index, entry, kind.columns) for entry in entries))


def count_of(index: Index, kind: Kind, entries: list[Entry]) -> Block:
    """Return how many there are, with a link to the page that lists them all."""
    number = counted(len(entries), kind.nouns)
    return Paragraph((Ref(kind.index_page, kind.plural, number),), "count")


def chart_of(index: Index, kind: Kind, entries: list[Entry]) -> Block:
    """Return how many there are in each month."""
    return months_of(index, kind.name, entries)


#: what ``:view:`` may say
VIEWS: dict[str, View] = {
    "list": View(list_of, "A line for each, with the main facts of its kind."),
    "table": View(table_of, "A row for each, with the columns of its kind."),
    "cards": View(cards_of, "A card for each."),
    "timeline": View(
        timeline_of, "By year, the newest first; a full year by month.", needs_dates=True
    ),
    "count": View(count_of, "How many there are, with a link to the page that lists them all."),
    "months": View(chart_of, "How many there are in each month, as a picture.", needs_dates=True),
}


def views_of(kind: Kind) -> tuple[str, ...]:
    """Return what ``:view:`` may say of *kind*."""
    is_dated = sorting.has_dates(kind.name)
    return tuple(name for name, view in VIEWS.items() if is_dated or not view.needs_dates)
