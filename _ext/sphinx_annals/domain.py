"""The domain: what Sphinx keeps of a book, and how it asks for it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, cast

from docutils import nodes
from sphinx.domains import Domain, ObjType
from sphinx.ext.intersphinx import InventoryAdapter
from sphinx.util import logging
from sphinx.util.nodes import make_refnode

from . import line
from .directive import ENTRY_DIRECTIVES, VIEW_DIRECTIVES
from .edition import Edition
from .harvest import harvested
from .index import Index
from .kinds import BY_NAME, KINDS
from .model import Facts
from .problems import problems_of
from .registry import kinds_of_role
from .role import ROLES
from .warnings import WARNING_TYPE

if TYPE_CHECKING:
    from collections.abc import Iterator, Set
    from typing import Any

    from docutils.nodes import Element
    from sphinx.addnodes import pending_xref
    from sphinx.application import Sphinx
    from sphinx.builders import Builder
    from sphinx.environment import BuildEnvironment

    from .model import Entry, Problem, Query
    from .record import Record

logger = logging.getLogger(__name__)


class AnnalsDomain(Domain):
    """Keeps what each document says; all else is derived by its index."""

    name = "annals"
    label = "Annals"
    object_types = {kind.name: ObjType(kind.label, *kind.roles) for kind in KINDS}
    directives = {**ENTRY_DIRECTIVES, **VIEW_DIRECTIVES}
    roles = dict(ROLES)
    initial_data = {
        "facts": {},  # docname -> Facts
        "pages": {},  # docname of a page made by the extension -> digest of its frame
        "endings": {},  # docname of a page in the source -> digest of what was added at its end
        "configured": 0,  # when settings changed, in nanoseconds
        "edition": Edition(),  # what the last build said
    }

    #: makes the addresses of links in this build
    builder: Builder
    #: the documents found in the source folder in this build
    sources: frozenset[str] = frozenset()
    #: what the output folder of this build holds
    record: Record | None = None

    def __init__(self, env: BuildEnvironment) -> None:
        super().__init__(env)
        self._index: Index | None = None
        #: document -> id of an entry's box -> its prose
        self.proses: dict[str, dict[str, list[nodes.Node]]] = {}
        #: document read or removed in this build -> what it said before
        self.before: dict[str, Facts | None] = {}

    # what documents say -------------------------------------------------------------------

    @property
    def facts(self) -> dict[str, Facts]:
        """What each document says."""
        facts: dict[str, Facts] = self.data["facts"]  # docname -> Facts
        return facts

    @property
    def pages(self) -> dict[str, str]:
        """The pages that the extension made."""
        pages: dict[str, str] = self.data["pages"]  # docname -> digest
        return pages

    @property
    def endings(self) -> dict[str, str]:
        """The documents of the source that are pages too."""
        endings: dict[str, str] = self.data["endings"]  # docname -> digest
        return endings

    @property
    def configured(self) -> int:
        """When the settings of the project last changed, in nanoseconds."""
        return int(self.data["configured"])

    @configured.setter
    def configured(self, when: int) -> None:
        self.data["configured"] = when

    @property
    def edition(self) -> Edition:
        """What the last build said."""
        edition: Edition = self.data["edition"]
        return edition

    @property
    def index(self) -> Index:
        """All that follows from the facts; made anew when they change."""
        if self._index is None:
            self._index = Index(self.facts)
        return self._index

    def _note(self, docname: str, **said: Any) -> None:
        facts = self.facts.get(docname, Facts())
        more = {field: getattr(facts, field) + value for field, value in said.items()}
        self.facts[docname] = replace(facts, **more)
        self._changed()

    def _changed(self) -> None:
        self._index = None
        self.proses.clear()

    def note_entry(self, entry: Entry, problems: tuple[Problem, ...]) -> None:
        """Note an entry, and what is wrong with how it is written."""
        self._note(entry.docname, entries=(entry,), problems=problems)

    def note_query(self, query: Query, problems: tuple[Problem, ...]) -> None:
        """Note a view, so that its page is written again when what it shows changes."""
        self._note(query.docname, queries=(query,), problems=problems)

    def note_prose(self, docname: str, digests: dict[str, str]) -> None:
        """Note the digests of the prose of entries in *docname*: id of the box -> digest."""
        facts = self.facts[docname]
        entries = tuple(
            replace(entry, prose=digests.get(entry.anchor, "")) for entry in facts.entries
        )
        self.facts[docname] = replace(facts, entries=entries)
        self._changed()

    def clear_doc(self, docname: str) -> None:
        """Forget what *docname* says."""
        self.before.setdefault(docname, self.facts.get(docname))
        self.endings.pop(docname, None)
        if self.facts.pop(docname, None):
            self._changed()

    def merge_domaindata(self, docnames: Set[str], otherdata: dict[str, Any]) -> None:
        """Take over what *docnames* say, from another process."""
        said = otherdata["facts"]
        self.facts.update({docname: said[docname] for docname in docnames if docname in said})
        self._changed()

    def process_doc(self, env: BuildEnvironment, docname: str, document: nodes.document) -> None:
        """Note what else a document says: mentions, where its views stand, its title."""
        facts = harvested(env, self.facts.get(docname, Facts()), docname, document)
        if facts != Facts(title=facts.title):
            self.facts[docname] = facts
            self._changed()

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
            return None
        if not node.get("refexplicit"):
            contnode = nodes.inline("", entry.title, classes=contnode["classes"])
        return make_refnode(builder, fromdocname, *line.place_of(entry), contnode)

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

    def get_objects(self) -> Iterator[tuple[str, str, str, str, str, int]]:
        """Yield every entry, for the search, the inventory and editors."""
        for entry in self.index.entries:
            yield entry.id, entry.title, entry.kind, *line.place_of(entry), 1

    def get_type_name(self, type: ObjType, primary: bool = False) -> str:
        """Return the name of a kind as the search shows it."""
        return str(type.lname)

    # problems -----------------------------------------------------------------------------

    def problems(self) -> list[Problem]:
        """Return all that is wrong in the book, by document and line."""
        return problems_of(self.index, self.sources, self._is_elsewhere)

    def _is_elsewhere(self, role: str, name: str) -> bool:
        kinds = kinds_of_role(role)
        inventory = InventoryAdapter(self.env).main_inventory
        return any(name in inventory.get(f"annals:{kind}", {}) for kind in kinds)

    def check_consistency(self) -> None:
        """Report all problems: those of reading as well, so that each build says all of them."""
        for problem in self.problems():
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


def is_reported(app: Sphinx, domain: Domain | None, node: pending_xref) -> bool | None:
    """Tell Sphinx that an unknown name of ours has its own warning already."""
    return True if domain and domain.name == AnnalsDomain.name else None


def know_builder(app: Sphinx) -> None:
    """Tell the domain which builder writes this build."""
    cast("AnnalsDomain", app.env.domains["annals"]).builder = app.builder


def setup_domain(app: Sphinx) -> None:
    """Register the domain."""
    app.add_domain(AnnalsDomain)
    app.connect("builder-inited", know_builder)
    app.connect("warn-missing-reference", is_reported)
