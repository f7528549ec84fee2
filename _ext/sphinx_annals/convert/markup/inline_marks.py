"""Translate inline marks: emoji short names, bare addresses, highlights, strikethrough."""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import TYPE_CHECKING

from ..document.findings import Severity
from ..document.source_text import Edit
from .addresses import written
from .emoji import emoji
from .links import END, brackets
from .myst_text import escaped

if TYPE_CHECKING:
    from collections.abc import Callable

    from .markup_context import Changes, MarkupContext


_STRUCK = re.compile(r"(?<!~)~~(?P<words>(?=[^\s~])[^~]{1,2000}+)(?<=\S)~~(?!~)")
#: what words within a paragraph don't have: an empty line, an item, a row, a fence
_APART = re.compile(r"\n[ \t>]*(?:\n|[-*+][ \t]|\d{1,9}[.)][ \t]|#{1,6} |\||```|:::)|\|")
_BRACKET = re.compile(r"[\[\]]")


def strikes(context: MarkupContext) -> Changes:
    """Replace tildes by brackets with a class."""
    if "~~" not in context.masked:
        return
    for found in _STRUCK.finditer(context.masked):
        if not _APART.search(found["words"]) and _is_even(found["words"]):
            yield Edit(found.start(), found.start("words"), "[")
            yield Edit(found.end("words"), found.end(), "]{.struck}")


def _is_even(words: str) -> bool:
    """Whether each bracket in *words* has its other half there."""
    depth = 0
    for bracket in _BRACKET.findall(words):
        depth += 1 if bracket == "[" else -1
        if depth < 0:
            return False
    return depth == 0


_PASSED = re.sub(r"\?P<(?:angle|bare|size|title|late)>", "?:", END.pattern)
# What comes first is passed over: it is an address, or the head of a box.
_WORDING = re.compile(
    # most characters begin nothing: that is seen at once
    r"(?=[\]<:\[hw=+$]|^[ \t>])(?:"
    rf"(?P<pass>{_PASSED}"
    r"|<[A-Za-z][A-Za-z0-9+.-]{1,31}:[^<>\x00-\x20\x01]*+>|<[\w.+-]{1,99}@[\w.-]{1,99}>"
    r"|^[ \t>]*+:{3,}\{[^\n]*+(?:\n[ \t>]*+:[\w-]{1,40}:[^\n]*+)*+"
    r"|^[ \t>]*+\[(?!\^)[^\[\]\n]{1,999}\]:[ \t][^\n]*+)"
    r"|(?P<url>(?<![\w<])https?://[^\s<>\x00|\"]++"
    r"|(?<![\w<@/.:=-])www\.[\w-]++\.[^\s<>\x00|\"]++)"
    r"|(?P<emoji>(?<![\w:/]):(?P<name>[a-z0-9+-][a-z0-9_+-]{0,60}):(?![\w/:]))"
    r"|(?P<mark>(?<![=\w])==(?=[^\s=])(?P<marked>[^=\n]{1,300}+)(?<=\S)==(?![=\w]))"
    r"|(?P<ins>(?<![+\w])\+\+(?=[^\s+])(?P<inserted>[^+\n]{1,300}+)(?<=\S)\+\+(?![+\w]))"
    r"|(?P<toc>^[ \t]*+(?:\[TOC\]|\[\[_?TOC_?\]\])[ \t]*+$)"
    r"|(?P<value>\[(?:time|color)=(?P<said>[^\]\n]{0,200})\])"
    r"|(?P<less><(?=[A-Za-z/!?]))"
    r"|(?P<dollar>\$))",
    re.MULTILINE | re.IGNORECASE,
)
_PARAGRAPH = re.compile(r"\n[ \t>]*\n")
_TRAILING = "?!.,:;*_~'\"\x01"
#: begins an address that says no scheme; sites made a link of it all the same
_HOST = "www."
_ESCAPE = re.compile(r"\\([!-/:-@\[-`{-~])")


