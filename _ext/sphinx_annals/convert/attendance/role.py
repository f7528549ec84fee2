"""Roles: what somebody is at a meeting, in the words people use for it."""

from __future__ import annotations

from difflib import get_close_matches
from functools import lru_cache

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
