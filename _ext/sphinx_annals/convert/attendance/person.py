"""A person as the field with the name says: with handle, role, initials and what stands beside."""

from __future__ import annotations

import re

from ..document.records import Evidence, Presence
from .affiliations import organizations
from .aside import ABSENT, LAST_PRONOUNS, PRONOUNS, Aside, aside_of, handles_in, without_handles
from .name_shapes import is_name
from .role import role_of

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
    return with_aside(one, Aside(nick=nick[1] or nick[2]), organizations) if nick else one


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


def with_aside(one: Presence, aside: Aside, known: frozenset[str] = frozenset()) -> Presence:
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


__all__ = ["ABSENT", "of", "with_aside", "with_remark", "without_pronouns"]