def wording(context: MarkupContext) -> Changes:
    """Translate emoji, bare addresses, highlights and other inline marks."""
    texts = _link_texts(context)
    dollars: list[int] = []
    done = 0
    for found in _WORDING.finditer(context.masked):
        if dollars and _PARAGRAPH.search(context.masked, done, found.start()):
            yield from _prices(dollars)
        done = found.start()
        if found["dollar"]:
            dollars.append(found.start())
        elif found["url"]:
            if not _is_within(texts, found.start()):
                yield from _address(context, found)
        elif not found["pass"]:
            yield from _TRANSLATIONS[_sort(found)](context, found)
    yield from _prices(dollars)


def _sort(found: re.Match[str]) -> str:
    return next(name for name in _TRANSLATIONS if found[name])


def _prices(dollars: list[int]) -> Changes:
    """Keep two prices from being a formula."""
    if len(dollars) > 1:
        yield from (Edit(at, at, "\\") for at in dollars)
    dollars.clear()


def _link_texts(context: MarkupContext) -> list[tuple[int, int]]:
    """Return the spans between brackets that are the words of a link."""
    pairs = sorted((first, last) for last, first in brackets(context.masked).items())
    found: list[tuple[int, int]] = []
    for first, last in pairs:
        if context.masked[last + 1 : last + 2] in {"(", "["} and (
            not found or first > found[-1][1]
        ):
            found.append((first, last))
    return found


def _is_within(spans: list[tuple[int, int]], at: int) -> bool:
    place = bisect_right(spans, (at, at)) - 1
    return place >= 0 and spans[place][0] < at < spans[place][1]


def _address(context: MarkupContext, found: re.Match[str]) -> Changes:
    """Make a bare address one that is a link everywhere."""
    hidden = found["url"]
    length = len(hidden)
    while length and (
        hidden[length - 1] in _TRAILING
        or (hidden[length - 1] in ")]}" and _surplus(hidden[:length], hidden[length - 1]))
    ):
        length -= 1
    start = found.start()
    address = _ESCAPE.sub(r"\1", context.text[start : start + length])
    link = f"<{address}>"
    if address.startswith(_HOST):
        link = f"[{escaped(address)}]({written(f'http://{address}')})"
    if address.rpartition("://")[2]:
        is_braced = context.masked[start + length : start + length + 1] == "{"
        yield Edit(start, start + length, link + "\\" * is_braced)


def _surplus(address: str, closing: str) -> bool:
    opening = {")": "(", "]": "[", "}": "{"}[closing]
    return address.count(closing) > address.count(opening)


def _emoji(context: MarkupContext, found: re.Match[str]) -> Changes:
    sign = emoji(found["name"].lower())
    if sign:
        yield Edit(*found.span(), sign)


def _marked(context: MarkupContext, found: re.Match[str]) -> Changes:
    yield Edit(*found.span(), f"**{context.real(found, 'marked')}**")


def _inserted(context: MarkupContext, found: re.Match[str]) -> Changes:
    yield Edit(*found.span(), context.real(found, "inserted"))


def _contents(context: MarkupContext, found: re.Match[str]) -> Changes:
    yield Edit(*found.span())
    yield context.note(
        Severity.LEFT_OUT,
        "toc",
        found.start(),
        "A table of contents was left out: the book has its own.",
    )


def _value(context: MarkupContext, found: re.Match[str]) -> Changes:
    yield Edit(*found.span(), f"({context.real(found, 'said')})")


def _less(context: MarkupContext, found: re.Match[str]) -> Changes:
    yield Edit(found.start(), found.start(), "\\")


_TRANSLATIONS: dict[str, Callable[[MarkupContext, re.Match[str]], Changes]] = {
    "emoji": _emoji,
    "mark": _marked,
    "ins": _inserted,
    "toc": _contents,
    "value": _value,
    "less": _less,
}
