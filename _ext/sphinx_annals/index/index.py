"""The index: everything that follows from the facts of all documents.

It resolves names and finds what points at an entry. It is derived once a build and never stored.
"""

from __future__ import annotations

from collections import defaultdict
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from ..kinds import AFFILIATION_KINDS, BY_NAME, targets_of
from ..model.dates import Date
from .lookup import Lookup, kinds_of_role
from .sort_keys import by_title

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from ..model.entries import Entry, Facts, Mention, Name
    from ..model.fields import Link
    from .lookup import Match


#: the kinds of affiliations


class Pointer(NamedTuple):
    """One entry that names another."""

    source: Entry
    link: Link
    name: Name


class Guest(NamedTuple):
    """A person who came from an organization on one day."""

    source: Entry
    link: Link
    person: Entry


class Index(Lookup):
    """The entries of a book, and all that follows from their links.

    :param facts: docname -> what that document says.
    """

    def __init__(self, facts: Mapping[str, Facts]) -> None:
        super().__init__(facts)
        self._dates: dict[tuple[str, str], Date | None] = {}

    def targets(self, entry: Entry, link: Link) -> Iterator[tuple[Name, Match]]:
        """Yield each name in the field *link* of *entry* with what it means."""
        for name in entry.names(link.name):
            yield name, self.match(name.text, targets_of(link))

    def affiliations(self, name: Name) -> Iterator[tuple[str, Match]]:
        """Yield each affiliation beside *name* with what it means."""
        for text in name.affiliations:
            yield text, self.match(text, AFFILIATION_KINDS)

    @cached_property
    def pointers(self) -> dict[str, tuple[Pointer, ...]]:
        """Id -> what names that entry in a link, in document order."""
        found: dict[str, list[Pointer]] = defaultdict(list)
        for source, link in self._linking():
            for name, match in self.targets(source, link):
                if match.entry:
                    found[match.entry.id].append(Pointer(source, link, name))
        return {entry_id: tuple(pointers) for entry_id, pointers in found.items()}

    def pointers_at(self, entry: Entry) -> tuple[Pointer, ...]:
        """What names *entry* in a link; nothing names one that lost its id to another."""
        return self.pointers.get(entry.id, ()) if self.has_id(entry) else ()

    @cached_property
    def guests(self) -> dict[str, tuple[Guest, ...]]:
        """Id of an organization -> who came from it, and to what, in document order."""
        found: dict[str, list[Guest]] = defaultdict(list)
        for source, link in self._linking():
            for name, match in self.targets(source, link):
                for _, host in self.affiliations(name):
                    if match.entry and host.entry:
                        found[host.entry.id].append(Guest(source, link, match.entry))
        return {entry_id: tuple(guests) for entry_id, guests in found.items()}

    def _linking(self) -> Iterator[tuple[Entry, Link]]:
        for entry in self.entries:
            for link in BY_NAME[entry.kind].links:
                yield entry, link

    @cached_property
    def _gathered(self) -> dict[str, tuple[Entry, ...]]:
        """Id -> the entries whose own pointers it shows too, nearest first."""
        return {
            entry_id: tuple(p.source for p in pointers if p.link.gathers)
            for entry_id, pointers in self.pointers.items()
        }

    def gathered(self, entry: Entry) -> tuple[Entry, ...]:
        """Return *entry* and all that is part of it, each once, however they are nested."""
        found = {entry.id: entry}
        waiting = [entry]
        while waiting:
            for part in self._gathered.get(waiting.pop(0).id, ()):
                if part.id not in found:
                    found[part.id] = part
                    waiting.append(part)
        return tuple(found.values())

    @cached_property
    def related(self) -> dict[str, frozenset[str]]:
        """Id -> the ids of entries that name it, that it names, or that are its affiliations."""
        found: dict[str, set[str]] = defaultdict(set)
        for entry_id, pointers in self.pointers.items():
            _relate(found, entry_id, (p.source.id for p in pointers))
        for entry_id, guests in self.guests.items():
            _relate(found, entry_id, (e.id for g in guests for e in (g.source, g.person)))
        return {entry_id: frozenset(others) for entry_id, others in found.items()}

    # mentions -----------------------------------------------------------------------------

    @cached_property
    def mentions(self) -> tuple[Mention, ...]:
        """All mentions in document order."""
        return tuple(mention for said in self.facts.values() for mention in said.mentions)

    @cached_property
    def _mentions(self) -> dict[str, tuple[Mention, ...]]:
        found: dict[str, list[Mention]] = defaultdict(list)
        for mention in self.mentions:
            if entry := self.meant(mention.role, mention.name).entry:
                found[entry.id].append(mention)
        return {entry_id: tuple(mentions) for entry_id, mentions in found.items()}

    def mentions_of(self, entry: Entry) -> tuple[Mention, ...]:
        """Where *entry* is mentioned in prose."""
        return self._mentions.get(entry.id, ()) if self.has_id(entry) else ()

    def meant(self, role: str, name: str) -> Match:
        """Return what the role *role* means by *name*."""
        return self.match(name, kinds_of_role(role))

    # values that follow from others -------------------------------------------------------

    def date_of(self, entry: Entry) -> Date | None:
        """The date of *entry*: its own, or the one that a link lends it."""
        place = (entry.docname, entry.anchor)
        if place not in self._dates:
            self._dates[place] = self._own_date(entry) or self._lent_date(entry)
        return self._dates[place]

    def _lent_date(self, entry: Entry) -> Date | None:
        if entry.text("date"):
            return None  # it has one, which can't be understood
        lenders = (link for link in BY_NAME[entry.kind].links if link.lends_date)
        matches = (match.entry for link in lenders for _, match in self.targets(entry, link))
        return next((self._own_date(lender) for lender in matches if lender), None)

    @staticmethod
    def _own_date(entry: Entry) -> Date | None:
        value = entry.value("date")
        return value if isinstance(value, Date) else None

    @cached_property
    def rank_by_title(self) -> dict[str, int]:
        """Id -> place among all entries by title."""
        return {e.id: place for place, e in enumerate(sorted(self.entries, key=by_title))}

    @cached_property
    def rank_by_date(self) -> dict[str, int]:
        """Id -> place among all entries by date, the latest first, the undated last."""
        by_title = sorted(self.entries, key=lambda entry: self.rank_by_title[entry.id])
        days = [(entry, self.date_of(entry)) for entry in by_title]
        dated = sorted(
            ((entry, day.sort_key) for entry, day in days if day),
            key=lambda pair: pair[1],
            reverse=True,
        )
        ordered = [e for e, _ in dated] + [e for e, day in days if not day]
        return {entry.id: place for place, entry in enumerate(ordered)}

    def text_of(self, entry: Entry, field: str) -> str:
        """The text of *field*: what follows from a link to *entry*, or as written."""
        return self._implied.get((entry.id, field)) or entry.text(field)

    @cached_property
    def _implied(self) -> dict[tuple[str, str], str]:
        """(id, field) -> what follows from a link to that entry."""
        pointing = ((i, p.link.implies) for i, found in self.pointers.items() for p in found)
        return {(entry_id, said[0]): said[1] for entry_id, said in pointing if said}


def _relate(found: dict[str, set[str]], entry_id: str, others: Iterable[str]) -> None:
    for other in others:
        found[entry_id].add(other)
        found[other].add(entry_id)
