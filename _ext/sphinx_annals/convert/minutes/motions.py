"""Recognise motions where the same item says what came of them."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from ..document.outline import BlockType
from ..document.plain_text import shortened, visible_text
from ..document.prefilter import has_any
from .decision_patterns import ACCEPTED, DEFERRED, QUESTION, REJECTED
from .decision_sections import decided

if TYPE_CHECKING:
    from ..document.records import Decision
    from .context import MinutesContext


HINTS = ("motion",)
#: of a longer text, only so much is read
LONGEST = 2_000
#: ``**Motion**: …``, ``MOTION 3 to …``, ``Motion by Ada to …``
MOTION = re.compile(
    r"[\s*_>\[(]{0,6}motion(?: #?\d{1,3})?(?: (?:moved )?by [^:.\n]{2,60}?(?=:| to | that ))?"
    r"[*_\])]{0,3}(?:\s?[:：–—-]|(?= (?:to|that)\b))[*_]{0,2}\s*",
    re.IGNORECASE,
)
#: what may come of it, the first that is said at the end of its item
OUTCOMES = tuple(
    (status, re.compile(rf"(?:^|[.;:,()–—-]|\b(?:was|is|motion|vote|all)) ?(?:{words})\b"
                        r"[^.?]{0,60}[.\s)*_]*\Z", re.IGNORECASE))
    for status, words in (
        (REJECTED, r"not (?:carried|passed|approved)|fail(?:s|ed)|lost|defeated|rejected"),
        (DEFERRED, r"tabled|deferred|postponed"),
        (ACCEPTED, r"carri(?:es|ed)|pass(?:es|ed)|approved|adopted|accepted|agreed|unanimous"),
    )
)  # fmt: skip
#: who moved it and who was for it, which stands between a motion and its outcome
MOVED = re.compile(
    r"[\s(.;,–—-]*\b(?:moved|motioned|proposed|seconded|seconder|mover|first|second|vote)\b"
    r"(?: by\b|\s?:).*",
    re.IGNORECASE | re.DOTALL,
)


def motions_of(reading: MinutesContext, index: int) -> tuple[Decision, ...]:
    """Return the decisions that the motions of a block came to; what is below it is the last's."""
    block = reading.blocks[index]
    is_text = block.shape in {BlockType.ITEM, BlockType.TEXT}
    lines = block.lines if is_text and has_any(HINTS, block.text) else ()
    places = [place for place, line in enumerate(lines) if MOTION.match(line.text)]
    within = reading.blocks[index + 1 : reading.end_of(index)] if places else ()
    found = []
    for place, after in pairwise([*places, len(lines)]):
        own = lines[place:after]
        more = within if after == len(lines) else ()
        text = "; ".join([" ".join(line.text for line in own), *(each.text for each in more)])
        words = visible_text(text[:LONGEST])
        last = more[-1].last if more else own[-1].number
        found.append(_moved(reading, index, words, (own[0].number, last)))
    return tuple(filter(None, found))


def _moved(
    reading: MinutesContext, index: int, words: str, lines: tuple[int, int]
) -> Decision | None:
    said = next(((s, found) for s, by in OUTCOMES if (found := by.search(words))), None)
    if said is None or QUESTION.search(words):
        return None
    own = MOTION.sub("", words[: said[1].start()], count=1)
    text = shortened(MOVED.sub("", own).strip(" .;,:–—-"))
    return decided(reading, index, text, said[0], lines) if text else None
