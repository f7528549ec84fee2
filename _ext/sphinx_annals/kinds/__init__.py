"""The kinds of entries; to add one, write its file and name it in the tuple ``KINDS``.

May import: model, warnings.
"""

from __future__ import annotations

from types import MappingProxyType

from .decision import DECISION
from .event import EVENT
from .kind import Kind
from .organization import ORGANIZATION
from .person import PERSON
from .talk import TALK

#: in the order in which the book shows them
KINDS: tuple[Kind, ...] = (EVENT, TALK, DECISION, PERSON, ORGANIZATION)

#: name of a kind -> kind
BY_NAME = MappingProxyType({kind.name: kind for kind in KINDS})
#: name of a role -> kind
BY_ROLE = MappingProxyType({role: kind for kind in KINDS for role in kind.roles})

__all__ = ["BY_NAME", "BY_ROLE", "KINDS", "Kind"]
