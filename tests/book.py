"""A book on disk that a test writes, edits and builds, each time as a new program would."""

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
from sphinx.util.docutils import docutils_namespace, patch_docutils

from sphinx_annals.record import output_of

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


@dataclass(frozen=True, slots=True)
class Build:
    """What one build did.

    :param outdir: where it wrote.
    :param warnings: what it said on the way.
    :param outputs: document -> the file written for it, for every document of the book.
    :param written: the documents whose file is new or was written again.
    :param parents: document -> the documents whose toctrees show it.
    :param globs: the documents whose toctrees look for documents.
    """

    outdir: Path
    warnings: str
    outputs: Mapping[str, Path]
    written: frozenset[str]
    parents: Mapping[str, frozenset[str]]
    globs: frozenset[str]


@dataclass(slots=True)
class Book:
    """A folder with a book in it: ``conf.py``, ``docs`` and ``_build``.

    :param changed: the documents that were edited since the last build.
    :param moved: whether files came or went since then.
    """

    folder: Path
    settings: dict[str, object] = field(default_factory=lambda: dict(SETTINGS))
    changed: set[str] = field(default_factory=set)
    moved: bool = False

    @property
    def source(self) -> Path:
        """The folder that the writers have."""
        return self.folder / "docs"

    @property
    def files(self) -> dict[str, str]:
        """Name of a source file -> its text."""
        paths = sorted(path for path in self.source.rglob("*") if path.is_file())
        return {path.relative_to(self.source).as_posix(): path.read_text("utf-8") for path in paths}

    # edits --------------------------------------------------------------------------------

    def write(self, files: Mapping[str, str], when: int = 0) -> None:
        """Write source files.

        :param when: their time in nanoseconds; now, to the last of them, where it is 0. The
            clock of a file system is slower than two builds in a row.
        """
        for name, text in files.items():
            path = self.source / name
            self.moved |= not path.exists()
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, "utf-8")
            stamp = when or time.time_ns()
            os.utime(path, ns=(stamp, stamp))
            self.changed.add(docname_of(name))

    def replace(self, name: str, old: str, new: str) -> None:
        """Replace *old*, which must be there, in a source file."""
        text = (self.source / name).read_text("utf-8")
        assert old in text, f"{name} does not say {old!r}"
        self.write({name: text.replace(old, new)})

    def remove(self, *names: str) -> None:
        """Delete source files."""
        for name in names:
            (self.source / name).unlink()
            self.changed.add(docname_of(name))
            self.moved = True

    def configure(self, **settings: object) -> None:
        """Change settings; all documents may change by that."""
        self.settings |= settings
        self.changed |= {docname_of(name) for name in self.files}

    # builds -------------------------------------------------------------------------------

    def build(self, builder: str = "html", only: Sequence[str] = ()) -> Build:
        """Build in this process; *only* names source files as on a command line."""
        self._write_settings()
        outdir = self.folder / "_build" / builder
        before = {path: path.stat().st_mtime_ns for path in outdir.rglob("*")}
        warnings = StringIO()
        with patch_docutils(self.folder), docutils_namespace():
            app = Sphinx(
                *(self.source, self.folder, outdir, self.folder / "_build/doctrees", builder),
                status=None,
                warning=warnings,
            )
            app.build(filenames=[self.source / name for name in only])
        self.changed, self.moved = set(), False
        located = {docname: output_of(app.builder, docname) for docname in app.env.found_docs}
        outputs = {docname: path for docname, path in located.items() if path and path.is_file()}
        return Build(
            outdir=outdir,
            warnings=warnings.getvalue(),
            outputs=outputs,
            written=frozenset(
                d for d, path in outputs.items() if before.get(path) != path.stat().st_mtime_ns
            ),
            parents={d: frozenset(above) for d, above in app.env.files_to_rebuild.items()},
            globs=frozenset(app.env.glob_toctrees),
        )

    def build_apart(self, builder: str = "html", *options: str, seed: int = 0) -> Path:
        """Build in a process of its own, with *options* of sphinx-build; return where to."""
        self._write_settings()
        outdir = self.folder / "_build" / builder
        folders = ["-c", ".", "-d", "_build/doctrees", "docs", f"_build/{builder}"]
        environment = {"PYTHONPATH": str(PACKAGE), "PYTHONHASHSEED": str(seed)}
        subprocess.run(
            [sys.executable, "-m", "sphinx", "-q", "-b", builder, *options, *folders],
            cwd=self.folder,
            env=os.environ | environment,
            check=True,
            capture_output=True,
        )
        return outdir

    def anew(self, folder: Path) -> Book:
        """Return a book that says the same, in another folder, never built."""
        if folder.exists():
            shutil.rmtree(folder)
        other = Book(folder, dict(self.settings))
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
