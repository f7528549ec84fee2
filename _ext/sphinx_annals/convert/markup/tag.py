"""Tags of HTML, as they stand in a text."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from .plain import decoded

if TYPE_CHECKING:
    from collections.abc import Iterator

    from .view import View


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
#: run along with the words around them
INLINE = set(_INLINE.split())
_BLOCK = (
    "address article aside audio blockquote body caption center col colgroup dd details "
    "dialog dir div dl dt embed fieldset figcaption figure footer form frame frameset h1 h2 "
    "h3 h4 h5 h6 head header hgroup hr html iframe legend li link main menu meta nav object "
    "ol optgroup p param pre section source summary table tbody td tfoot th thead title tr "
    "track ul video base canvas map area applet marquee "
)
#: stand on lines of their own
BLOCK = set(_BLOCK.split())
_VOID = "area base br col embed hr img input link meta param source track wbr frame "
#: hold nothing
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
        """Tell whether it carries an attribute, with a value or without."""
        return any(m["name"].lower() == name for m in _ATTRIBUTE.finditer(self.attributes))


def tags(view: View, start: int = 0, end: int | None = None) -> Iterator[Tag]:
    """Yield the tags that HTML knows, between two offsets of a text."""
    for found in _TAG.finditer(view.veil, start, len(view.veil) if end is None else end):
        name = found["name"].lower()
        if name in INLINE or name in BLOCK:
            yield Tag(name, *found.span(), bool(found["close"]), view.real(found, "attributes"))
