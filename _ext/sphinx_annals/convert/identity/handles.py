"""Which handle written beside a name belongs to that person."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING

from .name_keys import first_of, handle_key, key
from .occurrences import main_handle
from .places import organization_key

if TYPE_CHECKING:
    from collections.abc import Iterable

    from .occurrences import OccurrenceKey


#: so many people who give it make it an organization
SEVERAL = 2


@dataclass(frozen=True, slots=True)
class Usage:
    """How handles and affiliations are used in all the documents."""

    #: first name, handle -> how often that handle alone is beside that name
    alone: Counter[tuple[str, str]]
    #: affiliation, as compared -> the first names of those who give it
    given: defaultdict[str, set[str]]

    @classmethod
    def of(cls, seats: Iterable[OccurrenceKey]) -> Usage:
        """Return what *seats* show."""
        alone: Counter[tuple[str, str]] = Counter()
        given: defaultdict[str, set[str]] = defaultdict(set)
        for seat in seats:
            first = first_of(seat.name)
            if len(seat.handles) == 1:
                alone[first, main_handle(seat)] += 1
            for text in seat.affiliations:
                given[organization_key(text)].add(first)
        return cls(alone, given)

    def with_own_handles(self, seat: OccurrenceKey) -> OccurrenceKey:
        """Return *seat* with the person's own handle first, and none of an organization.

        ``Bo / Tidewater / bolinde`` has one where ``Bo / @bolinde`` is written elsewhere.
        """
        first = first_of(seat.name)
        team = tuple(each for each in seat.handles if self._is_team(each, first))
        own = [each for each in seat.handles if each not in team]
        unsigned = () if own else self._unsigned(seat)
        ordered = sorted(own or unsigned, key=lambda each: -self.alone[first, handle_key(each)])
        others = tuple(each for each in (*seat.affiliations, *team) if each not in unsigned)
        own_seat = seat._replace(handles=tuple(ordered), affiliations=others)
        return seat if own_seat == seat else own_seat

    def _unsigned(self, seat: OccurrenceKey) -> tuple[str, ...]:
        """Return the first affiliation of *seat* that is a handle."""
        bare = (each for each in seat.affiliations if self._is_handle(each, seat.name))
        return tuple(islice(bare, 1))

    def _is_team(self, handle: str, first: str) -> bool:
        """Whether others give *handle* as where they belong."""
        return len(self.given.get(organization_key(handle), set()) - {first}) >= SEVERAL

    def _is_handle(self, text: str, name: str) -> bool:
        """Whether *text*, without ``@``, is a handle of whoever has that *name*."""
        handle, first = handle_key(text), first_of(name)
        if not handle or len(self.given[organization_key(text)]) >= SEVERAL:
            return False
        return self.alone[first, handle] > 0 or _squashed(text) in set(_handles_for(name))


def _squashed(text: str) -> str:
    return "".join(each for each in key(text) if each.isalnum())


def _handles_for(name: str) -> Iterable[str]:
    """Yield what people called *name* take for a handle."""
    words = [_squashed(word) for word in key(name).split()]
    if len(words) > 1 and words[0] and words[-1]:
        first, last = words[0], words[-1]
        yield from ("".join(words), first + last, last + first)
        yield from (first[0] + last, first + last[0], last + first[0])


def with_own_handles(seats: Iterable[OccurrenceKey]) -> tuple[OccurrenceKey, ...]:
    """Return *seats* with everybody's own handles, as all of them together show."""
    seated = tuple(seats)
    usage = Usage.of(seated)
    return tuple(map(usage.with_own_handles, seated))
