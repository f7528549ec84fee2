"""The infobox of an entry: its own facts, what points at it, and where it is mentioned."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..kinds import BY_NAME
from ..model.fields import Link
from . import inline
from .elements import Fold, Label, Row, Rows

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ..index.index import Index
    from ..model.entries import Entry
    from ..model.fields import Field
    from .elements import Line


def box_of(index: Index, entry: Entry) -> Rows:
    """Return the facts of *entry*, and what points at it unless its own page shows that."""
    if BY_NAME[entry.kind].has_page(entry.id):
        return facts_of(index, entry)
    return Rows((*facts_of(index, entry).rows, *_pointing(index, entry)))


def trail_of(index: Index, entry: Entry) -> tuple[Fold, ...]:
    """Return the sentences that mention *entry*, unless a page of its own shows them."""
    said = () if BY_NAME[entry.kind].has_page(entry.id) else inline.mentions(index, entry)
    label = "Mentioned once" if len(said) == 1 else f"Mentioned {len(said)} times"
    return (Fold(label, said, "trail"),) if said else ()


def facts_of(index: Index, entry: Entry) -> Rows:
    """Return what *entry* itself says, in the order of its kind's declaration."""
    kind = BY_NAME[entry.kind]
    own = (row for field in kind.own_fields for row in _row(index, entry, field))
    shared = (row for field in kind.shared_fields for row in _row(index, entry, field))
    what = Row("kind", "Kind", ((kind.label,),))
    return Rows((what, *own, *_aliases(entry), *shared))


def _aliases(entry: Entry) -> Iterator[Row]:
    if entry.aliases:
        names = (Label(alias, "name") for alias in entry.aliases)
        yield Row("aliases", "Also known as", (inline.joined(names),))


def _row(index: Index, entry: Entry, declared: Field | Link) -> Iterator[Row]:
    lines = _lines(index, entry, declared)
    if lines:
        marks = BY_NAME[entry.kind].marks_of(declared.name)
        yield Row(declared.name, declared.label, lines, marks)


def _lines(index: Index, entry: Entry, declared: Field | Link) -> tuple[Line, ...]:
    if isinstance(declared, Link):
        return inline.named(index, entry, declared)
    if not declared.is_shown:
        return ()
    written = next((field for field in entry.fields if field.name == declared.name), None)
    if written:
        return (inline.value(index, entry, written),)
    return _following(index, entry, declared.name)


def _following(index: Index, entry: Entry, field: str) -> tuple[Line, ...]:
    """Return the line of a field that isn't written but follows from another entry."""
    if field == "date" and (lent := index.date_of(entry)):
        return ((lent,),)
    implied = index.text_of(entry, field)
    return ((implied,),) if implied else ()


def _pointing(index: Index, entry: Entry) -> Iterator[Row]:
    """Yield a row for each link by which others name *entry*, under its name from this side."""
    by_link: dict[str, list[Line]] = {}
    labels: dict[str, str] = {}
    for pointer in index.pointers_at(entry):
        labels[pointer.link.inverse] = pointer.link.inverse_label
        by_link.setdefault(pointer.link.inverse, []).append((inline.ref(pointer.source),))
    for inverse, lines in by_link.items():
        yield Row(inverse, labels[inverse], tuple(lines))
