"""People: cluster names and handles, and find everyone by any form of the name."""

from __future__ import annotations

from collections import Counter, defaultdict
from itertools import chain
from typing import TYPE_CHECKING, NamedTuple

from ...model.names import is_slug, slug
from .name_keys import commonest, fullest, handle_key, initials_of, is_full, is_initial, key, tidy

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from .occurrences import NameEvidence
    from .registry_pages import RegistryEntry


class NameCluster(NamedTuple):
    """All that is surely one person."""

    #: the id of the registry entry; empty for a new person
    owner: str
    #: as compared, with ``@``
    handles: frozenset[str]
    #: full names, as compared
    names: frozenset[str]


def identities(evidence: NameEvidence, owned: Mapping[str, str]) -> tuple[NameCluster, ...]:
    """Return everybody who has a handle or a full name.

    :param owned: handle or full name -> the id of the one entry of the registry that has it.
    """
    edges = [
        (handle, name)
        for handle in sorted(evidence.handles)
        for name in sorted(evidence.full_names(handle))
    ]
    apart = evidence.shared - owned.keys()
    known = {*evidence.mains, *filter(evidence.is_full, evidence.names)} - apart
    groups = _groups({*known, *owned}, edges, owned)
    found = (_identity(group, owned) for group in groups)
    return tuple(sorted(found, key=lambda each: (sorted(each.handles), sorted(each.names))))


def _identity(group: frozenset[str], owned: Mapping[str, str]) -> NameCluster:
    handles = frozenset(each for each in group if each.startswith("@"))
    owner = next((owned[each] for each in sorted(group) if each in owned), "")
    return NameCluster(owner, handles, group - handles)


def _groups(
    known: Iterable[str], edges: list[tuple[str, str]], owned: Mapping[str, str]
) -> list[frozenset[str]]:
    """Return what hangs together, with one entry of the registry in each at most."""
    registered = _registered_edges(owned)
    found: list[frozenset[str]] = []
    for group in _connected(known, [*edges, *registered]):
        owners = {owned[each] for each in group if each in owned}
        inner = [edge for edge in edges if group.issuperset(edge)]
        kept = _unanimous(inner, owned) if len(owners) > 1 else inner
        found += _connected(group, [*kept, *(e for e in registered if group.issuperset(e))])
    return found


def _registered_edges(owned: Mapping[str, str]) -> list[tuple[str, str]]:
    """Return the edges between all handles and names of each entry of the registry."""
    by_owner = defaultdict(list)
    for each in sorted(owned):
        by_owner[owned[each]].append(each)
    return [(first, other) for first, *others in by_owner.values() for other in others]


def _unanimous(edges: list[tuple[str, str]], owned: Mapping[str, str]) -> list[tuple[str, str]]:
    """Keep the edges from an entry to what no other entry claims, where entries would merge."""
    claims: defaultdict[str, set[str]] = defaultdict(set)
    for one, other in edges:
        claims[one] |= {owned[each] for each in (one, other) if each in owned}
        claims[other] |= {owned[each] for each in (one, other) if each in owned}
    return [
        (one, other)
        for one, other in edges
        if (one in owned or other in owned) and len(claims[one] | claims[other]) == 1
    ]


def _connected(nodes: Iterable[str], edges: Iterable[tuple[str, str]]) -> list[frozenset[str]]:
    """Return the connected components of a graph."""
    parent = {node: node for node in nodes}

    def root(node: str) -> str:
        while parent[node] != node:
            parent[node] = parent[parent[node]]
            node = parent[node]
        return node

    for one, other in edges:
        if one in parent and other in parent:
            parent[root(one)] = root(other)
    groups: defaultdict[str, set[str]] = defaultdict(set)
    for node in parent:
        groups[root(node)].add(node)
    return [frozenset(group) for group in groups.values()]


#: an id that would take the place of a page of the book
RESERVED = frozenset({"index"})


class Person(NamedTuple):
    """Somebody, by all their names."""

    id: str
    title: str
    #: without ``@``, the most used first
    handles: tuple[str, ...]
    #: all spellings of the name, by what they say; those written beside the handle too
    names: tuple[str, ...]
    #: how often they were seen
    times: int
    #: whether the registry has them already
    is_known: bool
    #: path and line of the first place where they are named
    place: tuple[str, int]
    #: the names that the registry calls them by
    aliases: tuple[str, ...] = ()


def people_of(evidence: NameEvidence, known: tuple[RegistryEntry, ...]) -> tuple[Person, ...]:
    """Return all people in the registry and in *evidence*, by id."""
    entries = {entry.id: entry for entry in known}
    taken = {*RESERVED, *(known_id.casefold() for known_id in entries)}
    people = []
    for identity in identities(evidence, owned(known)):
        person = _seen(evidence, identity)
        entry = entries.pop(identity.owner, None)
        made = entry.id if entry else free_id(person.id, taken)
        taken.add(made.casefold())
        people.append(_registered(person, entry) if entry else person._replace(id=made))
    people += (_registered(_NOBODY, entry) for entry in entries.values())
    return tuple(sorted(people, key=lambda person: (person.id.casefold(), person.id)))


