"""Authors of a post, and the talks that posts and talk pages tell of."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ..dates.choice import stamp
from ..document.findings import shortened
from ..document.plain_text import visible_text
from ..document.records import Evidence, Presence, Talk
from .attribution import HANDLE
from .programmes import media_in

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ..document.source import Meta, Source


AUTHORS = frozenset(("author", "authors", "by", "byline", "writer", "writers"))
SPEAKERS = frozenset(("speaker", "speakers", "presenter", "presenters"))
#: what sites write where they mean nobody in particular, or their owner
NOBODY = frozenset(
    ("", "admin", "administrator", "anonymous", "author", "author name", "guest", "name")
)
BETWEEN = re.compile(r"\s*(?:[,;&\n]|\band\b|\bet\b(?! al))\s*")
#: a family name and a given name
TURNED = re.compile(r"[^\s,]+, *[^\s,]+")
#: a part of an entry that is a table: ``name: Ada Quill``
PART = re.compile(
    r"(name|affiliations?|institution|org|organizations?|github|url|orcid|"
    r"email|twitter|avatar|bio|image|picture|title|role)\s*:\s*(.*)",
    re.IGNORECASE | re.DOTALL,
)
#: the same, where a part with a name shows that all are such
ANY_PART = re.compile(r"([\w-]+)\s*:\s*(.*)", re.DOTALL)
WHERE_FROM = frozenset(
    ("affiliation", "affiliations", "institution", "org", "organization", "organizations")
)


def authors_of(source: Source) -> tuple[Presence, ...]:
    """Return who wrote a document, by its front matter."""
    return people_of(source, AUTHORS)


def people_of(source: Source, keys: frozenset[str]) -> tuple[Presence, ...]:
    """Return whom *source* names under *keys*, in that order and each once."""
    metas = (meta for meta in source.meta if meta.key.casefold() in keys)
    found = [one for meta in metas for one in _of(meta)]
    return tuple({one.name: one for one in reversed(found)}.values())[::-1]


def _of(meta: Meta) -> list[Presence]:
    """Return the people of a key: a text with several names, a list of names, tables."""
    texts = tuple(map(str.strip, _texts(meta)))
    pattern = ANY_PART if any(text.startswith("name:") for text in texts) else PART
    people: list[Presence] = []
    for text in texts:
        part = pattern.fullmatch(text)
        key, words = (
            (part[1].casefold(), visible_text(part[2])) if part else ("name", visible_text(text))
        )
        if key == "name" and words.casefold() not in NOBODY:
            people.append(_person(words, Evidence(meta.line, shortened(f"{meta.key}: {text}"))))
        elif people and key in WHERE_FROM and words:
            known = people[-1]
            where = (*known.affiliations, words.removeprefix("name: "))
            people[-1] = known._replace(affiliations=where)
        elif people and key == "github" and words:
            people[-1] = people[-1]._replace(handles=(words.strip("@/").rpartition("/")[2],))
    return people


def _texts(meta: Meta) -> Iterable[str]:
    if not isinstance(meta.value, str):
        return (name for item in meta.value for name in _names(item))
    return (meta.value,) if TURNED.fullmatch(meta.value) else BETWEEN.split(meta.value)


def _names(item: str) -> Iterable[str]:
    """Return the names in an item of a list, which is one but for "Ada Quill and Bo Linde"."""
    names = () if PART.match(item) else BETWEEN.split(item)
    return names if names and all(" " in name for name in names) else (item,)


def _person(words: str, evidence: Evidence) -> Presence:
    handle = HANDLE.search(words)
    name = HANDLE.sub("", words).strip(" ()") if handle else words
    handles = (handle[0][1:],) if handle else ()
    beside = re.fullmatch(r"([^()]{2,80}?)\s*\(([^()]{2,100})\)", name)
    if beside:
        return Presence(beside[1], evidence, handles, (beside[2],))
    return Presence(name or words.removeprefix("@"), evidence, handles)


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
            visible_text(title),
            evidence,
            speakers,
            kind if kind.isalpha() else "",
            date,
            visible_text(event),
            video or media.video,
            slides or media.slides,
        ),
    )


def _address(source: Source, keys: tuple[str, ...]) -> str:
    return next((value for value in source.values(*keys) if ADDRESS.match(value)), "")
