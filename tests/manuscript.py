"""A manuscript: a book on disk that a test writes and edits, and the editions built from it."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from dataclasses import dataclass, field
from io import StringIO
from pathlib import Path
from typing import TYPE_CHECKING

from sphinx.application import Sphinx
from sphinx.locale import translators
from sphinx.util.docutils import docutils_namespace, patch_docutils

from sphinx_annals.domain.output_cache import output_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

#: where the package is, for the programs that a test starts
PACKAGE = Path(__file__).resolve().parent.parent / "_ext"
#: the settings of every book; a title and a version keep builders from guessing
SETTINGS: Mapping[str, object] = {
    "extensions": ["myst_parser", "sphinx_annals"],
    "myst_enable_extensions": ["colon_fence"],
    "project": "Reeds",
    "copyright": "the Reed Society",
    "version": "1",
    "language": "en",
    "html_theme": "basic",
    # without the links to the previous and the next page, which are the theme's
    "html_sidebars": {"**": ["localtoc.html", "sourcelink.html"]},
    "epub_identifier": "reeds",
    "epub_scheme": "local",
    "suppress_warnings": ["toc.not_included"],
}


@dataclass(slots=True)
class Edits:
    """What was edited since the last build.

    :param documents: the documents whose source was written or deleted.
    :param is_moved: whether files came or went.
    :param is_configured: whether settings changed.
    """

    documents: set[str] = field(default_factory=set)
    is_moved: bool = False
    is_configured: bool = False


@dataclass(frozen=True, slots=True)
class Edition:
    """What one build did.

    :param builder: what wrote.
    :param outdir: where to.
    :param warnings: what it said on the way.
    :param outputs: document -> the file written for it, for every document of the book.
    :param written: the documents whose file is new or was written again.
    :param parents: document -> the documents whose toctrees show it.
    :param globs: the documents whose toctrees look for documents.
    :param turned: the documents that became, or ceased to be, the page of an entry elsewhere.
    :param edits: what was edited before it.
    """

    builder: str
    outdir: Path
    warnings: str
    outputs: Mapping[str, Path]
    written: frozenset[str]
    parents: Mapping[str, frozenset[str]]
    globs: frozenset[str]
    turned: frozenset[str]
    edits: Edits


@dataclass(slots=True)
class Manuscript:
    """A folder with a book in it: ``conf.py``, ``docs`` and ``_build``.

    :param builder: what it is built with, where a build doesn't say.
    :param edits: what was edited since the last build.
    :param deleted: the documents whose source was ever deleted.
    :param endings: the documents that the last build took for the page of an entry.
    """

    folder: Path
    builder: str = "html"
    settings: dict[str, object] = field(default_factory=lambda: dict(SETTINGS))
    edits: Edits = field(default_factory=Edits)
    deleted: set[str] = field(default_factory=set)
    endings: frozenset[str] = frozenset()

    @property
    def source(self) -> Path:
        """The folder that the writers have."""
        return self.folder / "docs"

    @property
    def outdir(self) -> Path:
        """The folder of the output."""
        return self.folder / "_build" / self.builder

    @property
    def doctrees(self) -> Path:
        """The folder of what Sphinx keeps for the next build."""
        return self.folder / "_build/doctrees"

    @property
    def files(self) -> dict[str, str]:
        """Name of a source file -> its text."""
        paths = {path.relative_to(self.source): path for path in sorted(self.source.rglob("*.*"))}
        return {name.as_posix(): path.read_text("utf-8") for name, path in paths.items()}

    # edits --------------------------------------------------------------------------------

    def write(self, files: Mapping[str, str], when: int = 0) -> None:
        """Write source files.

        :param when: their time in nanoseconds; now, to the last of them, where it is 0. The
            clock of a file system is slower than two builds in a row.
        """
        for name, text in files.items():
            path = self.source / name
            self.edits.is_moved |= not path.exists()
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, "utf-8")
            stamp = when or time.time_ns()
            os.utime(path, ns=(stamp, stamp))
            self.edits.documents.add(docname_of(name))

    def replace(self, name: str, old: str, new: str) -> None:
        """Replace *old*, which must be there, in a source file."""
        text = (self.source / name).read_text("utf-8")
        assert old in text, f"{name} does not say {old!r}"
        self.write({name: text.replace(old, new)})

    def remove(self, *names: str) -> None:
        """Delete source files."""
        for name in names:
            (self.source / name).unlink()
            self.edits.documents.add(docname_of(name))
            self.edits.is_moved = True
            self.deleted.add(docname_of(name))

    def configure(self, **settings: object) -> None:
        """Change settings."""
        self.settings |= settings
        self.edits.is_configured = True

    # builds -------------------------------------------------------------------------------

    def build(self, builder: str = "", only: Sequence[str] = ()) -> Edition:
        """Build in this process; *only* names source files as on a command line."""
        self._write_settings()
        outdir = self.outdir.with_name(builder or self.builder)
        before = times_of(outdir)
        warnings = StringIO()
        translators.clear()  # a new program has none
        with patch_docutils(self.folder), docutils_namespace():
            app = Sphinx(
                *(self.source, self.folder, outdir, self.doctrees, outdir.name),
                status=None,
                warning=warnings,
            )
            app.build(filenames=[self.source / name for name in only])
        edits, self.edits = self.edits, Edits()
        endings, self.endings = self.endings, frozenset(app.env.domains["annals"].endings)
        located = {docname: output_of(app.builder, docname) for docname in app.env.found_docs}
        outputs = {docname: path for docname, path in located.items() if path and path.is_file()}
        written = {path for path, when in times_of(outdir).items() if before.get(path) != when}
        return Edition(
            builder=outdir.name,
            outdir=outdir,
            warnings=warnings.getvalue(),
            outputs=outputs,
            written=frozenset(docname for docname, path in outputs.items() if path in written),
            parents={d: frozenset(above) for d, above in app.env.files_to_rebuild.items()},
            globs=frozenset(app.env.glob_toctrees),
            turned=endings ^ self.endings,
            edits=edits,
        )

    def build_apart(self, *options: str, **environment: str) -> str:
        """Build in a process of its own, with *options* of sphinx-build; return its warnings."""
        self._write_settings()
        folders = ("-c", ".", "-d", "_build/doctrees", "docs", f"_build/{self.builder}")
        program = subprocess.run(
            [sys.executable, "-m", "sphinx", "-q", "-b", self.builder, *options, *folders],
            cwd=self.folder,
            env=os.environ | {"PYTHONPATH": str(PACKAGE)} | environment,
            capture_output=True,
            text=True,
            check=True,
        )
        return program.stderr.replace(str(self.folder), "")

    def anew(self, folder: Path) -> Manuscript:
        """Return a book that says the same, in another folder, never built."""
        if folder.exists():
            shutil.rmtree(folder)
        other = Manuscript(folder, self.builder, dict(self.settings))
        other.write(self.files)
        return other

    def _write_settings(self) -> None:
        lines = (f"{name} = {value!r}\n" for name, value in self.settings.items())
        text, path = "".join(lines), self.folder / "conf.py"
        if not path.is_file() or path.read_text("utf-8") != text:
            path.write_text(text, "utf-8")


def docname_of(name: str) -> str:
    """Return the document that the source file *name* is."""
    return name.rpartition(".")[0]


def times_of(folder: Path) -> dict[Path, int]:
    """Return file -> when it was last written, in nanoseconds, for all files in *folder*."""
    return {path: path.stat().st_mtime_ns for path in folder.rglob("*") if path.is_file()}
