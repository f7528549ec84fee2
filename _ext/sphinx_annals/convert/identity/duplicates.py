"""Find entries that are likely duplicates, with the evidence for it."""

from __future__ import annotations

from collections import defaultdict
from difflib import SequenceMatcher
from itertools import combinations, pairwise
from typing import TYPE_CHECKING, NamedTuple

from .name_keys import first_of, is_akin, is_full, is_initial, key
from .organizations import abbreviations
from .places import LEGAL, organization_key

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from collections.abc import Set as AbstractSet

    from .organizations import Organization
    from .people import Person


#: lengths of names that are compared; in shorter ones each letter matters
COMPARED = range(5, 61)
LIKE = 0.8
#: names with a word in common, at most; more have it by chance
CROWD = 40


def alike(names: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Yield the pairs of *names* that differ by a slip: in a letter, or in letters of one word.

    Only names that agree after leaving out a letter or a word are compared, so that the time it
    takes grows with the number of names, not with its square.
    """
    found: defaultdict[str, list[str]] = defaultdict(list)
    for name in sorted(set(names)):
        if len(name) in COMPARED:
            for stem in set(_stems(name)):
                found[stem].append(name)
    pairs = {
        pair for group in found.values() if len(group) <= CROWD for pair in combinations(group, 2)
    }
    for one, other in sorted(pairs):
        if likeness(one, other) >= LIKE:
            yield one, other


def likeness(one: str, other: str) -> float:
    """Return how much two texts have in common, from 0 to 1."""
    return SequenceMatcher(None, one, other, autojunk=False).ratio()


def _stems(name: str) -> Iterator[str]:
    """Yield *name*, and *name* without one letter, or without one word."""
    yield name
    yield from _shorter(name)
    words = name.split()
    for at in range(len(words) * (len(words) > 1)):
        yield " ".join((*words[:at], "", *words[at + 1 :]))


def _shorter(name: str) -> Iterator[str]:
    return (name[:at] + name[at + 1 :] for at in range(len(name)))


#: length of an abbreviation that needs no other evidence
TELLING = 4
#: likeness of two spellings of a word, at least
SLIP = 0.7
#: length of a handle that another may begin with, at least
COMMON = 4


class DuplicatePair(NamedTuple):
    """Two entries that may be one."""

    one: str
    other: str
    #: why, as the end of “may be one: …”
    reason: str
    #: whether a quick look suffices
    is_likely: bool


def people_pairs(people: tuple[Person, ...]) -> Iterator[DuplicatePair]:
    """Yield the people who may be one, by their handles, then by their names."""
    yield from _by_handle(people)
    yield from _by_name(people)
    yield from _by_initial(people)
    yield from _by_first_name(people)


def _by_handle(people: tuple[Person, ...]) -> Iterator[DuplicatePair]:
    by_handle = {handle.casefold(): person for person in people for handle in person.handles}
    for one, other in alike(by_handle):
        if _may_be_one(by_handle[one], by_handle[other]):
            yield _pair(
                by_handle[one], by_handle[other], f"@{one} and @{other} are spelt similarly", True
            )
    ordered = sorted(by_handle)
    for one, other in pairwise(ordered):
        is_alike = len(one) >= COMMON and other.startswith(one)
        if is_alike and _may_be_one(by_handle[one], by_handle[other]):
            reason = f"@{other} begins with @{one}"
            yield _pair(by_handle[one], by_handle[other], reason, False)


def _by_name(people: tuple[Person, ...]) -> Iterator[DuplicatePair]:
    by_name = {key(name): person for person in people for name in person.names if is_full(name)}
    for one, other in alike(by_name):
        changed = _changed(one, other)
        is_slip = all(likeness(a, b) >= SLIP for a, b in changed)
        if is_slip and len(one.split()) == len(other.split()):
            is_likely = all(min(len(a), len(b)) >= COMPARED.start for a, b in changed)
            yield _pair(by_name[one], by_name[other], _similar(one, other), is_likely)


def _changed(one: str, other: str) -> list[tuple[str, str]]:
    """Return the words of two names that differ."""
    return [(a, b) for a, b in zip(one.split(), other.split(), strict=False) if a != b]


def _similar(one: str, other: str) -> str:
    return f"“{one}” and “{other}” are spelt similarly"


def _by_initial(people: tuple[Person, ...]) -> Iterator[DuplicatePair]:
    """Yield ``A. Quill`` with ``Ada Quill``."""
    by_last: defaultdict[str, list[Person]] = defaultdict(list)
    for person in people:
        words = key(person.title).split()
        if len(words) > 1:
            by_last[words[-1]].append(person)
    for group in by_last.values():
        for one, other in combinations(group, 2):
            firsts = [person.title.split()[0] for person in (one, other)]
            if first_of(one.title)[0] == first_of(other.title)[0] and any(map(is_initial, firsts)):
                yield _pair(one, other, "one is written with an initial", False)


def _by_first_name(people: tuple[Person, ...]) -> Iterator[DuplicatePair]:
    """Yield people known by a first name with the only other person who has it."""
    by_first: defaultdict[str, list[Person]] = defaultdict(list)
    for person in people:
        by_first[first_of(person.title)].append(person)
    for first, group in sorted(by_first.items()):
        lone = [person for person in group if key(person.title) == first]
        if len(group) == 2 and lone and not all(person.handles for person in group):
            yield _pair(group[0], group[1], f"no other person has the first name “{first}”", False)


def _may_be_one(one: Person, other: Person) -> bool:
    return (
        not one.names
        or not other.names
        or any(is_akin(a, b) for a in one.names for b in other.names)
    )


def _pair(one: Person, other: Person, reason: str, is_likely: bool) -> DuplicatePair:
    return DuplicatePair(one.id, other.id, reason, is_likely)


def organization_pairs(organizations: Iterable[Organization]) -> Iterator[DuplicatePair]:
    """Yield the organizations that may be one, by their names and by who is with both."""
    named = {organization_key(n): o for o in organizations for n in (o.title, *o.names)}
    shared = {frozenset((one, other)) for one, other in _sharing(named)}
    yield from _by_form(named)
    for one, other, reason, is_likely in (
        *_by_slip(named),
        *_by_abbreviation(named, shared),
        *_by_part(named, shared),
    ):
        yield DuplicatePair(named[one].id, named[other].id, reason, is_likely)


def _by_slip(named: Iterable[str]) -> Iterator[DuplicatePair]:
    for one, other in alike(named):
        if _is_slip(one, other):
            yield DuplicatePair(one, other, _similar(one, other), True)


def _by_abbreviation(
    named: Mapping[str, Organization], shared: AbstractSet[frozenset[str]]
) -> Iterator[DuplicatePair]:
    for one, other in _abbreviating(named):
        is_shared = frozenset((one, other)) in shared
        if is_shared or len(one) >= TELLING:
            yield DuplicatePair(one, other, f"“{one}” abbreviates “{other}”", is_shared)


def _by_part(named: Iterable[str], shared: AbstractSet[frozenset[str]]) -> Iterator[DuplicatePair]:
    for pair in sorted(map(sorted, shared)):
        short, long = sorted(pair, key=lambda name: len(name.split()))
        if _is_only_within(short, long, named):
            reason = f"“{short}” is part of “{long}”, and both have a member in common"
            yield DuplicatePair(short, long, reason, False)


def _is_slip(one: str, other: str) -> bool:
    """Whether a word of one name is a slip or a short form of that in the other.

    Institutes of a university are alike but for an abbreviation, and are several.
    """
    return len(one.split()) != len(other.split()) or all(
        likeness(a, b) >= SLIP or a.startswith(b) or b.startswith(a)
        for a, b in _changed(one, other)
    )


def _is_only_within(short: str, long: str, named: Iterable[str]) -> bool:
    """Whether *short* is part of *long*, and of no name but longer or shorter forms of it.

    A university is part of the names of many institutes, and is none of them.
    """
    within = sorted((n for n in named if _is_in(short, n)), key=len)
    return long in within and all(_is_in(a, b) for a, b in pairwise(within))


def _is_in(short: str, long: str) -> bool:
    return short != long and f" {short} " in f" {long} "


def _sharing(named: dict[str, Organization]) -> Iterator[tuple[str, str]]:
    """Yield pairs of organizations that one person has been with."""
    by_person: defaultdict[str, list[str]] = defaultdict(list)
    for name, organization in sorted(named.items()):
        for person in organization.people:
            by_person[person].append(name)
    for names in by_person.values():
        yield from combinations(names, 2)


def _by_form(named: dict[str, Organization]) -> Iterator[DuplicatePair]:
    """Yield ``Lantern Club`` with ``The Lantern Club``, ``LanternClub``, ``Lantern Club Ltd``."""
    by_base: defaultdict[str, list[str]] = defaultdict(list)
    for name in sorted(named):
        by_base[_base(name)].append(name)
    for group in by_base.values():
        for one, other in pairwise(group):
            reason = f"“{one}” and “{other}” differ in their form alone"
            yield DuplicatePair(named[one].id, named[other].id, reason, True)


def _base(name: str) -> str:
    words = name.split()
    kept = [word for word in words[words[0] == "the" :] if word not in LEGAL] if words else []
    return "".join(kept or words)


def _abbreviating(named: Mapping[str, Organization]) -> Iterator[tuple[str, str]]:
    """Yield names with those that they abbreviate."""
    for name in sorted(named):
        for short in sorted(abbreviations(name) & named.keys()):
            yield short, name
