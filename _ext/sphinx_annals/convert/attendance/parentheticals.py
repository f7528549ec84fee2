"""What parentheses after a name say of the person: roles, absence, handles, remarks."""

from __future__ import annotations

import re
from difflib import get_close_matches
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from ..document.plain_text import HANDLE

if TYPE_CHECKING:
    from collections.abc import Callable


#: words that are the names of their roles
_SAME = (
    "chair, co-chair, vice chair, host, co-host, facilitator, moderator, secretary, "
    "observer, guest"
    ", member, voting member, non-voting member, regular member, board member, TSC member"
    ", emeritus, note taker"
    ", organizer, organiser, alternate, visitor, intern, maintainer, invited expert, TSC, CTC, TC"
    ", CPC, WG, executive director, timekeeper, lead, project lead, staff, presenter, speaker"
    ", editor, treasurer, director, president, steering council, steering committee, core team"
    ", mentor, consultant, external consultant, contractor, student"
)
#: other words -> the role they mean
_OTHER = {
    **dict.fromkeys(
        (
            *("notetaker", "note-taker", "scribe", "scribing", "notes", "taking notes"),
            *("note taking", "minutes", "minute taker"),
        ),
        "note taker",
    ),
    **dict.fromkeys(("chairing", "acting chair", "chairman", "chairperson"), "chair"),
    **dict.fromkeys(
        ("visiting", "non-member", "invited", "invited guest", "\u6765\u5bbe"), "guest"
    ),
    "hosting": "host",
    "facilitating": "facilitator",
    "moderating": "moderator",
    "vice-chair": "vice chair",
    "regular": "regular member",
    "voting": "voting member",
    "non-voting": "non-voting member",
}
ROLES = {role.casefold(): role for role in _SAME.split(", ")} | _OTHER
_LONGROLES = [word for word in ROLES if len(word) > 4]


@lru_cache(maxsize=4096)
def role_of(text: str, *, is_near: bool = True) -> str:
    """Return the role that *text* names; empty where it is none, or one unheard of.

    :param is_near: that a slip of the pen is forgiven
    """
    bare = text.strip(" .,()").casefold()
    if bare in ROLES or not is_near:
        return ROLES.get(bare, "")
    near = get_close_matches(bare, _LONGROLES, 1, 0.82) if len(bare) > 4 else []
    return ROLES[near[0]] if near else ""


ABSENT = re.compile(
    r"(?:(?:was|were|is|are|will be|who is) )?(?:unable to (?:attend|join|make it|come)"
    r"|(?:not )(?:present|attending|able to (?:attend|join))|absent\b|regrets?\b|will miss\b"
    r"|excused"
    r"|(?:can(?:'t|not)|could ?n[o']t|couldn't|won't) (?:make|attend|join|be here)|apolog(?:y|ies)"
    r"|unavailable|on (?:vacation|leave|holiday|pto)|out (?:of office|sick|today)|away\b|ooo\b).*",
    re.IGNORECASE,
)
_REMARK = re.compile(
    r"(?:.*\b(?:join(?:ed|ing|s)?|left|leav(?:e|es|ing)|arriv(?:ed|es|ing)|late|later|early"
    r"|until|till|from \d.*"
    r"|only|muted?|remote(?:ly)?|online|phone|by phone|dialed in|in person|maybe|first"
    r"|second half|half"
    r"|part(?:ial|ly|-time)?|after the fact|on own behalf|asked|camera|listening|lurking"
    r"|driving|new|drop(?:ped|s)?"
    r"|for the|soon|brief(?:ly)?|async|time|minutes|min|am|pm|utc|was|has|have|is|had|will|dialing"
    r"|proxy|on behalf|represented|via (?:chat|phone|zoom)|github|pronouns?|zoom|irc|chat)\b.*"
    r"|\d{1,2}(?::\d\d)?\s?(?:am|pm)?\s?[-\u2013].*|\+?\d[\d\s:.+-]{0,12}|\?+|.{60,})",
    re.IGNORECASE,
)
_PRONOUN = (
    r"(?:s?he|h|her|hers|him|his|they|them|theirs?|ze|zir|xe|xem|it|its|any|all|ask|no pronouns)"
)
PRONOUNS = re.compile(
    rf"[(\[]\s*((?:{_PRONOUN}\s*[/,|]\s*){{1,3}}{_PRONOUN}|{_PRONOUN} pronouns|any pronouns"
    rf"|any/all)"
    r"\s*(?:[)\]]|(?=\s/))",
    re.IGNORECASE,
)
#: without parentheses, at the end of a name; one alone may be part of it: "Ada Her"
LAST_PRONOUNS = re.compile(rf"\s((?:{_PRONOUN}/){{1,3}}{_PRONOUN})\s*$", re.IGNORECASE)
#: without parentheses, as a field of its own
BARE_PRONOUNS = re.compile(rf"(?:{_PRONOUN}\s*[/,|]\s*){{0,3}}{_PRONOUN}", re.IGNORECASE)
_PARTS = re.compile(r"\s*[,;]\s*")
_FIRST = re.compile(r"([A-Z]{2,4})\s?[,;/]\s*(\S.*)")
_HANDLES = re.compile(rf"(?<![\w.@])@({HANDLE})(?![\w@]|\.\w)")
#: what somebody is, rather than what they belong to
_TITLE = re.compile(
    r"\b(?:rep|representative|delegate|nominee|candidate|onboardee|champion|participant"
    r"|partially|applicant|collaborator|emerit(?:us|a|i)|maintainer|coordinator|committer|fellow"
    r"|member|team|director|invited|guest|observer|contributor|developer|engineer|manager|designer"
    r"|student|professor|volunteer|newcomer)\b",
    re.IGNORECASE,
)
_LEADING = ("guest", "invited guest", "observer", "invited")
_FROM = re.compile(r"^(?:from|at|with|of|representing|for)\s+", re.IGNORECASE)
_NICK = re.compile(r"[a-z][a-zA-Z0-9]*(?:[-_][a-zA-Z0-9]+){0,3}")
_LOGIN = re.compile(
    rf"(?:github|gh|irc|nick|aka|handle|twitter)(?:\.com/|\s*:\s*|\s+)@?({HANDLE})", re.IGNORECASE
)


