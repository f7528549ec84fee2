"""Links with a purpose, such as a recording, and the date of the next meeting."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from ...model import dates
from ..dates.in_text import date_in
from ..document.plain_text import roll_text, unmarked
from ..document.records import Evidence, MeetingLink
from ..vocabulary import any_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from .rows import BodyRow


class Purpose(NamedTuple):
    """What a link is for, with patterns of the words beside it and of its address."""

    name: str
    words: re.Pattern[str]
    address: re.Pattern[str]


def _purpose(name: str, addresses: str) -> Purpose:
    return Purpose(
        name,
        re.compile(rf".*\b{any_of(f'meetings.link_{name}')}\b.*", re.IGNORECASE),
        re.compile(rf".*(?:{addresses}).*", re.IGNORECASE),
    )


PURPOSES: tuple[Purpose, ...] = (
    _purpose(
        "recording",
        r"youtu\.be/|youtube\.com/(?:watch|live|embed)|vimeo\.com/\d|zoom\.us/rec/"
        r"|loom\.com/share|\.mp4$",
    ),
    _purpose(
        "slides",
        r"docs\.google\.com/presentation|speakerdeck\.com|slideshare\.net|slides\.com"
        r"|\.pptx?$|\.key$|/slides?/",
    ),
)
#: words about recordings of other meetings
_OTHER = re.compile(rf".*\b{any_of('meetings.link_other')}\b.*", re.IGNORECASE)
_LINK = re.compile(
    r"\[(?P<words>[^\[\]]{1,200})\]\(\s?<?(?P<target>[^()\s<>]{4,800})>?[^()]{0,100}\)"
    r"|<?(?P<bare>https?://[^\s<>)\]|]{4,800})>?"
)
_SOON = re.compile(any_of("meetings.next"), re.IGNORECASE)
_NEXT = re.compile(
    rf"\W*{any_of('meetings.next_articles')}?{_SOON.pattern} (?:[\w-]+ ){{0,3}}?"
    rf"{any_of('meetings.next_events')}\b(.*)"
    rf"|\W*{any_of('meetings.next_labels')}\s*:(.*)",
    re.IGNORECASE,
)
_LABELS = re.compile(r"\s*(?:[:=(–—-]|in \d)")
#: characters before the end of a date, at most
_LONGEST = 300
_SENTENCE = re.compile(r"[.;]\s+(?=[A-Z])")
#: the length of a date with a day
_DAY = len("2025-06-17")


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
        if purpose := _purpose_of(beside, own, address):
            yield MeetingLink(purpose, address, Evidence(row.number, row.text))


def _purpose_of(beside: str, own: str, address: str) -> str:
    """Return the purpose of a link, by its own words or by words and address."""
    if _OTHER.fullmatch(beside):
        return ""
    is_short = len(beside.split()) < 9
    for name, words, addresses in PURPOSES:
        if is_short and (words.fullmatch(own) or words.fullmatch(beside)):
            return name
        if words.fullmatch(own) and addresses.fullmatch(address):
            return name
    return ""


def next_date(rows: Sequence[BodyRow], date: str) -> str:
    """Return the date of the next meeting that *rows* announce, if that is after *date*."""
    for at, row in enumerate(rows):
        text = _announced(row)
        if text is None:
            continue
        below = [each.text for each in rows[at + 1 : at + 4] if each.text] if row.level else []
        if day := _day_after(date, "\n".join((text, *map(roll_text, below)))):
            return day
    return ""


def _announced(row: BodyRow) -> str | None:
    """Return the words after an announcement of the next meeting in *row*."""
    found = _next(row.text[:_LONGEST])
    if found is None:
        return None
    after: str = found[1] or found[2] or ""
    # in the report of a group, "Next call 12 March" is a call of that group
    is_nested = bool(found.start() or (row.marker and row.indent))
    return None if is_nested and not _LABELS.match(after) else after


def _next(text: str) -> re.Match[str] | None:
    """Return the announcement of the next meeting at the start of *text* or of a sentence."""
    if not _SOON.search(text):
        return None
    words = roll_text(text)
    places = (0, *(found.end() for found in _SENTENCE.finditer(words)))
    return next(filter(None, (_NEXT.match(words, place) for place in places)), None)


def _day_after(date: str, text: str) -> str:
    """Return the day in *text*, if it is after *date*."""
    if not date:
        return _day(text, None)
    year = int(date[:4])
    day = _day(text, year)
    if day and not _is_after(day, date) and date[5:7] in ("11", "12"):
        # in December, the next meeting of January is one of the next year
        later = _day(text, year + 1)
        day = later if later[5:7] in ("01", "02") else ""
    return day if day and _is_after(day, date) else ""


def _day(text: str, year: int | None) -> str:
    found = date_in(text, year)
    return found.date if found and len(found.date) >= _DAY else ""


def _is_after(date: str, other: str) -> bool:
    return dates.parse(date).first > dates.parse(other).first
