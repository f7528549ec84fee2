"""What is gathered from a document that was read: mentions, places of views, its title."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from docutils import nodes

from ..model.entries import Mention
from .inclusion import included_file
from .mention import mentions_in
from .nodes import annals_view

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from sphinx.environment import BuildEnvironment

    from ..model.entries import Facts


def harvested(env: BuildEnvironment, facts: Facts, docname: str, document: nodes.Element) -> Facts:
    """Return *facts*, what the directives of *document* noted, with what stands around them."""
    boxes = frozenset(entry.anchor for entry in facts.entries)
    mentions = tuple(
        Mention(
            *(docname, found.line, found.role, found.name),
            *(found.section, found.anchor, found.sentence),
            entry=_first(boxes, found.ids),
            file=included_file(env, docname, found.source),
        )
        for found in mentions_in(document)
    )
    views = document.findall(annals_view)
    entries = {view["query"]: _first(boxes, _ids_around(view)) for view in views}
    queries = tuple(replace(query, entry=entries.get(query, "")) for query in facts.queries)
    title = next((section[0].astext() for section in document.findall(nodes.section)), "")
    return replace(facts, mentions=mentions, queries=queries, title=title)


def _first(boxes: frozenset[str], ids: Iterable[str]) -> str:
    return next((each for each in ids if each in boxes), "")


def _ids_around(node: nodes.Element) -> Iterator[str]:
    above = node.parent
    while above is not None:
        yield from above["ids"]
        above = above.parent
