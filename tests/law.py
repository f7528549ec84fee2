"""What law 1 asks of a build: to say what a clean one says, and to write no more than it must.

Excepted is what plain Sphinx leaves stale in any book: what a theme says of the previous and
the next page, copies of sources that are gone, and the titles of documents and sections that
references of Sphinx's own show (``doc``, ``ref``).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from snapshot import differences, snapshot_of

if TYPE_CHECKING:
    from pathlib import Path

    from manuscript import Edition, Manuscript
    from snapshot import Snapshot


class Judge:
    """Compares editions with clean builds of the same book; it makes each of these once.

    :param folder: where it builds them.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._clean: dict[str, Snapshot] = {}

    def clean(self, book: Manuscript, builder: str) -> Snapshot:
        """Return what a clean build says of the book as it is now."""
        key = repr((builder, book.settings, book.files))
        if key not in self._clean:
            self._clean[key] = snapshot_of(book.anew(self.folder).build(builder).outdir)
        return self._clean[key]

    def assert_same(self, book: Manuscript, edition: Edition) -> Snapshot:
        """Assert that *edition* says what a clean build says; return that."""
        clean, now = self.clean(book, edition.builder), snapshot_of(edition.outdir)
        new = now.keys() - clean.keys()
        left = {name for name in new for docname in book.deleted if is_copy_of(name, docname)}
        difference = differences({n: said for n, said in now.items() if n not in left}, clean)
        assert not difference, difference
        return clean


def is_copy_of(name: str, docname: str) -> bool:
    """Whether the output file *name* is a copy of the source of *docname*."""
    return name.startswith(f"_sources/{docname}.")


def assert_no_more_was_written(edition: Edition, before: Snapshot, now: Snapshot) -> None:
    """Assert that each document that was written had a reason to be.

    Its source was edited, or it says something else now, or an entry elsewhere took it for its
    page; or the reason is one of plain Sphinx: its toctree shows such a document, or looks for
    documents and some came or went, or the settings changed.
    """
    if edition.edits.is_configured:
        return
    names = {d: path.relative_to(edition.outdir).as_posix() for d, path in edition.outputs.items()}
    other = {docname for docname, name in names.items() if before.get(name) != now.get(name)}
    reasons = edition.edits.documents | other | edition.turned
    if edition.edits.is_moved:
        reasons |= edition.globs
    above = {each for docname in reasons for each in edition.parents.get(docname, ())}
    idly = edition.written - reasons - above
    assert not idly, f"{sorted(idly)} were written for {sorted(reasons)}"
