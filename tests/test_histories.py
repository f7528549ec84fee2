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
from hypothesis.stateful import RuleBasedStateMachine, initialize, rule, run_state_machine_as_test
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
STEPS = 8
#: a text is built fastest, a website shows most
BUILDERS = ("text", "html", "html", "dirhtml")
INDEX = "# Reeds\n\n```{toctree}\n:glob:\n\n*\n*/*\n```\n"
SETTINGS = {
    "language": ("en", "de"),
    "html_title": ("Reeds", "Of reeds"),
    "annals_short_names": (True, False),
    "annals_json": (True, False),
}


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

    @initialize(builder=st.sampled_from(BUILDERS), documents=chance.books())
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

    # edits --------------------------------------------------------------------------------

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

    def change(self, data: st.DataObject, changed: Callable[[Entry], Entry]) -> None:
        """Change an entry, if there is one."""
        places = [
            (docname, at)
            for docname, document in sorted(self.documents.items())
            for at, part in enumerate(document.parts)
            if isinstance(part, chance.Entry)
        ]
        if places:
            docname, at = data.draw(st.sampled_from(places))
            entry = changed(self.documents[docname].parts[at])
            self.edit(docname, lambda parts: parts.__setitem__(at, entry))

    def chosen(self, data: st.DataObject) -> str:
        """Return one of the documents."""
        return data.draw(st.sampled_from(sorted(self.documents)))

    def write_a_document(self, data: st.DataObject) -> None:
        """A document comes, or says something else; its time may be long before the last build.

        Sphinx misses another text with an old time where it knows the document.
        """
        docname = data.draw(st.sampled_from(chance.DOCUMENTS))
        is_old = docname not in self.known and data.draw(st.booleans())
        self.write(docname, data.draw(chance.documents), LONG_AGO * is_old)

    def delete_a_document(self, data: st.DataObject) -> None:
        """A document goes, unless it is the last."""
        docname = self.chosen(data)
        if len(self.documents) > 1:
            del self.documents[docname]
            self.book.remove(f"{docname}.md")

    def add_a_part(self, data: st.DataObject) -> None:
        """An entry, a mention or a view comes."""
        at, part = data.draw(st.integers(0, 4)), data.draw(chance.parts)
        self.edit(self.chosen(data), lambda parts: parts.insert(at, part))

    def take_a_part(self, data: st.DataObject) -> None:
        """An entry, a mention or a view goes, perhaps to another document."""
        docname, other = self.chosen(data), self.chosen(data)
        taken = self.documents[docname].parts[data.draw(st.integers(-4, -1)) :][:1]
        self.edit(docname, lambda parts: [parts.remove(part) for part in taken])
        if other != docname:
            self.edit(other, lambda parts: parts.extend(taken))

    def add_a_mention(self, data: st.DataObject) -> None:
        """A document mentions somebody or something."""
        mention = data.draw(chance.mentions())
        self.edit(self.chosen(data), lambda parts: parts.append(mention))

    def change_an_entry(self, data: st.DataObject) -> None:
        """An entry gets another id, title, kind or prose, or other options."""
        like, fields = (
            data.draw(chance.entries()),
            data.draw(st.sets(st.sampled_from(chance.CHANGES))),
        )
        values = {field: getattr(like, field) for field in sorted(fields)}
        self.change(data, lambda entry: entry._replace(**values))

    def change_prose(self, data: st.DataObject) -> None:
        """An entry gets other prose, perhaps with an entry in it."""
        prose = (str(data.draw(chance.parts)).replace("::::::", ":::::"),)
        self.change(data, lambda entry: entry._replace(prose=prose))

    def change_a_link(self, data: st.DataObject) -> None:
        """An entry names others than before, or nobody; it looks the same where it is named."""

        def linked(entry: Entry) -> Entry:
            link = data.draw(st.sampled_from(BY_NAME[entry.kind].links))
            options = {name: text for name, text in entry.options if name != link.name}
            if data.draw(st.booleans()):
                options[link.name] = data.draw(chance.people(link))
            return entry._replace(options=tuple(options.items()))

        self.change(data, linked)

    def change_a_setting(self, data: st.DataObject) -> None:
        """A setting changes, or doesn't."""
        setting = data.draw(st.sampled_from(sorted(SETTINGS)))
        self.book.configure(**{setting: data.draw(st.sampled_from(SETTINGS[setting]))})

    #: small edits are the likeliest, since they leave most of a book as it was
    EDITS = (
        *(write_a_document, delete_a_document, change_a_setting),
        *(add_a_part, take_a_part, change_an_entry) * 2,
        *(add_a_mention, change_prose, change_a_link, change_a_link) * 3,
    )

    # builds -------------------------------------------------------------------------------

    def make(self, builder: str = "", only: tuple[str, ...] = ()) -> Edition:
        """Build in some way."""
        self.known = frozenset(self.documents)
        self.before = None
        return self.book.build(builder, only)

    def build(self) -> None:
        """Build, and compare."""
        before, edition = self.before, self.make()
        self.before = self.judge.assert_same(self.book, edition)
        self.outputs = edition.outputs
        if before and self.book.builder != "text":
            assert_no_more_was_written(edition, before, self.before)
        self.tally["builds compared"] += 1

    @rule(data=st.data(), edits=st.lists(st.sampled_from(EDITS), max_size=3))
    def edit_and_build(
        self, data: st.DataObject, edits: list[Callable[[BookHistory, st.DataObject], None]]
    ) -> None:
        """Edit a little, and build all."""
        for edit in edits:
            edit(self, data)
        self.build()

    @rule(data=st.data(), edit=st.sampled_from(EDITS), other=st.sampled_from(("text", "html")))
    def edit_and_build_another(
        self,
        data: st.DataObject,
        edit: Callable[[BookHistory, st.DataObject], None],
        other: str,
    ) -> None:
        """Edit, and build something else from the same doctrees."""
        edit(self, data)
        self.make(other)

    @rule(data=st.data(), edit=st.sampled_from(EDITS))
    def edit_and_build_one_document(
        self, data: st.DataObject, edit: Callable[[BookHistory, st.DataObject], None]
    ) -> None:
        """Edit, and build with one file named on the command line."""
        edit(self, data)
        self.make(only=(f"{self.chosen(data)}.md",))

    @rule(data=st.data())
    def delete_output(self, data: st.DataObject) -> None:
        """A page of the output is deleted."""
        docname = data.draw(st.sampled_from(sorted(self.outputs)))
        self.outputs[docname].unlink(missing_ok=True)
        self.before = None

    def teardown(self) -> None:
        """Build once more, and compare."""
        if self.documents:
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
