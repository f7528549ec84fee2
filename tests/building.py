"""Small books: their files, built in this process, and what came of it."""

from __future__ import annotations

import re
from contextlib import contextmanager
from dataclasses import dataclass
from textwrap import dedent
from typing import TYPE_CHECKING, Any, NamedTuple
from urllib.parse import unquote, urlsplit
from warnings import catch_warnings, filterwarnings

from bs4 import BeautifulSoup
from sphinx.testing.util import SphinxTestApp
from sphinx.util.console import strip_escape_sequences

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from docutils import nodes

    from sphinx_annals.domain.domain import AnnalsDomain

CONF = """
project = "A small book"
version = "1.0"
language = "en"
extensions = ["myst_parser", "sphinx_annals"]
myst_enable_extensions = ["attrs_inline", "colon_fence", "deflist"]
html_theme = "basic"
html_copy_source = False
latex_engine = "xelatex"
"""
#: how a warning stands in the log
LOGGED = re.compile(
    r"(?:(?P<place>\S[^\n:]*)(?::(?P<line>\d+))?: )?(?:WARNING|ERROR): (?P<message>.*?)"
    r"(?: \[(?P<type>[\w.]+)\])?\Z",
    re.DOTALL,
)


class Warned(NamedTuple):
    """A warning of a build."""

    #: ``annals.unknown``, ``myst.header`` … or nothing
    type: str
    #: the file as seen from the source folder, with the line if there is one: ``index.md:3``
    place: str
    message: str


@dataclass(frozen=True, slots=True)
class Book:
    """A book that was built."""

    app: SphinxTestApp
    source: Path
    out: Path
    warnings: tuple[Warned, ...]

    @property
    def domain(self) -> AnnalsDomain:
        """The domain, with what the documents say."""
        return self.app.env.domains["annals"]

    def doctree(self, docname: str = "index") -> nodes.document:
        """Return what was read from a document."""
        return self.app.env.get_doctree(docname)

    def tree(self, docname: str = "index", *, resolved: bool = False) -> str:
        """Return what a document holds, as docutils draws it."""
        document = self.resolved(docname) if resolved else self.doctree(docname)
        return "".join(node.pformat() for node in document)

    def resolved(self, docname: str = "index") -> nodes.document:
        """Return a document as it is written, with everything filled in."""
        return self.app.env.get_and_resolve_doctree(docname, self.app.builder)

    def file(self, name: str) -> str:
        """Return a file of the output."""
        return (self.out / name).read_text("utf-8")

    def soup(self, name: str = "index.html") -> BeautifulSoup:
        """Return an HTML page of the output."""
        return BeautifulSoup(self.file(name), "html.parser")

    def body(self, name: str = "index.html") -> BeautifulSoup:
        """Return what an HTML page says, without what the theme sets around it."""
        body = self.soup(name).select_one("div.body")
        assert body
        return body


def write(folder: Path, files: Mapping[str, str]) -> None:
    """Write *files* into *folder*, without the indent that their texts share."""
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(dedent(text).lstrip("\n"), "utf-8")


@contextmanager
def built(
    folder: Path, files: Mapping[str, str], builder: str = "html", *, conf: str = "", **how: Any
) -> Iterator[Book]:
    """Build *files* in *folder*; *conf* is added to the conf.py, *how* goes to Sphinx."""
    source = folder / "source"
    write(source, {"conf.py": CONF + dedent(conf), **files})
    with started(source, folder / "build", builder, **how) as app:
        app.build()
        yield Book(app, source, app.outdir, warnings_of(app, source))


@contextmanager
def started(source: Path, build: Path, builder: str, **how: Any) -> Iterator[SphinxTestApp]:
    """Start Sphinx; put its global state back afterwards."""
    with catch_warnings():
        # old ways that MyST still uses are no concern of ours
        filterwarnings("ignore", module=r"myst_parser\.")
        app = SphinxTestApp(builder, source, build, **how)
        try:
            yield app
        finally:
            app.cleanup()


def warnings_of(app: SphinxTestApp, source: Path) -> tuple[Warned, ...]:
    """Return the warnings of a build, in its order."""
    log = strip_escape_sequences(app.warning.getvalue()).replace(f"{source}/", "")
    starts = re.split(r"\n(?=\S[^\n]*(?:WARNING|ERROR): )", log.strip())
    return tuple(warned for text in starts if text and (warned := _warned(text)))


def _warned(text: str) -> Warned:
    found = LOGGED.match(text)
    if not found:
        return Warned("", "", text)
    place = ":".join(part for part in (found["place"], found["line"]) if part)
    return Warned(found["type"] or "", place, found["message"])


def broken_links(out: Path, suffix: str = ".html") -> list[str]:
    """Return the links of the pages in *out* that lead to no page, or to no place in it."""
    pages = {path.resolve(): _read(path) for path in sorted(out.rglob(f"*{suffix}"))}
    places = {
        path: {str(tag["id"]) for tag in page.select("[id]")} for path, page in pages.items()
    }
    found = []
    for path, page in pages.items():
        for address in (str(link["href"]) for link in page.select("a[href]")):
            parts = urlsplit(address)
            target = (path.parent / unquote(parts.path)).resolve() if parts.path else path
            target = target / "index.html" if target.is_dir() else target
            known = places.get(target, set())
            missing = (
                unquote(parts.fragment) not in known if parts.fragment else not target.exists()
            )
            if not parts.scheme and missing:
                found.append(f"{path.relative_to(out.resolve())}: {address}")
    return found


def _read(path: Path) -> BeautifulSoup:
    return BeautifulSoup(path.read_text("utf-8"), "html.parser")
