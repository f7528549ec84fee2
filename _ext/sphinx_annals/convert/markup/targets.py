"""Turn anchors, ids and attribute lists into targets of MyST."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import unquote

from anyascii import anyascii

from ..document.findings import Severity
from ..document.source_text import Edit
from .addresses import HERE
from .links import DEFINED, END, brackets
from .masking import LEAD, continued, has_marker, lead_of
from .myst_text import code

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ..document.findings import Finding
    from .markup_context import Changes, MarkupContext


#: links within a document, each form with a sign that it has
_WANTED = (
    ("](", re.compile(r"\]\([ \t\n]*<?#([^\s)\">]+)")),
    ("]:", re.compile(r"^[ ]{0,3}\[[^\]\n]{1,99}\]:[ \t]*#([^\s)\">]+)", re.MULTILINE)),
    ("href", re.compile(r"\bhref\s{0,9}=\s{0,9}[\"']?#([^\s)\"'>]+)")),
)
_HEADING = re.compile(
    rf"^(?P<lead>{LEAD})(?P<marks>#{{1,6}})[ \t]++(?P<words>[^\n]++)", re.MULTILINE
)
_UNDERLINED = re.compile(
    r"^(?P<lead>[ ]{0,3})(?P<words>[^\s#>|`][^\n]*+)\n[ ]{0,3}(?:=+|-+)[ \t]*+$", re.MULTILINE
)
_TARGET = re.compile(
    r"^[ \t>*+-]*(?P<block>\((?P<name>[\w-]+)\)=)[ \t]*$|(?P<inline>(?:\[\])?\{#(?P<id>[\w-]+)\})",
    re.MULTILINE,
)
_TIDY = re.compile(r"[^a-z0-9]+")
_NUMBER = re.compile(r"^\d+")
_KEY = re.compile(r"[\W_]+")
_LINK_END = re.compile(r"\]\([^()\s]*+\)")
_EMOJI = re.compile(r":[a-z0-9_+-]{1,60}:")


def label(path: str, fragment: str) -> str:
    """Return the name of a target: one of its own in the whole book.

    >>> label("notes/2025-cafe.md", "#Next steps")
    'notes-2025-cafe-next-steps'
    """
    stem = path.rsplit(".", 1)[0]
    return _TIDY.sub("-", anyascii(f"{stem}-{unquote(fragment)}").lower()).strip("-")


def wanted(context: MarkupContext) -> dict[str, str]:
    """Return the labels of all places that links of the document lead to -> as written."""
    forms = (form for sign, form in _WANTED if sign in context.text)
    fragments = (found[1] for form in forms for found in form.finditer(context.text))
    return {label(context.path, fragment): fragment for fragment in fragments}


def anchors(context: MarkupContext) -> Changes:
    """Put targets before the headings that are linked to, and let the links lead there."""
    targets = tuple(_TARGET.finditer(context.masked))
    yield from _repeated(context, targets)
    asked = wanted(context)
    if not asked:
        return
    there = {_name(found) for found in targets}
    headings = _headings(context)
    places = {
        name: at
        for name, fragment in asked.items()
        if name not in there and (at := _heading_for(fragment, headings)) is not None
    }
    made = {at: name for name, at in reversed(places.items())}  # of two names the first counts
    for at, name in sorted(made.items()):
        yield Edit(at, at, f"({name})=\n{_spaced(context.lead_at(at))}")
    yield from _links(
        context,
        {name: name for name in there & asked.keys()}
        | {name: made[at] for name, at in places.items()},
    )


def _name(found: re.Match[str]) -> str:
    return found["name"] or found["id"]


def _repeated(context: MarkupContext, targets: Iterable[re.Match[str]]) -> Changes:
    """Drop the targets whose name is taken."""
    seen: set[str] = set()
    for found in targets:
        if _name(found) in seen:
            start, end = found.span("block" if found["name"] else "inline")
            yield Edit(start, end)
            message = "This target name was used before: links lead to the first."
            yield context.note(Severity.REPAIR, "anchor", start, message, _name(found))
        seen.add(_name(found))


def _spaced(lead: str) -> str:
    return re.sub(r"[^\s>]", " ", lead)


def _headings(context: MarkupContext) -> dict[str, int]:
    """Return what the fragments of headings come down to -> where the heading's marks begin."""
    found = {m.start("marks"): context.real(m, "words") for m in _HEADING.finditer(context.masked)}
    found |= {
        m.start("words"): context.real(m, "words") for m in _UNDERLINED.finditer(context.masked)
    }
    keys: dict[str, int] = {}
    times: dict[str, int] = {}
    for at, written in sorted(found.items()):
        words = _LINK_END.sub("]", written)
        for key in {_key(words): 0, _key(_EMOJI.sub("", words)): 0}:
            count = times.get(key, 0)
            times[key] = count + 1
            keys.setdefault(f"{key}{count}" if count else key, at)
    return keys


