"""Wordings that report a decision, and the words around them that deny it."""

from __future__ import annotations

import re
from typing import NamedTuple

from ..document.prefilter import has_any
from ..vocabulary import any_of, words

ACCEPTED, PROPOSED, REJECTED, DEFERRED = "accepted", "proposed", "rejected", "deferred"


class Phrase(NamedTuple):
    """Wordings that report a decision, and the status they give."""

    status: str
    pattern: re.Pattern[str]
    #: whether they count in written speech, too, where old decisions are recalled
    is_for_speech: bool


#: the first one that is not held back counts
PHRASES = tuple(
    Phrase(status, re.compile(any_of(f"decisions.wordings.{name}"), re.IGNORECASE), is_for_speech)
    for status, name, is_for_speech in (
        (PROPOSED, "leaning", False),
        (PROPOSED, "proposed_in_speech", True),
        (ACCEPTED, "decided", False),
        (ACCEPTED, "decided_in_speech", True),
        (REJECTED, "rejected", False),
        (ACCEPTED, "adopted", False),
    )
)
#: words that make any decision a proposal
SOFT = re.compile(rf"\b{any_of('decisions.soft')}\b", re.IGNORECASE)
#: words shortly before a wording: nothing was decided yet, or it is recalled
HELD_BACK = re.compile(
    rf"\b{any_of('decisions.held_back')}(?:[^\S\n]+[^\s.;:,()]{{1,20}}){{0,3}}\W{{0,3}}\Z"
    rf"|\b{any_of('decisions.recalled')}(?: \w+)?[ (]{{0,2}}\Z",
    re.IGNORECASE,
)
#: words before a wording: it is one person's, a question or a quotation
NOT_THEIRS = re.compile(rf"\b{any_of('decisions.own')}\b|[\"“]\Z")
#: words anywhere in a sentence that is not about a decision
NEVER = re.compile(rf"\b{any_of('decisions.never')}", re.IGNORECASE)
#: a sentence about a decision has one of these
DECISION_HINTS = words("decisions.hints")
QUESTION = re.compile(r"\?[\"'”)\]*_\s]*\Z")


def status_of(sentence: str, *, is_speech: bool) -> str:
    """Return the status of the decision that a plain *sentence* reports; empty for none."""
    if not has_any(DECISION_HINTS, sentence):
        return ""
    sentence = sentence.replace("’", "'")
    if QUESTION.search(sentence) or NEVER.search(sentence):
        return ""
    reporting = (one for one in PHRASES if _reports(one, sentence, is_speech=is_speech))
    status = next((phrase.status for phrase in reporting), "")
    return PROPOSED if status and SOFT.search(sentence) else status


def _reports(phrase: Phrase, sentence: str, *, is_speech: bool) -> bool:
    """Whether *sentence* has a wording of *phrase* that no word before it denies."""
    if is_speech and not phrase.is_for_speech:
        return False
    for found in phrase.pattern.finditer(sentence):
        before = sentence[max(0, found.start() - 80) : found.start()]
        if not HELD_BACK.search(before) and not NOT_THEIRS.search(before):
            return True
    return False


def is_soft(sentence: str) -> bool:
    """Whether a plain *sentence* says that people lean towards something."""
    return any(phrase.pattern.search(sentence) for phrase in PHRASES if phrase.status == PROPOSED)
