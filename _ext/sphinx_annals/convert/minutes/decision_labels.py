"""Labels at the beginning of a line that announce a decision."""

from __future__ import annotations

import re
from difflib import get_close_matches
from typing import TYPE_CHECKING, NamedTuple

from ..document.prefilter import has_any
from ..vocabulary import any_of, words
from .attribution import starts_of
from .decision_patterns import ACCEPTED, DEFERRED, PROPOSED, REJECTED

if TYPE_CHECKING:
    from .attribution import KnownPeople


#: between a label and the colon: ``Decision on 2022-08-24:``
_REST = (
    rf"(?: {any_of('decisions.after_labels')}\b[^:\n*]{{0,40}}?"
    r"| ?\([^()\n]{0,40}\))?"
)
#: before a label: brackets, pictures, quotation marks
_OPEN = r"[\s>*_\[(`\"“✅☑✔✓→➡️⇒=]{0,8}(?::[a-z_]{2,30}: *)?[*_]{0,3}"
_CLOSE = r"[*_]{0,3}(?:\s?[:：][*_]{0,3}|\s?(?:--|–|—|→|=>)|\s-)(?=\s|\Z|[*_\[(])\s*[*_]{0,3}\s?"
_BOLD = rf"\s*(?:\*\*|__){any_of('decisions.bold_labels')}[.:]?(?:\*\*|__)\s*[:–—-]?\s*"
#: statuses, with the labels that give them; the first one counts
MARKS = (
    *(
        (
            status,
            re.compile(
                rf"{_OPEN}{any_of(f'decisions.labels.{status}')}{_REST}{_CLOSE}", re.IGNORECASE
            ),
        )
        for status in (PROPOSED, DEFERRED, REJECTED, ACCEPTED)
    ),
    (ACCEPTED, re.compile(_BOLD, re.IGNORECASE)),
    (ACCEPTED, re.compile(rf"\s*{any_of('decisions.capitals')}\b[\s:-]+(?=\S)")),
    # in small letters, these are the title of an item more often
    (PROPOSED, re.compile(rf"\s*{any_of('decisions.proposals')}\s?:\s+(?=\S)")),
)
#: a word before a colon, and the labels that it may be with a slip of the pen
WORD = re.compile(r"[\s*_\[(]{0,6}([^\W\d_]{7,12})[*_]{0,3}\s?:\s*")
SPELLINGS = words("decisions.spellings")
#: a tag anywhere in a line, but not in code or an address
HASHTAG = re.compile(
    rf"(?<![\w/#&`])#{any_of('decisions.hashtags')}\b:?(?![\w/`-])", re.IGNORECASE
)
#: labels that count in a post, too, where a conclusion only ends the text
FORMAL = re.compile(rf"[\W_]*{any_of('decisions.formal')}", re.IGNORECASE)
#: a label has one of these, within the given number of characters
LABEL_HINTS, NEAR = words("decisions.label_hints"), 160
#: an outcome after a label, other than acceptance
OUTCOMES = tuple(
    (
        status,
        re.compile(
            rf"\W*(?:{any_of('decisions.before_outcomes')} )*"
            rf"{any_of(f'decisions.outcomes.{status}')}\b",
            re.IGNORECASE,
        ),
    )
    for status in (DEFERRED, REJECTED)
)


class LabelMatch(NamedTuple):
    """A label in a line: the status that it gives, and where the words after it begin."""

    status: str
    end: int


def marked(text: str, known: KnownPeople, *, is_formal: bool) -> LabelMatch | None:
    """Return the label at the beginning of a line, or after its speaker.

    :param is_formal: whether only labels count that nothing but a decision has
    """
    if not is_formal and (slip := _misspelt(text)):
        return slip
    if "#" in text and HASHTAG.search(text):
        return LabelMatch(ACCEPTED, 0)
    if not has_any(LABEL_HINTS, text[:NEAR]):
        return None
    starts = (at for at in starts_of(text, known) if not is_formal or FORMAL.match(text[at:]))
    return next(filter(None, (_marked_at(text, start) for start in starts)), None)


def _misspelt(text: str) -> LabelMatch | None:
    """Return the label that *text* begins with, as it is or with a slip of the pen."""
    word = WORD.match(text)
    if word and get_close_matches(word[1].casefold(), SPELLINGS, n=1, cutoff=0.85):
        return LabelMatch(ACCEPTED, word.end())
    return None


def _marked_at(text: str, start: int) -> LabelMatch | None:
    for status, pattern in MARKS:
        if found := pattern.match(text[start:]):
            return LabelMatch(status, start + found.end())
    return None


def outcome_of(text: str) -> str:
    """Return the status of the outcome with which *text* begins; empty for none."""
    return next((status for status, begins in OUTCOMES if begins.match(text)), "")
