"""Joining: which handles and full names are one person."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from .evidence import Evidence


class Identity(NamedTuple):
    """All that is surely one person."""

    #: the id of the registry's entry; empty for somebody new
    owner: str
    #: as compared, with ``@``
    handles: frozenset[str]
    #: full names, as compared
    names: frozenset[str]


def identities(evidence: Evidence, owned: Mapping[str, str]) -> tuple[Identity, ...]:
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


def _identity(group: frozenset[str], owned: Mapping[str, str]) -> Identity:
    handles = frozenset(each for each in group if each.startswith("@"))
    owner = next((owned[each] for each in sorted(group) if each in owned), "")
    return Identity(owner, handles, group - handles)


def _groups(
    known: Iterable[str], edges: list[tuple[str, str]], owned: Mapping[str, str]
) -> list[frozenset[str]]:
    """Return what hangs together, with one entry of the registry in each at most."""
    by_owner = defaultdict(list)
    for each in sorted(owned):
        by_owner[owned[each]].append(each)
    registered = [(first, other) for first, *others in by_owner.values() for other in others]
    found: list[frozenset[str]] = []
    for group in _connected(known, [*edges, *registered]):
        owners = {owned[each] for each in group if each in owned}
        inner = [edge for edge in edges if group.issuperset(edge)]
        kept = _unanimous(inner, owned) if len(owners) > 1 else inner
        found += _connected(group, [*kept, *(e for e in registered if group.issuperset(e))])
    return found


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