class Parenthetical(NamedTuple):
    """What an aside says; all that it doesn't say is empty."""

    handles: tuple[str, ...] = ()
    role: str = ""
    initials: str = ""
    nick: str = ""
    affiliation: str = ""
    remark: str = ""
    is_absent: bool = False


def handles_in(text: str) -> tuple[str, ...]:
    """Return the handles with a sign in *text*."""
    return tuple(dict.fromkeys(_HANDLES.findall(text)))


def without_handles(text: str) -> str:
    """Return *text* without its handles."""
    return " ".join(_HANDLES.sub(" ", text).split())


def is_remark(text: str) -> bool:
    """Whether *text* says how somebody was there, rather than for whom."""
    return _REMARK.fullmatch(text) is not None or "www." in text


def aside_of(text: str, name: str) -> Parenthetical:
    """Return what *text*, found beside *name*, says."""
    bare = text.strip()
    return next(aside for read in _READERS if (aside := read(bare, name)))


def _absence(text: str, _: str) -> Parenthetical | None:
    return Parenthetical(remark=text, is_absent=True) if ABSENT.fullmatch(text) else None


def _handles(text: str, _: str) -> Parenthetical | None:
    if found := _LOGIN.fullmatch(text):
        return Parenthetical(handles=(found[1],))
    handles = handles_in(text)
    if not handles:
        return None
    rest = [part for part in _PARTS.split(without_handles(text)) if part.strip(" /")]
    said = [part for part in rest if "/" in part and BARE_PRONOUNS.fullmatch(part)]
    words = ", ".join(part for part in rest if part not in said).strip(" /")
    is_said = not _REMARK.fullmatch(words)
    return Parenthetical(handles=handles, affiliation=words * is_said, remark=", ".join(said))


def _initials(text: str, name: str) -> Parenthetical | None:
    return Parenthetical(initials=text) if _are_initials(text, name) else None


def _initials_first(text: str, name: str) -> Parenthetical | None:
    """Read "AQ, remote" and "AQ; Tidewater": the initials, and then something else."""
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
    """Read a nick, an affiliation, or both."""
    bare = _FROM.sub("", text)
    first, _comma, rest = bare.partition(",")
    if _NICK.fullmatch(first):
        return Parenthetical(nick=first, affiliation=rest.strip())
    return Parenthetical(affiliation=bare)


def _roles_in(text: str, _: str) -> Parenthetical | None:
    """Return the roles among the parts of *text*, with what else is there."""
    parts = re.split(r"\s*[/,;]\s*|\s+[-\u2013\u2014]\s+|\s*:\s+", text)
    roles = [role_of(part) for part in parts]
    if not any(roles):
        return None
    rest = [part for part, role in zip(parts, roles, strict=True) if not role and part]
    # "Node.js CPC rep": what stands beside a role may be whom they stand for, or how they came
    remarks = [part for part in rest if _TITLE.search(part) or _REMARK.fullmatch(part)]
    return Parenthetical(
        role=", ".join(dict.fromkeys(role for role in roles if role)),
        remark=", ".join(remarks),
        affiliation=", ".join(part for part in rest if part not in remarks),
    )


def _are_initials(text: str, name: str) -> bool:
    """Whether *text* is made of letters of *name* in their order, with its words' first ones."""
    if not re.fullmatch(r"[^\W\d_]{2,4}", text) or not text.isupper():
        return False
    words = [word for word in re.split(r"[\s\-.]+", name.upper()) if word]
    if len(words) < 2 or text[0] != words[0][0] or words[-1][0] not in text[1:]:
        return False
    letters = iter("".join(words))
    return all(letter in letters for letter in text)


#: from the surest on; the last reads everything
_READERS: tuple[Callable[[str, str], Parenthetical | None], ...] = (
    *(
        _initials_first,
        _pronouns,
        _absence,
        _handles,
        _roles_in,
        _initials,
        _title,
        _remark,
        _affiliation,
    ),
)
