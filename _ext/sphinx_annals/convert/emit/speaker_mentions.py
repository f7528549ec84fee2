"""Turn speaker labels into mentions where the person is certain."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING

from ..vocabulary import any_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from ..document.source_text import SourceText
    from .protocols import NameResolver


#: a name as HackMD marks it
TAG = re.compile(r"\[name=([^\]\n]{1,200})\]", re.IGNORECASE)
#: what joins two names in one mark
JOINT = re.compile(rf"(\s*(?:[,&/+]|\b{any_of('markup.name_joiners')}\b)\s*)")
#: code and links, in which names are not replaced
KEPT = re.compile(
    r"(`+)(?!`).{0,2000}?(?<!`)\1(?!`)|\]\([^()\s]{0,2000}\)|<[^<>\s]{1,2000}>|https?://\S{1,2000}"
)
FENCE = re.compile(r"[ \t>]*(?:[-*+] +)?(`{3,}|~{3,})")
#: characters that would end the text of a role, or begin its target
UNFIT = re.compile(r"[`<>\\]")


def with_mentions(
    body: SourceText, labels: Iterable[tuple[str, int]], resolver: NameResolver
) -> SourceText:
    """Return *body* with its labels as roles; each line stays a line.

    :param labels: names as written, with their line.
    """
    names: dict[int, list[str]] = defaultdict(list)
    for name, line in labels:
        names[line].append(name)
    lines, before = [], ""
    for number, text in body.lines:
        fence = _fence_after(text, before)
        has_name = not (fence or before) and (number in names or "=" in text)
        lines.append(_line(text, number, names[number], resolver) if has_name else text)
        before = fence
    return type(body)("\n".join(lines), body.origins)


def _fence_after(text: str, fence: str) -> str:
    """Return the signs of the fence of code that is open after a line; *fence* is before it."""
    found = FENCE.match(text) if "```" in text or "~~~" in text else None
    if found and (not fence or found[1].startswith(fence)):
        return "" if fence else found[1]
    return fence


def _line(text: str, number: int, names: Sequence[str], resolver: NameResolver) -> str:
    """Return one line with its marked names, or else its other labels, as roles."""
    marked = _outside(TAG, text, lambda found: _names(found[1], number, resolver))
    if marked != text:
        return marked
    for name in names:
        if len(name) > 1 and (person := resolver.person(name, number)) and not UNFIT.search(name):
            whole = re.compile(rf"(?<![\w@/.`-]){re.escape(name)}(?![\w`])")
            text = _outside(whole, text, lambda found, to=person: _role(found[0], to), once=True)
    return text


def _names(text: str, line: int, resolver: NameResolver) -> str:
    """Return the names in a mark as roles: the whole mark if it names one person, else each."""
    if person := resolver.person(text, line):
        return _role(text, person)
    parts = JOINT.split(text)
    return "".join(
        part if joint % 2 else _role(part, resolver.person(part, line))
        for joint, part in enumerate(parts)
    )


def _role(text: str, person: str) -> str:
    name = text.strip()
    if not person or not name or UNFIT.search(name):
        return name
    return f"{{person}}`{name} <{person}>`"


def _outside(
    pattern: re.Pattern[str], text: str, replacement: object, *, once: bool = False
) -> str:
    """Return *text* with what *pattern* finds outside of code and addresses replaced."""
    kept = [found.span() for found in KEPT.finditer(text)]
    pieces, at = [], 0
    for found in pattern.finditer(text):
        if any(start < found.end() and found.start() < end for start, end in kept):
            continue
        pieces += [text[at : found.start()], replacement(found)]  # type: ignore[operator]
        at = found.end()
        if once:
            break
    return "".join((*pieces, text[at:]))
