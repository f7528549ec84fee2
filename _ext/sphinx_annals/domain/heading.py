"""Where headings belong: those within an entry below it, those after one that is the title."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from docutils import nodes

if TYPE_CHECKING:
    from collections.abc import Iterator


#: what may stand before the title of a document: nothing seen, or its metadata
UNSEEN = (nodes.PreBibliographic, nodes.docinfo, nodes.field_list, nodes.system_message)
#: the attribute of what was moved into the title of its document
BELOW = "annals_below"
#: a heading has one of six levels, and a parent of a lower one
PARENT_LEVELS = range(6)


def is_markdown(state: Any) -> bool:
    """Whether MyST is parsing, rather than reStructuredText."""
    return getattr(state, "_renderer", None) is not None


@contextmanager
def headings_within(state: Any, section: nodes.section) -> Iterator[None]:
    """Let the headings that are parsed meanwhile be parts of *section*, whatever their level.

    MyST asks a private table of its renderer which section is the parent of a new heading; in
    reStructuredText the parent is where the content is parsed to, and nothing is to be done.
    """
    renderer = getattr(state, "_renderer", None)
    if renderer is None:
        yield
        return
    outside = renderer._level_to_section  # noqa: SLF001 (there is no public door)
    renderer._level_to_section = dict.fromkeys(PARENT_LEVELS, section)  # noqa: SLF001
    try:
        yield
    finally:
        renderer._level_to_section = outside  # noqa: SLF001


def expect_lower_headings(state: Any) -> None:
    """Let what is parsed next be a MyST document's title, if nothing stands before it.

    Headings of the second level may follow then: MyST would miss one of the first.
    :func:`gather_below_title` puts them where they belong.
    """
    renderer = getattr(state, "_renderer", None)
    document = state.document
    if renderer is not None and renderer.current_node is document and is_first(document):
        renderer._level_to_section = {0: document, 1: document}  # noqa: SLF001


def is_first(document: nodes.document, before: nodes.Node | None = None) -> bool:
    """Whether nothing that is seen stands in *document*, or before the node *before*."""
    children = document.children if before is None else document[: document.index(before)]
    return all(isinstance(child, UNSEEN) for child in children)


def gather_below_title(document: nodes.document, section: nodes.Element) -> None:
    """Move what follows *section* into it, if it is the title of *document*."""
    if section.parent is document and is_first(document, section):
        after = document[document.index(section) + 1 :]
        for node in after:
            document.remove(node)
            if isinstance(node, nodes.Element):
                node[BELOW] = True
        section += after


def is_below_title(node: nodes.Node) -> bool:
    """Whether *node* was moved into the title of its document."""
    return isinstance(node, nodes.Element) and BELOW in node
