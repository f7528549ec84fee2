"""Listings: code in HTML, and in the calls that highlight it, becomes code of Markdown."""

from __future__ import annotations

import re
from bisect import bisect_left
from html import unescape
from typing import TYPE_CHECKING, NamedTuple

from ..document.source_text import Edit
from .addresses import written
from .block import block
from .embeds import as_link
from .plain import code, decoded, one_line

if TYPE_CHECKING:
    from collections.abc import Iterator

    from .view import Told, View


_CALLS = "highlight|codeblock|code|prism|mermaid"
_OPENED = re.compile(
    r"<(?P<block>pre)\b[^<>]{0,2000}>|<(?P<span>code|kbd|samp|tt)\b[^<>]{0,2000}>"
    rf"|\{{%-?\s{{0,9}}(?P<tag>{_CALLS})\b(?P<tag_words>[^%{{}}]{{0,500}})%\}}"
    rf"|\{{\{{[<%]\s{{0,9}}(?P<short>{_CALLS})\b(?P<words>[^<>%{{}}]{{0,500}})[>%]\}}\}}",
    re.IGNORECASE,
)
_CLOSED = re.compile(
    r"</(?P<element>pre|code|kbd|samp|tt)\s{0,9}>"
    rf"|\{{%-?\s{{0,9}}end(?P<tag>{_CALLS})\s{{0,9}}-?%\}}"
    rf"|\{{\{{[<%]\s{{0,9}}/\s{{0,9}}(?P<short>{_CALLS})\s{{0,9}}[>%]\}}\}}",
    re.IGNORECASE,
)
_TAG = re.compile(r"</?[A-Za-z][^<>]{0,2000}>")
_A = re.compile(
    r"<a\b[^<>]{0,2000}?\bhref\s{0,9}=\s{0,9}[\"']?(?P<address>[^\s\"'<>]{1,2000})[^<>]{0,2000}>"
    r"(?P<words>(?:[^<]|<(?!/?a\b)){1,500})</a\b",
    re.IGNORECASE,
)
_LANGUAGE = re.compile(r"(?:language|lang|brush|highlight|sourceCode)[-:= \"']{1,3}([\w+#-]+)")
_WORD = re.compile(r"[\s\"'`]{0,9}([\w+#-]+)")
_TICKS = re.compile(r"`{3,}")


class _Listing(NamedTuple):
    start: int
    begin: int
    end: int
    after: int
    #: None where it runs along with words
    language: str | None
    is_html: bool


def listings(view: View) -> Told:
    """Put a fence or a span in the place of each listing, with what it holds as it is."""
    done = 0
    for listing in _found(view):
        if listing.start < done:
            continue
        done = listing.after
        held = view.text[listing.begin : listing.end]
        links = _links(held) if listing.is_html else []
        held = unescape(_TAG.sub("", held)) if listing.is_html else held
        if listing.language is None or view.is_row(listing.start):
            yield Edit(listing.start, done, _spanned(held, links))
        else:
            lines = _fenced(view, listing, held)
            after = ["", " · ".join(as_link(*link) for link in links)] if links else []
            yield block(view, listing.start, done, [*lines, *after])


def _links(held: str) -> list[tuple[str, str]]:
    """Return the words and the addresses of the links in code of HTML, which itself has none."""
    return [(decoded(_TAG.sub("", m["words"])), decoded(m["address"])) for m in _A.finditer(held)]


def _spanned(held: str, links: list[tuple[str, str]]) -> str:
    """Return code that runs along with words, as a link where all of it is one."""
    if not held.strip():
        return ""
    if len(links) == 1 and links[0][0] == one_line(held):
        return f"[{code(held)}]({written(links[0][1])})"
    return " ".join((code(held), *(f"({as_link(*link)})" for link in links)))


def _found(view: View) -> Iterator[_Listing]:
    """Yield the listings that are closed, in order."""
    ends: dict[str, list[tuple[int, int]]] = {}
    for found in _CLOSED.finditer(view.text):
        ends.setdefault(f"{found.lastgroup}:{found[found.lastgroup or 0].lower()}", []).append(
            found.span()
        )
    for found in _OPENED.finditer(view.veil):
        element, call = found["block"] or found["span"], found["tag"] or found["short"]
        sort = "element" if element else "tag" if found["tag"] else "short"
        closers = ends.get(f"{sort}:{(element or call).lower()}", [])
        place = bisect_left(closers, found.end(), key=lambda span: span[0])
        if place == len(closers):
            continue
        words = found["tag_words"] or found["words"] or ""
        language = None if found["span"] else ""
        if found["block"]:
            said = _LANGUAGE.search(
                view.text, found.start(), min(found.end() + 200, closers[place][0])
            )
            language = said[1] if said else ""
        elif call and (word := _WORD.match(words)):
            language = word[1]
        yield _Listing(*found.span(), *closers[place], language, bool(element))


def _fenced(view: View, listing: _Listing, held: str) -> list[str]:
    lead = view.lead_at(listing.start)
    lines = held.strip("\n").rstrip().split("\n")
    if not held.startswith("\n") and lines:
        lines[0] = lines[0].lstrip("\n")
    shift = " " * len(lead.expandtabs(4))
    if shift and all(line.startswith(shift) or not line.strip() for line in lines[1:]):
        lines = [line.removeprefix(shift) for line in lines]
    run = "`" * max(3, 1 + max((len(run) for run in _TICKS.findall(held)), default=0))
    return [run + (listing.language or "").lower(), *lines, run]
