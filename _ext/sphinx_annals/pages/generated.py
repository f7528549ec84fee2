"""Make documents in memory for pages that no file holds, and keep them up to date.

Sphinx knows two sets of documents: those it found in the source folder, and those it read. A
generated page is entered in both after reading, so that every builder writes it like any other.
The next build keeps it from being taken for a deleted file, makes it again if its skeleton has
changed, and removes it with its output when nothing needs it any more.

Which documents are *written* again depends on the output folder: see
:mod:`sphinx_annals.domain.output_cache`.
"""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from sphinx.environment import CONFIG_OK
from sphinx.environment.collectors.toctree import TocTreeCollector
from sphinx.transforms import SphinxTransformer
from sphinx.util.docutils import new_document

from ..content.page_map import INDEX_PAGES, page_at, page_names
from ..domain.build_state import gc_paused
from ..domain.domain import domain_of
from ..domain.output_cache import OutputCache
from .affected import faces_of, reached
from .fingerprints import Fingerprints
from .skeleton import digest_of_frame, frame_of, put_ending, top_of, way_from

if TYPE_CHECKING:
    from collections.abc import Sequence

    from docutils import nodes
    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

    from ..content.elements import Page
    from ..domain.domain import AnnalsDomain


def keep_pages(
    app: Sphinx, env: BuildEnvironment, added: set[str], changed: set[str], removed: set[str]
) -> Sequence[str]:
    """Keep the pages made last time, except those that now have a file.

    Sphinx goes on with the sets as this leaves them. That file is new, whatever its time says,
    and toctrees that look for documents must find it. Returns what must be read again.
    """
    domain = domain_of(env)
    if env.config_status != CONFIG_OK:
        domain.configured = time.time_ns()
    domain.sources = frozenset(env.found_docs)
    removed.difference_update(domain.pages)
    by_hand = domain.sources & domain.pages.keys()
    added.update(by_hand)
    for docname in by_hand:
        del domain.pages[docname]
    # toctrees that name a deleted document are read again, as they would be in a new book
    return sorted(
        {above for docname in removed for above in env.files_to_rebuild.get(docname, ())}
    )


def announce_index_pages(app: Sphinx, env: BuildEnvironment, docnames: list[str]) -> None:
    """Let toctrees find the index pages while documents are read.

    The other pages are not announced: a glob would find those of the last build.
    """
    env.found_docs.update(INDEX_PAGES)


def pages_to_write(app: Sphinx, env: BuildEnvironment) -> list[str]:
    """Make the pages of the book; return the documents whose output here is out of date."""
    domain = domain_of(env)
    if domain.before or env.config_status != CONFIG_OK or _lost(app, domain):
        with gc_paused():
            _take_stock(app, domain)
    env.found_docs.update(domain.pages)
    # another builder may have read a document that has not been written here since
    read = env.all_docs | dict.fromkeys(domain.pages, domain.configured)
    prints = domain.edition.prints
    now = {docname: f"{when} {prints.get(docname, '')}" for docname, when in read.items()}
    cache = OutputCache.of(app.builder, now, domain.pages, domain.edition.when)
    domain.output_cache = cache
    cache.clean()
    return cache.outdated()


def _lost(app: Sphinx, domain: AnnalsDomain) -> set[str]:
    """Return the pages whose doctrees are gone."""
    return {name for name in domain.pages if not (app.doctreedir / f"{name}.doctree").is_file()}


def _take_stock(app: Sphinx, domain: AnnalsDomain) -> None:
    """Make the pages that must be made, and note what every document now shows of others."""
    env, index, edition = domain.env, domain.index, domain.edition
    wanted = frozenset(page_names(index))
    for docname in sorted(domain.pages.keys() - wanted):
        _drop(app, env, docname)
    for docname in sorted(domain.endings.keys() - wanted):
        _end(app, docname, None)
        del domain.endings[docname]
    domain.sum_up()
    documents = wanted | domain.facts.keys()
    changed = _may_differ(domain, documents) | (_lost(app, domain) & documents)
    edition.prints = {name: old for name, old in edition.prints.items() if name in documents}
    makers = Fingerprints(domain.answers, app.config, domain.sources)
    for docname in sorted(changed):
        edition.prints[docname] = makers.of_document(docname)
        if docname in wanted and (page := page_at(index, docname)):
            _make_right(app, domain, page, makers)
    domain.before.clear()


