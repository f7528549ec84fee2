"""Group entries under headings such as years, types or speakers."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from ..index import sorting
from ..index.sort_keys import letter_of
from ..kinds import BY_NAME, targets_of
from ..model.dates import Date, Moment
from ..model.entries import Address
from ..model.fields import Choice, Link
from ..model.names import fold
from . import inline

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from ..index.index import Index
    from ..kinds.kind import Kind
    from ..model.entries import Entry
    from ..model.fields import Field
    from .elements import Line, Piece


#: the heading for entries without a value
NOT_STATED = "Not stated"


class GroupHeading(NamedTuple):
    """A heading, and what places it among others."""

    #: 0 for what is known, then what isn't, then what is not said at all
    doubt: int
    #: the latest come first, unless the oldest are asked for first
    when: int
    rank: int
    text: str
    label: Line


#: headings, and the entries under each
Grouped: TypeAlias = "list[tuple[GroupHeading, list[Entry]]]"


def ways_of(kind: Kind) -> tuple[str, ...]:
    """Return what ``:by:`` may say of *kind*: years, letters, and all its fields."""
    times = ("year", "month") if sorting.has_dates(kind.name) else ()
    return (*times, "letter", *(field.name for field in kind.all_fields))


def grouped(
    index: Index, way: str, entries: Iterable[Entry], *, is_oldest_first: bool = False
) -> Grouped:
    """Return *entries* under headings; an entry with several is listed under each."""
    found: dict[GroupHeading, list[Entry]] = defaultdict(list)
    for entry in entries:
        for heading in dict.fromkeys(headings_of(index, way, entry)):
            found[heading].append(entry)
    direction = 1 if is_oldest_first else -1
    return sorted(
        found.items(),
        key=lambda pair: (pair[0].doubt, direction * pair[0].when, *pair[0][2:4]),
    )


def headings_of(index: Index, way: str, entry: Entry) -> Iterable[GroupHeading]:
    """Return the headings under which the grouping *way* lists *entry*."""
    if way in DERIVED:
        return DERIVED[way](index, entry)
    field = next(field for field in BY_NAME[entry.kind].all_fields if field.name == way)
    if isinstance(field, Link):
        found = tuple(_linked(index, entry, field))
    else:
        found = tuple(_stated(index, entry, field))
    return found or (_plain(NOT_STATED, doubt=2),)


def _plain(text: str, *, doubt: int = 0, rank: int = 0) -> GroupHeading:
    return GroupHeading(doubt, 0, rank, fold(text), (text,))


def _by_year(index: Index, entry: Entry) -> tuple[GroupHeading]:
    day = index.date_of(entry)
    if day is None:
        return (_plain(sorting.UNDATED, doubt=2),)
    return (GroupHeading(0, day.start.year, 0, "", (sorting.year_of(index, entry),)),)


def _by_month(index: Index, entry: Entry) -> tuple[GroupHeading]:
    """Return the month, or the year where that is all that is known: before its months."""
    day = index.date_of(entry)
    if day is None or day.start.month is None:
        [year] = _by_year(index, entry)
        text = f"{year.label[0]}, month not stated" if day else sorting.UNDATED
        return (year._replace(when=year.when * 13, label=(text,)),)
    month = Moment(day.start.year, day.start.month)
    return (GroupHeading(0, month.year * 13 + day.start.month, 0, "", (Date(month),)),)


def _by_date(index: Index, entry: Entry) -> tuple[GroupHeading]:
    day = index.date_of(entry)
    if day is None:
        return (_plain(sorting.UNDATED, doubt=2),)
    return (_on(day),)


def _by_letter(index: Index, entry: Entry) -> tuple[GroupHeading]:
    return (GroupHeading(0, 0, 0, letter_of(entry), (letter_of(entry),)),)


#: grouping -> the headings that follow from more than one field
DERIVED: dict[str, Callable[[Index, Entry], tuple[GroupHeading]]] = {
    "year": _by_year,
    "month": _by_month,
    "date": _by_date,
    "letter": _by_letter,
}


def _on(day: Date) -> GroupHeading:
    return GroupHeading(0, day.first.toordinal(), 0, str(day), (day,))


def _linked(index: Index, entry: Entry, link: Link) -> Iterator[GroupHeading]:
    """Yield each entry that *link* names: by date or by title, then names without an entry."""
    roles = tuple(BY_NAME[target].roles[0] for target in targets_of(link))
    for name, match in index.targets(entry, link):
        label = (inline.known(match, roles, name.text),)
        target = match.entry
        if target is None:
            yield GroupHeading(1, 0, 0, fold(name.text), label)
        else:
            day = index.date_of(target)
            when = day.first.toordinal() if day else 0
            yield GroupHeading(0, when, index.rank_by_title[target.id], "", label)


def _stated(index: Index, entry: Entry, field: Field) -> Iterator[GroupHeading]:
    """Yield each value of *field*: in the order in which it is declared, or by its text."""
    text = index.text_of(entry, field.name)
    known = field.type.values if isinstance(field.type, Choice) else ()
    for value in _values(index, entry, field.name) if text else ():
        if isinstance(value, Date):
            yield _on(value)
        elif isinstance(value, str):
            in_order = value in known
            yield _plain(value, rank=known.index(value) if in_order else len(known))
        else:
            yield GroupHeading(0, 0, 0, fold(text), (value,))


def _values(index: Index, entry: Entry, name: str) -> tuple[Piece, ...]:
    value, text = entry.value(name), index.text_of(entry, name)
    if text != entry.text(name) or value is None:
        return (text,)
    return (value,) if isinstance(value, str | Date | Address) else value
