"""Boxes: callouts, alerts and containers, in the words that different dialects have for them."""

from __future__ import annotations

#: what a dialect calls a box -> the admonition it is
BOXES = {
    "note": "note",
    "info": "note",
    "information": "note",
    "notice": "note",
    "callout": "note",
    "alert": "note",
    "admonition": "note",
    "primary": "note",
    "secondary": "note",
    "tip": "tip",
    "success": "tip",
    "hint": "hint",
    "important": "important",
    "warning": "warning",
    "caution": "caution",
    "danger": "danger",
    "error": "error",
    "attention": "attention",
    "seealso": "seealso",
}
#: boxes that a reader opens
FOLDED = {"details", "spoiler", "expand", "collapse", "dropdown", "toggle"}
#: passages set apart as quotations
QUOTED = {"pull-quote", "pullquote", "quote", "blockquote", "epigraph"}


def box(kind: str, title: str) -> str:
    """Return the head of a box, up to the blank line before what it holds.

    >>> print(box("spoiler", "More"))
    :::{admonition} More
    :class: dropdown
    <BLANKLINE>
    """
    sort = BOXES.get(kind, "")
    if kind in FOLDED:
        return f":::{{admonition}} {title or 'Details'}\n:class: dropdown\n"
    if not title:
        return f":::{{{sort or 'note'}}}\n"
    return f":::{{admonition}} {title}\n" + (f":class: {sort}\n" if sort else "")
