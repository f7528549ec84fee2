"""Fingerprints of documents: digests of what each shows of others."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..content import inline
from ..content.elements import Prose, digest
from ..content.infobox import box_of, trail_of
from ..content.page_map import page_at
from ..model.entries import Facts
from ..model.sentences import Mentioned
from .affected import documents_meant

if TYPE_CHECKING:
    from collections.abc import Container, Iterator

    from sphinx.config import Config

    from ..content.elements import Page, Ref
    from ..content.resolver import QueryResolver
    from ..index.index import Index
    from ..model.entries import Mention


class Fingerprints:
    """Makes the digests of what documents and pages show."""

    def __init__(self, answers: QueryResolver, config: Config, sources: Container[str]) -> None:
        self._answers = answers
        self._index = answers.index
        self._sources = sources
        self._has_edit_links = has_edit_links(config)
        self._told: dict[str, list[tuple[str, object]]] = {}

    def of_document(self, docname: str) -> str:
        """Return the digest of what a document shows of others; empty where that is nothing."""
        facts = self._index.facts.get(docname, Facts())
        shown = (box_of, trail_of)
        boxes = [[part(self._index, entry) for part in shown] for entry in facts.entries]
        told = [shown for _, shown in self._told_in(docname)]
        documents = [self._document(name) for name in documents_meant(facts)]
        return digest((boxes, told, documents)) if boxes or told else ""

    def of_page(self, page: Page) -> str:
        """Return the digest of a page made by the extension: all that it says."""
        proses = (block for block in page.blocks if isinstance(block, Prose))
        shown = [list(self._in_prose(prose)) for prose in proses]
        return digest((page.title, page.blocks, page.sections, shown, self._edited_at(page)))

    def of_ending(self, page: Page) -> str:
        """Return the digest of a document that is *page*: what it shows, and what was added."""
        return digest((self.of_document(page.docname), page.sections, bool(page.leads_to)))

    def _document(self, docname: str) -> str | None:
        """Return the title of a page, and of another document that it is there."""
        page = page_at(self._index, docname)
        return page.title if page else docname if docname in self._sources else None

    def _in_prose(self, prose: Prose) -> Iterator[object]:
        return (shown for entry, shown in self._told_in(prose.docname) if entry == prose.anchor)

    def _told_in(self, docname: str) -> list[tuple[str, object]]:
        if docname not in self._told:
            facts = self._index.facts.get(docname, Facts())
            self._told[docname] = list(_told(self._answers, facts))
        return self._told[docname]

    def _edited_at(self, page: Page) -> tuple[str, str, int] | None:
        entry = self._index.by_id.get(page.docname.rpartition("/")[2].casefold())
        return (entry.docname, entry.file, entry.line) if entry and self._has_edit_links else None


def has_edit_links(config: Config) -> bool:
    """Whether the theme shows where a page is edited: then a page shows a line of the source.

    No builder is asked, since all of them share the digests.
    """
    return bool(config.html_theme_options.get("use_edit_page_button"))


def _told(answers: QueryResolver, facts: Facts) -> Iterator[tuple[str, object]]:
    """Yield what the views and mentions show, each after the entry whose prose contains it."""
    yield from ((query.entry, answers.to(query)) for query in facts.queries)
    yield from ((mention.entry, _shown(answers.index, mention)) for mention in facts.mentions)


def _shown(index: Index, mention: Mention) -> list[Ref]:
    """Return the links that *mention* may be: with the title of the entry, or one in its place."""
    entry = index.meant(mention.role, mention.name).entry
    parts = (part for part in mention.sentence if isinstance(part, Mentioned))
    titles = {part.title: None for part in parts if part.name == mention.name}
    return [inline.ref(entry, title) for title in titles] if entry else []
