"""Run all recognisers over a meeting or a post."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..document.records import Meeting, Records
from .actions import actions_of
from .agenda import items_of
from .decisions import decisions_of
from .meeting_context import MinutesContext, lines_between
from .posts import authors_of, talk_of
from .talks import talks_of
from .thanks import praises_of

if TYPE_CHECKING:
    from ..document.source import Source
    from ..document.source_text import Line, SourceText


def with_records(meeting: Meeting, body: SourceText) -> Meeting:
    """Return *meeting* with the records in its own lines of *body*."""
    lines = lines_between(body.lines, *meeting.lines)
    reading = MinutesContext.of(lines, meeting.presences)
    return meeting._replace(
        items=(*meeting.items, *items_of(reading)),
        decisions=(*meeting.decisions, *decisions_of(reading)),
        actions=(*meeting.actions, *actions_of(reading)),
        talks=(*meeting.talks, *talks_of(reading)),
        praises=(*meeting.praises, *praises_of(reading)),
    )


def records_of(source: Source, meetings: tuple[Meeting, ...]) -> Records:
    """Return the records of *source*: those of its *meetings*, and those outside of them."""
    authors = authors_of(source)
    reading = MinutesContext.of(_outside(source, meetings), is_post=source.dialect.has_posts)
    talks = talk_of(source) or (talks_of(reading) if reading.is_post else ())
    return Records(tuple(meetings), talks, decisions_of(reading), authors)


def _outside(source: Source, meetings: tuple[Meeting, ...]) -> tuple[Line, ...]:
    """Return the lines of *source* that belong to no meeting."""
    spans = sorted(meeting.lines for meeting in meetings)
    outside: list[Line] = []
    end = 0
    for first, last in spans:
        outside += lines_between(source.body.lines, end + 1, first - 1)
        end = max(end, last)
    return (*outside, *lines_between(source.body.lines, end + 1, 10**9))
