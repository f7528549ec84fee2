"""Law 1, by chance: random edits of a small book, each build compared with a clean one.

``HYPOTHESIS_PROFILE=histories`` runs 300 of these histories, other runs a few.
"""

from __future__ import annotations

import os
import shutil
from collections import Counter
from functools import partial
from typing import TYPE_CHECKING

import chance
import pytest
from edits import LONG_AGO
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    precondition,
    rule,
    run_state_machine_as_test,
)
from law import Judge, assert_no_more_was_written
from manuscript import Manuscript

from sphinx_annals.kinds import BY_NAME

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from chance import Document, Entry, Part
    from manuscript import Edition
    from snapshot import Snapshot

pytestmark = pytest.mark.histories

COUNT = 300 if os.environ.get("HYPOTHESIS_PROFILE") == "histories" else 20
STEPS = 15
#: a text is built fastest, a website shows most
BUILDERS = ("text", "html", "html", "dirhtml")
INDEX = "# Reeds\n\n```{toctree}\n:glob:\n\n*\n*/*\n```\n"
TOGGLES = {
    "language": ("en", "de"),
    "html_title": ("Reeds", "Of reeds"),
    "annals_short_names": (True, False),
    "annals_json": (True, False),
}
has_documents = precondition(lambda self: self.documents)
has_entries = precondition(lambda self: self.entries())


