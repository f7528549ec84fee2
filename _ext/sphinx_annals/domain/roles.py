"""The roles: one class for all kinds, and the short names of roles and directives."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx.roles import XRefRole

from ..config import options_of
from ..kinds import BY_ROLE
from .directives import ENTRY_DIRECTIVES, VIEW_DIRECTIVES
from .nodes import annals_name

if TYPE_CHECKING:
    from docutils import nodes
    from sphinx.application import Sphinx
    from sphinx.config import Config


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


def add_short_names(app: Sphinx, config: Config) -> None:
    """Register directives and roles without the name of the domain, if the project wants them."""
    if options_of(config).short_names:
        for name, directive in {**ENTRY_DIRECTIVES, **VIEW_DIRECTIVES}.items():
            app.add_directive(name, directive)
        for name, role in ROLES.items():
            app.add_role(name, role)


def setup_shortcut(app: Sphinx) -> None:
    """Connect the registration, which depends on a setting."""
    app.connect("config-inited", add_short_names)
