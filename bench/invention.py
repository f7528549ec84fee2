"""How a book of any size is made up, the same for the same size on every machine."""

from __future__ import annotations

from datetime import date, timedelta
from random import Random
from typing import TYPE_CHECKING

from .book import Attendance, Book, Decision, Item, Meeting, Organization, Person
from .words import (
    BODIES,
    FAMILY_NAMES,
    GATHERINGS,
    GIVEN_NAMES,
    PLACES,
    REASONS,
    SAYINGS,
    SETTLEMENTS,
    SUBJECTS,
)

if TYPE_CHECKING:
    from .book import Party

ATTENDEES = 10
ITEMS = 5
#: how many of a meeting's items mention a person; the others mention an organization
ITEMS_ON_PEOPLE = 4
PEOPLE_PER_ORGANIZATION = 5
DECIDERS = 2
#: how often somebody comes for another organization than usual
AWAY = 0.2
FIRST_DAY = date(2001, 1, 2)
BETWEEN = timedelta(weeks=1)


def invent(size: int) -> Book:
    """Return a book of *size* meetings, *size* people and a fifth as many organizations."""
    chance = Random(size)
    organizations = tuple(
        organization(number) for number in range(max(1, size // PEOPLE_PER_ORGANIZATION))
    )
    people = tuple(person(number, organizations) for number in range(size))
    meetings = tuple(meeting(number, people, organizations, chance) for number in range(size))
    return Book(organizations, people, meetings)


def organization(number: int) -> Organization:
    """Return the organization of that *number*; no two have the same name."""
    rest, body = divmod(number, len(BODIES))
    lap, place = divmod(rest, len(PLACES))
    name = f"{PLACES[place]} {BODIES[body]}" + (f" {lap + 1}" if lap else "")
    return Organization(slug(name), name)


def person(number: int, organizations: tuple[Organization, ...]) -> Person:
    """Return the person of that *number*; no two have the same name."""
    rest, given = divmod(number, len(GIVEN_NAMES))
    lap, shift = divmod(rest, len(FAMILY_NAMES))
    # Neighbours differ in both names, and each pair comes once before the next lap.
    family = FAMILY_NAMES[(shift + given) % len(FAMILY_NAMES)]
    name = " ".join([GIVEN_NAMES[given], *["van"] * lap, family])
    return Person(slug(name), name, organizations[number % len(organizations)])


def meeting(
    number: int,
    people: tuple[Person, ...],
    organizations: tuple[Organization, ...],
    chance: Random,
) -> Meeting:
    """Return the meeting of that *number*."""
    present = chance.sample(people, min(ATTENDEES, len(people)))
    attendances = tuple(
        Attendance(one, chance.choice(organizations) if chance.random() < AWAY else one.home)
        for one in present
    )
    mentions: list[Party] = [
        *chance.choices(present, k=ITEMS_ON_PEOPLE),
        *chance.choices(organizations, k=ITEMS - ITEMS_ON_PEOPLE),
    ]
    title = f"{GATHERINGS[number % len(GATHERINGS)]} meeting {number + 1}"
    subjects = chance.sample(SUBJECTS, ITEMS)
    return Meeting(
        id=slug(title),
        title=title,
        date=FIRST_DAY + number * BETWEEN,
        summary=f"The talk was of the {subjects[0]}, the {subjects[1]} and little else.",
        attendances=attendances,
        items=tuple(
            item(subject, mention, chance)
            for subject, mention in zip(subjects, mentions, strict=True)
        ),
        decision=decision(number, attendances, chance),
    )


def item(subject: str, mention: Party, chance: Random) -> Item:
    """Return a point of the agenda about *subject*."""
    saying = chance.choice(SAYINGS)
    title = f"The {subject}"
    return Item(title, saying.before, mention, saying.after.format(subject=subject))


def decision(number: int, attendances: tuple[Attendance, ...], chance: Random) -> Decision:
    """Return what meeting *number* settled: some of those present did, and a body with them."""
    deciders = [attendance.person for attendance in attendances[:DECIDERS]]
    return Decision(
        id=f"decision-{number + 1}",
        title=f"{chance.choice(SETTLEMENTS)} the {chance.choice(SUBJECTS)}",
        reason=chance.choice(REASONS),
        deciders=(*deciders, attendances[0].organization),
    )


def slug(name: str) -> str:
    """Return the id of a made-up name, which is plain ASCII."""
    return name.lower().replace(" ", "-")
