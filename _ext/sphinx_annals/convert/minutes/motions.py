"""Recognise motions whose outcome is in the same item."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from ..document.outline import BlockType
from ..document.plain_text import shortened, visible_text
from ..document.prefilter import has_any
from ..vocabulary import any_of, words
from .decision_patterns import ACCEPTED, DEFERRED, QUESTION, REJECTED
from .decision_sections import decided

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ..document.outline import OutlineBlock
    from ..document.records import Decision
    from ..document.source_text import Line
    from .meeting_context import MinutesContext


HINTS = words("motions.hints")
#: the length of the part of a text that is read
LONGEST = 2_000
#: ``**Motion**: …``, ``MOTION 3 to …``, ``Motion by Ada to …``
MOTION = re.compile(
    rf"[\s*_>\[(]{{0,6}}{any_of('motions.labels')}"
    rf"[*_\])]{{0,3}}(?:\s?[:：–—-]|(?= {any_of('motions.links')}\b))[*_]{{0,2}}\s*",
    re.IGNORECASE,
)
#: outcomes at the end of the item of a motion; the first one that matches counts
OUTCOMES = tuple(
    (
        status,
        re.compile(
            rf"(?:^|[.;:,()–—-]|\b{any_of('motions.before_outcomes')}) ?"
            rf"{any_of(f'motions.outcomes.{status}')}\b[^.?]{{0,60}}[.\s)*_]*\Z",
            re.IGNORECASE,
        ),
    )
    for status in (REJECTED, DEFERRED, ACCEPTED)
)
#: names between a motion and its outcome: of who moved it and who was for it
MOVED = re.compile(rf"[\s(.;,–—-]*\b{any_of('motions.movers')}.*", re.IGNORECASE | re.DOTALL)


def motions_of(reading: MinutesContext, index: int) -> tuple[Decision, ...]:
    """Return the decisions on the motions of a block; the items in it belong to the last one."""
    block = reading.blocks[index]
    is_text = block.shape in {BlockType.ITEM, BlockType.TEXT}
    lines = block.lines if is_text and has_any(HINTS, block.text) else ()
    places = [place for place, line in enumerate(lines) if MOTION.match(line.text)]
    within = reading.blocks[index + 1 : reading.end_of(index)] if places else ()
    found = []
    for place, after in pairwise([*places, len(lines)]):
        more = within if after == len(lines) else ()
        found.append(_moved(reading, index, lines[place:after], more))
    return tuple(filter(None, found))


def _moved(
    reading: MinutesContext, index: int, own: Sequence[Line], more: Sequence[OutlineBlock]
) -> Decision | None:
    """Return the decision on a motion and *more* blocks in it; None without an outcome."""
    text = "; ".join([" ".join(line.text for line in own), *(block.text for block in more)])
    words = visible_text(text[:LONGEST])
    outcomes = ((status, found) for status, by in OUTCOMES if (found := by.search(words)))
    status, outcome = next(outcomes, ("", None))
    if outcome is None or QUESTION.search(words):
        return None
    motion = MOTION.sub("", words[: outcome.start()], count=1)
    motion = shortened(MOVED.sub("", motion).strip(" .;,:–—-"))
    lines = (own[0].number, more[-1].last if more else own[-1].number)
    return decided(reading, index, motion, status, lines) if motion else None
