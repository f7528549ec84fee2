"""A search field within a page; only websites have a search to lead to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes
from sphinx.locale import _
from sphinx.util.docutils import SphinxDirective

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.writers.html5 import HTML5Translator


#: the builders that write a page for what was found
BUILDERS = ("html", "dirhtml")


class annals_search(nodes.General, nodes.Element):
    """Stands for a search field; ``docname`` is where it is placed."""


class SearchDirective(SphinxDirective):
    """A search field."""

    def run(self) -> list[nodes.Node]:
        """Return ``annals_search``."""
        return [annals_search(docname=self.env.docname)]


def visit_search(self: HTML5Translator, node: annals_search) -> None:
    """Write a form that works without a script."""
    if self.builder.name in BUILDERS:
        label = self.attval(_("Search"))
        action = self.attval(self.builder.get_relative_uri(node["docname"], "search"))
        self.body.append(
            f'<form class="annals-search" role="search" action="{action}" method="get">'
            f'<input type="search" name="q" aria-label="{label}">'
            f'<button type="submit">{label}</button></form>\n'
        )
    raise nodes.SkipNode


def skip_search(self: nodes.NodeVisitor, node: nodes.Element) -> None:
    """Leave it out: there is nothing to search with."""
    raise nodes.SkipNode


def setup_search(app: Sphinx) -> None:
    """Register the directive and its node."""
    skipped = (skip_search, None)
    app.add_node(
        annals_search,
        html=(visit_search, None),
        latex=skipped,
        text=skipped,
        man=skipped,
        texinfo=skipped,
    )
    app.add_directive_to_domain("annals", "search", SearchDirective)
