"""Likeness: which of many names differ from each other by a slip of the pen."""

from __future__ import annotations

from collections import defaultdict
from difflib import SequenceMatcher
from itertools import combinations
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator


#: names are compared where they have so many letters: in short ones a letter makes the difference
COMPARED = range(5, 61)
LIKE = 0.8
#: more names than this have a word in common by chance
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
