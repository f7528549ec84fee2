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
    from .context import MarkupContext, Told


#: after a bracket, these make something else of what stands in it
_MORE = frozenset("(:[")


def folded(label: str) -> str:
    """Return a label as Markdown compares it."""
    return " ".join(label.casefold().split())


def references(view: MarkupContext, openers: Mapping[int, int], lost: Mapping[str, str]) -> Told:
    """Put the words of a link in its place, and what remains of its address.

    :param openers: offset of each closing bracket -> that of its opening one.
    :param lost: label -> what remains of its address.
    """
    if not lost:
        return
    closers = {opener: closer for closer, opener in openers.items()}
    for opener, closer in sorted(closers.items()):
        named = closer + 1
        end = closers.get(named, closer) if view.veil.startswith("[", named) else closer
        words = view.text[opener + 1 : closer]
        label = folded(view.text[named + 1 : end] or words)
        if label in lost and _is_whole(view, opener, end):
            is_picture = view.veil[opener - 1 : opener] == "!"
            yield Edit(opener - is_picture, opener + 1)
            yield Edit(closer, end + 1, lost[label])


def _is_whole(view: MarkupContext, opener: int, end: int) -> bool:
    """Whether a reference isn't the label of another, the words of a link, or a definition."""
    return view.veil[opener - 1 : opener] != "]" and view.veil[end + 1 : end + 2] not in _MORE


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


def links(view: MarkupContext) -> Told:
    """Settle the address of each link, picture and definition."""
    openers = brackets(view.veil)
    for found in END.finditer(view.veil):
        opener = openers.get(found.start())
        if opener is not None:
            yield from _settled(view, found, opener)
    lost: dict[str, str] = {}
    yield from _definitions(view, lost)
    yield from references(view, openers, lost)
    for found in _AUTO.finditer(view.veil):
        end = view.veil.index(">", found.end())
        if scheme_of(view.text[found.end() : end]) not in SCHEMES:
            yield Edit(found.start(), found.start(), "\\")


def brackets(veil: str) -> dict[int, int]:
    """Return the offset of each closing bracket -> that of its opening one."""
    pairs: dict[int, int] = {}
    opened: list[int] = []
    for found in _BRACKET.finditer(veil):
        if found[0] == "[":
            opened.append(found.start())
        elif found[0] == "\n":
            opened.clear()
        elif opened:
            pairs[found.start()] = opened.pop()
    return pairs


def _settled(view: MarkupContext, found: re.Match[str], opener: int) -> Told:
    address = view.real(found, "angle" if found["angle"] is not None else "bare")
    if address.startswith(HERE) and address != HERE:
        return
    place = judged(address, view)
    is_picture = view.veil[opener - 1 : opener] == "!"
    if place.fate is Fate.LINKED and not (is_picture and place.address.startswith("mailto:")):
        yield from _linked(view, found, address, place, is_picture)
        return
    yield Edit(opener - is_picture, opener + 1)
    yield Edit(*found.span(), _remains(place, view.real(found, "title")))
    yield _told(view, place, found.start(), view.text[opener : found.end()])


def _linked(
    view: MarkupContext,
    found: re.Match[str],
    address: str,
    place: JudgedAddress,
    is_picture: bool,
) -> Told:
    if place.address != address or found["size"] or found["late"]:
        title = one_line(view.real(found, "title"))
        title = title or ("" if is_picture else _formerly(address, place))
        yield Edit(*found.span(), f"]({place.address}{' ' * bool(title)}{title})")
    if HERE in address and HERE not in place.address:
        message = "The link now leads to the page, not to a place on it."
        yield view.note(Severity.LEFT_OUT, "fragment", found.start(), message, address)


def _formerly(address: str, place: JudgedAddress) -> str:
    """Return the title of a link that led from the root of a site: where the page was there."""
    is_moved = address[:1] == "/" != address[1:2] and not scheme_of(place.address)
    return f'"{written(address)}"' if is_moved else ""


def _remains(place: JudgedAddress, title: str) -> str:
    """Return what is shown of a link after its words: its title, its address where harmless."""
    shown = [one_line(title[1:-1])] if title else []
    if place.fate is Fate.UNKNOWN and place.address:
        shown.append(code(place.address))
    return f" ({', '.join(shown)})" if shown else ""


def _told(view: MarkupContext, place: JudgedAddress, at: int, words: str) -> Finding:
    if place.fate is Fate.HARMFUL:
        return view.note(
            Severity.NEUTRAL, "address", at, "A link to an unsafe address was removed.", words
        )
    return view.note(
        Severity.KEPT,
        "link",
        at,
        "The target of this link is unknown; its address was kept as text.",
        words,
    )


def _definitions(view: MarkupContext, lost: dict[str, str]) -> Told:
    """Settle the addresses that are defined by name; of two, the first counts.

    :param lost: here, what remains of addresses that lead nowhere is put under their names.
    """
    defined: dict[str, str] = {}
    for found in DEFINED.finditer(view.veil):
        name = folded(view.real(found, "label"))
        address = view.real(found, "angle") or view.real(found, "bare")
        if name not in defined or not _is_after_gap(view, found.start()):
            yield from _definition(view, found, {} if name in defined else lost)
        else:
            at = found.start("open")
            yield Edit(*found.span()) if defined[name] == address else Edit(at, at, "\\")
            told = "This link label was defined before; the first definition counts."
            yield view.note(Severity.REPAIR, "definition", at, told, view.real(found))
        defined.setdefault(name, address)


def _is_after_gap(view: MarkupContext, at: int) -> bool:
    """Tell whether the line before is empty, or a definition too."""
    index = view.index_at(at)
    before = view.line(index - 1) if index else ""
    return not before.strip(" \t>") or bool(DEFINED.match(before))


def _definition(view: MarkupContext, found: re.Match[str], lost: dict[str, str]) -> Told:
    group = "angle" if found["angle"] is not None else "bare"
    address = view.real(found, group)
    if address.startswith(HERE):
        return
    place = judged(address, view)
    start, end = found.span(group)
    if place.fate is not Fate.LINKED:
        lost[folded(view.real(found, "label"))] = _remains(
            place, view.real(found, "title").strip()
        )
        yield Edit(found.start("open"), found.start("open"), "\\")
        yield _told(view, place, found.start("open"), view.real(found))
        after = view.index_at(found.end()) + 1
        if after < len(view.starts) and DEFINED.match(view.line(after)):
            # which would be words of the same paragraph
            yield Edit(found.end(), found.end(), "\n")
    elif place.address != address:
        is_angle = group == "angle"
        yield Edit(start - is_angle, end + is_angle, place.address)
