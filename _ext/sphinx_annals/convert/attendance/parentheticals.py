"""Parentheses after a name: roles, absence, handles, affiliations and remarks."""

from __future__ import annotations

import re
from difflib import get_close_matches
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from ..document.plain_text import HANDLE
from ..vocabulary import any_of, groups, words

if TYPE_CHECKING:
    from collections.abc import Callable


#: word, in lower case -> the role that it means
ROLES = {role.casefold(): role for role in words("attendance.roles")} | {
    word: role for role, others in groups("attendance.role_words").items() for word in others
}
_LONG_ROLES = [word for word in ROLES if len(word) > 4]


@lru_cache(maxsize=4096)
def role_of(text: str, *, is_near: bool = True) -> str:
    """Return the role that *text* names; empty if it names no known role.

    :param is_near: whether a spelling mistake is forgiven.
    """
    bare = text.strip(" .,()").casefold()
    if bare in ROLES or not is_near:
        return ROLES.get(bare, "")
    near = get_close_matches(bare, _LONG_ROLES, 1, 0.82) if len(bare) > 4 else []
    return ROLES[near[0]] if near else ""


ABSENT = re.compile(
    rf"(?:{any_of('attendance.be')} )?{any_of('attendance.absent')}.*", re.IGNORECASE
)
_REMARK = re.compile(
    rf".*\b{any_of('attendance.remarks')}\b.*"
    r"|\d{1,2}(?::\d\d)?\s?(?:am|pm)?\s?[-\u2013].*|\+?\d[\d\s:.+-]{0,12}|\?+|.{60,}",
    re.IGNORECASE,
)
_PRONOUN = any_of("attendance.pronouns")
PRONOUNS = re.compile(
    rf"[(\[]\s*((?:{_PRONOUN}\s*[/,|]\s*){{1,3}}{_PRONOUN}|{any_of('attendance.any_pronouns')})"
    r"\s*(?:[)\]]|(?=\s/))",
    re.IGNORECASE,
)
#: several without parentheses, after a name; one may be part of it: "Ada Her"
LAST_PRONOUNS = re.compile(rf"\s((?:{_PRONOUN}/){{1,3}}{_PRONOUN})\s*$", re.IGNORECASE)
#: a field of pronouns without parentheses
BARE_PRONOUNS = re.compile(rf"(?:{_PRONOUN}\s*[/,|]\s*){{0,3}}{_PRONOUN}", re.IGNORECASE)
_PARTS = re.compile(r"\s*[,;]\s*")
_FIRST = re.compile(r"([A-Z]{2,4})\s?[,;/]\s*(\S.*)")
_HANDLES = re.compile(rf"(?<![\w.@])@({HANDLE})(?![\w@]|\.\w)")
_TITLE = re.compile(rf"\b{any_of('attendance.titles')}\b", re.IGNORECASE)
_LEADING = words("attendance.leading_roles")
_FROM = re.compile(rf"^{any_of('attendance.from')}\s+", re.IGNORECASE)
_NICK = re.compile(r"[a-z][a-zA-Z0-9]*(?:[-_][a-zA-Z0-9]+){0,3}")
_BETWEEN_ROLES = re.compile(r"\s*[/,;]\s*|\s+[-\u2013\u2014]\s+|\s*:\s+")


class Parenthetical(NamedTuple):
    """What is in parentheses; empty fields are unknown."""

    handles: tuple[str, ...] = ()
    role: str = ""
    initials: str = ""
    nick: str = ""
    affiliation: str = ""
    remark: str = ""
    is_absent: bool = False


def handles_in(text: str) -> tuple[str, ...]:
    """Return the handles with ``@`` in *text*."""
    return tuple(dict.fromkeys(_HANDLES.findall(text)))


def without_handles(text: str) -> str:
    """Return *text* without its handles."""
    return " ".join(_HANDLES.sub(" ", text).split())


def is_remark(text: str) -> bool:
    """Whether *text* is how a person attended, rather than for what."""
    return _REMARK.fullmatch(text) is not None or "www." in text


