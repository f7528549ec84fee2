"""Posts and the pages of talks: who wrote them, and the talks that they tell of."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ..records import Evidence, Presence, Talk
from .media import media_in
from .people import HANDLE
from .plain import plain

if TYPE_CHECKING:
    from ..source import Meta, Source

AUTHORS = frozenset(["author", "authors", "by", "writer", "writers"])
SPEAKERS = frozenset(["speaker", "speakers", "presenter", "presenters"])
#: keys that the page of a talk has, of which it needs one, and those that events have too
EVENT = ("event", "event_name", "conference", "eventname")
TALK = ("time_start", "event_url", "url_slides", "url_video", "slides", "event_short")
TYPES = ("talk", "talks", "event", "presentation", "presentations")
START = ("time_start", "talk_date", "event_date", "date", "start")
VIDEO_KEYS = ("url_video", "video", "video_url", "youtube", "recording")
SLIDES_KEYS = ("url_slides", "slides_url", "slides", "url_pdf", "deck")
KIND = ("talk_type", "publication_types", "event_type")
SEVERAL = re.compile(r"\s*(?:,|;|&|\band\b)\s*")
#: a part of an entry that is a table: ``name: Ada Quill``
PART = re.compile(
    r"(name|affiliation|affiliations|institution|org|organization|github|url|orcid|"
    r"email|twitter|avatar|bio|image|picture|title|role)\s*:\s*(.*)\Z",
    re.IGNORECASE,
)
WHERE_FROM = frozenset(["affiliation", "affiliations", "institution", "org", "organization"])
#: the name that a theme gives to the owner of the site
OWNER = frozenset(("admin", "", "guest", "anonymous"))
MOMENT = re.compile(
    r"(?P<day>\d{4}-\d\d-\d\d)(?:[T ](?P<time>\d\d:\d\d)(?::\d\d(?:\.\d{1,6})?)? ?"
    r"(?P<zone>Z|[+-]\d\d:\d\d)?)?\s*\Z"
)
ADDRESS = re.compile(r"https?://\S{3,1000}\Z")


def authors_of(source: Source) -> tuple[Presence, ...]:
    """Return who wrote a document, by its front matter."""
    return _people(source, AUTHORS)


def _people(source: Source, keys: frozenset[str]) -> tuple[Presence, ...]:
    found: list[Presence] = []
    for meta in source.meta:
        if meta.key.casefold() in keys:
            found += _of(meta)
    return tuple({each.name: each for each in reversed(found)}.values())[::-1]


def _of(meta: Meta) -> list[Presence]:
    """Return the people of a key: a text with several names, a list of names, tables."""
    texts = SEVERAL.split(meta.value) if isinstance(meta.value, str) else meta.value
    people: list[Presence] = []
    for text in texts:
        evidence = Evidence(meta.line, f"{meta.key}: {text}")
        part = PART.match(text.strip())
        key, words = (part[1].casefold(), plain(part[2])) if part else ("name", plain(text))
        if key == "name" and words.casefold() not in OWNER:
            people.append(_person(words, evidence))
        elif people and key in WHERE_FROM and words:
            known = people[-1]
            people[-1] = known._replace(affiliations=(*known.affiliations, words))
        elif people and key == "github" and words:
            people[-1] = people[-1]._replace(handles=(f"@{words.strip('@').split('/')[-1]}",))
    return people


def _person(words: str, evidence: Evidence) -> Presence:
    handle = HANDLE.search(words)
    name = HANDLE.sub("", words).strip(" ()") if handle else words
    beside = re.match(r"([^()]{2,80}?)\s*\(([^()]{2,100})\)\Z", name)
    if beside:
        return Presence(beside[1], evidence, (), (beside[2],))
    return Presence(name or words, evidence, (handle[0],) if handle else ())


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
    speakers = _people(source, SPEAKERS) or authors_of(source)
    video, slides = (_address(source, keys) for keys in (VIDEO_KEYS, SLIDES_KEYS))
    evidence = Evidence(line, f"title: {title}")
    date = _moment(source.value(*START))
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


def _moment(text: str) -> str:
    """Return a date as a book writes it; empty where it has another form."""
    moment = MOMENT.match(text)
    if moment is None:
        return ""
    zone = (moment["zone"] or "").replace("+00:00", "Z")
    is_timed = moment["time"] and (moment["time"] != "00:00" or zone)
    return f"{moment['day']}T{moment['time']}{zone}" if is_timed else moment["day"]


def _address(source: Source, keys: tuple[str, ...]) -> str:
    return next((value for value in source.values(*keys) if ADDRESS.match(value)), "")
