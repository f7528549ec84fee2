"""Authors of a post, and the talk that a page is about, by the front matter."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ..dates.choice import stamp
from ..document.findings import quoted
from ..document.plain_text import visible_text
from ..document.records import Evidence, Presence, Talk
from ..vocabulary import any_of
from .attribution import AND, HANDLE
from .programmes import media_in

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ..document.source import Meta, Source


AUTHORS = frozenset(("author", "authors", "by", "byline", "writer", "writers"))
SPEAKERS = frozenset(("speaker", "speakers", "presenter", "presenters"))
#: authors that are not people
NOBODY = re.compile(rf"{any_of('posts.nobody')}?", re.IGNORECASE)
BETWEEN = re.compile(rf"\s*(?:[,;&\n]|{AND})\s*")
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
    """Return the authors of a document, by its front matter."""
    return people_of(source, AUTHORS)


def people_of(source: Source, keys: frozenset[str]) -> tuple[Presence, ...]:
    """Return the people of *source* under *keys*, in that order and each once."""
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
        key, words = (part[1].casefold(), part[2]) if part else ("name", text)
        if key == "name" and not NOBODY.fullmatch(visible_text(words)):
            evidence = Evidence(meta.line, quoted(f"{meta.key}: {text}"))
            people.append(_person(visible_text(words), evidence))
        elif people:
            people[-1] = _with_part(people[-1], key, visible_text(words))
    return people


def _with_part(person: Presence, key: str, words: str) -> Presence:
    """Return *person* with a further part of its table: an affiliation or a login."""
    if key in WHERE_FROM and words:
        affiliations = (*person.affiliations, words.removeprefix("name: "))
        return person._replace(affiliations=affiliations)
    if key == "github" and words:
        return person._replace(handles=(words.strip("@/").rpartition("/")[2],))
    return person


def _texts(meta: Meta) -> Iterable[str]:
    if not isinstance(meta.value, str):
        return (name for item in meta.value for name in _names(item))
    return (meta.value,) if TURNED.fullmatch(meta.value) else BETWEEN.split(meta.value)


def _names(item: str) -> Iterable[str]:
    """Return the names in an item of a list: one, but for "Ada Quill and Bo Linde"."""
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


#: keys of events, and those that only the page of a talk has
EVENT = ("event", "event_name", "conference", "eventname")
TALK = ("time_start", "event_url", "url_slides", "url_video", "slides", "event_short")
#: types and folders of such pages
TYPES = frozenset(("talk", "talks", "event", "presentation", "presentations"))
START = ("time_start", "talk_date", "event_date", "date", "start")
VIDEO_KEYS = ("url_video", "video", "video_url", "youtube", "recording")
SLIDES_KEYS = ("url_slides", "slides_url", "slides", "url_pdf", "deck")
TALK_TYPES = ("talk_type", "publication_types", "event_type")
ADDRESS = re.compile(r"https?://\S{3,1000}\Z")


def talk_of(source: Source) -> tuple[Talk, ...]:
    """Return the talk that a page is about, by its front matter; none for other pages."""
    if not _is_about_talk(source):
        return ()
    title = source.value("title")
    line = next((meta.line for meta in source.meta if meta.key.casefold() == "title"), 0)
    media = media_in(source.body.text[:20_000].split("\n"))
    kind = source.value(*TALK_TYPES)
    talk = Talk(
        visible_text(title),
        Evidence(line, f"title: {title}"),
        people_of(source, SPEAKERS) or authors_of(source),
        kind if kind.isalpha() else "",
        stamp(source.value(*START)),
        visible_text(source.value(*EVENT)),
        _address(source, VIDEO_KEYS) or media.video,
        _address(source, SLIDES_KEYS) or media.slides,
    )
    return (talk,)


def _is_about_talk(source: Source) -> bool:
    """Whether a page has a title and two of these: an event, a type of talks, keys of talks."""
    has_event = bool(source.value(*EVENT))
    kinds = (*source.values("type", "layout", "kind"), *source.path.split("/")[:-1])
    is_typed = any(kind.casefold() in TYPES for kind in kinds)
    is_talk = any(map(source.value, TALK)) or bool(source.values(*SPEAKERS))
    return bool(source.value("title")) and has_event + is_typed + is_talk >= 2


def _address(source: Source, keys: tuple[str, ...]) -> str:
    return next((value for value in source.values(*keys) if ADDRESS.match(value)), "")
