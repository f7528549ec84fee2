"""Books by chance: strategies for documents that name each other, rightly and wrongly."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from hypothesis import strategies as st

from sphinx_annals.fields import Choice, Day, Handle, Link, Web
from sphinx_annals.kinds import BY_ROLE, KINDS

if TYPE_CHECKING:
    from sphinx_annals.fields import Field
    from sphinx_annals.kinds import Kind

#: few of each, so that they meet
#: what changes when an entry is edited
CHANGES = ("id", "title", "options", "prose", "kind")
IDS = ("ann", "bob", "Bob", "reed", "index")
TITLES = ("Ann", "Bob", "Ann <b>Reed</b>; `x`", "Reed")
NAMES = (*IDS, *TITLES, "@hand", "Zoe")
DOCUMENTS = ("one", "two", "zoo", "people/ann", "people/bob", "people/index", "organizations/reed")
DATES = ("2024", "2025-05", "2025-05-01/2025-05-03", "2026-01-01", "2025-02-30")
QUERIES = {
    **dict.fromkeys(("person", "event", "org"), NAMES),
    "status": ("accepted", "superseded", "held"),
    "since": DATES,
    "limit": ("1", "2"),
    "sort": ("title", "oldest"),
    "view": ("list", "table", "cards"),
}


class Entry(NamedTuple):
    """An entry as a writer writes it."""

    kind: str
    id: str
    title: str
    options: tuple[tuple[str, str], ...] = ()
    prose: tuple[str, ...] = ()

    def __str__(self) -> str:
        options = (f":{name}: {value}\n" for name, value in self.options)
        prose = "\n".join(self.prose)
        return (
            f"::::::{{annals:{self.kind}}} {self.title}\n"
            f":id: {self.id}\n{''.join(options)}\n{prose}\n::::::\n"
        )


#: what stands in a document: an entry, or the text of a mention or of a view
Part: TypeAlias = str | Entry


class Document(NamedTuple):
    """A document: a title, or none, and what stands below it."""

    title: str
    parts: tuple[Part, ...]

    def __str__(self) -> str:
        head = f"# {self.title}\n\n" if self.title else ""
        return head + "\n".join(map(str, self.parts))


@st.composite
def mentions(draw: st.DrawFn) -> str:
    """Return a paragraph that mentions somebody or something."""
    role, name = draw(st.sampled_from((*BY_ROLE, "any"))), draw(st.sampled_from(NAMES))
    shown = f"so they say <{name}>" if draw(st.booleans()) else name
    role = role if role == "any" else f"annals:{role}"
    return f"Ask {{{role}}}`{shown}`, {draw(st.sampled_from(('then', 'and')))} go.\n"


@st.composite
def views(draw: st.DrawFn) -> str:
    """Return a view."""
    kind = draw(st.sampled_from(KINDS))
    names = draw(st.lists(st.sampled_from(sorted(QUERIES)), max_size=2, unique=True))
    options = (f":{name}: {draw(st.sampled_from(QUERIES[name]))}\n" for name in names)
    return f":::{{annals:{kind.plural}}}\n{''.join(options)}:::\n"


@st.composite
def people(draw: st.DrawFn) -> str:
    """Return what a link says: a few names, with an affiliation or a role beside some."""
    names = draw(st.lists(st.sampled_from(NAMES), min_size=1, max_size=3))
    beside = draw(st.sampled_from(("", " (reed)", " (reed, Zoe) as host", " as guest")))
    return ", ".join(names) + beside


def values(field: Field | Link) -> st.SearchStrategy[str]:
    """Return what *field* may hold."""
    if isinstance(field, Link):
        return people()
    return {
        Day: st.sampled_from(DATES),
        Web: st.sampled_from(("https://reeds.example", "javascript:alert(1)")),
        Handle: st.sampled_from(("hand", "?")),
        Choice: st.sampled_from(getattr(field.type, "values", ("x",))),
    }.get(type(field.type), st.sampled_from(("Q", "water, land")))


@st.composite
def entries(draw: st.DrawFn) -> Entry:
    """Return an entry of any kind."""
    kind: Kind = draw(st.sampled_from(KINDS))
    fields = draw(st.lists(st.sampled_from(kind.all_fields), max_size=3, unique_by=id))
    options = tuple((field.name, draw(values(field))) for field in fields)
    prose = draw(st.lists(mentions() | views(), max_size=2))
    title, entry_id = draw(st.sampled_from(TITLES)), draw(st.sampled_from(IDS))
    return Entry(kind.name, entry_id, title, options, tuple(prose))


parts = st.one_of(entries(), entries(), mentions(), views())
documents = st.builds(
    Document, st.sampled_from(("", *TITLES)), st.lists(parts, max_size=5).map(tuple)
)
