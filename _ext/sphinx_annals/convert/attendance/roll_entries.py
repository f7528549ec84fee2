"""Entries of a roll call: parse name, handle, affiliations and role."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from ..document.records import Evidence, Presence
from ..vocabulary import any_of
from .affiliations import is_nothing, organizations, without_place
from .name_shapes import is_name, is_nick
from .parentheticals import (
    ABSENT,
    BARE_PRONOUNS,
    LAST_PRONOUNS,
    PRONOUNS,
    Parenthetical,
    aside_of,
    handles_in,
    is_remark,
    role_of,
    without_handles,
)
from .roll_columns import Column, is_bare_handle

if TYPE_CHECKING:
    from collections.abc import Sequence


_BESIDE = re.compile(r"[(\[]([^()\[\]]{1,120})[)\]]")
_QUOTED = re.compile(
    r"[\"\u201c\u201d]([\w-]{1,39})[\"\u201c\u201d]|(?<=\s)'([\w-]{2,39})'(?=\s|$)"
)
#: remarks after a name without parentheses
_AFTER = re.compile(
    rf"\s+(?:[-\u2013\u2014]\s*)?(?P<remark>{any_of('attendance.came')}.{{0,80}})$"
)
_ENDS = " \t()[],;:.*_-\u2013\u2014?!"
_PREFIX = re.compile(rf"^{any_of('names.prefixes')}\.?\s+(?=[^\W\d_])", re.IGNORECASE)
#: names whose full stop stays: "Ada Q.", "Ada Quill Jr."
_STOPPED = re.compile(rf"\b[^\W\d_]\.[\s*_]*$|\b{any_of('names.generations')}\.$")


def of(text: str, evidence: Evidence) -> Presence | None:
    """Return the attendee that *text* names; None if it doesn't look like a name."""
    bare, remark = without_pronouns(text)
    beside = _BESIDE.findall(bare)
    nick = _QUOTED.search(bare)
    handles = handles_in(_BESIDE.sub(" ", bare))
    words = without_handles(_QUOTED.sub(" ", _BESIDE.sub(" ", bare)))
    after = _AFTER.search(f" {words}")
    if after:
        words = f" {words}"[: after.start()]
        beside.append(after["remark"])
    name = _tidied(words)
    if not name and handles:
        name = handles[0]
    elif not is_name(name) or role_of(name, is_near=False):
        return None
    one = with_remark(Presence(name, evidence, handles), remark)
    for each in beside:
        one = with_aside(one, aside_of(each, name))
    return with_aside(one, Parenthetical(nick=nick[1] or nick[2])) if nick else one


def _tidied(words: str) -> str:
    """Return *words* without marks at the ends and titles such as "Dr."."""
    name = " ".join(words.split()).strip(_ENDS) + "." * bool(_STOPPED.search(words))
    return _PREFIX.sub("", name)


def without_pronouns(text: str) -> tuple[str, str]:
    """Return *text* without the pronouns in it, and them."""
    if found := PRONOUNS.search(text):
        return PRONOUNS.sub(" ", text), found[1].strip()
    found = LAST_PRONOUNS.search(text) if "/" in text else None
    return (text[: found.start()], found[1]) if found else (text, "")


def with_remark(one: Presence, remark: str) -> Presence:
    """Return *one* with one remark more."""
    return one._replace(remark="; ".join(filter(None, (one.remark, remark))))


def with_aside(one: Presence, aside: Parenthetical) -> Presence:
    """Return *one* with what *aside* says."""
    one = with_remark(one, aside.remark)._replace(
        handles=tuple(dict.fromkeys((*one.handles, *aside.handles))),
        role=one.role or aside.role,
        initials=one.initials or aside.initials,
        is_absent=one.is_absent or aside.is_absent,
    )
    if aside.nick:
        one = _with_nick(one, aside.nick)
    if not aside.affiliation:
        return one
    is_of_name = " " not in aside.affiliation and aside.affiliation[:4] == one.name[:4]
    if one.affiliations or is_of_name:
        return with_remark(one, aside.affiliation)
    return one._replace(affiliations=organizations(aside.affiliation))


def _with_nick(one: Presence, nick: str) -> Presence:
    """Return *one* with *nick* as a handle if it is made like one or of the name."""
    is_made_so = re.search(r"\d|-|_|[a-z][A-Z]", nick) or shares(nick, one.name, 3)
    if is_made_so and not one.handles:
        return one._replace(handles=(nick,))
    return with_remark(one, nick)


def shares(nick: str, name: str, many: int) -> bool:
    """Whether *many* letters in a row are in both."""
    letters = re.sub(r"[\W_]", "", name).casefold()
    return any(nick[at : at + many].casefold() in letters for at in range(len(nick) - many + 1))


_EMAIL = re.compile(r"\w@[\w-]{1,60}\.\w")
_LAST = re.compile(r"\s*\(([^()]{1,100})\)$")
#: the cell of an attendee in a column of ticks
_TICK = re.compile(rf"\W*{any_of('attendance.ticks')}\b.*", re.IGNORECASE)
_PARENTHESIS = re.compile(r"\s*[()]\s*")


class Hints(NamedTuple):
    """What the rest of the notes reveals about the format of an entry."""

    #: columns of an entry, if the list shows them
    columns: tuple[Column, ...] = ()
    #: handles, organizations and first names found for certain, in lower case
    handles: frozenset[str] = frozenset()
    organizations: frozenset[str] = frozenset()
    first_names: frozenset[str] = frozenset()
    #: whether commas separate people: "Present: Ada, Bo"
    is_inline: bool = False
    #: whether a heading, rather than the rows themselves, shows the columns
    is_headed: bool = False

    def for_fields(self, many: int) -> Hints:
        """Return the hints for an entry of *many* fields; one with fewer has left some out."""
        return self._replace(is_headed=self.is_headed and many >= len(self.columns))

    def column(self, place: int) -> Column:
        """Return the column at *place*; a remark under a heading of unknown words."""
        found = self.columns[place] if place < len(self.columns) else Column.UNKNOWN
        return Column.REMARK if self.is_headed and found is Column.UNKNOWN else found


