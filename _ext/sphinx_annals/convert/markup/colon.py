"""Containers between lines of colons: boxes of HackMD, Pandoc and MyST."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ..document.findings import Topic
from ..document.source_text import Edit
from .box import BOXES, box
from .lead import LEAD, continued

if TYPE_CHECKING:
    from .view import Told, View


_LINE = re.compile(
    rf"^(?P<lead>{LEAD})(?P<colons>:{{3,}})[ \t]*+(?P<info>[^\n\r]*+)", re.MULTILINE
)
_STATE = re.compile(r"^(spoiler)[ \t]+\{[^}]{0,99}\}")
_CLASSES = re.compile(r"^\{[ \t]*\.(?:callout-)?(?P<kind>[\w-]+)[^}]*\}[ \t]*(?P<title>.*)")
_DIRECTIVE = re.compile(r"^\{(?P<kind>[^}\s]*)\}[ \t]*(?P<title>.*)")
_TITLE = re.compile(r"\btitle=[\"']([^\"']+)")
#: words for boxes that say no more than which box it is
_TOLD_BY_LOOKS = {"spoiler", "info", "warning", "success", "danger", "tip", "note"}


def containers(view: View) -> Told:
    """Make each container an admonition with its title."""
    opened: list[re.Match[str]] = []
    for found in _LINE.finditer(view.veil):
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
            yield from _as_text(view, lost)
        del opened[len(opened) - least :]
        yield from _boxed(view, opened.pop(), found)
    for lost in opened:
        yield from _as_text(view, lost)


def _as_text(view: View, found: re.Match[str]) -> Told:
    at = found.start("colons")
    yield Edit(at, at, "\\")
    yield view.note(
        Topic.NEUTRAL, "container", at, "A container is shown as text.", view.real(found)
    )


def _boxed(view: View, first: re.Match[str], last: re.Match[str]) -> Told:
    info = _STATE.sub(r"\1", view.real(first, "info").strip())
    classes, directive = _CLASSES.match(info), _DIRECTIVE.match(info)
    if classes:
        said = _TITLE.search(info)
        kind, title = (
            classes["kind"].lower(),
            " ".join(filter(None, (said[1] if said else "", classes["title"]))),
        )
    elif directive:
        kind, title = directive["kind"].lower(), directive["title"]
        if kind not in BOXES:
            yield from _as_text(view, first)
            yield from _as_text(view, last)
            return
    else:
        kind, _, title = info.partition(" ")
        kind = kind.lower()
        title = title if kind in _TOLD_BY_LOOKS else info
    if not info:
        yield from _as_text(view, first)
        yield from _as_text(view, last)
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


def levels(view: View) -> Told:
    """Give each box as many colons as hold all boxes in it."""
    opened: list[re.Match[str]] = []
    needs: list[int] = []
    for found in _LINE.finditer(view.veil):
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
