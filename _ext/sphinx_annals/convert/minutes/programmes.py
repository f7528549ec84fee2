"""Programmes: tables of talks, and the words that say what sort of talk it is."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ..document.records import Evidence, Talk
from .claims import TAG
from .media import ADDRESS, Media, media_in
from .plain_text import plain, shortened
from .sections import Section
from .speakers import speakers_in

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ..document.tables import Row, Table
    from .reading import Reading


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


def talks_in(reading: Reading, table: Table) -> Iterator[Talk]:
    """Yield the rows of a table of talks."""
    title, speaker = table.column(TITLE_COLUMN), table.column(SPEAKER_COLUMN)
    if title is None or speaker is None or reading.sections[table.head.place] is Section.ROLL:
        return
    columns = (table.column(VIDEO_COLUMN), table.column(SLIDES_COLUMN))
    for row in table.rows:
        if plain(row.cell(title)) and plain(row.cell(speaker)):
            yield _row_talk(reading, row, (row.cell(title), row.cell(speaker)), columns)


def _row_talk(
    reading: Reading, row: Row, said: tuple[str, str], columns: tuple[int | None, ...]
) -> Talk:
    block = reading.blocks[row.place]
    evidence = Evidence(block.first, shortened(block.text))
    video, slides = (next(iter(ADDRESS.findall(row.cell(c))), "") for c in columns)
    media = media_in(row.cells)
    sort, title = typed(plain(TAG.sub("", said[0])))
    speakers = speakers_in(plain(said[1]), reading.known, evidence)
    found = Media(video or media.video, slides or media.slides)
    return Talk(title, evidence, speakers, sort, "", "", *found)
