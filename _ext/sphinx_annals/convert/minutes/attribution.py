"""Attribute points to people: owners, speakers, minutes, and the names before the words."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from ...model.names import fold
from ..document.outline import BOX
from ..document.plain_text import MANY, visible_text
from ..vocabulary import any_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ..document.records import Presence


#: a word of a name
WORD = r"[^\W\d_a-z][\w'’-]{0,24}\.?"
#: a given and a family name, or more
FULL_NAME = re.compile(rf"{WORD}(?: (?:{any_of('attribution.particles')} ){{0,2}}{WORD}){{1,3}}\Z")
ONE_NAME = re.compile(rf"{WORD}(?: {WORD}\.?){{0,2}}\Z")
HANDLE = re.compile(r"@[A-Za-z\d](?:[A-Za-z\d_-]{0,38})")
#: between two names
AND = rf"\b{any_of('attribution.joiners')}\b"
JOINED = re.compile(rf"\s*(?:,|&|\+|;|/|{AND})\s*")
_NOT_PEOPLE = re.compile(rf"\b{any_of('attribution.not_people')}\b", re.IGNORECASE)
_VERB = re.compile(rf"{any_of('attribution.verbs')}\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True, eq=False)
class KnownPeople:
    """People in the roll of one meeting, by every form of their names."""

    #: each form, folded -> the name in the roll
    forms: dict[str, str]

    @classmethod
    def of(cls, presences: Iterable[Presence]) -> KnownPeople:
        """Return the people of a roll: by name, given name, handle and initials."""
        forms: dict[str, str] = {}
        for one in presences:
            given = one.name.split()[0] if one.name.split() else ""
            for form in (one.name, given, one.initials, *one.handles):
                if form:
                    forms.setdefault(fold(form).lstrip("@"), one.name)
        return cls(forms)

    def __contains__(self, name: str) -> bool:
        return fold(name).lstrip("@") in self.forms


# names ------------------------------------------------------------------------------------------


def may_be_person(text: str) -> bool:
    """Whether *text* has no word that names of people lack, and is not a task."""
    return not _NOT_PEOPLE.search(text) and not _VERB.match(text)


def is_full_name(text: str) -> bool:
    """Whether *text* looks like a given and a family name."""
    return FULL_NAME.match(text) is not None and may_be_person(text)


def is_given_name(text: str) -> bool:
    """Whether *text* looks like a given name alone."""
    is_word = " " not in text and not text.isupper() and ONE_NAME.match(text) is not None
    return is_word and may_be_person(text)


def looks_like_name(text: str, known: KnownPeople) -> bool:
    """Whether *text* is a known name, a handle, or a full name."""
    bare = text.strip()
    return bool(bare) and (
        bare in known or HANDLE.fullmatch(bare) is not None or is_full_name(bare)
    )


def names_in(text: str, known: KnownPeople) -> tuple[str, ...]:
    """Return the names that *text* consists of; none where a part of it is not a name."""
    parts = tuple(part.strip(" .:()?") for part in JOINED.split(text) if part.strip(" .:()?"))
    return parts if parts and all(looks_like_name(part, known) for part in parts) else ()


def owners_in(text: str, known: KnownPeople) -> tuple[str, ...]:
    """Return the names in *text*, a place reserved for owners: all of it where it isn't names."""
    return names_in(text, known) or ((text,) if text else ())


# owners and minutes -----------------------------------------------------------------------------


class Attribution(NamedTuple):
    """The owners of a point, its minutes, and the rest of its text."""

    owners: tuple[str, ...]
    minutes: int | None
    #: with markup
    rest: str


#: owners, and the text without them
Taken: TypeAlias = "tuple[tuple[str, ...], str]"