class BookHistory(RuleBasedStateMachine):
    """A book that is edited and built, and compared with a clean build when its history ends.

    :param folder: where the book and its clean builds are.
    :param tally: counts histories, builds and comparisons.
    """

    def __init__(self, folder: Path, tally: Counter[str]) -> None:
        super().__init__()
        self.folder = folder
        self.tally = tally
        self.documents: dict[str, Document] = {}
        #: the documents of the last build
        self.known: frozenset[str] = frozenset()
        #: document -> its file
        self.outputs: Mapping[str, Path] = {}
        #: what the output says, where nothing but edits happened since
        self.before: Snapshot | None = None

    @initialize(
        builder=st.sampled_from(BUILDERS),
        documents=st.dictionaries(
            st.sampled_from(chance.DOCUMENTS), chance.documents, min_size=2, max_size=6
        ),
    )
    def begin(self, builder: str, documents: dict[str, Document]) -> None:
        """Write and build a book."""
        shutil.rmtree(self.folder, ignore_errors=True)
        self.judge = Judge(self.folder / "clean")
        self.book = Manuscript(self.folder / "book", builder)
        self.book.write({"index.md": INDEX})
        for docname, document in documents.items():
            self.write(docname, document)
        self.build()
        self.tally["histories"] += 1

    def write(self, docname: str, document: Document, when: int = 0) -> None:
        """Write a document."""
        self.documents[docname] = document
        self.book.write({f"{docname}.md": str(document)}, when)

    def edit(self, docname: str, edit: Callable[[list[Part]], object]) -> None:
        """Edit the parts of a document."""
        document = self.documents[docname]
        parts = [*document.parts]
        edit(parts)
        self.write(docname, document._replace(parts=tuple(parts)))

    def entries(self) -> list[tuple[str, int, Entry]]:
        """Return all entries with where they are."""
        documents = sorted(self.documents.items())
        placed = (
            (name, at, part) for name, said in documents for at, part in enumerate(said.parts)
        )
        return [(name, at, part) for name, at, part in placed if isinstance(part, chance.Entry)]

    def change(self, data: st.DataObject, change: Callable[[Entry], Entry]) -> None:
        """Change an entry."""
        docname, at, entry = data.draw(st.sampled_from(self.entries()))
        changed = change(entry)
        self.edit(docname, lambda parts: parts.__setitem__(at, changed))

    def chosen(self, data: st.DataObject) -> str:
        """Return one of the documents."""
        return data.draw(st.sampled_from(sorted(self.documents)))

    # edits --------------------------------------------------------------------------------

    @rule(docname=st.sampled_from(chance.DOCUMENTS), document=chance.documents)
    def write_a_document(self, docname: str, document: Document) -> None:
        """A document comes, or says something else."""
        self.write(docname, document)

    @rule(docname=st.sampled_from(chance.DOCUMENTS), document=chance.documents)
    def add_a_document_of_old(self, docname: str, document: Document) -> None:
        """A document that Sphinx doesn't know comes with a time long before the last build."""
        if docname not in self.known:
            self.write(docname, document, LONG_AGO)

    @has_documents
    @rule(data=st.data())
    def delete_a_document(self, data: st.DataObject) -> None:
        """A document goes."""
        docname = self.chosen(data)
        del self.documents[docname]
        self.book.remove(f"{docname}.md")

    @has_documents
    @rule(data=st.data(), part=chance.parts)
    def add_a_part(self, data: st.DataObject, part: Part) -> None:
        """An entry, a mention or a view comes."""
        at = data.draw(st.integers(0, 4))
        self.edit(self.chosen(data), lambda parts: parts.insert(at, part))

    @has_documents
    @rule(data=st.data(), at=st.integers(-4, -1))
    def take_a_part(self, data: st.DataObject, at: int) -> None:
        """An entry, a mention or a view goes, perhaps to another document."""
        docname, other = self.chosen(data), self.chosen(data)
        taken = self.documents[docname].parts[at:][:1]
        self.edit(docname, lambda parts: [parts.remove(part) for part in taken])
        if other != docname:
            self.edit(other, lambda parts: parts.extend(taken))

    @has_entries
    @rule(data=st.data(), like=chance.entries(), fields=st.sets(st.sampled_from(chance.CHANGES)))
    def change_an_entry(self, data: st.DataObject, like: Entry, fields: set[str]) -> None:
        """An entry gets another id, title or prose, or other options."""
        values = {field: getattr(like, field) for field in sorted(fields)}
        self.change(data, lambda entry: entry._replace(**values))

    @has_entries
    @rule(data=st.data(), part=chance.parts)
    def change_prose(self, data: st.DataObject, part: Part) -> None:
        """An entry gets other prose, perhaps with an entry in it."""
        prose = (str(part).replace("::::::", ":::::"),)
        self.change(data, lambda entry: entry._replace(prose=prose))

    @has_entries
    @rule(data=st.data(), names=chance.people())
    def change_a_link(self, data: st.DataObject, names: str) -> None:
        """An entry names others than before, and looks the same wherever it is named itself."""

        def linked(entry: Entry) -> Entry:
            link = data.draw(st.sampled_from([link.name for link in BY_NAME[entry.kind].links]))
            return entry._replace(options=tuple({**dict(entry.options), link: names}.items()))

        self.change(data, linked)

    @rule(setting=st.sampled_from(sorted(TOGGLES)), second=st.booleans())
    def change_a_setting(self, setting: str, second: bool) -> None:
        """A setting changes, or doesn't."""
        self.book.configure(**{setting: TOGGLES[setting][second]})

    def make(self, *how: str, **what: list[str]) -> Edition:
        """Build in some way."""
        self.known = frozenset(self.documents)
        return self.book.build(*how, **what)

    # builds -------------------------------------------------------------------------------

    @rule()
    def build(self) -> None:
        """Build, and compare."""
        edition = self.make()
        now = self.judge.assert_same(self.book, edition)
        if self.before and self.book.builder != "text":
            assert_no_more_was_written(edition, self.before, now)
        self.before, self.outputs = now, edition.outputs
        self.tally["builds compared"] += 1

    @rule(other=st.sampled_from(("text", "html", "annals")))
    def build_with_another_builder(self, other: str) -> None:
        """Build something else from the same doctrees."""
        self.make(other)
        self.before = None

    @has_documents
    @rule(data=st.data())
    def build_one_document(self, data: st.DataObject) -> None:
        """Build with one file named on the command line."""
        self.make(only=[f"{self.chosen(data)}.md"])
        self.before = None

    @rule(data=st.data())
    def delete_output(self, data: st.DataObject) -> None:
        """A page of the output is deleted."""
        docname = data.draw(st.sampled_from(sorted(self.outputs)))
        self.outputs[docname].unlink(missing_ok=True)
        self.before = None

    def teardown(self) -> None:
        """Build once more, and compare."""
        if self.before or self.documents:
            self.build()


def test_no_history_makes_a_difference(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Whatever happened to a book, its next build says what a clean build says."""
    tally = Counter[str]()
    run_state_machine_as_test(
        partial(BookHistory, tmp_path, tally),
        settings=settings(
            max_examples=COUNT,
            stateful_step_count=STEPS,
            suppress_health_check=list(HealthCheck),
            print_blob=True,
        ),
    )
    with capsys.disabled():
        print("\n" + ", ".join(f"{count} {what}" for what, count in tally.items()))