def aside_of(text: str, name: str) -> Parenthetical:
    """Parse *text*, which is in parentheses beside *name*."""
    bare = text.strip()
    return next(aside for parse in _PARSERS if (aside := parse(bare, name)))


def _absence(text: str, _: str) -> Parenthetical | None:
    return Parenthetical(remark=text, is_absent=True) if ABSENT.fullmatch(text) else None


def _handles(text: str, _: str) -> Parenthetical | None:
    handles = handles_in(text)
    if not handles:
        return None
    rest = [part for part in _PARTS.split(without_handles(text)) if part.strip(" /")]
    said = [part for part in rest if "/" in part and BARE_PRONOUNS.fullmatch(part)]
    other = ", ".join(part for part in rest if part not in said).strip(" /")
    affiliation = other * (not _REMARK.fullmatch(other))
    return Parenthetical(handles=handles, affiliation=affiliation, remark=", ".join(said))


def _initials(text: str, name: str) -> Parenthetical | None:
    return Parenthetical(initials=text) if _are_initials(text, name) else None


def _initials_first(text: str, name: str) -> Parenthetical | None:
    """Parse "AQ, remote" and "AQ; Tidewater": initials, and then anything else."""
    found = _FIRST.fullmatch(text)
    if not found or not _are_initials(found[1], name):
        return None
    return aside_of(found[2], name)._replace(initials=found[1])


def _pronouns(text: str, _: str) -> Parenthetical | None:
    is_several = "/" in text or "," in text
    return Parenthetical(remark=text) if is_several and BARE_PRONOUNS.fullmatch(text) else None


def _title(text: str, _: str) -> Parenthetical | None:
    if not _TITLE.search(text):
        return None
    role = next((role for role in _LEADING if text.casefold().startswith(role)), "")
    return Parenthetical(role=ROLES.get(role, text), remark=text if role else "")


def _remark(text: str, _: str) -> Parenthetical | None:
    is_prose = " " in text and text == text.casefold() and not _FROM.match(text)
    return Parenthetical(remark=text) if is_prose or _REMARK.fullmatch(text) else None


def _affiliation(text: str, _: str) -> Parenthetical:
    """Parse a nick, an affiliation, or both."""
    bare = _FROM.sub("", text)
    first, _comma, rest = bare.partition(",")
    if _NICK.fullmatch(first):
        return Parenthetical(nick=first, affiliation=rest.strip())
    return Parenthetical(affiliation=bare)


def _roles_in(text: str, _: str) -> Parenthetical | None:
    """Parse the roles among the parts of *text*, and the other parts."""
    parts = dict.fromkeys(filter(None, _BETWEEN_ROLES.split(text)))
    roles = {part: role_of(part) for part in parts}
    if not any(roles.values()):
        return None
    rest = [part for part in parts if not roles[part]]
    # beside a role: "Node.js CPC rep" or "remote", or else an affiliation
    remarks = [part for part in rest if _TITLE.search(part) or _REMARK.fullmatch(part)]
    affiliations = [part for part in rest if part not in remarks]
    return Parenthetical(
        role=", ".join(dict.fromkeys(filter(None, roles.values()))),
        remark=", ".join(remarks),
        affiliation=", ".join(affiliations),
    )


def _are_initials(text: str, name: str) -> bool:
    """Whether *text* is letters of *name* in order, with the first of its first and last word."""
    if not re.fullmatch(r"[^\W\d_]{2,4}", text) or not text.isupper():
        return False
    parts = [part for part in re.split(r"[\s\-.]+", name.upper()) if part]
    if len(parts) < 2 or text[0] != parts[0][0] or parts[-1][0] not in text[1:]:
        return False
    letters = iter("".join(parts))
    return all(letter in letters for letter in text)


#: surest first; the last parses anything
_PARSERS: tuple[Callable[[str, str], Parenthetical | None], ...] = (
    _initials_first,
    _pronouns,
    _absence,
    _handles,
    _roles_in,
    _initials,
    _title,
    _remark,
    _affiliation,
)
