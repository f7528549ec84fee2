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
    from .context import MarkupContext, Told


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


def wanted(view: MarkupContext) -> dict[str, str]:
    """Return the labels of all places that links of the document lead to -> as written."""
    forms = (form for sign, form in _WANTED if sign in view.text)
    said = (found[1] for form in forms for found in form.finditer(view.text))
    return {label(view.path, fragment): fragment for fragment in said}


def anchors(view: MarkupContext) -> Told:
    """Put targets before the headings that are linked to, and let the links lead there."""
    targets = tuple(_TARGET.finditer(view.veil))
    yield from _repeated(view, targets)
    asked = wanted(view)
    if not asked:
        return
    there = {_name(found) for found in targets}
    headings = _headings(view)
    places = {
        name: at
        for name, fragment in asked.items()
        if name not in there and (at := _heading_for(fragment, headings)) is not None
    }
    made = {at: name for name, at in reversed(places.items())}  # of two names the first counts
    for at, name in sorted(made.items()):
        yield Edit(at, at, f"({name})=\n{_spaced(view.lead_at(at))}")
    yield from _links(
        view,
        {name: name for name in there & asked.keys()}
        | {name: made[at] for name, at in places.items()},
    )


def _name(found: re.Match[str]) -> str:
    return found["name"] or found["id"]


def _repeated(view: MarkupContext, targets: Iterable[re.Match[str]]) -> Told:
    """Drop the targets whose name is taken."""
    seen: set[str] = set()
    for found in targets:
        if _name(found) in seen:
            start, end = found.span("block" if found["name"] else "inline")
            yield Edit(start, end)
            told = "This target name was used before: links lead to the first."
            yield view.note(Severity.REPAIR, "anchor", start, told, _name(found))
        seen.add(_name(found))


def _spaced(lead: str) -> str:
    return re.sub(r"[^\s>]", " ", lead)


def _headings(view: MarkupContext) -> dict[str, int]:
    """Return what the fragments of headings come down to -> where the heading's marks begin."""
    found = {m.start("marks"): view.real(m, "words") for m in _HEADING.finditer(view.veil)}
    found |= {m.start("words"): view.real(m, "words") for m in _UNDERLINED.finditer(view.veil)}
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


def _links(view: MarkupContext, names: dict[str, str]) -> Told:
    """Let the links within the document lead to the targets called *names*."""
    openers = brackets(view.veil)
    for found in END.finditer(view.veil):
        address = view.real(found, "bare") or view.real(found, "angle")
        opener = openers.get(found.start())
        if opener is not None and address.startswith(HERE) and address != HERE:
            name = names.get(label(view.path, address[1:]))
            yield from _link(view, found, opener, address, name)
    for found in DEFINED.finditer(view.veil):
        address = view.real(found, "bare")
        if address.startswith(HERE):
            name = names.get(label(view.path, address[1:]))
            yield from _definition(view, found, address, name)


def _link(
    view: MarkupContext, found: re.Match[str], opener: int, address: str, name: str | None
) -> Told:
    title = view.real(found, "title")
    if name:
        yield Edit(found.start(), found.end(), f"](#{name}{f' {title}' if title else ''})")
        return
    yield Edit(opener, opener + 1)
    shown = ", ".join(filter(None, (title[1:-1], code(address))))
    yield Edit(found.start(), found.end(), f" ({shown})")
    yield _unknown(view, opener, address)


def _definition(view: MarkupContext, found: re.Match[str], address: str, name: str | None) -> Told:
    if name:
        yield Edit(*found.span("bare"), f"#{name}")
        return
    at = found.start("open")
    yield Edit(at, at, "\\")
    yield _unknown(view, at, address)


def _unknown(view: MarkupContext, at: int, address: str) -> Finding:
    told = "The document has no such heading or target."
    return view.note(Severity.KEPT, "anchor", at, told, address)


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


def attributes(view: MarkupContext) -> Told:
    """Leave out attribute lists; keep their ids as targets, and the sizes of pictures."""
    for found in _LIST.finditer(view.veil):
        group = found.lastgroup or 0
        if group == "heading" and not _MARKS.match(view.veil, view.line_start(found.start())):
            continue
        start, end = found.span(group)
        words = view.text[start:end]
        named = _ID.search(words)
        size = _size(words) if group == "inline" and not named else ""
        if not size:
            yield from _left_out(view, start, end, named)
        elif size != words:
            yield Edit(start, end, size)


def _left_out(view: MarkupContext, start: int, end: int, named: re.Match[str] | None) -> Told:
    yield from _dropped(view, start, end)
    if named:
        yield _target(view, start, label(view.path, named[1] or named[2]))
    words = view.text[start:end]
    message = "An attribute list was left out."
    yield view.note(Severity.LEFT_OUT, "attributes", start, message, words)


def _size(words: str) -> str:
    """Return the sizes in a list of attributes, as MyST has them."""
    said = []
    for name, number, unit in _SIZE.findall(words):
        said.append(f'{name}="{number}%"' if unit == "%" else f"{name}={number}{unit or 'px'}")
    return f"{{{' '.join(said[:2])}}}" if said else ""


def _dropped(view: MarkupContext, start: int, end: int) -> Told:
    first = view.line_start(start) + len(view.lead_at(start))
    is_last = view.text[end : end + 1].isspace() or end == len(view.text)
    while is_last and start > first and view.text[start - 1] in " \t":
        start -= 1
    yield Edit(start, end)


def _target(view: MarkupContext, at: int, name: str) -> Edit:
    """Return the edit that puts a target before the block that *at* is in, or belongs to."""
    index = view.index_at(at)
    first = _first_line(view, index)
    is_alone = not view.veil[view.starts[index] : at].strip()
    if is_alone and first == index and index and view.line(index - 1).strip():
        first = _first_line(view, index - 1)
    lead = lead_of(view.line(first))
    place = view.starts[first] + len(lead)
    return Edit(place, place, f"({name})=\n{continued(lead)}")


def _first_line(view: MarkupContext, index: int) -> int:
    """Return the first line of the block that line *index* is in."""
    for first in range(index, max(-1, index - 40), -1):
        line = view.line(first)
        if not first or _MARKS.match(line) or has_marker(lead_of(line)):
            return first
        before = view.line(first - 1)
        if not before.strip() or _MARKS.match(before):
            return first
    return index
