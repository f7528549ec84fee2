"""Books by chance: strategies for documents that name each other, rightly and wrongly."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from hypothesis import strategies as st

from sphinx_annals.kinds import BY_NAME, BY_ROLE, KINDS, targets_of
from sphinx_annals.model.fields import Choice, Day, Handle, Link, Web

if TYPE_CHECKING:
    from sphinx_annals.model.fields import Field

#: few of each, so that they meet
KIND_OF = {
    "ann": "person",
    "bob": "person",
    "Bob": "person",
    "reed": "organization",
    "fen": "organization",
    "moot": "event",
    "fair": "event",
    "song": "talk",
    "rule": "decision",
    "index": "person",
}
IDS = tuple(KIND_OF)
TITLES = ("Reed", "Ann <b>Reed</b>; `x`")
NAMES = (*IDS, *TITLES, "Moot", "@hand", "Zoe")
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
#: what changes when an entry is edited
CHANGES = ("id", "title", "options", "prose", "kind")


class Entry(NamedTuple):
    """An entry as a writer writes it."""

    kind: str
    id: str
    title: str
    options: tuple[tuple[str, str], ...] = ()
    prose: tuple[str, ...] = ()

    def __str__(self) -> str:
        options = (f":{name}: {value}\n" for name, value in self.options)
        head = f"::::::{{annals:{self.kind}}} {self.title}\n:id: {self.id}\n{''.join(options)}"
        return "\n".join((head, *self.prose, "::::::\n"))


#: what stands in a document: an entry, or the text of a mention or of a view
Part: TypeAlias = str | Entry


class Document(NamedTuple):
    """A document: a title, or none, and what stands below it."""

    title: str
    parts: tuple[Part, ...]

    def __str__(self) -> str:
        head = f"# {self.title}\n\n" if self.title else ""
        return head + "\n".join(map(str, self.parts))


def rarely(usual: st.SearchStrategy[str], rare: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    """Return what is *usual*, and now and then what is *rare*."""
    return st.one_of(usual, usual, usual, usual, rare)


def names(kinds: tuple[str, ...]) -> st.SearchStrategy[str]:
    """Return a name, most often one of an entry of *kinds*."""
    fitting = [entry_id for entry_id, kind in KIND_OF.items() if kind in kinds]
    return rarely(st.sampled_from(fitting), st.sampled_from(NAMES))


@st.composite
def mentions(draw: st.DrawFn) -> str:
    """Return a paragraph that mentions somebody or something."""
    role, then = draw(st.sampled_from((*BY_ROLE, "any"))), draw(st.sampled_from(("then", "and")))
    name = draw(names((BY_ROLE[role].name,) if role in BY_ROLE else tuple(BY_NAME)))
    shown = f"so they say <{name}>" if draw(st.booleans()) else name
    return f"Ask {{{role if role == 'any' else f'annals:{role}'}}}`{shown}`, {then} go.\n"


@st.composite
def views(draw: st.DrawFn) -> str:
    """Return a view."""
    kind = draw(st.sampled_from(KINDS))
    chosen = draw(st.lists(st.sampled_from(sorted(QUERIES)), max_size=2, unique=True))
    options = (f":{name}: {draw(st.sampled_from(QUERIES[name]))}\n" for name in chosen)
    return f":::{{annals:{kind.plural}}}\n{''.join(options)}:::\n"


@st.composite
def people(draw: st.DrawFn, link: Link) -> str:
    """Return what *link* says: a few names, with an affiliation or a role beside the last."""
    named = draw(st.lists(names(targets_of(link)), min_size=1, max_size=3))
    beside = st.sampled_from(("", " (reed)", " (fen)", " (reed, Zoe) as host", " as guest"))
    return ", ".join(named) + draw(beside)


def values(field: Field | Link) -> st.SearchStrategy[str]:
    """Return what *field* may hold."""
    if isinstance(field, Link):
        return people(field)
    return {
        Day: st.sampled_from(DATES),
        Web: st.sampled_from(("https://reeds.example", "javascript:alert(1)")),
        Handle: st.sampled_from(("hand", "?")),
        Choice: st.sampled_from(getattr(field.type, "values", ("x",))),
    }.get(type(field.type), st.sampled_from(("Q", "water, land")))


@st.composite
def options_of(draw: st.DrawFn, kind: str) -> tuple[tuple[str, str], ...]:
    """Return the options of an entry of *kind*: most often its links, a few of its fields."""
    declared = BY_NAME[kind]
    links = draw(st.lists(st.sampled_from(declared.links), max_size=3, unique_by=id))
    fields = draw(st.lists(st.sampled_from(declared.fields), max_size=2, unique_by=id))
    return tuple((field.name, draw(values(field))) for field in (*links, *fields))


@st.composite
def entries(draw: st.DrawFn, ids: tuple[str, ...] = IDS) -> Entry:
    """Return an entry, most often of the kind that its id is known for."""
    entry_id = draw(st.sampled_from(ids))
    kind = draw(rarely(st.just(KIND_OF[entry_id]), st.sampled_from(sorted(BY_NAME))))
    title = draw(rarely(st.just(entry_id.title()), st.sampled_from(TITLES)))
    prose = draw(st.lists(mentions() | views(), max_size=2))
    return Entry(kind, entry_id, title, draw(options_of(kind)), tuple(prose))


parts = st.one_of(entries(), entries(), mentions(), views())
documents = st.builds(
    Document, st.sampled_from(("", *TITLES)), st.lists(parts, max_size=4).map(tuple)
)


@st.composite
def books(draw: st.DrawFn) -> dict[str, Document]:
    """Return document -> what it says: each of the entries once, and some more."""
    book = draw(st.dictionaries(st.sampled_from(DOCUMENTS), documents, min_size=1, max_size=3))
    for entry_id in IDS:
        docname, entry = draw(st.sampled_from(DOCUMENTS[:-1])), draw(entries((entry_id,)))
        title, said = book.get(docname, Document(docname.title(), ()))
        book[docname] = Document(title, (*said, entry))
    return book
