"""Recognise celebrations and thanks, and the people they are for."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ..document.outline import BlockType
from ..document.plain_text import shortened, visible_text
from ..document.prefilter import has_any
from ..document.records import Thanks
from ..vocabulary import any_of, words
from .attribution import AND, HANDLE, JOINED, claimed, may_be_person
from .meeting_context import Topic, label_of
from .template_remnants import is_prompt

if TYPE_CHECKING:
    from collections.abc import Iterator

    from .meeting_context import MinutesContext


#: a point that begins with these is one in any section
THANKS = re.compile(rf"\W*{any_of('thanks.openings')}", re.IGNORECASE)
HINTS = words("thanks.hints")
_NAME = r"[^\W\d_a-z][\w'’-]{1,24}(?: [^\W\d_a-z][\w'’-]{1,24}){0,2}"
_MORE = rf"(?:(?:, {AND} |, | {AND} | & ){_NAME})"
#: names after words of thanks
THANKED = re.compile(rf"(?i:{any_of('thanks.before_names')}),? (?P<names>{_NAME}{_MORE}{{0,6}})")
#: names at the beginning, before what they did
LEADING = re.compile(
    rf"\A(?P<names>{_NAME}{_MORE}{{0,8}})(?: \(@[\w-]{{2,39}}\))? {any_of('thanks.after_names')}\b"
)
CAPITAL = re.compile(r"[^\W\d_a-z]")
_WORD = re.compile(r"[^\W\d_][\w'’-]{1,24}")


def praises_of(reading: MinutesContext) -> Iterator[Thanks]:
    """Yield celebrations and thanks, in the order of the notes."""
    for index, block in enumerate(reading.blocks):
        is_section = reading.sections[index] is Topic.PRAISE
        if (is_section or has_any(HINTS, block.text)) and _is_own(reading, index):
            text = visible_text(claimed(block.text, reading.known).rest)
            is_opened = block.shape is BlockType.ITEM and THANKS.match(text) is not None
            if text and (is_opened or (is_section and _is_point(reading, index))):
                yield Thanks(shortened(text), reading.evidence(index), _praised(reading, index))


def _is_own(reading: MinutesContext, index: int) -> bool:
    """Whether a block is an item or a paragraph, but neither a label nor a placeholder."""
    block = reading.blocks[index]
    is_own = block.shape in {BlockType.ITEM, BlockType.TEXT} and not block.is_within
    return is_own and not label_of(block) and not is_prompt(block.text)


def _is_point(reading: MinutesContext, index: int) -> bool:
    """Whether a block is not in an item, and not the name of a group above a list."""
    block = reading.blocks[index]
    return block.parent < 0 and not _is_name_of_group(reading, index)


def _is_name_of_group(reading: MinutesContext, index: int) -> bool:
    block = reading.blocks[index]
    following = reading.blocks[index + 1 : index + 2]
    is_short = block.shape is BlockType.TEXT and len(block.text.split()) <= 5
    ends = block.text.rstrip()[-1:] in "!.…"
    return is_short and not ends and any(each.shape is BlockType.ITEM for each in following)


def _praised(reading: MinutesContext, index: int) -> tuple[str, ...]:
    """Return the people praised in a point and in the items right in it."""
    found: dict[str, None] = {}
    for at in (index, *reading.children[index]):
        claim = claimed(reading.blocks[at].text, reading.known)
        text = visible_text(claim.rest)
        found.update(dict.fromkeys((*_named(text), *HANDLE.findall(text))))
        known = (word for word in _WORD.findall(text) if word in reading.known)
        others = (word for word in known if CAPITAL.match(word) and word not in claim.owners)
        found.update(dict.fromkeys(others))
    return _distinct(tuple(found))


def _named(text: str) -> Iterator[str]:
    """Yield the names after words of thanks, and those at the beginning."""
    for pattern in (THANKED, LEADING):
        for match in pattern.finditer(text):
            names = map(str.strip, JOINED.split(match["names"]))
            yield from (name for name in names if CAPITAL.match(name) and may_be_person(name))


def _distinct(names: tuple[str, ...]) -> tuple[str, ...]:
    """Drop a given name that a longer name begins with."""
    return tuple(
        name for name in names if not any(other.startswith(f"{name} ") for other in names)
    )
