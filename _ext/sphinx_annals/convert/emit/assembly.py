"""A page: front matter, the event it is about, and the body with its entries in place."""

from __future__ import annotations

import re
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, NamedTuple

from .directive_text import Directive, one_line
from .entries import Entries, Placed, entries_of
from .front import front_matter
from .levels import are_level, has_html_headings, levelled
from .mentions import labelled
from .placing import Canvas, Change, after, around, changed
from .plain_text import plain

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ..document.records import Records
    from ..document.source import Source
    from ..document.source_text import Script
    from .ids import Ids
    from .names import Known


#: what a heading can hold that a title can't
LINKS = re.compile(r"\]\(|\]\[|<https?:|https?://|\{[a-z]+\}`")
#: characters that Markdown would take for its own
MARKUP = re.compile(r"([\\`*_{}\[\]<>#|~$&^:!])")


class Page(NamedTuple):
    """A page of the book."""

    text: str
    entries: Entries


def page_of(source: Source, body: Script, records: Records, ids: Ids, known: Known) -> Page:
    """Return the page of *source*, whose translated *body* says *records*."""
    entries = entries_of(source, records, ids, known)
    spoken = labelled(body, _labels(records), known)
    canvas = Canvas.of(spoken)
    if has_html_headings(source.body) or not are_level(spoken):
        canvas = canvas.with_lines(levelled(canvas.lines, canvas.blocks, 1))
    opening, skipped = _opening(source, canvas, entries)
    whole = changed(canvas.lines, (*skipped, *_changes(canvas, entries)))
    text = "\n".join(whole).strip("\n")
    parts = ("\n".join(front_matter(source)), "\n".join(opening), text)
    return Page("\n\n".join(part for part in parts if part) + "\n", entries)


def _labels(records: Records) -> list[tuple[str, int]]:
    return [(label.name, label.evidence.line) for m in records.meetings for label in m.labels]


def _opening(
    source: Source, canvas: Canvas, entries: Entries
) -> tuple[tuple[str, ...], tuple[Change, ...]]:
    """Return how the page begins, and the heading that is said by it already."""
    first = canvas.first
    heading = first if first and first.level and not first.around else None
    words = plain(_text(canvas, heading.first, heading.end)) if heading else ""
    if len(entries.events) == 1:
        event = entries.events[0].directive
        if heading and heading.level == 1 and words:
            title = event.title if event.title.startswith(words) else words
            event = Directive(event.kind, title, event.options)
            raw = _text(canvas, heading.first, heading.end).lstrip("# ")
            kept = (raw.rstrip("# "),) if LINKS.search(raw) else ()
            return event.lines(), (Change(heading.first, heading.end, kept),)
        return event.lines(), ()
    if heading and heading.level == 1:
        return (), ()
    title = one_line(source.value("title")) or words or _named(source.path)
    return ("# " + MARKUP.sub(r"\\\1", title),), ()


def _named(path: str) -> str:
    pure = PurePosixPath(path).with_suffix("")
    return (pure.parent if pure.name == "index" and pure.parent.name else pure).name


def _text(canvas: Canvas, first: int, end: int) -> str:
    lines = [
        line for line in canvas.lines[first:end] if not re.fullmatch(r"\s*(?:=+|-+)\s*", line)
    ]
    return re.sub(r"^[ \t]{0,3}#{1,6}(?=\s|$)|\s#{1,6}\s*$", "", "\n".join(lines)).strip()


def _changes(canvas: Canvas, entries: Entries) -> Iterator[Change]:
    if len(entries.events) > 1:
        yield from (after(canvas, placed) for placed in entries.events)
    yield from (after(canvas, placed) for placed in entries.talks)
    end = 0
    for placed in sorted(entries.decisions, key=lambda each: (each.first, each.last)):
        change = around(canvas, placed)
        if change.first < end:  # within another one
            change = after(canvas, placed)
            change = Change(max(change.first, end), max(change.end, end), change.lines)
        end = max(end, change.end)
        yield change


__all__ = ["Entries", "Page", "Placed", "page_of"]
