"""Attribute lists of kramdown, Goldmark and Pandoc: an id becomes a target, the rest goes."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ..document.findings import Topic
from ..document.source_text import Edit
from .anchor import label
from .lead import LEAD, continued, has_marker, lead_of

if TYPE_CHECKING:
    from .view import Told, View


_LIST = re.compile(
    r"(?P<kramdown>\{::?[ \t]*+(?:[.#][\w-]|[\w-]++=|toc\b|options\b|nomarkdown\b|/)[^}\n]*+\})"
    r"|(?<=[)\]>\x00])(?P<inline>\{[ \t]*+[.#:][\w-][^}\n]*+\}|\{[ \t]*+[\w-]++=[^}\n]*+\})"
    r"|(?<=[ \t])(?P<heading>\{[ \t]*+[.#][\w-][^}\n]*+\})[ \t]*+$"
    rf"|^{LEAD}(?P<block>\{{[ \t]*+(?:[.#][\w-]|[\w-]++=)[^}}\n]*+\}})[ \t]*+$",
    re.MULTILINE,
)
#: how large a picture is: all of it that a page keeps
SIZE = r"(?:(?:width|height)=(?:\"[\d.]{1,9}%\"|[\d.]{1,9}(?:px|em|cm|in)?)[ ]?){1,2}\}"
_SIZE = re.compile(r"\b(width|height)=[\"']?([\d.]{1,9})(px|em|cm|in|%)?(?=[\"'\s}])")
_ID = re.compile(r"[\s{:]#([\w:.-]+)|\bid=[\"']?([\w:.-]+)")
_MARKS = re.compile(rf"{LEAD}#{{1,6}}[ \t]")


def attributes(view: View) -> Told:
    """Leave out attribute lists; keep their ids as targets."""
    for found in _LIST.finditer(view.veil):
        group = found.lastgroup or 0
        if group == "heading" and not _MARKS.match(view.veil, view.line_start(found.start())):
            continue
        start, end = found.span(group)
        words = view.text[start:end]
        named = _ID.search(words)
        size = _size(words) if group == "inline" else ""
        if size and not named:
            yield from [Edit(start, end, size)] if size != words else []
            continue
        yield from _dropped(view, start, end)
        if named:
            yield _target(view, start, label(view.path, named[1] or named[2]))
        yield view.note(
            Topic.LEFT_OUT, "attributes", start, "A list of attributes is left out.", words
        )


def _size(words: str) -> str:
    """Return the sizes in a list of attributes, as MyST has them."""
    said = []
    for name, number, unit in _SIZE.findall(words):
        said.append(f'{name}="{number}%"' if unit == "%" else f"{name}={number}{unit or 'px'}")
    return f"{{{' '.join(said[:2])}}}" if said else ""


def _dropped(view: View, start: int, end: int) -> Told:
    first = view.line_start(start) + len(view.lead_at(start))
    is_last = view.text[end : end + 1].isspace() or end == len(view.text)
    while is_last and start > first and view.text[start - 1] in " \t":
        start -= 1
    yield Edit(start, end)


def _target(view: View, at: int, name: str) -> Edit:
    """Return the edit that puts a target before the block that *at* is in, or belongs to."""
    index = view.index_at(at)
    first = _first_line(view, index)
    is_alone = not view.veil[view.starts[index] : at].strip()
    if is_alone and first == index and index and view.line(index - 1).strip():
        first = _first_line(view, index - 1)
    lead = lead_of(view.line(first))
    place = view.starts[first] + len(lead)
    return Edit(place, place, f"({name})=\n{continued(lead)}")


def _first_line(view: View, index: int) -> int:
    """Return the first line of the block that line *index* is in."""
    for first in range(index, max(-1, index - 40), -1):
        line = view.line(first)
        if not first or _MARKS.match(line) or has_marker(lead_of(line)):
            return first
        before = view.line(first - 1)
        if not before.strip() or _MARKS.match(before):
            return first
    return index
