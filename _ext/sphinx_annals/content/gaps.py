"""Gaps: what a book does not say, and what is uncertain in it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from ..index import sorting
from ..index.queries import words
from ..kinds import BY_NAME
from ..model.dates import Date
from ..warnings import Warn
from . import inline
from .elements import Group, Groups, Items, Paragraph, Ref

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from ..index.index import Index
    from ..model.entries import Entry, Problem
    from .elements import Block, Line


#: so many are listed of each sort, all of them are counted
LISTED = 200
#: the tag by which a writer says that an entry may be wrong
DOUBTFUL = "doubtful"

#: what finds the lines of a gap
Finder: TypeAlias = "Callable[[Index, Sequence[Problem]], Sequence[Line]]"


class Gap(NamedTuple):
    """Something that may be missing or doubtful."""

    title: str
    #: what it means, for readers
    sentence: str
    find: Finder


def gaps_of(index: Index, problems: Sequence[Problem]) -> tuple[Block, ...]:
    """Return what is missing and doubtful in the book, and what was looked for in vain."""
    found = [(gap, gap.find(index, problems)) for gap in GAPS]
    groups = tuple(_group(gap, lines) for gap, lines in found if lines)
    clear = [gap.title[0].lower() + gap.title[1:] for gap, lines in found if not lines]
    closing = (f"Looked for, and not found: {', '.join(clear)}.",)
    return (
        *([Groups(groups, "gaps")] if groups else []),
        *([Paragraph(closing, "clear")] if clear else []),
    )


def _group(gap: Gap, lines: Sequence[Line]) -> Group:
    more = len(lines[LISTED:])
    shown = (*lines[:LISTED], *([(f"and {more} more",)] if more else []))
    return Group(
        (f"{gap.title}: {len(lines)}",),
        (Paragraph((gap.sentence,)), Items(shown, "lines")),
    )


# how they are found -------------------------------------------------------------------------


def _entries(is_gap: Callable[[Index, Entry], bool], *kinds: str) -> Finder:
    """Return what finds the entries of *kinds*, or of all kinds, of which *is_gap* holds."""

    def find(index: Index, problems: Sequence[Problem]) -> Sequence[Line]:
        entries = (entry for kind in kinds or BY_NAME for entry in index.by_kind[kind])
        gaps = [entry for entry in entries if is_gap(index, entry)]
        return [(inline.ref(entry),) for entry in sorting.titled(index, gaps)]

    return find


def _problems(warn: Warn) -> Finder:
    """Return what finds the problems that the build warns of as *warn*."""

    def find(index: Index, problems: Sequence[Problem]) -> Sequence[Line]:
        return [_told(index, problem) for problem in problems if problem.subtype == warn.value]

    return find


def _told(index: Index, problem: Problem) -> Line:
    """Return what is wrong, and where: document and line."""
    facts = index.facts.get(problem.docname)
    title = (facts.title if facts else "") or problem.docname
    file = f" ({problem.file})" if problem.file else ""
    place = Ref(problem.docname, "", title)
    return (problem.message, " — ", place, f"{file}, line {problem.line}")


def _is_undated(index: Index, entry: Entry) -> bool:
    """Whether neither *entry* nor any part of it has a date; one that can't be read is one."""
    parts = index.gathered(entry)
    return not any(index.date_of(part) or part.text("date") for part in parts)


def _lacks(field: str) -> Callable[[Index, Entry], bool]:
    return lambda index, entry: not (entry.names(field) or entry.text(field))


def _is_alone(index: Index, entry: Entry) -> bool:
    """Whether no entry names *entry*, no sentence mentions it, and nobody came from it."""
    hosts = index.guests.get(entry.id)
    return not (index.pointers_at(entry) or index.mentions_of(entry) or hosts)


def _is_about(index: Index, entry: Entry) -> bool:
    values = (field.value for field in entry.fields)
    return any(isinstance(value, Date) and value.about for value in values)


def _is_doubtful(index: Index, entry: Entry) -> bool:
    return DOUBTFUL in map(str.casefold, words(entry.text("tags")))


GAPS = (
    Gap(
        "Events without a date",
        "Neither the event nor any part of it says when it was.",
        _entries(_is_undated, "event"),
    ),
    Gap("Talks without a speaker", "Nobody is named.", _entries(_lacks("speakers"), "talk")),
    Gap("Talks without an event", "It is not said where.", _entries(_lacks("event"), "talk")),
    Gap(
        "Decisions without a date",
        "It is not said when it was settled.",
        _entries(_is_undated, "decision"),
    ),
    Gap(
        "Decisions without deciders",
        "It is not said who settled it.",
        _entries(_lacks("deciders"), "decision"),
    ),
    Gap(
        "People whom nothing names",
        "They have an entry, and no other entry and no sentence leads to it.",
        _entries(_is_alone, "person"),
    ),
    Gap(
        "Organizations that nothing names",
        "They have an entry, and no other entry and no sentence leads to it.",
        _entries(_is_alone, "organization"),
    ),
    Gap("Names without an entry", "They stay plain text.", _problems(Warn.UNKNOWN)),
    Gap(
        "Names that may mean several entries",
        "They stay plain text, since none was chosen by guessing.",
        _problems(Warn.AMBIGUOUS),
    ),
    Gap("Dates that can't be read", "They are shown as written.", _problems(Warn.DATE)),
    Gap("Uncertain dates", "They say about when it was, no more.", _entries(_is_about)),
    Gap(
        "Entries marked as doubtful",
        "Whoever wrote them was not sure.",
        _entries(_is_doubtful),
    ),
    Gap(
        "Entries without a source",
        "It is not said where the facts come from.",
        _entries(_lacks("source")),
    ),
)