TAG = re.compile(r"\\?\[name=([^\[\]\n]{1,80}?)\\?\]")
TIME_TAG = re.compile(r"\\?\[(?:time=([^\[\]\n]{1,40}?)|color=[^\[\]\n]{0,40})\\?\]")
#: the ends of a range, and the unit where it is hours
_SPAN = (
    rf"~?(\d{{1,3}})\s?\??(?:\s?(?:-|–|{any_of('attribution.ranges')})\s?(\d{{1,3}}))?\s?\+?\??\s?"
    rf"(?:({any_of('attribution.hours')})|{any_of('attribution.minutes')})\b"
)
SPAN = re.compile(rf"{_SPAN}\.?\s?\??", re.IGNORECASE)
#: a span of time before a point
LEADING_SPAN = re.compile(rf"\s*[(\[]?\s*{_SPAN}\.?\s?\??\s*[)\]]?\s*[*_]{{0,2}}", re.IGNORECASE)
#: in bold, or a mention of Zulip: ``@**Ada Quill|12**``
BOLD = re.compile(r"(?:@_?(?=\*))?(\*\*|__)(?=\S)([^*\n]{1,80}?)(?<=\S)(?:\|\d{1,12})?\1")
#: labels before a point: characters of which each has one, and its pattern
OWNER_LABELS = (
    (":：", re.compile(r"([^:\n*\[\]]{1,50}?)\s?[:：]\s+")),
    ("-–—", re.compile(r"([^:\n*\[\]–—-]{1,50}?) [-–—]+ ")),
    ("[", re.compile(r"\\?\[([^\[\]\n]{1,50}?)\\?\](?![(\[:])\s*[-–—:]?\s*")),
)
#: brackets at the end of a point, of which two are read at most
TAIL = re.compile(r"\s*(?:\(([^()\n]{1,100})\)|\\?\[([^\[\]\n]{1,100}?)\\?\](?!\())[\s.*_]{0,4}\Z")
#: the length of that, and of what may follow its closing bracket
TAIL_LENGTH, CLOSING_LENGTH = 110, 6
#: between the parts within such brackets
PARTED = re.compile(r",|\+(?=\s*\?)")
ITALIC = re.compile(r"([*_])(?![*_])")
LEAD = re.compile(r"[\s:*_–—-]*")


@lru_cache(maxsize=MANY)
def claimed(text: str, known: KnownPeople) -> Attribution:
    """Take the owners and the minutes from *text*."""
    italic = ITALIC.match(text.strip())
    text = text.strip().strip(italic[1]) if italic and text.strip().endswith(italic[1]) else text
    owners, text = _before(text.strip(), known)
    minutes, text = _span_before(text) if owners or text[:1] in "([" else (None, text)
    later = _after(text, known, is_owned=bool(owners))
    rest = later.rest[LEAD.match(later.rest).end() :] if owners else later.rest  # type: ignore[union-attr]
    rest = BOX.sub("", rest, count=1) if rest.startswith("[") else rest
    minutes = later.minutes if minutes is None else minutes
    return Attribution(owners or later.owners, minutes, rest.strip())


def _before(text: str, known: KnownPeople) -> Taken:
    """Take the owners before *text*: of tags, or of a label."""
    owners: list[str] = []
    span = ""
    while tag := (TAG.match(text) or TIME_TAG.match(text)):
        if tag.re is TAG:
            owners += JOINED.split(tag[1])
        else:
            span = f"({tag[1]}) " if tag[1] else span
        text = text[tag.end() :].lstrip()
    if owners or span:
        return tuple(filter(None, owners)), span + text
    found = (take(text, known) for take in (_bold_label, _plain_label, _handle_label))
    return next(filter(None, found), ((), text))


def _bold_label(text: str, known: KnownPeople) -> Taken | None:
    """Take names in bold, or any words in bold that have a span of time in them or after them."""
    bold = BOLD.match(text)
    if bold is None:
        return None
    label, rest = bold[2], text[bold.end() :]
    span = SPAN.search(label)
    who = label[: span.start()].strip(" ([:") if span else label.strip(" :")
    is_timed = span or SPAN.match(rest.lstrip(" (:["))
    names = names_in(who, known) or ((who,) if is_timed else ())
    rest = rest.lstrip(" :")
    return (names, f"({span[0]}) {rest}" if span else rest) if names else None


def _plain_label(text: str, known: KnownPeople) -> Taken | None:
    """Take known people and handles before a colon, before a dash or in brackets."""
    for signs, pattern in OWNER_LABELS:
        label = pattern.match(text) if any(map(text.__contains__, signs)) else None
        if label and (names := _known_names(label[1], known)):
            return names, text[label.end() :]
    return None


def _known_names(label: str, known: KnownPeople) -> tuple[str, ...]:
    span = SPAN.search(label)
    who = visible_text(label[: span.start()].strip(" ([") if span else label)
    names = names_in(who, known)
    return names if all(name in known or name.startswith("@") for name in names) else ()


def _handle_label(text: str, _known: KnownPeople) -> Taken | None:
    """Take a handle before a colon or a dash."""
    handle = HANDLE.match(text)
    rest = text[handle.end() :] if handle else ""
    return ((handle[0],), rest) if handle and re.match(r"\s*[:–—-]\s", rest) else None


