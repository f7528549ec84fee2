"""Attribute items to people: owners, speakers, minutes taken, names before the words."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from ...model.names import fold
from ..document.outline import BOX
from ..document.plain_text import MANY, visible_text

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ..document.records import Presence


_WORD = r"[^\W\d_a-z][\w'’-]{0,24}\.?"
_PARTICLE = r"(?:van|von|der|den|de|del|della|da|di|la|le|el|al|bin|ibn|ter|ten)"
#: a given and a family name, or more
FULL_NAME = re.compile(rf"{_WORD}(?: (?:{_PARTICLE} ){{0,2}}{_WORD}){{1,3}}\Z")
ONE_NAME = re.compile(rf"{_WORD}(?: {_WORD}\.?){{0,2}}\Z")
HANDLE = re.compile(r"@[A-Za-z\d](?:[A-Za-z\d_-]{0,38})")
#: words of organizations, projects and occasions, which names of people do not have
NOT_PEOPLE = re.compile(
    r"\b(?:universit\w*|institut\w*|labs?|laborator\w+|inc|ltd|gmbh|llc|foundation|research"
    r"|college|school|center|centre|consulting|software|systems|company|corporation|group|team"
    r"|project|meeting|conference|summit|workshop|working|committee|council|alliance|networks?"
    r"|technolog\w+|science|sciences|sprint|day|session|part|version|january|february|march"
    r"|april|may|june|july|august|september|october|november|december|monday|tuesday|wednesday"
    r"|thursday|friday|saturday|sunday|if|time|permits|optional|continued|cont|update|updates"
    r"|discussion|discuss|issue|draft|agenda|slides|video|link|links|phase|stage|poll|vote|note"
    r"|action|decision|conclusion|resolution|question|questions|answer|proposal|proposals|goal"
    r"|description|context|background|summary|status|todo|result|outcome|next|steps?|reminder"
    r"|announcement|news|topic|topics|date|location|when|where|who|what|why|how|yes|no|also"
    r"|hour|newsletter|outline|community|python|github|docs?)\b",
    re.IGNORECASE,
)
#: what somebody is to do begins with these, in capitals too
VERB = re.compile(
    r"(?:add|fix|update|write|make|create|start|review|ask|move|check|open|close|use|merge|replace"
    r"|follow|continue|need|have|share|discuss|document|release|remove|test|try|work|find|send|set"
    r"|run|get|propose|talk|email|contact|invite|organi[sz]e|schedule|prepare|draft|finali[sz]e"
    r"|investigate|look|plan|post|publish|reach|report|submit|announce|consider|improve"
    r"|implement|complete|ensure|learn|present|let|do|go|see|be|bring|help|keep|put|push|read"
    r"|decide|define|convert|collect|clean|build|deploy|rename|explore|encourage|figure|think"
    r"|everyone|everybody|someone|somebody|anyone|we|they|it|this|that|there|you|all|chapters"
    r"|\w+ing)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True, eq=False)
class KnownPeople:
    """Who may be meant in a meeting, by every form of the name; each meeting has its own."""

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


def is_full_name(text: str) -> bool:
    """Whether *text* looks like the given and the family name of somebody."""
    return (
        FULL_NAME.match(text) is not None and not NOT_PEOPLE.search(text) and not VERB.match(text)
    )


def looks_like_name(text: str, known: KnownPeople) -> bool:
    """Whether *text* names somebody: who is known, has a handle, or has two names."""
    bare = text.strip()
    return bool(bare) and (
        bare in known or HANDLE.fullmatch(bare) is not None or is_full_name(bare)
    )


JOINED = re.compile(r"\s*(?:,|&|\+|;|/|\band\b)\s*")


def names_in(text: str, known: KnownPeople) -> tuple[str, ...]:
    """Return the names that *text* consists of; none where a part of it is no name."""
    parts = tuple(part.strip(" .:()?") for part in JOINED.split(text) if part.strip(" .:()?"))
    return parts if parts and all(looks_like_name(part, known) for part in parts) else ()


class Attribution(NamedTuple):
    """The owners of a point, its minutes, and what is left of it."""

    owners: tuple[str, ...]
    minutes: int | None
    #: with markup
    rest: str


TAG = re.compile(r"\\?\[name=([^\[\]\n]{1,80}?)\\?\]")
TIME_TAG = re.compile(r"\\?\[(?:time=([^\[\]\n]{1,40}?)|color=[^\[\]\n]{0,40})\\?\]")
_SPAN = (
    r"~?(\d{1,3})\s?\??(?:\s?(?:-|–|to)\s?(\d{1,3}))?\s?\+?\??\s?"
    r"(h|hrs?|hours?|m|mins?|minutes?)\b"
)
SPAN = re.compile(rf"{_SPAN}\.?\s?\??", re.IGNORECASE)
#: a span of time that stands before a point or after it
LEADING_SPAN = re.compile(rf"\s*[(\[]?\s*{_SPAN}\.?\s?\??\s*[)\]]?\s*[*_]{{0,2}}", re.IGNORECASE)
#: in bold, or a mention of Zulip: ``@**Ada Quill|12**``
BOLD = re.compile(r"(?:@_?(?=\*))?(\*\*|__)(?=\S)([^*\n]{1,80}?)(?<=\S)(?:\|\d{1,12})?\1")
#: labels before a point: the signs of which each has one, and how it looks
OWNER_LABELS = (
    (":：", re.compile(r"([^:\n*\[\]]{1,50}?)\s?[:：]\s+")),
    ("-–—", re.compile(r"([^:\n*\[\]–—-]{1,50}?) [-–—]+ ")),
    ("[", re.compile(r"\\?\[([^\[\]\n]{1,50}?)\\?\](?![(\[:])\s*[-–—:]?\s*")),
)
#: what stands in brackets at the end; two of them at most
TAIL = re.compile(r"\s*(?:\(([^()\n]{1,100})\)|\\?\[([^\[\]\n]{1,100}?)\\?\](?!\())[\s.*_]{0,4}\Z")
#: the bracket that closes stands among so many characters
LAST = 6
ITALIC = re.compile(r"([*_])(?![*_])")
LEAD = re.compile(r"[\s:*_–—-]*")


@lru_cache(maxsize=MANY)
def claimed(text: str, known: KnownPeople) -> Attribution:
    """Take the owners and the minutes from *text*."""
    italic = ITALIC.match(text.strip())
    text = text.strip().strip(italic[1]) if italic and text.strip().endswith(italic[1]) else text
    owners, text = _before(text.strip(), known)
    minutes, text = _span_before(text) if owners or text[:1] in "([" else (None, text)
    found, later, text = _after(text, known, is_owned=bool(owners))
    rest = text[LEAD.match(text).end() :] if owners else text  # type: ignore[union-attr]
    rest = BOX.sub("", rest, count=1) if rest.startswith("[") else rest
    return Attribution(owners or found, minutes if minutes is not None else later, rest.strip())


def _before(text: str, known: KnownPeople) -> tuple[tuple[str, ...], str]:
    """Take the owners that stand before *text*."""
    owners: list[str] = []
    span = ""
    while tag := (TAG.match(text) or TIME_TAG.match(text)):
        if tag.re is TAG:
            owners += re.split(r"\s*(?:&|,|/|\+|\band\b)\s*", tag[1])
        else:
            span = f"({tag[1]}) " if tag[1] else span
        text = text[tag.end() :].lstrip()
    if owners or span:
        return tuple(filter(None, owners)), span + text
    return _labelled(text, known)


def _labelled(text: str, known: KnownPeople) -> tuple[tuple[str, ...], str]:
    if bold := BOLD.match(text):
        label, rest = bold[2], text[bold.end() :]
        span = SPAN.search(label)
        who = label[: span.start()].strip(" ([:") if span else label.strip(" :")
        follows = SPAN.match(rest.lstrip(" (:["))
        if names := names_in(who, known) or ((who,) if span or follows else ()):
            return names, f"({span[0]}) {rest.lstrip(' :')}" if span else rest.lstrip(" :")
    for signs, pattern in OWNER_LABELS:
        label_match = pattern.match(text) if any(map(text.__contains__, signs)) else None
        if label_match and (names := _strict(label_match[1], known)):
            return names, text[label_match.end() :]
    if (handle := HANDLE.match(text)) and text[handle.end() : handle.end() + 1] in {":", " "}:
        rest = text[handle.end() :]
        return ((handle[0],), rest) if re.match(r"\s*[:–—-]\s", rest) else ((), text)
    return (), text


def _strict(label: str, known: KnownPeople) -> tuple[str, ...]:
    """Return the names of a label before a colon: only people who are known, or handles."""
    span = SPAN.search(label)
    who = visible_text(label[: span.start()].strip(" ([") if span else label)
    names = names_in(who, known)
    return names if all(name in known or name.startswith("@") for name in names) else ()


def _minutes(match: re.Match[str], first: int = 1) -> int:
    # of a range, as much as has to be kept free
    amount = int(match[first + 1] or match[first])
    return amount * 60 if match[first + 2].casefold().startswith("h") else amount


def _span_before(text: str) -> tuple[int | None, str]:
    span = LEADING_SPAN.match(text)
    return (_minutes(span), text[span.end() :]) if span else (None, text)


def _after(
    text: str, known: KnownPeople, *, is_owned: bool
) -> tuple[tuple[str, ...], int | None, str]:
    """Take the owners and the minutes that stand in brackets after *text*."""
    owners: tuple[str, ...] = ()
    minutes: int | None = None
    for _ in range(2):
        end = text[-LAST:]
        tail = TAIL.search(text[-110:]) if ")" in end or "]" in end else None
        if tail is None:
            break
        inner = visible_text(tail[1] or tail[2])
        inner = inner.removeprefix("name=")
        span = SPAN.search(inner)
        parts = [p for p in re.split(r",|\+(?=\s*\?)", SPAN.sub("", inner)) if p.strip(" ?.+~")]
        names = tuple(p.strip(" ?.+") for p in parts if looks_like_name(p.strip(" ?.+"), known))
        if span and not names and not is_owned:
            names = tuple(p.strip(" ?.+") for p in parts[:1] if p.strip()[:1].isupper())
        if not span and (not names or len(names) < len(parts)):
            break
        minutes = _minutes(span) if span and minutes is None else minutes
        owners = owners or names
        text = text[: len(text) - len(text[-110:]) + tail.start()].rstrip()
    return owners, minutes, text


class Speech(NamedTuple):
    """Who speaks, and where in the line the words begin."""

    speaker: str
    start: int


#: ``<ada> hello``, as a chat is logged; the name may be of nobody who is known
LOGGED = re.compile(r"\s*<([A-Za-z][\w-]{1,30})>\s+")
#: what each has, and how it looks: with the name in the first group
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
            (":", r"\s*(@?[^\W\d_][^:\n*\[\](){}]{0,38}?)(?: \(chat\)| \[chat\])?\s?:\s+"),
        )
    ),
)


@lru_cache(maxsize=MANY)
def spoken(text: str, known: KnownPeople) -> Speech:
    """Return who says *text*: a name of the roll before a colon, or what looks like a name."""
    for sign, mark in MARKS:
        found = mark.match(text) if sign in text else None
        if found and (mark is LOGGED or _is_speaker(visible_text(found[1]).strip(" :"), known)):
            return Speech(visible_text(found[1]).strip(" :"), found.end())
    return Speech("", 0)


def _is_speaker(name: str, known: KnownPeople) -> bool:
    if name in known or HANDLE.fullmatch(name):
        return True
    return ONE_NAME.match(name) is not None and NOT_PEOPLE.search(name) is None