class RollEntry(NamedTuple):
    """An entry of a roll call: its text without marks, and its place."""

    text: str
    evidence: Evidence
    hints: Hints


def with_fields(fields: Sequence[str], entry: RollEntry, remark: str = "") -> Presence:
    """Return the attendee in *fields*, the name first; without a name if there is none."""
    first, rest = fields[0], fields[1:]
    one = of(first, entry.evidence) or _turned(first, entry) or _unnamed(first, rest, entry)
    if one is None:
        return Presence("", entry.evidence)
    beside = one.affiliations
    one = with_remark(one, remark)._replace(affiliations=())
    last_handle = max((at for at, field in enumerate(rest, 1) if handles_in(field)), default=0)
    hints = entry.hints.for_fields(len(fields))
    for place, field in enumerate(rest, 1):
        one = _with_field(one, field, place, hints, last_handle)
    # beside a name with an affiliation, parentheses hold a nick
    if one.affiliations and beside:
        return with_remark(one, ", ".join(beside))
    return one._replace(affiliations=one.affiliations or beside)


def _turned(first: str, entry: RollEntry) -> Presence | None:
    """Return the attendee in "Quill, Ada" or "Ada Quill, she" before other fields."""
    name, comma, after = first.partition(", ")
    if BARE_PRONOUNS.fullmatch(after):
        one = of(name, entry.evidence)
        return one and with_remark(one, after)
    return of(f"{after} {name}", entry.evidence) if comma else None


def _unnamed(first: str, rest: Sequence[str], entry: RollEntry) -> Presence | None:
    """Return an attendee with a handle instead of a name."""
    handles = handles_in(" ".join((first, *rest)))
    return Presence(handles[0], entry.evidence, handles) if handles and is_nothing(first) else None


def _with_field(one: Presence, field: str, place: int, hints: Hints, last_handle: int) -> Presence:
    """Return *one* with what *field* says."""
    column = hints.column(place)
    if column is Column.PRESENT:
        return one._replace(is_absent=one.is_absent or not _TICK.fullmatch(field))
    may_be_handle = column is not Column.ORGANIZATION
    if (may_be_handle or place == last_handle) and handles_in(field):
        return _with_handles(one, field)
    bare = field.lstrip("@")
    is_known = may_be_handle and bare.casefold() in hints.handles
    is_unsigned = not last_handle and _is_unsigned_handle(bare, one, place, hints)
    if is_known or is_unsigned:
        return one._replace(handles=(*one.handles, bare))
    return _with_words(one, bare, column)


def _with_handles(one: Presence, field: str) -> Presence:
    """Return *one* with the handles in *field*, and with the rest of it."""
    rest = without_handles(field).strip("() ,")
    one = one._replace(handles=(*one.handles, *handles_in(field)))
    return with_aside(one, aside_of(rest, one.name)) if rest else one


def _is_unsigned_handle(field: str, one: Presence, place: int, hints: Hints) -> bool:
    """Whether *field*, where no field has an ``@``, is a handle by the name or by its column."""
    if not one.handles and _is_made_of(field, one.name):
        return True
    unheaded = Column.HANDLE if place > 1 else Column.UNKNOWN
    column = hints.column(place) if hints.columns else unheaded
    return is_bare_handle(field, column, hints.organizations, is_headed=hints.is_headed)


def _is_made_of(field: str, name: str) -> bool:
    """Whether *field* is a handle made of *name*: ``adaQ`` of Ada Quill."""
    is_cased = re.search(r"[a-z][A-Z]|\d|^[a-z]", field) is not None
    return is_nick(field) and is_cased and shares(field, name, 4)


def _with_words(one: Presence, words: str, column: Column) -> Presence:
    """Return *one* with *words*, which aren't a handle."""
    if is_nothing(words):
        return one
    if role := _role_in(words, column):
        return one._replace(role=", ".join(filter(None, (one.role, role))))
    if column is Column.INITIALS:
        return one._replace(initials=words)
    if ABSENT.fullmatch(words) or BARE_PRONOUNS.fullmatch(words):
        return with_aside(one, Parenthetical(remark=words, is_absent=bool(ABSENT.match(words))))
    if _EMAIL.search(words):
        return one
    named, place = ("", words) if _is_beside(one, column) else without_place(words)
    return _with_organization(with_remark(one, place), named)


def _is_beside(one: Presence, column: Column) -> bool:
    """Whether *column* is a place, or the answer to some question, after what *one* has."""
    is_more = bool(one.handles and one.affiliations) and column is not Column.ORGANIZATION
    return is_more or column is Column.REMARK


def _role_in(words: str, column: Column) -> str:
    """Return the roles in *words*, before and in parentheses."""
    before, *beside = _PARENTHESIS.split(words)
    role = role_of(before) or before * (column is Column.ROLE)
    return ", ".join(filter(None, (role, *map(role_of, beside)))) if role else ""


def _with_organization(one: Presence, words: str) -> Presence:
    last = _LAST.search(words)
    if last and (role_of(last[1]) or is_remark(last[1])):
        aside = Parenthetical(role=role_of(last[1]), remark=last[1] * (not role_of(last[1])))
        one, words = with_aside(one, aside), words[: last.start()]
    found = (*one.affiliations, *organizations(words))
    return one._replace(affiliations=tuple(dict.fromkeys(found)))