def _minutes(span: re.Match[str]) -> int:
    # of a range, the longest
    amount = int(span[2] or span[1])
    return amount * 60 if span[3] else amount


def _span_before(text: str) -> tuple[int | None, str]:
    span = LEADING_SPAN.match(text)
    return (_minutes(span), text[span.end() :]) if span else (None, text)


def _after(text: str, known: KnownPeople, *, is_owned: bool) -> Attribution:
    """Take the owners and the minutes in brackets after *text*."""
    owners: tuple[str, ...] = ()
    minutes: int | None = None
    for _ in range(2):
        end = text[-CLOSING_LENGTH:]
        tail = TAIL.search(text[-TAIL_LENGTH:]) if ")" in end or "]" in end else None
        found = _bracketed(tail[1] or tail[2], known, is_owned=is_owned) if tail else None
        if tail is None or found is None:
            break
        minutes = found.minutes if minutes is None else minutes
        owners = owners or found.owners
        text = text[: len(text) - len(tail.string) + tail.start()].rstrip()
    return Attribution(owners, minutes, text)


def _bracketed(text: str, known: KnownPeople, *, is_owned: bool) -> Attribution | None:
    """Return the owners and the minutes of brackets; None where they hold anything else."""
    inner = visible_text(text).removeprefix("name=")
    span = SPAN.search(inner)
    parts = _parts(SPAN.sub("", inner))
    names = tuple(part for part in parts if looks_like_name(part, known))
    if span is None:
        return Attribution(names, None, "") if names and names == parts else None
    if not names and not is_owned:
        names = tuple(part for part in parts[:1] if part[:1].isupper())
    return Attribution(names, _minutes(span), "")


def _parts(text: str) -> tuple[str, ...]:
    parts = (part.strip(" ?.+") for part in PARTED.split(text))
    return tuple(part for part in parts if part.strip("~"))


# speakers ---------------------------------------------------------------------------------------


class Speech(NamedTuple):
    """A speaker, and where in the line the words begin."""

    speaker: str
    start: int


#: ``<ada> hello``, as a chat is logged; the name need not be known
LOGGED = re.compile(r"\s*<([A-Za-z][\w-]{1,30})>\s+")
#: in brackets after a speaker
_CHANNEL = rf"(?: [(\[]{any_of('attribution.channels')}[)\]])?"
#: a sign that each mark of a speaker has, and its pattern with the name in the first group
MARKS = (
    ("<", LOGGED),
    *(
        (sign, re.compile(pattern))
        for sign, pattern in (
            ("[name=", rf"\s*{TAG.pattern}\s*(?:\([^()\n]{{1,20}}\))?\s*[:-]?\s*"),
            ("**", r"\s*(?:\*\*|__)([^*\n]{1,40}?)\s?:?(?:\*\*|__)\s?[:,–—-]?\s+"),
            ("__", r"\s*(?:\*\*|__)([^*\n]{1,40}?)\s?:?(?:\*\*|__)\s?[:,–—-]?\s+"),
            ("[", r"\s*\\?\[([^\[\]\n]{1,30}?)\\?\](?![(\[:])\s*[-–—:]?\s*"),
            (":", r"\s*([A-Z]{2,4})\s?:\s+"),
            (":", rf"\s*(@?[^\W\d_][^:\n*\[\](){{}}]{{0,38}}?){_CHANNEL}\s?:\s+"),
        )
    ),
)


@lru_cache(maxsize=MANY)
def spoken(text: str, known: KnownPeople) -> Speech:
    """Return the speaker of *text*: a name of the roll before a colon, or what looks like one."""
    for sign, mark in MARKS:
        found = mark.match(text) if sign in text else None
        if found and (mark is LOGGED or _is_speaker(visible_text(found[1]).strip(" :"), known)):
            return Speech(visible_text(found[1]).strip(" :"), found.end())
    return Speech("", 0)


def starts_of(text: str, known: KnownPeople) -> tuple[int, ...]:
    """Return where a label may begin in *text*: at its beginning, and after its speaker."""
    start = spoken(text, known).start
    return (0, start) if start else (0,)


def _is_speaker(name: str, known: KnownPeople) -> bool:
    if name in known or HANDLE.fullmatch(name):
        return True
    return ONE_NAME.match(name) is not None and _NOT_PEOPLE.search(name) is None
