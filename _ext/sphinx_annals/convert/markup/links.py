"""Translate links and images; one that leads nowhere or does harm becomes text."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ..document.findings import Severity
from ..document.source_text import Edit
from .addresses import HERE, SCHEMES, Fate, JudgedAddress, judged, scheme_of, written
from .myst_text import code, one_line

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ..document.findings import Finding
    from .markup_context import Changes, MarkupContext


#: characters after a bracket that make it a link or a definition
_MORE = frozenset("(:[")


def folded(label: str) -> str:
    """Return a label as Markdown compares it."""
    return " ".join(label.casefold().split())


def references(
    context: MarkupContext, openers: Mapping[int, int], lost: Mapping[str, str]
) -> Changes:
    """Put the words of a link in its place, and what remains of its address.

    :param openers: offset of each closing bracket -> that of its opening one.
    :param lost: label -> what remains of its address.
    """
    if not lost:
        return
    closers = {opener: closer for closer, opener in openers.items()}
    for opener, closer in sorted(closers.items()):
        named = closer + 1
        end = closers.get(named, closer) if context.masked.startswith("[", named) else closer
        words = context.text[opener + 1 : closer]
        label = folded(context.text[named + 1 : end] or words)
        if label in lost and _is_whole(context, opener, end):
            is_picture = context.masked[opener - 1 : opener] == "!"
            yield Edit(opener - is_picture, opener + 1)
            yield Edit(closer, end + 1, lost[label])


def _is_whole(context: MarkupContext, opener: int, end: int) -> bool:
    """Whether a reference isn't the label of another, the words of a link, or a definition."""
    return (
        context.masked[opener - 1 : opener] != "]"
        and context.masked[end + 1 : end + 2] not in _MORE
    )


_NESTED = r"\((?:[^\s()]|\([^\s()]*+\))*+\)"
_DESTINATION = rf"(?:[^\s()<]|{_NESTED})(?:[^\s()]|{_NESTED})*+"
_TITLE = r"\"[^\"]*+\"|'[^']*+'"
#: what ends a link: ``](address "title")``, with the sizes that some notes give their pictures
END = re.compile(
    rf"\]\([ \t\n]*+(?:<(?P<angle>[^<>\n]*+)>|(?P<bare>{_DESTINATION}))?+"
    rf"(?:[ \t]++(?P<size>=\d*+%?x\d*+%?))?+(?:[ \t\n]++(?P<title>{_TITLE}))?+"
    rf"(?:[ \t]++(?P<late>=\d*+%?x\d*+%?))?+[ \t\n]*+\)"
)
_BRACKET = re.compile(r"[\[\]]|\n(?=[ \t]*\n)")
DEFINED = re.compile(
    r"^[ \t>]{0,12}(?P<open>\[)(?!\^)(?P<label>[^\[\]\n]{1,999})\]:[ \t]*+(?:\n[ \t>]*+)?"
    r"(?:<(?P<angle>[^<>\n]*+)>|(?P<bare>\S++))"
    rf"(?P<title>[ \t]++(?:{_TITLE}))?+[ \t]*+$",
    re.MULTILINE,
)
_AUTO = re.compile(r"<(?=[A-Za-z][A-Za-z0-9+.-]{1,31}:[^<>\x00-\x20\x01]*+>)")


def links(context: MarkupContext) -> Changes:
    """Settle the address of each link, picture and definition."""
    openers = brackets(context.masked)
    for found in END.finditer(context.masked):
        opener = openers.get(found.start())
        if opener is not None:
            yield from _settled(context, found, opener)
    lost: dict[str, str] = {}
    yield from _definitions(context, lost)
    yield from references(context, openers, lost)
    for found in _AUTO.finditer(context.masked):
        end = context.masked.index(">", found.end())
        if scheme_of(context.text[found.end() : end]) not in SCHEMES:
            yield Edit(found.start(), found.start(), "\\")


def brackets(masked: str) -> dict[int, int]:
    """Return the offset of each closing bracket -> that of its opening one."""
    pairs: dict[int, int] = {}
    opened: list[int] = []
    for found in _BRACKET.finditer(masked):
        if found[0] == "[":
            opened.append(found.start())
        elif found[0] == "\n":
            opened.clear()
        elif opened:
            pairs[found.start()] = opened.pop()
    return pairs


