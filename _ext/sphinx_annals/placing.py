"""Where an entry stands: it is a section where sections may stand, a titled box elsewhere."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes
from sphinx.transforms import SphinxTransform

from .content import digest
from .directive import noted_in
from .heading import gather_below_title
from .kinds import BY_NAME
from .nodes import annals_box

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx.application import Sphinx

#: HTML knows no deeper heading
DEEPEST = 6


def entry_sections(document: nodes.document) -> Iterator[nodes.Element]:
    """Yield the elements of all entries, in document order."""
    for element in document.findall(nodes.Element):
        if "annals-entry" in element.get("classes", ()):
            yield element


def prose_of(entry: nodes.Element) -> list[nodes.Node]:
    """Return the prose of an entry: what follows its facts, without the entries within it."""
    start = next(n for n, child in enumerate(entry) if isinstance(child, annals_box)) + 1
    return [child for child in entry[start:] if not _is_entry(child)]


def _is_entry(node: nodes.Node) -> bool:
    return isinstance(node, nodes.Element) and "annals-entry" in node.get("classes", ())


class PlaceEntries(SphinxTransform):
    """Turn the section of an entry into a box where no section may stand::

        <container classes="annals-entry annals-event" ids="…">
            <rubric heading-level="…">
            …

    A heading then has the level of the place, and no builder meets a section within a list.
    """

    # before the titles and the table of contents are collected (880), and before docutils
    # looks for ids (260 and later)
    default_priority = 200

    def apply(self, **kwargs: object) -> None:
        """Place all entries of the document."""
        for section in list(entry_sections(self.document)):
            if not isinstance(section.parent, nodes.section | nodes.document):
                section.replace_self(_box(section))
            gather_below_title(self.document, section)


def _box(section: nodes.Element) -> nodes.Element:
    title, *rest = section.children
    rubric = nodes.rubric("", "", *title.children, translatable=False)
    rubric["heading-level"] = min(_depth(section) + 1, DEEPEST)
    rubric.source, rubric.line = title.source, title.line
    box = nodes.container("", rubric, *rest, ids=section["ids"], classes=section["classes"])
    box.source, box.line = section.source, section.line
    return box


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
        domain, docname = noted_in(self.env), self.env.docname
        written = domain.facts[docname].entries if docname in domain.facts else ()
        shown = {entry.anchor for entry in written if BY_NAME[entry.kind].has_pages}
        if shown:
            sections = {section["ids"][0]: section for section in entry_sections(self.document)}
            proses = {a: prose for a in shown & sections.keys() if (prose := prose_of(sections[a]))}
            domain.note_prose(docname, {a: _digest(prose) for a, prose in proses.items()})


def _digest(prose: list[nodes.Node]) -> str:
    return digest([node.pformat() for node in prose if isinstance(node, nodes.Element)])


def setup_placing(app: Sphinx) -> None:
    """Register the transforms."""
    app.add_transform(PlaceEntries)
    app.add_transform(NoteProse)
