"""Find the documents that an edit may affect.

A document shows two sorts of things of others. The *face* of an entry is what is shown wherever
it is named: its title, its place, its date. If any face has changed, everything is checked again.
All else is shown only where an entry is named, or on the pages of what it names. So if no face
has changed, only what the changed documents name, or named before, can differ.
"""

from __future__ import annotations

from posixpath import join, normpath
from typing import TYPE_CHECKING, NamedTuple

from ..content.elements import digest
from ..content.inline import place_of
from ..content.page_map import INDEX_PAGES
from ..index.lookup import names_of
from ..kinds import BY_NAME

if TYPE_CHECKING:
    from collections.abc import Collection, Container, Iterator, Mapping

    from ..index.index import Index
    from ..model.entries import Entry, Facts


def faces_of(index: Index) -> str:
    """Return a digest of how all entries look from outside."""
    return digest([_face(index, entry) for entry in index.written])


class Face(NamedTuple):
    """What is shown of an entry wherever it is named."""

    kind: str
    names: tuple[str, ...]
    place: tuple[str, str]
    written: tuple[str, str]
    date: str


def _face(index: Index, entry: Entry) -> Face:
    written = (entry.docname, entry.anchor)
    date = str(index.date_of(entry) or entry.text("date"))
    return Face(entry.kind, tuple(names_of(entry)), place_of(entry), written, date)


def reached(
    index: Index, before: Mapping[str, Facts | None], documents: Collection[str]
) -> frozenset[str]:
    """Return the documents and pages that may show something new, where all faces are the same.

    :param before: changed document -> what it said before the change.
    :param documents: the source documents, and the pages made by the extension.
    """
    said = (facts for docname in before for facts in (before[docname], index.facts.get(docname)))
    named = (entry for facts in said if facts for entry in _named_in(index, facts))
    touched = {(entry.docname, entry.anchor): entry for entry in named}
    hosts = (host for entry in touched.values() for host in _hosts(index, entry))
    places = {place_of(host)[0] for host in hosts}
    found = {*before, *places, *_with_views(index), *_asking_for(index, before), *INDEX_PAGES}
    return frozenset(found & set(documents))


def documents_meant(facts: Facts) -> list[str]:
    """Return what else ``any`` may mean to Sphinx: a document nearby."""
    asked = (mention for mention in facts.mentions if mention.role == "any")
    return [normpath(join("/", each.docname, "..", each.name))[1:] for each in asked]


def _asking_for(index: Index, changed: Container[str]) -> Iterator[str]:
    """Yield the documents that may mean one of the documents *changed*."""
    for docname, facts in index.facts.items():
        if any(meant in changed for meant in documents_meant(facts)):
            yield docname
            yield from (place_of(entry)[0] for entry in facts.entries)


def _named_in(index: Index, facts: Facts) -> Iterator[Entry]:
    """Yield the entries that *facts* say or name."""
    for entry in facts.entries:
        yield entry
        for link in BY_NAME[entry.kind].links:
            for name, match in index.targets(entry, link):
                yield from match.entries
                for _, host in index.affiliations(name):
                    yield from host.entries
    for mention in facts.mentions:
        yield from index.meant(mention.role, mention.name).entries


def _hosts(index: Index, entry: Entry) -> Iterator[Entry]:
    """Yield *entry*, and all that show what points at it as well: what it is a part of."""
    found, waiting = {entry.id}, [entry]
    while waiting:
        part = waiting.pop()
        yield part
        for link in BY_NAME[part.kind].links:
            whole = (match.entry for _, match in index.targets(part, link) if link.gathers)
            new = [host for host in whole if host and host.id not in found]
            found.update(host.id for host in new)
            waiting += new


def _with_views(index: Index) -> Iterator[str]:
    """Yield the documents that show a view, which may choose anything; and the pages they make."""
    for docname, facts in index.facts.items():
        if facts.queries:
            yield docname
            yield from (place_of(entry)[0] for entry in facts.entries)