def _key(words: str) -> str:
    return _KEY.sub("", unquote(words).casefold())


def _heading_for(fragment: str, headings: dict[str, int]) -> int | None:
    key = _key(fragment)
    bare = {_NUMBER.sub("", each): at for each, at in reversed(headings.items())}
    emoji = _key(_EMOJI.sub("", fragment))
    return next(
        (d[k] for k, d in ((key, headings), (key, bare), (emoji, headings)) if k and k in d), None
    )


def _links(context: MarkupContext, names: dict[str, str]) -> Changes:
    """Let the links within the document lead to the targets called *names*."""
    openers = brackets(context.masked)
    for found in END.finditer(context.masked):
        address = context.real(found, "bare") or context.real(found, "angle")
        opener = openers.get(found.start())
        if opener is not None and address.startswith(HERE) and address != HERE:
            name = names.get(label(context.path, address[1:]))
            yield from _link(context, found, opener, address, name)
    for found in DEFINED.finditer(context.masked):
        address = context.real(found, "bare")
        if address.startswith(HERE):
            name = names.get(label(context.path, address[1:]))
            yield from _definition(context, found, address, name)


def _link(
    context: MarkupContext, found: re.Match[str], opener: int, address: str, name: str | None
) -> Changes:
    title = context.real(found, "title")
    if name:
        yield Edit(found.start(), found.end(), f"](#{name}{f' {title}' if title else ''})")
        return
    yield Edit(opener, opener + 1)
    parts = ", ".join(filter(None, (title[1:-1], code(address))))
    yield Edit(found.start(), found.end(), f" ({parts})")
    yield _unknown(context, opener, address)


def _definition(
    context: MarkupContext, found: re.Match[str], address: str, name: str | None
) -> Changes:
    if name:
        yield Edit(*found.span("bare"), f"#{name}")
        return
    at = found.start("open")
    yield Edit(at, at, "\\")
    yield _unknown(context, at, address)


def _unknown(context: MarkupContext, at: int, address: str) -> Finding:
    message = "The document has no such heading or target."
    return context.note(Severity.KEPT, "anchor", at, message, address)


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


def attributes(context: MarkupContext) -> Changes:
    """Leave out attribute lists; keep their ids as targets, and the sizes of pictures."""
    for found in _LIST.finditer(context.masked):
        group = found.lastgroup or 0
        if group == "heading" and not _MARKS.match(
            context.masked, context.line_start(found.start())
        ):
            continue
        start, end = found.span(group)
        words = context.text[start:end]
        named = _ID.search(words)
        size = _size(words) if group == "inline" and not named else ""
        if not size:
            yield from _left_out(context, start, end, named)
        elif size != words:
            yield Edit(start, end, size)


def _left_out(
    context: MarkupContext, start: int, end: int, named: re.Match[str] | None
) -> Changes:
    yield from _dropped(context, start, end)
    if named:
        yield _target(context, start, label(context.path, named[1] or named[2]))
    words = context.text[start:end]
    message = "An attribute list was left out."
    yield context.note(Severity.LEFT_OUT, "attributes", start, message, words)


def _size(words: str) -> str:
    """Return the sizes in a list of attributes, as MyST has them."""
    sizes = []
    for name, number, unit in _SIZE.findall(words):
        sizes.append(f'{name}="{number}%"' if unit == "%" else f"{name}={number}{unit or 'px'}")
    return f"{{{' '.join(sizes[:2])}}}" if sizes else ""


def _dropped(context: MarkupContext, start: int, end: int) -> Changes:
    first = context.line_start(start) + len(context.lead_at(start))
    is_last = context.text[end : end + 1].isspace() or end == len(context.text)
    while is_last and start > first and context.text[start - 1] in " \t":
        start -= 1
    yield Edit(start, end)


def _target(context: MarkupContext, at: int, name: str) -> Edit:
    """Return the edit that puts a target before the block that *at* is in, or belongs to."""
    index = context.index_at(at)
    first = _first_line(context, index)
    is_alone = not context.masked[context.starts[index] : at].strip()
    if is_alone and first == index and index and context.line(index - 1).strip():
        first = _first_line(context, index - 1)
    lead = lead_of(context.line(first))
    place = context.starts[first] + len(lead)
    return Edit(place, place, f"({name})=\n{continued(lead)}")


def _first_line(context: MarkupContext, index: int) -> int:
    """Return the first line of the block that line *index* is in."""
    for first in range(index, max(-1, index - 40), -1):
        line = context.line(first)
        if not first or _MARKS.match(line) or has_marker(lead_of(line)):
            return first
        before = context.line(first - 1)
        if not before.strip() or _MARKS.match(before):
            return first
    return index
