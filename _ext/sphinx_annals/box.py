"""What the box of an entry says: its own facts, and what points at it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from . import line
from .content import Row, Rows
from .fields import Field
from .kinds import BY_NAME

if TYPE_CHECKING:
    from collections.abc import Iterator

    from .content import Line
    from .index import Index
    from .model import Entry


def box_of(index: Index, entry: Entry) -> Rows:
    """Return the facts of *entry*; with what points at it, unless a page of its own shows that."""
    if BY_NAME[entry.kind].has_pages:
        return facts_of(index, entry)
    rows = (*facts_of(index, entry).rows, *_pointing(index, entry), *_mentioning(index, entry))
    return Rows(rows)


def facts_of(index: Index, entry: Entry) -> Rows:
    """Return what *entry* itself says, in the order of its kind's declaration."""
    aliases = ((alias,) for alias in (line.joined(entry.aliases),) if alias)
    names = (Row("aliases", "Also known as", lines) for lines in aliases)
    return Rows((*_declared(index, entry), *names))


def _declared(index: Index, entry: Entry) -> Iterator[Row]:
    written = {field.name: field for field in entry.fields}
    for declared in BY_NAME[entry.kind].all_fields:
        if not isinstance(declared, Field):
            lines = line.named(index, entry, declared)
        elif declared.name in written:
            lines = (line.value(index, entry, written[declared.name]),)
        else:
            lines = _following(index, entry, declared.name)
        if lines:
            yield Row(declared.name, declared.label, lines)


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
        by_link.setdefault(pointer.link.inverse, []).append((line.ref(pointer.source),))
    for inverse, lines in by_link.items():
        yield Row(inverse, labels[inverse], tuple(lines))


def _mentioning(index: Index, entry: Entry) -> Iterator[Row]:
    mentions = index.mentions_of(entry)
    lines = (line.mentioned(index, m, index.facts[m.docname].title) for m in mentions)
    if shown := tuple(dict.fromkeys(lines)):
        yield Row("mentions", "Mentioned in", shown)
