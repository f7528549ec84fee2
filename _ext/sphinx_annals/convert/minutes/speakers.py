"""Speakers: names and their organizations in brackets after the title of a talk."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ..document.records import Evidence, Presence
from .claims import SPAN
from .people import HANDLE, Known, is_full_name, is_name

if TYPE_CHECKING:
    from collections.abc import Iterable


SEVERAL = re.compile(r"\s*(?:;| & |\s/\s|\band\b(?= [^\W\d_a-z]))\s*")
COMMA = re.compile(r"\s*,\s*")
AT = re.compile(r"\s+(?:@|at|from)\s+(?=[^\W_a-z])|\s*[–—]\s*|\s+-\s+|\s*\|\s*")
INITIALS = re.compile(r"\s*\(([A-Z]{2,4})\)\s*")


def speakers_in(text: str, known: Known, evidence: Evidence) -> tuple[Presence, ...]:
    """Return the people of ``Ada Quill, Tidewater & Bo Linde, Lantern Club``, with affiliations.

    None where a part of it does not begin with a name.
    """
    groups = [COMMA.split(AT.sub(", ", part.strip())) for part in SEVERAL.split(text) if part]
    found = [presence for group in groups for presence in _people(group, known, evidence)]
    count = len({presence.name for presence in found})
    return tuple(found) if found and count == len(found) and all(map(_is_read, found)) else ()


def _is_read(presence: Presence) -> bool:
    return bool(presence.name)


def _people(parts: list[str], known: Known, evidence: Evidence) -> Iterable[Presence]:
    """Return the people of a group between ``&``: a name and where it is from, or only names."""
    bare = [part.strip(" .") for part in parts]
    first, *others = [part for part in bare if not SPAN.fullmatch(part)] or [""]
    if not _may_speak(first, known):
        return (Presence("", evidence),)
    if len(others) > 1 and all(_may_speak(other, known) for other in others):
        return tuple(presence_of(name, (), evidence) for name in (first, *others))
    if len(others) == 1 and others[0] in known:
        return tuple(presence_of(name, (), evidence) for name in (first, *others))
    return (presence_of(first, tuple(filter(None, others)), evidence),)


def _may_speak(words: str, known: Known) -> bool:
    bare = INITIALS.sub("", words)
    return is_name(bare, known) or is_full_name(bare)


def presence_of(name: str, affiliations: tuple[str, ...], evidence: Evidence) -> Presence:
    """Return somebody who gave a talk."""
    initials = INITIALS.search(name)
    bare = INITIALS.sub("", name).strip()
    handle = HANDLE.fullmatch(bare)
    return Presence(
        bare,
        evidence,
        (bare,) if handle else (),
        affiliations,
        initials=initials[1] if initials else "",
    )
