"""Recognise celebrations and thanks, and for whom they are."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ..document.outline import BlockType
from ..document.plain_text import shortened, visible_text
from ..document.prefilter import has_any
from ..document.records import Thanks
from .attribution import HANDLE, NOT_PEOPLE, VERB, claimed
from .context import Topic, label_of
from .placeholders import is_prompt

if TYPE_CHECKING:
    from collections.abc import Iterator

    from .context import MinutesContext


#: a point that begins so is one, wherever it stands
THANKS = re.compile(
    r"\W*(?:(?:a |an |and )?(?:huge|big|massive|special|many|another|great|quick|very)? ?"
    r"(?:shout-? ?outs? (?:to|for)|kudos (?:to|for)|thanks to|thank you,? (?:to |very much )?|"
    r"congratulations,? (?:to |on )?|congrats,? (?:to )?|props to|hats off to|hat tip to))",
    re.IGNORECASE,
)
_NAME = r"[^\W\d_a-z][\w'’-]{1,24}(?: [^\W\d_a-z][\w'’-]{1,24}){0,2}"
#: a text that thanks has one of these
HINTS = ("shout", "kudos", "thank", "congrat", "props to", "hats off", "hat tip")
#: the names after words of thanks
THANKED = re.compile(
    r"(?i:shout-? ?outs? (?:to|for)|kudos (?:to|for)|thanks,?(?: to)?|thank you,?(?: to)?"
    r"|congratulations,?(?: to)?|congrats,?(?: to)?|props to|work (?:by|from|of)"
    r"|effort (?:by|from)|welcome(?: to)?),? "
    rf"(?P<names>{_NAME}(?:(?:, and |, | and | & ){_NAME}){{0,6}})"
)
#: who did something, at the beginning
LEADING = re.compile(
    rf"(?P<names>{_NAME}(?:(?:, and |, | and | & ){_NAME}){{0,8}})"
    r"(?: \(@[\w-]{2,39}\))? "
    r"(?:for|did|has|have|had|is|was|made|wrote|got|released|finished|helped)\b"
)
SPLIT = re.compile(r", and |, | and | & ")
CAPITAL = re.compile(r"[^\W\d_a-z]")


def praises_of(reading: MinutesContext) -> Iterator[Thanks]:
    """Yield celebrations and thanks, in the order of the notes."""
    for index, block in enumerate(reading.blocks):
        is_section = reading.sections[index] is Topic.PRAISE
        if not (is_section or has_any(HINTS, block.text)):
            continue
        is_own = block.shape in {BlockType.ITEM, BlockType.TEXT} and not block.is_within
        if not is_own or label_of(block) or is_prompt(block.text):
            continue
        words = visible_text(claimed(block.text, reading.known).rest)
        is_point = is_section and block.parent < 0 and not _is_name_of_group(reading, index)
        if words and (is_point or (block.shape is BlockType.ITEM and THANKS.match(words))):
            yield Thanks(shortened(words), reading.evidence(index), _praised(reading, index))


def _is_name_of_group(reading: MinutesContext, index: int) -> bool:
    """Whether a paragraph only says what the list after it is about."""
    block = reading.blocks[index]
    following = reading.blocks[index + 1 : index + 2]
    is_short = block.shape is BlockType.TEXT and len(block.text.split()) <= 5
    ends = block.text.rstrip()[-1:] in "!.…"
    return is_short and not ends and any(each.shape is BlockType.ITEM for each in following)


def _praised(reading: MinutesContext, index: int) -> tuple[str, ...]:
    """Return who is praised, in the point and in what is said on it."""
    found: dict[str, None] = {}
    for at in (index, *reading.children[index]):
        claim = claimed(reading.blocks[at].text, reading.known)
        words = visible_text(claim.rest)
        for pattern in (THANKED, LEADING):
            for match in pattern.finditer(words) if pattern is THANKED else _first(words):
                names = (name.strip() for name in SPLIT.split(match["names"]))
                found.update(dict.fromkeys(name for name in names if _is_somebody(name)))
        found.update(dict.fromkeys(HANDLE.findall(words)))
        speakers = {*claim.owners}
        for word in re.findall(r"[^\W\d_][\w'’-]{1,24}", words):
            if word in reading.known and CAPITAL.match(word) and word not in speakers:
                found.setdefault(word)
    return _distinct(tuple(found))


def _first(words: str) -> tuple[re.Match[str], ...]:
    match = LEADING.match(words)
    return (match,) if match else ()


def _is_somebody(name: str) -> bool:
    return bool(CAPITAL.match(name)) and not NOT_PEOPLE.search(name) and not VERB.match(name)


def _distinct(names: tuple[str, ...]) -> tuple[str, ...]:
    """Drop a given name that a longer name begins with."""
    return tuple(
        name for name in names if not any(other.startswith(f"{name} ") for other in names)
    )
