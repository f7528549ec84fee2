"""The roles: one class serves all kinds."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx.roles import XRefRole

from ..kinds import BY_ROLE
from .nodes import annals_name

if TYPE_CHECKING:
    from docutils import nodes


class EntryRole(XRefRole):
    """A mention of an entry in prose: an id, an alias, a title or an ``@handle``."""

    def __init__(self, kind: str) -> None:
        super().__init__(innernodeclass=annals_name)
        self.classes = ["annals-ref", f"annals-{kind}"]

    def run(self) -> tuple[list[nodes.Node], list[nodes.system_message]]:
        """Return the reference; a short name means the same role of this domain."""
        self.name = f"annals:{self.name.rpartition(':')[2]}"
        return super().run()


#: role -> what serves it
ROLES = {role: EntryRole(kind.name) for role, kind in BY_ROLE.items()}
