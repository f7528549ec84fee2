"""Posts and the pages of talks: the talks that they tell of."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ..dates.timestamps import stamp
from ..document.records import Evidence, Talk
from .authors import SPEAKERS, authors_of, people_of
from .media import media_in
from .plain_text import plain

if TYPE_CHECKING:
    from ..document.source import Source


#: keys that the page of a talk has, of which it needs one, and those that events have too
EVENT = ("event", "event_name", "conference", "eventname")
TALK = ("time_start", "event_url", "url_slides", "url_video", "slides", "event_short")
TYPES = ("talk", "talks", "event", "presentation", "presentations")
START = ("time_start", "talk_date", "event_date", "date", "start")
VIDEO_KEYS = ("url_video", "video", "video_url", "youtube", "recording")
SLIDES_KEYS = ("url_slides", "slides_url", "slides", "url_pdf", "deck")
KIND = ("talk_type", "publication_types", "event_type")
ADDRESS = re.compile(r"https?://\S{3,1000}\Z")


def talk_of(source: Source) -> tuple[Talk, ...]:
    """Return the talk that a page is about; none where its front matter doesn't say so."""
    event, title = source.value(*EVENT), source.value("title")
    kinds = {kind.casefold() for kind in source.values("type", "layout", "kind")}
    folders = {part.casefold() for part in source.path.split("/")[:-1]}
    is_typed = bool((kinds | folders) & set(TYPES))
    is_talk = any(source.value(key) for key in TALK) or bool(source.values(*SPEAKERS))
    if not title or (not (event and (is_talk or is_typed)) and not (is_typed and is_talk)):
        return ()
    line = next((meta.line for meta in source.meta if meta.key.casefold() == "title"), 0)
    media = media_in(source.body.text[:20_000].split("\n"))
    speakers = people_of(source, SPEAKERS) or authors_of(source)
    video, slides = (_address(source, keys) for keys in (VIDEO_KEYS, SLIDES_KEYS))
    evidence = Evidence(line, f"title: {title}")
    date = stamp(source.value(*START))
    kind = next(iter(source.values(*KIND)), "")
    return (
        Talk(
            plain(title),
            evidence,
            speakers,
            kind if kind.isalpha() else "",
            date,
            plain(event),
            video or media.video,
            slides or media.slides,
        ),
    )


def _address(source: Source, keys: tuple[str, ...]) -> str:
    return next((value for value in source.values(*keys) if ADDRESS.match(value)), "")
