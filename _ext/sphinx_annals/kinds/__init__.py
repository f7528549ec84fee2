"""The kinds of entries; to add one, write its file and name it in the tuple ``KINDS``.

May import: model, warnings.
"""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from .decision import DECISION
from .event import EVENT
from .kind import Kind
from .organization import ORGANIZATION
from .person import PERSON
from .talk import TALK

if TYPE_CHECKING:
    from ..model.fields import Link


#: in the order in which the book shows them
KINDS: tuple[Kind, ...] = (EVENT, TALK, DECISION, PERSON, ORGANIZATION)

#: name of a kind -> kind
BY_NAME = MappingProxyType({kind.name: kind for kind in KINDS})
#: name of a role -> kind
BY_ROLE = MappingProxyType({role: kind for kind in KINDS for role in kind.roles})


#: the kinds whose entries people are affiliated with
AFFILIATION_KINDS = tuple(kind.name for kind in KINDS if kind.has_affiliates)
#: the roles by which another book knows an affiliation
AFFILIATION_ROLES = tuple(kind.roles[0] for kind in KINDS if kind.has_affiliates)


def targets_of(link: Link) -> tuple[str, ...]:
    """Return the names of the kinds that *link* may name."""
    return link.targets or tuple(BY_NAME)


__all__ = ["AFFILIATION_KINDS", "AFFILIATION_ROLES", "BY_NAME", "BY_ROLE", "KINDS", "Kind"]
