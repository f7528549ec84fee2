"""Read one entry of a roll call: name, handle, affiliations, role."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from ..document.records import Evidence, Presence
from .affiliations import is_nothing, organizations, without_place
from .columns import Column, is_bare_handle
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

if TYPE_CHECKING:
    from collections.abc import Sequence


_BESIDE = re.compile(r"[(\[]([^()\[\]]{1,120})[)\]]")
_QUOTED = re.compile(
    r"[\"\u201c\u201d]([\w-]{1,39})[\"\u201c\u201d]|(?<=\s)'([\w-]{2,39})'(?=\s|$)"
)
#: what may be said after a name without parentheses
_AFTER = re.compile(
    r"\s+(?:[-\u2013\u2014]\s*)?(?P<remark>(?:(?:joined|joins|left|arrived|arriving|leaving"
    r"|joining|dialed)\b"
    r"|(?:until|from|after|at)\s+\d|(?:for the|late\b|remote(?:ly)?\b|online\b|via\b)).{0,80})$"
)
_ENDS = " \t()[],;:.*_-\u2013\u2014?!"
_PREFIX = re.compile(r"^(?:dr|prof|mr|ms|mrs)\.?\s+(?=[^\W\d_])", re.IGNORECASE)


def of(
    text: str, evidence: Evidence, organizations: frozenset[str] = frozenset()
) -> Presence | None:
    """Return whom *text* names; None where it doesn't look like a name.

    :param organizations: what is known to be none of a nick, in lower case
    """
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
        one = with_aside(one, aside_of(each, name), organizations)
    return with_aside(one, Parenthetical(nick=nick[1] or nick[2]), organizations) if nick else one


def _tidied(words: str) -> str:
    """Return *words* without what stands at the ends of names by accident."""
    name = " ".join(words.split()).strip(_ENDS[:-3] + "?!" if words.endswith("?") else _ENDS)
    # "Ada Q." keeps its full stop
    if re.search(r"\b[^\W\d_]\.\s*$", words.rstrip("*_ ")) or re.search(r"\b(?:Jr|Sr)\.$", words):
        name += "."
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


def with_aside(
    one: Presence, aside: Parenthetical, known: frozenset[str] = frozenset()
) -> Presence:
    """Return *one* with what *aside* says.

    :param known: organizations, in lower case
    """
    one = with_remark(one, aside.remark)._replace(
        handles=tuple(dict.fromkeys((*one.handles, *aside.handles))),
        role=one.role or aside.role,
        initials=one.initials or aside.initials,
        is_absent=one.is_absent or aside.is_absent,
    )
    if aside.nick:
        one = _with_nick(one, aside.nick, known)
    if not aside.affiliation:
        return one
    if one.affiliations:
        return with_remark(one, aside.affiliation)
    if " " not in aside.affiliation and aside.affiliation[:4] == one.name[:4]:
        return with_remark(one, aside.affiliation)
    return one._replace(affiliations=organizations(aside.affiliation))


def _with_nick(one: Presence, nick: str, known: frozenset[str]) -> Presence:
    """Return *one* with *nick*: a handle, if it is made like one or of the name."""
    if nick.casefold() in known:
        return one._replace(affiliations=(*one.affiliations, nick))
    is_made_so = re.search(r"\d|-|_|[a-z][A-Z]", nick) or shares(nick, one.name, 3)
    if is_made_so and not one.handles:
        return one._replace(handles=(nick,))
    return with_remark(one, nick)


def shares(nick: str, name: str, many: int) -> bool:
    """Whether so *many* letters in a row stand in both."""
    letters = re.sub(r"[\W_]", "", name).casefold()
    return any(nick[at : at + many].casefold() in letters for at in range(len(nick) - many + 1))


_EMAIL = re.compile(r"\w@[\w-]{1,60}\.\w")
_LAST = re.compile(r"\s*\(([^()]{1,100})\)$")
#: what stands in a cell for somebody who was there
_TICK = re.compile(
    r"\W*(?:x|y|yes|present|here|1|p|true|attended|late|partial\w*|remote|online"
    r"|in[- ]person)\b.*",
    re.IGNORECASE,
)


class Hints(NamedTuple):
    """What the rest of the notes says about how to read an entry."""

    #: what the fields of an entry hold, where that is shown
    columns: tuple[Column, ...] = ()
    #: handles, organizations and first names found for certain, in lower case
    handles: frozenset[str] = frozenset()
    organizations: frozenset[str] = frozenset()
    first_names: frozenset[str] = frozenset()
    #: whether commas part people from each other: "Present: Ada, Bo"
    is_inline: bool = False
    #: whether a heading, and not the rows themselves, says what the fields hold
    is_headed: bool = False

    def for_fields(self, many: int) -> Hints:
        """Return the hints for an entry of so *many* fields: one with fewer has left some out."""
        return self._replace(is_headed=self.is_headed and many >= len(self.columns))

    def column(self, place: int) -> Column:
        """Return what the field at *place* holds; a remark, under a heading of no known words."""
        found = self.columns[place] if place < len(self.columns) else Column.UNKNOWN
        return Column.REMARK if self.is_headed and found is Column.UNKNOWN else found


class RollEntry(NamedTuple):
    """An entry of a roll call: its text without marks, and where it stands."""

    text: str
    evidence: Evidence
    hints: Hints


#: reads an entry; None where it has another shape


def with_fields(fields: Sequence[str], entry: RollEntry, remark: str = "") -> Presence:
    """Return whom the first of *fields* names, with what the others say; no name where none."""
    first, rest = fields[0], fields[1:]
    one = of(first, entry.evidence, entry.hints.organizations)
    one = one or _turned(first, entry) or _unnamed(first, rest, entry)
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
    """Return whom "Quill, Ada" or "Ada Quill, she" before other fields names."""
    name, comma, after = first.partition(", ")
    if BARE_PRONOUNS.fullmatch(after):
        one = of(name, entry.evidence)
        return one and with_remark(one, after)
    return of(f"{after} {name}", entry.evidence) if comma else None


def _unnamed(first: str, rest: Sequence[str], entry: RollEntry) -> Presence | None:
    """Return who has a handle, but no name that could be read."""
    handles = handles_in(" ".join((first, *rest)))
    return Presence(handles[0], entry.evidence, handles) if handles and is_nothing(first) else None


def _with_field(one: Presence, field: str, place: int, hints: Hints, last_handle: int) -> Presence:
    """Return *one* with what *field* says."""
    column = hints.column(place)
    if column is Column.PRESENT:
        return one._replace(is_absent=one.is_absent or not _TICK.fullmatch(field))
    if is_nothing(field):
        return one
    handles = handles_in(field)
    if handles and (place == last_handle or column is not Column.ORGANIZATION):
        rest = without_handles(field).strip("() ,")
        one = one._replace(handles=(*one.handles, *handles))
        return with_aside(one, aside_of(rest, one.name)) if rest else one
    bare = field.lstrip("@")
    is_known = bare.casefold() in hints.handles and column is not Column.ORGANIZATION
    is_made_so = not (last_handle or one.handles) and _is_made_of(bare, one.name)
    if is_known or is_made_so or _stands_for_handle(bare, place, hints, last_handle):
        return one._replace(handles=(*one.handles, bare))
    return _with_words(one, bare, column)


def _stands_for_handle(field: str, place: int, hints: Hints, last_handle: int) -> bool:
    column = (
        hints.column(place) if hints.columns else Column.HANDLE if place > 1 else Column.UNKNOWN
    )
    return not last_handle and is_bare_handle(
        field, column, hints.organizations, is_headed=hints.is_headed
    )


def _is_made_of(field: str, name: str) -> bool:
    """Whether *field* is a handle made of *name*: ``adaQ`` of Ada Quill."""
    is_cased = re.search(r"[a-z][A-Z]|\d|^[a-z]", field) is not None
    return is_nick(field) and is_cased and shares(field, name, 4)


def _with_words(one: Presence, words: str, column: Column) -> Presence:
    """Return *one* with *words*, which are no handle."""
    before, *beside = re.split(r"\s*[()]\s*", words)
    if role := role_of(before) or before * (column is Column.ROLE):
        also = [role_of(each) for each in beside]
        return one._replace(role=", ".join(filter(None, (one.role, role, *also))))
    if column is Column.INITIALS:
        return one._replace(initials=words)
    if ABSENT.fullmatch(words) or BARE_PRONOUNS.fullmatch(words):
        return with_aside(one, Parenthetical(remark=words, is_absent=bool(ABSENT.match(words))))
    if _EMAIL.search(words):
        return one
    # what follows a handle and an affiliation is where they are, or answers some question
    is_more = bool(one.handles and one.affiliations) and column is not Column.ORGANIZATION
    is_beside = is_more or column is Column.REMARK
    named, place = ("", words) if is_beside else without_place(words)
    return _with_organization(with_remark(one, place), named)


def _with_organization(one: Presence, words: str) -> Presence:
    last = _LAST.search(words)
    if last and (role_of(last[1]) or is_remark(last[1])):
        aside = Parenthetical(role=role_of(last[1]), remark=last[1] * (not role_of(last[1])))
        one, words = with_aside(one, aside), words[: last.start()]
    found = (*one.affiliations, *organizations(words))
    return one._replace(affiliations=tuple(dict.fromkeys(found)))
