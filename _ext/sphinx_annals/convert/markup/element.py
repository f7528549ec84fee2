"""Elements: the tags of HTML that stand on lines of their own, as a tree."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from .tag import BLOCK, VOID, Tag, tags

if TYPE_CHECKING:
    from .view import View


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


def tree(view: View) -> Element:
    """Return the elements of a document, within one that holds all of it."""
    length = len(view.text)
    root = Element("", 0, length, 0, length)
    opened = [root]
    for tag in tags(view):
        if tag.name in BLOCK and not (view.is_row(tag.start) and len(opened) == 1):
            _enter(opened, tag)
    for element in opened[:0:-1]:
        element.end = element.last = length
    if not view.is_html:
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
