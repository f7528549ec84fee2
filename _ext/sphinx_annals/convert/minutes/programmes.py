"""Recognise talks in programme tables, with speakers, types, videos and slides."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from ..document.plain_text import visible_text
from ..document.records import Presence, Talk
from ..vocabulary import any_of, groups
from .attribution import AND, HANDLE, SPAN, TAG, KnownPeople, looks_like_name
from .meeting_context import Topic

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from ..document.outline import OutlineTable, TableRow
    from ..document.records import Evidence
    from .meeting_context import MinutesContext


#: a sign that each shortcode or embed has, its pattern, and the address of its video
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


#: between speakers of a programme, each with organizations
SEVERAL = re.compile(rf"\s*(?:;| & |\s/\s|{AND}(?= [^\W\d_a-z]))\s*")
COMMA = re.compile(r"\s*,\s*")
AT = re.compile(rf"\s+(?:@|{any_of('talks.from')})\s+(?=[^\W_a-z])|\s*[–—]\s*|\s+-\s+|\s*\|\s*")
INITIALS = re.compile(r"\s*\(([A-Z]{2,4})\)\s*")


def speakers_in(text: str, known: KnownPeople, evidence: Evidence) -> tuple[Presence, ...]:
    """Return the people of ``Ada Quill, Tidewater & Bo Linde, Lantern Club``, with affiliations.

    None where a part of it does not begin with a name.
    """
    groups = [COMMA.split(AT.sub(", ", part.strip())) for part in SEVERAL.split(text) if part]
    people = [person for group in groups for person in _people(group, known)]
    names = {person[0] for person in people}
    if "" in names or len(names) < len(people):
        return ()
    return tuple(presence_of(name, affiliations, evidence) for name, affiliations in people)


def _people(parts: list[str], known: KnownPeople) -> list[tuple[str, tuple[str, ...]]]:
    """Return the people of a group between ``&``: one with affiliations, or several names.

    The name is empty where the group does not begin with one.
    """
    bare = [part.strip(" .") for part in parts]
    first, *others = [part for part in bare if not SPAN.fullmatch(part)] or [""]
    if not _may_speak(first, known):
        return [("", ())]
    if _are_names(others, known):
        return [(name, ()) for name in (first, *others)]
    return [(first, tuple(filter(None, others)))]


def _are_names(words: list[str], known: KnownPeople) -> bool:
    """Whether several *words* may be speakers; a single one is more often an organization."""
    if len(words) == 1:
        return words[0] in known
    return bool(words) and all(_may_speak(word, known) for word in words)


def _may_speak(words: str, known: KnownPeople) -> bool:
    return looks_like_name(INITIALS.sub("", words), known)


def presence_of(name: str, affiliations: tuple[str, ...], evidence: Evidence) -> Presence:
    """Return the presence of a speaker."""
    initials = INITIALS.search(name)
    bare = INITIALS.sub("", name).strip()
    handles = (bare,) if HANDLE.fullmatch(bare) else ()
    return Presence(
        bare, evidence, handles, affiliations, initials=initials[1] if initials else ""
    )


#: labels before a title, by the type of the talk
TYPES = {
    name: re.compile(
        rf"(?:{'|'.join(labels)})(?:(?: \d{{1,2}}| #\d{{1,2}})?\s?[:–—]\s+| - )", re.IGNORECASE
    )
    for name, labels in groups("talks.types").items()
}
TITLE, SPEAKER, VIDEO_COLUMN, SLIDES_COLUMN = (
    re.compile(any_of(f"talks.columns.{name}"), re.IGNORECASE)
    for name in ("title", "speaker", "video", "slides")
)


def typed(words: str) -> tuple[str, str]:
    """Return the type of a talk by the label before its title, and the title."""
    for name, label in TYPES.items():
        if found := label.match(words):
            return name, words[found.end() :]
    return "", words


def talks_in(reading: MinutesContext, table: OutlineTable) -> Iterator[Talk]:
    """Yield the rows of a table of talks."""
    title, speaker = table.column(TITLE), table.column(SPEAKER)
    if title is None or speaker is None or reading.sections[table.head.place] is Topic.ROLL:
        return
    columns = (table.column(VIDEO_COLUMN), table.column(SLIDES_COLUMN))
    for row in table.rows:
        if visible_text(row.cell(title)) and visible_text(row.cell(speaker)):
            yield _row_talk(reading, row, (row.cell(title), row.cell(speaker)), columns)


def _row_talk(
    reading: MinutesContext, row: TableRow, cells: tuple[str, str], columns: tuple[int | None, ...]
) -> Talk:
    evidence = reading.evidence(row.place)
    video, slides = (next(iter(ADDRESS.findall(row.cell(c))), "") for c in columns)
    media = media_in(row.cells)
    sort, title = typed(visible_text(TAG.sub("", cells[0])))
    speakers = speakers_in(visible_text(cells[1]), reading.known, evidence)
    found = Media(video or media.video, slides or media.slides)
    return Talk(title, evidence, speakers, sort, "", "", *found)
