"""Labels at the beginning of a line that announce a decision."""

from __future__ import annotations

import re
from difflib import get_close_matches
from typing import TYPE_CHECKING, NamedTuple

from ..document.prefilter import has_any
from .attribution import spoken
from .decision_patterns import ACCEPTED, DEFERRED, PROPOSED, REJECTED

if TYPE_CHECKING:
    from .attribution import KnownPeople


class DecisionLabel(NamedTuple):
    """Words before a colon, and the status of what stands after them."""

    status: str
    words: str


#: the first one counts
DECISION_LABELS: tuple[DecisionLabel, ...] = (
    DecisionLabel(
        PROPOSED, r"(?:proposed|draft|tentative|preliminary) (?:resolutions?|decisions?)"
    ),
    DecisionLabel(PROPOSED, r"take-? ?away(?:s)?"),
    DecisionLabel(
        DEFERRED,
        r"(?:decision|motion) (?:deferred|postponed|tabled)|deferred(?: decision)?|postponed",
    ),
    DecisionLabel(REJECTED, r"motion (?:failed|lost|defeated)|rejected"),
    DecisionLabel(
        ACCEPTED,
        r"(?:(?:final|group|meeting|unanimous|general|main|the) )?"
        r"(?:decisions?|conclusions?|resolutions?|outcomes?|results?|agreements?|consensus|verdict"
        r"|ruling|discussion ?/ ?conclusion)(?: (?:made|reached|taken))?"
        r"|resolved|decided|concluded|agreed|approved|motion carried",
    ),
)
#: between the words and the colon: ``Decision on 2022-08-24:``
_REST = (
    r"(?: (?:on|for|from|of|about|re|regarding|today|at|in|by)\b[^:\n*]{0,40}?"
    r"| ?\([^()\n]{0,40}\))?"
)
#: what may stand before them: brackets, pictures, quotation marks
_OPEN = r"[\s>*_\[(`\"“✅☑✔✓→➡️⇒=]{0,8}(?::[a-z_]{2,30}: *)?[*_]{0,3}"
_CLOSE = r"[*_]{0,3}(?:\s?[:：][*_]{0,3}|\s?(?:--|–|—|→|=>)|\s-)(?=\s|\Z|[*_\[(])\s*[*_]{0,3}\s?"
#: in bold with no colon
_BOLD = (
    r"\s*(?:\*\*|__)(?:decision|conclusion|resolution|resolved|decided)s?[.:]?(?:\*\*|__)"
    r"\s*[:–—-]?\s*"
)
_CAPITALS = r"\s*(?:RESOLVED|DECISION|RESOLUTION|CONCLUSION|AGREED|DECIDED)\b[\s:-]+(?=\S)"
MARKS = (
    *(
        (label.status, re.compile(rf"{_OPEN}(?:{label.words}){_REST}{_CLOSE}", re.IGNORECASE))
        for label in DECISION_LABELS
    ),
    (ACCEPTED, re.compile(_BOLD, re.IGNORECASE)),
    (ACCEPTED, re.compile(_CAPITALS)),
    # what scribes of the W3C write; "Proposal: …" is the title of an item more often
    (PROPOSED, re.compile(r"\s*(?:PROPOSED|PROPOSAL)\s?:\s+(?=\S)")),
)
#: a word before a colon, to be compared with these in case of a slip of the pen
WORD = re.compile(r"[\s*_\[(]{0,6}([A-Za-z]{7,12})[*_]{0,3}\s?:\s*")
SPELT = ("decision", "conclusion", "resolution", "consensus", "decisions", "agreement")
#: a tag anywhere in a line, but not in code or an address
HASHTAG = re.compile(r"(?<![\w/#&`])#decision\b:?(?![\w/`-])", re.IGNORECASE)
#: what counts in a post too, where prose tells and a conclusion ends it
FORMAL = re.compile(r"[\W_]*(?:final |group )?(?:decision|resol|motion)", re.IGNORECASE)
#: a line without any of these has no label
LABEL_HINTS = (
    *("decision", "decided", "conclu", "resol", "outcome", "result", "agree", "consensus"),
    *("verdict", "ruling", "approved", "motion", "takeaway", "take away", "take-away"),
    *("reject", "defer", "postpon", "proposed", "proposal"),
)
#: a label begins within so many characters
NEAR = 160


#: how an outcome begins that is no "yes"
OUTCOMES = tuple(
    (status, re.compile(rf"\W*(?:(?:this|it|was|is|to be) )*(?:{words})\b", re.IGNORECASE))
    for status, words in (
        (DEFERRED, r"postponed?|defer(?:red)?|tabled?|put off|no decision|undecided"),
        (REJECTED, r"rejected|declined|not (?:accepted|approved|adopted)|decided against"),
    )
)


class LabelMatch(NamedTuple):
    """A label in a line: the status that it gives, and where the words after it begin."""

    status: str
    end: int


def marked(text: str, known: KnownPeople, *, is_formal: bool) -> LabelMatch | None:
    """Return the label that begins a line, after who speaks.

    :param is_formal: whether only those count that nothing but a decision has
    """
    word = WORD.match(text)
    if word and not is_formal and get_close_matches(word[1].casefold(), SPELT, n=1, cutoff=0.85):
        return LabelMatch(ACCEPTED, word.end())
    if "#" in text and HASHTAG.search(text):
        return LabelMatch(ACCEPTED, 0)
    if not has_any(LABEL_HINTS, text[:NEAR]):
        return None
    for start in {0: None, spoken(text, known).start: None}:
        words = text[start:]
        if is_formal and not FORMAL.match(words):
            continue
        for status, pattern in MARKS:
            if found := pattern.match(words):
                return LabelMatch(status, start + found.end())
    return None


def outcome_of(text: str) -> str:
    """Return the status that what stands after a label begins with; empty for none."""
    return next((status for status, begins in OUTCOMES if begins.match(text)), "")
