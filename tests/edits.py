"""The edits that a book must bear: each by its name, as functions that do it."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from reeds import FILES

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from manuscript import Manuscript

Edit: TypeAlias = "Callable[[Manuscript], None]"

#: long before any build: the time of a file that was moved, or checked out
LONG_AGO = 10**18


def replacing(name: str, old: str, new: str) -> Edit:
    """Replace *old* in a file."""
    return lambda book: book.replace(name, old, new)


def writing(name: str, text: str, when: int = 0) -> Edit:
    """Write a file, with the time *when* if it is given."""
    return lambda book: book.write({name: text}, when)


def removing(*names: str) -> Edit:
    """Delete files."""
    return lambda book: book.remove(*names)


def configuring(**settings: object) -> Edit:
    """Change settings."""
    return lambda book: book.configure(**settings)


def together(*edits: Edit) -> Edit:
    """Do several edits before the next build."""

    def edit(book: Manuscript) -> None:
        for each in edits:
            each(book)

    return edit


NOTHING = together()
BO = ":::{person} Bo Linde\n:id: bo\n:affiliation: library\n:::\n"
LIBRARY = ":::{organization} Reed Library"
WITHOUT_BO = replacing("registry.md", BO, "")
WITH_BO = replacing("registry.md", LIBRARY, f"{BO}\n{LIBRARY}")
BO_BY_HAND = f"# Bo\n\nBo sings.\n\n{BO}"
ALL_BY_HAND = "# All of us\n\nIn no order.\n\n```{people}\n```\n"
ANOTHER_BO = ":::{person} Bo the Second\n:id: BO\n:::\n"
OWLS = ":::{talk} On owls\n:id: owls\n:date: 2025-05-01\n:event: may\n:::\n"
ANOTHER_MAY = ":::{event} Another May\n:id: may\n:::\n"
GROW = ":::{decision} Let it grow\n:id: grow\n:supersedes: paths\n:::\n\n:::{talk}"

#: what happens -> the edits, each followed by a build
HISTORIES: Mapping[str, tuple[Edit, ...]] = {
    "nothing": (NOTHING, NOTHING),
    "prose": (replacing("meetings/may.md", "We sat", "We stood"),),
    "prose of a person": (replacing("registry.md", "keeps bees", "keeps goats"),),
    "lines above": (replacing("registry.md", "# Who is who\n", "# Who is who\n\nAll of us.\n"),),
    "plain page": (replacing("plain.md", "nobody", "none"),),
    "attendee": (
        replacing("meetings/june.md", "ada, bo", "ada, bo, cy"),
        replacing("meetings/june.md", "ada, bo, cy", "bo, cy"),
    ),
    "unknown attendee": (
        replacing("meetings/june.md", "ada, bo", "ada, bo, Fay"),
        replacing("meetings/june.md", "ada, bo, Fay", "ada, bo"),
    ),
    "affiliation of the day": (replacing("meetings/may.md", "bo (library)", "bo (reed) as cook"),),
    "title of an event": (replacing("meetings/may.md", "May meeting", "Spring meeting"),),
    "title of a document": (replacing("meetings/may.md", "# May\n", "# The month of May\n"),),
    "title of a person": (
        replacing("registry.md", "Bo Linde", "Bo Lindqvist"),
        replacing("people/cy.md", "Cy Marsh", "Cyra Marsh"),
    ),
    "title of an organization": (replacing("registry.md", "Reed Library", "Library of Reeds"),),
    "sort-name": (replacing("registry.md", ":aliases: Quill", ":aliases: Quill\n:sort-name: Q"),),
    "id of a person": (
        replacing("registry.md", ":id: bo", ":id: bo-linde"),
        replacing("registry.md", ":id: bo-linde", ":id: BO-linde"),
        replacing("registry.md", ":id: BO-linde", ":id: bo"),
    ),
    "id of an event": (replacing("meetings/may.md", ":id: may", ":id: spring"),),
    "id of an index": (
        replacing("registry.md", ":id: bo\n", ":id: index\n"),
        replacing("registry.md", ":id: index\n", ":id: bo\n"),
    ),
    "kind": (
        replacing("registry.md", LIBRARY, ":::{person} Reed Library"),
        replacing("registry.md", ":::{person} Reed Library", LIBRARY),
    ),
    "handle": (replacing("registry.md", ":github: adaq", ":github: ada-quill"),),
    "former ids": (
        replacing("registry.md", ":id: bo\n", ":id: bo-linde\n:aliases: bo, B\n"),
        writing("dee.md", ":::{person} Dee Vane\n:id: b\n:aliases: Quill\n:::\n"),
        removing("dee.md"),
        replacing("registry.md", ":id: bo-linde\n:aliases: bo, B\n", ":id: bo\n"),
    ),
    "ambiguous name": (
        replacing("people/cy.md", ":id: cy\n", ":id: cy\n:aliases: Bo Linde, Quill\n"),
        replacing("people/cy.md", ":aliases: Bo Linde, Quill\n", ""),
    ),
    "person": (writing("dee.md", ":::{person} Dee Vane\n:::\n"), removing("dee.md")),
    "person removed": (WITHOUT_BO, WITH_BO),
    "mention": (
        replacing("views.md", "# At a glance\n", "# At a glance\n\nSee {person}`bo` there.\n"),
        replacing("views.md", "\n\nSee {person}`bo` there.", ""),
    ),
    "mention moved": (
        together(
            replacing("meetings/may.md", "We sat with {person}`ada` and", "We"),
            replacing("asides.md", "Ask ", "We sat with {person}`ada`. Ask "),
        ),
    ),
    "date": (replacing("meetings/may.md", "2025-05-01", "2024-05-01"),),
    "undated": (replacing("meetings/may.md", ":date: 2025-05-01\n", ""),),
    "status": (replacing("meetings/june.md", "accepted", "rejected"),),
    "type of a talk": (
        replacing("meetings/may.md", ":id: bees\n", ":id: bees\n:type: keynote\n"),
        replacing("meetings/may.md", ":type: keynote", ":type: demo"),
        replacing("meetings/may.md", ":type: demo\n", ""),
    ),
    "speakers": (
        replacing("meetings/may.md", ":speakers: ada (reed)", ":speakers: ada, bo, Fay"),
        replacing("meetings/may.md", ":speakers: ada, bo, Fay\n", ""),
    ),
    "doubt": (
        replacing("meetings/may.md", "2025-05-01", "2025-05-01~"),
        replacing("meetings/june.md", ":id: june\n", ":id: june\n:tags: doubtful\n"),
        replacing("meetings/may.md", "2025-05-01~", "5/1/2025"),
    ),
    "superseded": (
        replacing("meetings/may.md", ":::{talk}", GROW),
        replacing("meetings/may.md", ":supersedes: paths", ":about: paths"),
    ),
    "parent": (
        replacing("registry.md", ":parent: reed\n", ""),
        replacing("registry.md", ":id: reed\n", ":id: reed\n:parent: library\n"),
    ),
    "part of a series": (replacing("meetings/june.md", ":part-of: gatherings\n", ""),),
    "view": (replacing("views.md", ":person: ada", ":person: bo"),),
    "view in prose": (replacing("registry.md", ":person: ada", ":person: cy"),),
    "new page": (
        writing("meetings/july.md", "# July\n\n:::{event} July\n:attendees: ada\n:::\n"),
        removing("meetings/july.md"),
    ),
    "deleted page": (removing("meetings/june.md"),),
    "deleted plain page": (removing("plain.md"),),
    "deleted page in a toctree": (removing("asides.md"),),
    "renamed page": (
        together(
            writing("meetings/spring.md", FILES["meetings/may.md"]),
            removing("meetings/may.md"),
        ),
    ),
    "entry moved": (together(WITHOUT_BO, replacing("asides.md", "Ask ", f"{BO}\nAsk ")),),
    "duplicate before": (writing("again.md", ANOTHER_BO), removing("again.md")),
    "duplicate after": (writing("zoo.md", ANOTHER_BO), WITHOUT_BO),
    "duplicate of what is named": (
        together(
            writing("zoo.md", f"{OWLS}\n{ANOTHER_MAY}"),
            replacing("meetings/june.md", "# June\n", f"# June\n\n{OWLS.replace('owl', 'eel')}"),
        ),
        replacing("zoo.md", ":event: may\n", ""),
        replacing("meetings/june.md", ":event: may\n", ""),
    ),
    "page by hand": (
        together(WITHOUT_BO, writing("people/bo.md", BO_BY_HAND)),
        replacing("people/bo.md", "sings", "hums"),
        replacing("meetings/june.md", "ada, bo", "ada"),
        together(removing("people/bo.md"), WITH_BO),
    ),
    "page by hand, of old": (
        together(WITHOUT_BO, writing("people/bo.md", BO_BY_HAND, LONG_AGO)),
        removing("people/bo.md"),
    ),
    "page by hand, without its entry": (
        writing("people/bo.md", "# Bo\n\nBo sings.\n", LONG_AGO),
        replacing("meetings/june.md", "ada, bo", "ada"),
        WITHOUT_BO,
        WITH_BO,
        removing("people/bo.md"),
    ),
    "page by hand removed": (removing("people/cy.md"),),
    "index by hand": (
        writing("people/index.md", ALL_BY_HAND),
        replacing("registry.md", "Bo Linde", "Bo Lindqvist"),
        replacing("registry.md", "Bo Lindqvist\n:id: bo", "Bo\n:id: bob"),
        removing("people/index.md"),
    ),
    "log by hand": (
        writing("decisions/index.md", "# Our log\n\n```{decisions}\n```\n"),
        replacing("meetings/june.md", "accepted", "rejected"),
        replacing("meetings/june.md", ":status: rejected\n", ""),
        removing("decisions/index.md"),
    ),
    "index by hand, of nobody": (
        writing("people/index.md", ALL_BY_HAND),
        removing("registry.md", "people/cy.md"),
        writing("dee.md", ":::{person} Dee Vane\n:::\n"),
    ),
    "index by hand, of old": (
        writing("people/index.md", "# All of us\n", LONG_AGO),
        removing("people/index.md"),
    ),
    "language": (configuring(language="de"), configuring(language="en")),
    "title of the site": (configuring(html_title="Of reeds"),),
    "short names": (configuring(annals_short_names=False), configuring(annals_short_names=True)),
    "data": (configuring(annals_json=False), configuring(annals_json=True)),
}
