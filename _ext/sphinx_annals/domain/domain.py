"""The domain: how Sphinx resolves, lists and checks the entries of a book."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from sphinx.domains import Domain, ObjType
from sphinx.ext.intersphinx import InventoryAdapter
from sphinx.util import logging
from sphinx.util.nodes import make_refnode

from ..content import inline
from ..content.problems import problems_of
from ..content.resolver import QueryResolver
from ..index.lookup import kinds_of_role
from ..kinds import BY_NAME, KINDS
from ..warnings import WARNING_TYPE
from .build_state import listed
from .data import DomainData
from .directives import ENTRY_DIRECTIVES, VIEW_DIRECTIVES, WHOLE_DIRECTIVES
from .nodes import annals_name
from .roles import ROLES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from docutils import nodes
    from docutils.nodes import Element
    from sphinx.addnodes import pending_xref
    from sphinx.application import Sphinx
    from sphinx.builders import Builder
    from sphinx.environment import BuildEnvironment

    from ..model.entries import Problem
    from .build_state import Listed


logger = logging.getLogger(__name__)


class AnnalsDomain(DomainData):
    """Events, talks, decisions, people and organizations, and the references between them."""

    name = "annals"
    label = "Annals"
    object_types = {kind.name: ObjType(kind.label, *kind.roles) for kind in KINDS}
    directives = {**ENTRY_DIRECTIVES, **VIEW_DIRECTIVES, **WHOLE_DIRECTIVES}
    roles = dict(ROLES)
    _answers: QueryResolver | None = None

    # references ---------------------------------------------------------------------------

    def resolve_xref(  # noqa: PLR0913 (Sphinx says what it is called with)
        self,
        env: BuildEnvironment,
        fromdocname: str,
        builder: Builder,
        typ: str,
        target: str,
        node: pending_xref,
        contnode: Element,
    ) -> nodes.reference | None:
        """Return a link to the one entry that *target* means, or None."""
        entry = self.index.match(target, kinds_of_role(typ)).entry
        if entry is None:
            # other books are asked next, about one role
            roles: tuple[str, ...] = node.get("annals_roles", ())
            node["reftype"] = next((r for r in roles if self._is_elsewhere(r, target)), typ)
            return None
        if not node.get("refexplicit"):
            contnode = annals_name("", entry.title, classes=contnode["classes"])
        return make_refnode(builder, fromdocname, *inline.place_of(entry), contnode)

    def resolve_any_xref(
        self,
        env: BuildEnvironment,
        fromdocname: str,
        builder: Builder,
        target: str,
        node: pending_xref,
        contnode: Element,
    ) -> list[tuple[str, nodes.reference]]:
        """Return a link for each entry that *target* may mean."""
        entries = self.index.match(target, tuple(BY_NAME)).entries
        roles = [BY_NAME[entry.kind].roles[0] for entry in entries]
        links = (
            self.resolve_xref(env, fromdocname, builder, role, entry.id, node, contnode)
            for role, entry in zip(roles, entries, strict=True)
        )
        return [(f"annals:{role}", link) for role, link in zip(roles, links, strict=True) if link]

    def get_objects(self) -> Iterator[Listed]:
        """Yield every entry, for the search, the inventory and editors."""
        yield from self.edition.objects

    def get_type_name(self, type: ObjType, primary: bool = False) -> str:
        """Return the name of a kind as the search shows it."""
        return str(type.lname)

    # what it says ---------------------------------------------------------------------------

    @property
    def answers(self) -> QueryResolver:
        """What answers the queries of all pages, as long as the book says the same."""
        known = self._answers
        if not known or known.index is not self.index or known.problems is not self.problems:
            self._answers = known = QueryResolver(self.index, self.problems)
        return known

    # problems -----------------------------------------------------------------------------

    @property
    def problems(self) -> tuple[Problem, ...]:
        """All that is wrong in the book, by document and line."""
        return self.edition.problems

    def sum_up(self) -> None:
        """Note what is asked for at the end of a build: all entries, and all that is wrong."""
        self.edition.objects = listed(self.index)
        found = problems_of(self.index, self.sources, self._is_elsewhere)
        self.edition.problems = tuple(found)

    def _is_elsewhere(self, role: str, name: str) -> bool:
        kinds = kinds_of_role(role)
        inventory = InventoryAdapter(self.env).main_inventory
        return any(name in inventory.get(f"annals:{kind}", {}) for kind in kinds)

    def check_consistency(self) -> None:
        """Report all problems: those of reading as well, so that each build says all of them."""
        for problem in self.problems:
            logger.warning(
                "%s",
                problem.message,
                location=self._location(problem),
                type=WARNING_TYPE,
                subtype=problem.subtype,
            )

    def _location(self, problem: Problem) -> str | tuple[str, int]:
        if problem.file:
            return f"{self.env.srcdir / problem.file}:{problem.line}"
        return problem.docname, problem.line


def domain_of(env: BuildEnvironment) -> AnnalsDomain:
    """Return the domain of the book in *env*."""
    return cast("AnnalsDomain", env.domains[AnnalsDomain.name])


def is_reported(app: Sphinx, domain: Domain | None, node: pending_xref) -> bool | None:
    """Tell Sphinx that an unknown name of ours has its own warning already."""
    return True if domain and domain.name == AnnalsDomain.name else None


def know_builder(app: Sphinx) -> None:
    """Tell the domain which builder writes this build."""
    domain_of(app.env).builder = app.builder


def setup_domain(app: Sphinx) -> None:
    """Register the domain."""
    app.add_domain(AnnalsDomain)
    app.connect("builder-inited", know_builder)
    app.connect("warn-missing-reference", is_reported)
