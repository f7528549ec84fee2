"""Links of a meeting with a purpose, such as its recording, and the next date."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from ...model import dates
from ..dates.in_text import date_in
from ..document.plain_text import roll_text, unmarked
from ..document.records import Evidence, MeetingLink

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from .rows import BodyRow


class Purpose(NamedTuple):
    """What a link is for, and how it is known: by the words beside it, or by its address."""

    name: str
    words: str
    address: str


PURPOSES: tuple[Purpose, ...] = (
    Purpose(
        "recording",
        r".*\b(?:recordings?|recorded|video|you ?tube (?:link|feed|video)|youtube"
        r"|stream(?:ed)?|replay)\b.*",
        r".*(?:youtu\.be/|youtube\.com/(?:watch|live|embed)|vimeo\.com/\d|zoom\.us/rec/"
        r"|loom\.com/share|\.mp4$).*",
    ),
    Purpose(
        "slides",
        r".*\b(?:slides?|slide deck|deck|presentation)\b.*",
        r".*(?:docs\.google\.com/presentation|speakerdeck\.com|slideshare\.net|slides\.com"
        r"|\.pptx?$|\.key$|/slides?/).*",
    ),
)
#: what is about other recordings than that of the meeting
_OTHER = re.compile(
    r".*\b(?:subscribe|channel|playlists?|previous|past|archives?|join|dial|conference link"
    r"|call link|posted to"
    r"|all recordings|tutorials?|would|could|should|will be|if you)\b.*",
    re.IGNORECASE,
)
_LINK = re.compile(
    r"\[(?P<words>[^\[\]]{1,200})\]\(\s?<?(?P<target>[^()\s<>]{4,800})>?[^()]{0,100}\)"
    r"|<?(?P<bare>https?://[^\s<>)\]|]{4,800})>?"
)
_NEXT = re.compile(
    r"(?:\W*)(?:the |our |date of )?(?:next|following|upcoming) (?:[\w-]+ ){0,3}?(?:meeting"
    r"|call|sync|session|one)\b(.*)"
    r"|\W*next (?:date|time)\s*:(.*)",
    re.IGNORECASE,
)
_LABELS = re.compile(r"\s*(?:[:=(–—-]|in \d)")
#: a date stands within so many characters
_LONGEST = 300
_SENTENCE = re.compile(r"[.;]\s+(?=[A-Z])")
_SOON = re.compile(r"next|following|upcoming", re.IGNORECASE)
_COMPILED = tuple(
    (p.name, re.compile(p.words, re.IGNORECASE), re.compile(p.address, re.IGNORECASE))
    for p in PURPOSES
)


def links_of(rows: Sequence[BodyRow]) -> tuple[MeetingLink, ...]:
    """Return the links of *rows* that have a purpose, each address once."""
    found: dict[tuple[str, str], MeetingLink] = {}
    before = ""
    for row in rows:
        for link in _in_row(row, before):
            found.setdefault((link.purpose, link.address), link)
        before = row.text if row.text.endswith(":") else before * row.is_blank
    return tuple(found.values())


def _in_row(row: BodyRow, before: str) -> Iterator[MeetingLink]:
    """Yield the links of *row* that have a purpose; *before* is the label above them."""
    if "://" not in row.text and "](" not in row.text:
        return
    for link in _LINK.finditer(row.text[:5000]):
        address = (link["target"] or link["bare"]).rstrip(".,;:")
        start = max(row.text.rfind(") ", 0, link.start()), 0)
        own = link["words"] or ""
        beside = unmarked(" ".join((before, row.text[start : link.start()], own)))
        if purpose := _purpose(beside, own, address):
            yield MeetingLink(purpose, address, Evidence(row.number, row.text))


def _purpose(beside: str, own: str, address: str) -> str:
    """Return what a link is for: both words and address speak for it, or its own words."""
    if _OTHER.fullmatch(beside):
        return ""
    for name, words, target in _COMPILED:
        is_short = len(beside.split()) < 9
        is_at = target.fullmatch(address) is not None
        is_said = words.fullmatch(own) or (is_short and words.fullmatch(beside))
        if is_said and (is_at or is_short):
            return name
    return ""


def next_date(rows: Sequence[BodyRow], date: str) -> str:
    """Return the date of the next meeting that *rows* announce, if that is after *date*."""
    year = int(date[:4]) if date else None
    for at, row in enumerate(rows):
        found = _next(row.text[:_LONGEST])
        after = (found[1] or found[2] or "") if found else ""
        is_beside = bool(found and found.start()) or bool(row.marker and row.indent)
        if is_beside and not _LABELS.match(after):
            # below what somebody tells: "Roof group", and then "Next call 12 March"
            continue
        below = (
            [each.text for each in rows[at + 1 : at + 4] if each.text]
            if found and row.level
            else []
        )
        if found and (day := _day("\n".join((after, *map(roll_text, below))), year, date)):
            return day
    return ""


def _next(text: str) -> re.Match[str] | None:
    """Return where *text* speaks of the next meeting: at its beginning, or that of a sentence."""
    if not _SOON.search(text):
        return None
    words = roll_text(text)
    places = (0, *(found.end() for found in _SENTENCE.finditer(words)))
    return next(filter(None, (_NEXT.match(words, place) for place in places)), None)


def _day(text: str, year: int | None, date: str) -> str:
    found = date_in(text, year)
    if found is None or len(found.date) < len("2025-06-17"):
        return ""
    if not date or _is_after(found.date, date):
        return found.date
    # in December, the next meeting of January is one of the next year
    later = date_in(text, year + 1) if year else None
    turns = date[5:7] in ("11", "12") and later is not None and later.date[5:7] in ("01", "02")
    return later.date if later and turns and _is_after(later.date, date) else ""


def _is_after(date: str, other: str) -> bool:
    return dates.parse(date).first > dates.parse(other).first
