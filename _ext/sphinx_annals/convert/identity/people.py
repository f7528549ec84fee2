"""People: everybody who was seen, or stands in the registry, by all their names."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING, NamedTuple

from ...model.names import is_slug, slug
from .joining import identities
from .name_keys import commonest, fullest, handle_key, is_full, key

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from .evidence import Evidence
    from .joining import Identity
    from .registry_pages import Known


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


def people_of(evidence: Evidence, known: tuple[Known, ...]) -> tuple[Person, ...]:
    """Return everybody: those of the registry, and those whom *evidence* shows, by id."""
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


def owned(known: Iterable[Known]) -> dict[str, str]:
    """Return handle or full name -> the id of the one entry of the registry that has it."""
    owners: defaultdict[str, set[str]] = defaultdict(set)
    for entry in known:
        for named in sure_names(entry):
            owners[named].add(entry.id)
    return {named: next(iter(ids)) for named, ids in owners.items() if len(ids) == 1}


def sure_names(entry: Known) -> Iterator[str]:
    """Yield the handles and full names of an entry, as compared."""
    handles = (entry.handle, *(name for name in entry.names if name.startswith("@")))
    yield from filter(None, map(handle_key, handles))
    yield from (key(name) for name in entry.names if is_full(name))


def _seen(evidence: Evidence, identity: Identity) -> Person:
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
    return Person(
        main if is_slug(main) else slug(main or title),
        title,
        tuple(dict.fromkeys((main, *ordered))) if main else (),
        tuple(sorted(names, key=lambda name: (-names[name], name))),
        max(names.total(), handles.total()),
        False,
        min(
            (
                evidence.places[n]
                for n in identity.handles | identity.names
                if n in evidence.places
            ),
            default=("", 0),
        ),
    )


_NOBODY = Person("", "", (), (), 0, True, ("", 0))


def _registered(person: Person, entry: Known) -> Person:
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
