"""This extension: each fact is written once, and the book derives the rest."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..book import Person
from .contents import contents, toctree
from .variant import Page, Variant

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ..book import Book, Item, Meeting, Party

#: the pages that the extension makes, and that a writer names in a table of contents
MADE = ("people/index", "organizations/index", "events/index", "talks/index", "decisions/index")
ENTRIES_ON_A_PAGE = 50


def pages(book: Book) -> Iterator[Page]:
    """Yield what is written; the pages of people and organizations make themselves."""
    yield from contents(book, ["registry/index", *MADE])
    for meeting in book.meetings:
        yield Page(meeting.docname, meeting_text(meeting))
    registry = [
        *registry_pages("People", book.people),
        *registry_pages("Organizations", book.organizations),
    ]
    yield from registry
    leading = toctree(page.docname for page in registry)
    yield Page("registry/index", f"# Registry\n\n{leading}")


def registry_pages(title: str, parties: Sequence[Party]) -> Iterator[Page]:
    """Yield the pages that say who is who."""
    for start in range(0, len(parties), ENTRIES_ON_A_PAGE):
        number = start // ENTRIES_ON_A_PAGE + 1
        entries = "\n".join(
            party_text(party) for party in parties[start : start + ENTRIES_ON_A_PAGE]
        )
        docname = f"registry/{title.lower()}-{number}"
        yield Page(docname, f"# {title}, part {number}\n\n{entries}")


def party_text(party: Party) -> str:
    """Return the entry of a person or an organization."""
    if isinstance(party, Person):
        home = f":affiliation: {party.home.id}\n"
        return f":::{{person}} {party.name}\n:id: {party.id}\n{home}:::\n"
    return f":::{{organization}} {party.name}\n:id: {party.id}\n:::\n"


def meeting_text(meeting: Meeting) -> str:
    """Return the notes of a meeting."""
    attendees = ", ".join(
        f"{one.person.id} ({one.organization.id})" for one in meeting.attendances
    )
    agenda = "\n".join(f"### {item.title}\n\n{sentence(item)}\n" for item in meeting.items)
    decision = meeting.decision
    deciders = ", ".join(decider.id for decider in decision.deciders)
    return f""":::{{event}} {meeting.title}
:id: {meeting.id}
:date: {meeting.date}
:type: meeting
:attendees: {attendees}

{meeting.summary}
:::

## Agenda

{agenda}
## Decisions

:::{{decision}} {decision.title}
:id: {decision.id}
:date: {meeting.date}
:event: {meeting.id}
:status: accepted
:deciders: {deciders}

{decision.reason}
:::
"""


def sentence(item: Item) -> str:
    """Return the sentence of an item, its mention as a role."""
    role = "person" if isinstance(item.mention, Person) else "org"
    return item.sentence_with(f"{{{role}}}`{item.mention.id}`")


ANNALS = Variant("b", "sphinx-annals", pages, extensions=("sphinx_annals",))
