"""HTML tags and elements in a text, as a tree."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from .myst_text import decoded

if TYPE_CHECKING:
    from collections.abc import Iterator

    from .markup_context import MarkupContext


_TAG = re.compile(
    r"<(?P<close>/?)(?P<name>[A-Za-z][A-Za-z0-9]{0,19})(?=[\s/>])"
    r"(?P<attributes>(?:[^\"'<>]|\"[^\"<]*+\"|'[^'<]*+'){0,4000}+|[^<>]{0,4000}+)>"
)
_ATTRIBUTE = re.compile(
    r"(?P<name>[\w:@.-]{1,99})"
    r"(?:\s*+=\s*+(?:\"(?P<double>[^\"]*+)\"|'(?P<single>[^']*+)'|[\"']?(?P<bare>[^\s\"'>]++)))?+"
)

_INLINE = (
    "a abbr acronym b bdi bdo big br cite code data del dfn em font i img input ins kbd "
    "label mark nobr output picture q s samp small span strike strong sub sup time tt u var "
    "wbr button select option textarea noscript "
)
#: elements within a line of text
INLINE = set(_INLINE.split())
_BLOCK = (
    "address article aside audio blockquote body caption center col colgroup dd details "
    "dialog dir div dl dt embed fieldset figcaption figure footer form frame frameset h1 h2 "
    "h3 h4 h5 h6 head header hgroup hr html iframe legend li link main menu meta nav object "
    "ol optgroup p param pre section source summary table tbody td tfoot th thead title tr "
    "track ul video base canvas map area applet marquee "
)
#: elements on lines of their own
BLOCK = set(_BLOCK.split())
_VOID = "area base br col embed hr img input link meta param source track wbr frame "
#: elements without content
VOID = set(_VOID.split())


class Tag(NamedTuple):
    """A tag, by what it says."""

    name: str
    start: int
    end: int
    is_closing: bool
    attributes: str

    def attribute(self, *names: str) -> str:
        """Return the text of the first attribute given under one of *names*."""
        given: dict[str, str] = {}
        for found in _ATTRIBUTE.finditer(self.attributes):
            value = found["double"] or found["single"] or found["bare"] or ""
            given.setdefault(found["name"].lower(), decoded(value))
        return next((given[name] for name in names if given.get(name)), "")

    def has(self, name: str) -> bool:
        """Whether it has an attribute, with a value or without."""
        return any(m["name"].lower() == name for m in _ATTRIBUTE.finditer(self.attributes))


def tags(context: MarkupContext, start: int = 0, end: int | None = None) -> Iterator[Tag]:
    """Yield the tags that HTML knows, between two offsets of a text."""
    for found in _TAG.finditer(context.masked, start, len(context.masked) if end is None else end):
        name = found["name"].lower()
        if name in INLINE or name in BLOCK:
            yield Tag(name, *found.span(), bool(found["close"]), context.real(found, "attributes"))


_CELLS = {"td", "th", "p"}
_ROWS = {"tr", "thead", "tbody", "tfoot", "caption", "colgroup"}
#: what a tag ends without saying so
_ENDED = {
    "li": {"li", "p"},
    "dt": {"dt", "dd", "p"},
    "dd": {"dt", "dd", "p"},
    "td": _CELLS,
    "th": _CELLS,
    "tr": _CELLS | {"tr", "caption", "colgroup"},
    "thead": _CELLS | _ROWS,
    "tbody": _CELLS | _ROWS,
    "tfoot": _CELLS | _ROWS,
}
_INSIDE_P = {
    "iframe",
    "video",
    "audio",
    "object",
    "embed",
    "source",
    "track",
    "param",
    "br",
    "noscript",
}
#: how deep elements may be in each other; what is deeper counts as if it were not
_DEEPEST = 40


@dataclass(slots=True)
class Element:
    """An element, by the offsets of its parts; one without a name shows nothing."""

    name: str
    start: int
    end: int
    begin: int
    last: int
    tag: Tag | None = None
    children: list[Element] = field(default_factory=list)

    def attribute(self, *names: str) -> str:
        """Return the text of the first attribute given under one of *names*."""
        return self.tag.attribute(*names) if self.tag else ""


def tree(context: MarkupContext) -> Element:
    """Return the elements of a document, within one that holds all of it."""
    length = len(context.text)
    root = Element("", 0, length, 0, length)
    opened = [root]
    for tag in tags(context):
        if tag.name in BLOCK and not (context.is_row(tag.start) and len(opened) == 1):
            _enter(opened, tag)
    for element in opened[:0:-1]:
        element.end = element.last = length
    if not context.is_html:
        for element in opened[:0:-1]:
            _dissolve(element, opened[opened.index(element) - 1])
    return root


def _enter(opened: list[Element], tag: Tag) -> None:
    if tag.is_closing:
        names = [element.name for element in opened]
        if tag.name not in names[1:]:
            opened[-1].children.append(_nothing(tag))
            return
        place = len(names) - 1 - names[::-1].index(tag.name)
        for element in opened[place + 1 :]:
            element.end = element.last = tag.start
        opened[place].last, opened[place].end = tag.start, tag.end
        del opened[place:]
        return
    ended = _ENDED.get(tag.name, set() if tag.name in _INSIDE_P else {"p"})
    while opened[-1].name in ended:
        element = opened.pop()
        element.end = element.last = tag.start
    if len(opened) > _DEEPEST:
        opened[-1].children.append(_nothing(tag))
        return
    element = Element(tag.name, tag.start, tag.end, tag.end, tag.end, tag)
    opened[-1].children.append(element)
    if tag.name not in VOID:
        opened.append(element)


def _nothing(tag: Tag) -> Element:
    return Element("", tag.start, tag.end, tag.end, tag.end)


def _dissolve(element: Element, parent: Element) -> None:
    """Take a tag that is never closed for nothing; what it held belongs to its parent."""
    held, element.children = element.children, []
    element.name, element.end, element.last = "", element.begin, element.begin
    parent.children += held