def _may_differ(domain: AnnalsDomain, documents: frozenset[str]) -> frozenset[str]:
    """Return the documents that may show something new; all of them where that is not known."""
    edition = domain.edition
    edition.when = time.time_ns()
    faces, edition.faces = edition.faces, faces_of(domain.index)
    if domain.env.config_status != CONFIG_OK or faces != edition.faces:
        return documents
    return reached(domain.index, domain.before, documents)


def _make_right(app: Sphinx, domain: AnnalsDomain, page: Page, makers: Fingerprints) -> None:
    """Make *page* unless it is up to date; note its fingerprint."""
    docname = page.docname
    by_hand = docname in domain.sources
    domain.edition.prints[docname] = makers.of_ending(page) if by_hand else makers.of_page(page)
    known = domain.endings if by_hand else domain.pages
    frame = f"{domain.configured} {digest_of_frame(page)}"
    if known.get(docname) == frame and (app.doctreedir / f"{docname}.doctree").is_file():
        return
    if by_hand:
        _end(app, docname, page)
    else:
        _make(app, page)
    known[docname] = frame


def _make(app: Sphinx, page: Page) -> None:
    """Make *page* and enter it in the environment as the reader enters what it read."""
    env, docname = app.env, page.docname
    _forget(env, docname)
    env.prepare_settings(docname)
    document = new_document(str(env.doc2path(docname)))
    vars(document.settings).update(env.settings)
    document += frame_of(page)
    transformer = SphinxTransformer(document)
    transformer.set_environment(env)
    transformer.add_transforms(app.registry.get_transforms())
    transformer.apply_transforms()
    if not page.is_listed:
        env.metadata[docname]["orphan"] = ""
    env.all_docs[docname] = time.time_ns() // 1_000
    top_of(document).extend(way_from(page))
    _write(app, docname, document)


def _end(app: Sphinx, docname: str, page: Page | None) -> None:
    """Put what the book says of an entry at the end of the document that is its page, if it is."""
    env = app.env
    env.prepare_settings(docname)
    document = env.get_doctree(docname)
    put_ending(document, page)
    # the table of contents was collected when the document was read
    toc = TocTreeCollector()
    toc.clear_doc(app, env, docname)
    toc.process_doc(app, document)
    top_of(document).extend(way_from(page) if page else [])
    _write(app, docname, document)


def _write(app: Sphinx, docname: str, document: nodes.document) -> None:
    env = app.env
    app.builder.write_doctree(docname, document)
    # a private attribute: ``get_doctree`` keeps the bytes it read once, and we have written others
    env._pickled_doctree_cache.pop(docname, None)  # noqa: SLF001
    # Sphinx copies it with all it holds for each page that is written
    env.current_document.clear()


def _drop(app: Sphinx, env: BuildEnvironment, docname: str) -> None:
    """Take away a page that nothing calls for any more."""
    del domain_of(env).pages[docname]
    _forget(env, docname)
    env.found_docs.discard(docname)
    (app.doctreedir / f"{docname}.doctree").unlink(missing_ok=True)


def _forget(env: BuildEnvironment, docname: str) -> None:
    """Forget what a document said, as Sphinx does before it reads one again."""
    env.events.emit("env-purge-doc", env, docname)
    env.clear_doc(docname)


def note_written(app: Sphinx, doctree: nodes.document, docname: str) -> None:
    """Note that *docname* is written in this build."""
    if cache := domain_of(app.env).output_cache:
        cache.written.add(docname)


def save_output_cache(app: Sphinx, exception: Exception | None) -> None:
    """Save what was written; a build that failed may not have written what it resolved."""
    # a build that stopped early may have no environment
    cache = domain_of(app.env).output_cache if hasattr(app, "env") and not exception else None
    if cache:
        cache.save()


def setup_pages(app: Sphinx) -> None:
    """Connect the making of pages, and of the record of what was written."""
    app.connect("env-get-outdated", keep_pages)
    app.connect("env-before-read-docs", announce_index_pages)
    app.connect("env-updated", pages_to_write)
    app.connect("doctree-resolved", note_written)
    app.connect("build-finished", save_output_cache)
