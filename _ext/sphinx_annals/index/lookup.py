"""Look up entries by id, place, kind and name."""

from __future__ import annotations

from collections import defaultdict
from difflib import get_close_matches
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from ..kinds import BY_NAME, BY_ROLE, KINDS
from ..model.names import fold

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from ..kinds.kind import Kind
    from ..model.entries import Entry, Facts


class Match(NamedTuple):
    """The entries that a name may mean; a unique match has one."""

    entries: tuple[Entry, ...]

    @property
    def entry(self) -> Entry | None:
        """The entry that is meant, or None where there is none, or more than one."""
        return self.entries[0] if len(self.entries) == 1 else None


class Lookup:
    """The entries of a book, by id, place, kind and name.

    :param facts: docname -> what that document says.
    """

    def __init__(self, facts: Mapping[str, Facts]) -> None:
        self.facts = {docname: facts[docname] for docname in sorted(facts)}
        self._matches: dict[tuple[str, tuple[str, ...]], Match] = {}

    # entries ------------------------------------------------------------------------------

    @cached_property
    def written(self) -> tuple[Entry, ...]:
        """All entries in document order: by docname, then by line."""
        return tuple(entry for said in self.facts.values() for entry in said.entries)

    @cached_property
    def by_id(self) -> dict[str, Entry]:
        """Id without letter case -> the first entry that has it."""
        first: dict[str, Entry] = {}
        for entry in self.written:
            first.setdefault(entry.id.casefold(), entry)
        return first

    @cached_property
    def entries(self) -> tuple[Entry, ...]:
        """The entries that keep their id, in document order."""
        return tuple(self.by_id.values())

    @cached_property
    def losers(self) -> tuple[Entry, ...]:
        """The entries whose id another one had first."""
        return tuple(entry for entry in self.written if not self.has_id(entry))

    def has_id(self, entry: Entry) -> bool:
        """Whether *entry* is the one that its id means."""
        return self.by_id[entry.id.casefold()] is entry

    @cached_property
    def by_kind(self) -> dict[str, tuple[Entry, ...]]:
        """Name of a kind -> its entries, in document order."""
        return {k.name: tuple(e for e in self.entries if e.kind == k.name) for k in KINDS}

    def entry_at(self, docname: str, anchor: str) -> Entry | None:
        """The entry whose box has the id *anchor* in *docname*."""
        return self._by_place.get((docname, anchor))

    @cached_property
    def _by_place(self) -> dict[tuple[str, str], Entry]:
        return {(entry.docname, entry.anchor): entry for entry in self.written}

    # names --------------------------------------------------------------------------------

    @cached_property
    def _by_name(self) -> dict[str, tuple[Entry, ...]]:
        found: dict[str, list[Entry]] = defaultdict(list)
        for entry in self.entries:
            for name in {fold(name): None for name in names_of(entry)}:
                found[name].append(entry)
        return {name: tuple(entries) for name, entries in found.items()}

    def match(self, name: str, kinds: tuple[str, ...]) -> Match:
        """Return the entries of *kinds* that *name* may mean: by id, alias, @handle or title.

        An id as it is written means its entry alone, so that there is a way to say which.
        """
        key = (name, kinds)
        if key not in self._matches:
            named = [e for e in self._by_name.get(fold(name), ()) if e.kind in kinds]
            exact = [e for e in named if e.id == name]
            self._matches[key] = Match(tuple(exact or named))
        return self._matches[key]

    def suggestions(self, name: str, kinds: tuple[str, ...]) -> tuple[str, ...]:
        """Return up to three ids of *kinds* whose names are like *name*."""
        likely = get_close_matches(fold(name), self._names_of_kinds(kinds), n=6, cutoff=0.6)
        ids = {e.id: None for near in likely for e in self._by_name[near] if e.kind in kinds}
        return tuple(ids)[:3]

    def _names_of_kinds(self, kinds: tuple[str, ...]) -> list[str]:
        return [n for n, entries in self._by_name.items() if any(e.kind in kinds for e in entries)]


def kinds_of_role(role: str) -> tuple[str, ...]:
    """The kinds that the role *role* refers to; every kind for ``any``."""
    kinds = BY_NAME.values() if role == "any" else filter(None, [BY_ROLE.get(role)])
    return tuple(kind.name for kind in kinds)


def names_of(entry: Entry) -> Iterator[str]:
    """Yield all names by which *entry* may be called."""
    kind: Kind = BY_NAME[entry.kind]
    yield entry.id
    yield entry.title
    yield from entry.aliases
    if handle := entry.text(kind.handle_field):
        yield "@" + handle.removeprefix("@")
