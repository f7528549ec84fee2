"""The short names: ``{event}`` beside ``{annals:event}``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..config import options_of
from .directive import ENTRY_DIRECTIVES, VIEW_DIRECTIVES
from .role import ROLES

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.config import Config


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
