"""Redirects: a small file at each old address leads to the present page of the entry."""

from __future__ import annotations

import json
from collections import defaultdict
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from jinja2 import Template

from ..content.elements import digest
from ..domain.domain import domain_of
from ..domain.output_cache import output_of
from ..kinds import BY_NAME
from ..model.names import former_ids

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from sphinx.application import Sphinx
    from sphinx.builders import Builder

    from ..domain.domain import AnnalsDomain
    from ..index.index import Index
    from ..model.entries import Entry


#: the builders whose files are addresses
BUILDERS = ("html", "dirhtml")
#: by this a file is known to be ours; any other is left alone
MARK = '<meta name="generator" content="sphinx-annals redirect">'
#: sphinxext-rediraffe can be given the same file, for pages that were renamed
PAGE = Path(__file__).with_name("templates") / "redirect.html"


def former_pages(index: Index, documents: Iterable[str]) -> dict[str, Entry]:
    """Return old document -> the entry whose page it was.

    An alias leads on where it means one entry, and nothing of the book has its address. Old
    documents whose names differ by letter case are one, since to many file systems they are.
    """
    taken = {docname.casefold().removesuffix("/index") for docname in documents}
    claims: dict[str, list[tuple[str, Entry]]] = defaultdict(list)
    for docname, entry in _claims(index):
        claims[docname.casefold()].append((docname, entry))
    return {
        claimed[0][0]: claimed[0][1]
        for folded, claimed in sorted(claims.items())
        if folded not in taken and len({entry.id for _, entry in claimed}) == 1
    }


def _claims(index: Index) -> Iterator[tuple[str, Entry]]:
    for entry in index.entries:
        kind = BY_NAME[entry.kind]
        for alias in entry.aliases if kind.has_page(entry.id) else ():
            former = former_ids(alias)[0]
            is_its_own = index.match(alias, (entry.kind,)).entry is entry
            if is_its_own and kind.has_page(former) and former.casefold() not in index.by_id:
                yield kind.page_of(former), entry


def written(builder: Builder, old: str, entry: Entry) -> str:
    """Return the file at the address of the document *old*, which leads on to *entry*."""
    page = BY_NAME[entry.kind].page_of(entry.id)
    return _template().render(
        mark=MARK,
        language=builder.config.language.replace("_", "-"),
        title=entry.title,
        rel_url=builder.get_relative_uri(old, page),
    )


@cache
def _template() -> Template:
    template: Template = Template(PAGE.read_text("utf-8"), keep_trailing_newline=True)
    return template


def write_redirects(app: Sphinx, exception: Exception | None) -> None:
    """Write the redirects of a website, and take away those that lead nowhere any more."""
    if exception or app.builder.name not in BUILDERS:
        return
    domain, kept = domain_of(app.env), _kept_in(app.builder)
    known = json.loads(kept.read_text("utf-8")) if kept.is_file() else {"files": []}
    state = _state_of(app.builder, domain)
    files = {Path(app.outdir, name) for name in known["files"]}
    if known.get("state") == state and all(path.is_file() for path in files):
        return  # nothing has changed, so no facts need to be unpickled
    wanted = _redirects(app.builder, domain)
    _replace(files, wanted)
    names = [path.relative_to(app.outdir).as_posix() for path in wanted]
    kept.parent.mkdir(parents=True, exist_ok=True)
    kept.write_text(json.dumps({"state": state, "files": names}), "utf-8")


def _replace(old: set[Path], wanted: Mapping[Path, str]) -> None:
    for path in sorted(old - wanted.keys()):
        _remove(path)
    for path, text in wanted.items():
        _write(path, text)


def _kept_in(builder: Builder) -> Path:
    """Return the file that remembers what was written into this output folder."""
    name = f"{builder.name}-{digest(str(builder.outdir))}-redirects.json"
    return Path(builder.doctreedir, "annals", name)


def _state_of(builder: Builder, domain: AnnalsDomain) -> str:
    """Return what changes whenever a redirect may."""
    settings = getattr(getattr(builder, "build_info", None), "config_hash", "")
    return f"{domain.edition.when} {settings}"


def _redirects(builder: Builder, domain: AnnalsDomain) -> Mapping[Path, str]:
    """Return file -> what it is to say."""
    found = former_pages(domain.index, builder.env.found_docs)
    located = ((output_of(builder, old), old, entry) for old, entry in found.items())
    return {path: written(builder, old, entry) for path, old, entry in located if path}


def _write(path: Path, text: str) -> None:
    if not path.exists() or (is_redirect(path) and path.read_text("utf-8") != text):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")


def _remove(path: Path) -> None:
    if is_redirect(path):
        path.unlink()
        if not any(path.parent.iterdir()):
            path.parent.rmdir()


def is_redirect(path: Path) -> bool:
    """Whether the file at *path* is there, and is one of these."""
    return path.is_file() and MARK in path.read_text("utf-8", "replace")


def setup_redirect(app: Sphinx) -> None:
    """Connect the writing of redirects."""
    app.connect("build-finished", write_redirects)
