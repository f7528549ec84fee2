"""Plain MyST: what a careful hand writes without any extension, every back-link included."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from ..book import Organization, traces
from .contents import ORPHAN, contents, toctree
from .variant import Page, Variant

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from ..book import Attendance, Book, Item, Meeting, Party, Person, Trace


def pages(book: Book, *, in_toctree: bool) -> Iterator[Page]:
    """Yield all pages; those of people and organizations stand *in_toctree* or are orphans."""
    yield from contents(
        book, ["people/index", "organizations/index", "events/index", "decisions/index"]
    )
    for meeting in book.meetings:
        yield Page(meeting.docname, meeting_text(meeting))
    yield from indices(book, in_toctree=in_toctree)
    front_matter = "" if in_toctree else ORPHAN
    found = traces(book)
    for person in book.people:
        text = person_text(person, found[person.id])
        yield Page(person.docname, f"{front_matter}{text}")
    for organization in book.organizations:
        text = organization_text(organization, book, found[organization.id])
        yield Page(organization.docname, f"{front_matter}{text}")


def indices(book: Book, *, in_toctree: bool) -> Iterator[Page]:
    """Yield the pages that list everybody, and all that happened."""
    newest_first = list(reversed(book.meetings))
    people = bullets(f"{link(person)}, {link(person.home)}" for person in book.people)
    organizations = bullets(link(organization) for organization in book.organizations)
    events = bullets(f"{day(meeting.date)}: {meeting_link(meeting)}" for meeting in newest_first)
    decisions = bullets(
        f"{decision_line(meeting)} (accepted), {meeting_link(meeting)}, "
        f"by {links(meeting.decision.deciders)}"
        for meeting in newest_first
    )
    yield Page("events/index", f"# Events\n\n{events}")
    yield Page("decisions/index", f"# Decisions\n\n{decisions}")
    for name, listing, parties in (
        ("people", people, book.people),
        ("organizations", organizations, book.organizations),
    ):
        below = toctree((party.docname for party in parties), hidden=True) if in_toctree else ""
        yield Page(f"{name}/index", f"# {name.capitalize()}\n\n{listing}\n{below}")


def meeting_text(meeting: Meeting) -> str:
    """Return the notes of a meeting."""
    attendees = "\n  ".join(
        f"- {link(one.person)} ({link(one.organization)})" for one in meeting.attendances
    )
    agenda = "\n".join(
        f"### {item.title}\n\n{item.sentence_with(link(item.mention))}\n" for item in meeting.items
    )
    decision = meeting.decision
    return f"""# {meeting.title}

Date
: {day(meeting.date)}

Type
: meeting

Attendees
: {attendees}

{meeting.summary}

## Agenda

{agenda}
## Decisions

### {decision.title}

Date
: {day(meeting.date)}

Event
: {meeting_link(meeting)}

Status
: accepted

Deciders
: {links(decision.deciders)}

{decision.reason}
"""


def person_text(person: Person, trace: Trace) -> str:
    """Return the page of a person."""
    events = bullets(
        f"{day(meeting.date)}: {meeting_link(meeting)}, from {link(attendance.organization)}"
        for meeting, attendance in trace.attended
    )
    facts = f"# {person.name}\n\nAffiliation\n: {link(person.home)}\n"
    return "\n".join([facts, section("Events", events), *traced_sections(trace)])


def organization_text(organization: Organization, book: Book, trace: Trace) -> str:
    """Return the page of an organization."""
    people = bullets(link(person) for person in book.people if person.home == organization)
    events = bullets(
        f"{day(meeting.date)}: {meeting_link(meeting)}, {links(guests)}"
        for meeting, guests in guests_by_meeting(trace.attended)
    )
    sections = [section("People", people), section("Events", events), *traced_sections(trace)]
    return "\n".join([f"# {organization.name}\n", *sections])


def guests_by_meeting(
    attended: Iterable[tuple[Meeting, Attendance]],
) -> list[tuple[Meeting, list[Person]]]:
    """Return each meeting once, with those who came to it from one organization."""
    guests: dict[str, tuple[Meeting, list[Person]]] = {}
    for meeting, attendance in attended:
        guests.setdefault(meeting.id, (meeting, []))[1].append(attendance.person)
    return list(guests.values())


def traced_sections(trace: Trace) -> list[str]:
    """Return the sections that people and organizations both have."""
    mentions = bullets(mention_line(meeting, item) for meeting, item in trace.mentioned)
    decisions = bullets(decision_line(meeting) for meeting in trace.decided)
    return [section("Decisions", decisions), section("Mentions", mentions)]


def section(title: str, text: str) -> str:
    """Return a section, or nothing where there is nothing to say."""
    return f"## {title}\n\n{text}" if text else ""


def mention_line(meeting: Meeting, item: Item) -> str:
    """Return where somebody was mentioned, with the sentence."""
    return f"{day(meeting.date)}: {meeting_link(meeting)}, {item.title}: {item.sentence}"


def decision_line(meeting: Meeting) -> str:
    """Return what was decided, and when."""
    decision = meeting.decision
    anchor = decision.title.lower().replace(" ", "-")
    return f"{day(meeting.date)}: [{decision.title}](/{meeting.docname}.md#{anchor})"


def meeting_link(meeting: Meeting) -> str:
    """Return a link to the notes of a meeting."""
    return f"[{meeting.title}](/{meeting.docname}.md)"


def link(party: Party) -> str:
    """Return a link to the page of a person or an organization."""
    return f"[{party.name}](/{party.docname}.md)"


def links(parties: Iterable[Party]) -> str:
    """Return links to several pages."""
    return ", ".join(link(party) for party in parties)


def bullets(lines: Iterable[str]) -> str:
    """Return a list; it ends with a line break if it isn't empty."""
    return "".join(f"- {line}\n" for line in lines)


def day(date: date) -> str:
    """Return a date as people write it."""
    return f"{date.day} {date:%B %Y}"


ORPHANS = Variant(
    "a",
    "plain MyST, pages of people written by hand, as orphans",
    partial(pages, in_toctree=False),
)
IN_TOCTREE = Variant(
    "a-toc",
    "the same, in a hidden toctree of their index page",
    partial(pages, in_toctree=True),
)
