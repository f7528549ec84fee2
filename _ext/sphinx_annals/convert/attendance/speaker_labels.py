"""Speaker labels: names before talk, known from the roll call of that meeting."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ...model.names import fold
from ..document.plain_text import HANDLE, unmarked
from ..document.records import Evidence, Presence, SpeakerLabel
from ..vocabulary import any_of
from .triggers import labelled

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from .rows import BodyRow


_NAME = r"[^\W\d_](?:[\w.'\u2019-]| (?=[^\W\d_\"\u201c])){0,40}"
_AND = any_of("names.and")
_NAMES = rf"{_NAME}(?:(?: ?[&+,/] ?| {_AND} ){_NAME}){{0,4}}"
#: a label whatever its name
_TAG = re.compile(r"\[name=([^\[\]\n]{1,80})\]")
#: labels if a person of that name attended, each after a sign that it has
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
_BETWEEN = re.compile(rf"\s*[&+,/]\s*|\s+{_AND}\s+")


def labels_of(rows: Sequence[BodyRow], people: Sequence[Presence]) -> tuple[SpeakerLabel, ...]:
    """Return the labels in *rows*: tagged names, and names of *people*."""
    known = _known(people)
    roll = {one.evidence.line for one in people}
    said = (row for row in rows if row.text and row.number not in roll)
    return tuple(label for row in said for label in _in_row(row, known))


def _known(people: Sequence[Presence]) -> frozenset[str]:
    """Return names, first names, handles and initials of *people*, folded."""
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
    names = _tagged(row.text) or ([] if row.level or labelled(row.text) else _named(row, known))
    return (SpeakerLabel(unmarked(name), evidence) for name in names)


def _tagged(text: str) -> list[str]:
    """Return the names in the tags of *text*."""
    tags = _TAG.findall(text) if "[name=" in text else ()
    return [name for tag in tags for name in _BETWEEN.split(tag) if name.strip(" _.")]


def _named(row: BodyRow, known: frozenset[str]) -> list[str]:
    """Return the names in the label of *row*, if all are *known*."""
    matches = (pattern.match(row.text) for sign, pattern in _PATTERNS if sign in row.text)
    several = (_BETWEEN.split(found["name"]) for found in matches if found)
    return next((each for each in several if all(_is_known(name, known) for name in each)), [])


def _is_known(name: str, known: frozenset[str]) -> bool:
    call = fold(name.strip(" ."))
    is_handle = re.fullmatch(rf"@{HANDLE}", name) is not None
    # initials have capitals: "as:" is a word
    is_word = len(call) < 4 and name.islower() and f"@{call}" not in known
    return is_handle or (call in known and not is_word)
