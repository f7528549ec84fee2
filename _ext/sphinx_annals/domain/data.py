"""The data of the domain: what each document says, kept from build to build."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import replace
from typing import TYPE_CHECKING, cast

from sphinx.domains import Domain

from ..index.index import Index
from ..model.entries import Facts
from .build_state import BuildState, LazyFacts
from .mentions import harvested

if TYPE_CHECKING:
    from collections.abc import Iterator, Set
    from typing import Any

    from docutils import nodes
    from sphinx.builders import Builder
    from sphinx.environment import BuildEnvironment

    from ..model.entries import Entry, Problem, Query
    from .output_cache import OutputCache


class DomainData(Domain):
    """Keeps what each document says; all else is derived by its index."""

    initial_data = {
        "facts": LazyFacts(),  # docname -> Facts
        "pages": {},  # docname of a page made by the extension -> digest of its frame
        "endings": {},  # docname of a page in the source -> digest of what was added at its end
        "configured": 0,  # when settings changed, in nanoseconds
        "edition": BuildState(),  # what the last build said
    }

    #: makes the addresses of links in this build
    builder: Builder
    #: the documents found in the source folder in this build
    sources: frozenset[str] = frozenset()
    #: what the output folder of this build holds
    output_cache: OutputCache | None = None

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
        folio: LazyFacts = self.data["facts"]  # docname -> Facts
        return folio.facts

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
    def edition(self) -> BuildState:
        """What the last build said."""
        edition: BuildState = self.data["edition"]
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

    @contextmanager
    def aside(self) -> Iterator[dict[str, Facts]]:
        """Note what is read meanwhile apart from the book, in the facts that are given."""
        kept, self.data["facts"] = self.data["facts"], LazyFacts()
        try:
            yield self.facts
        finally:
            self.data["facts"] = kept
            self._changed()

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
            entry._replace(prose=digests.get(entry.anchor, "")) for entry in facts.entries
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
        said = otherdata["facts"].facts
        self.facts.update({docname: said[docname] for docname in docnames if docname in said})
        self._changed()

    def process_doc(self, env: BuildEnvironment, docname: str, document: nodes.document) -> None:
        """Note what else a document says: mentions, the places of its views, its title."""
        facts = harvested(env, self.facts.get(docname, Facts()), docname, document)
        if facts != Facts(title=facts.title):
            self.facts[docname] = facts
            self._changed()


def data_of(env: BuildEnvironment) -> DomainData:
    """Return the data of the domain, where directives and transforms note what they read."""
    return cast("DomainData", env.domains["annals"])
