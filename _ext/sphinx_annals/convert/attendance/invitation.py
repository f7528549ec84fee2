"""Invitations: sentences after which people sign in."""

from __future__ import annotations

import re

from .plain_text import unmarked

#: a sentence that ends with an invitation to sign in
_NO_INVITATION = re.compile(r"\b(?:introduc|new to|newcomer)", re.IGNORECASE)
_INVITATION = re.compile(
    r"(?:\b(?:roll call|sign in(?: below| here)?|attendees|attendance|present)\s*:"
    r"|\b(?:sign in|add your ?(?:name|self)) (?:below|here|to the (?:list|table))\b.{0,80}[.!:])$",
    re.IGNORECASE,
)
#: an invitation has one of these
_INVITING = ("sign in", "roll call", "attend", "present", "add your")


def invites(text: str) -> bool:
    """Whether *text* is a sentence after which people sign in."""
    end = text[-500:].casefold()
    if not any(words in end for words in _INVITING):
        return False
    words = unmarked(text[-500:])
    return _INVITATION.search(words) is not None and not _NO_INVITATION.search(words)
