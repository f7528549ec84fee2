"""Triggers: headings and labels that open a roll call or continue it."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from ..document.plain_text import unmarked
from ..vocabulary import any_of

if TYPE_CHECKING:
    from ..document.records import Presence


class Trigger(NamedTuple):
    """What a heading or a label implies about the people below or after it."""

    role: str = ""
    is_absent: bool = False
    #: whether it opens a roll call by itself, rather than continue one; a duty that isn't strong
    #: needs the name of an attendee: "Host: Lund", "Notes: on paper"
    is_strong: bool = True
    #: whether it names who did something, rather than who attended
    is_duty: bool = False
    #: whether full names on the same line make it open a roll call
    needs_names: bool = False

    def applied(self, one: Presence) -> Presence:
        """Return *one* as a person below the trigger."""
        return one._replace(
            role=", ".join(dict.fromkeys(filter(None, (one.role, self.role)))),
            is_absent=one.is_absent or self.is_absent,
        )


#: triggers by the key of their words below ``attendance.triggers``, in order of precedence
TRIGGERS: dict[str, Trigger] = {
    "absent": Trigger(is_absent=True),
    "missing": Trigger(is_absent=True, is_strong=False),
    "guests": Trigger("guest", is_strong=False),
    "observers": Trigger("observer", is_strong=False),
    "present": Trigger(),
    "remote": Trigger(is_strong=False, needs_names=True),
    "members": Trigger(is_strong=False),
    "chair": Trigger("chair", is_duty=True),
    "facilitator": Trigger("facilitator", is_duty=True),
    "moderator": Trigger("moderator", is_duty=True),
    "host": Trigger("host", is_strong=False, is_duty=True),
    "note_taker": Trigger("note taker", is_duty=True),
    "noted_by": Trigger("note taker", is_strong=False, is_duty=True),
    "secretary": Trigger("secretary", is_duty=True),
    "timekeeper": Trigger("timekeeper", is_duty=True),
}
_COMPILED = tuple(
    (re.compile(any_of(f"attendance.triggers.{key}")), trigger)
    for key, trigger in TRIGGERS.items()
)
#: numbers before the words of a heading: ``1.``, ``II.``
_NUMBER = re.compile(r"(?:\d{1,2}(?:\.\d{1,2})*[.)]?|[IVX]{1,4}[.)])\s+")
_BESIDE = re.compile(r"\s*[(\[][^()\[\]]{0,120}[)\]]\s*")

#: ``**Present** *(add your name)*: Ada``, ``Chair: Bo``, ``Hosted by Ada``
_LABEL = re.compile(
    r"(?P<label>@?[*_]{0,3}[^\W\d_][^:|\n]{0,45}?[*_]{0,3}(?:\s*[*_]*\([^()]{0,120}\)[*_]*)?)\s*"
    # "Present+ Ada" is how scribes of the W3C note who comes
    r"(?::(?!//)[*_]{0,3}|[?+](?=\s)|(?<=[*_])[ \t]+[-\u2013\u2014](?=\s))\s*(?P<value>.*)",
)
#: a colon, bold marks or "by", one of which each label has
_LABELLING = re.compile(rf".{{2,180}}?[:?+]|\*\*|__|.{{4,16}} {any_of('attendance.by_words')}\b")
_EMOJI = re.compile(r"(?<![\w/:]):[a-z][a-z0-9_+-]{1,40}:(?![\w/:])")
#: ``**Present** Ada, Bo``
_BOLD = re.compile(r"(?:\*\*|__)(?P<label>[^*_:]{3,40})(?:\*\*|__)\s+(?P<value>[^\W\d_].*)")
_BY = re.compile(
    rf"[*_]{{0,3}}(?P<label>{any_of('attendance.by')}\b)[*_]{{0,3}}:?\s+(?P<value>\S.{{0,200}})",
    re.IGNORECASE,
)


class Labelled(NamedTuple):
    """A label that is a trigger, and the text after it."""

    trigger: Trigger
    value: str


@lru_cache(maxsize=4096)
def trigger_of(text: str) -> Trigger | None:
    """Return the trigger that *text*, a heading or a label, is."""
    said = _BESIDE.sub(" ", unmarked(text).replace("\u2019", "'"))
    bare = _NUMBER.sub("", said.strip(" @:*_-\u2013\u2014.!#")).casefold().strip(" :!.")
    if not 3 < len(bare) < 60:
        return None
    return next((trigger for pattern, trigger in _COMPILED if pattern.fullmatch(bare)), None)


def labelled(text: str) -> Labelled | None:
    """Return the label at the start of *text*, if it is a trigger."""
    if not _LABELLING.match(text):
        return None
    text = _EMOJI.sub("", text)
    found = _LABEL.fullmatch(text) or _BOLD.fullmatch(text) or _BY.fullmatch(text)
    trigger = trigger_of(found["label"]) if found else None
    return Labelled(trigger, found["value"].strip()) if found and trigger else None
