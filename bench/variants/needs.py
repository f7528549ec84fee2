"""sphinx-needs: the same objects, and a page for each person with filtered lists.

Its links hold no affiliation of a day, so a field says it in words; it has no lists of mentions.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..book import Person
from .contents import ORPHAN, contents
from .variant import Page, Variant

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from ..book import Book, Item, Meeting, Party

#: plural -> need type
INDICES = {
    "people": "person",
    "organizations": "organization",
    "events": "event",
    "decisions": "decision",
}
#: link -> how it is called from both sides
LINKS = {
    "attendees": ("Attendees", "Attended"),
    "organizations": ("Organizations", "Events"),
    "deciders": ("Deciders", "Decided"),
    "event": ("Event", "Decisions"),
    "affiliation": ("Affiliation", "People"),
}
#: ``came_for`` says in words who came for which organization on that day
FIELDS = ("date", "sort", "came_for")
#: need type of a page -> heading -> need type and link that lead to it
LISTS: Mapping[str, Mapping[str, tuple[str, str]]] = {
    "person": {"Events": ("event", "attendees"), "Decisions": ("decision", "deciders")},
    "organization": {
        "People": ("person", "affiliation"),
        "Events": ("event", "organizations"),
        "Decisions": ("decision", "deciders"),
    },
}
SETTINGS: Mapping[str, object] = {
    "needs_types": [
        {"directive": name, "title": name.capitalize(), "prefix": ""} for name in INDICES.values()
    ],
    "needs_links": {
        name: {"outgoing": outgoing, "incoming": incoming}
        for name, (outgoing, incoming) in LINKS.items()
    },
    "needs_fields": {name: {"schema": {"type": "string"}, "nullable": True} for name in FIELDS},
    # Show names, as the other variants do; ids in lower case, as theirs.
    "needs_id_regex": "^[a-z0-9-]+$",
    "needs_role_need_template": "{{ title }}",
    "needs_show_link_title": True,
    "needs_show_link_id": False,
}


def pages(book: Book) -> Iterator[Page]:
    """Yield all pages."""
    yield from contents(book, [f"{plural}/index" for plural in INDICES])
    for meeting in book.meetings:
        yield Page(meeting.docname, meeting_text(meeting))
    for plural, name in INDICES.items():
        listing = f":::{{needlist}}\n:types: {name}\n:::\n"
        yield Page(f"{plural}/index", f"# {plural.capitalize()}\n\n{listing}")
    for party in book.parties:
        yield Page(party.docname, party_text(party))


def party_text(party: Party) -> str:
    """Return the page of a person or an organization."""
    name = "person" if isinstance(party, Person) else "organization"
    home = f":affiliation: {party.home.id}\n" if isinstance(party, Person) else ""
    lists = "\n".join(
        f"## {heading}\n\n{filtered_list(party, *source)}"
        for heading, source in LISTS[name].items()
    )
    need = f":::{{{name}}} {party.name}\n:id: {party.id}\n{home}:::\n"
    return f"{ORPHAN}# {party.name}\n\n{need}\n{lists}"


def filtered_list(party: Party, name: str, link: str) -> str:
    """Return a list of the needs of a type that lead to *party* by a link."""
    # A plain filter of this form is answered without Python's eval, which would be slower.
    condition = f""":filter: '"{party.id}" in {link}'"""
    return f":::{{needlist}}\n:types: {name}\n{condition}\n:::\n"


def meeting_text(meeting: Meeting) -> str:
    """Return the notes of a meeting."""
    attendees = [one.person.id for one in meeting.attendances]
    organizations = dict.fromkeys(one.organization.id for one in meeting.attendances)
    came_for = ", ".join(
        f"{one.person.name} ({one.organization.name})" for one in meeting.attendances
    )
    agenda = "\n".join(f"### {item.title}\n\n{sentence(item)}\n" for item in meeting.items)
    decision = meeting.decision
    return f"""# {meeting.title}

:::{{event}} {meeting.title}
:id: {meeting.id}
:date: {meeting.date}
:sort: meeting
:attendees: {", ".join(attendees)}
:organizations: {", ".join(organizations)}
:came_for: {came_for}

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
:deciders: {", ".join(decider.id for decider in decision.deciders)}

{decision.reason}
:::
"""


def sentence(item: Item) -> str:
    """Return the sentence of an item, its mention as a role."""
    return item.sentence_with(f"{{need}}`{item.mention.id}`")


NEEDS = Variant(
    "c",
    "sphinx-needs, a page for each person with filtered lists",
    pages,
    extensions=("sphinx_needs",),
    settings=SETTINGS,
)
