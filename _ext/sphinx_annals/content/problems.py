"""Find what is wrong in a book: in its documents, and in the links between them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..index.lookup import kinds_of_role
from ..index.queries import RELATED, words
from ..index.sorting import ORDERS
from ..kinds import AFFILIATION_KINDS, BY_NAME, targets_of
from ..model import dates
from ..model.entries import Problem
from ..warnings import Warn
from .grouping import ways_of
from .views import views_of

if TYPE_CHECKING:
    from collections.abc import Callable, Container, Iterable, Iterator

    from ..index.index import Index
    from ..kinds.kind import Kind
    from ..model.entries import Entry, Mention, Query


#: (document, line, included file) of a name
Place = tuple[str, int, str]
#: where a name is used, what is written, and the kinds that it may mean
Use = tuple[Place, str, tuple[str, ...]]


def problems_of(
    index: Index, documents: Container[str], elsewhere: Callable[[str, str], bool]
) -> list[Problem]:
    """Return all problems of the book, by document and line.

    :param documents: the source documents.
    :param elsewhere: role, name -> whether another book knows that name.
    """
    found = [
        *(problem for said in index.facts.values() for problem in said.problems),
        *_clashes(index),
        *_names(index, elsewhere),
        *_queries(index),
        *_pages(index, documents),
    ]
    return sorted(dict.fromkeys(found), key=lambda p: (p.docname, p.line, p.subtype, p.message))


def _clashes(index: Index) -> Iterator[Problem]:
    for loser in index.losers:
        first = index.by_id[loser.id.casefold()]
        yield _problem(
            Warn.DUPLICATE,
            _place(loser),
            f"the id {loser.id!r} already belongs to the {first.kind} {first.title!r} "
            f"({_where(first)}): give this {loser.kind} another ':id:'",
        )


def _names(index: Index, elsewhere: Callable[[str, str], bool]) -> Iterator[Problem]:
    for place, name, kinds in _uses(index):
        match = index.match(name, kinds)
        if match.entry:
            continue
        if match.entries:
            candidates = ", ".join(f"{entry.id} ({_where(entry)})" for entry in match.entries)
            yield _problem(Warn.AMBIGUOUS, place, f"{name!r} may be {candidates}: write one id")
        elif not any(elsewhere(BY_NAME[kind].roles[0], name) for kind in kinds):
            yield _problem(Warn.UNKNOWN, place, _unknown(index, name, kinds))


def _unknown(index: Index, name: str, kinds: tuple[str, ...]) -> str:
    wanted = " or ".join(kinds) if len(kinds) < len(BY_NAME) else "entry"
    near = ", ".join(repr(entry_id) for entry_id in index.suggestions(name, kinds))
    advice = f"did you mean {near}?" if near else f"add the {kinds[0]}, or correct the name"
    return f"no {wanted} is called {name!r}: {advice}"


def _uses(index: Index) -> Iterator[Use]:
    """Yield each use of a name in the book: in links, in mentions, in views."""
    for entry in index.written:
        yield from _uses_in_links(entry)
    for mention in index.mentions:
        if mention.role != "any":
            yield _place(mention), mention.name, kinds_of_role(mention.role)
    for query in _all_queries(index):
        for option, kinds in RELATED.items():
            yield from ((_place(query), name, kinds) for name in words(query.option(option)))


def _uses_in_links(entry: Entry) -> Iterator[Use]:
    links = {link.name: link for link in BY_NAME[entry.kind].links}
    for used in entry.links:
        place = (entry.docname, used.line or entry.line, entry.file)
        if used.name.is_readable:  # otherwise the parser has reported it
            yield place, used.name.text, targets_of(links[used.field])
        yield from ((place, text, AFFILIATION_KINDS) for text in used.name.affiliations)


def _all_queries(index: Index) -> Iterator[Query]:
    return (query for said in index.facts.values() for query in said.queries)


def _queries(index: Index) -> Iterator[Problem]:
    for query in _all_queries(index):
        for option, text in query.options:
            if message := CHECKS.get(option, _is_fine)(BY_NAME[query.kind], text):
                yield _problem(Warn.QUERY, _place(query), f"{option}: {message}")


def _is_fine(kind: Kind, text: str) -> str:
    return ""


def _wrong_date(kind: Kind, text: str) -> str:
    try:
        dates.parse(text)
    except dates.DateError as error:
        return str(error)
    return ""


def _one_of(known: Callable[[Kind], Iterable[str]]) -> Callable[[Kind, str], str]:
    def wrong_word(kind: Kind, text: str) -> str:
        words = tuple(known(kind))
        return "" if text in words else f"{text!r} is not one of {', '.join(words)}"

    return wrong_word


def _wrong_number(kind: Kind, text: str) -> str:
    return "" if text.isdecimal() else f"{text!r} is not a whole number"


#: option of a view -> what is wrong with its text for that kind, or nothing
CHECKS: dict[str, Callable[[Kind, str], str]] = {
    "since": _wrong_date,
    "until": _wrong_date,
    "limit": _wrong_number,
    "sort": _one_of(lambda kind: ORDERS),
    "view": _one_of(views_of),
    "by": _one_of(ways_of),
}


def _pages(index: Index, documents: Container[str]) -> Iterator[Problem]:
    for entry in index.entries:
        kind = BY_NAME[entry.kind]
        docname = kind.page_of(entry.id)
        taken = docname in documents and docname != entry.docname
        if kind.has_pages and (taken or not kind.has_page(entry.id)):
            yield _problem(
                Warn.PAGE,
                _place(entry),
                f"the page of {entry.title!r} would be {docname!r}, but another document has that "
                f"name: move this {kind.name} there, or rename that document",
            )


def _place(said: Entry | Mention | Query) -> Place:
    return said.docname, said.line, said.file


def _where(entry: Entry) -> str:
    return f"{entry.file or entry.docname}:{entry.line}"


def _problem(warn: Warn, place: Place, message: str) -> Problem:
    docname, line, file = place
    return Problem(warn.value, docname, line, message, file)
