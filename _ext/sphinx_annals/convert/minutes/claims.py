"""Claims: whose point it is and how long it takes, before or after its words."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from ..document.outline import BOX
from .people import HANDLE, Known, is_name, names_in
from .plain_text import MANY, plain


class Claim(NamedTuple):
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
LABELS = (
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
def claimed(text: str, known: Known) -> Claim:
    """Take the owners and the minutes from *text*."""
    italic = ITALIC.match(text.strip())
    text = text.strip().strip(italic[1]) if italic and text.strip().endswith(italic[1]) else text
    owners, text = _before(text.strip(), known)
    minutes, text = _span_before(text) if owners or text[:1] in "([" else (None, text)
    found, later, text = _after(text, known, is_owned=bool(owners))
    rest = text[LEAD.match(text).end() :] if owners else text  # type: ignore[union-attr]
    rest = BOX.sub("", rest, count=1) if rest.startswith("[") else rest
    return Claim(owners or found, minutes if minutes is not None else later, rest.strip())


def _before(text: str, known: Known) -> tuple[tuple[str, ...], str]:
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


def _labelled(text: str, known: Known) -> tuple[tuple[str, ...], str]:
    if bold := BOLD.match(text):
        label, rest = bold[2], text[bold.end() :]
        span = SPAN.search(label)
        who = label[: span.start()].strip(" ([:") if span else label.strip(" :")
        follows = SPAN.match(rest.lstrip(" (:["))
        if names := names_in(who, known) or ((who,) if span or follows else ()):
            return names, f"({span[0]}) {rest.lstrip(' :')}" if span else rest.lstrip(" :")
    for signs, pattern in LABELS:
        label_match = pattern.match(text) if any(map(text.__contains__, signs)) else None
        if label_match and (names := _strict(label_match[1], known)):
            return names, text[label_match.end() :]
    if (handle := HANDLE.match(text)) and text[handle.end() : handle.end() + 1] in {":", " "}:
        rest = text[handle.end() :]
        return ((handle[0],), rest) if re.match(r"\s*[:–—-]\s", rest) else ((), text)
    return (), text


def _strict(label: str, known: Known) -> tuple[str, ...]:
    """Return the names of a label before a colon: only people who are known, or handles."""
    span = SPAN.search(label)
    who = plain(label[: span.start()].strip(" ([") if span else label)
    names = names_in(who, known)
    return names if all(name in known or name.startswith("@") for name in names) else ()


def _minutes(match: re.Match[str], first: int = 1) -> int:
    # of a range, as much as has to be kept free
    amount = int(match[first + 1] or match[first])
    return amount * 60 if match[first + 2].casefold().startswith("h") else amount


def _span_before(text: str) -> tuple[int | None, str]:
    span = LEADING_SPAN.match(text)
    return (_minutes(span), text[span.end() :]) if span else (None, text)


def _after(text: str, known: Known, *, is_owned: bool) -> tuple[tuple[str, ...], int | None, str]:
    """Take the owners and the minutes that stand in brackets after *text*."""
    owners: tuple[str, ...] = ()
    minutes: int | None = None
    for _ in range(2):
        end = text[-LAST:]
        tail = TAIL.search(text[-110:]) if ")" in end or "]" in end else None
        if tail is None:
            break
        inner = plain(tail[1] or tail[2])
        inner = inner.removeprefix("name=")
        span = SPAN.search(inner)
        parts = [p for p in re.split(r",|\+(?=\s*\?)", SPAN.sub("", inner)) if p.strip(" ?.+~")]
        names = tuple(p.strip(" ?.+") for p in parts if is_name(p.strip(" ?.+"), known))
        if span and not names and not is_owned:
            names = tuple(p.strip(" ?.+") for p in parts[:1] if p.strip()[:1].isupper())
        if not span and (not names or len(names) < len(parts)):
            break
        minutes = _minutes(span) if span and minutes is None else minutes
        owners = owners or names
        text = text[: len(text) - len(text[-110:]) + tail.start()].rstrip()
    return owners, minutes, text
