"""Decide which addresses a page may link to, and how to write them."""

from __future__ import annotations

import re
from enum import Enum, auto
from html import unescape
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import quote, unquote

if TYPE_CHECKING:
    from .markup_context import MarkupContext


#: addresses that a page links to as they are
SCHEMES = {"http", "https", "mailto", "ftp"}
#: addresses that run something, or read what is on the reader's or the builder's machine
HARMFUL = {
    "javascript",
    "vbscript",
    "livescript",
    "data",
    "file",
    "blob",
    "inv",
    "path",
    "project",
}
#: prefix of an address that a template would have filled in
UNRESOLVED = "unresolved:"
#: begins the address of a place in the same document
HERE = "#"

_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*):")
_HIDDEN = re.compile(r"[\x00-\x20\x7f-\xa0\xad\u200b-\u200f\u2028-\u202f\u2060\ufeff]+")
_ESCAPE = re.compile(r"\\([!-/:-@\[-`{-~])")
_UNSAFE = re.compile(r"[\s<>\"`\\\x00-\x1f]")
#: an address of the web whose slashes are not two: a browser would put them right
_SLASHES = re.compile(r"\A(https?|ftp):(?!//[^/\\])[/\\]*", re.IGNORECASE)
_MAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
#: no address that is meant to be read is as long as this
_LONGEST = 4_000


class Fate(Enum):
    """What becomes of an address."""

    LINKED = auto()
    HARMFUL = auto()
    UNKNOWN = auto()


class JudgedAddress(NamedTuple):
    """What a page does with an address."""

    fate: Fate
    #: as it is written on the page, or shown as text
    address: str


def bare(address: str) -> str:
    """Return *address* without what disguises it: entities, escapes, spaces, control signs."""
    short = address if len(address) <= _LONGEST else address[:_LONGEST]
    return _HIDDEN.sub("", unescape(unescape(_ESCAPE.sub(r"\1", short))))


def scheme_of(address: str) -> str:
    """Return the scheme of *address*, however disguised; empty where it has none."""
    found = _SCHEME.match(bare(address)) or _SCHEME.match(unquote(bare(address)))
    return found[1].lower() if found else ""


def judged(address: str, context: MarkupContext) -> JudgedAddress:
    """Return what the page of *context* does with an *address* of the source."""
    target = unescape(_ESCAPE.sub(r"\1", address[: 2 * _LONGEST])).strip()
    if UNRESOLVED in target:
        return JudgedAddress(Fate.UNKNOWN, unquote(target.replace(UNRESOLVED, "")))
    target = _SLASHES.sub(r"\1://", f"https:{target}" if target.startswith("//") else target)
    scheme = scheme_of(target)
    if scheme in HARMFUL or len(address) > _LONGEST:
        return JudgedAddress(Fate.HARMFUL, target)
    if scheme in SCHEMES and target.lower().startswith(f"{scheme}:"):
        return JudgedAddress(Fate.LINKED, written(target))
    found = _completed(target, scheme, context)
    if found is None or scheme_of(found) not in SCHEMES | {""}:
        return JudgedAddress(Fate.UNKNOWN, target)
    return JudgedAddress(Fate.LINKED, written(found))


def _completed(target: str, scheme: str, context: MarkupContext) -> str | None:
    """Return the address that a path or a mail address without a scheme means."""
    if _MAIL.fullmatch(target):
        return f"mailto:{target}"
    if not target or scheme or target.startswith(HERE):
        return None
    return context.site.resolve(target, context.path)


def written(address: str) -> str:
    """Return *address* as Markdown can hold it between parentheses."""
    safe = _UNSAFE.sub(lambda found: quote(found[0]), address)
    if _is_balanced(safe):
        return safe
    return safe.replace("(", "%28").replace(")", "%29")


def _is_balanced(address: str) -> bool:
    """Whether the parentheses in *address* are balanced, and at most two deep."""
    depth = 0
    for sign in address:
        depth += (sign == "(") - (sign == ")")
        if not 0 <= depth <= 2:
            return False
    return not depth


def unresolved(words: str) -> str:
    """Return an address that says: *words* would have been filled in by the site."""
    return UNRESOLVED + quote(words, safe="")
