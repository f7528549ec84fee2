"""Callings: all the ways in which people may be called, from a handle down to initials."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

from .name_keys import handle_key, initials_of, is_full, is_initial, key, tidy

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from .people import Person


class Calling(NamedTuple):
    """What people may be called, as compared -> their ids."""

    handles: Mapping[str, tuple[str, ...]]
    full: Mapping[str, tuple[str, ...]]
    #: what they were called with a handle beside it, or are called in the registry
    called: Mapping[str, tuple[str, ...]]
    #: the other names that somebody gave them in the registry
    aliases: Mapping[str, tuple[str, ...]]
    #: what a full name is shortened to
    short: Mapping[str, tuple[str, ...]]
    initials: Mapping[str, tuple[str, ...]]

    @classmethod
    def of(cls, people: Iterable[Person]) -> Calling:
        """Return what *people* may be called."""
        found: tuple[defaultdict[str, dict[str, None]], ...]
        found = tuple(defaultdict(dict) for _ in cls._fields)
        for person in people:
            for table, names in zip(found, _ways(person), strict=True):
                for name in filter(None, names):
                    table[name][person.id] = None
        return cls(*({name: tuple(ids) for name, ids in table.items()} for table in found))

    def anyhow(self, name: str) -> dict[str, None]:
        """Return those whom *name* may mean in whatever way, but by initials."""
        tables = (self.called, self.full, self.aliases, self.short)
        return {each: None for table in tables for each in table.get(name, ())}


def _ways(person: Person) -> tuple[set[str], ...]:
    full = [name for name in person.names if is_full(name)]
    written = (name for name in person.names if name.startswith("@"))
    handles = {handle_key(each) for each in (*person.handles, *written)}
    return (
        handles,
        set(map(key, full)),
        {*map(key, (person.id, *person.names)), *(each.lstrip("@") for each in handles)},
        {key(name) for name in person.aliases if not is_full(name)},
        {short for name in person.names for short in shortened(name)},
        {initials_of(name) for name in full},
    )


def shortened(name: str) -> Iterator[str]:
    """Yield what *name* may be shortened to: ``bo``, ``bo l``, ``bo lm`` of Bo-Ann Linde-Marsh."""
    first, *rest = key(name).split()[:8] or [""]
    if first and not is_initial(tidy(name).split()[0]):
        yield from {first, first.partition("-")[0]}
    if rest:
        initials = "".join(part[:1] for word in rest for part in word.split("-"))
        yield f"{first} {rest[-1][:1]}"
        yield f"{first} {initials}"
