"""Mentions: where a document names entries in its prose, and the sentence around each."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from docutils import nodes
from sphinx import addnodes

from ..model.sentences import Mentioned, shortened
from .passages import is_mention, passage_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ..model.sentences import Sentence


#: how much of a sentence is kept around a mention, in characters
LIMIT = 300


@dataclass(frozen=True, slots=True)
class Found:
    """A mention as it stands in a document."""

    #: the role that was used: ``person``, ``org``, ``any`` …
    role: str
    name: str
    #: its line, or that of what it stands in; 0 where not known
    line: int
    #: title and id of the section it is in; empty outside of sections
    section: str
    anchor: str
    sentence: Sentence
    #: the ids of the mention and of all that it stands in, nearest first
    ids: tuple[str, ...]
    #: the file in which the line counts; empty where not known
    source: str = ""


def mentions_in(document: nodes.Element) -> Iterator[Found]:
    """Yield the mentions of *document* in its order; its references must still be pending."""
    references = document.findall(addnodes.pending_xref)
    blocks = (_block_of(node) for node in references if is_mention(node) and _is_read(node))
    for block in dict.fromkeys(blocks):
        yield from _found_in(block)


def _found_in(block: nodes.Element) -> Iterator[Found]:
    section, anchor = _section_of(block)
    for sentence, mentions in passage_of(block).sentences():
        parts = (at for at, part in enumerate(sentence) if isinstance(part, Mentioned))
        for at, mention in zip(parts, mentions, strict=True):
            placed = next((node for node in _lineage(mention) if node.line), mention)
            yield Found(
                role=mention["reftype"],
                name=mention["reftarget"],
                line=placed.line or 0,
                section=section,
                anchor=anchor,
                sentence=shortened(sentence, LIMIT, at),
                ids=tuple(key for node in _lineage(mention) for key in node["ids"]),
                source=placed.source or "",
            )


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
