"""The page of an entry: its facts, its prose, and everything that points at it."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, TypeAlias

from ..index import sorting
from ..kinds import AFFILIATION_ROLES, BY_NAME, KINDS
from . import inline
from .charts import counted
from .elements import Items, Label, Page, Prose, Row, Rows, Section
from .infobox import facts_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ..index.index import Index
    from ..model.dates import Date
    from ..model.entries import Entry
    from .elements import Block, Line, Piece


#: entry id -> remarks beside it in a list
Remarks: TypeAlias = "dict[str, list[Line]]"


def profile_of(index: Index, entry: Entry) -> Page:
    """Return the page of *entry*."""
    kind = BY_NAME[entry.kind]
    docname = kind.page_of(entry.id)
    prose = (Prose(entry.docname, entry.anchor, entry.prose),) if entry.prose else ()
    return Page(
        docname=docname,
        title=entry.title,
        anchor=entry.id,
        blocks=(facts_of(index, entry), *prose),
        sections=tuple(sections_of(index, entry)),
        index_term=entry.text(kind.sort_field) or entry.title,
    )


def sections_of(index: Index, entry: Entry) -> Iterator[Section]:
    """Yield what other entries say: its affiliations, what points at it, its mentions."""
    if history := _history(index, entry):
        latest = Items(history, marks=() if _says_for_card(entry) else ("on-card",))
        yield Section("Affiliations over time", f"{entry.id}-affiliations", (latest,))
    sources = _sources(index, entry)
    for kind in KINDS:
        found = [index.by_id[source_id.casefold()] for source_id in sources[kind.name]]
        if found:
            remarks = sources[kind.name]
            yield Section(
                kind.plural_label,
                f"{entry.id}-{kind.plural}",
                (_list(index, kind.name, found, remarks),),
            )
    if mentions := inline.mentions(index, entry):
        yield Section("Mentions", f"{entry.id}-mentions", (Items(mentions, "mentions"),))


def _sources(index: Index, entry: Entry) -> dict[str, Remarks]:
    """Return kind -> id of what points at *entry* or at a part of it -> what it says there."""
    found: dict[str, Remarks] = defaultdict(dict)

    def note(source: Entry, *remark: Piece) -> None:
        remarks = found[source.kind].setdefault(source.id, [])
        remark = inline.trimmed(remark)
        if remark and remark not in remarks:
            remarks.append(remark)

    for part in index.gathered(entry):
        where = () if part is entry else (" (", inline.ref(part), ")")
        for pointer in index.pointers_at(part):
            words = (Label(pointer.link.relation),) if pointer.link.relation else ()
            note(pointer.source, *words, *inline.beside(index, pointer.name), *where)
        for guest in index.guests.get(part.id, ()):
            note(guest.source, inline.ref(guest.person), *where)
            note(guest.person, *where[1:2])
    return found


def _list(index: Index, kind: str, entries: list[Entry], remarks: Remarks) -> Block:
    """Return *entries* under their years, or by title where their kind has no dates."""
    if not sorting.has_dates(kind):
        lines = (_item(entry, None, remarks) for entry in sorting.titled(index, entries))
        return Items(tuple(lines))
    newest = sorting.newest_first(index, entries)
    groups = sorting.grouped(newest, lambda entry: sorting.year_of(index, entry))
    return Rows(
        tuple(
            Row(
                f"year-{year}",
                year,
                tuple(_item(entry, index.date_of(entry), remarks) for entry in group),
            )
            for year, group in groups
        ),
        "years",
    )


def _item(entry: Entry, day: Date | None, remarks: Remarks) -> Line:
    said = [remark for remark in remarks[entry.id] if remark]
    dated: Line = (" · ", day) if day else ()
    beside = (piece for remark in said for piece in (" · ", *remark))
    return (inline.ref(entry), *dated, *beside)


def _says_for_card(entry: Entry) -> bool:
    """Whether a card finds something to show among the facts of *entry*."""
    said = {*(field.name for field in entry.fields), *(link.field for link in entry.links)}
    return not said.isdisjoint(BY_NAME[entry.kind].card)


def _history(index: Index, entry: Entry) -> tuple[Line, ...]:
    """Return the affiliations of *entry*, with their days and events, the latest first."""
    days: dict[Piece, list[Date]] = defaultdict(list)
    events: dict[Piece, set[str]] = defaultdict(set)
    for pointer in index.pointers_at(entry):
        for text, match in index.affiliations(pointer.name):
            host = inline.known(match, AFFILIATION_ROLES, text)
            events[host].add(_occasion(index, pointer.source).id)
            if day := index.date_of(pointer.source):
                days[host].append(day)
    spans = {host: sorted(days[host], key=lambda day: day.sort_key) for host in events}
    hosts = sorted(
        events,
        key=lambda host: (spans[host][-1].sort_key if spans[host] else sorting.NEVER, repr(host)),
    )
    return tuple((host, *_span(spans[host]), _number(index, events[host])) for host in hosts[::-1])


def _span(days: list[Date]) -> Line:
    if not days:
        return ()
    first, last = days[0], days[-1]
    return (" · ", first) if first == last else (" · ", first, " – ", last)


def _number(index: Index, ids: set[str]) -> str:
    kinds = {index.by_id[entry_id.casefold()].kind for entry_id in ids}
    nouns = BY_NAME[kinds.pop()].nouns if len(kinds) == 1 else ("entry", "entries")
    return f" · at {counted(len(ids), nouns)}"


def _occasion(index: Index, entry: Entry) -> Entry:
    """Return what *entry* was part of that day: its event, if it takes its date from one."""
    lenders = (link for link in BY_NAME[entry.kind].links if link.lends_date)
    matches = (match for link in lenders for _, match in index.targets(entry, link))
    return next((match.entry for match in matches if match.entry), entry)
