"""Collect the mentions, views and title of a document after it was read."""

from __future__ import annotations

import os
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from docutils import nodes
from sphinx import addnodes

from ..model.entries import Mention
from ..model.sentences import Mentioned, shortened
from .nodes import annals_view
from .passages import is_mention, passage_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from sphinx.environment import BuildEnvironment

    from ..model.entries import Facts
    from ..model.sentences import Sentence


def included_file(env: BuildEnvironment, docname: str, source: str | None) -> str:
    """Return the file *source* as seen from the source folder, if *docname* includes it.

    Empty where it is the document itself, or no file: a docstring, an epilog.
    """
    # docutils gives the path of an included file relative to the working folder
    path = Path(source or "").absolute()
    if path == Path(env.doc2path(docname)) or not path.is_file():
        return ""
    return Path(os.path.relpath(path, env.srcdir)).as_posix()


#: how much of a sentence is kept around a mention, in characters
LIMIT = 300


@dataclass(frozen=True, slots=True)
class FoundMention:
    """A mention in a document."""

    #: the role that was used: ``person``, ``org``, ``any`` …
    role: str
    name: str
    #: title and id of the section it is in; empty outside of sections
    section: str
    anchor: str
    sentence: Sentence
    #: the ids of the mention and of everything it is in, nearest first
    ids: tuple[str, ...]
    #: its line, or that of what it is in; 0 if not known
    line: int
    #: the file in which the line counts; empty if not known
    source: str = ""


def mentions_in(document: nodes.Element) -> Iterator[FoundMention]:
    """Yield the mentions of *document* in its order; its references must still be pending."""
    references = document.findall(addnodes.pending_xref)
    blocks = (_block_of(node) for node in references if is_mention(node) and _is_read(node))
    for block in dict.fromkeys(blocks):
        yield from _found_in(block)


def _found_in(block: nodes.Element) -> Iterator[FoundMention]:
    section, anchor = _section_of(block)
    for sentence, mentions in passage_of(block).sentences():
        parts = (at for at, part in enumerate(sentence) if isinstance(part, Mentioned))
        for at, mention in zip(parts, mentions, strict=True):
            yield FoundMention(
                mention["reftype"],
                mention["reftarget"],
                section,
                anchor,
                shortened(sentence, LIMIT, at),
                tuple(key for node in _lineage(mention) for key in node["ids"]),
                *_place_of(mention),
            )


def _place_of(mention: nodes.Element) -> tuple[int, str]:
    """Return the line of *mention*, or of what it is in, and the file in which that counts."""
    placed = next((node for node in _lineage(mention) if node.line), mention)
    return placed.line or 0, placed.source or ""


def _block_of(mention: nodes.Element) -> nodes.Element:
    texts = tuple(node for node in _lineage(mention) if isinstance(node, nodes.TextElement))
    block = next((node for node in texts if not isinstance(node, nodes.Inline)), None)
    return block or next(reversed(texts), mention)


def _section_of(block: nodes.Element) -> tuple[str, str]:
    section = next((node for node in _lineage(block) if isinstance(node, nodes.section)), None)
    if section is None:
        return "", ""
    titles = (passage_of(node).plain() for node in section if isinstance(node, nodes.title))
    return next(titles, ""), next(iter(section["ids"]), "")


def _is_read(mention: nodes.Element) -> bool:
    return not any(map(_is_unread, _lineage(mention)))


def _is_unread(node: nodes.Element) -> bool:
    # a table of contents holds copies of the titles and of the mentions in them
    if isinstance(node, nodes.topic):
        return "contents" in node["classes"]
    return isinstance(node, nodes.Invisible | nodes.system_message)


def _lineage(node: nodes.Element | None) -> Iterator[nodes.Element]:
    while node is not None:
        yield node
        node = node.parent


def harvested(env: BuildEnvironment, facts: Facts, docname: str, document: nodes.Element) -> Facts:
    """Return *facts*, as the directives of *document* noted them, with their surroundings."""
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
