"""Pages that no file holds: made in memory as real documents, and kept right from build to build.

Sphinx knows two sorts of documents: those it found in the source folder, and those it read. A
page made here is entered among both, after reading, so that every builder writes it as any
other. In the next build it is kept from being taken for a deleted file; when its content has
changed it is made again, and when nothing calls for it any more it goes, with its output.

Which documents are *written* again depends on what this output folder holds: see
:mod:`sphinx_annals.record`.
"""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from docutils import nodes
from sphinx import addnodes
from sphinx.environment import CONFIG_OK
from sphinx.environment.collectors.toctree import TocTreeCollector
from sphinx.transforms import SphinxTransformer
from sphinx.util.docutils import new_document

from .content import digest
from .directive import index_term, noted_in
from .fingerprint import fingerprints
from .nodes import annals_part
from .record import Record
from .register import INDEX_PAGES, page_at, page_names

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

    from .content import Page, Section
    from .domain import AnnalsDomain


# before reading -----------------------------------------------------------------------------


def pages_now_written_by_hand(
    app: Sphinx, env: BuildEnvironment, added: set[str], changed: set[str], removed: set[str]
) -> Sequence[str]:
    """Keep the pages made last time; return those for which a file has appeared."""
    domain = noted_in(env)
    domain.sources = frozenset(env.found_docs)
    # Sphinx goes on with the set as this leaves it
    removed.difference_update(domain.pages)
    by_hand = sorted(domain.sources & domain.pages.keys())
    for docname in by_hand:
        del domain.pages[docname]
    return by_hand


def announce_index_pages(app: Sphinx, env: BuildEnvironment, docnames: list[str]) -> None:
    """Let toctrees find the index pages while documents are read.

    The other pages are not announced: a glob would find those of the last build.
    """
    env.found_docs.update(INDEX_PAGES)


# after reading ------------------------------------------------------------------------------


def pages_to_write(app: Sphinx, env: BuildEnvironment) -> list[str]:
    """Make the pages of the book; return the documents whose output here is out of date."""
    domain = noted_in(env)
    wanted = list(page_names(domain.index))
    for docname in sorted(domain.pages.keys() - set(wanted)):
        _drop(app, env, docname)
    prints = fingerprints(domain.index)
    made = [docname for docname in wanted if _is_made(app, domain, docname, prints)]
    env.found_docs.update(domain.pages)
    domain.record = Record.of(app.builder, prints, frozenset(domain.pages))
    domain.record.clean(env.found_docs)
    return sorted({*made, *domain.record.outdated()})


def _is_made(app: Sphinx, domain: AnnalsDomain, docname: str, prints: dict[str, str]) -> bool:
    """Make the page *docname* unless it stands as it should; note its fingerprint."""
    page = page_at(domain.index, docname)
    if page is None:
        return False
    prints[docname] = digest((prints.get(docname), page))
    by_hand = docname in domain.sources
    known, make = (domain.endings, _end) if by_hand else (domain.pages, _make)
    stands = known.get(docname) == prints[docname] and domain.env.config_status == CONFIG_OK
    if stands and (app.doctreedir / f"{docname}.doctree").is_file():
        return False
    make(app, page)
    known[docname] = prints[docname]
    return True


def _make(app: Sphinx, page: Page) -> None:
    """Make *page* and enter it in the environment as the reader enters what it read."""
    env, docname = app.env, page.docname
    env.prepare_settings(docname)
    document = new_document(str(env.doc2path(docname)))
    vars(document.settings).update(env.settings)
    document += _section(page)
    transformer = SphinxTransformer(document)
    transformer.set_environment(env)
    transformer.add_transforms(app.registry.get_transforms())
    transformer.apply_transforms()
    if not page.is_listed:
        env.metadata[docname]["orphan"] = ""
    env.all_docs[docname] = time.time_ns() // 1_000
    document += _way_to(page)
    _write(app, docname, document)


def _end(app: Sphinx, page: Page) -> None:
    """Put what the book says of an entry at the end of the document that is its page."""
    env, docname = app.env, page.docname
    env.prepare_settings(docname)
    document = env.get_doctree(docname)
    for old in [node for node in document.findall(nodes.section) if "annals-end" in node["classes"]]:
        old.parent.remove(old)
    top = document[0] if len(document) == 1 and isinstance(document[0], nodes.section) else document
    top += [_part(page, section) for section in page.sections]
    # the table of contents was collected when the document was read
    toc = TocTreeCollector()
    toc.clear_doc(app, env, docname)
    toc.process_doc(app, document)
    document += _way_to(page)
    _write(app, docname, document)


def _write(app: Sphinx, docname: str, document: nodes.document) -> None:
    env = app.env
    app.builder.write_doctree(docname, document)
    # a private door: ``get_doctree`` keeps the bytes it read once, and we have written others
    env._pickled_doctree_cache.pop(docname, None)
    # Sphinx copies it with all it holds for each page that is written
    env.current_document.clear()


def _drop(app: Sphinx, env: BuildEnvironment, docname: str) -> None:
    """Forget a page that nothing calls for any more, as Sphinx forgets a deleted document."""
    del noted_in(env).pages[docname]
    env.events.emit("env-purge-doc", env, docname)
    env.clear_doc(docname)
    env.found_docs.discard(docname)
    (app.doctreedir / f"{docname}.doctree").unlink(missing_ok=True)


# the tree of a page -------------------------------------------------------------------------


def _section(page: Page) -> nodes.section:
    """Return ``section(title, index?, annals_part, section(title, annals_part)…)``."""
    top = nodes.section("", nodes.title("", page.title, translatable=False), ids=[page.anchor])
    if page.index_term:
        term = index_term(page.index_term)
        top += addnodes.index(entries=[("single", term, page.anchor, "", None)])
    top += annals_part(docname=page.docname, anchor="")
    top += [_part(page, section) for section in page.sections]
    return top


def _part(page: Page, section: Section) -> nodes.section:
    title = nodes.title("", section.title, translatable=False)
    part = annals_part(docname=page.docname, anchor=section.anchor)
    return nodes.section("", title, part, ids=[section.anchor], classes=["annals-end"])


def _way_to(page: Page) -> list[nodes.Node]:
    """Return a hidden toctree to the pages that *page* leads to.

    It is added after the table of contents was collected: builders that make one document of
    all follow the toctrees that they meet, while the side bar of a website is drawn from what
    was collected, and a thousand people there would swell every page.
    """
    if not page.leads_to:
        return []
    toctree = addnodes.toctree(
        parent=page.docname,
        entries=[(None, docname) for docname in page.leads_to],
        includefiles=list(page.leads_to),
        maxdepth=1,
        caption=None,
        glob=False,
        hidden=True,
        includehidden=False,
        numbered=0,
        titlesonly=False,
    )
    return [nodes.compound("", toctree, classes=["toctree-wrapper"])]


def setup_pages(app: Sphinx) -> None:
    """Connect the making of pages."""
    app.connect("env-get-outdated", pages_now_written_by_hand)
    app.connect("env-before-read-docs", announce_index_pages)
    app.connect("env-updated", pages_to_write)
