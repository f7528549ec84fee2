"""Place entries: a section where sections may be, a titled box elsewhere."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, cast

from docutils import nodes
from sphinx import addnodes
from sphinx.transforms import SphinxTransform

from ..content.elements import digest
from ..kinds import BY_NAME
from .data import data_of
from .nodes import annals_box, annals_entry, annals_trail

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx.application import Sphinx


#: what may precede the title of a document: invisible nodes, or its metadata
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
    """Let what is parsed next be a MyST document's title, if nothing precedes it.

    Headings of the second level may follow then: MyST would miss one of the first.
    :func:`gather_below_title` puts them where they belong.
    """
    renderer = getattr(state, "_renderer", None)
    document = state.document
    if renderer is not None and renderer.current_node is document and is_first(document):
        renderer._level_to_section = {0: document, 1: document}  # noqa: SLF001


def is_first(document: nodes.document, before: nodes.Node | None = None) -> bool:
    """Whether *document* has nothing visible, or nothing visible before the node *before*."""
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


#: a short PDF knows no deeper heading, and HTML just one more
DEEPEST = 5
#: where a section is allowed
PLACES = (nodes.document, nodes.section, addnodes.only)


def entry_sections(document: nodes.Node) -> Iterator[nodes.Element]:
    """Yield the elements of all entries, in document order."""
    for element in document.findall(nodes.Element):
        if _is_entry(element):
            yield element


def anchor_of(entry: nodes.Element) -> str:
    """Return the id that an entry was noted with: a label before it puts its own first."""
    return next(str(child["anchor"]) for child in entry if isinstance(child, annals_box))


def prose_of(entry: nodes.Element) -> list[nodes.Node]:
    """Return the prose of an entry: what follows its facts, without the entries within it.

    What a document says below the entry that is its title is not said by that entry.
    """
    start = next(n for n, child in enumerate(entry) if isinstance(child, annals_box)) + 1
    return [child for child in entry[start:] if not _is_beside(child)]


def _is_beside(node: nodes.Node) -> bool:
    return _is_entry(node) or is_below_title(node) or isinstance(node, annals_trail)


def _is_entry(node: nodes.Node) -> bool:
    # a writer may give the class to anything
    return (
        isinstance(node, nodes.Element)
        and "annals-entry" in node["classes"]
        and any(isinstance(child, annals_box) for child in node.children)
    )


class PlaceEntries(SphinxTransform):
    """Turn the section of an entry into a box where a section is not allowed.

    ::

        <annals_entry classes="annals-entry annals-event" ids="…">
            <rubric heading-level="…">
            …

    So do the sections in its prose, without a box. A heading then has the level of the place, and
    no builder meets a section within a list.
    """

    # before the titles and the table of contents are collected (880), and before docutils
    # looks for ids (260 and later)
    default_priority = 200

    def apply(self, **kwargs: object) -> None:
        """Place all entries of the document."""
        # the depths are taken first, since a box takes away those within it
        sections = [(section, _depth(section)) for section in self.document.findall(nodes.section)]
        for section, depth in sections:
            if _is_entry(section):
                self._place(section, depth)
            elif _is_entry(section.parent) and not isinstance(section.parent, nodes.section):
                self._replace(section, _headed(section, depth))

    def _place(self, section: nodes.section, depth: int) -> None:
        if isinstance(section.parent, PLACES):
            gather_below_title(self.document, section)
        _put_trail(section)
        if isinstance(section.parent, PLACES):
            return
        box = annals_entry("", *_headed(section, depth))
        box.source, box.line = section.source, section.line
        self._replace(section, [box])

    def _replace(self, section: nodes.section, new: list[nodes.Node]) -> None:
        section.replace_self(new)
        self.document.ids.update(dict.fromkeys(section["ids"], new[0]))


def _put_trail(entry: nodes.section) -> None:
    """Let the sentences that mention *entry* follow its prose; at the end, if it is the title."""
    trail = next(child for child in entry if isinstance(child, annals_trail))
    entry.remove(trail)
    is_title = any(map(is_below_title, entry))
    parts = () if is_title else (n for n, c in enumerate(entry) if isinstance(c, nodes.section))
    entry.insert(next(iter(parts), len(entry)), trail)


def _headed(section: nodes.section, depth: int) -> list[nodes.Node]:
    """Return the children of *section*, a rubric in place of its title."""
    title, rest = cast("nodes.title", section[0]), section[1:]
    rubric = nodes.rubric(title.rawsource, "", *title.children, **title.attributes)
    rubric["heading-level"] = min(depth + 1, DEEPEST)
    rubric.source, rubric.line = title.source, title.line
    return [rubric, *rest]


def _depth(node: nodes.Node) -> int:
    depth, above = 0, node.parent
    while above is not None:
        depth += isinstance(above, nodes.section) or _is_entry(above)
        above = above.parent
    return depth


class NoteProse(SphinxTransform):
    """Note a digest of the prose of each entry that is shown on another page as well."""

    # after every transform that changes text, before doctrees are handed to collectors (850)
    default_priority = 840

    def apply(self, **kwargs: object) -> None:
        """Note the prose of all entries of the document."""
        domain, docname = data_of(self.env), self.env.docname
        written = domain.facts[docname].entries if docname in domain.facts else ()
        shown = {entry.anchor for entry in written if BY_NAME[entry.kind].has_page(entry.id)}
        if shown:
            sections = {anchor_of(section): section for section in entry_sections(self.document)}
            proses = {
                a: prose for a in shown & sections.keys() if (prose := prose_of(sections[a]))
            }
            domain.note_prose(docname, {a: _digest(prose) for a, prose in proses.items()})


def _digest(prose: list[nodes.Node]) -> str:
    return digest([node.pformat() for node in prose if isinstance(node, nodes.Element)])


def setup_sections(app: Sphinx) -> None:
    """Register the transforms."""
    app.add_transform(PlaceEntries)
    app.add_transform(NoteProse)
