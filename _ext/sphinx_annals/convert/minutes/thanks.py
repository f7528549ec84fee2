"""Praises: celebrations and thanks, with whom they are for."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ..document.outline import Shape
from ..document.prefilter import has_any
from ..document.records import Praise
from .claims import claimed
from .people import HANDLE, NOT_PEOPLE, VERB
from .placeholders import is_prompt
from .plain_text import plain, shortened
from .sections import Section, label_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from .reading import Reading


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


def praises_of(reading: Reading) -> Iterator[Praise]:
    """Yield celebrations and thanks, in the order of the notes."""
    for index, block in enumerate(reading.blocks):
        is_section = reading.sections[index] is Section.PRAISE
        if not (is_section or has_any(HINTS, block.text)):
            continue
        is_own = block.shape in {Shape.ITEM, Shape.TEXT} and not block.is_within
        if not is_own or label_of(block) or is_prompt(block.text):
            continue
        words = plain(claimed(block.text, reading.known).rest)
        is_point = is_section and block.parent < 0 and not _is_name_of_group(reading, index)
        if words and (is_point or (block.shape is Shape.ITEM and THANKS.match(words))):
            yield Praise(shortened(words), reading.evidence(index), _praised(reading, index))


def _is_name_of_group(reading: Reading, index: int) -> bool:
    """Whether a paragraph only says what the list after it is about."""
    block = reading.blocks[index]
    following = reading.blocks[index + 1 : index + 2]
    is_short = block.shape is Shape.TEXT and len(block.text.split()) <= 5
    ends = block.text.rstrip()[-1:] in "!.…"
    return is_short and not ends and any(each.shape is Shape.ITEM for each in following)


def _praised(reading: Reading, index: int) -> tuple[str, ...]:
    """Return who is praised, in the point and in what is said on it."""
    found: dict[str, None] = {}
    for at in (index, *reading.children[index]):
        claim = claimed(reading.blocks[at].text, reading.known)
        words = plain(claim.rest)
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