def owned(known: Iterable[RegistryEntry]) -> dict[str, str]:
    """Return handle or full name -> the id of the one entry of the registry that has it."""
    owners: defaultdict[str, set[str]] = defaultdict(set)
    for entry in known:
        for named in sure_names(entry):
            owners[named].add(entry.id)
    return {named: next(iter(ids)) for named, ids in owners.items() if len(ids) == 1}


def sure_names(entry: RegistryEntry) -> Iterator[str]:
    """Yield the handles and full names of an entry, as compared."""
    handles = (entry.handle, *(name for name in entry.names if name.startswith("@")))
    yield from filter(None, map(handle_key, handles))
    yield from (key(name) for name in entry.names if is_full(name))


def _seen(evidence: NameEvidence, identity: NameCluster) -> Person:
    """Return the person as the notes show them."""
    handles = _spelt(identity.handles, evidence.handles)
    names: Counter[str] = Counter()
    for handle in identity.handles:
        names |= evidence.names_of(handle, identity.names)
    for name in identity.names:
        names |= evidence.names.get(name, Counter())
    ordered = [each for each, _ in sorted(handles.items(), key=lambda item: (-item[1], item[0]))]
    main = commonest(handles) if handles else ""
    title = fullest(names) if names else main
    known = (identity.handles | identity.names) & evidence.places.keys()
    return Person(
        main if is_slug(main) else slug(main or title),
        title,
        tuple(dict.fromkeys((main, *ordered))) if main else (),
        tuple(sorted(names, key=lambda name: (-names[name], name))),
        max(names.total(), handles.total()),
        False,
        min(map(evidence.places.__getitem__, known), default=("", 0)),
    )


_NOBODY = Person("", "", (), (), 0, True, ("", 0))


def _registered(person: Person, entry: RegistryEntry) -> Person:
    """Return *person* with what the registry says."""
    handles = tuple(dict.fromkeys(filter(None, (entry.handle, *person.handles))))
    names = tuple(dict.fromkeys((*entry.names, *person.names)))
    return person._replace(
        id=entry.id,
        title=entry.title,
        handles=handles,
        names=names,
        is_known=True,
        aliases=entry.aliases,
    )


def _spelt(keys: Iterable[str], spellings: Mapping[str, Counter[str]]) -> Counter[str]:
    counts: Counter[str] = Counter()
    for each in keys:
        counts.update(spellings.get(each, Counter()))
    return counts


def free_id(wanted: str, taken: set[str], mark: str = "") -> str:
    """Return *wanted*, or an id like it that nothing else has."""
    numbered = (f"{wanted}-{number}" for number in range(2, len(taken) + 3))
    return next(
        each for each in (wanted, f"{wanted}{mark}", *numbered) if each.casefold() not in taken
    )


class NameForms(NamedTuple):
    """What people may be called, as compared -> their ids."""

    handles: Mapping[str, tuple[str, ...]]
    full: Mapping[str, tuple[str, ...]]
    #: what they were called with a handle beside it, or are called in the registry
    called: Mapping[str, tuple[str, ...]]
    #: the aliases in the registry
    aliases: Mapping[str, tuple[str, ...]]
    #: what a full name is shortened to
    short: Mapping[str, tuple[str, ...]]
    initials: Mapping[str, tuple[str, ...]]

    @classmethod
    def of(cls, people: Iterable[Person]) -> NameForms:
        """Return what *people* may be called."""
        found: tuple[defaultdict[str, dict[str, None]], ...]
        found = tuple(defaultdict(dict) for _ in cls._fields)
        for person in people:
            for table, names in zip(found, _ways(person), strict=True):
                for name in filter(None, names):
                    table[name][person.id] = None
        return cls(*({name: tuple(ids) for name, ids in table.items()} for table in found))

    def anyhow(self, name: str) -> dict[str, None]:
        """Return the people that *name* may mean in any way other than by initials."""
        tables = (self.called, self.full, self.aliases, self.short)
        return {each: None for table in tables for each in table.get(name, ())}


def _ways(person: Person) -> tuple[set[str], ...]:
    full = [name for name in person.names if is_full(name)]
    written = (name for name in person.names if name.startswith("@"))
    handles = set(map(handle_key, (*person.handles, *written)))
    return (
        handles,
        set(map(key, full)),
        {*map(key, (person.id, *person.names)), *(each.lstrip("@") for each in handles)},
        {key(name) for name in person.aliases if not is_full(name)},
        set(chain.from_iterable(map(shortened, person.names))),
        set(map(initials_of, full)),
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
