"""Translate admonitions: callouts, alerts and colon containers of all dialects."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ..document.findings import Severity
from ..document.source_text import Edit
from .masking import LEAD, continued

if TYPE_CHECKING:
    from .markup_context import Changes, MarkupContext


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


_LINE = re.compile(
    rf"^(?P<lead>{LEAD})(?P<colons>:{{3,}})[ \t]*+(?P<info>[^\n\r]*+)", re.MULTILINE
)
_STATE = re.compile(r"^(spoiler)[ \t]+\{[^}]{0,99}\}")
_CLASSES = re.compile(r"^\{[ \t]*\.(?:callout-)?(?P<kind>[\w-]+)[^}]*\}[ \t]*(?P<title>.*)")
_DIRECTIVE = re.compile(r"^\{(?P<kind>[^}\s]*)\}[ \t]*(?P<title>.*)")
_TITLE = re.compile(r"\btitle=[\"']([^\"']+)")
#: words for boxes that say no more than which box it is
_NAME_ONLY = {"spoiler", "info", "warning", "success", "danger", "tip", "note"}


def containers(context: MarkupContext) -> Changes:
    """Make each container an admonition with its title."""
    opened: list[re.Match[str]] = []
    for found in _LINE.finditer(context.masked):
        if found["info"].strip(" \t\x00") or not opened:
            opened.append(found)
            continue
        least = next(
            (
                i
                for i, o in enumerate(reversed(opened))
                if len(o["colons"]) <= len(found["colons"])
            ),
            0,
        )
        for lost in opened[len(opened) - least :]:
            yield from _as_text(context, lost)
        del opened[len(opened) - least :]
        yield from _boxed(context, opened.pop(), found)
    for lost in opened:
        yield from _as_text(context, lost)


def _as_text(context: MarkupContext, found: re.Match[str]) -> Changes:
    at = found.start("colons")
    yield Edit(at, at, "\\")
    yield context.note(
        Severity.NEUTRAL, "container", at, "A container was kept as text.", context.real(found)
    )


def _boxed(context: MarkupContext, first: re.Match[str], last: re.Match[str]) -> Changes:
    info = _STATE.sub(r"\1", context.real(first, "info").strip())
    classes, directive = _CLASSES.match(info), _DIRECTIVE.match(info)
    if classes:
        named = _TITLE.search(info)
        kind, title = (
            classes["kind"].lower(),
            " ".join(filter(None, (named[1] if named else "", classes["title"]))),
        )
    elif directive:
        kind, title = directive["kind"].lower(), directive["title"]
        if kind not in BOXES:
            yield from _as_text(context, first)
            yield from _as_text(context, last)
            return
    else:
        kind, _, title = info.partition(" ")
        kind = kind.lower()
        title = title if kind in _NAME_ONLY else info
    if not info:
        yield from _as_text(context, first)
        yield from _as_text(context, last)
        return
    lead = continued(first["lead"])
    lines = box(kind, title.strip()).split("\n")
    yield Edit(*first.span("colons"), lines[0])
    yield Edit(
        first.end("colons"),
        first.end(),
        "".join(f"\n{lead}{line}".rstrip(" ") for line in lines[1:]),
    )
    yield Edit(*last.span("colons"), ":::")


def levels(context: MarkupContext) -> Changes:
    """Give each box enough colons to hold the boxes nested in it; MyST needs more outside."""
    opened: list[re.Match[str]] = []
    needs: list[int] = []
    for found in _LINE.finditer(context.masked):
        if found["info"].strip():
            opened.append(found)
            needs.append(3)
        elif opened:
            first, need = opened.pop(), needs.pop()
            for each in (first, found):
                if len(each["colons"]) != need:
                    yield Edit(*each.span("colons"), ":" * need)
            if needs:
                needs[-1] = max(needs[-1], need + 1)
