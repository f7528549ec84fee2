"""Passages: what stands between two calls is boxed, quoted or linked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..document.source_text import Edit
from .addresses import written
from .block import block
from .box import BOXES, FOLDED, QUOTED, box
from .plain import one_line

if TYPE_CHECKING:
    from collections.abc import Callable

    from .shortcode_syntax import Call
    from .view import View


#: passages that are links
LINKING = {"button", "staticref", "link", "a", "cta", "btn"}


def _boxed(view: View, call: Call, first: Call, last: Call) -> Edit:
    if call is last:
        return block(view, call.start, call.end, [":::"])
    given = first.option("type", "kind", "level", "context", "class") or next(
        iter(first.words), ""
    )
    kind = given.casefold() if given.casefold() in BOXES else first.name
    words = [word for word in first.words if word.casefold() not in BOXES]
    title = one_line(
        first.option("title", "summary", "text", "label", "header", "name") or " ".join(words)
    )
    if first.name in FOLDED:
        kind = first.name
    return block(view, call.start, call.end, box(kind, title).split("\n"))


def _quoted(view: View, call: Call, first: Call, last: Call) -> Edit:
    if call is first:
        return block(view, call.start, call.end, [":::{pull-quote}", ""])
    who = _who(first)
    return block(view, call.start, call.end, ["", f"— {who}", ":::"] if who else [":::"])


def _who(call: Call) -> str:
    """Return whose words a passage quotes, where they stand, and the link to it."""
    author = call.option("author", "by", "name") or " ".join(call.words)
    said = ", ".join(filter(None, map(one_line, (author, call.option("cite", "source", "work")))))
    target = call.option("link", "url", "href")
    return f"[{said or target}]({written(target)})" if target and "](" not in said else said


def _linked(view: View, call: Call, first: Call, last: Call) -> Edit:
    if call is first:
        return Edit(call.start, call.end, "[")
    target = first.said(0, "href", "link", "url", "to", "cta_link")
    return Edit(call.start, call.end, f"]({written(target) or '#'})")


#: name -> what is put in the place of the calls before and after a passage
PAIRED: dict[str, Callable[[View, Call, Call, Call], Edit]] = {
    **dict.fromkeys((*BOXES, *FOLDED, "tab"), _boxed),
    **dict.fromkeys(QUOTED, _quoted),
    **dict.fromkeys(LINKING, _linked),
    "raw": lambda view, call, first, last: Edit(call.start, call.end),
}
