"""``annals.json``: the whole book as data, for tools, tests and other books."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

from sphinx.builders import Builder

from ..config import options_of
from ..content.inline import place_of
from ..domain.build_state import gc_paused
from ..domain.domain import domain_of
from ..kinds import BY_NAME

if TYPE_CHECKING:
    from collections.abc import Iterator, Set
    from typing import Any, ClassVar

    from sphinx.application import Sphinx

    from ..domain.domain import AnnalsDomain
    from ..index.index import Index
    from ..index.lookup import Match
    from ..model.entries import Entry, Mention, Problem


#: its name beside the HTML pages
FILE = "annals.json"
#: writes names in all scripts as they are
ENCODER = json.JSONEncoder(ensure_ascii=False)
#: its JSON Schema, in the package
SCHEMA = Path(__file__).with_name("annals-1.json")


def book_of(domain: AnnalsDomain, builder: Builder) -> dict[str, Any]:
    """Return the book as plain data, with the addresses that *builder* gives."""
    config, index = builder.config, domain.index
    return {
        "schema": json.loads(SCHEMA.read_text("utf-8"))["$id"],
        "project": config.project,
        "version": config.version,
        "language": config.language,
        "entries": [_entry(index, builder, entry) for entry in sorted(index.entries, key=_order)],
        "mentions": [m for mention in index.mentions if (m := _mention(index, mention))],
        "problems": [_problem(problem) for problem in domain.problems],
    }


def _order(entry: Entry) -> tuple[str, str]:
    return (entry.kind, entry.id)


def _entry(index: Index, builder: Builder, entry: Entry) -> dict[str, Any]:
    docname, anchor = place_of(entry)
    return {
        "kind": entry.kind,
        "id": entry.id,
        "title": entry.title,
        "aliases": list(entry.aliases),
        "docname": entry.docname,
        "uri": f"{builder.get_target_uri(docname)}#{anchor}",
        "line": entry.line,
        "fields": {field.name: field.text for field in entry.fields},
        "links": list(_links(index, entry)),
    }


def _links(index: Index, entry: Entry) -> Iterator[dict[str, Any]]:
    for link in BY_NAME[entry.kind].links:
        for name, match in index.targets(entry, link):
            hosts = [m.entry.id if m.entry else text for text, m in index.affiliations(name)]
            said = {
                "affiliations": hosts,
                "role": name.role,
                "interval": str(name.interval or ""),
            }
            yield {
                "field": link.name,
                **_target(match, name.text),
                **{key: value for key, value in said.items() if value},
            }


def _target(match: Match, text: str) -> dict[str, Any]:
    if match.entry:
        return {"kind": match.entry.kind, "id": match.entry.id}
    return {"id": None, "text": text}


def _mention(index: Index, mention: Mention) -> dict[str, Any] | None:
    match = index.meant(mention.role, mention.name)
    if mention.role == "any" and not match.entry:
        return None  # it means something that is no entry
    return {
        "docname": mention.docname,
        "line": mention.line,
        "section": mention.section,
        **_target(match, mention.name),
        "sentence": "".join(
            part if isinstance(part, str) else _shown(index, part.role, part.name, part.title)
            for part in mention.sentence
        ),
    }


def _shown(index: Index, role: str, name: str, title: str) -> str:
    entry = index.meant(role, name).entry
    return title or (entry.title if entry else name)


def _problem(problem: Problem) -> dict[str, Any]:
    return {
        "type": f"annals.{problem.subtype}",
        "docname": problem.docname,
        "line": problem.line,
        "message": problem.message,
    }


def write_book(domain: AnnalsDomain, builder: Builder) -> None:
    """Write ``annals.json`` into the output folder, if it says something new."""
    path = Path(builder.outdir, FILE)
    with gc_paused():
        text = written(book_of(domain, builder))
    if not path.is_file() or path.read_text("utf-8") != text:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")


def written(book: dict[str, Any]) -> str:
    """Return *book* as JSON, each entry, mention and problem in a line of its own."""
    parts = (f"{json.dumps(name)}: {_lines(value)}" for name, value in book.items())
    return "{" + ",\n".join(parts) + "}\n"


def _lines(value: object) -> str:
    if not isinstance(value, list):
        return ENCODER.encode(value)
    return "[" + ",\n".join(map(ENCODER.encode, value)) + "]"


class AnnalsBuilder(Builder):
    """Writes ``annals.json`` alone: ``sphinx-build -b annals``."""

    name = "annals"
    format = "annals"
    epilog = "The book as data is in %(outdir)s/annals.json."
    allow_parallel = True
    out_suffix: ClassVar[str] = ".html"

    def get_outdated_docs(self) -> str:
        """Say that the whole book is written."""
        return FILE

    def get_target_uri(self, docname: str, typ: str | None = None) -> str:
        """Return the address that the html builder would give."""
        return docname + self.out_suffix

    def write_documents(self, docnames: Set[str]) -> None:
        """Write no document."""

    def finish(self) -> None:
        """Write the book."""
        write_book(domain_of(self.env), self)


def write_beside_pages(app: Sphinx, exception: Exception | None) -> None:
    """Write ``annals.json`` beside HTML pages; take it away where it isn't wanted any more."""
    # an e-book holds what it lists, and this is no part of it
    if exception or app.builder.format != "html" or app.builder.name == "epub":
        return
    domain, path = domain_of(app.env), Path(app.builder.outdir, FILE)
    if not options_of(app.config).json:
        path.unlink(missing_ok=True)
    elif not (path.is_file() and domain.output_cache and domain.output_cache.is_current):
        write_book(domain, app.builder)


def setup_export(app: Sphinx) -> None:
    """Register the builder, and the file beside the pages."""
    app.add_builder(AnnalsBuilder)
    app.connect("build-finished", write_beside_pages)
