"""The page that lists all entries of a kind, by year or letter and in other groupings."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..index import sorting
from . import grouping
from .columns import cell, summary_of
from .elements import Group, Groups, Items, Note, Page, Paragraph, Ref, Section
from .inline import also, joined, ref
from .views import NOTHING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ..index.index import Index
    from ..kinds.kind import Kind
    from ..model.entries import Entry
    from .elements import Block, Line


def listing_of(index: Index, kind: Kind) -> Page:
    """Return the page that lists all entries of *kind*."""
    entries = index.by_kind[kind.name]
    groups, sections = grouped_list(index, kind), tuple(_sections(index, kind))
    return Page(
        docname=kind.index_page,
        title=kind.plural_label,
        anchor=kind.plural,
        blocks=(*_jumps(kind, groups, sections), groups if entries else Note(NOTHING)),
        sections=sections,
        is_listed=bool(entries),
        leads_to=tuple(sorted(kind.page_of(e.id) for e in entries if kind.has_page(e.id))),
    )


def grouped_list(index: Index, kind: Kind) -> Groups:
    """Return all entries of *kind*, under years or letters that have places to jump to."""
    entries = sorting.ORDERS[sorting.order_of(kind.name)](index, index.by_kind[kind.name])
    way = "year" if sorting.has_dates(kind.name) else "letter"
    return Groups(
        tuple(
            Group(
                heading.label,
                (Items(tuple(_line(index, kind, entry) for entry in found)),),
                _anchor(kind, str(heading.label[0])),
            )
            for heading, found in grouping.grouped(index, way, entries)
        )
    )


def _line(index: Index, kind: Kind, entry: Entry) -> Line:
    return (*summary_of(index, entry, kind.columns), *also(entry))


def _anchor(kind: Kind, label: str) -> str:
    """Return the id of a heading, the same as long as it is called so."""
    word = "".join(c if c.isascii() and c.isalnum() else f"x{ord(c):x}" for c in label.lower())
    return f"{kind.plural}-under-{word}"


def _jumps(kind: Kind, groups: Groups, sections: tuple[Section, ...]) -> Iterator[Block]:
    """Yield lines of links: to the headings, and to the sections after them."""
    places = [(section.anchor, section.title) for section in sections]
    headings = [(group.anchor, str(group.label[0])) for group in groups.groups]
    for line in (headings if len(headings) > 1 else [], places):
        if line:
            links = (Ref(kind.index_page, anchor, text) for anchor, text in line)
            yield Paragraph(joined(links, " · "), "jumps")


def _sections(index: Index, kind: Kind) -> Iterator[Section]:
    """Yield the groupings that say something of any entry."""
    entries = sorting.ORDERS[sorting.order_of(kind.name)](index, index.by_kind[kind.name])
    for way, title in kind.groupings:
        groups = _short(index, way, entries)
        if any(group.label != (grouping.NOT_STATED,) for group in groups):
            yield Section(title, f"{kind.plural}-by-{way}", (Groups(groups),))


def _short(index: Index, way: str, entries: list[Entry]) -> tuple[Group, ...]:
    """Return *entries* grouped, each with no more than its date beside its title."""
    return tuple(
        Group(heading.label, (Items(tuple(_short_line(index, entry) for entry in found)),))
        for heading, found in grouping.grouped(index, way, entries)
    )


def _short_line(index: Index, entry: Entry) -> Line:
    date = cell(index, entry, "date")
    return (ref(entry), *(" · " for _ in date), *date)
