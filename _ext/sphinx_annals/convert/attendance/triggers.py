"""Triggers: the headings and labels that open a roll call, and those that end it."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from ..document.plain_text import unmarked

if TYPE_CHECKING:
    from ..document.records import Presence


class Trigger(NamedTuple):
    """What is said of those who are listed under a heading or a label."""

    role: str = ""
    is_absent: bool = False
    #: whether it opens a roll call by itself; else it only goes on with one. A duty that is not
    #: strong is only that of somebody who was there: "Host: Lund", "Notes: on paper"
    is_strong: bool = True
    #: whether it says who did something, rather than who was there
    is_duty: bool = False
    #: whether it opens one if full names follow it in the same line
    needs_names: bool = False

    def applied(self, one: Presence) -> Presence:
        """Return *one* as somebody under the cue."""
        return one._replace(
            role=", ".join(dict.fromkeys(filter(None, (one.role, self.role)))),
            is_absent=one.is_absent or self.is_absent,
        )


class TriggerRow(NamedTuple):
    """A cue, and what it looks like."""

    cue: Trigger
    pattern: str
    example: str


_WHO = r"(?:members?|people|others?|folks|those|everyone|persons?|participants|attendees|also)"
#: up to three words that say whose members they are: "TSC", "Steering Committee", "in-person"
_WHOSE = (
    r"(?:(?!(?:introduc|number|expect|future|max|report|for|by|from|of)\w*\b)"
    r"[\w.&'/-]{1,30} ){0,3}"
)

#: what a heading or a label may say, from first to last
CUES: tuple[TriggerRow, ...] = (
    TriggerRow(
        Trigger("", True),
        rf"(?:{_WHOSE}{_WHO} )?(?:not (?:present|attending|in attendance|here)|absent"
        r"|absentees?|absences?|excused|unable to (?:attend|join|make it)"
        r"|can(?:'t|not) (?:attend|join|make it))",
        "Not present",
    ),
    TriggerRow(
        Trigger("", True),
        r"(?:send(?:s|ing)? )?(?:with )?regrets(?: from| for)?"
        r"|apologies(?: (?:for(?: absence)?|received))?(?: from)?"
        r"|absent(?: with(?:out)?)? (?:regrets?|apolog(?:y|ies))|regrets (?:and|/) apologies",
        "Regrets",
    ),
    TriggerRow(Trigger("", True, is_strong=False), r"missing|away|on leave", "Missing"),
    TriggerRow(
        Trigger(),
        r"(?:opening(?: of the meeting)?,? )?(?:welcome,? )?(?:and |& )?roll[- ]?calls?"
        r"|introductions? (?:of|and) (?:all )?(?:attendees|participants|roll[- ]?call)",
        "Opening, welcome and roll call",
    ),
    TriggerRow(
        Trigger("guest", is_strong=False),
        r"(?:invited |special )?(?:guests?|visitors?)(?: present)?",
        "Guests",
    ),
    TriggerRow(Trigger("observer", is_strong=False), r"observers?(?: present)?", "Observers"),
    TriggerRow(
        Trigger(),
        rf"{_WHOSE}(?:attendees?|attendants|participants?)(?: list| present| names?)?"
        r"|(?:in )?attendance(?: list| sheet)?|attend(?:ed|ing)(?: by)?|participating"
        r"|(?:attendees|participants) (?:and|&|/) (?:roles|affiliations?|guests|regrets)",
        "TSC attendees",
    ),
    TriggerRow(
        Trigger(),
        rf"(?:{_WHOSE}{_WHO} )?(?:present|in attendance|attending|who attended)"
        r"|present (?:were|members?|people|today|at (?:the )?meeting)",
        "Members present",
    ),
    TriggerRow(
        Trigger(),
        r"check[- ]?ins?|sign[- ]?ins?(?: sheet)?|sign[- ]in here",
        "Roll call",
    ),
    TriggerRow(
        Trigger(),
        r"who(?:'s| is| was| were|) (?:here|present|attending|there|in attendance|on the call"
        r"|joining)|who attended",
        "Who is here",
    ),
    TriggerRow(
        Trigger(is_strong=False, needs_names=True),
        r"(?:in[- ]person|remote|online|virtual|on[- ]site)(?: only)?|voting members?",
        "Remote",
    ),
    TriggerRow(
        Trigger(is_strong=False),
        r"people|(?:[\w-]{1,20} )?members?|others?|staff|community(?: members)?|team(?: members)?"
        r"|also(?: here)?|alternates",
        "Members",
    ),
    TriggerRow(
        Trigger("chair", is_duty=True),
        r"(?:acting |meeting |session )?(?:co-?)?chair(?:s|person|man"
        r"|woman|ed by|ing)?|presiding(?: officer)?",
        "Chair",
    ),
    TriggerRow(
        Trigger("facilitator", is_duty=True),
        r"(?:meeting )?facilitat(?:ors?|ed by|ion)"
        r"|(?:meeting )?cultivators?|(?:meeting )?lead(?:er|ers)?|led by",
        "Facilitator",
    ),
    TriggerRow(Trigger("moderator", is_duty=True), r"moderat(?:ors?|ed by)", "Moderator"),
    TriggerRow(
        Trigger("host", is_strong=False, is_duty=True),
        r"(?:meeting )?(?:co-?)?host(?:s|ed by)?",
        "Host",
    ),
    TriggerRow(
        Trigger("note taker", is_duty=True),
        r"note[- ]?tak(?:ers?|ing)|notes?(?: taken)? by|scribes?"
        r"|minute[- ]?tak(?:ers?|ing)|minutes(?: taken)?(?: by)?|minutes secretary|scribed by"
        r"|recorder",
        "Notes taken by",
    ),
    TriggerRow(Trigger("note taker", is_strong=False, is_duty=True), r"notes", "Notes"),
    TriggerRow(Trigger("secretary", is_duty=True), r"secretary", "Secretary"),
    TriggerRow(Trigger("timekeeper", is_duty=True), r"time[- ]?keeper", "Timekeeper"),
)

#: what may stand before the words of a heading: ``1.``, ``II.``, ``-``
_NUMBER = re.compile(r"(?:\d{1,2}(?:\.\d{1,2})*[.)]?|[IVX]{1,4}[.)])\s+")
_BESIDE = re.compile(r"\s*[(\[][^()\[\]]{0,120}[)\]]\s*")
_COMPILED = tuple((re.compile(row.pattern), row.cue) for row in CUES)

#: ``**Present** *(add your name)*: Ada``, ``Chair: Bo``, ``Hosted by Ada``
_LABEL = re.compile(
    r"(?P<label>@?[*_]{0,3}[^\W\d_][^:|\n]{0,45}?[*_]{0,3}(?:\s*[*_]*\([^()]{0,120}\)[*_]*)?)\s*"
    # "Present+ Ada" is how scribes of the W3C note who comes
    r"(?::(?!//)[*_]{0,3}|[?+](?=\s)|(?<=[*_])[ \t]+[-\u2013\u2014](?=\s))\s*(?P<value>.*)",
)
#: a label ends with a colon, is bold, or goes on with "by"
_LABELLING = re.compile(r".{2,180}?[:?+]|\*\*|__|.{4,16} (?:by|from|for)\b")
_EMOJI = re.compile(r"(?<![\w/:]):[a-z][a-z0-9_+-]{1,40}:(?![\w/:])")
#: ``**Present** Ada, Bo``
_BOLD = re.compile(r"(?:\*\*|__)(?P<label>[^*_:]{3,40})(?:\*\*|__)\s+(?P<value>[^\W\d_].*)")
_BY = re.compile(
    r"[*_]{0,3}(?P<label>(?:hosted|facilitated|moderated|chaired|led|scribed|notes taken"
    r"|minutes taken|notes) by|(?:apologies|regrets) (?:from|for))\b"
    r"[*_]{0,3}:?\s+(?P<value>\S.{0,200})",
    re.IGNORECASE,
)


class Labelled(NamedTuple):
    """A label that is a cue, and what stands after it."""

    cue: Trigger
    value: str


@lru_cache(maxsize=4096)
def cue_of(text: str) -> Trigger | None:
    """Return what *text*, a heading or a label, says of the names under it."""
    words = _BESIDE.sub(" ", unmarked(text).replace("\u2019", "'"))
    bare = _NUMBER.sub("", words.strip(" @:*_-\u2013\u2014.!#")).casefold().strip(" :!.")
    if not 3 < len(bare) < 60:
        return None
    return next((cue for pattern, cue in _COMPILED if pattern.fullmatch(bare)), None)


def labelled(text: str) -> Labelled | None:
    """Return the cue that begins *text* as a label, and its value; None where there is none."""
    if not _LABELLING.match(text):
        return None
    text = _EMOJI.sub("", text)
    found = _LABEL.fullmatch(text) or _BOLD.fullmatch(text) or _BY.fullmatch(text)
    cue = cue_of(found["label"]) if found else None
    return Labelled(cue, found["value"].strip()) if found and cue else None
