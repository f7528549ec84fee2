"""Rosters: people of a meeting gathered from its roll calls, each of them once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...model.names import fold

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ..document.records import Presence


class Roster:
    """Who was at a meeting; found by name, handle, first name and initials."""

    def __init__(self) -> None:
        self._people: list[Presence] = []
        #: a name or ``@handle``, folded -> the place of the one who bears it
        self._places: dict[str, int] = {}
        #: what a duty may call somebody by -> the places of all who may be meant
        self._calls: dict[str, set[int]] = {}

    @property
    def people(self) -> tuple[Presence, ...]:
        """All of them, in the order in which they were noted."""
        return tuple(self._people)

    def note(self, one: Presence) -> None:
        """Enter *one*, or add what it says to who is there already."""
        place = self._place_of(one)
        if place is None:
            place = len(self._people)
            self._people.append(one)
        else:
            self._people[place] = _joined(self._people[place], one)
        for key in _keys(one):
            self._places.setdefault(key, place)
        for call in _calls(one):
            self._calls.setdefault(call, set()).add(place)

    def note_duty(self, one: Presence, *, is_sure: bool) -> None:
        """Enter the duty of *one*.

        :param is_sure: that it is a person even where it is nobody who is there already
        """
        place = self._place_of(one)
        meant = {place} if place is not None else self._calls.get(one.name.casefold(), set())
        if len(meant) == 1:
            (place,) = meant
            first = self._people[place]
            roles = dict.fromkeys(filter(None, (*first.role.split(", "), one.role)))
            handles = tuple(dict.fromkeys((*first.handles, *one.handles)))
            self._people[place] = first._replace(role=", ".join(roles), handles=handles)
        elif not meant and is_sure:
            self.note(one)

    def _place_of(self, one: Presence) -> int | None:
        return next((self._places[key] for key in _keys(one) if key in self._places), None)


def _keys(one: Presence) -> Iterator[str]:
    yield from (f"@{handle.casefold()}" for handle in one.handles)
    yield fold(one.name)


def _calls(one: Presence) -> Iterator[str]:
    """Yield what *one* may be called by, without letter case: first name and initials."""
    words = one.name.split()
    if len(words) > 1:
        yield words[0].casefold()
        yield "".join(word[0] for word in words).casefold()
    if one.initials:
        yield one.initials.casefold()


def _joined(first: Presence, second: Presence) -> Presence:
    """Return *first* with what *second* says beside."""
    return first._replace(
        handles=tuple(dict.fromkeys((*first.handles, *second.handles))),
        affiliations=tuple(dict.fromkeys((*first.affiliations, *second.affiliations))),
        role=first.role or second.role,
        initials=first.initials or second.initials,
        remark=first.remark or second.remark,
        is_absent=first.is_absent and second.is_absent,
    )
