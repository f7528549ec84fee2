"""Names before what someone said, known from the roll call of that meeting."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ...model.names import fold
from ..document.plain_text import HANDLE, unmarked
from ..document.records import Evidence, Presence, SpeakerLabel
from .triggers import labelled

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from .rows import BodyRow


_NAME = r"[^\W\d_](?:[\w.'\u2019-]| (?=[^\W\d_\"\u201c])){0,40}"
_NAMES = rf"{_NAME}(?:(?: ?[&+,/] ?| and ){_NAME}){{0,4}}"
#: written so, a label is one whoever it names
_TAG = re.compile(r"\[name=([^\[\]\n]{1,80})\]")
#: written so, it is one if somebody of that name was there; first a sign that each has
_PATTERNS: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (sign, re.compile(pattern))
    for sign, pattern in (
        # **Ada**: text · **Ada:** text · **Ada Quill** text · @**Ada Quill|12**: text
        (
            "**",
            rf"(?:@_?(?=\*))?(?:\*\*|__)(?P<name>@?{_NAMES})(?: \([^()]{{1,40}}\)|\|\d{{1,12}})?"
            r"\s?:?(?:\*\*|__)",
        ),
        ("__", rf"(?:\*\*|__)(?P<name>@?{_NAMES})(?: \([^()]{{1,40}}\))?\s?:?(?:\*\*|__)"),
        # Ada: text · AQ: text · Ada (TSC): text · @ada: text
        (":", rf"(?P<name>@?{_NAMES})(?: ?\([^()]{{1,40}}\))?:(?!//|\S*:\S)"),
        # \[AQ\] text · [Ada] text
        ("[", rf"\\?\[(?P<name>@?{_NAMES})\\?\](?![(\[:])"),
        # (adaq) text · text (Bo)
        ("(", rf"\((?P<name>@?{_NAMES})\)"),
        ("(", rf".{{0,2000}}\s\((?P<name>@?{_NAMES})\)[.\s]*$"),
    )
)
_BETWEEN = re.compile(r"\s*[&+,/]\s*|\s+and\s+")


def labels_of(rows: Sequence[BodyRow], people: Sequence[Presence]) -> tuple[SpeakerLabel, ...]:
    """Return the labels in *rows*: those tagged as names, and those of *people*."""
    known = _known(people)
    roll = {one.evidence.line for one in people}
    said = (row for row in rows if row.text and row.number not in roll)
    return tuple(label for row in said for label in _in_row(row, known))


def _known(people: Sequence[Presence]) -> frozenset[str]:
    """Return what *people* may be called, folded: names, first names, handles and initials."""
    return frozenset(call for one in people for call in _calls(one) if call)


def _calls(one: Presence) -> Iterator[str]:
    words = [word for word in re.split(r"[\s-]+", one.name) if word[:1].isalpha()]
    yield fold(one.name)
    if words:
        yield fold(words[0])
        yield fold(" ".join((words[0], words[-1][0])))
        yield "".join(word[0] for word in words).casefold() if len(words) > 1 else ""
        yield (words[0][0] + words[-1][0]).casefold() if len(words) > 1 else ""
    yield one.initials.casefold()
    yield from (fold(f"{sign}{handle}") for handle in one.handles for sign in ("", "@"))


def _in_row(row: BodyRow, known: frozenset[str]) -> Iterator[SpeakerLabel]:
    evidence = Evidence(row.number, row.text)
    tags = _TAG.findall(row.text) if "[name=" in row.text else ()
    tagged = [name for tag in tags for name in _BETWEEN.split(tag)]
    yield from (SpeakerLabel(name.strip(), evidence) for name in tagged if name.strip(" _."))
    if row.level or tagged:
        return
    if labelled(row.text):
        return
    for sign, pattern in _PATTERNS:
        found = pattern.match(row.text) if sign in row.text else None
        names = _BETWEEN.split(found["name"]) if found else []
        if names and all(_is_known(name, known) for name in names):
            yield from (SpeakerLabel(unmarked(name), evidence) for name in names)
            return


def _is_known(name: str, known: frozenset[str]) -> bool:
    call = fold(name.strip(" ."))
    is_handle = re.fullmatch(rf"@{HANDLE}", name) is not None
    # initials have capitals: "as:" is a word
    is_word = len(call) < 4 and name.islower() and f"@{call}" not in known
    return is_handle or (call in known and not is_word)
