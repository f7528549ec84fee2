"""Assemble a page: front matter, the event it is about, and its body with entries in place."""

from __future__ import annotations

import re
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, NamedTuple

from ...model.provenance import SOURCE_KEY
from ..document.headings import headings
from ..document.plain_text import title_text
from .directive_text import Directive, one_line
from .placement import BodyEditor, Insertion, after, around, changed
from .record_directives import Entries, entries_of
from .speaker_mentions import with_mentions

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from ..document.records import Records
    from ..document.source import Source
    from ..document.source_text import SourceText
    from .ids import Ids
    from .placement import BodyBlock
    from .protocols import NameResolver


#: characters that a quoted text of YAML may not hold as they are
ESCAPES = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\t": "\\t"}


def quoted(text: str) -> str:
    """Return *text* as a double-quoted YAML string."""
    if text.isprintable() and '"' not in text and "\\" not in text:
        return f'"{text}"'
    return '"' + "".join(map(_escaped, text)) + '"'


def _escaped(character: str) -> str:
    if character in ESCAPES:
        return ESCAPES[character]
    if character.isprintable():
        return character
    code = ord(character)
    return f"\\U{code:08x}" if code > 0xFFFF else f"\\u{code:04x}"


def front_matter(source: Source) -> tuple[str, ...]:
    """Return the lines of the front matter; keys that are written twice keep all their values."""
    values: dict[str, list[str]] = {}
    for meta in source.meta:
        texts = (meta.value,) if isinstance(meta.value, str) else meta.value
        values.setdefault(meta.key, []).extend(texts)
    given = [f"  {quoted(key)}: {_value(texts)}" for key, texts in values.items()]
    path = [f'  "from": {quoted(source.path)}'] if "from" not in values else []
    return ("---", f"{SOURCE_KEY}:", *path, *given, "---")


def _value(texts: list[str]) -> str:
    if len(texts) == 1:
        return quoted(texts[0])
    return "[" + ", ".join(map(quoted, texts)) + "]"


def has_html_headings(body: SourceText) -> bool:
    """Whether *body* may have headings that mending did not see."""
    return any(sign in body.text for sign in ("<h", "<H"))


def are_level(body: SourceText) -> bool:
    """Whether no heading of *body* is more than one level below the one before it."""
    before = 1
    for heading in headings(body):
        if heading.level > before + 1:
            return False
        before = heading.level
    return True


def levelled(lines: Sequence[str], blocks: Iterable[BodyBlock], above: int) -> list[str]:
    """Return *lines* with no heading more than one level below the one before it.

    :param above: the level of the heading above them.
    """
    now = list(lines)
    #: levels as written, and as they are now: from the top to the last heading
    nested = [(0, above)]
    for heading in blocks:
        if heading.level and not heading.around:
            nested = [pair for pair in nested if pair[0] < heading.level]
            level = min(nested[-1][1] + 1, heading.level)
            nested.append((heading.level, level))
            line = lines[heading.first].lstrip()
            if level != heading.level and line.startswith("#"):
                now[heading.first] = "#" * level + line.lstrip("#")
    return now


#: what a heading can hold that a title can't
LINKS = re.compile(r"\]\(|\]\[|<https?:|https?://|\{[a-z]+\}`")
#: characters that Markdown would take for its own
MARKUP = re.compile(r"([\\`*_{}\[\]<>#|~$&^:!])")


class MystPage(NamedTuple):
    """A page of the book."""

    text: str
    entries: Entries


def myst_page_of(
    source: Source, body: SourceText, records: Records, ids: Ids, resolver: NameResolver
) -> MystPage:
    """Return the page of *source*, whose translated *body* says *records*."""
    entries = entries_of(source, records, ids, resolver)
    mentioning = with_mentions(body, _labels(records), resolver)
    editor = BodyEditor.of(mentioning)
    if has_html_headings(source.body) or not are_level(mentioning):
        editor = editor.with_lines(levelled(editor.lines, editor.blocks, 1))
    opening, skipped = _opening(source, editor, entries)
    whole = changed(editor.lines, (*skipped, *_changes(editor, entries)))
    text = "\n".join(whole).strip("\n")
    parts = ("\n".join(front_matter(source)), "\n".join(opening), text)
    return MystPage("\n\n".join(part for part in parts if part) + "\n", entries)


def _labels(records: Records) -> list[tuple[str, int]]:
    return [(label.name, label.evidence.line) for m in records.meetings for label in m.labels]


def _opening(
    source: Source, editor: BodyEditor, entries: Entries
) -> tuple[tuple[str, ...], tuple[Insertion, ...]]:
    """Return the first lines of the page, and the heading that they replace."""
    heading = _first_heading(editor)
    words = title_text(_text(editor, heading.first, heading.end)) if heading else ""
    title = heading if heading and heading.level == 1 else None
    if len(entries.events) == 1:
        return _event_opening(editor, entries.events[0].directive, title, words)
    if title:
        return (), ()
    line = one_line(source.value("title")) or words or _named(source.path)
    return ("# " + MARKUP.sub(r"\\\1", line),), ()


def _first_heading(editor: BodyEditor) -> BodyBlock | None:
    first = editor.first
    return first if first and first.level and not first.around else None


def _event_opening(
    editor: BodyEditor, event: Directive, heading: BodyBlock | None, words: str
) -> tuple[tuple[str, ...], tuple[Insertion, ...]]:
    """Return an event that replaces the *heading* with its title; a heading with links is kept."""
    if not heading or not words:
        return event.lines(), ()
    title = event.title if event.title.startswith(words) else words
    raw = _text(editor, heading.first, heading.end).lstrip("# ")
    kept = (raw.rstrip("# "),) if LINKS.search(raw) else ()
    opening = Directive(event.kind, title, event.options).lines()
    return opening, (Insertion(heading.first, heading.end, kept),)


def _named(path: str) -> str:
    pure = PurePosixPath(path).with_suffix("")
    return (pure.parent if pure.name == "index" and pure.parent.name else pure).name


def _text(editor: BodyEditor, first: int, end: int) -> str:
    lines = [
        line for line in editor.lines[first:end] if not re.fullmatch(r"\s*(?:=+|-+)\s*", line)
    ]
    return re.sub(r"^[ \t]{0,3}#{1,6}(?=\s|$)|\s#{1,6}\s*$", "", "\n".join(lines)).strip()


def _changes(editor: BodyEditor, entries: Entries) -> Iterator[Insertion]:
    if len(entries.events) > 1:
        yield from (after(editor, placed) for placed in entries.events)
    yield from (after(editor, placed) for placed in entries.talks)
    end = 0
    for placed in sorted(entries.decisions, key=lambda each: (each.first, each.last)):
        change = around(editor, placed)
        if change.first < end:  # within another one
            change = after(editor, placed)
            change = Insertion(max(change.first, end), max(change.end, end), change.lines)
        end = max(end, change.end)
        yield change
