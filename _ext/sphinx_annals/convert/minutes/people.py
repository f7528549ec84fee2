"""People as minutes name them: who is known to have been there, and what looks like a name."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ...model.names import fold

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ..document.records import Presence


_WORD = r"[^\W\d_a-z][\w'’-]{0,24}\.?"
_PARTICLE = r"(?:van|von|der|den|de|del|della|da|di|la|le|el|al|bin|ibn|ter|ten)"
#: a given and a family name, or more
FULL_NAME = re.compile(rf"{_WORD}(?: (?:{_PARTICLE} ){{0,2}}{_WORD}){{1,3}}\Z")
ONE_NAME = re.compile(rf"{_WORD}(?: {_WORD}\.?){{0,2}}\Z")
HANDLE = re.compile(r"@[A-Za-z\d](?:[A-Za-z\d_-]{0,38})")
#: words of organizations, projects and occasions, which names of people do not have
NOT_PEOPLE = re.compile(
    r"\b(?:universit\w*|institut\w*|labs?|laborator\w+|inc|ltd|gmbh|llc|foundation|research"
    r"|college|school|center|centre|consulting|software|systems|company|corporation|group|team"
    r"|project|meeting|conference|summit|workshop|working|committee|council|alliance|networks?"
    r"|technolog\w+|science|sciences|sprint|day|session|part|version|january|february|march"
    r"|april|may|june|july|august|september|october|november|december|monday|tuesday|wednesday"
    r"|thursday|friday|saturday|sunday|if|time|permits|optional|continued|cont|update|updates"
    r"|discussion|discuss|issue|draft|agenda|slides|video|link|links|phase|stage|poll|vote|note"
    r"|action|decision|conclusion|resolution|question|questions|answer|proposal|proposals|goal"
    r"|description|context|background|summary|status|todo|result|outcome|next|steps?|reminder"
    r"|announcement|news|topic|topics|date|location|when|where|who|what|why|how|yes|no|also"
    r"|hour|newsletter|outline|community|python|github|docs?)\b",
    re.IGNORECASE,
)
#: what somebody is to do begins with these, in capitals too
VERB = re.compile(
    r"(?:add|fix|update|write|make|create|start|review|ask|move|check|open|close|use|merge|replace"
    r"|follow|continue|need|have|share|discuss|document|release|remove|test|try|work|find|send|set"
    r"|run|get|propose|talk|email|contact|invite|organi[sz]e|schedule|prepare|draft|finali[sz]e"
    r"|investigate|look|plan|post|publish|reach|report|submit|announce|consider|improve"
    r"|implement|complete|ensure|learn|present|let|do|go|see|be|bring|help|keep|put|push|read"
    r"|decide|define|convert|collect|clean|build|deploy|rename|explore|encourage|figure|think"
    r"|everyone|everybody|someone|somebody|anyone|we|they|it|this|that|there|you|all|chapters"
    r"|\w+ing)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True, eq=False)
class Known:
    """Who may be meant in a meeting, by every form of the name; each meeting has its own."""

    #: each form, folded -> the name in the roll
    forms: dict[str, str]

    @classmethod
    def of(cls, presences: Iterable[Presence]) -> Known:
        """Return the people of a roll: by name, given name, handle and initials."""
        forms: dict[str, str] = {}
        for one in presences:
            given = one.name.split()[0] if one.name.split() else ""
            for form in (one.name, given, one.initials, *one.handles):
                if form:
                    forms.setdefault(fold(form).lstrip("@"), one.name)
        return cls(forms)

    def __contains__(self, name: str) -> bool:
        return fold(name).lstrip("@") in self.forms


def is_full_name(text: str) -> bool:
    """Whether *text* looks like the given and the family name of somebody."""
    return (
        FULL_NAME.match(text) is not None and not NOT_PEOPLE.search(text) and not VERB.match(text)
    )


def is_name(text: str, known: Known) -> bool:
    """Whether *text* names somebody: who is known, has a handle, or has two names."""
    bare = text.strip()
    return bool(bare) and (
        bare in known or HANDLE.fullmatch(bare) is not None or is_full_name(bare)
    )


JOINED = re.compile(r"\s*(?:,|&|\+|;|/|\band\b)\s*")


def names_in(text: str, known: Known) -> tuple[str, ...]:
    """Return the names that *text* consists of; none where a part of it is no name."""
    parts = tuple(part.strip(" .:()?") for part in JOINED.split(text) if part.strip(" .:()?"))
    return parts if parts and all(is_name(part, known) for part in parts) else ()
