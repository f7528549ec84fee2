"""Law 1: the second build equals the first, whatever was edited, and writes no more than it must.

What is compared, and what is excepted, says :mod:`law`.
"""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest
from building import built as built_once
from edits import HISTORIES, configuring, replacing
from law import Judge, assert_no_more_was_written
from manuscript import Manuscript
from reeds import FILES
from snapshot import snapshot_of

if TYPE_CHECKING:
    from pathlib import Path

    from edits import Edit

#: a text doesn't show that a link leads elsewhere now: what is written is judged by the others
BUILDERS = {"html": True, "dirhtml": True, "text": False, "epub": True}
LAYOUT = "_templates/layout.html"
#: builders that make one document of all write all of it each time
OF_ONE_DOCUMENT = ("latex", "singlehtml")


@pytest.fixture(scope="module")
def judge(tmp_path_factory: pytest.TempPathFactory) -> Judge:
    """Return what compares editions with clean builds."""
    return Judge(tmp_path_factory.mktemp("judge") / "clean")


@pytest.fixture(scope="module", params=BUILDERS)
def builder(request: pytest.FixtureRequest) -> str:
    """Return each builder."""
    return str(request.param)


@pytest.fixture(scope="module")
def built(builder: str, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with the book as it was built, in ``book`` and once more in ``kept``."""
    folder = tmp_path_factory.mktemp(builder)
    book = Manuscript(folder / "book", builder)
    book.write(FILES)
    book.build()
    shutil.copytree(book.folder, folder / "kept")
    return folder


@pytest.fixture
def book(built: Path, builder: str) -> Manuscript:
    """Return the book as it was built, in the folder where it was built."""
    shutil.rmtree(built / "book")
    shutil.copytree(built / "kept", built / "book")
    return Manuscript(built / "book", builder)


def histories(*names: str) -> pytest.MarkDecorator:
    """Let a test run for the histories *names*; for all of them where none is named."""
    chosen = {name: HISTORIES[name] for name in names or HISTORIES}
    return pytest.mark.parametrize("history", chosen.values(), ids=chosen)


@histories()
def test_a_build_says_what_a_clean_build_says_and_writes_no_more_than_it_must(
    book: Manuscript, judge: Judge, history: tuple[Edit, ...]
) -> None:
    """After each edit all output equals that of a clean build; only what must be is written."""
    before = snapshot_of(book.outdir)
    for edit in history:
        edit(book)
        edition = book.build()
        now = judge.assert_same(book, edition)
        if BUILDERS[book.builder]:
            assert_no_more_was_written(edition, before, now)
        before = now


@histories("nothing", "deleted page", "person", "page by hand, of old", "language")
def test_another_builder_may_build_after_each_edit(
    book: Manuscript, judge: Judge, history: tuple[Edit, ...]
) -> None:
    """What another builder has read and made by now still reaches the output of the first."""
    other = "html" if book.builder == "text" else "text"
    for edit in history:
        edit(book)
        judge.assert_same(book, book.build(other))
    judge.assert_same(book, book.build())


@pytest.mark.parametrize(
    "documents", [(), ("people/ada",), ("people/index", "meetings/may")], ids=len
)
def test_output_that_was_deleted_is_written_again(
    book: Manuscript, judge: Judge, documents: tuple[str, ...]
) -> None:
    """Files that were deleted from the output come back, and no others are written."""
    before = book.build()
    for docname in documents:
        before.outputs[docname].unlink()
    if not documents:
        shutil.rmtree(book.outdir)
    edition = book.build()
    judge.assert_same(book, edition)
    assert edition.written - {"index"} == set(documents or edition.outputs) - {"index"}


def test_doctrees_that_were_deleted_are_made_again(book: Manuscript, judge: Judge) -> None:
    """A book without what Sphinx kept of it is a new one."""
    shutil.rmtree(book.doctrees)
    judge.assert_same(book, book.build())


def test_files_named_on_the_command_line_are_no_more_than_a_beginning(
    book: Manuscript, judge: Judge
) -> None:
    """What was read for one file reaches the other pages with the next build of all."""
    for edit in (
        replacing("meetings/may.md", "May meeting", "Spring meeting"),
        replacing("registry.md", "Bo Linde", "Bo Lindqvist"),
        replacing("registry.md", ":id: bo\n", ":id: bob\n"),
        configuring(html_title="Of reeds"),
    ):
        edit(book)
        book.build(only=["meetings/may.md"])
    judge.assert_same(book, book.build())


@pytest.mark.parametrize("whole", OF_ONE_DOCUMENT)
@histories("nothing", "person removed", "page by hand", "index by hand", "title of a person")
def test_one_document_of_all_follows_too(
    tmp_path: Path, judge: Judge, whole: str, history: tuple[Edit, ...]
) -> None:
    """A PDF, or one page of all, says after each edit what a clean build says."""
    book = Manuscript(tmp_path / "book", whole)
    book.write(FILES)
    book.build()
    for edit in history:
        edit(book)
        judge.assert_same(book, book.build())


def test_a_changed_template_shows_on_every_page(tmp_path: Path) -> None:
    """A page that no file holds is written anew as well, and only then."""
    index = {"index.md": "# Book\n\n:::{person} Ada\n:id: ada\n:::\n"}
    template = "{% extends '!layout.html' %}{% block footer %}<p>one</p>{% endblock %}"
    changed = template.replace("one", "two")
    seen = []
    for files in ({LAYOUT: template}, {}, {LAYOUT: changed}):
        with built_once(tmp_path, index | files, conf='templates_path = ["_templates"]') as small:
            page = small.out / "people" / "ada.html"
            seen.append((page.stat().st_mtime_ns, "<p>two</p>" in page.read_text("utf-8")))
    assert seen[0] == seen[1]
    assert [is_new for _, is_new in seen] == [False, False, True]