def _settled(context: MarkupContext, found: re.Match[str], opener: int) -> Changes:
    address = context.real(found, "angle" if found["angle"] is not None else "bare")
    if address.startswith(HERE) and address != HERE:
        return
    place = judged(address, context)
    is_picture = context.masked[opener - 1 : opener] == "!"
    if place.fate is Fate.LINKED and not (is_picture and place.address.startswith("mailto:")):
        yield from _linked(context, found, address, place, is_picture)
        return
    yield Edit(opener - is_picture, opener + 1)
    yield Edit(*found.span(), _remains(place, context.real(found, "title")))
    yield _unlinked(context, place, found.start(), context.text[opener : found.end()])


def _linked(
    context: MarkupContext,
    found: re.Match[str],
    address: str,
    place: JudgedAddress,
    is_picture: bool,
) -> Changes:
    if place.address != address or found["size"] or found["late"]:
        title = one_line(context.real(found, "title"))
        title = title or ("" if is_picture else _formerly(address, place))
        yield Edit(*found.span(), f"]({place.address}{' ' * bool(title)}{title})")
    if HERE in address and HERE not in place.address:
        message = "The link now leads to the page, not to a place on it."
        yield context.note(Severity.LEFT_OUT, "fragment", found.start(), message, address)


def _formerly(address: str, place: JudgedAddress) -> str:
    """Return the title of a link that led from the root of a site: where the page was there."""
    is_moved = address[:1] == "/" != address[1:2] and not scheme_of(place.address)
    return f'"{written(address)}"' if is_moved else ""


def _remains(place: JudgedAddress, title: str) -> str:
    """Return what is shown of a link after its words: its title, its address where harmless."""
    parts = [one_line(title[1:-1])] if title else []
    if place.fate is Fate.UNKNOWN and place.address:
        parts.append(code(place.address))
    return f" ({', '.join(parts)})" if parts else ""


def _unlinked(context: MarkupContext, place: JudgedAddress, at: int, words: str) -> Finding:
    if place.fate is Fate.HARMFUL:
        return context.note(
            Severity.NEUTRAL, "address", at, "A link to an unsafe address was removed.", words
        )
    return context.note(
        Severity.KEPT,
        "link",
        at,
        "The target of this link is unknown; its address was kept as text.",
        words,
    )


def _definitions(context: MarkupContext, lost: dict[str, str]) -> Changes:
    """Settle the addresses that are defined by name; of two, the first counts.

    :param lost: here, what remains of addresses that lead nowhere is put under their names.
    """
    defined: dict[str, str] = {}
    for found in DEFINED.finditer(context.masked):
        name = folded(context.real(found, "label"))
        address = context.real(found, "angle") or context.real(found, "bare")
        if name not in defined or not _is_after_gap(context, found.start()):
            yield from _definition(context, found, {} if name in defined else lost)
        else:
            at = found.start("open")
            yield Edit(*found.span()) if defined[name] == address else Edit(at, at, "\\")
            message = "This link label was defined before; the first definition counts."
            yield context.note(Severity.REPAIR, "definition", at, message, context.real(found))
        defined.setdefault(name, address)


def _is_after_gap(context: MarkupContext, at: int) -> bool:
    """Whether the line before is empty, or a definition too."""
    index = context.index_at(at)
    before = context.line(index - 1) if index else ""
    return not before.strip(" \t>") or bool(DEFINED.match(before))


def _definition(context: MarkupContext, found: re.Match[str], lost: dict[str, str]) -> Changes:
    group = "angle" if found["angle"] is not None else "bare"
    address = context.real(found, group)
    if address.startswith(HERE):
        return
    place = judged(address, context)
    start, end = found.span(group)
    if place.fate is not Fate.LINKED:
        lost[folded(context.real(found, "label"))] = _remains(
            place, context.real(found, "title").strip()
        )
        yield Edit(found.start("open"), found.start("open"), "\\")
        yield _unlinked(context, place, found.start("open"), context.real(found))
        after = context.index_at(found.end()) + 1
        if after < len(context.starts) and DEFINED.match(context.line(after)):
            # which would be words of the same paragraph
            yield Edit(found.end(), found.end(), "\n")
    elif place.address != address:
        is_angle = group == "angle"
        yield Edit(start - is_angle, end + is_angle, place.address)
