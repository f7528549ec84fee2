"""Gaps: what a book does not say, and what is uncertain in it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from ..index import sorting
from ..index.queries import words
from ..kinds import KINDS
from ..model.dates import Date
from ..warnings import Warn
from . import inline
from .elements import Group, Groups, Items, Paragraph, Ref

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from ..index.index import Index
    from ..kinds.kind import Kind
    from ..model.entries import Entry, Problem
    from .elements import Block, Line


#: how many of each sort are listed at most; all of them are counted
LISTED = 200
#: the tag by which a writer says that an entry may be wrong
DOUBTFUL = "doubtful"

#: what finds the lines of a gap
Finder: TypeAlias = "Callable[[Index, Sequence[Problem]], Sequence[Line]]"


class Check(NamedTuple):
    """A gap, and what finds it."""

    title: str
    #: what it means, for readers
    sentence: str
    find: Finder


def gaps_of(index: Index, problems: Sequence[Problem]) -> tuple[Block, ...]:
    """Return what is missing and uncertain in the book, and the checks that found nothing."""
    found = [(check, check.find(index, problems)) for check in CHECKS]
    groups = tuple(_group(check, lines) for check, lines in found if lines)
    clear = [check.title[0].lower() + check.title[1:] for check, lines in found if not lines]
    closing = (f"Nothing found under: {', '.join(clear)}.",)
    return (
        *([Groups(groups, "gaps")] if groups else []),
        *([Paragraph(closing, "clear")] if clear else []),
    )


def _group(check: Check, lines: Sequence[Line]) -> Group:
    more = len(lines[LISTED:])
    shown = (*lines[:LISTED], *([(f"and {more} more",)] if more else []))
    return Group(
        (f"{check.title}: {len(lines)}",),
        (Paragraph((check.sentence,)), Items(shown, "lines")),
    )


# how they are found -------------------------------------------------------------------------


def _entries(is_gap: Callable[[Index, Entry], bool], kinds: Iterable[Kind] = KINDS) -> Finder:
    """Return a finder of the entries of *kinds* for which *is_gap* is true."""

    def find(index: Index, problems: Sequence[Problem]) -> Sequence[Line]:
        entries = (entry for kind in kinds for entry in index.by_kind[kind.name])
        gaps = [entry for entry in entries if is_gap(index, entry)]
        return [(inline.ref(entry),) for entry in sorting.titled(index, gaps)]

    return find


def _problems(warn: Warn) -> Finder:
    """Return a finder of the problems that the build reports as *warn*."""

    def find(index: Index, problems: Sequence[Problem]) -> Sequence[Line]:
        found = (problem for problem in problems if problem.subtype == warn.value)
        return [_described(index, problem) for problem in found]

    return find


def _described(index: Index, problem: Problem) -> Line:
    """Return what is wrong, and where: document and line."""
    facts = index.facts.get(problem.docname)
    title = (facts.title if facts else "") or problem.docname
    file = f" ({problem.file})" if problem.file else ""
    place = Ref(problem.docname, "", title)
    return (problem.message, " — ", place, f"{file}, line {problem.line}")


def _is_undated(index: Index, entry: Entry) -> bool:
    """Whether neither *entry* nor any part of it has a date; an unreadable date counts."""
    parts = index.gathered(entry)
    return not any(index.date_of(part) or part.text("date") for part in parts)


def _lacks(field: str) -> Callable[[Index, Entry], bool]:
    return lambda index, entry: not (entry.names(field) or entry.text(field))


def _is_alone(index: Index, entry: Entry) -> bool:
    """Whether no entry names *entry*, no sentence mentions it, and no one came from it."""
    hosts = index.guests.get(entry.id)
    return not (index.pointers_at(entry) or index.mentions_of(entry) or hosts)


def _is_about(index: Index, entry: Entry) -> bool:
    values = (field.value for field in entry.fields)
    return any(isinstance(value, Date) and value.about for value in values)


def _is_doubtful(index: Index, entry: Entry) -> bool:
    return DOUBTFUL in map(str.casefold, words(entry.text("tags")))


def _lack(field: str) -> Callable[[Index, Entry], bool]:
    """Return whether an entry lacks *field*, as the gap of a kind declares it."""
    return LACKS.get(field) or _lacks(field)


#: field -> whether an entry lacks it, where that follows from other entries too
LACKS: dict[str, Callable[[Index, Entry], bool]] = {"date": _is_undated, "": _is_alone}

CHECKS = (
    *(
        Check(gap.title, gap.sentence, _entries(_lack(gap.lacks), (kind,)))
        for kind in KINDS
        for gap in kind.gaps
    ),
    Check("Names without an entry", "They remain plain text.", _problems(Warn.UNKNOWN)),
    Check(
        "Names that may mean several entries",
        "They remain plain text: the book does not guess.",
        _problems(Warn.AMBIGUOUS),
    ),
    Check("Dates that can't be read", "They are shown as written.", _problems(Warn.DATE)),
    Check("Uncertain dates", "Only an approximate date is known.", _entries(_is_about)),
    Check(
        "Entries marked as doubtful",
        "The author of the entry was not sure.",
        _entries(_is_doubtful),
    ),
    Check(
        "Entries without a source",
        "The source of the facts is not recorded.",
        _entries(_lacks("source")),
    ),
)
