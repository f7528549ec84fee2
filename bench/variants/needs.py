"""sphinx-needs: the same objects, and a page for each person with filtered lists.

Its links hold no affiliation of a day, so a field says it in words. What prose mentions is listed
nowhere, unless that prose is a need too: the second manner does so, to show what others show.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, TypeAlias

from ..book import Person
from .contents import ORPHAN, contents
from .variant import Page, Variant

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

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
    "mentions": ("Mentions", "Mentioned"),
}
#: ``came_for`` says in words who came for which organization on that day
FIELDS = ("date", "sort", "came_for")
#: heading -> need type and link of what a list shows
Lists: TypeAlias = "Mapping[str, tuple[str, str]]"
#: need type of a page -> its lists
LISTS: Mapping[str, Lists] = {
    "person": {"Events": ("event", "attendees"), "Decisions": ("decision", "deciders")},
    "organization": {
        "People": ("person", "affiliation"),
        "Events": ("event", "organizations"),
        "Decisions": ("decision", "deciders"),
    },
}
SETTINGS: Mapping[str, object] = {
    "needs_types": [
        {"directive": name, "title": name.capitalize(), "prefix": ""}
        for name in (*INDICES.values(), "item")
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


@dataclass(frozen=True, slots=True)
class Manner:
    """How much of a book is told in needs."""

    #: the directive of a list, and its first options
    listing: str
    #: lists that the pages of people and of organizations both have besides
    more_lists: Lists
    item: Callable[[Meeting, Item], str]


def pages(book: Book, manner: Manner) -> Iterator[Page]:
    """Yield all pages."""
    yield from contents(book, [f"{plural}/index" for plural in INDICES])
    for meeting in book.meetings:
        yield Page(meeting.docname, meeting_text(meeting, manner))
    for plural, name in INDICES.items():
        listing = f"{manner.listing}:types: {name}\n:::\n"
        yield Page(f"{plural}/index", f"# {plural.capitalize()}\n\n{listing}")
    for party in book.parties:
        yield Page(party.docname, party_text(party, manner))


def party_text(party: Party, manner: Manner) -> str:
    """Return the page of a person or an organization."""
    name = "person" if isinstance(party, Person) else "organization"
    home = f":affiliation: {party.home.id}\n" if isinstance(party, Person) else ""
    lists = "\n".join(
        # A plain filter of this form is answered without Python's eval, which would be slower.
        f"## {heading}\n\n{manner.listing}:types: {kind}\n"
        f""":filter: '"{party.id}" in {link}'\n:::\n"""
        for heading, (kind, link) in {**LISTS[name], **manner.more_lists}.items()
    )
    need = f":::{{{name}}} {party.name}\n:id: {party.id}\n{home}:::\n"
    return f"{ORPHAN}# {party.name}\n\n{need}\n{lists}"


def meeting_text(meeting: Meeting, manner: Manner) -> str:
    """Return the notes of a meeting."""
    attendees = [one.person.id for one in meeting.attendances]
    organizations = dict.fromkeys(one.organization.id for one in meeting.attendances)
    came_for = ", ".join(
        f"{one.person.name} ({one.organization.name})" for one in meeting.attendances
    )
    agenda = "\n".join(manner.item(meeting, item) for item in meeting.items)
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


def item_under_heading(_: Meeting, item: Item) -> str:
    """Return a point of the agenda as prose."""
    return f"### {item.title}\n\n{sentence(item)}\n"


def item_as_need(meeting: Meeting, item: Item) -> str:
    """Return a point of the agenda as a need that leads to whom it mentions."""
    name = item.title.lower().replace(" ", "-")
    options = f":id: {meeting.id}-{name}\n:date: {meeting.date}\n:mentions: {item.mention.id}\n"
    return f":::{{item}} {item.title}\n{options}\n{sentence(item)}\n:::\n"


def sentence(item: Item) -> str:
    """Return the sentence of an item, its mention as a role."""
    return item.sentence_with(f"{{need}}`{item.mention.id}`")


LISTED = Manner(":::{needlist}\n", {}, item_under_heading)
TABLED = Manner(
    ":::{needtable}\n:columns: date;title\n:style: table\n",
    {"Mentions": ("item", "mentions")},
    item_as_need,
)

NEEDS = Variant(
    "c",
    "sphinx-needs, a page for each person with filtered lists",
    partial(pages, manner=LISTED),
    extensions=("sphinx_needs",),
    settings=SETTINGS,
)
NEEDS_OF_ALL = Variant(
    "c-all",
    "the same, with dates in the lists, and agenda items as needs so that mentions are listed",
    partial(pages, manner=TABLED),
    extensions=("sphinx_needs",),
    settings=SETTINGS,
)
