"""Recognise talks in programme tables, with speakers, types, videos and slides."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from ..document.plain_text import shortened, visible_text
from ..document.records import Evidence, Presence, Talk
from .attribution import HANDLE, SPAN, TAG, KnownPeople, is_full_name, looks_like_name
from .context import Topic

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from ..document.outline import OutlineTable, TableRow
    from .context import MinutesContext


#: what shortcodes and embeds have, how they look, and the address that they stand for
EMBEDS: tuple[tuple[str, re.Pattern[str], str], ...] = tuple(
    (sign, re.compile(pattern, re.IGNORECASE), address)
    for sign, pattern, address in (
        (
            "{{",
            r"\{\{[<%]\s*youtube\s+(?:id=)?[\"']?([\w-]{6,20})[\"']?",
            "https://www.youtube.com/watch?v={}",
        ),
        ("{{", r"\{\{[<%]\s*vimeo\s+(?:id=)?[\"']?(\d{5,12})[\"']?", "https://vimeo.com/{}"),
        (
            "{%",
            r"\{%-?\s*(?:include\s+)?youtube(?:\.html|Player\.html)?\s+(?:id=)?[\"']?([\w-]{6,20})",
            "https://www.youtube.com/watch?v={}",
        ),
        (
            "/embed/",
            r"youtube(?:-nocookie)?\.com/embed/([\w-]{6,20})",
            "https://www.youtube.com/watch?v={}",
        ),
        ("/video/", r"player\.vimeo\.com/video/(\d{5,12})", "https://vimeo.com/{}"),
        (
            "{{",
            r"\{\{[<%]\s*video\s+(?:[\w-]+=\"[^\"\n]{0,80}\"\s+)*(?:src=)?\"(https?://[^\"\s]+)\"",
            "{}",
        ),
        ("<source", r"<source\b[^<>\n]{0,200}?\bsrc=[\"'](https?://[^\"'\s<>]+)[\"']", "{}"),
    )
)
ADDRESS = re.compile(r"https?://[^\s()<>\[\]\"'`|]{3,1000}")
VIDEO = re.compile(
    r"https?://(?:www\.|m\.)?(?:youtube\.com/watch\?\S*?v=[\w-]{6,20}|youtu\.be/[\w-]{6,20}"
    r"|youtube\.com/live/[\w-]{6,20}|vimeo\.com/\d{5,12}|media\.ccc\.de/v/\S{4,100}"
    r"|\S{1,200}\.(?:mp4|webm|m4v)\b)\S*",
    re.IGNORECASE,
)
SLIDES = re.compile(
    r"https?://(?:docs\.google\.com/presentation/|(?:www\.)?speakerdeck\.com/|speakerdeck\.com/"
    r"|(?:www\.)?slideshare\.net/|slides\.com/|static\.sched\.com/hosted_files/|figshare\.com/"
    r"|\S{1,300}?(?:slides?|presentation|deck)[\w.-]{0,40}(?:\.pdf|\.pptx?|\.html?)?\b"
    r"|\S{1,300}\.(?:pptx?|key)\b)\S*",
    re.IGNORECASE,
)


class Media(NamedTuple):
    """Addresses of a video and of slides; empty for none."""

    video: str = ""
    slides: str = ""


def media_in(texts: Iterable[str]) -> Media:
    """Return the first video and the first slides that are embedded in or linked from *texts*."""
    video = slides = ""
    for text in texts:
        video = video or embedded(text)
        for address in ADDRESS.findall(text) if "://" in text else ():
            bare = address.rstrip(".,;:!?*_")
            video = video or (bare if VIDEO.match(bare) else "")
            slides = slides or (bare if SLIDES.match(bare) and not VIDEO.match(bare) else "")
    return Media(video, slides)


def embedded(text: str) -> str:
    """Return the address of the first video that is embedded in *text*; empty for none."""
    for sign, pattern, address in EMBEDS:
        if sign in text and (found := pattern.search(text)):
            return address.format(found[1])
    return ""


SEVERAL = re.compile(r"\s*(?:;| & |\s/\s|\band\b(?= [^\W\d_a-z]))\s*")
COMMA = re.compile(r"\s*,\s*")
AT = re.compile(r"\s+(?:@|at|from)\s+(?=[^\W_a-z])|\s*[–—]\s*|\s+-\s+|\s*\|\s*")
INITIALS = re.compile(r"\s*\(([A-Z]{2,4})\)\s*")


def speakers_in(text: str, known: KnownPeople, evidence: Evidence) -> tuple[Presence, ...]:
    """Return the people of ``Ada Quill, Tidewater & Bo Linde, Lantern Club``, with affiliations.

    None where a part of it does not begin with a name.
    """
    groups = [COMMA.split(AT.sub(", ", part.strip())) for part in SEVERAL.split(text) if part]
    found = [presence for group in groups for presence in _people(group, known, evidence)]
    count = len({presence.name for presence in found})
    return tuple(found) if found and count == len(found) and all(map(_is_read, found)) else ()


def _is_read(presence: Presence) -> bool:
    return bool(presence.name)


def _people(parts: list[str], known: KnownPeople, evidence: Evidence) -> Iterable[Presence]:
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


def _may_speak(words: str, known: KnownPeople) -> bool:
    bare = INITIALS.sub("", words)
    return looks_like_name(bare, known) or is_full_name(bare)


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


#: a word before a colon that says what sort of talk it is
TYPES: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (
        name,
        re.compile(
            rf"(?:{words})(?: \d{{1,2}}| #\d{{1,2}})?\s?[:–—]\s+|(?:{words}) - ", re.IGNORECASE
        ),
    )
    for name, words in (
        ("lightning", r"lightning(?: talk)?|flash talk"),
        ("keynote", r"(?:opening |closing )?keynote(?: talk| address)?|plenary"),
        ("tutorial", r"(?:mini-?)?tutorial"),
        ("workshop", r"workshop"),
        ("demo", r"(?:live |short )?demo(?:nstration)?"),
        ("poster", r"poster"),
        ("panel", r"panel(?: discussion)?"),
        ("pitch", r"pitch"),
        (
            "talk",
            r"(?:invited |contributed |community |featured |guest |short |sponsored )?"
            r"(?:talk|presentation|webinar|seminar|lecture)",
        ),
    )
)
TITLE_COLUMN = re.compile(
    r"(?:talk |presentation )?titles?|talks?|presentations?|topics?", re.IGNORECASE
)
SPEAKER_COLUMN = re.compile(r"speakers?|presenters?|(?:speaker|presenter)\(s\)|who", re.IGNORECASE)
VIDEO_COLUMN = re.compile(r"videos?|recordings?|watch|links?|youtube", re.IGNORECASE)
SLIDES_COLUMN = re.compile(r"slides?|deck|materials?", re.IGNORECASE)


def typed(words: str) -> tuple[str, str]:
    """Return the sort of a talk that *words* begin with, and the rest of them."""
    for name, label in TYPES:
        if found := label.match(words):
            return name, words[found.end() :]
    return "", words


def talks_in(reading: MinutesContext, table: OutlineTable) -> Iterator[Talk]:
    """Yield the rows of a table of talks."""
    title, speaker = table.column(TITLE_COLUMN), table.column(SPEAKER_COLUMN)
    if title is None or speaker is None or reading.sections[table.head.place] is Topic.ROLL:
        return
    columns = (table.column(VIDEO_COLUMN), table.column(SLIDES_COLUMN))
    for row in table.rows:
        if visible_text(row.cell(title)) and visible_text(row.cell(speaker)):
            yield _row_talk(reading, row, (row.cell(title), row.cell(speaker)), columns)


def _row_talk(
    reading: MinutesContext, row: TableRow, said: tuple[str, str], columns: tuple[int | None, ...]
) -> Talk:
    block = reading.blocks[row.place]
    evidence = Evidence(block.first, shortened(block.text))
    video, slides = (next(iter(ADDRESS.findall(row.cell(c))), "") for c in columns)
    media = media_in(row.cells)
    sort, title = typed(visible_text(TAG.sub("", said[0])))
    speakers = speakers_in(visible_text(said[1]), reading.known, evidence)
    found = Media(video or media.video, slides or media.slides)
    return Talk(title, evidence, speakers, sort, "", "", *found)
